package dev.rediscover.cli;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.persist.desk.FileHost;
import dev.rediscover.persist.desk.FilePersistence;
import dev.rediscover.server.ServerLog.Level;
import dev.rediscover.server.conf.ConfigFault;
import dev.rediscover.server.conf.ConfigLoader;
import dev.rediscover.server.conf.ServeArguments;
import dev.rediscover.server.process.ProcessLog;
import dev.rediscover.server.process.RunningServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The engine as a server of its own. Its words are read by hand, because any directive of redis.conf may be an option;
 * here they are only described.
 */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Subcommands.VersionText.class,
        sortOptions = false,
        description = {
            "",
            "Serve Redis clients over the network, until Ctrl-C or SHUTDOWN.",
            "",
            "The words are redis-server's: a configuration file first, if there is one, then any of its",
            "directives as options with their values behind them, which count more than the file. \"-\" as the",
            "first or the last word reads a configuration from the input. Unless told otherwise it listens on",
            "this machine only, on port 6379; port 0 takes any that is free, and the line",
            "\"Ready to accept connections on ...\" says which.",
            "",
            "Data is kept as redis-server keeps it: a snapshot in dump.rdb now and then and at the end, in the folder",
            "that dir names (else the present one); every change in appendonlydir with --appendonly yes; nothing with",
            "--save \"\". What is there is loaded at the start.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover serve                               127.0.0.1:6379",
            "  rediscover serve --port 0                      any free port",
            "  rediscover serve redis.conf --port 7000        a file, and something else than it says",
            "  rediscover serve --bind '*' --requirepass \"$PASSWORD\"",
            "                                                 for other machines too",
            "  rediscover serve --port 0 --unixsocket /tmp/redis.sock",
            "                                                 a Unix socket only, as in Redis",
            "  rediscover serve --maxmemory 100mb --maxmemory-policy allkeys-lru",
            "  echo 'port 7000' | rediscover serve -",
            "",
            "Exit codes: 0 ended as asked, 1 it cannot start: the configuration, the port, the log."
        })
final class ServeCommand implements Runnable {
    private static final int FAILED = 1;

    /** The property that says this is a lesson's second server: nothing reaches further, and it ends with its input. */
    private static final String SECOND = "rediscover.second";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "[FILE] [--DIRECTIVE VALUE ...] [-]",
            hideParamSyntax = true,
            description = "A configuration file; directives; the input.")
    private String[] words;

    /** Only the help comes here; everything else goes to {@link #run(String[], Streams)}. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "these words do not go together");
    }

    /** The log of the program, and its end where a promise cannot be kept. */
    private record ServedFiles(ProcessLog log) implements FileHost {
        @Override
        public void log(int level, String line) {
            log.write(Level.values()[level], line);
        }

        @Override
        public void die() {
            Runtime.getRuntime().halt(FAILED);
        }
    }

    /** Whether {@code args}, which begin with {@code serve}, ask for the help or the version. */
    static boolean asksForHelp(String[] args) {
        return args.length == 2
                && (args[1].equals("--help")
                        || args[1].equals("-h")
                        || args[1].equals("--version")
                        || args[1].equals("-V"));
    }

    /** Serves until it is asked to end. {@code args} begin with {@code serve}. */
    static int run(String[] args, Streams streams) {
        Path folder = Path.of("").toAbsolutePath();
        boolean isSecond = Boolean.getBoolean(SECOND);
        if (isSecond) {
            endWith(streams.in());
        }
        Engine engine =
                new Engine(isSecond ? Families.forLessons() : Families.all(), Clock.system(), RandomSource.unseeded());
        ProcessLog log = new ProcessLog(engine.config(), Clock.system(), streams.out(), folder);
        try {
            ServeArguments arguments = ServeArguments.of(Arrays.copyOfRange(args, 1, args.length));
            engine.config().saveAsUsual();
            List<String> warnings = ConfigLoader.load(engine, arguments.read(folder, streams.in()), folder);
            log.check();
            greet(log, arguments, warnings);
            String file = arguments.file().isEmpty()
                    ? ""
                    : folder.resolve(arguments.file()).normalize().toString();
            engine.durability().persistence(new FilePersistence(engine, folder, new ServedFiles(log)));
            return serve(RunningServer.start(engine, log, folder, file), engine, log, streams);
        } catch (ConfigFault e) {
            streams.complain(
                    "\n*** FATAL CONFIG FILE ERROR (Rediscover " + Version.text() + ") ***\n" + e.getMessage() + "\n");
            return FAILED;
        } catch (IOException e) {
            return refused(e, log, streams);
        }
    }

    /** Dies as soon as nobody holds the other end of the input: whoever started this is gone, however he went. */
    private static void endWith(InputStream in) {
        Thread watch = new Thread(
                () -> {
                    try {
                        in.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        // it is over in this way too
                    }
                    Runtime.getRuntime().halt(FAILED);
                },
                "input");
        watch.setDaemon(true);
        watch.start();
    }

    private static void greet(ProcessLog log, ServeArguments arguments, List<String> warnings) {
        log.write(Level.NOTICE, "oO0OoO0OoO0Oo Rediscover is starting oO0OoO0OoO0Oo");
        log.write(
                Level.NOTICE,
                "Rediscover version=" + Version.text() + ", redis_version=" + Engine.REDIS_VERSION + ", java="
                        + System.getProperty("java.version") + ", pid="
                        + ProcessHandle.current().pid() + ", just started");
        log.write(
                Level.NOTICE,
                arguments.file().isEmpty()
                        ? "No config file specified, using the default config. In order to specify a config file use"
                                + " rediscover serve /path/to/redis.conf"
                        : "Configuration loaded");
        for (String warning : warnings) {
            log.write(Level.WARNING, "WARNING: " + warning);
        }
    }

    private static int serve(RunningServer server, Engine engine, ProcessLog log, Streams streams) {
        AtomicBoolean ending = new AtomicBoolean();
        Signals.handle("TERM", () -> {
            log.signal("Received SIGTERM scheduling shutdown...");
            server.ask(Parameter.SHUTDOWN_ON_SIGTERM);
        });
        Signals.handle("INT", () -> {
            if (!ending.compareAndSet(false, true)) {
                log.signal("You insist... exiting now.");
                Runtime.getRuntime().halt(FAILED);
            }
            log.signal("Received SIGINT scheduling shutdown...");
            server.ask(Parameter.SHUTDOWN_ON_SIGINT);
        });
        Signals.handle("HUP", () -> {}); // a terminal that is closed ends no server, as in Redis
        for (String place : server.places()) {
            streams.print("Ready to accept connections on " + place + "\n");
        }
        streams.flush();
        try {
            server.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    /** It cannot listen, or not write its log. */
    private static int refused(IOException why, ProcessLog log, Streams streams) {
        String text = why.getMessage();
        if (text.startsWith("could not listen on ") && !text.contains("Unix socket")) {
            int reason = text.lastIndexOf(": ");
            text = "Could not create server TCP listening socket "
                    + text.substring("could not listen on ".length(), reason) + ": bind" + text.substring(reason);
        }
        log.write(Level.WARNING, text);
        streams.complain("rediscover: " + text + "\n");
        if (text.endsWith("Address already in use")) {
            streams.complain("Another server is there already. Take another port with --port 7000, or any that is free"
                    + " with --port 0.\n");
        }
        return FAILED;
    }
}
