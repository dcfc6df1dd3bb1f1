package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StreamEntry;
import dev.rediscover.value.StreamId;
import java.util.ArrayList;
import java.util.List;

/** Ids of streams' entries as they are typed, and entries as they are replied. */
final class StreamIds {
    private StreamIds() {}

    /** A whole id, {@code 5-1}, or its milliseconds alone, which mean {@code 5-0}. */
    static StreamId id(Bytes word) {
        return id(word, 0);
    }

    /** A whole id, or its milliseconds alone with {@code missing} as the number within them. */
    static StreamId id(Bytes word, long missing) {
        StreamId id = parse(word, missing);
        if (id == null) {
            throw Errors.STREAM_ID.raise();
        }
        return id;
    }

    /** The same; {@code null} if it is no id. */
    static StreamId parse(Bytes word, long missing) {
        int dash = indexOf(word, '-');
        try {
            if (dash < 0) {
                return new StreamId(Numbers.parseUnsigned(word), missing);
            }
            return new StreamId(
                    Numbers.parseUnsigned(word.slice(0, dash)),
                    Numbers.parseUnsigned(word.slice(dash + 1, word.length())));
        } catch (NotANumber e) {
            return null;
        }
    }

    static int indexOf(Bytes word, char wanted) {
        for (int i = 0; i < word.length(); i++) {
            if (word.at(i) == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** The start of a range: {@code -}, {@code +}, an id, or one behind {@code (} that does not belong to it. */
    static StreamId start(Bytes word) {
        StreamId id = edge(word, 0);
        if (!isExclusive(word)) {
            return id;
        }
        if (id.next() == null) {
            throw Errors.STREAM_START.raise();
        }
        return id.next();
    }

    /** The end of a range, likewise. */
    static StreamId end(Bytes word) {
        StreamId id = edge(word, -1);
        if (!isExclusive(word)) {
            return id;
        }
        if (id.previous() == null) {
            throw Errors.STREAM_END.raise();
        }
        return id.previous();
    }

    private static boolean isExclusive(Bytes word) {
        return word.length() > 1 && word.at(0) == '(';
    }

    private static StreamId edge(Bytes word, long missing) {
        if (isExclusive(word)) {
            return id(word.slice(1, word.length()), missing);
        }
        if (word.is("-")) {
            return StreamId.MIN;
        }
        return word.is("+") ? StreamId.MAX : id(word, missing);
    }

    /** All arguments that are left, as ids. */
    static List<StreamId> rest(Args args) {
        List<StreamId> ids = new ArrayList<>(args.remaining());
        while (args.hasNext()) {
            ids.add(id(args.next()));
        }
        return ids;
    }

    /** {@code IDS numids id …}, where as many ids must follow as are announced. */
    static List<StreamId> numbered(Args args) {
        if (!args.take("IDS")) {
            throw Errors.SYNTAX.raise();
        }
        long count = args.integer(1, Integer.MAX_VALUE, Errors.STREAM_NUMIDS);
        if (count > args.remaining()) {
            throw Errors.STREAM_NUMIDS_MATCH.raise();
        }
        List<StreamId> ids = new ArrayList<>((int) count);
        for (long i = 0; i < count; i++) {
            ids.add(id(args.next()));
        }
        return ids;
    }

    static Reply reply(StreamId id) {
        return Reply.of(id.bytes());
    }

    /** An entry as XRANGE shows it: its id, and its fields and values. */
    static Reply reply(StreamEntry entry) {
        return Reply.array(reply(entry.id()), Reply.bulks(entry.pairs()));
    }

    static Reply reply(List<StreamEntry> entries) {
        List<Reply> items = new ArrayList<>(entries.size());
        for (StreamEntry entry : entries) {
            items.add(reply(entry));
        }
        return Reply.array(items);
    }
}
