package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.NotANumber;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Errors;
import dev.rediscover.value.LexRange;
import dev.rediscover.value.Ranks;
import dev.rediscover.value.ScoreRange;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Which members of a sorted set a range command means, and in which order. */
final class ZSetSelection {
    enum By {
        RANK,
        SCORE,
        LEX
    }

    private final Bytes first;
    private final Bytes second;
    private By by;
    private boolean reverse;
    private boolean withScores;
    private long offset;
    private long limit = -1;

    private long start;
    private long stop;
    private ScoreRange scores;
    private LexRange members;

    private ZSetSelection(Bytes first, Bytes second, By by, boolean reverse) {
        this.first = first;
        this.second = second;
        this.by = by;
        this.reverse = reverse;
    }

    /** Two bounds and nothing else, the lower first. */
    static ZSetSelection bounds(Args args, By by) {
        ZSetSelection selection = new ZSetSelection(args.next(), args.next(), by, false);
        selection.parseBounds();
        return selection;
    }

    /** The bounds and options of the older commands, whose names fix kind and order. */
    static ZSetSelection of(Args args, By by, boolean reverse) {
        ZSetSelection selection = new ZSetSelection(args.next(), args.next(), by, reverse);
        boolean limited = selection.readOptions(args, false, true);
        selection.check(limited);
        selection.parseBounds();
        return selection;
    }

    /** The bounds and options of ZRANGE and ZRANGESTORE. */
    static ZSetSelection any(Args args, boolean mayWithScores) {
        ZSetSelection selection = new ZSetSelection(args.next(), args.next(), By.RANK, false);
        boolean limited = selection.readOptions(args, true, mayWithScores);
        selection.check(limited);
        selection.parseBounds();
        return selection;
    }

    private boolean readOptions(Args args, boolean open, boolean mayWithScores) {
        boolean limited = false;
        while (args.hasNext()) {
            if (mayWithScores && args.take("WITHSCORES")) {
                withScores = true;
            } else if (args.remaining() > 2 && args.take("LIMIT")) {
                offset = args.integer();
                limit = args.integer();
                limited = true;
            } else if (!open || !readKind(args)) {
                throw Errors.SYNTAX.raise();
            }
        }
        return limited;
    }

    private boolean readKind(Args args) {
        if (!reverse && args.take("REV")) {
            reverse = true;
        } else if (by == By.RANK && args.take("BYSCORE")) {
            by = By.SCORE;
        } else if (by == By.RANK && args.take("BYLEX")) {
            by = By.LEX;
        } else {
            return false;
        }
        return true;
    }

    private void check(boolean limited) {
        if (limited && limit != -1 && by == By.RANK) {
            throw Errors.ZRANGE_LIMIT.raise();
        }
        offset = by == By.RANK ? 0 : offset;
        if (withScores && by == By.LEX) {
            throw Errors.ZRANGE_LEX_SCORES.raise();
        }
    }

    private void parseBounds() {
        Bytes min = reverse ? second : first;
        Bytes max = reverse ? first : second;
        switch (by) {
            case RANK -> {
                start = rank(first);
                stop = rank(second);
            }
            case SCORE -> scores = scoreRange(min, max);
            case LEX -> {
                members = LexRange.parse(min, max);
                if (members == null) {
                    throw Errors.LEX_RANGE.raise();
                }
            }
            default -> throw new AssertionError(by);
        }
    }

    private static ScoreRange scoreRange(Bytes min, Bytes max) {
        try {
            return ScoreRange.parse(min, max);
        } catch (NotANumber e) {
            throw Errors.SCORE_RANGE.raise();
        }
    }

    private static long rank(Bytes word) {
        if (!dev.rediscover.base.Numbers.isLong(word)) {
            throw Errors.NOT_INTEGER.raise();
        }
        return dev.rediscover.base.Numbers.parseLong(word);
    }

    boolean withScores() {
        return withScores;
    }

    /** The ranks within the bounds, counted from the lowest score, before LIMIT. */
    Ranks ranks(ZSetValue zset) {
        return switch (by) {
            case SCORE -> zset.ranks(scores);
            case LEX -> zset.ranks(members);
            case RANK -> ranksByPlace(zset.size());
        };
    }

    private Ranks ranksByPlace(long size) {
        long from = Math.max(0, start < 0 ? start + size : start);
        long to = Math.min(size - 1, stop < 0 ? stop + size : stop);
        if (from > to) {
            return Ranks.NONE;
        }
        return reverse ? new Ranks(size - 1 - to, size - from) : new Ranks(from, to + 1);
    }

    /** The members meant, in their order. */
    List<ScoredMember> members(ZSetValue zset) {
        Ranks ranks = ranks(zset);
        List<ScoredMember> found = new ArrayList<>();
        if (ranks.isEmpty() || offset < 0 || offset >= ranks.count()) {
            return found;
        }
        long most = limit < 0 ? ranks.count() - offset : Math.min(limit, ranks.count() - offset);
        Iterator<ScoredMember> walk =
                reverse ? zset.descendingIterator(ranks.to() - 1 - offset) : zset.iterator(ranks.from() + offset);
        while (found.size() < most) {
            found.add(walk.next());
        }
        return found;
    }
}
