package dev.rediscover.persist.desk;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Clients that wait in WAITAOF. */
final class SyncWaits {
    /** One of them: {@code offset} must be on disk, and there must be so many replicas, of which there are none. */
    private record Wait(Client client, Call call, long offset, int local, int replicas, long deadline) {}

    private static final long LOOK_MILLIS = 2;

    private final Engine engine;
    private final List<Wait> waits = new ArrayList<>();

    SyncWaits(Engine engine) {
        this.engine = engine;
    }

    /** Lets {@code call}'s client wait; the reply where it need not. */
    Reply add(Call call, int local, int replicas, long timeoutMillis, long appended, long synced) {
        boolean there = synced >= appended;
        Reply now = reply(there);
        if (replicas == 0 && (local == 0 || there)) {
            return now;
        }
        Reply waiting = call.block(List.of(), null, 0, now);
        if (waiting != now) {
            long deadline = timeoutMillis == 0 ? Long.MAX_VALUE : engine.now() + timeoutMillis;
            waits.add(new Wait(call.client(), call, appended, local, replicas, deadline));
        }
        return waiting;
    }

    private static Reply reply(boolean synced) {
        return Reply.array(synced ? new Reply.Int(1) : Reply.ZERO, Reply.ZERO);
    }

    /** Answers those whose writes are on disk up to {@code synced}, or whose time is up. */
    void serve(long synced) {
        if (waits.isEmpty()) {
            return;
        }
        long now = engine.clock().millis();
        for (Iterator<Wait> all = waits.iterator(); all.hasNext(); ) {
            Wait wait = all.next();
            boolean there = synced >= wait.offset;
            if (!wait.client.isWaitingIn(wait.call)) {
                all.remove();
            } else if (there && wait.replicas == 0 || now >= wait.deadline) {
                all.remove();
                engine.unblock(wait.client, reply(there));
            }
        }
    }

    /** There is no append-only file any more: those who wait for it are told so. */
    void end() {
        for (Wait wait : List.copyOf(waits)) {
            if (wait.local > 0 && wait.client.isWaitingIn(wait.call)) {
                engine.unblock(wait.client, Errors.NO_AOF.reply());
            }
        }
        waits.removeIf(wait -> wait.local > 0);
    }

    /** How long the next look may wait, in ms. */
    long waitMillis() {
        return waits.isEmpty() ? Long.MAX_VALUE : LOOK_MILLIS;
    }
}
