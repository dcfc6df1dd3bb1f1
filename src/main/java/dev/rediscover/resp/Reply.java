package dev.rediscover.resp;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * A reply as a value: every type of RESP3, from which RESP2 is derived. Command handlers return one, nobody writes
 * bytes; printing, pictures, judging and transcripts all read the same tree.
 *
 * <p>Source: the RESP specification on redis.io, "Redis serialization protocol".
 */
public sealed interface Reply {
    Status OK = new Status("OK");
    Int ZERO = new Int(0);
    Int ONE = new Int(1);
    /** The null bulk string ({@code $-1} in RESP2, {@code _} in RESP3). */
    Nil NIL = Nil.BULK;
    /** The null array ({@code *-1} in RESP2, {@code _} in RESP3). */
    Nil NIL_ARRAY = Nil.ARRAY;

    Arr EMPTY_ARRAY = new Arr(List.of());

    /** No reply at all. */
    Frames SILENCE = new Frames(List.of());

    /** The types, for exhaustive switches. */
    enum Kind {
        STATUS,
        ERROR,
        INTEGER,
        BULK,
        NIL,
        ARRAY,
        MAP,
        SET,
        PAIRS,
        DOUBLE,
        BOOLEAN,
        BIG_NUMBER,
        VERBATIM,
        PUSH,
        FRAMES
    }

    Kind kind();

    /** A simple string, such as {@code OK}. */
    record Status(String text) implements Reply {
        @Override
        public Kind kind() {
            return Kind.STATUS;
        }
    }

    /** An error; {@code text} is the whole message with its leading code, such as {@code ERR syntax error}. */
    record Err(String text) implements Reply {
        @Override
        public Kind kind() {
            return Kind.ERROR;
        }

        /** The first word, by which programs tell errors apart: {@code ERR}, {@code WRONGTYPE}, … */
        public String code() {
            int space = text.indexOf(' ');
            return space < 0 ? text : text.substring(0, space);
        }
    }

    record Int(long value) implements Reply {
        @Override
        public Kind kind() {
            return Kind.INTEGER;
        }
    }

    record Bulk(Bytes value) implements Reply {
        @Override
        public Kind kind() {
            return Kind.BULK;
        }
    }

    /** Nothing there. RESP2 has two forms of it, RESP3 one. */
    enum Nil implements Reply {
        BULK,
        ARRAY;

        @Override
        public Kind kind() {
            return Kind.NIL;
        }
    }

    record Arr(List<Reply> items) implements Reply {
        @Override
        public Kind kind() {
            return Kind.ARRAY;
        }
    }

    /** Keys and values in turn: {@code items} has an even length. RESP2 shows them as one flat array. */
    record MapOf(List<Reply> items) implements Reply {
        @Override
        public Kind kind() {
            return Kind.MAP;
        }
    }

    /** An unordered collection; an array in RESP2. */
    record SetOf(List<Reply> items) implements Reply {
        @Override
        public Kind kind() {
            return Kind.SET;
        }
    }

    /** Two items each, in turn, as ZRANGE WITHSCORES gives them: flat in RESP2, an array of pairs in RESP3. */
    record Pairs(List<Reply> items) implements Reply {
        @Override
        public Kind kind() {
            return Kind.PAIRS;
        }
    }

    /** A double; {@code text} is how Redis prints it, because RESP2 sends that as a bulk string. */
    record Dbl(double value, String text) implements Reply {
        @Override
        public Kind kind() {
            return Kind.DOUBLE;
        }
    }

    record Bool(boolean value) implements Reply {
        @Override
        public Kind kind() {
            return Kind.BOOLEAN;
        }
    }

    record BigNumber(String digits) implements Reply {
        @Override
        public Kind kind() {
            return Kind.BIG_NUMBER;
        }
    }

    /** Text with a three-letter format, {@code txt} or {@code mkd}; a bulk string in RESP2. */
    record Verbatim(String format, Bytes text) implements Reply {
        @Override
        public Kind kind() {
            return Kind.VERBATIM;
        }
    }

    /** Data that nobody asked for just now (pub/sub, invalidation); an array in RESP2. */
    record Push(List<Reply> items) implements Reply {
        @Override
        public Kind kind() {
            return Kind.PUSH;
        }
    }

    /**
     * Not one reply but several that go out one after another, as SUBSCRIBE gives one for each channel; or none at all,
     * as after CLIENT REPLY OFF. Only whole answers are frames, never an item of another reply.
     */
    record Frames(List<Reply> items) implements Reply {
        @Override
        public Kind kind() {
            return Kind.FRAMES;
        }
    }

    static Reply of(long value) {
        return value == 0 ? ZERO : value == 1 ? ONE : new Int(value);
    }

    static Reply of(boolean value) {
        return value ? ONE : ZERO;
    }

    /** A bulk string, or nil for {@code null}. */
    static Reply of(Bytes value) {
        return value == null ? NIL : new Bulk(value);
    }

    /** A bulk string of UTF-8 text. */
    static Reply bulk(String text) {
        return new Bulk(Bytes.of(text));
    }

    static Reply array(List<Reply> items) {
        return new Arr(items);
    }

    static Reply array(Reply... items) {
        return new Arr(List.of(items));
    }

    /** An array of bulk strings; a {@code null} item becomes nil. */
    static Reply bulks(Iterable<Bytes> values) {
        List<Reply> items = new ArrayList<>();
        for (Bytes value : values) {
            items.add(of(value));
        }
        return new Arr(items);
    }

    /** Whether this is an error reply. */
    default boolean isError() {
        return this instanceof Err;
    }

    /**
     * The same reply as a RESP2 client sees it: only statuses, errors, integers, bulk strings, nils and arrays.
     * A double becomes its text, a boolean 1 or 0, a map and pairs a flat array.
     */
    default Reply resp2() {
        return switch (kind()) {
            case STATUS, ERROR, INTEGER, BULK, NIL -> this;
            case ARRAY -> new Arr(downgraded(((Arr) this).items()));
            case MAP -> new Arr(downgraded(((MapOf) this).items()));
            case SET -> new Arr(downgraded(((SetOf) this).items()));
            case PAIRS -> new Arr(downgraded(((Pairs) this).items()));
            case PUSH -> new Arr(downgraded(((Push) this).items()));
            case FRAMES -> new Frames(downgraded(((Frames) this).items()));
            case DOUBLE -> bulk(((Dbl) this).text());
            case BOOLEAN -> of(((Bool) this).value());
            case BIG_NUMBER -> bulk(((BigNumber) this).digits());
            case VERBATIM -> of(((Verbatim) this).text());
        };
    }

    private static List<Reply> downgraded(List<Reply> items) {
        List<Reply> out = new ArrayList<>(items.size());
        for (Reply item : items) {
            out.add(item.resp2());
        }
        return out;
    }
}
