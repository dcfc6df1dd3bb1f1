package dev.rediscover.author.recording;

import dev.rediscover.author.PackPlaces;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Linter;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.shell.Engines;
import dev.rediscover.spec.Catalog;
import dev.rediscover.tutor.Finding;
import dev.rediscover.tutor.PackProof;
import dev.rediscover.tutor.Played;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A recording in a pack of its own, with everything that it shows kept as text. */
final class Scene implements Desk {
    static final String PACK = """
            # the pack's own comment
            format: 1
            id: shop
            version: 1.0.0
            title: Shop
            lessons: [first]   # in this order
            skills:
              basket: Fill a basket
            """;
    static final String LESSON = """
            id: first
            title: First
            goal: [basket]
            minutes: 3
            setup: ["SET open yes"]
            steps:
              # what it is about
              - id: why
                kind: say
                prompt: A basket is a hash.
            # the end
            """;

    private final Path folder;
    private final List<String> shown = new ArrayList<>();
    private Recording recording;
    String editor; // what the author writes in it; null for no editor

    Scene(Path folder) throws IOException {
        this.folder = folder;
        Files.writeString(folder.resolve("pack.yaml"), PACK);
        Files.writeString(folder.resolve("first.yaml"), LESSON);
    }

    /** Begins a step of the lesson; what came before is forgotten. */
    Scene begin(String lesson, String id, String kind) throws IOException {
        recording = Recordings.begin(PackPlaces.one(folder.toString()), lesson, id, kind, Engines::forLesson, this);
        shown.clear();
        return this;
    }

    /** Types lines; gives what became of the last. */
    Recording.Next type(String... lines) {
        Recording.Next next = null;
        for (String line : lines) {
            next = recording.line(line);
        }
        return next;
    }

    Recording recording() {
        return recording;
    }

    String shown() {
        return String.join("\n", shown);
    }

    /** The YAML as {@code :show} shows it. */
    String yaml() {
        shown.clear();
        recording.line(":show");
        return shown();
    }

    String file(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    Pack pack() {
        PackReader.PackResult result = new PackReader(catalog()).readFolder(folder);
        if (!result.ok()) {
            throw new AssertionError(result.faults().toString());
        }
        return result.pack();
    }

    static Catalog catalog() {
        return Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(1)).catalog();
    }

    Step last(String lesson) {
        List<Step> steps = pack().lesson(lesson).steps();
        return steps.get(steps.size() - 1);
    }

    /** What a lesson judges wrongly as it is on the disk; answers that only the data cannot tell apart left out. */
    List<Finding> findings(String lesson) {
        List<Finding> found = new ArrayList<>(PackProof.of(pack().lesson(lesson), Engines::forLesson));
        found.removeIf(finding -> finding.isSurvivor() || finding.rule().equals("weak-data"));
        return found;
    }

    List<Fault> advice(String lesson) {
        Lesson read = pack().lesson(lesson);
        return Linter.lint(read);
    }

    // ---- the desk

    @Override
    public void played(Played played) {
        shown.add(played.reply() == null ? "(waits)" : ReplyText.show(played.reply()));
    }

    @Override
    public void note(String text) {
        shown.add(text);
    }

    @Override
    public void warn(String text) {
        shown.add("! " + text);
    }

    @Override
    public void yaml(String text) {
        shown.add(text);
    }

    @Override
    public String write(String begun) {
        return editor;
    }
}
