package dev.rediscover.persist.backup;

import dev.rediscover.base.Bytes;
import dev.rediscover.persist.RdbEntry;
import dev.rediscover.persist.RdbException;
import dev.rediscover.persist.RdbReader;
import dev.rediscover.persist.RdbVisitor;
import dev.rediscover.value.EncodingLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * What an RDB file says of itself before its data begin.
 *
 * @param redisVersion of the server that wrote it; empty if it does not say so
 * @param madeSeconds when it was begun, in s since 1970; -1 if it does not say so
 */
record RdbHead(String redisVersion, long madeSeconds) {
    static final RdbHead UNKNOWN = new RdbHead("", -1);
    private static final int LONGEST_VERSION = 40;
    private static final int MOST_DIGITS = 12;

    /** Enough is read. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1;

        Enough() {
            super(null, null, false, false);
        }
    }

    private static final class Head implements RdbVisitor {
        private String redisVersion = "";
        private long madeSeconds = -1;

        @Override
        public void aux(Bytes name, Bytes value) {
            String field = name.length() > LONGEST_VERSION ? "" : name.latin1();
            if (field.equals("redis-ver") && value.length() <= LONGEST_VERSION) {
                redisVersion = value.utf8();
            } else if (field.equals("ctime")) {
                madeSeconds = seconds(value);
            }
        }

        private static long seconds(Bytes value) {
            String text = value.length() > MOST_DIGITS ? "" : value.latin1();
            boolean digits = !text.isEmpty();
            for (int i = 0; i < text.length(); i++) {
                digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
            }
            return digits ? Long.parseLong(text) : -1;
        }

        @Override
        public void database(int db) {
            throw new Enough();
        }

        @Override
        public void function(Bytes code) {
            throw new Enough();
        }

        @Override
        public void entry(RdbEntry entry) {
            throw new Enough();
        }
    }

    /** That of {@code file}; {@link #UNKNOWN} if it is no RDB file or a broken one. */
    static RdbHead of(Path file) throws IOException {
        Head head = new Head();
        try (FileChannel channel = FileCopy.open(file)) {
            if (!AofScan.isRdb(channel)) {
                return UNKNOWN;
            }
            BufferedInputStream in = new BufferedInputStream(Channels.newInputStream(channel));
            RdbReader.read(in, channel.size(), new EncodingLimits(), false, head);
        } catch (Enough e) {
            // the data begin
        } catch (RdbException e) {
            return UNKNOWN;
        }
        return new RdbHead(head.redisVersion, head.madeSeconds);
    }
}
