package dev.rediscover.cli;

import dev.rediscover.lesson.LessonIndex;
import dev.rediscover.shell.StateFolder;
import java.io.File;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Says what this machine and terminal can do for the program, and what to do where something is missing. */
@Command(
        name = "doctor",
        description = "Check what this machine and terminal can do.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExit code:%n",
        footer = "  0 if all that is needed is there, 1 if not.")
final class DoctorCommand implements Callable<Integer> {
    private static final int OLDEST_JAVA = 17;

    private final Streams streams;
    private boolean wellEnough = true;

    DoctorCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() {
        say(true, "rediscover", Version.text());
        int java = Runtime.version().feature();
        need(java >= OLDEST_JAVA, "Java", System.getProperty("java.runtime.version"), "install Java 17 or newer");
        terminal();
        folder();
        lessons();
        program("redis-server", "a real server to compare with; not needed for learning");
        program("redis-cli", "the usual client; not needed for learning");
        return wellEnough ? 0 : 1;
    }

    private void terminal() {
        String term = streams.env().getOrDefault("TERM", "");
        say(
                streams.isTerminal(),
                "terminal",
                streams.isTerminal() ? "TERM=" + term : "none: commands are run as given");
        boolean utf8 = Charset.defaultCharset().equals(StandardCharsets.UTF_8)
                || streams.env()
                        .getOrDefault("LANG", "")
                        .toUpperCase(java.util.Locale.ROOT)
                        .contains("UTF-8");
        say(utf8, "UTF-8", utf8 ? "yes" : "not said by the locale; set LANG to one that ends in .UTF-8");
        boolean colours = streams.env().getOrDefault("NO_COLOR", "").isEmpty() && !term.equals("dumb");
        say(colours, "colours", colours ? "yes" : "off (NO_COLOR or TERM=dumb)");
    }

    private void folder() {
        StateFolder state = StateFolder.of(streams.env());
        File folder = state.folder();
        boolean usable = state.make() && folder.canWrite();
        need(usable, "state folder", folder.toString(), "make it writable, or name another in REDISCOVER_HOME");
    }

    private void lessons() {
        int lessons = 0;
        int exercises = 0;
        for (LessonIndex.PackEntry pack : LessonIndex.bundled().packs()) {
            for (LessonIndex.LessonEntry lesson : pack.lessons()) {
                lessons++;
                exercises += lesson.exercises();
            }
        }
        need(lessons > 0, "lessons", lessons + " with " + exercises + " exercises", "build the program again");
    }

    private void program(String name, String use) {
        String found = null;
        for (String folder : streams.env().getOrDefault("PATH", "").split(File.pathSeparator)) {
            File file = new File(folder, name);
            found = found == null && file.canExecute() ? file.toString() : found;
        }
        say(found != null, name, found != null ? found : "not found (" + use + ")");
    }

    private void need(boolean there, String what, String how, String cure) {
        wellEnough &= there;
        say(there, what, there ? how : how + " - " + cure);
    }

    private void say(boolean there, String what, String how) {
        streams.print(String.format("%-3s %-13s %s%n", there ? "ok" : "-", what, how));
    }
}
