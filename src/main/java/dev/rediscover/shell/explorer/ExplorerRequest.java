package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import java.util.List;

/**
 * What a state asks to be read or done.
 *
 * @param key of {@link Kind#READ} and {@link Kind#RECIPE}, else {@code null}
 * @param token where the page begins that is to be read; empty for the first
 * @param commands of {@link Kind#RUN}, one after the other until one fails
 */
public record ExplorerRequest(Kind kind, Bytes key, String token, List<List<Bytes>> commands) {
    /** What there is to ask for. */
    public enum Kind {
        /** Gather the keys of the tree, from the beginning. */
        SCAN,
        /** Gather what all keys take. */
        MEASURE,
        /** Read the key's value. */
        READ,
        /** Read the table of the page shown. */
        TABLE,
        /** Run commands of the current client. */
        RUN,
        /** Take back the last change. */
        UNDO,
        /** Do it again. */
        REDO,
        /** Tell the commands that would build the key. */
        RECIPE,
        /** End the explorer. */
        LEAVE
    }

    static ExplorerRequest of(Kind kind) {
        return new ExplorerRequest(kind, null, "", List.of());
    }

    static ExplorerRequest of(Kind kind, Bytes key, String token) {
        return new ExplorerRequest(kind, key, token, List.of());
    }

    static ExplorerRequest run(List<List<Bytes>> commands) {
        return new ExplorerRequest(Kind.RUN, null, "", commands);
    }
}
