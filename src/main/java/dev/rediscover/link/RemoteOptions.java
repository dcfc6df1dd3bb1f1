package dev.rediscover.link;

/**
 * How a link to a server behaves.
 *
 * @param cluster whether MOVED and ASK are followed
 * @param readOnly whether commands that write are refused
 * @param connectMillis how long connecting may take; 0 for as long as the operating system lets it
 * @param replyMillis how long a command that does not block may take; 0 for ever
 * @param patienceMillis after how long {@link LinkClient#send} goes without the reply, which then comes late; 0 for
 *     never, so that every command is waited for
 */
public record RemoteOptions(boolean cluster, boolean readOnly, int connectMillis, int replyMillis, int patienceMillis) {
    private static final int CONNECT = 10_000;
    private static final int REPLY = 60_000;
    private static final int PATIENCE = 40;

    /** For somebody who types: ten seconds to connect, a minute for a reply, late replies. */
    public static final RemoteOptions TYPED = new RemoteOptions(false, false, CONNECT, REPLY, PATIENCE);

    /** For a program that waits for every reply, {@code millis} at most; 0 for ever. */
    public static RemoteOptions waiting(int millis) {
        return new RemoteOptions(false, false, millis, millis, 0);
    }

    /** The same in a cluster, or not. */
    public RemoteOptions inCluster(boolean wanted) {
        return new RemoteOptions(wanted, readOnly, connectMillis, replyMillis, patienceMillis);
    }

    /** The same, read-only or not. */
    public RemoteOptions readingOnly(boolean wanted) {
        return new RemoteOptions(cluster, wanted, connectMillis, replyMillis, patienceMillis);
    }

    /** The same with other time-outs. */
    public RemoteOptions within(int connect, int reply) {
        return new RemoteOptions(cluster, readOnly, connect, reply, patienceMillis);
    }
}
