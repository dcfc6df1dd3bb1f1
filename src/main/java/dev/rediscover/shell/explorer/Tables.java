package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.CommandStats;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.engine.PubSub;
import dev.rediscover.engine.SlowLog;
import dev.rediscover.render.Wording;
import dev.rediscover.resp.Quoting;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the engine counts, as tables. */
final class Tables {
    private static final int MOST_SLOW = 128;

    private Tables() {}

    /** The table of a page; hold the engine's lock. */
    static FactTable of(ExplorerTab tab, Engine engine) {
        return switch (tab) {
            case SLOW_LOG -> slow(engine);
            case COMMANDS -> commands(engine);
            case CLIENTS -> clients(engine);
            case CHANNELS -> channels(engine);
            case KEYS, MEMORY -> FactTable.EMPTY;
        };
    }

    private static FactTable slow(Engine engine) {
        List<List<String>> rows = new ArrayList<>();
        for (SlowLog.Entry entry : engine.slowLog().newest(MOST_SLOW)) {
            String age = Wording.duration(Math.max(0, engine.now() - entry.seconds() * 1000));
            rows.add(List.of(
                    Long.toString(entry.id()),
                    age,
                    Wording.count(entry.micros()),
                    Quoting.line(entry.words()),
                    entry.name().isEmpty() ? entry.address() : entry.name().utf8()));
        }
        long least = engine.config().number(Parameter.SLOWLOG_LOG_SLOWER_THAN);
        String note = least < 0
                ? "Nothing is kept: CONFIG SET slowlog-log-slower-than 10000 changes that."
                : "Kept from " + Wording.count(least) + " us up: CONFIG SET slowlog-log-slower-than.";
        return new FactTable(
                List.of("id", "ago", "us", "command", "client"),
                List.of(true, true, true, false, false),
                3,
                rows,
                List.of(),
                note,
                "SLOWLOG GET " + MOST_SLOW);
    }

    private static FactTable commands(Engine engine) {
        CommandStats stats = engine.commandStats();
        List<CommandSpec> specs = new ArrayList<>(stats.commands());
        specs.sort((a, b) -> Long.compare(stats.of(b).micros(), stats.of(a).micros()));
        List<List<String>> rows = new ArrayList<>();
        for (CommandSpec spec : specs) {
            CommandStats.Counter counter = stats.of(spec);
            long calls = counter.calls();
            rows.add(List.of(
                    spec.name(),
                    Wording.count(calls),
                    calls == 0 ? "" : tenths(counter.micros() * 10 / calls),
                    counter.times().total() == 0
                            ? ""
                            : Wording.count(counter.times().percentile(99)),
                    Wording.count(counter.micros()),
                    Wording.count(counter.failed()),
                    Wording.count(counter.rejected())));
        }
        return new FactTable(
                List.of("command", "calls", "us a call", "p99 us", "us in all", "failed", "refused"),
                List.of(false, true, true, true, true, true, true),
                0,
                rows,
                List.of(),
                "CONFIG RESETSTAT begins to count anew.",
                "INFO commandstats");
    }

    private static String tenths(long tenths) {
        return Wording.count(tenths / 10) + "." + tenths % 10;
    }

    private static FactTable clients(Engine engine) {
        List<List<String>> rows = new ArrayList<>();
        List<Long> ids = new ArrayList<>();
        for (Client client : engine.clients()) {
            ids.add(client.id());
            rows.add(List.of(
                    Long.toString(client.id()),
                    client.name().isEmpty() ? "-" : client.name().utf8(),
                    client.lastCommand().toLowerCase(Locale.ROOT),
                    state(engine, client),
                    Integer.toString(client.db()),
                    Wording.duration((engine.now() - client.connectedAtMillis()) / 1000 * 1000),
                    Wording.duration((engine.now() - client.lastUsedMillis()) / 1000 * 1000),
                    client.address()));
        }
        return new FactTable(
                List.of("id", "name", "last command", "state", "db", "age", "idle", "address"),
                List.of(true, false, false, false, true, true, true, false),
                3,
                rows,
                ids,
                "CLIENT SETNAME gives a client its name.",
                "CLIENT LIST");
    }

    private static String state(Engine engine, Client client) {
        List<String> words = new ArrayList<>();
        add(words, client.isBlocked(), "waits");
        add(words, client.isInTransaction(), "in MULTI, " + Math.max(0, client.queued()) + " queued");
        add(words, client.watchedKeys() > 0, "watches " + client.watchedKeys());
        add(words, client.isSubscriber(), "listens");
        add(words, engine.monitors().includes(client), "monitors");
        add(words, client.tracking() != null, "tracks");
        return words.isEmpty() ? "-" : String.join(", ", words);
    }

    private static void add(List<String> words, boolean is, String word) {
        if (is) {
            words.add(word);
        }
    }

    private static FactTable channels(Engine engine) {
        List<List<String>> rows = new ArrayList<>();
        PubSub pubSub = engine.pubSub();
        for (PubSub.Kind kind : PubSub.Kind.values()) {
            String what = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            for (Bytes name : pubSub.listened(kind, null)) {
                rows.add(List.of(what, Quoting.word(name), Integer.toString(pubSub.listeners(kind, name))));
            }
        }
        String note = rows.isEmpty()
                ? "Nobody listens. In the shell, \"@bob SUBSCRIBE news\" lets bob listen."
                : "A message goes to whoever listens at that moment; nothing is kept.";
        return new FactTable(
                List.of("kind", "name", "listeners"),
                List.of(false, false, true),
                1,
                rows,
                List.of(),
                note,
                "PUBSUB CHANNELS");
    }
}
