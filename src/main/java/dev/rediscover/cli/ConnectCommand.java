package dev.rediscover.cli;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.BadAddress;
import dev.rediscover.resp.Utf8;
import dev.rediscover.shell.Destination;
import dev.rediscover.shell.KnownServers;
import dev.rediscover.shell.StateFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * The shell on a server somewhere else. Its words are read by hand, because they are redis-cli's: {@code -h} is a host,
 * and what follows the options is a command with options of its own. Here they are only described.
 */
@Command(
        name = "connect",
        sortOptions = false,
        separator = " ",
        description = {
            "Use the shell on a real Redis, Valkey or cluster.",
            "",
            "The options are redis-cli's. Without a command the prompt comes up; with one, or with commands on the",
            "input, they are run and their replies printed. NAME is a server from the file \"connections\" of the",
            "folder that the program keeps: a line is a name and the words that would stand here.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  rediscover connect                        127.0.0.1:6379",
            "  rediscover connect -p 7000 GET a          one command, its reply, the exit code",
            "  rediscover connect redis://10.0.0.5/2 --user app --askpass",
            "  rediscover connect -h db.example.org --tls --user app --read-only",
            "  rediscover connect -c -p 7001             a cluster: goes where the keys are",
            "  rediscover connect --production shop -h 10.0.0.5",
            "                                            \"shop\" is asked for before FLUSHALL",
            "  rediscover connect -p 7000 --csv < commands.redis",
            "",
            "The password may also be in the variable REDISCLI_AUTH.",
            "Exit codes: 0 fine, 1 a Redis error or a command that was not sent, 2 wrong usage,",
            "3 no connection, 4 time-out."
        })
final class ConnectCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..*",
            paramLabel = "[URI|NAME] [COMMAND ...]",
            hideParamSyntax = true,
            description = "Where, unless options say it; then a command.")
    private String[] words;

    @Option(names = "-u", paramLabel = "URI", description = "redis:// rediss:// (TLS) or unix://, as in the examples.")
    private String uri;

    @Option(names = "-h", paramLabel = "HOST", description = "Host (127.0.0.1).")
    private String host;

    @Option(names = "-p", paramLabel = "PORT", description = "Port (6379).")
    private String port;

    @Option(names = "-s", paramLabel = "SOCKET", description = "Unix socket, in the place of host and port.")
    private String socket;

    @Option(names = "-n", paramLabel = "DB", description = "Number of the database.")
    private String db;

    @Option(
            names = {"-a", "--pass"},
            paramLabel = "PASSWORD",
            description = "Password; others on this machine may see it in the list of processes.")
    private String password;

    @Option(names = "--user", paramLabel = "USER", description = "User of the server's access control list.")
    private String user;

    @Option(names = "--askpass", description = "Ask for the password.")
    private boolean askpass;

    @Option(names = "-2", description = "Speak RESP2.")
    private boolean resp2;

    @Option(names = "-3", description = "Speak RESP3, or nothing.")
    private boolean resp3;

    @Option(names = "-c", description = "A cluster: follow MOVED and ASK.")
    private boolean cluster;

    @Option(names = "-t", paramLabel = "SECONDS", description = "How long connecting may take (10).")
    private String timeout;

    @Option(names = "--name", paramLabel = "NAME", description = "What CLIENT LIST is to call this client.")
    private String name;

    @Option(names = "--tls", description = "Encrypt the connection.")
    private boolean tls;

    @Option(names = "--sni", paramLabel = "HOST", description = "Server name to ask for with TLS.")
    private String sni;

    @Option(names = "--cacert", paramLabel = "FILE", description = "Certificates to trust, PEM.")
    private String cacert;

    @Option(names = "--cacertdir", paramLabel = "FOLDER", description = "The same, as a folder of files.")
    private String cacertdir;

    @Option(names = "--cert", paramLabel = "FILE", description = "Own certificate, PEM.")
    private String cert;

    @Option(names = "--key", paramLabel = "FILE", description = "Its key, PEM.")
    private String key;

    @Option(names = "--insecure", description = "Do not check the server's certificate.")
    private boolean insecure;

    @Option(names = "--read-only", description = "Send no command that writes.")
    private boolean readOnly;

    @Option(
            names = "--production",
            paramLabel = "NAME",
            description = "Others depend on this server: the prompt says NAME, and NAME has to be typed before"
                    + " commands that could do much harm.")
    private String production;

    @Option(names = "--yes", description = "Do not ask before commands that could do much harm.")
    private boolean yes;

    @Option(
            names = {"--json", "--csv", "--raw", "--no-raw", "--quoted-json", "--table"},
            description = "How replies are printed.")
    private boolean view;

    @Option(
            names = {"--plain", "--no-color", "--no-history", "--no-sandbox"},
            description = "As without connect.")
    private boolean look;

    @Option(names = "--help", usageHelp = true, description = "Show this help and exit.")
    private boolean help;

    /** Whether the words ask what connect is, rather than ask a server something. */
    static boolean asksForHelp(String[] args) {
        return args.length == 2 && args[1].equals("--help");
    }

    /** Connects as {@code args} say and returns the exit code. */
    static int run(String[] args, Streams streams) {
        try {
            return connect(args, streams);
        } catch (IOException | RuntimeException e) {
            return Main.failed(e, streams);
        }
    }

    private static int connect(String[] args, Streams streams) throws IOException {
        Options options = new Options();
        Destination to;
        KnownServers known = KnownServers.of(StateFolder.of(streams.env()));
        known.complaints().forEach(complaint -> streams.complain("rediscover: " + complaint + "\n"));
        try {
            List<String> words = Arrays.asList(args).subList(1, args.length);
            to = Destination.read(words, streams.env(), known, options::takeSwitchOf);
        } catch (BadAddress e) {
            streams.complain("rediscover: " + e.getMessage() + "\nTry: rediscover connect --help\n");
            return Main.USAGE;
        }
        if (options.trouble != null) {
            streams.complain("rediscover: " + options.trouble + "\n");
            return Main.USAGE;
        }
        List<Bytes> command = new ArrayList<>();
        for (String word : to.flags().rest()) {
            command.add(Utf8.bytes(word));
        }
        return streams.isTerminal() && command.isEmpty()
                ? Interactive.connect(streams, options, to)
                : new OneShot(streams, options).connected(to, command);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "these options do not go together");
    }
}
