package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.ControlCharacters;
import dev.rediscover.resp.Quoting;
import java.util.ArrayList;
import java.util.List;

/**
 * What a step has whose answer is a Lua text: how the text is run, and the right one. What is judged are lines, as
 * everywhere: those of {@link #call} with the text in the place of {@link #SCRIPT}.
 *
 * @param call the lines that run the learner's text; in one at least a word is {@link #SCRIPT}
 * @param given what stands in the editor at first: the faulty text of a {@code fix}; empty for nothing
 * @param solution the right text, without line breaks at its end
 */
public record LuaScript(List<Line> call, String given, String solution) {
    /** The word of a line that stands for the text. */
    public static final String SCRIPT = "{script}";

    /** The value of the field {@code language}. */
    public static final String LANGUAGE = "lua";

    /** Whether the text has a place in a line. */
    public static boolean isIn(Line line) {
        return line.words().contains(Bytes.of(SCRIPT));
    }

    /** The lines that run a text. */
    public List<Line> lines(String text) {
        List<Line> lines = new ArrayList<>(call.size());
        for (Line line : call) {
            lines.add(isIn(line) ? with(line, text) : line);
        }
        return List.copyOf(lines);
    }

    /** The texts that stand in lines as {@link #lines} makes them. */
    public List<String> texts(List<Line> made) {
        List<String> texts = new ArrayList<>();
        Bytes script = Bytes.of(SCRIPT);
        for (int i = 0; i < Math.min(made.size(), call.size()); i++) {
            int at = call.get(i).words().indexOf(script);
            if (at >= 0 && at < made.get(i).words().size()) {
                texts.add(made.get(i).words().get(at).utf8());
            }
        }
        return texts;
    }

    private static Line with(Line line, String text) {
        List<Bytes> words = new ArrayList<>(line.words());
        Bytes script = Bytes.of(SCRIPT);
        words.replaceAll(word -> word.equals(script) ? Bytes.of(text) : word);
        StringBuilder typed = new StringBuilder();
        for (Bytes word : line.words()) {
            typed.append(typed.length() == 0 ? "" : " ");
            typed.append(word.equals(script) ? word(text) : Quoting.word(word));
        }
        return new Line(typed.toString(), line.client(), words, line.tickMillis(), line.joined());
    }

    /** The text as one word of a command line that reads as the text does, line by line, where that can be. */
    private static String word(String text) {
        boolean clean = ControlCharacters.in(text.replace('\n', ' ')) < 0 && text.indexOf('\t') < 0;
        return clean && !text.endsWith("\\") ? "'" + text.replace("'", "\\'") + "'" : Quoting.word(Bytes.of(text));
    }

    /** A text without the line breaks at its end. */
    public static String trimmed(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--;
        }
        return text.substring(0, end);
    }
}
