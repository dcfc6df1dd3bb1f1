package dev.rediscover.cli;

import dev.rediscover.author.PackPlace;
import dev.rediscover.author.PackPlaces;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The packs that a command is about. */
final class NamedPacks {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "PACK",
            description = "A pack's folder, a folder of packs, a zip file, or an id; else the one you are in.")
    private List<String> names = List.of(".");

    /** Where they are; files that are no packs, as {@code lessons/*} brings them along, are named and passed over. */
    List<PackPlace> places(Streams streams) {
        try {
            PackPlaces.Found found = PackPlaces.all(names, PackShelf.of(streams));
            if (!found.passedOver().isEmpty()) {
                String files = String.join(" ", found.passedOver());
                streams.complain("rediscover: passed over, for they are no packs: " + files + "\n");
            }
            return found.places();
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        }
    }
}
