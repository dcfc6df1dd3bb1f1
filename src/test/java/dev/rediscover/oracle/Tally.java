package dev.rediscover.oracle;

import dev.rediscover.resp.Reply;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What commands got for a reply: errors alone, or nothing at all, prove little. */
final class Tally {
    private static final int TOO_MANY_PERCENT = 80;

    /** Of fewer replies nothing follows. */
    private static final int FEWEST = 20;

    private final Map<String, int[]> perCommand = new TreeMap<>();

    void note(String command, Reply reply) {
        int[] counts = perCommand.computeIfAbsent(command, name -> new int[3]);
        counts[0]++;
        counts[1] += reply.isError() ? 1 : 0;
        counts[2] += isNothing(reply) ? 1 : 0;
    }

    private static boolean isNothing(Reply reply) {
        List<Reply> items = Comparison.items(reply);
        return reply.kind() == Reply.Kind.NIL || reply.equals(Reply.ZERO) || items != null && items.isEmpty();
    }

    int kinds() {
        return perCommand.size();
    }

    /** The share of errors among all replies, in percent. */
    int errorPercent() {
        return percent(1);
    }

    /** The share of replies that are null, 0 or empty, in percent. */
    int nothingPercent() {
        return percent(2);
    }

    private int percent(int which) {
        long all = 0;
        long some = 0;
        for (int[] counts : perCommand.values()) {
            all += counts[0];
            some += counts[which];
        }
        return all == 0 ? 0 : (int) (100 * some / all);
    }

    /** The commands that got errors nearly always, with the share in percent. */
    Map<String, Integer> mostlyErrors() {
        return mostly(0);
    }

    /** The commands that nearly always got an error or nothing, with the share in percent. */
    Map<String, Integer> mostlyHollow() {
        return mostly(1);
    }

    private Map<String, Integer> mostly(int withNothing) {
        Map<String, Integer> found = new TreeMap<>();
        perCommand.forEach((name, counts) -> {
            int percent = 100 * (counts[1] + withNothing * counts[2]) / counts[0];
            if (counts[0] >= FEWEST && percent > TOO_MANY_PERCENT) {
                found.put(name, percent);
            }
        });
        return found;
    }
}
