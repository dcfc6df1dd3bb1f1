package dev.rediscover.author;

import dev.rediscover.lesson.Pack;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is in a pack, so that a changed or missing file is noticed: a tab-separated text with the format, the pack's id
 * and version, and for each file the SHA-256 of its bytes, their number and its path.
 *
 * @param files the digest of each file, by its path
 */
record Manifest(String id, String version, SortedMap<String, String> files) {
    /** Its name in the pack. */
    static final String FILE = "MANIFEST.tsv";

    private static final String HEAD = "rediscover-pack\t1";

    /** The manifest of these files. */
    static Manifest of(Pack pack, PackFiles files) {
        SortedMap<String, String> digests = new TreeMap<>();
        files.all().forEach((path, bytes) -> digests.put(path, digest(bytes) + "\t" + bytes.length));
        return new Manifest(pack.id(), pack.version(), digests);
    }

    /** The SHA-256 in hexadecimal digits. */
    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The bytes of the manifest. */
    byte[] bytes() {
        StringBuilder out = new StringBuilder(HEAD).append("\nid\t").append(id);
        out.append("\nversion\t").append(version).append('\n');
        files.forEach((path, digest) ->
                out.append("file\t").append(digest).append('\t').append(path).append('\n'));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Reads the bytes of a manifest. */
    static Manifest read(byte[] bytes) throws PackRefused {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
        boolean headed = lines.length > 3
                && lines[0].equals(HEAD)
                && lines[1].startsWith("id\t")
                && lines[2].startsWith("version\t");
        if (!headed) {
            throw new PackRefused(FILE + " is not one that this program reads: bundle the pack again");
        }
        SortedMap<String, String> files = new TreeMap<>();
        for (int i = 3; i < lines.length - 1; i++) {
            String[] cells = lines[i].split("\t", -1);
            boolean sound = cells.length == 4 && cells[0].equals("file");
            if (!sound || files.put(cells[3], cells[1] + "\t" + cells[2]) != null) {
                throw new PackRefused(FILE + ":" + (i + 1) + ":1: this line is not one of a manifest, or of a file"
                        + " that stands above: bundle the pack again");
            }
        }
        return new Manifest(lines[1].substring(3), lines[2].substring(8), files);
    }

    /** Where files differ from what stands here, a line each; empty if nowhere. */
    List<String> differences(Manifest there) {
        List<String> found = new ArrayList<>();
        if (!id.equals(there.id) || !version.equals(there.version)) {
            found.add("pack.yaml is that of " + there.id + " " + there.version + ", " + FILE + " that of "
                    + FileNames.shown(id) + " " + FileNames.shown(version));
        }
        for (var file : files.entrySet()) {
            String digest = there.files.get(file.getKey());
            if (digest == null) {
                found.add(FileNames.shown(file.getKey()) + ": the file is missing");
            } else if (!digest.equals(file.getValue())) {
                found.add(FileNames.shown(file.getKey()) + ": the file was changed");
            }
        }
        for (String path : there.files.keySet()) {
            if (!files.containsKey(path)) {
                found.add(FileNames.shown(path) + ": the file is not in " + FILE);
            }
        }
        return found;
    }
}
