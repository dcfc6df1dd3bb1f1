package dev.rediscover.author;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds sessions that are the same from the first line to the last. */
final class Twins {
    private static final int FEWEST_EVENTS = 20; // two short sessions may be the same by chance

    private final Map<String, GradedFile> seen = new HashMap<>();

    /** Whether a session counts: the same one of the same learner counts once. Says so if another has it too. */
    boolean isNew(GradedFile sheet, List<String> notes) {
        GradedFile twin = seen.putIfAbsent(sheet.sum(), sheet);
        if (twin == null) {
            return true;
        }
        if (twin.learner().equals(sheet.learner())) {
            notes.add(Cleaned.sentence(sheet.shown() + ": the same session as " + twin.shown() + "; it counts once"));
            return false;
        }
        if (sheet.regraded().transcript().events().size() >= FEWEST_EVENTS) {
            notes.add(Cleaned.sentence(sheet.shown() + ": character for character the session that " + twin.learner()
                    + " handed in as " + twin.shown()));
        }
        return true;
    }
}
