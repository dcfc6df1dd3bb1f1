package dev.rediscover.engine;

/** What one run of a script or function may do, what it has chosen for its commands, and whether it has written. */
public final class ScriptTerms {
    /** Both bits of {@link #replication}: what a script does goes to the append-only file and to replicas. */
    public static final int REPLICATE_ALL = 3;

    private static final int APPEND_ONLY_FILE = 1;

    private final boolean readOnly;
    private final boolean allowOom;
    private final long nowMillis;
    private int protocol = 2;
    private int replication = REPLICATE_ALL;
    private boolean written;

    /**
     * The terms of a run that begins.
     *
     * @param readOnly whether commands that write are refused
     * @param allowOom whether commands that need memory run, because there is some or the script says so
     * @param nowMillis the time for all commands of the run, in ms since 1970
     */
    public ScriptTerms(boolean readOnly, boolean allowOom, long nowMillis) {
        this.readOnly = readOnly;
        this.allowOom = allowOom;
        this.nowMillis = nowMillis;
    }

    /** When it began; for its commands the time stands still. */
    public long nowMillis() {
        return nowMillis;
    }

    public boolean readOnly() {
        return readOnly;
    }

    public boolean allowOom() {
        return allowOom;
    }

    /** Which RESP the replies of commands follow, 2 or 3. */
    public int protocol() {
        return protocol;
    }

    public void protocol(int version) {
        protocol = version;
    }

    /** Where what it writes goes: bit 0 the append-only file, bit 1 replicas. */
    public int replication() {
        return replication;
    }

    boolean isTold() {
        return (replication & APPEND_ONLY_FILE) != 0;
    }

    public void replication(int bits) {
        replication = bits;
    }

    /** Whether a command that writes has been run: then it can be neither killed nor stopped for want of memory. */
    public boolean written() {
        return written;
    }

    void wrote() {
        written = true;
    }
}
