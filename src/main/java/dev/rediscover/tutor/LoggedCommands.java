package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that a part of an append-only file holds, as far as they are whole, and the moments between them.
 *
 * @param whole where the last of them ends
 */
record LoggedCommands(List<Entry> entries, long whole) {
    /** A command; {@code end}: the place behind it. */
    record Entry(List<Bytes> words, long end) {}

    /** Reads until something is not whole. */
    static LoggedCommands in(byte[] file) {
        Reading reading = new Reading(file);
        List<Entry> entries = new ArrayList<>();
        long whole = 0;
        while (reading.at < file.length) {
            List<Bytes> words = file[reading.at] == '#' ? reading.moment() : reading.command();
            if (words == null) {
                break;
            }
            entries.add(new Entry(words, reading.at));
            whole = reading.at;
        }
        return new LoggedCommands(List.copyOf(entries), whole);
    }

    private static final class Reading {
        private final byte[] file;
        private int at;

        Reading(byte[] file) {
            this.file = file;
        }

        /** A remark with a moment in time, as one word; {@code null} if it is not whole. */
        List<Bytes> moment() {
            String line = line();
            return line == null ? null : List.of(Bytes.of(line));
        }

        /** The words of a command; {@code null} if it is not whole. */
        List<Bytes> command() {
            int count = number('*');
            List<Bytes> words = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                int length = number('$');
                if (length < 0 || length > file.length - at - 2) {
                    return null;
                }
                words.add(Bytes.wrap(java.util.Arrays.copyOfRange(file, at, at + length)));
                at += length + 2;
            }
            return count <= 0 ? null : words;
        }

        /** The number behind a sign; -1 if there is none. */
        private int number(char sign) {
            if (at >= file.length || file[at] != sign) {
                return -1;
            }
            at++;
            String line = line();
            return line != null && line.matches("[0-9]{1,9}") ? Integer.parseInt(line) : -1;
        }

        /** The rest of the line without its end; {@code null} if it has none. */
        private String line() {
            int end = at;
            while (end < file.length && file[end] != '\n') {
                end++;
            }
            if (end == file.length) {
                at = end;
                return null;
            }
            int last = end > at && file[end - 1] == '\r' ? end - 1 : end;
            String line = new String(file, at, last - at, java.nio.charset.StandardCharsets.ISO_8859_1);
            at = end + 1;
            return line;
        }
    }
}
