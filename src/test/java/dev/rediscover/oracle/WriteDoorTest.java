package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.KeyChange;
import dev.rediscover.link.LinkClient;
import dev.rediscover.persist.DumpCommands;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Whatever a command does to a key goes through the write door, whichever command it is: generated commands of every
 * family, newer than any server at hand included, are run one by one, and what changed is compared with what was
 * announced. {@code -Dwritedoor.seed=N} takes other commands.
 */
class WriteDoorTest {
    private static final int COMMANDS = 20_000;
    /** Ends a transaction, and what SUBSCRIBE began, before most commands are only queued or refused. */
    private static final List<Bytes> EXEC = List.of(Bytes.of("EXEC"));

    private static final List<Bytes> RESET = List.of(Bytes.of("RESET"));

    private final long seed = Long.getLong("writedoor.seed", 7);
    private final RandomSource random = new RandomSource(seed);
    private final CommandGenerator generator = new CommandGenerator(random);
    private final VirtualClock clock = VirtualClock.frozenAt(1_767_225_600_000L);
    private final Engine engine = new Engine(Families.all(), clock, new RandomSource(seed));
    private final EmbeddedLink link = new EmbeddedLink(engine, clock);
    private int changes;
    private final LinkClient client = link.open("you", (from, reply) -> {});

    @Test
    void every_change_is_announced_and_nothing_else_and_a_fork_is_never_touched_and_all_can_be_undone()
            throws Exception {
        Map<String, List<Reply>> known = arguments();
        List<String> names = new ArrayList<>(known.keySet());
        for (int i = 0; i < COMMANDS; i++) {
            String name = names.get(random.nextInt(names.size()));
            List<Bytes> line = i % 20 == 9 ? EXEC : i % 20 == 19 ? RESET : generator.line(name, known.get(name));
            check(line, "seed " + seed + ", command " + i + ": " + Quoting.line(line));
            if (i % 500 == 499) {
                clock.advance(2_000_000);
                link.tick();
            }
        }
        assertThat(changes).as("commands that changed something").isGreaterThan(COMMANDS / 15);
    }

    private void check(List<Bytes> line, String what) throws Exception {
        Engine fork = link.fork();
        Map<String, String> before = contents(engine);
        client.send(line);
        if (client.isWaiting()) {
            client.cancel();
        }
        Map<String, String> after = contents(engine);
        assertThat(contents(fork)).as("the fork, after %s", what).isEqualTo(before);
        assertThat(announced()).as("announced by %s", what).isEqualTo(changed(before, after));
        if (!before.equals(after)) {
            changes++;
            link.undo();
            assertThat(contents(engine)).as("undone: %s", what).isEqualTo(before);
            link.redo();
            assertThat(contents(engine)).as("redone: %s", what).isEqualTo(after);
        }
    }

    private TreeSet<String> announced() {
        TreeSet<String> keys = new TreeSet<>();
        for (KeyChange change : link.lastChanges()) {
            String was = text(change.before(), change.expireAtBefore());
            String is = text(change.after(), change.expireAtAfter());
            if (!was.equals(is)) {
                keys.add(change.db() + " " + change.key().latin1());
            }
        }
        return keys;
    }

    private static TreeSet<String> changed(Map<String, String> before, Map<String, String> after) {
        TreeSet<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.removeIf(key -> before.getOrDefault(key, "").equals(after.getOrDefault(key, "")));
        return keys;
    }

    private static Map<String, String> contents(Engine engine) {
        Map<String, String> contents = new TreeMap<>();
        for (int i = 0; i < Engine.DATABASES; i++) {
            Keyspace db = engine.db(i);
            for (Bytes key : db.keys()) {
                contents.put(i + " " + key.latin1(), text(db.peek(key), db.expireAt(key)));
            }
        }
        return contents;
    }

    /** All that a value holds, in its own order. */
    private static String text(Value value, long expireAt) {
        return value == null ? "" : DumpCommands.payload(value).latin1() + " " + expireAt;
    }

    private Map<String, List<Reply>> arguments() throws Exception {
        Map<String, List<Reply>> known = new TreeMap<>();
        for (CommandSpec spec : engine.catalog().all()) {
            boolean speaksOfOthers =
                    spec.name().startsWith("COMMAND|") || spec.name().equals("MIGRATE");
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
