package dev.rediscover.oracle;

import dev.rediscover.base.RandomSource;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Generated commands about streams and their groups, and what of their replies can be compared. */
final class StreamLines {
    /** How long ago something was differs by some milliseconds, and so do the moments themselves. */
    private static final long SOONEST_MOMENT = 1_000_000_000_000L;

    /** What later versions than 7.0 tell besides. */
    private static final Set<String> LATER = Set.of("active-time", "inactive");

    private static final String[] SHAPES = {
        "XADD S N-* F V",
        "XADD S I F V",
        "XADD S I F V F V",
        "XADD S NOMKSTREAM I F V",
        "XADD S MAXLEN M I F V",
        "XADD S MAXLEN ~ M I F V",
        "XADD S MAXLEN ~ M LIMIT 5 I F V",
        "XADD S MINID I I F V",
        "XADD S MINID ~ I I F V",
        "XLEN S",
        "XRANGE S - +",
        "XRANGE S I I COUNT 3",
        "XRANGE S (I +",
        "XREVRANGE S + -",
        "XREVRANGE S I (I COUNT 2",
        "XREAD COUNT 2 STREAMS S S I I",
        "XREAD STREAMS S I",
        "XREAD STREAMS S $",
        "XDEL S I",
        "XDEL S I I I",
        "XTRIM S MAXLEN M",
        "XTRIM S MAXLEN ~ M",
        "XTRIM S MINID I",
        "XTRIM S MINID ~ I LIMIT M",
        "XSETID S I",
        "XSETID S I ENTRIESADDED M MAXDELETEDID I",
        "XINFO STREAM S",
        "XINFO STREAM S FULL",
        "XINFO STREAM S FULL COUNT 1",
        "XINFO GROUPS S",
        "XINFO CONSUMERS S G",
        "XGROUP CREATE S G I",
        "XGROUP CREATE S G $ MKSTREAM",
        "XGROUP CREATE S G 0 ENTRIESREAD M",
        "XGROUP SETID S G I",
        "XGROUP SETID S G $ ENTRIESREAD M",
        "XGROUP DESTROY S G",
        "XGROUP CREATECONSUMER S G C",
        "XGROUP DELCONSUMER S G C",
        "XREADGROUP GROUP G C STREAMS S >",
        "XREADGROUP GROUP G C COUNT 2 STREAMS S >",
        "XREADGROUP GROUP G C COUNT 1 NOACK STREAMS S >",
        "XREADGROUP GROUP G C STREAMS S I",
        "XREADGROUP GROUP G C COUNT 1 STREAMS S S > 0",
        "XACK S G I I",
        "XACK S G I",
        "XPENDING S G",
        "XPENDING S G - + 10",
        "XPENDING S G I I 3 C",
        "XPENDING S G IDLE 0 - + 10 C",
        "XPENDING S G IDLE 100000 - + 10",
        "XCLAIM S G C 0 I I",
        "XCLAIM S G C 0 I JUSTID",
        "XCLAIM S G C 0 I FORCE RETRYCOUNT 3",
        "XCLAIM S G C 0 I FORCE JUSTID LASTID I",
        "XCLAIM S G C 100000 I IDLE 5000",
        "XAUTOCLAIM S G C 0 I",
        "XAUTOCLAIM S G C 0 - COUNT 2",
        "XAUTOCLAIM S G C 0 (I COUNT 1 JUSTID",
        "XAUTOCLAIM S G C 100000 0",
        "COPY S S REPLACE",
        "RENAME S S",
        "TYPE S",
        "OBJECT ENCODING S",
    };

    private final RandomSource random;
    private long clock = 1;

    StreamLines(RandomSource random) {
        this.random = random;
    }

    /** Lines that make a stream, with entries of equal and of different fields, and two groups. */
    List<String> fill(int entries) {
        clock = 1;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < entries; i++) {
            lines.add("XADD t2 " + ++clock + "-" + i % 3 + (i % 7 == 0 ? " odd " : " f ") + "v".repeat(i % 90 + 1));
        }
        lines.add("XGROUP CREATE t2 g 0");
        lines.add("XGROUP CREATE t1 g 0 MKSTREAM");
        return lines;
    }

    /** The next command, behind others that it needs. */
    List<String> next() {
        String line = filled(SHAPES[random.nextInt(SHAPES.length)]);
        List<String> lines = consumers(line.split(" "));
        lines.add(line);
        return lines;
    }

    /** Since 7.2 whoever reads or claims is a consumer; 7.0 makes one only if there is something to get. */
    private static List<String> consumers(String[] words) {
        List<String> lines = new ArrayList<>();
        if (words[0].equals("XREADGROUP")) {
            for (int i = 4; i < words.length; i++) {
                if (words[i].startsWith("t")) {
                    lines.add("XGROUP CREATECONSUMER " + words[i] + " " + words[2] + " " + words[3]);
                }
            }
        } else if (words[0].endsWith("CLAIM")) {
            lines.add("XGROUP CREATECONSUMER " + words[1] + " " + words[2] + " " + words[3]);
        }
        return lines;
    }

    private String filled(String shape) {
        StringBuilder line = new StringBuilder();
        for (String word : shape.split(" ")) {
            line.append(line.length() == 0 ? "" : " ").append(word(word));
        }
        return line.toString();
    }

    private String word(String word) {
        return switch (word) {
            case "S" -> "t" + random.nextInt(3);
            case "N-*" -> id().split("-")[0] + "-*";
            case "I" -> id();
            case "(I" -> "(" + id();
            case "F" -> "f" + random.nextInt(2);
            case "V" -> random.nextInt(3) == 0 ? Integer.toString(random.nextInt(100_000)) : "value";
            case "M" -> Integer.toString(random.nextInt(random.nextInt(2) == 0 ? 10 : 300));
            case "G" -> random.nextInt(4) == 0 ? "h" : "g";
            case "C" -> random.nextInt(3) == 0 ? "carl" : "cora";
            default -> word;
        };
    }

    /** Mostly the next id, sometimes one that was. */
    private String id() {
        if (random.nextInt(2) == 0) {
            clock += random.nextInt(2);
            return clock + "-" + random.nextInt(4);
        }
        return 1 + random.nextInt((int) clock + 2) + (random.nextInt(3) == 0 ? "" : "-" + random.nextInt(3));
    }

    /** {@code reply} without what differs from run to run or came with later versions. */
    static Reply settled(Reply reply) {
        if (reply instanceof Reply.Int number) {
            return number.value() > SOONEST_MOMENT ? Reply.bulk("a moment") : reply;
        }
        if (!(reply instanceof Reply.Arr array)) {
            return reply;
        }
        List<Reply> items = new ArrayList<>();
        List<Reply> given = array.items();
        for (int i = 0; i < given.size(); i++) {
            if (given.get(i) instanceof Reply.Bulk name
                    && LATER.contains(name.value().latin1())) {
                i++;
            } else if (i > 0
                    && given.get(i - 1) instanceof Reply.Bulk name
                    && name.value().is("idle")) {
                items.add(Reply.bulk("a while"));
            } else if (isPendingEntry(given) && i == 2) {
                items.add(Reply.bulk("a while"));
            } else {
                items.add(settled(given.get(i)));
            }
        }
        return Reply.array(items);
    }

    /** Id, consumer, how long ago, how often. */
    private static boolean isPendingEntry(List<Reply> items) {
        return items.size() == 4
                && items.get(0) instanceof Reply.Bulk
                && items.get(1) instanceof Reply.Bulk
                && items.get(2) instanceof Reply.Int
                && items.get(3) instanceof Reply.Int;
    }
}
