package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tree beside a model that only sorts, through growth to several levels and back to nothing. */
class RankTreeTest {
    private static final int MEMBERS = 12_000; // three levels of pages

    private final TreeSet<RankTree.Node> model = new TreeSet<>(
            Comparator.<RankTree.Node>comparingDouble(n -> n.score).thenComparing(n -> Bytes.wrap(n.member)));
    private final Map<Integer, RankTree.Node> nodes = new HashMap<>();
    private RankTree tree = new RankTree();
    private RankTree earlier; // a copy
    private List<String> shownEarlier;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 40, 1_000_000})
    void staysInOrderWhateverComesAndGoes(int scores) {
        RandomSource chance = new RandomSource(scores);
        for (int step = 0; step < 6 * MEMBERS; step++) {
            boolean grows = step < 3 * MEMBERS;
            int number = chance.nextInt(MEMBERS);
            RankTree.Node node = nodes.get(number);
            if (node == null && (grows || chance.nextInt(8) == 0)) {
                add(number, chance.nextInt(scores));
            } else if (node != null && chance.nextInt(3) == 0) {
                move(number, chance.nextInt(2) == 0 ? node.score + 1 : chance.nextInt(scores));
            } else if (node != null && (!grows || chance.nextInt(8) == 0)) {
                delete(number);
            }
            if (step % 4001 == 0) {
                agree(chance);
            }
        }
        for (Integer number : List.copyOf(nodes.keySet())) {
            delete(number);
        }
        agree(chance);
        assertThat(tree.heapBytes()).isEqualTo(new RankTree().heapBytes());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void fillsAndEmptiesInOrder(boolean forwards) {
        for (int i = 0; i < MEMBERS; i++) {
            add(i, forwards ? i : -i);
        }
        agree(new RandomSource(1));
        long each = tree.heapBytes() / MEMBERS;
        assertThat(each).as("bytes a member").isLessThan(forwards ? 40 : 55);
        while (tree.size() > 0) {
            RankTree.Node first = tree.at(0);
            assertThat(first).isSameAs(model.first());
            model.remove(first);
            tree.delete(first);
        }
        nodes.clear();
        assertThat(tree.heapBytes()).isEqualTo(new RankTree().heapBytes());
    }

    private void add(int number, double score) {
        RankTree.Node node = tree.insert(Bytes.of("m" + number).array(), score);
        nodes.put(number, node);
        model.add(node);
    }

    private void move(int number, double score) {
        RankTree.Node node = nodes.get(number);
        if (node.score != score) {
            model.remove(node);
            RankTree.Node moved = tree.move(node, score);
            assertThat(moved.score).isEqualTo(score);
            assertThat(moved).as("in place while no copy has it").matches(n -> earlier != null || n == node);
            model.add(moved);
            nodes.put(number, moved);
        }
    }

    private void delete(int number) {
        RankTree.Node node = nodes.remove(number);
        model.remove(node);
        tree.delete(node);
    }

    private void agree(RandomSource chance) {
        assertThat(tree.size()).isEqualTo(model.size());
        List<RankTree.Node> expected = new ArrayList<>(model);
        assertThat(walked(tree, 0, false)).isEqualTo(expected);
        for (int i = 0; i < 50 && !expected.isEmpty(); i++) {
            int rank = chance.nextInt(expected.size());
            RankTree.Node node = expected.get(rank);
            assertThat(tree.at(rank)).isSameAs(node);
            assertThat(tree.rank(node)).isEqualTo(rank);
            ScoreRange from = new ScoreRange(node.score, false, Double.POSITIVE_INFINITY, false);
            int lower =
                    model.headSet(new RankTree.Node(new byte[0], node.score)).size();
            assertThat(tree.countBefore(new Cut.Reaching(from))).isEqualTo(lower);
        }
        if (earlier != null) {
            assertThat(shown(earlier)).as("a copy stays as it was").isEqualTo(shownEarlier);
        }
        RankTree copy = tree.copy();
        assertThat(copy.heapBytes()).isLessThanOrEqualTo(tree.heapBytes());
        List<RankTree.Node> backwards = walked(copy, copy.size() - 1, true);
        Collections.reverse(backwards);
        assertThat(backwards).isEqualTo(expected);
        earlier = copy;
        shownEarlier = shown(copy);
        assertThat(tree.at(-1)).isNull();
        assertThat(tree.at(tree.size())).isNull();
    }

    private static List<String> shown(RankTree tree) {
        List<String> shown = new ArrayList<>();
        for (RankTree.Node node : walked(tree, 0, false)) {
            shown.add(Bytes.wrap(node.member).latin1() + " " + node.score);
        }
        return shown;
    }

    private static List<RankTree.Node> walked(RankTree tree, int rank, boolean backwards) {
        List<RankTree.Node> found = new ArrayList<>();
        RankTree.Cursor cursor = tree.cursor(rank);
        for (RankTree.Node node = cursor.take(backwards); node != null; node = cursor.take(backwards)) {
            found.add(node);
        }
        return found;
    }
}
