package dev.rediscover.command;

import dev.rediscover.engine.Call;
import dev.rediscover.engine.Family;
import dev.rediscover.resp.Reply;

/** Libraries of functions that stay on the server; scripts that are sent each time are in the room {@code script}. */
public final class ScriptingCommands implements Family {
    private static final String TABLE = """
            group scripting
            FCALL function numkeys [key [key ...]] [arg [arg ...]]
              7.0.0 | noscript stale skip_monitor no_mandatory_keys movablekeys | Depends on the function
              Calls a function of a loaded library.
              see FCALL_RO FUNCTION|LOAD EVAL
              keys RW access update
              later
            FCALL_RO function numkeys [key [key ...]] [arg [arg ...]]
              7.0.0 | readonly noscript stale skip_monitor no_mandatory_keys movablekeys | Depends on the function
              Calls a function of a loaded library, forbidding it to write.
              see FCALL FUNCTION|LOAD
              keys RO access
              later
            FUNCTION
              7.0.0 | | Depends on the subcommand
              Keeps libraries of functions on the server.
              see FCALL SCRIPT
              container
              later
            FUNCTION|DELETE library-name
              7.0.0 | write noscript | O(1)
              Deletes a library and its functions.
              see FUNCTION|LOAD FUNCTION|FLUSH
              later
            FUNCTION|DUMP
              7.0.0 | noscript | O(N) for N functions
              Serializes all libraries into one payload.
              see FUNCTION|RESTORE
              later
            FUNCTION|FLUSH [ASYNC | SYNC]
              7.0.0 | write noscript | O(N) for N functions
              Deletes all libraries.
              see FUNCTION|DELETE
              later
            FUNCTION|HELP
              7.0.0 | loading stale | O(1)
              Lists the subcommands of FUNCTION.
              see FUNCTION
              later
            FUNCTION|KILL
              7.0.0 | noscript allow_busy | O(1)
              Stops the function that is running, unless it has already written.
              see FUNCTION|STATS SCRIPT|KILL
              later
            FUNCTION|LIST [LIBRARYNAME library-name-pattern] [WITHCODE]
              7.0.0 | noscript | O(N) for N functions
              Lists libraries and their functions, with their code if wanted.
              see FUNCTION|LOAD FUNCTION|STATS
              later
            FUNCTION|LOAD [REPLACE] function-code
              7.0.0 | write denyoom noscript | O(1), compiling left aside
              Loads a library from its code and registers its functions.
              see FCALL FUNCTION|DELETE FUNCTION|LIST
              later
            FUNCTION|RESTORE serialized-value [FLUSH | APPEND | REPLACE]
              7.0.0 | write denyoom noscript | O(N) for N functions
              Loads libraries from a payload that FUNCTION DUMP made.
              see FUNCTION|DUMP
              later
            FUNCTION|STATS
              7.0.0 | noscript allow_busy | O(1)
              Tells which function is running, and about the engines there are.
              see FUNCTION|KILL FUNCTION|LIST
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
