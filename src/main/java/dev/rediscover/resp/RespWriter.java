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
 *
 * <p>With a {@link Sink} it never holds much: full buffers go there, and so do large strings, which are not copied.
 */
public final class RespWriter {
    /** Takes over what a writer has written, piece by piece. */
    public interface Sink {
        /** The first {@code length} bytes of {@code bytes} follow; nobody will change them. */
        void take(byte[] bytes, int length);
    }

    private static final byte[] EMPTY = new byte[0];
    private static final int FIRST = 256;

    /** Where a buffer is full enough to be handed over, and a string large enough not to be copied. */
    private static final int PIECE = 32 * 1024;

    private static final byte[] MIN_LONG = "-9223372036854775808".getBytes(StandardCharsets.US_ASCII);

    private final Sink sink;
    private byte[] buffer = EMPTY;
    private int size;
    private int protocol;

    /** {@code protocol} is 2 or 3. */
    public RespWriter(int protocol) {
        this(protocol, null);
    }

    /** As above; what grows beyond a piece goes to {@code sink} before the rest is written here. */
    public RespWriter(int protocol, Sink sink) {
        this.sink = sink;
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
            case STATUS -> status((Reply.Status) reply);
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

    /** Forgets what was written behind the first {@code length} bytes. */
    public void shorten(int length) {
        size = Math.min(size, length);
    }

    /** Forgets what was written, and gives back the memory of an unusually large reply. */
    public void clear() {
        size = 0;
        if (buffer.length > 1 << 20) {
            buffer = EMPTY;
        }
    }

    /** Gives back memory that nothing is in. */
    public void trim() {
        if (size == 0) {
            buffer = EMPTY;
        }
    }

    /** Bytes that this writer can hold before it needs more memory. */
    public int capacity() {
        return buffer.length;
    }

    /** Appends bytes that are replies already. */
    public RespWriter encoded(byte[] replies) {
        append(replies);
        return this;
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

    private void status(Reply.Status status) {
        if (status == Reply.OK) {
            raw("+OK\r\n");
        } else {
            line('+', status.text());
        }
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
        if (sink != null && bytes.length >= PIECE) {
            handOver();
            sink.take(bytes, bytes.length);
            return;
        }
        reserve(bytes.length + 2);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    /** The buffer itself if there is much in it, else a copy of what is. */
    private void handOver() {
        if (size == 0) {
            return;
        }
        if (size >= buffer.length / 2) {
            sink.take(buffer, size);
            buffer = EMPTY;
        } else {
            sink.take(Arrays.copyOf(buffer, size), size);
        }
        size = 0;
    }

    private void reserve(int more) {
        if (buffer.length - size < more) {
            if (sink != null && size >= PIECE / 2) {
                handOver();
                buffer = new byte[PIECE + more];
                return;
            }
            long wanted = Math.max(Math.max(buffer.length * 2L, FIRST), (long) size + more);
            if ((long) size + more > Integer.MAX_VALUE - 16) {
                throw new OutOfMemoryError("replies of more than 2 GB in one buffer");
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(wanted, Integer.MAX_VALUE - 16));
        }
    }
}
