package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Arrays: values at whole-number positions, with gaps that cost nothing. */
public final class ArrayCommands implements Family {
    private static final String TABLE = """
            group array
            ARCOUNT key
              8.8.0 | readonly fast | O(1)
              Counts the positions that hold a value.
              see ARLEN ARSET
              keys RO
              later
            ARDEL key index [index ...]
              8.8.0 | write fast | O(N) for N positions
              Empties positions of an array.
              see ARDELRANGE ARSET
              keys RW delete
              later
            ARDELRANGE key start end [start end ...]
              8.8.0 | write | O(N) for N values in the ranges
              Empties ranges of positions of an array.
              see ARDEL
              keys RW delete
              later
            ARGET key index
              8.8.0 | readonly fast | O(1)
              Reads the value at a position.
              see ARMGET ARSET ARGETRANGE
              keys RO access
              later
            ARGETRANGE key start end
              8.8.0 | readonly | O(N) for N positions in the range
              Reads the values of a range of positions, gaps included.
              see ARGET ARSCAN
              keys RO access
              later
            ARGREP key start end <EXACT string | MATCH string | GLOB pattern | RE pattern [...]> [AND | OR | LIMIT
                limit | WITHVALUES | NOCASE [...]]
              8.8.0 | readonly | O(P * C) for P values and C conditions
              Finds values in a range that fit a text, a glob or a regular expression.
              see ARSCAN AROP
              keys RO access
              later
            ARINFO key [FULL]
              8.8.0 | readonly | O(1), O(N) with FULL
              Tells how an array is stored.
              see ARLEN ARCOUNT
              keys RO access
              later
            ARINSERT key value [value ...]
              8.8.0 | write denyoom fast | O(N) for N values
              Writes values at the positions behind the cursor and moves it on.
              see ARSEEK ARNEXT ARRING
              keys RW update
              later
            ARLASTITEMS key count [REV]
              8.8.0 | readonly | O(N) for N values in the reply
              Reads the values that were inserted last.
              see ARINSERT ARRING
              keys RO access
              later
            ARLEN key
              8.8.0 | readonly fast | O(1)
              Tells the length of an array: its highest used position plus one.
              see ARCOUNT
              keys RO
              later
            ARMGET key index [index ...]
              8.8.0 | readonly fast | O(N) for N positions
              Reads the values at several positions.
              see ARGET ARMSET
              keys RO access
              later
            ARMSET key index value [index value ...]
              8.8.0 | write denyoom fast | O(N) for N values
              Writes values at several positions.
              see ARSET ARMGET
              keys RW update
              later
            ARNEXT key
              8.8.0 | readonly fast | O(1)
              Tells the position that the next insert will use.
              see ARINSERT ARSEEK
              keys RO access
              later
            AROP key start end <SUM | MIN | MAX | AND | OR | XOR | MATCH value | USED>
              8.8.0 | readonly | O(P) for P values in the range
              Computes a sum, a least, a greatest or another result over a range.
              see ARSCAN ARGREP
              keys RO access
              later
            ARRING key size value [value ...]
              8.8.0 | write denyoom | O(N) for N values
              Writes values into an array of fixed size, the oldest making room.
              see ARINSERT ARLASTITEMS
              keys RW update
              later
            ARSCAN key start end [LIMIT limit]
              8.8.0 | readonly | O(P) for P values in the range
              Reads the values of a range with their positions, without the gaps.
              see ARGETRANGE ARGREP
              keys RO access
              later
            ARSEEK key index
              8.8.0 | write fast | O(1)
              Moves the cursor, so that inserts go on at another position.
              see ARINSERT ARNEXT
              keys RW update
              later
            ARSET key index value [value ...]
              8.8.0 | write denyoom fast | O(N) for N values
              Writes values at a position and the positions behind it.
              see ARMSET ARGET ARINSERT
              keys RW update
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
