package dev.rediscover.embed;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Client;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A command that a client has sent.
 *
 * @param client who sent it: the name it gave itself with CLIENT SETNAME, else its address
 * @param argv the command and its arguments as text
 * @param reply the reply; {@code null} where it came later, or none was wanted
 */
public record SeenCommand(String client, List<String> argv, Reply reply) {
    static SeenCommand of(Client client, List<Bytes> argv, Reply reply) {
        List<String> words = new ArrayList<>(argv.size());
        for (Bytes word : argv) {
            words.add(word.utf8());
        }
        String name = client.name().isEmpty() ? client.address() : client.name().utf8();
        return new SeenCommand(name, List.copyOf(words), reply == Reply.SILENCE ? null : reply);
    }

    /** The command's name in capitals, without a subcommand: {@code SET}, {@code CLIENT}. */
    public String name() {
        return argv.get(0).toUpperCase(Locale.ROOT);
    }

    /** The command as one line. */
    @Override
    public String toString() {
        return String.join(" ", argv);
    }
}
