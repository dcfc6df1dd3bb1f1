package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.CommandStats;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Histogram;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.PubSub;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.KeyHistory;
import dev.rediscover.resp.Quoting;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Pictures of the whole engine rather than of one key. All take what they need at once; hold the link's monitor while
 * you call them.
 */
public final class Boards {
    private static final int MOST_KEYS = 10_000;
    private static final int MOST_ROWS = 64;
    private static final int STRIP = 16;

    private Boards() {}

    /** The keys that will expire, the next one first, with the time that is left to them as bars that drain. */
    public static Picture expiry(Keyspace db, long now) {
        List<BarsPicture.Bar> bars = new ArrayList<>();
        Map<BarsPicture.Bar, Long> left = new LinkedHashMap<>();
        long total = 0;
        for (Bytes key : firstOf(db)) {
            long at = db.peek(key) == null ? -1 : db.expireAt(key);
            if (at < 0) {
                continue;
            }
            total++;
            long ttl = Math.max(0, at - now);
            long of = ExpiryPicture.roundedUp(ttl);
            String text = Wording.duration(ttl) + " left of " + Wording.duration(of);
            left.put(new BarsPicture.Bar(Wording.text(key, false), List.of((double) ttl / of), text), ttl);
        }
        bars.addAll(left.keySet());
        bars.sort(Comparator.comparing(left::get));
        String title = Wording.count(total, "key") + " of " + looked(db) + " with a time to live";
        String footer =
                "A key whose time is up goes when somebody asks for it, or when the engine looks for such keys.";
        return new BarsPicture(title, first(bars), total, "key", footer);
    }

    private static List<Bytes> firstOf(Keyspace db) {
        List<Bytes> keys = db.keys();
        return keys.subList(0, Math.min(MOST_KEYS, keys.size()));
    }

    /** How many keys were looked at, and of how many if not at all of them. */
    private static String looked(Keyspace db) {
        return db.size() <= MOST_KEYS
                ? Wording.count(db.size())
                : "the " + Wording.count(MOST_KEYS) + " looked at (of " + Wording.count(db.size()) + ")";
    }

    private static List<BarsPicture.Bar> first(List<BarsPicture.Bar> bars) {
        return bars.subList(0, Math.min(MOST_ROWS, bars.size()));
    }

    /** Where the memory goes, its limit, and who would be removed first to make room. */
    public static Picture memory(Engine engine, Keyspace db) {
        long limit = engine.config().number(Parameter.MAXMEMORY);
        String policy = engine.config().text(Parameter.MAXMEMORY_POLICY);
        String used = Wording.size(engine.usedMemory()) + " used";
        String seen = db.size() <= MOST_KEYS ? "" : "; " + Wording.count(MOST_KEYS) + " of its keys looked at";
        String title = limit > 0
                ? used + " of " + Wording.size(limit) + ", " + policy + seen
                : used + ", no limit (maxmemory 0), " + policy + seen;
        List<BarsPicture.Bar> bars = new ArrayList<>();
        if (limit > 0) {
            double share = (double) engine.usedMemory() / limit;
            bars.add(new BarsPicture.Bar("maxmemory", List.of(share), Math.round(share * 100) + "% full"));
        }
        List<BarsPicture.Bar> keys = candidates(engine, db, policy.startsWith("volatile-"));
        bars.addAll(first(keys));
        String which = policy.equals("noeviction")
                ? "Nothing is removed: at the limit, commands that need memory are refused."
                        + " First stand those idle longest."
                : engine.eviction().isLfu()
                        ? "The least used go first, of a few drawn by chance."
                        : "Those idle longest go first, of a few drawn by chance.";
        return new BarsPicture(title, bars, (limit > 0 ? 1 : 0) + (long) keys.size(), "key", which);
    }

    private static List<BarsPicture.Bar> candidates(Engine engine, Keyspace db, boolean onlyMortal) {
        Map<BarsPicture.Bar, Long> order = new LinkedHashMap<>();
        boolean lfu = engine.eviction().isLfu();
        long most = 1;
        for (Bytes key : firstOf(db)) {
            most = Math.max(most, db.peek(key) == null ? 0 : db.heapBytes(key));
        }
        for (Bytes key : firstOf(db)) {
            Value value = db.peek(key);
            if (value == null || onlyMortal && db.expireAt(key) < 0) {
                continue;
            }
            long use =
                    lfu ? engine.eviction().frequency(value) : engine.eviction().idleSeconds(value);
            String text = Wording.size(db.heapBytes(key)) + ", "
                    + (lfu ? "frequency " + use : "idle " + Wording.duration(use * 1000));
            double share = (double) db.heapBytes(key) / most;
            order.put(new BarsPicture.Bar(Wording.text(key, false), List.of(share), text), lfu ? use : -use);
        }
        List<BarsPicture.Bar> bars = new ArrayList<>(order.keySet());
        bars.sort(Comparator.comparing(order::get));
        return bars;
    }

    /** The memory of keys by the first part of their names. */
    public static Picture memoryTree(Keyspace db, Bytes prefix) {
        Map<String, long[]> parts = new LinkedHashMap<>();
        long sum = 0;
        for (Bytes key : firstOf(db)) {
            if (db.peek(key) == null || !startsWith(key, prefix)) {
                continue;
            }
            int colon = key.indexOf(':', prefix.length());
            Bytes part = colon < 0 ? key : key.slice(0, colon + 1);
            String name = Wording.text(part, false) + (colon < 0 ? "" : "*");
            long[] counted = parts.computeIfAbsent(name, any -> new long[2]);
            counted[0]++;
            counted[1] += db.heapBytes(key);
            sum += db.heapBytes(key);
        }
        List<BarsPicture.Bar> bars = new ArrayList<>();
        List<String> names = new ArrayList<>(parts.keySet());
        names.sort(Comparator.comparing((String name) -> -parts.get(name)[1]).thenComparing(name -> name));
        for (String name : names) {
            long[] counted = parts.get(name);
            String text = Wording.size(counted[1]) + ", " + Wording.count(counted[0], "key");
            bars.add(new BarsPicture.Bar(name, List.of(sum == 0 ? 0.0 : (double) counted[1] / sum), text));
        }
        String title = Wording.size(sum) + " in " + (db.size() <= MOST_KEYS ? "keys" : looked(db) + " keys")
                + (prefix.isEmpty() ? "" : " that begin with " + prefix);
        return new BarsPicture(title, first(bars), bars.size(), "name", "");
    }

    private static boolean startsWith(Bytes key, Bytes start) {
        return key.length() >= start.length() && key.slice(0, start.length()).equals(start);
    }

    /** What commands took the time: calls, mean, median and the slowest hundredth, and how the times spread. */
    public static Picture latency(CommandStats stats) {
        List<CommandSpec> commands = new ArrayList<>(stats.commands());
        commands.sort(Comparator.comparing((CommandSpec spec) -> -stats.of(spec).micros())
                .thenComparing(CommandSpec::words));
        List<BarsPicture.Bar> bars = new ArrayList<>();
        for (CommandSpec spec : commands) {
            CommandStats.Counter counter = stats.of(spec);
            Histogram times = counter.times();
            if (times.total() == 0) {
                continue;
            }
            String text = Wording.count(counter.calls(), "call") + ", p50 " + Wording.count(times.percentile(50))
                    + " µs, p99 " + Wording.count(times.percentile(99)) + " µs";
            bars.add(new BarsPicture.Bar(spec.words(), strip(times), text));
        }
        String footer =
                "Each cell of a strip stands for times twice as long as the one before, from 1 µs on; the darker,"
                        + " the more calls.";
        return new BarsPicture(
                "Commands by the time they took", first(bars), bars.size(), "command", bars.isEmpty() ? "" : footer);
    }

    /** How the times spread: a cell for up to 1 µs, up to 2, up to 4 and so on. */
    private static List<Double> strip(Histogram times) {
        List<Double> cells = new ArrayList<>();
        long before = 0;
        for (int i = 0; i < STRIP; i++) {
            long upTo = times.upTo(1L << i);
            cells.add((double) (upTo - before) / times.total());
            before = upTo;
        }
        return cells;
    }

    /** The slots of a cluster, and where these keys would be. */
    public static Picture slots(List<Bytes> keys) {
        return new SlotsPicture(keys);
    }

    /** What SCAN meets, step by step. */
    public static Picture scan(Keyspace db) {
        List<ScanPicture.Step> steps = new ArrayList<>();
        long cursor = 0;
        do {
            List<Bytes> keys = new ArrayList<>();
            long next = db.scan(cursor, keys);
            steps.add(new ScanPicture.Step(cursor, next, keys));
            cursor = next;
        } while (cursor != 0 && steps.size() < MOST_KEYS);
        return new ScanPicture(steps, db.size());
    }

    /** Who has queued commands or watches keys of database {@code db}, and what EXEC would do now. */
    public static Picture transactions(EmbeddedLink link, int db) {
        Engine engine = link.engine();
        List<QueuePicture.Queue> queues = new ArrayList<>();
        for (Client client : engine.clients()) {
            List<List<Bytes>> queued = engine.transactions().queued(client);
            List<Bytes> watched = engine.transactions().watched(client, db);
            if (queued == null && watched.isEmpty()) {
                continue;
            }
            List<String> commands = new ArrayList<>();
            if (queued != null) {
                queued.forEach(words -> commands.add(Quoting.line(words)));
            }
            boolean changed = engine.transactions().sawChange(client);
            List<QueuePicture.Watched> keys = new ArrayList<>();
            for (Bytes key : watched) {
                boolean dirty = engine.transactions().sawChangeOf(client, db, key);
                keys.add(new QueuePicture.Watched(Wording.text(key, false), dirty ? lastChange(link, db, key) : ""));
            }
            queues.add(new QueuePicture.Queue(
                    link.nameOf(client),
                    queued != null,
                    engine.transactions().isSpoiled(client),
                    changed,
                    commands,
                    keys));
        }
        return new QueuePicture(queues);
    }

    private static String lastChange(EmbeddedLink link, int db, Bytes key) {
        List<KeyHistory.Note> notes = link.historyOf(db, key);
        if (notes.isEmpty()) {
            return "changed";
        }
        KeyHistory.Note last = notes.get(notes.size() - 1);
        return "changed: " + (last.who().isEmpty() ? "" : last.who() + ", ") + last.line();
    }

    /** Who hears what: channels and patterns, and the clients that listen to them. */
    public static Picture channels(EmbeddedLink link) {
        Engine engine = link.engine();
        List<Client> listeners = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (Client client : engine.clients()) {
            if (client.isSubscriber()) {
                listeners.add(client);
                names.add(link.nameOf(client));
            }
        }
        List<MatrixPicture.Row> rows = new ArrayList<>();
        for (PubSub.Kind kind : PubSub.Kind.values()) {
            List<Bytes> heard = new ArrayList<>(engine.pubSub().listened(kind, Bytes.of("*")));
            heard.sort(null);
            for (Bytes channel : heard) {
                List<Boolean> marks = new ArrayList<>();
                listeners.forEach(client -> marks.add(engine.pubSub().listensTo(client, kind, channel)));
                String label = kind == PubSub.Kind.PATTERN ? "pattern " : kind == PubSub.Kind.CHANNEL ? "" : "sharded ";
                rows.add(new MatrixPicture.Row(label + Wording.text(channel, false), marks));
            }
        }
        String title = rows.isEmpty()
                ? "Nobody listens to anything"
                : "Channels and patterns: " + Wording.count(rows.size()) + ", listeners: "
                        + Wording.count(listeners.size());
        String footer = "A message goes to whoever listens at that moment, and nobody else will ever see it.";
        return new MatrixPicture(title, names, rows, rows.size(), "is heard by", footer);
    }

    /** Who may what: the users and their rights. */
    public static Picture users(Engine engine) {
        return new UsersBoard(engine).picture();
    }

    /**
     * What sets or sorted sets have in common: two as regions, more as a table of their members.
     *
     * @param keys from two to eight, each with its value
     */
    public static Picture overlap(Map<Bytes, Value> keys) {
        List<String> names = new ArrayList<>();
        keys.keySet().forEach(key -> names.add(Wording.text(key, false)));
        List<Value> sets = new ArrayList<>(keys.values());
        return sets.size() == 2 ? regions(names, sets) : table(names, sets);
    }

    private static boolean contains(Value set, Bytes member) {
        return set instanceof SetValue plain ? plain.contains(member) : ((ZSetValue) set).contains(member);
    }

    private static void each(Value set, Consumer<Bytes> visitor) {
        if (set instanceof SetValue plain) {
            for (Iterator<Bytes> it = plain.iterator(); it.hasNext(); ) {
                visitor.accept(it.next());
            }
        } else {
            ((ZSetValue) set).forEach(member -> visitor.accept(member.member()));
        }
    }

    /** Members in order: the first of them are kept, all are counted. */
    private static final class Gathered {
        private final TreeSet<Bytes> kept = new TreeSet<>();
        private long total;

        void add(Bytes member) {
            total++;
            kept.add(member);
            if (kept.size() > MOST_ROWS) {
                kept.pollLast();
            }
        }

        OverlapPicture.Region region(String name, String command) {
            return new OverlapPicture.Region(name, command, List.copyOf(kept), total);
        }
    }

    private static Picture regions(List<String> names, List<Value> sets) {
        Gathered left = new Gathered();
        Gathered both = new Gathered();
        Gathered right = new Gathered();
        each(sets.get(0), member -> (contains(sets.get(1), member) ? both : left).add(member));
        each(sets.get(1), member -> {
            if (!contains(sets.get(0), member)) {
                right.add(member);
            }
        });
        boolean sorted = sets.stream().anyMatch(set -> set instanceof ZSetValue);
        String a = names.get(0);
        String b = names.get(1);
        String diff = sorted ? "ZDIFF 2 " : "SDIFF ";
        String inter = sorted ? "ZINTER 2 " : "SINTER ";
        return new OverlapPicture(List.of(
                left.region("only " + a, diff + a + " " + b),
                both.region("both", inter + a + " " + b),
                right.region("only " + b, diff + b + " " + a)));
    }

    private static Picture table(List<String> names, List<Value> sets) {
        Gathered union = new Gathered();
        Gathered inAll = new Gathered();
        for (int i = 0; i < sets.size(); i++) {
            List<Value> before = sets.subList(0, i);
            each(sets.get(i), member -> {
                if (before.stream().noneMatch(set -> contains(set, member))) {
                    union.add(member);
                    if (sets.stream().allMatch(set -> contains(set, member))) {
                        inAll.add(member);
                    }
                }
            });
        }
        List<MatrixPicture.Row> rows = new ArrayList<>();
        for (Bytes member : union.kept) {
            List<Boolean> marks = new ArrayList<>();
            sets.forEach(set -> marks.add(contains(set, member)));
            rows.add(new MatrixPicture.Row(Wording.text(member, false), marks));
        }
        String title = Wording.count(union.total, "member") + " in all, " + Wording.count(inAll.total) + " in each";
        return new MatrixPicture(title, names, rows, union.total, "is in", "");
    }
}
