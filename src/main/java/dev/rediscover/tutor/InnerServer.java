package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.ParameterRefusal;
import dev.rediscover.engine.RedisException;
import dev.rediscover.engine.ServerProcess;
import dev.rediscover.lesson.CrashRules;
import dev.rediscover.link.EmbeddedLink;
import dev.rediscover.link.LinkClient;
import dev.rediscover.persist.desk.FileHost;
import dev.rediscover.persist.desk.FilePersistence;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A second server inside the program: an engine that keeps its data in files, and can be dropped at any moment, as a
 * process can be killed. Its clock stands still unless time is let pass.
 */
final class InnerServer implements SecondServer {
    private static final long SEED = 7;
    private static final int POLL_MILLIS = 10;
    private static final int MOST_POLLS = 500;
    private static final long STEP_MILLIS = 100; // as often as a server looks whether something is due

    private static final Set<InnerServer> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(InnerServer::close)));
    }

    private final EngineMaker maker;
    private final Map<String, String> directives;
    private final Path folder;
    private final VirtualClock clock;
    private EmbeddedLink link;
    private LinkClient client;
    private LinkClient onlooker;
    private FilePersistence files;
    private Reply late; // to a command that waited

    private InnerServer(EngineMaker maker, Plan plan, Path folder) {
        this.maker = maker;
        this.directives = plan.directives();
        this.folder = folder;
        this.clock = VirtualClock.frozenAt(plan.clockMillis());
    }

    /** One that has not started, with a folder of its own. */
    static SecondServer of(EngineMaker maker, Plan plan) throws IOException {
        InnerServer made = new InnerServer(maker, plan, Files.createTempDirectory("rediscover-second"));
        OPEN.add(made);
        return made;
    }

    @Override
    public String name() {
        return "one inside this program, and what happens to it is played";
    }

    @Override
    public Path folder() {
        return folder;
    }

    @Override
    public boolean isUp() {
        return files != null;
    }

    @Override
    public String start() throws IOException {
        Engine engine = maker.make(clock, new RandomSource(SEED));
        FilePersistence keeper = new FilePersistence(engine, folder, FileHost.SILENT);
        try {
            for (Map.Entry<String, String> directive : directives.entrySet()) {
                engine.config().begin(Bytes.of(directive.getKey()), values(directive.getValue()));
            }
            engine.config().begin();
            keeper.start();
        } catch (ParameterRefusal | IOException e) {
            keeper.close();
            return String.valueOf(e.getMessage()).replace(folder + "/", "");
        }
        engine.durability().persistence(keeper);
        link = new EmbeddedLink(engine, clock);
        client = link.open("learner", (from, reply) -> late = reply);
        onlooker = link.open("onlooker", (from, reply) -> {});
        client.send(userRules());
        files = keeper;
        return null;
    }

    /** Scripts may run what the client may, as in a process. */
    private static List<Bytes> userRules() {
        List<Bytes> words = new ArrayList<>(List.of(Bytes.of("ACL"), Bytes.of("SETUSER"), Bytes.of("default")));
        CrashRules.userRules().forEach(rule -> words.add(Bytes.of(rule)));
        return words;
    }

    private static List<Bytes> values(String value) {
        return value.isEmpty() ? List.of(Bytes.EMPTY) : CommandLine.split(value).words();
    }

    @Override
    public Reply run(List<Bytes> words) throws IOException {
        if (files == null) {
            throw new IOException("the second server does not run");
        }
        synchronized (link) {
            late = null;
            Reply reply = client.send(words);
            turn();
            return reply != null ? reply : waited();
        }
    }

    @Override
    public Reply look(List<Bytes> words) throws IOException {
        if (files == null) {
            throw new IOException("the second server does not run");
        }
        synchronized (link) {
            Reply reply = onlooker.send(words);
            turn();
            return reply != null ? reply : new Reply.Err("ERR no reply came");
        }
    }

    /** The reply to a command that waits. */
    private Reply waited() {
        for (int i = 0; i < MOST_POLLS && late == null; i++) {
            clock.advance(POLL_MILLIS);
            Clock.system().pause(1); // for threads that bring something to the disk
            turn();
        }
        if (late == null) {
            client.cancel();
            return new Reply.Err("ERR no reply came");
        }
        return late;
    }

    /** What a server does between two rounds of commands. */
    private void turn() {
        link.tick();
        files.tick();
        files.beforeReplies();
    }

    @Override
    public void kill() {
        if (files != null) {
            synchronized (link) {
                files.close();
            }
            files = null;
        }
    }

    @Override
    public void stop() throws IOException {
        if (files == null) {
            return;
        }
        synchronized (link) {
            try {
                files.end(new ServerProcess.Shutdown(false, false, false, false));
            } catch (RedisException e) {
                throw new IOException("the second server does not end: " + e.getMessage(), e);
            }
        }
        kill();
    }

    @Override
    public void pass(long millis) {
        for (long left = millis; left > 0; left -= STEP_MILLIS) {
            clock.advance(Math.min(left, STEP_MILLIS));
            turnIfUp();
        }
        turnIfUp();
    }

    private void turnIfUp() {
        if (files != null) {
            synchronized (link) {
                turn();
            }
        }
    }

    @Override
    public void close() {
        kill();
        OPEN.remove(this);
        try {
            SecondFiles.remove(folder);
        } catch (IOException e) {
            // a file that cannot be removed lies in the system's folder for what is temporary
        }
    }
}
