package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.acl.User;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.Journal;
import dev.rediscover.link.KeyChange;
import dev.rediscover.link.LinkClient;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The words that move the clock, take back, and try out: {@code :clock :tick :undo :redo :snap :back :dry}. */
final class TimeTravel {
    private static final int MOST_STEPS = 1000;
    private static final int LONGEST = 160; // of a line that is told again; scripts may be very long

    private final Session session;
    private final Words words;
    private final KeptData snapshots;

    TimeTravel(Session session, Words words) {
        this.session = session;
        this.words = words;
        this.snapshots = new KeptData(session, words);
    }

    Result run(ShellWord word, String rest) {
        return switch (word) {
            case CLOCK -> clock(rest);
            case TICK -> rest.isEmpty() ? session.refuse("How far? For example \":tick 60s\".") : move(rest);
            case UNDO -> undo(rest);
            case REDO -> redo();
            case SNAP -> snapshots.snap(rest);
            case SNAPS -> snapshots.list();
            case BACK -> snapshots.back(rest);
            default -> dry(rest);
        };
    }

    private Result clock(String rest) {
        EmbeddedLink link = session.link();
        switch (rest) {
            case "" -> {}
            case "freeze", "stop" -> link.clock().freeze();
            case "run", "start" -> link.clock().run();
            case "real", "reset" -> link.clock().reset();
            default -> {
                return move(rest);
            }
        }
        session.tick();
        session.note(described(link.clock()));
        return Result.FINE;
    }

    private static String described(VirtualClock clock) {
        String time = Instant.ofEpochMilli(clock.millis()).toString().replace('T', ' ');
        if (clock.isFrozen()) {
            return "The engine's clock stands still at " + time
                    + "; \":tick 60s\" moves it, \":clock real\" ends this.";
        }
        return clock.isReal()
                ? "The engine's clock shows the world's time, " + time + "."
                : "The engine's clock shows " + time + ", not the world's time; \":clock real\" ends this.";
    }

    private Result move(String span) {
        long millis = Spans.millis(span);
        if (millis < 0) {
            return session.refuse("\"" + span + "\" is no span of time; 500ms, 60s, 5m, 2h, 1d are, and 1h30m.");
        }
        EmbeddedLink link = session.link();
        link.clock().advance(millis);
        session.tick();
        session.note("The clock moved by " + Spans.brief(millis) + ".");
        return Result.FINE;
    }

    private Result undo(String rest) {
        int steps = rest.isEmpty() ? 1 : number(rest);
        if (steps < 1) {
            return session.refuse("How many changes? \":undo\" takes back one, \":undo 3\" three.");
        }
        String passed = session.link().undoPassed();
        if (!passed.isEmpty()) {
            session.note(passed + " is not taken back: what is are keys, users and libraries of functions.");
        }
        for (int i = 0; i < steps; i++) {
            Journal.Entry entry = session.link().undo();
            if (entry == null) {
                String lost = session.link().undoLost();
                session.note((i == 0 ? "There is nothing to take back" : "There is nothing more to take back")
                        + (lost.isEmpty() ? "." : ": " + lost + "."));
                return Result.FINE;
            }
            session.note(
                    "Took back " + named(entry) + "." + clockMoved(entry.clockMoved()) + ruled(entry.ruledBefore()));
            List<KeyChange> changes = new ArrayList<>();
            for (KeyChange change : entry.changes()) {
                changes.add(change.reversed());
            }
            show(changes, entry.ruledBefore());
        }
        return Result.FINE;
    }

    private static String named(Journal.Entry entry) {
        if (entry.isTime()) {
            return "what time did";
        }
        String line = entry.line();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }

    private void show(List<KeyChange> changes, List<String> ruled) {
        if (!changes.isEmpty() || ruled.isEmpty()) {
            words.showChanges(changes);
        }
    }

    private static String ruled(List<String> sentences) {
        return sentences.isEmpty() ? "" : " " + String.join(" ", sentences);
    }

    static String clockMoved(long millis) {
        if (millis == 0) {
            return "";
        }
        return " The clock went " + (millis < 0 ? "back " : "ahead ") + Spans.brief(Math.abs(millis)) + " with it"
                + (millis < 0 ? ", or it would have expired at once." : ".");
    }

    private Result redo() {
        Journal.Entry entry = session.link().redo();
        if (entry == null) {
            session.note("There is nothing to do again.");
            return Result.FINE;
        }
        session.note("Did " + named(entry) + " again." + clockMoved(entry.clockMoved()) + ruled(entry.ruledAfter()));
        show(entry.changes(), entry.ruledAfter());
        return Result.FINE;
    }

    private Result dry(String line) {
        CommandLine split = CommandLine.split(line);
        if (!split.ok() || line.isEmpty()) {
            return session.refuse(
                    line.isEmpty()
                            ? "Which command? For example \":dry DEL todo\"."
                            : "Invalid argument(s): " + split.explanation());
        }
        EmbeddedLink own = session.link();
        Trial trial = Trial.on(own.fork(), session.db())
                .as(own.userOf(session.people().currentName()));
        Reply reply = trial.send(split.words());
        session.screen().reply(session.printed(split.words(), reply, trial.client()));
        words.showChanges(trial.changes());
        session.note("Nothing was done: this ran on a copy.");
        return reply.isError() ? Result.ERROR : Result.FINE;
    }

    /** A fork of an engine with one client. */
    record Trial(EmbeddedLink link, LinkClient client) {
        static Trial on(Engine fork, int db) {
            EmbeddedLink link = new EmbeddedLink(fork, (VirtualClock) fork.clock());
            Trial trial = new Trial(link, link.open(People.SELF, new Ignored()));
            if (db != 0) {
                trial.send(List.of(Bytes.of("SELECT"), Bytes.of(db)));
            }
            return trial;
        }

        /** The same with a client that acts as {@code user}; as the first of all if that is {@code null}. */
        Trial as(User user) {
            if (user != null) {
                link.logIn(People.SELF, user);
            }
            return this;
        }

        Reply send(List<Bytes> command) {
            try {
                return client.send(command);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e); // an engine in this program loses no connection
            }
        }

        List<KeyChange> changes() {
            return link.lastChanges();
        }
    }

    /** A client of a fork never waits, so nothing comes late. */
    private static final class Ignored implements dev.rediscover.link.Link.LateReplies {
        @Override
        public void arrived(LinkClient client, Reply reply) {
            // Nothing to do.
        }
    }

    static int number(String text) {
        if (text.isEmpty() || text.length() > 6) {
            return -1;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return -1;
            }
        }
        return Math.min(MOST_STEPS, Integer.parseInt(text));
    }
}
