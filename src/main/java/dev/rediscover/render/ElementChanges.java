package dev.rediscover.render;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.value.ArrayScan;
import dev.rediscover.value.ArrayValue;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Finds what changed between two collections of one type. Collects the first {@link #KEPT} and counts the others. */
final class ElementChanges {
    private static final int KEPT = 64;
    private static final int TABLE_MAX = 40_000; // cells of the table that aligns two lists

    private final long now;
    private final List<ElementChange> kept = new ArrayList<>();
    private long total;

    private ElementChanges(long now) {
        this.now = now;
    }

    /** What changed from {@code before} to {@code after}; nothing for types without elements. */
    static ElementChanges between(Value before, Value after, long now) {
        ElementChanges found = new ElementChanges(now);
        switch (before.type()) {
            case LIST -> found.lists((ListValue) before, (ListValue) after);
            case SET -> found.sets((SetValue) before, (SetValue) after);
            case HASH -> found.hashes((HashValue) before, (HashValue) after);
            case ZSET -> found.sortedSets((ZSetValue) before, (ZSetValue) after);
            case ARRAY -> found.arrays((ArrayValue) before, (ArrayValue) after);
            case STREAM -> StreamChanges.note((StreamValue) before, (StreamValue) after, found);
            default -> {}
        }
        return found;
    }

    List<ElementChange> kept() {
        return kept;
    }

    long total() {
        return total;
    }

    void note(ElementChange change) {
        total++;
        if (kept.size() < KEPT) {
            kept.add(change);
        }
    }

    private void arrays(ArrayValue before, ArrayValue after) {
        ArrayScan scan = before.scan(0, ArrayValue.NONE - 1);
        while (scan.next()) {
            Bytes value = after.get(scan.position());
            Bytes place = Bytes.of("[" + Long.toUnsignedString(scan.position()) + "]");
            if (value == null) {
                note(ElementChange.removed(place, scan.value(), ""));
            } else if (!value.equals(scan.value())) {
                note(ElementChange.changed(place, scan.value(), value, ""));
            }
        }
        scan = after.scan(0, ArrayValue.NONE - 1);
        while (scan.next()) {
            if (before.get(scan.position()) == null) {
                Bytes place = Bytes.of("[" + Long.toUnsignedString(scan.position()) + "]");
                note(ElementChange.added(place, scan.value(), ""));
            }
        }
        if (before.lastInsert() != after.lastInsert()) {
            note(ElementChange.changed(Bytes.of("next insert"), cursor(before), cursor(after), ""));
        }
    }

    private static Bytes cursor(ArrayValue array) {
        long next = array.lastInsert() + 1;
        return Bytes.of(next == ArrayValue.NONE ? "none" : Long.toUnsignedString(next));
    }

    private void sets(SetValue before, SetValue after) {
        List<Bytes> gone = new ArrayList<>();
        for (Iterator<Bytes> it = before.iterator(); it.hasNext(); ) {
            Bytes member = it.next();
            if (!after.contains(member)) {
                gone.add(member);
            }
        }
        List<Bytes> come = new ArrayList<>();
        for (Iterator<Bytes> it = after.iterator(); it.hasNext(); ) {
            Bytes member = it.next();
            if (!before.contains(member)) {
                come.add(member);
            }
        }
        gone.sort(null);
        come.sort(null);
        for (Bytes member : gone) {
            note(ElementChange.removed(null, member, ""));
        }
        for (Bytes member : come) {
            note(ElementChange.added(null, member, ""));
        }
    }

    private void hashes(HashValue before, HashValue after) {
        for (HashValue.Field field : before) {
            Bytes value = after.get(field.name());
            if (value == null) {
                note(ElementChange.removed(field.name(), field.value(), ""));
                continue;
            }
            String expiry = expiryChange(before.expiry(field.name()), after.expiry(field.name()));
            if (!value.equals(field.value()) || !expiry.isEmpty()) {
                note(ElementChange.changed(field.name(), field.value(), value, expiry));
            }
        }
        for (HashValue.Field field : after) {
            if (!before.contains(field.name())) {
                String expiry = expiryChange(-1, after.expiry(field.name()));
                note(ElementChange.added(field.name(), field.value(), expiry));
            }
        }
    }

    private String expiryChange(long before, long after) {
        return before == after ? "" : after < 0 ? "no expiry any more" : Wording.expiry(Math.max(0, after - now));
    }

    private void sortedSets(ZSetValue before, ZSetValue after) {
        for (ScoredMember member : before) {
            double score = after.score(member.member());
            Bytes old = Bytes.of(Numbers.format(member.score()));
            if (Double.isNaN(score)) {
                note(ElementChange.removed(member.member(), old, ""));
            } else if (score != member.score()) {
                long oldRank = before.rank(member.member());
                long rank = after.rank(member.member());
                String moved = oldRank == rank ? "" : "rank " + oldRank + " to " + rank;
                note(ElementChange.changed(member.member(), old, Bytes.of(Numbers.format(score)), moved));
            }
        }
        for (ScoredMember member : after) {
            if (!before.contains(member.member())) {
                String rank = "rank " + after.rank(member.member());
                note(ElementChange.added(member.member(), Bytes.of(Numbers.format(member.score())), rank));
            }
        }
    }

    /** What both lists begin and end with is left out; what lies between is aligned if it is short enough. */
    private void lists(ListValue before, ListValue after) {
        int shorter = (int) Math.min(before.size(), after.size());
        int prefix = common(before.iterator(), after.iterator(), shorter);
        int suffix = common(before.descendingIterator(), after.descendingIterator(), shorter - prefix);
        long oldCount = before.size() - prefix - suffix;
        long newCount = after.size() - prefix - suffix;
        if (oldCount * newCount > TABLE_MAX) {
            total += oldCount + newCount;
            return;
        }
        if (oldCount == 0 || newCount == 0) {
            listRun(before.iterator(prefix), oldCount, prefix, before.size(), '-');
            listRun(after.iterator(prefix), newCount, prefix, after.size(), '+');
            return;
        }
        List<Bytes> old = before.range(prefix, prefix + oldCount);
        List<Bytes> fresh = after.range(prefix, prefix + newCount);
        align(old, fresh, prefix, before.size(), after.size());
    }

    private static int common(Iterator<Bytes> one, Iterator<Bytes> other, int limit) {
        int count = 0;
        while (count < limit && one.next().equals(other.next())) {
            count++;
        }
        return count;
    }

    private void listRun(Iterator<Bytes> from, long count, long start, long size, char what) {
        for (long i = start; i < start + count; i++) {
            if (kept.size() == KEPT) {
                total += start + count - i;
                return;
            }
            listElement(what, i, size, from.next());
        }
    }

    private void listElement(char what, long index, long size, Bytes element) {
        String end = index == 0 ? "head" : index == size - 1 ? "tail" : "";
        Bytes place = Bytes.of("[" + index + "]");
        note(what == '+' ? ElementChange.added(place, element, end) : ElementChange.removed(place, element, end));
    }

    /** Along a longest common subsequence; an element that gives way to another at its place counts as changed. */
    private void align(List<Bytes> old, List<Bytes> fresh, long start, long oldSize, long freshSize) {
        int[][] common = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(fresh.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            boolean both = i < old.size() && j < fresh.size();
            if (both && old.get(i).equals(fresh.get(j))) {
                i++;
                j++;
            } else if (both && i == j && common[i + 1][j + 1] == common[i][j]) {
                Bytes place = Bytes.of("[" + (start + i) + "]");
                note(ElementChange.changed(place, old.get(i++), fresh.get(j++), ""));
            } else if (j == fresh.size() || i < old.size() && common[i + 1][j] >= common[i][j + 1]) {
                listElement('-', start + i, oldSize, old.get(i++));
            } else {
                listElement('+', start + j, freshSize, fresh.get(j++));
            }
        }
    }
}
