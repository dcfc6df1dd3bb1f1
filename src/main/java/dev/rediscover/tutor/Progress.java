package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Quoting;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a learner has done, in an append-only text file: one tab-separated line a step, handed to the operating system
 * before the shell goes on, so that killing the program loses at most the step under way. A last line that was cut off
 * is ignored.
 *
 * <ul>
 *   <li>{@code done} time pack lesson step meaning status attempts hints. The meaning is a hash of what a step asks
 *       for: text may be mended and the step stays done; if the check changes, it is to be done again.
 *   <li>{@code again} time pack lesson step: done once more without help.
 *   <li>{@code review} time pack lesson step, 1 or 0 for remembered or not, and which instance of the step it was, 0
 *       the one in the lesson.
 *   <li>{@code guess} time pack lesson step confidence, 1 or 0 for right or not, the command asked about, what was
 *       said, what really happens.
 *   <li>{@code drill} time group command kind, 1 or 0: a generated question.
 *   <li>{@code draft} time pack lesson step meaning and the text that was begun, quoted; none if it is dropped.
 *   <li>{@code forget} time pack lesson, a star standing for all.
 * </ul>
 */
public final class Progress {
    /** The name of the file in the state folder. */
    public static final String FILE = "progress.tsv";

    private final Path file;
    private final Clock clock;
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, Memory> memories = new LinkedHashMap<>();
    private final List<Surprise> guesses = new ArrayList<>();
    private final List<Success> successes = new ArrayList<>();
    private final Map<String, Drilled> drilled = new LinkedHashMap<>();
    private final Map<String, Draft> drafts = new LinkedHashMap<>();

    /** A text that was begun for a step that asks for this. */
    private record Draft(String pack, String lesson, String meaning, String text) {}

    /**
     * That a step was done without help.
     *
     * @param millis when, in ms since 1970
     * @param instance which instance of the step it was, 0 the one in the lesson
     */
    public record Success(long millis, String pack, String lesson, String step, long instance) {}

    /**
     * How a kind of generated question went.
     *
     * @param group of the command
     * @param hits how often it was right at once
     * @param misses how often not
     * @param memory when it was met last, and how often in a row it was right
     */
    public record Drilled(String group, String command, String kind, int hits, int misses, Memory memory) {}

    /**
     * How well a step is remembered.
     *
     * @param millis when it was met last, in ms since 1970
     * @param streak how often in a row it was remembered when it came back
     */
    public record Memory(long millis, int streak) {}

    /**
     * A step that was done.
     *
     * @param millis when, in ms since 1970
     */
    public record Entry(
            long millis,
            String pack,
            String lesson,
            String step,
            String meaning,
            Outcome.Status status,
            int attempts,
            int hints) {}

    private Progress(Path file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /**
     * Reads the progress kept in a folder; there need be none yet.
     *
     * @throws IOException if the file is there and cannot be read
     */
    public static Progress in(Path folder, Clock clock) throws IOException {
        Progress progress = new Progress(folder.resolve(FILE), clock);
        if (Files.exists(progress.file)) {
            String text = new String(Files.readAllBytes(progress.file), StandardCharsets.UTF_8);
            int from = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
                progress.take(text.substring(from, end));
                from = end + 1;
            }
        }
        return progress;
    }

    /** Progress that is kept nowhere, for trying and for tests. */
    public static Progress unkept(Clock clock) {
        return new Progress(null, clock);
    }

    /** Progress by the same clock that is kept nowhere. */
    Progress aside() {
        return unkept(clock);
    }

    /** A line that cannot be read was cut off, or written by a later version: it is passed over. */
    private void take(String line) {
        String[] cells = line.split("\t", -1);
        try {
            if (cells.length >= 4) {
                take(cells);
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return;
        }
    }

    private void take(String[] cells) {
        switch (cells[0]) {
            case "forget" -> drop(cells[2], cells[3]);
            case "done" -> takeDone(cells);
            case "again" -> succeed(new Success(Long.parseLong(cells[1]), cells[2], cells[3], cells[4], 0));
            case "review" -> takeReview(cells);
            case "guess" ->
                guesses.add(new Surprise(
                        Long.parseLong(cells[1]),
                        cells[2],
                        cells[3],
                        cells[4],
                        Integer.parseInt(cells[5]),
                        cells[6].equals("1"),
                        cells[7],
                        cells[8],
                        cells[9]));
            case "draft" -> takeDraft(cells);
            case "drill" -> takeDrill(Long.parseLong(cells[1]), cells[2], cells[3], cells[4], cells[5].equals("1"));
            default -> {}
        }
    }

    private void takeDraft(String[] cells) {
        String key = key(cells[2], cells[3], cells[4]);
        if (cells[6].length() < 2) {
            drafts.remove(key);
        } else {
            String text = cells[6].substring(1, cells[6].length() - 1);
            drafts.put(
                    key,
                    new Draft(
                            cells[2], cells[3], cells[5], Quoting.unescape(text).utf8()));
        }
    }

    private void takeDone(String[] cells) {
        Entry entry = new Entry(
                Long.parseLong(cells[1]),
                cells[2],
                cells[3],
                cells[4],
                cells[5],
                Outcome.Status.valueOf(cells[6]),
                Integer.parseInt(cells[7]),
                Integer.parseInt(cells[8]));
        entries.put(key(entry.pack(), entry.lesson(), entry.step()), entry);
        drafts.remove(key(entry.pack(), entry.lesson(), entry.step()));
        if (entry.status() == Outcome.Status.UNAIDED) {
            succeed(new Success(entry.millis(), entry.pack(), entry.lesson(), entry.step(), 0));
        }
    }

    private void takeReview(String[] cells) {
        long millis = Long.parseLong(cells[1]);
        boolean hit = cells[5].equals("1");
        long instance = cells.length > 6 ? Long.parseLong(cells[6]) : 0;
        remember(key(cells[2], cells[3], cells[4]), millis, hit);
        if (hit) {
            succeed(new Success(millis, cells[2], cells[3], cells[4], instance));
        }
    }

    private void takeDrill(long millis, String group, String command, String kind, boolean hit) {
        String key = command + '\t' + kind;
        Drilled before = drilled.get(key);
        int hits = before == null ? 0 : before.hits();
        int misses = before == null ? 0 : before.misses();
        int streak = before == null ? 0 : before.memory().streak();
        Memory memory = new Memory(millis, hit ? streak + 1 : 0);
        drilled.put(key, new Drilled(group, command, kind, hits + (hit ? 1 : 0), misses + (hit ? 0 : 1), memory));
    }

    private void succeed(Success success) {
        successes.add(success);
    }

    private static String key(String pack, String lesson, String step) {
        return pack + '\t' + lesson + '\t' + step;
    }

    private void drop(String pack, String lesson) {
        entries.values().removeIf(entry -> fits(pack, entry.pack()) && fits(lesson, entry.lesson()));
        memories.keySet().retainAll(entries.keySet());
        drafts.values().removeIf(draft -> fits(pack, draft.pack()) && fits(lesson, draft.lesson()));
        guesses.removeIf(guess -> fits(pack, guess.pack()) && fits(lesson, guess.lesson()));
        successes.removeIf(success -> fits(pack, success.pack()) && fits(lesson, success.lesson()));
        if (pack.equals("*")) {
            drilled.clear();
        }
    }

    private static boolean fits(String wanted, String name) {
        return wanted.equals("*") || wanted.equals(name);
    }

    private void remember(String key, long millis, boolean hit) {
        Memory before = memories.get(key);
        memories.put(key, new Memory(millis, hit ? (before == null ? 0 : before.streak()) + 1 : 0));
    }

    /**
     * Notes that a step came back in a review.
     *
     * @param hit whether it was done without help
     * @param instance which instance of the step it was, 0 the one in the lesson
     * @throws IOException if it cannot be written
     */
    public void reviewed(String pack, String lesson, String step, boolean hit, long instance) throws IOException {
        note("review", pack, lesson, step, hit ? "1" : "0", Long.toString(instance));
    }

    /**
     * Notes a prediction of which the learner said how sure it is.
     *
     * @throws IOException if it cannot be written
     */
    void guessed(Surprise guess) throws IOException {
        note(
                "guess",
                guess.pack(),
                guess.lesson(),
                guess.step(),
                Integer.toString(guess.confidence()),
                guess.hit() ? "1" : "0",
                guess.asked(),
                guess.said(),
                guess.truth());
    }

    /**
     * Notes how a generated question went.
     *
     * @param hit whether it was right at once
     * @throws IOException if it cannot be written
     */
    void drilled(String group, String command, String kind, boolean hit) throws IOException {
        note("drill", group, command, kind, hit ? "1" : "0");
    }

    /** Takes in what happened now, and keeps it. */
    private void note(String word, String... cells) throws IOException {
        String line = word + '\t' + clock.millis() + '\t' + String.join("\t", cells);
        take(line);
        append(line);
    }

    /** Every prediction of which the learner said how sure it is, the earliest first. */
    List<Surprise> guesses() {
        return List.copyOf(guesses);
    }

    /** Every time a step was done without help, the earliest first. */
    List<Success> successes() {
        return List.copyOf(successes);
    }

    /** How generated questions went, by command and kind. */
    List<Drilled> drilled() {
        return List.copyOf(drilled.values());
    }

    /** How well a step is remembered; {@code null} if it never came back. */
    Memory memory(Entry entry) {
        return memories.get(key(entry.pack(), entry.lesson(), entry.step()));
    }

    /** Every step that was done, in the order in which they were done first. */
    public List<Entry> all() {
        return List.copyOf(entries.values());
    }

    /** The time now, in ms since 1970. */
    public long now() {
        return clock.millis();
    }

    /**
     * Keeps the text that was begun for a step; {@code null} drops it.
     *
     * @throws IOException if it cannot be written
     */
    void draft(String pack, Lesson lesson, Step step, String text) throws IOException {
        String before = draft(pack, lesson, step);
        if (!Objects.equals(before, text)) {
            String quoted = text == null ? "" : Quoting.quoteReadable(Bytes.of(text));
            note("draft", pack, lesson.id(), step.id(), Meaning.of(lesson, step), quoted);
        }
    }

    /** The text that was begun for a step; {@code null} if there is none, or the step asks for something else now. */
    String draft(String pack, Lesson lesson, Step step) {
        Draft draft = drafts.get(key(pack, lesson.id(), step.id()));
        return draft != null && draft.meaning().equals(Meaning.of(lesson, step)) ? draft.text() : null;
    }

    /**
     * Notes that a step was done. A better status is not lost: what was done unaided stays so.
     *
     * @throws IOException if it cannot be written
     */
    public void done(String pack, Lesson lesson, Step step, Outcome.Status status, int attempts, int hints)
            throws IOException {
        Entry before = entry(pack, lesson, step);
        if (before != null && before.status().compareTo(status) <= 0) {
            if (status == Outcome.Status.UNAIDED) {
                note("again", pack, lesson.id(), step.id());
            }
            return;
        }
        note(
                "done",
                pack,
                lesson.id(),
                step.id(),
                Meaning.of(lesson, step),
                status.name(),
                Integer.toString(attempts),
                Integer.toString(hints));
    }

    /**
     * Notes that a step of a lesson, which was done with help or missed, was done without help in a review.
     *
     * @throws IOException if it cannot be written
     */
    void improved(String pack, Lesson lesson, Step step) throws IOException {
        Entry before = entry(pack, lesson, step);
        if (before != null && before.status().compareTo(Outcome.Status.UNAIDED) > 0) {
            done(pack, lesson, step, Outcome.Status.UNAIDED, before.attempts(), before.hints());
        }
    }

    /**
     * Forgets a lesson, or with {@code null} all lessons of a pack, or with {@code null} twice everything.
     *
     * @throws IOException if it cannot be written
     */
    public void forget(String pack, String lesson) throws IOException {
        String packOrAll = pack == null ? "*" : pack;
        String lessonOrAll = lesson == null ? "*" : lesson;
        drop(packOrAll, lessonOrAll);
        append(String.join("\t", "forget", Long.toString(clock.millis()), packOrAll, lessonOrAll));
    }

    /** What is known of a step; {@code null} if it is not done, or asks for something else now. */
    public Entry entry(String pack, Lesson lesson, Step step) {
        Entry entry = entries.get(key(pack, lesson.id(), step.id()));
        return entry != null && entry.meaning().equals(Meaning.of(lesson, step)) ? entry : null;
    }

    /** Everything known of a lesson, by step; for lists, without a look at what the steps ask for now. */
    public List<Entry> entries(String pack, String lesson) {
        List<Entry> found = new ArrayList<>();
        for (Entry entry : entries.values()) {
            if (entry.pack().equals(pack) && entry.lesson().equals(lesson)) {
                found.add(entry);
            }
        }
        return found;
    }

    /** How many exercises of a lesson are done and were not passed over. */
    public int solved(String pack, String lesson) {
        int count = 0;
        for (Entry entry : entries(pack, lesson)) {
            boolean counts = entry.status() != Outcome.Status.SKIPPED && entry.status() != Outcome.Status.READ;
            count += counts ? 1 : 0;
        }
        return count;
    }

    /** Where to go on in a lesson: the index of the first step that is not done; the number of steps if all are. */
    public int resumeAt(String pack, Lesson lesson) {
        for (int i = 0; i < lesson.steps().size(); i++) {
            if (entry(pack, lesson, lesson.steps().get(i)) == null) {
                return i;
            }
        }
        return lesson.steps().size();
    }

    private void append(String line) throws IOException {
        if (file == null) {
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        String start = endsCleanly() ? "" : "\n";
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write((start + line + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    private boolean endsCleanly() throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return true;
        }
        try (var channel = Files.newByteChannel(file)) {
            channel.position(channel.size() - 1);
            var last = java.nio.ByteBuffer.allocate(1);
            channel.read(last);
            return last.get(0) == '\n';
        }
    }
}
