package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/** Compares replies by type and value and names the first difference. */
public final class ReplyDiff {
    /** Whether the order of the elements of a list matters. */
    public enum Order {
        /** As they stand. */
        GIVEN,
        /** Elements in any order. */
        ANY,
        /** Pairs of elements in any order, as HGETALL gives them. */
        PAIRS
    }

    private ReplyDiff() {}

    /** The first difference of {@code got} from {@code wanted}; {@code null} if they are the same. */
    public static Difference between(Reply wanted, Reply got, Order order) {
        List<Reply> wantedItems = ReplyText.items(wanted);
        List<Reply> gotItems = ReplyText.items(got);
        if (wantedItems != null && gotItems != null) {
            Order effective = order != Order.GIVEN ? order : natural(wanted, got);
            return effective == Order.GIVEN
                    ? ordered(wantedItems, gotItems)
                    : unordered(chunks(wantedItems, effective), chunks(gotItems, effective));
        }
        return same(wanted, got) ? null : differs(wanted, got);
    }

    private static Order natural(Reply wanted, Reply got) {
        if (wanted.kind() == Reply.Kind.MAP || got.kind() == Reply.Kind.MAP) {
            return Order.PAIRS;
        }
        boolean set = wanted.kind() == Reply.Kind.SET || got.kind() == Reply.Kind.SET;
        return set ? Order.ANY : Order.GIVEN;
    }

    private static boolean same(Reply wanted, Reply got) {
        if (wanted.kind() == Reply.Kind.NIL || got.kind() == Reply.Kind.NIL) {
            return wanted.kind() == got.kind();
        }
        if (wanted.kind() == Reply.Kind.ERROR && got.kind() == Reply.Kind.ERROR) {
            return ((Reply.Err) wanted).code().equals(((Reply.Err) got).code());
        }
        if (isString(wanted) && isString(got)) {
            return sameString(wanted, got);
        }
        return wanted.kind() == got.kind() && wanted.equals(got);
    }

    /** RESP2 sends doubles as strings, so 2.5 and "2.5" are the same, and "10" and "1e1" where one is a double. */
    private static boolean sameString(Reply wanted, Reply got) {
        if (ReplyText.text(wanted).equals(ReplyText.text(got))) {
            return true;
        }
        boolean doubles = wanted.kind() == Reply.Kind.DOUBLE || got.kind() == Reply.Kind.DOUBLE;
        return doubles && ReplyText.number(wanted) == ReplyText.number(got);
    }

    private static boolean isString(Reply reply) {
        return switch (reply.kind()) {
            case BULK, DOUBLE, BIG_NUMBER, VERBATIM -> true;
            default -> false;
        };
    }

    private static Difference differs(Reply wanted, Reply got) {
        String wantedType = ReplyText.type(wanted);
        String gotType = ReplyText.type(got);
        Bytes wantedText = ReplyText.text(wanted);
        if (wantedText != null && wantedText.equals(ReplyText.text(got))) {
            String text = "right " + (Double.isNaN(ReplyText.number(wanted)) ? "text" : "digits") + ", different type: "
                    + typed(got) + " against " + typed(wanted);
            return new Difference(Difference.WHOLE, text, text, text);
        }
        String kind = wantedType.equals(gotType)
                ? Difference.WHOLE + " is " + gotType + ", as it should be, but of another value"
                : Difference.WHOLE + " is " + gotType + "; " + wantedType + " is wanted";
        if (got instanceof Reply.Err err && wanted.kind() != Reply.Kind.ERROR) {
            kind = Difference.WHOLE + " is an error: " + err.text();
        }
        return Difference.of(Difference.WHOLE, kind, ReplyText.show(got), ReplyText.show(wanted));
    }

    private static String typed(Reply reply) {
        String shown = ReplyText.show(reply);
        return switch (reply.kind()) {
            case BULK, DOUBLE, BIG_NUMBER, VERBATIM -> "string " + shown;
            case STATUS -> "status " + shown;
            default -> shown;
        };
    }

    private static Difference ordered(List<Reply> wanted, List<Reply> got) {
        if (wanted.size() != got.size()) {
            return size(wanted.size(), got.size(), "element");
        }
        for (int i = 0; i < wanted.size(); i++) {
            Difference inner = between(wanted.get(i), got.get(i), Order.GIVEN);
            if (inner != null) {
                return inner.inside("element " + (i + 1));
            }
        }
        return null;
    }

    static Difference size(int wanted, int got, String unit) {
        String has = Difference.WHOLE + " has " + counted(got, unit);
        return new Difference(
                Difference.WHOLE,
                has + "; " + (got < wanted ? "more" : "fewer") + " are wanted",
                has + "; " + (got < wanted ? "more" : "fewer") + " are wanted",
                has + ", wanted " + wanted);
    }

    private static String counted(int count, String unit) {
        return count == 0 ? "no " + unit + "s" : count + " " + unit + (count == 1 ? "" : "s");
    }

    private static List<Reply> chunks(List<Reply> items, Order order) {
        if (order == Order.ANY || items.size() % 2 != 0) {
            return items;
        }
        List<Reply> pairs = new ArrayList<>(items.size() / 2);
        for (int i = 0; i < items.size(); i += 2) {
            pairs.add(Reply.array(items.get(i), items.get(i + 1)));
        }
        return pairs;
    }

    private static Difference unordered(List<Reply> wanted, List<Reply> got) {
        List<Reply> left = new ArrayList<>(wanted);
        Reply surplus = null;
        for (Reply item : got) {
            if (!removeSame(left, item) && surplus == null) {
                surplus = item;
            }
        }
        if (surplus != null) {
            String has = Difference.WHOLE + " holds " + ReplyText.show(surplus) + ", which does not belong there";
            String missing = left.isEmpty() ? "" : "; " + ReplyText.show(left.get(0)) + " is missing";
            return new Difference(
                    Difference.WHOLE,
                    Difference.WHOLE + " holds an element that does not belong there",
                    has,
                    has + missing);
        }
        if (!left.isEmpty()) {
            String lacks = Difference.WHOLE + " lacks " + (left.size() == 1 ? "an element" : left.size() + " elements");
            return new Difference(
                    Difference.WHOLE,
                    Difference.WHOLE + " is not complete",
                    lacks,
                    Difference.WHOLE + " lacks " + ReplyText.show(left.get(0)));
        }
        return null;
    }

    private static boolean removeSame(List<Reply> left, Reply item) {
        for (int i = 0; i < left.size(); i++) {
            if (between(left.get(i), item, Order.GIVEN) == null) {
                left.remove(i);
                return true;
            }
        }
        return false;
    }
}
