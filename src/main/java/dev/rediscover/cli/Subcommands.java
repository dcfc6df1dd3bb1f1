package dev.rediscover.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Everything on the command line but the shell itself and commands that are given; read by picocli. */
final class Subcommands {
    private static final Set<String> NOT_BUILT = Set.of("lab");

    private Subcommands() {}

    /** Runs the subcommand in {@code args} and returns its exit code. */
    static int run(String[] args, Streams streams) {
        if (args.length > 0 && NOT_BUILT.contains(args[0])) {
            streams.complain("rediscover: \"" + args[0] + "\" is not built yet; see rediscover --help for what is\n");
            return Main.USAGE;
        }
        if (args.length > 0 && args[0].equals("connect") && !ConnectCommand.asksForHelp(args)) {
            return ConnectCommand.run(args, streams); // redis-cli's -h is a host, and what follows may be a command
        }
        if (args.length > 0 && args[0].equals("serve") && !ServeCommand.asksForHelp(args)) {
            return ServeCommand.run(args, streams); // any directive of redis.conf may be an option
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = line(streams)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
                .setParameterExceptionHandler(Subcommands::refuse)
                .setExecutionExceptionHandler((fault, command, parsed) -> Main.failed(fault, streams));
        int code = line.execute(args);
        streams.print(out.toString());
        if (err.getBuffer().length() > 0) {
            streams.complain(err.toString());
        }
        return code;
    }

    private static CommandLine line(Streams streams) {
        CommandLine line = new CommandLine(new Top());
        line.addSubcommand(new Learn(streams));
        line.addSubcommand(new LessonsCommand(streams));
        line.addSubcommand(new ReviewCommand(streams));
        line.addSubcommand(new DrillCommand(streams));
        line.addSubcommand(new ExamCommand(streams));
        line.addSubcommand(new ServeCommand());
        line.addSubcommand(new ConnectCommand());
        line.addSubcommand(BackupCommand.line(streams));
        line.addSubcommand(new RestoreCommand(streams));
        line.addSubcommand(new CheckRdbCommand(streams));
        line.addSubcommand(new CheckAofCommand(streams));
        line.addSubcommand(new ProgressCommand(streams));
        line.addSubcommand(PackCommand.line(streams));
        line.addSubcommand(new ReplayCommand(streams));
        line.addSubcommand(new GradeCommand(streams));
        line.addSubcommand(new StatsCommand(streams));
        line.addSubcommand(new DoctorCommand(streams));
        line.addSubcommand(new Completion());
        HelpTexts.reflow(line);
        return line;
    }

    /** Begins with a word of the shell: on a terminal in the shell, else with the answers on the input. */
    static int practise(Streams streams, String word, boolean plain, String color) throws IOException {
        Options options = new Options();
        options.plain = plain;
        options.color = color;
        return streams.isTerminal()
                ? Interactive.run(streams, options, word)
                : new OneShot(streams, options).practise(word);
    }

    private static int refuse(ParameterException fault, String[] args) {
        PrintWriter err = fault.getCommandLine().getErr();
        err.println("rediscover: " + fault.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(fault, err);
        err.println("Try: " + fault.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return Main.USAGE;
    }

    /** Gives the version of the program. */
    static final class VersionText implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"rediscover " + Version.text()};
        }
    }

    /** The program itself. Its own options are read by {@link Options}; here they are only described. */
    @Command(
            name = "rediscover",
            mixinStandardHelpOptions = true,
            versionProvider = VersionText.class,
            sortOptions = false,
            header = "Learn Redis at a prompt that is Redis.",
            description = {
                "",
                "Without a subcommand the learning shell starts: type Redis commands, or :learn for the lessons.",
                "With -c, or with commands on the input, they are run and their replies printed.",
                ""
            },
            optionListHeading = "Options:%n",
            commandListHeading = "%nSubcommands:%n",
            footerHeading = "%nExamples:%n",
            footer = {
                "  rediscover                              the shell",
                "  rediscover learn lists                  straight into a lesson",
                "  rediscover -c \"SET a 1\" -c \"INCR a\"     run commands and print their replies",
                "  rediscover --json < commands.redis      the same from a file, as JSON",
                "",
                "Exit codes: 0 fine, 1 a Redis error or a failed check, 2 wrong usage, 3 no connection,",
                "4 time-out, 70 a fault in the program itself.",
                "What the program remembers lies in $REDISCOVER_HOME, else the platform's data folder."
            })
    static final class Top implements Runnable {
        @Spec
        private CommandLine.Model.CommandSpec spec;

        @Option(names = "-c", paramLabel = "COMMAND", description = "Run this command; may be given several times.")
        private String[] commands;

        @Option(names = "--json", description = "Print replies as JSON.")
        private boolean json;

        @Option(names = "--csv", description = "Print replies as CSV.")
        private boolean csv;

        @Option(names = "--raw", description = "Print replies bare, as off a terminal.")
        private boolean raw;

        @Option(names = "--no-raw", description = "Print replies with their types, as on a terminal.")
        private boolean noRaw;

        @Option(names = "--quoted-json", description = "Print replies as JSON, bytes quoted as redis-cli does.")
        private boolean quotedJson;

        @Option(names = "--table", description = "Print replies in columns.")
        private boolean table;

        @Option(
                names = "--plain",
                description = "One fact a line, no drawing, no redrawing: for screen readers and simple terminals.")
        private boolean plain;

        @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never. NO_COLOR is heeded.")
        private String color;

        @Option(names = "--no-color", description = "The same as --color never.")
        private boolean noColor;

        @Option(names = "--no-history", description = "Do not keep the lines typed in this session.")
        private boolean noHistory;

        @Option(names = "--no-sandbox", description = "Begin with an empty engine, and keep nothing of it.")
        private boolean noSandbox;

        @Option(
                names = "--sandbox",
                description = "With -c and commands from the input: on the data that the shell keeps, and keep them.")
        private boolean sandbox;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "these options do not go together");
        }
    }

    @Command(
            name = "learn",
            description = "Start the shell in a lesson.",
            mixinStandardHelpOptions = true,
            versionProvider = VersionText.class,
            footerHeading = "%nExamples:%n",
            footer = {
                "  rediscover learn                go on where you stopped",
                "  rediscover learn sorted-sets    take this lesson"
            })
    static final class Learn implements java.util.concurrent.Callable<Integer> {
        private final Streams streams;

        @Parameters(
                arity = "0..1",
                paramLabel = "LESSON",
                description = "A lesson's name, from `rediscover lessons`; without it the next one.")
        private String lesson = "";

        @Option(names = "--plain", description = "One fact a line, no drawing, no redrawing.")
        private boolean plain;

        @Option(names = "--color", paramLabel = "WHEN", description = "auto, always or never.")
        private String color;

        Learn(Streams streams) {
            this.streams = streams;
        }

        @Override
        public Integer call() throws Exception {
            Options options = new Options();
            options.plain = plain;
            options.color = color;
            return streams.isTerminal()
                    ? Interactive.run(streams, options, lesson)
                    : new OneShot(streams, options).learn(lesson);
        }
    }

    @Command(
            name = "completion",
            description = "Print a script that completes rediscover's options in your shell.",
            mixinStandardHelpOptions = true,
            versionProvider = VersionText.class,
            footerHeading = "%nExample:%n",
            footer = "  source <(rediscover completion bash)")
    static final class Completion implements Runnable {
        @Spec
        private CommandLine.Model.CommandSpec spec;

        @Parameters(paramLabel = "SHELL", description = "bash or zsh.")
        private String shell;

        @Override
        public void run() {
            if (!shell.equals("bash") && !shell.equals("zsh")) {
                throw new ParameterException(
                        spec.commandLine(), "there is a script for bash and zsh, not for " + shell);
            }
            spec.commandLine()
                    .getOut()
                    .print(AutoComplete.bash("rediscover", spec.parent().commandLine()));
        }
    }
}
