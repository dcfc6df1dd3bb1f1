package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.link.RemoteOptions;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Played;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A lesson's commands on a server somewhere else: what the learner types runs there as well, in keys that begin with a
 * prefix of the learner's own, and the lesson's data is copied there first. Judged is what the built-in engine did;
 * what the server replied is told beside it. The keys are deleted when the lesson is left, and before it begins those
 * that a program left behind which was killed; so one lesson at a time for each user of a server.
 */
final class OnServer {
    /** What {@code :learn NAME} says behind the name to have it so. */
    static final String WORD = " server";

    private static final String BEGINNING = "rediscover:lesson:";
    private static final int PATIENCE_MILLIS = 5_000;
    private static final Set<String> OF_CONNECTIONS = Set.of("PING", "ECHO", "MULTI", "EXEC", "DISCARD", "UNWATCH");
    private static final Bytes ZERO = Bytes.of(0);

    private final Session session;
    private final String name;
    private final RemoteLink link;
    private final LinkClient client;
    private final Catalog catalog;
    private final Bytes prefix;
    private final Set<Bytes> known = new LinkedHashSet<>(); // keys that may be there, without the prefix

    private int db; // that the learner has selected; only the first is copied

    private OnServer(Session session, String name, RemoteLink link, LinkClient client, Catalog catalog) {
        this.session = session;
        this.name = name;
        this.link = link;
        this.client = client;
        this.catalog = catalog;
        this.prefix = Bytes.of(BEGINNING + owner() + ":");
    }

    /** Whose keys they are: letters and digits of the user's name, so that learners on one server do not meet. */
    private static String owner() {
        String user = System.getProperty("user.name", "").replaceAll("[^\\p{L}\\p{N}_.-]", "");
        return user.isEmpty() ? "learner" : user;
    }

    /**
     * Connects to a server for a lesson.
     *
     * @throws IOException with a sentence, if nothing can be written there, or nobody should
     */
    static OnServer open(Session session, RemoteGround ground) throws IOException {
        Destination to = ground.destination();
        if (to.options().readOnly() || to.isProduction()) {
            throw new IOException("it is " + (to.isProduction() ? "marked as production" : "connected read-only"));
        }
        if (to.options().cluster()) {
            throw new IOException("the keys of a lesson lie on one node, and this is a cluster");
        }
        Catalog ours = session.home().ground().catalog();
        RemoteLink link =
                new RemoteLink(to.address(), RemoteOptions.waiting(PATIENCE_MILLIS), ours, (from, sentence) -> {});
        try {
            OnServer there = new OnServer(session, ground.link().name(), link, link.open("lesson", (c, r) -> {}), ours);
            there.send("HELLO", Bytes.of(2)); // an old server speaks it anyway
            there.sweep();
            return there;
        } catch (IOException e) {
            link.close();
            throw e;
        }
    }

    /** Deletes what begins with the prefix. */
    private void sweep() throws IOException {
        Bytes cursor = ZERO;
        do {
            Reply reply = send(
                    "SCAN", cursor, Bytes.of("MATCH"), prefix.concat(Bytes.of("*")), Bytes.of("COUNT"), Bytes.of(1000));
            if (!(reply instanceof Reply.Arr page) || !(page.items().get(0) instanceof Reply.Bulk next)) {
                throw new IOException(text(reply));
            }
            cursor = next.value();
            for (Reply key : ((Reply.Arr) page.items().get(1)).items()) {
                send("DEL", ((Reply.Bulk) key).value());
            }
        } while (!cursor.equals(ZERO));
    }

    private Reply send(String command, Bytes... rest) throws IOException {
        List<Bytes> words = new ArrayList<>();
        words.add(Bytes.of(command));
        words.addAll(List.of(rest));
        return client.send(words);
    }

    /** What to say when it begins. */
    String announcement() {
        return "What you type in this lesson also runs on " + name + ", in keys that begin with " + prefix
                + "; they are deleted at the end.";
    }

    private static String text(Reply reply) {
        return reply instanceof Reply.Err error ? error.text() : "the server replied something unexpected";
    }

    /**
     * Does on the server what an outcome says was done, and tells what it replied.
     *
     * @param run the lesson; {@code null} if it is over
     * @return false if the server is lost, which was said
     */
    boolean follow(LessonRun run, Outcome outcome) {
        if (run == null || run.isPlaying() || outcome instanceof Outcome.Told) {
            return true;
        }
        try {
            List<Played> done = done(outcome);
            boolean same = !done.isEmpty();
            for (Played played : done) {
                same &= played.own() && repeated(played);
            }
            if (!same) {
                copy(run.stageLink());
            }
            return true;
        } catch (IOException e) {
            session.refuse("The lesson goes on without " + name + ": " + e.getMessage());
            return false;
        }
    }

    /** What was run and stays. */
    private static List<Played> done(Outcome outcome) {
        if (outcome instanceof Outcome.Ran ran) {
            return ran.played();
        }
        return outcome instanceof Outcome.Solved solved && solved.status() != Outcome.Status.SKIPPED
                ? solved.played()
                : List.of();
    }

    /** Runs a line there and tells of the reply; false where it can only run here, or has another effect there. */
    private boolean repeated(Played played) throws IOException {
        List<Bytes> words = played.line().words();
        if (played.reply() == null || played.line().isOther() || words.isEmpty()) {
            return false;
        }
        List<Bytes> there = db == 0 ? inPrefix(words) : null;
        if (words.get(0).is("SELECT") && Reply.OK.equals(played.reply())) {
            db = Integer.parseInt(words.get(1).latin1());
        }
        if (there == null && played.reply().isError()) {
            return true; // nothing was done here either
        }
        if (there == null) {
            session.note(words.get(0) + " ran on the built-in engine only: on " + name
                    + " it would reach beyond the keys of the lesson.");
            return false;
        }
        Reply reply = withoutPrefix(client.send(there));
        boolean same = isSame(played.reply(), reply);
        session.note(name + (same ? " replies the same." : " replies otherwise:"));
        if (!same) {
            session.screen().reply(session.printed(words, reply, client.protocol()));
        }
        return same;
    }

    /** Whether two replies say the same; the members of a set may come in any order. */
    private static boolean isSame(Reply here, Reply there) {
        if (here instanceof Reply.SetOf set && there.resp2() instanceof Reply.Arr array) {
            List<Reply> rest = new ArrayList<>(array.items());
            for (Reply member : ((Reply.Arr) set.resp2()).items()) {
                if (!rest.remove(member)) {
                    return false;
                }
            }
            return rest.isEmpty();
        }
        return here.resp2().equals(there.resp2());
    }

    /** The command with the lesson's own keys; {@code null} if it could touch others, or nobody can tell. */
    private List<Bytes> inPrefix(List<Bytes> words) {
        CommandSpec spec = Advice.spec(words, catalog);
        if (spec != null && OF_CONNECTIONS.contains(spec.name())) {
            return words;
        }
        if (spec == null || reaches(spec, words)) {
            return null;
        }
        List<Bytes> there = new ArrayList<>(words);
        try {
            for (int position : KeyPositions.of(spec, words)) {
                known.add(words.get(position));
                there.set(position, prefix.concat(words.get(position)));
            }
        } catch (KeyPositions.Unclear e) {
            return null;
        }
        return there;
    }

    /** Whether a command waits, looks at keys that it does not name, or leaves the database. */
    private static boolean reaches(CommandSpec spec, List<Bytes> words) {
        boolean reads = spec.name().equals("XREAD") || spec.name().equals("XREADGROUP");
        return spec.isBlocking() && !(reads && !has(words, "BLOCK"))
                || spec.hasFlag("admin")
                || spec.group().equals("scripting")
                || spec.name().startsWith("SORT")
                || spec.name().equals("MOVE")
                || spec.name().equals("MIGRATE")
                || spec.name().equals("COPY") && has(words, "DB")
                || !KeyPositions.hasKeys(spec);
    }

    private static boolean has(List<Bytes> words, String option) {
        for (Bytes word : words) {
            if (word.is(option)) {
                return true;
            }
        }
        return false;
    }

    /** The reply with the names of keys as the lesson knows them. */
    private Reply withoutPrefix(Reply reply) {
        if (reply instanceof Reply.Bulk bulk) {
            Bytes text = bulk.value();
            int length = prefix.length();
            boolean named = text.length() > length && text.slice(0, length).equals(prefix);
            return named ? Reply.of(text.slice(length, text.length())) : reply;
        }
        if (reply instanceof Reply.Arr array) {
            return new Reply.Arr(withoutPrefix(array.items()));
        }
        return reply instanceof Reply.MapOf map ? new Reply.MapOf(withoutPrefix(map.items())) : reply;
    }

    private List<Reply> withoutPrefix(List<Reply> items) {
        List<Reply> out = new ArrayList<>(items.size());
        for (Reply item : items) {
            out.add(withoutPrefix(item));
        }
        return out;
    }

    /** Makes the lesson's keys there what they are here. */
    private void copy(EmbeddedLink here) throws IOException {
        send("DISCARD"); // where no transaction is open that changes nothing
        clear();
        db = session.db();
        for (List<Bytes> restore : dumped(here)) {
            Reply reply = client.send(restore);
            if (reply.isError()) {
                throw new IOException("the data of the lesson cannot be copied there: " + text(reply));
            }
        }
    }

    /** The commands that make the lesson's keys there; the engine is held only while they are read, not sent. */
    private List<List<Bytes>> dumped(EmbeddedLink here) throws IOException {
        List<List<Bytes>> restores = new ArrayList<>();
        synchronized (here) {
            LinkClient aside = here.openAside("copy");
            try {
                for (Bytes key : here.engine().db(0).keys()) {
                    Reply payload = aside.send(List.of(Bytes.of("DUMP"), key));
                    Reply left = aside.send(List.of(Bytes.of("PTTL"), key));
                    if (payload instanceof Reply.Bulk dump && left instanceof Reply.Int millis) {
                        Bytes life = Bytes.of(Math.max(0, millis.value()));
                        restores.add(List.of(Bytes.of("RESTORE"), prefix.concat(key), life, dump.value()));
                        known.add(key);
                    }
                }
            } finally {
                aside.close();
            }
        }
        return restores;
    }

    private void clear() throws IOException {
        for (Bytes key : known) {
            send("DEL", prefix.concat(key));
        }
        known.clear();
    }

    /** Deletes the lesson's keys there and hangs up. */
    void close() {
        try {
            send("DISCARD");
            clear();
        } catch (IOException e) {
            session.note("Keys that begin with " + prefix + " may be left on " + name
                    + "; the next lesson there deletes them.");
        } finally {
            link.close();
        }
    }
}
