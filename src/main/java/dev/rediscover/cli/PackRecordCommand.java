package dev.rediscover.cli;

import dev.rediscover.author.PackPlace;
import dev.rediscover.author.PackPlaces;
import dev.rediscover.author.recording.Recordings;
import dev.rediscover.render.Theme;
import dev.rediscover.render.View;
import dev.rediscover.shell.EngineSource;
import dev.rediscover.shell.Engines;
import dev.rediscover.shell.Host;
import dev.rediscover.shell.Result;
import dev.rediscover.shell.Session;
import dev.rediscover.shell.Setting;
import dev.rediscover.shell.Settings;
import dev.rediscover.shell.Shell;
import dev.rediscover.shell.Start;
import dev.rediscover.shell.StateFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Records a step: the author plays it at the prompt, and its YAML is written into the lesson. */
@Command(
        name = "record",
        description = "Play an exercise at the prompt; its YAML is written, proved, at the end of the lesson.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover pack record library --lesson returns",
            "  rediscover pack record library --lesson returns --kind predict --id twice",
            "  rediscover pack record library < played.txt         the same lines from a file",
            "",
            "Setup first, then :ask TEXT and the solution, then :wrong and answers that people get",
            "wrong, then :save. :help lists all words. A lesson that is not there is made.",
            "",
            "Exit codes: 0 a step was written, or you left; off a terminal 1 if none was written.",
            "2 wrong usage."
        })
final class PackRecordCommand implements Callable<Integer> {
    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "PACK", description = "The pack's folder; else the one you are in.")
    private String pack = ".";

    @Option(names = "--lesson", paramLabel = "ID", description = "The lesson; may be left out if there is but one.")
    private String lesson;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "command, task, script or predict; else it goes by the solution.")
    private String kind;

    @Option(names = "--id", paramLabel = "ID", description = "The name of the step; else it goes by the command.")
    private String id;

    @Option(names = "--plain", description = "One fact a line, no drawing, no redrawing.")
    private boolean plain;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.")
    private String color;

    PackRecordCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (kind != null && !kind.toLowerCase(Locale.ROOT).matches("command|task|script|lua|predict")) {
            throw new ParameterException(
                    spec.commandLine(), "--kind is command, task, script, lua or predict; other kinds: pack add step");
        }
        PackPlace place = PackPlaces.one(pack);
        return streams.isTerminal() ? onTerminal(place) : fromInput(place);
    }

    private RecordingGuest guest(PackPlace place, Host host) throws IOException {
        RecordingGuest guest = new RecordingGuest(host);
        String word = kind == null ? null : kind.toLowerCase(Locale.ROOT);
        return guest.speakingFor(Recordings.begin(place, lesson, id, word, Engines::forLesson, guest));
    }

    private int onTerminal(PackPlace place) throws IOException {
        Options options = new Options();
        options.plain = plain;
        options.color = color;
        Start start = Interactive.start(streams, options, null);
        return Shell.run(start, host -> guest(place, host));
    }

    /** The lines of a recording from the input; replies go to the output, everything else beside it. */
    private int fromInput(PackPlace place) throws IOException {
        Settings settings = Settings.fallback().in(streams.env());
        settings.put(Setting.VIEW, View.CLASSIC.label(), "start");
        Session session = new Session(
                new EngineSource(),
                new StreamScreen(streams, Theme.PLAIN, plain),
                settings,
                StateFolder.of(streams.env()));
        Host host = Host.of(session);
        RecordingGuest guest = guest(place, host);
        host.seat(guest);
        BufferedReader in = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            Result result = session.run(line);
            if (result == Result.LEAVE) {
                break;
            }
            if (result != Result.FINE) {
                streams.complain("rediscover: that was line " + number + " of the input\n");
            }
        }
        if (!guest.isSaved()) {
            streams.complain("rediscover: no step was written\n");
        }
        return guest.isSaved() ? 0 : 1;
    }
}
