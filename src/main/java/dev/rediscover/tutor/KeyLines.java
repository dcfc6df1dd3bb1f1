package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The keys of a small server with what they hold, one line each, in the order of their names. */
final class KeyLines {
    private static final int MOST_KEYS = 20;
    private static final int MOST_ELEMENTS = 12;

    /** Whoever answers commands. */
    interface Asked {
        Reply ask(String... words) throws IOException;
    }

    private final Asked asked;

    private KeyLines(Asked asked) {
        this.asked = asked;
    }

    /** The lines; what does not fit is counted in the last one. */
    static List<String> of(Asked asked) throws IOException {
        return new KeyLines(asked).lines();
    }

    private List<String> lines() throws IOException {
        List<String> keys = texts(asked.ask("KEYS", "*"));
        keys.sort(null);
        List<String> lines = new ArrayList<>();
        for (String key : keys.subList(0, Math.min(MOST_KEYS, keys.size()))) {
            lines.add(line(key));
        }
        if (keys.size() > MOST_KEYS) {
            lines.add("and " + (keys.size() - MOST_KEYS) + " more keys");
        }
        return lines;
    }

    private String line(String key) throws IOException {
        String type = ReplyText.bare(asked.ask("TYPE", key));
        String value = switch (type) {
            case "string" -> Quoting.word(Bytes.of(ReplyText.bare(asked.ask("GET", key))));
            case "list" -> "[" + elements("LRANGE", key, "0", "-1") + "]";
            case "set" -> "{" + sorted("SMEMBERS", key) + "}";
            case "hash" -> "{" + elements("HGETALL", key) + "}";
            case "zset" -> "(" + elements("ZRANGE", key, "0", "-1", "WITHSCORES") + ")";
            default -> type;
        };
        boolean mortal = asked.ask("PTTL", key) instanceof Reply.Int left && left.value() >= 0;
        return Quoting.word(Bytes.of(key)) + " " + value + (mortal ? ", expires" : "");
    }

    private String elements(String... words) throws IOException {
        return joined(texts(asked.ask(words)));
    }

    private String sorted(String... words) throws IOException {
        List<String> elements = texts(asked.ask(words));
        elements.sort(null);
        return joined(elements);
    }

    private static String joined(List<String> elements) {
        boolean all = elements.size() <= MOST_ELEMENTS;
        return String.join(" ", all ? elements : elements.subList(0, MOST_ELEMENTS))
                + (all ? "" : " and " + (elements.size() - MOST_ELEMENTS) + " more");
    }

    private static List<String> texts(Reply reply) {
        List<String> texts = new ArrayList<>();
        List<Reply> items = ReplyText.items(reply);
        for (Reply item : items == null ? List.<Reply>of() : items) {
            texts.add(ReplyText.bare(item));
        }
        return texts;
    }
}
