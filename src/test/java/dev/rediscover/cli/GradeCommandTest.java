package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class GradeCommandTest {
    private static final String LESSON = """
            format: 1
            id: sums
            title: Sums
            goal: [adding]
            minutes: 5
            setup: ["SET n 5"]
            steps:
              - id: more
                kind: command
                prompt: Add one to `n`.
                solution: INCR n
                mistakes:
                  - {id: less, when: {used: DECR}, say: That is less., examples: ["DECR n"]}
                hints: [Look at INCR.]
              - id: twice
                kind: task
                continue: true
                points: 3
                prompt: Add ten to `n` in two steps.
                solution: ["INCRBY n 5", "INCRBY n 5"]
                hints: [INCRBY takes a number.]
              - id: read
                kind: command
                continue: false
                setup: ["RPUSH l one"]
                prompt: Take the last one of `l`.
                solution: RPOP l
                hints: [R is for right.]
            """;

    private static final String RIGHT = """
            ## more · command
            ```redis
            A> INCR n
            (integer) 6
            #: attempt 1 pass unaided t=+12.5
            ```
            """;

    private static final String FIRST_WRONG = """
            ## more · command
            ```redis
            A> DECR n
            (integer) 4
            #: attempt 1 fail undone mistake=less
            #> That is less.
            #! hint
            A> INCR n
            (integer) 6
            #: attempt 2 pass hinted
            ```
            """;

    private static final String WRONG = """
            ## more · command
            ```redis
            A> DECR n
            (integer) 4
            #: attempt 1 fail undone mistake=less
            ```
            """;

    @TempDir
    private Path folder;

    private String out;
    private String err;

    @BeforeEach
    void aPack() throws IOException {
        Path pack = Files.createDirectories(folder.resolve("pack"));
        Files.writeString(
                pack.resolve("pack.yaml"),
                "format: 1\nid: maths\nversion: 1.4.0\ntitle: Maths\nsummary: Sums.\nlessons: [sums]\n"
                        + "skills: {adding: Adds.}\n");
        Files.writeString(pack.resolve("sums.yaml"), LESSON);
        Files.createDirectories(folder.resolve("in"));
    }

    private int run(String... args) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        Map<String, String> env = Map.of("REDISCOVER_HOME", folder.toString());
        int code = Main.run(
                args, new Streams(new ByteArrayInputStream(new byte[0]), printed, complained, false, false, env));
        out = printed.toString(StandardCharsets.UTF_8);
        err = complained.toString(StandardCharsets.UTF_8);
        return code;
    }

    private int grade(String... options) {
        List<String> args = new ArrayList<>(List.of(
                "grade", folder.resolve("pack").toString(), folder.resolve("in").toString()));
        args.addAll(List.of(options));
        return run(args.toArray(String[]::new));
    }

    private void handIn(String file, String learner, String body) throws IOException {
        handIn(file, learner, "maths 1.4.0", body);
    }

    private void handIn(String file, String learner, String pack, String body) throws IOException {
        String name = learner == null ? "" : "learner: " + learner + "\n";
        Path path = folder.resolve("in").resolve(file + ".session.md");
        Files.createDirectories(path.getParent());
        Files.writeString(path, "---\nsession: 1\n" + name + "pack: " + pack + "\nlesson: sums\n---\n" + body);
    }

    /** The row of a step in CSV. */
    private String row(String learner, String step) {
        return out.lines()
                .filter(line -> line.startsWith(learner + ",sums," + step + ","))
                .findFirst()
                .orElse("no row in " + out);
    }

    @Test
    void everyStepOfEveryLearnerIsTold() throws IOException {
        handIn("1", "ann", RIGHT);
        handIn("2", "bob", FIRST_WRONG);
        handIn("3", "cat", WRONG);
        assertThat(grade("--csv")).as(err).isZero();
        assertThat(out).startsWith("learner,lesson,step,kind,verdict,unaided,attempts,hints,revealed,active_seconds");
        assertThat(row("ann", "more")).isEqualTo("ann,sums,more,command,pass,yes,1,0,no,13,1,1,pass,,");
        assertThat(row("bob", "more")).isEqualTo("bob,sums,more,command,pass,no,2,1,no,,1,1,pass,less,");
        assertThat(row("cat", "more")).isEqualTo("cat,sums,more,command,fail,no,1,0,no,,0,1,fail,less,That is less.");
        assertThat(row("ann", "twice")).isEqualTo("ann,sums,twice,task,unattempted,no,0,0,no,,0,3,,,");
        assertThat(grade()).isZero();
        assertThat(out).contains("ann  sums", "  more ", "1/5", "3 sessions of 3 learners", "no file can prove");
        assertThat(out.lines().filter(line -> !line.startsWith("  /")))
                .allMatch(line -> line.length() <= 90)
                .filteredOn(line -> line.contains("pass ") || line.contains("/5"))
                .allMatch(line -> line.length() <= 80);
    }

    @Test
    void whatAFileClaimsIsOnlyCompared() throws IOException {
        handIn(
                "1",
                "ann",
                WRONG.replace("fail undone mistake=less", "pass unaided").replace("(integer) 4", "(integer) 6"));
        assertThat(grade("--csv")).isZero();
        assertThat(row("ann", "more")).contains(",fail,no,1,").contains(",pass,less,");
        grade();
        assertThat(out)
                .contains("1.session.md:7: sums/more: recorded pass, now fail: the file is not as it was written");
    }

    @Test
    void anotherVersionOfThePackIsNamed() throws IOException {
        handIn("1", "ann", "maths 1.3.0", WRONG.replace("fail undone", "pass"));
        handIn("2", "bob", "maths 1.3.0", RIGHT);
        handIn("3", "cat", "maths 1.3.0", RIGHT.replace("## more", "## gone"));
        assertThat(grade()).isZero();
        assertThat(out)
                .contains("recorded pass, now fail: pack 1.3.0 -> 1.4.0")
                .contains("2.session.md:1: taken with another version of the lesson; judged by this one: pack 1.3.0")
                .contains("sums/gone: the lesson has no such step, so it is not graded; recorded: pass");
    }

    @Test
    void blocksToPlayInAreNotGraded() throws IOException {
        handIn("1", "ann", RIGHT.replace("```redis", "```redis :play"));
        handIn("2", "bob", RIGHT.replace("```redis", "```redis :hide"));
        grade("--csv");
        assertThat(row("ann", "more")).contains(",unattempted,");
        assertThat(row("bob", "more")).contains(",unattempted,");
    }

    @Test
    void severalSessionsMakeOneResultInWhateverOrderTheyCome() throws IOException {
        handIn("b/2026-02-02", "ann", RIGHT);
        handIn("a/2026-02-03", "ann", WRONG);
        handIn("c/2026-02-01", "ann", FIRST_WRONG);
        grade("--csv");
        assertThat(row("ann", "more")).startsWith("ann,sums,more,command,pass,no,4,1,no,13,1,1");
        grade("--csv", "--count", "last");
        assertThat(row("ann", "more")).startsWith("ann,sums,more,command,fail,no,4,1,no,13,0,1");
        String in = folder.resolve("in").toString();
        String first = out;
        assertThat(run(
                        "grade",
                        folder.resolve("pack").toString(),
                        in + "/c",
                        in + "/a",
                        in + "/b",
                        "--csv",
                        "--count=last"))
                .isZero();
        assertThat(out).isEqualTo(first);
    }

    @Test
    void whoHasNoNameIsCalledAsTheFolderOrTheFile() throws IOException {
        handIn("dora/1", null, RIGHT);
        handIn("emil", null, RIGHT);
        grade("--csv");
        assertThat(row("dora", "more")).contains(",pass,");
        assertThat(row("emil", "more")).contains(",pass,");
    }

    @Test
    void theSameFileOfTwoIsNoticed() throws IOException {
        String longer = RIGHT + "\nSome words.\n".repeat(20);
        handIn("1", "ann", longer);
        handIn("2", "bob", longer);
        handIn("3", "bob", longer);
        grade();
        assertThat(out)
                .contains("2.session.md: bob and ann handed in the same, character for character")
                .contains("it counts once");
    }

    @Test
    void brokenFilesAreOneLineEachAndStopNobody() throws IOException {
        handIn("1", "ann", RIGHT);
        Path in = folder.resolve("in");
        Files.write(in.resolve("binary.session.md"), new byte[] {0, 1, (byte) 0xff, '\n', (byte) 0xfe});
        Files.writeString(in.resolve("prose.session.md"), "# Notes\n\nno session\n");
        Files.writeString(in.resolve("format.session.md"), "---\nsession: 99\n---\n");
        Files.writeString(in.resolve("line.session.md"), "x".repeat(1 << 21) + "\n");
        try (RandomAccessFile huge =
                new RandomAccessFile(in.resolve("huge.session.md").toFile(), "rw")) {
            huge.setLength(65L << 20);
        }
        Files.writeString(
                in.resolve("lesson.session.md"), "---\npack: maths 1.4.0\nlesson: \u001b[31mgone\n---\n" + RIGHT);
        assertThat(grade("--csv")).isEqualTo(1);
        assertThat(row("ann", "more")).contains(",pass,");
        assertThat(grade()).isEqualTo(1);
        List<String> problems = out.lines()
                .dropWhile(line -> !line.equals("Not graded:"))
                .skip(1)
                .takeWhile(line -> !line.isEmpty())
                .toList();
        assertThat(problems).hasSize(6).allMatch(line -> line.contains(".session.md:"));
        assertThat(out).doesNotContain("\u001b", "Exception");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A> EVAL x 0", "A> SETRANGE n 500000000 x", "A> BLPOP q 0", "#< \"\\x00\\x1b[2J\"", "A> GET"})
    void whateverIsTypedIsJudged(String line) throws IOException {
        handIn("1", "ann", "## more · command\n```redis\n" + (line + "\n").repeat(50) + "```\n");
        assertThat(grade("--csv")).isZero();
        assertThat(row("ann", "more")).doesNotContain(",pass,");
    }

    @Test
    void anExamThatWasChangedIsNoticed() throws IOException {
        handIn("1", "ann\nexam: 30m", RIGHT.replace("t=+12.5", "t=+12.5 chain=0123456789abcdef"));
        handIn("2", "bob\nexam: 30m", RIGHT.replace("A> INCR", "#! hint\nA> INCR"));
        assertThat(grade()).isZero();
        assertThat(out).contains("1.session.md:12: the chain of this exam is broken", "this exam has no seal");
        grade("--csv");
        assertThat(row("bob", "more")).contains(",pass,yes,1,0,");
    }

    @Test
    void hostileTextIsMadeHarmless() throws IOException {
        String name = "=cmd|' /C calc'!A0,<script>alert(1)</script>\u001b[31m\u202egpj";
        handIn("1", name, RIGHT);
        Path page = folder.resolve("page.html");
        assertThat(grade("--csv", "--html", page.toString())).isZero();
        assertThat(out).contains("\"'=cmd|' /C calc'!A0,<script>").doesNotContain("\u001b", "\u202e");
        assertThat(Files.readString(page))
                .contains("&lt;script&gt;", "<svg", "<rect")
                .doesNotContain("<script", "\u001b");
        grade("--json");
        assertThat(out).doesNotContain("\u001b").contains("\"passed\":true");
        grade("--junit");
        assertThat(out).doesNotContain("<script");
    }

    @Test
    void junitIsWellFormedAndCounts() throws Exception {
        handIn("1", "ann & <bob>", WRONG);
        Files.writeString(folder.resolve("in/x.session.md"), "# no session\n");
        assertThat(grade("--junit")).isEqualTo(1);
        var xml =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(out)));
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(4);
        assertThat(xml.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(xml.getElementsByTagName("skipped").getLength()).isEqualTo(2);
        assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(1);
    }

    @Test
    void jsonSaysWhatDependsOnWhat() throws IOException {
        handIn("1", "ann", RIGHT);
        assertThat(grade("--json")).isZero();
        assertThat(out)
                .contains("\"name\":\"sums/more\",\"passed\":true,\"message\":null,\"depends_on\":[]")
                .contains("\"name\":\"sums/twice\",\"passed\":null,\"message\":null,\"depends_on\":[\"sums/more\"]");
    }

    @Test
    void namesCanBeTakenAwayAndKeptApart() throws IOException {
        handIn("ann-smith", "ann", RIGHT);
        handIn("bob/broken", null, "```redis\nnothing\n");
        Path key = folder.resolve("key");
        assertThat(grade("--anonymise", "--key", key.toString())).isEqualTo(1);
        assertThat(out).contains("learner-").doesNotContain("ann", "bob");
        String kept = Files.readString(key);
        assertThat(kept).startsWith("salt\t").contains("\tann\n");
        String first = out;
        grade("--anonymise", "--key", key.toString());
        assertThat(out).isEqualTo(first);
        grade("--anonymise");
        assertThat(out).isNotEqualTo(first).doesNotContain("ann");
    }

    @Test
    void answersAreTriedOnHeldOutData() throws IOException {
        handIn("1", "ann", "## read · command\n```redis\nA> RPOP l\n\"one\"\n#: attempt 1 pass\n```\n");
        handIn("2", "bob", "## read · command\n```redis\nA> LPOP l\n\"one\"\n#: attempt 1 pass\n```\n");
        Path held = folder.resolve("held.yaml");
        Files.writeString(held, "sums:\n  read:\n    - [\"RPUSH l one two\"]\n");
        grade("--csv");
        String before = row("bob", "read");
        assertThat(grade("--csv", "--with", held.toString())).as(err).isZero();
        assertThat(row("ann", "read")).contains(",pass,yes,");
        assertThat(before).contains(",pass,");
        assertThat(row("bob", "read")).contains(",held-out,no,1,").contains("On held-out data");
        Files.writeString(held, "sums:\n  nosuch:\n    - [\"SET n 77\"]\n");
        assertThat(grade("--with", held.toString())).isEqualTo(2);
        assertThat(err).contains("held.yaml:2:3").contains("no step");
    }

    @Test
    void wrongUsageIsSaid() throws IOException {
        assertThat(grade()).isEqualTo(2);
        assertThat(err).contains("there is no *.session.md in");
        assertThat(run("grade", "nosuch", folder.toString())).isEqualTo(2);
        assertThat(err).contains("there is no pack nosuch");
        handIn("1", "ann", RIGHT);
        assertThat(grade("--csv", "--json")).isEqualTo(2);
        assertThat(grade("--count", "worst")).isEqualTo(2);
        assertThat(grade("--key", "x")).isEqualTo(2);
        handIn("1", "ann", "other 1.0.0", RIGHT);
        assertThat(grade()).isZero();
        assertThat(out).contains("1 of other packs passed over");
        assertThat(run(
                        "grade",
                        folder.resolve("pack").toString(),
                        folder.resolve("in/1.session.md").toString()))
                .isEqualTo(1);
        assertThat(out).contains("it belongs to the pack other, not to maths");
    }

    @ParameterizedTest
    @ValueSource(strings = {"basics", "clients", "datatypes", "myths", "operations", "patterns", "talking"})
    void theWorkedSessionsAreRight(String pack) {
        assertThat(run("grade", pack, Path.of("transcripts", pack).toString(), "--summary"))
                .isZero();
        assertThat(out).doesNotContain("Notes:", "Not graded:");
        run("grade", pack, Path.of("transcripts").toString(), "--csv");
        assertThat(out.lines().filter(line -> line.startsWith(pack + ",")))
                .isNotEmpty()
                .allMatch(line -> line.contains(",pass,yes,"));
    }
}
