package dev.rediscover.persist.exchange;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Runs commands that somebody has written down, as far as they are about data, on an engine that nobody else uses. */
final class CommandLines {
    private static final Set<String> ALSO = Set.of("select", "multi", "exec", "discard", "ping", "echo");

    /** What an export writes of functions. Their code runs as they are loaded, for half a second at most. */
    private static final Set<String> FUNCTIONS = Set.of("FUNCTION|LOAD", "FUNCTION|RESTORE");

    private static final String NO_FUNCTION =
            " is not about keys; of functions only FUNCTION LOAD and FUNCTION RESTORE are taken from a file";

    private static final String NO_SCRIPT = " runs a script; scripts and functions are not run from a file, as nobody"
            + " could stop one that never ends; FUNCTION LOAD is taken";

    private final Engine engine;

    CommandLines(Engine engine) {
        this.engine = engine;
    }

    /** Runs all lines of {@code in}; the first that cannot be run ends it. */
    void run(LinesOfFile in) throws IOException, Refused {
        Client client = engine.connectAside((to, reply) -> {});
        client.trust();
        try {
            for (Bytes line = in.next(); line != null; line = in.next()) {
                try {
                    run(client, line);
                } catch (Refused e) {
                    throw new Refused(in.where() + ": " + e.getMessage());
                }
            }
        } finally {
            engine.disconnect(client);
        }
    }

    private void run(Client client, Bytes line) throws Refused {
        CommandLine split = CommandLine.split(line);
        if (!split.ok()) {
            throw new Refused(split.explanation());
        }
        List<Bytes> words = split.words();
        if (words.isEmpty() || words.get(0).length() > 0 && words.get(0).at(0) == '#') {
            return;
        }
        check(words);
        Reply reply = engine.execute(client, words);
        if (reply == null) {
            throw new Refused(words.get(0) + " waits, and here nobody comes");
        }
        if (reply instanceof Reply.Err error) {
            throw new Refused(error.text());
        }
    }

    private void check(List<Bytes> words) throws Refused {
        Bytes name = words.get(0);
        if (name.isEmpty() || name.at(0) == '*') {
            throw new Refused("a command should stand here, as one would type it");
        }
        CommandSpec spec = engine.catalog().find(name);
        if (spec == null) {
            throw new Refused("there is no command " + shown(name));
        }
        if (spec.isContainer() && words.size() > 1 && spec.subcommand(words.get(1)) != null) {
            spec = spec.subcommand(words.get(1));
        }
        if (spec.group().equals("scripting") && !FUNCTIONS.contains(spec.name())) {
            throw new Refused(spec.words() + (spec.isSubcommand() ? NO_FUNCTION : NO_SCRIPT));
        }
        if (!spec.isWrite() && !spec.isReadOnly() && !ALSO.contains(name.utf8().toLowerCase(Locale.ROOT))) {
            throw new Refused(
                    spec.words() + " is not about keys; only commands that read or write keys are taken from a file");
        }
    }

    private static String shown(Bytes name) {
        String text = Quoting.word(name);
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
