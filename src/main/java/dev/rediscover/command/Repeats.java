package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/** Words and lists for commands that repeat what others did; see {@link dev.rediscover.engine.Family#effects}. */
final class Repeats {
    static final Bytes DEL = Bytes.of("DEL");
    static final Bytes HDEL = Bytes.of("HDEL");
    static final Bytes SET = Bytes.of("SET");
    static final Bytes HSET = Bytes.of("HSET");
    static final Bytes SREM = Bytes.of("SREM");
    static final Bytes LPOP = Bytes.of("LPOP");
    static final Bytes RPOP = Bytes.of("RPOP");
    static final Bytes ZPOPMIN = Bytes.of("ZPOPMIN");
    static final Bytes ZPOPMAX = Bytes.of("ZPOPMAX");
    static final Bytes PERSIST = Bytes.of("PERSIST");
    static final Bytes PEXPIREAT = Bytes.of("PEXPIREAT");
    static final Bytes PXAT = Bytes.of("PXAT");
    static final Bytes KEEPTTL = Bytes.of("KEEPTTL");
    static final Bytes FIELDS = Bytes.of("FIELDS");

    private Repeats() {}

    /** One command. */
    static List<List<Bytes>> by(Bytes... words) {
        return List.of(List.of(words));
    }

    /** One command of a word, a key and more. */
    static List<List<Bytes>> by(Bytes word, Bytes key, List<Bytes> more) {
        List<Bytes> argv = new ArrayList<>(more.size() + 2);
        argv.add(word);
        argv.add(key);
        argv.addAll(more);
        return List.of(argv);
    }

    /** The command of {@code c}, of which {@code word} takes the place of its name. */
    static List<Bytes> renamed(Call c, Bytes word) {
        List<Bytes> argv = new ArrayList<>(c.argv());
        argv.set(0, word);
        return argv;
    }

    /** Sets a string as it is to be, with the expiry that the key has now. */
    static List<List<Bytes>> set(Call c, Bytes key, Bytes text) {
        long at = c.db().expireAt(key);
        return at == Keyspace.NO_EXPIRY ? by(SET, key, text) : by(SET, key, text, PXAT, Bytes.of(at));
    }

    /** The string that is item number {@code at} of an array. */
    static Bytes item(Reply array, int at) {
        return text(((Reply.Arr) array).items().get(at));
    }

    static Bytes text(Reply bulk) {
        return ((Reply.Bulk) bulk).value();
    }

    /** The strings in an array or a set. */
    static List<Bytes> texts(Reply reply) {
        List<Reply> items = reply instanceof Reply.SetOf set ? set.items() : ((Reply.Arr) reply).items();
        List<Bytes> texts = new ArrayList<>(items.size());
        for (Reply item : items) {
            texts.add(text(item));
        }
        return texts;
    }
}
