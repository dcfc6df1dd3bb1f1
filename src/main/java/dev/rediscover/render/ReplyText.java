package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import java.util.ArrayList;
import java.util.List;

/**
 * A reply as redis-cli prints it, byte for byte.
 *
 * <p>Bytes that are not UTF-8 travel through the text as {@link Utf8#text} has them, so {@link #bytes} is exact for raw
 * and JSON output too. For a RESP2 connection print {@link Reply#resp2()}. Types that redis-cli refuses (big numbers)
 * print as their digits.
 */
public final class ReplyText {
    private final boolean readable;
    private final StyledText.Builder out = new StyledText.Builder();

    private ReplyText(boolean readable) {
        this.readable = readable;
    }

    /** {@code reply} in the classic view, every line ended; {@code readable} leaves UTF-8 text unescaped. */
    public static StyledText classic(Reply reply, boolean readable) {
        ReplyText text = new ReplyText(readable);
        text.print(reply, "");
        return text.out.build();
    }

    /** {@code reply} in any view, with the line break redis-cli puts behind it. */
    public static StyledText print(Reply reply, ReplyStyle style) {
        if (reply instanceof Reply.Frames frames) {
            StyledText.Builder all = new StyledText.Builder();
            for (Reply frame : frames.items()) {
                all.add(print(frame, style));
            }
            return all.build();
        }
        return switch (style.view()) {
            case CLASSIC -> classic(reply, style.readable());
            case RAW -> StyledText.of(ReplyExport.raw(reply) + "\n");
            case CSV -> StyledText.of(ReplyExport.csv(reply) + "\n");
            case JSON -> StyledText.of(ReplyExport.json(reply, false) + "\n");
            case QUOTED_JSON -> StyledText.of(ReplyExport.json(reply, true) + "\n");
            case TABLE -> TableText.of(reply, style.canvas());
        };
    }

    /** The reply to {@code command}: as {@link #print(Reply, ReplyStyle)}, except where {@link #printsRaw} is true. */
    public static StyledText print(List<Bytes> command, Reply reply, ReplyStyle style) {
        return printsRaw(command) ? StyledText.of(ReplyExport.raw(reply)) : print(reply, style);
    }

    /** What {@link #print} gives as bytes for a file or a pipe. */
    public static Bytes bytes(StyledText text) {
        return Utf8.bytes(text.plain());
    }

    /** Whether redis-cli prints the reply to this command as it comes, even an error and in every view: INFO etc. */
    public static boolean printsRaw(List<Bytes> command) {
        if (command.isEmpty()) {
            return false;
        }
        Bytes name = command.get(0);
        if (name.is("INFO") || name.is("LOLWUT")) {
            return true;
        }
        Bytes second = command.size() > 1 ? command.get(1) : Bytes.EMPTY;
        boolean two = command.size() == 2;
        return name.is("DEBUG") && (second.is("HTSTATS") || second.is("HTSTATS-KEY"))
                || name.is("MEMORY") && (second.is("MALLOC-STATS") || second.is("DOCTOR"))
                || name.is("CLUSTER") && two && (second.is("NODES") || second.is("INFO"))
                || name.is("CLIENT") && (second.is("LIST") || second.is("INFO"))
                || name.is("LATENCY") && (second.is("GRAPH") || second.is("DOCTOR"))
                || name.is("PROXY") && second.is("INFO");
    }

    /** A push as redis-cli prints it between replies: key invalidations on one line each, others as arrays. */
    public static StyledText push(Reply.Push push, boolean readable) {
        List<Reply> items = push.items();
        boolean invalidation = items.size() == 2
                && items.get(0) instanceof Reply.Bulk name
                && name.value().is("invalidate")
                && items.get(1) instanceof Reply.Arr;
        if (!invalidation) {
            return classic(push, readable);
        }
        StyledText.Builder line = new StyledText.Builder().add("-> invalidate: ", Role.MUTED);
        List<Reply> keys = ((Reply.Arr) items.get(1)).items();
        for (int i = 0; i < keys.size(); i++) {
            line.add(i == 0 ? "'" : ", '")
                    .add(ReplyExport.raw(keys.get(i)), Role.KEY)
                    .add("'");
        }
        return line.newline().build();
    }

    private void print(Reply reply, String indent) {
        switch (reply.kind()) {
            case STATUS -> line(((Reply.Status) reply).text(), Role.STATUS);
            case ERROR -> line("(error) " + ((Reply.Err) reply).text(), Role.ERROR);
            case INTEGER -> number("(integer) ", Long.toString(((Reply.Int) reply).value()));
            case BULK -> line(quoted(((Reply.Bulk) reply).value()), Role.STRING);
            case NIL -> line("(nil)", Role.MUTED);
            case ARRAY -> items(((Reply.Arr) reply).items(), ')', "(empty array)", indent);
            case MAP -> map(((Reply.MapOf) reply).items(), indent);
            case SET -> items(((Reply.SetOf) reply).items(), '~', "(empty set)", indent);
            case PAIRS -> items(nested((Reply.Pairs) reply), ')', "(empty array)", indent);
            case PUSH -> items(((Reply.Push) reply).items(), ')', "(empty push)", indent);
            case DOUBLE -> number("(double) ", ((Reply.Dbl) reply).text());
            case BOOLEAN -> line(((Reply.Bool) reply).value() ? "(true)" : "(false)", Role.NUMBER);
            case BIG_NUMBER -> number("(big number) ", ((Reply.BigNumber) reply).digits());
            case VERBATIM -> line(Utf8.text(((Reply.Verbatim) reply).text()), Role.PLAIN);
            case FRAMES -> frames(((Reply.Frames) reply).items(), indent);
        }
    }

    private void frames(List<Reply> items, String indent) {
        for (Reply item : items) {
            print(item, indent);
        }
    }

    private void line(String text, Role role) {
        out.add(text, role).newline();
    }

    private void number(String type, String digits) {
        out.add(type, Role.TYPE).add(digits, Role.NUMBER).newline();
    }

    private String quoted(Bytes bytes) {
        return readable ? Quoting.quoteReadable(bytes) : Quoting.quote(bytes);
    }

    private void items(List<Reply> items, char mark, String empty, String indent) {
        if (items.isEmpty()) {
            line(empty, Role.MUTED);
            return;
        }
        int digits = Integer.toString(items.size()).length();
        String inner = indent + " ".repeat(digits + 2);
        for (int i = 0; i < items.size(); i++) {
            index(i, mark, digits, i == 0 ? "" : indent);
            print(items.get(i), inner);
        }
    }

    private void map(List<Reply> items, String indent) {
        if (items.isEmpty()) {
            line("(empty hash)", Role.MUTED);
            return;
        }
        int digits = Integer.toString(items.size() / 2).length();
        String inner = indent + " ".repeat(digits + 2);
        for (int i = 0; i + 1 < items.size(); i += 2) {
            index(i / 2, '#', digits, i == 0 ? "" : indent);
            key(items.get(i), inner);
            out.add(" => ", Role.MUTED);
            if (takesLines(items.get(i + 1))) {
                out.add("\n" + inner);
            }
            print(items.get(i + 1), inner);
        }
    }

    private void index(int index, char mark, int digits, String indent) {
        out.add(indent + DisplayWidth.padStart(Integer.toString(index + 1), digits) + mark + " ", Role.MUTED);
    }

    /** A map's key: printed like any reply, but the value follows on its last line. */
    private void key(Reply key, String indent) {
        ReplyText text = new ReplyText(readable);
        text.print(key, indent);
        List<StyledText> lines = text.out.build().lines();
        for (int i = 0; i < lines.size(); i++) {
            out.add(lines.get(i));
            if (i + 1 < lines.size()) {
                out.newline();
            }
        }
    }

    /** Whether a map's value starts on a line of its own: it has several items somewhere along its first ones. */
    private static boolean takesLines(Reply value) {
        if (value instanceof Reply.MapOf map) {
            return map.items().size() > 2
                    || map.items().size() == 2 && takesLines(map.items().get(1));
        }
        List<Reply> items = children(value);
        return items.size() > 1 || items.size() == 1 && takesLines(items.get(0));
    }

    /** The items of a reply in RESP3's shape; none for a reply that has none. */
    static List<Reply> children(Reply reply) {
        return switch (reply.kind()) {
            case ARRAY -> ((Reply.Arr) reply).items();
            case MAP -> ((Reply.MapOf) reply).items();
            case SET -> ((Reply.SetOf) reply).items();
            case PAIRS -> nested((Reply.Pairs) reply);
            case PUSH -> ((Reply.Push) reply).items();
            case FRAMES -> ((Reply.Frames) reply).items();
            default -> List.of();
        };
    }

    private static List<Reply> nested(Reply.Pairs pairs) {
        List<Reply> items = new ArrayList<>();
        for (int i = 0; i + 1 < pairs.items().size(); i += 2) {
            items.add(Reply.array(pairs.items().get(i), pairs.items().get(i + 1)));
        }
        return items;
    }
}
