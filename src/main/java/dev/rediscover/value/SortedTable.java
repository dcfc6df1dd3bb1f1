package dev.rediscover.value;

import dev.rediscover.base.Bytes;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Many members in a tree that knows ranks, with a hash table that finds a member's node. */
final class SortedTable implements Sorted {
    private RankTree tree = new RankTree();
    private HashTable<RankTree.Node> nodes = new HashTable<>();

    /** For drawing and scanning. */
    HashTable<RankTree.Node> nodes() {
        return nodes;
    }

    @Override
    public int size() {
        return tree.size();
    }

    @Override
    public double score(Bytes member) {
        RankTree.Node node = nodes.get(member);
        return node == null ? Double.NaN : node.score;
    }

    @Override
    public int rank(Bytes member) {
        RankTree.Node node = nodes.get(member);
        return node == null ? -1 : tree.rank(node);
    }

    @Override
    public boolean put(Bytes member, double score) {
        HashTable.Entry<RankTree.Node> entry = nodes.entryOrNew(member);
        RankTree.Node node = entry.value();
        if (node == null) {
            entry.setValue(tree.insert(member.array(), score));
            return true;
        }
        if (node.score != score) {
            entry.setValue(tree.move(node, score));
        }
        return false;
    }

    @Override
    public boolean remove(Bytes member) {
        RankTree.Node node = nodes.remove(member);
        if (node != null) {
            tree.delete(node);
        }
        return node != null;
    }

    @Override
    public ScoredMember at(int rank) {
        return scored(tree.at(rank));
    }

    static ScoredMember scored(RankTree.Node node) {
        return new ScoredMember(Bytes.wrap(node.member), node.score);
    }

    @Override
    public int countBefore(Cut cut) {
        return tree.countBefore(cut);
    }

    @Override
    public void removeRange(int from, int to) {
        for (int i = from; i < to; i++) {
            RankTree.Node node = tree.at(from);
            nodes.remove(Bytes.wrap(node.member));
            tree.delete(node);
        }
    }

    @Override
    public Iterator<ScoredMember> walk(int rank, boolean backwards) {
        return new Walk(tree.cursor(rank), backwards);
    }

    private static final class Walk implements Iterator<ScoredMember> {
        private final RankTree.Cursor cursor;
        private final boolean backwards;
        private RankTree.Node node;

        Walk(RankTree.Cursor cursor, boolean backwards) {
            this.cursor = cursor;
            this.backwards = backwards;
            node = cursor.take(backwards);
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
            node = cursor.take(backwards);
            return found;
        }
    }

    @Override
    public long heapBytes() {
        return Footprint.object(8) + tree.heapBytes() + nodes.heapBytes();
    }

    @Override
    public SortedTable copy() {
        SortedTable copy = new SortedTable();
        copy.tree = tree.copy();
        copy.nodes = nodes.copy();
        return copy;
    }
}
