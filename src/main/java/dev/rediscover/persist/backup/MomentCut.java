package dev.rediscover.persist.backup;

import dev.rediscover.persist.aof.AofPart;
import dev.rediscover.persist.aof.Manifest;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts an append-only file at a moment, by its annotations: what stands before the first one that is later stays, and
 * increments behind that go. As {@code redis-check-aof --truncate-to-timestamp}, which takes the last increment only.
 */
final class MomentCut {
    private static final String WANTED = "; a server writes them with aof-timestamp-enabled yes";

    private final Path folder;
    private final Manifest manifest;
    private final long until;
    private final List<String> remarks = new ArrayList<>();
    /** The last moment that is known to be no later than the one asked for; -1 if none is known. */
    private long reached = -1;
    /** Whether commands came by since the last moment that is known. */
    private boolean untold;

    private boolean stamped;

    MomentCut(Path folder, Manifest manifest, long until) {
        this.folder = folder;
        this.manifest = manifest;
        this.until = until;
    }

    /** What whoever asked should know. */
    List<String> remarks() {
        return remarks;
    }

    /**
     * Cuts the files.
     *
     * @return what the manifest is now
     * @throws BackupFault if nobody can tell what was there at that moment
     */
    Manifest apply() throws IOException {
        base();
        List<AofPart> kept = new ArrayList<>();
        boolean cut = false;
        for (AofPart part : manifest.increments()) {
            if (cut) {
                Files.delete(folder.resolve(part.name()));
                remarks.add(part.name() + " is all later and was left out");
            } else {
                kept.add(part);
                cut = increment(part);
            }
        }
        if (!stamped) {
            throw new BackupFault("the append-only file has no timestamps" + WANTED);
        }
        if (!cut) {
            remarks.add("nothing is later than " + Moment.text(until * 1000) + "; all of it was restored");
        }
        return new Manifest(manifest.base(), kept, List.of(), manifest.baseSeq(), manifest.incrementSeq());
    }

    private void base() throws IOException {
        if (manifest.base() == null) {
            return;
        }
        Path file = folder.resolve(manifest.base().name());
        RdbHead head = RdbHead.of(file);
        long made = head.madeSeconds();
        if (made < 0 && !isRdb(file)) {
            made = AofScan.of(file, AofScan.END_OF_TIME).lastStamp();
        }
        if (made > until) {
            throw new BackupFault("the base of the append-only file is of " + Moment.text(made * 1000) + ", later than "
                    + Moment.text(until * 1000) + "; take an older backup");
        }
        reached = made < 0 ? reached : made;
        untold = made < 0;
    }

    private static boolean isRdb(Path file) throws IOException {
        try (FileChannel channel = FileCopy.open(file)) {
            return AofScan.isRdb(channel);
        }
    }

    /** Cuts {@code part} where something later begins in it; whether that is so. */
    private boolean increment(AofPart part) throws IOException {
        Path file = folder.resolve(part.name());
        AofScan scan = AofScan.of(file, until);
        if (scan.broken() != AofScan.NONE) {
            throw new BackupFault(part.name() + " is broken at byte " + scan.broken());
        }
        boolean later = scan.later() != AofScan.NONE;
        stamped |= later || scan.firstStamp() != AofScan.NONE;
        if (scan.firstStamp() != AofScan.NONE) {
            reached = scan.lastStamp();
            untold = false;
        } else {
            untold |= scan.commands() > 0;
        }
        if (later) {
            if (reached < 0 || untold) {
                throw new BackupFault("nobody can tell what was there at " + Moment.text(until * 1000) + ": what comes"
                        + " before the first timestamp in " + part.name() + " has none" + WANTED);
            }
            truncate(file, scan);
        }
        return later;
    }

    private void truncate(Path file, AofScan scan) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            long gone = channel.size() - scan.later();
            channel.truncate(scan.later());
            channel.force(true);
            remarks.add(file.getFileName() + " was cut by " + gone + " bytes, behind what was written up to "
                    + Moment.text(reached * 1000));
        }
    }
}
