package dev.rediscover.link;

import dev.rediscover.base.Bytes;

/**
 * How a script ended that somebody at the terminal stopped.
 *
 * @param function whether it was a function, which FUNCTION KILL would end on a server
 * @param wrote whether it had run a command that writes: then a server would not have let it be killed
 * @param clean whether nothing is left of what it had written
 */
public record ScriptStop(boolean function, boolean wrote, boolean clean) {
    /** The command that ends on a server what the command {@code name} began; {@code null} if that is no script. */
    public static String ender(Bytes name) {
        if (name.is("FCALL") || name.is("FCALL_RO")) {
            return "FUNCTION KILL";
        }
        boolean script = name.is("EVAL") || name.is("EVALSHA") || name.is("EVAL_RO") || name.is("EVALSHA_RO");
        return script ? "SCRIPT KILL" : null;
    }
}
