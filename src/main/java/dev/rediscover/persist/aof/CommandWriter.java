package dev.rediscover.persist.aof;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.persist.RdbSink;
import dev.rediscover.value.ArrayScan;
import dev.rediscover.value.ArrayValue;
import dev.rediscover.value.HashValue;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.ScoredMember;
import dev.rediscover.value.SetValue;
import dev.rediscover.value.StreamValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import dev.rediscover.value.ZSetValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes data as commands that make them: the base of an append-only file where it is no RDB file, and exports. It
 * works as {@link dev.rediscover.persist.RdbWriter} does: it gathers what it writes and hands it out in chunks, and
 * each chunk begins with its database, so that those of several writers may stand in one file.
 *
 * <p>Collections come in pieces of 64 elements, so that whoever reads them is never held up for long. One thread at a
 * time.
 */
public final class CommandWriter {
    private static final int CHUNK = 1 << 16;
    private static final int PIECE = 64;
    private static final int NO_DATABASE = -1;
    private static final int HEAD = 24; // a sign, the digits of a long, a line end
    private static final Bytes SELECT = Bytes.of("SELECT");
    private static final Bytes PEXPIREAT = Bytes.of("PEXPIREAT");
    private static final Bytes HPEXPIREAT = Bytes.of("HPEXPIREAT");
    private static final Bytes FIELDS = Bytes.of("FIELDS");

    private final RdbSink sink;
    private byte[] buffer = new byte[CHUNK + CHUNK / 4];
    private int filled;
    private long handedOut;
    private int selected = NO_DATABASE;
    private int db;
    private List<Bytes> words = new ArrayList<>();

    public CommandWriter(RdbSink sink) {
        this.sink = sink;
    }

    /** The line with a moment, in s since 1970, that stands in front if aof-timestamp-enabled asks for it. */
    public void timestamp(long seconds) {
        append(("#TS:" + seconds + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** A library of functions. */
    public void function(Bytes code) {
        write(List.of(Bytes.of("FUNCTION"), Bytes.of("LOAD"), code));
        handOutIfMuch();
    }

    /**
     * A key.
     *
     * @param expireAt in ms since 1970, or {@link dev.rediscover.engine.Keyspace#NO_EXPIRY}
     */
    public void entry(int database, Bytes key, Value value, long expireAt) {
        db = database;
        switch (value.type()) {
            case STRING -> command(Bytes.of("SET"), key, ((StringValue) value).bytes());
            case LIST -> elements(Bytes.of("RPUSH"), key, (ListValue) value);
            case SET -> elements(Bytes.of("SADD"), key, (SetValue) value);
            case HASH -> hash(key, (HashValue) value);
            case ZSET -> sortedSet(key, (ZSetValue) value);
            case ARRAY -> array(key, (ArrayValue) value);
            case STREAM -> new StreamScript(this, key, (StreamValue) value).write();
            default -> throw new IllegalArgumentException("no commands for " + value.typeName());
        }
        if (expireAt != Keyspace.NO_EXPIRY) {
            command(PEXPIREAT, key, Bytes.of(expireAt));
        }
    }

    private void elements(Bytes name, Bytes key, Iterable<Bytes> elements) {
        begin(name, key);
        for (Bytes element : elements) {
            words.add(element);
            if (words.size() == 2 + PIECE) {
                end();
                begin(name, key);
            }
        }
        endIfAny();
    }

    private void hash(Bytes key, HashValue hash) {
        Bytes name = Bytes.of("HMSET");
        begin(name, key);
        for (HashValue.Field field : hash) {
            words.add(field.name());
            words.add(field.value());
            if (words.size() == 2 + 2 * PIECE) {
                end();
                begin(name, key);
            }
        }
        endIfAny();
        if (hash.nextExpiry() < 0) {
            return;
        }
        for (HashValue.Field field : hash) {
            long at = hash.expiry(field.name());
            if (at >= 0) {
                command(HPEXPIREAT, key, Bytes.of(at), FIELDS, Bytes.of(1), field.name());
            }
        }
    }

    private void sortedSet(Bytes key, ZSetValue zset) {
        Bytes name = Bytes.of("ZADD");
        begin(name, key);
        for (ScoredMember entry : zset) {
            words.add(Bytes.of(Numbers.format17(entry.score())));
            words.add(entry.member());
            if (words.size() == 2 + 2 * PIECE) {
                end();
                begin(name, key);
            }
        }
        endIfAny();
    }

    private void array(Bytes key, ArrayValue array) {
        Bytes name = Bytes.of("ARMSET");
        begin(name, key);
        ArrayScan scan = array.scan(0, array.length() - 1);
        while (scan.next()) {
            words.add(Bytes.of(Long.toUnsignedString(scan.position())));
            words.add(scan.value());
            if (words.size() == 2 + 2 * PIECE) {
                end();
                begin(name, key);
            }
        }
        endIfAny();
        if (array.lastInsert() != ArrayValue.NONE) {
            command(Bytes.of("ARSEEK"), key, Bytes.of(Long.toUnsignedString(array.lastInsert() + 1)));
        }
    }

    private void begin(Bytes name, Bytes key) {
        words.add(name);
        words.add(key);
    }

    private void endIfAny() {
        if (words.size() > 2) {
            end();
        } else {
            words.clear();
        }
    }

    private void end() {
        command(words);
        words.clear();
    }

    /** A command for the database of the key that is being written. */
    void command(Bytes... argv) {
        command(List.of(argv));
    }

    void command(List<Bytes> argv) {
        if (selected != db) {
            write(List.of(SELECT, Bytes.of(db)));
            selected = db;
        }
        write(argv);
        handOutIfMuch();
    }

    private void write(List<Bytes> argv) {
        number('*', argv.size());
        for (int i = 0; i < argv.size(); i++) {
            byte[] word = argv.get(i).array();
            number('$', word.length);
            append(word);
            reserve(2);
            buffer[filled++] = '\r';
            buffer[filled++] = '\n';
        }
    }

    private void number(char sign, int number) {
        reserve(HEAD);
        buffer[filled++] = (byte) sign;
        int digits = 1;
        for (int rest = number; rest >= 10; rest /= 10) {
            digits++;
        }
        int rest = number;
        for (int i = filled + digits - 1; i >= filled; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        filled += digits;
        buffer[filled++] = '\r';
        buffer[filled++] = '\n';
    }

    private void append(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, filled, bytes.length);
        filled += bytes.length;
    }

    private void reserve(int more) {
        if (buffer.length - filled < more) {
            long wanted = Math.max(2L * buffer.length, (long) filled + more + HEAD);
            buffer = java.util.Arrays.copyOf(buffer, (int) Math.min(wanted, Integer.MAX_VALUE - 16));
        }
    }

    private void handOutIfMuch() {
        if (filled >= CHUNK) {
            flush();
        }
    }

    /** Hands out what has been gathered. */
    public void flush() {
        if (filled == 0) {
            return;
        }
        handedOut += filled;
        int length = filled;
        filled = 0;
        selected = NO_DATABASE;
        buffer = sink.chunk(buffer, length);
    }

    /** How many bytes have been written so far, those not handed out yet included. */
    public long written() {
        return handedOut + filled;
    }
}
