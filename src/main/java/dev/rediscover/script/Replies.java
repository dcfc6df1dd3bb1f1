package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import java.util.ArrayList;
import java.util.List;

/** Replies of commands as values of Lua, and values as the reply of a script: "Lua conversion" of Redis's manual. */
final class Replies {
    static final Bytes OK = Bytes.of("ok");
    private static final Bytes FINE = Bytes.of("OK");
    static final Bytes ERR = Bytes.of("err");
    /** What tells in the table of an error that it has been counted already. */
    static final Bytes COUNTED = Bytes.of("ignore_error_stats_update");

    private static final Bytes DOUBLE = Bytes.of("double");
    private static final Bytes MAP = Bytes.of("map");
    private static final Bytes SET = Bytes.of("set");
    private static final Bytes BIG_NUMBER = Bytes.of("big_number");
    private static final Bytes VERBATIM = Bytes.of("verbatim_string");
    private static final Bytes STRING = Bytes.of("string");
    private static final Bytes FORMAT = Bytes.of("format");
    private static final int MOST_DEPTH = 200;

    private Replies() {}

    /** What a script sees of a reply, as RESP{@code protocol} tells it. */
    static Object toLua(Reply reply, int protocol) {
        return switch (reply.kind()) {
            case STATUS -> holding(OK, reply == Reply.OK ? FINE : Utf8.bytes(((Reply.Status) reply).text()));
            case ERROR -> failed(Utf8.bytes(((Reply.Err) reply).text()));
            case INTEGER -> (double) ((Reply.Int) reply).value();
            case BULK -> ((Reply.Bulk) reply).value();
            case NIL -> protocol == 3 ? null : Boolean.FALSE;
            case ARRAY -> list(((Reply.Arr) reply).items(), protocol);
            case PUSH -> list(((Reply.Push) reply).items(), protocol);
            case FRAMES -> list(((Reply.Frames) reply).items(), protocol);
            case MAP -> map(((Reply.MapOf) reply).items(), protocol);
            case SET -> set(((Reply.SetOf) reply).items(), protocol);
            case PAIRS -> pairs(((Reply.Pairs) reply).items(), protocol);
            case DOUBLE -> number((Reply.Dbl) reply, protocol);
            case BOOLEAN -> bool(((Reply.Bool) reply).value(), protocol);
            case BIG_NUMBER -> digits(((Reply.BigNumber) reply).digits(), protocol);
            case VERBATIM -> verbatim((Reply.Verbatim) reply, protocol);
        };
    }

    /** The error of a command, which has been counted when the command ran. */
    private static LuaTable failed(Bytes text) {
        LuaTable table = holding(ERR, text);
        table.put(COUNTED, Boolean.TRUE);
        return table;
    }

    /** A table with one value in it. */
    static LuaTable holding(Bytes key, Object value) {
        LuaTable table = new LuaTable(0, 1);
        table.put(key, value);
        return table;
    }

    private static LuaTable list(List<Reply> items, int protocol) {
        Object[] values = new Object[items.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = toLua(items.get(i), protocol);
        }
        LuaTable table = new LuaTable();
        table.fill(values);
        return table;
    }

    private static LuaTable map(List<Reply> items, int protocol) {
        if (protocol == 2) {
            return list(items, protocol);
        }
        LuaTable map = new LuaTable();
        for (int i = 0; i + 1 < items.size(); i += 2) {
            Object key = toLua(items.get(i), protocol);
            if (key != null) {
                map.put(key, toLua(items.get(i + 1), protocol));
            }
        }
        return holding(MAP, map);
    }

    private static LuaTable set(List<Reply> items, int protocol) {
        if (protocol == 2) {
            return list(items, protocol);
        }
        LuaTable set = new LuaTable();
        for (Reply item : items) {
            Object key = toLua(item, protocol);
            if (key != null) {
                set.put(key, Boolean.TRUE);
            }
        }
        return holding(SET, set);
    }

    private static LuaTable pairs(List<Reply> items, int protocol) {
        if (protocol == 2) {
            return list(items, protocol);
        }
        Object[] pairs = new Object[items.size() / 2];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = list(items.subList(2 * i, 2 * i + 2), protocol);
        }
        LuaTable table = new LuaTable();
        table.fill(pairs);
        return table;
    }

    private static Object number(Reply.Dbl reply, int protocol) {
        return protocol == 2 ? Bytes.of(reply.text()) : holding(DOUBLE, reply.value());
    }

    private static Object bool(boolean value, int protocol) {
        return protocol == 3 ? (Object) value : (Object) (value ? 1.0 : 0.0);
    }

    private static Object digits(String digits, int protocol) {
        return protocol == 2 ? Bytes.of(digits) : holding(BIG_NUMBER, Bytes.of(digits));
    }

    private static Object verbatim(Reply.Verbatim reply, int protocol) {
        if (protocol == 2) {
            return reply.text();
        }
        LuaTable inside = new LuaTable();
        inside.put(STRING, reply.text());
        inside.put(FORMAT, Bytes.of(reply.format()));
        return holding(VERBATIM, inside);
    }

    /** The reply of a script that gave this value, having chosen RESP{@code protocol} for itself. */
    static Reply toReply(Object value, int protocol) {
        return toReply(value, protocol, 0);
    }

    private static Reply toReply(Object value, int protocol, int depth) {
        if (depth > MOST_DEPTH) {
            return new Reply.Err("ERR reached lua stack limit");
        }
        if (value instanceof Bytes text) {
            return Reply.of(text);
        }
        if (value instanceof Double number) {
            return Reply.of(whole(number));
        }
        if (value instanceof Boolean truth) {
            return protocol == 3 ? new Reply.Bool(truth) : truth ? Reply.ONE : Reply.NIL;
        }
        return value instanceof LuaTable table ? table(table, protocol, depth + 1) : Reply.NIL;
    }

    /** A number without its fraction; one that no 64 bits hold is the smallest, as processors of PCs have it. */
    private static long whole(double number) {
        return number >= Long.MIN_VALUE && number < -(double) Long.MIN_VALUE ? (long) number : Long.MIN_VALUE;
    }

    private static Reply table(LuaTable table, int protocol, int depth) {
        if (table.get(ERR) instanceof Bytes text) {
            return error(Utf8.text(text));
        }
        if (table.get(OK) instanceof Bytes text) {
            return new Reply.Status(oneLine(Utf8.text(text)));
        }
        if (table.get(DOUBLE) instanceof Double number) {
            return new Reply.Dbl(number, Numbers.format(number));
        }
        if (table.get(BIG_NUMBER) instanceof Bytes digits) {
            return new Reply.BigNumber(oneLine(digits.latin1()));
        }
        if (table.get(VERBATIM) instanceof LuaTable inside
                && inside.get(STRING) instanceof Bytes text
                && inside.get(FORMAT) instanceof Bytes format) {
            return new Reply.Verbatim((format.latin1() + "   ").substring(0, 3), text);
        }
        if (table.get(MAP) instanceof LuaTable map) {
            return new Reply.MapOf(entries(map, protocol, depth, true));
        }
        if (table.get(SET) instanceof LuaTable set) {
            return new Reply.SetOf(entries(set, protocol, depth, false));
        }
        List<Reply> items = new ArrayList<>();
        for (int i = 1; table.get(i) != null; i++) {
            items.add(toReply(table.get(i), protocol, depth));
        }
        return Reply.array(items);
    }

    private static List<Reply> entries(LuaTable table, int protocol, int depth, boolean withValues) {
        List<Reply> items = new ArrayList<>();
        for (Object[] pair = table.next(null); pair != null; pair = table.next(pair[0])) {
            items.add(toReply(pair[0], protocol, depth));
            if (withValues) {
                items.add(toReply(pair[1], protocol, depth));
            }
        }
        return items;
    }

    /** An error reply; it ends where its line ends, so line ends inside it become blanks. */
    static Reply.Err error(String text) {
        int end = text.length();
        while (end > 0 && (text.charAt(end - 1) == '\r' || text.charAt(end - 1) == '\n')) {
            end--;
        }
        return new Reply.Err(oneLine(text.substring(0, end)));
    }

    /** The text up to its first zero byte, where C's strings end, on one line. */
    private static String oneLine(String text) {
        int zero = text.indexOf('\0');
        return (zero < 0 ? text : text.substring(0, zero)).replace('\r', ' ').replace('\n', ' ');
    }
}
