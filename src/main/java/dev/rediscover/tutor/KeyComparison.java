package dev.rediscover.tutor;

import dev.rediscover.lesson.Difference;
import dev.rediscover.lesson.EffectRule;
import dev.rediscover.lesson.ReplyDiff;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.HyperLogLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares one key on two stages. */
final class KeyComparison {
    private static final int MOST_FIELDS = 4;
    private static final int MOST_WORDS = 120;

    private final Stage mine;
    private final Stage model;
    private final Effect.Spot spot;
    private final EffectRule rule;

    KeyComparison(Stage mine, Stage model, Effect.Spot spot, EffectRule rule) {
        this.mine = mine;
        this.model = model;
        this.spot = spot;
        this.rule = rule;
    }

    /** The first difference; {@code null} if there is none. */
    Difference difference() {
        String type = Values.type(mine, spot.db(), spot.key());
        String wantedType = Values.type(model, spot.db(), spot.key());
        if (!type.equals(wantedType)) {
            return types(type, wantedType);
        }
        Reply content = Values.content(mine, spot.db(), spot.key());
        Reply wanted = Values.content(model, spot.db(), spot.key());
        Difference difference = contents(type, wanted, content);
        if (difference == null) {
            difference = type.equals("stream") ? streams() : besides();
        }
        return difference != null ? difference : rule.ignoreTtl() ? null : ttl();
    }

    private String name() {
        return "the key " + spot;
    }

    private Difference types(String type, String wanted) {
        String kind;
        if (type.equals("none")) {
            kind = "a key is missing afterwards";
        } else if (wanted.equals("none")) {
            kind = "a key is left that should not be there";
        } else {
            kind = "a key holds a " + type + "; another type is wanted";
        }
        String place = type.equals("none")
                ? name() + " is not there afterwards"
                : name() + (wanted.equals("none") ? " should not be there afterwards" : " holds a " + type);
        String expected = wanted.equals("none") || type.equals("none")
                ? place + (type.equals("none") ? "; a " + wanted + " is wanted" : "")
                : place + ", wanted a " + wanted;
        return new Difference(name(), kind, place, expected);
    }

    private Difference contents(String type, Reply wanted, Reply content) {
        return switch (type) {
            case "none" -> null;
            case "string" -> strings(wanted, content);
            case "hash" -> pairs(wanted, content, "field", 0);
            case "zset" -> pairs(wanted, content, "member", rule.scoreBy());
            case "list" -> list(wanted, content);
            case "stream" ->
                rule.ignoreStreamIds()
                        ? moved(ReplyDiff.between(withoutIds(wanted), withoutIds(content), ReplyDiff.Order.GIVEN))
                        : moved(ReplyDiff.between(wanted, content, ReplyDiff.Order.GIVEN));
            default -> moved(ReplyDiff.between(wanted, content, ReplyDiff.Order.GIVEN));
        };
    }

    /** Two HyperLogLogs are the same if they have seen the same, however that is written down. */
    private Difference strings(Reply wanted, Reply content) {
        byte[] mineSaw = Values.registers(mine, spot.db(), spot.key());
        byte[] modelSaw = Values.registers(model, spot.db(), spot.key());
        if (mineSaw == null || modelSaw == null) {
            return moved(ReplyDiff.between(wanted, content, ReplyDiff.Order.GIVEN));
        }
        if (Arrays.equals(mineSaw, modelSaw)) {
            return null;
        }
        String place = name() + " has counted other elements than wanted";
        String expected = place + ": it estimates " + HyperLogLog.estimate(mineSaw) + " of them, wanted "
                + HyperLogLog.estimate(modelSaw);
        return new Difference(name(), "a key holds another value than wanted", place, expected);
    }

    private Difference list(Reply wanted, Reply content) {
        ReplyDiff.Order order = rule.ignoreListOrder() ? ReplyDiff.Order.ANY : ReplyDiff.Order.GIVEN;
        boolean sameElements = ReplyDiff.between(wanted, content, ReplyDiff.Order.ANY) == null;
        Difference difference = moved(ReplyDiff.between(wanted, content, order));
        if (difference == null || !sameElements) {
            return difference;
        }
        String kind = "a list has the right elements, but in another order";
        String place = name() + " has the right elements, but in another order: " + ReplyText.show(content);
        return new Difference(name(), kind, place, place + ", wanted " + ReplyText.show(wanted));
    }

    /** Fields of a hash, or members of a sorted set with scores that may differ by {@code by}. */
    private Difference pairs(Reply wantedReply, Reply contentReply, String unit, double by) {
        List<Reply> wanted = ReplyText.items(wantedReply);
        List<Reply> content = ReplyText.items(contentReply);
        for (int i = 0; i + 1 < content.size(); i += 2) {
            Reply other = valueOf(wanted, content.get(i));
            String part = name() + ", " + unit + " " + ReplyText.bare(content.get(i));
            if (other == null) {
                String place = part + ", should not be there";
                return new Difference(name(), "a key has a " + unit + " that should not be there", place, place);
            }
            if (!same(other, content.get(i + 1), by)) {
                String kind = "a key has a " + unit + " with another " + (by > 0 ? "score" : "value") + " than wanted";
                String place = part + " has " + ReplyText.show(content.get(i + 1)) + "; something else is wanted there";
                String expected =
                        part + " has " + ReplyText.show(content.get(i + 1)) + ", wanted " + ReplyText.show(other);
                return new Difference(name(), kind, place, expected);
            }
        }
        for (int i = 0; i + 1 < wanted.size(); i += 2) {
            if (valueOf(content, wanted.get(i)) == null) {
                String kind = "a key lacks a " + unit;
                String expected = name() + " lacks the " + unit + " " + ReplyText.bare(wanted.get(i));
                return new Difference(name(), kind, name() + " lacks a " + unit, expected);
            }
        }
        return null;
    }

    private static boolean same(Reply wanted, Reply got, double by) {
        if (by > 0) {
            double a = number(wanted);
            double b = number(got);
            return a == b || Math.abs(a - b) <= by;
        }
        return wanted.equals(got);
    }

    private static double number(Reply reply) {
        return reply instanceof Reply.Dbl dbl ? dbl.value() : parsed(ReplyText.bare(reply));
    }

    private static double parsed(String text) {
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static Reply valueOf(List<Reply> items, Reply name) {
        for (int i = 0; i + 1 < items.size(); i += 2) {
            if (items.get(i).equals(name)) {
                return items.get(i + 1);
            }
        }
        return null;
    }

    private static Reply withoutIds(Reply entries) {
        List<Reply> fields = new ArrayList<>();
        for (Reply entry : ReplyText.items(entries)) {
            fields.add(ReplyText.items(entry).get(1));
        }
        return Reply.array(fields);
    }

    /** Where the groups of two streams with the same entries differ. */
    private Difference streams() {
        Map<String, String> got = StreamFacts.of(mine, spot.db(), spot.key(), !rule.ignoreStreamIds());
        Map<String, String> wanted = StreamFacts.of(model, spot.db(), spot.key(), !rule.ignoreStreamIds());
        Set<String> all = new LinkedHashSet<>(got.keySet());
        all.addAll(wanted.keySet());
        for (String what : all) {
            String is = got.getOrDefault(what, "not there");
            String should = wanted.getOrDefault(what, "not there");
            if (!is.equals(should)) {
                String kind = "a stream holds the right entries, but "
                        + (what.equals("last id") ? "its last id differs" : "its groups differ");
                String place = name() + " holds the right entries, but " + what + ": " + brief(is);
                String end = should.equals("not there") ? "; it should not be there" : ", wanted " + brief(should);
                return new Difference(name(), kind, place + "; something else is wanted", place + end);
            }
        }
        return null;
    }

    private static String brief(String text) {
        return text.length() <= MOST_WORDS ? text : text.substring(0, MOST_WORDS) + "…";
    }

    private Difference besides() {
        Reply wanted = Values.besides(model, spot.db(), spot.key());
        Reply got = Values.besides(mine, spot.db(), spot.key());
        if (wanted == null || got == null || ReplyDiff.between(wanted, got, ReplyDiff.Order.GIVEN) == null) {
            return null;
        }
        boolean hash = wanted instanceof Reply.MapOf;
        String what = hash ? "the times to live of its fields differ" : "its settings differ";
        String kind = "a key holds the right elements, but " + what;
        String place = name() + " holds the right elements, but " + what;
        String expected = hash
                ? place + ": " + left(got, now(mine)) + ", wanted " + left(wanted, now(model))
                : place + ": " + ReplyText.show(got) + ", wanted " + ReplyText.show(wanted);
        return new Difference(name(), kind, place, expected);
    }

    /** The first fields with the times that are left to them: {@code gift 60 s, pear 500 ms}. */
    private static String left(Reply times, long now) {
        List<Reply> items = ReplyText.items(times);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i + 1 < items.size() && i < 2 * MOST_FIELDS; i += 2) {
            long at = ((Reply.Int) items.get(i + 1)).value();
            out.append(i == 0 ? "" : ", ").append(ReplyText.bare(items.get(i)));
            out.append(' ').append(seconds(at - now));
        }
        return items.isEmpty() ? "none" : out + (items.size() > 2 * MOST_FIELDS ? ", …" : "");
    }

    private Difference ttl() {
        long got = Values.expireAt(mine, spot.db(), spot.key());
        long wanted = Values.expireAt(model, spot.db(), spot.key());
        double by = rule.ttlBySeconds() * 1000;
        boolean bothExpire = got >= 0 && wanted >= 0;
        long gotLeft = got - now(mine);
        long wantedLeft = wanted - now(model);
        boolean near = Math.abs((double) got - wanted) <= by || Math.abs((double) gotLeft - wantedLeft) <= by;
        if (got < 0 && wanted < 0 || bothExpire && near) {
            return null;
        }
        String place = name() + (got < 0 ? " lives for ever" : " lives for " + seconds(gotLeft));
        String kind = wanted < 0
                ? "a key has a time to live; it should live for ever"
                : got < 0 ? "a key has no time to live" : "a key has another time to live than wanted";
        String expected = place + ", wanted " + (wanted < 0 ? "for ever" : seconds(wantedLeft));
        return new Difference(name(), kind, place + (wanted < 0 ? "" : "; another time is wanted"), expected);
    }

    private static long now(Stage stage) {
        return stage.link().clock().millis();
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private Difference moved(Difference difference) {
        if (difference == null) {
            return null;
        }
        return new Difference(
                name(),
                "a key holds another value than wanted",
                named(difference.place()),
                named(difference.expected()));
    }

    private String named(String text) {
        if (text.startsWith("your reply")) {
            return name() + text.substring("your reply".length());
        }
        return text.startsWith("element") ? name() + ", " + text : name() + ": " + text;
    }
}
