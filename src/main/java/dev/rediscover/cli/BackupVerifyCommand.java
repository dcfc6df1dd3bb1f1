package dev.rediscover.cli;

import dev.rediscover.base.ControlCharacters;
import dev.rediscover.persist.backup.BackupShelf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Looks closely at a backup. */
@Command(
        name = "verify",
        description = {
            "Look closely at a backup: every file's length and SHA-256, and whether it loads to the same data",
            "as when it was made."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExample:%n",
        footer = {
            "  rediscover backup verify /backups/2026-11-21T14-03-05Z",
            "",
            "Exit codes: 0 all is as it was, 1 something is not, 2 wrong usage."
        })
final class BackupVerifyCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "BACKUP", description = "The backup's folder.")
    private Path backup;

    @Option(names = "--no-load", description = "Compare the files' sums only.")
    private boolean unloaded;

    BackupVerifyCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        ProgressBar bar = new ProgressBar(streams);
        try {
            List<String> found = BackupShelf.verify(backup, unloaded ? null : DataEngines.make(), DataEngines.on(bar));
            bar.clear();
            for (String line : found) {
                streams.print(ControlCharacters.shown(line) + "\n");
            }
            return 0;
        } catch (IOException e) {
            bar.clear();
            return BackupCommand.fail(streams, e);
        }
    }
}
