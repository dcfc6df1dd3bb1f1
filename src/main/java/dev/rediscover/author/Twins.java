package dev.rediscover.author;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds sessions that are the same from the first line to the last. */
final class Twins {
    private static final int FEWEST_EVENTS = 20; // two short sessions may be the same by chance

    private final Map<String, GradedFile> seen = new HashMap<>();
    private final Map<List<String>, List<String>> shared = new LinkedHashMap<>();

    /** Whether a session counts: the same one of the same learner counts once. */
    boolean isNew(GradedFile sheet, List<String> notes) {
        GradedFile own = seen.putIfAbsent(sheet.learner() + '\n' + sheet.sum(), sheet);
        if (own != null) {
            notes.add(Cleaned.sentence(sheet.shown() + ": the same session as " + own.shown() + "; it counts once"));
            return false;
        }
        GradedFile twin = seen.putIfAbsent(sheet.sum(), sheet);
        if (twin == null) {
            return true;
        }
        if (sheet.regraded().transcript().events().size() >= FEWEST_EVENTS) {
            shared.computeIfAbsent(List.of(sheet.learner(), twin.learner()), pair -> new ArrayList<>())
                    .add(sheet.shown());
        }
        return true;
    }

    /** A sentence for each two learners who handed in the same. */
    void tell(List<String> notes) {
        shared.forEach((pair, files) -> notes.add(Cleaned.sentence(files.get(0) + ": " + pair.get(0) + " and "
                + pair.get(1) + " handed in the same, character for character"
                + (files.size() > 1 ? ", in " + files.size() + " sessions" : ""))));
    }
}
