package dev.rediscover.engine;

import dev.rediscover.base.Bytes;
import java.util.List;
import java.util.Locale;

/**
 * How much may wait to be sent to a client before it is cut off: {@code client-output-buffer-limit}. In the order of
 * {@link Kind}, for each kind of client: bytes it must never reach, bytes it may not stay above for long, and how many
 * seconds that is; 0 for no limit.
 */
public final class OutputLimits {
    /** The kinds of clients. */
    public enum Kind {
        NORMAL("normal"),
        REPLICA("slave"),
        PUBSUB("pubsub");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private static final Kind[] KINDS = Kind.values();
    private static final OutputLimits NONE = new OutputLimits(new long[9]);

    private final long[] numbers;

    private OutputLimits(long[] numbers) {
        this.numbers = numbers;
    }

    /** The bytes that no client of this kind may have waiting. */
    public long hard(Kind kind) {
        return numbers[3 * kind.ordinal()];
    }

    /** The bytes that may wait for {@link #softSeconds} at most. */
    public long soft(Kind kind) {
        return numbers[3 * kind.ordinal() + 1];
    }

    public long softSeconds(Kind kind) {
        return numbers[3 * kind.ordinal() + 2];
    }

    /** Those that every engine begins with. */
    static OutputLimits initial() {
        try {
            return read(ParameterSpec.read(Parameter.CLIENT_OUTPUT_BUFFER_LIMIT.line())
                    .initial());
        } catch (ParameterRefusal e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
    }

    /** Reads a value at the start, of which every kind is named. */
    static OutputLimits read(String text) throws ParameterRefusal {
        return NONE.with(Words.of(text));
    }

    /** These limits, some of them replaced: {@code words} are fours of a kind, two numbers of bytes, and seconds. */
    OutputLimits with(List<String> words) throws ParameterRefusal {
        if (words.size() % 4 != 0) {
            throw new ParameterRefusal("Wrong number of arguments in buffer limit configuration.");
        }
        long[] changed = numbers.clone();
        for (int i = 0; i < words.size(); i += 4) {
            int at = 3 * kind(words.get(i)).ordinal();
            changed[at] = amount(words.get(i + 1));
            changed[at + 1] = amount(words.get(i + 2));
            changed[at + 2] = seconds(words.get(i + 3));
        }
        return new OutputLimits(changed);
    }

    private static Kind kind(String word) throws ParameterRefusal {
        String lower = word.toLowerCase(Locale.ROOT);
        for (Kind kind : KINDS) {
            if (kind.word.equals(lower) || kind == Kind.REPLICA && lower.equals("replica")) {
                return kind;
            }
        }
        throw new ParameterRefusal("Invalid client class specified in buffer limit configuration.");
    }

    private static long amount(String word) throws ParameterRefusal {
        try {
            long amount = ParameterSpec.memory(Bytes.of(word));
            if (amount >= 0) {
                return amount;
            }
        } catch (ParameterRefusal e) {
            throw malformed();
        }
        throw malformed();
    }

    private static long seconds(String word) throws ParameterRefusal {
        long value = 0;
        for (int i = 0; i < word.length(); i++) {
            char digit = word.charAt(i);
            if (digit < '0' || digit > '9' || i > 9) {
                throw malformed();
            }
            value = 10 * value + digit - '0';
        }
        return value;
    }

    private static ParameterRefusal malformed() {
        return new ParameterRefusal("Error in hard, soft or soft_seconds setting in buffer limit configuration.");
    }

    /** As CONFIG GET shows them. */
    String shown() {
        StringBuilder out = new StringBuilder();
        for (Kind kind : KINDS) {
            out.append(out.length() == 0 ? "" : " ").append(shown(kind));
        }
        return out.toString();
    }

    /** The four words of one kind. */
    String shown(Kind kind) {
        return kind.word + " " + hard(kind) + " " + soft(kind) + " " + softSeconds(kind);
    }
}
