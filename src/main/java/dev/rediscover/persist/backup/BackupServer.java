package dev.rediscover.persist.backup;

import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A server that a backup is taken of over a connection. */
public interface BackupServer {
    /** Its address, without a password. */
    String name();

    /** Whether it runs on this machine, so that its files may be in reach. */
    boolean isLocal();

    /** What it replies to a command, an error included; texts as they are, of RESP2. */
    Reply ask(List<dev.rediscover.base.Bytes> words) throws IOException;

    /**
     * Has it send all its data, as to a replica, and puts them into a new file.
     *
     * @throws IOException if it does not
     */
    void snapshot(Path target, Progress progress) throws IOException;

    /** Lets a moment go by. */
    void pause();
}
