package dev.rediscover.author;

import dev.rediscover.lesson.PackSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All files of one pack, read within limits. Hidden files are left out, and so is the manifest. */
public final class PackFiles {
    /** How many files a pack may have. */
    static final int MOST_FILES = 2_000;

    /** How many bytes all of them may have. */
    static final long MOST_TOTAL = 32L << 20;

    private static final String HEAD = "pack.yaml";

    private final SortedMap<String, byte[]> files;
    private final byte[] manifest;

    private PackFiles(SortedMap<String, byte[]> files, byte[] manifest) {
        this.files = Collections.unmodifiableSortedMap(files);
        this.manifest = manifest;
    }

    /** These files, which were read within limits already, and no manifest. */
    static PackFiles of(SortedMap<String, byte[]> files) {
        return new PackFiles(files, null);
    }

    /** The files by their paths, in order. */
    SortedMap<String, byte[]> all() {
        return files;
    }

    /** The bytes of the manifest that lay beside them; {@code null} if there was none. */
    byte[] manifest() {
        return manifest;
    }

    /** How many files there are. */
    public int count() {
        return files.size();
    }

    /** For reading the pack. */
    PackSource source() {
        return files::get;
    }

    /**
     * The pack in these files where it lies deeper, as in what a forge hands out: in the folder that was named, or in
     * the only one that has a {@code pack.yaml}.
     *
     * @param folder empty for the only one
     */
    PackFiles rooted(String folder) throws PackRefused {
        if (folder.isEmpty() && files.containsKey(HEAD)) {
            return this;
        }
        List<String> packs = new ArrayList<>();
        for (String path : files.keySet()) {
            if (path.endsWith("/" + HEAD)) {
                packs.add(path.substring(0, path.length() - HEAD.length()));
            }
        }
        String wanted = folder.endsWith("/") ? folder : folder + "/";
        packs.removeIf(pack -> !folder.isEmpty() && !pack.equals(wanted) && !pack.endsWith("/" + wanted));
        if (packs.isEmpty()) {
            throw new PackRefused("there is no " + HEAD + " in it"
                    + (folder.isEmpty() ? ", so it is no pack" : " in a folder " + FileNames.shown(folder)));
        }
        if (packs.size() > 1) {
            List<String> names = packs.stream()
                    .map(pack -> pack.substring(0, pack.length() - 1))
                    .toList();
            throw new PackRefused("it holds " + packs.size() + " packs; name one with --folder", names);
        }
        return below(packs.get(0));
    }

    private PackFiles below(String folder) throws PackRefused {
        Reading reading = new Reading();
        for (var file : files.entrySet()) {
            if (file.getKey().startsWith(folder)) {
                reading.add(file.getKey().substring(folder.length()), file.getValue());
            }
        }
        return reading.done();
    }

    /** Files as they come in; whatever is over a limit or badly named is refused at once. */
    static final class Reading {
        private final FileNames names = new FileNames();
        private final SortedMap<String, byte[]> files = new TreeMap<>();
        private long total;

        /** Announces a file before it is read. */
        void expect(String path, long size) throws PackRefused {
            names.add(path);
            if (size > PackSource.MOST_BYTES) {
                throw new PackRefused("the file " + FileNames.shown(path) + " is larger than "
                        + PackSource.MOST_BYTES / 1024 + " KiB, the most that is read: split it");
            }
            total += size;
            if (total > MOST_TOTAL) {
                throw new PackRefused("the files are more than " + (MOST_TOTAL >> 20) + " MB in all: split the pack");
            }
            if (files.size() >= MOST_FILES) {
                throw new PackRefused("there are more than " + MOST_FILES + " files: split the pack");
            }
        }

        /** Takes a file that was announced. */
        void put(String path, byte[] bytes) throws PackRefused {
            if (isArchive(bytes)) {
                throw new PackRefused("the file " + FileNames.shown(path)
                        + " is an archive, and nothing would unpack it: leave it out of the pack");
            }
            files.put(path, bytes);
        }

        void add(String path, byte[] bytes) throws PackRefused {
            expect(path, bytes.length);
            put(path, bytes);
        }

        PackFiles done() {
            byte[] manifest = files.remove(Manifest.FILE);
            return new PackFiles(files, manifest);
        }

        /** Whether these are the first bytes of a zip or gzip file. */
        private static boolean isArchive(byte[] bytes) {
            boolean zip = bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
            boolean gzip = bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 0xff) == 0x8b;
            return zip || gzip;
        }
    }
}
