package dev.rediscover.shell;

import dev.rediscover.engine.Engine;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.spec.Suggest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The data as it was at some moments, each under a name, to come back to. Values are shared until they change. */
final class KeptData {
    private static final int MOST = 20;

    private record Kept(Engine data, long keys, long millis) {}

    private final Session session;
    private final Words words;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private int named;

    KeptData(Session session, Words words) {
        this.session = session;
        this.words = words;
    }

    /** Keeps the data of all databases as they are, under a number where there is no name. */
    Result snap(String rest) {
        if (!rest.isEmpty() && !Words.isName(rest)) {
            return session.refuse("A snapshot's name is letters, digits, - and _; not \"" + rest + "\".");
        }
        if (kept.size() == MOST && !kept.containsKey(rest)) {
            String oldest = names().get(0);
            kept.remove(oldest);
            session.note("\"" + oldest + "\", the oldest of " + MOST + " snapshots, was let go.");
        }
        String name = rest.isEmpty() ? Integer.toString(++named) : rest;
        EmbeddedLink link = session.link();
        Kept now;
        synchronized (link) {
            link.tick();
            Engine data = link.fork();
            now = new Kept(data, keys(data), link.clock().millis());
        }
        boolean again = kept.remove(name) != null;
        kept.put(name, now);
        session.note((again ? "Kept anew as \"" : "Kept as \"") + name + "\": " + count(now.keys) + ". \":back " + name
                + "\" returns to it.");
        return Result.FINE;
    }

    private static long keys(Engine data) {
        long keys = 0;
        for (int i = 0; i < Engine.DATABASES; i++) {
            keys += data.db(i).size();
        }
        return keys;
    }

    private static String count(long keys) {
        return keys == 1 ? "1 key" : keys + " keys";
    }

    private List<String> names() {
        return new ArrayList<>(kept.keySet());
    }

    /** Lists what is kept. */
    Result list() {
        if (kept.isEmpty()) {
            session.note("Nothing is kept. \":snap NAME\" keeps the data as it is now.");
            return Result.FINE;
        }
        long now = session.link().clock().millis();
        StyledText.Builder out = new StyledText.Builder();
        for (Map.Entry<String, Kept> entry : kept.entrySet()) {
            out.add(entry.getKey(), Role.EMPHASIS)
                    .add("  " + count(entry.getValue().keys) + ", " + ago(now - entry.getValue().millis), Role.MUTED)
                    .newline();
        }
        session.screen().page(out.build());
        return Result.FINE;
    }

    private static String ago(long millis) {
        return millis < 1000 ? "just now" : Spans.brief(millis) + " ago";
    }

    /** Brings back what was kept under a name, or what was kept last. */
    Result back(String rest) {
        if (kept.isEmpty()) {
            return session.refuse("Nothing is kept to go back to: \":snap NAME\" keeps the data as it is,"
                    + " \":undo\" takes back single changes. (In a lesson \"back\" is the step before.)");
        }
        List<String> names = names();
        String name = rest.isEmpty() ? names.get(names.size() - 1) : rest;
        Kept wanted = kept.get(name);
        if (wanted == null) {
            List<String> near = Suggest.nearest(name, names, 1);
            return session.refuse("There is no snapshot \"" + name + "\"; "
                    + (near.isEmpty() ? "\":snaps\" lists them." : "did you mean \"" + near.get(0) + "\"?"));
        }
        EmbeddedLink link = session.link();
        long moved = link.restore(wanted.data, ":back " + name);
        session.note("The data is as it was at \"" + name + "\". \":undo\" takes that back."
                + TimeTravel.clockMoved(-moved));
        words.showChanges(link.lastChanges());
        return Result.FINE;
    }
}
