package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.Reply;
import dev.rediscover.tutor.Batch;
import dev.rediscover.tutor.Cause;
import dev.rediscover.tutor.Causes;
import dev.rediscover.tutor.LessonRun;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Played;
import dev.rediscover.tutor.Situation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Says why the last command got its reply: the word {@code why}, and what errors add about it. */
final class Why {
    private static final int WAY_COLUMN = 2;

    private final Session session;
    private final Map<String, Batch> batches = new HashMap<>();
    private List<Bytes> command = List.of();
    private Reply reply;
    private String client = People.SELF;
    private int db;

    Why(Session session) {
        this.session = session;
    }

    /**
     * Notes a command and its reply.
     *
     * @param database the one that the client had selected
     * @param link {@code null} for a server somewhere else, of whose data nothing is known
     */
    void note(String who, int database, List<Bytes> words, Reply got, EmbeddedLink link) {
        if (words.isEmpty() || link == null) {
            return;
        }
        batches.computeIfAbsent(who, name -> new Batch()).note(words, got, link.commands());
        client = who;
        db = database;
        command = words;
        reply = got;
    }

    /** Notes what was run in a lesson; a step begins without anything. */
    void note(Outcome outcome) {
        if (outcome instanceof Outcome.Began || outcome instanceof Outcome.Finished) {
            batches.clear();
            reply = null;
        }
        for (Played played : played(outcome)) {
            if (played.reply() != null) {
                note(played.line().client(), session.db(), played.line().words(), played.reply(), session.link());
            }
        }
    }

    private static List<Played> played(Outcome outcome) {
        if (outcome instanceof Outcome.Refused refused) {
            return refused.played();
        }
        if (outcome instanceof Outcome.Ran ran) {
            return ran.played();
        }
        return outcome instanceof Outcome.Solved solved ? solved.played() : List.of();
    }

    /** What a lesson says to {@code why}, and what is known of the last reply beside it. */
    StyledText inLesson(StyledText verdict, Outcome outcome) {
        Cause cause = cause(session.link());
        boolean empty = outcome instanceof Outcome.Told told && told.text().equals(LessonRun.NOTHING_REFUSED);
        if (cause == null || !empty && !cause.isTelling()) {
            return verdict;
        }
        StyledText.Builder out = new StyledText.Builder();
        return empty ? text(cause) : out.add(verdict).add(text(cause)).build();
    }

    /** The reason for the last reply; {@code null} if there was none, or no engine of ours that could tell. */
    Cause cause(EmbeddedLink link) {
        if (reply == null || link == null) {
            return null;
        }
        synchronized (link) {
            Batch batch = batches.getOrDefault(client, new Batch());
            return Causes.of(new Situation(link, client, db, command, reply, batch));
        }
    }

    /** Tells the reason for the last reply. */
    Result tell() {
        Cause cause = cause(session.link());
        if (cause == null) {
            session.note("Nothing has been replied yet; after a command, \"why\" says how its reply came about.");
            return Result.FINE;
        }
        session.screen().page(text(cause));
        return Result.FINE;
    }

    /** A cause as text: the reason, what is known of the keys, what the command wants, and the ways on. */
    StyledText text(Cause cause) {
        StyledText.Builder out = new StyledText.Builder();
        out.add(session.wrapped(cause.because()));
        for (String fact : cause.facts()) {
            if (!fact.isEmpty()) {
                out.add(session.wrapped(fact));
            }
        }
        if (!cause.expects().isEmpty()) {
            out.add(session.wrapped("It takes: " + cause.expects()), Role.MUTED);
        }
        if (!cause.ways().isEmpty()) {
            out.add(cause.ways().size() == 1 ? "A way on:" : "Ways on:", Role.HEADING)
                    .newline();
            ways(out, cause.ways());
        }
        return out.build();
    }

    private void ways(StyledText.Builder out, List<Cause.Way> ways) {
        boolean plain = session.settings().isOn(Setting.PLAIN);
        int widest = 0;
        int purposes = 0;
        for (Cause.Way way : ways) {
            widest = Math.max(widest, way.line().length());
            purposes = Math.max(purposes, way.purpose().length());
        }
        boolean beside = !plain
                && WAY_COLUMN + widest + 2 + purposes
                        < session.screen().canvas().columns();
        for (Cause.Way way : ways) {
            if (plain) {
                out.add(session.wrapped(way.line() + ": " + way.purpose() + "."));
            } else if (beside) {
                out.add("  ").add(way.line(), Role.EMPHASIS);
                out.add(" ".repeat(widest + 2 - way.line().length()) + way.purpose(), Role.MUTED)
                        .newline();
            } else {
                out.add("  ").add(way.line(), Role.EMPHASIS).newline();
                out.add("      " + way.purpose(), Role.MUTED).newline();
            }
        }
    }

    /** What a line of advice ends with, if there is more to tell; empty if there is not. */
    String pointer() {
        Cause cause = cause(session.link());
        return cause == null || !cause.tellsMoreThanNames() ? "" : "\"why\" tells more.";
    }
}
