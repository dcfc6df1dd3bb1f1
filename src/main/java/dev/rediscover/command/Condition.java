package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Xxh3;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.value.StringValue;
import java.util.List;

/**
 * When a string may be written: {@code NX}, {@code XX}, or compared with what is there ({@code IFEQ IFNE IFDEQ IFDNE}).
 *
 * @param kind the option's word; empty for always
 * @param operand what the value or its digest is compared with, if at all
 */
record Condition(String kind, Bytes operand) {
    static final Condition ALWAYS = new Condition("", null);
    static final Condition ABSENT = new Condition("NX", null);
    static final Condition PRESENT = new Condition("XX", null);

    private static final String[] COMPARING = {"IFEQ", "IFNE", "IFDEQ", "IFDNE"};
    private static final int DIGEST_LENGTH = 16;

    /** Reads the next option if it is a condition, else returns {@code null}. */
    static Condition take(Args args, boolean mayCompare) {
        if (args.take("NX")) {
            return ABSENT;
        }
        if (args.take("XX")) {
            return PRESENT;
        }
        for (String kind : COMPARING) {
            if (mayCompare && args.remaining() > 1 && args.take(kind)) {
                return new Condition(kind, args.next());
            }
        }
        return null;
    }

    /** Whether this may be given when {@code before} was: the same option again counts in its last form. */
    boolean mayFollow(Condition before) {
        return before == ALWAYS || before.kind.equals(kind);
    }

    /** Whether the key in the selected database is as wanted. Comparing wants a string. */
    boolean holds(Call c, Bytes key) {
        if (operand == null) {
            return kind.isEmpty() || c.db().exists(key) == kind.equals("XX");
        }
        checkDigest();
        StringValue value = c.read(key, StringValue.class);
        boolean equal = value != null
                && (kind.startsWith("IFD")
                        ? operand.is(digest(value))
                        : value.bytes().equals(operand));
        return equal == kind.endsWith("EQ");
    }

    /** Whether every key, first of each pair in {@code words}, is as wanted. */
    boolean holdsForAll(Call c, List<Bytes> words) {
        for (int i = 0; i < words.size(); i += 2) {
            if (!holds(c, words.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void checkDigest() {
        if (kind.startsWith("IFD") && operand.length() != DIGEST_LENGTH) {
            throw Errors.DIGEST_LENGTH.raise();
        }
    }

    /** The fingerprint that DIGEST gives: XXH3, 64 bits, as 16 hexadecimal digits. */
    static String digest(StringValue value) {
        String hex = Long.toHexString(Xxh3.of(value.bytes()));
        return "0".repeat(DIGEST_LENGTH - hex.length()) + hex;
    }
}
