package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.ExamRules;
import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.PackSource;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.CommandLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An exam as it was asked for.
 *
 * @param lessons in the order in which they are taken
 * @param rules of the pack, with what was said otherwise
 * @param learner {@code null} if nobody said
 * @param out the transcript, or with several lessons what their names begin with
 */
record ExamPlan(Pack pack, List<Lesson> lessons, ExamRules rules, String learner, Path out) {
    private static final String SUFFIX = ".session.md";
    private static final int MOST_MINUTES = 600;
    private static final int MINUTES = 60; // where nobody says anything
    private static final int LONGEST_NAME = 64;

    /** What was typed behind {@code :exam}. */
    private static final class Words {
        private String pack = "";
        private String minutes;
        private String learner;
        private String out;
        private String feedback;
        private boolean closedBook;

        Words(String text) throws IOException {
            CommandLine line = CommandLine.split(text);
            if (!line.ok()) {
                throw new IOException(line.explanation());
            }
            List<String> words = new ArrayList<>();
            for (Bytes word : line.words()) {
                words.add(word.utf8());
            }
            for (int i = 0; i < words.size(); i++) {
                String word = words.get(i);
                if (word.equals("--closed-book")) {
                    closedBook = true;
                } else if (word.startsWith("--")) {
                    option(word, i + 1 < words.size() ? words.get(++i) : "");
                } else if (pack.isEmpty()) {
                    pack = word;
                } else {
                    throw new IOException("one pack at a time, not also \"" + word + "\"");
                }
            }
        }

        private void option(String name, String value) throws IOException {
            if (value.isEmpty()) {
                throw new IOException(name + " wants a value");
            }
            switch (name) {
                case "--minutes" -> minutes = value;
                case "--learner" -> learner = value;
                case "--out" -> out = value;
                case "--feedback" -> feedback = value;
                default -> throw new IOException("there is no option " + name);
            }
        }
    }

    /**
     * Reads what was typed behind {@code :exam}, and the pack.
     *
     * @throws IOException with what is wrong, in words for the user
     */
    static ExamPlan of(Session session, String text) throws IOException {
        Words words = new Words(text);
        if (words.pack.isEmpty()) {
            throw new IOException("which pack? \"exam basics\", or one lesson of it: \"exam basics/hello\"");
        }
        PackSource source = source(session, words.pack);
        int slash = words.pack.lastIndexOf('/');
        String one = null;
        if (source == null && slash > 0) {
            one = words.pack.substring(slash + 1);
            source = source(session, words.pack.substring(0, slash));
        }
        if (source == null) {
            throw new IOException("there is no pack " + words.pack + "; \"rediscover pack list\" shows those there are,"
                    + " and a folder with a pack.yaml will do");
        }
        Pack pack = read(session, source);
        List<Lesson> lessons = lessons(pack, one);
        String learner = words.learner == null ? Learner.of(session.settings()) : shortened(words.learner);
        ExamRules rules = rules(pack, words, lessons);
        return new ExamPlan(pack, lessons, rules, learner, out(session, words, pack, one, learner));
    }

    private static String shortened(String name) {
        String clean = name.strip();
        return clean.substring(0, Math.min(clean.length(), LONGEST_NAME));
    }

    private static PackSource source(Session session, String name) {
        try {
            Path folder = Path.of(name);
            if (Files.isRegularFile(folder.resolve("pack.yaml"))) {
                return PackSource.folder(folder);
            }
        } catch (InvalidPathException e) {
            return null;
        }
        return PackSource.isSafe(name) ? Lessons.shelf(session.state()).source(name) : null;
    }

    private static Pack read(Session session, PackSource source) throws IOException {
        PackReader.PackResult read = new PackReader(session.catalog()).read(source);
        if (!read.ok()) {
            for (Fault fault : read.faults()) {
                if (fault.isError()) {
                    throw new IOException("the pack cannot be read: " + fault);
                }
            }
            throw new IOException("the pack cannot be read");
        }
        return read.pack();
    }

    /** A program of the learner's own could be anybody's, so an exam opens no port. */
    private static void needsNoPort(Lesson lesson) throws IOException {
        for (Step step : lesson.steps()) {
            if (step.kind() == Step.Kind.CLIENT) {
                throw new IOException("the lesson " + lesson.id() + " has a step for a program of one's own ("
                        + step.id() + "), and an exam opens no port");
            }
        }
    }

    private static List<Lesson> lessons(Pack pack, String one) throws IOException {
        List<Lesson> lessons = new ArrayList<>();
        for (String id : one == null ? pack.exam().lessons() : List.of(one)) {
            Lesson lesson = pack.lesson(id);
            if (lesson == null) {
                throw new IOException("the pack " + pack.id() + " has no lesson " + id + "; it has "
                        + String.join(", ", pack.lessonIds()));
            }
            needsNoPort(lesson);
            lessons.add(lesson);
        }
        if (lessons.isEmpty()) {
            throw new IOException("the pack " + pack.id() + " has no lessons");
        }
        return lessons;
    }

    private static ExamRules rules(Pack pack, Words words, List<Lesson> lessons) throws IOException {
        ExamRules own = pack.exam();
        int minutes = own.minutes();
        for (Lesson lesson : own.minutes() > 0 ? List.<Lesson>of() : lessons) {
            minutes += lesson.minutes();
        }
        minutes =
                words.minutes == null ? Math.min(minutes == 0 ? MINUTES : minutes, MOST_MINUTES) : asked(words.minutes);
        ExamRules.Feedback feedback = words.feedback == null ? own.feedback() : feedback(words.feedback);
        return new ExamRules(minutes, own.lessons(), feedback, own.closedBook() || words.closedBook);
    }

    private static int asked(String minutes) throws IOException {
        int asked = TimeTravel.number(minutes);
        if (asked < 1 || asked > MOST_MINUTES) {
            throw new IOException("--minutes goes from 1 to " + MOST_MINUTES);
        }
        return asked;
    }

    static ExamRules.Feedback feedback(String word) throws IOException {
        return switch (word) {
            case "none" -> ExamRules.Feedback.NONE;
            case "verdict" -> ExamRules.Feedback.VERDICT;
            case "full" -> ExamRules.Feedback.FULL;
            default -> throw new IOException("--feedback is none, verdict or full, not " + word);
        };
    }

    private static Path out(Session session, Words words, Pack pack, String one, String learner) throws IOException {
        if (words.out != null) {
            return Path.of(words.out.endsWith(SUFFIX) ? words.out : words.out + SUFFIX);
        }
        String name =
                "exam-" + pack.id() + (one == null ? "" : "-" + one) + (learner == null ? "" : "-" + plain(learner));
        if (session.state() == null) {
            throw new IOException("say with --out FILE where the transcript goes");
        }
        session.state().make();
        return session.state().file("transcripts").toPath().resolve(name + SUFFIX);
    }

    private static String plain(String name) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            out.append(Character.isLetterOrDigit(c) ? Character.toLowerCase(c) : '_');
        }
        return out.toString();
    }

    /** The transcript of the lesson at {@code index}. */
    Path file(int index) {
        if (lessons.size() == 1) {
            return out;
        }
        String name = out.getFileName().toString();
        String begin = name.substring(0, name.length() - SUFFIX.length());
        return out.resolveSibling(
                begin + "-" + (index + 1) + "-" + lessons.get(index).id() + SUFFIX);
    }

    /** The rules as the header of a transcript has them. */
    String header() {
        return "minutes=" + rules.minutes() + " feedback="
                + rules.feedback().name().toLowerCase(java.util.Locale.ROOT) + " book="
                + (rules.closedBook() ? "closed" : "open");
    }

    /** This exam by the rules that a transcript was begun with. */
    ExamPlan by(String header) throws IOException {
        Words none = new Words("");
        String[] words = header.split(" ");
        if (words.length != 3 || !words[0].startsWith("minutes=") || !words[1].startsWith("feedback=")) {
            throw new IOException("its header does not say by which rules: exam: " + header);
        }
        none.minutes = words[0].substring("minutes=".length());
        none.feedback = words[1].substring("feedback=".length());
        ExamRules begun = new ExamRules(
                asked(none.minutes), rules.lessons(), feedback(none.feedback), words[2].equals("book=closed"));
        return new ExamPlan(pack, lessons, begun, learner, out);
    }
}
