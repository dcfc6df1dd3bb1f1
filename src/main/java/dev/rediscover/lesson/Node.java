package dev.rediscover.lesson;

import java.util.List;

/** A YAML document as a tree that remembers where everything stands. */
sealed interface Node {
    Place place();

    /** What a scalar is under the YAML 1.2 core schema. */
    enum Type {
        NULL,
        BOOL,
        INT,
        FLOAT,
        TEXT
    }

    /** One value; {@code text} is as written, quotes and escapes undone. */
    record Scalar(Place place, Type type, String text) implements Node {}

    record Items(Place place, List<Node> items) implements Node {}

    /** A mapping; of a key that stands twice the first is kept. */
    record Fields(Place place, List<Field> fields) implements Node {
        Node get(String name) {
            for (Field field : fields) {
                if (field.name().equals(name)) {
                    return field.value();
                }
            }
            return null;
        }
    }

    /** One entry of a mapping; {@code place} is that of the key. */
    record Field(Place place, String name, Type nameType, Node value) {}

    /** What it is called in messages. */
    default String called() {
        if (this instanceof Items) {
            return "a list";
        }
        if (this instanceof Scalar scalar) {
            return switch (scalar.type()) {
                case NULL -> "nothing";
                case BOOL -> "true or false";
                case INT, FLOAT -> "a number";
                case TEXT -> "a text";
            };
        }
        return "a mapping";
    }
}
