package dev.rediscover.script;

import java.util.ArrayList;
import java.util.List;

/**
 * What a script says in its first line, or a function when it is registered, of how it may be run. A script without
 * such a line says nothing: it is judged command by command while it runs.
 */
final class ScriptFlags {
    static final ScriptFlags UNDECLARED = new ScriptFlags(false, 0);

    private static final List<String> NAMES =
            List.of("no-writes", "allow-oom", "allow-stale", "no-cluster", "allow-cross-slot-keys");
    private static final int NO_WRITES = 1;
    private static final int ALLOW_OOM = 2;

    private final boolean declared;
    private final int bits;

    private ScriptFlags(boolean declared, int bits) {
        this.declared = declared;
        this.bits = bits;
    }

    /** The flags with these {@link #bit bits}. */
    static ScriptFlags declared(int bits) {
        return new ScriptFlags(true, bits);
    }

    /** The bit of a flag, 0 for what is none. */
    static int bit(String name) {
        int index = NAMES.indexOf(name);
        return index < 0 ? 0 : 1 << index;
    }

    boolean noWrites() {
        return (bits & NO_WRITES) != 0;
    }

    /** Whether its commands may take memory even where there is none. */
    boolean allowOom() {
        return (bits & ALLOW_OOM) != 0;
    }

    /** Whether it may write, and has said so: then it is refused where nothing may. */
    boolean declaresWrites() {
        return declared && !noWrites();
    }

    /** Whether it is not begun where there is no memory. */
    boolean needsMemory() {
        return declaresWrites() && !allowOom();
    }

    /** The names of those that are set. */
    List<String> names() {
        List<String> set = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            if ((bits & 1 << i) != 0) {
                set.add(NAMES.get(i));
            }
        }
        return set;
    }
}
