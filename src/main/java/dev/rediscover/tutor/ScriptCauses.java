package dev.rediscover.tutor;

import static dev.rediscover.tutor.Cause.Kind;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;

/** The reasons for errors of scripts and functions, in plain words. */
public final class ScriptCauses {
    private static final String EVAL_HELP = "help EVAL";

    private ScriptCauses() {}

    /** The reason for an error of a command that runs or loads scripts; {@code null} if it is none of theirs. */
    static Cause of(Situation it, CommandSpec spec, String text) {
        if (!spec.group().equals("scripting")) {
            return null;
        }
        ScriptFault fault = ScriptFault.of("", text);
        String plain = plain(text);
        if (plain == null && fault == null) {
            return null;
        }
        String where = fault == null ? "" : "Line " + fault.line() + ": ";
        String because = plain != null
                ? where + plain
                : "The script stopped in line " + fault.line() + ": " + fault.message() + ".";
        Kind kind = fault == null ? Kind.SCRIPT_CALL : fault.compiling() ? Kind.SCRIPT_UNREADABLE : Kind.SCRIPT_STOPPED;
        return new Cause(kind, because, List.of(), fault == null ? Causes.expects(spec) : "", ways(it, text));
    }

    private static List<Cause.Way> ways(Situation it, String text) {
        List<Cause.Way> ways = new ArrayList<>();
        Bytes first = it.word(1);
        if (text.startsWith("NOSCRIPT")) {
            ways.add(new Cause.Way("SCRIPT LOAD \"return 1\"", "puts a script there and tells its digest"));
            ways.add(new Cause.Way("help EVALSHA", "explains it with an example"));
        } else if (text.startsWith("ERR Function not found") || text.startsWith("ERR Library not found")) {
            ways.add(new Cause.Way("FUNCTION LIST", "lists the libraries and their functions"));
        } else if (text.startsWith("ERR Library '")) {
            ways.add(new Cause.Way("FUNCTION LOAD REPLACE ...", "puts the new text in the place of the old one"));
        } else {
            boolean own = first != null
                    && it.command().get(0).length() < 8
                    && it.command().get(0).is("EVAL");
            ways.add(
                    own
                            ? new Cause.Way(":explain EVAL ...", "says what is a key and what an argument")
                            : new Cause.Way(EVAL_HELP, "explains it with an example"));
            ways.add(new Cause.Way(":script", "opens an editor for scripts"));
        }
        return ways;
    }

    /** What an error of a script means; {@code null} if its own words say all that is known. */
    public static String plain(String error) {
        ScriptFault fault = ScriptFault.of("", error);
        if (fault == null) {
            return ofCall(error);
        }
        String of = plain(fault);
        return of == null ? ofCommand(error) : of;
    }

    /** What a fault in a script means; {@code null} if its own words say all that is known. */
    public static String plain(ScriptFault fault) {
        return fault.compiling() ? ofReading(fault.message()) : ofRunning(fault.message());
    }

    // ---- the call itself

    private static String ofCall(String error) {
        if (error.startsWith("NOSCRIPT")) {
            return "No script with this SHA1 is in the cache: it was never loaded here, or a restart or SCRIPT FLUSH"
                    + " emptied it. Send the text with EVAL, or SCRIPT LOAD it first.";
        }
        if (error.equals("ERR Number of keys can't be greater than number of args")) {
            return "The number behind the script says how many of the words that follow are keys; fewer words follow.";
        }
        if (error.equals("ERR Number of keys can't be negative")) {
            return "The number behind the script says how many of the words that follow are keys; 0 for none.";
        }
        if (error.equals("ERR value is not an integer or out of range")) {
            return "Behind the script comes the number of keys, as in: EVAL \"return KEYS[1]\" 1 user:1.";
        }
        if (error.equals("ERR Function not found")) {
            return "No function of this name is loaded; names of functions are told apart by upper and lower case.";
        }
        if (error.equals("ERR Missing library metadata")) {
            return "A library begins with a line that names it: #!lua name=mylib";
        }
        if (error.equals("ERR No functions registered")) {
            return "Loading a library runs it once, and it must call redis.register_function then; this one did not.";
        }
        if (error.startsWith("ERR Library '") && error.endsWith("already exists")) {
            return "A library of this name is loaded already; FUNCTION LOAD REPLACE puts this one in its place.";
        }
        return null;
    }

    // ---- what is no Lua

    private static String ofReading(String message) {
        String near = ScriptFault.quoted(message);
        if (near.equals("!")) {
            return "Lua writes \"not equal\" as ~= and \"not\" as the word not.";
        }
        if (near.equals("+") || near.equals("-") && message.startsWith("'='")) {
            return "Lua has no += or ++: write n = n + 1.";
        }
        if (near.equals("&") || near.equals("|")) {
            return "Lua writes \"and\" and \"or\" as words.";
        }
        if (message.startsWith("'end' expected") && near.equals("<eof>")) {
            int opened = message.indexOf("at line ");
            String which = opened < 0 ? "" : " (it began in line " + digits(message, opened + 8) + ")";
            return "A block has no end" + which + ": each if, for, while and function needs its own.";
        }
        return message.startsWith("'") ? ofMissing(message, near) : ofText(message, near);
    }

    private static String ofText(String message, String near) {
        if (message.startsWith("unfinished string") || message.startsWith("unfinished long string")) {
            return "A string has no closing quote.";
        }
        return message.startsWith("unexpected symbol") && near.equals("<eof>")
                ? "Something is missing at the end."
                : null;
    }

    private static String ofMissing(String message, String near) {
        if (message.startsWith("'then' expected")) {
            return near.equals("=")
                    ? "Equality is tested with ==; a single = assigns."
                    : "Behind the condition of an if comes then.";
        }
        if (message.startsWith("'do' expected")) {
            return "Behind the head of a for or while loop comes do.";
        }
        if (message.startsWith("'=' expected")) {
            return "A line by itself is an assignment or a call, and this is neither; return gives a value back.";
        }
        if (near.equals("end") && message.startsWith("'<eof>'")) {
            return "There is one end too many.";
        }
        if (near.equals("else") && message.startsWith("'")) {
            return "An else belongs to an if and its then, and there is but one.";
        }
        if (message.startsWith("'<eof>' expected") || message.startsWith("'end' expected")) {
            return "A return ends its block: nothing may stand behind it.";
        }
        return message.endsWith("expected near '" + near + "'")
                ? "Before this, " + message.substring(0, message.indexOf(" expected")) + " is missing."
                : null;
    }

    private static String digits(String text, int from) {
        int end = from;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return text.substring(from, end);
    }

    // ---- what fails while it runs

    private static String ofRunning(String message) {
        String name = ScriptFault.quoted(message);
        String what = name.isEmpty() ? "It" : name;
        if (message.startsWith("Script attempted to access nonexistent global variable")) {
            return "There is no variable " + name + ": either it is misspelt, or it was made with local inside another"
                    + " block and ends with that. Keys are in KEYS, arguments in ARGV, text stands in quotes.";
        }
        if (message.startsWith("Attempt to modify a readonly table")) {
            return "Scripts may not make global variables, which would stay for other scripts: write local before it.";
        }
        if (message.startsWith("attempt to call")) {
            return what + " is no function here; in redis there are call and pcall, for instance.";
        }
        if (message.startsWith("attempt to index")) {
            return of(message, what, " has no fields");
        }
        if (message.startsWith("attempt to perform arithmetic")) {
            return message.contains("string value")
                    ? what + " is a text that is no number."
                    : of(message, what, " cannot be reckoned with");
        }
        if (message.startsWith("attempt to concatenate")) {
            return of(message, what, " cannot be joined to a text") + " tostring(" + (name.isEmpty() ? "x" : name)
                    + ") makes a text of it.";
        }
        if (message.startsWith("attempt to compare")) {
            return message.contains("string") && message.contains("number")
                    ? "Replies and ARGV are text; tonumber(x) makes numbers of them, which can be compared."
                    : "Only two numbers or two texts can be compared; a missing key or field is false or nil.";
        }
        if (message.startsWith("stack overflow")) {
            return "A function calls itself without end.";
        }
        return null;
    }

    /** What {@code false} and {@code nil} usually are in scripts. */
    private static String of(String message, String what, String cannot) {
        if (message.contains("boolean value")) {
            return what + " is false, which" + cannot + ": redis.call gives false, not nil, where a key, field or"
                    + " element is missing. Test it first: if not " + (what.equals("It") ? "x" : what) + " then ...";
        }
        if (message.contains("nil value")) {
            return what + " is nil, which" + cannot + ": it was never set, or KEYS and ARGV are shorter than that.";
        }
        return what + cannot + ".";
    }

    // ---- what a command inside says

    private static String ofCommand(String error) {
        if (error.startsWith("ERR Wrong number of args calling Redis command")) {
            return "The command inside redis.call has too few or too many arguments.";
        }
        if (error.startsWith("ERR Unknown Redis command called")) {
            return "Redis has no such command; the first argument of redis.call is its name alone: redis.call(\"GET\","
                    + " KEYS[1]).";
        }
        if (error.startsWith("ERR Lua redis lib command arguments must be")) {
            return "An argument of redis.call is nil, false or a table: KEYS and ARGV count from 1, and the number"
                    + " behind the script says how many of the words are KEYS.";
        }
        if (error.startsWith("ERR Write commands are not allowed from read-only scripts")) {
            return "EVAL_RO, FCALL_RO and the flag no-writes allow reading only.";
        }
        if (error.startsWith("ERR This Redis command is not allowed from script")) {
            return "Commands that wait or change the connection are not allowed in scripts.";
        }
        if (error.startsWith("WRONGTYPE")) {
            return "The command inside the script works on another type than the key holds. redis.call stops the script"
                    + " with the error; redis.pcall gives it to the script as a table.";
        }
        return null;
    }
}
