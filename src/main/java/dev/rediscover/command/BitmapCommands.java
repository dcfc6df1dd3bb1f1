package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Strings seen as rows of bits: one bit for each user, day or seat. */
public final class BitmapCommands implements Family {
    private static final String TABLE = """
            group bitmap
            BITCOUNT key [start end [BYTE | BIT]]
              2.6.0 | readonly | O(N) for N bytes looked at
              Counts the bits that are set, in the whole string or in a part of it.
              see GETBIT BITPOS SETBIT
              keys RO access
              later
            BITFIELD key [GET encoding offset | [OVERFLOW <WRAP | SAT | FAIL>] <SET encoding offset value | INCRBY
                encoding offset increment> [GET encoding offset | [OVERFLOW <WRAP | SAT | FAIL>] <SET encoding offset
                value | INCRBY encoding offset increment> ...]]
              3.2.0 | write denyoom | O(1) for each operation
              Reads, sets and counts in small integers that are packed into a string.
              see BITFIELD_RO SETBIT GETBIT
              keys RW access update variable_flags
              later
            BITFIELD_RO key [GET encoding offset [GET encoding offset ...]]
              6.0.0 | readonly fast | O(1) for each operation
              Reads small integers that are packed into a string.
              see BITFIELD GETBIT
              keys RO access
              later
            BITOP <AND | OR | XOR | NOT | DIFF | DIFF1 | ANDOR | ONE> destkey key [key ...]
              2.6.0 | write denyoom | O(N) for N bytes of the longest string
              Combines the bits of several strings and stores the result in another key.
              see BITCOUNT SETBIT
              keys OW update
              keys RO access
              later
            BITPOS key bit [start [end [BYTE | BIT]]]
              2.8.7 | readonly | O(N) for N bytes looked at
              Finds the first bit that is 0, or the first that is 1.
              see BITCOUNT GETBIT
              keys RO access
              later
            GETBIT key offset
              2.2.0 | readonly fast | O(1)
              Reads one bit of a string; bits behind its end are 0.
              see SETBIT BITCOUNT
              keys RO access
              later
            SETBIT key offset value
              2.2.0 | write denyoom | O(1)
              Sets or clears one bit of a string, which grows as needed, and tells the old bit.
              see GETBIT BITCOUNT BITFIELD
              keys RW access update
              later
            """;

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        throw c.unbound();
    }
}
