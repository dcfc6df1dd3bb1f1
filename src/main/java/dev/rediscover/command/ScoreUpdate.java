package dev.rediscover.command;

import dev.rediscover.engine.Args;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.ZSetValue;

/** How ZADD and ZINCRBY change scores: the options {@code NX XX GT LT CH INCR}, and what came of it. */
final class ScoreUpdate {
    private boolean nx;
    private boolean xx;
    private boolean gt;
    private boolean lt;
    private boolean ch;
    private boolean incr;

    private long added;
    private long moved;
    private double last = Double.NaN; // the score that INCR replies; NaN when an option forbade it

    private ScoreUpdate() {}

    /** As ZINCRBY does. */
    static ScoreUpdate increment() {
        ScoreUpdate update = new ScoreUpdate();
        update.incr = true;
        return update;
    }

    /** Reads the options, up to the first word that is none. */
    static ScoreUpdate read(Args args) {
        ScoreUpdate update = new ScoreUpdate();
        boolean more = true;
        while (more) {
            more = update.readOption(args);
        }
        return update;
    }

    private boolean readOption(Args args) {
        if (args.take("NX")) {
            nx = true;
        } else if (args.take("XX")) {
            xx = true;
        } else if (args.take("GT")) {
            gt = true;
        } else if (args.take("LT")) {
            lt = true;
        } else if (args.take("CH")) {
            ch = true;
        } else if (args.take("INCR")) {
            incr = true;
        } else {
            return false;
        }
        return true;
    }

    /** Raises an error where the options do not go together, with {@code pairs} scores to come. */
    void check(int pairs) {
        if (nx && xx) {
            throw Errors.ZADD_NX_XX.raise();
        }
        if (gt && nx || lt && nx || gt && lt) {
            throw Errors.ZADD_GT_LT_NX.raise();
        }
        if (incr && pairs > 1) {
            throw Errors.ZADD_INCR_PAIRS.raise();
        }
    }

    /** Whether it is to change only new members and only old ones. */
    boolean isContradiction() {
        return nx && xx;
    }

    /** Gives one member its score, as far as the options allow. */
    void apply(ZSetValue zset, ScoredMember entry) {
        double old = zset.score(entry.member());
        if (Double.isNaN(old)) {
            if (!xx) {
                zset.put(entry.member(), entry.score());
                added++;
                last = entry.score();
            }
            return;
        }
        if (nx) {
            return;
        }
        double score = incr ? old + entry.score() : entry.score();
        if (Double.isNaN(score)) {
            throw Errors.SCORE_NAN.raise();
        }
        if (gt && score <= old || lt && score >= old) {
            return;
        }
        last = score;
        if (score != old) {
            zset.put(entry.member(), score);
            moved++;
        }
    }

    boolean increments() {
        return incr;
    }

    boolean changedAnything() {
        return added + moved > 0;
    }

    Reply reply() {
        if (incr) {
            return Double.isNaN(last) ? Reply.NIL : ZSetCommands.score(last);
        }
        return Reply.of(ch ? added + moved : added);
    }
}
