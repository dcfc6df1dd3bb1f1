package dev.rediscover.cli;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.ControlCharacters;
import dev.rediscover.persist.aof.AofCheck;
import dev.rediscover.persist.aof.AofFault;
import dev.rediscover.persist.aof.AofPart;
import dev.rediscover.persist.aof.Manifest;
import dev.rediscover.persist.backup.BackupFault;
import dev.rediscover.persist.backup.Moment;
import dev.rediscover.render.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks for faults in append-only files, as redis-check-aof. */
@Command(
        name = "check-aof",
        description = {
            "Look for faults in an append-only file, as redis-check-aof: in one file, or in all that a manifest names.",
            "",
            "--fix cuts off a tail that is not well formed, --truncate-to-timestamp what was written after a",
            "moment. Both change the last file only, and keep a copy of it as it was beside it."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover check-aof appendonlydir/appendonly.aof.manifest",
            "  rediscover check-aof --fix appendonlydir/appendonly.aof.manifest",
            "  rediscover check-aof --truncate-to-timestamp 2026-11-21T14:03:00Z appendonly.aof.manifest",
            "",
            "Exit codes: 0 nothing is wrong, or it was mended; 1 something is wrong; 2 wrong usage."
        })
final class CheckAofCommand implements Callable<Integer> {
    private static final long LARGEST_MANIFEST = 1 << 20;

    private final Streams streams;
    private final List<String> kept = new ArrayList<>();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE|MANIFEST", description = "One file, or the manifest of several.")
    private Path file;

    @Option(names = "--fix", description = "Cut off a tail that is not well formed, after asking.")
    private boolean fix;

    @Option(
            names = "--truncate-to-timestamp",
            paramLabel = "MOMENT",
            description = "Seconds since 1970, or 2026-11-21T14:03:00Z: cut off what was written after that second.")
    private String until;

    @Option(
            names = {"-y", "--yes"},
            description = "Do not ask.")
    private boolean yes;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    CheckAofCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (fix && until != null) {
            throw new ParameterException(spec.commandLine(), "--fix and --truncate-to-timestamp do not go together");
        }
        if (json && fix && !yes) {
            throw new ParameterException(spec.commandLine(), "with --json nobody is asked; say --yes to mend the file");
        }
        long seconds = seconds();
        try {
            if (!Files.isRegularFile(file)) {
                throw new IOException(Files.exists(file) ? file + " is no file" : "there is no file " + file);
            }
            Path last = until == null ? null : last();
            Path copy = last == null ? null : new Mending(streams, true).keep(last);
            AofCheck check = AofCheck.of(file, new AofCheck.Options(fix, seconds), new Asking());
            if (copy != null) {
                keepIfCut(last, copy);
            }
            streams.print(json ? JsonText.of(values(check)) + "\n" : keptText());
            return check.valid() ? 0 : 1;
        } catch (IOException e) {
            return BackupCommand.fail(streams, e);
        } catch (UncheckedIOException e) {
            return BackupCommand.fail(streams, e.getCause());
        } catch (OutOfMemoryError e) {
            return BackupCommand.tooLarge(streams, file);
        }
    }

    private long seconds() {
        try {
            long seconds = until == null ? AofCheck.NEVER : Moment.seconds(until);
            if (until != null && seconds < 1) {
                throw new BackupFault("a timestamp is a number from 1 up");
            }
            return seconds;
        } catch (BackupFault e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }

    /** The file that a moment cuts: the last of a manifest, or the only one. {@code null} if it is not there. */
    private Path last() throws IOException {
        Path last = file;
        if (Files.size(file) < LARGEST_MANIFEST) {
            try {
                Manifest manifest = Manifest.parse(Bytes.wrap(Files.readAllBytes(file)), file.toString());
                AofPart part = manifest.last() == null ? manifest.base() : manifest.last();
                last = part == null ? file : file.resolveSibling(part.name());
            } catch (AofFault e) {
                last = file; // no manifest: a file by itself
            }
        }
        return Files.isRegularFile(last) ? last : null;
    }

    private void keepIfCut(Path last, Path copy) throws IOException {
        if (Files.size(last) == Files.size(copy)) {
            Files.delete(copy);
        } else {
            kept.add(copy.toString());
        }
    }

    /** Prints what is found as it is found, and asks before anything is cut off. */
    private final class Asking implements AofCheck.Consent {
        @Override
        public void tell(String line) {
            if (!json) {
                streams.print(ControlCharacters.shown(line) + "\n");
                streams.flush();
            }
        }

        @Override
        public boolean toCut(Path part, long size, long left) {
            Mending mending = new Mending(streams, yes);
            try {
                boolean agreed = mending.agreed("");
                if (agreed) {
                    kept.add(mending.keep(part).toString());
                }
                return agreed;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private String keptText() {
        StringBuilder out = new StringBuilder();
        for (String copy : kept) {
            out.append("As it was it is in ")
                    .append(ControlCharacters.shown(copy))
                    .append('\n');
        }
        return out.toString();
    }

    private Map<String, Object> values(AofCheck check) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("file", file.toString());
        values.put("valid", check.valid());
        values.put("cut", check.cut());
        values.put("fixed", !kept.isEmpty());
        values.put("kept", kept);
        values.put("lines", check.lines());
        return values;
    }
}
