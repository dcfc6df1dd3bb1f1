package dev.rediscover.shell;

import java.io.IOError;

/** Lets the engine's time pass while the user types: time-outs of waiting clients, keys that expire. */
final class Ticker extends Thread {
    private static final long PERIOD_MILLIS = 100;

    private final Session session;
    private boolean stopped;

    Ticker(Session session) {
        super("clock");
        this.session = session;
        setDaemon(true);
    }

    @Override
    public void run() {
        try {
            while (pause()) {
                session.tick();
            }
        } catch (IOError e) {
            return; // the terminal is gone, and so is everybody who could see what time brings
        } catch (RuntimeException e) {
            session.timeStands(e);
        }
    }

    private synchronized boolean pause() {
        try {
            if (!stopped) {
                wait(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            return false;
        }
        return !stopped;
    }

    /** Ends this thread. */
    synchronized void finish() {
        stopped = true;
        notifyAll();
    }
}
