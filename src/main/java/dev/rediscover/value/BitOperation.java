package dev.rediscover.value;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The operations of BITOP on whole strings. A shorter string counts as filled up with zeros; work is done eight bytes
 * at a time, one source after the other.
 */
public enum BitOperation {
    AND,
    OR,
    XOR,
    /** Of one source only. */
    NOT,
    /** In the first and in no other. */
    DIFF,
    /** In some other and not in the first. */
    DIFF1,
    /** In the first and in some other. */
    ANDOR,
    /** In exactly one. */
    ONE;

    /**
     * Combines {@code sources}, of which there is at least one; {@code null} stands for an empty string.
     *
     * @return a new array as long as the longest source
     */
    public byte[] apply(List<StringValue> sources) {
        int length = 0;
        for (StringValue source : sources) {
            length = Math.max(length, source == null ? 0 : source.length());
        }
        byte[] result = new byte[length];
        switch (this) {
            case NOT -> invert(result, sources.get(0));
            case ONE -> once(result, sources);
            case DIFF, DIFF1, ANDOR -> againstTheFirst(result, sources);
            default -> {
                blend(result, sources.get(0), OR);
                for (StringValue source : sources.subList(1, sources.size())) {
                    blend(result, source, this);
                }
            }
        }
        return result;
    }

    private static void invert(byte[] result, StringValue source) {
        Arrays.fill(result, (byte) 0xff);
        blend(result, source, XOR);
    }

    private void againstTheFirst(byte[] result, List<StringValue> sources) {
        for (StringValue source : sources.subList(1, sources.size())) {
            blend(result, source, OR);
        }
        blend(result, sources.get(0), this);
    }

    private static void once(byte[] result, List<StringValue> sources) {
        byte[] seen = new byte[result.length];
        byte[] again = new byte[result.length];
        ByteBuffer seenWords = ByteBuffer.wrap(seen);
        ByteBuffer againWords = ByteBuffer.wrap(again);
        for (StringValue source : sources) {
            byte[] array = source == null ? new byte[0] : source.backing();
            int length = source == null ? 0 : source.length();
            ByteBuffer words = ByteBuffer.wrap(array);
            int at = 0;
            for (; at + 8 <= length; at += 8) {
                long word = words.getLong(at);
                long before = seenWords.getLong(at);
                againWords.putLong(at, againWords.getLong(at) | before & word);
                seenWords.putLong(at, before | word);
            }
            for (; at < length; at++) {
                again[at] |= (byte) (seen[at] & array[at]);
                seen[at] |= array[at];
            }
        }
        for (int i = 0; i < result.length; i++) {
            result[i] = (byte) (seen[i] & ~again[i]);
        }
    }

    /** Combines what is in {@code result} with one more source, as far as the operation goes for two. */
    private static void blend(byte[] result, StringValue source, BitOperation operation) {
        byte[] array = source == null ? new byte[0] : source.backing();
        int length = source == null ? 0 : source.length();
        blendWords(ByteBuffer.wrap(result), ByteBuffer.wrap(array), length & ~7, operation);
        for (int at = length & ~7; at < length; at++) {
            int so = result[at];
            int b = array[at];
            result[at] = (byte)
                    switch (operation) {
                        case AND, ANDOR -> so & b;
                        case OR -> so | b;
                        case XOR -> so ^ b;
                        case DIFF -> b & ~so;
                        default -> so & ~b;
                    };
        }
        if (operation == AND || operation == DIFF || operation == ANDOR) {
            Arrays.fill(result, length, result.length, (byte) 0); // the source is 0 from here on
        }
    }

    /**
     * A loop for each operation, because one that asks which it is at every word takes several times as long. {@code
     * into} holds the result so far: for the operations against the first source, all others together.
     */
    private static void blendWords(ByteBuffer into, ByteBuffer words, int length, BitOperation operation) {
        switch (operation) {
            case AND, ANDOR -> {
                for (int at = 0; at < length; at += 8) {
                    into.putLong(at, into.getLong(at) & words.getLong(at));
                }
            }
            case OR -> {
                for (int at = 0; at < length; at += 8) {
                    into.putLong(at, into.getLong(at) | words.getLong(at));
                }
            }
            case XOR -> {
                for (int at = 0; at < length; at += 8) {
                    into.putLong(at, into.getLong(at) ^ words.getLong(at));
                }
            }
            case DIFF -> {
                for (int at = 0; at < length; at += 8) {
                    into.putLong(at, words.getLong(at) & ~into.getLong(at));
                }
            }
            default -> {
                for (int at = 0; at < length; at += 8) {
                    into.putLong(at, into.getLong(at) & ~words.getLong(at));
                }
            }
        }
    }
}
