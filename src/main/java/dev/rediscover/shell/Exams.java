package dev.rediscover.shell;

import dev.rediscover.lesson.ExamRules;
import dev.rediscover.transcript.Chain;
import dev.rediscover.transcript.Event;
import dev.rediscover.transcript.Header;
import dev.rediscover.transcript.Transcript;
import dev.rediscover.transcript.TranscriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** {@code :exam}: begins an exam, or goes on with one that was broken off; and what may be typed in one. */
final class Exams {
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    private Exams() {}

    /**
     * What is known of the transcripts of an exam.
     *
     * @param index the first lesson that is not sealed
     * @param begun its transcript; {@code null} if there is none yet
     * @param last the transcript of the lesson before it; {@code null} for none
     * @param over whether it was handed in
     */
    private record Found(int index, Transcript begun, Transcript last, boolean over) {}

    /** Begins what was typed behind {@code :exam}, or goes on with it. */
    static Result begin(Session session, Classroom classroom, String rest) {
        try {
            ExamPlan plan = ExamPlan.of(session, rest);
            Found found = find(plan);
            if (found.over()) {
                return session.refuse(
                        "This exam was handed in: " + plan.file(0) + ". Another one needs another name: --out FILE.");
            }
            Transcript before = found.begun() != null ? found.begun() : found.last();
            if (before != null) {
                plan = plan.by(value(before, "exam"));
            }
            long started = before == null ? session.world().millis() : started(before);
            Exam exam = new Exam(session, plan, new ExamClock(started), found.index());
            introduce(session, plan, started);
            countBefore(plan, exam, found.index());
            classroom.sit(exam);
            String after = found.index() == 0
                    ? null
                    : plan.file(found.index() - 1).getFileName().toString();
            if (found.begun() != null) {
                exam.resume(after);
            } else {
                exam.begin(after);
                exam.tick(); // the time may be over
            }
            return Result.FINE;
        } catch (IOException e) {
            classroom.sit(null);
            return session.refuse("The exam cannot be taken: " + e.getMessage() + ".");
        }
    }

    private static Found find(ExamPlan plan) throws IOException {
        Transcript last = null;
        for (int i = 0; i < plan.lessons().size(); i++) {
            Path file = plan.file(i);
            if (!Files.exists(file)) {
                return new Found(i, null, last, false);
            }
            Transcript read = read(file);
            List<String> seal = seal(read);
            if (seal.isEmpty()) {
                return new Found(i, read, last, false);
            }
            if (!seal.contains("finished")) {
                return new Found(i, null, read, true);
            }
            last = read;
        }
        return new Found(plan.lessons().size(), null, last, true);
    }

    private static Transcript read(Path file) throws IOException {
        if (Files.size(file) > MAX_BYTES) {
            throw new IOException(file + " is too large to be a transcript");
        }
        Transcript read = TranscriptReader.read(file);
        if (read.header().get("exam") == null || Chain.read(file).state() == Chain.State.NOT_SEALED) {
            throw new IOException(file + " is there, and no transcript of an exam; say with --out where it goes");
        }
        return read;
    }

    /** The words of the seal; none if there is no seal. */
    private static List<String> seal(Transcript transcript) {
        for (Event event : transcript.events()) {
            if (event instanceof Event.Control control && control.words().contains("sealed")) {
                return control.words();
            }
        }
        return List.of();
    }

    private static void countBefore(ExamPlan plan, Exam exam, int lessons) throws IOException {
        for (int i = 0; i < lessons; i++) {
            int of = plan.lessons().get(i).exercises();
            for (String word : seal(read(plan.file(i)))) {
                if (word.startsWith("accepted=") && word.indexOf('/') > 0) {
                    exam.countBefore(Math.max(0, TimeTravel.number(word.substring(9, word.indexOf('/')))), of);
                }
            }
        }
    }

    private static String value(Transcript transcript, String name) throws IOException {
        Header header = transcript.header();
        if (header.get(name) == null) {
            throw new IOException(transcript.name() + " does not say: " + name);
        }
        return header.get(name);
    }

    private static long started(Transcript transcript) throws IOException {
        try {
            return Instant.parse(value(transcript, "started")).toEpochMilli();
        } catch (DateTimeException e) {
            throw new IOException(transcript.name() + " does not say when it began");
        }
    }

    // ---- what is said at the beginning

    private static void introduce(Session session, ExamPlan plan, long started) {
        ExamRules rules = plan.rules();
        LocalTime end = Instant.ofEpochMilli(started + rules.minutes() * 60_000L)
                .atZone(ZoneId.systemDefault())
                .toLocalTime();
        String until = end.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
        session.note("Exam: " + plan.pack().title() + ". " + rules.minutes() + " minutes, until " + until
                + "; the clock runs on when you leave or the machine sleeps.");
        int own = plan.pack().exam().minutes();
        if (own > 0 && own != rules.minutes()) {
            session.note("The pack gives " + own + " minutes; the transcript says that it is " + rules.minutes() + ".");
        }
        session.note(
                feedback(rules) + " A choice or a prediction is answered once. There are no hints and no solutions."
                        + (rules.closedBook() ? " Closed book: no help, no playing." : " \"help COMMAND\" works."));
        session.note("Words: skip (leaves a step for good), check, reset, undo, menu, finish (hands in), exit (you may"
                + " come back while there is time).");
        session.note(
                "All of this runs on your machine: the transcript is yours to read, its seal shows careless changes,"
                        + " and nothing proves who typed.");
    }

    private static String feedback(ExamRules rules) {
        return switch (rules.feedback()) {
            case NONE -> "You are not told whether an answer is right, and the first one counts.";
            case VERDICT -> "You are told whether an answer is right, not why.";
            case FULL -> "You are told whether an answer is right, and what is wrong with it.";
        };
    }

    // ---- what is closed

    /** Why a line may not be typed in an exam; {@code null} if it may. */
    static String bars(Exam exam, String text) {
        String first = text.indexOf(' ') < 0 ? text : text.substring(0, text.indexOf(' '));
        if (first.equalsIgnoreCase("help") || first.equals("?")) {
            return exam.isClosedBook() ? "The reference is closed in this exam." : null;
        }
        if (first.equalsIgnoreCase("why")) {
            return "\"why\" is closed in an exam.";
        }
        if (!text.startsWith(":")) {
            return null;
        }
        List<ShellWord> words = ShellWord.startingWith(first.substring(1));
        boolean open = !words.isEmpty() && words.stream().allMatch(word -> isOpen(word, exam.isClosedBook()));
        return open || words.isEmpty() ? null : "\"" + first + "\" is closed in an exam.";
    }

    private static boolean isOpen(ShellWord word, boolean closedBook) {
        return switch (word) {
            case AS, BINDINGS, CHECK, CLEAR, CLOCK, DIFF, EDIT, MENU, NEXT, PEEK, QUIT, RESET, SHOW, SKIP, TICK, TREE ->
                true;
            case UNDO, VIEW, WIRE -> true;
            case HELP, PLAY, SET -> !closedBook;
            default -> false;
        };
    }
}
