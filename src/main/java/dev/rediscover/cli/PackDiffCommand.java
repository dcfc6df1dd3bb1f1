package dev.rediscover.cli;

import dev.rediscover.author.PackDiff;
import dev.rediscover.author.PackPlace;
import dev.rediscover.author.PackPlaces;
import dev.rediscover.lesson.Shelf;
import dev.rediscover.render.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Tells what differs between two versions of a pack. */
@Command(
        name = "diff",
        description = "Tell what differs between two versions of a pack, and which version that makes.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover pack diff queues-1.0.0.zip queues",
            "  rediscover pack diff queues@1.0.0 queues@1.1.0     two that are installed",
            "",
            "added, removed; judged: it asks for something else and is to be done again; text: it asks for the same",
            "and stays done. Due are: major for what is removed or judged otherwise, minor for what is added,",
            "patch for text. With --json: old, new, due, version_due, version_fits, and changes, each with kind",
            "(added, removed, judged, text), lesson, step and fields.",
            "Exit codes: 0 the new version is high enough, 1 it is not, 2 wrong usage."
        })
final class PackDiffCommand implements Callable<Integer> {
    private final Streams streams;

    @Parameters(index = "0", paramLabel = "OLD", description = "A folder, a zip file, ID or ID@VERSION.")
    private String older;

    @Parameters(index = "1", paramLabel = "NEW", description = "The same.")
    private String newer;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    PackDiffCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        Shelf shelf = PackShelf.of(streams);
        PackPlace before = PackPlaces.one(older, shelf);
        PackPlace after = PackPlaces.one(newer, shelf);
        PackDiff diff = PackDiff.of(before.source(), after.source(), PackShelf.catalog());
        if (diff == null) {
            throw new IOException("one of the two cannot be read; rediscover pack lint tells why");
        }
        streams.print(json ? JsonText.of(values(diff)) + "\n" : text(diff));
        return diff.versionFits() ? 0 : 1;
    }

    private static String text(PackDiff diff) {
        StringBuilder out = new StringBuilder();
        if (!diff.older().id().equals(diff.newer().id())) {
            out.append("These are two packs, ")
                    .append(diff.older().id())
                    .append(" and ")
                    .append(diff.newer().id())
                    .append(": nothing done of one counts in the other.\n");
        }
        for (PackDiff.Change change : diff.changes()) {
            String fields = change.fields().isEmpty() ? "" : ": " + String.join(", ", change.fields());
            out.append(String.format("%-8s %s%s%n", change.kind().word(), change.where(), fields));
        }
        String rise = diff.older().version() + " -> " + diff.newer().version();
        if (diff.due() == PackDiff.Bump.NONE) {
            out.append("Nothing differs");
        } else {
            out.append("Due is a new ").append(diff.due().word()).append(" version");
        }
        out.append(": ").append(rise);
        return out.append(
                        diff.versionFits()
                                ? ", as it is.\n"
                                : ". Write version: " + diff.versionDue() + " in pack.yaml.\n")
                .toString();
    }

    private static Map<String, Object> values(PackDiff diff) {
        List<Object> changes = new ArrayList<>();
        for (PackDiff.Change change : diff.changes()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("kind", change.kind().word());
            one.put("lesson", change.lesson());
            one.put("step", change.step());
            one.put("fields", change.fields());
            changes.add(one);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("old", diff.older().version());
        values.put("new", diff.newer().version());
        values.put("due", diff.due().word());
        values.put("version_due", diff.versionDue());
        values.put("version_fits", diff.versionFits());
        values.put("changes", changes);
        return values;
    }
}
