package dev.rediscover.persist.backup;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Goes through a file of commands without running any: where the last whole one ends, and which moments its annotations
 * ({@code #TS:}) name. A transaction counts as one command. Lengths are believed only as far as there are bytes.
 *
 * @param whole how many bytes from the beginning on are whole commands
 * @param commands how many these are
 * @param firstStamp the moment of the first annotation, in s since 1970; {@link #NONE} if there is none
 * @param lastStamp the moment of the last one that is whole
 * @param later where the first annotation stands that is later than the moment asked for; {@link #NONE} if none is
 * @param broken where something stands that is no command; {@link #NONE} if the file is only cut, or whole
 */
record AofScan(long whole, long commands, long firstStamp, long lastStamp, long later, long broken) {
    static final long NONE = -1;

    /** Later than any annotation. */
    static final long END_OF_TIME = Long.MAX_VALUE;

    /**
     * Reads the first {@code length} bytes of a file.
     *
     * @param untilSeconds the moment asked for, in s since 1970; {@link #END_OF_TIME} for none
     */
    static AofScan of(FileChannel file, long length, long untilSeconds) throws IOException {
        file.position(0);
        return new Reader(new BufferedInputStream(Channels.newInputStream(file), 1 << 16), length, untilSeconds).read();
    }

    /** The same of all of {@code file}. */
    static AofScan of(Path file, long untilSeconds) throws IOException {
        try (FileChannel channel = FileCopy.open(file)) {
            return of(channel, channel.size(), untilSeconds);
        }
    }

    /** Whether {@code file} begins as an RDB file does. */
    static boolean isRdb(FileChannel file) throws IOException {
        byte[] magic = {'R', 'E', 'D', 'I', 'S'};
        java.nio.ByteBuffer head = java.nio.ByteBuffer.allocate(magic.length);
        while (head.hasRemaining() && file.read(head, head.position()) > 0) {
            // until there are enough, or no more
        }
        return java.util.Arrays.equals(head.array(), magic);
    }

    private static final class Reader {
        private static final int MOST_DIGITS = 18;
        private static final int LONGEST_LINE = 1 << 16;

        private final InputStream in;
        private final long length;
        private final long until;
        private final byte[] word = new byte[5];
        private long at;
        private long whole;
        private long commands;
        private long firstStamp = NONE;
        private long lastStamp = NONE;
        private long later = NONE;
        private long broken = NONE;
        private boolean inTransaction;

        Reader(InputStream in, long length, long until) {
            this.in = in;
            this.length = length;
            this.until = until;
        }

        /** What no command can look like. */
        private static final class NoCommand extends Exception {
            private static final long serialVersionUID = 1;

            NoCommand() {
                super(null, null, false, false);
            }
        }

        /** The file ends too early. */
        private static final class Cut extends Exception {
            private static final long serialVersionUID = 1;

            Cut() {
                super(null, null, false, false);
            }
        }

        AofScan read() throws IOException {
            long begin = 0;
            try {
                while (at < length && later == NONE) {
                    begin = at;
                    entry(begin);
                }
            } catch (NoCommand e) {
                broken = begin;
            } catch (Cut e) {
                // what is whole ends before it
            }
            return new AofScan(whole, commands, firstStamp, lastStamp, later, broken);
        }

        private void entry(long begin) throws IOException, NoCommand, Cut {
            int first = next();
            if (first == '#') {
                annotation(begin);
            } else if (first == '*') {
                command();
            } else {
                throw new NoCommand();
            }
        }

        private void annotation(long begin) throws IOException, Cut {
            StringBuilder line = new StringBuilder();
            for (int c = next(); c != '\n'; c = next()) {
                if (line.length() < LONGEST_LINE) {
                    line.append((char) c);
                }
            }
            String text = line.toString().stripTrailing();
            if (text.startsWith("TS:")) {
                long stamp = number(text.substring(3));
                if (stamp > until) {
                    later = inTransaction ? whole : begin;
                    return;
                }
                firstStamp = firstStamp == NONE ? stamp : firstStamp;
                lastStamp = stamp;
            }
            if (!inTransaction) {
                whole = at;
            }
        }

        private static long number(String digits) {
            boolean fits = !digits.isEmpty() && digits.length() <= MOST_DIGITS;
            for (int i = 0; i < digits.length(); i++) {
                fits &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
            }
            return fits ? Long.parseLong(digits) : 0;
        }

        private void command() throws IOException, NoCommand, Cut {
            long words = count();
            if (words < 1) {
                throw new NoCommand();
            }
            String name = "";
            for (long i = 0; i < words; i++) {
                if (next() != '$') {
                    throw new NoCommand();
                }
                long bytes = count();
                if (i == 0 && bytes <= word.length) {
                    name = shortWord((int) bytes);
                } else {
                    skip(bytes);
                }
                if (next() != '\r' || next() != '\n') {
                    throw new NoCommand();
                }
            }
            inTransaction = name.equals("multi") || inTransaction && !name.equals("exec");
            if (!inTransaction) {
                whole = at;
            }
            commands++;
        }

        private long count() throws IOException, NoCommand, Cut {
            long number = 0;
            int digits = 0;
            for (int c = next(); c != '\r'; c = next()) {
                if (c < '0' || c > '9' || ++digits > MOST_DIGITS) {
                    throw new NoCommand();
                }
                number = number * 10 + (c - '0');
            }
            if (digits == 0 || next() != '\n') {
                throw new NoCommand();
            }
            return number;
        }

        private String shortWord(int bytes) throws IOException, Cut {
            for (int i = 0; i < bytes; i++) {
                word[i] = (byte) next();
            }
            return new String(word, 0, bytes, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .toLowerCase(java.util.Locale.ROOT);
        }

        private int next() throws IOException, Cut {
            int c = at < length ? in.read() : -1;
            if (c < 0) {
                throw new Cut();
            }
            at++;
            return c;
        }

        private void skip(long bytes) throws IOException, Cut {
            if (bytes > length - at) {
                throw new Cut();
            }
            long left = bytes;
            while (left > 0) {
                long gone = in.skip(left);
                if (gone <= 0) {
                    if (in.read() < 0) {
                        throw new Cut();
                    }
                    gone = 1;
                }
                left -= gone;
            }
            at += bytes;
        }
    }
}
