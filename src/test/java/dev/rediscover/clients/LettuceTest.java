package dev.rediscover.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.Consumer;
import io.lettuce.core.GeoArgs;
import io.lettuce.core.KeyValue;
import io.lettuce.core.LettuceFutures;
import io.lettuce.core.Range;
import io.lettuce.core.RedisBusyException;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanIterator;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.SetArgs;
import io.lettuce.core.StreamMessage;
import io.lettuce.core.TrackingArgs;
import io.lettuce.core.TransactionResult;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.protocol.ProtocolVersion;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.lettuce.core.support.caching.CacheAccessor;
import io.lettuce.core.support.caching.CacheFrontend;
import io.lettuce.core.support.caching.ClientSideCaching;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What tutorials of Lettuce do, against a real server and against ours. */
@Timeout(60)
class LettuceTest {
    private Counterpart server;
    private RedisClient client;

    @AfterEach
    void stop() throws Exception {
        client.shutdown(0, 2, TimeUnit.SECONDS);
        server.close();
    }

    private RedisCommands<String, String> connect(Counterpart.Side side, ProtocolVersion protocol) throws Exception {
        return connection(side, protocol).sync();
    }

    private StatefulRedisConnection<String, String> connection(Counterpart.Side side, ProtocolVersion protocol)
            throws Exception {
        if (server == null) {
            server = Counterpart.start(side);
            client = RedisClient.create(RedisURI.create("127.0.0.1", server.port()));
        }
        client.setOptions(ClientOptions.builder().protocolVersion(protocol).build());
        return client.connect();
    }

    @ParameterizedTest
    @EnumSource
    void valuesOfEveryType(Counterpart.Side side) throws Exception {
        for (ProtocolVersion protocol : List.of(ProtocolVersion.RESP2, ProtocolVersion.RESP3)) {
            RedisCommands<String, String> redis = connect(side, protocol);
            redis.flushall();
            simpleTypes(redis);
            sortedSetsAndPlaces(redis);
            streams(redis);
        }
    }

    private static void simpleTypes(RedisCommands<String, String> redis) {
        assertThat(redis.set("name", "Ann", SetArgs.Builder.ex(100))).isEqualTo("OK");
        assertThat(redis.get("name")).isEqualTo("Ann");
        assertThat(redis.get("nobody")).isNull();
        assertThat(redis.mget("name", "none")).containsExactly(KeyValue.just("name", "Ann"), KeyValue.empty("none"));
        assertThat(redis.incrbyfloat("f", 1.5)).isEqualTo(1.5);
        assertThat(redis.rpush("list", "a", "b", "c")).isEqualTo(3);
        assertThat(redis.lrange("list", 0, -1)).containsExactly("a", "b", "c");
        assertThat(redis.sadd("set", "a", "b")).isEqualTo(2);
        assertThat(redis.smembers("set")).isEqualTo(Set.of("a", "b"));
        assertThat(redis.hset("hash", Map.of("name", "Ann", "age", "30"))).isEqualTo(2);
        assertThat(redis.hgetall("hash")).isEqualTo(Map.of("name", "Ann", "age", "30"));
        assertThat(redis.hexists("hash", "name")).isTrue();
        assertThat(redis.pfadd("hll", "a", "b")).isEqualTo(1);
        assertThat(redis.setbit("bits", 3, 1)).isZero();
        assertThat(redis.expire("hash", 100)).isTrue();
        for (int i = 0; i < 1000; i++) {
            redis.set("scan:" + i, "x");
        }
        Set<String> seen = ConcurrentHashMap.newKeySet();
        ScanIterator.scan(redis, ScanArgs.Builder.matches("scan:*").limit(100)).forEachRemaining(seen::add);
        assertThat(seen).hasSize(1000);
        assertThatThrownBy(() -> redis.lpush("name", "x"))
                .isInstanceOf(RedisCommandExecutionException.class)
                .hasMessageStartingWith("WRONGTYPE");
    }

    private static void sortedSetsAndPlaces(RedisCommands<String, String> redis) {
        assertThat(redis.zadd("board", 1.0, "a", 2.5, "b")).isEqualTo(2);
        assertThat(redis.zrangeWithScores("board", 0, -1))
                .containsExactly(ScoredValue.just(1, "a"), ScoredValue.just(2.5, "b"));
        assertThat(redis.zrangebyscore("board", Range.create(2, 3))).containsExactly("b");
        assertThat(redis.zpopmin("board")).isEqualTo(ScoredValue.just(1, "a"));
        assertThat(redis.zscore("board", "none")).isNull();
        redis.geoadd("map", 13.361389, 38.115556, "Palermo");
        assertThat(redis.geodist("map", "Palermo", "Palermo", GeoArgs.Unit.m)).isZero();
        assertThat(redis.geohash("map", "Palermo").get(0).getValue()).isEqualTo("sqc8b49rny0");
    }

    @SuppressWarnings("unchecked") // an array of a generic type, for arguments of any number
    private static void streams(RedisCommands<String, String> redis) {
        String first = redis.xadd("log", Map.of("n", "1"));
        redis.xadd("log", Map.of("n", "2"));
        redis.xgroupCreate(XReadArgs.StreamOffset.from("log", "0-0"), "workers");
        assertThatThrownBy(() -> redis.xgroupCreate(XReadArgs.StreamOffset.from("log", "0-0"), "workers"))
                .isInstanceOf(RedisBusyException.class);
        List<StreamMessage<String, String>> read = redis.xreadgroup(
                Consumer.from("workers", "w1"), XReadArgs.Builder.count(1), XReadArgs.StreamOffset.lastConsumed("log"));
        assertThat(read).extracting(StreamMessage::getId).containsExactly(first);
        assertThat(redis.xpending("log", "workers").getCount()).isEqualTo(1);
        assertThat(redis.xack("log", "workers", first)).isEqualTo(1);
        assertThat(redis.xrange("log", Range.unbounded())).hasSize(2);
        assertThat(redis.xlen("log")).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void manyAtOnceAndTransactions(Counterpart.Side side) throws Exception {
        StatefulRedisConnection<String, String> connection = connection(side, ProtocolVersion.RESP3);
        RedisCommands<String, String> redis = connection.sync();
        RedisCommands<String, String> other = connect(side, ProtocolVersion.RESP2);
        RedisAsyncCommands<String, String> async = connection.async();
        connection.setAutoFlushCommands(false);
        List<RedisFuture<Long>> futures = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            futures.add(async.incr("counter"));
        }
        connection.flushCommands();
        connection.setAutoFlushCommands(true);
        assertThat(LettuceFutures.awaitAll(20, TimeUnit.SECONDS, futures.toArray(new RedisFuture<?>[0])))
                .isTrue();
        assertThat(redis.get("counter")).isEqualTo("10000");
        redis.multi();
        redis.set("a", "1");
        redis.incr("a");
        TransactionResult result = redis.exec();
        assertThat(result.stream().toList()).isEqualTo(List.of("OK", 2L));
        redis.watch("a");
        other.set("a", "100");
        redis.multi();
        redis.set("a", "2");
        assertThat(redis.exec().wasDiscarded()).isTrue();
        String big = "x".repeat(10 << 20);
        redis.set("big", big);
        assertThat(redis.get("big")).isEqualTo(big);
        assertThat(client.connect()
                        .reactive()
                        .set("r", "1")
                        .then(client.connect().reactive().get("r"))
                        .block())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @EnumSource
    void messagesAndQueues(Counterpart.Side side) throws Exception {
        for (ProtocolVersion protocol : List.of(ProtocolVersion.RESP2, ProtocolVersion.RESP3)) {
            RedisCommands<String, String> redis = connect(side, protocol);
            StatefulRedisPubSubConnection<String, String> listening = client.connectPubSub();
            ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();
            listening.addListener(new RedisPubSubAdapter<>() {
                @Override
                public void message(String channel, String message) {
                    heard.add(channel + "=" + message);
                }

                @Override
                public void message(String pattern, String channel, String message) {
                    heard.add(pattern + "/" + channel + "=" + message);
                }

                @Override
                public void smessage(String channel, String message) {
                    heard.add("shard " + channel + "=" + message);
                }
            });
            listening.sync().subscribe("news");
            listening.sync().psubscribe("room:*");
            listening.sync().ssubscribe("shard");
            redis.publish("news", "hello");
            redis.publish("room:7", "hi");
            redis.spublish("shard", "to one");
            await().until(() -> heard.size() == 3);
            assertThat(heard).containsExactly("news=hello", "room:*/room:7=hi", "shard shard=to one");
            listening.close();
            RedisFuture<KeyValue<String, String>> job = client.connect().async().blpop(10, "jobs");
            await().until(() -> redis.info("clients").contains("blocked_clients:1"));
            redis.rpush("jobs", "one");
            assertThat(job.get()).isEqualTo(KeyValue.just("jobs", "one"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCacheThatTheServerKeepsTrue(Counterpart.Side side) throws Exception {
        StatefulRedisConnection<String, String> connection = connection(side, ProtocolVersion.RESP3);
        RedisCommands<String, String> other = connect(side, ProtocolVersion.RESP3);
        Map<String, String> local = new ConcurrentHashMap<>();
        CacheFrontend<String, String> cache =
                ClientSideCaching.enable(CacheAccessor.forMap(local), connection, TrackingArgs.Builder.enabled());
        other.set("k", "one");
        assertThat(cache.get("k")).isEqualTo("one");
        assertThat(local).containsEntry("k", "one");
        other.set("k", "two");
        await().until(() -> !local.containsKey("k"));
        assertThat(cache.get("k")).isEqualTo("two");
    }

    @ParameterizedTest
    @EnumSource
    void scripts(Counterpart.Side side) throws Exception {
        RedisCommands<String, String> redis = connect(side, ProtocolVersion.RESP3);
        String[] keys = {"n"};
        Long sum = redis.eval("return redis.call('INCRBY', KEYS[1], ARGV[1])", ScriptOutputType.INTEGER, keys, "5");
        assertThat(sum).isEqualTo(5);
        List<Object> listed = redis.eval("return {1, 'two', false}", ScriptOutputType.MULTI);
        assertThat(listed).containsExactly(1L, "two", null);
    }

    @ParameterizedTest
    @EnumSource
    void connectionsThatComeBack(Counterpart.Side side) throws Exception {
        RedisCommands<String, String> redis = connect(side, ProtocolVersion.RESP3);
        RedisCommands<String, String> other = connect(side, ProtocolVersion.RESP2);
        redis.clientSetname("smoke");
        assertThat(other.clientList()).contains("name=smoke");
        long before = redis.clientId();
        other.clientKill(io.lettuce.core.KillArgs.Builder.id(before));
        await().ignoreExceptions().until(() -> redis.clientId() > before);
        StatefulRedisPubSubConnection<String, String> listening = client.connectPubSub();
        listening.sync().subscribe("after");
        server.restart();
        await().ignoreExceptions().until(() -> redis.ping().equals("PONG"));
        await().ignoreExceptions().until(() -> redis.publish("after", "back") == 1);
        redis.configSet("requirepass", "s3cret");
        RedisURI right = RedisURI.builder()
                .withHost("127.0.0.1")
                .withPort(server.port())
                .withPassword("s3cret".toCharArray())
                .build();
        assertThat(client.connect(right).sync().ping()).isEqualTo("PONG");
        assertThatThrownBy(() -> client.connect()).isInstanceOf(RedisConnectionException.class);
        client.connect(right).sync().configSet("requirepass", "");
    }
}
