package dev.rediscover.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Questions that are made as they are asked, about groups of commands or single ones. */
@Command(
        name = "drill",
        description = "Ask generated questions about commands, judged by the engine.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover drill @list                    about lists, until Ctrl-D",
            "  rediscover drill LPOS ZADD --count 10     ten questions about two commands",
            "  rediscover drill                          about what you have learnt",
            "  rediscover drill @set --seed 7 < answers  the same questions every time, answers a line each",
            "",
            "Groups: @string @list @hash @set @sortedset @stream @bitmap @keys.",
            "Exit codes off a terminal: 0 every answer was right, 1 one was not, 2 wrong usage."
        })
final class DrillCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "TOPIC", description = "A group such as @list, or a command.")
    private List<String> topics = new ArrayList<>();

    @Option(names = "--count", paramLabel = "N", description = "End after so many questions; else there is no end.")
    private int count;

    @Option(names = "--seed", paramLabel = "N", description = "The same seed asks the same questions.")
    private Long seed;

    @Option(names = "--plain", description = "One fact a line, no drawing, no redrawing.")
    private boolean plain;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.")
    private String color;

    DrillCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (count < 0 || count > 999_999_999 || seed != null && (seed < 0 || seed > 999_999_999)) {
            throw new ParameterException(spec.commandLine(), "--count and --seed go from 0 to 999999999");
        }
        StringBuilder word = new StringBuilder(":drill");
        for (String topic : topics) {
            if (topic.isBlank() || topic.indexOf(' ') >= 0 || topic.startsWith("-")) {
                throw new ParameterException(spec.commandLine(), "a topic is one word, not \"" + topic + "\"");
            }
            word.append(' ').append(topic);
        }
        word.append(count > 0 ? " " + count : "").append(seed == null ? "" : " --seed " + seed);
        return Subcommands.practise(streams, word.toString(), plain, color);
    }
}
