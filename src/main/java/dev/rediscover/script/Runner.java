package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Busy;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.ScriptTerms;
import dev.rediscover.resp.Reply;
import dev.rediscover.resp.Utf8;
import java.util.List;

/** Runs a script or function once, and makes the value that it gives, or the error that it does not catch, a reply. */
final class Runner {
    private static final Reply.Err READ_ONLY =
            new Reply.Err("ERR Can not execute a script with write flag using *_ro command.");

    private static final String STRING = "[string \"";

    private final Call call;
    private final Busy.Kind kind;
    private final Bytes name;

    /** A run for {@code call}; {@code name} is the digest of the script or the name of the function. */
    Runner(Call call, Busy.Kind kind, Bytes name) {
        this.call = call;
        this.kind = kind;
        this.name = name;
    }

    /** Runs {@code code}; {@code readOnly} says that whoever calls has ruled out writing. */
    Reply run(LuaFunction code, Object[] arguments, LuaTable globals, ScriptFlags flags, boolean readOnly) {
        if (readOnly && flags.declaresWrites()) {
            return READ_ONLY;
        }
        boolean freeOfMemory = flags.allowOom() || !call.engine().isOutOfMemory();
        ScriptTerms terms = new ScriptTerms(readOnly || flags.noWrites(), freeOfMemory, call.now());
        int db = call.client().db();
        call.engine().busy().begin(call, kind, name, terms);
        Run run = new Run(call, globals, terms);
        try {
            Object value = LuaFunction.first(code.call(run, arguments));
            noteCounted(value);
            return Replies.toReply(value, terms.protocol());
        } catch (LuaError e) {
            return failure(e);
        } catch (Run.Endless e) {
            return e.isKilled()
                    ? failure(LuaError.bare(Bytes.of(e.getMessage())).at(e.chunk(), e.line()))
                    : new Reply.Err("ERR Error running script: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            return failure(HeapWatch.notEnough()); // what it held is free again
        } catch (StackOverflowError e) {
            return failure(LuaError.of("stack overflow").at(chunk(), 1));
        } finally {
            try {
                run.end();
            } finally {
                call.engine().busy().end();
                call.client().select(db);
            }
        }
    }

    private String chunk() {
        return kind == Busy.Kind.EVAL ? Script.CHUNK : FunctionLibrary.CHUNK;
    }

    /** The error of a command that a script gives back or lets through is not one more. */
    private void noteCounted(Object value) {
        if (value instanceof LuaTable table && Boolean.TRUE.equals(table.get(Replies.COUNTED))) {
            call.errorIsCounted();
        }
    }

    private Reply.Err failure(LuaError error) {
        noteCounted(error.value());
        String where = source(error.chunk() == null ? chunk() : error.chunk());
        return Replies.error(Utf8.text(message(error.value())) + " script: " + name.latin1() + ", on " + where + ":"
                + Math.max(error.line(), 1) + ".");
    }

    /** Where a chunk is from: a text of the server's has its name behind a sign, one of a script's is its own name. */
    private static String source(String chunk) {
        return chunk.startsWith(STRING) && chunk.endsWith("\"]")
                ? chunk.substring(STRING.length(), chunk.length() - 2)
                : "@" + chunk;
    }

    /** The text of an error that nobody has caught, with its code. */
    static Bytes message(Object value) {
        if (value instanceof LuaTable table) {
            Bytes text = Operators.text(table.get(Replies.ERR));
            return text == null ? Bytes.of("ERR unknown error") : text;
        }
        Bytes text = Operators.text(value);
        return Bytes.of("ERR ").concat(text == null ? Operators.shown(value) : text);
    }

    /** A list of Lua's. */
    static LuaTable list(List<Bytes> items) {
        LuaTable table = new LuaTable();
        table.fill(items.toArray());
        return table;
    }
}
