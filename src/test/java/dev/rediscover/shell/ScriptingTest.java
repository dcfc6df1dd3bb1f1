package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.Theme;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.tutor.ScriptCauses;
import dev.rediscover.tutor.ScriptFault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts in the shell: the word, typing them line by line, what errors point at, what Tab offers. */
class ScriptingTest {
    private static final String ADD = "local n = redis.call('INCRBY', KEYS[1], ARGV[1])";

    @TempDir
    private Path folder;

    private final Sessions it = new Sessions();

    private Sessions kept() {
        return new Sessions(StateFolder.of(Map.of("REDISCOVER_HOME", folder.toString())));
    }

    // ---- the word

    @Test
    void aScriptIsTypedLineByLineAndRun() {
        assertThat(it.run(":script add total , 5")).contains("a line with a single . ends it");
        assertThat(it.session.prompt()).isEqualTo("lua 1> ");
        it.run(ADD, "  # not a comment of the shell");
        assertThat(it.session.prompt()).isEqualTo("lua 3> ");
        it.run(":-2", "return n * 2");
        assertThat(it.run(".")).startsWith("(integer) 10\n").contains("total").contains("\":script run add\"");
        assertThat(it.session.prompt()).isEqualTo("learn(frozen)> ");
        assertThat(it.run(":script run add")).startsWith("(integer) 20\n");
        assertThat(it.run(":script run add total , 1")).startsWith("(integer) 22\n");
        assertThat(it.run(":script list")).isEqualTo("add  2 lines, with total , 1\n");
        assertThat(it.run(":script show add")).isEqualTo("  1  " + ADD + "\n  2  return n * 2\n");
        it.run(":script drop add");
        assertThat(it.run(":script run ad")).startsWith("There is no script \"ad\"");
    }

    @Test
    void aFaultIsNamedByItsLineAndTheScriptStays() {
        it.run(":script", "local a = 1", "return a + b");
        assertThat(it.run("."))
                .contains("nonexistent global variable 'b'", "There is no variable b:")
                .contains("> 2  return a + b\n                ^\n");
        it.run(":script", ":2 return a + 1");
        assertThat(it.run(".")).startsWith("(integer) 2\n");
    }

    @Test
    void inALessonAFaultIsPointedAtTooAndOwnScriptsAreNotRun() {
        Sessions here = kept();
        here.run(":script one", "return 1", ".", ":learn scripting");
        assertThat(here.run("EVAL 'return nope' 0"))
                .contains("nonexistent global variable 'nope'", "> 1  return nope\n            ^");
        assertThat(here.run(":script run one")).contains("A lesson keeps account", "an editor of its own");
        assertThat(here.run(":script one")).contains("A lesson keeps account");
        assertThat(here.run(":script show one")).contains("1  return 1");
    }

    @Test
    void plainSpeechTellsTheLine() {
        it.run(":set plain on", ":script", "return x");
        assertThat(it.run(".")).contains("Line 1 is: return x\n");
    }

    @Test
    void scriptsOutliveTheProgram() throws Exception {
        Sessions first = kept();
        first.run(":script half a", "return KEYS[1]");
        assertThat(folder.resolve("scripts/half.lua")).hasContent("return KEYS[1]");
        Sessions second = kept();
        assertThat(second.run(":script list")).isEqualTo("half  1 line, with a\n");
        assertThat(second.run(":script half")).contains("1  return KEYS[1]", "takes its place");
        assertThat(second.run(".")).startsWith("\"a\"\n");
        assertThat(Files.list(folder.resolve("scripts")).count()).isEqualTo(2);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThat(it.run(":script ../x")).contains("A script's name is letters");
        assertThat(it.run(":script run")).contains("Which script?");
        assertThat(it.run(":script \"open")).contains("never closed");
        it.run(":script", ":9 x");
        assertThat(it.run(":9 x")).contains("script has 0 lines");
        it.session.scripting().stop(false);
        assertThat(it.session.isTypingScript()).isFalse();
    }

    @Test
    void theEndOfTheInputEndsTheScript() {
        it.run(":script one", "return 7");
        it.screen.take();
        assertThat(it.session.endInput()).isEqualTo(Result.FINE);
        assertThat(it.screen.take()).startsWith("(integer) 7\n");
    }

    // ---- errors at the prompt

    @Test
    void anErrorPointsAtItsPlace() {
        assertThat(it.run("EVAL \"local v = redis.call('GET', KEYS[1])\\nreturn v + 1\" 1 k"))
                .contains("> 2  return v + 1\n            ^\n", "v is false, which cannot be reckoned with");
        assertThat(it.run("EVAL 'if x then' 0")).contains("> 1  if x then\n              ^\n", "has no end");
        assertThat(it.run("EVAL 'return 1' 2 a")).contains("how many of the words that follow are keys");
        assertThat(it.run("EVALSHA abc 0")).contains("No script with this SHA1");
        assertThat(it.run("why")).contains("SCRIPT LOAD");
        assertThat(it.run("EVAL 'return 1' 0")).isEqualTo("(integer) 1\n");
    }

    @Test
    void scriptsThatAreCalledByNameAreFound() {
        it.run("SCRIPT LOAD 'local a = 1\nreturn b'");
        String digest = it.session.lastReply().toString().replaceAll(".*?([0-9a-f]{40}).*", "$1");
        assertThat(it.run("EVALSHA " + digest + " 0")).contains("> 2  return b\n            ^\n");
        it.run("FUNCTION LOAD '#!lua name=l\nredis.register_function(\"f\", function()\n  return nope\nend)'");
        assertThat(it.run("FCALL f 0")).contains("> 3    return nope\n              ^\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "ERR user_script:3: attempt to index local 'x' (a nil value) script: ab, on @user_script:3. ~ 3",
                "WRONGTYPE Operation against script: ab, on @user_script:12. ~ 12",
                "ERR Error compiling script (new function): user_script:2: '=' expected near 'y' ~ 2",
                "ERR Error compiling function: user_function:4: unfinished string near 'z' ~ 4",
                "ERR user_function:2: boom script: f, on @user_function:2. ~ 2",
            })
    void theLineIsInTheError(String error, int line) {
        assertThat(ScriptFault.of("", error).line()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "x += 1 ~ n = n + 1",
                "if a != b then end ~ Lua writes",
                "x = 1 ~ write local before it",
                "return redis.cal('GET') ~ cal is no function",
                "return redis.call('NOPE') ~ no such command",
                "return redis.call('GET') ~ too few or too many",
                "return redis.call('GET', KEYS[1]) ~ nil, false or a table",
                "if 1 = 2 then end ~ ==",
                "return 1 < '2' ~ tonumber",
                "return 1 return 2 ~ nothing may stand behind",
                "for i = 1, 3 print(i) end ~ comes do",
                "return redis.call('SUBSCRIBE', 'x') ~ not allowed in scripts",
            })
    void causesArePlain(String script, String cause) {
        it.session.command(List.of(Bytes.of("EVAL"), Bytes.of(script), Bytes.of("0")));
        String error = ((dev.rediscover.resp.Reply.Err) it.session.lastReply()).text();
        assertThat(ScriptCauses.plain(error)).as(error).contains(cause);
    }

    @Test
    void helpTellsTheKeysOfTheEditor() {
        assertThat(it.run("help :script")).contains("F5, Alt-Enter", "Esc, Ctrl-C", "[NAME [KEY ...] [, ARG ...]]");
    }

    // ---- explaining, completing

    @Test
    void aCallIsExplained() {
        assertThat(it.run(":explain EVAL \"local a = KEYS[1]\\nreturn ARGV[1]\" 1 lock:report a1"))
                .contains("In it, KEYS[1] is lock:report, ARGV[1] is a1:")
                .contains("  1  local a = KEYS[1]\n  2  return ARGV[1]\n");
    }

    @Test
    void functionsLibrariesAndDigestsAreOffered() {
        it.run("FUNCTION LOAD '#!lua name=locks\nredis.register_function(\"release\", function() return 1 end)'");
        it.run("SCRIPT LOAD 'return 1'");
        assertThat(offers("FCALL re")).containsExactly("release");
        assertThat(offers("FUNCTION DELETE ")).containsExactly("locks");
        assertThat(offers("EVALSHA e")).containsExactly("e0e1f9fabfc9d4800c877a703b823ac0578ff8db");
        it.run(":script mine", "return 1", ".");
        assertThat(offers(":script ")).containsExactly("mine", "list", "run", "show", "drop");
        assertThat(offers(":script run ")).containsExactly("mine");
    }

    // ---- colours

    private String coloured(String line) {
        Start start = new Start(null, it.settings, Map.of(), "always", false, null);
        return new LineHighlighter(it.session, new TerminalScreen(null, start))
                .highlight(null, line)
                .toAnsi()
                .replace("\u001b[", "<")
                .replace("m", ">");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EVAL \"return redis.call(\\\"GET\\\", KEYS[1])\" 1 k",
                "EVAL 'return redis.call(\"GET\", KEYS[1])",
                "SCRIPT LOAD \"return redis.call('GET', KEYS[1])\"",
                "FUNCTION LOAD REPLACE 'return redis.call(\"GET\", KEYS[1])'",
            })
    void aScriptAtThePromptIsColoured(String line) {
        assertThat(coloured(line)).contains("1>return<0>", "36>redis.call<", "36>KEYS<");
        assertThat(org.jline.utils.AttributedString.stripAnsi(
                        coloured(line).replace("<", "\u001b[").replace(">", "m")))
                .isEqualTo(line);
    }

    @Test
    void halfWrittenScriptsAreColouredWhateverTheyAre() {
        for (String script : List.of("", "'", "\"", "\"\\", "\"\\\"", "'\\'", "\"return '", "x")) {
            assertThat(coloured("EVAL " + script)).contains("EVAL");
        }
        it.run(":script");
        assertThat(coloured("local x = 'it")).startsWith("<1>local<0>");
    }

    @Test
    void lessonsShowLuaInItsColours() {
        String text = "As in\n\n```lua\nreturn 'it' -- so\n```\n\nend";
        assertThat(Markdown.of(text, 40, false).plain()).isEqualTo("As in\n\n    return 'it' -- so\n\nend\n");
        assertThat(Markdown.of(text, 40, false).ansi(Theme.AUTO)).contains("\u001b[1mreturn\u001b[0m \u001b[32m'it'");
        assertThat(Markdown.of("```lua\nx = 1", 40, false).plain()).isEqualTo("    x = 1\n");
    }

    @Test
    void librariesAreListedWithTheirCode() {
        it.run(
                "FUNCTION LOAD '#!lua name=l\nredis.register_function{function_name=\"f\","
                        + " callback=function() return 1 end, description=\"One.\", flags={\"no-writes\"}}'",
                ":view table");
        assertThat(it.run("FUNCTION LIST WITHCODE"))
                .startsWith("library l  LUA\n  f  One.  no-writes\n  1  #!lua name=l\n  2  redis.register_function{");
    }

    private List<String> offers(String line) {
        List<Bytes> words = new ArrayList<>(CommandLine.split(line).words());
        if (line.endsWith(" ")) {
            words.add(Bytes.EMPTY);
        }
        return new CommandCompleter(it.session)
                .offers(words).stream().map(CommandCompleter.Offer::text).toList();
    }
}
