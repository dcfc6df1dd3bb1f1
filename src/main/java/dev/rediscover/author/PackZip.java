package dev.rediscover.author;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs as zip files. Written so that the same pack gives the same bytes everywhere: sorted, one fixed time, and
 * stored, because what a compressor makes of a file differs from one version of it to the next.
 *
 * <p>Read from strangers, by the directory at the file's end and with nothing taken on trust: format as in PKWARE's
 * APPNOTE 6.3, without ZIP64, encryption and several parts, which no pack needs.
 */
final class PackZip {
    private static final long MOST_ZIP_BYTES = PackFiles.MOST_TOTAL + (8 << 20);

    /** How much larger than packed a file may be, if it is larger than {@link #SMALL}. */
    private static final int MOST_RATIO = 200;

    private static final int SMALL = 4096;

    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_LENGTH = 46;
    private static final int LOCAL = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;

    /** Bits of an entry's flags: encrypted, patched data, strong encryption, hidden directory. */
    private static final int REFUSED_FLAGS = 1 | 1 << 5 | 1 << 6 | 1 << 13;

    private static final int FILE_TYPE = 0xf000;
    private static final int REGULAR = 0x8000;
    private static final int FOLDER = 0x4000;

    private final ByteBuffer zip;
    private final PackFiles.Reading reading = new PackFiles.Reading();
    private final List<int[]> taken = new ArrayList<>();
    private int directory; // where the directory begins, which is where files end

    private PackZip(byte[] zip) {
        this.zip = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The files in a zip file. */
    static PackFiles read(Path file) throws IOException {
        if (Files.size(file) > MOST_ZIP_BYTES) {
            throw new PackRefused("the zip file is larger than " + (MOST_ZIP_BYTES >> 20) + " MB");
        }
        return read(Files.readAllBytes(file));
    }

    /** The files in the bytes of a zip file. */
    static PackFiles read(byte[] bytes) throws PackRefused {
        try {
            return new PackZip(bytes).files();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw broken("it ends too early");
        }
    }

    private static PackRefused broken(String why) {
        return new PackRefused("this is no sound zip file: " + why);
    }

    private PackFiles files() throws PackRefused {
        int end = end();
        int count = zip.getShort(end + 10) & 0xffff;
        boolean parts = zip.getShort(end + 4) != 0 || zip.getShort(end + 6) != 0;
        if (parts || count != (zip.getShort(end + 8) & 0xffff)) {
            throw broken("it is one of several parts");
        }
        if (count > PackFiles.MOST_FILES) {
            throw new PackRefused("there are more than " + PackFiles.MOST_FILES + " files in it");
        }
        directory = zip.getInt(end + 16);
        if (directory < 0 || (long) directory + zip.getInt(end + 12) != end) {
            throw broken("its directory is not where it says");
        }
        int at = directory;
        for (int i = 0; i < count; i++) {
            at = entry(at, end);
        }
        if (at != end) {
            throw broken("its directory has more in it than it says");
        }
        apart();
        return reading.done();
    }

    /** Where the record at the end begins. */
    private int end() throws PackRefused {
        int last = zip.limit() - END_LENGTH;
        for (int at = last; at >= 0 && at >= last - 0xffff; at--) {
            if (zip.getInt(at) == END && at + END_LENGTH + (zip.getShort(at + 20) & 0xffff) == zip.limit()) {
                return at;
            }
        }
        throw broken("it has no end record");
    }

    /** Reads the entry of the directory at {@code at}; returns where the next one begins. */
    private int entry(int at, int end) throws PackRefused {
        if (zip.getInt(at) != ENTRY) {
            throw broken("its directory is damaged");
        }
        int nameLength = zip.getShort(at + 28) & 0xffff;
        int next = at + ENTRY_LENGTH + nameLength + (zip.getShort(at + 30) & 0xffff) + (zip.getShort(at + 32) & 0xffff);
        if (next > end) {
            throw broken("its directory is damaged");
        }
        byte[] rawName = bytes(at + ENTRY_LENGTH, nameLength);
        String name = name(rawName);
        plain(name, at);
        boolean folder = name.endsWith("/");
        String path = folder ? name.substring(0, name.length() - 1) : name;
        if (FileNames.isPassedOver(name)) {
            return next;
        }
        if (folder) {
            String why = FileNames.unsafe(path);
            if (why != null) {
                throw new PackRefused("the folder name " + FileNames.shown(name) + " is refused: " + why);
            }
            return next;
        }
        reading.expect(path, zip.getInt(at + 24) & 0xffffffffL);
        reading.put(path, content(path, rawName, at));
        return next;
    }

    private static String name(byte[] raw) throws PackRefused {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new PackRefused("the file name "
                    + FileNames.shown(new String(raw, StandardCharsets.ISO_8859_1))
                    + " is not UTF-8: rename the file, or make the zip file with rediscover pack bundle");
        }
    }

    /** Refuses links, devices, and whatever is packed in ways that no pack needs. */
    private void plain(String name, int at) throws PackRefused {
        int type = zip.getInt(at + 38) >>> 16 & FILE_TYPE;
        if (type != 0 && type != REGULAR && type != FOLDER) {
            throw new PackRefused("the file " + FileNames.shown(name)
                    + " is a link or no plain file: a pack has the files themselves");
        }
        int method = zip.getShort(at + 10) & 0xffff;
        boolean known = method == ZipEntry.STORED || method == ZipEntry.DEFLATED;
        boolean large = zip.getInt(at + 20) == -1 || zip.getInt(at + 24) == -1 || zip.getInt(at + 42) == -1;
        if (!known || large || (zip.getShort(at + 8) & REFUSED_FLAGS) != 0) {
            throw new PackRefused("the file " + FileNames.shown(name)
                    + " is encrypted or packed in an unusual way: make the zip file with rediscover pack bundle");
        }
    }

    /** The bytes of the file whose entry in the directory is at {@code at}. */
    private byte[] content(String path, byte[] rawName, int at) throws PackRefused {
        int packed = zip.getInt(at + 20);
        int size = zip.getInt(at + 24);
        int local = zip.getInt(at + 42);
        int nameLength = zip.getShort(local + 26) & 0xffff;
        boolean same = zip.getInt(local) == LOCAL
                && zip.getShort(local + 8) == zip.getShort(at + 10)
                && nameLength == rawName.length
                && Arrays.equals(bytes(local + LOCAL_LENGTH, nameLength), rawName);
        int from = local + LOCAL_LENGTH + nameLength + (zip.getShort(local + 28) & 0xffff);
        if (!same || packed < 0 || (long) from + packed > directory) {
            throw broken("the directory and the file " + FileNames.shown(path) + " contradict each other");
        }
        if (size > SMALL && size / MOST_RATIO > packed) {
            throw new PackRefused("the file " + FileNames.shown(path) + " unpacks to more than " + MOST_RATIO
                    + " times its size, which no lesson does");
        }
        taken.add(new int[] {local, from + packed});
        byte[] bytes = bytes(from, packed);
        byte[] content = zip.getShort(at + 10) == ZipEntry.STORED ? bytes : inflated(bytes, size);
        CRC32 sum = new CRC32();
        if (content != null) {
            sum.update(content);
        }
        if (content == null || content.length != size || (int) sum.getValue() != zip.getInt(at + 16)) {
            throw broken("the file " + FileNames.shown(path) + " is damaged");
        }
        return content;
    }

    /** The {@code size} bytes that were packed; {@code null} if they are not so many. */
    private static byte[] inflated(byte[] packed, int size) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] content = new byte[size + 1];
            int length = 0;
            while (!inflater.finished()) {
                int more = inflater.inflate(content, length, content.length - length);
                length += more;
                if (length > size || more == 0 && !inflater.finished()) {
                    return null;
                }
            }
            return length == size ? Arrays.copyOf(content, size) : null;
        } catch (DataFormatException e) {
            return null;
        } finally {
            inflater.end();
        }
    }

    /** Refuses files that share bytes, the trick of bombs that are small on the outside. */
    private void apart() throws PackRefused {
        taken.sort((a, b) -> Integer.compare(a[0], b[0]));
        for (int i = 1; i < taken.size(); i++) {
            if (taken.get(i)[0] < taken.get(i - 1)[1]) {
                throw broken("files in it overlap");
            }
        }
    }

    private byte[] bytes(int from, int length) {
        byte[] bytes = new byte[length];
        zip.get(from, bytes);
        return bytes;
    }

    /** The bytes of a zip file with these files. */
    static byte[] write(Map<String, byte[]> sorted) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream packed = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, byte[]> file : sorted.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                CRC32 sum = new CRC32();
                sum.update(file.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.getValue().length);
                entry.setCompressedSize(file.getValue().length);
                entry.setCrc(sum.getValue());
                entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                packed.putNextEntry(entry);
                packed.write(file.getValue());
                packed.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
