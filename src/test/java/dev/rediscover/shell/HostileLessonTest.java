package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Clock;
import dev.rediscover.base.ControlCharacters;
import dev.rediscover.engine.Ceilings;
import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.PackSource;
import dev.rediscover.lesson.Rule;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Theme;
import dev.rediscover.transcript.Header;
import dev.rediscover.transcript.TranscriptReader;
import dev.rediscover.transcript.TranscriptWriter;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a pack could do to the program of whoever takes it: each test is one attack, and none may succeed. Attacks by
 * the files of a bundle are in the tests of installing.
 */
@Timeout(60)
class HostileLessonTest {
    private static final String HEAD = "id: x\ntitle: T\nminutes: 5\n";
    private static final String ESCAPES = "\\x1b]0;owned\\x07\\x1b[2J\\xc2\\x9b31m";

    @TempDir
    private Path folder;

    private static PackReader.LessonResult read(String yaml) {
        return new PackReader(null).readLessonText("x.yaml", yaml);
    }

    private static List<String> rules(String yaml) {
        return read(yaml).faults().stream().map(fault -> fault.rule().id()).toList();
    }

    private static Lesson lesson(String setup, String step) {
        PackReader.LessonResult result = read(HEAD + "setup: " + setup + "\nsteps:\n" + step.indent(2));
        assertThat(result.faults().stream().filter(Fault::isError)).isEmpty();
        return result.lesson();
    }

    private static LessonRun run(Lesson lesson) {
        return new LessonRun("p", lesson, Engines::forLesson, Progress.unkept(Clock.system()));
    }

    private static String lines(int count, String line) {
        return "[" + (line + ", ").repeat(count) + line + "]";
    }

    // ---- the reader

    @Test
    void aBombOfAliasesIsNotUnfolded() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x]\n");
        for (int i = 1; i < 40; i++) {
            yaml.append("a")
                    .append(i)
                    .append(": &a")
                    .append(i)
                    .append(" [*a")
                    .append(i - 1)
                    .append(", *a");
            yaml.append(i - 1).append("]\n");
        }
        assertThat(rules(yaml.toString())).contains(Rule.YAML_ALIAS.id());
    }

    @Test
    void depthAndLengthOfAFileHaveAnEnd() {
        assertThat(rules("a: " + "[".repeat(50_000))).contains(Rule.YAML_TOO_DEEP.id());
        assertThat(rules("a: [" + "x, ".repeat(60_000) + "x]")).contains(Rule.YAML_TOO_LARGE.id());
        assertThat(rules("a: " + "x".repeat(300_000))).contains(Rule.YAML_TOO_LARGE.id());
    }

    @Test
    void noClassIsEverMadeOfATag() {
        String yaml = HEAD + "steps: !!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[]]]\n";
        assertThat(rules(yaml)).contains(Rule.YAML_TAG.id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret", "/etc/passwd", "data/../../secret", "..\\secret", "C:/secret", "link/secret"})
    void aPackReadsNoFileOutsideItsFolder(String path) throws IOException {
        Files.writeString(folder.resolve("secret"), "SET stolen 1\n");
        Path pack = Files.createDirectory(folder.resolve("pack"));
        Files.createSymbolicLink(pack.resolve("link"), folder);
        assertThat(PackSource.folder(pack).read(path)).isNull();
    }

    @Test
    void anExpressionThatBacktracksElsewhereIsMatchedInOneGo() {
        LessonRun run = run(lesson(
                "[SET text " + "a".repeat(5000) + "]",
                "- {id: r, kind: command, prompt: Read it., solution: [GET text],"
                        + " accept: {reply: {regex: \"((a+)+)+b\"}}}"));
        run.start();
        assertThat(run.solution()).isNotNull();
        assertThat(submit(run, "GET text")).isInstanceOf(Outcome.Refused.class);
    }

    // ---- Lua texts

    private static String lua(String solution, String more) {
        return "- id: r\n  kind: script\n  language: lua\n  prompt: P\n  call: [\"EVAL {script} 1 text\"]\n"
                + "  solution: |\n" + solution.indent(4) + more;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while true do end",
                "local function f() return f() end return f()",
                "local function f() return 1 + f() end return f()",
                "for i = 1, 1e15 do local x = i end return 1",
                "while true do pcall(redis.call, 'GET', KEYS[1]) end",
                "return string.find(string.rep('a', 5000), string.rep('a?', 5000) .. string.rep('a', 5000))",
                "return string.find(string.rep('a', 300000), '.-.-.-.-.-.-.-.-b')",
            })
    void aSolutionThatNeverEndsIsEnded(String solution) {
        LessonRun run = run(lesson("[SET text 1]", lua(solution, "")));
        run.start();
        assertThat(submit(run, "return 1")).isInstanceOf(Outcome.Written.class);
        assertThat(submit(run, "check")).isNotNull();
        assertThat(submit(run, solution)).isInstanceOf(Outcome.Written.class);
        assertThat(submit(run, "check")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return string.rep('x', 2^31)",
                "local s = 'x' while true do s = s .. s end",
                "local t = {} while true do t[#t + 1] = string.rep('x', 100000) end",
                "local t = {} for i = 1, 1e9 do t[i] = {} end",
                "local t = {} while true do t = {t, {}, {}, {}, {}, {}, {}} end",
                "while true do redis.call('APPEND', KEYS[1], string.rep('x', 1000000)) end",
                "for i = 1, 1e9 do redis.call('RPUSH', 'l' .. i, string.rep('x', 1000)) end",
                "return cjson.encode({string.rep('x', 3000000), string.rep('x', 3000000)})",
            })
    void aSolutionThatWantsAllMemoryGetsLittle(String solution) {
        LessonRun run = run(lesson("[SET text 1]", lua(solution, "")));
        run.start();
        submit(run, solution);
        assertThat(submit(run, "check")).isNotNull();
    }

    @Test
    void aPatternForTextsIsMatchedInOneGoAndIsNoLargerThanOthers() {
        String mistakes = "  mistakes: [{id: m, when: {text: \"((a+)+)+b\", not_text: \"(x*)*y\"}, say: S}]\n";
        LessonRun run = run(lesson("[SET text 1]", lua("return 1", mistakes)));
        run.start();
        submit(run, "return 2 -- " + "a".repeat(7000));
        assertThat(submit(run, "check")).isInstanceOf(Outcome.Refused.class);
        String bomb = mistakes.replace("((a+)+)+b", "((a{99}){99}){99}");
        assertThat(rules(HEAD + "steps:\n" + lua("return 1", bomb).indent(2))).contains(Rule.MATCHER_REGEX.id());
    }

    @Test
    void aTextIsNeverMoreThanALearnerCanWrite() {
        LessonRun run = run(lesson("[SET text 1]", lua("return 1", "")));
        run.start();
        assertThat(submit(run, "return 1 --" + "x".repeat(10_000))).isInstanceOf(Outcome.Refused.class);
        String tooLong = lua("return " + "1+".repeat(5000) + "1", "");
        assertThat(rules(HEAD + "steps:\n" + tooLong.indent(2))).contains(Rule.TEXT_TOO_LONG.id());
    }

    private static Outcome submit(LessonRun run, String line) {
        try {
            return run.enter(line);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    // ---- the terminal

    @ParameterizedTest
    @ValueSource(strings = {"\\e]0;owned\\a", "\\x1b[2J", "\\u009b31m", "\\u202eabc", "\\x08\\x08", "\\r"})
    void noTextOfALessonHoldsWhatATerminalObeys(String escape) {
        String yaml = HEAD + "steps:\n  - {id: s, kind: say, prompt: \"Hello " + escape + "\"}\n";
        assertThat(rules(yaml)).containsAnyOf(Rule.TEXT_CONTROL.id(), Rule.YAML_SYNTAX.id());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET k",
                "DEBUG ERROR \"" + ESCAPES + "\"",
                "\"" + ESCAPES + "\"",
                "HGETALL h",
                "KEYS *",
                ":tree",
                ":show k",
                ":show h",
                ":peek",
                "@bob PUBLISH news \"" + ESCAPES + "\"",
                "SET \"k" + ESCAPES + "\" 2",
                ":undo",
                ":why",
                "OBJECT ENCODING \"" + ESCAPES + "\"",
                "CONFIG GET \"" + ESCAPES + "\"",
                "COMMAND INFO \"" + ESCAPES + "\"",
            })
    void noDataReachesTheTerminalUnwritten(String line) {
        for (String view : List.of("classic", "table", "json", "csv", "raw")) {
            StringBuilder shown = new StringBuilder();
            Sessions it = new Sessions(null, terminal(shown));
            it.run("SET k \"" + ESCAPES + "\"", "HSET h \"" + ESCAPES + "\" \"" + ESCAPES + "\"");
            it.run("SET \"k" + ESCAPES + "\" 1", "SUBSCRIBE news", ":diff on", ":view " + view);
            it.run(line);
            assertThat(ControlCharacters.in(shown.toString().replace("\r\n", "\n")))
                    .as("%s with :view %s: %s", line, view, shown)
                    .isEqualTo(-1);
        }
    }

    /** A screen that notes what a terminal without colour would get. */
    private static RecordingScreen terminal(StringBuilder shown) {
        return new RecordingScreen() {
            @Override
            public void reply(StyledText text) {
                shown.append(text.ansi(Theme.PLAIN));
            }

            @Override
            public void note(StyledText text) {
                reply(text);
            }

            @Override
            public void page(StyledText text) {
                reply(text);
            }

            @Override
            public void late(StyledText text) {
                reply(text);
            }
        };
    }

    // ---- time

    @Test
    void aCommandThatWaitsForEverHoldsNobodyUp() {
        LessonRun run = run(lesson(
                "[BLPOP never 0, \"bob> BLPOP never 0\", \"bob> XREAD BLOCK 0 STREAMS s $\", WAIT 1 0]",
                "- {id: w, kind: command, prompt: Wait., setup: [\"eve> BRPOP never 0\"], solution: [PING]}"));
        run.start();
        assertThat(run.step().id()).isEqualTo("w");
    }

    @Test
    void sleepingTakesNoTimeInALesson() {
        Clock clock = Clock.system();
        long began = clock.millis();
        run(lesson(lines(200, "DEBUG SLEEP 60"), "- {id: s, kind: say, prompt: Good morning.}"))
                .start();
        assertThat(clock.millis() - began).isLessThan(20_000);
    }

    @Test
    void commandsThatGoThroughTooMuchAreRefused() {
        Sessions it = new Sessions();
        it.run("SETRANGE big 4000000 x");
        assertThat(it.run("BITOP AND out" + " big".repeat(2000))).contains("too many elements", "a server would not");
        it.run("SADD set" + numbers(3000));
        assertThat(it.run("SUNION" + " set".repeat(1000))).contains("too many elements");
        assertThat(it.run("SORT set" + " GET #".repeat(5000))).contains("too many elements");
        assertThat(it.run("SUNION set set")).contains("\"2999\"");
    }

    private static String numbers(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(' ').append(i);
        }
        return out.toString();
    }

    @Test
    void patternsOfManyStarsTakeNoTime() {
        Sessions it = new Sessions();
        it.run("SET " + "a".repeat(20_000) + " 1");
        assertThat(it.run("KEYS " + "a*".repeat(2000) + "b")).contains("(empty array)");
    }

    @Test
    void textThatIsHardToReadTakesNoTime() {
        for (String text : List.of("*", "`", "**a", "- ", "  ", "[", "```\n", "> ", "{")) {
            String prompt = text.repeat(7000 / text.length());
            assertThat(Markdown.of(prompt, 80, false).plain()).isNotNull();
        }
    }

    @Test
    void aRaceOfTooManyOrdersIsRefused() {
        String program = "[" + "\"INCR a\", ".repeat(7) + "\"INCR a\"]";
        String yaml = HEAD + "steps:\n  - id: r\n    kind: race\n    prompt: Race.\n    clients: {ann: " + program
                + ", bob: " + program + ", cy: " + program + "}\n    find: {state: [{key: a, value: 1}],"
                + " solution: a b c}\n";
        assertThat(rules(yaml)).contains(Rule.RACE_ORDERS.id());
    }

    // ---- memory

    @Test
    void noStringIsLongerThanALessonNeeds() {
        Sessions it = new Sessions();
        long most = Ceilings.LESSON.stringBytes();
        it.run("CONFIG SET proto-max-bulk-len 1gb");
        assertThat(it.run("SETRANGE a " + most + " x")).contains("exceeds maximum allowed size");
        assertThat(it.run("SETBIT b 4294967295 1")).contains("bit offset");
        assertThat(it.run("BITFIELD c SET u8 #400000000 1")).contains("bit offset");
        it.run("SETRANGE d " + (most - 1) + " x");
        assertThat(it.run("APPEND d x")).contains("exceeds maximum allowed size");
        assertThat(it.run("LCS d d")).contains("Insufficient memory");
        assertThat(it.run("DBSIZE")).contains("(integer) 1");
    }

    @Test
    void theDataHasAnEndThatNoSettingMoves() {
        Sessions it = new Sessions();
        it.run("CONFIG SET maxmemory 0", "SETRANGE big 4000000 x");
        String last = "";
        for (int i = 0; i < 200 && !last.contains("OOM"); i++) {
            last = it.run("COPY big copy:" + i);
        }
        assertThat(last).contains("OOM command not allowed");
        assertThat(it.session.link().engine().dataBytes()).isLessThan(Ceilings.LESSON.dataBytes() + (8 << 20));
        assertThat(it.run("DEL copy:0 copy:1", "COPY big again")).contains("(integer) 1");
    }

    @Test
    void noReplyIsLargerThanAScreenCouldEverShow() {
        Sessions it = new Sessions();
        it.run("SETRANGE big 4000000 x", "SADD set a b");
        assertThat(it.run("MGET" + " big".repeat(100))).contains("the reply is larger than 16 MB");
        assertThat(it.run("SRANDMEMBER set -16000000")).contains("the reply is larger than 16 MB");
        assertThat(it.run("MGET big set").length()).isGreaterThan(4_000_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while true do end",
                "local t = {} for i = 1, 1e12 do t[i] = i end",
                "local t = {} for i = 1, 1e12 do t[i] = string.rep(tostring(i), 100000) end",
                "local t = {} for i = 1, 1e12 do t[i] = {} end",
                "local s = 'x' while true do s = s .. s end",
                "local function f(x) return f(x) end f(1)",
                "return string.find(string.rep('a', 1000000), '.-.-.-.-b')",
                "while true do pcall(redis.call, 'GET', 'x') end",
            })
    void noScriptTakesTimeOrMemoryWithoutEnd(String script) {
        Sessions it = new Sessions();
        assertThat(it.run("EVAL \"" + script + "\" 0")).contains("(error)");
        assertThat(it.run("PING")).contains("PONG");
    }

    // ---- the disk

    @Test
    void aTranscriptKeepsOnlyTheBeginningOfALongReply() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (TranscriptWriter writer = TranscriptWriter.to(out, Header.empty())) {
            for (int i = 0; i < 20; i++) {
                writer.command("A", "GET big");
                writer.reply("\"" + "x".repeat(4_000_000) + "\"\n");
                writer.command("A", "LRANGE long 0 -1");
                writer.reply("1) \"abcdefghij\"\n".repeat(100_000));
            }
        }
        assertThat(out.size()).isLessThan(20 * 140 * 1024);
        assertThat(out.toString()).contains("\n...\n");
    }

    @Test
    void aTranscriptIsNeverTooLongToBeReadAgain() throws IOException {
        Path file = folder.resolve("long.session.md");
        TranscriptWriter writer = TranscriptWriter.create(file, Header.empty());
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10_000; i++) {
                        writer.command("A", "GET big");
                        writer.reply("1) \"abcdefghij\"\n".repeat(8000));
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than 63 MB");
        writer.close();
        assertThat(TranscriptReader.read(file).commands()).hasSizeGreaterThan(400);
    }

    // ---- the world outside

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MIGRATE example.org 6379 k 0 1000",
                "REPLICAOF example.org 6379",
                "CONFIG SET dir /tmp",
                "CONFIG REWRITE",
                "SAVE",
                "BGSAVE",
                "SHUTDOWN",
                "MODULE LOAD /tmp/x.so",
                "DEBUG SEGFAULT",
                "ACL SAVE",
            })
    void noCommandReachesAnythingOutsideTheEngine(String line) {
        assertThat(new Sessions().run(line)).startsWith("(error)");
    }
}
