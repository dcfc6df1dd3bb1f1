package dev.rediscover.cli;

import dev.rediscover.shell.Destination;
import dev.rediscover.shell.Setting;
import dev.rediscover.shell.Settings;
import dev.rediscover.shell.Shell;
import dev.rediscover.shell.Start;
import dev.rediscover.shell.StateFolder;
import java.io.IOException;
import java.util.Map;

/** Wires the interactive shell to the process. */
final class Interactive {
    private Interactive() {}

    /** Runs the shell. {@code begin}: a lesson, empty for the next, a word with its colon, {@code null} for nothing. */
    static int run(Streams streams, Options options, String begin) throws IOException {
        return Shell.run(start(streams, options, begin));
    }

    /** Runs the shell on a server somewhere else. */
    static int connect(Streams streams, Options options, Destination to) throws IOException {
        return Shell.connect(start(streams, options, null), to);
    }

    /** How the shell starts, by the settings that are kept, the environment and the options. */
    static Start start(Streams streams, Options options, String begin) {
        Map<String, String> env = streams.env();
        StateFolder state = StateFolder.of(env);
        Settings settings = Settings.read(state).in(env);
        if (options.view != null) {
            settings.put(Setting.VIEW, options.view.label(), "option");
        }
        if (options.plain) {
            settings.put(Setting.PLAIN, "on", "--plain");
        } else if (env.getOrDefault("ACCESSIBLE", "").equals("1")) {
            settings.put(Setting.PLAIN, "on", "ACCESSIBLE=1");
        } else if (env.getOrDefault("TERM", "").equals("dumb")) {
            settings.put(Setting.PLAIN, "on", "TERM=dumb");
        }
        if (options.sandbox != null) {
            settings.put(
                    Setting.SANDBOX, options.sandbox ? "on" : "off", options.sandbox ? "--sandbox" : "--no-sandbox");
        }
        return new Start(state, settings, env, options.color, !options.noHistory, begin);
    }
}
