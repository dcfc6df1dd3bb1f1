package dev.rediscover.resp;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the commands of one client from bytes as they arrive, in whatever pieces: arrays of bulk strings, or inline
 * lines split as {@link CommandLine} splits them. Never blocks; a half command waits for its rest.
 *
 * <p>Bytes can be lent ({@link #lend}, {@link #keep}): what is whole is read from where it lies, and a reader that
 * waits for nothing holds no buffer. A large string gathers in an array of its own, which becomes the argument; that
 * array grows with what has come, not with what was announced.
 *
 * <p>Redis's own leniency is kept: empty commands are passed over, and the two bytes after a string are skipped without
 * a look. So are its refusals and their texts.
 */
public final class CommandReader {
    private static final int NOTHING = -1;
    private static final byte[] EMPTY = new byte[0];
    private static final int LARGE = 32 * 1024;

    /** What an argument takes beside its bytes, roughly. */
    private static final int WORD_BYTES = 40;

    private Limits limits;
    private byte[] own = EMPTY;
    private byte[] buffer = EMPTY; // the own one, or one that was lent
    private int from;
    private int to;
    private int wordsLeft;
    private int wordLength = NOTHING;
    private List<Bytes> words;
    private Bytes name = Bytes.EMPTY; // of the last command
    private long wordBytes; // of those in words
    private byte[] large; // gathers a word of more than LARGE bytes; null if there is none
    private int gathered;

    public CommandReader(Limits limits) {
        this.limits = limits;
    }

    /** Other limits from the next string on: after a client has authenticated, after CONFIG SET. */
    public void limits(Limits other) {
        limits = other;
    }

    /** Takes over {@code length} bytes that came in. */
    public void feed(byte[] array, int offset, int length) {
        int used = large == null ? 0 : gather(array, offset, length);
        if (used < length) {
            makeRoom(length - used);
            System.arraycopy(array, offset + used, buffer, to, length - used);
            to += length - used;
        }
    }

    /**
     * As {@link #feed}, but {@code array} is only lent where that can be: until {@link #keep} it must stay as it is.
     */
    public void lend(byte[] array, int length) {
        if (from < to || large != null || buffer != own) {
            feed(array, 0, length);
            return;
        }
        buffer = array;
        from = 0;
        to = length;
    }

    /** Copies what is left of the bytes that were lent. */
    public void keep() {
        if (buffer == own) {
            return;
        }
        int left = to - from;
        if (own.length < left || own.length > LARGE && left <= LARGE) {
            own = left == 0 ? EMPTY : new byte[Math.max(left, 512)];
        }
        System.arraycopy(buffer, from, own, 0, left);
        buffer = own;
        from = 0;
        to = left;
    }

    /** Gives back memory that nothing is in. */
    public void trim() {
        if (from == to && buffer == own) {
            own = EMPTY;
            buffer = EMPTY;
            from = 0;
            to = 0;
        }
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
            wordBytes = 0;
            return command;
        }
        return null;
    }

    /** Bytes that wait to be read, or for the rest of their command. */
    public int buffered() {
        return to - from + gathered;
    }

    /** Bytes of the arguments that were read and wait for the rest of their command, with what holds them. */
    public long argumentBytes() {
        return wordBytes;
    }

    /** Bytes of this reader's own buffers that nothing is in. */
    public int free() {
        return own.length + (large == null ? 0 : large.length) - (buffer == own ? buffered() : gathered);
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
        if (large != null) {
            return takeLarge();
        }
        if (to - from < wordLength + 2L) {
            if (wordLength > LARGE) {
                startLarge();
            }
            return false;
        }
        took(word(), wordLength + 2);
        return true;
    }

    /** The word in the buffer; the name of a command is often that of the one before, and then the same object. */
    private Bytes word() {
        if (!words.isEmpty()) {
            return Bytes.copyOf(buffer, from, from + wordLength);
        }
        if (!Arrays.equals(name.array(), 0, name.length(), buffer, from, from + wordLength)) {
            name = Bytes.copyOf(buffer, from, from + wordLength);
        }
        return name;
    }

    private void took(Bytes word, int length) {
        words.add(word);
        wordBytes += word.length() + WORD_BYTES;
        from += length;
        wordLength = NOTHING;
        wordsLeft--;
    }

    // ---- large words

    /** What has come of a large word moves into an array of its own, and its rest is gathered there. */
    private void startLarge() {
        int there = Math.min(to - from, wordLength);
        large = new byte[Math.min(wordLength, Math.max(2 * there, 2 * LARGE))];
        gathered = 0;
        from += gather(buffer, from, there);
    }

    /** Takes of {@code length} bytes those that belong to the large word; how many these are. */
    private int gather(byte[] array, int offset, int length) {
        int part = Math.min(length, wordLength - gathered);
        if (large.length - gathered < part) {
            long wanted = Math.max(2L * large.length, (long) gathered + part);
            large = Arrays.copyOf(large, (int) Math.min(wanted, wordLength));
        }
        System.arraycopy(array, offset, large, gathered, part);
        gathered += part;
        return part;
    }

    private boolean takeLarge() {
        if (gathered < wordLength || to - from < 2) {
            return false;
        }
        Bytes word = Bytes.wrap(large);
        large = null;
        gathered = 0;
        took(word, 2);
        return true;
    }

    // ---- lines

    private boolean startWord() throws ProtocolException {
        int lineEnd = lineEnd("too big bulk count string");
        if (lineEnd < 0) {
            return false;
        }
        if (buffer[from] != '$') {
            throw new ProtocolException("expected '$', got '" + Utf8.text(Bytes.copyOf(buffer, from, from + 1)) + "'");
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
        keep();
        int kept = to - from;
        if (kept == 0) {
            from = 0;
            to = 0;
            if (own.length > LARGE && more <= LARGE) {
                own = EMPTY;
                buffer = EMPTY;
            }
        }
        if (own.length - to >= more) {
            return;
        }
        if ((long) kept + more > Integer.MAX_VALUE - 16) {
            throw new OutOfMemoryError("a command of more than 2 GB");
        }
        if (own.length - kept < more || from < own.length / 2) {
            long wanted = Math.max(Math.max(own.length * 2L, 512), (long) kept + more);
            own = new byte[(int) Math.min(wanted, Integer.MAX_VALUE - 16)];
        }
        System.arraycopy(buffer, from, own, 0, kept);
        buffer = own;
        from = 0;
        to = kept;
    }
}
