package dev.rediscover.shell.explorer;

import java.util.List;

/**
 * A table of what the engine counts.
 *
 * @param heads what stands over the columns
 * @param numbers which columns are set to the right
 * @param widest the column that gives way where the screen is narrow
 * @param ids what a row is known by, one a row; empty where nothing can be done to rows
 * @param note what to know about it, below
 * @param read the command that tells the same
 */
public record FactTable(
        List<String> heads,
        List<Boolean> numbers,
        int widest,
        List<List<String>> rows,
        List<Long> ids,
        String note,
        String read) {
    /** Before anything was read. */
    public static final FactTable EMPTY = new FactTable(List.of(), List.of(), 0, List.of(), List.of(), "", "");
}
