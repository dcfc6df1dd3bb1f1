package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether a YAML tree is what a JSON Schema asks for; it knows the keywords that {@link SchemaWriter} writes, and
 * refuses others, so that none is passed over.
 */
final class JsonCheck {
    private final Node.Fields root;

    JsonCheck(Node.Fields root) {
        this.root = root;
    }

    /** What is wrong, each with the place in the file that is checked; empty if nothing is. */
    List<String> problems(Node value) {
        return problems(value, root);
    }

    private List<String> problems(Node value, Node.Fields schema) {
        List<String> problems = new ArrayList<>();
        for (Node.Field keyword : schema.fields()) {
            String problem = problem(value, schema, keyword, problems);
            if (problem != null) {
                problems.add(value.place() + ": " + problem);
            }
        }
        return problems;
    }

    private String problem(Node value, Node.Fields schema, Node.Field keyword, List<String> inner) {
        switch (keyword.name()) {
            case "$schema", "title", "description", "definitions", "patternProperties", "required" -> {
                return keyword.name().equals("required") ? missing(value, items(keyword.value())) : null;
            }
            case "$ref" -> inner.addAll(problems(value, definition(text(keyword.value()))));
            case "anyOf", "oneOf" -> {
                return ways(value, keyword, inner);
            }
            case "type" -> {
                return isOneOf(value, keyword.value()) ? null : "wanted " + show(keyword.value());
            }
            case "const" -> {
                return text(keyword.value()).equals(text(value)) ? null : "wanted " + text(keyword.value());
            }
            case "enum" -> {
                boolean known = items(keyword.value()).stream()
                        .anyMatch(word -> text(word).equals(text(value)));
                return known ? null : text(value) + " is not among " + show(keyword.value());
            }
            case "pattern" -> {
                return text(value).matches(".*" + text(keyword.value()) + ".*")
                        ? null
                        : "wanted " + show(keyword.value());
            }
            case "properties", "additionalProperties", "propertyNames" -> fields(value, schema, keyword, inner);
            case "items" -> items(value).forEach(item -> inner.addAll(problems(item, (Node.Fields) keyword.value())));
            default -> {
                return bound(value, keyword);
            }
        }
        return null;
    }

    private String ways(Node value, Node.Field keyword, List<String> inner) {
        int fitting = 0;
        List<String> nearest = null;
        for (Node way : items(keyword.value())) {
            List<String> problems = problems(value, (Node.Fields) way);
            fitting += problems.isEmpty() ? 1 : 0;
            nearest = nearest == null || problems.size() < nearest.size() ? problems : nearest;
        }
        if (fitting == 0) {
            inner.addAll(nearest);
            return "nothing of " + keyword.name() + " fits";
        }
        return keyword.name().equals("oneOf") && fitting > 1 ? "more than one fits" : null;
    }

    private void fields(Node value, Node.Fields schema, Node.Field keyword, List<String> inner) {
        if (!(value instanceof Node.Fields fields)) {
            return;
        }
        for (Node.Field field : fields.fields()) {
            Node known =
                    schema.get("properties") instanceof Node.Fields properties ? properties.get(field.name()) : null;
            Node like = schema.get("patternProperties") instanceof Node.Fields patterns
                            && field.name().matches(patterns.fields().get(0).name())
                    ? patterns.fields().get(0).value()
                    : null;
            boolean other = known == null && like == null;
            if (keyword.name().equals("properties") && known != null) {
                inner.addAll(problems(field.value(), (Node.Fields) known));
            } else if (keyword.name().equals("additionalProperties") && like != null) {
                inner.addAll(problems(field.value(), (Node.Fields) like));
            } else if (keyword.name().equals("additionalProperties") && other) {
                additional(field, keyword.value(), inner);
            } else if (keyword.name().equals("propertyNames")) {
                Node name = new Node.Scalar(field.place(), Node.Type.TEXT, field.name());
                inner.addAll(problems(name, (Node.Fields) keyword.value()));
            }
        }
    }

    private void additional(Node.Field field, Node schema, List<String> inner) {
        if (schema instanceof Node.Fields fields) {
            inner.addAll(problems(field.value(), fields));
        } else {
            inner.add(field.place() + ": " + field.name() + " is not known here");
        }
    }

    private static String missing(Node value, List<Node> names) {
        for (Node name : names) {
            if (value instanceof Node.Fields fields && fields.get(text(name)) == null) {
                return text(name) + " is missing";
            }
        }
        return null;
    }

    private static String bound(Node value, Node.Field keyword) {
        long bound = Long.parseLong(text(keyword.value()));
        boolean number = value instanceof Node.Scalar scalar && scalar.type() == Node.Type.INT;
        boolean ok = switch (keyword.name()) {
            case "minLength" -> !(value instanceof Node.Scalar) || text(value).length() >= bound;
            case "minItems" -> !(value instanceof Node.Items) || items(value).size() >= bound;
            case "maxItems" -> !(value instanceof Node.Items) || items(value).size() <= bound;
            case "minimum" -> !number || Long.parseLong(text(value)) >= bound;
            case "maximum" -> !number || Long.parseLong(text(value)) <= bound;
            case "minProperties" ->
                !(value instanceof Node.Fields fields) || fields.fields().size() >= bound;
            default -> throw new IllegalArgumentException("the keyword " + keyword.name() + " is not checked");
        };
        return ok ? null : keyword.name() + " " + bound;
    }

    private static boolean isOneOf(Node value, Node types) {
        return types instanceof Node.Items list
                ? list.items().stream().anyMatch(type -> is(value, text(type)))
                : is(value, text(types));
    }

    private static boolean is(Node value, String type) {
        if (!(value instanceof Node.Scalar scalar)) {
            return type.equals(value instanceof Node.Items ? "array" : "object");
        }
        return switch (scalar.type()) {
            case NULL -> type.equals("null");
            case BOOL -> type.equals("boolean");
            case INT -> type.equals("integer") || type.equals("number");
            case FLOAT -> type.equals("number");
            case TEXT -> type.equals("string");
        };
    }

    private Node.Fields definition(String ref) {
        Node found = ((Node.Fields) root.get("definitions")).get(ref.substring("#/definitions/".length()));
        if (found == null) {
            throw new IllegalArgumentException(ref + " leads nowhere");
        }
        return (Node.Fields) found;
    }

    private static List<Node> items(Node node) {
        return node instanceof Node.Items list ? list.items() : List.of();
    }

    private static String text(Node node) {
        return node instanceof Node.Scalar scalar ? scalar.text() : "";
    }

    private static String show(Node node) {
        return node instanceof Node.Items list
                ? list.items().stream().map(JsonCheck::text).toList().toString()
                : text(node);
    }
}
