package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a reply must be like. The records are the matchers of the lesson format, named as their fields in YAML. */
public sealed interface Matcher {
    /**
     * Compares a reply.
     *
     * @param reply what the learner got
     * @param solution what the model solution got, for {@link Same}; may be {@code null} where there is none
     * @return a match, or the first concrete difference
     */
    Match match(Reply reply, Reply solution);

    /** Compares a reply where there is no model solution to compare with. */
    default Match match(Reply reply) {
        return match(reply, null);
    }

    /** Whether a reply fits; {@code null} stands for a command whose client waits, which only {@link Waits} takes. */
    default boolean fits(Reply reply) {
        return reply == null ? this instanceof Waits : match(reply).ok();
    }

    /** What is wanted, in words: {@code an integer from 1 to 10}. */
    String wanted();

    /** {@code is: VALUE}: exactly this reply, typed. */
    record Is(Reply value) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            return new Match(ReplyDiff.between(value, reply, ReplyDiff.Order.GIVEN));
        }

        @Override
        public String wanted() {
            return ReplyText.show(value);
        }
    }

    /** {@code status: OK}. */
    record StatusIs(String text) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            return new Match(ReplyDiff.between(new Reply.Status(text), reply, ReplyDiff.Order.GIVEN));
        }

        @Override
        public String wanted() {
            return "the status " + text;
        }
    }

    /** {@code error: CODE} or {@code error: {code, contains}}; each may be {@code null}. */
    record ErrorIs(String code, String contains) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            if (!(reply instanceof Reply.Err error)) {
                return Match.miss(this, reply, "an error");
            }
            boolean codeFits = code == null || code.equals(error.code());
            boolean textFits = contains == null || error.text().contains(contains);
            return codeFits && textFits ? Match.OK : Match.miss(this, reply, "another error");
        }

        @Override
        public String wanted() {
            return "an error" + (code == null ? "" : " " + code)
                    + (contains == null ? "" : " with \"" + contains + "\"");
        }
    }

    /** The types that {@code type:} knows. */
    enum Type {
        INTEGER("integer"),
        STRING("string"),
        STATUS("status"),
        ARRAY("array"),
        MAP("map"),
        SET("set"),
        DOUBLE("double"),
        BOOL("bool"),
        NIL("nil"),
        ERROR("error");

        private final String word;

        Type(String word) {
            this.word = word;
        }

        /** The word in YAML. */
        public String word() {
            return word;
        }

        boolean fits(Reply reply) {
            return switch (reply.kind()) {
                case STATUS -> this == STATUS;
                case ERROR -> this == ERROR;
                case INTEGER -> this == INTEGER;
                case BULK, VERBATIM, BIG_NUMBER -> this == STRING;
                case NIL -> this == NIL;
                case ARRAY, PUSH, PAIRS, FRAMES -> this == ARRAY;
                case MAP -> this == MAP || this == ARRAY;
                case SET -> this == SET || this == ARRAY;
                case DOUBLE -> this == DOUBLE || this == STRING;
                case BOOLEAN -> this == BOOL;
            };
        }
    }

    /** {@code type: integer}. */
    record TypeIs(Type type) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            return type.fits(reply) ? Match.OK : Match.miss(this, reply, "the type " + type.word());
        }

        @Override
        public String wanted() {
            return "the type " + type.word();
        }
    }

    /** {@code unordered: [a, b]}: an array of these in any order. */
    record Unordered(List<Reply> items) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            return new Match(ReplyDiff.between(new Reply.Arr(items), reply, ReplyDiff.Order.ANY));
        }

        @Override
        public String wanted() {
            return ReplyText.show(new Reply.Arr(items)) + " in any order";
        }
    }

    /** {@code set_of: {contains, size}}; {@code size} -1 if any will do. */
    record SetOf(List<Reply> contains, int size) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            List<Reply> items = ReplyText.items(reply);
            if (items == null) {
                return Match.miss(this, reply, "a set or an array");
            }
            for (Reply wanted : contains) {
                if (items.stream().noneMatch(item -> ReplyDiff.between(wanted, item, ReplyDiff.Order.GIVEN) == null)) {
                    String lacks = Difference.WHOLE + " lacks ";
                    String place = lacks + "an element";
                    return Match.no(new Difference(Difference.WHOLE, place, place, lacks + ReplyText.show(wanted)));
                }
            }
            boolean sizeFits = size < 0 || size == items.size();
            return sizeFits ? Match.OK : Match.no(ReplyDiff.size(size, items.size(), "element"));
        }

        @Override
        public String wanted() {
            return "a set with " + ReplyText.show(new Reply.Arr(contains)) + (size < 0 ? "" : " of size " + size);
        }
    }

    /** {@code map: {field: M}} or, if not {@code exact}, {@code map_contains:}; flat pairs and maps are alike. */
    record MapIs(Map<String, Matcher> fields, boolean exact) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            List<Reply> items = pairs(reply);
            if (items == null || items.size() % 2 != 0) {
                return Match.miss(this, reply, "pairs of names and values");
            }
            for (Map.Entry<String, Matcher> field : fields.entrySet()) {
                Reply value = valueOf(items, field.getKey());
                if (value == null) {
                    String lacks = Difference.WHOLE + " lacks ";
                    return Match.no(new Difference(
                            Difference.WHOLE,
                            lacks + "a field",
                            lacks + "a field",
                            lacks + "the field " + field.getKey()));
                }
                Match match = field.getValue().match(value, null);
                if (!match.ok()) {
                    return Match.no(match.difference().inside("field " + field.getKey()));
                }
            }
            return exact && items.size() != 2 * fields.size() ? surplus(items) : Match.OK;
        }

        /** Pairs as one flat list, whether they came flat, as a map, or as an array of arrays of two. */
        private static List<Reply> pairs(Reply reply) {
            List<Reply> items = ReplyText.items(reply);
            boolean nested = items != null && !items.isEmpty() && items.stream().allMatch(MapIs::isPair);
            if (!nested) {
                return items;
            }
            List<Reply> flat = new ArrayList<>();
            items.forEach(pair -> flat.addAll(ReplyText.items(pair)));
            return flat;
        }

        private static boolean isPair(Reply reply) {
            List<Reply> items = ReplyText.items(reply);
            return items != null && items.size() == 2;
        }

        private static Reply valueOf(List<Reply> items, String name) {
            for (int i = 0; i + 1 < items.size(); i += 2) {
                Bytes text = ReplyText.text(items.get(i));
                if (text != null && text.equals(Bytes.of(name))) {
                    return items.get(i + 1);
                }
            }
            return null;
        }

        private Match surplus(List<Reply> items) {
            for (int i = 0; i < items.size(); i += 2) {
                String name = ReplyText.bare(items.get(i));
                if (!fields.containsKey(name)) {
                    String has = Difference.WHOLE + " has the field " + name + ", which does not belong there";
                    return Match.no(
                            new Difference(Difference.WHOLE, Difference.WHOLE + " has a field too many", has, has));
                }
            }
            return Match.no(ReplyDiff.size(fields.size(), items.size() / 2, "pair"));
        }

        @Override
        public String wanted() {
            StringBuilder out = new StringBuilder(exact ? "{" : "at least {");
            for (Map.Entry<String, Matcher> field : fields.entrySet()) {
                out.append(out.charAt(out.length() - 1) == '{' ? "" : ", ");
                out.append(field.getKey()).append(": ").append(field.getValue().wanted());
            }
            return Texts.cut(out.append('}').toString(), 200);
        }
    }

    /** {@code like: PATTERN}: a text that fits a glob pattern. */
    record Like(String pattern) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            Bytes text = ReplyText.text(reply);
            return text != null && Glob.matches(Bytes.of(pattern), text)
                    ? Match.OK
                    : Match.miss(this, reply, "another text");
        }

        @Override
        public String wanted() {
            return "a text like " + pattern;
        }
    }

    /** {@code regex: EXPRESSION}: a text that fits as a whole. */
    record Fits(Regex regex) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            Bytes text = ReplyText.text(reply);
            return text != null && regex.matches(text.utf8()) ? Match.OK : Match.miss(this, reply, "another text");
        }

        @Override
        public String wanted() {
            return "a text that fits " + regex;
        }
    }

    /** {@code near: 60, by: 2} is 58 to 62, {@code between: [1, 10]} is 1 to 10; also numbers inside strings. */
    record Between(double least, double most) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            double number = ReplyText.number(reply);
            if (Double.isNaN(number)) {
                return Match.miss(this, reply, "a number");
            }
            boolean fits = number >= least && number <= most;
            return fits ? Match.OK : Match.miss(this, reply, number < least ? "a larger number" : "a smaller number");
        }

        @Override
        public String wanted() {
            return "a number from " + shown(least) + " to " + shown(most);
        }

        private static String shown(double number) {
            return number == Math.rint(number) && Math.abs(number) < 1e15 ? Long.toString((long) number) : "" + number;
        }
    }

    /** {@code len: 3}: so many elements, pairs (of a map) or bytes. */
    record Len(int length) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            List<Reply> items = ReplyText.items(reply);
            Bytes text = ReplyText.text(reply);
            if (items == null && text == null) {
                return Match.miss(this, reply, "something with a length");
            }
            boolean pairs = reply.kind() == Reply.Kind.MAP || reply.kind() == Reply.Kind.PAIRS;
            int has = items == null ? text.length() : pairs ? items.size() / 2 : items.size();
            String unit = items == null ? "byte" : pairs ? "pair" : "element";
            return has == length ? Match.OK : Match.no(ReplyDiff.size(length, has, unit));
        }

        @Override
        public String wanted() {
            return "something of length " + length;
        }
    }

    /** {@code each: M}: every element. */
    record Each(Matcher matcher) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            List<Reply> items = ReplyText.items(reply);
            if (items == null) {
                return Match.miss(this, reply, "an array");
            }
            for (int i = 0; i < items.size(); i++) {
                Match match = matcher.match(items.get(i), null);
                if (!match.ok()) {
                    return Match.no(match.difference().inside("element " + (i + 1)));
                }
            }
            return Match.OK;
        }

        @Override
        public String wanted() {
            return "elements that are each " + matcher.wanted();
        }
    }

    /** {@code at: {0: M}}: the elements at these places, counted from 0. */
    record At(Map<Integer, Matcher> places) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            List<Reply> items = ReplyText.items(reply);
            if (items == null) {
                return Match.miss(this, reply, "an array");
            }
            for (Map.Entry<Integer, Matcher> place : places.entrySet()) {
                if (place.getKey() >= items.size()) {
                    return Match.no(ReplyDiff.size(place.getKey() + 1, items.size(), "element"));
                }
                Match match = place.getValue().match(items.get(place.getKey()), null);
                if (!match.ok()) {
                    return Match.no(match.difference().inside("element " + (place.getKey() + 1)));
                }
            }
            return Match.OK;
        }

        @Override
        public String wanted() {
            StringBuilder out = new StringBuilder("an array");
            places.forEach((place, matcher) ->
                    out.append(", element ").append(place + 1).append(" being ").append(matcher.wanted()));
            return out.toString();
        }
    }

    /** {@code any: [M, …]}: one of them. */
    record Any(List<Matcher> of) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            Match first = null;
            for (Matcher matcher : of) {
                Match match = matcher.match(reply, solution);
                if (match.ok()) {
                    return Match.OK;
                }
                first = first == null ? match : first;
            }
            return first;
        }

        @Override
        public String wanted() {
            return joined(of, " or ");
        }
    }

    /** {@code all: [M, …]}, or several matchers in one mapping: all of them. */
    record All(List<Matcher> of) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            for (Matcher matcher : of) {
                Match match = matcher.match(reply, solution);
                if (!match.ok()) {
                    return match;
                }
            }
            return Match.OK;
        }

        @Override
        public String wanted() {
            return joined(of, " and ");
        }
    }

    /** {@code not: M}. */
    record Not(Matcher matcher) implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            return matcher.match(reply, solution).ok() ? Match.miss(this, reply, "something else") : Match.OK;
        }

        @Override
        public String wanted() {
            return "not " + matcher.wanted();
        }
    }

    /** {@code same: solution}: equal to the model solution's reply, without order where the command has none. */
    record Same() implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            return solution == null ? Match.OK : new Match(ReplyDiff.between(solution, reply, ReplyDiff.Order.GIVEN));
        }

        @Override
        public String wanted() {
            return "the reply of the solution";
        }
    }

    /** {@code anything: true}. */
    record Anything() implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            return Match.OK;
        }

        @Override
        public String wanted() {
            return "anything";
        }
    }

    /** {@code waits: true}: there is no reply, because the client still waits. No reply fits. */
    record Waits() implements Matcher {
        @Override
        public Match match(Reply reply, Reply solution) {
            return Match.miss(this, reply, "a command that waits");
        }

        @Override
        public String wanted() {
            return "no reply yet, because the client waits";
        }
    }

    private static String joined(List<Matcher> matchers, String word) {
        StringBuilder out = new StringBuilder();
        for (Matcher matcher : matchers) {
            out.append(out.length() == 0 ? "" : word).append(matcher.wanted());
        }
        return Texts.cut(out.toString(), 200);
    }
}
