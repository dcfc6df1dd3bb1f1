package dev.rediscover.engine;

import java.util.Arrays;

/** What the engine counts as it runs, for INFO. Only the engine writes it. */
public final class Stats {
    private final NetworkStats network = new NetworkStats(this);
    long commands;
    long connections;
    long hits;
    long misses;
    long expiredKeys;
    long errorReplies;
    long evictedKeys;
    long startedAtMillis;
    private final long[] denied = new long[AclLog.Reason.values().length];

    /** Sets all counters back to zero: CONFIG RESETSTAT. */
    void reset() {
        commands = 0;
        connections = 0;
        hits = 0;
        misses = 0;
        expiredKeys = 0;
        errorReplies = 0;
        evictedKeys = 0;
        Arrays.fill(denied, 0);
        network.reset();
    }

    /** What is counted on the way between the engine and its network. */
    public NetworkStats network() {
        return network;
    }

    void denied(AclLog.Reason reason) {
        denied[reason.ordinal()]++;
    }

    /** How often somebody was refused something because they had no right to it. */
    public long denials(AclLog.Reason reason) {
        return denied[reason.ordinal()];
    }

    /** Keys removed because memory was short. */
    public long evictedKeys() {
        return evictedKeys;
    }

    /** Commands run so far. */
    public long commands() {
        return commands;
    }

    /** Clients that ever connected. */
    public long connections() {
        return connections;
    }

    /** Look-ups that found their key. */
    public long hits() {
        return hits;
    }

    /** Look-ups that found nothing. */
    public long misses() {
        return misses;
    }

    /** Keys removed because their time had come. */
    public long expiredKeys() {
        return expiredKeys;
    }

    /** Replies that were errors. */
    public long errorReplies() {
        return errorReplies;
    }

    /** When the engine started, in ms since 1970 on its own clock. */
    public long startedAtMillis() {
        return startedAtMillis;
    }
}
