package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.HashTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is drawn by chance is drawn fairly: chi-square tests, whose seed stands in what they say. */
class UniformityTest {
    private static final int EACH = 60; // draws for each thing that may be drawn
    private final long seed = Long.getLong("uniformity.seed", 31);
    private final Session session = new Session();
    private final RandomSource chance = new RandomSource(seed);

    /**
     * The sum of squared differences from what a fair draw would give lies, for {@code n} things, about n - 1 with a
     * deviation of the root of 2 (n - 1); six times that is passed about once in a thousand million runs.
     */
    private void assertFair(Map<String, Integer> counts, int things, String what) {
        double draws = 0;
        for (int count : counts.values()) {
            draws += count;
        }
        double expected = draws / things;
        double chiSquare = (things - counts.size()) * expected;
        for (int count : counts.values()) {
            chiSquare += (count - expected) * (count - expected) / expected;
        }
        double limit = things - 1 + 6 * Math.sqrt(2.0 * (things - 1));
        assertThat(chiSquare)
                .as("%s: chi-square of %d things, seed %d", what, things, seed)
                .isLessThan(limit);
    }

    private static void count(Map<String, Integer> counts, Reply reply) {
        for (Reply item : items(reply)) {
            counts.merge(((Reply.Bulk) item).value().utf8(), 1, Integer::sum);
        }
    }

    private static List<Reply> items(Reply reply) {
        return switch (reply.kind()) {
            case ARRAY -> ((Reply.Arr) reply).items();
            case SET -> ((Reply.SetOf) reply).items();
            default -> List.of(reply);
        };
    }

    private Reply send(String... words) {
        List<Bytes> line = new ArrayList<>();
        for (String word : words) {
            line.add(Bytes.of(word));
        }
        return session.engine.execute(session.client("you"), line);
    }

    private void fill(int things, boolean numbers) {
        for (int i = 0; i < things; i++) {
            String name = numbers ? Integer.toString(i) : "member:" + i;
            send("SADD", "set", name);
            send("HSET", "hash", name, "v");
            send("ZADD", "zset", Integer.toString(i % 7), name);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, true", "5, false", "100, true", "100, false", "130, false", "257, false", "700, false"})
    void membersAreDrawnFairly(int things, boolean numbers) {
        fill(things, numbers);
        for (String command : List.of("SRANDMEMBER set", "HRANDFIELD hash", "ZRANDMEMBER zset")) {
            String[] words = command.split(" ");
            Map<String, Integer> repeated = new HashMap<>();
            count(repeated, send(words[0], words[1], Integer.toString(-things * EACH)));
            assertFair(repeated, things, command + " with repeats, of " + things);
            Map<String, Integer> different = new HashMap<>();
            for (int i = 0; i < EACH; i++) {
                count(different, send(words[0], words[1], Integer.toString(Math.max(1, things / 5))));
            }
            assertFair(different, things, command + " of different ones, of " + things);
        }
    }

    @ParameterizedTest
    @CsvSource({"20, 1", "300, 1", "300, 40", "300, 200"})
    void whatIsPoppedIsDrawnFairly(int things, int count) {
        fill(things, false);
        Map<String, Integer> popped = new HashMap<>();
        for (int i = 0; i < things * 20 / count + 20; i++) {
            send("COPY", "set", "copy", "REPLACE");
            count(popped, send("SPOP", "copy", Integer.toString(count)));
        }
        assertFair(popped, things, "SPOP of " + count);
    }

    @Test
    void keysAreDrawnFairly() {
        for (int i = 0; i < 300; i++) {
            send("SET", "key:" + i, "v");
        }
        Map<String, Integer> drawn = new HashMap<>();
        for (int i = 0; i < 300 * EACH; i++) {
            count(drawn, send("RANDOMKEY"));
        }
        assertFair(drawn, 300, "RANDOMKEY");
    }

    @Test
    void aTableThatGrowsIsDrawnFromFairlyAllTheWhile() {
        HashTable<Integer> table = new HashTable<>();
        int resizing = 0;
        for (int i = 0; resizing < 12; i++) {
            table.put(Bytes.of("k" + i), i);
            if (table.isResizing() && i % 37 == 0 && i > 100) {
                assertFair(drawn(table), table.size(), "growing to " + table.size());
                resizing++;
            }
        }
    }

    @Test
    void aTableThatShrinksIsDrawnFromFairlyAllTheWhile() {
        HashTable<Integer> table = new HashTable<>();
        for (int i = 0; i < 20_000; i++) {
            table.put(Bytes.of("k" + i), i);
        }
        int resizing = 0;
        for (int i = 0; table.size() > 100; i++) {
            table.remove(Bytes.of("k" + i));
            if (table.isResizing() && i % 41 == 0 && table.size() < 3000) {
                assertFair(drawn(table), table.size(), "shrinking to " + table.size());
                resizing++;
            }
        }
        assertThat(resizing).isGreaterThan(2);
    }

    private Map<String, Integer> drawn(HashTable<Integer> table) {
        Map<String, Integer> drawn = new HashMap<>();
        for (int i = 0; i < table.size() * EACH / 2; i++) {
            drawn.merge(table.random(chance).key().utf8(), 1, Integer::sum);
        }
        return drawn;
    }
}
