package dev.rediscover.arch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One text file of the project: its path from the project's folder, with forward slashes, and its lines. */
record Source(String path, String text, List<String> lines) {
    private static final List<String> PLACES =
            List.of("src", "lessons", "transcripts", ".ci", "README.md", "pom.xml", "rediscover", "rediscover.cmd");

    /** Lists of words and exceptions name what they forbid; dumps and recorded bytes are no text of ours. */
    private static final List<String> NOT_OURS = List.of("src/test/resources/arch/");

    private static final List<String> ENDINGS =
            List.of(".java", ".md", ".xml", ".yaml", ".yml", ".json", ".sh", ".cmd", ".txt", ".tsv", ".rdsc");

    static Source read(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            String path = file.toString().replace('\\', '/');
            return new Source(path, text, List.of(text.split("\r?\n", -1)));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " is not readable as UTF-8", e);
        }
    }

    /** Every text file of the project. */
    static List<Source> all() throws IOException {
        List<Source> sources = new ArrayList<>();
        for (String place : PLACES) {
            Path start = Path.of(place);
            if (Files.exists(start)) {
                try (Stream<Path> files = Files.walk(start)) {
                    files.filter(Source::isOurText).sorted().forEach(file -> sources.add(read(file)));
                }
            }
        }
        return sources;
    }

    private static boolean isOurText(Path file) {
        String path = file.toString().replace('\\', '/');
        String name = file.getFileName().toString();
        boolean text = !name.contains(".") || ENDINGS.stream().anyMatch(name::endsWith);
        return text && Files.isRegularFile(file) && NOT_OURS.stream().noneMatch(path::startsWith);
    }

    boolean isJava() {
        return path.endsWith(".java");
    }

    boolean isTest() {
        return path.startsWith("src/test/");
    }

    /** The file's name without its folder. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
