package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A translation being laid over the tree of a lesson or a pack: the texts that it has take the place of the lesson's
 * own before the lesson is read, so that whatever else a reader makes of a text (place-holders, other data) holds for
 * every language.
 */
final class Overlay {
    private final Faults faults;
    private final Map<Node, Node> instead = new IdentityHashMap<>();

    Overlay(Faults faults) {
        this.faults = faults;
    }

    /** The tree of a lesson with the texts of its overlay. */
    Node.Fields lesson(Node.Fields lesson, Form overlay) {
        said(Translatable.ofHead(lesson), head(overlay), overlay);
        Map<String, Node.Fields> steps = steps(lesson);
        Map<String, Node> translated = fields(overlay.node("steps"));
        for (Map.Entry<String, Node> one : translated.entrySet()) {
            Node.Fields step = steps.get(one.getKey());
            if (step == null) {
                faults.add(
                        Rule.OVERLAY_STEP,
                        one.getValue().place(),
                        "the lesson has no step " + Texts.quoted(one.getKey()),
                        Texts.didYouMean(one.getKey(), steps.keySet()));
                continue;
            }
            Form form = Form.of(Shape.OVERLAY_STEP, one.getValue(), faults);
            if (form != null) {
                said(Translatable.ofStep(step), OverlayTexts.ofStep(form), form);
            }
        }
        for (Map.Entry<String, Node.Fields> step : steps.entrySet()) {
            if (!translated.containsKey(step.getKey())) {
                missing(overlay.place(), "the step " + step.getKey(), Translatable.ofStep(step.getValue()));
            }
        }
        return (Node.Fields) with(lesson);
    }

    /** The tree of a pack with the texts of its overlay. */
    Node.Fields pack(Node.Fields pack, Form overlay) {
        Map<String, Node.Scalar> said = head(overlay);
        for (Map.Entry<String, Node> skill : fields(overlay.node("skills")).entrySet()) {
            OverlayTexts.put(said, "skills." + skill.getKey(), skill.getValue(), faults);
        }
        said(Translatable.ofHead(pack), said, overlay);
        return (Node.Fields) with(pack);
    }

    private Map<String, Node.Scalar> head(Form overlay) {
        Map<String, Node.Scalar> said = new LinkedHashMap<>();
        for (String name : List.of("title", "summary")) {
            OverlayTexts.put(said, name, overlay.node(name), faults);
        }
        return said;
    }

    /** Notes what takes the place of what, and what is wrong with it. */
    private void said(Map<String, Node.Scalar> original, Map<String, Node.Scalar> said, Form overlay) {
        for (Map.Entry<String, Node.Scalar> text : said.entrySet()) {
            Node.Scalar before = original.get(text.getKey());
            if (before == null) {
                faults.add(
                        Rule.OVERLAY_TEXT,
                        text.getValue().place(),
                        "there is no text " + text.getKey() + " in the original",
                        Texts.didYouMean(text.getKey(), original.keySet()));
            } else {
                compare(before.text(), text.getValue());
                instead.put(before, text.getValue());
            }
        }
        String hash = Translatable.hash(original);
        if (!overlay.textOr("of", "").equals(hash)) {
            faults.add(
                    Rule.OVERLAY_STALE,
                    overlay.placeOf("of"),
                    overlay.has("of") ? "the original has changed since" : "it is not said of which text this is",
                    "compare the two, then write of: \"" + hash + "\"");
        }
        Map<String, Node.Scalar> left = new LinkedHashMap<>(original);
        left.keySet().removeAll(said.keySet());
        left.entrySet()
                .removeIf(text -> text.getKey().startsWith("options")
                        && isCommand(text.getValue().text()));
        if (!left.isEmpty()) {
            missing(overlay.place(), String.join(", ", left.keySet()), original);
        }
    }

    private void missing(Place place, String what, Map<String, Node.Scalar> original) {
        if (!original.isEmpty()) {
            faults.add(
                    Rule.OVERLAY_MISSING,
                    place,
                    what + " is not translated",
                    "translate it; until then it is shown in the original");
        }
    }

    /** Whether an option is a command, which is the same in every language. */
    private static boolean isCommand(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) != ' ') {
            if (!Character.isUpperCase(text.charAt(end)) && text.charAt(0) != '`') {
                return false;
            }
            end++;
        }
        return end > 0;
    }

    private void compare(String before, Node.Scalar now) {
        differ(
                Rule.OVERLAY_CODE,
                "between backticks",
                Translatable.code(before),
                Translatable.code(now.text()),
                now.place());
        differ(
                Rule.OVERLAY_PLACEHOLDER,
                "in braces",
                Translatable.placeholders(before),
                Translatable.placeholders(now.text()),
                now.place());
    }

    private void differ(Rule rule, String where, List<String> before, List<String> now, Place place) {
        if (before.equals(now)) {
            return;
        }
        List<String> lost = new ArrayList<>(before);
        lost.removeAll(now);
        List<String> added = new ArrayList<>(now);
        added.removeAll(before);
        String what = lost.isEmpty() ? "" : " the original has " + String.join(", ", lost);
        String more = added.isEmpty() ? "" : (lost.isEmpty() ? " " : "; ") + "here is " + String.join(", ", added);
        faults.add(rule, place, where + what + more, "keep what stands " + where + " as it is in the original");
    }

    private static Map<String, Node.Fields> steps(Node.Fields lesson) {
        Map<String, Node.Fields> steps = new LinkedHashMap<>();
        if (lesson.get("steps") instanceof Node.Items items) {
            for (Node item : items.items()) {
                if (item instanceof Node.Fields step && step.get("id") instanceof Node.Scalar id) {
                    steps.put(id.text(), step);
                }
            }
        }
        return steps;
    }

    private Map<String, Node> fields(Node node) {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (node instanceof Node.Fields mapping) {
            mapping.fields().forEach(field -> fields.put(field.name(), field.value()));
        } else if (node != null) {
            faults.add(
                    Rule.FIELD_TYPE,
                    node.place(),
                    "here stands " + node.called() + "; a mapping is wanted",
                    "write the fields as id: text, one a line");
        }
        return fields;
    }

    /** A tree with the texts that were translated. */
    private Node with(Node node) {
        if (node instanceof Node.Fields mapping) {
            List<Node.Field> fields = new ArrayList<>();
            for (Node.Field field : mapping.fields()) {
                fields.add(new Node.Field(field.place(), field.name(), field.nameType(), with(field.value())));
            }
            return new Node.Fields(mapping.place(), fields);
        }
        if (node instanceof Node.Items list) {
            List<Node> items = new ArrayList<>();
            list.items().forEach(item -> items.add(with(item)));
            return new Node.Items(list.place(), items);
        }
        return instead.getOrDefault(node, node);
    }
}
