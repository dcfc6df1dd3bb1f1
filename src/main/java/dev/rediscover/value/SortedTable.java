package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Many members in a skip list, with a hash table that finds a member's node. */
final class SortedTable implements Sorted {
    private SkipList list = new SkipList();
    private HashTable<SkipList.Node> nodes = new HashTable<>();

    /** For drawing and scanning. */
    HashTable<SkipList.Node> nodes() {
        return nodes;
    }

    @Override
    public int size() {
        return list.size();
    }

    @Override
    public double score(Bytes member) {
        SkipList.Node node = nodes.get(member);
        return node == null ? Double.NaN : node.score;
    }

    @Override
    public int rank(Bytes member) {
        SkipList.Node node = nodes.get(member);
        return node == null ? -1 : list.rank(node);
    }

    @Override
    public boolean put(Bytes member, double score) {
        HashTable.Entry<SkipList.Node> entry = nodes.entryOrNew(member);
        SkipList.Node node = entry.value();
        if (node == null) {
            entry.setValue(list.insert(member.array(), score));
            return true;
        }
        if (node.score != score) {
            entry.setValue(list.move(node, score));
        }
        return false;
    }

    @Override
    public boolean remove(Bytes member) {
        SkipList.Node node = nodes.remove(member);
        if (node != null) {
            list.delete(node);
        }
        return node != null;
    }

    @Override
    public ScoredMember at(int rank) {
        return scored(list.at(rank));
    }

    static ScoredMember scored(SkipList.Node node) {
        return new ScoredMember(Bytes.wrap(node.member), node.score);
    }

    @Override
    public int countBefore(Cut cut) {
        return list.countBefore(cut);
    }

    @Override
    public void removeRange(int from, int to) {
        SkipList.Node node = list.at(from);
        for (int i = from; i < to; i++) {
            SkipList.Node next = node.next;
            nodes.remove(Bytes.wrap(node.member));
            list.delete(node);
            node = next;
        }
    }

    @Override
    public Iterator<ScoredMember> walk(int rank, boolean backwards) {
        return new Walk(list.at(rank), backwards);
    }

    private static final class Walk implements Iterator<ScoredMember> {
        private final boolean backwards;
        private SkipList.Node node;

        Walk(SkipList.Node node, boolean backwards) {
            this.node = node;
            this.backwards = backwards;
        }

        @Override
        public boolean hasNext() {
            return node != null;
        }

        @Override
        public ScoredMember next() {
            if (node == null) {
                throw new NoSuchElementException();
            }
            ScoredMember found = scored(node);
            node = backwards ? node.previous : node.next;
            return found;
        }
    }

    @Override
    public long heapBytes() {
        return Footprint.object(8) + list.heapBytes() + nodes.heapBytes();
    }

    @Override
    public SortedTable copy() {
        SortedTable copy = new SortedTable();
        copy.list = list.copy();
        copy.nodes = nodes.copy();
        for (SkipList.Node node = copy.list.first(); node != null; node = node.next) {
            copy.nodes.entry(Bytes.wrap(node.member)).setValue(node);
        }
        return copy;
    }
}
