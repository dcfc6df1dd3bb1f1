package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** A sorted set: members ordered by score, then by their bytes. Minus zero equals zero; NaN must not be put in. */
public final class ZSetValue extends Value implements Iterable<ScoredMember> {
    private final EncodingLimits limits;
    private Sorted members = new SortedArray();

    public ZSetValue(EncodingLimits limits) {
        this.limits = limits;
    }

    @Override
    public Type type() {
        return Type.ZSET;
    }

    @Override
    public String encoding() {
        return isTable() ? "skiplist" : "listpack";
    }

    private boolean isTable() {
        return members instanceof SortedTable;
    }

    @Override
    public long size() {
        return members.size();
    }

    @Override
    public ZSetValue copy() {
        return copy(limits);
    }

    @Override
    public ZSetValue copy(EncodingLimits newLimits) {
        ZSetValue copy = new ZSetValue(newLimits);
        copy.members = members.copy();
        copy.setAccess(access());
        return copy;
    }

    @Override
    public long heapBytes() {
        return Footprint.object(16) + members.heapBytes();
    }

    /** Adds the member or moves it to its new score. Whether it is new. */
    public boolean put(Bytes member, double score) {
        if (Double.isNaN(score)) {
            throw new IllegalArgumentException("NaN as the score of " + member);
        }
        if (!isTable() && mayOutgrow(member) && members.rank(member) < 0) {
            toTable();
        }
        return members.put(member, score);
    }

    private boolean mayOutgrow(Bytes newcomer) {
        return members.size() >= limits.zsetMaxListpackEntries || newcomer.length() > limits.zsetMaxListpackValue;
    }

    private void toTable() {
        SortedTable table = new SortedTable();
        table.nodes().expand(members.size() + 1);
        for (ScoredMember m : this) {
            table.put(m.member(), m.score());
        }
        members = table;
    }

    public boolean remove(Bytes member) {
        return members.remove(member);
    }

    public boolean contains(Bytes member) {
        return !Double.isNaN(score(member));
    }

    /** The member's score; NaN, which no member has, when there is no such member. */
    public double score(Bytes member) {
        return members.score(member);
    }

    /** How many members come before this one, or -1 when it is not there. */
    public long rank(Bytes member) {
        return members.rank(member);
    }

    /** How many members come after this one, or -1 when it is not there. */
    public long reverseRank(Bytes member) {
        int rank = members.rank(member);
        return rank < 0 ? -1 : members.size() - 1 - rank;
    }

    /** The member at {@code rank}, counted from 0 at the lowest score; null outside. */
    public ScoredMember at(long rank) {
        return rank < 0 || rank >= size() ? null : members.at((int) rank);
    }

    /** The ranks of the members whose scores lie in {@code range}, in logarithmic time. */
    public Ranks ranks(ScoreRange range) {
        if (range.isEmpty()) {
            return Ranks.NONE;
        }
        return between(new Cut.Reaching(range), new Cut.Leaving(range));
    }

    /** The ranks of the members that lie in {@code range}, in logarithmic time; all scores must be the same. */
    public Ranks ranks(LexRange range) {
        return between(new Cut.ReachingLex(range), new Cut.LeavingLex(range));
    }

    private Ranks between(Cut start, Cut end) {
        int from = members.countBefore(start);
        int to = members.countBefore(end);
        return from < to ? new Ranks(from, to) : Ranks.NONE;
    }

    /** Upwards from the lowest score; the set must not change meanwhile. */
    @Override
    public Iterator<ScoredMember> iterator() {
        return iterator(0);
    }

    /** Upwards from {@code rank}; nothing when that lies outside. */
    public Iterator<ScoredMember> iterator(long rank) {
        return members.walk(clamp(rank), false);
    }

    /** Downwards from {@code rank}; from {@code size() - 1} for all. */
    public Iterator<ScoredMember> descendingIterator(long rank) {
        return members.walk(clamp(rank), true);
    }

    private int clamp(long rank) {
        return rank < 0 || rank >= size() ? -1 : (int) rank;
    }

    /** Removes the members at {@code ranks}, clamped to the set, and says how many those were. */
    public long removeAll(Ranks ranks) {
        int from = (int) Math.max(0, ranks.from());
        int to = (int) Math.min(size(), ranks.to());
        if (from >= to) {
            return 0;
        }
        members.removeRange(from, to);
        return to - from;
    }

    /** Takes the member with the lowest score away; null when there is none. */
    public ScoredMember popMin() {
        return pop(0);
    }

    /** Takes the member with the highest score away; null when there is none. */
    public ScoredMember popMax() {
        return pop(size() - 1);
    }

    private ScoredMember pop(long rank) {
        ScoredMember found = at(rank);
        if (found != null) {
            members.remove(found.member());
        }
        return found;
    }

    /** One member; the set must not be empty. */
    public ScoredMember random(RandomSource chance) {
        return members.at(chance.nextInt(members.size()));
    }

    /** {@code count} different members, or all when there are fewer. */
    public List<ScoredMember> randomDistinct(RandomSource chance, long count) {
        if (count > size() / 3) {
            List<ScoredMember> all = new ArrayList<>(members.size());
            for (ScoredMember m : this) {
                all.add(m);
            }
            return Sample.of(all, chance, count);
        }
        Set<Integer> ranks = new HashSet<>();
        List<ScoredMember> drawn = new ArrayList<>();
        while (drawn.size() < count) {
            int rank = chance.nextInt(members.size());
            if (ranks.add(rank)) {
                drawn.add(members.at(rank));
            }
        }
        return drawn;
    }

    /** Adds about {@code count} members to {@code into} and returns the cursor to go on with, 0 at the end. */
    public long scan(long cursor, long count, List<ScoredMember> into) {
        if (!(members instanceof SortedTable)) {
            for (ScoredMember m : this) {
                into.add(m);
            }
            return 0;
        }
        List<HashTable.Entry<RankTree.Node>> entries = new ArrayList<>();
        long next = ((SortedTable) members).nodes().scan(cursor, count, entries);
        for (HashTable.Entry<RankTree.Node> entry : entries) {
            into.add(SortedTable.scored(entry.value()));
        }
        return next;
    }
}
