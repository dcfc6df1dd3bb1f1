package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.lesson.CrashRules;
import dev.rediscover.link.SocketTalk;
import dev.rediscover.resp.Reply;
import dev.rediscover.tutor.SecondServer;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A second server that is a process of its own: this program again, on this machine only (a Unix socket in a folder
 * that nobody else may enter), with little memory, and with a user who may do no more than {@link CrashRules} allows,
 * scripts included. It is killed and its folder is removed when this program ends. Where this program is killed itself,
 * the server ends too, as its input does; only the folder is left then.
 */
public final class SecondProcess implements SecondServer {
    private static final String SECOND = "rediscover.second"; // the property by which serve knows what it is
    private static final String CONFIGURATION = "conf";
    private static final int PATIENCE_MILLIS = 20_000; // until it runs, or has ended
    private static final int POLL_MILLIS = 10;
    private static final int REPLY_MILLIS = 5_000;
    private static final int MOST_LOG = 64 * 1024;
    private static final Set<SecondProcess> ALIVE = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> ALIVE.forEach(SecondProcess::close)));
    }

    private final List<String> command;
    private final Path folder;
    private Process process;
    private SocketTalk talk;
    private SocketTalk onlooker;

    private SecondProcess(List<String> command, Path folder) {
        this.command = command;
        this.folder = folder;
    }

    /** This program as a server. */
    public static SecondProcess ofThisProgram(Plan plan) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-D" + SECOND + "=true"));
        command.addAll(List.of("-cp", classPath(), "dev.rediscover.cli.Main", "serve"));
        return made(command, plan, "user default " + String.join(" ", CrashRules.userRules()) + "\n");
    }

    /** The class path with whole names: the process runs in another folder. */
    private static String classPath() {
        List<String> whole = new ArrayList<>();
        for (String part : System.getProperty("java.class.path").split(File.pathSeparator)) {
            whole.add(Path.of(part).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, whole);
    }

    /** A server that takes the name of a configuration file behind {@code command}, as redis-server does. */
    public static SecondProcess of(List<String> command, Plan plan) throws IOException {
        return made(command, plan, "");
    }

    /** In a file no value can become a directive of its own, as it could among options. */
    private static String configuration(Plan plan) throws IOException {
        StringBuilder text = new StringBuilder("port 0\nunixsocket socket\nenable-debug-command local\n");
        for (Map.Entry<String, String> directive : plan.directives().entrySet()) {
            String value = directive.getValue();
            if (!CrashRules.isDirective(directive.getKey()) || !CrashRules.isValue(value)) {
                throw new IOException("the second server cannot be given " + directive.getKey() + " like this");
            }
            text.append(directive.getKey()).append(' ');
            text.append(value.isBlank() ? "\"\"" : value).append('\n');
        }
        return text.toString();
    }

    private static SecondProcess made(List<String> command, Plan plan, String more) throws IOException {
        String configuration = configuration(plan) + more;
        Path folder = Files.createTempDirectory("rediscover-second").toRealPath();
        List<String> all = new ArrayList<>(command);
        all.add(CONFIGURATION);
        Files.writeString(folder.resolve(CONFIGURATION), configuration);
        SecondProcess made = new SecondProcess(all, folder);
        ALIVE.add(made);
        return made;
    }

    @Override
    public String name() {
        return isUp() ? "a process of its own, number " + process.pid() : "a process of its own";
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public boolean isUp() {
        return process != null && process.isAlive();
    }

    // ---- its life

    @Override
    public String start() throws IOException {
        Files.deleteIfExists(folder.resolve("socket"));
        Path log = folder.resolve("log");
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.PIPE) // open as long as this program is there
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException("this machine does not let the program start another process", e);
        }
        for (int waited = 0; waited < PATIENCE_MILLIS && process.isAlive(); waited += POLL_MILLIS) {
            if (answers()) {
                return null;
            }
            Clock.system().pause(POLL_MILLIS);
        }
        boolean slow = process.isAlive();
        kill();
        if (slow) {
            throw new IOException("the second process does not answer");
        }
        return lastWords(log).replace(folder + "/", "");
    }

    private boolean answers() {
        try {
            talk = talk == null ? SocketTalk.to(folder.resolve("socket"), REPLY_MILLIS) : talk;
            onlooker = onlooker == null ? SocketTalk.to(folder.resolve("socket"), REPLY_MILLIS) : onlooker;
            return onlooker.ask(List.of(Bytes.of("PING"))) instanceof Reply.Status;
        } catch (IOException e) {
            hangUp();
            return false;
        }
    }

    /** The last line of the log, without what stands before each of them. */
    private static String lastWords(Path log) throws IOException {
        byte[] all = Files.readAllBytes(log);
        int from = Math.max(0, all.length - MOST_LOG);
        String last = "";
        for (String line : new String(all, from, all.length - from, StandardCharsets.UTF_8).split("\n")) {
            int mark = Math.max(line.indexOf(" # "), line.indexOf(" * "));
            last = line.isBlank() ? last : mark > 0 ? line.substring(mark + 3) : line;
        }
        return last.replaceAll("\\p{Cntrl}", " ").strip();
    }

    @Override
    public void kill() {
        hangUp();
        if (process != null) {
            process.destroyForcibly();
            ended();
        }
    }

    private boolean ended() {
        try {
            return process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void stop() throws IOException {
        if (!isUp()) {
            return;
        }
        try {
            Reply refused = look(List.of(Bytes.of("SHUTDOWN")));
            throw new IOException("the second server does not end: " + refused);
        } catch (java.io.EOFException e) {
            hangUp(); // it says nothing more
        }
        if (!ended()) {
            throw new IOException("the second server does not end");
        }
    }

    private void hangUp() {
        if (talk != null) {
            talk.close();
            talk = null;
        }
        if (onlooker != null) {
            onlooker.close();
            onlooker = null;
        }
    }

    // ---- its work

    @Override
    public Reply run(List<Bytes> words) throws IOException {
        if (talk == null) {
            throw new IOException("the second server does not run");
        }
        return talk.ask(words);
    }

    @Override
    public Reply look(List<Bytes> words) throws IOException {
        if (onlooker == null) {
            throw new IOException("the second server does not run");
        }
        return onlooker.ask(words);
    }

    @Override
    public void pass(long millis) {
        if (millis > 0) {
            Clock.system().pause(millis);
        }
    }

    @Override
    public void close() {
        kill();
        ALIVE.remove(this);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // a file that cannot be removed lies in the system's folder for what is temporary
        }
    }
}
