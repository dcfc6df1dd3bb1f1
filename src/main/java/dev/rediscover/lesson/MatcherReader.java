package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads matchers. */
final class MatcherReader {
    private final Faults faults;
    private final boolean numbersAreText;

    /** {@code numbersAreText}: where the value of a key stands, a bare number means its digits. */
    MatcherReader(Faults faults, boolean numbersAreText) {
        this.faults = faults;
        this.numbersAreText = numbersAreText;
    }

    /** The matcher of a field; {@code otherwise} if it is not there. */
    Matcher of(Form form, String name, Matcher otherwise) {
        Node node = form.node(name);
        return node == null ? otherwise : read(node);
    }

    /** A matcher; a bare value is {@code is}. */
    Matcher read(Node node) {
        if (!(node instanceof Node.Fields fields)) {
            return new Matcher.Is(reply(node));
        }
        List<Matcher> all = new ArrayList<>();
        for (Node.Field field : fields.fields()) {
            if (!Shape.MATCHER.fields().contains(field.name())) {
                faults.add(
                        Rule.MATCHER_UNKNOWN,
                        field.place(),
                        "there is no matcher " + Texts.quoted(field.name()),
                        Texts.didYouMean(field.name(), Shape.MATCHER.fields()));
            } else if (field.name().equals("near")) {
                all.add(near(fields, field));
            } else if (field.name().equals("by") && fields.get("near") == null) {
                faults.add(
                        Rule.FIELD_CONFLICT, field.place(), "\"by\" stands without \"near\"", "write near: 60, by: 2");
            } else if (!field.name().equals("by")) {
                all.add(one(field.name(), field.value()));
            }
        }
        if (fields.fields().isEmpty()) {
            faults.add(
                    Rule.MATCHER_EMPTY,
                    node.place(),
                    "this matcher is empty",
                    "write one, such as is: 42, or anything: true");
        }
        return all.isEmpty() ? new Matcher.Anything() : all.size() == 1 ? all.get(0) : new Matcher.All(all);
    }

    private Matcher one(String name, Node value) {
        return switch (name) {
            case "is" -> read(value);
            case "status" -> new Matcher.StatusIs(text(value));
            case "error" -> error(value);
            case "type" -> type(value);
            case "unordered" -> new Matcher.Unordered(replies(value));
            case "set_of" -> setOf(value);
            case "map" -> new Matcher.MapIs(fields(value), true);
            case "map_contains" -> new Matcher.MapIs(fields(value), false);
            case "like" -> new Matcher.Like(text(value));
            case "regex" -> regex(value);
            case "between" -> between(value);
            case "len" -> new Matcher.Len((int) integer(value, 0, Integer.MAX_VALUE));
            case "each" -> new Matcher.Each(read(value));
            case "at" -> at(value);
            case "any" -> new Matcher.Any(list(value));
            case "all" -> new Matcher.All(list(value));
            case "not" -> new Matcher.Not(read(value));
            case "same" -> same(value);
            case "bytes" -> bytes(value);
            case "waits" -> new Matcher.Waits();
            default -> new Matcher.Anything();
        };
    }

    private void wrong(Node node, String wanted, String cure) {
        faults.add(Rule.FIELD_TYPE, node.place(), "here stands " + node.called() + "; " + wanted + " is wanted", cure);
    }

    private String text(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return scalar.text();
        }
        wrong(node, "a text", "write a text");
        return "";
    }

    private double number(Node node) {
        if (node instanceof Node.Scalar scalar
                && (scalar.type() == Node.Type.INT || scalar.type() == Node.Type.FLOAT)) {
            return CoreSchema.toDouble(scalar.text());
        }
        wrong(node, "a number", "write a number without quotes");
        return 0;
    }

    private long integer(Node node, long least, long most) {
        if (node instanceof Node.Scalar scalar && scalar.type() == Node.Type.INT) {
            long value = CoreSchema.toLong(scalar.text());
            if (value >= least && value <= most) {
                return value;
            }
        }
        wrong(node, "a whole number of at least " + least, "write such a number without quotes");
        return least;
    }

    /** A YAML value as the reply that it stands for. */
    private Reply reply(Node node) {
        if (node instanceof Node.Items) {
            return Reply.array(replies(node));
        }
        if (!(node instanceof Node.Scalar scalar)) {
            wrong(node, "a value", "use map: for pairs of names and values");
            return Reply.NIL;
        }
        Node.Type type = numbersAreText && scalar.type() != Node.Type.NULL ? Node.Type.TEXT : scalar.type();
        return switch (type) {
            case NULL -> Reply.NIL;
            case BOOL -> new Reply.Bool(Character.toLowerCase(scalar.text().charAt(0)) == 't');
            case INT -> Reply.of(CoreSchema.toLong(scalar.text()));
            case FLOAT -> new Reply.Dbl(CoreSchema.toDouble(scalar.text()), scalar.text());
            case TEXT -> Reply.bulk(scalar.text());
        };
    }

    private List<Reply> replies(Node node) {
        if (!(node instanceof Node.Items items)) {
            wrong(node, "a list", "write [a, b]");
            return List.of();
        }
        List<Reply> replies = new ArrayList<>();
        items.items().forEach(item -> replies.add(reply(item)));
        return replies;
    }

    private List<Matcher> list(Node node) {
        if (!(node instanceof Node.Items items) || items.items().isEmpty()) {
            wrong(node, "a list of matchers", "write [1, 2] or a list of mappings");
            return List.of(new Matcher.Anything());
        }
        List<Matcher> matchers = new ArrayList<>();
        items.items().forEach(item -> matchers.add(read(item)));
        return matchers;
    }

    private Matcher near(Node.Fields fields, Node.Field field) {
        Node by = fields.get("by");
        double middle = number(field.value());
        double distance = by == null ? 1 : Math.abs(number(by));
        return new Matcher.Between(middle - distance, middle + distance);
    }

    private Matcher between(Node node) {
        if (!(node instanceof Node.Items items) || items.items().size() != 2) {
            wrong(node, "a list of two numbers", "write between: [1, 10]");
            return new Matcher.Anything();
        }
        double least = number(items.items().get(0));
        double most = number(items.items().get(1));
        if (least > most) {
            faults.add(
                    Rule.FIELD_RANGE,
                    node.place(),
                    "the first number is the larger one",
                    "write the smaller one first");
        }
        return new Matcher.Between(least, most);
    }

    private Matcher error(Node node) {
        if (node instanceof Node.Scalar scalar) {
            return new Matcher.ErrorIs(scalar.text(), null);
        }
        Form form = Form.of(Shape.ERROR, node, faults);
        return form == null
                ? new Matcher.Anything()
                : new Matcher.ErrorIs(form.textOr("code", null), form.textOr("contains", null));
    }

    private Matcher type(Node node) {
        List<String> words = new ArrayList<>();
        String word = text(node);
        for (Matcher.Type type : Matcher.Type.values()) {
            if (type.word().equals(word)) {
                return new Matcher.TypeIs(type);
            }
            words.add(type.word());
        }
        faults.add(
                Rule.FIELD_CHOICE,
                node.place(),
                "there is no type " + Texts.quoted(word),
                Texts.didYouMean(word, words));
        return new Matcher.Anything();
    }

    private Matcher setOf(Node node) {
        Form form = Form.of(Shape.SET_OF, node, faults);
        if (form == null) {
            return new Matcher.Anything();
        }
        List<Reply> contains = new ArrayList<>();
        form.items("contains", true).forEach(item -> contains.add(reply(item)));
        return new Matcher.SetOf(contains, (int) form.number("size", -1));
    }

    private Map<String, Matcher> fields(Node node) {
        Map<String, Matcher> fields = new LinkedHashMap<>();
        if (node instanceof Node.Fields mapping) {
            mapping.fields().forEach(field -> fields.put(field.name(), read(field.value())));
        } else {
            wrong(node, "a mapping", "write {name: value}");
        }
        return fields;
    }

    private Matcher at(Node node) {
        Map<Integer, Matcher> places = new LinkedHashMap<>();
        if (!(node instanceof Node.Fields mapping)) {
            wrong(node, "a mapping", "write at: {0: a, 2: b}");
            return new Matcher.Anything();
        }
        for (Node.Field field : mapping.fields()) {
            Node key = new Node.Scalar(field.place(), field.nameType(), field.name());
            places.put((int) integer(key, 0, Integer.MAX_VALUE - 1), read(field.value()));
        }
        return new Matcher.At(places);
    }

    private Matcher regex(Node node) {
        try {
            return new Matcher.Fits(Regex.of(text(node)));
        } catch (IllegalArgumentException e) {
            faults.add(
                    Rule.MATCHER_REGEX,
                    node.place(),
                    "this is not a regular expression: " + e.getMessage(),
                    "mend it, or use like: with * and ?");
            return new Matcher.Anything();
        }
    }

    private Matcher same(Node node) {
        if (!text(node).equals("solution")) {
            faults.add(Rule.FIELD_CHOICE, node.place(), "\"same\" knows only the solution", "write same: solution");
        }
        return new Matcher.Same();
    }

    private Matcher bytes(Node node) {
        try {
            return new Matcher.Is(Reply.of(Bytes.wrap(Base64.getDecoder().decode(text(node)))));
        } catch (IllegalArgumentException e) {
            faults.add(
                    Rule.MATCHER_BYTES,
                    node.place(),
                    "this is not base64",
                    "write the bytes in base64, such as \"AP8=\"");
            return new Matcher.Anything();
        }
    }
}
