package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The types that {@link Shape} writes behind its fields, as JSON Schema: plain maps, lists, texts and numbers. */
final class SchemaType {
    /** What stands under {@code definitions} besides the shapes. */
    static final List<String> DEFINED =
            List.of("text", "message", "line", "lines", "setup", "step", "check", "matcher", "programs", "commands");

    private static final String ID = "^[a-z][a-z0-9-]{0,79}$";

    private SchemaType() {}

    /** The schema of a type as {@link Shape} describes it. */
    static Map<String, Object> of(String type) {
        String[] ways = type.split("/");
        if (ways.length == 1) {
            return one(type);
        }
        if (Arrays.stream(ways).allMatch(way -> way.startsWith("="))) {
            return words(Arrays.stream(ways).map(way -> way.substring(1)).toList());
        }
        return map("anyOf", Arrays.stream(ways).map(SchemaType::one).toList());
    }

    private static Map<String, Object> one(String type) {
        int star = type.indexOf('*');
        if (type.startsWith("{")) {
            return map("type", "object", "additionalProperties", of(type.substring(1, type.length() - 1)));
        }
        if (type.startsWith("=")) {
            return map("const", type.substring(1));
        }
        if (type.endsWith("+")) {
            Map<String, Object> single = named(type.substring(0, type.length() - 1));
            return map("anyOf", List.of(single, map("type", "array", "items", single)));
        }
        if (star > 0) {
            Map<String, Object> list = map("type", "array", "items", named(type.substring(0, star)));
            bounds(list, type.substring(star + 1), "minItems", "maxItems");
            return list;
        }
        if (type.startsWith("int ")) {
            Map<String, Object> number = map("type", "integer");
            bounds(number, type.substring(4), "minimum", "maximum");
            return number;
        }
        return named(type);
    }

    private static void bounds(Map<String, Object> schema, String bounds, String least, String most) {
        int dots = bounds.indexOf("..");
        if (dots >= 0) {
            schema.put(least, Long.valueOf(bounds.substring(0, dots)));
            schema.put(most, Long.valueOf(bounds.substring(dots + 2)));
        }
    }

    private static Map<String, Object> named(String name) {
        return switch (name) {
            case "string" -> map("type", "string");
            case "plain" -> map("type", "string", "minLength", 1L);
            case "label" -> map("type", List.of("string", "number"));
            case "value" -> map("type", List.of("string", "number", "boolean", "null", "array"));
            case "bool" -> map("type", "boolean");
            case "true" -> map("const", true);
            case "int" -> map("type", "integer");
            case "count" -> map("type", "integer", "minimum", 0L);
            case "number" -> map("type", "number");
            case "format" -> map("const", (long) PackReader.FORMAT);
            case "step_id" -> pattern(ID);
            case "pack_id" -> pattern("^[a-z][a-z0-9.-]{0,79}$");
            case "version" -> pattern("^[0-9]{1,6}\\.[0-9]{1,6}\\.[0-9]{1,6}$");
            case "hash" -> pattern("^[0-9a-f]{8}$");
            case "template" -> pattern("__");
            case "attempts" -> pattern("^(always|never|after-[0-9])$");
            default -> listed(name);
        };
    }

    private static Map<String, Object> listed(String name) {
        return switch (name) {
            case "lint_rule" -> words(Rule.advice());
            case "key_type" -> words(CheckReader.TYPES);
            case "reply_type" ->
                words(Arrays.stream(Matcher.Type.values())
                        .map(Matcher.Type::word)
                        .toList());
            case "ignored" -> words(EffectRule.IGNORED);
            case "shown_line" -> map("anyOf", List.of(ref("line"), ref("shown")));
            case "hint_or_text" -> map("anyOf", List.of(ref("text"), ref("hint")));
            case "places" ->
                map(
                        "type",
                        "object",
                        "patternProperties",
                        map("^[0-9]+$", ref("matcher")),
                        "additionalProperties",
                        false);
            case "attempts_typed" -> attempts();
            default -> ref(name);
        };
    }

    /** One typed line, or several tries, each a line or a list of lines. */
    private static Map<String, Object> attempts() {
        Map<String, Object> line = named("label");
        Map<String, Object> one = map("anyOf", List.of(line, map("type", "array", "items", line)));
        return map("anyOf", List.of(line, map("type", "array", "items", one)));
    }

    /** What stands under {@code definitions} for one of {@link #DEFINED}. */
    static Map<String, Object> definition(String name) {
        return switch (name) {
            case "text" -> map("type", "string", "description", "Markdown.", "minLength", 1L);
            case "message" -> map("type", "string", "description", messageText());
            case "line" ->
                map(
                        "type",
                        "string",
                        "description",
                        "A command as redis-cli splits it; bob> COMMAND for another client; :tick 61s moves the clock.",
                        "minLength",
                        1L);
            case "lines" ->
                map(
                        "anyOf",
                        List.of(
                                map("type", "array", "items", ref("line"), "maxItems", (long) Form.MOST_ITEMS),
                                ref("line")));
            case "setup" ->
                map(
                        "description",
                        "Lines run before; a list, or a script and a file of the pack.",
                        "anyOf",
                        List.of(ref("lines"), ref("setup_parts")));
            case "step" ->
                map(
                        "oneOf",
                        Arrays.stream(Step.Kind.values())
                                .map(kind -> ref(kind.word()))
                                .toList());
            case "check" ->
                map(
                        "description",
                        "One look at the data after an answer.",
                        "anyOf",
                        CheckReader.FIRST.stream()
                                .map(first -> ref("check_" + first))
                                .toList());
            case "matcher" ->
                map(
                        "description",
                        "What a reply must be like. A bare value means is.",
                        "anyOf",
                        List.of(named("value"), ref("matchers")));
            case "programs" ->
                map(
                        "type",
                        "object",
                        "description",
                        "Programs by the names of their clients; a line is [if NAME OP VALUE:] [NAME =] COMMAND.",
                        "propertyNames",
                        map("pattern", "^[a-z][a-z0-9]{1,9}$"),
                        "additionalProperties",
                        ref("lines"));
            default ->
                map(
                        "description",
                        "Names of commands, or a mapping from names to messages.",
                        "anyOf",
                        List.of(
                                named("string"),
                                map("type", "array", "items", named("string")),
                                map("type", "object", "additionalProperties", ref("message"))));
        };
    }

    private static String messageText() {
        StringBuilder out = new StringBuilder("May hold");
        Message.PLAIN.forEach(name -> out.append(" {").append(name).append("},"));
        Message.WITH_KEY.forEach(name -> out.append(" {").append(name).append(":KEY},"));
        out.setCharAt(out.length() - 1, '.');
        return out.toString();
    }

    static Map<String, Object> ref(String name) {
        return map("$ref", "#/definitions/" + name);
    }

    private static Map<String, Object> pattern(String pattern) {
        return map("type", "string", "pattern", pattern);
    }

    private static Map<String, Object> words(List<String> words) {
        return map("enum", words);
    }

    /** A map of names and values in the order given. */
    static Map<String, Object> map(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }

    /** Every name that a schema refers to. */
    static List<String> refs(Object schema) {
        List<String> refs = new ArrayList<>();
        if (schema instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("$ref")) {
                    refs.add(value.toString().substring("#/definitions/".length()));
                }
                refs.addAll(refs(value));
            });
        } else if (schema instanceof List<?> list) {
            list.forEach(item -> refs.addAll(refs(item)));
        }
        return refs;
    }
}
