package dev.rediscover.persist.aof;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.persist.RdbEntry;
import dev.rediscover.persist.RdbException;
import dev.rediscover.persist.RdbReader;
import dev.rediscover.persist.RdbVisitor;
import dev.rediscover.persist.aof.AofReader.Item;
import dev.rediscover.persist.aof.AofReader.Trouble;
import dev.rediscover.value.EncodingLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Goes through files as redis-check-aof does: what is whole, where it ends, and what is to be cut off. */
final class AofChecker {
    private static final String MANIFEST_BEGINS = "file";
    private static final long LARGEST_MANIFEST = 16L << 20;

    /** Ends the check: what comes next makes no sense any more. */
    private static final class Stop extends Exception {
        private static final long serialVersionUID = 1;

        Stop(String why) {
            super(why, null, false, false);
        }
    }

    private static final class Counter implements RdbVisitor {
        private final long now = Clock.system().millis();
        private long keys;
        private long mortal;
        private long expired;

        @Override
        public void entry(RdbEntry entry) {
            keys++;
            mortal += entry.expireAt() >= 0 ? 1 : 0;
            expired += entry.expireAt() >= 0 && entry.expireAt() < now ? 1 : 0;
        }
    }

    private final AofCheck.Options options;
    private final AofCheck.Consent consent;
    private final List<String> lines = new ArrayList<>();
    private long cut;
    private long linesRead; // of all files so far, as the real one counts
    private long ok; // up to where the file is whole that is looked at

    AofChecker(AofCheck.Options options, AofCheck.Consent consent) {
        this.options = options;
        this.consent = consent;
    }

    AofCheck check(Path file) throws IOException {
        boolean valid = true;
        try {
            if (!Files.isRegularFile(file)) {
                throw new Stop("Cannot open file " + file + ": there is no such file");
            }
            if (isManifest(file)) {
                say("Start checking Multi Part AOF");
                all(file);
            } else {
                say("Start checking Old-Style AOF");
                one(file, file.toString(), "AOF", true);
            }
        } catch (Stop stop) {
            say(stop.getMessage());
            valid = false;
        }
        return new AofCheck(valid, cut, lines);
    }

    private void say(String line) {
        lines.add(line);
        consent.tell(line);
    }

    /** Whether the first line that is no comment begins as those of manifests do. */
    private static boolean isManifest(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            byte[] head = in.readNBytes(64 * 1024);
            int at = 0;
            while (at < head.length && head[at] == '#') {
                while (at < head.length && head[at] != '\n') {
                    at++;
                }
                at++;
            }
            int end = at + MANIFEST_BEGINS.length();
            return end <= head.length && Bytes.copyOf(head, at, end).is(MANIFEST_BEGINS);
        }
    }

    private void all(Path file) throws IOException, Stop {
        if (Files.size(file) > LARGEST_MANIFEST) {
            throw new Stop(file.getFileName() + ": a manifest of more than 16 MB is none");
        }
        Manifest manifest;
        try {
            manifest = Manifest.parse(
                    Bytes.wrap(Files.readAllBytes(file)), file.getFileName().toString());
        } catch (AofFault fault) {
            throw new Stop(fault.getMessage());
        }
        Path folder = file.toAbsolutePath().getParent();
        AofPart last = manifest.last() == null ? manifest.base() : manifest.last();
        if (manifest.base() != null) {
            Path base = folder.resolve(manifest.base().name());
            say("Start to check BASE AOF (" + (isRdb(base) ? "RDB" : "RESP") + " format).");
            one(base, manifest.base().name(), "BASE AOF", last == manifest.base());
        }
        if (!manifest.increments().isEmpty()) {
            say("Start to check INCR files.");
        }
        for (AofPart part : manifest.increments()) {
            one(folder.resolve(part.name()), part.name(), "INCR AOF", part == last);
        }
        say("All AOF files and manifest are valid");
    }

    private static boolean isRdb(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (AofReader in = new AofReader(file)) {
            return in.isRdb();
        }
    }

    private void one(Path file, String name, String kind, boolean isLast) throws IOException, Stop {
        if (!Files.isRegularFile(file)) {
            throw new Stop("Cannot open file " + name + ": there is no such file, aborting...");
        }
        if (Files.size(file) == 0) {
            say(kind + " " + name + " is empty");
            return;
        }
        long size;
        long whole;
        String line;
        try (AofReader in = new AofReader(file)) {
            size = in.size();
            if (in.isRdb()) {
                in.seek(preamble(file, name, size));
            }
            long late = walk(in, name);
            whole = late >= 0 ? late : ok;
            linesRead += in.lines();
            line = "AOF analyzed: filename=" + name + ", size=" + size + ", ok_up_to=" + whole + ", ok_up_to_line="
                    + (linesRead + 1) + ", diff=" + (size - whole);
            if (late >= 0) {
                cutLate(file, name, late, isLast);
                return;
            }
        }
        if (whole == size && options.untilSeconds() != AofCheck.NEVER) {
            say("Truncate nothing in AOF " + name + " to timestamp " + options.untilSeconds());
        } else {
            say(line);
        }
        if (whole < size) {
            mend(file, name, size, whole, isLast);
        } else {
            say(kind + " " + name + " is valid");
        }
    }

    /** Goes to the end or to the first fault; where what came too late begins, -1 if nothing did. */
    private long walk(AofReader in, String name) throws IOException {
        boolean multi = false;
        ok = in.position();
        try {
            for (Item item = in.pass(); item != Item.END; item = in.pass()) {
                if (item == Item.ANNOTATION) {
                    if (!multi && options.untilSeconds() != AofCheck.NEVER && in.stamp() > options.untilSeconds()) {
                        return in.start();
                    }
                } else {
                    multi = inTransaction(in, multi, name);
                }
                ok = multi ? ok : in.position();
            }
            if (multi) {
                say(fault(in.position(), "Reached EOF before reading EXEC for MULTI"));
            }
        } catch (Trouble trouble) {
            say(fault(trouble.place(), trouble.getMessage()));
        }
        return -1;
    }

    private static boolean inTransaction(AofReader in, boolean multi, String name) throws Trouble {
        Bytes command = in.words().get(0);
        if (command.is("multi")) {
            if (multi) {
                throw new Trouble(false, in.start(), in.start(), "Unexpected MULTI in AOF " + name);
            }
            return true;
        }
        if (command.is("exec")) {
            if (!multi) {
                throw new Trouble(false, in.start(), in.start(), "Unexpected EXEC in AOF " + name);
            }
            return false;
        }
        return multi;
    }

    private static String fault(long place, String what) {
        return String.format(Locale.ROOT, "0x%16x: %s", place, what);
    }

    private long preamble(Path file, String name, long size) throws IOException, Stop {
        say("[offset 0] Checking RDB file " + name);
        Counter counter = new Counter();
        long end = -1;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            end = RdbReader.read(in, size, new EncodingLimits(), true, counter);
            say("[offset " + end + "] Checksum OK");
            say("[offset " + end + "] \\o/ RDB looks OK! \\o/");
        } catch (RdbException e) {
            say("--- RDB ERROR DETECTED ---");
            say("[offset " + e.offset() + "] " + e.getMessage());
        }
        say("[info] " + counter.keys + " keys read");
        say("[info] " + counter.mortal + " expires");
        say("[info] " + counter.expired + " already expired");
        if (end < 0) {
            throw new Stop("RDB preamble of AOF file is not sane, aborting.");
        }
        say("RDB preamble is OK, proceeding with AOF tail...");
        return end;
    }

    private void cutLate(Path file, String name, long left, boolean isLast) throws IOException, Stop {
        long moment = options.untilSeconds();
        if (left == 0) {
            throw new Stop("AOF " + name + " has nothing before timestamp " + moment + ", aborting...");
        }
        if (!isLast) {
            throw new Stop("Failed to truncate AOF " + name + " to timestamp " + moment + " to offset " + left
                    + " because it is not the last file; take the files behind it out of the manifest first");
        }
        truncate(file, left);
        say("Successfully truncated AOF " + name + " to timestamp " + moment);
    }

    private void mend(Path file, String name, long size, long left, boolean isLast) throws IOException, Stop {
        if (!options.fix()) {
            cut += size - left;
            throw new Stop("AOF " + name + " is not valid. Use the --fix option to try fixing it.");
        }
        if (!isLast) {
            throw new Stop("Failed to truncate AOF " + name + " because it is not the last file");
        }
        say("This will shrink the AOF " + name + " from " + size + " bytes, with " + (size - left) + " bytes, to "
                + left + " bytes");
        if (!consent.toCut(file, size, left)) {
            throw new Stop("Aborting...");
        }
        truncate(file, left);
        say("Successfully truncated AOF " + name);
    }

    private void truncate(Path file, long left) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            cut += channel.size() - left;
            channel.truncate(left);
            channel.force(true);
        }
    }
}
