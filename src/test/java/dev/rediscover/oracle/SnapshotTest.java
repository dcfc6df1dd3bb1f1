package dev.rediscover.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Snapshot;
import dev.rediscover.engine.SnapshotTarget;
import dev.rediscover.engine.Unmet;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.LinkClient;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A snapshot tells what there was when it began, whatever happens before it is done: generated commands of every
 * family, keys that expire and are evicted, tables that grow, shrink, are emptied and change places, large values that
 * are written to while they are lent, changes that are taken back. {@code -Dsnapshot.seed=N} and
 * {@code -Dsnapshot.commands=N} take others.
 */
class SnapshotTest {
    private static final int COMMANDS = Integer.getInteger("snapshot.commands", 12_000);
    private static final int FILLERS = 3000;
    private static final List<Bytes> EXEC = List.of(Bytes.of("EXEC"));
    private static final List<Bytes> RESET = List.of(Bytes.of("RESET"));

    private final long seed = Long.getLong("snapshot.seed", 11);
    private final RandomSource random = new RandomSource(seed);
    private final CommandGenerator generator = new CommandGenerator(random);
    private final VirtualClock clock = VirtualClock.frozenAt(1_767_225_600_000L);
    private final Engine engine = new Engine(Families.all(), clock, new RandomSource(seed));
    private final List<String> history = new ArrayList<>();
    private EmbeddedLink link; // null where nobody listens, so that values are changed where they lie
    private LinkClient linked;
    private Client client;
    private Sheet sheet;
    private Snapshot snapshot;
    private Map<String, String> wanted;
    private Engine fork;
    private Map<String, String> forked;
    private int sent;
    private int done;
    private int abandoned;
    private int changedMeanwhile;
    private int lent;
    private long told;

    /** What a snapshot tells. */
    private final class Sheet implements SnapshotTarget {
        private final Map<String, String> told = new TreeMap<>();
        private final Map<String, Value> large = new TreeMap<>();

        private void note(int db, Bytes key, Value value, long expireAt) {
            String text = Unmet.text(value, expireAt);
            assertThat(told.put(db + " " + key.latin1(), text))
                    .as("told twice: %s %s, %s", db, key, where())
                    .isNull();
        }

        @Override
        public void entry(int db, Bytes key, Value value, long expireAt) {
            note(db, key, value, expireAt);
        }

        @Override
        public void large(int db, Bytes key, Value value, long expireAt) {
            note(db, key, value, expireAt);
            large.put(db + " " + key.latin1(), value);
            lent++;
        }

        @Override
        public boolean hasRoom() {
            return random.nextInt(3) > 0;
        }

        /** Gives back what was lent, unless {@code all} by chance only, and sees that it stayed as it was. */
        private void giveBack(Snapshot from, boolean all) {
            large.entrySet().removeIf(entry -> {
                boolean back = all || random.nextInt(30) == 0;
                if (back) {
                    String text = told.get(entry.getKey());
                    assertThat(Unmet.text(entry.getValue(), Long.parseLong(text.substring(text.lastIndexOf(' ') + 1))))
                            .as("lent: %s, %s", entry.getKey(), where())
                            .isEqualTo(text);
                    from.release(entry.getValue());
                }
                return back;
            });
        }
    }

    private String where() {
        return "seed " + seed + ", after " + String.join("\n  ", history);
    }

    @AfterEach
    void tellTheFigures() {
        String form =
                "Snapshots (seed %d): %d done, %d after changes, %d abandoned, %d keys told, %d large values lent%n";
        System.out.printf(form, seed, done, changedMeanwhile, abandoned, told, lent);
    }

    @Test
    void each_key_that_was_there_comes_once_as_it_was_and_nothing_that_came_later() throws Exception {
        client = engine.connect((to, reply) -> {});
        run(COMMANDS);
        assertThat(lent).as("large values").isGreaterThan(done);
    }

    @Test
    void nor_do_undo_and_redo_change_what_is_told() throws Exception {
        link = new EmbeddedLink(engine, clock);
        linked = link.open("you", (from, reply) -> {});
        run(COMMANDS / 3);
    }

    private void run(int commands) throws Exception {
        Map<String, List<Reply>> known = arguments();
        List<String> names = new ArrayList<>(known.keySet());
        for (int i = 0; i < commands; i++) {
            String name = names.get(random.nextInt(names.size()));
            List<Bytes> some = random.nextInt(3) > 0 ? ours(i) : generator.line(name, known.get(name));
            send(i % 20 == 9 ? EXEC : i % 20 == 19 ? RESET : some);
            if (link != null && random.nextInt(10) == 0) {
                undoOrRedo();
            }
            if (random.nextInt(40) == 0) {
                passTime();
            }
            takeSnapshots();
        }
        end();
        assertThat(done).as("snapshots").isGreaterThan(commands / 500);
        assertThat(changedMeanwhile).as("changed while they were taken").isGreaterThan(done / 2);
    }

    private Reply send(List<Bytes> line) throws Exception {
        sent++;
        history.add(Quoting.line(line));
        if (history.size() > 12) {
            history.remove(0);
        }
        if (link == null) {
            Reply reply = engine.execute(client, line);
            engine.cancel(client);
            return reply;
        }
        Reply reply = linked.send(line);
        if (linked.isWaiting()) {
            linked.cancel();
        }
        return reply;
    }

    private void undoOrRedo() {
        boolean back = random.nextInt(3) > 0;
        history.add(back ? "(undo)" : "(redo)");
        if (back) {
            link.undo();
        } else {
            link.redo();
        }
    }

    private void passTime() {
        clock.advance(random.nextInt(1000));
        if (random.nextInt(3) == 0) {
            return; // keys are due now that nobody has met
        }
        history.add("(time)");
        if (link == null) {
            engine.tick();
        } else {
            link.tick();
        }
    }

    /** What generated commands seldom do: many keys, large values, short lives, all gone at once. */
    private List<Bytes> ours(int number) {
        int phase = number / 1500 % 3; // few keys, more and more, fewer and fewer
        int filler = random.nextInt(FILLERS);
        String some = "slzhn".charAt(random.nextInt(5)) + "" + random.nextInt(4);
        int choice = random.nextInt(200);
        String line = switch (choice) {
            case 0 -> random.nextInt(8) == 0 ? "FLUSHALL" : "DBSIZE";
            case 1 -> random.nextInt(4) == 0 ? "FLUSHDB" : "DBSIZE";
            case 2, 3, 4 -> "SWAPDB " + random.nextInt(3) + " " + random.nextInt(3);
            case 5, 6, 7 -> "SELECT " + random.nextInt(3);
            case 8, 9, 10 -> "RENAME " + some + " " + some.charAt(0) + random.nextInt(4);
            case 11, 12 -> "MOVE " + some + " " + random.nextInt(3);
            case 13, 14 -> "COPY " + some + " x" + random.nextInt(4) + " DB " + random.nextInt(3) + " REPLACE";
            case 15, 16, 17 -> "PEXPIRE " + some + " " + random.nextInt(2000);
            case 18, 19 -> "HPEXPIRE h" + random.nextInt(4) + " " + random.nextInt(2000) + " FIELDS 2 a one";
            case 20 -> "CONFIG SET maxmemory-policy " + (random.nextInt(2) == 0 ? "allkeys-lru" : "volatile-ttl");
            case 21 -> "CONFIG SET maxmemory " + (engine.usedMemory() - 20_000);
            case 22, 23, 34, 35, 36 -> "CONFIG SET maxmemory 0";
            case 24, 25, 26, 27 -> "SETRANGE s" + random.nextInt(4) + " " + (40_000 + random.nextInt(9)) + " xyz";
            case 28, 29 -> many("RPUSH", "l", false);
            case 30 -> many("SADD", "n", false);
            case 31 -> many("HSET", "h", true);
            case 32 -> many("ZADD", "z", true);
            case 33 -> "PERSIST " + some;
            case 37, 38, 39 -> "PERSIST fill:" + filler % 40;
            case 40, 41, 42 -> "SET fill:" + filler % 40 + " x PX 5000";
            case 43, 44, 45, 46 ->
                "HSETEX h" + random.nextInt(4) + " PX " + (1 + random.nextInt(900)) + " FIELDS 1 a 1";
            case 47, 48 -> "HLEN h" + random.nextInt(4);
            default -> filler(filler, phase, choice);
        };
        return CommandLine.split(line).words();
    }

    private String filler(int filler, int phase, int choice) {
        if (phase == 2 || phase == 0 && choice < 120) {
            return "DEL fill:" + filler;
        }
        String life = choice % 4 == 0 ? " PX " + (1 + random.nextInt(5000)) : "";
        return choice % 3 == 0 ? "APPEND fill:" + filler + " abc" : "SET fill:" + filler + " " + choice + life;
    }

    private String many(String command, String kind, boolean pairs) {
        StringBuilder line = new StringBuilder(command + " " + kind + random.nextInt(4));
        for (int i = 0; i < 600; i++) {
            line.append(' ').append(i).append(pairs ? " 7777" : "-element".repeat(8));
        }
        return line.toString();
    }

    // ---- snapshots

    private void takeSnapshots() {
        if (snapshot == null) {
            if (random.nextInt(30) == 0) {
                begin();
            }
            return;
        }
        sheet.giveBack(snapshot, false);
        if (random.nextInt(400) == 0) {
            abandoned++;
            end();
        } else if (random.nextInt(3) == 0 && snapshot.advance(0)) {
            check();
            end();
        }
    }

    private void begin() {
        wanted = Unmet.contents(engine);
        if (sent > COMMANDS / 2 && random.nextInt(4) == 0) { // what a fork has shared stays so
            fork = engine.fork();
            forked = wanted;
        }
        sheet = new Sheet();
        snapshot = Snapshot.begin(engine, sheet);
        assertThat(snapshot.total()).as("total, %s", where()).isEqualTo(wanted.size());
    }

    private void check() {
        done++;
        told += wanted.size();
        assertThat(snapshot.told()).isEqualTo(snapshot.total());
        assertThat(sheet.told).as("told, %s", where()).isEqualTo(wanted);
        if (!Unmet.contents(engine).equals(wanted)) {
            changedMeanwhile++;
        }
    }

    private void end() {
        if (snapshot == null) {
            return;
        }
        snapshot.end();
        List<Value> borrowed = List.copyOf(sheet.large.values());
        sheet.giveBack(snapshot, true);
        if (link == null && sent <= COMMANDS / 2) {
            assertThat(borrowed).as("lent, %s", where()).noneMatch(Value::isShared);
        }
        if (fork != null) {
            assertThat(Unmet.contents(fork)).as("the fork, %s", where()).isEqualTo(forked);
            fork = null;
        }
        assertThat(engine.durability().snapshot()).isNull();
        snapshot = null;
    }

    private Map<String, List<Reply>> arguments() throws Exception {
        Map<String, List<Reply>> known = new TreeMap<>();
        for (CommandSpec spec : engine.catalog().all()) {
            boolean isLeftOut = spec.name().matches("COMMAND[|].*|MIGRATE|FLUSH.*"); // the last are too frequent
            if (spec.isBuilt() && !spec.isContainer() && !isLeftOut) {
                Reply docs = send(List.of(Bytes.of("COMMAND"), Bytes.of("DOCS"), Bytes.of(spec.name())));
                Map<String, Reply> fields =
                        CommandGenerator.fields(CommandGenerator.items(docs).get(1));
                known.put(spec.name(), CommandGenerator.items(fields.get("arguments")));
            }
        }
        return known;
    }
}
