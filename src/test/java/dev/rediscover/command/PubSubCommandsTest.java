package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.engine.PubSub;
import org.junit.jupiter.api.Test;

class PubSubCommandsTest {
    private final Session redis = new Session();

    @Test
    void each_channel_is_confirmed_with_the_number_of_channels_and_patterns() {
        assertThat(redis.run("SUBSCRIBE a b a"))
                .isEqualTo("(>[\"subscribe\" \"a\" 1] >[\"subscribe\" \"b\" 2] >[\"subscribe\" \"a\" 2])");
        assertThat(redis.run("PSUBSCRIBE a*")).isEqualTo("(>[\"psubscribe\" \"a*\" 3])");
        assertThat(redis.run("SSUBSCRIBE s")).isEqualTo("(>[\"ssubscribe\" \"s\" 1])");
        assertThat(redis.run("UNSUBSCRIBE b other"))
                .isEqualTo("(>[\"unsubscribe\" \"b\" 2] >[\"unsubscribe\" \"other\" 2])");
        assertThat(redis.run("SUNSUBSCRIBE")).isEqualTo("(>[\"sunsubscribe\" \"s\" 0])");
        assertThat(redis.run("UNSUBSCRIBE")).isEqualTo("(>[\"unsubscribe\" \"a\" 1])");
        assertThat(redis.run("PUNSUBSCRIBE")).isEqualTo("(>[\"punsubscribe\" \"a*\" 0])");
        assertThat(redis.run("PUNSUBSCRIBE")).isEqualTo("(>[\"punsubscribe\" nil 0])");
    }

    @Test
    void a_message_goes_first_to_the_channel_and_then_to_patterns_and_counts_every_way() {
        redis.runAll("bob> SUBSCRIBE news", "ann> PSUBSCRIBE n* news", "bob> PSUBSCRIBE *", "eve> SUBSCRIBE other");
        assertThat(redis.run("PUBLISH news hello")).isEqualTo("4");
        assertThat(redis.late())
                .containsExactly(
                        "bob: >[\"message\" \"news\" \"hello\"]",
                        "ann: >[\"pmessage\" \"n*\" \"news\" \"hello\"]",
                        "ann: >[\"pmessage\" \"news\" \"news\" \"hello\"]",
                        "bob: >[\"pmessage\" \"*\" \"news\" \"hello\"]");
        assertThat(redis.run("PUBLISH nobody hello")).as("n* and * fit it too").isEqualTo("2");
        assertThat(redis.run("SPUBLISH news hello")).isEqualTo("0");
    }

    @Test
    void sharded_channels_are_a_world_of_their_own() {
        redis.run("bob> SSUBSCRIBE news");
        assertThat(redis.run("PUBLISH news a")).isEqualTo("0");
        assertThat(redis.run("SPUBLISH news b")).isEqualTo("1");
        assertThat(redis.late()).containsExactly("bob: >[\"smessage\" \"news\" \"b\"]");
        assertThat(redis.run("PUBSUB CHANNELS")).isEqualTo("[]");
        assertThat(redis.run("PUBSUB SHARDCHANNELS n*")).isEqualTo("[\"news\"]");
        assertThat(redis.run("PUBSUB SHARDNUMSUB news x")).isEqualTo("[\"news\" 1 \"x\" 0]");
    }

    @Test
    void whoever_listens_in_resp2_can_do_little_else() {
        redis.run("SUBSCRIBE a");
        assertThat(redis.run("CLIENT ID"))
                .isEqualTo(
                        "!ERR Can't execute 'client|id': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET"
                                + " are allowed in this context");
        assertThat(redis.run("PING")).isEqualTo("[\"pong\" \"\"]");
        assertThat(redis.run("PING x")).isEqualTo("[\"pong\" \"x\"]");
        redis.run("UNSUBSCRIBE");
        assertThat(redis.run("PING")).isEqualTo("PONG");
        redis.runAll("HELLO 3", "SUBSCRIBE a");
        assertThat(redis.run("GET k")).isEqualTo("nil");
        assertThat(redis.run("PING")).isEqualTo("PONG");
        redis.run("HELLO 2");
        assertThat(redis.run("GET k")).startsWith("!ERR Can't execute 'get'");
    }

    @Test
    void it_tells_who_listens() {
        redis.runAll("bob> SUBSCRIBE a b", "ann> SUBSCRIBE b", "ann> PSUBSCRIBE x* y*", "bob> PSUBSCRIBE x*");
        assertThat(redis.run("PUBSUB CHANNELS")).isEqualTo("[\"a\" \"b\"]");
        assertThat(redis.run("PUBSUB CHANNELS b*")).isEqualTo("[\"b\"]");
        assertThat(redis.run("PUBSUB NUMSUB a b c")).isEqualTo("[\"a\" 1 \"b\" 2 \"c\" 0]");
        assertThat(redis.run("PUBSUB NUMSUB")).isEqualTo("[]");
        assertThat(redis.run("PUBSUB NUMPAT")).isEqualTo("2");
        assertThat(redis.engine.pubSub().clients()).isEqualTo(2);
    }

    @Test
    void reset_and_hanging_up_end_all_listening() {
        redis.runAll("bob> SUBSCRIBE a", "bob> PSUBSCRIBE b", "bob> SSUBSCRIBE c", "bob> RESET", "ann> SUBSCRIBE a");
        redis.engine.disconnect(redis.client("ann"));
        assertThat(redis.run("PUBLISH a x")).isEqualTo("0");
        assertThat(redis.run("PUBSUB NUMPAT")).isEqualTo("0");
        assertThat(redis.engine.pubSub().clients()).isZero();
        assertThat(redis.engine.pubSub().count(PubSub.Kind.SHARD_CHANNEL)).isZero();
    }

    @Test
    void pushes_reach_even_those_who_want_no_replies() {
        redis.runAll("HELLO 3", "CLIENT REPLY OFF");
        assertThat(redis.run("SUBSCRIBE a")).isEqualTo("(>[\"subscribe\" \"a\" 1])");
        assertThat(redis.run("PUBLISH a x")).isEqualTo("()");
        assertThat(redis.late()).containsExactly("you: >[\"message\" \"a\" \"x\"]");
    }

    @Test
    void in_a_transaction_it_happens_at_exec() {
        redis.runAll("bob> SUBSCRIBE a", "MULTI", "PUBLISH a 1", "SUBSCRIBE x y", "PING");
        assertThat(redis.late()).isEmpty();
        assertThat(redis.run("EXEC"))
                .isEqualTo("[1 >[\"subscribe\" \"x\" 1] >[\"subscribe\" \"y\" 2] [\"pong\" \"\"]]");
        assertThat(redis.late()).hasSize(1);
    }

    @Test
    void an_engine_of_its_own_hears_nothing_of_its_copy() {
        redis.run("bob> SUBSCRIBE a");
        assertThat(redis.engine.fork().pubSub().clients()).isZero();
    }
}
