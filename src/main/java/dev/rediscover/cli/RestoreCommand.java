package dev.rediscover.cli;

import dev.rediscover.base.Clock;
import dev.rediscover.base.ControlCharacters;
import dev.rediscover.persist.backup.BackupFault;
import dev.rediscover.persist.backup.BackupNote.Loads;
import dev.rediscover.persist.backup.DataNames;
import dev.rediscover.persist.backup.Moment;
import dev.rediscover.persist.backup.Restore;
import dev.rediscover.render.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Restores a backup to a folder. */
@Command(
        name = "restore",
        description = {
            "Restore a backup to a folder that a server can start from; all of it, or up to a moment.",
            "",
            "The sums of all files are compared first, and what was restored is loaded to see that it can be.",
            "Nothing in DIR changes before that. The server that uses DIR must not be running."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover restore /backups/2026-11-21T14-03-05Z --to /var/lib/redis-new",
            "  rediscover restore /backups/2026-11-21T14-03-05Z --to data --until 2026-11-21T14:03:00Z",
            "  rediscover restore /backups/2026-11-21T14-03-05Z --to data --force",
            "",
            "--until goes by the timestamps in the append-only file, which a server writes with",
            "aof-timestamp-enabled yes: what was written up to and including that second is there. Without a",
            "time zone it is UTC. Keys that have expired since are gone as soon as a server loads the files.",
            "",
            "Exit codes: 0 restored, 1 it could not be, 2 wrong usage."
        })
final class RestoreCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "BACKUP", description = "The backup's folder.")
    private Path backup;

    @Option(names = "--to", paramLabel = "DIR", required = true, description = "The folder for a server to start from.")
    private Path dir;

    @Option(
            names = "--until",
            paramLabel = "MOMENT",
            description = "2026-11-21T14:03:00Z, or seconds since 1970: leave out what came later.")
    private String until;

    @Option(names = "--only", paramLabel = "WHICH", description = "rdb or aof, where the backup has both.")
    private String only = "";

    @Option(names = "--force", description = "Put data that are in DIR aside, under another name in it.")
    private boolean force;

    @Option(names = "--no-verify", description = "Do not load it to see whether it can be.")
    private boolean unverified;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    RestoreCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        long seconds = seconds();
        ProgressBar bar = new ProgressBar(streams);
        try {
            Restore.Done done = Restore.of(backup, DataEngines.on(bar))
                    .until(seconds)
                    .only(BackupCommand.only(spec, only))
                    .force(force)
                    .to(dir, Clock.system(), unverified ? null : DataEngines.make());
            bar.clear();
            streams.print(json ? JsonText.of(values(done)) + "\n" : text(done));
            return 0;
        } catch (IOException e) {
            bar.clear();
            return BackupCommand.fail(streams, e);
        }
    }

    private long seconds() {
        try {
            return until == null ? Restore.ALL : Moment.seconds(until);
        } catch (BackupFault e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    private String text(Restore.Done done) {
        StringBuilder out = new StringBuilder();
        out.append("Restored ")
                .append(backup.getFileName())
                .append(" to ")
                .append(done.dir())
                .append(": ");
        if (done.seen() != null) {
            out.append(done.seen().keys()).append(done.seen().keys() == 1 ? " key, " : " keys, ");
        }
        out.append(done.files()).append(done.files() == 1 ? " file, " : " files, ");
        out.append(ByteText.of(done.bytes())).append(".\n");
        for (String remark : done.remarks()) {
            out.append("note: ").append(remark).append('\n');
        }
        if (done.aside() != null) {
            out.append("What was there before is in ").append(done.aside()).append(".\n");
        }
        out.append("Start a server on it:\n  redis-server")
                .append(options(done))
                .append('\n');
        out.append("  rediscover serve").append(options(done)).append('\n');
        if (done.loads() == Loads.RDB) {
            out.append("With appendonly yes a server would not load the snapshot; to keep an append-only file again,\n"
                    + "start it as above and say CONFIG SET appendonly yes.\n");
        }
        return ControlCharacters.shown(out.toString());
    }

    private static String options(Restore.Done done) {
        String dir = DataNames.shellWord(done.dir().toString());
        return " --dir " + dir + " --appendonly " + (done.loads() == Loads.AOF ? "yes" : "no")
                + done.names().options();
    }

    private Map<String, Object> values(Restore.Done done) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("backup", backup.toString());
        values.put("dir", done.dir().toString());
        values.put("loads", done.loads() == Loads.AOF ? "aof" : "rdb");
        values.put("keys", done.seen() == null ? null : (Object) done.seen().keys());
        values.put("digest", done.seen() == null ? null : done.seen().digest());
        values.put("files", done.files());
        values.put("bytes", done.bytes());
        values.put("aside", done.aside() == null ? null : done.aside().toString());
        values.put("remarks", done.remarks());
        values.put("options", options(done).strip());
        return values;
    }
}
