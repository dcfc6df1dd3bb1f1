package dev.rediscover.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.oracle.Needed;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Prints replies of a real server and compares with what the real redis-cli prints for the same command. Where the two
 * are not installed this is skipped, on the build machine ({@code REDISCOVER_CI=true}) it fails.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisCliTest {
    private Path folder;
    private Path socket;
    private Process server;

    @BeforeAll
    void startServer() throws IOException {
        Needed.program("redis-server", "redis-server");
        Needed.program("redis-cli", "redis-tools");
        folder = Files.createTempDirectory("redis-cli-test");
        socket = folder.resolve("s");
        server = new ProcessBuilder(
                        "redis-server",
                        "--port",
                        "0",
                        "--unixsocket",
                        socket.toString(),
                        "--save",
                        "",
                        "--enable-debug-command",
                        "yes",
                        "--dir",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Awaitility.await().until(() -> Files.exists(socket));
        fill();
    }

    @AfterAll
    void stopServer() throws IOException, InterruptedException {
        if (server != null) {
            server.destroy();
            server.waitFor(10, TimeUnit.SECONDS);
            Files.deleteIfExists(folder.resolve("log"));
            Files.deleteIfExists(socket);
            Files.deleteIfExists(folder);
        }
    }

    private void fill() throws IOException {
        ask(2, List.of("RPUSH", "list", "a", "b\"c", "größe\t\u0001\u007f", "世界", "", "{\"a\":1}"));
        ask(2, List.of("HSET", "hash", "name", "ada", "text", "two\nlines", "größe", "1"));
        List<String> many = new ArrayList<>(List.of("HSET", "many"));
        for (int i = 0; i < 12; i++) {
            many.addAll(List.of("field" + i, "v" + i));
        }
        ask(2, many);
        ask(2, List.of("ZADD", "zset", "1.5", "a", "2", "b", "inf", "c"));
        ask(2, List.of("SADD", "set", "x", "y", "z"));
        ask(2, List.of("XADD", "stream", "1-1", "a", "1", "b", "2"));
        ask(2, List.of("XADD", "stream", "1-2", "c", "3"));
    }

    private Reply ask(int protocol, List<String> words) throws IOException {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            RespWriter writer = new RespWriter(2);
            writer.command(List.of(Bytes.of("HELLO"), Bytes.of(protocol)));
            writer.command(words.stream().map(Bytes::of).toList());
            channel.write(ByteBuffer.wrap(writer.toByteArray()));
            RespReader reader = new RespReader(Channels.newInputStream(channel), Limits.DEFAULT);
            reader.read();
            return reader.read();
        }
    }

    private String cli(List<String> options, List<String> words) throws IOException {
        List<String> command = new ArrayList<>(List.of("redis-cli", "-s", socket.toString()));
        command.addAll(options);
        command.addAll(words);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return Bytes.wrap(process.getInputStream().readAllBytes()).latin1();
    }

    private void same(List<String> words) throws IOException {
        same(words, 2, View.CLASSIC, "--no-raw");
        same(words, 3, View.CLASSIC, "--no-raw", "-3");
        same(words, 2, View.RAW, "--raw");
        same(words, 3, View.RAW, "--raw", "-3");
        same(words, 2, View.CSV, "--csv");
        same(words, 3, View.CSV, "--csv", "-3");
        same(words, 3, View.JSON, "--json");
        same(words, 3, View.QUOTED_JSON, "--quoted-json");
    }

    private void same(List<String> words, int protocol, View view, String... options) throws IOException {
        ReplyStyle style = ReplyStyle.CLASSIC.withView(view);
        List<Bytes> command = words.stream().map(Bytes::of).toList();
        StyledText ours = ReplyText.print(command, ask(protocol, words), style);
        assertThat(ReplyText.bytes(ours).latin1())
                .as("%s %s", List.of(options), words)
                .isEqualTo(cli(List.of(options), words));
    }

    @Test
    void everyTypeOfReply() throws IOException {
        for (String type : List.of("string", "integer", "double", "null", "array", "set", "map", "verbatim", "true")) {
            same(List.of("DEBUG", "PROTOCOL", type));
        }
        same(List.of("DEBUG", "PROTOCOL", "false"));
    }

    @Test
    void everydayCommands() throws IOException {
        for (String line : List.of(
                "PING",
                "GET none",
                "NOSUCH cmd",
                "LRANGE list 0 -1",
                "LRANGE none 0 -1",
                "HGETALL hash",
                "HGETALL none",
                "HGETALL many",
                "SMEMBERS set",
                "SMEMBERS none",
                "ZRANGE zset 0 -1 WITHSCORES",
                "ZSCORE zset a",
                "XRANGE stream - +",
                "XINFO STREAM stream",
                "TYPE list",
                "STRLEN none",
                "LPOP none 2",
                "SCAN 0 TYPE set",
                "CONFIG GET max*size",
                "COMMAND INFO get nosuch",
                "GEOPOS zset a b",
                "LPUSH hash a",
                "INFO keyspace",
                "MEMORY DOCTOR",
                "CLUSTER INFO",
                "COMMAND DOCS set")) {
            same(List.of(line.split(" ")));
        }
    }

    @Test
    void repliesOfAnyShape() throws IOException {
        for (long seed = 1; seed <= 25; seed++) {
            String script = "redis.setresp(3); return " + lua(new RandomSource(seed), 4);
            same(List.of("EVAL", script, "0"));
        }
    }

    @Test
    void linesSplitAsRedisCliSplitsThem() throws IOException {
        StringBuilder input = new StringBuilder();
        StringBuilder expected = new StringBuilder();
        for (long seed = 1; seed <= 3000; seed++) {
            String line = "EVAL \"return ARGV\" 0 " + typed(new RandomSource(seed));
            input.append(line).append('\n');
            CommandLine split = CommandLine.split(line);
            List<Reply> words = new ArrayList<>();
            for (Bytes word : split.words().subList(3, split.words().size())) {
                words.add(Reply.of(word));
            }
            String reply = ReplyText.classic(Reply.array(words), false).plain();
            expected.append(split.ok() ? reply : "Invalid argument(s)\n");
        }
        Process process = new ProcessBuilder("redis-cli", "-s", socket.toString(), "--no-raw")
                .redirectErrorStream(true)
                .redirectInput(Files.writeString(folder.resolve("lines"), input).toFile())
                .start();
        String actual = Bytes.wrap(process.getInputStream().readAllBytes()).latin1();
        Files.delete(folder.resolve("lines"));
        assertThat(actual).isEqualTo(expected.toString());
    }

    private static String typed(RandomSource random) {
        StringBuilder line = new StringBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            line.append("ab   \"\"''\\\\xf0n\t\u000b\u00e9".charAt(random.nextInt(18)));
        }
        return line.toString();
    }

    /** A Lua expression that becomes a reply; maps have one key, because the order of more is the server's. */
    private static String lua(RandomSource random, int depth) {
        return switch (random.nextInt(depth > 0 ? 11 : 5)) {
            case 0 -> Integer.toString(random.nextInt(1000) - 500);
            case 1 -> "'text \"" + random.nextInt(100) + "\" \\\\ \\200\\n'";
            case 2 -> "{ok='fine'}";
            case 3 -> "{double=1.25}";
            case 4 -> "true";
            case 5 -> "{map={['k" + random.nextInt(9) + "']=" + lua(random, depth - 1) + "}}";
            case 6 -> "{map={[" + random.nextInt(9) + "]=" + lua(random, depth - 1) + "}}";
            case 7 -> "{set={['m" + random.nextInt(9) + "']=true}}";
            default -> {
                StringBuilder list = new StringBuilder("{");
                for (int i = random.nextInt(12); i > 0; i--) {
                    list.append(lua(random, depth - 2)).append(i > 1 ? "," : "");
                }
                yield list.append("}").toString();
            }
        };
    }
}
