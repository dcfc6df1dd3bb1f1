package dev.rediscover.engine.acl;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.ChannelPositions;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import java.util.List;
import java.util.Locale;

/** One command line, and the keys and channels that it names; these are looked for once, when first asked for. */
public final class Touched {
    private final CommandSpec spec;
    private final List<Bytes> argv;
    private List<KeyPositions.Key> keys;

    /** The line {@code argv}, which is a call of {@code spec} with as many words as it takes. */
    public Touched(CommandSpec spec, List<Bytes> argv) {
        this.spec = spec;
        this.argv = argv;
    }

    CommandSpec spec() {
        return spec;
    }

    List<Bytes> argv() {
        return argv;
    }

    /** A refusal as a number: the greater one is told. */
    static long refused(Refusal.Kind kind, int position) {
        return (long) (kind.ordinal() + 1) << 32 | position;
    }

    /** The refusal behind the number that {@link #refused} gave. */
    Refusal refusal(long number, Bytes user) {
        Refusal.Kind kind = Refusal.Kind.values()[(int) (number >> 32) - 1];
        String command = spec.name().toLowerCase(Locale.ROOT);
        return new Refusal(
                kind, user, command, kind == Refusal.Kind.COMMAND ? Bytes.of(command) : argv.get((int) number));
    }

    /** The position of the first key that {@code selector} does not allow; -1 if it allows all. */
    int firstKeyNotIn(Selector selector) {
        for (KeyPositions.Key key : keys()) {
            if (!selector.allowsKey(argv.get(key.position()), rights(key.flags()))) {
                return key.position();
            }
        }
        return -1;
    }

    private List<KeyPositions.Key> keys() {
        if (keys == null) {
            keys = KeyPositions.guarded(spec, argv);
        }
        return keys;
    }

    private static int rights(List<String> flags) {
        int rights = 0;
        for (int i = 0; i < flags.size(); i++) {
            rights |= switch (flags.get(i)) {
                case "access" -> KeyPattern.READ;
                case "insert", "update", "delete" -> KeyPattern.WRITE;
                default -> 0;
            };
        }
        return rights;
    }

    /** The position of the first channel that {@code selector} does not allow; -1 if it allows all. */
    int firstChannelNotIn(Selector selector) {
        int first = ChannelPositions.first(spec);
        if (first == 0) {
            return -1;
        }
        boolean patterns = ChannelPositions.arePatterns(spec);
        int end = ChannelPositions.end(spec, argv.size());
        for (int at = first; at < end; at++) {
            if (!selector.allowsChannel(argv.get(at), patterns)) {
                return at;
            }
        }
        return -1;
    }
}
