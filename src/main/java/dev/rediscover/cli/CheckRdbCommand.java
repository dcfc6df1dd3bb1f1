package dev.rediscover.cli;

import dev.rediscover.base.ControlCharacters;
import dev.rediscover.persist.RdbCheck;
import dev.rediscover.render.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for faults in RDB files, as redis-check-rdb. */
@Command(
        name = "check-rdb",
        description = {
            "Look for faults in a snapshot (RDB file), as redis-check-rdb.",
            "",
            "--fix keeps what is whole of a file whose tail is cut or broken, and a copy of the file as it was",
            "beside it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover check-rdb dump.rdb",
            "  rediscover check-rdb dump.rdb --fix --yes",
            "",
            "Exit codes: 0 nothing is wrong, or it was mended; 1 something is wrong; 2 wrong usage."
        })
final class CheckRdbCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The snapshot, as dump.rdb.")
    private Path file;

    @Option(names = "--fix", description = "Cut off a tail that is not well formed, after asking.")
    private boolean fix;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    CheckRdbCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (json && fix && !yes) {
            throw new ParameterException(spec.commandLine(), "with --json nobody is asked; say --yes to mend the file");
        }
        ProgressBar bar = new ProgressBar(streams);
        try {
            if (!Files.isRegularFile(file)) {
                throw new IOException(Files.exists(file) ? file + " is no file" : "there is no file " + file);
            }
            RdbCheck check;
            try (InputStream in = DataEngines.watched(file, DataEngines.on(bar))) {
                check = RdbCheck.of(file, in);
            }
            bar.clear();
            Path kept = fix && check.fault() != null ? mended(check) : null;
            if (json) {
                streams.print(JsonText.of(values(check, kept)) + "\n");
            } else if (!fix || check.fault() == null) {
                report(check);
            }
            return check.fault() == null || kept != null ? 0 : 1;
        } catch (IOException e) {
            bar.clear();
            return BackupCommand.fail(streams, e);
        } catch (OutOfMemoryError e) {
            bar.clear();
            return BackupCommand.tooLarge(streams, file);
        }
    }

    private void report(RdbCheck check) {
        for (String line : check.lines()) {
            streams.print(ControlCharacters.shown(line) + "\n");
        }
    }

    /** Mends the file and returns where it is as it was; {@code null} if it could not be, or nobody agreed. */
    private Path mended(RdbCheck check) throws IOException {
        if (!json) {
            report(check);
        }
        if (!check.isMendable()) {
            say("Nothing of it can be kept: " + (check.keys() == 0 ? "no key is whole." : "only its sum is wrong."));
            return null;
        }
        long lost = check.fileBytes() - check.wholeBytes();
        Mending mending = new Mending(streams, yes);
        if (!mending.agreed("This will shrink " + file + " from " + check.fileBytes() + " bytes by " + lost
                + ", and keep " + check.keys() + (check.keys() == 1 ? " key" : " keys"))) {
            say("Aborting...");
            return null;
        }
        Path fixed = file.resolveSibling(file.getFileName() + ".fixed");
        check.fix(file, fixed);
        Path kept = mending.keep(file);
        Files.move(fixed, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        say("Cut " + file + "; as it was it is in " + kept);
        return kept;
    }

    private void say(String text) {
        if (!json) {
            streams.print(ControlCharacters.shown(text) + "\n");
        }
    }

    private Map<String, Object> values(RdbCheck check, Path kept) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("file", file.toString());
        values.put("valid", check.fault() == null);
        if (check.fault() != null) {
            values.put("fault", check.fault().kind().name().toLowerCase(Locale.ROOT));
            values.put("offset", check.fault().offset());
            values.put("message", check.fault().getMessage());
        }
        values.put("rdb_version", check.version());
        values.put("bytes", check.fileBytes());
        values.put("whole_bytes", check.wholeBytes());
        values.put("keys", check.keys());
        values.put("expires", check.expires());
        values.put("expired", check.expired());
        values.put("fixed", kept != null);
        values.put("kept", kept == null ? null : kept.toString());
        return values;
    }
}
