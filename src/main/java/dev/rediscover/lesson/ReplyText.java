package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.List;

/** Replies in one line, for messages: {@code (integer) 3}, {@code "b"}, {@code nil}, {@code ["a", "b"]}. */
public final class ReplyText {
    private static final int MOST_ITEMS = 8;
    private static final int MOST_CHARACTERS = 120;

    private ReplyText() {}

    /** The reply in one line, shortened where it is long. */
    public static String show(Reply reply) {
        return Texts.cut(shown(reply), MOST_CHARACTERS);
    }

    /** As {@link #show}, but a status, string or number stands bare: for the middle of a sentence. */
    public static String bare(Reply reply) {
        Bytes text = text(reply);
        return text == null ? show(reply) : Texts.cut(Texts.withoutControls(text.utf8()), MOST_CHARACTERS);
    }

    private static String shown(Reply reply) {
        return switch (reply.kind()) {
            case STATUS -> ((Reply.Status) reply).text();
            case ERROR -> "(error) " + ((Reply.Err) reply).text();
            case INTEGER -> "(integer) " + ((Reply.Int) reply).value();
            case NIL -> "nil";
            case BOOLEAN -> ((Reply.Bool) reply).value() ? "(true)" : "(false)";
            case BULK, DOUBLE, BIG_NUMBER, VERBATIM -> Quoting.quoteReadable(text(reply));
            case ARRAY, SET, PAIRS, PUSH, FRAMES -> list(items(reply));
            case MAP -> pairs(items(reply));
        };
    }

    private static String list(List<Reply> items) {
        StringBuilder out = new StringBuilder("[");
        for (int i = 0; i < items.size() && i < MOST_ITEMS; i++) {
            out.append(i == 0 ? "" : ", ").append(shown(items.get(i)));
        }
        return out.append(items.size() > MOST_ITEMS ? ", …]" : "]").toString();
    }

    private static String pairs(List<Reply> items) {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i + 1 < items.size() && i < 2 * MOST_ITEMS; i += 2) {
            out.append(i == 0 ? "" : ", ").append(shown(items.get(i)));
            out.append(": ").append(shown(items.get(i + 1)));
        }
        return out.append(items.size() > 2 * MOST_ITEMS ? ", …}" : "}").toString();
    }

    /** The elements of a reply that has some, pairs and maps flat; {@code null} for one that has none. */
    public static List<Reply> items(Reply reply) {
        return switch (reply.kind()) {
            case ARRAY -> ((Reply.Arr) reply).items();
            case MAP -> ((Reply.MapOf) reply).items();
            case SET -> ((Reply.SetOf) reply).items();
            case PAIRS -> ((Reply.Pairs) reply).items();
            case PUSH -> ((Reply.Push) reply).items();
            case FRAMES -> ((Reply.Frames) reply).items();
            default -> null;
        };
    }

    /** The text of a reply that is one text or number; {@code null} for nil, errors, booleans and collections. */
    public static Bytes text(Reply reply) {
        return switch (reply.kind()) {
            case STATUS -> Bytes.of(((Reply.Status) reply).text());
            case INTEGER -> Bytes.of(((Reply.Int) reply).value());
            case BULK -> ((Reply.Bulk) reply).value();
            case DOUBLE -> Bytes.of(((Reply.Dbl) reply).text());
            case BIG_NUMBER -> Bytes.of(((Reply.BigNumber) reply).digits());
            case VERBATIM -> ((Reply.Verbatim) reply).text();
            default -> null;
        };
    }

    /** The number that a reply is or spells; NaN if none. */
    static double number(Reply reply) {
        if (reply instanceof Reply.Dbl dbl) {
            return dbl.value();
        }
        Bytes text = reply instanceof Reply.Status ? null : text(reply);
        boolean short_ = text != null && text.length() > 0 && text.length() < 64;
        if (!short_
                || CoreSchema.typeOf(text.latin1()) != Node.Type.INT
                        && CoreSchema.typeOf(text.latin1()) != Node.Type.FLOAT) {
            return Double.NaN;
        }
        try {
            return CoreSchema.toDouble(text.latin1());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** The type in words: {@code an integer}, {@code a string}. */
    static String type(Reply reply) {
        return switch (reply.kind()) {
            case STATUS -> "a status";
            case ERROR -> "an error";
            case INTEGER -> "an integer";
            case BULK, DOUBLE, BIG_NUMBER, VERBATIM -> "a string";
            case NIL -> "nil";
            case BOOLEAN -> "a boolean";
            case ARRAY, PAIRS, PUSH -> items(reply).isEmpty() ? "an empty array" : "an array";
            case FRAMES -> items(reply).isEmpty() ? "no reply" : "several replies";
            case SET -> "a set";
            case MAP -> "a map";
        };
    }
}
