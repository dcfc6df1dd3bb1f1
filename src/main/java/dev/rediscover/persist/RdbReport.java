package dev.rediscover.persist;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.resp.Quoting;
import dev.rediscover.value.EncodingLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes down what an RDB file holds as it is read: the lines of redis-check-rdb, and keys by type. */
final class RdbReport implements RdbVisitor {
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Long> types = new TreeMap<>();
    private final long now;
    private String pending; // told once it is known where it ends
    private int version;
    private long whole;
    private long keys;
    private long expires;
    private long expired;
    private long functions;
    private long checksum;

    RdbReport(Path file, long now) {
        this.now = now;
        lines.add(at(0, "Checking RDB file " + file.getFileName()));
    }

    private static String at(long offset, String what) {
        return "[offset " + offset + "] " + what;
    }

    RdbCheck read(InputStream in, long size) throws IOException {
        RdbException fault = null;
        try {
            whole = RdbReader.read(in, size, new EncodingLimits(), true, this);
            String sum = version < 5 ? "No checksum before version 5" : checksum == 0 ? "No checksum" : "Checksum OK";
            lines.add(at(whole, sum));
            lines.add(at(whole, "\\o/ RDB looks OK! \\o/"));
            if (whole < size) {
                lines.add("[info] " + (size - whole) + " bytes stand behind its end");
            }
        } catch (RdbException e) {
            fault = e;
            lines.add("--- RDB ERROR DETECTED ---");
            lines.add(at(e.offset(), e.getMessage()));
        }
        counts();
        return new RdbCheck(fault, version, size, whole, keys, expires, expired, List.copyOf(lines));
    }

    private void counts() {
        lines.add("[info] " + keys + " keys read");
        lines.add("[info] " + expires + " expires");
        lines.add("[info] " + expired + " already expired");
        for (Map.Entry<String, Long> type : types.entrySet()) {
            lines.add("[info] " + type.getValue() + " of type " + type.getKey());
        }
        if (functions > 0) {
            lines.add("[info] " + functions + " libraries of functions");
        }
    }

    @Override
    public void version(int number) {
        version = number;
    }

    @Override
    public void aux(Bytes name, Bytes value) {
        pending = "AUX FIELD " + readable(name) + " = '" + readable(value) + "'";
    }

    private static String readable(Bytes text) {
        String quoted = Quoting.quoteReadable(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    @Override
    public void database(int db) {
        pending = "Selecting DB ID " + db;
    }

    @Override
    public void function(Bytes code) {
        functions++;
    }

    @Override
    public void entry(RdbEntry entry) {
        keys++;
        if (entry.expireAt() != Keyspace.NO_EXPIRY) {
            expires++;
            expired += entry.expireAt() <= now ? 1 : 0;
        }
        String type = entry.value() == null ? "module" : entry.value().typeName();
        types.merge(type, 1L, Long::sum);
    }

    @Override
    public void whole(long bytes) {
        whole = bytes;
        if (pending != null) {
            lines.add(at(bytes, pending));
            pending = null;
        }
    }

    @Override
    public boolean passesOverModules() {
        return true;
    }

    @Override
    public void end(long sum) {
        checksum = sum;
    }
}
