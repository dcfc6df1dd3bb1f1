package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Gate;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import dev.rediscover.server.Endpoints;
import dev.rediscover.server.Server;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Conversations of several clients about users, logins and what was refused ({@code access/conversations.txt}), held
 * with our server and a real one over the network: the same replies, and the same clients are hung up on.
 */
class AccessOracleTest {
    /** One server, and its clients by name. */
    private static final class Side implements AutoCloseable {
        private final int port;
        private final Map<String, Socket> sockets = new HashMap<>();
        private final Map<String, RespReader> readers = new HashMap<>();

        Side(int port) {
            this.port = port;
        }

        String ask(String who, String line) throws IOException {
            RespReader reader = readers.get(who);
            if (reader == null) {
                Socket socket = new Socket("127.0.0.1", port);
                socket.setSoTimeout(10_000);
                sockets.put(who, socket);
                reader = new RespReader(new BufferedInputStream(socket.getInputStream()), Limits.DEFAULT);
                readers.put(who, reader);
            }
            try {
                if (!line.isEmpty()) {
                    sockets.get(who)
                            .getOutputStream()
                            .write(RespWriter.encodeCommand(
                                    CommandLine.split(line).words()));
                }
                Reply reply = reader.read();
                return reply == null ? "(hung up)" : Session.text(reply);
            } catch (EOFException | SocketException e) {
                return "(hung up)";
            }
        }

        @Override
        public void close() throws IOException {
            for (Socket socket : sockets.values()) {
                socket.close();
            }
        }
    }

    /**
     * What differs in name only: times, numbers, buffers, and words that 8.0 chose anew. While EXEC runs, its client
     * counts as one with a transaction there, and not here.
     */
    private static String comparable(String reply) {
        return reply.replaceAll(" sanitize-payload", "")
                .replaceAll(" \"sanitize-payload\"", "")
                .replaceAll("id=\\d+ addr=\\S+ laddr=\\S+ fd=\\d+ ", "")
                .replaceAll("age=\\d+ idle=\\d+ ", "")
                .replaceAll(" watch=\\d+| qbuf=.*? events=r| resp=\\d[^\"\\n]*", "")
                .replaceAll("\"age-seconds\" \"[0-9.e-]+\"", "\"age\"")
                .replaceAll(" \"entry-id\" \\d+ \"timestamp-created\" \\d+ \"timestamp-last-updated\" \\d+", "")
                .replaceAll("NOPERM (this user|User \\w+) has no permissions to run", "NOPERM to run")
                .replaceAll(
                        "NOPERM this user has no permissions to access one of the (key|channel)s used as arguments",
                        "NOPERM No permissions to access a $1")
                .replaceAll("\\[\\d+ \\d{9,} \\d+ ", "[")
                .replaceAll("127.0.0.1:\\d+", "somewhere")
                .replaceAll("flags=\\w+ (db=[^\"]*?) multi=-?\\d+ cmd=exec", "$1 cmd=exec")
                .replaceAll("\"version\" \"[0-9.]+\" \"proto\" (\\d) \"id\" \\d+", "$1")
                .replaceAll("the HELLO (<proto> )?AUTH", "the HELLO AUTH");
    }

    @Test
    void a_real_server_holds_the_same_conversations() throws IOException {
        String file = Files.readString(Path.of("src/test/resources/access/conversations.txt"));
        List<String> differing = new ArrayList<>();
        int lines = 0;
        for (String talk : file.split("\n= ")) {
            if (talk.startsWith("#")) {
                continue;
            }
            Engine engine = new Engine(Families.all(), Clock.system(), new RandomSource(1));
            try (Server own = Server.start(Gate.to(engine), Endpoints.loopback(0));
                    RealServer real = RealServer.start();
                    Side here = new Side(own.port());
                    Side there = new Side(real.port())) {
                String[] parts = talk.split("\n");
                for (String line : List.of(parts).subList(1, parts.length)) {
                    if (line.isBlank()) {
                        continue;
                    }
                    lines++;
                    int end = line.indexOf("> ") > 0 ? line.indexOf("> ") : line.endsWith("<") ? line.length() - 1 : 0;
                    boolean named = end > 0 && line.substring(0, end).chars().allMatch(Character::isLetter);
                    String who = named ? line.substring(0, end) : "you";
                    String command = named ? line.substring(Math.min(line.length(), end + 2)) : line;
                    String ours = comparable(here.ask(who, command));
                    String theirs = comparable(there.ask(who, command));
                    if (!ours.equals(theirs)) {
                        differing.add(parts[0] + ": " + line + "\n   here  " + ours + "\n   there " + theirs);
                    }
                }
            }
        }
        System.out.printf("users: %d lines of conversations compared with a real server%n", lines);
        assertThat(lines).isGreaterThan(150);
        assertThat(differing).isEmpty();
    }
}
