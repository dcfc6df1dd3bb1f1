package dev.rediscover.author;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.shell.Engines;
import dev.rediscover.spec.Catalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A small sound pack for tests, to be changed at will, as files and as zip files that other programs might make. */
final class SamplePack {
    static final Catalog CATALOG =
            Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(1)).catalog();

    private static final String HEAD = """
            format: 1
            id: queues
            version: 1.0.0
            title: Queues
            summary: Lists as queues.
            lessons: [push]
            """;

    private static final String LESSON = """
            id: push
            title: Push
            minutes: 5
            steps:
              - {id: welcome, kind: say, prompt: A queue is a list.}
              - id: right
                kind: command
                prompt: Put `a` at the right end of `queue:jobs`.
                solution: ["RPUSH queue:jobs a"]
                hints: ["Which end?"]
              - id: length
                kind: command
                prompt: How long is `queue:jobs` now?
                setup: ["RPUSH queue:jobs a b"]
                solution: ["LLEN queue:jobs"]
                hints: ["Lists have a length."]
            """;

    final Map<String, String> files = new LinkedHashMap<>();

    SamplePack() {
        files.put("pack.yaml", HEAD);
        files.put("push.yaml", LESSON);
    }

    /** Replaces a text that must be in a file. */
    SamplePack with(String file, String before, String after) {
        String text = files.get(file);
        if (!text.contains(before)) {
            throw new IllegalArgumentException(before + " is not in " + file);
        }
        files.put(file, text.replace(before, after));
        return this;
    }

    SamplePack version(String version) {
        return with("pack.yaml", "1.0.0", version);
    }

    /** Adds or replaces a file. */
    SamplePack file(String path, String text) {
        files.put(path, text);
        return this;
    }

    Path folder(Path into) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = into.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return into;
    }

    PackFiles read() throws PackRefused {
        PackFiles.Reading reading = new PackFiles.Reading();
        for (Map.Entry<String, String> file : files.entrySet()) {
            reading.add(file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return reading.done();
    }

    /** A zip file as other programs make it: packed, in the order of the files. */
    byte[] zip() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** Bytes with every {@code before} replaced by an {@code after} of the same length. */
    static byte[] patched(byte[] bytes, String before, String after) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (before.length() != after.length() || !text.contains(before)) {
            throw new IllegalArgumentException("cannot replace " + before);
        }
        return text.replace(before, after).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Where in a zip file the directory's entry of a file begins. */
    static int entry(byte[] zip, String name) {
        String text = new String(zip, StandardCharsets.ISO_8859_1);
        return text.lastIndexOf(name) - 46;
    }
}
