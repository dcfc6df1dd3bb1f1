package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.command.Session;
import dev.rediscover.engine.Setting;
import dev.rediscover.persist.desk.DryPersistence;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** CONFIG SET takes and refuses what a real server does, in the same words, and CONFIG GET shows the same then. */
class ConfigOracleTest {
    private static final String[] VALUES = {
        "''",
        "abc",
        "-1",
        "0",
        "1",
        "7",
        "100",
        "70000",
        "99999999999999999999",
        "1.5",
        "yes",
        "NO",
        "1mb",
        "10Kb",
        "2gb",
        "5zz",
        "'a b'",
        "default",
        "always",
        "debug",
        "noeviction",
        "allkeys-lru",
        "'nosave now'",
        "'1 2 3'",
        "'normal 1 2 3'",
        "'replica 1mb 2kb 0 pubsub 0 0 0'",
        "'50 99.5 100'",
        "'50 101'",
        "KEA",
        "Kq",
        "optional"
    };

    /** What the connection of this test depends on, or the machine. */
    private static final Set<String> APART = Set.of(
            "port",
            "bind",
            "requirepass",
            "maxclients",
            "oom-score-adj",
            "oom-score-adj-values",
            "timeout",
            "proc-title-template",
            "activedefrag",
            "ignore-warnings");

    /** Where 8.0 or this program answers otherwise on purpose. */
    private static final Map<String, String> OTHERWISE = Map.of(
            "loglevel", "there is one level more since 7.2",
            "databases", "there are 16 at most",
            "io-threads-do-reads", "gone since 8.0",
            "cluster-link-sendbuf-limit", "no cluster");

    @Test
    void every_parameter_takes_what_a_real_one_takes() throws IOException {
        Map<String, String> differing = new TreeMap<>();
        int compared = 0;
        try (RealServer server = RealServer.start();
                Socket socket = new Socket("127.0.0.1", server.port())) {
            socket.setSoTimeout(10_000);
            RespReader reader = new RespReader(new BufferedInputStream(socket.getInputStream()), Limits.DEFAULT);
            Session session = new Session();
            session.engine.durability().persistence(new DryPersistence(session.engine));
            for (Setting setting : session.engine.config().settings()) {
                String name = setting.name();
                boolean ours = setting.change() == Setting.Change.NOT_YET
                        || setting.change() == Setting.Change.HARMFUL
                        || name.startsWith("tls-")
                        || APART.contains(name)
                        || OTHERWISE.containsKey(name);
                if (ours || ask(socket, reader, "CONFIG GET " + name).equals("[]")) {
                    continue;
                }
                String original = ask(socket, reader, "CONFIG GET " + name);
                for (String value : VALUES) {
                    compared++;
                    String line = "CONFIG SET " + name + " " + value;
                    if (line.equals("CONFIG SET maxmemory 99999999999999999999")) {
                        continue; // a real server counts without a sign, and takes it for 2^64 - 1
                    }
                    compare(line, session.run(line), ask(socket, reader, line), differing);
                }
                String get = "CONFIG GET " + name;
                String shown = session.run(get).replace('{', '[').replace('}', ']');
                if (!setting.lines().isEmpty() && isChangeable(original, ask(socket, reader, get))) {
                    compare(get, shown, ask(socket, reader, get), differing);
                }
            }
        }
        System.out.printf("CONFIG SET: %d values compared with a real server%n", compared);
        assertThat(compared).isGreaterThan(1000);
        assertThat(differing).isEmpty();
    }

    /** Defaults that are ours alone are compared only where they could be changed. */
    private static boolean isChangeable(String before, String after) {
        return !before.equals(after);
    }

    private static void compare(String line, String ours, String theirs, Map<String, String> differing) {
        if (!ours.equals(theirs)) {
            differing.put(line, "ours " + ours + ", theirs " + theirs);
        }
    }

    private static String ask(Socket socket, RespReader reader, String line) throws IOException {
        socket.getOutputStream()
                .write(RespWriter.encodeCommand(CommandLine.split(line).words()));
        return Session.text(reader.read());
    }
}
