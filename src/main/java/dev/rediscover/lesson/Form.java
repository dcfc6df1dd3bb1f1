package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A mapping being read: gives its fields as the types that are wanted, notes a fault where one is not, and goes on with
 * a harmless value.
 */
final class Form {
    static final int MOST_TEXT = 8000;
    static final int MOST_ITEMS = 500;

    private final Shape shape;
    private final Node.Fields node;
    private final Faults faults;

    private Form(Shape shape, Node.Fields node, Faults faults) {
        this.shape = shape;
        this.node = node;
        this.faults = faults;
        for (Node.Field field : node.fields()) {
            if (!shape.fields().contains(field.name())) {
                faults.add(
                        Rule.FIELD_UNKNOWN,
                        field.place(),
                        "a " + shape.schemaName() + " has no field " + Texts.quoted(field.name()),
                        Texts.didYouMean(field.name(), shape.fields()));
            }
        }
    }

    /** The form of a node; {@code null} with a fault if it is not a mapping. */
    static Form of(Shape shape, Node node, Faults faults) {
        if (node instanceof Node.Fields fields) {
            return new Form(shape, fields, faults);
        }
        faults.add(
                Rule.FIELD_TYPE,
                node.place(),
                "here stands " + node.called() + ", a mapping of " + String.join(", ", shape.fields()) + " is wanted",
                "write the fields as name: value, one a line");
        return null;
    }

    Place place() {
        return node.place();
    }

    Faults faults() {
        return faults;
    }

    /** Whether mappings of this shape may have the field. */
    boolean knows(String name) {
        return shape.fields().contains(name);
    }

    boolean has(String name) {
        return node(name) != null;
    }

    /** The value of a field; {@code null} if it is not there. */
    Node node(String name) {
        if (!shape.fields().contains(name)) {
            throw new IllegalArgumentException(shape + " does not list the field " + name);
        }
        return node.get(name);
    }

    /** Where a field stands, or the whole if it does not. */
    Place placeOf(String name) {
        Node value = node(name);
        return value == null ? place() : value.place();
    }

    /** Notes that a required field is missing, if it is. */
    boolean require(String name, String cure) {
        if (has(name)) {
            return true;
        }
        if (!shape.slot(name).needed()) {
            throw new IllegalArgumentException(shape + " does not mark the field " + name + " as needed");
        }
        faults.add(
                Rule.FIELD_MISSING,
                place(),
                "this " + shape.schemaName() + " has no field " + Texts.quoted(name),
                cure);
        return false;
    }

    /** A text that must be there and not be empty. */
    String text(String name, String cure) {
        if (!require(name, cure)) {
            return "";
        }
        String text = textOr(name, "");
        if (text.isBlank()) {
            boolean wrongType = !(node(name) instanceof Node.Scalar);
            if (!wrongType) {
                faults.add(Rule.TEXT_EMPTY, placeOf(name), "the field " + Texts.quoted(name) + " is empty", cure);
            }
        }
        return text;
    }

    /** A text, or {@code otherwise} if it is not there. Numbers and words such as true count as text here. */
    String textOr(String name, String otherwise) {
        Node value = node(name);
        return value == null ? otherwise : scalarText(value, "the field " + Texts.quoted(name), otherwise);
    }

    private String scalarText(Node value, String what, String otherwise) {
        if (!(value instanceof Node.Scalar scalar)) {
            wrongType(value, what, "a text");
            return otherwise;
        }
        if (scalar.text().length() > MOST_TEXT) {
            faults.add(
                    Rule.TEXT_TOO_LONG,
                    value.place(),
                    what + " has " + scalar.text().length() + " characters; " + MOST_TEXT + " are allowed",
                    "split the step in two");
            return scalar.text().substring(0, MOST_TEXT);
        }
        return scalar.text();
    }

    private void wrongType(Node value, String what, String wanted) {
        faults.add(
                Rule.FIELD_TYPE,
                value.place(),
                what + " is " + value.called() + "; " + wanted + " is wanted",
                "write " + wanted + " here");
    }

    boolean bool(String name, boolean otherwise) {
        Node value = node(name);
        if (value instanceof Node.Scalar scalar && scalar.type() == Node.Type.BOOL) {
            return Character.toLowerCase(scalar.text().charAt(0)) == 't';
        }
        if (value != null) {
            faults.add(
                    Rule.FIELD_TYPE,
                    value.place(),
                    "the field " + Texts.quoted(name) + " is " + value.called() + "; true or false is wanted",
                    "write true or false, without quotes; yes, no, on and off are texts here");
        }
        return otherwise;
    }

    /** A whole number within the bounds of the field. */
    long number(String name, long otherwise) {
        Node value = node(name);
        if (value == null) {
            return otherwise;
        }
        if (!(value instanceof Node.Scalar scalar) || scalar.type() != Node.Type.INT) {
            wrongType(value, "the field " + Texts.quoted(name), "a whole number");
            return otherwise;
        }
        long number = CoreSchema.toLong(scalar.text());
        long least = bound(name, true);
        long most = bound(name, false);
        if (number < least || number > most) {
            faults.add(
                    Rule.FIELD_RANGE,
                    value.place(),
                    "the field " + Texts.quoted(name) + " is " + number,
                    "write a number from " + least + " to " + most);
            return otherwise;
        }
        return number;
    }

    private long bound(String name, boolean least) {
        String type = shape.slot(name).type();
        int from = type.indexOf("int ") + 4;
        int dots = type.indexOf("..");
        if (dots < 0) {
            return least ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        int slash = type.indexOf('/');
        return Long.parseLong(
                least ? type.substring(from, dots) : type.substring(dots + 2, slash < 0 ? type.length() : slash));
    }

    /** Any number. */
    double decimal(String name, double otherwise) {
        Node value = node(name);
        if (value == null) {
            return otherwise;
        }
        boolean isNumber = value instanceof Node.Scalar scalar
                && (scalar.type() == Node.Type.INT || scalar.type() == Node.Type.FLOAT);
        if (!isNumber) {
            wrongType(value, "the field " + Texts.quoted(name), "a number");
            return otherwise;
        }
        return CoreSchema.toDouble(((Node.Scalar) value).text());
    }

    /** One of the words of the field, or {@code otherwise} if it is not there. */
    String word(String name, String otherwise) {
        List<String> words = words(shape.slot(name).type());
        String text = textOr(name, otherwise);
        if (has(name) && node(name) instanceof Node.Scalar && !words.contains(text)) {
            faults.add(
                    Rule.FIELD_CHOICE,
                    placeOf(name),
                    "the field " + Texts.quoted(name) + " cannot be " + Texts.quoted(text),
                    Texts.didYouMean(text, words));
            return otherwise;
        }
        return text;
    }

    private static List<String> words(String type) {
        if (type.equals("key_type")) {
            return CheckReader.TYPES;
        }
        List<String> words = new ArrayList<>();
        for (int at = 0; at < type.length(); ) {
            int slash = type.indexOf('/', at);
            int end = slash < 0 ? type.length() : slash;
            words.add(type.substring(at + 1, end));
            at = end + 1;
        }
        return words;
    }

    /** The elements of a list; a single value counts as a list of one where {@code oneWillDo}. */
    List<Node> items(String name, boolean oneWillDo) {
        Node value = node(name);
        if (value == null) {
            return List.of();
        }
        if (!(value instanceof Node.Items items)) {
            if (oneWillDo) {
                return List.of(value);
            }
            wrongType(value, "the field " + Texts.quoted(name), "a list");
            return List.of();
        }
        if (items.items().size() > MOST_ITEMS) {
            faults.add(
                    Rule.LIST_TOO_LONG,
                    value.place(),
                    "the list " + Texts.quoted(name) + " has " + items.items().size() + " entries; " + MOST_ITEMS
                            + " are allowed",
                    "split it");
            return items.items().subList(0, MOST_ITEMS);
        }
        return items.items();
    }

    /** A list of texts; a single text counts as a list of one. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Node item : items(name, true)) {
            texts.add(scalarText(item, "an entry of " + Texts.quoted(name), ""));
        }
        return texts;
    }

    /** A mapping of names to texts. */
    Map<String, String> textsByName(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        Node value = node(name);
        if (value instanceof Node.Fields fields) {
            for (Node.Field field : fields.fields()) {
                texts.put(field.name(), scalarText(field.value(), "the entry " + Texts.quoted(field.name()), ""));
            }
        } else if (value != null) {
            wrongType(value, "the field " + Texts.quoted(name), "a mapping");
        }
        return texts;
    }

    /** A message with place-holders; {@code null} if it is not there. */
    Message message(String name) {
        Node value = node(name);
        return value == null ? null : message(value);
    }

    Message message(Node value) {
        return Message.read(scalarText(value, "this message", ""), value.place(), faults);
    }

    /** An id: lower case letters, digits and the characters of {@code also}. */
    String id(String name, String also, String cure) {
        String text = text(name, cure);
        if (!text.isBlank() && !isId(text, also)) {
            faults.add(
                    Rule.ID_FORM,
                    placeOf(name),
                    "the " + name + " " + Texts.quoted(text) + " has a character that an id may not have",
                    "use lower-case letters, digits and "
                            + also.replace("", " ").trim() + ", beginning with a letter");
        }
        return text;
    }

    static boolean isId(String text, String also) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'a' && c <= 'z';
            boolean other = c >= '0' && c <= '9' || also.indexOf(c) >= 0;
            if (!letter && (i == 0 || !other)) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 80;
    }
}
