package dev.rediscover.cli;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.Theme;
import dev.rediscover.render.View;
import dev.rediscover.shell.Colours;
import dev.rediscover.shell.Destination;
import dev.rediscover.shell.EngineSource;
import dev.rediscover.shell.Result;
import dev.rediscover.shell.Sandbox;
import dev.rediscover.shell.Session;
import dev.rediscover.shell.Setting;
import dev.rediscover.shell.Settings;
import dev.rediscover.shell.StateFolder;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Commands from {@code -c} or from the input, run one after the other on an empty engine. */
final class OneShot {
    /** Longer lines are refused, as Redis refuses longer inline commands. */
    private static final int LONGEST_LINE = 64 << 20;

    private final Streams streams;
    private final Session session;
    private final EngineSource engine;
    private final Sandbox sandbox;

    OneShot(Streams streams, Options options) {
        this.streams = streams;
        Settings settings = Settings.fallback().in(streams.env());
        View view = options.view != null ? options.view : streams.outIsTerminal() ? View.CLASSIC : View.RAW;
        settings.put(Setting.VIEW, view.label(), "start");
        if (options.plain) {
            settings.put(Setting.PLAIN, "on", "--plain");
        }
        boolean colours = Colours.wanted(options.color, "auto", streams.env(), streams.outIsTerminal());
        Theme theme = colours && view != View.JSON && view != View.CSV ? Theme.AUTO : Theme.PLAIN;
        StateFolder state = StateFolder.of(streams.env());
        sandbox = Boolean.TRUE.equals(options.sandbox) ? new Sandbox(state, true) : null;
        engine = new EngineSource(sandbox);
        session = new Session(engine, new StreamScreen(streams, theme, options.plain), settings, state);
    }

    /** Takes the sandbox, if it is wanted; the exit code if it cannot be had, 0 if all is well. */
    private int enter() {
        if (sandbox == null) {
            return 0;
        }
        engine.link();
        String trouble = sandbox.isOurs() ? sandbox.beginning() : "the sandbox cannot be had. " + sandbox.beginning();
        if (!trouble.isEmpty()) {
            streams.complain("rediscover: " + trouble + "\n");
            sandbox.close();
        }
        return trouble.isEmpty() ? 0 : Main.USAGE;
    }

    /** Keeps the sandbox; {@code code} unless that cannot be done. */
    private int leave(int code) {
        if (sandbox == null) {
            return code;
        }
        sandbox.close();
        if (!sandbox.trouble().isEmpty()) {
            streams.complain("rediscover: " + sandbox.trouble() + "\n");
            return Main.USAGE;
        }
        return code;
    }

    /** Runs the commands of {@code -c}; a line that cannot be read ends it. */
    int run(Iterable<String> lines) {
        int trouble = enter();
        if (trouble != 0) {
            return trouble;
        }
        Result result = Result.FINE;
        for (String line : lines) {
            Result one = session.run(line);
            result = result.and(one);
            if (one == Result.LEAVE || one == Result.USAGE || one == Result.TIMED_OUT) {
                break;
            }
        }
        return leave(result.and(session.endInput()).exitCode());
    }

    /** Runs one command, or the lines of the input where that is empty, on a server somewhere else. */
    int connected(Destination to, List<Bytes> command) throws IOException {
        Result begun = session.connect(to, false);
        try {
            if (begun != Result.FINE) {
                return begun.exitCode();
            }
            return command.isEmpty() ? runInput() : session.command(command).exitCode();
        } finally {
            session.close();
        }
    }

    /** Takes a lesson with the answers on the input, a line each. */
    int learn(String lesson) throws IOException {
        Result begun = session.run(":learn " + lesson);
        return begun == Result.FINE ? runInput() : begun.exitCode();
    }

    /** Begins with a word of the shell, takes answers from the input until they or the exercises end, and sums up. */
    int practise(String word) throws IOException {
        Result result = session.run(word);
        InputStream in = new BufferedInputStream(streams.in());
        while (session.isLearning()) {
            String line = line(in);
            result = result.and(line == null ? session.endInput() : session.run(line));
            result = line == null ? result.and(session.run("exit")) : result;
        }
        return result.exitCode();
    }

    /** Runs the lines of the input to its end. */
    int runInput() throws IOException {
        int trouble = enter();
        if (trouble != 0) {
            return trouble;
        }
        InputStream in = new BufferedInputStream(streams.in());
        Result result = Result.FINE;
        int number = 0;
        for (String line = line(in); line != null; line = line(in)) {
            number++;
            Result one = session.run(line);
            if (one == Result.USAGE) {
                streams.complain("rediscover: that was line " + number + " of the input\n");
            }
            result = result.and(one);
            if (one == Result.LEAVE || one == Result.LOST) {
                break;
            }
        }
        return leave(result.and(session.endInput()).exitCode());
    }

    /** The next line, decoded as UTF-8; {@code null} at the end. */
    private static String line(InputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = first; b >= 0 && b != '\n'; b = in.read()) {
            if (line.size() == LONGEST_LINE) {
                throw new IOException("a line of the input is longer than " + (LONGEST_LINE >> 20) + " MB");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
