package dev.rediscover.command;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Xxh3;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.KeyEvent;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.StreamId;
import dev.rediscover.value.StreamValue;
import java.util.List;

/** XADD: reads its options, finds the id, appends and trims. */
final class StreamAppend {
    private final Call c;
    private final StreamTrim trim = new StreamTrim();
    private boolean make = true;
    private Bytes producer;
    private Bytes name;

    StreamAppend(Call c) {
        this.c = c;
    }

    Reply run() {
        Args args = c.args();
        Bytes key = args.next();
        while (args.hasNext() && option(args)) {
            // each turn reads one option
        }
        trim.check(c.engine().durability().isReplaying());
        Bytes word = args.peek();
        boolean auto = word != null && word.is("*");
        StreamId given = auto || word == null ? null : given(word);
        if (args.remaining() < 3 || args.remaining() % 2 == 0) {
            throw Errors.WRONG_ARITY.raise("xadd");
        }
        args.skip(1);
        if (producer != null && !auto) {
            throw Errors.IDMP_NEEDS_AUTO_ID.raise();
        }
        if (given != null && given.equals(StreamId.MIN) && !isOpen(word)) {
            throw Errors.STREAM_ZERO_ID.raise();
        }
        return add(key, word, given, args.rest());
    }

    private boolean option(Args args) {
        if (args.peek().is("*")) {
            return false;
        }
        if (args.take("NOMKSTREAM")) {
            make = false;
            return true;
        }
        boolean auto = args.remaining() > 1 && args.peek().is("IDMPAUTO");
        boolean named = args.remaining() > 2 && args.peek().is("IDMP");
        if (auto || named) {
            producer(args, named);
            return true;
        }
        return trim.take(args);
    }

    private void producer(Args args, boolean named) {
        if (producer != null) {
            throw Errors.IDMP_TWICE.raise();
        }
        args.skip(1);
        producer = args.next();
        name = named ? args.next() : null;
        if (producer.isEmpty() || named && name.isEmpty()) {
            throw Errors.IDMP_EMPTY.raise();
        }
    }

    /** Whether the number within the millisecond is left to the server: {@code 5-*}. */
    static boolean isOpen(Bytes word) {
        int dash = StreamIds.indexOf(word, '-');
        return dash > 0 && dash == word.length() - 2 && word.at(dash + 1) == '*';
    }

    private static StreamId given(Bytes word) {
        return isOpen(word) ? StreamIds.id(word.slice(0, word.length() - 2)) : StreamIds.id(word);
    }

    private Reply add(Bytes key, Bytes word, StreamId given, List<Bytes> pairs) {
        StreamValue there = c.read(key, StreamValue.class);
        if (there == null && !make) {
            return Reply.NIL;
        }
        if (producer != null && name == null) {
            name = digest(pairs);
        }
        StreamId known =
                there == null || producer == null ? null : there.producers().find(producer, name, c.now());
        if (known != null) {
            c.write(key, StreamValue.class).producers().countDuplicate();
            return StreamIds.reply(known);
        }
        StreamId id = next(there == null ? StreamId.MIN : there.lastId(), word, given);
        boolean fresh = there == null;
        StreamValue stream = fresh ? new StreamValue() : c.write(key, StreamValue.class);
        stream.append(id, pairs, c.limits());
        if (producer != null) {
            stream.producers().note(producer, name, id, c.now());
        }
        if (fresh) {
            c.db().put(key, stream, KeyEvent.Type.XADD);
        } else {
            c.changed(key, stream, KeyEvent.Type.XADD);
        }
        if (trim.isGiven() && trim.trim(stream, c.limits()) > 0) {
            c.changed(key, stream, KeyEvent.Type.XTRIM);
        }
        return StreamIds.reply(id);
    }

    private StreamId next(StreamId last, Bytes word, StreamId given) {
        if (last.equals(StreamId.MAX)) {
            throw Errors.STREAM_EXHAUSTED.raise();
        }
        if (given == null) {
            return Long.compareUnsigned(c.now(), last.ms()) > 0 ? new StreamId(c.now(), 0) : last.next();
        }
        boolean open = isOpen(word);
        if (open && given.ms() == last.ms()) {
            if (last.seq() == -1) {
                throw Errors.STREAM_SMALL_ID.raise();
            }
            return new StreamId(last.ms(), last.seq() + 1);
        }
        if (given.compareTo(last) <= 0) {
            throw Errors.STREAM_SMALL_ID.raise();
        }
        return given;
    }

    /** An entry's name by its content, where the producer gives none: fields and values, each behind its length. */
    static Bytes digest(List<Bytes> pairs) {
        Bytes all = Bytes.EMPTY;
        for (Bytes word : pairs) {
            all = all.concat(Bytes.of(word.length() + ":")).concat(word);
        }
        return Bytes.of(Long.toHexString(Xxh3.of(all)));
    }
}
