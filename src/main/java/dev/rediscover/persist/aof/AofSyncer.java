package dev.rediscover.persist.aof;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;

/**
 * The thread that waits for the disk, so that the engine's need not. What is asked of it is done in the order in which
 * it was asked; it begins when there is something to do and ends with {@link #close}.
 */
final class AofSyncer implements AutoCloseable {
    private static final long LONGEST_END_MILLIS = 30_000;

    private static final long NO_OFFSET = -1;

    /** {@code out} is to be on disk up to {@code offset}, if there is any, then {@code closes} is to be closed. */
    private record Job(AofOutput out, long offset, Closeable closes) {}

    private final ArrayDeque<Job> jobs = new ArrayDeque<>();
    private Thread thread;
    private boolean ending;
    private int syncing;
    private boolean working;
    private long synced;
    private IOException error;

    /** Syncs {@code out} up to {@code offset}. */
    synchronized void sync(AofOutput out, long offset) {
        syncing++;
        add(new Job(out, offset, null));
    }

    /** Syncs {@code out} and closes it. */
    synchronized void syncAndClose(AofOutput out, long offset) {
        add(new Job(out, offset, out));
    }

    /** Closes something that takes a while. */
    synchronized void close(Closeable gone) {
        add(new Job(null, NO_OFFSET, gone));
    }

    private void add(Job job) {
        jobs.add(job);
        if (thread == null) {
            ending = false;
            thread = new Thread(this::work, "aof-sync");
            thread.setDaemon(true);
            thread.start();
        }
        notifyAll();
    }

    /** Whether one of {@link #sync} has not ended. */
    synchronized boolean isSyncing() {
        return syncing > 0;
    }

    /** Up to where all is on disk. */
    synchronized long synced() {
        return synced;
    }

    /** Somebody has synced up to {@code offset}. */
    synchronized void synced(long offset) {
        synced = Math.max(synced, offset);
        error = null;
    }

    /** A sync did not work. */
    synchronized void failed(IOException why) {
        error = why;
    }

    /** Why the last sync did not work; {@code null} if it did. */
    synchronized IOException error() {
        return error;
    }

    /** Waits until nothing is left to do. */
    synchronized void drain() {
        boolean interrupted = false;
        while (working || !jobs.isEmpty()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true; // what is to be on disk is more urgent
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        for (Job job = take(); job != null; job = take()) {
            IOException failure = null;
            try {
                if (job.out != null) {
                    job.out.sync();
                }
            } catch (IOException e) {
                failure = e;
            }
            close(job);
            done(job, failure);
        }
    }

    /** What is on disk is there, whatever closing comes to. */
    private static void close(Job job) {
        try {
            if (job.closes != null) {
                job.closes.close();
            }
        } catch (IOException e) {
            // nothing is lost by it
        }
    }

    private synchronized Job take() {
        while (jobs.isEmpty() && !ending) {
            try {
                wait();
            } catch (InterruptedException e) {
                ending = true; // nobody interrupts this thread but a program that ends
            }
        }
        Job job = jobs.poll();
        working = job != null;
        if (job == null) {
            thread = null;
        }
        return job;
    }

    private synchronized void done(Job job, IOException failure) {
        working = false;
        if (job.closes == null) {
            syncing--;
        }
        if (failure != null) {
            failed(failure);
        } else if (job.out != null) {
            synced(job.offset);
        }
        notifyAll();
    }

    /** Does what is left and ends the thread; a disk that hangs is not waited for longer than half a minute. */
    @Override
    public void close() {
        Thread last;
        synchronized (this) {
            ending = true;
            last = thread;
            notifyAll();
        }
        try {
            if (last != null) {
                last.join(LONGEST_END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
