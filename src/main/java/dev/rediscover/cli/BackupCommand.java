package dev.rediscover.cli;

import dev.rediscover.base.Clock;
import dev.rediscover.base.ControlCharacters;
import dev.rediscover.link.BadAddress;
import dev.rediscover.link.RemoteAddress;
import dev.rediscover.persist.backup.BackupNote;
import dev.rediscover.persist.backup.BackupOrigin;
import dev.rediscover.persist.backup.BackupOrigin.Only;
import dev.rediscover.persist.backup.BackupShelf;
import dev.rediscover.persist.backup.DataNames;
import dev.rediscover.persist.backup.KeyByKey;
import dev.rediscover.persist.backup.Moment;
import dev.rediscover.persist.backup.ServerOrigin;
import dev.rediscover.render.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes a backup of a server's folder, which may be in use. */
@Command(
        name = "backup",
        description = {
            "Take a backup of a server's data while it runs: of its folder, or of the server by its address.",
            "",
            "FOLDER gets a folder named after the moment, as 2026-11-21T14-03-05Z, with the files and a",
            "backup.json that says what they are. It is loaded once to see that it can be, and appears under its",
            "name only when all of it is on disk."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        sortOptions = false,
        commandListHeading = "%nSubcommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover backup --dir /var/lib/redis --to /backups",
            "  rediscover backup --dir data --to /backups --keep 7 --keep-days 30",
            "  rediscover backup redis://localhost:6379 --to /backups",
            "  rediscover backup list /backups",
            "  rediscover backup verify /backups/2026-11-21T14-03-05Z",
            "",
            "--keep and --keep-days remove older backups once the new one is there: those that neither keeps,",
            "and never the newest good one. Nothing is removed that was not made by this command.",
            "Of an ADDRESS, the first way counts that works: backup (the command of Redis 8.10), files (its",
            "append-only file) and bgsave (its snapshot) where the server is on this machine; sync (it sends a",
            "snapshot, as to a replica); scan (key by key, and so NOT of one moment). --how names one. A",
            "password may stand in REDISCLI_AUTH.",
            "",
            "Of an append-only file the base and its increments are taken; links are not followed. A backup on",
            "the disk of the server goes when that disk does: copy it to another.",
            "",
            "Exit codes: 0 it is there, 1 it could not be taken, 2 wrong usage."
        })
final class BackupCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Option(names = "--dir", paramLabel = "DIR", description = "The folder that the server keeps its data in.")
    private Path dir;

    @Parameters(
            arity = "0..1",
            paramLabel = "ADDRESS",
            description = "A server, as redis://host:port, instead of --dir.")
    private String address;

    @Option(
            names = "--how",
            paramLabel = "WAY",
            description = "With ADDRESS: backup, files, bgsave, sync or scan; without it the first that works.")
    private String how;

    @Option(names = "--to", paramLabel = "FOLDER", description = "Where backups go; it is made if need be.")
    private Path folder;

    @Mixin
    private DataNameOptions names;

    @Option(names = "--only", paramLabel = "WHICH", description = "rdb or aof, where the folder has both.")
    private String only = "";

    @Option(names = "--no-verify", description = "Do not load it to see whether it can be.")
    private boolean unverified;

    @Option(names = "--keep", paramLabel = "N", description = "Keep the newest N good backups.")
    private int keep;

    @Option(names = "--keep-days", paramLabel = "D", description = "Keep what is younger than D days.")
    private int keepDays;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private BackupCommand(Streams streams) {
        this.streams = streams;
    }

    /** The command with its subcommands. */
    static CommandLine line(Streams streams) {
        CommandLine line = new CommandLine(new BackupCommand(streams));
        line.addSubcommand(new BackupListCommand(streams));
        line.addSubcommand(new BackupVerifyCommand(streams));
        return line;
    }

    @Override
    public Integer call() throws IOException {
        if (folder == null) {
            throw usage("say where backups go: --to FOLDER");
        }
        if (dir == null == (address == null)) {
            throw usage("say what to back up: --dir DIR, the folder of a server, or the address of one");
        }
        if (address == null && how != null) {
            throw usage("--how goes with an address");
        }
        if (keep < 0 || keepDays < 0) {
            throw usage("--keep and --keep-days are numbers from 1 up");
        }
        BackupNote.How way = how();
        ProgressBar bar = new ProgressBar(streams);
        BackupShelf shelf = new BackupShelf(folder, Clock.system());
        BackupShelf.Entry taken;
        List<String> removed;
        try (ServerAsker server = address == null ? null : new ServerAsker(address())) {
            BackupOrigin origin = server == null
                    ? BackupOrigin.folder(dir, names.names(), only(spec, only))
                    : new ServerOrigin(server, way, new KeyByKey(DataEngines.make()));
            taken = shelf.take(
                    origin,
                    "rediscover " + Version.text(),
                    unverified ? null : DataEngines.make(),
                    DataEngines.on(bar));
            removed = shelf.prune(keep, keepDays);
        } catch (IOException e) {
            bar.clear();
            return fail(streams, e);
        }
        bar.clear();
        streams.print(json ? JsonText.of(values(taken, removed)) + "\n" : text(taken, removed));
        return 0;
    }

    private RemoteAddress address() {
        try {
            RemoteAddress given = RemoteAddress.parse(address);
            String password = streams.env().get("REDISCLI_AUTH");
            return given.hasPassword() || password == null ? given : given.withPassword(password);
        } catch (BadAddress e) {
            throw usage(e.getMessage());
        }
    }

    private BackupNote.How how() {
        if (how == null) {
            return null;
        }
        for (BackupNote.How way : BackupNote.How.values()) {
            if (way.name().toLowerCase(Locale.ROOT).equals(how)) {
                return way;
            }
        }
        throw usage("--how is backup, files, bgsave, sync or scan, not " + how);
    }

    private ParameterException usage(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    /** Which of both {@code word} means. */
    static Only only(CommandSpec spec, String word) {
        return switch (word) {
            case "" -> Only.BOTH;
            case "rdb" -> Only.RDB;
            case "aof" -> Only.AOF;
            default -> throw new ParameterException(spec.commandLine(), "--only is rdb or aof, not " + word);
        };
    }

    /** Says what went wrong, and gives the exit code. */
    static int fail(Streams streams, IOException why) {
        String said = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        String kind = why instanceof java.nio.file.NoSuchFileException
                ? "there is no "
                : why instanceof java.nio.file.AccessDeniedException ? "no permission: " : "";
        streams.complain("rediscover: " + kind + ControlCharacters.shown(said) + "\n");
        return 1;
    }

    /** Says that {@code file} does not fit into the memory, and gives the exit code. */
    static int tooLarge(Streams streams, Path file) {
        return fail(
                streams,
                new IOException(file + " does not fit into this program's memory when it is unpacked; give it more"
                        + " (java -Xmx), or do not trust the file"));
    }

    private static String text(BackupShelf.Entry taken, List<String> removed) {
        BackupNote note = taken.note();
        StringBuilder out = new StringBuilder();
        out.append(taken.path()).append(": ").append(what(note)).append('\n');
        for (String remark : note.remarks()) {
            out.append("note: ").append(ControlCharacters.shown(remark)).append('\n');
        }
        for (String line : removed) {
            out.append(ControlCharacters.shown(line)).append('\n');
        }
        return out.toString();
    }

    /** What a backup holds, in a few words. */
    static String what(BackupNote note) {
        String files = note.files().size() == 1 ? "1 file" : note.files().size() + " files";
        String keys = note.keys() < 0 ? "" : note.keys() == 1 ? "1 key, " : note.keys() + " keys, ";
        return keys + files + ", " + ByteText.of(note.bytes())
                + (note.isVerified() ? ", loads as it should" : ", not verified")
                + (note.how().isConsistent() ? "" : ", NOT of one moment");
    }

    private static Map<String, Object> values(BackupShelf.Entry taken, List<String> removed) {
        Map<String, Object> values = values(taken);
        values.put("removed", removed);
        return values;
    }

    /** A backup for programs. */
    static Map<String, Object> values(BackupShelf.Entry entry) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", entry.name());
        values.put("path", entry.path().toString());
        values.put("good", entry.isGood());
        BackupNote note = entry.note();
        if (note != null) {
            values.put("made", Moment.text(note.madeMillis()));
            values.put("source", note.source());
            values.put("how", note.how().name().toLowerCase(Locale.ROOT));
            values.put("consistent", note.how().isConsistent());
            values.put("redis_version", note.redisVersion());
            values.put("loads", note.loads().name().toLowerCase(Locale.ROOT));
            values.put("keys", note.keys() < 0 ? null : (Object) note.keys());
            values.put("bytes", note.bytes());
            values.put("verified", note.isVerified());
            values.put("remarks", note.remarks());
        }
        if (!entry.isGood()) {
            values.put("fault", entry.fault());
        }
        return values;
    }

    /** What a server calls its files, where that is not the usual. */
    static final class DataNameOptions {
        @Option(names = "--dbfilename", paramLabel = "NAME", description = "The snapshot's name, if not dump.rdb.")
        private String rdb = DataNames.USUAL.rdb();

        @Option(
                names = "--appenddirname",
                paramLabel = "NAME",
                description = "The append-only file's folder, if not appendonlydir.")
        private String aofFolder = DataNames.USUAL.folder();

        @Option(
                names = "--appendfilename",
                paramLabel = "NAME",
                description = "What the names in it begin with, if not appendonly.aof.")
        private String aofFile = DataNames.USUAL.file();

        DataNames names() {
            return new DataNames(rdb, aofFolder, aofFile);
        }
    }
}
