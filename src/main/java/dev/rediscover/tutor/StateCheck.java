package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.lesson.Check;
import dev.rediscover.lesson.Difference;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Match;
import dev.rediscover.lesson.Matcher;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/** Looks at the data as a {@link Check} says, always on a copy. */
final class StateCheck {
    private final Stage stage;
    private final int db;

    /** {@code db}: the database that checks look at. */
    StateCheck(Stage stage, int db) {
        this.stage = stage;
        this.db = db;
    }

    /**
     * What a check found.
     *
     * @param difference {@code null} if the check holds
     * @param reply the reply that was looked at; {@code null} if there was none
     */
    record Result(Difference difference, Reply reply) {
        boolean holds() {
            return difference == null;
        }
    }

    Result test(Check check) {
        if (check instanceof Check.Run run) {
            return expect(stage.copy(), run.run(), run.expect());
        }
        if (check instanceof Check.Behaves behaves) {
            Stage copy = stage.copy();
            behaves.given().forEach(line -> inDb(copy, line));
            return expect(copy, behaves.run(), behaves.expect());
        }
        if (check instanceof Check.Key key) {
            return key(key);
        }
        return check instanceof Check.Absent absent ? absent(absent) : only((Check.Only) check);
    }

    private Result expect(Stage copy, Line line, Matcher expect) {
        Reply reply = inDb(copy, line);
        if (reply == null) {
            if (expect.fits(null)) {
                return new Result(null, null);
            }
            String text = line.text() + " waits and replies nothing";
            return new Result(new Difference(line.text(), text, text, text), null);
        }
        Match match = expect.match(reply);
        return new Result(match.ok() ? null : named(match.difference(), line.text()), reply);
    }

    /** Without a client's name a check is made by a client of its own, so that a transaction does not swallow it. */
    private Reply inDb(Stage copy, Line line) {
        return line.isOther() || line.isTick() ? copy.run(line).reply() : copy.ask(db, line.words());
    }

    private static Difference named(Difference difference, String name) {
        return new Difference(
                name,
                name + ": " + difference.kind().replace("your reply", "the reply"),
                name + ": " + difference.place().replace("your reply", "the reply"),
                name + ": " + difference.expected().replace("your reply", "the reply"));
    }

    private Result key(Check.Key check) {
        Bytes key = Bytes.of(check.key());
        String name = "the key " + check.key();
        String type = Values.type(stage, db, key);
        if (type.equals("none")) {
            String text = name + " is not there";
            return new Result(new Difference(name, text, text, text), Reply.NIL);
        }
        if (check.type() != null && !check.type().equals(type)) {
            String text = name + " holds a " + type;
            String wanted = text + ", wanted a " + check.type();
            return new Result(new Difference(name, text + "; another type is wanted", wanted, wanted), null);
        }
        Reply content = Values.content(stage, db, key);
        Match match = check.value() == null ? Match.OK : check.value().match(content);
        if (!match.ok()) {
            return new Result(held(match.difference(), name), content);
        }
        Reply ttl = stage.ask(db, "TTL", check.key());
        Match ttlMatch = check.ttl() == null ? Match.OK : check.ttl().match(ttl);
        return new Result(ttlMatch.ok() ? null : named(ttlMatch.difference(), "TTL " + check.key()), content);
    }

    private static Difference held(Difference difference, String name) {
        return new Difference(
                name, held(difference.kind(), name), held(difference.place(), name), held(difference.expected(), name));
    }

    private static String held(String text, String name) {
        return text.startsWith("your reply") ? name + text.substring("your reply".length()) : name + ": " + text;
    }

    private Result absent(Check.Absent check) {
        for (Bytes key : keys()) {
            if (fits(check.patterns(), key)) {
                String text = "the key " + key + " is there, and should not be";
                return new Result(new Difference("key " + key, text, text, text), null);
            }
        }
        return new Result(null, null);
    }

    private Result only(Check.Only check) {
        List<Bytes> strays = new ArrayList<>();
        for (Bytes key : keys()) {
            if (!fits(check.patterns(), key)) {
                strays.add(key);
            }
        }
        if (strays.isEmpty()) {
            return new Result(null, null);
        }
        String text = "there is a key that does not belong here: " + strays.get(0)
                + (strays.size() > 1 ? " (and " + (strays.size() - 1) + " more)" : "");
        return new Result(new Difference("key " + strays.get(0), text, text, text), null);
    }

    private List<Bytes> keys() {
        synchronized (stage.link()) {
            List<Bytes> keys = new ArrayList<>(stage.link().engine().db(db).keys());
            keys.sort(null);
            return keys;
        }
    }

    private static boolean fits(List<String> patterns, Bytes key) {
        for (String pattern : patterns) {
            if (Glob.matches(Bytes.of(pattern), key)) {
                return true;
            }
        }
        return false;
    }

    /** Words for a check in the list of goals. */
    static String goal(Check check) {
        if (check.label().goal() != null) {
            return check.label().goal();
        }
        if (check instanceof Check.Run run) {
            return run.run().text() + " replies as wanted";
        }
        if (check instanceof Check.Behaves behaves) {
            return behaves.run().text() + " replies as wanted when the data is used";
        }
        if (check instanceof Check.Key key) {
            return "the key " + key.key() + (key.type() == null ? " is right" : " is the right " + key.type());
        }
        return check instanceof Check.Absent absent
                ? "no key " + String.join(", ", absent.patterns())
                : "no other keys than " + String.join(", ", ((Check.Only) check).patterns());
    }
}
