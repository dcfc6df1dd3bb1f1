package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.persist.RdbDecoder.Corrupt;
import dev.rediscover.resp.Quoting;
import dev.rediscover.value.EncodingLimits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Reads RDB files of versions 1 to 14, from a stream and key by key. Nothing that a file says of itself is believed: no
 * length before as many bytes are there, no count before so many elements have been seen.
 */
public final class RdbReader {
    private static final String VALUE = "the value";
    private static final int MAGIC = 5;
    private static final int HEADER = 9;
    private static final int VERSION_WITH_CHECKSUM = 5;
    private static final int MODULE_NUMBER = 2;
    private static final int MODULE_FLOAT = 3;
    private static final int MODULE_DOUBLE = 4;
    private static final int MODULE_STRING = 5;
    private static final int MODULE_NAME = 9;
    private static final String MODULE_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final RdbInput in;
    private final RdbDecoder decoder;
    private final RdbVisitor visitor;
    private final boolean checked;
    private final RdbEntry entry = new RdbEntry();
    private int version;
    private String reading = "the head of the file";
    private Bytes key; // of the value that is being read
    private int db;

    private RdbReader(InputStream in, long size, EncodingLimits limits, boolean checked, RdbVisitor visitor) {
        this.in = new RdbInput(in, size, checked);
        this.decoder = new RdbDecoder(this.in, limits);
        this.checked = checked;
        this.visitor = visitor;
    }

    /**
     * Reads one file, which may be followed by something else, as an append-only file with a preamble is. Reads ahead
     * of what it needs.
     *
     * @param size how many bytes {@code in} has at most
     * @param limits of the values that are made
     * @param checked whether a checksum that is there must fit
     * @return how many bytes belong to the RDB file
     * @throws RdbException if it is not well formed; all that was told before that was
     */
    public static long read(InputStream in, long size, EncodingLimits limits, boolean checked, RdbVisitor visitor)
            throws IOException, RdbException {
        RdbReader reader = new RdbReader(in, size, limits, checked, visitor);
        try {
            reader.head();
            reader.forget();
            while (reader.next()) {
                visitor.whole(reader.in.position());
            }
            return reader.in.position();
        } catch (Corrupt e) {
            throw reader.broken(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private RdbException broken(Corrupt e) {
        String what = reading.equals(VALUE) ? VALUE + " (type " + entry.type + ")" : reading;
        String where = key == null ? what : what + " of " + Quoting.quote(shortened(key)) + " in database " + db;
        RdbException.Kind kind = e.isEarly() ? RdbException.Kind.CUT : RdbException.Kind.CORRUPT;
        return fault(kind, where + ": " + e.getMessage());
    }

    private static Bytes shortened(Bytes key) {
        return key.slice(0, Math.min(key.length(), 64));
    }

    private RdbException fault(RdbException.Kind kind, String what) {
        return new RdbException(kind, in.position(), "at byte " + in.position() + ", " + what);
    }

    private void head() throws RdbException {
        if (in.remaining() < HEADER) {
            throw fault(RdbException.Kind.NO_RDB, "the head of the file: it is too short to be an RDB file");
        }
        String magic = latin1(MAGIC);
        if (!magic.equals("REDIS")) {
            throw fault(RdbException.Kind.NO_RDB, "the head of the file: it does not begin with REDIS");
        }
        String digits = latin1(HEADER - MAGIC);
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw fault(RdbException.Kind.NO_RDB, "the head of the file: no version behind REDIS");
            }
            version = version * 10 + digit;
        }
        if (version < 1 || version > RdbOptions.NEWEST_VERSION) {
            throw fault(RdbException.Kind.VERSION, "the head of the file: RDB version " + version + " is not known");
        }
        if (version < VERSION_WITH_CHECKSUM) {
            in.stopSumming();
        }
        visitor.version(version);
    }

    private String latin1(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) in.unsignedByte());
        }
        return text.toString();
    }

    private void forget() {
        reading = "what comes next";
        key = null;
        entry.expireAt = Keyspace.NO_EXPIRY;
        entry.idleSeconds = RdbEntry.UNSAID;
        entry.frequency = (int) RdbEntry.UNSAID;
        entry.offset = in.position();
    }

    /** Reads on to the end of a key or of something between keys; false at the end of the file. */
    private boolean next() throws RdbException {
        while (true) {
            int type = in.unsignedByte();
            if (type == RdbTypes.END) {
                end();
                return false;
            }
            if (!isNote(type)) {
                if (type < RdbTypes.SLOT_INFO) {
                    entry(type);
                } else {
                    between(type);
                }
                forget();
                return true;
            }
        }
    }

    /** What is said of a key in front of it. */
    private boolean isNote(int type) {
        switch (type) {
            case RdbTypes.EXPIRY_MILLIS:
                entry.expireAt = in.littleEndian(Long.BYTES);
                return true;
            case RdbTypes.EXPIRY_SECONDS:
                entry.expireAt = (int) in.littleEndian(Integer.BYTES) * 1000L;
                return true;
            case RdbTypes.IDLE:
                entry.idleSeconds = in.length();
                return true;
            case RdbTypes.FREQUENCY:
                entry.frequency = in.unsignedByte();
                return true;
            default:
                return false;
        }
    }

    private void between(int type) throws RdbException {
        switch (type) {
            case RdbTypes.SELECT_DB -> {
                reading = "the number of a database";
                long number = in.length();
                if (number > Integer.MAX_VALUE) {
                    throw new Corrupt("a database of no number");
                }
                db = (int) number;
                visitor.database(db);
            }
            case RdbTypes.RESIZE_DB -> {
                reading = "the size of a database";
                long keys = in.length();
                visitor.sizes(db, keys, in.length(), in.remaining());
            }
            case RdbTypes.AUX -> {
                reading = "a field beside the data";
                Bytes name = in.string();
                visitor.aux(name, in.string());
            }
            case RdbTypes.FUNCTION -> {
                reading = "a library of functions";
                visitor.function(in.string());
            }
            case RdbTypes.FUNCTION_EARLY -> {
                reading = "a library of functions";
                throw new Corrupt("in the form of a release candidate of 7.0");
            }
            case RdbTypes.SLOT_INFO -> {
                reading = "the size of a slot";
                in.length();
                in.length();
                in.length();
            }
            default -> moduleField();
        }
    }

    private void moduleField() throws RdbException {
        reading = "what a module keeps beside the data";
        String name = moduleName(in.unsigned());
        if (!visitor.passesOverModules()) {
            throw new Corrupt("there is no module " + name + " here");
        }
        in.unsigned(); // of which kind the next number is
        in.unsigned(); // whether it stands before or behind the keys
        skipModule();
    }

    /** The name of a module's type: nine letters of six bits each; behind them ten bits for a version. */
    private static String moduleName(long id) {
        StringBuilder name = new StringBuilder(MODULE_NAME);
        for (int i = 0; i < MODULE_NAME; i++) {
            name.append(MODULE_LETTERS.charAt((int) (id >>> (58 - 6 * i)) & 0x3f));
        }
        return name.toString();
    }

    /** What modules write tells of itself where it ends. */
    private void skipModule() {
        for (long kind = in.unsigned(); kind != 0; kind = in.unsigned()) {
            if (kind <= MODULE_NUMBER) {
                in.unsigned();
            } else if (kind == MODULE_FLOAT) {
                in.skip(Float.BYTES);
            } else if (kind == MODULE_DOUBLE) {
                in.skip(Double.BYTES);
            } else if (kind == MODULE_STRING) {
                in.skipString();
            } else {
                throw new Corrupt("a part of no kind");
            }
        }
    }

    private void entry(int type) throws RdbException {
        reading = "a key";
        entry.type = type;
        entry.db = db;
        entry.key = in.string();
        key = entry.key;
        reading = VALUE;
        if (type == RdbTypes.MODULE && visitor.passesOverModules()) {
            in.unsigned();
            skipModule();
            entry.value = null;
        } else if (type == RdbTypes.MODULE) {
            throw new Corrupt("there is no module " + moduleName(in.unsigned()) + " here");
        } else {
            entry.value = decoder.value(type);
        }
        entry.end = in.position();
        visitor.entry(entry);
    }

    private void end() throws RdbException {
        reading = "the checksum";
        if (version < VERSION_WITH_CHECKSUM) {
            visitor.end(0);
            return;
        }
        long reckoned = in.checksum();
        in.stopSumming();
        long stands = in.littleEndian(Long.BYTES);
        if (checked && stands != 0 && stands != reckoned) {
            String text = String.format(Locale.ROOT, "%016x stands there, and %016x it should be", stands, reckoned);
            throw fault(RdbException.Kind.CHECKSUM, "the checksum: " + text);
        }
        visitor.end(stands);
    }
}
