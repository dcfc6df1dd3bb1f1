package dev.rediscover.script;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Busy;
import dev.rediscover.engine.Call;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.util.List;

/** A script that has been read: its code, and what its first line asks for. */
final class Script {
    static final String CHUNK = "user_script";
    private static final String COMPILE = "ERR Error compiling script (new function): ";

    private final Bytes digest;
    private final LuaFunction code;
    private final ScriptFlags flags;

    private Script(Bytes digest, LuaFunction code, ScriptFlags flags) {
        this.digest = digest;
        this.code = code;
        this.flags = flags;
    }

    /** Raised for a text that is no script; the reply says why. */
    static final class Faulty extends Exception {
        private static final long serialVersionUID = 1;

        final transient Reply.Err reply;

        Faulty(String text) {
            super(text);
            reply = Replies.error(text);
        }
    }

    static Script read(Bytes text, Bytes digest) throws Faulty {
        ScriptFlags flags = flags(text);
        // What is cut off ends before the line break, so that lines keep their numbers.
        int begin = flags == ScriptFlags.UNDECLARED ? 0 : text.indexOf('\n', 0);
        try {
            return new Script(digest, Parser.parse(text.slice(begin, text.length()), CHUNK), flags);
        } catch (LuaError e) {
            throw new Faulty(COMPILE + ((Bytes) e.value()).utf8());
        }
    }

    /** What the first line says, if it is one that says something. */
    static ScriptFlags flags(Bytes text) throws Faulty {
        if (!hasShebang(text)) {
            return ScriptFlags.UNDECLARED;
        }
        int end = text.indexOf('\n', 0);
        if (end < 0) {
            throw new Faulty("ERR Invalid script shebang");
        }
        CommandLine line = CommandLine.split(text.slice(0, end));
        List<Bytes> words = line.words();
        if (!line.ok() || words.isEmpty()) {
            throw new Faulty("ERR Invalid engine in script shebang");
        }
        if (!words.get(0).equals(Bytes.of("#!lua"))) {
            throw new Faulty(
                    "ERR Unexpected engine in script shebang: " + words.get(0).utf8());
        }
        int bits = 0;
        for (Bytes word : words.subList(1, words.size())) {
            String option = word.utf8();
            if (!option.startsWith("flags=")) {
                throw new Faulty("ERR Unknown lua shebang option: " + option);
            }
            bits |= bits(option.substring("flags=".length()));
        }
        return ScriptFlags.declared(bits);
    }

    static boolean hasShebang(Bytes text) {
        return text.length() > 1 && text.at(0) == '#' && text.at(1) == '!';
    }

    private static int bits(String list) throws Faulty {
        int bits = 0;
        for (String flag : list.isEmpty() ? new String[0] : list.split(",", -1)) {
            int bit = ScriptFlags.bit(flag);
            if (bit == 0) {
                throw new Faulty("ERR Unexpected flag in script shebang: " + flag);
            }
            bits |= bit;
        }
        return bits;
    }

    ScriptFlags flags() {
        return flags;
    }

    /** Runs it; errors that it does not catch are the reply. */
    Reply run(Call call, List<Bytes> keys, List<Bytes> arguments, boolean readOnly) {
        LuaTable globals = Globals.forScript(Runner.list(keys), Runner.list(arguments));
        Runner runner = new Runner(call, Busy.Kind.EVAL, digest);
        return runner.run(code, LuaFunction.NOTHING, globals, flags, readOnly);
    }
}
