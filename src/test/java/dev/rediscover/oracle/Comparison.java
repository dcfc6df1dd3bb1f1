package dev.rediscover.oracle;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether two replies to the same line say the same, given what the command leaves to chance, order or the clock. */
final class Comparison {
    /** Replies drawn by chance: only their form is compared. */
    static final Set<String> RANDOM = Set.of("SPOP", "SRANDMEMBER", "HRANDFIELD", "ZRANDMEMBER", "RANDOMKEY");

    private static final Set<String> UNORDERED = Set.of(
            "SMEMBERS", "SUNION", "SINTER", "SDIFF", "HKEYS", "HVALS", "KEYS", "SCAN", "SSCAN", "SORT", "SORT_RO");
    private static final Set<String> UNORDERED_PAIRS = Set.of("HGETALL", "HSCAN", "ZSCAN");
    private static final Set<String> TIMED = Set.of("TTL", "PTTL", "EXPIRETIME", "PEXPIRETIME");

    private static final Reply START = Reply.bulk("0");

    private Comparison() {}

    static boolean same(List<Bytes> line, Reply real, Reply ours) {
        if (real.equals(ours)) {
            return true;
        }
        String command = line.get(0).utf8().toUpperCase(java.util.Locale.ROOT);
        if (RANDOM.contains(command) || isLooselySorted(command, line) || mayTie(command, line)) {
            return form(real).equals(form(ours));
        }
        if (isPartOfAWalk(command, line, real, ours)) {
            return true;
        }
        if (UNORDERED.contains(command)) {
            return sorted(real, 1).equals(sorted(ours, 1));
        }
        if (UNORDERED_PAIRS.contains(command)) {
            return sorted(real, 2).equals(sorted(ours, 2)) || command.equals("ZSCAN") && sameScores(real, ours);
        }
        return (TIMED.contains(command) || command.equals("OBJECT")) && near(real, ours);
    }

    /** Elements whose BY keys are equal, or are not looked at, come in whatever order they happen to lie. */
    private static boolean isLooselySorted(String command, List<Bytes> line) {
        return command.startsWith("SORT")
                && line.stream().anyMatch(word -> word.is("BY"))
                && line.stream().anyMatch(word -> word.is("ALPHA") || word.is("LIMIT"));
    }

    /** Of places that are equally far away, as all members with small scores are, either may be among the nearest. */
    private static boolean mayTie(String command, List<Bytes> line) {
        return command.startsWith("GEO")
                && !line.get(1).latin1().startsWith("g")
                && line.stream().anyMatch(word -> word.is("COUNT"));
    }

    /** A walk in several steps goes its own way through either table. */
    private static boolean isPartOfAWalk(String command, List<Bytes> line, Reply real, Reply ours) {
        return command.endsWith("SCAN")
                && real instanceof Reply.Arr a
                && ours instanceof Reply.Arr b
                && (!a.items().get(0).equals(START)
                        || !b.items().get(0).equals(START)
                        || !line.get(command.equals("SCAN") ? 1 : 2).is("0"));
    }

    private static boolean near(Reply real, Reply ours) {
        return real instanceof Reply.Int a
                && ours instanceof Reply.Int b
                && a.value() >= 0
                && Math.abs(a.value() - b.value()) <= 2000;
    }

    /** Two whole walks through a sorted set, whose scores 7.0 prints with more digits. */
    private static boolean sameScores(Reply real, Reply ours) {
        return real instanceof Reply.Arr a
                && ours instanceof Reply.Arr b
                && scores(a.items().get(1)).equals(scores(b.items().get(1)));
    }

    private static Map<Reply, Double> scores(Reply reply) {
        List<Reply> items = items(reply);
        Map<Reply, Double> scores = new HashMap<>();
        for (int i = 0; i + 1 < items.size(); i += 2) {
            String score = ((Reply.Bulk) items.get(i + 1)).value().latin1();
            scores.put(items.get(i), Double.parseDouble(score.replace("inf", "Infinity")));
        }
        return scores;
    }

    private static String form(Reply reply) {
        List<Reply> items = items(reply);
        return items != null
                ? reply.kind() + " of " + items.size()
                : reply.isError() ? reply.toString() : reply.kind().toString();
    }

    /** What an array, a set or a map holds; {@code null} for anything else. */
    static List<Reply> items(Reply reply) {
        return switch (reply.kind()) {
            case ARRAY -> ((Reply.Arr) reply).items();
            case SET -> ((Reply.SetOf) reply).items();
            case MAP -> ((Reply.MapOf) reply).items();
            default -> null;
        };
    }

    /** The items in groups of {@code width}, sorted; a SCAN's cursor and items likewise. */
    private static List<String> sorted(Reply reply, int width) {
        List<Reply> items = items(reply);
        if (items == null) {
            return List.of(reply.toString());
        }
        if (items.size() == 2 && items.get(1) instanceof Reply.Arr && items.get(0) instanceof Reply.Bulk) {
            List<String> scanned = new ArrayList<>(List.of(items.get(0).toString()));
            scanned.addAll(sorted(items.get(1), width));
            return scanned;
        }
        List<String> groups = new ArrayList<>(List.of(reply.kind().toString()));
        for (int i = 0; i + width <= items.size(); i += width) {
            groups.add(items.subList(i, i + width).stream().map(Reply::toString).collect(Collectors.joining(" ")));
        }
        groups.sort(null);
        return groups;
    }
}
