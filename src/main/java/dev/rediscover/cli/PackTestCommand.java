package dev.rediscover.cli;

import dev.rediscover.author.PackTest;
import dev.rediscover.author.PackTestReport;
import dev.rediscover.render.JsonText;
import dev.rediscover.shell.Engines;
import dev.rediscover.spec.Catalog;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Proves by running that packs judge rightly. */
@Command(
        name = "test",
        description = "Prove by running that packs take right answers and refuse wrong ones.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover pack test mypack",
            "  rediscover pack test lessons/* --min-kill 0.95",
            "  rediscover pack test mypack --step counters/incr",
            "",
            "Of each step: its solution and every answer under also pass, also after other answers to the",
            "steps before, with other seeds and at another time; nothing typed, tricks, and answers that are",
            "nearly right (mutants) do not; the same written otherwise does; every example of a mistake brings",
            "up its message. The kill rate is killed / (mutants - equivalent - explained).",
            "",
            "With --json: ok, minKill, seed and packs; of each pack and lesson steps, mutants, killed,",
            "equivalent, explained, survived, killRate; findings with file, line, column, rule, severity",
            "(error, survivor), lesson, step, what and cure.",
            "Exit codes: 0 all is well, 1 something was found or the kill rate is too low, 2 wrong usage."
        })
final class PackTestCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    @Mixin
    private NamedPacks packs;

    @Option(names = "--json", description = "Print what was found as JSON.")
    private boolean json;

    @Option(names = "--lesson", paramLabel = "LESSON", description = "Only this lesson.")
    private String lesson;

    @Option(names = "--step", paramLabel = "LESSON/STEP", description = "Only this step.")
    private String step;

    @Option(
            names = "--min-kill",
            paramLabel = "RATE",
            description = "The kill rate that every pack must have (default: ${DEFAULT-VALUE}).",
            defaultValue = "" + PackTest.MIN_KILL)
    private double minKill;

    @Option(names = "-j", paramLabel = "N", description = "How many threads (default: one for each processor).")
    private Integer threads;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Where the other chances begin (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private long seed;

    PackTestCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        PackTest.Options options = options();
        ProgressBar bar = new ProgressBar(streams);
        Catalog catalog = PackShelf.catalog();
        PackTestReport report = new PackTest(Engines::forLesson, catalog, options).run(packs.places(streams), bar::at);
        bar.clear();
        if (lesson != null || step != null) {
            boolean nothing = report.packs().stream()
                    .allMatch(pack -> pack.steps() == 0 && pack.found().isEmpty());
            if (nothing) {
                throw wrong("there is no exercise " + (step != null ? step : "in the lesson " + lesson));
            }
        }
        streams.print(json ? JsonText.of(report.values(minKill, seed)) + "\n" : report.text(minKill));
        return report.ok(minKill) ? 0 : 1;
    }

    private PackTest.Options options() {
        int slash = step == null ? -1 : step.indexOf('/');
        if (step != null && slash < 1) {
            throw wrong("--step wants lesson/step, not " + step);
        }
        if (!(minKill >= 0 && minKill <= 1)) {
            throw wrong("--min-kill wants a number from 0 to 1");
        }
        if (threads != null && (threads < 1 || threads > 256)) {
            throw wrong("-j wants a number from 1 to 256");
        }
        return new PackTest.Options(
                step == null ? lesson : step.substring(0, slash),
                step == null ? null : step.substring(slash + 1),
                threads == null ? Runtime.getRuntime().availableProcessors() : threads,
                seed,
                PackTest.STEP_MILLIS);
    }

    private ParameterException wrong(String text) {
        return new ParameterException(spec.commandLine(), text);
    }
}
