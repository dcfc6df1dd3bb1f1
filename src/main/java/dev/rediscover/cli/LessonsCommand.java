package dev.rediscover.cli;

import dev.rediscover.base.Clock;
import dev.rediscover.lesson.LessonIndex;
import dev.rediscover.render.JsonText;
import dev.rediscover.shell.Lessons;
import dev.rediscover.shell.StateFolder;
import dev.rediscover.tutor.Progress;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists packs and lessons, and how much of each is done; from small indexes, without reading a lesson. */
@Command(
        name = "lessons",
        description = "List packs, lessons, their exercises and what is done.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {"  rediscover lessons", "  rediscover lessons --json"})
final class LessonsCommand implements Callable<Integer> {
    private static final int BAR = 10;

    private final Streams streams;

    @Option(
            names = "--json",
            description =
                    "As JSON: pack, lesson, title, exercises, done, minutes, version, origin (bundled or installed).")
    private boolean json;

    LessonsCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        StateFolder state = StateFolder.of(streams.env());
        Progress progress = Progress.in(state.folder().toPath(), Clock.system());
        StringBuilder out = new StringBuilder();
        LessonIndex index = Lessons.shelf(state).lessons();
        for (LessonIndex.PackEntry pack : index.packs()) {
            if (!json) {
                out.append(out.length() == 0 ? "" : "\n")
                        .append(pack.title())
                        .append(" (")
                        .append(pack.id())
                        .append(pack.bundled() ? ")\n" : " " + pack.version() + ", installed)\n");
            }
            for (LessonIndex.LessonEntry lesson : pack.lessons()) {
                int done = progress.solved(pack.id(), lesson.id());
                out.append(
                        json ? object(pack, lesson, done, out.length() == 0) : line(index.name(lesson), lesson, done));
            }
        }
        streams.print(json ? (out.length() == 0 ? "[" : "") + out + "]\n" : out.toString());
        return 0;
    }

    private static String line(String name, LessonIndex.LessonEntry lesson, int done) {
        int filled = lesson.exercises() == 0 ? 0 : BAR * done / lesson.exercises();
        return String.format(
                "  %-20s [%s%s] %2d/%-2d  %s (%d min)%n",
                name,
                "#".repeat(filled),
                ".".repeat(BAR - filled),
                done,
                lesson.exercises(),
                lesson.title(),
                lesson.minutes());
    }

    private static String object(LessonIndex.PackEntry pack, LessonIndex.LessonEntry lesson, int done, boolean first) {
        return (first ? "[\n  " : ",\n  ")
                + "{\"pack\": " + JsonText.of(lesson.pack())
                + ", \"lesson\": " + JsonText.of(lesson.id())
                + ", \"title\": " + JsonText.of(lesson.title())
                + ", \"exercises\": " + lesson.exercises()
                + ", \"done\": " + done
                + ", \"minutes\": " + lesson.minutes()
                + ", \"version\": " + JsonText.of(pack.version())
                + ", \"origin\": \"" + (pack.bundled() ? "bundled" : "installed") + "\"}";
    }
}
