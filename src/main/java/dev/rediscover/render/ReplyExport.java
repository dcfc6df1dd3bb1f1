package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import java.util.List;

/**
 * A reply for other programs, as redis-cli's {@code --raw}, {@code --csv}, {@code --json} and {@code --quoted-json}
 * write it, oddities included: a raw error ends with a line break of its own, an error in JSON stands outside the
 * quotes, and quoted JSON escapes a string as the classic view does and then doubles the backslashes.
 */
final class ReplyExport {
    private ReplyExport() {}

    static String raw(Reply reply) {
        return switch (reply.kind()) {
            case ERROR -> ((Reply.Err) reply).text() + "\n";
            case BOOLEAN -> ((Reply.Bool) reply).value() ? "(true)" : "(false)";
            case NIL -> "";
            case MAP -> rawMap(((Reply.MapOf) reply).items());
            case ARRAY, SET, PAIRS, PUSH -> {
                StringBuilder out = new StringBuilder();
                List<Reply> items = ReplyText.children(reply);
                for (int i = 0; i < items.size(); i++) {
                    out.append(i == 0 ? "" : "\n").append(raw(items.get(i)));
                }
                yield out.toString();
            }
            default -> scalar(reply);
        };
    }

    private static String rawMap(List<Reply> items) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i + 1 < items.size(); i += 2) {
            out.append(i == 0 ? "" : "\n").append(raw(items.get(i)));
            out.append(' ').append(raw(items.get(i + 1)));
        }
        return out.toString();
    }

    static String csv(Reply reply) {
        return switch (reply.kind()) {
            case ERROR -> "ERROR," + Quoting.quote(Utf8.bytes(((Reply.Err) reply).text()));
            case STATUS, BULK, VERBATIM -> Quoting.quote(Utf8.bytes(scalar(reply)));
            case NIL -> "NULL";
            case ARRAY, MAP, SET, PAIRS, PUSH -> {
                StringBuilder out = new StringBuilder();
                List<Reply> items = ReplyText.children(reply);
                for (int i = 0; i < items.size(); i++) {
                    out.append(i == 0 ? "" : ",").append(csv(items.get(i)));
                }
                yield out.toString();
            }
            default -> scalar(reply);
        };
    }

    static String json(Reply reply, boolean quoted) {
        return switch (reply.kind()) {
            case ERROR -> "error:" + jsonString(((Reply.Err) reply).text(), quoted);
            case STATUS, BULK, VERBATIM -> jsonString(scalar(reply), quoted);
            case NIL -> "null";
            case MAP -> jsonMap(((Reply.MapOf) reply).items(), quoted);
            case ARRAY, SET, PAIRS, PUSH -> {
                StringBuilder out = new StringBuilder("[");
                List<Reply> items = ReplyText.children(reply);
                for (int i = 0; i < items.size(); i++) {
                    out.append(i == 0 ? "" : ",").append(json(items.get(i), quoted));
                }
                yield out.append(']').toString();
            }
            default -> scalar(reply);
        };
    }

    private static String jsonMap(List<Reply> items, boolean quoted) {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i + 1 < items.size(); i += 2) {
            Reply key = items.get(i);
            boolean isText = switch (key.kind()) {
                case STATUS, ERROR, BULK, VERBATIM -> true;
                default -> false;
            };
            out.append(i == 0 ? "" : ",");
            out.append(isText ? json(key, quoted) : JsonText.string(json(key, quoted)));
            out.append(':').append(json(items.get(i + 1), quoted));
        }
        return out.append('}').toString();
    }

    private static String jsonString(String text, boolean quoted) {
        return quoted ? Quoting.quote(Utf8.bytes(text)).replace("\\", "\\\\") : JsonText.string(text);
    }

    /** The text of a reply that holds no others. */
    private static String scalar(Reply reply) {
        return switch (reply.kind()) {
            case STATUS -> ((Reply.Status) reply).text();
            case INTEGER -> Long.toString(((Reply.Int) reply).value());
            case BULK -> text(((Reply.Bulk) reply).value());
            case DOUBLE -> ((Reply.Dbl) reply).text();
            case BOOLEAN -> ((Reply.Bool) reply).value() ? "true" : "false";
            case BIG_NUMBER -> ((Reply.BigNumber) reply).digits();
            case VERBATIM -> text(((Reply.Verbatim) reply).text());
            default -> throw new IllegalArgumentException("not a scalar: " + reply.kind());
        };
    }

    private static String text(Bytes bytes) {
        return Utf8.text(bytes);
    }
}
