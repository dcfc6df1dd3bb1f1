package dev.rediscover.author.recording;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.render.Wording;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.tutor.Rehearsal;
import java.util.ArrayList;
import java.util.List;

/** The goals of a task, from what its solution did to the keys: checks in YAML with words for the learner. */
final class GoalText {
    private static final int MOST = 8;

    private final Rehearsal right;
    private final Rehearsal disturbed;

    private GoalText(Rehearsal right, Rehearsal disturbed) {
        this.right = right;
        this.disturbed = disturbed;
    }

    /**
     * A check for each key that was changed.
     *
     * @param disturbed the same solution at another time and with other chances: what differs then is not asked for
     */
    static List<String> of(Rehearsal right, Rehearsal disturbed) {
        GoalText goals = new GoalText(right, disturbed);
        List<String> all = new ArrayList<>();
        for (Bytes key : right.changed()) {
            String text = key.utf8();
            boolean writable = !text.isEmpty() && !YamlText.hasUnprintable(text) && text.indexOf('\ufffd') < 0;
            if (writable && all.size() < MOST) {
                all.add(goals.about(key, YamlText.quoted(text), "`" + text + "`"));
            }
        }
        return all;
    }

    private String about(Bytes key, String name, String shown) {
        String type = right.type(key);
        if (type.equals("none")) {
            String pattern = YamlText.quoted(MistakeGuess.pattern(key.utf8()));
            return "{absent: [" + pattern + "], goal: " + YamlText.quoted(shown + " is gone") + "}";
        }
        StringBuilder out = new StringBuilder("{key: ").append(name);
        Reply content = right.content(key);
        if (right.isHyperLogLog(key)) {
            String count = ReplyText.bare(right.ask(List.of(Bytes.of("PFCOUNT"), key)));
            return "{run: " + YamlText.command("PFCOUNT " + word(key)) + ", expect: " + count + ", goal: "
                    + YamlText.quoted(shown + " has seen all that it should") + "}";
        }
        if (type.equals("stream")) {
            return "{run: " + YamlText.command("XLEN " + word(key)) + ", expect: " + size(content) + ", goal: "
                    + YamlText.quoted(shown + " has " + Wording.count(size(content), "entry")) + "}";
        }
        out.append(", type: ").append(type);
        out.append(value(key, type, content));
        String lives = lives(key, out);
        return out.append(", goal: ")
                .append(YamlText.quoted(shown + " is " + described(type, content) + lives))
                .append('}')
                .toString();
    }

    /** What it must hold: all of it, or as many elements where they are a matter of time or chance, or are many. */
    private String value(Bytes key, String type, Reply content) {
        Reply other = disturbed.content(key);
        String whole = content.equals(other) ? MatcherText.content(type, content) : null;
        if (whole != null) {
            return ", value: " + whole;
        }
        boolean pairs = type.equals("hash") || type.equals("zset");
        boolean counts = !type.equals("string") && size(content) == size(other);
        return counts ? ", value: {len: " + size(content) / (pairs ? 2 : 1) + "}" : "";
    }

    private String lives(Bytes key, StringBuilder out) {
        long ttl = right.ttl(key);
        if (ttl >= 0) {
            out.append(", ttl: ").append("{near: ").append(ttl).append(", by: 2}");
        }
        return ttl >= 0 ? ", and goes by itself" : "";
    }

    private static String word(Bytes key) {
        return Quoting.word(key);
    }

    private static int size(Reply content) {
        List<Reply> items = ReplyText.items(content);
        return items == null ? 0 : items.size();
    }

    /** What the key is, without what it holds: that is for the prompt to say. */
    private static String described(String type, Reply content) {
        int size = size(content);
        return switch (type) {
            case "list" -> "a list of " + Wording.count(size, "element");
            case "set" -> "a set of " + Wording.count(size, "member");
            case "hash" -> "a hash of " + Wording.count(size / 2, "field");
            case "zset" -> "a sorted set of " + Wording.count(size / 2, "member");
            default -> "as asked";
        };
    }
}
