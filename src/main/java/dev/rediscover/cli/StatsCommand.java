package dev.rediscover.cli;

import dev.rediscover.author.Grading;
import dev.rediscover.author.stats.ClassFigures;
import dev.rediscover.author.stats.MistakeStubs;
import dev.rediscover.author.stats.StatsHtml;
import dev.rediscover.author.stats.StatsJson;
import dev.rediscover.author.stats.StatsText;
import dev.rediscover.shell.Engines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows where a class goes wrong, and makes messages for it. */
@Command(
        name = "stats",
        description = {
            "Show where a class goes wrong: how hot each step is, and which wrong answers come",
            "up, put together by what they do to the data and what they reply, however they",
            "are written. For those without a message of their own, --stubs writes one."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover stats basics handed-in",
            "  rediscover stats mypack handed-in --html class.html",
            "  rediscover stats mypack handed-in --stubs --least 3 > mistakes.txt",
            "",
            "Not at once: the share of learners whose first answer was wrong, or who had help.",
            "Later: right after that. Shown: revealed or skipped. Open: never right.",
            "Exit codes: 0 fine, 1 some files could not be judged, 2 wrong usage."
        })
final class StatsCommand implements Callable<Integer> {
    private final Streams streams;

    @Mixin
    private HandedInFiles handedIn;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Option(names = "--html", paramLabel = "PAGE", description = "Write a page with a heat map as well.")
    private Path html;

    @Option(
            names = "--stubs",
            description = "Print messages for the wrong answers that have none, ready for mistakes:.")
    private boolean stubs;

    @Option(
            names = "--least",
            paramLabel = "N",
            description = "With --stubs: only what at least so many learners did (default 2).")
    private int least = 2;

    StatsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        if (json && stubs) {
            throw handedIn.usage("--json and --stubs do not go together");
        }
        ProgressBar bar = new ProgressBar(streams);
        try {
            Grading grading = handedIn.grading(streams, bar);
            Grading.Judged judged = grading.sessions(handedIn.files());
            ClassFigures figures = ClassFigures.of(grading.pack(), judged.sittings(), Engines::forLesson);
            bar.clear();
            print(figures);
            judged.problems().forEach(problem -> streams.complain("rediscover: " + problem + "\n"));
            return judged.problems().isEmpty() ? 0 : 1;
        } catch (IOException e) {
            bar.clear();
            throw handedIn.usage(e.getMessage());
        }
    }

    private void print(ClassFigures figures) {
        if (stubs) {
            String text = MistakeStubs.of(figures, least, Engines::forLesson, PackShelf.catalog());
            streams.print(text.isEmpty() ? "# Every wrong answer of so many learners has its message.\n" : text);
        } else {
            streams.print(json ? StatsJson.of(figures) : StatsText.of(figures));
        }
        if (html != null) {
            handedIn.write(html, StatsHtml.of(figures));
        }
    }
}
