package dev.rediscover.engine.acl;

import dev.rediscover.base.Bytes;

/**
 * What a user may not do.
 *
 * @param kind what was refused
 * @param user whose rules refused it
 * @param command the command in lower case, {@code config|get} for a subcommand
 * @param object the command, key or channel that was refused, as ACL LOG names it
 */
public record Refusal(Kind kind, Bytes user, String command, Bytes object) {
    /** What may be refused, in the order in which the worse one is told when selectors refuse different things. */
    public enum Kind {
        COMMAND,
        KEY,
        CHANNEL
    }

    /** The error's text for the client, after {@code NOPERM}: it tells no names of keys or channels. */
    public Bytes text() {
        return switch (kind) {
            case KEY -> Bytes.of("No permissions to access a key");
            case CHANNEL -> Bytes.of("No permissions to access a channel");
            default -> fullText();
        };
    }

    /** The text for somebody who asks about the rights of others: ACL DRYRUN. */
    public Bytes fullText() {
        Bytes shown = upToZero(object);
        Bytes who = Bytes.of("User ").concat(user).concat(Bytes.of(" has no permissions to "));
        return switch (kind) {
            case KEY -> who.concat(Bytes.of("access the '")).concat(shown).concat(Bytes.of("' key"));
            case CHANNEL -> who.concat(Bytes.of("access the '")).concat(shown).concat(Bytes.of("' channel"));
            default -> who.concat(Bytes.of("run the '" + command + "' command"));
        };
    }

    /** Texts end at the first zero byte of a name, as C strings do in Redis. */
    static Bytes upToZero(Bytes name) {
        for (int i = 0; i < name.length(); i++) {
            if (name.at(i) == 0) {
                return name.slice(0, i);
            }
        }
        return name;
    }
}
