package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The commands that are known here, and behind them what the server says of its own (COMMAND INFO, COMMAND DOCS):
 * modules, newer versions, renamed commands. Ours go first. The server is asked when something is missing, in the
 * background for the whole list, and never for more than a few thousand names.
 */
final class RemoteCatalog {
    private static final int QUESTION_MILLIS = 2000;
    private static final int LIST_MILLIS = 5000;
    private static final int MOST_NAMES = 4000;
    private static final int MOST_SINGLE = 1000;
    private static final int NAMES_AT_ONCE = 100;
    private static final int MOST_TEXT = 2 << 20;
    private static final long AGAIN_MILLIS = 30_000;
    private static final Catalog NOTHING = new Catalog(List.of());

    private final Catalog ours;
    private final RemoteLink link;
    private final Map<String, Catalog> single = new ConcurrentHashMap<>();
    private volatile Catalog all;
    private long askedAt;
    private boolean asking;
    private boolean complete;

    RemoteCatalog(Catalog ours, RemoteLink link) {
        this.ours = ours;
        this.link = link;
        all = ours;
    }

    /** Everything known by now; the first call lets the server be asked, on a thread of its own. */
    Catalog all() {
        if (isDue()) {
            Thread thread = new Thread(this::learn, "redis commands");
            thread.setDaemon(true);
            thread.start();
        }
        return all;
    }

    private synchronized boolean isDue() {
        long now = Clock.system().millis();
        if (complete || asking || askedAt != 0 && now - askedAt < AGAIN_MILLIS) {
            return false;
        }
        asking = true;
        askedAt = now;
        return true;
    }

    /** Asks the server for all it knows, at once. */
    void learn() {
        boolean done = false;
        try {
            List<String> names = missing();
            StringBuilder table = new StringBuilder();
            for (int from = 0; from < names.size() && table.length() < MOST_TEXT; from += NAMES_AT_ONCE) {
                append(table, names.subList(from, Math.min(names.size(), from + NAMES_AT_ONCE)));
            }
            all = table.length() == 0 ? ours : ours.with(table.toString());
            done = true;
        } catch (IOException | RuntimeException e) {
            // A server that does not tell, or tells nonsense: ours remain.
        }
        synchronized (this) {
            asking = false;
            complete = done;
        }
    }

    /** Names to ask for: what is not ours, and our containers, which may have more in them there. */
    private List<String> missing() throws IOException {
        Aside home = link.home();
        Reply listed = home.ask(LIST_MILLIS, "COMMAND", "LIST");
        boolean whole = listed.isError();
        listed = whole ? home.ask(LIST_MILLIS, "COMMAND") : listed; // before 7.0
        List<String> names = new ArrayList<>();
        for (Reply each : SpecText.items(listed)) {
            List<Reply> parts = whole ? SpecText.items(each) : List.of(each);
            String name = parts.isEmpty() ? "" : SpecText.name(parts.get(0));
            if (name.isEmpty() || name.indexOf('|') >= 0 || names.size() >= MOST_NAMES) {
                continue;
            }
            CommandSpec known = ours.find(Bytes.of(name));
            if (known == null || known.isContainer()) {
                names.add(name);
            }
        }
        return names;
    }

    private void append(StringBuilder table, List<String> names) throws IOException {
        List<Reply> infos = SpecText.items(link.home()
                .askAll(LIST_MILLIS, -1, List.of(words("INFO", names)))
                .get(0));
        Map<String, Reply> docs = docs(names);
        Map<String, Boolean> seen = new HashMap<>();
        for (Reply info : infos) {
            String text = SpecText.of(info, docs, name -> ours.find(name) == null && seen.put(name, true) == null);
            if (table.length() + text.length() < MOST_TEXT && holds(table, text)) {
                table.append(text);
            }
        }
    }

    /** Whether it can be read beside the others: names may come twice. */
    private boolean holds(StringBuilder table, String text) {
        if (text.isEmpty()) {
            return false;
        }
        try {
            Catalog tried = ours.with(table + text);
            return tried != null;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private Map<String, Reply> docs(List<String> names) throws IOException {
        Map<String, Reply> docs = new HashMap<>();
        List<Reply> items = SpecText.items(link.home()
                .askAll(LIST_MILLIS, -1, List.of(words("DOCS", names)))
                .get(0));
        for (int i = 0; i + 1 < items.size(); i += 2) {
            docs.put(SpecText.name(items.get(i)), items.get(i + 1));
        }
        return docs;
    }

    private static List<Bytes> words(String question, List<String> names) {
        List<Bytes> argv = new ArrayList<>(names.size() + 2);
        argv.add(Bytes.of("COMMAND"));
        argv.add(Bytes.of(question));
        for (String name : names) {
            argv.add(Bytes.of(name));
        }
        return argv;
    }

    /** What is known of the command without asking anybody; {@code null} if nothing is. */
    CommandSpec known(List<Bytes> argv) {
        CommandSpec found = in(all, argv);
        if (found == null || isHalf(found, argv)) {
            Catalog more = single.get(key(argv.get(0)));
            CommandSpec better = more == null ? null : in(more, argv);
            found = better == null ? found : better;
        }
        return found;
    }

    private static CommandSpec in(Catalog catalog, List<Bytes> argv) {
        CommandSpec spec = catalog.find(argv.get(0));
        CommandSpec sub = spec == null || argv.size() < 2 ? null : spec.subcommand(argv.get(1));
        return sub == null ? spec : sub;
    }

    /** Whether only the container is known, though there is a word for a subcommand. */
    private static boolean isHalf(CommandSpec spec, List<Bytes> argv) {
        return spec.isContainer() && argv.size() > 1;
    }

    private static String key(Bytes name) {
        return name.latin1().toUpperCase(Locale.ROOT);
    }

    /** What is known of the command, after asking the server if need be; {@code null} if nothing is. */
    CommandSpec find(List<Bytes> argv) {
        CommandSpec found = known(argv);
        boolean enough = found != null && !isHalf(found, argv);
        if (enough || single.containsKey(key(argv.get(0))) || argv.get(0).length() > SpecText.LONGEST_NAME) {
            return found;
        }
        ask(argv.get(0));
        return known(argv);
    }

    /** Whether the server was asked for {@code name} and does not know it either. */
    boolean isStrange(Bytes name) {
        return single.get(key(name)) == NOTHING;
    }

    /** The description under the name it was asked for: servers give a renamed command its first name in there. */
    private static Reply renamed(Reply info, Bytes name) {
        List<Reply> facts = new ArrayList<>(SpecText.items(info));
        if (!facts.isEmpty()) {
            facts.set(0, new Reply.Bulk(name));
        }
        return Reply.array(facts);
    }

    private void ask(Bytes name) {
        if (single.size() >= MOST_SINGLE) {
            return;
        }
        try {
            List<Bytes> question = List.of(Bytes.of("COMMAND"), Bytes.of("INFO"), name);
            Reply reply =
                    link.home().askAll(QUESTION_MILLIS, -1, List.of(question)).get(0);
            if (reply.isError()) {
                return; // not told: another time, perhaps with another user
            }
            List<Reply> items = SpecText.items(reply);
            String text = items.isEmpty() ? "" : SpecText.of(renamed(items.get(0), name), Map.of(), any -> true);
            single.put(key(name), text.isEmpty() ? NOTHING : new Catalog(List.of(text)));
        } catch (IOException | RuntimeException e) {
            // Nothing is known then.
        }
    }
}
