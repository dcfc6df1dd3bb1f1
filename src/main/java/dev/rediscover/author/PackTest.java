package dev.rediscover.author;

import dev.rediscover.base.Clock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.spec.Catalog;
import dev.rediscover.tutor.EngineMaker;
import dev.rediscover.tutor.LessonProof;
import dev.rediscover.tutor.StepProved;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Proves packs on several threads: one step is one piece of work. A step that does not end never stops the rest. */
public final class PackTest {
    /** The kill rate that a pack must have if nobody says otherwise. */
    public static final double MIN_KILL = 0.95;

    /** How long the proof of a step may take if nobody says otherwise, in milliseconds. */
    public static final long STEP_MILLIS = 20_000;

    private static final long POLL_MILLIS = 100;

    private final EngineMaker maker;
    private final Catalog catalog;
    private final Options options;
    private final List<Tested> tested = new ArrayList<>();
    private final Deque<Work> waiting = new ArrayDeque<>();
    private final Map<Future<Runnable>, Work> running = new HashMap<>();
    private int done;
    private int of;

    /**
     * How packs are proved.
     *
     * @param lesson only the lesson of this id; {@code null} for all
     * @param step only the step of this id; {@code null} for all
     * @param threads how many pieces of work go on at once
     * @param seed where the other chances begin
     * @param stepMillis how long the proof of a step may take
     */
    public record Options(String lesson, String step, int threads, long seed, long stepMillis) {
        /** Everything, on all processors. */
        public static Options all() {
            return new Options(null, null, Runtime.getRuntime().availableProcessors(), 1, STEP_MILLIS);
        }

        boolean wants(Lesson one) {
            return lesson == null || lesson.equals(one.id());
        }

        boolean wants(String stepId) {
            return step == null || step.equals(stepId);
        }
    }

    /** Something to do; what it gives back is run by the thread that asked for it all. */
    private record Work(String name, Callable<Runnable> call, Runnable givenUp, long begunMillis) {
        Work begun() {
            return new Work(name, call, givenUp, Clock.system().millis());
        }
    }

    /** A lesson being proved. */
    private static final class Tested {
        private final Lesson lesson;
        private final List<dev.rediscover.tutor.Finding> played = new ArrayList<>();
        private final Map<String, StepProved> steps = new HashMap<>();

        Tested(Lesson lesson) {
            this.lesson = lesson;
        }
    }

    public PackTest(EngineMaker maker, Catalog catalog, Options options) {
        this.maker = maker;
        this.catalog = catalog;
        this.options = options;
    }

    /** Proves packs and says what was found. */
    public PackTestReport run(List<PackPlace> places, Watcher watcher) {
        PackReader reader = new PackReader(catalog);
        return run(
                places,
                places.stream().map(place -> reader.read(place.source())).toList(),
                watcher);
    }

    /** Proves packs that have been read; {@code places} say how their files are called. */
    PackTestReport run(List<PackPlace> places, List<PackReader.PackResult> read, Watcher watcher) {
        for (PackReader.PackResult result : read) {
            if (result.ok()) {
                result.pack().lessons().stream().filter(options::wants).forEach(this::begin);
            }
        }
        work(watcher);
        List<PackTestReport.OfPack> packs = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            packs.add(result(places.get(i), read.get(i)));
        }
        return new PackTestReport(packs);
    }

    private PackTestReport.OfPack result(PackPlace place, PackReader.PackResult read) {
        List<PackTestReport.OfLesson> lessons = new ArrayList<>();
        if (!read.ok()) {
            return PackTestReport.OfPack.unreadable(place, read);
        }
        for (Lesson lesson : read.pack().lessons()) {
            tested.stream()
                    .filter(one -> one.lesson == lesson)
                    .findFirst()
                    .ifPresent(one -> lessons.add(PackTestReport.OfLesson.of(lesson, one.played, one.steps)));
        }
        boolean whole = options.lesson() == null && options.step() == null;
        List<PackTestReport.Found> sessions = whole ? PackTestSessions.of(place, read.pack(), maker) : List.of();
        return PackTestReport.OfPack.of(place, read.pack(), lessons, sessions);
    }

    // ---- pieces of work

    private void begin(Lesson lesson) {
        Tested one = new Tested(lesson);
        tested.add(one);
        of += (int) lesson.steps().stream()
                .filter(step -> step.isExercise() && options.wants(step.id()))
                .count();
        Callable<Runnable> play = () -> {
            LessonProof proof = LessonProof.of(lesson, maker, options.seed());
            return () -> played(one, proof);
        };
        Runnable givenUp = () -> one.played.add(LessonProof.failed(lesson, "playing this lesson through does not end"));
        waiting.add(new Work(lesson.id(), play, givenUp, 0));
    }

    private void played(Tested one, LessonProof proof) {
        proof.findings().stream()
                .filter(finding -> options.wants(finding.step()))
                .forEach(one.played::add);
        List<String> steps = proof.steps();
        for (int i = steps.size() - 1; i >= 0; i--) {
            String step = steps.get(i);
            if (options.wants(step)) {
                waiting.addFirst(new Work(
                        one.lesson.id() + "/" + step,
                        () -> {
                            StepProved proved = proof.prove(step, true, options.stepMillis());
                            return () -> one.steps.put(step, proved);
                        },
                        () -> one.steps.put(step, proof.failed(step, "a command of this step does not end")),
                        0));
            }
        }
    }

    private void work(Watcher watcher) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "pack-test");
            thread.setDaemon(true);
            return thread;
        });
        ExecutorCompletionService<Runnable> service = new ExecutorCompletionService<>(threads);
        try {
            while (!waiting.isEmpty() || !running.isEmpty()) {
                while (!waiting.isEmpty() && running.size() < options.threads()) {
                    Work next = waiting.removeFirst().begun();
                    running.put(service.submit(next.call()), next);
                }
                ended(service.poll(POLL_MILLIS, TimeUnit.MILLISECONDS), watcher);
                giveUp(watcher);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }

    private void ended(Future<Runnable> future, Watcher watcher) throws InterruptedException {
        Work work = future == null ? null : running.remove(future);
        if (work == null) {
            return; // nothing has ended, or what was given up long ago
        }
        try {
            future.get().run();
        } catch (ExecutionException e) {
            work.givenUp().run();
        }
        tell(work, watcher);
    }

    private void tell(Work work, Watcher watcher) {
        if (work.name().contains("/")) {
            done++;
            watcher.at(done, of, work.name());
        }
    }

    /** A thread cannot be made to end; what hangs is left alone, and the rest goes on. */
    private void giveUp(Watcher watcher) {
        long latest = Clock.system().millis() - 2 * options.stepMillis();
        for (Map.Entry<Future<Runnable>, Work> one : List.copyOf(running.entrySet())) {
            if (one.getValue().begunMillis() < latest) {
                one.getKey().cancel(true);
                running.remove(one.getKey());
                one.getValue().givenUp().run();
                tell(one.getValue(), watcher);
            }
        }
    }
}
