package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Busy;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.ScriptTerms;
import dev.rediscover.resp.Reply;
import java.util.List;

/** A script that has been read: its code, and what its first line asks for. */
final class Script {
    private static final String CHUNK = "user_script";
    private static final String COMPILE = "ERR Error compiling script (new function): ";
    private static final List<String> FLAGS =
            List.of("no-writes", "allow-oom", "allow-stale", "no-cluster", "allow-cross-slot-keys");

    private final Bytes digest;
    private final LuaFunction code;
    private final boolean noWrites;

    private Script(Bytes digest, LuaFunction code, boolean noWrites) {
        this.digest = digest;
        this.code = code;
        this.noWrites = noWrites;
    }

    /** Raised for a text that is no script; the reply says why. */
    static final class Faulty extends Exception {
        private static final long serialVersionUID = 1;

        final transient Reply.Err reply;

        Faulty(String text) {
            super(text);
            reply = new Reply.Err(text);
        }
    }

    static Script read(Bytes text, Bytes digest) throws Faulty {
        boolean noWrites = false;
        Bytes body = text;
        if (text.length() > 1 && text.at(0) == '#' && text.at(1) == '!') {
            int end = text.indexOf('\n', 0);
            if (end < 0) {
                throw new Faulty("ERR Invalid script shebang");
            }
            noWrites = asksForNoWrites(text.slice(0, end).utf8());
            body = text.slice(end, text.length()); // the line break stays: lines keep their numbers
        }
        try {
            return new Script(digest, Parser.parse(body, CHUNK), noWrites);
        } catch (LuaError e) {
            throw new Faulty(COMPILE + ((Bytes) e.value()).utf8());
        }
    }

    private static boolean asksForNoWrites(String line) throws Faulty {
        String[] words = line.strip().split(" +");
        if (!words[0].equals("#!lua")) {
            throw new Faulty("ERR Unexpected engine in script shebang: " + words[0]);
        }
        boolean noWrites = false;
        for (int i = 1; i < words.length; i++) {
            if (!words[i].startsWith("flags=")) {
                throw new Faulty("ERR Unknown lua shebang option: " + words[i]);
            }
            for (String flag : words[i].substring("flags=".length()).split(",")) {
                if (!flag.isEmpty() && !FLAGS.contains(flag)) {
                    throw new Faulty("ERR Unexpected flag in script shebang: " + flag);
                }
                noWrites |= flag.equals("no-writes");
            }
        }
        return noWrites;
    }

    /** Runs it; errors that it does not catch are the reply. */
    Reply run(Call call, List<Bytes> keys, List<Bytes> arguments, boolean readOnly) {
        LuaTable globals = Globals.make();
        globals.put(Bytes.of("KEYS"), list(keys));
        globals.put(Bytes.of("ARGV"), list(arguments));
        int db = call.client().db();
        ScriptTerms terms = new ScriptTerms(readOnly || noWrites, false);
        Run run = new Run(call, globals.freeze(), terms);
        call.engine().busy().begin(call, Busy.Kind.EVAL, digest, terms);
        try {
            Object value = LuaFunction.first(code.call(run, LuaFunction.NOTHING));
            return Replies.toReply(value, terms.protocol());
        } catch (LuaError e) {
            return failure(e);
        } catch (Run.Endless e) {
            return e.isKilled()
                    ? failure(LuaError.bare(Bytes.of(e.getMessage())).at(e.chunk(), e.line()))
                    : new Reply.Err("ERR Error running script: " + e.getMessage());
        } catch (StackOverflowError e) {
            return failure(LuaError.of("stack overflow").at(CHUNK, 1));
        } finally {
            call.engine().busy().end();
            call.client().select(db);
        }
    }

    private Reply.Err failure(LuaError error) {
        Object value = error.value();
        String text;
        if (value instanceof LuaTable table) {
            text = table.get(Replies.ERR) instanceof Bytes own ? own.utf8() : "ERR unknown error";
        } else {
            Bytes said = Operators.text(value);
            text = "ERR " + (said == null ? String.valueOf(value == null ? "nil" : value) : said.utf8());
        }
        return new Reply.Err(
                text + " script: " + digest.latin1() + ", on @" + CHUNK + ":" + Math.max(error.line(), 1) + ".");
    }

    private static LuaTable list(List<Bytes> items) {
        LuaTable table = new LuaTable();
        table.fill(items.toArray());
        return table;
    }
}
