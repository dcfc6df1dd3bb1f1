package dev.rediscover.cli;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Utf8;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A pack or a lesson against the clock, without help. */
@Command(
        name = "exam",
        description = {
            "Take a pack or a lesson against the clock, without hints and solutions, with a sealed transcript.",
            "",
            "The clock runs from the first start to the end, also while the program does not.",
            "If an exam is broken off, the same command goes on with it.",
            "What a pack says of its exams holds where no option says otherwise.",
            "",
            "Everything runs on your own machine. The seal shows whether a transcript was changed by",
            "accident or without care; it does not prove who typed, and not what else was open."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover exam basics/hello --minutes 20 --learner ann",
            "  rediscover exam ./midterm --out ann.session.md",
            "",
            "Words in it: skip leaves a step for good, finish hands in, exit leaves while the clock runs on.",
            "Exit codes off a terminal: 0 every answer was right, 1 one was not, 2 wrong usage or handed in before."
        })
final class ExamCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(paramLabel = "PACK[/LESSON]", description = "The id of a pack or its folder; or one lesson of it.")
    private String pack;

    @Option(names = "--minutes", paramLabel = "N", description = "How long it lasts; 1 to 600.")
    private String minutes;

    @Option(names = "--learner", paramLabel = "NAME", description = "Whose exam it is; $REDISCOVER_LEARNER by default.")
    private String learner;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The transcript; by default exam-PACK-NAME.session.md among the transcripts that are kept.")
    private String out;

    @Option(
            names = "--feedback",
            paramLabel = "HOW",
            description = "none: the first answer counts, and nothing is said of it; verdict: whether an answer is"
                    + " right (default); full: also what is wrong with it.")
    private String feedback;

    @Option(names = "--closed-book", description = "No command reference, no completion, no playing on copies.")
    private boolean closedBook;

    @Option(names = "--plain", description = "One fact a line, no drawing, no redrawing.")
    private boolean plain;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.")
    private String color;

    ExamCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        List<Bytes> words = new ArrayList<>();
        words.add(Utf8.bytes(pack));
        add(words, "--minutes", minutes);
        add(words, "--learner", learner);
        add(words, "--out", out);
        add(words, "--feedback", feedback);
        if (closedBook) {
            words.add(Utf8.bytes("--closed-book"));
        }
        Options options = new Options();
        options.plain = plain;
        options.color = color;
        options.noHistory = true; // the lines of earlier sessions are answers
        String word = ":exam " + Quoting.line(words);
        return streams.isTerminal()
                ? Interactive.run(streams, options, word)
                : new OneShot(streams, options).practise(word);
    }

    private static void add(List<Bytes> words, String name, String value) {
        if (value != null) {
            words.add(Utf8.bytes(name));
            words.add(Utf8.bytes(value));
        }
    }
}
