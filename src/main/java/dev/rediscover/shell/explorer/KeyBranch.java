package dev.rediscover.shell.explorer;

import dev.rediscover.base.Bytes;
import java.util.List;

/**
 * All keys that begin alike. Only an open branch knows what is in it.
 *
 * @param prefix what they begin with, delimiter included
 * @param name the last part of that
 * @param keys how many there are
 * @param bytes what they take on the heap
 * @param mortal how many of them have a time to live
 * @param hidden how many keys of an open branch are listed neither as leaves nor under its branches: there are too many
 */
public record KeyBranch(
        Bytes prefix,
        Bytes name,
        long keys,
        long bytes,
        long mortal,
        boolean open,
        List<KeyBranch> branches,
        List<KeyLeaf> leaves,
        long hidden) {
    /** No keys at all. */
    public static final KeyBranch EMPTY =
            new KeyBranch(Bytes.EMPTY, Bytes.EMPTY, 0, 0, 0, true, List.of(), List.of(), 0);
}
