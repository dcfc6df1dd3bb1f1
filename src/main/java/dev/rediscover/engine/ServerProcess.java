package dev.rediscover.engine;

import java.util.Set;

/**
 * The program around an engine that serves a network: what commands ask of it. Whoever starts a server gives one to the
 * engine ({@link Engine#process(ServerProcess)}); an engine without one has no file of settings and cannot be shut down
 * by its clients. All methods are called while the gate's monitor is held.
 */
public interface ServerProcess {
    /** The TCP port it listens on, 0 for none. */
    int port();

    /** The whole path of the configuration file, empty if there is none. */
    String configFile();

    /**
     * Writes the present settings into the configuration file: CONFIG REWRITE.
     *
     * @throws RedisException if there is no such file, or it cannot be written
     */
    void rewriteConfig();

    /**
     * Takes the users from the file that {@code aclfile} names: all of them, or none.
     *
     * @throws RedisException if the file cannot be read or used; it says why
     */
    default void loadUsers() {
        throw Errors.ACL_NO_FILE.raise();
    }

    /**
     * Writes the users to the file that {@code aclfile} names.
     *
     * @throws RedisException if it cannot be written; then it is as it was
     */
    default void saveUsers() {
        throw Errors.ACL_NO_FILE.raise();
    }

    /**
     * Takes over settings that clients have changed; they stand in the engine's {@link Config} already.
     *
     * @throws ParameterRefusal if one cannot be had; then all are put back, and this is called once more
     */
    void apply(Set<Parameter> changed) throws ParameterRefusal;

    /**
     * Ends the program, soon: the reply to the command may still go out. See {@link Shutdown}.
     *
     * @throws RedisException if that would lose data against the wishes of whoever runs it
     */
    void shutDown(Shutdown how);

    /** Calls off a shutdown that has not happened yet: SHUTDOWN ABORT. False if there is none. */
    boolean abortShutdown();

    /** The thread that serves has ended after a fault; whoever waits for clients waits in vain. */
    default void died() {}

    /** Keeps a line in its log, if it has one that takes this level: 0 debug, 1 verbose, 2 notice, 3 warning. */
    default void log(int level, String line) {}

    /**
     * How to end.
     *
     * @param save to keep the data, whatever the settings say
     * @param lose to let the data go, whatever the settings say
     * @param now without waiting for replicas
     * @param force even if something goes wrong on the way
     */
    record Shutdown(boolean save, boolean lose, boolean now, boolean force) {}
}
