package dev.rediscover.value;

import dev.rediscover.base.RandomSource;
import java.util.Arrays;

/**
 * Members in the order of score and bytes, where every link knows how many members it passes, so that ranks are found
 * in logarithmic time (Pugh, Skip lists, 1990; with the spans that Redis adds).
 *
 * <p>Three nodes in four have no higher links; those do without the two arrays. How high a node reaches is drawn
 * from a sequence of the list's own, since nothing that anybody sees depends on it.
 */
final class SkipList {
    private static final int LEVELS = 32;
    private static final long OWN_BYTES = 752; // the list's own arrays, its head and its chance

    /** A member with its score and its links. */
    static final class Node {
        final byte[] member;
        double score;
        Node next;
        Node previous;
        private final Node[] higher; // the links of levels 1 and up, null where there are none
        private final int[] spans; // how many members those links pass

        private Node(byte[] member, double score, int levels) {
            this.member = member;
            this.score = score;
            higher = levels > 1 ? new Node[levels - 1] : null;
            spans = levels > 1 ? new int[levels - 1] : null;
        }

        private int levels() {
            return higher == null ? 1 : higher.length + 1;
        }

        private Node link(int level) {
            return level == 0 ? next : higher[level - 1];
        }

        private void setLink(int level, Node to) {
            if (level == 0) {
                next = to;
            } else {
                higher[level - 1] = to;
            }
        }

        private int span(int level) {
            return level == 0 ? 1 : spans[level - 1];
        }

        private void setSpan(int level, int span) {
            if (level > 0) {
                spans[level - 1] = span;
            }
        }

        private int compareTo(double otherScore, byte[] otherMember) {
            if (score != otherScore) {
                return score < otherScore ? -1 : 1;
            }
            return Arrays.compareUnsigned(member, otherMember);
        }
    }

    private final Node head = new Node(null, 0, LEVELS);
    private final RandomSource heights = new RandomSource(1);
    private final Node[] path = new Node[LEVELS]; // the last node before a place, on each level
    private final int[] passed = new int[LEVELS]; // and its position
    private Node last;
    private int levels = 1;
    private int size;
    private long higherBytes; // of the arrays of higher links, on the heap

    /** On the heap, without the members' bytes, which a table beside this holds too. */
    long heapBytes() {
        return OWN_BYTES + size * Footprint.object(28) + higherBytes;
    }

    private static long higherBytes(Node node) {
        return node.higher == null
                ? 0
                : Footprint.references(node.higher.length) + Footprint.array(node.spans.length, Integer.BYTES);
    }

    int size() {
        return size;
    }

    Node first() {
        return head.next;
    }

    Node last() {
        return last;
    }

    private void findPath(double score, byte[] member) {
        Node at = head;
        int position = 0;
        for (int level = levels - 1; level >= 0; level--) {
            Node to = at.link(level);
            while (to != null && to.compareTo(score, member) < 0) {
                position += at.span(level);
                at = to;
                to = at.link(level);
            }
            path[level] = at;
            passed[level] = position;
        }
    }

    /** Puts in a member that is not there yet. */
    Node insert(byte[] member, double score) {
        findPath(score, member);
        int height = Math.min(LEVELS, Long.numberOfTrailingZeros(heights.nextLong()) / 2 + 1);
        for (; levels < height; levels++) {
            path[levels] = head;
            passed[levels] = 0;
            head.setSpan(levels, size);
        }
        Node node = new Node(member, score, height);
        for (int level = 0; level < levels; level++) {
            Node before = path[level];
            if (level < height) {
                int skipped = passed[0] - passed[level];
                node.setLink(level, before.link(level));
                before.setLink(level, node);
                node.setSpan(level, before.span(level) - skipped);
                before.setSpan(level, skipped + 1);
            } else {
                before.setSpan(level, before.span(level) + 1);
            }
        }
        node.previous = path[0] == head ? null : path[0];
        setPrevious(node.next, node);
        size++;
        higherBytes += higherBytes(node);
        return node;
    }

    private void setPrevious(Node of, Node previous) {
        if (of == null) {
            last = previous;
        } else {
            of.previous = previous;
        }
    }

    void delete(Node node) {
        findPath(node.score, node.member);
        for (int level = 0; level < levels; level++) {
            Node before = path[level];
            if (before.link(level) == node) {
                before.setSpan(level, before.span(level) + node.span(level) - 1);
                before.setLink(level, node.link(level));
            } else {
                before.setSpan(level, before.span(level) - 1);
            }
        }
        setPrevious(node.next, node.previous);
        while (levels > 1 && head.link(levels - 1) == null) {
            levels--;
        }
        size--;
        higherBytes -= higherBytes(node);
    }

    /** Gives a node its new score, in place where its neighbours allow; returns the node that stands for it now. */
    Node move(Node node, double score) {
        boolean afterPrevious = node.previous == null || node.previous.compareTo(score, node.member) < 0;
        boolean beforeNext = node.next == null || node.next.compareTo(score, node.member) > 0;
        if (afterPrevious && beforeNext) {
            node.score = score;
            return node;
        }
        delete(node);
        return insert(node.member, score);
    }

    /** How many members come before this node. */
    int rank(Node node) {
        Node at = head;
        int position = 0;
        for (int level = levels - 1; level >= 0; level--) {
            Node to = at.link(level);
            while (to != null && to.compareTo(node.score, node.member) < 0) {
                position += at.span(level);
                at = to;
                to = at.link(level);
            }
        }
        return position;
    }

    /** The node with {@code rank} before it, or null. */
    Node at(int rank) {
        if (rank < 0 || rank >= size) {
            return null;
        }
        Node at = head;
        int position = 0;
        for (int level = levels - 1; level >= 0; level--) {
            while (at.link(level) != null && position + at.span(level) <= rank + 1) {
                position += at.span(level);
                at = at.link(level);
            }
        }
        return at;
    }

    /** How many members come before {@code cut}. */
    int countBefore(Cut cut) {
        Node at = head;
        int position = 0;
        for (int level = levels - 1; level >= 0; level--) {
            Node to = at.link(level);
            while (to != null && cut.isAfter(to.score, to.member)) {
                position += at.span(level);
                at = to;
                to = at.link(level);
            }
        }
        return position;
    }

    /** An independent list of the same members, as high as in this one; in linear time. */
    SkipList copy() {
        SkipList copy = new SkipList();
        Arrays.fill(copy.path, copy.head);
        copy.levels = levels;
        copy.size = size;
        copy.higherBytes = higherBytes;
        for (int level = 1; level < levels; level++) {
            copy.head.setSpan(level, head.span(level));
        }
        for (Node node = head.next; node != null; node = node.next) {
            Node twin = new Node(node.member, node.score, node.levels());
            for (int level = 0; level < node.levels(); level++) {
                copy.path[level].setLink(level, twin);
                copy.path[level] = twin;
                twin.setSpan(level, node.span(level));
            }
            twin.previous = copy.last;
            copy.last = twin;
        }
        return copy;
    }
}
