package dev.rediscover.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.oracle.RealCluster;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keys of a real server as they arrive in an engine of our own. */
class RemoteViewTest {
    private static RealServer server;
    private static Heard you;

    @BeforeAll
    static void start() throws IOException {
        server = RealServer.start("--databases", "40");
        you = Heard.at(server.port());
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            you.close();
            server.close();
        }
    }

    private static EmbeddedLink engine() {
        VirtualClock clock = VirtualClock.running();
        return new EmbeddedLink(new Engine(Families.all(), clock, new RandomSource(1)), clock);
    }

    private static RemoteView view(Heard whose) {
        return new RemoteView(whose.link, engine());
    }

    private static String here(RemoteView view, String line) throws IOException {
        LinkClient client = view.mirror().openAside("test");
        try {
            Reply reply = client.send(CommandLine.split(line).words());
            return Heard.text(reply);
        } finally {
            client.close();
        }
    }

    private static void sameHere(RemoteView view, String... lines) throws IOException {
        for (String line : lines) {
            assertThat(here(view, line)).as(line).isEqualTo(Heard.text(you.say(line)));
        }
    }

    private static Bytes b(String text) {
        return Bytes.of(text);
    }

    @Test
    void values_of_all_types_arrive_as_they_are() throws IOException {
        you.say("SELECT 0");
        you.say("FLUSHALL");
        you.say("SET string \"a\\x00\\xffb\"");
        you.say("SET number 17");
        you.say("SET empty ''");
        you.say("RPUSH list a b c");
        you.say("SADD set x y z");
        you.say("SADD numbers 1 2 3");
        you.say("HSET hash f1 v1 f2 v2");
        you.say("ZADD zset 1.5 a -inf b 1e30 c");
        you.say("PEXPIRE list 90000");
        RemoteView view = view(you);
        for (String key : List.of("string", "number", "empty", "list", "set", "numbers", "hash", "zset")) {
            RemoteView.Seen seen = view.fetch(0, b(key), 1000);
            assertThat(seen.exists()).isTrue();
            assertThat(seen.fetched()).as(key).isEqualTo(seen.size());
            assertThat(seen.remark()).isEmpty();
            sameHere(view, "TYPE " + key);
            if (!key.equals("list") && !key.equals("set")) { // short ones are listpacks since 7.2
                sameHere(view, "OBJECT ENCODING " + key);
            }
        }
        sameHere(view, "GET string", "GET empty", "LRANGE list 0 -1");
        sameHere(view, "HGETALL hash", "ZRANGE zset 0 -1", "ZMSCORE zset a b c");
        assertThat(new TreeSet<>(List.of(here(view, "SMEMBERS set").split("[\\[\\], ]+"))))
                .isEqualTo(new TreeSet<>(List.of(you.text("SMEMBERS set").split("[\\[\\], ]+"))));
        assertThat(Long.parseLong(here(view, "PTTL list"))).isBetween(1L, 90000L);
        assertThat(view.fetch(0, b("list"), 10).ttl()).isBetween(1L, 90000L);
        assertThat(view.fetch(0, b("set"), 10).ttl()).isEqualTo(-1);
    }

    @Test
    void streams_arrive_with_their_groups() throws IOException {
        you.say("SELECT 0");
        you.say("DEL s");
        for (int i = 1; i <= 5; i++) {
            you.say("XADD s " + i + "-1 f v" + i);
        }
        you.say("XDEL s 5-1");
        you.say("XGROUP CREATE s g 0");
        you.say("XREADGROUP GROUP g bob COUNT 2 STREAMS s >");
        you.say("XACK s g 1-1");
        RemoteView view = view(you);
        assertThat(view.fetch(0, b("s"), 1000).remark()).isEmpty();
        sameHere(view, "XRANGE s - +", "XPENDING s g", "XLEN s", "XINFO GROUPS s");
        assertThat(here(view, "XINFO STREAM s")).contains("last-generated-id, 5-1", "entries-added, 5");
        RemoteView.Seen part = view.fetch(0, b("s"), 2);
        assertThat(part.remark()).isEqualTo("Only the newest 2 of 4 entries were fetched.");
        assertThat(here(view, "XRANGE s - +")).contains("3-1", "4-1").doesNotContain("2-1");
        you.say("XTRIM s MAXLEN 0");
        assertThat(view.fetch(0, b("s"), 10).remark()).isEmpty();
        assertThat(here(view, "XLEN s")).isEqualTo("0");
    }

    @Test
    void of_large_values_a_part_arrives_and_that_is_said() throws IOException {
        you.say("SELECT 0");
        you.say("EVAL \"for i = 1, 5000 do redis.call('RPUSH', 'big:l', i) redis.call('SADD', 'big:s', 'm' .. i)"
                + " redis.call('HSET', 'big:h', 'f' .. i, i) redis.call('ZADD', 'big:z', i, 'm' .. i) end"
                + " redis.call('SET', 'big:t', string.rep('x', 100000)) return 1\" 0");
        RemoteView view = view(you);
        assertThat(view.fetch(0, b("big:l"), 100).remark())
                .isEqualTo("Only the first 100 of 5000 elements were fetched.");
        assertThat(here(view, "LRANGE big:l 0 -1")).startsWith("[1, 2, 3").endsWith(" 100]");
        RemoteView.Seen set = view.fetch(0, b("big:s"), 100);
        assertThat(set.fetched()).isBetween(50L, 100L);
        assertThat(set.remark()).isEqualTo("Only " + set.fetched() + " of 5000 members, any of them, were fetched.");
        assertThat(here(view, "SCARD big:s")).isEqualTo("" + set.fetched());
        RemoteView.Seen hash = view.fetch(0, b("big:h"), 100);
        assertThat(here(view, "HLEN big:h")).isEqualTo("" + hash.fetched());
        assertThat(hash.encoding()).isEqualTo("hashtable");
        assertThat(view.fetch(0, b("big:z"), 100).remark())
                .isEqualTo("Only the lowest 100 of 5000 members were fetched.");
        RemoteView.Seen text = view.fetch(0, b("big:t"), 10);
        assertThat(text.remark()).isEqualTo("Only the first 10240 of 100000 bytes were fetched.");
        assertThat(here(view, "STRLEN big:t")).isEqualTo("10240");
        you.say("DEL big:l big:s big:h big:z big:t");
    }

    @Test
    void few_of_very_large_elements_are_fetched() throws IOException {
        you.say("SELECT 0");
        you.say("EVAL \"for i = 1, 40 do redis.call('RPUSH', 'huge', string.rep('x', 1000000)) end return 1\" 0");
        RemoteView.Seen seen = view(you).fetch(0, b("huge"), 1000);
        assertThat(seen.fetched()).isBetween(1L, 20L);
        assertThat(seen.remark()).startsWith("Only the first ").endsWith("; they are large.");
        you.say("DEL huge");
    }

    @Test
    void what_is_not_there_goes_here_too() throws IOException {
        you.say("SELECT 0");
        you.say("SET gone 1");
        RemoteView view = view(you);
        assertThat(view.fetch(0, b("gone"), 10).exists()).isTrue();
        you.say("DEL gone");
        assertThat(view.fetch(0, b("gone"), 10).exists()).isFalse();
        assertThat(here(view, "EXISTS gone")).isEqualTo("0");
    }

    @Test
    void keys_are_found_by_the_beginnings_of_their_names() throws IOException {
        you.say("SELECT 5");
        you.say("EVAL \"for i = 1, 3000 do redis.call('SET', 'user:' .. i, i) end redis.call('LPUSH', 'u*[x', 'y')"
                + " redis.call('SET', 'u*y', 1, 'EX', 100) return 1\" 0");
        RemoteView view = view(you);
        RemoteView.Walk all = view.walk(5, b("user:"), 10_000);
        assertThat(all.keys()).hasSize(3000).allMatch(seen -> seen.type().equals("string"));
        assertThat(all.remark()).isEmpty();
        RemoteView.Walk starred = view.walk(5, b("u*"), 10);
        assertThat(starred.keys()).hasSize(2);
        assertThat(starred.keys()).anyMatch(seen -> seen.type().equals("list"));
        assertThat(starred.keys()).anyMatch(seen -> seen.ttl() > 0);
        RemoteView.Walk part = view.walk(5, Bytes.EMPTY, 100);
        assertThat(part.keys()).hasSize(100);
        assertThat(part.remark()).isEqualTo("Only 100 keys were looked at; there are more.");
        List<Bytes> keys = new ArrayList<>();
        part.keys().forEach(seen -> keys.add(seen.key()));
        assertThat(view.fetch(5, keys, 10)).hasSize(100).allMatch(seen -> seen.fetched() >= 0);
        you.say("FLUSHDB");
        you.say("SELECT 0");
    }

    @Test
    void databases_that_we_lack_have_a_place() throws IOException {
        you.say("SELECT 33");
        you.say("SET far 1");
        RemoteView view = view(you);
        assertThat(view.fetch(33, b("far"), 10).exists()).isTrue();
        assertThat(view.mirror().engine().db(RemoteView.place(33)).peek(b("far")))
                .isNotNull();
        you.say("FLUSHDB");
        you.say("SELECT 0");
    }

    @Test
    void on_a_cluster_every_node_is_looked_at() throws IOException {
        try (RealCluster cluster = RealCluster.start();
                Heard typing = new Heard(
                        RemoteAddress.LOCAL.at("127.0.0.1", cluster.ports().get(0)),
                        RemoteOptions.TYPED.inCluster(true))) {
            for (int i = 0; i < 60; i++) {
                typing.say("SET k" + i + " " + i);
            }
            RemoteView view = view(typing);
            RemoteView.Walk walk = view.walk(0, b("k"), 1000);
            assertThat(walk.keys()).hasSize(60);
            List<Bytes> keys = new ArrayList<>();
            walk.keys().forEach(seen -> keys.add(seen.key()));
            assertThat(view.fetch(0, keys, 10)).allMatch(seen -> seen.fetched() > 0);
            assertThat(here(view, "GET k17")).isEqualTo("17");
            assertThat(here(view, "DBSIZE")).isEqualTo("60");
        }
    }
}
