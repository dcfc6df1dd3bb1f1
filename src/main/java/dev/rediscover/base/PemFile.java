package dev.rediscover.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The blocks of a PEM file (RFC 7468, and RFC 1421 for the two header lines of old encrypted keys). What stands between
 * the blocks is a remark.
 */
final class PemFile {
    /** More than any chain of certificates or bundle of authorities takes. */
    private static final long LARGEST = 16 << 20;

    /**
     * One block.
     *
     * @param label what it holds, such as {@code CERTIFICATE}
     * @param line the line it begins in, from 1 up
     * @param cipher from the header {@code DEK-Info}, such as {@code AES-128-CBC,0011...}; empty if there is none
     * @param data what the letters stand for
     */
    record Block(String label, int line, String cipher, byte[] data) {}

    private final String name;
    private final List<Block> blocks = new ArrayList<>();

    private PemFile(String name) {
        this.name = name;
    }

    /**
     * Reads all blocks of a file.
     *
     * @throws IOException naming the file, and the line if there is one, and what is wrong
     */
    static PemFile read(String file) throws IOException {
        PemFile pem = new PemFile(file);
        pem.parse(new String(bytesOf(file), StandardCharsets.ISO_8859_1).split("\n", -1));
        return pem;
    }

    private static byte[] bytesOf(String file) throws IOException {
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw new IOException(file + ": is a directory, want a PEM file");
            }
            if (Files.size(path) > LARGEST) {
                throw new IOException(file + ": is larger than " + (LARGEST >> 20) + " MB, which no PEM file is");
            }
            return Files.readAllBytes(path);
        } catch (NoSuchFileException | InvalidPathException e) {
            throw new IOException(file + ": no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException(file + ": may not be read by this user", e);
        }
    }

    String name() {
        return name;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** Those that hold {@code label}. */
    List<Block> blocks(String label) {
        List<Block> found = new ArrayList<>();
        for (Block block : blocks) {
            if (block.label().equals(label)) {
                found.add(block);
            }
        }
        return found;
    }

    private void parse(String[] lines) throws IOException {
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.startsWith("-----BEGIN ") && line.endsWith("-----")) {
                String label = line.substring(11, line.length() - 5);
                int end = endOf(lines, i, label);
                blocks.add(block(lines, i, end, label));
                i = end;
            }
        }
    }

    private int endOf(String[] lines, int begin, String label) throws IOException {
        for (int i = begin + 1; i < lines.length; i++) {
            String line = lines[i].strip();
            if (line.equals("-----END " + label + "-----")) {
                return i;
            }
            if (line.startsWith("-----")) {
                break;
            }
        }
        throw fault(begin + 1, "this " + label + " has no line -----END " + label + "-----, the file is cut off");
    }

    private Block block(String[] lines, int begin, int end, String label) throws IOException {
        StringBuilder letters = new StringBuilder();
        String cipher = "";
        for (int i = begin + 1; i < end; i++) {
            String line = lines[i].strip();
            int colon = line.indexOf(':');
            if (colon < 0) {
                letters.append(line);
            } else if (line.startsWith("DEK-Info:")) {
                cipher = line.substring(colon + 1).strip();
            }
        }
        try {
            return new Block(label, begin + 1, cipher, Base64.getDecoder().decode(letters.toString()));
        } catch (IllegalArgumentException e) {
            throw fault(begin + 1, "this " + label + " is not Base64");
        }
    }

    /** An error in this file; {@code line} 0 for none. */
    IOException fault(int line, String what) {
        return new IOException(name + (line > 0 ? ":" + line : "") + ": " + what);
    }
}
