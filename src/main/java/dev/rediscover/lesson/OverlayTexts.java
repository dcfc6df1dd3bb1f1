package dev.rediscover.lesson;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The texts of one step in an overlay, under the paths that {@link Translatable} gives to those of the original. */
final class OverlayTexts {
    private final Faults faults;
    private final Map<String, Node.Scalar> said = new LinkedHashMap<>();

    private OverlayTexts(Faults faults) {
        this.faults = faults;
    }

    static Map<String, Node.Scalar> ofStep(Form step) {
        OverlayTexts texts = new OverlayTexts(step.faults());
        for (String name : List.of("prompt", "after", "answer")) {
            texts.put(name, step.node(name));
        }
        texts.listed("hints", step);
        texts.listed("notes", step);
        texts.mappings("options", Shape.OVERLAY_OPTION, step);
        texts.named("mistakes", step);
        texts.named("gates", step);
        texts.mappings("state", Shape.OVERLAY_CHECK, step);
        texts.mappings("arrives", Shape.OVERLAY_CHECK, step);
        texts.milestones(step);
        return texts.said;
    }

    static void put(Map<String, Node.Scalar> said, String path, Node text, Faults faults) {
        if (text instanceof Node.Scalar scalar && !scalar.text().isBlank() && scalar.type() != Node.Type.NULL) {
            said.put(path, scalar);
        } else if (text instanceof Node.Scalar) {
            faults.add(Rule.TEXT_EMPTY, text.place(), path + " is empty", "translate it, or leave it out");
        } else if (text != null) {
            faults.add(
                    Rule.FIELD_TYPE,
                    text.place(),
                    path + " is " + text.called() + "; a text is wanted",
                    "write the translation of the text");
        }
    }

    private void put(String path, Node text) {
        put(said, path, text, faults);
    }

    private void listed(String name, Form step) {
        int number = 0;
        for (Node item : step.items(name, true)) {
            put(name + "[" + number++ + "]", item);
        }
    }

    private void named(String name, Form step) {
        Node node = step.node(name);
        if (node instanceof Node.Fields fields) {
            fields.fields().forEach(field -> put(name + "." + field.name(), field.value()));
        } else if (node != null) {
            put(name, new Node.Items(node.place(), List.of())); // says that this is no place for a text
        }
    }

    /** A list of mappings by place; an empty mapping stands for one that has no texts. */
    private void mappings(String name, Shape shape, Form in) {
        mappings("", name, shape, in);
    }

    private void mappings(String before, String name, Shape shape, Form in) {
        int number = 0;
        for (Node item : in.items(name, false)) {
            Form form = Form.of(shape, item, faults);
            String path = before + name + "[" + number++ + "].";
            if (form != null) {
                shape.fields().forEach(field -> put(path + field, form.node(field)));
            }
        }
    }

    private void milestones(Form step) {
        if (step.node("milestones") instanceof Node.Fields fields) {
            for (Node.Field field : fields.fields()) {
                Form form = Form.of(Shape.OVERLAY_MILESTONE, field.value(), faults);
                String path = "milestones." + field.name() + ".";
                if (form != null) {
                    put(path + "goal", form.node("goal"));
                    put(path + "after", form.node("after"));
                    mappings(path, "state", Shape.OVERLAY_CHECK, form);
                }
            }
        }
    }
}
