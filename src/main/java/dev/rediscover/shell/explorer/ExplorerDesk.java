package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.Journal;
import dev.rediscover.link.RemoteView;
import dev.rediscover.render.ReplyText;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import dev.rediscover.shell.explorer.ExplorerState.Logged;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Does what states ask for, on an engine in this program. It looks at keys directly, which counts as no use of them and
 * in no statistics, and at a bounded number of them before it lets others to the engine again. What changes something
 * goes through the commands of a client.
 */
public final class ExplorerDesk {
    private static final int SMALL = 5000; // keys that are gathered anew whenever something has changed

    /** The client whose commands change things. */
    public interface Hands {
        /** Runs a command; {@code null} if it would have to wait, and then it is given up. */
        Reply send(List<Bytes> command) throws IOException;

        /** Whether the last command changed some key. */
        boolean changed();

        /** The number of its database. */
        int db();
    }

    private final EmbeddedLink link;
    private final Hands hands;
    private final Elsewhere elsewhere; // null for an engine in this program
    private KeyScan scan;
    private List<Object> lastShape = List.of();
    private long lastChange = -1;
    private final List<String> ran = new ArrayList<>();
    private List<String> recipe = List.of();

    /** A desk for the keys of the database that {@code hands} has selected. */
    public ExplorerDesk(EmbeddedLink link, Hands hands) {
        this(link, hands, null);
    }

    /** A desk for the keys of a server somewhere else. */
    public ExplorerDesk(RemoteView view, Hands hands) {
        this(view.mirror(), hands, new Elsewhere(view));
    }

    private ExplorerDesk(EmbeddedLink link, Hands hands, Elsewhere elsewhere) {
        this.link = link;
        this.hands = hands;
        this.elsewhere = elsewhere;
    }

    private Engine engine() {
        return link.engine();
    }

    private Keyspace db() {
        return engine().db(elsewhere == null ? hands.db() : RemoteView.place(hands.db()));
    }

    /** Whether a pass over the keys is under way, for {@link #work}. */
    public boolean isBusy() {
        return scan != null;
    }

    /** The commands that were run, and may have changed something. */
    public List<String> ran() {
        return List.copyOf(ran);
    }

    /** The commands that build the key that was asked about last; empty if none was. */
    public List<String> recipe() {
        return recipe;
    }

    /** Does what is asked for; a pass over the keys is only begun. */
    public Step serve(ExplorerState state, ExplorerRequest request) {
        Step far = elsewhere == null ? null : far(state, request);
        return far != null ? far : here(state, request);
    }

    /** What is another thing on a server somewhere else; {@code null} for the rest. */
    private Step far(ExplorerState state, ExplorerRequest request) {
        return switch (request.kind()) {
            case SCAN -> elsewhere.walk(state, hands.db(), scanLine(state.tree()));
            case MEASURE, TABLE -> Step.of(Elsewhere.notHere(state));
            case READ -> elsewhere.read(state, hands.db(), request.key(), request.token());
            case UNDO, REDO ->
                Step.of(state.note("A server keeps no record of what was there: nothing is taken back.", Role.WARNING));
            case RECIPE -> {
                String why = elsewhere.copied(hands.db(), request.key());
                yield why == null ? null : Step.of(state.note(why, Role.WARNING));
            }
            case RUN, LEAVE -> null;
        };
    }

    private Step here(ExplorerState state, ExplorerRequest request) {
        return switch (request.kind()) {
            case SCAN -> {
                scan = KeyScan.of(state.tree());
                lastChange = changes();
                yield work(state);
            }
            case MEASURE -> {
                scan = KeyScan.ofAll(state.tree().delimiters());
                yield work(state);
            }
            case READ -> Step.of(ExplorerModel.read(state, request.key(), read(request)));
            case TABLE -> Step.of(table(state));
            case RUN -> run(state, request.commands());
            case UNDO -> turnedBack(state, true);
            case REDO -> turnedBack(state, false);
            case RECIPE -> build(state, request.key());
            case LEAVE -> Step.of(state);
        };
    }

    private Held read(ExplorerRequest request) {
        synchronized (link) {
            return ValueReader.read(
                    db(), request.key(), request.token(), link.clock().millis());
        }
    }

    private ExplorerState table(ExplorerState state) {
        synchronized (link) {
            return ExplorerModel.tabled(state, Tables.of(state.tab(), engine()));
        }
    }

    /** Goes on with the pass under way. */
    public Step work(ExplorerState state) {
        KeyScan pass = scan;
        if (pass == null) {
            return Step.of(state);
        }
        long all;
        synchronized (link) {
            pass.step(db());
            all = db().size();
        }
        scan = pass.isComplete() ? null : pass;
        KeyIndex index = pass.index();
        if (pass.measures()) {
            Usage usage =
                    new Usage(index.tree(), index.types(), index.biggest(), pass.scanned(), all, pass.isComplete());
            Logged line = new Logged("MEMORY USAGE key, for every key of SCAN", false, "");
            return Step.of(ExplorerModel.measured(state, usage).logged(line));
        }
        if (!pass.isComplete() && pass.shape().equals(lastShape)) {
            return Step.of(state); // it only brings news, so what is shown may stay until it has ended
        }
        lastShape = pass.isComplete() ? pass.shape() : lastShape;
        ExplorerState logged = pass.isComplete() ? state.logged(scanLine(state.tree())) : state;
        return ExplorerModel.scanned(logged, index.tree(), pass.scanned(), all, pass.isComplete());
    }

    /** The command that finds the same keys. */
    private static Logged scanLine(KeyTree tree) {
        Bytes pattern = tree.pattern();
        if (pattern == null && tree.at() != null && !tree.base().isEmpty()) {
            pattern = tree.base().concat(Bytes.of("*"));
        }
        String match = pattern == null ? "" : " MATCH " + Quoting.word(pattern);
        return new Logged("SCAN 0" + match + " COUNT 1000", false, "");
    }

    /** Reads anew what is shown if something has changed since, and tells the time. */
    public Step glance(ExplorerState state) {
        ExplorerState next = ExplorerModel.timed(state, link.clock().millis());
        if (elsewhere != null) {
            return Step.of(next); // a server is looked at when somebody asks
        }
        long change = changes();
        if (change == lastChange || isBusy()) {
            return Step.of(next);
        }
        lastChange = change;
        boolean small = db().size() <= SMALL;
        if (small || state.tab() != ExplorerTab.KEYS && state.tab() != ExplorerTab.MEMORY) {
            return ExplorerModel.refreshed(next);
        }
        boolean read = state.tab() == ExplorerTab.KEYS && state.held() != null;
        return read
                ? Step.of(
                        next,
                        ExplorerModel.reading(
                                state.held().key(), state.held().page().token()))
                : Step.of(next);
    }

    /** A number that is another one once a key has changed. */
    private long changes() {
        synchronized (link) {
            return engine().dirty()
                    + engine().stats().expiredKeys()
                    + engine().stats().evictedKeys();
        }
    }

    // ---- changing things

    private Step run(ExplorerState state, List<List<Bytes>> commands) {
        List<Logged> log = new ArrayList<>();
        Reply reply = Reply.OK;
        String line = "";
        for (List<Bytes> command : commands) {
            line = Quoting.line(command);
            try {
                reply = hands.send(command);
            } catch (IOException e) {
                return Step.of(state.note(e.getMessage(), Role.ERROR));
            }
            if (reply == null) {
                return failed(state, log, line + " would wait, and nobody can wait here; it was given up.");
            }
            ran.add(line);
            log.add(new Logged(line, true, brief(reply)));
            if (reply.isError()) {
                return failed(state, log, brief(reply));
            }
        }
        List<StyledText> lines = ReplyText.classic(reply, true).lines();
        boolean alone = commands.size() == 1;
        Overlay overlay = alone && lines.size() > 1 ? Overlay.of(line, lines) : null;
        boolean changed = hands.changed();
        String done = elsewhere == null ? "Done; u takes it back." : "Done.";
        String note = changed ? done : "That changed no key.";
        ExplorerState there =
                state.place(new ExplorerState.Place(hands.db(), state.place().refusal()));
        return ExplorerModel.done(
                there, new ExplorerModel.Report(log, note, changed ? Role.SUCCESS : Role.MUTED, overlay));
    }

    private static Step failed(ExplorerState state, List<Logged> log, String why) {
        return ExplorerModel.done(state, new ExplorerModel.Report(log, why, Role.ERROR, null));
    }

    private static String brief(Reply reply) {
        List<StyledText> lines = ReplyText.classic(reply, true).lines();
        String first = lines.isEmpty() ? "" : lines.get(0).plain();
        return lines.size() > 1 ? first + " ..." : first;
    }

    private Step turnedBack(ExplorerState state, boolean undo) {
        Journal.Entry entry = undo ? link.undo() : link.redo();
        String nothing = undo ? "There is nothing to take back." : "There is nothing to do again.";
        String note = entry == null ? nothing : (undo ? "Took back: " : "Did again: ") + entry.line();
        Role role = entry == null ? Role.MUTED : Role.SUCCESS;
        List<Logged> log =
                entry == null ? List.of() : List.of(new Logged(undo ? ":undo" : ":redo", true, entry.line()));
        if (entry != null) {
            ran.add((undo ? ":undo  # " : ":redo  # ") + entry.line());
        }
        ExplorerState there = state;
        if (entry != null && !entry.changes().isEmpty()) {
            there = state.tree(
                    state.tree().at(entry.changes().get(0).key(), state.tree().row()));
        }
        return ExplorerModel.done(there, new ExplorerModel.Report(log, note, role, null));
    }

    private Step build(ExplorerState state, Bytes key) {
        synchronized (link) {
            recipe = Recipe.of(db(), key);
        }
        List<StyledText> lines = new ArrayList<>();
        for (String line : recipe) {
            lines.add(StyledText.of(line, line.startsWith("#") ? Role.MUTED : Role.COMMAND));
        }
        lines.add(StyledText.EMPTY);
        lines.add(StyledText.of("They stay on the screen when you leave.", Role.MUTED));
        String title = "What builds " + Quoting.word(key.length() > 60 ? Utf8.bytes("this key") : key);
        return Step.of(ExplorerModel.built(state, Overlay.of(title, lines)));
    }
}
