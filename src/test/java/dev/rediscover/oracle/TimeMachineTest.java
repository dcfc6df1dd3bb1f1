package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.LinkClient;
import dev.rediscover.persist.DumpCommands;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Back and forth in time: generated commands of every family, time passing in between, then commands that sweep all
 * away. What was before each of them comes back with undo, and what was after it with redo, byte for byte: the digest
 * of the data, the DUMP of each key, and when it expires. {@code -Dtimemachine.seed=N} takes other commands.
 */
class TimeMachineTest {
    private static final int ROUNDS = 12;
    private static final int COMMANDS = 150;
    private static final List<String> SWEEPS = List.of(
            "FLUSHALL",
            "FLUSHDB",
            "SWAPDB 0 1",
            "RENAME sweep:list sweep:other",
            "COPY sweep:hash sweep:list REPLACE",
            "MOVE sweep:list 2",
            "DEL sweep:stream",
            "tick");

    private final long seed = Long.getLong("timemachine.seed", 11);
    private final RandomSource random = new RandomSource(seed);
    private final CommandGenerator generator = new CommandGenerator(random);
    private final VirtualClock clock = VirtualClock.frozenAt(1_767_225_600_000L);
    private final Engine engine = new Engine(Families.all(), clock, new RandomSource(seed));
    private final EmbeddedLink link = new EmbeddedLink(engine, clock);
    private final LinkClient client = link.open("you", (from, reply) -> {});

    @Test
    void whatever_ran_comes_back_byte_for_byte_and_goes_again() throws Exception {
        Map<String, List<Reply>> known = arguments();
        List<String> names = new ArrayList<>(known.keySet());
        for (int round = 0; round < ROUNDS; round++) {
            List<String> states = new ArrayList<>();
            states.add(state());
            for (int i = 0; i < COMMANDS; i++) {
                String name = names.get(random.nextInt(names.size()));
                step(states, i % 40 == 39 ? List.of() : generator.line(name, known.get(name)));
            }
            for (String sweep : SWEEPS) {
                prepare(states);
                step(states, sweep.equals("tick") ? List.of() : words(sweep));
            }
            backAndForth(states, round);
        }
    }

    /** Everything that is hard to put back: times to live of keys and fields, groups, what is in two databases. */
    private void prepare(List<String> states) throws Exception {
        for (String line : List.of(
                "RESET",
                "RPUSH sweep:list a b c",
                "PEXPIRE sweep:list 500000",
                "HSET sweep:hash f 1 g 2",
                "HPEXPIRE sweep:hash 700000 FIELDS 1 f",
                "XADD sweep:stream * k v",
                "XGROUP CREATE sweep:stream readers 0 MKSTREAM",
                "XREADGROUP GROUP readers ann COUNT 1 STREAMS sweep:stream >",
                "SET sweep:string x PX 900")) {
            step(states, words(line));
        }
    }

    private void step(List<String> states, List<Bytes> line) throws Exception {
        long before = engine.dirty();
        if (line.isEmpty()) {
            clock.advance(random.nextInt(2_000_000));
            link.tick();
        } else {
            client.send(line);
            if (client.isWaiting()) {
                client.cancel();
            }
        }
        if (engine.dirty() != before && !link.lastChanges().isEmpty()) {
            states.add(state());
        }
    }

    private void backAndForth(List<String> states, int round) throws Exception {
        String what = "seed " + seed + ", round " + round + ", ";
        Engine snapshot = link.fork();
        String now = state();
        int steps = Math.min(states.size() - 1, 1 + random.nextInt(60));
        for (int i = 1; i <= steps; i++) {
            var entry = link.undo();
            assertThat(state())
                    .as(what + i + " back over " + entry.line())
                    .isEqualTo(states.get(states.size() - 1 - i));
        }
        for (int i = steps - 1; i >= 0; i--) {
            var entry = link.redo();
            assertThat(state())
                    .as(what + "forth to " + i + ", " + entry.line())
                    .isEqualTo(states.get(states.size() - 1 - i));
        }
        client.send(words("RESET"));
        client.send(words("FLUSHALL"));
        client.send(words("SET sweep:string y"));
        clock.advance(10_000_000);
        link.restore(snapshot, "back");
        assertThat(state()).as(what + "the snapshot").isEqualTo(now);
        link.undo();
        assertThat(engine.db(0).keys())
                .as(what + "before the snapshot came back")
                .hasSize(1);
        link.redo();
        assertThat(state()).as(what + "the snapshot again").isEqualTo(now);
    }

    private String state() throws Exception {
        LinkClient judge = link.openAside("judge");
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Engine.DATABASES; i++) {
            Keyspace db = engine.db(i);
            TreeMap<String, String> keys = new TreeMap<>();
            for (Bytes key : db.keys()) {
                keys.put(key.latin1(), DumpCommands.payload(db.peek(key)).latin1() + db.expireAt(key));
            }
            out.append(i).append(keys).append('\n');
        }
        out.append(((Reply.Status) judge.send(words("DEBUG DIGEST"))).text());
        judge.close();
        return out.toString();
    }

    private static List<Bytes> words(String line) {
        return CommandLine.split(line).words();
    }

    private Map<String, List<Reply>> arguments() throws Exception {
        Map<String, List<Reply>> known = new TreeMap<>();
        for (CommandSpec spec : engine.catalog().all()) {
            boolean speaksOfOthers = spec.name().startsWith("COMMAND|")
                    || spec.name().equals("MIGRATE")
                    || spec.name().startsWith("CONFIG|")
                    || spec.name().startsWith("CLIENT|");
            if (spec.isBuilt() && !spec.isContainer() && !speaksOfOthers) {
                Reply docs = client.send(List.of(Bytes.of("COMMAND"), Bytes.of("DOCS"), Bytes.of(spec.name())));
                Map<String, Reply> fields =
                        CommandGenerator.fields(CommandGenerator.items(docs).get(1));
                known.put(spec.name(), CommandGenerator.items(fields.get("arguments")));
            }
        }
        return known;
    }
}
