package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.transcript.Chain;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exam on a terminal. */
class ExamTest {
    @TempDir
    private Path folder;

    private Tmux exam(Path out) throws Exception {
        return Tmux.start(folder, Map.of(), "exam", "basics/counters", "--minutes", "9", "--out", out.toString());
    }

    @Test
    void beingKilledLosesNothingTheClockRunsOnAndTheSealTellsOfAnEditedByte() throws Exception {
        Path file = folder.resolve("ann.session.md");
        try (Tmux tmux = exam(file)) {
            tmux.sees("9 minutes, until").ends("exam counters 1/14 8m>").keys("Enter");
            tmux.ends("exam counters 2/14 8m>").keys("Enter").ends("exam counters 3/14 8m>");
            tmux.line("hint").sees("closed in an exam");
            tmux.line("INCRBY likes:post:7 2").sees("Not yet.").ends("exam counters 3/14 8m>");
            tmux.kill();
        }
        assertThat(Chain.read(file).state()).isEqualTo(Chain.State.ENDS_EARLY);
        try (Tmux tmux = exam(file)) {
            tmux.sees("The exam goes on; 0 of 9 minutes").ends("exam counters 3/14 8m>");
            tmux.line("INCR likes:post:7").sees("(integer) 100", "Accepted.").ends("exam counters 3/14 8m>");
            tmux.line("finish").sees("Hand in").keys("Enter");
            assertThat(tmux.exitCode()).isZero();
        }
        byte[] whole = Files.readAllBytes(file);
        assertThat(Chain.of(whole).state()).isEqualTo(Chain.State.INTACT);
        String text = Files.readString(file);
        assertThat(text).contains("attempt 1 fail", "attempt 2 pass", "#! resumed", "accepted=1/");
        whole[text.indexOf("INCRBY")] = 'D';
        assertThat(Chain.of(whole).state()).isEqualTo(Chain.State.BROKEN);
    }

    @Test
    void atTheEndOfTheTimeTheProgramEndsByItself() throws Exception {
        Path file = folder.resolve("ann.session.md");
        try (Tmux tmux = exam(file)) {
            tmux.ends("exam counters 1/14 8m>");
            tmux.kill();
        }
        String begun = Files.readString(file);
        int at = begun.indexOf("started: ") + "started: ".length();
        String started = begun.substring(at, begun.indexOf('\n', at));
        String earlier = Instant.parse(started).minusSeconds(9 * 60 - 8).toString(); // eight seconds are left
        Files.writeString(file, begun.replace(started, earlier));
        try (Tmux tmux = exam(file)) {
            tmux.type("GET li").sees("Time is up", "0 of");
            assertThat(tmux.exitCode()).isZero();
        }
        assertThat(Files.readString(file)).contains("#! sealed time-up");
    }
}
