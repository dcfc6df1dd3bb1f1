package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.acl.Rules;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.RaceLine;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Programs of several clients on an engine of their own, turn by turn.
 *
 * <p>A copy is a fork of the engine wherever no connection holds anything (no transaction, no watched key, nobody who
 * waits or listens). Elsewhere it is a fork of the last such place on which the turns since then are taken again: time
 * stands still and chance is seeded, so the copy is the same in every respect.
 */
final class RaceScene {
    private final int retry;
    private Quiet quiet;
    private final List<String> since = new ArrayList<>();
    private final Engine engine;
    private final Map<String, Racer> racers = new LinkedHashMap<>();
    private final List<String> order = new ArrayList<>();
    private List<Played.Late> late = new ArrayList<>();

    /** A client and how far its program is. */
    private static final class Racer {
        private final String name;
        private final List<RaceLine> program;
        private final Reply[] replies;
        private final Map<String, Reply> known = new LinkedHashMap<>();
        private int next;
        private int tries;
        private boolean waits;
        private Client client;

        Racer(String name, List<RaceLine> program) {
            this.name = name;
            this.program = program;
            this.replies = new Reply[program.size()];
        }

        Racer copy() {
            Racer copy = new Racer(name, program);
            System.arraycopy(replies, 0, copy.replies, 0, replies.length);
            copy.known.putAll(known);
            copy.next = next;
            copy.tries = tries;
            return copy;
        }

        boolean isDone() {
            return next >= program.size();
        }
    }

    /** A place where no connection holds anything: an engine without clients, and how far everybody is. */
    private record Quiet(Engine engine, List<Racer> racers, List<String> order) {}

    private RaceScene(Quiet from, int retry) {
        this.quiet = from;
        this.retry = retry;
        this.engine = from.engine().fork(true);
        this.order.addAll(from.order());
        for (Racer racer : from.racers()) {
            Racer own = racer.copy();
            own.client = engine.connect((client, reply) -> arrived(own, reply));
            racers.put(own.name, own);
        }
    }

    /** The programs before their first turn, on a copy of {@code engine}. */
    static RaceScene of(Engine engine, Map<String, List<RaceLine>> programs, int retry) {
        List<Racer> racers = new ArrayList<>();
        programs.forEach((name, program) -> racers.add(new Racer(name, program)));
        return new RaceScene(new Quiet(engine, racers, List.of()), retry);
    }

    /** The same once more, independent of this. */
    RaceScene copy() {
        if (isQuiet()) {
            List<Racer> now = new ArrayList<>();
            racers.values().forEach(racer -> now.add(racer.copy()));
            quiet = new Quiet(engine.fork(true), now, List.copyOf(order));
            since.clear();
        }
        RaceScene copy = new RaceScene(quiet, retry);
        for (String name : since) {
            copy.turnAndWait(name);
        }
        return copy;
    }

    private boolean isQuiet() {
        for (Racer racer : racers.values()) {
            Client client = racer.client;
            boolean holds = client.queued() >= 0
                    || client.watchedKeys() > 0
                    || client.isBlocked()
                    || client.isSubscriber()
                    || client.tracking() != null
                    || client.db() != 0
                    || client.protocol() != 2
                    || client.user() != null && !client.user().name().equals(Rules.DEFAULT_USER)
                    || client.name().length() > 0
                    || client.replyMode() != Client.ReplyMode.ON;
            if (holds) {
                return false;
            }
        }
        return true;
    }

    // ---- how it stands

    /** The engine as it is now. */
    Engine engine() {
        return engine;
    }

    /** Whose turns were taken. */
    List<String> order() {
        return order;
    }

    /** Who can take a turn. */
    List<String> movers() {
        List<String> movers = new ArrayList<>(racers.size());
        for (Racer racer : racers.values()) {
            if (!racer.isDone() && !racer.client.isBlocked()) {
                movers.add(racer.name);
            }
        }
        return movers;
    }

    /** Whether nobody can take a turn. */
    boolean isOver() {
        return movers().isEmpty();
    }

    /** Who waits. */
    List<String> waiting() {
        List<String> waiting = new ArrayList<>();
        for (Racer racer : racers.values()) {
            if (racer.client.isBlocked()) {
                waiting.add(racer.name);
            }
        }
        return waiting;
    }

    /** The line that a client's next turn runs, from 0; the length of its program when it is through. */
    int next(String client) {
        return Math.min(racers.get(client).next, racers.get(client).program.size());
    }

    /** What a line was told last; {@code null} if nothing. */
    Reply reply(String client, int number) {
        Reply[] replies = racers.get(client).replies;
        return number > replies.length ? null : replies[number - 1];
    }

    // ---- turns

    /** A turn of a client that can take one; {@code keys}: whose values to note. */
    RaceTurn turn(String name, List<String> keys) {
        Racer racer = racers.get(name);
        order.add(name);
        since.add(name);
        int number = racer.next + 1;
        RaceLine line = racer.program.get(racer.next);
        boolean passes = line.guard() != null && !line.guard().holds(racer.known);
        List<Bytes> words = passes ? null : line.filled(racer.known);
        Line shown = new Line(
                words == null || line.isTick() ? line.text() : Quoting.line(words),
                name,
                words == null ? line.words() : words,
                line.tickMillis());
        if (passes) {
            racer.next++;
            return turn(shown, number, RaceTurn.Kind.PASSED, null, false, keys);
        }
        if (words == null) {
            racer.next = racer.program.size();
            return turn(shown, number, RaceTurn.Kind.STUCK, null, false, keys);
        }
        if (line.isTick()) {
            racer.next++;
            ((VirtualClock) engine.clock()).advance(line.tickMillis());
            engine.tick();
            return turn(shown, number, RaceTurn.Kind.SLEPT, null, false, keys);
        }
        racer.waits = true;
        Reply reply = engine.execute(racer.client, words);
        racer.waits = reply == null && racer.waits;
        boolean again = reply != null && told(racer, line, words, reply);
        return turn(shown, number, reply == null ? RaceTurn.Kind.WAITS : RaceTurn.Kind.RAN, reply, again, keys);
    }

    /** As {@link #turn}, with whatever time has to pass afterwards. */
    void turnAndWait(String name) {
        turn(name, List.of());
        boolean waits = true;
        while (waits) {
            waits = timePasses(List.of()) != null;
        }
    }

    /**
     * Where everybody who is not through waits, and somebody not for ever, time passes until his time is up.
     *
     * @return what came of it, a turn of nobody; {@code null} if somebody can go on or all wait for ever
     */
    RaceTurn timePasses(List<String> keys) {
        long deadline = movers().isEmpty() ? engine.nextDeadline() : -1;
        if (deadline < 0) {
            return null;
        }
        VirtualClock clock = (VirtualClock) engine.clock();
        long millis = Math.max(0, deadline - clock.millis());
        clock.advance(millis);
        engine.tick();
        Line line = new Line(":tick " + millis + "ms", RaceTurn.NOBODY, List.of(), millis);
        return turn(line, 0, RaceTurn.Kind.SLEPT, null, false, keys);
    }

    private RaceTurn turn(Line line, int number, RaceTurn.Kind kind, Reply reply, boolean again, List<String> keys) {
        List<Played.Late> others = late;
        late = new ArrayList<>();
        return new RaceTurn(line.client(), number, kind, line, reply, others, again, values(keys));
    }

    /** Notes a reply and goes on in the program; true if it begins again. */
    private boolean told(Racer racer, RaceLine line, List<Bytes> words, Reply reply) {
        racer.replies[racer.next] = reply;
        if (line.name() != null) {
            racer.known.put(line.name(), reply);
        }
        racer.next++;
        boolean lost = retry > 0 && words.get(0).is("EXEC") && reply.kind() == Reply.Kind.NIL;
        if (!lost) {
            return false;
        }
        boolean again = racer.tries++ < retry;
        racer.next = again ? 0 : racer.program.size();
        racer.known.clear();
        return again;
    }

    /** A reply that comes late, or a message. */
    private void arrived(Racer racer, Reply reply) {
        late.add(new Played.Late(racer.name, reply, racer.client.protocol()));
        if (racer.waits && !(reply instanceof Reply.Push)) {
            racer.waits = false;
            RaceLine line = racer.program.get(racer.next);
            told(racer, line, line.words(), reply);
        }
    }

    /** What keys hold, in words. */
    List<String> values(List<String> keys) {
        if (keys.isEmpty()) {
            return List.of();
        }
        Stage stage = Stage.on(engine);
        List<String> values = new ArrayList<>(keys.size());
        for (String key : keys) {
            Reply content = Values.content(stage, 0, Bytes.of(key));
            values.add(content.kind() == Reply.Kind.NIL ? null : ReplyText.bare(content));
        }
        return values;
    }
}
