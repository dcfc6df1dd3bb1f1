package dev.rediscover.engine;

/** What is counted on the way between an engine and its network, for INFO. Whoever serves the network writes it. */
public final class NetworkStats {
    private static final int SECONDS = 8;

    private final Stats stats;
    private final Rate commands = new Rate();
    private final Rate input = new Rate();
    private final Rate output = new Rate();
    private final long[] largestInputs = new long[SECONDS];
    private final long[] largestOutputs = new long[SECONDS];
    private long received;
    private long sent;
    private long reads;
    private long writes;
    private long rejected;
    private int port;
    private long second;

    NetworkStats(Stats stats) {
        this.stats = stats;
    }

    /** Bytes have come in. */
    public void received(long bytes) {
        received += bytes;
        reads++;
    }

    /** Bytes have gone out. */
    public void sent(long bytes) {
        sent += bytes;
        writes++;
    }

    /** A connection was refused. */
    public void rejected() {
        rejected++;
    }

    /** The first TCP port that is listened on, 0 for none. */
    public void port(int number) {
        port = number;
    }

    /** Looks at what grows how fast; to be called about ten times a second. */
    public void look(long nowMillis) {
        commands.look(stats.commands(), nowMillis);
        input.look(received, nowMillis);
        output.look(sent, nowMillis);
        if (nowMillis / 1000 != second) {
            second = nowMillis / 1000;
            largestInputs[(int) (second % SECONDS)] = 0;
            largestOutputs[(int) (second % SECONDS)] = 0;
        }
    }

    /** A client's buffers hold as much now. */
    public void buffers(long inputBytes, long outputBytes) {
        int slot = (int) (second % SECONDS);
        largestInputs[slot] = Math.max(largestInputs[slot], inputBytes);
        largestOutputs[slot] = Math.max(largestOutputs[slot], outputBytes);
    }

    void reset() {
        received = 0;
        sent = 0;
        reads = 0;
        writes = 0;
        rejected = 0;
        commands.reset();
        input.reset();
        output.reset();
    }

    public long receivedBytes() {
        return received;
    }

    public long sentBytes() {
        return sent;
    }

    /** How often something was read. */
    public long reads() {
        return reads;
    }

    /** How often something was sent. */
    public long writes() {
        return writes;
    }

    public long rejectedConnections() {
        return rejected;
    }

    public int port() {
        return port;
    }

    public long commandsPerSecond() {
        return commands.perSecond();
    }

    public long receivedPerSecond() {
        return input.perSecond();
    }

    public long sentPerSecond() {
        return output.perSecond();
    }

    /** The largest input that waited for one client lately, in bytes. */
    public long largestInput() {
        return largest(largestInputs);
    }

    /** The largest output that waited for one client lately, in bytes. */
    public long largestOutput() {
        return largest(largestOutputs);
    }

    private static long largest(long[] slots) {
        long most = 0;
        for (long each : slots) {
            most = Math.max(most, each);
        }
        return most;
    }
}
