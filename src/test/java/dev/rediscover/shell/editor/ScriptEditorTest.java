package dev.rediscover.shell.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.render.StyledText;
import dev.rediscover.shell.editor.EditorKey.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptEditorTest {
    private static Typist at(String textWithCursor) {
        int at = textWithCursor.indexOf('^');
        Typist typist = new Typist(textWithCursor.replace("^", ""));
        typist.press(Kind.TOP);
        while (typist.editor.page().offset() < at) {
            typist.press(Kind.RIGHT);
        }
        assertThat(typist.shown()).isEqualTo(textWithCursor);
        return typist;
    }

    // ---- indentation

    @Test
    void blocksAreIndentedAndTheirEndsAreNot() {
        Typist typist = new Typist("");
        typist.type("""
                if x then
                return {
                1,
                2
                }
                elseif y then
                for i = 1, 3 do
                local f = function(a)
                return a
                end
                end
                else
                repeat
                x = 1
                until x
                end
                return 0""");
        assertThat(typist.editor.text()).isEqualTo("""
                if x then
                  return {
                    1,
                    2
                  }
                elseif y then
                  for i = 1, 3 do
                    local f = function(a)
                      return a
                    end
                  end
                else
                  repeat
                    x = 1
                  until x
                end
                return 0""");
    }

    @Test
    void callsWithFunctionsInThemIndentOnce() {
        Typist typist = new Typist("");
        typist.type("redis.register_function('f', function(keys)\nreturn 1\nend)\nreturn 2");
        assertThat(typist.editor.text())
                .isEqualTo("redis.register_function('f', function(keys)\n  return 1\nend)\nreturn 2");
    }

    @Test
    void aWordThatOnlyBeginsLikeEndIsIndentedAgain() {
        assertThat(new Typist("").type("if x then\nend").shown()).isEqualTo("if x then\nend^");
        assertThat(new Typist("").type("if x then\nending").shown()).isEqualTo("if x then\n  ending^");
    }

    @ParameterizedTest
    @CsvSource({
        "'if x then\nreturn 1', 2",
        "'-- if x then\nreturn 1', 0",
        "'local s = \"if x then\"\nreturn 1', 0",
        "'local s = [[\nfree', -1",
        "'if x then return 1 end\nreturn 1', 0",
        "'    f(\nx', 6",
        "'x = f(1, 2))\ny', 0",
    })
    void aLineIsIndentedByWhatStandsBeforeIt(String script, int indent) {
        assertThat(LuaBlocks.indent(script, script.indexOf('\n') + 1)).isEqualTo(indent);
    }

    @Test
    void enterInTheMiddleKeepsBothHalves() {
        assertThat(at("if x then^ return 1 end").type("\n").shown()).isEqualTo("if x then\n  ^return 1 end");
        assertThat(at("  ^  x = 1").type("\n").shown()).isEqualTo("\n^x = 1");
    }

    @Test
    void whatIsPastedStaysAsItIs() {
        Typist typist = new Typist("");
        typist.editor.press(new EditorKey(Kind.PASTE, "if x then\r\n\treturn 1\nend\u0007"));
        assertThat(typist.shown()).isEqualTo("if x then\n  return 1\nend^");
        typist.press(Kind.UNDO);
        assertThat(typist.shown()).isEqualTo("^");
    }

    // ---- keys

    @Test
    void theCursorGoesWhereItIsSent() {
        Typist typist = at("local abc = 1\nx\nreturn abc^");
        assertThat(typist.press(Kind.UP).shown()).isEqualTo("local abc = 1\nx^\nreturn abc");
        assertThat(typist.press(Kind.UP).shown()).isEqualTo("local abc ^= 1\nx\nreturn abc");
        assertThat(typist.press(Kind.WORD_LEFT).shown()).isEqualTo("local ^abc = 1\nx\nreturn abc");
        assertThat(typist.press(Kind.WORD_RIGHT, Kind.WORD_RIGHT).shown()).isEqualTo("local abc = 1^\nx\nreturn abc");
        assertThat(typist.press(Kind.RIGHT, Kind.END, Kind.RIGHT).shown()).isEqualTo("local abc = 1\nx\n^return abc");
        assertThat(typist.press(Kind.LEFT, Kind.TOP, Kind.PAGE_DOWN).shown())
                .isEqualTo("local abc = 1\nx\n^return abc");
    }

    @Test
    void deletedTextComesBack() {
        Typist typist = at("local ^abc = 1\nx");
        assertThat(typist.press(Kind.KILL).shown()).isEqualTo("local ^\nx");
        assertThat(typist.press(Kind.YANK).shown()).isEqualTo("local abc = 1^\nx");
        assertThat(typist.press(Kind.KILL).shown()).isEqualTo("local abc = 1^x");
        assertThat(typist.press(Kind.WIPE).shown()).isEqualTo("^x");
        assertThat(typist.press(Kind.UNDO, Kind.UNDO).shown()).isEqualTo("local abc = 1^\nx");
        assertThat(typist.press(Kind.REDO).editor.text()).isEqualTo("local abc = 1x");
        assertThat(at("a b^").press(Kind.DELETE_WORD).shown()).isEqualTo("a ^");
    }

    @Test
    void aWordThatIsTypedIsUndoneAtOnce() {
        Typist typist = new Typist("").type("return 12");
        assertThat(typist.press(Kind.UNDO).shown()).isEqualTo("return^");
    }

    @Test
    void backspaceTakesBackAnIndent() {
        assertThat(at("    ^x").press(Kind.BACKSPACE).shown()).isEqualTo("  ^x");
        assertThat(at("x\n^y").press(Kind.BACKSPACE).shown()).isEqualTo("x^y");
        assertThat(at("a🎉^b").press(Kind.BACKSPACE).shown()).isEqualTo("a^b");
        assertThat(at("^").press(Kind.BACKSPACE, Kind.DELETE, Kind.LEFT).shown())
                .isEqualTo("^");
        assertThat(at("    x^").press(Kind.BACK_TAB).shown()).isEqualTo("  x^");
    }

    @Test
    void aScriptHasAnEnd() {
        Typist typist = new Typist("x".repeat(Page.MOST_CHARACTERS));
        assertThat(typist.type("yy").editor.text()).hasSize(Page.MOST_CHARACTERS);
        Typist lines = new Typist("");
        lines.editor.press(new EditorKey(Kind.PASTE, "\n".repeat(Page.MOST_LINES + 1)));
        assertThat(lines.editor.text()).isEmpty();
    }

    // ---- completion

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "red^ ~ redis^",
                "redis.^ ~ redis.^",
                "redis.ca^ ~ redis.call^",
                "redis.call('IN^ ~ redis.call('INCR^",
                "redis.call('in^') ~ redis.call('incr^')",
                "redis.call('ge^ ~ redis.call('get^",
                "redis.call(\"INC^\", KEYS[1]) ~ redis.call(\"INCR^\", KEYS[1])",
                "local counter = 1 return cou^ ~ local counter = 1 return counter^",
                "KE^ ~ KEYS^",
                "cjson.dec^ ~ cjson.decode^",
                "x = 'red^ ~ x = 'red  ^",
                "y = 1 -- red^ ~ y = 1 -- red  ^",
                "1^ ~ 1 ^",
            })
    void tabCompletes(String before, String after) {
        assertThat(at(before.strip()).press(Kind.TAB).shown()).isEqualTo(after);
    }

    @Test
    void tabAgainChoosesAmongSeveral() {
        Typist typist = at("redis.call('GET^')").press(Kind.TAB);
        assertThat(typist.editor.offers()).containsExactly("GET", "GETDEL", "GETEX");
        typist.press(Kind.TAB, Kind.TAB);
        assertThat(typist.shown()).isEqualTo("redis.call('GETDEL^')");
        typist.press(Kind.TAB, Kind.TAB);
        assertThat(typist.shown()).isEqualTo("redis.call('GET^')");
        typist.type("X");
        assertThat(typist.editor.offers()).isEmpty();
    }

    // ---- runs

    @Test
    void aFaultIsMarkedUntilTheTextChanges() {
        Typist typist = new Typist("local a\nreturn b + 1");
        typist.answer = new EditorDesk.Ran(StyledText.of("no such variable\n"), 2, 7, false);
        typist.press(Kind.RUN);
        assertThat(typist.ran).containsExactly("local a\nreturn b + 1");
        assertThat(typist.shown()).isEqualTo("local a\nreturn ^b + 1");
        assertThat(typist.editor.faultLine()).isEqualTo(2);
        assertThat(typist.editor.said().plain()).isEqualTo("no such variable\n");
        typist.type("a");
        assertThat(typist.editor.faultLine()).isZero();
    }

    @Test
    void helpIsLeftWithoutLeavingTheEditor() {
        Typist typist = new Typist("x").press(Kind.HELP);
        assertThat(typist.editor.isHelping()).isTrue();
        assertThat(typist.editor.press(EditorKey.of(Kind.LEAVE))).isEqualTo(ScriptEditor.Wish.NOTHING);
        assertThat(typist.editor.press(EditorKey.of(Kind.LEAVE))).isEqualTo(ScriptEditor.Wish.LEAVE);
    }

    @Test
    void pairsAreFound() {
        LuaBlocks blocks = LuaBlocks.of("if f(x) then\n  y = {1\nend");
        assertThat(blocks.word(blocks.at(0).close())).isEqualTo("end");
        assertThat(blocks.word(blocks.at(4).close())).isEqualTo(")");
        assertThat(blocks.at(19).close()).isNull();
        assertThat(blocks.lineOf(blocks.unmatched().open())).isEqualTo(2);
        assertThat(LuaBlocks.of("x = 1 end").unmatched().open()).isNull();
        assertThat(LuaBlocks.of("while true do end").unmatched()).isNull();
        assertThat(blocks.at(10)).isNull();
    }
}
