package dev.rediscover.spec;

import dev.rediscover.base.Bytes;
import java.util.List;

/** Finds the keys among the words of a command. */
public final class KeyPositions {
    private KeyPositions() {}

    /** The command's arguments do not fit its key specifications, so its keys cannot be told. */
    public static final class Unclear extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unclear(String message) {
            super(message, null, false, false);
        }
    }

    /** Whether {@code spec} has keys at all; if not, COMMAND GETKEYS says that the command has no key arguments. */
    public static boolean hasKeys(CommandSpec spec) {
        return !spec.keySpecs().isEmpty();
    }

    /**
     * The positions of the keys in {@code argv}, the command's name being word 0.
     *
     * @throws Unclear if the arguments do not fit, which COMMAND GETKEYS reports as invalid arguments
     */
    public static List<Integer> of(CommandSpec spec, List<Bytes> argv) {
        return List.of();
    }
}
