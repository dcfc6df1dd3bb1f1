package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A server beside the lesson's own engine, which may be killed: a process of its own where somebody learns, and one
 * inside the program where lessons are proved and transcripts judged again. Both keep their data in a folder that
 * nobody else uses. One thread at a time.
 */
public interface SecondServer extends AutoCloseable {
    /**
     * How a second server is to be.
     *
     * @param directives of its configuration
     * @param clockMillis what its clock shows at first, if it is not the world's
     */
    record Plan(Map<String, String> directives, long clockMillis) {}

    /** What it is, for learners: {@code a process of its own}. */
    String name();

    /**
     * Starts it with the files that are in its folder.
     *
     * @return why it does not want to with these files; {@code null} if it runs
     * @throws IOException with a sentence, if this machine cannot start one
     */
    String start() throws IOException;

    boolean isUp();

    /**
     * What it replies to a command.
     *
     * @throws IOException if it does not
     */
    Reply run(List<Bytes> words) throws IOException;

    /**
     * What it replies to somebody who looks at it beside the client whose commands {@link #run} takes: whatever that
     * client has begun, a transaction say, this does not become a part of it.
     *
     * @throws IOException if it does not
     */
    Reply look(List<Bytes> words) throws IOException;

    /** Kills it at once, whatever it is doing: kill -9. */
    void kill();

    /** Asks it to end, as SHUTDOWN does, and waits until it has. */
    void stop() throws IOException;

    /** Lets time go by for it. */
    void pass(long millis) throws IOException;

    /** Where its files are. */
    Path folder();

    /** Ends it in any case and removes its folder. */
    @Override
    void close();
}
