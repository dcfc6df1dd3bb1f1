package dev.rediscover.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Five minutes with what was missed or is due. */
@Command(
        name = "review",
        description = "Bring back what you missed, or might forget: five minutes at a time.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExample:%n",
        footer = "  rediscover review")
final class ReviewCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(names = "--plain", description = "One fact a line, no drawing, no redrawing.")
    private boolean plain;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.")
    private String color;

    ReviewCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        return Subcommands.practise(streams, ":review", plain, color);
    }
}
