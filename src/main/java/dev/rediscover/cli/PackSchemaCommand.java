package dev.rediscover.cli;

import dev.rediscover.lesson.SchemaWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the JSON Schemas of a pack's files. */
@Command(
        name = "schema",
        description = "Write the JSON Schemas by which editors complete and check a pack's files.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExample:%n",
        footer = {
            "  rediscover pack schema mypack",
            "",
            "Begin each file of the pack with these lines, the first for VS Code, the second for IntelliJ:",
            "  # yaml-language-server: $schema=lesson.schema.json",
            "  # $schema: lesson.schema.json",
            "pack.yaml has pack.schema.json, a file below i18n has ../../overlay.schema.json.",
            "Exit codes: 0 written, 2 wrong usage."
        })
final class PackSchemaCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private picocli.CommandLine.Model.CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "The folder to write into; default: this one.")
    private String folder = ".";

    PackSchemaCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Path into = Path.of(folder);
        if (!Files.isDirectory(into)) {
            throw new ParameterException(spec.commandLine(), "there is no folder " + folder);
        }
        for (Map.Entry<String, String> file : SchemaWriter.files().entrySet()) {
            Path path = into.resolve(file.getKey());
            Files.writeString(path, file.getValue());
            streams.print("wrote " + path.normalize() + "\n");
        }
        return 0;
    }
}
