package dev.rediscover.server;

import dev.rediscover.engine.Busy;
import dev.rediscover.engine.Bystander;
import dev.rediscover.server.ServerLog.Level;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A server's turns while a script runs on. Where the script runs on the loop's own thread, the loop takes turns inside
 * the script's: it reads and answers everybody but whoever asked for the script. Where it runs on another one, the
 * script lets go of the gate's monitor for a moment, so that the loop gets a turn of its own; that is done now and then
 * in the other case too, for those who share the engine with the server.
 */
final class Interlude implements Bystander, Consumer<SelectionKey> {
    private static final long MILLIS_BETWEEN_PAUSES = 10;

    private final EventLoop loop;
    private final List<SelectionKey> ready = new ArrayList<>();
    private byte[] buffer;
    private long lastPause;
    private long toldOf = -1; // which run the log has told of

    Interlude(EventLoop loop) {
        this.loop = loop;
    }

    @Override
    public boolean turn(Busy busy, boolean slow) {
        boolean within = loop.isOwnThread();
        if (!slow) {
            return mayGoOn(within);
        }
        if (toldOf != busy.runs()) {
            toldOf = busy.runs();
            tell(busy);
        }
        if (within) {
            takeTurn();
        }
        if (busy.ending() == Busy.Ending.KILLED) {
            loop.log().write(Level.NOTICE, "Lua script killed by user with SCRIPT KILL.");
            return true;
        }
        long now = loop.now();
        if (now - lastPause >= MILLIS_BETWEEN_PAUSES) {
            lastPause = now;
            stepAside();
        }
        return mayGoOn(within);
    }

    /** A loop that is to end ends the script that holds it up; who asked for that hears nothing any more. */
    private boolean mayGoOn(boolean within) {
        if (!within || !loop.isStopping()) {
            return true;
        }
        loop.muteHeld();
        return false;
    }

    private void tell(Busy busy) {
        String cure = busy.kind() == Busy.Kind.EVAL ? "SCRIPT KILL" : "FUNCTION KILL";
        loop.log()
                .write(
                        Level.WARNING,
                        "Slow script detected: still in execution after " + busy.millis()
                                + " milliseconds. You can try killing the script using the " + cure
                                + " command. Script name is: " + busy.name().utf8() + ".");
    }

    /** The turn around this one has not finished with its buffer and its list: this one has others. */
    private void takeTurn() {
        if (buffer == null) {
            buffer = new byte[EventLoop.BUFFER_BYTES];
        }
        byte[] outer = loop.lent();
        loop.lendFrom(buffer);
        try {
            loop.selector().selectNow(this);
            loop.turnWithin(ready);
        } catch (IOException e) {
            loop.log().write(Level.WARNING, "While a script runs: " + e.getMessage());
        } finally {
            ready.clear();
            loop.lendFrom(outer);
        }
    }

    @Override
    public void accept(SelectionKey key) {
        ready.add(key);
    }

    private void stepAside() {
        Object monitor = loop.gate().monitor();
        if (!Thread.holdsLock(monitor)) {
            return;
        }
        boolean interrupted = Thread.interrupted(); // else the wait would end at once, with nothing let go
        try {
            monitor.wait(1);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
