package dev.rediscover.command;

import static dev.rediscover.command.Repeats.by;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.HashValue;
import java.util.ArrayList;
import java.util.List;

/** What repeats the commands of hashes whose fields expire, and those that add fractions. */
final class HashEffects {
    private static final Bytes HPEXPIREAT = Bytes.of("HPEXPIREAT");
    private static final Bytes HSETEX = Bytes.of("HSETEX");
    private static final Bytes ONE = Bytes.of("1");
    private static final Bytes HPERSIST = Bytes.of("HPERSIST");

    private HashEffects() {}

    static List<List<Bytes>> of(Call c, Reply reply) {
        List<Bytes> argv = c.argv();
        return switch (c.name()) {
            case "HINCRBYFLOAT" -> sum(c, argv.get(1), argv.get(2), Repeats.text(reply));
            case "HEXPIRE", "HEXPIREAT", "HPEXPIRE", "HPEXPIREAT" -> expiry(c, reply);
            case "HGETDEL" -> Repeats.by(Repeats.HDEL, argv.get(1), fields(argv));
            case "HGETEX" -> readWithExpiry(c);
            case "HSETEX" -> setWithExpiry(c);
            case "HIMPORT|SET" -> imported(c);
            default -> null;
        };
    }

    /** HSET would take a field's expiry away. */
    private static List<List<Bytes>> sum(Call c, Bytes key, Bytes field, Bytes sum) {
        boolean expires = c.db().peek(key) instanceof HashValue hash && hash.expiry(field) >= 0;
        return expires
                ? by(HSETEX, key, Repeats.KEEPTTL, Repeats.FIELDS, ONE, field, sum)
                : by(Repeats.HSET, key, field, sum);
    }

    private static List<Bytes> fields(List<Bytes> argv) {
        return argv.subList(wordFields(argv) + 2, argv.size());
    }

    /** Where the word FIELDS stands, behind all options. */
    private static int wordFields(List<Bytes> argv) {
        int at = 2;
        while (!argv.get(at).is("FIELDS")) {
            at++;
        }
        return at;
    }

    /** The fields that got the expiry get it, those whose time was over are deleted, the rest is not named. */
    private static List<List<Bytes>> expiry(Call c, Reply reply) {
        List<Bytes> argv = c.argv();
        Bytes key = argv.get(1);
        List<Bytes> set = new ArrayList<>();
        List<List<Bytes>> effects = new ArrayList<>();
        List<Bytes> fields = fields(argv);
        List<Reply> answers = ((Reply.Arr) reply).items();
        for (int i = 0; i < fields.size(); i++) {
            long answer = ((Reply.Int) answers.get(i)).value();
            if (answer == FieldExpiry.DELETED) {
                effects.add(List.of(Repeats.HDEL, key, fields.get(i)));
            } else if (answer == FieldExpiry.SET) {
                set.add(fields.get(i));
            }
        }
        if (!set.isEmpty()) {
            effects.add(expiring(c, key, argv.subList(3, wordFields(argv)), set));
        }
        return effects;
    }

    private static List<Bytes> expiring(Call c, Bytes key, List<Bytes> condition, List<Bytes> fields) {
        long at = c.db().peek(key) instanceof HashValue hash ? hash.expiry(fields.get(0)) : 0;
        List<Bytes> argv = new ArrayList<>(List.of(HPEXPIREAT, key, Bytes.of(at)));
        argv.addAll(condition);
        argv.add(Repeats.FIELDS);
        argv.add(Bytes.of(fields.size()));
        argv.addAll(fields);
        return argv;
    }

    private static List<List<Bytes>> readWithExpiry(Call c) {
        List<Bytes> argv = c.argv();
        Bytes key = argv.get(1);
        List<Bytes> fields = fields(argv);
        if (argv.get(2).is("PERSIST")) {
            return by(HPERSIST, key, argv.subList(3, argv.size()));
        }
        List<Bytes> left = new ArrayList<>(fields.size());
        if (c.db().peek(key) instanceof HashValue hash) {
            for (Bytes field : fields) {
                if (hash.contains(field)) {
                    left.add(field);
                }
            }
        }
        return left.isEmpty() ? by(Repeats.HDEL, key, fields) : List.of(expiring(c, key, List.of(), left));
    }

    private static List<List<Bytes>> setWithExpiry(Call c) {
        List<Bytes> argv = new ArrayList<>(c.argv());
        int timed = -1;
        for (int i = 2; i < wordFields(argv); i++) {
            Bytes word = argv.get(i);
            boolean unit = word.is("EX") || word.is("PX") || word.is("EXAT") || word.is("PXAT");
            timed = unit ? i : timed;
        }
        if (timed < 0) {
            return null;
        }
        List<Bytes> pairs = fields(argv);
        if (!(c.db().peek(argv.get(1)) instanceof HashValue hash) || !hash.contains(pairs.get(0))) {
            return by(Repeats.HDEL, argv.get(1), everySecond(pairs));
        }
        argv.set(timed, Repeats.PXAT);
        argv.set(timed + 1, Bytes.of(hash.expiry(pairs.get(0))));
        return List.of(argv);
    }

    private static List<Bytes> everySecond(List<Bytes> pairs) {
        List<Bytes> fields = new ArrayList<>(pairs.size() / 2);
        for (int i = 0; i < pairs.size(); i += 2) {
            fields.add(pairs.get(i));
        }
        return fields;
    }

    /** The names of the fields are known to the client's connection alone; what was there before goes. */
    private static List<List<Bytes>> imported(Call c) {
        List<Bytes> argv = c.argv();
        List<Bytes> names = c.client().fieldsets().get(argv.get(3));
        List<Bytes> pairs = new ArrayList<>(2 * names.size());
        for (int i = 0; i < names.size(); i++) {
            pairs.add(names.get(i));
            pairs.add(argv.get(4 + i));
        }
        return List.of(
                by(Repeats.DEL, argv.get(2)).get(0),
                by(Repeats.HSET, argv.get(2), pairs).get(0));
    }
}
