package dev.rediscover.author.recording;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.LuaScript;
import dev.rediscover.resp.Quoting;
import java.util.ArrayList;
import java.util.List;

/**
 * The Lua text that stands in the lines that an author plays, and the lines without it.
 *
 * @param call the lines as they stand in a lesson, with {@code {script}} for the text
 * @param text without line breaks at its end
 */
record LuaDraft(List<Line> call, String text) {
    /** Finds the text of EVAL or FUNCTION LOAD in typed lines; {@code null} if there is none, or more than one. */
    static LuaDraft of(List<String> typed) {
        List<Line> call = new ArrayList<>();
        String text = null;
        for (Line line : Workshop.lines(typed)) {
            int at = place(line.words());
            if (at < 0) {
                call.add(line);
                continue;
            }
            String here = line.words().get(at).utf8();
            if (text != null && !text.equals(here)) {
                return null;
            }
            text = here;
            List<Bytes> words = new ArrayList<>(line.words());
            words.set(at, Bytes.of(LuaScript.SCRIPT));
            call.add(new Line(Quoting.line(words), line.client(), words, 0));
        }
        return text == null ? null : new LuaDraft(List.copyOf(call), LuaScript.trimmed(text));
    }

    /** At which word of a command its script stands; -1 if it has none. */
    private static int place(List<Bytes> words) {
        boolean eval =
                words.size() > 1 && (words.get(0).is("EVAL") || words.get(0).is("EVAL_RO"));
        boolean load =
                words.size() > 2 && words.get(0).is("FUNCTION") && words.get(1).is("LOAD");
        return eval ? 1 : load ? words.size() - 1 : -1;
    }

    /** Whether another text runs in the same lines. */
    boolean runsAs(LuaDraft other) {
        return other != null && callTyped().equals(other.callTyped());
    }

    /** The lines without the text, as they are typed. */
    List<String> callTyped() {
        return call.stream().map(Line::typed).toList();
    }

    /** The lines with the text in them, as the step runs them. */
    List<String> typed() {
        return new LuaScript(call, "", text)
                .lines(text).stream().map(Line::typed).toList();
    }
}
