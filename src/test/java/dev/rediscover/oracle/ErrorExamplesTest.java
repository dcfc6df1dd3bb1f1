package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.command.Conversation;
import dev.rediscover.command.Ports;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import dev.rediscover.spec.CommandSpec;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The errors of {@code engine/errors.txt} are those of a real server, to the last byte, unless an example says why. */
class ErrorExamplesTest {
    private final Map<String, String> before = new LinkedHashMap<>();
    private final Map<String, Peer> peers = new HashMap<>();

    @Test
    void a_real_server_ends_each_example_with_the_same_error() throws IOException {
        Map<String, String> differing = new TreeMap<>();
        int compared = 0;
        try (RealServer server = RealServer.start();
                Ports ports = new Ports()) {
            for (Conversation example : Conversation.all()) {
                if (example.mark().equals("later") || !isKnownTo(server, example)) {
                    continue;
                }
                compared++;
                String difference = difference(server, ports, example);
                if (difference != null) {
                    differing.put(example.toString(), difference);
                }
            }
        }
        System.out.printf("errors: %d examples compared with a real server%n", compared);
        assertThat(differing)
                .as("examples that a real server answers otherwise")
                .isEmpty();
    }

    private String difference(RealServer server, Ports ports, Conversation example) throws IOException {
        Session session = new Session(Families.all());
        String ours = "";
        String theirs = "";
        try {
            for (Conversation.Line line : example.lines()) {
                ours = Conversation.step(session, line, ports);
                theirs = there(server, ports, line, ours.equals("(waits)"));
            }
        } catch (IOException e) {
            theirs = e.toString();
        } finally {
            cleanUp(server);
        }
        boolean excepted = !example.mark().isEmpty();
        if (ours.equals(theirs) == excepted) {
            return excepted ? "the same as here: its mark is not needed" : "real " + theirs + ", here " + ours;
        }
        return null;
    }

    private String there(RealServer server, Ports ports, Conversation.Line line, boolean waits) throws IOException {
        if (line.kind() == Conversation.Kind.TICK) {
            return peer(server, "time").ask("DEBUG SLEEP " + line.millis() / 1000.0);
        }
        Peer peer = peer(server, line.who());
        if (line.kind() == Conversation.Kind.HEARS) {
            return peer.read();
        }
        String command = ports.filled(line.command(), who -> peers.get(who).id);
        note(server, command);
        peer.write(command);
        return waits ? "(waits)" : peer.read();
    }

    /** Remembers what a setting was, to put it back. */
    private void note(RealServer server, String command) throws IOException {
        List<Bytes> words = CommandLine.split(command).words();
        if (words.size() < 4 || !words.get(0).is("CONFIG") || !words.get(1).is("SET")) {
            return;
        }
        for (int i = 2; i + 1 < words.size(); i += 2) {
            String name = words.get(i).latin1();
            if (peer(server, "settings").send("CONFIG GET " + name) instanceof Reply.Arr found
                    && found.items().size() == 2) {
                before.putIfAbsent(
                        name, ((Reply.Bulk) found.items().get(1)).value().latin1());
            }
        }
    }

    private void cleanUp(RealServer server) throws IOException {
        for (Map.Entry<String, String> setting : before.entrySet()) {
            peer(server, "settings").ask("CONFIG SET " + setting.getKey() + " '" + setting.getValue() + "'");
        }
        before.clear();
        peer(server, "settings").ask("FLUSHALL");
        for (Peer peer : peers.values()) {
            peer.close();
        }
        peers.clear();
    }

    private Peer peer(RealServer server, String name) throws IOException {
        Peer peer = peers.get(name);
        if (peer == null) {
            peer = new Peer(server.port());
            peers.put(name, peer);
        }
        return peer;
    }

    /** Whether the server knows every command of the example, or this engine does not know it either. */
    private boolean isKnownTo(RealServer server, Conversation example) throws IOException {
        List<CommandSpec> specs = new ArrayList<>();
        Session session = new Session(Families.all());
        for (Conversation.Line line : example.lines()) {
            if (line.kind() == Conversation.Kind.PROGRAM) {
                return false;
            }
            List<Bytes> words = CommandLine.split(line.command()).words();
            CommandSpec spec = words.isEmpty() ? null : session.engine.catalog().find(words.get(0));
            if (spec != null) {
                specs.add(spec);
            }
            if (spec != null && spec.isContainer() && words.size() > 1 && spec.subcommand(words.get(1)) != null) {
                specs.add(spec.subcommand(words.get(1)));
            }
        }
        for (CommandSpec spec : specs) {
            Reply found = peer(server, "settings").send("COMMAND INFO " + spec.name());
            if (((Reply.Arr) found).items().get(0).kind() == Reply.Kind.NIL) {
                return false;
            }
        }
        return true;
    }

    /** One connection to the server; replies are read when they are asked for. */
    private static final class Peer implements AutoCloseable {
        private final Socket socket;
        private final RespReader reader;
        private final RespWriter writer = new RespWriter(2);
        private final long id;

        Peer(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(5_000);
            reader = new RespReader(new BufferedInputStream(socket.getInputStream()), Limits.DEFAULT);
            id = Long.parseLong(ask("CLIENT ID"));
        }

        void write(String command) throws IOException {
            writer.clear();
            writer.command(CommandLine.split(command).words());
            writer.drainTo(socket.getOutputStream());
        }

        String read() throws IOException {
            Reply reply = reader.read();
            return reply == null ? "(closed)" : Session.text(reply);
        }

        String ask(String command) throws IOException {
            write(command);
            return read();
        }

        Reply send(String command) throws IOException {
            write(command);
            return reader.read();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
