package dev.rediscover.persist.aof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.command.Session;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Append-only files of a real server load here and ours load there, with rewrites between, and hold the same. */
class ExchangeTest {
    private static final String MORE = numbers(5000);
    private static final List<String> FIRST = List.of(
            "SET text 'some text with \\x00 and \\xff'",
            "SET number 12345",
            "SET soon gone PX 1",
            "SET later here PXAT 4102444800000",
            "SETBIT bits 100000 1",
            "PFADD hll a b c d",
            "RPUSH list a b c 1 2 3",
            "RPUSH longlist" + MORE,
            "SADD ints 1 2 3",
            "SADD words a b c d e f",
            "SPOP words 2",
            "SADD longset" + MORE + " x",
            "HSET hash f v g 1",
            "HSET longhash" + MORE,
            "ZADD zset 1 a 2.5 b -inf c inf d 0.1 e",
            "ZADD longzset" + MORE,
            "EXPIRE zset 100000",
            "GEOADD places 13.361389 38.115556 Palermo",
            "XADD stream 1-1 f v",
            "XADD stream 2-2 f v g w",
            "XADD stream 3-3 f v",
            "XGROUP CREATE stream group 0",
            "XREADGROUP GROUP group alice COUNT 2 STREAMS stream >",
            "XACK stream group 1-1",
            "XGROUP CREATECONSUMER stream group bob",
            "XADD empty 5-5 a b",
            "XDEL empty 5-5",
            "XGROUP CREATE nothing group $ MKSTREAM",
            "FUNCTION LOAD '#!lua name=lib\nredis.register_function(\"f\", function(k, a) return 1 end)'");
    private static final List<String> SECOND = List.of(
            "SELECT 3",
            "SET other db",
            "MULTI",
            "INCR counter",
            "LPUSH queue a",
            "SELECT 0",
            "INCR number",
            "EXEC",
            "EVAL 'redis.call(\"SET\", KEYS[1], \"by script\"); return redis.call(\"INCR\", \"number\")' 1 scripted",
            "LPOP list",
            "RPOPLPUSH list longlist",
            "HINCRBYFLOAT hash g 1.5",
            "HDEL longhash 1",
            "ZINCRBY zset 3 a",
            "ZPOPMIN longzset 3",
            "XADD stream 4-4 f v",
            "XDEL stream 2-2",
            "XREADGROUP GROUP group bob STREAMS stream >",
            "XTRIM stream MAXLEN 3",
            "RENAME ints numbers",
            "COPY text copied",
            "GETEX text PXAT 4102444800000",
            "DEL bits",
            "SORT numbers STORE sorted",
            "SWAPDB 3 4",
            "FUNCTION LOAD REPLACE '#!lua name=lib\nredis.register_function(\"f\", function(k, a) return 2 end)'",
            "APPEND text more");

    @TempDir
    Path home;

    @ParameterizedTest
    @CsvSource({"yes,no", "no,no", "yes,yes", "no,yes"})
    void whatARealServerWritesLoadsHere(String preamble, String stamps) throws IOException {
        String[] options = {
            "--dir",
            home.toString(),
            "--appendonly",
            "yes",
            "--aof-use-rdb-preamble",
            preamble,
            "--aof-timestamp-enabled",
            stamps
        };
        try (RealServer real = RealServer.start(options);
                RemoteLink link = new RemoteLink("127.0.0.1", real.port(), 20_000)) {
            LinkClient client = link.open("real", (who, reply) -> {});
            send(client, FIRST);
            assertThat(text(client, "BGREWRITEAOF")).startsWith("Background");
            awaitRewrite(client);
            send(client, SECOND);
            String there = text(client, "DEBUG DIGEST");
            try (Server here = new Server(home)) {
                AofLoad load = here.file.load(here.engine, AofLoad.Options.USUAL, AofLoad.SILENT);
                assertThat(load.warnings()).isEmpty();
                assertThat(load.found()).isTrue();
                assertThat(here.digest()).isEqualTo(there);
                assertThat(Session.text(here.run("FUNCTION LIST WITHCODE"))).contains("return 2");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"true,false", "false,false", "true,true", "false,true"})
    void whatWeWriteLoadsThere(boolean rdb, boolean stamps) throws IOException {
        String here;
        try (Server ours = new Server(home)) {
            ours.rdb = rdb;
            ours.writer.timestamps(stamps);
            ours.start();
            FIRST.forEach(ours::run);
            AofRewrite rewrite = ours.begin();
            ours.base(rewrite.file());
            ours.run("SET meanwhile 1");
            rewrite.finish();
            SECOND.forEach(ours::run);
            here = ours.digest();
        }
        try (RealServer real = RealServer.start("--dir", home.toString(), "--appendonly", "yes");
                RemoteLink link = new RemoteLink("127.0.0.1", real.port(), 20_000)) {
            LinkClient client = link.open("real", (who, reply) -> {});
            awaitLoaded(client);
            assertThat(text(client, "DEBUG DIGEST")).isEqualTo(here);
            assertThat(text(client, "GET meanwhile")).isEqualTo("\"1\"");
            assertThat(text(client, "XPENDING stream group")).contains("alice").contains("bob");
            assertThat(text(client, "FCALL f 0")).isEqualTo("2");
            send(client, List.of("SET from there", "BGREWRITEAOF"));
            awaitRewrite(client);
            here = text(client, "DEBUG DIGEST");
        }
        try (Server again = new Server(home)) {
            again.start();
            assertThat(again.digest()).isEqualTo(here);
        }
    }

    private static void awaitRewrite(LinkClient client) throws IOException {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(() -> text(client, "INFO persistence").contains("aof_rewrite_in_progress:0"));
        assertThat(text(client, "INFO persistence")).contains("aof_last_bgrewrite_status:ok");
    }

    private static void awaitLoaded(LinkClient client) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(20))
                .until(() -> text(client, "PING").equals("PONG"));
    }

    private static void send(LinkClient client, List<String> lines) throws IOException {
        for (String line : lines) {
            assertThat(text(client, line)).as(line).doesNotStartWith("!");
        }
    }

    private static String text(LinkClient client, String line) throws IOException {
        return Session.text(client.send(CommandLine.split(line).words()));
    }

    private static String numbers(int count) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            words.add(String.valueOf(i));
        }
        return " " + String.join(" ", words);
    }
}
