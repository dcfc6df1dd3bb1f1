package dev.rediscover.server.conf;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Glob;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Utf8;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads configuration files and what they include into directives, in the order in which they count. A word is quoted
 * as on redis-cli's command line; {@code #} begins a comment only at the beginning of a line. {@code include} takes a
 * path, relative to the folder the program was started in, or a pattern with {@code * ? [...]} in its last part.
 */
public final class ConfigReader {
    private static final int MOST_BYTES = 8 << 20; // of all files together
    private static final int MOST_FILES = 1000;
    private static final int MOST_DEPTH = 16;

    private final Path folder;
    private final List<Directive> directives = new ArrayList<>();
    private int bytes;
    private int files;

    /** {@code folder} is what relative paths begin at. */
    public ConfigReader(Path folder) {
        this.folder = folder;
    }

    /** All that has been read. */
    public List<Directive> directives() {
        return List.copyOf(directives);
    }

    /** Reads a file and what it includes. */
    public void readFile(String path) throws ConfigFault {
        readFile(path, 1);
    }

    /** Reads a configuration from an open stream to its end. */
    public void readInput(InputStream in) throws ConfigFault {
        try {
            readText(Directive.STDIN, all(in, Directive.STDIN), 1);
        } catch (IOException e) {
            throw ConfigFault.of("Reading " + Directive.STDIN + ": " + e.getMessage());
        }
    }

    /** Adds a directive that was given as an option: {@code words} without the dashes. */
    public void readOption(String text, List<Bytes> words) throws ConfigFault {
        add(new Directive(Directive.OPTIONS, 0, text, words), 1);
    }

    private void readFile(String path, int depth) throws ConfigFault {
        if (depth > MOST_DEPTH) {
            throw ConfigFault.of("Reading " + path + ": files include each other more than " + MOST_DEPTH + " deep");
        }
        if (++files > MOST_FILES) {
            throw ConfigFault.of("Reading " + path + ": more than " + MOST_FILES + " files are included");
        }
        readText(path, content(path), depth);
    }

    private byte[] content(String path) throws ConfigFault {
        try {
            Path file = folder.resolve(path);
            if (Files.isDirectory(file)) {
                throw ConfigFault.of("Fatal error, can't open config file '" + path + "': Is a directory");
            }
            try (InputStream in = Files.newInputStream(file)) {
                return all(in, path);
            }
        } catch (NoSuchFileException e) {
            throw ConfigFault.of("Fatal error, can't open config file '" + path + "': No such file or directory");
        } catch (IOException | InvalidPathException e) {
            throw ConfigFault.of("Fatal error, can't open config file '" + path + "': " + reason(e));
        }
    }

    private static String reason(Exception fault) {
        return fault instanceof java.nio.file.AccessDeniedException ? "Permission denied" : fault.getMessage();
    }

    private byte[] all(InputStream in, String source) throws IOException, ConfigFault {
        byte[] content = in.readNBytes(MOST_BYTES - bytes + 1);
        bytes += content.length;
        if (bytes > MOST_BYTES) {
            throw ConfigFault.of(
                    "Reading " + source + ": a configuration may have " + (MOST_BYTES >> 20) + " MB at most");
        }
        return content;
    }

    private void readText(String source, byte[] content, int depth) throws ConfigFault {
        int from = 0;
        for (int line = 1; from < content.length; line++) {
            int end = from;
            while (end < content.length && content[end] != '\n') {
                end++;
            }
            readLine(source, line, trimmed(content, from, end), depth);
            from = end + 1;
        }
    }

    static Bytes trimmed(byte[] content, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && isBlank(content[start])) {
            start++;
        }
        while (end > start && isBlank(content[end - 1])) {
            end--;
        }
        return Bytes.copyOf(content, start, end);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    private void readLine(String source, int number, Bytes line, int depth) throws ConfigFault {
        if (line.isEmpty() || line.at(0) == '#') {
            return;
        }
        CommandLine split = CommandLine.split(line);
        String text = Utf8.text(line);
        if (!split.ok()) {
            throw ConfigFault.at(
                    source, number, text, "Unbalanced quotes in configuration line: " + split.explanation());
        }
        if (!split.words().isEmpty()) {
            add(new Directive(source, number, text, split.words()), depth);
        }
    }

    private void add(Directive directive, int depth) throws ConfigFault {
        if (!directive.name().equals("include")) {
            directives.add(directive);
            return;
        }
        String value = directive.value();
        if (value == null) {
            throw ConfigFault.at(directive, "include takes one path or pattern");
        }
        for (String path : included(directive, value)) {
            readFile(path, depth + 1);
        }
    }

    /** The files that an include names: itself, or those a pattern fits, by name; a pattern may fit none. */
    private List<String> included(Directive directive, String value) throws ConfigFault {
        if (!hasPattern(value)) {
            return List.of(value);
        }
        int slash = value.lastIndexOf('/');
        String parent = value.substring(0, slash + 1);
        Bytes pattern = Bytes.of(value.substring(slash + 1));
        if (hasPattern(parent)) {
            throw ConfigFault.at(directive, "a pattern may stand only in the last part of the path");
        }
        List<String> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder.resolve(parent))) {
            for (Path entry : entries) {
                String name = entry.getFileName().toString();
                boolean hidden = name.startsWith(".") && pattern.at(0) != '.';
                if (!hidden && Glob.matches(pattern, Bytes.of(name)) && !Files.isDirectory(entry)) {
                    found.add(parent + name);
                }
            }
        } catch (IOException e) {
            return List.of(); // as with a folder that is empty
        }
        Collections.sort(found);
        return found;
    }

    private static boolean hasPattern(String path) {
        return path.indexOf('*') >= 0 || path.indexOf('?') >= 0 || path.indexOf('[') >= 0;
    }
}
