package dev.rediscover.persist.aof;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Replay;
import dev.rediscover.persist.RdbException;
import dev.rediscover.persist.RdbLoad;
import dev.rediscover.persist.aof.AofReader.Item;
import dev.rediscover.persist.aof.AofReader.Trouble;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
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

/**
 * Runs the files of an append-only file, one behind another. Of a transaction either all is run or nothing: its end is
 * looked for before its first command runs.
 */
final class AofLoader {
    private static final int COMMANDS_A_REPORT = 1024;
    private static final int LONGEST_NAME = 64;
    private static final String CURE =
            "; make a copy of the file, then mend it with «rediscover check-aof --fix FILE», or take an older copy";

    private final Engine engine;
    private final AofLoad.Options options;
    private final AofLoad.Progress progress;
    private final List<String> warnings = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Replay replay;
    private String name = "";
    private long done; // bytes of the files before
    private long total;
    private long commands;
    private long keys;
    private long truncated;
    private long refused;
    private boolean over; // what follows came after the moment that is asked for

    AofLoader(Engine engine, AofLoad.Options options, AofLoad.Progress progress) {
        this.engine = engine;
        this.options = options;
        this.progress = progress;
    }

    /** Runs {@code files}; {@code names} are what to call them. */
    AofLoad load(List<Path> files, List<String> names) throws IOException {
        for (int i = 0; i < files.size(); i++) {
            total += size(files.get(i), names.get(i));
        }
        if (total > 0) {
            try (Replay begun = new Replay(engine)) {
                replay = begun;
                for (int i = 0; i < files.size() && !over; i++) {
                    name = names.get(i);
                    load(files.get(i), i == files.size() - 1);
                    done += Files.size(files.get(i));
                }
            }
        }
        return new AofLoad(total > 0, total, commands, keys, truncated, warnings, notes);
    }

    private static long size(Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new AofFault(
                    name,
                    -1,
                    name + ": the manifest names this file, and it is not there; put it back into " + file.getParent()
                            + ", or take a copy of the whole folder");
        }
        return Files.size(file);
    }

    private void load(Path file, boolean isLast) throws IOException {
        long before = commands;
        try (AofReader in = new AofReader(file)) {
            if (in.isRdb()) {
                in.seek(rdb(file, in.size()));
            }
            replay.select(0);
            try {
                run(in);
            } catch (Trouble trouble) {
                dropTail(file, in, trouble, isLast);
            }
            notes.add(name + ": " + (commands - before) + " commands, " + in.size() + " bytes");
        }
    }

    private long rdb(Path file, long size) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            RdbLoad loaded = RdbLoad.into(engine, in, size, options.checksums(), new RdbLoad.Progress() {
                @Override
                public void at(long bytes, long seen) {
                    progress.at(done + bytes, total);
                }
            });
            keys += loaded.keys();
            return loaded.bytes();
        } catch (RdbException e) {
            throw new AofFault(name, e.offset(), name + ": " + e.getMessage());
        }
    }

    private void run(AofReader in) throws IOException, Trouble {
        while (!over) {
            Item item = in.next();
            if (item == Item.END) {
                return;
            }
            if (item == Item.ANNOTATION) {
                over = in.stamp() > options.untilSeconds();
            } else if (in.words().size() == 1 && in.words().get(0).is("multi")) {
                transaction(in);
            } else {
                run(in.start(), in.words());
            }
        }
    }

    /** Runs a transaction, if it has an end. */
    private void transaction(AofReader in) throws IOException, Trouble {
        long multi = in.start();
        long first = in.position();
        Item item;
        do {
            item = whole(in, multi);
            if (item == Item.END) {
                throw new Trouble(true, multi, in.position(), "the file ends inside a transaction");
            }
        } while (item == Item.ANNOTATION || !in.words().get(0).is("exec"));
        long exec = in.start();
        in.seek(first);
        commands++;
        for (in.next(); in.start() < exec; in.next()) {
            if (!in.words().isEmpty()) {
                run(in.start(), in.words());
            }
        }
        commands++;
    }

    /** Reads over one command of a transaction; if the file ends in it, all of the transaction goes. */
    private static Item whole(AofReader in, long multi) throws IOException, Trouble {
        try {
            return in.pass();
        } catch (Trouble trouble) {
            if (trouble.isCut()) {
                throw new Trouble(true, multi, trouble.place(), trouble.getMessage() + " in a transaction");
            }
            throw trouble;
        }
    }

    private void run(long offset, List<Bytes> argv) throws AofFault {
        CommandSpec spec = replay.find(argv);
        String problem = problem(spec, argv);
        if (problem != null) {
            throw new AofFault(name, offset, name + ", byte " + offset + ": " + problem + CURE);
        }
        Reply reply;
        long scripts = engine.busy().runs();
        try {
            reply = replay.run(spec, argv);
        } catch (RuntimeException e) {
            AofFault fault = new AofFault(
                    name, offset, name + ", byte " + offset + ": '" + spec.words() + "' cannot be run: " + e);
            fault.initCause(e);
            throw fault;
        }
        if (engine.busy().runs() != scripts && engine.busy().hasRunOut()) {
            throw new AofFault(
                    name,
                    offset,
                    name + ", byte " + offset + ": the script of '" + spec.words() + "' does not end within "
                            + engine.scriptSteps() + " steps; it is stopped there, a server would run on");
        }
        if (reply instanceof Reply.Err error) {
            refuse(offset, spec, error);
        }
        if (++commands % COMMANDS_A_REPORT == 0) {
            progress.at(done + offset, total);
        }
    }

    /** A real server goes on too, and says in its log that this should not be. */
    private void refuse(long offset, CommandSpec spec, Reply.Err error) {
        if (refused++ == 0) {
            warnings.add(name + ", byte " + offset + ": '" + spec.words() + "' was refused when it was run again: "
                    + error.text());
        }
    }

    /** Why this can be no command of an append-only file; {@code null} if it can. */
    private static String problem(CommandSpec spec, List<Bytes> argv) {
        if (spec == null) {
            return "there is no command "
                    + Quoting.quote(argv.get(0).slice(0, Math.min(argv.get(0).length(), LONGEST_NAME)));
        }
        if (!spec.isBuilt()) {
            return "the command '" + spec.words() + "' is not built yet";
        }
        if (!spec.arityFits(argv.size())) {
            return "wrong number of arguments for '" + spec.words().toLowerCase(Locale.ROOT) + "'";
        }
        return isKept(spec) ? null : "'" + spec.words() + "' is no command that changes data";
    }

    private static boolean isKept(CommandSpec spec) {
        if (spec.hasFlag("admin")) {
            return false;
        }
        return switch (spec.name()) {
            case "MIGRATE" -> false; // it is told as DEL; run again it would go out to another server
            case "SELECT", "PING", "ECHO", "PUBLISH", "SPUBLISH", "SCRIPT|LOAD", "SCRIPT|FLUSH" -> true;
            case "EVAL", "EVALSHA", "EVAL_RO", "EVALSHA_RO", "FCALL", "FCALL_RO" -> true;
            default -> spec.isWrite() || spec.isReadOnly();
        };
    }

    private void dropTail(Path file, AofReader in, Trouble trouble, boolean isLast) throws IOException {
        long from = trouble.offset();
        String where = name + ", byte " + from + ": " + trouble.getMessage();
        if (!trouble.isCut()) {
            throw new AofFault(name, from, where + CURE);
        }
        if (!isLast) {
            throw new AofFault(name, from, where + ", and it is not the last file" + CURE);
        }
        if (!options.truncates()) {
            throw new AofFault(name, from, where + "; with «aof-load-truncated yes» the rest is loaded" + CURE);
        }
        long dropped = in.size() - from;
        if (!options.readOnly()) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.truncate(from);
                channel.force(true);
            }
        }
        truncated += dropped;
        warnings.add(where + ": the last " + dropped + " bytes are dropped, the " + from + " before are kept");
    }
}
