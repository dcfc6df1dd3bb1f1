package dev.rediscover.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StringValue;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest {
    private final VirtualClock clock = VirtualClock.frozenAt(1_000_000);
    private final Engine engine = new Engine(List.of(new ToyCommands()), clock, new RandomSource(1));
    private final List<String> late = new ArrayList<>();
    private final Client ann = connect("ann");
    private final Client bob = connect("bob");
    private final List<KeyEvent> events = new ArrayList<>();

    private Client connect(String name) {
        return engine.connect((client, reply) -> late.add(name + " " + shown(reply)));
    }

    private static String shown(Reply reply) {
        return reply instanceof Reply.Bulk bulk ? bulk.value().utf8() : String.valueOf(reply);
    }

    private Reply run(Client client, String line) {
        return engine.execute(client, CommandLine.split(line).words());
    }

    private String look(Engine where, String key) {
        return shown(where.execute(where.connect((client, reply) -> {}), List.of(Bytes.of("look"), Bytes.of(key))));
    }

    private void listen(boolean before) {
        engine.listen(new KeyEventListener() {
            @Override
            public void changed(KeyEvent event) {
                events.add(event);
            }

            @Override
            public boolean wantsBefore() {
                return before;
            }
        });
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        for (KeyEvent event : events) {
            String before = event.before() instanceof StringValue text
                    ? " was " + text.bytes().utf8()
                    : "";
            told.add(event.db() + " " + event.key() + " " + event.type().event() + before);
        }
        return told;
    }

    @Test
    void unknown_commands_and_wrong_arity_are_refused_before_a_handler_is_asked() {
        assertThat(run(ann, "nope a 'b c'"))
                .isEqualTo(new Reply.Err("ERR unknown command 'nope', with args beginning with: 'a' 'b c' "));
        assertThat(run(ann, "look")).isEqualTo(new Reply.Err("ERR wrong number of arguments for 'look' command"));
        assertThat(run(ann, "box open x"))
                .isEqualTo(new Reply.Err("ERR wrong number of arguments for 'box|open' command"));
        assertThat(run(ann, "box shut")).isEqualTo(new Reply.Err("ERR unknown subcommand 'shut'. Try BOX HELP."));
        assertThat(run(ann, "planned k").isError()).isTrue();
        assertThat(run(ann, "box Open")).isEqualTo(Reply.OK);
    }

    @Test
    void every_change_is_announced_once_with_what_was_there_before() {
        listen(true);
        run(ann, "put k one");
        run(ann, "add k two");
        run(ann, "look k");
        run(ann, "drop k");
        run(ann, "drop k");
        assertThat(told()).containsExactly("0 k set", "0 k append was one", "0 k del was onetwo");
    }

    @Test
    void a_failed_command_announces_nothing() {
        listen(true);
        run(ann, "fail k");
        run(ann, "add k two");
        assertThat(events).isEmpty();
        assertThat(engine.dirty()).isZero();
    }

    @Test
    void a_key_is_gone_at_its_time_whoever_meets_it_first() {
        listen(false);
        run(ann, "put lazy x 1000");
        run(ann, "put active x 1000");
        clock.advance(999);
        assertThat(look(engine, "lazy")).isEqualTo("x");
        clock.advance(1);
        assertThat(look(engine, "lazy")).isEqualTo("BULK");
        assertThat(engine.db(0).size()).isEqualTo(1);
        engine.tick();
        assertThat(engine.db(0).size()).isZero();
        assertThat(told()).containsExactly("0 lazy set", "0 active set", "0 lazy expired", "0 active expired");
    }

    @Test
    void a_large_keyspace_is_swept_in_turns_and_a_small_one_at_once() {
        for (int i = 0; i < 300; i++) {
            run(ann, "put k" + i + " x 10");
        }
        clock.advance(10);
        engine.tick();
        assertThat(engine.db(0).size()).isZero();
    }

    @Test
    void a_fork_goes_its_own_way() {
        run(ann, "put k one");
        Engine fork = engine.fork();
        Client there = fork.connect((client, reply) -> {});
        fork.execute(there, CommandLine.split("add k -fork").words());
        run(ann, "add k -here");
        fork.execute(there, CommandLine.split("put only-there x").words());
        assertThat(look(engine, "k")).isEqualTo("one-here");
        assertThat(look(fork, "k")).isEqualTo("one-fork");
        assertThat(look(engine, "only-there")).isEqualTo("BULK");
    }

    @Test
    void a_fork_draws_what_its_original_would_draw_and_has_its_own_time() {
        Engine fork = engine.fork();
        Client there = fork.connect((client, reply) -> {});
        for (int i = 0; i < 20; i++) {
            assertThat(fork.execute(there, CommandLine.split("draw 1000000").words()))
                    .isEqualTo(run(ann, "draw 1000000"));
        }
        clock.advance(5000);
        assertThat(fork.clock().millis()).isEqualTo(1_000_000);
    }

    @Test
    void a_blocked_client_is_served_when_its_key_comes_and_the_first_to_wait_is_first() {
        Client cid = connect("cid");
        assertThat(run(bob, "take job 0")).isNull();
        assertThat(run(cid, "take job 0")).isNull();
        assertThat(bob.isBlocked()).isTrue();
        run(ann, "put job one");
        assertThat(late).containsExactly("bob one");
        run(ann, "put job two");
        assertThat(late).containsExactly("bob one", "cid two");
        assertThat(engine.blockedClients()).isZero();
    }

    @Test
    void a_blocked_client_times_out_by_the_engines_clock() {
        run(bob, "take job 500");
        assertThat(engine.nextDeadline()).isEqualTo(1_000_500);
        clock.advance(499);
        engine.tick();
        assertThat(late).isEmpty();
        clock.advance(1);
        engine.tick();
        assertThat(late).containsExactly("bob BULK");
        assertThat(engine.nextDeadline()).isEqualTo(-1);
    }

    @Test
    void nobody_waits_on_a_fork_or_after_hanging_up() {
        Engine fork = engine.fork();
        Client there = fork.connect((client, reply) -> {});
        assertThat(fork.execute(there, CommandLine.split("take job 0").words())).isEqualTo(Reply.NIL);
        run(bob, "take job 0");
        engine.disconnect(bob);
        run(ann, "put job one");
        assertThat(late).isEmpty();
        assertThat(look(engine, "job")).isEqualTo("one");
    }

    @Test
    void swapped_databases_are_announced_key_by_key_and_serve_who_waits() {
        bob.select(1);
        run(bob, "take job 0");
        run(ann, "put job one");
        listen(true);
        engine.swap(0, 1);
        assertThat(told()).contains("1 job swapped", "0 job swapped was one");
        engine.tick();
        assertThat(late).containsExactly("bob one");
    }

    @Test
    void a_flushed_database_tells_of_each_key() {
        run(ann, "put a 1");
        run(ann, "put b 2 5000");
        listen(true);
        engine.db(0).clear();
        assertThat(told()).containsExactlyInAnyOrder("0 a flushed was 1", "0 b flushed was 2");
        assertThat(engine.db(0).expiresSize()).isZero();
    }
}
