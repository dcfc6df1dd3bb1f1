package dev.rediscover.resp;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the commands of one client from bytes as they arrive, in whatever pieces: arrays of bulk strings, or inline
 * lines split as {@link CommandLine} splits them. Never blocks; a half command waits for its rest.
 *
 * <p>Redis's own leniency is kept: empty commands are passed over, and the two bytes after a string are skipped without
 * a look. So are its refusals and their texts.
 */
public final class CommandReader {
    private static final int NOTHING = -1;

    private Limits limits;
    private byte[] buffer = new byte[1024];
    private int from;
    private int to;
    private int wordsLeft;
    private int wordLength = NOTHING;
    private List<Bytes> words;

    public CommandReader(Limits limits) {
        this.limits = limits;
    }

    /** Other limits from the next string on: after a client has authenticated, after CONFIG SET. */
    public void limits(Limits other) {
        limits = other;
    }

    /** Takes over {@code length} bytes that came in. */
    public void feed(byte[] array, int offset, int length) {
        makeRoom(length);
        System.arraycopy(array, offset, buffer, to, length);
        to += length;
    }

    /** Takes over all that is left in {@code bytes}. */
    public void feed(ByteBuffer bytes) {
        int length = bytes.remaining();
        makeRoom(length);
        bytes.get(buffer, to, length);
        to += length;
    }

    /** The next whole command, or {@code null} if its end has not come in yet. */
    public List<Bytes> next() throws ProtocolException {
        while (from < to || wordsLeft > 0) {
            if (wordsLeft == 0 && !startCommand()) {
                return null;
            }
            if (words == null) {
                continue;
            }
            while (wordsLeft > 0) {
                if (!takeWord()) {
                    return null;
                }
            }
            List<Bytes> command = words;
            words = null;
            return command;
        }
        return null;
    }

    /** Bytes that wait for the rest of their command. */
    public int buffered() {
        return to - from;
    }

    /** Reads what stands before the arguments; afterwards {@code words} is {@code null} for an empty command. */
    private boolean startCommand() throws ProtocolException {
        return buffer[from] == '*' ? startArray() : takeInline();
    }

    private boolean startArray() throws ProtocolException {
        int lineEnd = lineEnd("too big mbulk count string");
        if (lineEnd < 0) {
            return false;
        }
        boolean number = Numbers.isLong(buffer, from + 1, lineEnd);
        long count = number ? Numbers.parseLong(buffer, from + 1, lineEnd) : 0;
        if (!number || count > Integer.MAX_VALUE) {
            throw new ProtocolException("invalid multibulk length");
        }
        if (count > limits.count()) {
            throw new ProtocolException(
                    limits.authenticated() ? "invalid multibulk length" : "unauthenticated multibulk length");
        }
        from = lineEnd + 2;
        if (count > 0) {
            wordsLeft = (int) count;
            words = new ArrayList<>(Math.min(wordsLeft, 64));
        }
        return true;
    }

    private boolean takeInline() throws ProtocolException {
        int end = from;
        while (end < to && buffer[end] != '\n') {
            end++;
        }
        if (end == to) {
            if (to - from > limits.lineLength()) {
                throw new ProtocolException("too big inline request");
            }
            return false;
        }
        int lineEnd = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        CommandLine line = CommandLine.split(Bytes.copyOf(buffer, from, lineEnd));
        if (!line.ok()) {
            throw new ProtocolException("unbalanced quotes in request");
        }
        from = end + 1;
        words = line.tokens().isEmpty() ? null : line.words();
        return true;
    }

    private boolean takeWord() throws ProtocolException {
        if (wordLength == NOTHING && !startWord()) {
            return false;
        }
        if (to - from < wordLength + 2L) {
            return false;
        }
        words.add(Bytes.copyOf(buffer, from, from + wordLength));
        from += wordLength + 2;
        wordLength = NOTHING;
        wordsLeft--;
        return true;
    }

    private boolean startWord() throws ProtocolException {
        int lineEnd = lineEnd("too big bulk count string");
        if (lineEnd < 0) {
            return false;
        }
        if (buffer[from] != '$') {
            throw new ProtocolException("expected '$', got '" + (char) (buffer[from] & 0xff) + "'");
        }
        boolean number = Numbers.isLong(buffer, from + 1, lineEnd);
        long length = number ? Numbers.parseLong(buffer, from + 1, lineEnd) : -1;
        if (length < 0) {
            throw new ProtocolException("invalid bulk length");
        }
        if (length > limits.bulkLength()) {
            throw new ProtocolException(limits.authenticated() ? "invalid bulk length" : "unauthenticated bulk length");
        }
        from = lineEnd + 2;
        wordLength = (int) length;
        return true;
    }

    /** Where the line that starts at {@code from} ends: its carriage return, once the byte behind it is there too. */
    private int lineEnd(String tooLong) throws ProtocolException {
        for (int i = from; i < to; i++) {
            if (buffer[i] == '\r') {
                return i + 1 < to ? i : -1;
            }
        }
        if (to - from > limits.lineLength()) {
            throw new ProtocolException(tooLong);
        }
        return -1;
    }

    private void makeRoom(int more) {
        if (from == to) {
            from = 0;
            to = 0;
            if (buffer.length > 1 << 20 && more <= 1 << 20) {
                buffer = new byte[1024];
            }
        }
        if (buffer.length - to >= more) {
            return;
        }
        int kept = to - from;
        if ((long) kept + more > Integer.MAX_VALUE - 16) {
            throw new OutOfMemoryError("a command of more than 2 GB");
        }
        if (buffer.length - kept >= more && from >= buffer.length / 2) {
            System.arraycopy(buffer, from, buffer, 0, kept);
        } else {
            long wanted = Math.max(buffer.length * 2L, (long) kept + more);
            byte[] larger = new byte[(int) Math.min(wanted, Integer.MAX_VALUE - 16)];
            System.arraycopy(buffer, from, larger, 0, kept);
            buffer = larger;
        }
        from = 0;
        to = kept;
    }
}
