package dev.rediscover.author.recording;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/** Replies as matchers of the lesson format, in YAML. */
final class MatcherText {
    private static final int MOST_ITEMS = 12;
    private static final int MOST_CHARACTERS = 200;

    private MatcherText() {}

    /**
     * Matchers that may fit a reply, the most exact first; the last one surely does.
     *
     * @param anyOrder whether the order of its elements means nothing
     */
    static List<String> candidates(Reply reply, boolean anyOrder) {
        List<String> all = new ArrayList<>();
        if (reply == null) {
            return List.of("{waits: true}");
        }
        switch (reply.kind()) {
            case STATUS -> all.add("{status: " + YamlText.word(((Reply.Status) reply).text()) + "}");
            case ERROR -> all.add("{error: " + YamlText.word(((Reply.Err) reply).code()) + "}");
            case INTEGER, BULK, NIL, BOOLEAN, DOUBLE, BIG_NUMBER, VERBATIM -> addIfShort(all, value(reply));
            default -> collection(all, reply, anyOrder);
        }
        all.add("{type: " + type(reply) + "}");
        all.add("{anything: true}");
        return all;
    }

    private static void collection(List<String> all, Reply reply, boolean anyOrder) {
        List<Reply> items = ReplyText.items(reply);
        if (items.size() <= MOST_ITEMS) {
            boolean pairs = reply.kind() == Reply.Kind.MAP || reply.kind() == Reply.Kind.PAIRS && anyOrder;
            if (pairs) {
                addIfShort(all, map(items, false));
            }
            if (!pairs && (anyOrder || reply.kind() == Reply.Kind.SET)) {
                String unordered = list(items);
                addIfShort(all, unordered == null ? null : "{unordered: " + unordered + "}");
            }
            addIfShort(all, list(items));
        }
        all.add("{len: " + items.size() + "}");
    }

    private static void addIfShort(List<String> all, String matcher) {
        if (matcher != null && matcher.length() <= MOST_CHARACTERS) {
            all.add(matcher);
        }
    }

    /** What a key holds, for {@code value:} of a check; {@code null} where it is too long to be written. */
    static String content(String type, Reply content) {
        List<Reply> items = ReplyText.items(content);
        String text = switch (type) {
            case "string" -> value(content);
            case "list", "set" -> items.size() > MOST_ITEMS ? null : list(items);
            case "hash" -> items.size() > 2 * MOST_ITEMS ? null : map(items, false);
            case "zset" -> items.size() > 2 * MOST_ITEMS ? null : map(items, true);
            default -> null;
        };
        return text == null || text.length() > MOST_CHARACTERS ? null : text;
    }

    private static String list(List<Reply> items) {
        List<String> values = new ArrayList<>();
        for (Reply item : items) {
            String value = ReplyText.items(item) == null ? value(item) : list(ReplyText.items(item));
            if (value == null || value.startsWith("{")) {
                return null; // bytes that are no text cannot stand inside a list
            }
            values.add(value);
        }
        return "[" + String.join(", ", values) + "]";
    }

    /** Pairs as {@code {map: {…}}}; scores are numbers. */
    private static String map(List<Reply> items, boolean scores) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < items.size(); i += 2) {
            Bytes name = ReplyText.text(items.get(i));
            String value = ReplyText.items(items.get(i + 1)) == null ? value(items.get(i + 1)) : null;
            if (name == null || !Utf8.valid(name) || value == null || value.startsWith("{")) {
                return null;
            }
            Bytes number = scores ? ReplyText.text(items.get(i + 1)) : null;
            pairs.add(YamlText.word(name.utf8()) + ": " + (number != null && isPlain(number) ? number.utf8() : value));
        }
        return "{map: {" + String.join(", ", pairs) + "}}";
    }

    private static boolean isPlain(Bytes number) {
        return number.utf8().matches("-?(0|[1-9]\\d{0,14})(\\.\\d{1,6})?");
    }

    /** A reply without elements. */
    private static String value(Reply reply) {
        return switch (reply.kind()) {
            case INTEGER -> Long.toString(((Reply.Int) reply).value());
            case NIL -> "null";
            case BOOLEAN -> Boolean.toString(((Reply.Bool) reply).value());
            case DOUBLE ->
                isPlain(ReplyText.text(reply)) ? ReplyText.text(reply).utf8() : null;
            case BULK, VERBATIM, BIG_NUMBER -> text(ReplyText.text(reply));
            case STATUS -> "{status: " + YamlText.word(((Reply.Status) reply).text()) + "}";
            default -> null;
        };
    }

    private static String text(Bytes bytes) {
        boolean readable =
                Utf8.valid(bytes) && !YamlText.hasUnprintable(bytes.utf8().replace("\n", ""));
        return readable
                ? YamlText.quoted(bytes.utf8())
                : "{bytes: \"" + Base64.getEncoder().encodeToString(bytes.array()) + "\"}";
    }

    private static String type(Reply reply) {
        return switch (reply.kind()) {
            case STATUS, ERROR, INTEGER, NIL, MAP, SET -> reply.kind().name().toLowerCase(Locale.ROOT);
            case BOOLEAN -> "bool";
            case DOUBLE -> "double";
            case BULK, VERBATIM, BIG_NUMBER -> "string";
            default -> "array";
        };
    }
}
