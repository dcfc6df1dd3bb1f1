package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import java.util.List;

/** Whether the Lua texts of a lesson are Lua, and such as a learner should see. */
final class LuaLint {
    private final Linted on;
    private final LuaReader lua;
    private final List<String> file;

    private LuaLint(Linted on, LuaReader lua, List<String> file) {
        this.on = on;
        this.lua = lua;
        this.file = file;
    }

    /** {@code file}: the lines of the file of the lesson. */
    static void lint(Linted on, LuaReader lua, List<String> file) {
        LuaLint lint = new LuaLint(on, lua, file);
        for (Step step : on.lesson().steps()) {
            if (step.luaOrNull() != null && on.node(step) != null) {
                lint.step(step, on.node(step));
            }
        }
    }

    private void step(Step step, Node.Fields node) {
        look(node.get("solution"));
        if (node.get("also") instanceof Node.Items also) {
            also.items().forEach(text -> look(text));
        } else {
            look(node.get("also"));
        }
        if (node.get("solution") instanceof Node.Scalar solution) {
            keys(step.luaOrNull().solution(), solution);
        }
    }

    private void look(Node node) {
        if (!(node instanceof Node.Scalar text)) {
            return;
        }
        for (LuaReader.Found found : lua.look(text.text())) {
            on.add(found.rule(), place(text, found.line()), said(text, found), found.cure());
        }
    }

    /** The line of a text that does not stand as a block is told in words. */
    private String said(Node.Scalar text, LuaReader.Found found) {
        return isBlock(text) || found.line() < 2
                ? found.what()
                : "line " + found.line() + " of the text: " + found.what();
    }

    /** The place of a line of a text: of a block, the line of the file below its head. */
    private Place place(Node.Scalar text, int line) {
        if (!isBlock(text)) {
            return text.place();
        }
        int inFile = text.place().line() + line;
        String written = inFile <= file.size() ? file.get(inFile - 1) : "";
        int column = 0;
        while (column < written.length() && written.charAt(column) == ' ') {
            column++;
        }
        return new Place(text.place().file(), inFile, column + 1);
    }

    private boolean isBlock(Node.Scalar text) {
        int line = text.place().line();
        int column = text.place().column();
        String written = line >= 1 && line <= file.size() ? file.get(line - 1) : "";
        return column >= 1 && column <= written.length() && written.charAt(column - 1) == '|';
    }

    /** Keys that are written into the text instead of being passed. */
    private void keys(String text, Node.Scalar node) {
        for (LuaCalls.Called call : LuaCalls.of(text)) {
            Line line = new Line("", Line.YOU, call.words(), 0);
            CommandSpec spec = on.spec(line);
            int first = spec == null ? -1 : firstKey(spec, call.words());
            if (first > 0 && first < call.words().size()) {
                on.add(
                        Rule.LUA_KEYS,
                        place(node, call.line()),
                        "the key " + Texts.quoted(call.words().get(first).utf8()) + " stands in the script itself",
                        "pass it in call: behind the number of keys, and write KEYS[1]");
            }
        }
    }

    /** At which word the first key stands, as far as the words that are known tell; -1 if that is not known. */
    private static int firstKey(CommandSpec spec, List<Bytes> words) {
        try {
            List<Integer> keys = KeyPositions.hasKeys(spec) ? KeyPositions.of(spec, words) : List.of();
            return keys.isEmpty() ? -1 : keys.get(0);
        } catch (KeyPositions.Unclear e) {
            return -1;
        }
    }
}
