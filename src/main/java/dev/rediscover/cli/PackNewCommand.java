package dev.rediscover.cli;

import dev.rediscover.author.NewPack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the folder of a new pack. */
@Command(
        name = "new",
        description = "Make a new pack: a folder with one lesson that can be taken at once.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover pack new library",
            "  rediscover pack new edu.example.library --title \"The library\" --author Ada --dir packs",
            "",
            "Nothing that is there already is written over. The name never changes, since the progress of",
            "learners hangs on it; begin it with your domain if others will install the pack."
        })
final class PackNewCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "Its id, and the name of its folder: such as library.")
    private String name;

    @Option(names = "--title", paramLabel = "TEXT", description = "What learners read; else made from the name.")
    private String title;

    @Option(names = "--dir", paramLabel = "DIR", description = "Where to make the folder; else here.")
    private Path dir = Path.of("");

    @Option(names = "--author", paramLabel = "NAME", description = "Who writes it; may be given several times.")
    private List<String> authors = new ArrayList<>();

    PackNewCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (!dir.toString().isEmpty() && Files.exists(dir) && !Files.isDirectory(dir)) {
            throw new ParameterException(spec.commandLine(), "--dir " + dir + " is no folder");
        }
        NewPack.create(dir, name, title, authors);
        Path pack = dir.resolve(name);
        streams.print("Made the pack " + pack + ":\n"
                + "  " + pack.resolve("pack.yaml") + "   what it is called, and the order of its lessons\n"
                + "  " + pack.resolve("first.yaml") + "  a lesson in four steps: predict, look, change, make\n"
                + "\nNext:\n"
                + "  rediscover pack preview " + pack + "         read it as a learner does, while you edit\n"
                + "  rediscover pack add step " + pack + " --kind choice\n"
                + "  rediscover pack test " + pack + "            prove that it judges rightly\n");
        return 0;
    }
}
