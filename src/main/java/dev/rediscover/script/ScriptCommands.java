package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Args;
import dev.rediscover.engine.Busy;
import dev.rediscover.engine.Call;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Errors;
import dev.rediscover.engine.Family;
import dev.rediscover.engine.RedisException;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** EVAL and its cache. */
public final class ScriptCommands implements Family {
    private static final int DIGEST_LENGTH = 40;

    private static final String TABLE = """
            group scripting
            EVAL script numkeys [key [key ...]] [arg [arg ...]]
              2.6.0 | noscript stale skip_monitor no_mandatory_keys movablekeys | Depends on the script
              Runs a Lua script on the server, with keys and arguments.
              see EVALSHA EVAL_RO SCRIPT|LOAD FCALL
              keys RW access update
            EVALSHA sha1 numkeys [key [key ...]] [arg [arg ...]]
              2.6.0 | noscript stale skip_monitor no_mandatory_keys movablekeys | Depends on the script
              Runs a Lua script that the server has already seen, by its SHA1 digest.
              see EVAL SCRIPT|LOAD SCRIPT|EXISTS
              keys RW access update
            EVALSHA_RO sha1 numkeys [key [key ...]] [arg [arg ...]]
              7.0.0 | readonly noscript stale skip_monitor no_mandatory_keys movablekeys | Depends on the script
              Runs a script by its digest, forbidding it to write.
              see EVALSHA EVAL_RO
              keys RO access
            EVAL_RO script numkeys [key [key ...]] [arg [arg ...]]
              7.0.0 | readonly noscript stale skip_monitor no_mandatory_keys movablekeys | Depends on the script
              Runs a Lua script, forbidding it to write.
              see EVAL EVALSHA_RO
              keys RO access
            SCRIPT
              2.6.0 | | Depends on the subcommand
              Looks after the cache of scripts.
              see EVAL FUNCTION
              container
            SCRIPT|DEBUG <YES | SYNC | NO>
              3.2.0 | noscript | O(1)
              Switches the debugger for scripts that follow on this connection; here there is none.
              see EVAL
            SCRIPT|EXISTS sha1 [sha1 ...]
              2.6.0 | noscript | O(N) for N digests
              Tells which digests belong to cached scripts.
              see SCRIPT|LOAD EVALSHA
            SCRIPT|FLUSH [ASYNC | SYNC]
              2.6.0 | noscript | O(N) for N cached scripts
              Empties the cache of scripts.
              see SCRIPT|LOAD
            SCRIPT|HELP
              5.0.0 | loading stale | O(1)
              Lists the subcommands of SCRIPT.
              see SCRIPT
            SCRIPT|KILL
              2.6.0 | noscript allow_busy | O(1)
              Stops the script that is running, unless it has already written.
              see EVAL FUNCTION|KILL
            SCRIPT|LOAD script
              2.6.0 | noscript stale | O(N) for N bytes of the script
              Puts a script into the cache without running it and tells its digest.
              see EVALSHA SCRIPT|EXISTS
            """;

    private static final String[] HELP = {
        "SCRIPT <subcommand> [<arg> [value] [opt] ...]. Subcommands are:",
        "DEBUG (YES|SYNC|NO)",
        "    Switches the debugger on or off; this server has none to switch on.",
        "EXISTS <sha1> [<sha1> ...]",
        "    Which of these scripts are in the cache.",
        "FLUSH [ASYNC|SYNC]",
        "    Empties the cache of scripts.",
        "KILL",
        "    Stops the script that is running, if it has not written yet.",
        "LOAD <script>",
        "    Puts a script into the cache without running it.",
        "HELP",
        "    Prints this help."
    };

    private final CompiledScripts compiled = new CompiledScripts();

    @Override
    public String table() {
        return TABLE;
    }

    @Override
    public Reply call(Call c) {
        return switch (c.name()) {
            case "EVAL" -> evalText(c, false);
            case "EVAL_RO" -> evalText(c, true);
            case "EVALSHA" -> evalDigest(c, false);
            case "EVALSHA_RO" -> evalDigest(c, true);
            case "SCRIPT|DEBUG" -> debug(c);
            case "SCRIPT|LOAD" -> load(c, c.args().next());
            case "SCRIPT|EXISTS" -> exist(c);
            case "SCRIPT|FLUSH" -> flush(c);
            case "SCRIPT|KILL" -> c.engine().busy().kill(Busy.Kind.EVAL);
            case "SCRIPT|HELP" -> help(HELP);
            default -> throw c.unbound();
        };
    }

    /** A script that says that it may write needs memory; of others it shows when they write. */
    @Override
    public boolean needsMemory(Engine engine, CommandSpec spec, List<Bytes> argv) {
        return spec.name().startsWith("EVAL") ? flags(engine, spec, argv).needsMemory() : spec.isDenyOom();
    }

    @Override
    public boolean mayWrite(Engine engine, CommandSpec spec, List<Bytes> argv) {
        boolean runs = spec.name().equals("EVAL") || spec.name().equals("EVALSHA");
        return runs && !flags(engine, spec, argv).noWrites();
    }

    private static ScriptFlags flags(Engine engine, CommandSpec spec, List<Bytes> argv) {
        boolean byText = !spec.name().startsWith("EVALSHA");
        Bytes text = byText ? argv.get(1) : engine.scripts().get(digest(argv.get(1)));
        try {
            return text == null ? ScriptFlags.UNDECLARED : Script.flags(text);
        } catch (Script.Faulty e) {
            return ScriptFlags.UNDECLARED; // its own error will tell
        }
    }

    private Reply evalText(Call c, boolean readOnly) {
        c.engine().monitors().announce(c.client(), c.argv());
        Bytes text = c.args().next();
        int keys = keys(c.args());
        return eval(c, remembered(c, text), keys, readOnly);
    }

    private Reply evalDigest(Call c, boolean readOnly) {
        c.engine().monitors().announce(c.client(), c.argv());
        Bytes digest = digest(c.args().next());
        if (digest.length() != DIGEST_LENGTH) {
            throw Errors.NO_SCRIPT.raise();
        }
        int keys = keys(c.args());
        if (c.engine().scripts().get(digest) == null) {
            throw Errors.NO_SCRIPT.raise();
        }
        return eval(c, digest, keys, readOnly);
    }

    /** How many keys there are, which must not be more than words are left. */
    private static int keys(Args args) {
        long count = args.integer();
        if (count > args.remaining()) {
            throw Errors.NUMKEYS_TOO_BIG.raise();
        }
        if (count < 0) {
            throw Errors.NUMKEYS_NEGATIVE.raise();
        }
        return (int) count;
    }

    /** The script of a text, put into the cache only once it has been read, as Redis does. */
    private Bytes remembered(Call c, Bytes text) {
        Bytes digest = Digest.sha1(text);
        if (c.engine().scripts().get(digest) == null) {
            compiled.of(digest, text);
            c.engine().scripts().evaluated(digest, text);
        }
        return digest;
    }

    private static Bytes digest(Bytes given) {
        for (byte b : given.array()) {
            if (b >= 'A' && b <= 'Z') {
                return Bytes.of(given.latin1().toLowerCase(Locale.ROOT));
            }
        }
        return given;
    }

    private Reply eval(Call c, Bytes digest, int keyCount, boolean readOnly) {
        Script script = compiled.of(digest, c.engine().scripts().get(digest));
        c.engine().scripts().used(digest);
        List<Bytes> keys = c.args().rest(keyCount);
        return script.run(c, keys, c.args().rest(), readOnly);
    }

    private Reply load(Call c, Bytes text) {
        Bytes digest = Digest.sha1(text);
        compiled.of(digest, text);
        c.engine().scripts().loaded(digest, text);
        return Reply.of(digest);
    }

    private static Reply exist(Call c) {
        List<Reply> there = new ArrayList<>();
        while (c.args().hasNext()) {
            there.add(c.engine().scripts().get(digest(c.args().next())) == null ? Reply.ZERO : Reply.ONE);
        }
        return Reply.array(there);
    }

    private static Reply flush(Call c) {
        if (c.args().hasNext() && !c.args().take("SYNC") && !c.args().take("ASYNC")
                || c.args().hasNext()) {
            throw Errors.SCRIPT_FLUSH_MODE.raise();
        }
        c.engine().scripts().clear();
        return Reply.OK;
    }

    private static Reply debug(Call c) {
        Bytes mode = c.args().next();
        if (!mode.is("NO") && !mode.is("YES") && !mode.is("SYNC")) {
            throw new RedisException(new Reply.Err("ERR Use SCRIPT DEBUG YES/SYNC/NO"));
        }
        if (!mode.is("NO")) {
            throw new RedisException(new Reply.Err("ERR SCRIPT DEBUG: this server has no debugger for scripts"));
        }
        return Reply.OK;
    }

    /** Lines of help as subcommands give them. */
    static Reply help(String[] text) {
        List<Reply> lines = new ArrayList<>();
        for (String line : text) {
            lines.add(new Reply.Status(line));
        }
        return Reply.array(lines);
    }
}
