package dev.rediscover.persist.desk;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.ParameterRefusal;
import dev.rediscover.engine.ServerProcess;
import dev.rediscover.persist.DatasetDigest;
import dev.rediscover.persist.aof.AofDisk;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/** An engine whose data is kept in a folder, for tests: its clock stands until a test moves it. */
final class Desk implements AutoCloseable, FileHost {
    final VirtualClock clock = VirtualClock.frozenAt(Session.START);
    final Engine engine = new Engine(Families.all(), clock, new RandomSource(7));
    final List<String> log = new ArrayList<>();
    final List<Reply> late = new ArrayList<>();
    final FilePersistence files;
    boolean dead;
    private final Client client = engine.connect((who, reply) -> late.add(reply));

    Desk(Path folder, String... settings) throws IOException {
        this(folder, AofDisk.real(), settings);
    }

    /** One that is set by lines of a configuration, and has read what is there. */
    Desk(Path folder, AofDisk disk, String... settings) throws IOException {
        files = new FilePersistence(engine, folder, this, disk);
        for (String setting : settings) {
            List<Bytes> words = CommandLine.split(setting).words();
            try {
                engine.config().begin(words.get(0), words.subList(1, words.size()));
            } catch (ParameterRefusal e) {
                throw new IllegalArgumentException(setting, e);
            }
        }
        engine.config().begin();
        files.start();
        engine.durability().persistence(files);
    }

    /** The reply to a line, as it comes to a client: after what must be kept before. */
    String run(String line) {
        Reply reply = engine.execute(client, CommandLine.split(line).words());
        if (!files.beforeReplies()) {
            return "(no reply)";
        }
        return reply == null ? "(waits)" : Session.text(reply);
    }

    String runAll(String... lines) {
        String last = "";
        for (String line : lines) {
            last = run(line);
        }
        return last;
    }

    /** Lets time go by, and what is due then be done. */
    void tick(long millis) {
        clock.advance(millis);
        engine.tick();
        files.beforeReplies();
    }

    /** Lets what is written in the background come to its end. */
    Desk settle() {
        Awaitility.await("what is written in the background")
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(2))
                .until(this::isIdle);
        return this;
    }

    private boolean isIdle() {
        engine.tick();
        files.beforeReplies();
        return !engine.durability().stats().savingInBackground
                && !engine.durability().stats().rewriting
                && !engine.durability().stats().rewriteScheduled;
    }

    String info(String field) {
        String text = run("INFO persistence");
        int from = text.indexOf(field + ":") + field.length() + 1;
        int to = from;
        while (to < text.length() && text.charAt(to) != '\\' && text.charAt(to) != '\r' && text.charAt(to) != '\n') {
            to++;
        }
        return text.substring(from, to);
    }

    String digest() {
        return DatasetDigest.of(engine);
    }

    /** The end as SHUTDOWN makes it. */
    void end() {
        files.end(new ServerProcess.Shutdown(false, false, false, false));
        close();
    }

    /** The end as kill -9 makes it, but for the threads. */
    @Override
    public void close() {
        files.close();
    }

    @Override
    public void log(int level, String line) {
        log.add(line);
    }

    @Override
    public void die() {
        dead = true;
    }
}
