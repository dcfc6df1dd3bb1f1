package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import dev.rediscover.tutor.LessonRun;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeTravelTest {
    private final Sessions it = new Sessions();

    @Test
    void whatTimeTookComesBackAndTheClockWithIt() {
        it.run("SET a 1 EX 60", ":tick 2m");
        assertThat(it.run(":undo"))
                .startsWith(
                        "Took back what time did. The clock went back 2m with it, or it would have\nexpired at once.\n")
                .contains("+ a");
        assertThat(it.run("TTL a")).isEqualTo("(integer) 60\n");
        assertThat(it.run(":redo")).startsWith("Did what time did again. The clock went ahead 2m with it.");
        assertThat(it.run("EXISTS a")).isEqualTo("(integer) 0\n");
    }

    @Test
    void usersComeAndGoWithUndoAndRedo() {
        it.run("SET a 1", "ACL SETUSER bob on nopass ~* +get", "ACL SETUSER bob +set", "ACL DELUSER bob");
        assertThat(it.run(":undo")).isEqualTo("Took back ACL DELUSER bob. User bob is there again.\n");
        assertThat(it.run("ACL DRYRUN bob SET a 1")).isEqualTo("OK\n");
        assertThat(it.run(":undo")).contains("User bob has the rules of before.");
        assertThat(it.run("ACL DRYRUN bob SET a 1")).contains("has no permissions to run the 'set' command");
        assertThat(it.run(":undo")).contains("User bob is gone.");
        assertThat(it.run("ACL USERS")).isEqualTo("1) \"default\"\n");
        assertThat(it.run(":redo", ":redo")).contains("has the rules of then.");
        assertThat(it.run("ACL DRYRUN bob SET a 1")).isEqualTo("OK\n");
        assertThat(it.run(":undo 3")).contains("User bob is gone.", "Took back SET a 1.");
    }

    @Test
    void librariesComeAndGoWithUndo() {
        String library = "#!lua name=one \\n redis.register_function('f', function() return %d end)";
        it.run("FUNCTION LOAD \"" + library.formatted(1) + "\"");
        it.run("FUNCTION LOAD REPLACE \"" + library.formatted(2) + "\"");
        it.run("FUNCTION FLUSH");
        assertThat(it.run(":undo")).isEqualTo("Took back FUNCTION FLUSH. Library one is there again.\n");
        assertThat(it.run("FCALL f 0")).isEqualTo("(integer) 2\n");
        assertThat(it.run(":undo").replace('\n', ' ')).contains("Library one has the text of before.");
        assertThat(it.run("FCALL f 0")).isEqualTo("(integer) 1\n");
        assertThat(it.run(":undo").replace('\n', ' ')).contains("Library one is gone.");
        assertThat(it.run("FCALL f 0")).contains("Function not found");
        it.run(":redo");
        assertThat(it.run("FCALL f 0")).isEqualTo("(integer) 1\n");
    }

    @Test
    void whatUndoPassesOverIsSaid() {
        it.run("SET a 1", "CONFIG SET maxmemory-samples 7");
        assertThat(it.run(":undo").replace('\n', ' '))
                .startsWith("CONFIG SET maxmemory-samples 7 is not taken back: what is are keys, users and")
                .contains("Took back SET a 1.");
        it.run("SET a 1", "SCRIPT FLUSH", "SET a 2");
        assertThat(it.run(":undo")).startsWith("Took back SET a 2.");
    }

    @Test
    void aSnapshotIsComeBackToByItsNameAndThatCanBeTakenBack() {
        it.run("SET a 1", "HSET h f 1");
        assertThat(it.run(":snap first")).isEqualTo("Kept as \"first\": 2 keys. \":back first\" returns to it.\n");
        it.run("FLUSHALL", "SET b 1");
        assertThat(it.run(":back first"))
                .startsWith("The data is as it was at \"first\". \":undo\" takes that back.\n")
                .contains("+ a", "+ h", "- b");
        assertThat(it.run("GET a")).isEqualTo("\"1\"\n");
        it.run("SET a 2", ":back");
        assertThat(it.run("GET a")).isEqualTo("\"1\"\n");
        it.run(":undo", ":undo", ":undo");
        assertThat(it.run("KEYS *")).isEqualTo("1) \"b\"\n");
    }

    @Test
    void aSnapshotTakesTheClockBackWhereItsKeysWouldBeGone() {
        it.run("SET a 1 EX 60", ":snap", ":tick 1h");
        assertThat(it.run(":back 1")).contains("The clock went back 1h\nwith it, or it would have expired at");
        assertThat(it.run("TTL a")).isEqualTo("(integer) 60\n");
    }

    @Test
    void snapshotsAreListedAndMistakesSaidPlainly() {
        assertThat(it.run(":back")).contains("Nothing is kept to go", "In a lesson \"back\" is the step before");
        assertThat(it.run(":snaps")).contains("Nothing is kept");
        it.run("SET a 1", ":snap start", ":tick 90s");
        assertThat(it.run(":snaps")).isEqualTo("start  1 key, 90s ago\n");
        assertThat(it.run(":back strat")).isEqualTo("There is no snapshot \"strat\"; did you mean \"start\"?\n");
        assertThat(it.run(":snap a b")).contains("A snapshot's name is letters");
    }

    @Test
    void inALessonBackIsTheStepBeforeAndRedoRunsTheLineAgain() {
        it.run(":learn expiry", "");
        assertThat(it.run(":snap x")).contains("A lesson keeps the data of each step by itself");
        assertThat(it.run(":back x")).contains("\"back\" alone goes to the step before");
        it.run("play", "SET other 1", "SET other 2", "undo", "undo");
        assertThat(it.run("redo")).contains("Again: SET other 1");
        assertThat(it.run(":redo")).contains("Again: SET other 2");
        assertThat(it.run("GET other")).contains("\"2\"");
        it.run("undo", "SET other 3");
        assertThat(it.run("redo")).contains("There is nothing to do again.");
        assertThat(it.run(":back")).contains("1/");
    }

    /** The clock of a lesson stands still while the world's goes on, so that no wait of the world could move it. */
    @Test
    void aLessonOnExpiryIsDoneWithoutWaiting() {
        it.run(":learn expiry");
        LessonRun run = it.session.lesson();
        long moved = 0;
        int turns = 0;
        String shown = "";
        while (it.session.lesson() != null) {
            assertThat(it.session.link().clock().isFrozen()).isTrue();
            moved = Math.max(
                    moved, it.session.link().clock().millis() - run.lesson().clockMillis());
            for (String line : answer(run)) {
                shown = line + "\n" + it.run(line);
            }
            assertThat(turns++).as("stuck at %s: %s", run.step().id(), shown).isLessThan(60);
        }
        assertThat(moved).as("ms that passed in the lesson").isGreaterThan(60_000);
    }

    private static List<String> answer(LessonRun run) {
        if (run.isSolved() || !run.step().isExercise()) {
            return List.of("");
        }
        Step step = run.step();
        List<Line> lines = step instanceof Step.Command command
                ? command.judged().solution()
                : step instanceof Step.Task task ? task.judged().solution() : List.of();
        List<String> typed = new ArrayList<>(lines.stream().map(Line::typed).toList());
        typed.add(lines.isEmpty() ? "skip" : ":check");
        return typed;
    }
}
