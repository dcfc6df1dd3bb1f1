package dev.rediscover.lesson;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the JSON Schemas (draft 7, which every editor knows) of the files of a pack from the same descriptions by
 * which they are read, so that editors complete and check what the reader takes.
 */
public final class SchemaWriter {
    private SchemaWriter() {}

    /** The schemas by the names of their files. */
    public static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("pack.schema.json", write("A pack of lessons of Rediscover", List.of("pack")));
        files.put("lesson.schema.json", write("A lesson of Rediscover", List.of("lesson")));
        files.put(
                "overlay.schema.json",
                write("A translation of a lesson or a pack of Rediscover", List.of("overlay", "overlay_pack")));
        return files;
    }

    private static String write(String title, List<String> roots) {
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "http://json-schema.org/draft-07/schema#");
        schema.put("title", title);
        schema.put("anyOf", roots.stream().map(SchemaType::ref).toList());
        schema.put("definitions", definitions(roots));
        StringBuilder out = new StringBuilder();
        append(out, schema, "");
        return out.append('\n').toString();
    }

    /** The definitions that the roots need, each behind the first that refers to it. */
    private static Map<String, Object> definitions(List<String> roots) {
        Map<String, Object> definitions = new LinkedHashMap<>();
        Deque<String> open = new ArrayDeque<>(roots);
        while (!open.isEmpty()) {
            String name = open.removeFirst();
            if (!definitions.containsKey(name)) {
                definitions.put(name, definition(name));
                open.addAll(SchemaType.refs(definitions.get(name)));
            }
        }
        return definitions;
    }

    private static Map<String, Object> definition(String name) {
        if (SchemaType.DEFINED.contains(name)) {
            return SchemaType.definition(name);
        }
        for (Shape shape : Shape.values()) {
            if (name(shape).equals(name)) {
                return object(shape);
            }
        }
        throw new IllegalStateException("nothing is called " + name);
    }

    /** The name of a shape's definition; where other values may stand in its place, that of the mapping alone. */
    static String name(Shape shape) {
        return switch (shape) {
            case SETUP -> "setup_parts";
            case MATCHER -> "matchers";
            default -> shape.schemaName();
        };
    }

    private static Map<String, Object> object(Shape shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> needed = new ArrayList<>();
        for (Shape.Slot slot : shape.slots()) {
            Map<String, Object> schema = slot.type().equals("kind")
                    ? SchemaType.map("const", shape.schemaName())
                    : new LinkedHashMap<>(SchemaType.of(slot.type()));
            schema.put("description", slot.description());
            properties.put(slot.name(), schema);
            if (slot.needed()) {
                needed.add(slot.name());
            }
        }
        Map<String, Object> object =
                SchemaType.map("type", "object", "description", shape.description(), "properties", properties);
        if (!needed.isEmpty()) {
            object.put("required", needed);
        }
        object.put("additionalProperties", false);
        if (shape.needsSome()) {
            object.put("minProperties", 1L);
        }
        return object;
    }

    // ---- JSON, with two blanks for each level

    private static void append(StringBuilder out, Object value, String indent) {
        String inner = indent + "  ";
        if (value instanceof Map<?, ?> map) {
            String before = "{\n";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(before).append(inner);
                string(out, entry.getKey().toString());
                append(out.append(": "), entry.getValue(), inner);
                before = ",\n";
            }
            out.append(map.isEmpty() ? "{}" : "\n" + indent + "}");
        } else if (value instanceof List<?> list) {
            String before = "[\n";
            for (Object item : list) {
                append(out.append(before).append(inner), item, inner);
                before = ",\n";
            }
            out.append(list.isEmpty() ? "[]" : "\n" + indent + "]");
        } else if (value instanceof String text) {
            string(out, text);
        } else {
            out.append(value);
        }
    }

    private static void string(StringBuilder out, String text) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
}
