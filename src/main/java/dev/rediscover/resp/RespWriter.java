package dev.rediscover.resp;

import dev.rediscover.base.Bytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Collects replies (or, for a client, commands) as bytes of RESP2 or RESP3. Not safe for several threads.
 *
 * <p>Statuses and errors are lines: a line break inside one would break the protocol and becomes a blank, as in Redis.
 */
public final class RespWriter {
    private static final byte[] MIN_LONG = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer = new byte[256];
    private int size;
    private int protocol;

    /** {@code protocol} is 2 or 3. */
    public RespWriter(int protocol) {
        protocol(protocol);
    }

    /** {@code reply} as bytes of RESP{@code protocol}. */
    public static byte[] encode(Reply reply, int protocol) {
        return new RespWriter(protocol).write(reply).toByteArray();
    }

    /** {@code words} as a client sends them: an array of bulk strings. */
    public static byte[] encodeCommand(List<Bytes> words) {
        return new RespWriter(2).command(words).toByteArray();
    }

    /** Writes in RESP{@code version} from now on, 2 or 3. */
    public void protocol(int version) {
        if (version != 2 && version != 3) {
            throw new IllegalArgumentException("no such protocol: RESP" + version);
        }
        protocol = version;
    }

    /** Appends one reply. */
    public RespWriter write(Reply reply) {
        switch (reply.kind()) {
            case STATUS -> line('+', ((Reply.Status) reply).text());
            case ERROR -> line('-', ((Reply.Err) reply).text());
            case INTEGER -> number(':', ((Reply.Int) reply).value());
            case BULK -> bulk('$', ((Reply.Bulk) reply).value());
            case NIL -> nil((Reply.Nil) reply);
            case ARRAY -> items('*', ((Reply.Arr) reply).items(), 1);
            case MAP -> map(((Reply.MapOf) reply).items());
            case SET -> items(protocol == 3 ? '~' : '*', ((Reply.SetOf) reply).items(), 1);
            case PAIRS -> pairs(((Reply.Pairs) reply).items());
            case PUSH -> items(protocol == 3 ? '>' : '*', ((Reply.Push) reply).items(), 1);
            case DOUBLE -> text(',', ((Reply.Dbl) reply).text());
            case BOOLEAN -> bool(((Reply.Bool) reply).value());
            case BIG_NUMBER -> text('(', ((Reply.BigNumber) reply).digits());
            case VERBATIM -> verbatim((Reply.Verbatim) reply);
            case FRAMES -> frames(((Reply.Frames) reply).items());
        }
        return this;
    }

    private void frames(List<Reply> items) {
        for (Reply item : items) {
            write(item);
        }
    }

    /** Appends one command as a client sends it. */
    public RespWriter command(List<Bytes> words) {
        number('*', words.size());
        for (Bytes word : words) {
            bulk('$', word);
        }
        return this;
    }

    /** Bytes written and not yet dropped. */
    public int size() {
        return size;
    }

    /** The array behind this writer; the first {@link #size} bytes count, until the next write. */
    public byte[] array() {
        return buffer;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    /** Sends what was written and forgets it. */
    public void drainTo(OutputStream out) throws IOException {
        out.write(buffer, 0, size);
        clear();
    }

    /** Forgets what was written, and gives back the memory of an unusually large reply. */
    public void clear() {
        size = 0;
        if (buffer.length > 1 << 20) {
            buffer = new byte[256];
        }
    }

    private void nil(Reply.Nil nil) {
        if (protocol == 3) {
            raw("_\r\n");
        } else {
            raw(nil == Reply.Nil.ARRAY ? "*-1\r\n" : "$-1\r\n");
        }
    }

    private void bool(boolean value) {
        if (protocol == 3) {
            raw(value ? "#t\r\n" : "#f\r\n");
        } else {
            number(':', value ? 1 : 0);
        }
    }

    private void map(List<Reply> items) {
        items(protocol == 3 ? '%' : '*', items, protocol == 3 ? 2 : 1);
    }

    /** {@code perEntry} items count as one in the announced length. */
    private void items(char type, List<Reply> items, int perEntry) {
        number(type, items.size() / perEntry);
        for (Reply item : items) {
            write(item);
        }
    }

    private void pairs(List<Reply> items) {
        if (protocol == 2) {
            items('*', items, 1);
            return;
        }
        number('*', items.size() / 2);
        for (int i = 0; i + 1 < items.size(); i += 2) {
            raw("*2\r\n");
            write(items.get(i));
            write(items.get(i + 1));
        }
    }

    /** A number that RESP2 sends as a bulk string. */
    private void text(char type, String text) {
        if (protocol == 3) {
            line(type, text);
        } else {
            bulk('$', Bytes.of(text));
        }
    }

    private void verbatim(Reply.Verbatim reply) {
        if (protocol == 2) {
            bulk('$', reply.text());
        } else {
            number('=', reply.text().length() + 4L);
            raw(reply.format());
            raw(":");
            append(reply.text().array());
            raw("\r\n");
        }
    }

    private void bulk(char type, Bytes value) {
        number(type, value.length());
        append(value.array());
        raw("\r\n");
    }

    private void line(char type, String text) {
        byte[] bytes = Utf8.bytes(text).array();
        reserve(bytes.length + 3);
        buffer[size++] = (byte) type;
        for (byte b : bytes) {
            buffer[size++] = b == '\r' || b == '\n' ? (byte) ' ' : b;
        }
        raw("\r\n");
    }

    private void number(char type, long value) {
        reserve(24);
        buffer[size++] = (byte) type;
        digits(value);
        buffer[size++] = '\r';
        buffer[size++] = '\n';
    }

    private void digits(long value) {
        if (value == Long.MIN_VALUE) {
            append(MIN_LONG);
            return;
        }
        long rest = value;
        if (rest < 0) {
            buffer[size++] = '-';
            rest = -rest;
        }
        int count = 1;
        for (long power = rest; power >= 10; power /= 10) {
            count++;
        }
        for (int i = size + count - 1; i >= size; i--) {
            buffer[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        size += count;
    }

    private void raw(String ascii) {
        reserve(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            buffer[size++] = (byte) ascii.charAt(i);
        }
    }

    private void append(byte[] bytes) {
        reserve(bytes.length + 2);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    private void reserve(int more) {
        if (buffer.length - size < more) {
            long wanted = Math.max(buffer.length * 2L, (long) size + more);
            if ((long) size + more > Integer.MAX_VALUE - 16) {
                throw new OutOfMemoryError("replies of more than 2 GB in one buffer");
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(wanted, Integer.MAX_VALUE - 16));
        }
    }
}
