package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** A few members in two parallel arrays: the listpack encoding of sorted sets. */
final class SortedArray implements Sorted {
    private byte[][] members = new byte[4][];
    private double[] scores = new double[4];
    private int count;
    private long content; // bytes of all members on the heap

    @Override
    public int size() {
        return count;
    }

    @Override
    public double score(Bytes member) {
        int index = rank(member);
        return index < 0 ? Double.NaN : scores[index];
    }

    @Override
    public int rank(Bytes member) {
        byte[] wanted = member.array();
        for (int i = 0; i < count; i++) {
            if (Arrays.equals(members[i], wanted)) {
                return i;
            }
        }
        return -1;
    }

    /** Minus zero becomes zero here, since a listpack stores it as the integer 0. */
    @Override
    public boolean put(Bytes member, double score) {
        int index = rank(member);
        if (index >= 0) {
            if (scores[index] == score) {
                return false;
            }
            removeRange(index, index + 1);
        }
        insert(member.array(), score + 0.0);
        return index < 0;
    }

    private void insert(byte[] member, double score) {
        int place = 0;
        while (place < count && isBefore(place, score, member)) {
            place++;
        }
        if (count == members.length) {
            members = Arrays.copyOf(members, count * 2);
            scores = Arrays.copyOf(scores, count * 2);
        }
        System.arraycopy(members, place, members, place + 1, count - place);
        System.arraycopy(scores, place, scores, place + 1, count - place);
        members[place] = member;
        scores[place] = score;
        count++;
        content += Footprint.bytes(member.length);
    }

    private boolean isBefore(int index, double score, byte[] member) {
        return scores[index] == score ? Arrays.compareUnsigned(members[index], member) < 0 : scores[index] < score;
    }

    @Override
    public boolean remove(Bytes member) {
        int index = rank(member);
        if (index >= 0) {
            removeRange(index, index + 1);
        }
        return index >= 0;
    }

    @Override
    public ScoredMember at(int rank) {
        return new ScoredMember(Bytes.wrap(members[rank]), scores[rank]);
    }

    @Override
    public int countBefore(Cut cut) {
        int before = 0;
        while (before < count && cut.isAfter(scores[before], members[before])) {
            before++;
        }
        return before;
    }

    @Override
    public void removeRange(int from, int to) {
        for (int i = from; i < to; i++) {
            content -= Footprint.bytes(members[i].length);
        }
        System.arraycopy(members, to, members, from, count - to);
        System.arraycopy(scores, to, scores, from, count - to);
        Arrays.fill(members, count - (to - from), count, null);
        count -= to - from;
    }

    @Override
    public Iterator<ScoredMember> walk(int rank, boolean backwards) {
        return new Walk(rank, backwards ? -1 : 1);
    }

    private final class Walk implements Iterator<ScoredMember> {
        private final int step;
        private int index;

        Walk(int index, int step) {
            this.index = index;
            this.step = step;
        }

        @Override
        public boolean hasNext() {
            return index >= 0 && index < count;
        }

        @Override
        public ScoredMember next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ScoredMember found = at(index);
            index += step;
            return found;
        }
    }

    @Override
    public long heapBytes() {
        return Footprint.object(20)
                + Footprint.references(members.length)
                + Footprint.array(scores.length, 8)
                + content;
    }

    @Override
    public SortedArray copy() {
        SortedArray copy = new SortedArray();
        copy.members = members.clone();
        copy.scores = scores.clone();
        copy.count = count;
        copy.content = content;
        return copy;
    }
}
