package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Call;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StreamGroup;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamPending;
import dev.rediscover.value.StreamValue;
import java.util.ArrayList;
import java.util.List;

/**
 * What repeats the commands of streams: ids that time made are named, trimming goes exactly as far as it went, and what
 * a consumer got is its own by XCLAIM.
 */
final class StreamEffects {
    private static final Bytes XCLAIM = Bytes.of("XCLAIM");
    private static final Bytes XGROUP = Bytes.of("XGROUP");
    private static final Bytes SETID = Bytes.of("SETID");
    private static final Bytes CREATECONSUMER = Bytes.of("CREATECONSUMER");
    private static final Bytes ENTRIESREAD = Bytes.of("ENTRIESREAD");
    private static final Bytes TIME = Bytes.of("TIME");
    private static final Bytes RETRYCOUNT = Bytes.of("RETRYCOUNT");
    private static final Bytes FORCE = Bytes.of("FORCE");
    private static final Bytes JUSTID = Bytes.of("JUSTID");
    private static final Bytes LASTID = Bytes.of("LASTID");
    private static final Bytes MAXLEN = Bytes.of("MAXLEN");
    private static final Bytes EXACTLY = Bytes.of("=");
    private static final Bytes XIDMPRECORD = Bytes.of("XIDMPRECORD");
    private static final Bytes ZERO = Bytes.of("0");

    private StreamEffects() {}

    static List<List<Bytes>> of(Call c, Reply reply) {
        return switch (c.name()) {
            case "XADD" -> added(c, reply);
            case "XTRIM" -> List.of(trimmed(c, new ArrayList<>(c.argv()), 2));
            case "XREADGROUP", "XCLAIM", "XAUTOCLAIM" -> List.of(); // they tell all while they run
            default -> null;
        };
    }

    // ---- entries

    private static List<List<Bytes>> added(Call c, Reply reply) {
        List<Bytes> argv = new ArrayList<>(c.argv());
        int at = 2;
        int producer = 0;
        int named = 0;
        for (int words = option(argv, at); words > 0; words = option(argv, at)) {
            if (argv.get(at).is("IDMP") || argv.get(at).is("IDMPAUTO")) {
                producer = at;
                named = words;
            }
            at += words;
        }
        if (argv.get(at).is("*") || StreamAppend.isOpen(argv.get(at))) {
            argv.set(at, Repeats.text(reply));
        }
        List<Bytes> told = trimmed(c, argv, 2);
        if (named == 0) {
            return List.of(told);
        }
        Bytes pid = told.get(producer + 1);
        Bytes iid = named == 3 ? told.get(producer + 2) : StreamAppend.digest(told.subList(at + 1, told.size()));
        told.subList(producer, producer + named).clear();
        return List.of(told, List.of(XIDMPRECORD, told.get(1), pid, iid, Repeats.text(reply)));
    }

    /** How many words the option at {@code at} of XADD or XTRIM has; 0 if none stands there. */
    private static int option(List<Bytes> argv, int at) {
        Bytes word = argv.get(at);
        if (word.is("MAXLEN") || word.is("MINID")) {
            return argv.get(at + 1).is("~") || argv.get(at + 1).is("=") ? 3 : 2;
        }
        if (word.is("LIMIT") || word.is("IDMPAUTO")) {
            return 2;
        }
        if (word.is("IDMP")) {
            return 3;
        }
        boolean single = word.is("NOMKSTREAM") || word.is("KEEPREF") || word.is("DELREF") || word.is("ACKED");
        return single ? 1 : 0;
    }

    /** An approximate threshold becomes the one that was reached. */
    private static List<Bytes> trimmed(Call c, List<Bytes> argv, int first) {
        boolean acked = false;
        int threshold = -1;
        int at = first;
        for (int words = option(argv, at); words > 0; words = at < argv.size() ? option(argv, at) : 0) {
            acked |= argv.get(at).is("ACKED");
            threshold =
                    words == 3 && argv.get(at + 1).is("~") ? at : words > 1 && isStrategy(argv, at) ? -1 : threshold;
            at += words;
        }
        if (threshold < 0 || !(c.db().peek(argv.get(1)) instanceof StreamValue stream)) {
            return argv;
        }
        boolean byLength = argv.get(threshold).is("MAXLEN") || acked; // what nobody may delete can stand at the front
        argv.set(threshold, byLength ? MAXLEN : argv.get(threshold));
        argv.set(threshold + 1, EXACTLY);
        StreamId start = stream.size() == 0 ? StreamId.MAX : stream.firstId();
        argv.set(threshold + 2, byLength ? Bytes.of(stream.size()) : start.bytes());
        return argv;
    }

    private static boolean isStrategy(List<Bytes> argv, int at) {
        return argv.get(at).is("MAXLEN") || argv.get(at).is("MINID");
    }

    // ---- groups

    /** Says that an entry is, or was, pending for a consumer as {@code entry} says. */
    static void claimed(Call c, Bytes key, StreamGroup group, Bytes consumer, StreamId id, StreamPending entry) {
        if (!c.tells()) {
            return;
        }
        List<Bytes> argv = new ArrayList<>(14);
        argv.add(XCLAIM);
        argv.add(key);
        argv.add(group.name());
        argv.add(consumer);
        argv.add(ZERO);
        argv.add(id.bytes());
        argv.add(TIME);
        argv.add(Bytes.of(entry.deliveredAt()));
        argv.add(RETRYCOUNT);
        argv.add(Bytes.of(entry.deliveries()));
        argv.add(FORCE);
        argv.add(JUSTID);
        argv.add(LASTID);
        argv.add(group.lastId().bytes());
        c.tell(argv);
    }

    /** Says how far a group has read. */
    static void position(Call c, Bytes key, StreamGroup group) {
        if (c.tells()) {
            Bytes read = Bytes.of(group.entriesRead());
            c.tell(List.of(XGROUP, SETID, key, group.name(), group.lastId().bytes(), ENTRIESREAD, read));
        }
    }

    /** Says that a group has a consumer that has nothing pending. */
    static void consumer(Call c, Bytes key, StreamGroup group, Bytes consumer) {
        if (c.tells()) {
            c.tell(List.of(XGROUP, CREATECONSUMER, key, group.name(), consumer));
        }
    }
}
