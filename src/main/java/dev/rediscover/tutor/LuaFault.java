package dev.rediscover.tutor;

import dev.rediscover.resp.Reply;
import dev.rediscover.script.LuaText;
import java.util.List;

/**
 * What Lua, or Redis inside it, says against a text of the learner, told by the line of the text.
 *
 * @param line in which it shows, from 1; 0 if it belongs to no line
 * @param column the place in that line to look at, from 0; -1 for none
 * @param code that line; empty if there is none
 * @param said what is wrong, without the place
 * @param compiles whether the text is Lua, so that the fault came while it ran
 */
public record LuaFault(int line, int column, String code, String said, boolean compiles) {
    private static final int MOST_CODE = 100;

    /** Why a text is no Lua; {@code null} if it is. */
    static LuaFault of(String text) {
        LuaText.Problem problem = LuaText.problem(text);
        return problem == null
                ? null
                : of(text, "ERR Error compiling script: user_script:" + problem.line() + ": " + problem.text());
    }

    /** What went wrong when a text ran and the model solution did not fail; {@code null} if nothing did. */
    static LuaFault of(String text, Performance learner, Performance model) {
        return fails(model.played()) ? null : of(text, learner.played());
    }

    /** What goes wrong with a text on other data. */
    static LuaFault of(String text, Counterexample example) {
        return fails(example.models()) ? null : of(text, example.yours());
    }

    private static boolean fails(List<Played> played) {
        return played.stream().anyMatch(one -> one.own() && one.reply() instanceof Reply.Err);
    }

    private static LuaFault of(String text, List<Played> played) {
        for (Played one : played) {
            if (one.own() && one.reply() instanceof Reply.Err error) {
                return of(text, error.text());
            }
        }
        return null;
    }

    /** Reads an error of EVAL, FUNCTION LOAD or FCALL. */
    static LuaFault of(String text, String error) {
        ScriptFault fault = ScriptFault.of(text, error);
        return fault == null
                ? new LuaFault(0, -1, "", error, true)
                : at(text, fault.line(), fault.column(), fault.message(), !fault.compiling());
    }

    private static LuaFault at(String text, int line, int column, String said, boolean compiles) {
        List<String> lines = text.lines().toList();
        int shown = Math.min(line, lines.size());
        String code = shown < 1 ? "" : lines.get(shown - 1).strip();
        boolean longer = code.length() > MOST_CODE;
        return new LuaFault(shown, column, longer ? code.substring(0, MOST_CODE) + "…" : code, said, compiles);
    }

    /** Whether the engine gave up: the script did not come to its end. */
    private boolean isEndless() {
        return isEndless(said);
    }

    /** Whether some reply says that a script did not come to its end, or asked for more memory than there is. */
    static boolean isBoundless(List<Played> played) {
        return played.stream()
                .anyMatch(one -> one.reply() instanceof Reply.Err error
                        && (isEndless(error.text())
                                || error.text().contains("not enough memory")
                                || error.text().contains("resulting string too large")));
    }

    private static boolean isEndless(String said) {
        return said.contains("too many steps") || said.contains("took too long");
    }

    /** One or two sentences for the learner; the error itself is shown as Redis words it. */
    public String sentence() {
        if (isEndless()) {
            return "Your script does not come to its end here: is there a loop that nothing ever stops?";
        }
        if (line == 0) {
            return "Your script fails: " + StepRun.ended(said);
        }
        String what = compiles ? "Your script fails in line " : "Your script is not Lua yet: line ";
        String quoted = code.isEmpty() || code.indexOf('`') >= 0 ? "" : ", `" + code + "`";
        return what + line + quoted + ": " + StepRun.ended(said);
    }
}
