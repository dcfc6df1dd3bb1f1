package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.oracle.Needed;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a server: what it prints, how it starts, and how it ends. */
class ServeTest {
    private static final String READY = "Ready to accept connections on ";

    @TempDir
    private Path folder;

    private final List<Process> running = new ArrayList<>();

    @AfterEach
    void end() {
        running.forEach(Process::destroyForcibly);
    }

    /** A server that has been started, and the lines it has printed. */
    private final class Served {
        final Process process;
        final BufferedReader out;
        final List<String> lines = new ArrayList<>();

        Served(String... arguments) throws IOException {
            List<String> words = new ArrayList<>(Program.command());
            words.add("serve");
            words.addAll(List.of(arguments));
            process = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            running.add(process);
            out = process.inputReader(StandardCharsets.UTF_8);
        }

        /** Where it can be reached; all that it has printed if it cannot. */
        String place() throws IOException {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
                if (line.startsWith(READY)) {
                    return line.substring(READY.length());
                }
            }
            return "not at all: " + lines;
        }

        String port() throws IOException {
            String place = place();
            assertThat(place).startsWith("127.0.0.1:");
            return place.substring("127.0.0.1:".length());
        }

        int exit() throws Exception {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                lines.add(line);
            }
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return process.exitValue();
        }

        void signal(String name) throws Exception {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        }
    }

    private static String cli(String... words) throws IOException {
        Needed.program("redis-cli", "redis-tools");
        List<String> command = new ArrayList<>(List.of("redis-cli"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    void itServesByItsFileUntilASignalComes() throws Exception {
        Files.writeString(
                folder.resolve("redis.conf"),
                "# mine\nport 0\nrequirepass \"a b\"\ndir .\nlogfile its.log\npidfile its.pid\nrepl-timeout 7\n");
        Served server = new Served("redis.conf", "--maxmemory", "10mb");
        String port = server.port();
        assertThat(cli("-p", port, "PING")).contains("NOAUTH");
        assertThat(cli("-p", port, "-a", "a b", "--no-auth-warning", "SET", "k", "v"))
                .isEqualTo("OK");
        assertThat(cli("-p", port, "-a", "a b", "--no-auth-warning", "CONFIG", "SET", "timeout", "33"))
                .isEqualTo("OK");
        assertThat(cli("-p", port, "-a", "a b", "--no-auth-warning", "CONFIG", "REWRITE"))
                .isEqualTo("OK");
        assertThat(folder.resolve("redis.conf"))
                .content()
                .startsWith("# mine\nport " + port + "\nrequirepass \"a b\"\ndir \"")
                .contains("maxmemory 10mb\n", "timeout 33\n");
        assertThat(Files.readString(folder.resolve("its.pid")).strip()).isEqualTo(Long.toString(server.process.pid()));
        server.signal("TERM");
        assertThat(server.exit()).isZero();
        assertThat(folder.resolve("its.pid")).doesNotExist();
        assertThat(server.lines).as("the rest is in the log").containsExactly(READY + "127.0.0.1:" + port);
        assertThat(folder.resolve("its.log"))
                .content()
                .containsPattern("\\d+:M \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d\\.\\d{3} \\* Server initialized")
                .contains("# WARNING: redis.conf:7: 'repl-timeout' has no effect: there are no replicas here")
                .contains("CONFIG REWRITE executed with success.")
                .contains("Received SIGTERM scheduling shutdown...")
                .contains("Saving the final RDB snapshot before exiting.")
                .contains("DB saved on disk")
                .endsWith("Rediscover is now ready to exit, bye bye...\n");
    }

    @Test
    void clientsEndItToo() throws Exception {
        Served server = new Served("--port", "0", "--loglevel", "warning");
        String port = server.port();
        assertThat(cli("-p", port, "SET", "k", "v")).isEqualTo("OK");
        assertThat(cli("-p", port, "SHUTDOWN", "ABORT")).isEqualTo("ERR No shutdown in progress.");
        assertThat(cli("-p", port, "SHUTDOWN", "NOSAVE")).isEmpty();
        assertThat(server.exit()).isZero();
        assertThat(server.lines.toString()).doesNotContain("Server initialized").contains("bye bye");
        assertThat(folder.resolve("dump.rdb")).doesNotExist();
    }

    @Test
    void whatItHadIsThereWhenItStartsAgain() throws Exception {
        Served first = new Served("--port", "0");
        String port = first.port();
        assertThat(cli("-p", port, "SET", "k", "v")).isEqualTo("OK");
        first.signal("TERM");
        assertThat(first.exit()).isZero();
        assertThat(folder.resolve("dump.rdb")).isNotEmptyFile();
        Served second = new Served("--port", "0", "--appendonly", "no");
        port = second.port();
        assertThat(second.lines.toString()).contains("Done loading RDB, keys loaded: 1, keys expired: 0.");
        assertThat(cli("-p", port, "GET", "k")).isEqualTo("v");
        assertThat(cli("-p", port, "CONFIG", "SET", "appendonly", "yes")).isEqualTo("OK");
        assertThat(cli("-p", port, "WAITAOF", "1", "0", "5000")).isEqualTo("1\n0");
        assertThat(cli("-p", port, "INCR", "n")).isEqualTo("1");
        assertThat(cli("-p", port, "WAITAOF", "1", "0", "5000")).isEqualTo("1\n0");
        second.signal("KILL");
        assertThat(second.exit()).isNotZero();
        Served third = new Served("--port", "0", "--appendonly", "yes");
        port = third.port();
        assertThat(cli("-p", port, "MGET", "k", "n")).isEqualTo("v\n1");
        assertThat(cli("-p", port, "SHUTDOWN")).isEmpty();
        assertThat(third.exit()).isZero();
    }

    @Test
    void aBrokenFileKeepsItFromStartingAndStaysAsItIs() throws Exception {
        Files.writeString(folder.resolve("dump.rdb"), "REDIS0012 and no more");
        Served server = new Served("--port", "0");
        assertThat(server.place()).startsWith("not at all");
        assertThat(server.exit()).isEqualTo(1);
        assertThat(server.lines.get(server.lines.size() - 1))
                .startsWith("rediscover: Bad file format reading the RDB file ")
                .contains("at byte ");
        assertThat(folder.resolve("dump.rdb")).hasContent("REDIS0012 and no more");
    }

    @Test
    void thePortAndTheAddressesCanChangeWhileItRuns() throws Exception {
        Served server = new Served("--port", "0", "--loglevel", "nothing");
        String first = server.port();
        assertThat(server.lines).containsExactly(READY + "127.0.0.1:" + first);
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(cli("-p", first, "CONFIG", "SET", "port", Integer.toString(taken.getLocalPort())))
                    .isEqualTo("ERR CONFIG SET failed (possibly related to argument 'port') - Unable to listen on this"
                            + " port. Check server logs.");
        }
        assertThat(cli("-p", first, "CONFIG", "SET", "bind", "192.0.2.1"))
                .contains("Failed to bind to specified addresses.");
        assertThat(cli("-p", first, "CONFIG", "GET", "bind")).isEqualTo("bind\n127.0.0.1 -::1");
        String second;
        try (ServerSocket free = new ServerSocket(0)) {
            second = Integer.toString(free.getLocalPort());
        }
        assertThat(cli("-p", first, "CONFIG", "SET", "port", second)).isEqualTo("OK");
        assertThat(cli("-p", second, "CONFIG", "GET", "port")).isEqualTo("port\n" + second);
        assertThat(cli("-p", first, "PING")).contains("Connection refused");
        server.signal("INT");
        assertThat(server.exit()).isZero();
    }

    @Test
    void itSaysWhyItCannotStart() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Served server = new Served("--port", Integer.toString(taken.getLocalPort()));
            assertThat(server.exit()).isEqualTo(1);
            assertThat(String.join("\n", server.lines))
                    .contains("Could not create server TCP listening socket 127.0.0.1:" + taken.getLocalPort()
                            + ": bind: Address already in use")
                    .contains("--port 0");
        }
        Served server = new Served("--port", "abc");
        assertThat(server.exit()).isEqualTo(1);
        assertThat(String.join("\n", server.lines))
                .contains("*** FATAL CONFIG FILE ERROR (Rediscover ")
                .endsWith("Reading the command line\n>>> '--port abc'\nargument couldn't be parsed into an integer");
        server = new Served("--logfile", "no/such/folder");
        assertThat(server.exit()).isEqualTo(1);
        assertThat(server.lines.toString()).contains("no/such/folder");
    }

    @Test
    void whatTheReadmeShowsRuns() throws Exception {
        int ran = 0;
        for (String line : Files.readAllLines(Path.of("README.md"))) {
            if (!line.startsWith("rediscover serve")) {
                continue;
            }
            ran++;
            String words = line.replaceFirst(" *#.*", "")
                    .substring("rediscover serve".length())
                    .strip();
            boolean unix = words.contains("/tmp/");
            List<String> arguments = new ArrayList<>();
            for (String word : (words + (unix ? "" : " --port 0")).strip().split(" ")) {
                arguments.add(
                        word.startsWith("/tmp/") ? folder.resolve("its.sock").toString() : word);
            }
            Served server = new Served(arguments.toArray(new String[0]));
            assertThat(server.place()).as(line).startsWith(unix ? folder.toString() : "127.0.0.1:");
            server.signal("TERM");
            assertThat(server.exit()).as(line).isZero();
        }
        assertThat(ran).isEqualTo(5);
        assertThat(folder.resolve("its.sock")).doesNotExist();
    }
}
