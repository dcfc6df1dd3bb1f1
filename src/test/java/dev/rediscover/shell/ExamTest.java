package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.transcript.Chain;
import dev.rediscover.transcript.Event;
import dev.rediscover.transcript.Transcript;
import dev.rediscover.transcript.TranscriptReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExamTest {
    private static final String LESSON = """
            id: %s
            title: A small %s
            goal: [keys]
            minutes: 5
            steps:
              - id: read
                kind: say
                prompt: Read this.
              - id: set
                kind: command
                prompt: Set `a` to 1.
                solution: ["SET a 1"]
                hints: [Think., {reveal: solution}]
                after: SET keeps one value.
              - id: pick
                kind: choice
                prompt: Which command reads?
                options: [{text: GET, ok: true}, {text: DEL, why: It deletes.}]
              - id: push
                kind: task
                prompt: Put x and y into the list `q`, x first.
                check: ask
                solution: ["RPUSH q x y"]
              - id: word
                kind: answer
                prompt: How many?
                is: 2
            """;

    @TempDir
    private Path folder;

    private final VirtualClock clock = VirtualClock.frozenAt(Sessions.NOW);
    private Sessions it;

    @BeforeEach
    void pack() throws IOException {
        write("");
    }

    private void write(String exam) throws IOException {
        Files.createDirectories(folder.resolve("pack"));
        Files.writeString(
                folder.resolve("pack/pack.yaml"),
                "format: 1\nid: edu.example.small\nversion: 1.0.0\ntitle: Small\nlessons: [one, two]\n"
                        + "skills: {keys: Keys}\n" + exam);
        Files.writeString(folder.resolve("pack/one.yaml"), LESSON.formatted("one", "start"));
        Files.writeString(folder.resolve("pack/two.yaml"), LESSON.formatted("two", "end"));
    }

    private String start(String words) {
        it = new Sessions(
                StateFolder.of(Map.of("REDISCOVER_HOME", folder.resolve("home").toString())));
        it.session.goBy(clock);
        it.session.run(":exam " + folder.resolve("pack") + words + " --out " + folder.resolve("ann"));
        return said();
    }

    private String said() {
        return it.screen.take().replace('\n', ' ');
    }

    private String run(String... lines) {
        return it.run(lines).replace('\n', ' ');
    }

    private Path file() {
        return folder.resolve("ann.session.md");
    }

    private Chain chain() throws IOException {
        return Chain.read(file());
    }

    /** Everything of the steps but the last, which is left open. */
    private void most() {
        it.run("", "GET a", "SET a 1", "", "1", "", "RPUSH q x", "RPUSH q z", "undo", "RPUSH q y");
    }

    @Test
    void an_exam_from_its_beginning_to_the_seal() throws IOException {
        assertThat(start("/one --minutes 20 --learner ann"))
                .contains("20 minutes, until", "no hints", "nothing proves who typed");
        assertThat(it.session.prompt()).isEqualTo("exam one 1/5 20m> ");
        it.run("");
        for (String closed :
                new String[] {"hint", "solution", "why", "back", ":explain SET a 1", ":learn hello", ":dry PING"}) {
            assertThat(it.run(closed)).as(closed).contains("closed in an exam");
        }
        assertThat(it.run("help GET")).contains("GET key");
        assertThat(run("")).contains("This step is open");
        assertThat(it.run("GET a")).contains("(nil)", "Not yet.").doesNotContain("hint", "wanted");
        assertThat(it.run("SET a 1")).contains("Accepted.").doesNotContain("keeps one value");
        it.run("");
        String wrong = it.run(it.session.lesson().options().get(0).ok() ? "2" : "1");
        assertThat(wrong).contains("Not yet.", "Left undone.").doesNotContain("It deletes", "GET");
        clock.advance(90_000);
        it.run("", "RPUSH q x y");
        assertThat(it.run("check")).contains("Accepted.");
        it.run("");
        assertThat(it.run("skip")).contains("Left undone.").doesNotContain("2");
        assertThat(run(""))
                .contains("Handed in.", "2 of 4 exercises accepted", "1 of 20 minutes used", "ann.session.md");
        assertThat(it.session.isLearning()).isFalse();
        assertThat(chain().state()).isEqualTo(Chain.State.INTACT);
        Transcript read = TranscriptReader.read(file());
        assertThat(read.header().values())
                .containsEntry("learner", "ann")
                .containsEntry("exam", "minutes=20 feedback=verdict book=open")
                .containsEntry("started", "2023-11-14T22:13:20Z");
        Event last = read.events().get(read.events().size() - 1);
        assertThat(((Event.Control) last).words()).containsExactly("sealed", "handed-in", "t=+90.000", "accepted=2/4");
    }

    @Test
    void time_warns_and_ends_it_and_what_was_done_counts() throws IOException {
        start("/one --minutes 20");
        it.run("", "SET a 1");
        clock.advance(9 * 60_000);
        it.session.tick();
        assertThat(said()).doesNotContain("left");
        clock.advance(60_000);
        it.session.tick();
        it.session.tick();
        assertThat(said()).containsOnlyOnce("10 minutes left.");
        clock.advance(9 * 60_000);
        it.session.tick();
        assertThat(said()).contains("One minute left.");
        assertThat(it.session.prompt()).isEqualTo("exam one 2/5 1m> ");
        clock.advance(60_000);
        it.session.tick();
        assertThat(said()).contains("Time is up.", "1 of 4 exercises accepted");
        assertThat(chain().state()).isEqualTo(Chain.State.INTACT);
        assertThat(start("/one")).contains("was handed in");
    }

    @Test
    void a_line_that_comes_too_late_is_not_taken() throws IOException {
        start("/one --minutes 1");
        it.run("");
        clock.advance(60_000);
        assertThat(it.run("SET a 1")).contains("Time is up.", "0 of 4");
        assertThat(Files.readString(file())).doesNotContain("SET a 1");
    }

    @Test
    void broken_off_anywhere_it_goes_on_where_it_was_and_the_clock_ran_on() throws IOException {
        start("/one --minutes 20");
        most();
        byte[] whole = Files.readAllBytes(file());
        int begin = new String(whole, java.nio.charset.StandardCharsets.UTF_8).indexOf("#! line");
        for (int length = begin; length <= whole.length; length += length == whole.length ? 1 : 37) {
            Files.write(file(), Arrays.copyOf(whole, Math.min(length, whole.length)));
            clock.advance(1000);
            String said = start("/one");
            assertThat(said).as("cut at " + length).contains("The exam goes on").doesNotContain("was changed");
            assertThat(chain().state()).as("cut at " + length).isEqualTo(Chain.State.ENDS_EARLY);
        }
        Files.write(file(), whole);
        clock.advance(5 * 60_000);
        start("/one --minutes 600");
        assertThat(it.session.prompt()).startsWith("exam one 4/5 14m");
        assertThat(it.run("check")).contains("Accepted.");
        it.run("", "2", "");
        assertThat(chain().state()).isEqualTo(Chain.State.INTACT);
    }

    @Test
    void an_edit_before_it_goes_on_is_told_and_stays_in_sight() throws IOException {
        start("/one --minutes 20");
        most();
        Files.writeString(file(), Files.readString(file()).replaceFirst(" fail", " pass"));
        assertThat(start("/one")).contains("was changed meanwhile");
        it.run("finish");
        assertThat(chain().state()).isEqualTo(Chain.State.BROKEN);
    }

    @Test
    void time_that_was_over_while_the_program_did_not_run_is_over() throws IOException {
        start("/one --minutes 20");
        most();
        it.run("exit");
        clock.advance(3600_000);
        assertThat(start("/one")).contains("Time is up.", "20 of 20 minutes used");
        assertThat(it.session.isLearning()).isFalse();
        assertThat(chain().state()).isEqualTo(Chain.State.INTACT);
    }

    @Test
    void a_pack_says_how_its_exams_are_held() throws IOException {
        write("exam: {minutes: 45, lessons: [two, one], feedback: none, closed_book: true}\n");
        assertThat(start("")).contains("45 minutes", "first one counts", "Closed book");
        assertThat(it.run("help GET")).contains("closed in this exam");
        assertThat(it.run("play")).contains("no playing");
        it.run("");
        assertThat(it.run("GET a")).contains("Taken.", "Which command reads?").doesNotContain("Not yet", "Left undone");
        it.run("1", "RPUSH q x y", "check", "2");
        assertThat(it.session.prompt()).startsWith("exam one 1/5");
        assertThat(run("finish")).contains("Hand in 2 files").doesNotContain("accepted");
        for (String name : List.of("ann-1-two", "ann-2-one")) {
            Path one = folder.resolve(name + ".session.md");
            assertThat(Chain.read(one).state()).as(name).isEqualTo(Chain.State.INTACT);
        }
        assertThat(start("")).contains("was handed in");
    }

    @Test
    void what_cannot_be_taken_is_said() {
        assertThat(start("/three")).contains("no lesson three; it has one, two");
        assertThat(start(" --minutes 0")).contains("--minutes goes from 1 to 600");
        assertThat(start(" --minuets 5")).contains("no option --minuets");
        it.session.run(":exam nowhere");
        assertThat(said()).contains("there is no pack nowhere");
        it.session.run(":exam clients/connecting");
        assertThat(said()).contains("a program of one's own", "an exam opens no port");
    }
}
