package dev.rediscover.author;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Pack;
import dev.rediscover.transcript.Chain;
import dev.rediscover.transcript.Header;
import dev.rediscover.tutor.Meaning;
import dev.rediscover.tutor.OwnData;
import java.time.Instant;
import java.util.List;

/** What an instructor should know about a session beside its verdicts. */
final class GradeNotes {
    private GradeNotes() {}

    /** Adds a sentence for each. */
    static void add(GradedFile sheet, Pack pack, List<String> notes) {
        Regraded regraded = sheet.regraded();
        Header header = regraded.transcript().header();
        String change = change(header, pack, regraded.lesson());
        boolean differs = false;
        for (Take take : regraded.takes()) {
            if (take.differs()) {
                differs = true;
                add(
                        notes,
                        sheet,
                        take.line(),
                        regraded.lesson().id() + "/" + take.step().id() + ": recorded "
                                + take.recorded().label() + ", now "
                                + take.mark().label() + why(take, change));
            }
        }
        for (Regraded.UnknownStep one : regraded.unknown()) {
            add(
                    notes,
                    sheet,
                    one.line(),
                    regraded.lesson().id() + "/" + Cleaned.name(one.id())
                            + ": the lesson has no such step, so it is not graded"
                            + (one.recorded() == null
                                    ? ""
                                    : "; recorded: " + one.recorded().label())
                            + (change == null ? "" : ": " + change));
        }
        if (change != null && !differs) {
            add(notes, sheet, 1, "taken with another version of the lesson; judged by this one: " + change);
        }
        data(sheet, pack, notes);
        if (!isAsTheLesson(header, regraded.lesson())) {
            add(notes, sheet, 1, "its seed or clock is not the lesson's; judged with those of the lesson");
        }
        ending(sheet, notes);
        regraded.notes().forEach(note -> notes.add(Cleaned.sentence(note)));
    }

    private static void data(GradedFile sheet, Pack pack, List<String> notes) {
        Regraded regraded = sheet.regraded();
        boolean own = OwnData.isIn(pack.lesson(regraded.lesson().id()));
        if (own && !"own".equals(regraded.transcript().header().get("data"))) {
            add(notes, sheet, 1, "taken without a name, so on the data that everybody sees, not on data of one's own");
        }
    }

    private static void ending(GradedFile sheet, List<String> notes) {
        Chain chain = sheet.chain();
        if (chain.state() == Chain.State.BROKEN) {
            add(
                    notes,
                    sheet,
                    chain.line(),
                    "the chain of this exam is broken: something from line " + chain.since()
                            + " on was changed after it was written");
        } else if (chain.state() == Chain.State.ENDS_EARLY) {
            add(notes, sheet, chain.line(), "this exam has no seal: it was not handed in, or its end is missing");
        } else if (sheet.regraded().transcript().truncated()) {
            add(notes, sheet, 1, "its end is missing; judged as far as it goes");
        }
    }

    private static String why(Take take, String change) {
        if (take.covered()) {
            return ": a password that was covered (****) is part of it";
        }
        return change == null ? ": the file is not as it was written, or this program judges otherwise" : ": " + change;
    }

    private static void add(List<String> notes, GradedFile sheet, int line, String note) {
        notes.add(Cleaned.sentence(sheet.shown() + ":" + line + ": " + note));
    }

    /** How the lesson has changed since; {@code null} if it has not. */
    private static String change(Header header, Pack pack, Lesson lesson) {
        String[] named = header.pack().split(" ");
        String version = named.length > 1 ? named[1] : null;
        if (version != null && !version.equals(pack.version())) {
            return "pack " + Cleaned.name(version) + " -> " + pack.version();
        }
        String digest = header.get("digest");
        return digest == null || digest.equals(Meaning.of(lesson))
                ? null
                : "pack " + pack.version() + " asks for something else now than it did";
    }

    private static boolean isAsTheLesson(Header header, Lesson lesson) {
        String clock = Instant.ofEpochMilli(lesson.clockMillis()).toString();
        return (header.get("seed") == null || header.seed() == lesson.seed())
                && (header.clock() == null || header.clock().equals(clock));
    }
}
