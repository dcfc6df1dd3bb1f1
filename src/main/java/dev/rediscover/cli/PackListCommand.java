package dev.rediscover.cli;

import dev.rediscover.lesson.LessonIndex;
import dev.rediscover.lesson.Shelf;
import dev.rediscover.lesson.ShelfIndex;
import dev.rediscover.render.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the packs there are, from two small indexes. */
@Command(
        name = "list",
        description = "List the packs there are: those of the program and those installed.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover pack list",
            "",
            "With --json, an array of id, version, title, origin (bundled or installed), from (where it came from),",
            "current (whether its lessons are those taken), and for current ones lessons and exercises."
        })
final class PackListCommand implements Callable<Integer> {
    private final Streams streams;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    PackListCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        Shelf shelf = PackShelf.of(streams);
        LessonIndex index = shelf.lessons();
        List<Map<String, Object>> packs = new ArrayList<>();
        for (LessonIndex.PackEntry pack : index.packs()) {
            if (pack.bundled()) {
                packs.add(pack(pack, "bundled", ""));
            }
        }
        for (ShelfIndex.Entry entry : shelf.installed().entries()) {
            packs.add(installed(entry, index.pack(entry.id())));
        }
        streams.print(json ? JsonText.of(packs) + "\n" : text(packs));
        return 0;
    }

    private static Map<String, Object> installed(ShelfIndex.Entry entry, LessonIndex.PackEntry pack) {
        if (entry.current() && pack != null && !pack.bundled()) {
            return pack(pack, "installed", entry.from());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", entry.id());
        values.put("version", entry.version());
        values.put("title", pack == null ? "" : pack.title());
        values.put("origin", "installed");
        values.put("from", entry.from());
        values.put("current", false);
        return values;
    }

    private static Map<String, Object> pack(LessonIndex.PackEntry pack, String origin, String from) {
        int exercises = 0;
        for (LessonIndex.LessonEntry lesson : pack.lessons()) {
            exercises += lesson.exercises();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", pack.id());
        values.put("version", pack.version());
        values.put("title", pack.title());
        values.put("origin", origin);
        values.put("from", from);
        values.put("current", true);
        values.put("lessons", pack.lessons().size());
        values.put("exercises", exercises);
        return values;
    }

    private static String text(List<Map<String, Object>> packs) {
        StringBuilder out = new StringBuilder(row("pack", "version", "lessons", "exercises", "title"));
        for (Map<String, Object> pack : packs) {
            boolean current = (boolean) pack.get("current");
            String title = current ? (String) pack.get("title") : "(kept, not in use)";
            out.append(row(
                    pack.get("id"),
                    pack.get("version"),
                    current ? pack.get("lessons") : "",
                    current ? pack.get("exercises") : "",
                    title));
            String from = (String) pack.get("from");
            out.append(from.isEmpty() ? "" : "  from " + from + "\n");
        }
        return out.toString();
    }

    private static String row(Object id, Object version, Object lessons, Object exercises, Object title) {
        return String.format("%-16s %-9s %7s %9s  %s%n", id, version, lessons, exercises, title);
    }
}
