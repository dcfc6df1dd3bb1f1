package dev.rediscover.json;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** JSON documents, read and changed at a path inside them. */
public final class JsonCommands implements Family {
    private static final String TABLE = """
            group json
            JSON.ARRAPPEND key path value [value ...]
              1.0.0 | write denyoom | O(1) for each array
              Appends values to the arrays at a path.
              see JSON.ARRINSERT JSON.ARRPOP
              keys RW update
              later
            JSON.ARRINDEX key path value [start [stop]]
              1.0.0 | readonly | O(N) for N elements
              Finds the first place of a value in the arrays at a path.
              see JSON.ARRLEN
              keys RO access
              later
            JSON.ARRINSERT key path index value [value ...]
              1.0.0 | write denyoom | O(N) for N elements
              Inserts values before a position of the arrays at a path.
              see JSON.ARRAPPEND
              keys RW update
              later
            JSON.ARRLEN key [path]
              1.0.0 | readonly | O(1) for each array
              Tells the length of the arrays at a path.
              see JSON.OBJLEN JSON.STRLEN
              keys RO access
              later
            JSON.ARRPOP key [path [index]]
              1.0.0 | write | O(N) for N elements, O(1) at the end
              Removes an element of the arrays at a path and returns it.
              see JSON.ARRAPPEND JSON.ARRTRIM
              keys RW access update
              later
            JSON.ARRTRIM key path start stop
              1.0.0 | write | O(N) for N elements
              Cuts the arrays at a path down to a range.
              see JSON.ARRPOP
              keys RW update
              later
            JSON.CLEAR key [path]
              2.0.0 | write | O(N) for N values at the path
              Empties arrays and objects and sets numbers to zero at a path.
              see JSON.DEL
              keys RW update
              later
            JSON.DEBUG
              1.0.0 | | Depends on the subcommand
              Shows the inside of a document.
              see JSON.GET
              container
              later
            JSON.DEBUG|HELP
              1.0.0 | | O(1)
              Lists the subcommands of JSON.DEBUG.
              see JSON.DEBUG
              later
            JSON.DEBUG|MEMORY key [path]
              1.0.0 | readonly | O(N) for N values at the path
              Tells how many bytes the values at a path take.
              see JSON.GET
              keys RO access
              later
            JSON.DEL key [path]
              1.0.0 | write | O(N) for N values deleted
              Deletes the values at a path; the whole key if no path is given.
              see JSON.FORGET JSON.CLEAR
              keys RW delete
              later
            JSON.FORGET key [path]
              1.0.0 | write | O(N) for N values deleted
              Deletes the values at a path; another name of JSON.DEL.
              see JSON.DEL
              keys RW delete
              later
            JSON.GET key [INDENT indent] [NEWLINE newline] [SPACE space] [path [path ...]]
              1.0.0 | readonly | O(N) for N values in the reply
              Reads the values at one or more paths as JSON text.
              see JSON.SET JSON.MGET
              keys RO access
              later
            JSON.MERGE key path value
              2.6.0 | write denyoom | O(M + N) for M old and N new values
              Merges a document into the values at a path: null deletes, the rest replaces.
              see JSON.SET JSON.MSET
              keys RW update
              later
            JSON.MGET key [key ...] path
              1.0.0 | readonly | O(M * N) for M keys and N values in each
              Reads the values at one path of several keys.
              see JSON.GET JSON.MSET
              keys RO access
              later
            JSON.MSET key path value [key path value ...]
              2.6.0 | write denyoom | O(K * (M + N)) for K keys, M old and N new values
              Sets values at paths of several keys at once.
              see JSON.SET JSON.MGET
              keys OW update
              later
            JSON.NUMINCRBY key path value
              1.0.0 | write denyoom | O(1) for each number
              Adds to the numbers at a path.
              see JSON.NUMMULTBY
              keys RW access update
              later
            JSON.NUMMULTBY key path value
              1.0.0 | write denyoom | O(1) for each number
              Multiplies the numbers at a path.
              see JSON.NUMINCRBY
              keys RW access update
              later
            JSON.OBJKEYS key [path]
              1.0.0 | readonly | O(N) for N names
              Lists the names in the objects at a path.
              see JSON.OBJLEN
              keys RO access
              later
            JSON.OBJLEN key [path]
              1.0.0 | readonly | O(1) for each object
              Counts the names in the objects at a path.
              see JSON.OBJKEYS JSON.ARRLEN
              keys RO access
              later
            JSON.RESP key [path]
              1.0.0 | readonly | O(N) for N values
              Reads the values at a path as nested Redis replies.
              see JSON.GET
              keys RO access
              later
            JSON.SET key path value [NX | XX] [FPHA <FP16 | BF16 | FP32 | FP64>]
              1.0.0 | write denyoom | O(M + N) for M old and N new values
              Sets the value at a path; a new key is set at its root.
              see JSON.GET JSON.MERGE JSON.MSET
              keys OW update
              later
            JSON.STRAPPEND key [path] value
              1.0.0 | write denyoom | O(1) for each string
              Appends to the strings at a path.
              see JSON.STRLEN
              keys RW update
              later
            JSON.STRLEN key [path]
              1.0.0 | readonly | O(1) for each string
              Tells the length of the strings at a path.
              see JSON.STRAPPEND JSON.ARRLEN
              keys RO access
              later
            JSON.TOGGLE key path
              2.0.0 | write | O(1) for each value
              Turns true into false and false into true at a path.
              see JSON.SET
              keys RW access update
              later
            JSON.TYPE key [path]
              1.0.0 | readonly | O(1) for each value
              Tells the JSON type of the values at a path.
              see JSON.GET
              keys RO access
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
