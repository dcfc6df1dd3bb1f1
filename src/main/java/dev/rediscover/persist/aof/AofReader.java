package dev.rediscover.persist.aof;

import dev.rediscover.base.Bytes;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the commands and annotations of a file one by one. A length is believed as far as there are bytes left: what
 * announces more is cut, as what ends too early is.
 */
final class AofReader implements Closeable {
    /** Bytes of an annotation, its end included. */
    static final int LONGEST_ANNOTATION = 1024;

    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_NUMBER = 20;
    private static final int LEAST_WORD = 6; // $0, two line ends
    private static final String STAMP = "#TS:";
    private static final Bytes[] SINGLE = new Bytes[256];

    static {
        for (int i = 0; i < SINGLE.length; i++) {
            SINGLE[i] = Bytes.wrap(new byte[] {(byte) i});
        }
    }

    /** What comes next in a file. */
    enum Item {
        COMMAND,
        ANNOTATION,
        END
    }

    /** Something that is no command, or not all of it. */
    static final class Trouble extends Exception {
        private static final long serialVersionUID = 1;

        private final boolean cut;
        private final long offset;
        private final long place;

        Trouble(boolean cut, long offset, long place, String what) {
            super(what, null, false, false);
            this.cut = cut;
            this.offset = offset;
            this.place = place;
        }

        /** Whether the file ends too early, else something in it is wrong. */
        boolean isCut() {
            return cut;
        }

        /** Where to cut: how many bytes stand before the command that it is in, or before it. */
        long offset() {
            return offset;
        }

        /** How many bytes stand before the very thing. */
        long place() {
            return place;
        }
    }

    private final FileChannel channel;
    private final long size;
    private final byte[] buffer = new byte[BUFFER];
    private long base; // where the buffer's first byte stands in the file
    private int at;
    private int end;
    private long start;
    private long lines;
    private List<Bytes> words = List.of();
    private Bytes annotation = Bytes.EMPTY;

    AofReader(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.READ);
        size = channel.size();
    }

    /** How many bytes the file had when it was opened; what comes later is not read. */
    long size() {
        return size;
    }

    /** How many bytes have been read. */
    long position() {
        return base + at;
    }

    /** Goes on at {@code offset}. */
    void seek(long offset) {
        if (offset >= base && offset <= base + end) {
            at = (int) (offset - base);
            return;
        }
        base = offset;
        at = 0;
        end = 0;
    }

    /** Whether the file goes on with the first bytes of an RDB file. */
    boolean isRdb() throws IOException {
        return has(5)
                && buffer[at] == 'R'
                && buffer[at + 1] == 'E'
                && buffer[at + 2] == 'D'
                && buffer[at + 3] == 'I'
                && buffer[at + 4] == 'S';
    }

    /** How many bytes stand before what was read last. */
    long start() {
        return start;
    }

    /** How many lines have been read, those of annotations not counted. */
    long lines() {
        return lines;
    }

    /** The words of the command that was read last; if it was passed over, its name alone. */
    List<Bytes> words() {
        return words;
    }

    /** The moment that the annotation tells which was read last, in s since 1970; -1 if it tells none. */
    long stamp() {
        if (annotation.length() < STAMP.length()
                || !annotation.slice(0, STAMP.length()).is(STAMP)) {
            return -1;
        }
        long seconds = 0;
        int i = STAMP.length();
        while (i < annotation.length() && annotation.at(i) >= '0' && annotation.at(i) <= '9' && seconds < 1L << 55) {
            seconds = seconds * 10 + annotation.at(i++) - '0';
        }
        return i > STAMP.length() && i == annotation.length() ? seconds : -1;
    }

    /** The annotation that was read last, without the end of its line. */
    Bytes annotation() {
        return annotation;
    }

    /** Reads what comes next. */
    Item next() throws IOException, Trouble {
        return next(true);
    }

    /** Reads over what comes next. */
    Item pass() throws IOException, Trouble {
        return next(false);
    }

    private Item next(boolean keep) throws IOException, Trouble {
        start = position();
        if (!has(1)) {
            return Item.END;
        }
        if (buffer[at] == '#') {
            words = List.of();
            readAnnotation();
            return Item.ANNOTATION;
        }
        long count = number('*', "a command");
        if (count < 1) {
            throw broken(start, "a command of " + count + " words");
        }
        if (count > (size - position()) / LEAST_WORD) {
            skim(count);
        }
        words = new ArrayList<>(keep ? (int) count : 1);
        for (long i = 0; i < count; i++) {
            word(keep || i == 0);
        }
        return Item.COMMAND;
    }

    /** More words are announced than there is room for: whatever is wrong first is told. */
    private void skim(long count) throws IOException, Trouble {
        words = new ArrayList<>(1);
        for (long i = 0; i < count; i++) {
            word(false);
        }
        throw cut("a command");
    }

    private void word(boolean keep) throws IOException, Trouble {
        long from = position();
        long length = number('$', "a word");
        if (length > Integer.MAX_VALUE - 8 && length + 2 <= size - position()) {
            throw broken(from, "a word of " + length + " bytes");
        }
        if (length + 2 > size - position()) {
            throw cut("a word of " + length + " bytes");
        }
        if (keep) {
            words.add(take((int) length));
        } else {
            seek(position() + length);
        }
        if (!has(2)) {
            throw cut("a word");
        }
        if (buffer[at] != '\r' || buffer[at + 1] != '\n') {
            throw broken(position(), "no line end behind a word of " + length + " bytes");
        }
        at += 2;
        lines++;
    }

    private Bytes take(int length) throws IOException, Trouble {
        if (length == 1 && has(1)) {
            return SINGLE[buffer[at++] & 0xff];
        }
        byte[] bytes = new byte[length];
        int known = Math.min(length, end - at);
        System.arraycopy(buffer, at, bytes, 0, known);
        at += known;
        if (known < length) {
            ByteBuffer rest = ByteBuffer.wrap(bytes, known, length - known);
            long from = position();
            while (rest.hasRemaining()) {
                int most = Math.min(rest.remaining(), BUFFER);
                ByteBuffer piece = ByteBuffer.wrap(bytes, rest.position(), most);
                int read = channel.read(piece, from);
                if (read <= 0) {
                    throw cut("a word"); // somebody has shortened the file meanwhile
                }
                from += read;
                rest.position(rest.position() + read);
            }
            seek(from);
        }
        return Bytes.wrap(bytes);
    }

    /** A line with a number behind a sign. */
    private long number(char sign, String what) throws IOException, Trouble {
        long from = position();
        if (!has(1)) {
            throw cut(what);
        }
        if (buffer[at] != sign) {
            throw broken(from, "'" + sign + "' was expected, there is " + shown(buffer[at]));
        }
        has(LONGEST_NUMBER + 3);
        int i = at + 1;
        long number = 0;
        while (i < end && buffer[i] >= '0' && buffer[i] <= '9' && i - at < LONGEST_NUMBER) {
            number = number * 10 + buffer[i++] - '0';
        }
        if (i < end && (i == at + 1 || buffer[i] != '\r' || number < 0) || i + 1 < end && buffer[i + 1] != '\n') {
            throw broken(from, "no length and line end behind '" + sign + "'");
        }
        if (i + 1 >= end) {
            throw cut(what);
        }
        at = i + 2;
        lines++;
        return number;
    }

    private void readAnnotation() throws IOException, Trouble {
        has(LONGEST_ANNOTATION);
        int last = Math.min(end, at + LONGEST_ANNOTATION);
        int i = at;
        while (i < last && buffer[i] != '\n') {
            i++;
        }
        if (i == last && last == at + LONGEST_ANNOTATION) {
            throw broken(start, "an annotation of more than " + LONGEST_ANNOTATION + " bytes");
        }
        if (i == last) {
            throw cut("an annotation");
        }
        int to = i > at && buffer[i - 1] == '\r' ? i - 1 : i;
        annotation = Bytes.copyOf(buffer, at, to);
        at = i + 1;
    }

    private static String shown(byte b) {
        return b >= ' ' && b < 0x7f ? "'" + (char) b + "'" : "the byte " + (b & 0xff);
    }

    private Trouble cut(String what) {
        return new Trouble(true, start, position(), "the file ends inside " + what);
    }

    private static Trouble broken(long offset, String what) {
        return new Trouble(false, offset, offset, what);
    }

    /** Whether so many bytes, at most a buffer full, are left; afterwards they, or all that are left, are there. */
    private boolean has(int count) throws IOException {
        if (end - at >= count) {
            return true;
        }
        System.arraycopy(buffer, at, buffer, 0, end - at);
        base += at;
        end -= at;
        at = 0;
        while (end < count) {
            int most = (int) Math.min(buffer.length - end, size - base - end);
            int read = most <= 0 ? -1 : channel.read(ByteBuffer.wrap(buffer, end, most), base + end);
            if (read <= 0) {
                return false;
            }
            end += read;
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
