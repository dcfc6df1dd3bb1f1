package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.author.Mark;
import dev.rediscover.author.Regrade;
import dev.rediscover.author.Regraded;
import dev.rediscover.author.Take;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.Shelf;
import dev.rediscover.lesson.Step;
import dev.rediscover.sessions.Answers;
import dev.rediscover.transcript.Event;
import dev.rediscover.transcript.TranscriptReader;
import dev.rediscover.tutor.LessonRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that were judged once are judged the same again, wherever that is done. */
class RegradeSessionsTest {
    private static final int SESSIONS = Integer.getInteger("regrade.sessions", 200);
    private static final int LINES = 30;

    private static final List<String> ANYTHING = List.of(
            "hint",
            "hint",
            "solution",
            "back",
            "reset",
            "undo",
            "check",
            "play",
            "done",
            "why",
            "skip",
            "",
            "SET extra 1",
            "FLUSHALL",
            "GETT x",
            "GET",
            "@A PING",
            "@b.o.b PING",
            "bob> PING",
            ":tick 5s",
            ":hint",
            ":check",
            "redo",
            "1",
            "no such answer",
            "2 1",
            "maybe",
            "3",
            "list",
            "run",
            "restart",
            "SET  spaced   1",
            "CONFIG SET requirepass x",
            "\"open quote",
            "a b c d e f");

    @TempDir
    Path folder;

    private static final Map<String, Pack> PACKS = new HashMap<>();

    private static Lesson lesson(String pack, String id) {
        var catalog =
                Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(1)).catalog();
        return PACKS.computeIfAbsent(
                        pack, name -> new PackReader(catalog).readBundled(name).pack())
                .lesson(id);
    }

    private static Regraded again(Path file) throws IOException {
        var transcript = TranscriptReader.read(file);
        String pack = transcript.header().pack().split(" ")[0];
        return Regrade.of(transcript, pack, lesson(pack, transcript.header().lesson()), Engines::forLesson);
    }

    /** Takes a lesson in a way that a seed decides; some stop in the middle and go on in a session of their own. */
    private void learn(String name, long seed, Path home) throws IOException {
        RandomSource chance = new RandomSource(seed);
        Sessions it = new Sessions(StateFolder.of(Map.of("REDISCOVER_HOME", home.toString())));
        if (chance.nextInt(2) == 0) {
            it.run(":set confidence off");
        }
        it.run(":learn " + name);
        for (int i = 0; i < LINES && it.session.lesson() != null; i++) {
            if (chance.nextInt(40) == 0) {
                it.session.close();
                it = new Sessions(StateFolder.of(Map.of("REDISCOVER_HOME", home.toString())));
                it.run(":learn " + name);
            }
            for (String line : next(it.session.lesson(), chance)) {
                if (it.session.lesson() != null) {
                    it.run(line);
                }
            }
        }
        it.session.close();
    }

    private static List<String> next(LessonRun run, RandomSource chance) {
        int kind = chance.nextInt(12);
        Step step = run.step();
        if (run.isSolved() || !step.isExercise()) {
            return List.of(kind == 0 ? ANYTHING.get(chance.nextInt(ANYTHING.size())) : "");
        }
        List<String> wrong = Answers.wrong(run);
        if (kind < 3 && !wrong.isEmpty()) {
            List<String> all = new ArrayList<>(wrong);
            all.add(":check");
            return all;
        }
        if (kind < 8) {
            return right(run, step);
        }
        if (kind == 9) {
            List<String> all = new ArrayList<>(List.of(":hint", ":hint", ":hint", ":hint", ":hint"));
            all.addAll(right(run, step));
            return all;
        }
        return List.of(kind == 8 ? "skip" : ANYTHING.get(chance.nextInt(ANYTHING.size())));
    }

    private static List<String> right(LessonRun run, Step step) {
        if (step instanceof Step.Predict) {
            return List.of("(integer) 1", "2");
        }
        List<String> all = new ArrayList<>(
                step.judgedOrNull() != null && !(step instanceof Step.Fix) && !(step instanceof Step.Order)
                        ? step.judgedOrNull().solution().stream()
                                .map(Line::typed)
                                .toList()
                        : Answers.right(run, null));
        if (Answers.isWhole(step)) {
            all.add(":check");
        }
        return all;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(".session.md"))
                    .sorted()
                    .toList();
        }
    }

    private static String told(Regraded regraded) {
        StringBuilder told = new StringBuilder();
        for (Take take : regraded.takes()) {
            told.append(take.step().id() + " " + take.mark() + " " + take.unaided() + " " + take.attempts() + " "
                    + take.hints() + " " + take.revealed() + " " + take.wrong().size() + "\n");
        }
        return told.toString();
    }

    @Test
    void everySessionIsJudgedAgainAsItWas() throws IOException {
        List<String> names = Lessons.names(Shelf.BUNDLED);
        for (int i = 0; i < SESSIONS; i++) {
            learn(names.get(i % names.size()), 4711 + i, folder.resolve("home" + i));
        }
        List<Path> files = files(folder);
        Map<Path, String> first = new HashMap<>();
        Map<Mark, Integer> marks = new EnumMap<>(Mark.class);
        int exercises = 0;
        for (Path file : files) {
            Regraded regraded = again(file);
            first.put(file, told(regraded));
            exercises += regraded.takes().size();
            compare(file, regraded);
            regraded.takes().forEach(take -> marks.merge(take.mark(), 1, Integer::sum));
        }
        assertThat(exercises).isGreaterThan(SESSIONS * 3);
        assertThat(marks).as("every mark is among them").hasSize(Mark.values().length);
        elsewhere(files, first);
    }

    private static void compare(Path file, Regraded regraded) throws IOException {
        String text = Files.readString(file);
        assertThat(regraded.unknown()).as(text).isEmpty();
        assertThat(regraded.notes()).as(text).isEmpty();
        for (Take take : regraded.takes()) {
            if (!take.covered()) {
                assertThat(take.recorded() == null ? Mark.UNATTEMPTED : take.recorded())
                        .as("%s in%n%s", take.step().id(), text)
                        .isEqualTo(take.mark());
            }
        }
        long fails = regraded.transcript().events().stream()
                .filter(event -> event instanceof Event.Verdict verdict
                        && verdict.words().contains("attempt")
                        && verdict.words().contains("fail"))
                .count();
        assertThat(regraded.takes().stream()
                        .mapToInt(take -> take.wrong().size())
                        .sum())
                .as(text)
                .isEqualTo((int) fails);
        for (int i = 0; i < regraded.takes().size(); i++) {
            Take take = regraded.takes().get(i);
            int end = i + 1 < regraded.takes().size()
                    ? regraded.takes().get(i + 1).line()
                    : Integer.MAX_VALUE;
            boolean said = regraded.transcript().events().stream()
                    .filter(event -> event.line() > take.line() && event.line() < end)
                    .anyMatch(event -> event instanceof Event.Verdict verdict
                            && verdict.words().contains("unaided"));
            assertThat(take.unaided())
                    .as("%s unaided in%n%s", take.step().id(), text)
                    .isEqualTo(said);
        }
    }

    private static void elsewhere(List<Path> files, Map<Path, String> first) throws IOException {
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            for (String place : List.of("tr-TR Asia/Kathmandu", "ar-EG Pacific/Kiritimati")) {
                Locale.setDefault(Locale.forLanguageTag(place.split(" ")[0]));
                TimeZone.setDefault(TimeZone.getTimeZone(place.split(" ")[1]));
                for (int i = files.size() - 1; i >= 0; i--) {
                    assertThat(told(again(files.get(i)))).isEqualTo(first.get(files.get(i)));
                }
            }
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }
}
