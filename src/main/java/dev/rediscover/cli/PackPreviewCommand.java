package dev.rediscover.cli;

import dev.rediscover.author.PackPlaces;
import dev.rediscover.author.Preview;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.render.Canvas;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Theme;
import dev.rediscover.shell.Colours;
import dev.rediscover.shell.Engines;
import dev.rediscover.shell.StepView;
import dev.rediscover.shell.Terminals;
import dev.rediscover.shell.TurnedPages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows a step as a learner sees it, and again whenever a file is saved. */
@Command(
        name = "preview",
        description = "See a step as a learner does, while you write it: it is shown anew whenever a file is saved.",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover pack preview library",
            "  rediscover pack preview library first --step class-set --as author",
            "  rediscover pack preview basics counters --locale de | less",
            "",
            "Keys: n next step, p step before, a what is asked of an answer, space and arrows scroll, q leaves.",
            "What cannot be read is told in the place of the step until it is mended.",
            "Off a terminal the step is printed once; the exit code is 1 if it cannot be read."
        })
final class PackPreviewCommand implements Callable<Integer> {

    private final Streams streams;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "PACK", description = "Its folder or its id; else here.")
    private String pack = ".";

    @Parameters(index = "1", arity = "0..1", paramLabel = "LESSON", description = "A lesson; else the first.")
    private String lesson;

    @Option(names = "--step", paramLabel = "ID", description = "A step; else the first.")
    private String step;

    @Option(names = "--as", paramLabel = "WHO", description = "learner, or author: with what is asked of an answer.")
    private String as = "learner";

    @Option(names = "--locale", paramLabel = "LANGUAGE", description = "In a language it was translated to, as de.")
    private String locale;

    @Option(names = "--plain", description = "One fact a line, nothing redrawn; Enter shows the step anew.")
    private boolean plain;

    @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.")
    private String color;

    PackPreviewCommand(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Integer call() throws IOException {
        if (!as.equals("learner") && !as.equals("author")) {
            throw new ParameterException(spec.commandLine(), "--as is learner or author, not " + as);
        }
        Map<String, String> env = streams.env();
        Preview preview = new Preview(
                PackPlaces.one(pack, PackShelf.of(streams)),
                Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(1)).catalog(),
                locale == null || locale.equals("en") ? null : locale,
                lesson,
                step);
        boolean coloured = Colours.wanted(color, "auto", env, streams.outIsTerminal());
        boolean simple = plain || env.getOrDefault("ACCESSIBLE", "").equals("1");
        Theme theme = coloured ? Theme.AUTO : Theme.PLAIN;
        StepView view = new StepView(locale == null ? "en" : locale, simple, coloured);
        PreviewDesk desk = new PreviewDesk(preview, view, as.equals("author"));
        if (!streams.isTerminal()) {
            return once(preview, desk, theme, simple);
        }
        if (simple || !TurnedPages.show(env, theme, desk)) {
            return byLines(preview, desk, theme, simple);
        }
        return 0;
    }

    private int once(Preview preview, PreviewDesk desk, Theme theme, boolean simple) {
        Preview.Page page = preview.page();
        print(desk.page(page, new StreamScreen(streams, Theme.PLAIN, simple).canvas()), theme);
        return page.lesson() == null ? 1 : 0;
    }

    private void print(StyledText text, Theme theme) {
        if (theme == Theme.PLAIN) {
            streams.print(text);
        } else {
            streams.print(text.ansi(theme));
        }
        streams.flush();
    }

    /** Nothing is redrawn: the letters of the keys are typed as lines, and an empty line shows the step anew. */
    private int byLines(Preview preview, PreviewDesk desk, Theme theme, boolean simple) throws IOException {
        Canvas canvas = new Canvas(Terminals.columns(streams.env()), Integer.MAX_VALUE, simple);
        BufferedReader in = new BufferedReader(new InputStreamReader(streams.in(), StandardCharsets.UTF_8));
        String line = "";
        while (line != null && !line.strip().equals("q")) {
            if (!line.isBlank() && !desk.press(line.strip().charAt(0))) {
                streams.print(
                        line.matches("\\s*[np].*")
                                ? "There is no further step.\n"
                                : "n next, p step before, a as author, q leave, Enter shows it anew.\n");
            } else {
                print(desk.page(preview.page(), canvas), theme);
                streams.print("\n" + desk.status(canvas.columns()) + "\n");
            }
            streams.flush();
            line = in.readLine();
        }
        return 0;
    }
}
