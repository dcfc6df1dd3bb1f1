package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.lesson.CrashEvent;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.LinkClient;
import dev.rediscover.persist.RdbException;
import dev.rediscover.persist.RdbLoad;
import dev.rediscover.resp.Quoting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The files of a second server: what is in them, and what can become of them. */
final class SecondFiles {
    private static final String RDB_FILE = "dump.rdb";
    private static final String AOF_FOLDER = "appendonlydir";
    private static final String MANIFEST = "appendonly.aof.manifest";
    private static final String COPIES = "copies";
    private static final long MOST_BYTES = 1 << 20; // of a file that is looked into
    private static final int MOST_LINES = 40;

    private final Path folder;
    private final EngineMaker maker;

    /** {@code maker}: of engines into which snapshots are read to see what they hold. */
    SecondFiles(Path folder, EngineMaker maker) {
        this.folder = folder;
        this.maker = maker;
    }

    // ---- what is there

    /** The files that data is in; {@code synced}: how many bytes of the increments are on the disk for sure. */
    List<Moment.FileSeen> look(Map<String, Long> synced, long nowMillis) throws IOException {
        List<Moment.FileSeen> seen = new ArrayList<>();
        Path rdb = folder.resolve(RDB_FILE);
        if (Files.exists(rdb)) {
            List<String> keys = keys(rdb, nowMillis);
            seen.add(new Moment.FileSeen(RDB_FILE, Files.size(rdb), keys, keys.size()));
        }
        for (Path part : parts()) {
            String name = part.getFileName().toString();
            if (name.endsWith(".rdb")) {
                List<String> keys = keys(part, nowMillis);
                seen.add(new Moment.FileSeen(name, Files.size(part), keys, keys.size()));
            } else {
                seen.add(commands(part, name, synced));
            }
        }
        return List.copyOf(seen);
    }

    /** The files of the append-only file, in the order in which they are read. */
    private List<Path> parts() throws IOException {
        Path manifest = folder.resolve(AOF_FOLDER).resolve(MANIFEST);
        List<Path> parts = new ArrayList<>();
        if (!Files.exists(manifest)) {
            return parts;
        }
        for (String line :
                Files.readString(manifest, StandardCharsets.ISO_8859_1).split("\n")) {
            String[] words = line.split(" ");
            boolean names = words.length >= 6 && words[0].equals("file") && !words[1].contains("/");
            Path part = names ? manifest.resolveSibling(words[1]) : null;
            if (part != null && !words[5].equals("h") && Files.isRegularFile(part)) {
                parts.add(part);
            }
        }
        return parts;
    }

    private List<String> keys(Path rdb, long nowMillis) throws IOException {
        if (Files.size(rdb) > MOST_BYTES) {
            return List.of("too large to be shown");
        }
        VirtualClock clock = VirtualClock.frozenAt(nowMillis);
        Engine engine = maker.make(clock, new RandomSource(1));
        try {
            RdbLoad.into(engine, rdb, true, RdbLoad.SILENT);
        } catch (RdbException e) {
            return List.of("broken");
        }
        LinkClient client = new EmbeddedLink(engine, clock).open("look", (from, reply) -> {});
        return KeyLines.of(words -> {
            List<Bytes> argv = new ArrayList<>();
            for (String word : words) {
                argv.add(Bytes.of(word));
            }
            return client.send(argv);
        });
    }

    private Moment.FileSeen commands(Path file, String name, Map<String, Long> synced) throws IOException {
        long size = Files.size(file);
        if (size > MOST_BYTES) {
            return new Moment.FileSeen(name, size, List.of("too large to be shown"), 0);
        }
        LoggedCommands logged = LoggedCommands.in(Files.readAllBytes(file));
        List<String> lines = new ArrayList<>();
        int kept = 0;
        for (LoggedCommands.Entry entry : logged.entries()) {
            if (!entry.words().get(0).is("SELECT")) {
                lines.add(Quoting.line(entry.words()));
                kept += entry.end() <= synced.getOrDefault(name, 0L) ? 1 : 0;
            }
        }
        if (logged.whole() < size) {
            lines.add("a command that is cut off");
        }
        boolean base = name.contains(".base.");
        if (lines.size() > MOST_LINES) {
            int more = lines.size() - MOST_LINES;
            lines = new ArrayList<>(lines.subList(0, MOST_LINES));
            lines.add("and " + more + " more commands");
        }
        return new Moment.FileSeen(name, size, lines, base ? lines.size() : Math.min(kept, lines.size()));
    }

    // ---- the increments

    /** How long each increment is. */
    Map<String, Long> increments() throws IOException {
        Map<String, Long> sizes = new java.util.LinkedHashMap<>();
        for (Path part : parts()) {
            String name = part.getFileName().toString();
            if (name.contains(".incr.")) {
                sizes.put(name, Files.size(part));
            }
        }
        return sizes;
    }

    /** Cuts every increment back to what is on the disk for sure: what a power cut leaves. */
    void dropUnsynced(Map<String, Long> synced) throws IOException {
        for (Path part : parts()) {
            String name = part.getFileName().toString();
            if (name.contains(".incr.")) {
                truncate(part, synced.getOrDefault(name, 0L));
            }
        }
    }

    // ---- what can become of them

    /** The file whose end can break; {@code null} if there is none. */
    private Path ending(String file) throws IOException {
        if (file.equals(CrashEvent.RDB)) {
            Path rdb = folder.resolve(RDB_FILE);
            return Files.exists(rdb) ? rdb : null;
        }
        List<Path> parts = parts();
        return parts.isEmpty() ? null : parts.get(parts.size() - 1);
    }

    /** Loses the last bytes of a file; what there is to say. */
    String cut(String file, long bytes) throws IOException {
        Path ending = ending(file);
        if (ending == null) {
            return "there is no such file";
        }
        truncate(ending, Math.max(0, Files.size(ending) - bytes));
        return ending.getFileName() + " has " + Files.size(ending) + " bytes now";
    }

    /** Cuts the append-only file back to its last whole command; what there is to say. */
    String mend(String file) throws IOException {
        Path ending = ending(file);
        if (ending == null) {
            return "there is no such file";
        }
        long size = Files.size(ending);
        long whole = LoggedCommands.in(Files.readAllBytes(ending)).whole();
        truncate(ending, whole);
        return whole == size
                ? ending.getFileName() + " was whole"
                : ending.getFileName() + " ends with its last whole command now, " + (size - whole) + " bytes less";
    }

    private static void truncate(Path file, long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    /** Copies all files to a safe place. */
    void copy() throws IOException {
        Path copies = folder.resolve(COPIES);
        remove(copies);
        transfer(folder, copies);
    }

    /** Puts the copies in the place of the files; what there is to say. */
    String restore() throws IOException {
        Path copies = folder.resolve(COPIES);
        if (!Files.exists(copies)) {
            return "there is no copy";
        }
        Files.deleteIfExists(folder.resolve(RDB_FILE));
        remove(folder.resolve(AOF_FOLDER));
        transfer(copies, folder);
        return "";
    }

    private static void transfer(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        if (Files.exists(from.resolve(RDB_FILE))) {
            Files.copy(from.resolve(RDB_FILE), to.resolve(RDB_FILE), StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.exists(from.resolve(AOF_FOLDER))) {
            Files.createDirectories(to.resolve(AOF_FOLDER));
            try (Stream<Path> files = Files.list(from.resolve(AOF_FOLDER))) {
                for (Path file : files.toList()) {
                    Path target = to.resolve(AOF_FOLDER).resolve(file.getFileName());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    /** Removes a folder with all that is in it; links in it are not followed. */
    static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
