package dev.rediscover.shell;

import dev.rediscover.base.Bytes;
import dev.rediscover.engine.Engine;
import dev.rediscover.render.LuaStyle;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Suggest;
import dev.rediscover.tutor.ScriptFault;
import java.util.List;

/** Scripts in Lua in the shell: the word {@code :script}, scripts typed line by line, and what errors point at. */
final class Scripting {
    static final String LUA = ".lua";
    private static final String CALL = ".call";
    private static final String SCRATCH = "scratch";

    private final Session session;
    private final Drafts scripts;
    private final Drafts steps;
    private TypedScript typed; // null unless one is being typed

    Scripting(Session session) {
        this.session = session;
        this.scripts = new Drafts(session.state(), "scripts");
        this.steps = new Drafts(session.state(), "drafts");
    }

    /** What learners have written in steps of lessons. */
    Drafts steps() {
        return steps;
    }

    // ---- line by line

    /** Lets a script be typed line by line from now on. */
    Result type(LuaDesk desk) {
        typed = new TypedScript(session, desk);
        typed.introduce();
        return Result.FINE;
    }

    /** The same where {@code first} has been typed already as the script's first line. */
    Result type(LuaDesk desk, String first) {
        typed = new TypedScript(session, desk);
        if (session.screen().isInteractive()) {
            session.note("That is the script's first line; a line with a single . ends it and has it judged.");
        }
        return line(first);
    }

    /** Whether a script is being typed line by line. */
    boolean isTyping() {
        return typed != null;
    }

    String prompt() {
        return typed.prompt();
    }

    /** Takes a line of the script. */
    Result line(String line) {
        TypedScript now = typed;
        if (line.strip().equals(".")) {
            typed = null;
        }
        Result done = now.take(line);
        return done == null ? Result.FINE : done;
    }

    /** No more lines come: by the end of the input the script is run, by Ctrl-C or Ctrl-D it is only kept. */
    Result stop(boolean endOfInput) {
        TypedScript now = typed;
        typed = null;
        if (endOfInput) {
            return now.finish();
        }
        now.leave();
        return Result.FINE;
    }

    // ---- the word

    /** What {@code :script} does. */
    Result word(String rest) {
        CommandLine split = CommandLine.split(rest);
        if (!split.ok()) {
            return session.refuse("Invalid argument(s): " + split.explanation());
        }
        List<Bytes> words = split.words();
        String first = words.isEmpty() ? "" : words.get(0).utf8();
        String second = words.size() < 2 ? "" : words.get(1).utf8();
        return switch (first) {
            case "list" -> list();
            case "run" -> second.isEmpty() ? which("run") : run(second, words.subList(2, words.size()));
            case "show" -> second.isEmpty() ? which("show") : show(second);
            case "drop" -> second.isEmpty() ? which("drop") : drop(second);
            default -> open(first.isEmpty() ? SCRATCH : first, words.subList(Math.min(1, words.size()), words.size()));
        };
    }

    private Result which(String word) {
        return session.refuse("Which script? \":script " + word + " NAME\"; \":script list\" lists them.");
    }

    private Result list() {
        StyledText.Builder out = new StyledText.Builder();
        for (String name : scripts.names(LUA)) {
            String text = scripts.read(name + LUA);
            long lines = text == null ? 0 : text.lines().count();
            out.add(name, Role.EMPHASIS);
            out.add("  " + lines + (lines == 1 ? " line" : " lines") + with(name), Role.MUTED)
                    .newline();
        }
        StyledText all = out.build();
        if (all.isEmpty()) {
            session.note("No scripts are kept. \":script NAME\" opens an editor on one of that name.");
        } else {
            session.screen().page(all);
        }
        return Result.FINE;
    }

    private String with(String name) {
        String call = scripts.read(name + CALL);
        return call == null || call.isBlank() ? "" : ", with " + call;
    }

    /** Whether there is a script of that name; says what else there is if not. */
    private boolean isKept(String name) {
        if (scripts.read(name + LUA) != null) {
            return true;
        }
        List<String> near = Suggest.nearest(name, scripts.names(LUA), 1);
        session.refuse("There is no script \"" + name + "\"; "
                + (near.isEmpty() ? "\":script list\" lists them." : "did you mean \"" + near.get(0) + "\"?"));
        return false;
    }

    private Result show(String name) {
        if (!isKept(name)) {
            return Result.USAGE;
        }
        session.screen().page(LuaStyle.numbered(scripts.read(name + LUA), 0));
        return Result.FINE;
    }

    private Result drop(String name) {
        if (!isKept(name)) {
            return Result.USAGE;
        }
        scripts.drop(name + LUA);
        scripts.drop(name + CALL);
        session.note("The script \"" + name + "\" is gone.");
        return Result.FINE;
    }

    private Result run(String name, List<Bytes> words) {
        Result barred = inLesson();
        if (barred != null || !isKept(name)) {
            return barred == null ? Result.USAGE : barred;
        }
        return session.command(call(name, words).command(scripts.read(name + LUA)));
    }

    private Result open(String name, List<Bytes> words) {
        if (!Words.isName(name)) {
            return session.refuse("A script's name is letters, digits, - and _; not \"" + name + "\".");
        }
        Result barred = inLesson();
        return barred == null ? new ScriptDesk(session, scripts, name, call(name, words)).open() : barred;
    }

    /** Says why no script of one's own is run in a lesson; {@code null} where it may be. */
    private Result inLesson() {
        return session.lesson() == null || session.lesson().isPlaying()
                ? null
                : session.refuse("A lesson keeps account of what you do: write EVAL at its prompt, or say play first."
                        + " A step that wants a script has an editor of its own.");
    }

    /** The keys and arguments that were given now; those of the last time if there are none. */
    private ScriptCall call(String name, List<Bytes> words) {
        if (!words.isEmpty()) {
            scripts.write(name + CALL, Quoting.line(words));
            return ScriptCall.of(words);
        }
        String kept = scripts.read(name + CALL);
        CommandLine split = CommandLine.split(kept == null ? "" : kept.strip());
        return ScriptCall.of(split.ok() ? split.words() : List.of());
    }

    /** The names of the scripts that are kept. */
    List<String> names() {
        return scripts.names(LUA);
    }

    // ---- errors

    /** The line of the script that the error of {@code command} blames; empty if it blames none. */
    StyledText fault(List<Bytes> command, Reply reply) {
        if (!(reply instanceof Reply.Err error) || error.text().indexOf("user_") < 0) {
            return StyledText.EMPTY;
        }
        Engine engine = session.link() == null ? null : session.link().engine();
        String script = ScriptWords.text(command, engine);
        return script == null
                ? StyledText.EMPTY
                : FaultText.of(
                        script,
                        ScriptFault.of(script, error.text()),
                        session.screen().canvas().columns(),
                        session.settings().isOn(Setting.PLAIN));
    }
}
