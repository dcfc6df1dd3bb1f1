package dev.rediscover.shell;

import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Theme;
import dev.rediscover.shell.editor.EditorDesk;
import dev.rediscover.shell.editor.EditorScreen;
import dev.rediscover.shell.editor.ScriptEditor;
import dev.rediscover.tutor.ScriptFault;
import java.io.IOException;
import java.util.List;
import org.jline.terminal.Terminal;

/** A script to be written, on the whole screen or, where nothing can be redrawn, line by line. */
abstract class LuaDesk implements EditorDesk, FullScreen {
    final Session session;
    private final Drafts drafts;
    private final String name;
    private Ran last;
    private String ran = "";
    private boolean troubled;

    /** A script that is kept under {@code name}. */
    LuaDesk(Session session, Drafts drafts, String name) {
        this.session = session;
        this.drafts = drafts;
        this.name = name;
    }

    /** What stands there at first: what was kept, else {@link #given}. */
    final String text() {
        String kept = drafts.read(name);
        return kept == null ? given() : kept;
    }

    /** The same with a line to go on in, where one finds a beginning. */
    private String begun() {
        String text = text();
        return !text.isBlank() && text.equals(given()) && !text.endsWith("\n") ? text + "\n" : text;
    }

    /** What stands there if nothing has been written yet. */
    String given() {
        return "";
    }

    /** Does it without being judged; by itself the same as {@link #perform}. */
    Ran attempted(String script) {
        return perform(script);
    }

    /** Does it; what comes of it is told by {@link #left}. */
    abstract Ran perform(String script);

    /**
     * The editor was left.
     *
     * @param ran what came of the last run; {@code null} if there was none
     * @param script what was run
     * @param shown whether what it said stands on the shell's screen already
     */
    abstract Result left(Ran ran, String script, boolean shown);

    /** The line of the script that a run blamed. */
    final StyledText fault(Ran ran, String script) {
        ScriptFault fault = new ScriptFault(ran.line(), ran.column(), "", false);
        boolean plain = session.settings().isOn(Setting.PLAIN);
        return FaultText.of(script, fault, session.screen().canvas().columns(), plain);
    }

    /** Lets the user write. */
    final Result open() {
        last = null;
        try {
            if (session.screen().giveTo(this)) {
                return left(last, ran, false);
            }
        } catch (IOException e) {
            return session.refuse("The terminal cannot be read: " + e.getMessage());
        }
        return session.scripting().type(this);
    }

    @Override
    public final void run(Terminal terminal, Theme theme, boolean ascii) throws IOException {
        EditorScreen.run(terminal, theme, ascii, this, new ScriptEditor(begun(), commands()));
    }

    @Override
    public final Ran run(String script) {
        last = perform(script);
        ran = script;
        return last;
    }

    @Override
    public final Ran attempt(String script) {
        last = attempted(script);
        ran = script;
        return last;
    }

    @Override
    public final void keep(String script) {
        String trouble = drafts.write(name, script);
        if (trouble != null && !troubled) {
            troubled = true;
            session.screen().late(StyledText.of(session.wrapped("Not kept: " + trouble), Role.WARNING));
        }
    }

    /** Begins anew with {@link #given}. */
    final void forget() {
        drafts.drop(name);
    }

    @Override
    public final String outside(String script) throws IOException {
        return session.screen().edited(script, ".lua");
    }

    @Override
    public final List<String> commands() {
        return Advice.names(session.catalog());
    }
}
