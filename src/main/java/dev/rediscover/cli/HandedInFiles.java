package dev.rediscover.cli;

import dev.rediscover.author.Grading;
import dev.rediscover.author.PackPlaces;
import dev.rediscover.shell.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a class has handed in, and the pack by which it is judged. */
final class HandedInFiles {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "PACK", description = "A pack's folder or id.")
    private String pack;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE|DIR",
            description = "Transcripts, or folders of them (*.session.md).")
    private List<String> files;

    List<String> files() {
        return files;
    }

    /** Judging by the pack, with a bar of progress. */
    Grading grading(Streams streams, ProgressBar bar) throws IOException {
        return Grading.by(PackPlaces.one(pack, PackShelf.of(streams)), PackShelf.catalog(), Engines::forLesson)
                .watchedBy(bar::at);
    }

    /** Writes what somebody asked for beside the output. */
    void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw usage(file + " cannot be written: " + e.getMessage());
        }
    }

    /** What was wrong with the use of the command. */
    ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
