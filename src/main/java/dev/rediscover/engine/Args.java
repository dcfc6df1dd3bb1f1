package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.LongDouble;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the arguments of a command from left to right, by type, and raises Redis's own error where one does not fit.
 * The words of the command's name are not part of it.
 */
public final class Args {
    private final List<Bytes> argv;
    private int next;

    /** Reads {@code argv} from index {@code first} on. */
    public Args(List<Bytes> argv, int first) {
        this.argv = argv;
        this.next = first;
    }

    public boolean hasNext() {
        return next < argv.size();
    }

    /** How many arguments are still to be read. */
    public int remaining() {
        return argv.size() - next;
    }

    /** The next argument, whatever it is. Raises a syntax error if there is none. */
    public Bytes next() {
        if (next >= argv.size()) {
            throw Errors.SYNTAX.raise();
        }
        return argv.get(next++);
    }

    /** The next argument, without reading it; {@code null} at the end. */
    public Bytes peek() {
        return hasNext() ? argv.get(next) : null;
    }

    /** The argument {@code ahead} places after the next one, without reading it; {@code null} past the end. */
    public Bytes peek(int ahead) {
        return next + ahead < argv.size() ? argv.get(next + ahead) : null;
    }

    /** The last argument of the line, without reading it. */
    public Bytes last() {
        return argv.get(argv.size() - 1);
    }

    /** Reads the next argument if it is the word {@code word}, in any case of letters. */
    public boolean take(String word) {
        if (hasNext() && argv.get(next).is(word)) {
            next++;
            return true;
        }
        return false;
    }

    public void skip(int count) {
        next += count;
    }

    /** Raises a syntax error unless everything has been read. */
    public void end() {
        if (hasNext()) {
            throw Errors.SYNTAX.raise();
        }
    }

    /** The arguments still to be read, all of them. */
    public List<Bytes> rest() {
        return rest(remaining());
    }

    /** The next {@code count} arguments. Raises a syntax error if there are fewer. */
    public List<Bytes> rest(int count) {
        if (count > remaining()) {
            throw Errors.SYNTAX.raise();
        }
        List<Bytes> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(argv.get(next++));
        }
        return items;
    }

    /** A signed 64-bit integer. */
    public long integer() {
        return integer(Errors.NOT_INTEGER);
    }

    /** A signed 64-bit integer; raises {@code otherwise} where it is none. */
    public long integer(Errors otherwise) {
        Bytes word = next();
        if (!Numbers.isLong(word)) {
            throw otherwise.raise();
        }
        return Numbers.parseLong(word);
    }

    /** An integer of at least {@code min} and at most {@code max}; raises {@code otherwise} where it is not. */
    public long integer(long min, long max, Errors otherwise) {
        long value = integer(otherwise);
        if (value < min || value > max) {
            throw otherwise.raise();
        }
        return value;
    }

    /** A signed 32-bit integer. */
    public int int32() {
        long value = integer();
        if (value != (int) value) {
            throw Errors.NOT_INT_32.raise();
        }
        return (int) value;
    }

    /** A floating-point number; infinities are allowed, NaN is not. */
    public double number() {
        return number(Errors.NOT_FLOAT);
    }

    /** A floating-point number; raises {@code otherwise} where it is none. */
    public double number(Errors otherwise) {
        try {
            return Numbers.parseDouble(next());
        } catch (NotANumber e) {
            throw otherwise.raise();
        }
    }

    /** The number of keys that follow, at least 1, then that many keys. */
    public List<Bytes> numberedKeys() {
        return numberedKeys(Errors.NUMKEYS_POSITIVE, Errors.SYNTAX);
    }

    /** The number of keys that follow and the keys; the errors for a number that is not positive or too big. */
    public List<Bytes> numberedKeys(Errors notPositive, Errors tooMany) {
        long count = integer(1, Long.MAX_VALUE, notPositive);
        if (count > remaining()) {
            throw tooMany.raise();
        }
        return rest((int) count);
    }

    /** A time-out in seconds, possibly with a fraction, as milliseconds; 0 means for ever. */
    public long timeoutMillis() {
        return timeoutMillis(next());
    }

    /** As {@link #timeoutMillis()}, of a word that was read before. */
    public static long timeoutMillis(Bytes word) {
        double millis = Math.ceil(seconds(word) * 1000);
        if (millis > Long.MAX_VALUE / 2.0) {
            throw Errors.TIMEOUT_OUT_OF_RANGE.raise();
        }
        if (millis < 0) {
            throw Errors.TIMEOUT_NEGATIVE.raise();
        }
        return (long) millis;
    }

    private static double seconds(Bytes word) {
        try {
            return Numbers.parseDouble(word);
        } catch (NotANumber e) {
            return beyondDoubles(word);
        }
    }

    /** Redis reads time-outs in a wider format, in which 1e400 is a number. */
    private static double beyondDoubles(Bytes word) {
        try {
            return Double.parseDouble(LongDouble.parse(word).format());
        } catch (NotANumber e) {
            throw Errors.TIMEOUT_NOT_FLOAT.raise();
        }
    }
}
