package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.lesson.CrashEvent;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A second server to which things happen, and what lies where after each of them. */
final class CrashScene {
    private static final int MOST_POLLS = 2_000;
    private static final long POLL_MILLIS = 5;
    private static final long SYNC_MILLIS = 1_000; // what appendfsync everysec promises

    private final SecondServer server;
    private final SecondFiles files;
    private final Map<String, Long> synced = new LinkedHashMap<>(); // bytes of each increment, at least
    private Map<String, Long> sizes = Map.of(); // bytes of each increment when it was looked at last
    private String policy = "everysec";
    private long lastNow;

    CrashScene(SecondServer server, EngineMaker maker) {
        this.server = server;
        this.files = new SecondFiles(server.folder(), maker);
    }

    SecondServer server() {
        return server;
    }

    /**
     * Does what happens, and waits until the server has done what it does by itself.
     *
     * @param rests whether nothing runs right behind it
     */
    Moment play(CrashEvent event, boolean own, boolean rests) throws IOException {
        Reply reply = null;
        String said = "";
        switch (event.kind()) {
            case RUN -> reply = run(event.line());
            case WAIT -> server.pass(event.amount());
            case KILL -> server.kill();
            case POWER_CUT -> {
                server.kill();
                files.dropUnsynced(synced);
            }
            case STOP -> server.stop();
            case START -> said = started();
            case CUT -> said = files.cut(event.file(), event.amount());
            case MEND -> said = files.mend(event.file());
            case COPY -> files.copy();
            case RESTORE -> said = files.restore();
        }
        settle();
        noteSynced(event, reply);
        return new Moment(event, own, rests, reply, said, memory(), files.look(synced, now()));
    }

    private Reply run(Line line) throws IOException {
        if (!server.isUp()) {
            return new Reply.Err("the second server does not run");
        }
        Reply reply = server.run(line.words());
        if (line.words().get(0).is("select")
                && reply instanceof Reply.Status status
                && !status.text().equals("QUEUED")) {
            server.look(line.words()); // what is shown is the database that the client is in
        }
        return reply;
    }

    /** What the server replies to a command that does not belong to what happens. */
    Reply ask(Line line) throws IOException {
        return server.isUp() ? server.look(line.words()) : new Reply.Err("the second server does not run");
    }

    private String started() throws IOException {
        String refusal = server.isUp() ? null : server.start();
        return refusal == null ? "" : "it does not start: " + refusal;
    }

    private List<String> memory() throws IOException {
        return server.isUp() ? KeyLines.of(this::asked) : null;
    }

    private Reply asked(String... words) throws IOException {
        List<Bytes> argv = new ArrayList<>();
        for (String word : words) {
            argv.add(Bytes.of(word));
        }
        return server.look(argv);
    }

    private long now() throws IOException {
        if (!server.isUp()) {
            return lastNow;
        }
        List<Reply> time = ReplyText.items(asked("TIME"));
        lastNow = time == null ? lastNow : Long.parseLong(ReplyText.bare(time.get(0))) * 1000;
        return lastNow;
    }

    /**
     * Waits until no snapshot and no rewrite is under way, and nothing waits to be written behind a sync (with
     * everysec a write may): so that what is shown is what stays.
     */
    private void settle() throws IOException {
        for (int i = 0; i < MOST_POLLS && server.isUp() && isBusy(); i++) {
            server.pass(0);
            Clock.system().pause(POLL_MILLIS);
        }
    }

    private boolean isBusy() throws IOException {
        Reply info = asked("INFO", "persistence");
        String text = ReplyText.text(info) == null ? "" : ReplyText.text(info).utf8();
        return text.contains("rdb_bgsave_in_progress:1")
                || text.contains("aof_rewrite_in_progress:1")
                || text.contains("aof_rewrite_scheduled:1")
                || text.contains("aof_buffer_length:") && !text.contains("aof_buffer_length:0");
    }

    /** Whether something was written, as with always only that is synced: a setting alone syncs nothing. */
    private boolean grew() throws IOException {
        return !files.increments().equals(sizes);
    }

    /** Takes note of what is on the disk for sure: the least that the policy promises. */
    private void noteSynced(CrashEvent event, Reply reply) throws IOException {
        if (server.isUp()) {
            List<Reply> pair = ReplyText.items(asked("CONFIG", "GET", "appendfsync"));
            policy = pair == null || pair.size() < 2 ? policy : ReplyText.bare(pair.get(1));
        }
        boolean second = event.kind() == CrashEvent.Kind.WAIT && event.amount() >= SYNC_MILLIS;
        boolean waited = event.kind() == CrashEvent.Kind.RUN
                && event.line().words().get(0).is("WAITAOF")
                && reply != null
                && reply.kind() == Reply.Kind.ARRAY
                && ((Reply.Int) ((Reply.Arr) reply).items().get(0)).value() > 0;
        boolean all = policy.equals("always") && event.kind() == CrashEvent.Kind.RUN && grew()
                || policy.equals("everysec") && second && server.isUp()
                || event.kind() == CrashEvent.Kind.STOP
                || event.kind() == CrashEvent.Kind.RESTORE
                || waited;
        sizes = files.increments();
        synced.keySet().retainAll(sizes.keySet());
        for (Map.Entry<String, Long> size : sizes.entrySet()) {
            long before = Math.min(size.getValue(), synced.getOrDefault(size.getKey(), 0L));
            synced.put(size.getKey(), all ? size.getValue() : before);
        }
    }
}
