package dev.rediscover.lesson;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What stands in the files of a pack, field by field as authors write it, for comparing two versions. Order and layout
 * inside a field count as little as YAML lets them count; comments not at all.
 */
public final class Written {
    private Written() {}

    /**
     * What stands in a lesson.
     *
     * @param fields those of the lesson itself but its steps, each with a text that is the same if the field is
     * @param steps the fields of each step in order, by its id
     */
    public record WrittenLesson(Map<String, String> fields, Map<String, Map<String, String>> steps) {}

    /** The fields of {@code pack.yaml}; none if it cannot be read. */
    public static Map<String, String> pack(PackSource source) {
        return fields(root(source, "pack.yaml"));
    }

    /** The fields of a lesson and its steps; none if its file cannot be read. */
    public static WrittenLesson lesson(PackSource source, String id) {
        Node root = root(source, id + ".yaml");
        Map<String, String> head = fields(root);
        head.remove("steps");
        Map<String, Map<String, String>> steps = new LinkedHashMap<>();
        if (root instanceof Node.Fields lesson && lesson.get("steps") instanceof Node.Items items) {
            for (Node item : items.items()) {
                if (item instanceof Node.Fields step && step.get("id") instanceof Node.Scalar stepId) {
                    steps.putIfAbsent(stepId.text(), fields(step));
                }
            }
        }
        return new WrittenLesson(head, steps);
    }

    private static Node root(PackSource source, String file) {
        return new PackReader(null).tree(source, file, Place.whole(file), new Faults());
    }

    private static Map<String, String> fields(Node node) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (node instanceof Node.Fields mapping) {
            for (Node.Field field : mapping.fields()) {
                StringBuilder text = new StringBuilder();
                write(field.value(), text);
                fields.putIfAbsent(field.name(), text.toString());
            }
        }
        return fields;
    }

    /** One form for each value, with lengths so that no text looks like several. */
    private static void write(Node node, StringBuilder out) {
        if (node instanceof Node.Scalar scalar) {
            out.append(scalar.type()).append(scalar.text().length()).append(':').append(scalar.text());
        } else if (node instanceof Node.Items list) {
            out.append('[');
            list.items().forEach(item -> write(item, out));
            out.append(']');
        } else if (node instanceof Node.Fields mapping) {
            out.append('{');
            for (Node.Field field : mapping.fields()) {
                out.append(field.name().length()).append('=').append(field.name());
                write(field.value(), out);
            }
            out.append('}');
        }
    }
}
