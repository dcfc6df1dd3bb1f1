package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.Value;
import java.util.List;

/**
 * What SCAN and its kin are told: where to go on, which elements to show, and about how many to visit.
 *
 * @param cursor 0 for the beginning
 * @param pattern shows only what fits; {@code null} for everything
 * @param count how many elements to visit in this call, about
 * @param type the type of key to show; {@code null} for all
 * @param noValues whether HSCAN shows the names of fields alone
 */
record ScanOptions(long cursor, Bytes pattern, long count, Bytes type, boolean noValues) {
    private static final long DEFAULT_COUNT = 10;
    private static final int UNSIGNED_DIGITS = 20;

    /** Reads the cursor and the options. */
    static ScanOptions read(Args args, boolean mayType) {
        return read(cursor(args.next()), args, mayType);
    }

    /** Reads the options that follow {@code cursor}. */
    static ScanOptions read(long cursor, Args args, boolean mayType) {
        return read(cursor, args, mayType, false);
    }

    /** Reads the options of HSCAN, which alone knows NOVALUES. */
    static ScanOptions readForFields(long cursor, Args args) {
        return read(cursor, args, false, true);
    }

    private static ScanOptions read(long cursor, Args args, boolean mayType, boolean ofFields) {
        Bytes pattern = null;
        long count = DEFAULT_COUNT;
        Bytes type = null;
        boolean noValues = false;
        while (args.hasNext()) {
            if (args.remaining() > 1 && args.take("COUNT")) {
                count = args.integer();
                if (count < 1) {
                    throw Errors.SYNTAX.raise();
                }
            } else if (args.remaining() > 1 && args.take("MATCH")) {
                pattern = args.next();
                pattern = pattern.is("*") ? null : pattern; // the pattern alone would miss the empty name
            } else if (mayType && args.remaining() > 1 && args.take("TYPE")) {
                type = args.next();
            } else if (args.take("NOVALUES")) {
                if (!ofFields) {
                    throw Errors.NOVALUES.raise();
                }
                noValues = true;
            } else {
                throw Errors.SYNTAX.raise();
            }
        }
        return new ScanOptions(cursor, pattern, count, type, noValues);
    }

    /** An unsigned 64-bit number. */
    static long cursor(Bytes word) {
        String text = word.latin1();
        if (text.isEmpty()) {
            return 0;
        }
        try {
            if (text.length() > UNSIGNED_DIGITS) {
                throw Errors.INVALID_CURSOR.raise();
            }
            return text.charAt(0) == '-' ? Long.parseLong(text) : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw Errors.INVALID_CURSOR.raise();
        }
    }

    boolean fits(Bytes element) {
        return pattern == null || fits(pattern, element);
    }

    /** As KEYS and SCAN match: a lone star fits even the empty string, which Redis's patterns otherwise do not. */
    static boolean fits(Bytes pattern, Bytes element) {
        return pattern.is("*") || Glob.matches(pattern, element);
    }

    boolean wantsType(Value value) {
        return type == null || type.is(value.typeName());
    }

    /** The reply of a scan: the next cursor, and what was found. */
    static Reply page(long cursor, List<Reply> found) {
        return Reply.array(Reply.bulk(Long.toUnsignedString(cursor)), Reply.array(found));
    }
}
