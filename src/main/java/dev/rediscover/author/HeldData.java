package dev.rediscover.author;

import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.HeldOutReader;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackSource;
import dev.rediscover.lesson.Step;
import dev.rediscover.spec.Catalog;
import dev.rediscover.tutor.Counterexample;
import dev.rediscover.tutor.EngineMaker;
import dev.rediscover.tutor.HeldOut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Held-out data read from files. */
final class HeldData implements Held {
    private static final long MOST_BYTES = 1 << 20;

    private final Map<String, Lesson> lessons = new LinkedHashMap<>();
    private final EngineMaker maker;

    private HeldData(EngineMaker maker) {
        this.maker = maker;
    }

    /**
     * Reads a file, or every {@code *.yaml} in a folder.
     *
     * @throws IOException with the first fault, or what else hinders
     */
    static HeldData read(Path path, PackSource source, Pack pack, Catalog catalog, EngineMaker maker)
            throws IOException {
        HeldData data = new HeldData(maker);
        HeldOutReader reader = new HeldOutReader(catalog);
        for (Path file : files(path)) {
            if (Files.size(file) > MOST_BYTES) {
                throw new IOException(file + " is larger than 1 MB");
            }
            HeldOutReader.Result result = reader.read(source, pack, file.toString(), Files.readString(file));
            for (Fault fault : result.faults()) {
                if (fault.isError()) {
                    throw new IOException(fault.toString());
                }
            }
            for (Map.Entry<String, Lesson> one : result.lessons().entrySet()) {
                if (data.lessons.put(one.getKey(), one.getValue()) != null) {
                    throw new IOException(file + ": the lesson " + one.getKey() + " stands in another file too");
                }
            }
        }
        return data;
    }

    private static List<Path> files(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new IOException("there is no " + path);
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> all = Files.list(path)) {
            return all.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    /** Sentences on data that cannot judge, because the model solution is not right on it either. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Lesson lesson : lessons.values()) {
            for (Step step : lesson.steps()) {
                int unsolved = step.head().variants().hidden().isEmpty()
                        ? 0
                        : HeldOut.unsolved(maker, lesson, lesson.steps().indexOf(step));
                if (unsolved > 0) {
                    notes.add("held-out data of " + lesson.id() + "/" + step.id()
                            + ": the model solution is not right on " + unsolved + " of it, which is left out");
                }
            }
        }
        return notes;
    }

    @Override
    public Result judge(Lesson lesson, Take take) {
        Lesson with = lessons.get(lesson.id());
        Step step = with == null ? null : with.step(take.step().id());
        if (step == null
                || step.head().variants().hidden().isEmpty()
                || take.answer().isEmpty()) {
            return null;
        }
        Counterexample example = HeldOut.against(maker, with, step, take.begun(), take.answer());
        return example == null ? new Result(true, null) : new Result(false, "On held-out data: " + example.why());
    }
}
