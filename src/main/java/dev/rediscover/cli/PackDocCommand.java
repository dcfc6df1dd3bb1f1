package dev.rediscover.cli;

import dev.rediscover.author.PackDoc;
import dev.rediscover.author.PackPlace;
import dev.rediscover.author.PackPlaces;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.shell.Engines;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a pack as a handout. */
@Command(
        name = "doc",
        description = "Write a pack as a handout, in Markdown or HTML, with or without the answers.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover pack doc library > library.md",
            "  rediscover pack doc library -o handout.html",
            "  rediscover pack doc basics --answers -o solutions.html",
            "",
            "Replies of demonstrations and answers come from the engine as the handout is written.",
            "Exit codes: 0 written, 1 the pack has faults, 2 wrong usage."
        })
final class PackDocCommand implements Callable<Integer> {
    private final Streams streams;
    private final ProgressBar bar;

    @Parameters(arity = "0..1", paramLabel = "PACK", description = "Its folder or its id; else the folder here.")
    private String pack = ".";

    @Option(names = "--html", description = "As one page of HTML; a file that ends in .html is one anyway.")
    private boolean html;

    @Option(names = "--answers", description = "With the answers at the end.")
    private boolean answers;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it; else to the output.")
    private Path file;

    PackDocCommand(Streams streams) {
        this.streams = streams;
        this.bar = new ProgressBar(streams);
    }

    @Override
    public Integer call() throws IOException {
        PackPlace place = PackPlaces.one(pack, PackShelf.of(streams));
        Catalog catalog =
                Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(1)).catalog();
        PackReader.PackResult read = new PackReader(catalog).read(place.source());
        if (!read.ok()) {
            List<Fault> faults = read.faults().stream().filter(Fault::isError).toList();
            faults.forEach(fault -> streams.complain("rediscover: " + place.file(fault.toString()) + "\n"));
            return 1;
        }
        boolean page = html || file != null && file.toString().endsWith(".html");
        String text = PackDoc.of(
                read.pack(), Engines::forLesson, page, answers, file == null ? (done, of, what) -> {} : bar::at);
        if (file == null) {
            streams.print(text);
            return 0;
        }
        bar.clear();
        Files.writeString(file, text);
        streams.print("Wrote " + file + ": " + read.pack().lessons().size()
                + (read.pack().lessons().size() == 1 ? " lesson" : " lessons") + (answers ? ", with answers" : "")
                + "\n");
        return 0;
    }
}
