package dev.rediscover.cli;

import dev.rediscover.lesson.LessonIndex;
import dev.rediscover.shell.Colours;
import dev.rediscover.shell.Lessons;
import dev.rediscover.shell.Setting;
import dev.rediscover.shell.Settings;
import dev.rediscover.shell.StateFolder;
import dev.rediscover.shell.TerminalFacts;
import java.io.File;
import java.util.Map;
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
        Map<String, String> env = streams.env();
        String encoding = System.getProperty("stdout.encoding", System.getProperty("native.encoding", ""));
        boolean utf8 = TerminalFacts.isUnicode(env, encoding);
        say(utf8, "Unicode", utf8 ? "yes" : "not said by the locale; set LANG to one that ends in .UTF-8, or --plain");
        if (streams.isTerminal()) {
            TerminalFacts facts = TerminalFacts.ofProcess(env);
            boolean roomy = facts.columns() >= 40 && facts.rows() >= 12;
            String size = facts.columns() + " columns, " + facts.rows() + " rows";
            say(roomy, "window", roomy ? size : size + "; from 40 by 12 up everything fits");
        }
        colours();
        for (String advice : TerminalFacts.advice(env, encoding)) {
            say(false, "advice", advice);
        }
    }

    /** Whether there are colours, by which rule, and in which theme. */
    private void colours() {
        Settings settings = Settings.read(StateFolder.of(streams.env()));
        String setting = settings.get(Setting.COLOR);
        boolean colours = Colours.wanted(null, setting, streams.env(), streams.outIsTerminal());
        String why = Colours.reason(setting, streams.env(), streams.outIsTerminal());
        say(colours, "colours", (colours ? "yes" : "off") + " (" + why + ")");
        say(true, "theme", settings.get(Setting.THEME) + "; \":set theme\" shows its colours");
        say(true, "plain", settings.get(Setting.PLAIN) + " (" + settings.origin(Setting.PLAIN) + ")");
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
        int installed = 0;
        for (LessonIndex.PackEntry pack :
                Lessons.shelf(StateFolder.of(streams.env())).lessons().packs()) {
            installed += pack.bundled() ? 0 : 1;
            for (LessonIndex.LessonEntry lesson : pack.lessons()) {
                lessons++;
                exercises += lesson.exercises();
            }
        }
        String counted = lessons + " with " + exercises + " exercises";
        String more = installed == 0 ? "" : "; " + installed + (installed == 1 ? " pack" : " packs") + " installed";
        need(lessons > 0, "lessons", counted + more, "build the program again");
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
