package dev.rediscover.link;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.KeySlot;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keys of a remote server, copied into an engine of our own so that pictures can be drawn of them. Everything is read
 * with limits, over connections of its own that only read; what did not fit is said.
 */
public final class RemoteView {
    /** Elements of one key that are fetched unless somebody says otherwise. */
    public static final int MOST_ELEMENTS = 1000;

    /** Keys that a walk looks at unless somebody says otherwise. */
    public static final int MOST_KEYS = 10_000;

    private static final int QUESTION_MILLIS = 5000;
    private static final int AT_ONCE = 50;
    private static final int NAMES_AT_ONCE = 500;
    private static final long BYTES_AT_ONCE = 16L << 20;
    private static final int MOST_KEPT = 2000;
    private static final long WALK_MILLIS = 3000;
    private static final int HOPS = 3;

    /**
     * What is known of a key.
     *
     * @param type as TYPE names it; {@code none} if there is no such key
     * @param encoding as OBJECT ENCODING says it; empty if the server does not tell
     * @param size its elements, or bytes of a string; -1 if unknown
     * @param fetched how many of these were fetched; -1 if its value was not
     * @param ttl milliseconds; -1 for no expiry
     * @param remark a sentence that says what part of it was fetched, and why; empty if it is whole
     */
    public record Seen(Bytes key, String type, String encoding, long size, long fetched, long ttl, String remark) {
        /** Whether there is such a key. */
        public boolean exists() {
            return !type.equals("none");
        }
    }

    /**
     * Keys that a walk found.
     *
     * @param keys in the order of the walk, type and time to live known
     * @param remark a sentence that says what was not looked at; empty if these are all
     */
    public record Walk(List<Seen> keys, String remark) {}

    private final RemoteLink link;
    private final EmbeddedLink mirror;
    private final Set<Kept> kept = new LinkedHashSet<>();
    private boolean limitsRead;

    private record Kept(int db, Bytes key) {}

    /** {@code mirror} is an engine that nothing else uses; its keys become those that are looked at. */
    public RemoteView(RemoteLink link, EmbeddedLink mirror) {
        this.link = link;
        this.mirror = mirror;
    }

    /** The engine of our own. */
    public EmbeddedLink mirror() {
        return mirror;
    }

    /** The server that is looked at. */
    public RemoteLink link() {
        return link;
    }

    /** Which database of the mirror stands for the server's {@code db}; one server may have more of them. */
    public static int place(int db) {
        return db < Engine.DATABASES ? db : Engine.DATABASES - 1;
    }

    /**
     * Fetches {@code key} into the same database of the mirror, in place of what was there; {@code atMost} elements
     * of it (or as many kB of a string).
     *
     * @throws LinkTrouble if the server cannot be asked
     */
    public Seen fetch(int db, Bytes key, int atMost) throws IOException {
        return fetch(db, List.of(key), atMost).get(0);
    }

    /**
     * Fetches several keys, a few dozen at a time so that a distant server is not asked for each alone.
     *
     * @throws LinkTrouble if the server cannot be asked
     */
    public synchronized List<Seen> fetch(int db, List<Bytes> keys, int atMost) throws IOException {
        readLimits();
        Map<Bytes, Seen> seen = new LinkedHashMap<>();
        for (Map.Entry<Place, List<Bytes>> node : byNode(keys).entrySet()) {
            List<Bytes> all = node.getValue();
            for (int from = 0; from < all.size(); from += AT_ONCE) {
                List<Bytes> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
                for (KeyCopy copy : copied(node.getKey(), db, some, atMost)) {
                    keep(db, copy);
                    seen.put(copy.key(), copy.seen());
                }
            }
        }
        List<Seen> inOrder = new ArrayList<>(keys.size());
        for (Bytes key : keys) {
            inOrder.add(seen.get(key));
        }
        return inOrder;
    }

    /**
     * Finds keys whose names begin with {@code prefix}, with SCAN, and their types and times to live. The walk ends
     * when it has {@code atMost} of them, or when it has taken three seconds.
     *
     * @throws LinkTrouble if the server cannot be asked
     */
    public Walk walk(int db, Bytes prefix, int atMost) throws IOException {
        long end = Clock.system().millis() + WALK_MILLIS;
        Set<Bytes> names = new LinkedHashSet<>();
        boolean whole = true;
        List<Seen> keys = new ArrayList<>();
        for (Place node : nodes()) {
            Set<Bytes> here = new LinkedHashSet<>();
            whole &= names(node, db, prefix, atMost - names.size(), end, here);
            names.addAll(here);
            keys.addAll(facts(node, db, here));
        }
        if (whole) {
            return new Walk(keys, "");
        }
        String why = keys.size() >= atMost ? "" : " in the time there was";
        return new Walk(keys, "Only " + keys.size() + " keys were looked at" + why + "; there are more.");
    }

    // ---- finding names

    /** The nodes of a cluster; the link's own address alone if it is none. */
    private Collection<Place> nodes() throws IOException {
        Place home = Place.of(link.address());
        if (!link.options().cluster()) {
            return List.of(home);
        }
        Collection<Place> nodes = new LinkedHashSet<>();
        ClusterRoute.refresh(link, home, false);
        for (int slot = 0; slot < KeySlot.COUNT; slot++) {
            Place place = link.slots().of(slot);
            if (place != null) {
                nodes.add(place);
            }
        }
        return nodes.isEmpty() ? List.of(home) : nodes;
    }

    /** Whether the walk came to its end. */
    private boolean names(Place node, int db, Bytes prefix, int atMost, long end, Set<Bytes> found) throws IOException {
        Bytes cursor = Bytes.of("0");
        Bytes pattern = globbed(prefix);
        do {
            if (found.size() >= atMost || Clock.system().millis() > end) {
                return false;
            }
            List<Bytes> scan = new ArrayList<>(List.of(Bytes.of("SCAN"), cursor));
            if (!prefix.isEmpty()) {
                scan.addAll(List.of(Bytes.of("MATCH"), pattern));
            }
            scan.addAll(List.of(Bytes.of("COUNT"), Bytes.of(NAMES_AT_ONCE)));
            Reply reply = aside(node).askAll(QUESTION_MILLIS, db, List.of(scan)).get(0);
            List<Reply> parts = SpecText.items(reply);
            if (parts.size() != 2) {
                throw notTold("SCAN", reply);
            }
            cursor = KeyCopy.bytes(parts.get(0));
            for (Reply name : SpecText.items(parts.get(1))) {
                if (found.size() < atMost) {
                    found.add(KeyCopy.bytes(name));
                }
            }
        } while (!cursor.is("0"));
        return true;
    }

    private static LinkTrouble notTold(String command, Reply reply) {
        String said = reply instanceof Reply.Err error ? error.text() : "a reply that is none";
        return new LinkTrouble(
                LinkTrouble.Kind.NOT_LET_IN,
                "The server does not answer " + command + ": " + dev.rediscover.base.ControlCharacters.shown(said));
    }

    /** The pattern for names that begin with {@code prefix}, whatever signs are in it. */
    private static Bytes globbed(Bytes prefix) {
        byte[] out = new byte[prefix.length() * 2 + 1];
        int size = 0;
        for (int i = 0; i < prefix.length(); i++) {
            if ("*?[]\\^".indexOf(prefix.at(i)) >= 0) {
                out[size++] = '\\';
            }
            out[size++] = (byte) prefix.at(i);
        }
        out[size++] = '*';
        return Bytes.copyOf(out, 0, size);
    }

    private List<Seen> facts(Place node, int db, Collection<Bytes> names) throws IOException {
        List<Seen> seen = new ArrayList<>(names.size());
        List<KeyCopy> copies = new ArrayList<>();
        Iterator<Bytes> next = names.iterator();
        while (next.hasNext()) {
            copies.add(new KeyCopy(next.next()));
            if (copies.size() == NAMES_AT_ONCE || !next.hasNext()) {
                ask(aside(node), db, copies, KeyCopy::facts, KeyCopy::readFacts);
                for (KeyCopy copy : copies) {
                    Seen each = copy.seen();
                    if (each.exists()) {
                        seen.add(new Seen(each.key(), each.type(), each.encoding(), -1, -1, each.ttl(), ""));
                    }
                }
                copies.clear();
            }
        }
        return seen;
    }

    // ---- fetching values

    /** What to ask of a key in one round. */
    private interface Questions {
        List<List<Bytes>> of(KeyCopy copy);
    }

    /** Where the answers of a round go. */
    private interface Answers {
        void to(KeyCopy copy, List<Reply> replies);
    }

    private List<KeyCopy> copied(Place node, int db, List<Bytes> keys, int atMost) throws IOException {
        List<KeyCopy> copies = new ArrayList<>(keys.size());
        for (Bytes key : keys) {
            copies.add(new KeyCopy(key));
        }
        Aside aside = aside(settled(node, db, keys.get(0)));
        long bytes = BYTES_AT_ONCE / keys.size();
        ask(aside, db, copies, KeyCopy::facts, KeyCopy::readFacts);
        ask(aside, db, copies, KeyCopy::sizes, KeyCopy::readSizes);
        ask(aside, db, copies, copy -> copy.reads(atMost, bytes), KeyCopy::readValues);
        ask(aside, db, copies, KeyCopy::details, KeyCopy::readDetails);
        return copies;
    }

    private static void ask(Aside aside, int db, List<KeyCopy> copies, Questions questions, Answers answers)
            throws IOException {
        List<List<Bytes>> commands = new ArrayList<>();
        int[] counts = new int[copies.size()];
        for (int i = 0; i < counts.length; i++) {
            List<List<Bytes>> asked = questions.of(copies.get(i));
            counts[i] = asked.size();
            commands.addAll(asked);
        }
        if (commands.isEmpty()) {
            return;
        }
        List<Reply> replies = aside.askAll(QUESTION_MILLIS, db, commands);
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            answers.to(copies.get(i), replies.subList(at, at + counts[i]));
            at += counts[i];
        }
    }

    // ---- nodes of a cluster

    private Aside aside(Place node) {
        return link.aside(node.equals(Place.of(link.address())) ? null : node);
    }

    private Map<Place, List<Bytes>> byNode(List<Bytes> keys) {
        Map<Place, List<Bytes>> nodes = new LinkedHashMap<>();
        Place home = Place.of(link.address());
        if (link.options().cluster()) {
            ClusterRoute.refresh(link, home, false);
        }
        for (Bytes key : keys) {
            Place place = link.options().cluster() ? link.slots().of(KeySlot.of(key)) : null;
            nodes.computeIfAbsent(place == null ? home : place, each -> new ArrayList<>())
                    .add(key);
        }
        return nodes;
    }

    /** Where {@code key} is by what the nodes say, which may have moved since the map was read. */
    private Place settled(Place node, int db, Bytes key) throws IOException {
        Place place = node;
        for (int hop = 0; hop < HOPS && link.options().cluster(); hop++) {
            List<Bytes> question = List.of(Bytes.of("TYPE"), key);
            Reply reply =
                    aside(place).askAll(QUESTION_MILLIS, db, List.of(question)).get(0);
            Redirect to = Redirect.of(reply, place);
            if (to == null || to.ask()) {
                return place;
            }
            link.slots().moved(to.slot(), to.place());
            place = to.place();
        }
        return place;
    }

    // ---- the mirror

    private void keep(int db, KeyCopy copy) {
        synchronized (mirror) {
            LinkClient client = mirror.openAside("view");
            try {
                run(client, List.of(Bytes.of("SELECT"), Bytes.of(place(db))));
                for (List<Bytes> command : copy.writes(mirror.clock().millis())) {
                    run(client, command);
                }
                forgetOldest(client, new Kept(place(db), copy.key()));
            } finally {
                client.close();
            }
        }
    }

    private void forgetOldest(LinkClient client, Kept newest) {
        kept.remove(newest);
        kept.add(newest);
        if (kept.size() > MOST_KEPT) {
            Iterator<Kept> oldest = kept.iterator();
            Kept gone = oldest.next();
            oldest.remove();
            run(client, List.of(Bytes.of("SELECT"), Bytes.of(gone.db())));
            run(client, List.of(Bytes.of("DEL"), gone.key()));
        }
    }

    /** Errors are no matter: what a picture lacks then, the server has in a form that we do not know. */
    private static void run(LinkClient client, List<Bytes> command) {
        try {
            client.send(command);
        } catch (IOException e) {
            throw new IllegalStateException(e); // an engine in this program has no connection to lose
        }
    }

    /** Gives the mirror the server's bounds of compact encodings, so that it encodes values as the server does. */
    private void readLimits() throws IOException {
        if (limitsRead) {
            return;
        }
        limitsRead = true;
        List<Reply> items = SpecText.items(link.home().ask(QUESTION_MILLIS, "CONFIG", "GET", "*-max-*"));
        synchronized (mirror) {
            LinkClient client = mirror.openAside("view");
            for (int i = 0; i + 1 < items.size(); i += 2) {
                String name = SpecText.plain(items.get(i));
                if (name.contains("-listpack-") || name.contains("intset") || name.startsWith("stream-node-")) {
                    run(
                            client,
                            List.of(
                                    Bytes.of("CONFIG"),
                                    Bytes.of("SET"),
                                    Bytes.of(name),
                                    KeyCopy.bytes(items.get(i + 1))));
                }
            }
            client.close();
        }
    }
}
