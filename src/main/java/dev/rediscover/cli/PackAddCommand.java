package dev.rediscover.cli;

import dev.rediscover.author.PackAdd;
import dev.rediscover.author.PackPlaces;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.shell.Engines;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Adds a lesson or a step to a pack. */
@Command(
        name = "add",
        description = "Add a lesson or a step to a pack, filled in and ready to be changed.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        commandListHeading = "%nSubcommands:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover pack add lesson library --id returns",
            "  rediscover pack add step library --lesson returns --kind predict --id twice",
            "",
            "What stands in the files already stays as it is."
        })
final class PackAddCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** The command with its subcommands. */
    static CommandLine line(Streams streams) {
        CommandLine line = new CommandLine(new PackAddCommand());
        line.addSubcommand(new AddLesson(streams));
        line.addSubcommand(new AddStep(streams));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to add: a lesson or a step");
    }

    private static PackAdd to(String pack) throws IOException {
        return new PackAdd(
                PackPlaces.one(pack),
                Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(1)).catalog());
    }

    @Command(
            name = "lesson",
            description = "Add a lesson, and name it in pack.yaml.",
            mixinStandardHelpOptions = true,
            versionProvider = Subcommands.VersionText.class,
            footerHeading = "%nExamples:%n",
            footer = {
                "  rediscover pack add lesson library --id returns",
                "  rediscover pack add lesson --id returns --title \"Books come back\"     in the pack's folder"
            })
    static final class AddLesson implements Callable<Integer> {
        private final Streams streams;

        @Parameters(arity = "0..1", paramLabel = "PACK", description = "The pack's folder; else the one you are in.")
        private String pack = ".";

        @Option(names = "--id", required = true, paramLabel = "ID", description = "Its name, and that of its file.")
        private String id;

        @Option(names = "--title", paramLabel = "TEXT", description = "What learners read; else made from the id.")
        private String title;

        AddLesson(Streams streams) {
            this.streams = streams;
        }

        @Override
        public Integer call() throws IOException {
            PackAdd.Added added = to(pack).lesson(id, title);
            streams.print("Added the lesson " + id + " in " + added.file().normalize()
                    + ", and named it in pack.yaml.\n"
                    + "Next: rediscover pack add step" + (pack.equals(".") ? "" : " " + pack) + " --lesson " + id
                    + " --kind predict\n");
            return 0;
        }
    }

    @Command(
            name = "step",
            description = "Add a step at the end of a lesson.",
            mixinStandardHelpOptions = true,
            versionProvider = Subcommands.VersionText.class,
            footerHeading = "%nExamples:%n",
            footer = {
                "  rediscover pack add step library --kind choice",
                "  rediscover pack add step library --lesson returns --kind task --id three-back",
                "",
                "Kinds: say demo | predict choice answer reflect | fill order command task |",
                "fix script project race client crash | lua lua-fix (script and fix, in Lua).",
                "Each begins as a whole exercise that `pack test` proves; change it."
            })
    static final class AddStep implements Callable<Integer> {
        private final Streams streams;

        @Spec
        private CommandSpec spec;

        @Parameters(arity = "0..1", paramLabel = "PACK", description = "The pack's folder; else the one you are in.")
        private String pack = ".";

        @Option(
                names = "--kind",
                required = true,
                paramLabel = "KIND",
                description = "What the learner does; see below.")
        private String kind;

        @Option(names = "--lesson", paramLabel = "ID", description = "The lesson; not needed if there is but one.")
        private String lesson;

        @Option(names = "--id", paramLabel = "ID", description = "The step's name, which never changes.")
        private String id;

        AddStep(Streams streams) {
            this.streams = streams;
        }

        @Override
        public Integer call() throws IOException {
            String wanted = kind.toLowerCase(Locale.ROOT);
            if (!PackAdd.kinds().contains(wanted)) {
                throw new ParameterException(
                        spec.commandLine(),
                        "there is no kind of step " + kind + ": it is one of " + String.join(", ", PackAdd.kinds()));
            }
            PackAdd.Added added = to(pack).step(wanted, lesson, id);
            streams.print("Added the step " + added.id() + " at " + added.file().normalize() + ":" + added.line() + "\n"
                    + "Next: change it, and see it with rediscover pack preview "
                    + (pack.equals(".") ? "." : pack) + " " + added.lesson() + " --step " + added.id() + "\n");
            return 0;
        }
    }
}
