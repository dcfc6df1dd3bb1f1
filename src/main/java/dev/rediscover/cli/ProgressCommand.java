package dev.rediscover.cli;

import dev.rediscover.base.Clock;
import dev.rediscover.lesson.LessonIndex;
import dev.rediscover.render.Canvas;
import dev.rediscover.render.Theme;
import dev.rediscover.shell.Colours;
import dev.rediscover.shell.Lessons;
import dev.rediscover.shell.ProgressText;
import dev.rediscover.shell.StateFolder;
import dev.rediscover.shell.Terminals;
import dev.rediscover.tutor.Progress;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What was done and how well it is known, from the progress file and the index in the jar. */
@Command(
        name = "progress",
        description = "Show a bar for each lesson, a map of skills, and what is due.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {"  rediscover progress", "  rediscover progress --json"})
final class ProgressCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(names = "--json", description = "As JSON: lessons, skills, review, predictions.")
    private boolean json;

    @Option(names = "--plain", description = "In sentences, without drawing.")
    private boolean plain;

    @Option(names = "--ascii", description = "Draw with ASCII characters only.")
    private boolean ascii;

    ProgressCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        StateFolder state = StateFolder.of(streams.env());
        Progress progress = Progress.in(state.folder().toPath(), Clock.system());
        LessonIndex index = Lessons.shelf(state).lessons();
        if (json) {
            streams.print(ProgressText.json(progress, index) + "\n");
            return 0;
        }
        boolean told = !streams.env().getOrDefault("COLUMNS", "").isEmpty();
        int columns = streams.isTerminal() && !told
                ? Terminals.columns(streams.env())
                : new StreamScreen(streams, Theme.PLAIN, ascii).canvas().columns();
        if (plain) {
            streams.print(ProgressText.plain(progress, index, columns));
            return 0;
        }
        boolean colours = Colours.wanted(null, "auto", streams.env(), streams.outIsTerminal());
        var drawn = ProgressText.drawn(progress, index, new Canvas(columns, 1000, ascii));
        if (colours) {
            streams.print(drawn.ansi(Theme.AUTO));
        } else {
            streams.print(drawn);
        }
        return 0;
    }
}
