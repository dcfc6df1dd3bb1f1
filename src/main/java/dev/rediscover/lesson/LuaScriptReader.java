package dev.rediscover.lesson;

import java.util.List;

/** Reads the parts of a step whose answer is a Lua text. Whether the text is Lua, {@link LuaReader} tells. */
final class LuaScriptReader {
    private static final String CURE_CALL = "write call: [\"EVAL {script} 1 the:key\"]";

    private final Faults faults;
    private final LineReader lines;
    private final JudgedReader judged;

    LuaScriptReader(Faults faults, LineReader lines, JudgedReader judged) {
        this.faults = faults;
        this.lines = lines;
        this.judged = judged;
    }

    /** The parts of a step; {@code start} is the field in which stands what the learner begins with. */
    LuaScript read(Form form, String start) {
        form.require("solution", "write the whole Lua text: solution: | and the text below");
        boolean mends = start.equals("script");
        if (mends) {
            form.require("script", "write the Lua text with what is wrong in it: script: | and the text below");
        }
        LuaScript lua = new LuaScript(call(form), text(form, start), text(form, "solution"));
        boolean same = lua.given().strip().equals(lua.solution().strip());
        if (form.has(start) && !lua.given().isBlank() && same) {
            faults.add(
                    Rule.SCRIPT_SAME,
                    form.placeOf(start),
                    mends ? "the script is the solution already" : "what is given is the solution already",
                    mends ? "put a fault into script, or make it kind: script" : "leave out what is to be written");
        }
        return lua;
    }

    /** How answers are judged: the lines that run a text are compared with those that run the solution. */
    Step.Judged judged(Form form, LuaScript lua) {
        List<Line> solution = lua.solution().isBlank() ? List.of() : lua.lines(lua.solution());
        return judged.of(lua).judged(form, solution, Accept.SAME);
    }

    /** Notes fields that have a meaning only where the answer is a Lua text. */
    void refuseFields(Form form) {
        for (String field : List.of("call", "given")) {
            if (form.knows(field) && form.has(field)) {
                faults.add(
                        Rule.FIELD_CONFLICT,
                        form.placeOf(field),
                        "the field " + Texts.quoted(field) + " is for Lua texts, and this script is lines of commands",
                        "write language: lua, or remove it");
            }
        }
    }

    private List<Line> call(Form form) {
        List<Line> call = lines.lines(form, "call");
        boolean missing = !form.has("call");
        if (missing || !call.isEmpty() && call.stream().noneMatch(LuaScript::isIn)) {
            faults.add(
                    Rule.LUA_CALL,
                    form.placeOf("call"),
                    missing
                            ? "this step does not say how the Lua text is run"
                            : "no line runs the Lua text: " + LuaScript.SCRIPT + " is nowhere a word of its own",
                    CURE_CALL);
        }
        return call;
    }

    /** A text as it is written, without the line breaks at its end; empty if it is not there. */
    private String text(Form form, String field) {
        if (form.node(field) instanceof Node.Items items) {
            faults.add(
                    Rule.FIELD_TYPE,
                    items.place(),
                    "the field " + Texts.quoted(field) + " is a list; a Lua text is wanted",
                    "write " + field + ": | and the text below, further to the right");
            return "";
        }
        return LuaScript.trimmed(form.textOr(field, ""));
    }
}
