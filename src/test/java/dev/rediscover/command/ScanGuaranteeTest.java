package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is there from the first to the last call of a scan is told at least once, and what is never there is never told,
 * while between the calls the table grows and shrinks by large factors. The seed is printed; {@code -Dscan.seed=N}
 * repeats a run.
 */
class ScanGuaranteeTest {
    private static final int STAYING = 300;
    private static final int MOST = 12_000;

    /** A command that goes over something, with the commands that put an element in and take it out. */
    enum Scan {
        SCAN("SCAN", "SET %s 1", "DEL %s"),
        SSCAN("SSCAN k", "SADD k %s", "SREM k %s"),
        HSCAN("HSCAN k", "HSET k %s 1", "HDEL k %s"),
        ZSCAN("ZSCAN k", "ZADD k 1 %s", "ZREM k %s");

        private final String scan;
        private final String add;
        private final String remove;

        Scan(String scan, String add, String remove) {
            this.scan = scan;
            this.add = add;
            this.remove = remove;
        }
    }

    private final Session session = new Session();
    private final long seed = Long.getLong("scan.seed", System.nanoTime());
    private final Random chance = new Random(seed);
    private int going;

    @ParameterizedTest
    @EnumSource
    void whatStaysIsTold(Scan scan) {
        System.out.println("scan.seed=" + seed);
        for (int i = 0; i < STAYING; i++) {
            session.run(scan.add.formatted("stays" + i));
        }
        for (int round = 0; round < 12; round++) {
            Set<String> told = new HashSet<>();
            resize(scan, chance.nextBoolean() ? 0 : chance.nextInt(MOST));
            scanWhileResizing(scan, told);
            for (int i = 0; i < STAYING; i++) {
                assertThat(told).as("%s, seed %d, round %d", scan, seed, round).contains("stays" + i);
            }
            assertThat(told).allMatch(name -> name.matches("(stays|goes)\\d+|1"));
        }
    }

    @Test
    void smallCollectionsAreToldAtOnce() {
        session.run("SADD k a b c");
        assertThat(session.run("SSCAN k 0 COUNT 1")).startsWith("[\"0\" [");
    }

    private void scanWhileResizing(Scan scan, Set<String> told) {
        String cursor = "0";
        int calls = 0;
        do {
            List<String> words = quoted(session.run(scan.scan + " " + cursor + " COUNT " + (1 + chance.nextInt(60))));
            cursor = words.get(0);
            told.addAll(words.subList(1, words.size()));
            // At first by large factors; later seldom, so that the scan comes to its end.
            if (chance.nextInt(2 + calls / 20) == 0) {
                resize(scan, chance.nextBoolean() ? chance.nextInt(200) : chance.nextInt(MOST));
            }
            calls++;
        } while (!cursor.equals("0"));
    }

    private void resize(Scan scan, int size) {
        for (; going < size; going++) {
            session.run(scan.add.formatted("goes" + going));
        }
        while (going > size) {
            going--;
            session.run(scan.remove.formatted("goes" + going));
        }
    }

    private static List<String> quoted(String reply) {
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(reply)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
