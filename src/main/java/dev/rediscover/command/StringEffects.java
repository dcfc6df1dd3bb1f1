package dev.rediscover.command;

import static dev.rediscover.command.Repeats.by;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StringValue;
import java.util.ArrayList;
import java.util.List;

/** What repeats the commands of strings and counters: times to live become moments, sums of fractions their result. */
final class StringEffects {
    private StringEffects() {}

    static List<List<Bytes>> of(Call c, Reply reply) {
        List<Bytes> argv = c.argv();
        return switch (c.name()) {
            case "SET" -> set(c);
            case "SETEX", "PSETEX" -> Repeats.set(c, argv.get(1), argv.get(3));
            case "GETSET" -> by(Repeats.SET, argv.get(1), argv.get(2));
            case "GETDEL", "DELEX" -> by(Repeats.DEL, argv.get(1));
            case "GETEX" -> expiry(c, argv.get(1));
            case "MSETEX" -> many(c);
            case "INCRBYFLOAT" -> by(Repeats.SET, argv.get(1), Repeats.text(reply), Repeats.KEEPTTL);
            case "INCREX" -> counted(c, argv.get(1));
            default -> null;
        };
    }

    private static List<List<Bytes>> set(Call c) {
        List<Bytes> argv = c.argv();
        if (argv.size() == 3) {
            return null;
        }
        boolean gets = false;
        for (int i = 3; i < argv.size(); i++) {
            if (isTimed(argv.get(i)) && i + 1 < argv.size()) {
                return Repeats.set(c, argv.get(1), argv.get(2));
            }
            gets |= argv.get(i).is("GET");
        }
        return gets ? List.of(without(argv, "GET")) : null;
    }

    private static List<Bytes> without(List<Bytes> argv, String word) {
        List<Bytes> left = new ArrayList<>(argv.subList(0, 3));
        for (int i = 3; i < argv.size(); i++) {
            if (!argv.get(i).is(word)) {
                left.add(argv.get(i));
            }
        }
        return left;
    }

    private static boolean isTimed(Bytes word) {
        return word.is("EX") || word.is("PX") || word.is("EXAT") || word.is("PXAT");
    }

    /** What GETEX made of the expiry. */
    private static List<List<Bytes>> expiry(Call c, Bytes key) {
        if (c.argv().get(2).is("PERSIST")) {
            return by(Repeats.PERSIST, key);
        }
        long at = c.db().expireAt(key);
        return at == Keyspace.NO_EXPIRY ? by(Repeats.DEL, key) : by(Repeats.PEXPIREAT, key, Bytes.of(at));
    }

    /** MSETEX with a moment instead of a time; all its keys have the same. */
    private static List<List<Bytes>> many(Call c) {
        List<Bytes> argv = new ArrayList<>(c.argv());
        int options = 2 + 2 * Integer.parseInt(argv.get(1).latin1());
        for (int i = options; i + 1 < argv.size(); i++) {
            if (isTimed(argv.get(i))) {
                argv.set(i, Repeats.PXAT);
                argv.set(i + 1, Bytes.of(c.db().expireAt(argv.get(2))));
                return List.of(argv);
            }
        }
        return null;
    }

    private static List<List<Bytes>> counted(Call c, Bytes key) {
        return c.db().peek(key) instanceof StringValue value
                ? Repeats.set(c, key, value.bytes())
                : by(Repeats.DEL, key);
    }
}
