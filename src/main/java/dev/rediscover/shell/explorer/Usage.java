package dev.rediscover.shell.explorer;

import java.util.List;

/**
 * What the keys take, by what they begin with and by type.
 *
 * @param root its branches are the beginnings, the largest first
 * @param biggest the keys that take most, the largest first
 * @param scanned how many keys have been looked at
 * @param all how many there are
 */
public record Usage(
        KeyBranch root,
        List<KeyIndex.TypeTotal> types,
        List<KeyLeaf> biggest,
        long scanned,
        long all,
        boolean complete) {
    /** Before anything was read. */
    public static final Usage EMPTY = new Usage(KeyBranch.EMPTY, List.of(), List.of(), 0, 0, false);
}
