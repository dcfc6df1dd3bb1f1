package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.acl.User;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.KeyHistory;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.util.List;

/**
 * A command, its reply, and the data as it is since. Use it while nothing else runs: hold the link's monitor.
 *
 * @param who the name of the client that ran it
 * @param db the database that the command ran in
 * @param batch what the client has done since it began to watch or to queue
 */
public record Situation(EmbeddedLink link, String who, int db, List<Bytes> command, Reply reply, Batch batch) {
    Engine engine() {
        return link.engine();
    }

    /** As whom the client acts now; {@code null} if it is not there any more. */
    User user() {
        return link.userOf(who);
    }

    long now() {
        return link.clock().millis();
    }

    /** The command of the table, its subcommand where there is one; {@code null} if there is none of this name. */
    CommandSpec spec() {
        CommandSpec spec = command.isEmpty() ? null : engine().catalog().find(command.get(0));
        if (spec != null && spec.isContainer() && command.size() > 1) {
            CommandSpec sub = spec.subcommand(command.get(1));
            return sub == null ? spec : sub;
        }
        return spec;
    }

    /** What is known of a key of the command's database. */
    KeyFacts key(Bytes key) {
        return new KeyFacts(this, key);
    }

    List<KeyHistory.Note> historyOf(Bytes key) {
        return link.historyOf(db, key);
    }

    /** The word at a place, the command's name being the first; {@code null} behind the end. */
    Bytes word(int index) {
        return index < command.size() ? command.get(index) : null;
    }

    /** Whether {@code option} stands among the words behind the name. */
    boolean says(String option) {
        for (int i = 1; i < command.size(); i++) {
            if (command.get(i).is(option)) {
                return true;
            }
        }
        return false;
    }
}
