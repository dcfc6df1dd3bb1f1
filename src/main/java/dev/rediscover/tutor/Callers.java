package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Line;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The connections of the learner's own programs in a step, called c1, c2 and so on. What arrives on them has run on the
 * step's engine already; here it is noted as lines, so that copies, transcripts and the judge run it again, and run
 * once more beside it, to know what came of it: who was told something late, or was sent something unasked.
 *
 * <p>Use it with the monitor of the step's link held: a server's thread notes what arrives, others judge it.
 */
public final class Callers {
    /** More commands than this are not taken in one step: a program that never stops would fill the memory. */
    public static final int MOST = 5000;

    private static final long MOST_BYTES = 8L << 20;
    private static final String NAME = "c";

    private final LiveRun run;
    private final boolean fresh;
    private final List<Line> entry;
    private final Map<Long, String> open = new LinkedHashMap<>();
    private List<Played> shown = new ArrayList<>();
    private List<Played> settled = new ArrayList<>();
    private Stage beside;
    private int named;
    private int arrived;
    private long bytes;
    private int closedAt; // how many lines there were when the last connection closed
    private boolean ended;
    private long passed; // ms of the clock that are not noted yet

    /** {@code fresh}: whether a run that begins when nobody else is connected begins with the step's data. */
    Callers(LiveRun run, boolean fresh) {
        this.run = run;
        this.fresh = fresh;
        this.entry = run.stage.history();
    }

    /** Whether so much has arrived that no more is taken until the step begins again. */
    public boolean isFull() {
        return arrived >= MOST || bytes >= MOST_BYTES;
    }

    /** How many connections are open. */
    public int connected() {
        return open.size();
    }

    /** Whether anything has arrived, come late or hung up that {@link LessonRun#settle} has not judged. */
    public boolean hasNews() {
        return ended || !settled.isEmpty();
    }

    /** What has come since this was asked last, to be shown: commands with replies, time that passed, who hung up. */
    public List<Played> take() {
        List<Played> taken = shown;
        shown = new ArrayList<>();
        return taken;
    }

    /** The clock of the engine has gone on by itself. */
    public void passed(long millis) {
        passed += open.isEmpty() ? 0 : millis;
    }

    /**
     * A command is about to run.
     *
     * @param client the number of its connection in the engine
     */
    public void arrives(long client) {
        if (!open.containsKey(client)) {
            boolean again = fresh && open.isEmpty() && arrived > 0;
            if (again) {
                beginAgain();
            }
            open.put(client, name());
        }
    }

    private String name() {
        return NAME + ++named;
    }

    /**
     * A command has run.
     *
     * @param client the number of its connection in the engine
     * @param joined whether it was sent without waiting for the reply to the one before
     * @param reply {@code null} if it waits
     */
    public void arrived(long client, List<Bytes> words, boolean joined, Reply reply) {
        arrives(client);
        noteTime();
        arrived++;
        words.forEach(word -> bytes += word.length());
        Line line = new Line(Quoting.line(words), open.get(client), words, 0, joined);
        besides();
        run.stage.note(line, reply);
        List<Played> now = new ArrayList<>();
        now.add(told(beside.run(line), reply));
        for (Line follows : run.follows(line)) {
            run.stage.runAside(List.of(follows));
            now.addAll(beside.runAside(List.of(follows)));
        }
        came(now);
    }

    /** Makes sure that there is a stage on which everything runs once more. */
    private void besides() {
        if (beside == null) {
            beside = run.stage.copy();
        }
    }

    private void came(List<Played> now) {
        shown.addAll(now);
        settled.addAll(now);
        run.keep(now);
    }

    /** What really was told, with what is known from beside. */
    private static Played told(Played known, Reply reply) {
        return new Played(
                known.line(), reply, known.late(), known.changes(), known.at(), known.protocol(), known.own());
    }

    /** A connection has been closed. */
    public void left(long client) {
        String name = open.remove(client);
        if (name == null) {
            return;
        }
        noteTime();
        if (!hasQuit(name)) {
            Line quit = new Line("QUIT", name, List.of(Bytes.of("QUIT")), 0);
            besides();
            run.stage.note(quit, Reply.OK);
            came(List.of(beside.run(quit)));
        }
        if (open.isEmpty()) {
            ended = true;
            closedAt = run.kept().size();
        }
    }

    /** The step is left: whoever is connected is hung up on. */
    void leave() {
        List.copyOf(open.keySet()).forEach(this::left);
    }

    private boolean hasQuit(String name) {
        List<Played> all = run.kept();
        for (int i = all.size() - 1; i >= 0; i--) {
            if (all.get(i).line().client().equals(name)) {
                return all.get(i).line().words().get(0).is("QUIT");
            }
        }
        return true;
    }

    /** Notes the time that has passed, so that copies let it pass too. */
    public void noteTime() {
        if (passed == 0) {
            return;
        }
        Line tick = new Line(":tick " + passed + "ms", Line.YOU, List.of(), passed);
        passed = 0;
        besides();
        run.stage.noteTick(tick);
        came(List.of(beside.run(tick)));
    }

    /** The learner's own line has run on the step's engine: what came of it here, for who is connected too. */
    List<Played> typed(List<Played> now) {
        if (beside == null) {
            return now;
        }
        List<Played> known = new ArrayList<>();
        for (Played one : now) {
            Played again = one.own()
                    ? beside.run(one.line())
                    : beside.runAside(List.of(one.line())).get(0);
            known.add(told(again, one.reply()));
        }
        return known;
    }

    /** A new run: what programs did before is taken back, what the learner has typed since then is not. */
    private void beginAgain() {
        passed = 0;
        List<Line> kept = new ArrayList<>();
        for (Played one : run.kept().subList(closedAt, run.kept().size())) {
            if (one.own() && !one.line().isOther() && !one.line().isTick()) {
                kept.add(one.line());
            }
        }
        List<Line> all = new ArrayList<>(entry);
        all.addAll(kept);
        run.stage.returnTo(all);
        run.beginAgain();
        beside = run.stage.at(entry);
        List<Played> again = beside.run(kept);
        run.keep(again);
        settled = new ArrayList<>(again);
        arrived = 0;
        bytes = 0;
        named = 0;
        closedAt = 0;
        ended = false;
    }

    /** What has come since the last time, to be judged. */
    List<Played> settle() {
        noteTime();
        List<Played> taken = settled;
        settled = new ArrayList<>();
        return taken;
    }

    /** Whether the last connection has been closed since this was asked last. */
    boolean hasEnded() {
        boolean was = ended;
        ended = false;
        return was;
    }
}
