package dev.rediscover.oracle;

import dev.rediscover.resp.Reply;
import java.util.Map;
import java.util.TreeMap;

/** How often each command was sent and how often it only got an error: what gets errors alone proves little. */
final class Tally {
    private static final int TOO_MANY_PERCENT = 80;

    /** Of fewer replies nothing follows. */
    private static final int FEWEST = 20;

    private final Map<String, int[]> perCommand = new TreeMap<>();

    void note(String command, Reply reply) {
        int[] counts = perCommand.computeIfAbsent(command, name -> new int[2]);
        counts[0]++;
        counts[1] += reply.isError() ? 1 : 0;
    }

    int kinds() {
        return perCommand.size();
    }

    /** The share of errors among all replies, in percent. */
    int errorPercent() {
        int all = 0;
        int errors = 0;
        for (int[] counts : perCommand.values()) {
            all += counts[0];
            errors += counts[1];
        }
        return all == 0 ? 0 : 100 * errors / all;
    }

    /** The commands that got errors nearly always, with the share in percent. */
    Map<String, Integer> mostlyErrors() {
        Map<String, Integer> found = new TreeMap<>();
        perCommand.forEach((name, counts) -> {
            int percent = 100 * counts[1] / counts[0];
            if (counts[0] >= FEWEST && percent > TOO_MANY_PERCENT) {
                found.put(name, percent);
            }
        });
        return found;
    }
}
