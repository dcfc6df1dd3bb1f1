package dev.rediscover.cli;

import dev.rediscover.base.Clock;
import dev.rediscover.base.ControlCharacters;
import dev.rediscover.persist.backup.BackupNote;
import dev.rediscover.persist.backup.BackupShelf;
import dev.rediscover.render.JsonText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the backups in a folder. */
@Command(
        name = "list",
        description = "List the backups in a folder, the newest first.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExample:%n",
        footer = {"  rediscover backup list /backups", "", "Exit codes: 0 all are good, 1 one is not, 2 wrong usage."})
final class BackupListCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "FOLDER", description = "The folder that backups were put into.")
    private Path folder;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    BackupListCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        try {
            BackupShelf shelf = new BackupShelf(folder, Clock.system());
            List<BackupShelf.Entry> entries = shelf.entries();
            streams.print(json ? json(entries) : text(entries, shelf.unfinished()));
            for (BackupShelf.Entry entry : entries) {
                if (!entry.isGood()) {
                    return 1;
                }
            }
            return 0;
        } catch (IOException e) {
            return BackupCommand.fail(streams, e);
        }
    }

    private static String json(List<BackupShelf.Entry> entries) {
        List<Object> values = new ArrayList<>();
        for (BackupShelf.Entry entry : entries) {
            values.add(BackupCommand.values(entry));
        }
        return JsonText.of(values) + "\n";
    }

    private static String text(List<BackupShelf.Entry> entries, List<Path> unfinished) {
        StringBuilder out = new StringBuilder();
        for (BackupShelf.Entry entry : entries) {
            BackupNote note = entry.note();
            String said = entry.isGood()
                    ? BackupCommand.what(note) + ", of " + note.source()
                            + (note.redisVersion().isEmpty() ? "" : " (Redis " + note.redisVersion() + ")")
                    : "BROKEN: " + entry.fault();
            out.append(entry.name())
                    .append("  ")
                    .append(ControlCharacters.shown(said))
                    .append('\n');
        }
        for (Path path : unfinished) {
            String name = ControlCharacters.shown(path.getFileName().toString());
            out.append(name).append("  unfinished: under way, or left by a program that was killed\n");
        }
        return out.length() == 0 ? "There are no backups.\n" : out.toString();
    }
}
