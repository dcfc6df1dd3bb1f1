package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Holds the conversations of {@code oracle/acl.txt} with a real redis-server and with this engine. What 7.2 and later
 * say in other words is taken as said in these: the texts of NOPERM and of DRYRUN, and that users look through payloads
 * unless they are told not to. Later versions also tell the rules about commands as they were given, 7.0 makes them up
 * from what is allowed.
 */
class AclOracleTest {
    private static final int LEAST = 280;

    private final Engine engine = new Engine(Families.all(), VirtualClock.frozenAt(0), new RandomSource(7));
    private final Map<String, Client> clients = new HashMap<>();
    private final Map<String, AclWire> wires = new HashMap<>();
    private final List<String> differences = new ArrayList<>();

    @Test
    void the_same_is_said_about_users_as_by_a_real_server() throws IOException {
        List<String> lines = conversation();
        int compared = 0;
        try (RealServer server = RealServer.start()) {
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                String wanted = i + 1 < lines.size() && lines.get(i + 1).startsWith("= ")
                        ? lines.get(i + 1).substring(2)
                        : null;
                if (!line.startsWith("= ")) {
                    compare(server, line, wanted);
                    compared++;
                }
            }
        } finally {
            for (AclWire wire : wires.values()) {
                wire.close();
            }
        }
        System.out.printf("acl: %d lines of conversation, %d differences%n", compared, differences.size());
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(LEAST);
    }

    private static List<String> conversation() throws IOException {
        List<String> lines = new ArrayList<>();
        try (InputStream file = AclOracleTest.class.getResourceAsStream("/oracle/acl.txt")) {
            for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    lines.add(line);
                }
            }
        }
        return lines;
    }

    private void compare(RealServer server, String line, String wanted) throws IOException {
        boolean named = line.matches("[a-z]+> .*");
        String who = named ? line.substring(0, line.indexOf('>')) : "you";
        List<Bytes> words = CommandLine.split(named ? line.substring(line.indexOf('>') + 2) : line)
                .words();
        if (!wires.containsKey(who)) {
            wires.put(who, new AclWire(server.port()));
            clients.put(who, engine.connect((from, reply) -> {}));
        }
        Client client = clients.get(who);
        Reply theirs = AclWire.newer(wires.get(who).ask(words), "amy");
        Reply reply = engine.execute(client, words);
        String ours = plain(client.protocol() == 2 ? reply.resp2() : reply);
        if ("*".equals(wanted)) {
            return;
        }
        if (!ours.equals(wanted == null ? plain(theirs) : wanted)) {
            differences.add(line + "\n    real: " + plain(theirs) + "\n    ours: " + ours);
        }
    }

    /** The text of a reply without what only later versions tell. */
    private static String plain(Reply reply) {
        return Session.text(reply).replace(" \"sanitize-payload\"", "").replace(" sanitize-payload", "");
    }
}
