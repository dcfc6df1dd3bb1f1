package dev.rediscover.value;

import java.util.Arrays;

/**
 * Members in the order of score and bytes, in a B+ tree whose branches know how many members lie below each child, so
 * that ranks are found in logarithmic time (Bayer and McCreight, Organization and Maintenance of Large Ordered Indexes,
 * 1972; the counts are those of an order statistic tree).
 *
 * <p>Scores lie side by side in the pages, and a search looks at members only where scores are equal: a large set is
 * mostly memory that is not in the processor's cache, and a tree asks for far less of it than a skip list does.
 */
final class RankTree {
    /** How many members a leaf has room for, and how many children a branch. */
    static final int PAGE = 64;

    private static final int SPARSE = PAGE / 4; // below this a page looks for a neighbour to become one with
    private static final int MERGED = PAGE * 3 / 4; // if together they have no more than this
    private static final long SCORES_BYTES = Footprint.array(PAGE, Double.BYTES) + Footprint.references(PAGE);
    private static final long LEAF_BYTES = Footprint.object(24) + SCORES_BYTES;
    private static final long BRANCH_BYTES =
            Footprint.object(24) + SCORES_BYTES + Footprint.references(PAGE) + Footprint.array(PAGE, Integer.BYTES);
    private static final long OWN_BYTES = Footprint.object(16);

    /** A member with its score, which changes where no other tree has the node. */
    static final class Node {
        final byte[] member;
        double score;

        Node(byte[] member, double score) {
            this.member = member;
            this.score = score;
        }
    }

    /** A leaf with members or a branch with children, in order, each with a key that stands for it. */
    abstract class Page {
        int used;
        final double[] scores = new double[PAGE];

        /** The member that goes with the score at {@code index}. */
        abstract byte[] member(int index);

        /** How many members lie here or below. */
        abstract int members();

        /** Puts in a node that is not there yet; returns a new neighbour to the right if it took one. */
        abstract Page insert(Node node);

        /** Takes out a node that is there. */
        abstract void delete(Node node);

        /** Takes over everything from the neighbour to the right, which this key divides from what is here. */
        abstract void absorb(Page right, double score, byte[] member);

        /** An independent copy for {@code tree}. */
        abstract Page copy(RankTree tree);

        /** The first index from {@code from} on whose key comes after this one. */
        final int after(int from, double score, byte[] member) {
            int low = from;
            int high = used;
            while (low < high) {
                int middle = (low + high) >>> 1;
                double there = scores[middle];
                if (there < score || there == score && Arrays.compareUnsigned(member(middle), member) <= 0) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }

        /** The first index from {@code from} on that does not come before {@code cut}. */
        final int after(int from, Cut cut) {
            int low = from;
            int high = used;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (cut.isAfter(scores[middle], member(middle))) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }

    /** Members side by side, with links to the leaves before and after. */
    private final class Leaf extends Page {
        final Node[] nodes = new Node[PAGE];
        Leaf previous;
        Leaf next;

        Leaf() {
            leaves++;
        }

        @Override
        byte[] member(int index) {
            return nodes[index].member;
        }

        @Override
        int members() {
            return used;
        }

        @Override
        Page insert(Node node) {
            int at = after(0, node.score, node.member);
            if (used < PAGE) {
                put(at, node);
                return null;
            }
            Leaf right = new Leaf();
            int kept = next == null && at == used ? used : PAGE / 2; // what only ever grows at its end fills its pages
            right.take(this, kept, used - kept);
            clear(kept);
            right.link(this, next);
            if (at > kept || kept == PAGE) {
                right.put(at - kept, node);
            } else {
                put(at, node);
            }
            return right;
        }

        private void put(int at, Node node) {
            System.arraycopy(scores, at, scores, at + 1, used - at);
            System.arraycopy(nodes, at, nodes, at + 1, used - at);
            scores[at] = node.score;
            nodes[at] = node;
            used++;
        }

        private void take(Leaf from, int first, int count) {
            System.arraycopy(from.scores, first, scores, used, count);
            System.arraycopy(from.nodes, first, nodes, used, count);
            used += count;
        }

        private void clear(int from) {
            Arrays.fill(nodes, from, used, null);
            used = from;
        }

        private void link(Leaf before, Leaf behind) {
            previous = before;
            next = behind;
            if (before != null) {
                before.next = this;
            }
            if (behind != null) {
                behind.previous = this;
            }
        }

        @Override
        void delete(Node node) {
            int at = after(0, node.score, node.member) - 1;
            System.arraycopy(scores, at + 1, scores, at, used - at - 1);
            System.arraycopy(nodes, at + 1, nodes, at, used - at - 1);
            clear(used - 1);
        }

        @Override
        void absorb(Page right, double score, byte[] member) {
            Leaf gone = (Leaf) right;
            take(gone, 0, gone.used);
            gone.leave();
        }

        /** Leaves the row of leaves. */
        void leave() {
            leaves--;
            if (previous != null) {
                previous.next = next;
            }
            if (next != null) {
                next.previous = previous;
            }
        }

        @Override
        Page copy(RankTree tree) {
            Leaf copy = tree.new Leaf();
            copy.used = used;
            System.arraycopy(scores, 0, copy.scores, 0, used);
            System.arraycopy(nodes, 0, copy.nodes, 0, used);
            copy.link(tree.last, null);
            tree.last = copy;
            return copy;
        }
    }

    /** Children side by side; a key but the first is not above any in its child, and above all in the child before. */
    private final class Branch extends Page {
        final byte[][] members = new byte[PAGE][];
        final Page[] children = new Page[PAGE];
        final int[] counts = new int[PAGE];

        Branch() {
            branches++;
        }

        @Override
        byte[] member(int index) {
            return members[index];
        }

        @Override
        int members() {
            int sum = 0;
            for (int i = 0; i < used; i++) {
                sum += counts[i];
            }
            return sum;
        }

        private int child(Node node) {
            return after(1, node.score, node.member) - 1;
        }

        @Override
        Page insert(Node node) {
            int at = child(node);
            Page right = children[at].insert(node);
            counts[at]++;
            if (right == null) {
                return null;
            }
            int count = right.members();
            counts[at] -= count;
            if (used < PAGE) {
                put(at + 1, right, count);
                return null;
            }
            Branch other = new Branch();
            int kept = at + 1 == used ? used : PAGE / 2;
            other.take(this, kept, used - kept);
            clear(kept);
            if (at + 1 > kept || kept == PAGE) {
                other.put(at + 1 - kept, right, count);
            } else {
                put(at + 1, right, count);
            }
            return other;
        }

        private void put(int at, Page child, int count) {
            shift(at, at + 1);
            scores[at] = child.scores[0];
            members[at] = child.member(0);
            children[at] = child;
            counts[at] = count;
            used++;
        }

        /** Moves what stands at {@code from} and behind to {@code to}. */
        private void shift(int from, int to) {
            System.arraycopy(scores, from, scores, to, used - from);
            System.arraycopy(members, from, members, to, used - from);
            System.arraycopy(children, from, children, to, used - from);
            System.arraycopy(counts, from, counts, to, used - from);
        }

        private void take(Branch from, int first, int count) {
            System.arraycopy(from.scores, first, scores, used, count);
            System.arraycopy(from.members, first, members, used, count);
            System.arraycopy(from.children, first, children, used, count);
            System.arraycopy(from.counts, first, counts, used, count);
            used += count;
        }

        private void clear(int from) {
            Arrays.fill(members, from, used, null);
            Arrays.fill(children, from, used, null);
            used = from;
        }

        @Override
        void delete(Node node) {
            int at = child(node);
            Page child = children[at];
            child.delete(node);
            counts[at]--;
            if (child.used == 0) {
                if (child instanceof Leaf leaf) {
                    leaf.leave();
                } else {
                    branches--;
                }
                remove(at);
            } else if (child.used < SPARSE && !merged(at)) {
                merged(at - 1);
            }
        }

        private void remove(int at) {
            shift(at + 1, at);
            clear(used - 1);
        }

        /** Makes one of the child at {@code left} and the one after, if both are there and small enough. */
        private boolean merged(int left) {
            if (left < 0 || left + 1 >= used || children[left].used + children[left + 1].used > MERGED) {
                return false;
            }
            children[left].absorb(children[left + 1], scores[left + 1], members[left + 1]);
            counts[left] += counts[left + 1];
            remove(left + 1);
            return true;
        }

        @Override
        void absorb(Page right, double score, byte[] member) {
            Branch gone = (Branch) right;
            int seam = used;
            take(gone, 0, gone.used);
            scores[seam] = score; // a branch's first key may be above what has come into its first child since
            members[seam] = member;
            branches--;
        }

        @Override
        Page copy(RankTree tree) {
            Branch copy = tree.new Branch();
            copy.take(this, 0, used);
            for (int i = 0; i < used; i++) {
                copy.children[i] = children[i].copy(tree);
            }
            return copy;
        }
    }

    /** A place between the members, to walk from. */
    static final class Cursor {
        private Leaf leaf;
        private int index;

        private Cursor(Leaf leaf, int index) {
            this.leaf = leaf;
            this.index = index;
        }

        /** The node here, after which the cursor moves on; {@code null} past the end. */
        Node take(boolean backwards) {
            if (leaf == null) {
                return null;
            }
            Node node = leaf.nodes[index];
            index += backwards ? -1 : 1;
            if (index < 0) {
                leaf = leaf.previous;
                index = leaf == null ? 0 : leaf.used - 1;
            } else if (index == leaf.used) {
                leaf = leaf.next;
                index = 0;
            }
            return node;
        }
    }

    private Page root;
    private Leaf last; // while copying
    private boolean shares; // whether another tree may have the same nodes
    private int size;
    private int leaves;
    private int branches;

    RankTree() {
        root = new Leaf();
    }

    int size() {
        return size;
    }

    /** On the heap, without the members' bytes, which a table beside this holds too. */
    long heapBytes() {
        return OWN_BYTES + leaves * LEAF_BYTES + branches * BRANCH_BYTES + size * Footprint.object(12);
    }

    /** Puts in a member that is not there yet. */
    Node insert(byte[] member, double score) {
        Node node = new Node(member, score);
        insert(node);
        return node;
    }

    private void insert(Node node) {
        Page right = root.insert(node);
        size++;
        if (right != null) {
            Branch top = new Branch();
            top.put(0, root, size - right.members());
            top.put(1, right, right.members());
            root = top;
        }
    }

    void delete(Node node) {
        root.delete(node);
        size--;
        while (root instanceof Branch top && top.used <= 1) {
            branches--;
            root = top.used == 0 ? new Leaf() : top.children[0];
        }
    }

    /** Gives a member its new score, in place where its neighbours allow; returns its node from now on. */
    Node move(Node node, double score) {
        Page page = root;
        while (page instanceof Branch branch) {
            page = branch.children[branch.child(node)];
        }
        int at = page.after(0, node.score, node.member) - 1;
        if (at > 0 && at + 1 < page.used && page.after(0, score, node.member) == (score < node.score ? at : at + 1)) {
            Node moved = scored(node, score);
            page.scores[at] = score;
            ((Leaf) page).nodes[at] = moved;
            return moved;
        }
        delete(node);
        Node moved = scored(node, score);
        insert(moved);
        return moved;
    }

    private Node scored(Node node, double score) {
        if (shares) {
            return new Node(node.member, score);
        }
        node.score = score;
        return node;
    }

    /** How many members come before this node. */
    int rank(Node node) {
        int rank = 0;
        Page page = root;
        while (page instanceof Branch branch) {
            int at = branch.child(node);
            rank += before(branch, at);
            page = branch.children[at];
        }
        return rank + page.after(0, node.score, node.member) - 1;
    }

    private static int before(Branch branch, int child) {
        int sum = 0;
        for (int i = 0; i < child; i++) {
            sum += branch.counts[i];
        }
        return sum;
    }

    /** How many members come before {@code cut}. */
    int countBefore(Cut cut) {
        int count = 0;
        Page page = root;
        while (page instanceof Branch branch) {
            int at = branch.after(1, cut) - 1;
            count += before(branch, at);
            page = branch.children[at];
        }
        return count + page.after(0, cut);
    }

    /** The node with {@code rank} before it, or null. */
    Node at(int rank) {
        return cursor(rank).take(false);
    }

    /** A cursor on the node with {@code rank} before it; outside, one that has nothing. */
    Cursor cursor(int rank) {
        if (rank < 0 || rank >= size) {
            return new Cursor(null, 0);
        }
        int left = rank;
        Page page = root;
        while (page instanceof Branch branch) {
            int at = 0;
            while (left >= branch.counts[at]) {
                left -= branch.counts[at++];
            }
            page = branch.children[at];
        }
        return new Cursor((Leaf) page, left);
    }

    /** An independent tree of the same members; in linear time, but the nodes are shared. */
    RankTree copy() {
        shares = true;
        RankTree copy = new RankTree();
        copy.shares = true;
        copy.leaves = 0;
        copy.root = root.copy(copy);
        copy.last = null;
        copy.size = size;
        return copy;
    }
}
