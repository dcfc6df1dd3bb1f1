package dev.rediscover.oracle;

import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** A real cluster of three masters on this machine, started for a test and stopped after it. */
public final class RealCluster implements AutoCloseable {
    private static final int NODES = 3;
    private static final int HIGHEST_PORT = 55_000; // the nodes talk to each other on ports 10,000 higher

    private final List<Process> processes = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    private RealCluster() {}

    /** Starts it and waits until it serves every slot. */
    public static RealCluster start() throws IOException {
        Needed.program("redis-server", "redis-server");
        Needed.program("redis-cli", "redis-tools");
        RealCluster cluster = new RealCluster();
        try {
            for (int i = 0; i < NODES; i++) {
                cluster.startNode();
            }
            cluster.join();
        } catch (IOException | RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    private void startNode() throws IOException {
        int port = freePort();
        Path folder = Files.createTempDirectory("real-cluster");
        ProcessBuilder builder = new ProcessBuilder(
                        "redis-server",
                        "--port",
                        String.valueOf(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--dir",
                        folder.toString(),
                        "--cluster-enabled",
                        "yes",
                        "--cluster-node-timeout",
                        "5000")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        processes.add(process);
        ports.add(port);
        eventually("node on port " + port, () -> asked(port, "PING").equals("PONG"));
    }

    private static int freePort() throws IOException {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0)) {
                if (socket.getLocalPort() <= HIGHEST_PORT) {
                    return socket.getLocalPort();
                }
            }
        }
    }

    private void join() throws IOException {
        List<String> command = new ArrayList<>(List.of("redis-cli", "--cluster", "create"));
        for (int port : ports) {
            command.add("127.0.0.1:" + port);
        }
        command.add("--cluster-yes");
        Path log = Files.createTempFile("create", "log");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new IOException("no cluster: " + Files.readString(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (int port : ports) {
            eventually(
                    "cluster seen by " + port, () -> asked(port, "CLUSTER INFO").contains("cluster_state:ok"));
        }
    }

    private static void eventually(String what, java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await(what)
                .pollInterval(Duration.ofMillis(50))
                .atMost(Duration.ofSeconds(40))
                .ignoreExceptions()
                .until(condition);
    }

    /** Asks one node; a reply that is text, as text, any other as Java shows it. */
    public static String asked(int port, String line) throws IOException {
        try (RemoteLink link = new RemoteLink("127.0.0.1", port, 10_000)) {
            LinkClient client = link.open("asked", (from, reply) -> {});
            Reply reply = client.send(CommandLine.split(line).words());
            return reply instanceof Reply.Bulk bulk
                    ? bulk.value().utf8()
                    : reply instanceof Reply.Status status ? status.text() : reply.toString();
        }
    }

    /** The ports of the nodes. */
    public List<Integer> ports() {
        return ports;
    }

    /** The port of the node that serves {@code slot}. */
    public int portOf(int slot) throws IOException {
        for (int port : ports) {
            String nodes = asked(port, "CLUSTER NODES");
            for (String line : nodes.split("\n")) {
                if (line.contains("myself") && serves(line.split(" "), slot)) {
                    return port;
                }
            }
        }
        throw new IOException("nobody serves slot " + slot);
    }

    private static boolean serves(String[] words, int slot) {
        for (int i = 8; i < words.length; i++) {
            String[] ends = words[i].split("-");
            if (words[i].charAt(0) != '['
                    && Integer.parseInt(ends[0]) <= slot
                    && slot <= Integer.parseInt(ends[ends.length - 1])) {
                return true;
            }
        }
        return false;
    }

    /** The name of a node in its cluster. */
    public String id(int port) throws IOException {
        return asked(port, "CLUSTER MYID");
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
