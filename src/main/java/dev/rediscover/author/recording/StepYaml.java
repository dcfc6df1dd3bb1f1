package dev.rediscover.author.recording;

import java.util.ArrayList;
import java.util.List;

/** The YAML of one step, field by field, laid out as people write it: an item of a list, with no indentation. */
final class StepYaml {
    private static final int FIELDS = 2; // columns before the name of a field

    private final StringBuilder out = new StringBuilder();
    private boolean texts;

    /**
     * A mistake as it is written.
     *
     * @param when in braces
     * @param examples one or more lines each
     */
    record MistakeText(String id, String when, String say, List<List<String>> examples) {}

    StepYaml(String id, String kind) {
        out.append("- id: ")
                .append(YamlText.line(id))
                .append("\n  kind: ")
                .append(kind)
                .append('\n');
    }

    /** A field whose value is YAML already. */
    StepYaml field(String name, String yaml) {
        out.append(" ".repeat(FIELDS)).append(name).append(": ").append(yaml).append('\n');
        return this;
    }

    /** From now on answers are texts, not commands. */
    StepYaml ofTexts() {
        texts = true;
        return this;
    }

    /** A field with a text that keeps its lines. */
    StepYaml text(String name, String text) {
        return field(name, YamlText.block(text, FIELDS));
    }

    /** A field with prose for people; nothing if it is {@code null}. */
    StepYaml prose(String name, String text) {
        return text == null || text.isBlank() ? this : field(name, YamlText.prose(text, FIELDS));
    }

    /** A field with command lines; nothing if there are none. */
    StepYaml commands(String name, List<String> typed) {
        return typed.isEmpty()
                ? this
                : items(name, typed.stream().map(StepYaml::lessonLine).toList());
    }

    /** A field with a list of values that are YAML already; nothing if there are none. */
    StepYaml items(String name, List<String> yaml) {
        if (!yaml.isEmpty()) {
            out.append(" ".repeat(FIELDS))
                    .append(name)
                    .append(':')
                    .append(YamlText.list(yaml, FIELDS))
                    .append('\n');
        }
        return this;
    }

    /** A list with an entry a line, however short; nothing if there are none. */
    StepYaml entries(String name, List<String> yaml) {
        if (!yaml.isEmpty()) {
            out.append(" ".repeat(FIELDS)).append(name).append(":\n");
            yaml.forEach(one ->
                    out.append(" ".repeat(FIELDS + 2)).append("- ").append(one).append('\n'));
        }
        return this;
    }

    /** Other right answers as they are typed. */
    StepYaml answers(String name, List<List<String>> answers) {
        return items(name, answers.stream().map(one -> answer(one, texts)).toList());
    }

    StepYaml mistakes(List<MistakeText> mistakes) {
        if (!mistakes.isEmpty()) {
            out.append("  mistakes:\n").append(items(mistakes, texts).indent(2 * FIELDS));
        }
        return this;
    }

    /** Mistakes as items of a list, with no indentation; empty for none. */
    static String items(List<MistakeText> mistakes) {
        return items(mistakes, false);
    }

    private static String items(List<MistakeText> mistakes, boolean texts) {
        StringBuilder out = new StringBuilder();
        for (MistakeText mistake : mistakes) {
            List<String> examples =
                    mistake.examples().stream().map(one -> answer(one, texts)).toList();
            out.append("- id: ").append(YamlText.line(mistake.id())).append('\n');
            out.append("  when: ").append(mistake.when()).append('\n');
            out.append("  say: ").append(YamlText.prose(mistake.say(), FIELDS)).append('\n');
            out.append("  examples:").append(YamlText.list(examples, FIELDS)).append('\n');
        }
        return out.toString();
    }

    /** An answer of one line as a text, of several as a list of texts. */
    private static String answer(List<String> lines, boolean texts) {
        if (texts && lines.size() == 1) {
            return YamlText.quoted(lines.get(0));
        }
        List<String> typed = new ArrayList<>();
        lines.forEach(line -> typed.add(YamlText.command(line)));
        return typed.size() == 1 ? typed.get(0) : "[" + String.join(", ", typed) + "]";
    }

    /** Where commands run by themselves another client's are written {@code bob> PING}. */
    private static String lessonLine(String typed) {
        int blank = typed.indexOf(' ');
        boolean other = typed.startsWith("@") && blank > 1;
        return YamlText.command(
                other
                        ? typed.substring(1, blank) + "> "
                                + typed.substring(blank).strip()
                        : typed);
    }

    /** The whole step, its last line ended. */
    String text() {
        return out.toString();
    }
}
