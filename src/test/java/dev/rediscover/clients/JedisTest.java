package dev.rediscover.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPool;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.Pipeline;
import redis.clients.jedis.RedisProtocol;
import redis.clients.jedis.Response;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.Transaction;
import redis.clients.jedis.args.ListDirection;
import redis.clients.jedis.exceptions.JedisAccessControlException;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.GeoSearchParam;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.params.XReadGroupParams;
import redis.clients.jedis.resps.StreamEntry;
import redis.clients.jedis.resps.Tuple;

/** What tutorials of Jedis do, against a real server and against ours. */
@Timeout(60)
@SuppressWarnings("deprecation") // JedisPool and some calls are, but tutorials use them
class JedisTest {
    private Counterpart server;

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    private Jedis connect(Counterpart.Side side, RedisProtocol protocol) throws Exception {
        if (server == null) {
            server = Counterpart.start(side);
        }
        return new Jedis(
                new HostAndPort("127.0.0.1", server.port()),
                DefaultJedisClientConfig.builder().protocol(protocol).build());
    }

    @ParameterizedTest
    @EnumSource
    void valuesOfEveryType(Counterpart.Side side) throws Exception {
        for (RedisProtocol protocol : List.of(RedisProtocol.RESP2, RedisProtocol.RESP3)) {
            try (Jedis jedis = connect(side, protocol)) {
                jedis.flushAll();
                stringsAndLists(jedis);
                setsAndHashes(jedis);
                sortedSets(jedis);
                bitsAndPlaces(jedis);
            }
        }
    }

    private static void stringsAndLists(Jedis jedis) {
        assertThat(jedis.set("name", "Ann")).isEqualTo("OK");
        assertThat(jedis.get("name")).isEqualTo("Ann");
        assertThat(jedis.get("nobody")).isNull();
        assertThat(jedis.set("name", "Bob", SetParams.setParams().nx().ex(10))).isNull();
        assertThat(jedis.setGet("name", "Bob", SetParams.setParams().ex(10))).isEqualTo("Ann");
        assertThat(jedis.ttl("name")).isBetween(8L, 10L);
        assertThat(jedis.incrBy("n", 42)).isEqualTo(42);
        assertThat(jedis.incrByFloat("f", 1.5)).isEqualTo(1.5);
        assertThat(jedis.mget("name", "none")).containsExactly("Bob", null);
        byte[] binary = {0, '\r', '\n', -1};
        jedis.set(new byte[] {-1, 0}, binary);
        assertThat(jedis.get(new byte[] {-1, 0})).isEqualTo(binary);
        assertThat(jedis.rpush("list", "a", "b", "c")).isEqualTo(3);
        assertThat(jedis.lrange("list", 0, -1)).containsExactly("a", "b", "c");
        assertThat(jedis.lmove("list", "other", ListDirection.LEFT, ListDirection.RIGHT))
                .isEqualTo("a");
        assertThat(jedis.lpop("list", 2)).containsExactly("b", "c");
        assertThat(jedis.exists("list")).isFalse();
    }

    private static void setsAndHashes(Jedis jedis) {
        assertThat(jedis.sadd("set", "a", "b")).isEqualTo(2);
        assertThat(jedis.smembers("set")).isEqualTo(Set.of("a", "b"));
        assertThat(jedis.sismember("set", "a")).isTrue();
        assertThat(jedis.smismember("set", "a", "x")).containsExactly(true, false);
        assertThat(jedis.hset("hash", Map.of("name", "Ann", "age", "30"))).isEqualTo(2);
        assertThat(jedis.hgetAll("hash")).isEqualTo(Map.of("name", "Ann", "age", "30"));
        assertThat(jedis.hincrBy("hash", "age", 1)).isEqualTo(31);
        assertThat(jedis.hmget("hash", "age", "none")).containsExactly("31", null);
        Map<String, String> fields = new java.util.HashMap<>();
        for (int i = 0; i < 1000; i++) {
            fields.put("f" + i, String.valueOf(i));
        }
        jedis.hset("big", fields);
        Map<String, String> seen = new java.util.HashMap<>();
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            var page = jedis.hscan("big", cursor, new ScanParams().count(100));
            page.getResult().forEach(entry -> seen.put(entry.getKey(), entry.getValue()));
            cursor = page.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
        assertThat(seen).isEqualTo(fields);
    }

    private static void sortedSets(Jedis jedis) {
        assertThat(jedis.zadd("board", Map.of("ann", 300.0, "bob", 450.5))).isEqualTo(2);
        assertThat(jedis.zrangeWithScores("board", 0, -1))
                .containsExactly(new Tuple("ann", 300.0), new Tuple("bob", 450.5));
        assertThat(jedis.zscore("board", "bob")).isEqualTo(450.5);
        assertThat(jedis.zscore("board", "nobody")).isNull();
        assertThat(jedis.zincrby("board", 200, "ann")).isEqualTo(500.0);
        assertThat(jedis.zrevrank("board", "ann")).isZero();
        assertThat(jedis.zrangeByScore("board", "(450.5", "+inf")).containsExactly("ann");
        assertThat(jedis.zpopmin("board")).isEqualTo(new Tuple("bob", 450.5));
    }

    private static void bitsAndPlaces(Jedis jedis) {
        assertThat(jedis.setbit("bits", 7, true)).isFalse();
        assertThat(jedis.bitcount("bits")).isEqualTo(1);
        assertThat(jedis.bitfield("bits", "GET", "u8", "0")).containsExactly(1L);
        assertThat(jedis.pfadd("hll", "a", "b", "a")).isEqualTo(1);
        assertThat(jedis.pfcount("hll")).isEqualTo(2);
        jedis.geoadd("map", 13.361389, 38.115556, "Palermo");
        jedis.geoadd("map", 15.087269, 37.502669, "Catania");
        assertThat(jedis.geodist("map", "Palermo", "Catania")).isEqualTo(166274.1516);
        GeoSearchParam near = new GeoSearchParam()
                .fromLonLat(15, 37)
                .byRadius(200, redis.clients.jedis.args.GeoUnit.KM)
                .asc();
        assertThat(jedis.geosearch("map", near))
                .extracting(found -> found.getMemberByString())
                .containsExactly("Catania", "Palermo");
    }

    @ParameterizedTest
    @EnumSource
    void streamsWithGroups(Counterpart.Side side) throws Exception {
        for (RedisProtocol protocol : List.of(RedisProtocol.RESP2, RedisProtocol.RESP3)) {
            try (Jedis jedis = connect(side, protocol)) {
                jedis.flushAll();
                StreamEntryID first = jedis.xadd("log", StreamEntryID.NEW_ENTRY, Map.of("n", "1"));
                jedis.xadd("log", StreamEntryID.NEW_ENTRY, Map.of("n", "2"));
                assertThat(jedis.xgroupCreate("log", "workers", new StreamEntryID(0, 0), false))
                        .isEqualTo("OK");
                List<Map.Entry<String, List<StreamEntry>>> read = jedis.xreadGroup(
                        "workers",
                        "w1",
                        XReadGroupParams.xReadGroupParams().count(1),
                        Map.of("log", StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
                assertThat(read.get(0).getValue().get(0).getID()).isEqualTo(first);
                assertThat(jedis.xpending("log", "workers").getTotal()).isEqualTo(1);
                assertThat(jedis.xack("log", "workers", first)).isEqualTo(1);
                assertThat(jedis.xinfoStream("log").getLength()).isEqualTo(2);
                assertThat(jedis.xinfoGroups("log").get(0).getName()).isEqualTo("workers");
                assertThat(jedis.xinfoConsumers2("log", "workers").get(0).getName())
                        .isEqualTo("w1");
                assertThatThrownBy(() -> jedis.xgroupCreate("log", "workers", null, false))
                        .isInstanceOf(JedisDataException.class)
                        .hasMessageStartingWith("BUSYGROUP");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void pipelinesAndTransactions(Counterpart.Side side) throws Exception {
        try (Jedis jedis = connect(side, RedisProtocol.RESP2);
                Jedis other = connect(side, RedisProtocol.RESP3)) {
            Pipeline pipeline = jedis.pipelined();
            List<Response<Long>> replies = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                replies.add(pipeline.incr("counter"));
            }
            pipeline.sync();
            assertThat(replies.get(9_999).get()).isEqualTo(10_000);
            Transaction transaction = jedis.multi();
            transaction.set("a", "1");
            Response<Long> two = transaction.incr("a");
            assertThat(transaction.exec()).containsExactly("OK", 2L);
            assertThat(two.get()).isEqualTo(2);
            jedis.watch("a");
            other.set("a", "100");
            Transaction doomed = jedis.multi();
            doomed.set("a", "3");
            assertThat(doomed.exec()).isNull();
            assertThat(jedis.get("a")).isEqualTo("100");
            assertThatThrownBy(() -> jedis.lpush("a", "x"))
                    .isInstanceOf(JedisDataException.class)
                    .hasMessageStartingWith("WRONGTYPE");
        }
    }

    @ParameterizedTest
    @EnumSource
    void messagesInAThread(Counterpart.Side side) throws Exception {
        try (Jedis jedis = connect(side, RedisProtocol.RESP2);
                Jedis listening = connect(side, RedisProtocol.RESP3)) {
            ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
            JedisPubSub listener = new JedisPubSub() {
                @Override
                public void onMessage(String channel, String message) {
                    heard.add(channel + "=" + message);
                }

                @Override
                public void onPMessage(String pattern, String channel, String message) {
                    heard.add(pattern + "/" + channel + "=" + message);
                }
            };
            CompletableFuture<Void> thread = CompletableFuture.runAsync(() -> listening.subscribe(listener, "news"));
            await().until(() -> jedis.pubsubNumSub("news").get("news") == 1);
            listener.psubscribe("room:*");
            await().until(() -> jedis.pubsubNumPat() == 1);
            jedis.publish("news", "hello");
            jedis.publish("room:7", "hi");
            await().until(() -> heard.size() == 2);
            assertThat(heard).containsExactly("news=hello", "room:*/room:7=hi");
            listener.unsubscribe();
            listener.punsubscribe();
            thread.get();
        }
    }

    @ParameterizedTest
    @EnumSource
    void queuesAndPools(Counterpart.Side side) throws Exception {
        try (Jedis jedis = connect(side, RedisProtocol.RESP3);
                JedisPool pool = new JedisPool("127.0.0.1", server.port())) {
            CompletableFuture<List<String>> job = CompletableFuture.supplyAsync(() -> {
                try (Jedis worker = pool.getResource()) {
                    return worker.blpop(10, "jobs", "mail");
                }
            });
            await().until(() -> jedis.info("clients").contains("blocked_clients:1"));
            jedis.rpush("mail", "letter");
            assertThat(job.get()).containsExactly("mail", "letter");
            List<CompletableFuture<Void>> crowd = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                crowd.add(CompletableFuture.runAsync(() -> {
                    for (int k = 0; k < 100; k++) {
                        try (Jedis worker = pool.getResource()) {
                            worker.incr("pooled");
                        }
                    }
                }));
            }
            for (CompletableFuture<Void> one : crowd) {
                one.get();
            }
            assertThat(jedis.get("pooled")).isEqualTo("800");
        }
    }

    @ParameterizedTest
    @EnumSource
    void scripts(Counterpart.Side side) throws Exception {
        try (Jedis jedis = connect(side, RedisProtocol.RESP3)) {
            assertThat(jedis.eval("return {KEYS[1], ARGV[1], 7}", List.of("k"), List.of("a")))
                    .isEqualTo(List.of("k", "a", 7L));
            String hash = jedis.scriptLoad("return redis.call('INCRBY', KEYS[1], ARGV[1])");
            assertThat(jedis.evalsha(hash, List.of("n"), List.of("5"))).isEqualTo(5L);
            assertThat(jedis.scriptExists(hash)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void passwordsKillsAndRestarts(Counterpart.Side side) throws Exception {
        try (Jedis jedis = connect(side, RedisProtocol.RESP3);
                Jedis other = connect(side, RedisProtocol.RESP2)) {
            jedis.clientSetname("smoke");
            assertThat(jedis.clientList()).contains("name=smoke");
            jedis.configSet("requirepass", "s3cret");
            try (Jedis stranger = new Jedis("127.0.0.1", server.port())) {
                assertThatThrownBy(stranger::ping)
                        .isInstanceOf(JedisAccessControlException.class)
                        .hasMessageStartingWith("NOAUTH");
                assertThatThrownBy(() -> stranger.auth("wrong")).hasMessageStartingWith("WRONGPASS");
                assertThat(stranger.auth("s3cret")).isEqualTo("OK");
                assertThat(stranger.ping()).isEqualTo("PONG");
            }
            jedis.configSet("requirepass", "");
            jedis.clientKill(new redis.clients.jedis.params.ClientKillParams().id(String.valueOf(other.clientId())));
            assertThatThrownBy(other::ping).isInstanceOf(JedisConnectionException.class);
        }
        try (JedisPool pool = new JedisPool("127.0.0.1", server.port())) {
            try (Jedis jedis = pool.getResource()) {
                assertThat(jedis.ping()).isEqualTo("PONG");
            }
            server.restart();
            await().ignoreExceptions().until(() -> {
                try (Jedis jedis = pool.getResource()) {
                    return jedis.ping().equals("PONG");
                }
            });
        }
    }
}
