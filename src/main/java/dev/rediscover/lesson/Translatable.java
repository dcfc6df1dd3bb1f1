package dev.rediscover.lesson;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/**
 * The texts of a step, or of the head of a lesson or a pack, that a translation may replace: each under a path that is
 * the same in the lesson and in its overlay, such as {@code hints[0]} or {@code mistakes.off-by-one}. What runs and
 * what is compared has no path, so no overlay can reach it.
 */
final class Translatable {
    private final Map<String, Node.Scalar> spots = new LinkedHashMap<>();

    private Translatable() {}

    /** The texts of a step in the lesson's own language. */
    static Map<String, Node.Scalar> ofStep(Node.Fields step) {
        Translatable all = new Translatable();
        all.named(step, "prompt", "after", "answer");
        int hints = 0;
        for (Node hint : listed(step.get("hints"))) {
            if (hint instanceof Node.Scalar) {
                all.put("hints[" + hints++ + "]", hint);
            }
        }
        int number = 0;
        for (Node option : listed(step.get("options"))) {
            all.fields("options[" + number++ + "].", option, "text", "why");
        }
        all.byId("mistakes", step.get("mistakes"), "", "say");
        all.checks("", step.get("state"));
        int arrival = 0;
        for (Node item : listed(step.get("arrives"))) {
            all.fields("arrives[" + arrival++ + "].", item, "goal", "say");
        }
        all.notes(step.get("run"));
        all.milestones(step.get("milestones"));
        all.gates(step.get("gates"));
        return all.spots;
    }

    /** The title and summary of a lesson or a pack, and the lines about a pack's skills. */
    static Map<String, Node.Scalar> ofHead(Node.Fields root) {
        Translatable all = new Translatable();
        all.named(root, "title", "summary");
        if (root.get("skills") instanceof Node.Fields skills) {
            skills.fields().forEach(skill -> all.put("skills." + skill.name(), skill.value()));
        }
        return all.spots;
    }

    private void put(String path, Node text) {
        if (text instanceof Node.Scalar scalar) {
            spots.put(path, scalar);
        }
    }

    private void named(Node.Fields in, String... names) {
        for (String name : names) {
            put(name, in.get(name));
        }
    }

    private void fields(String before, Node in, String... names) {
        if (in instanceof Node.Fields fields) {
            for (String name : names) {
                put(before + name, fields.get(name));
            }
        }
    }

    /** Items with an id of their own: {@code mistakes.ID}. */
    private void byId(String list, Node items, String after, String field) {
        for (Node item : listed(items)) {
            if (item instanceof Node.Fields fields && fields.get("id") instanceof Node.Scalar id) {
                put(list + "." + id.text() + after, fields.get(field));
            }
        }
    }

    private void checks(String before, Node state) {
        int number = 0;
        for (Node check : listed(state)) {
            String path = before + "state[" + number++ + "].";
            fields(path, check, "goal", "say");
            if (check instanceof Node.Fields fields && fields.get("say") == null) {
                fields(path, fields.get("behaves"), "say");
            }
        }
    }

    private void notes(Node run) {
        int number = 0;
        for (Node line : listed(run)) {
            if (line instanceof Node.Fields fields && fields.get("note") != null) {
                put("notes[" + number++ + "]", fields.get("note"));
            }
        }
    }

    private void milestones(Node milestones) {
        byId("milestones", milestones, ".goal", "goal");
        byId("milestones", milestones, ".after", "after");
        for (Node item : listed(milestones)) {
            if (item instanceof Node.Fields fields && fields.get("id") instanceof Node.Scalar id) {
                checks("milestones." + id.text() + ".", fields.get("state"));
            }
        }
    }

    private void gates(Node gates) {
        if (!(gates instanceof Node.Fields fields)) {
            return;
        }
        commands(fields.get("forbid"));
        fields("gates.", fields.get("require"), "say");
        if (fields.get("require") instanceof Node.Fields require) {
            commands(require.get("all"));
            commands(require.get("any"));
        }
        if (fields.get("max_commands") instanceof Node.Fields most) {
            put("gates.max_commands", most.get("say"));
        }
    }

    private void commands(Node commands) {
        if (commands instanceof Node.Fields fields) {
            fields.fields().forEach(command -> put("gates." + command.name(), command.value()));
        }
    }

    private static List<Node> listed(Node node) {
        if (node instanceof Node.Items items) {
            return items.items();
        }
        return node == null ? List.of() : List.of(node);
    }

    /** Eight hexadecimal digits that change when one of the texts does; where its lines are broken does not count. */
    static String hash(Map<String, Node.Scalar> spots) {
        CRC32 crc = new CRC32();
        for (Map.Entry<String, Node.Scalar> spot : spots.entrySet()) {
            String text = spot.getValue().text().strip().replaceAll("\\s+", " ");
            crc.update((spot.getKey() + '\0' + text + '\0').getBytes(StandardCharsets.UTF_8));
        }
        return String.format(java.util.Locale.ROOT, "%08x", crc.getValue());
    }

    /** The pieces between backticks, each once, sorted, with single blanks. */
    static List<String> code(String text) {
        List<String> pieces = new ArrayList<>();
        int at = text.indexOf('`');
        while (at >= 0) {
            int run = at;
            while (run < text.length() && text.charAt(run) == '`') {
                run++;
            }
            int close = text.indexOf(text.substring(at, run), run);
            if (close < 0) {
                break;
            }
            String piece = text.substring(run, close).strip().replaceAll("\\s+", " ");
            if (!pieces.contains(piece)) {
                pieces.add(piece);
            }
            at = text.indexOf('`', close + run - at);
        }
        pieces.sort(null);
        return pieces;
    }

    /** What stands in braces, each once, sorted. */
    static List<String> placeholders(String text) {
        List<String> names = new ArrayList<>();
        for (int at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) {
            int close = text.indexOf('}', at);
            if (close > 0 && !names.contains(text.substring(at, close + 1))) {
                names.add(text.substring(at, close + 1));
            }
        }
        names.sort(null);
        return names;
    }
}
