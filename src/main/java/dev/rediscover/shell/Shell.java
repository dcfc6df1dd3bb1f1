package dev.rediscover.shell;

import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import java.io.IOError;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.terminal.Terminal;
import org.jline.utils.Signals;

/** The interactive shell: prompt, line, reply, and again. The prompt comes first; the engine is made meanwhile. */
public final class Shell {
    private final Start start;
    private final Terminal terminal;
    private final SandboxTeller sandbox;
    private final TerminalScreen screen;
    private final Session session;
    private LineSource lines;
    private boolean clearedBefore;
    private Destination destination;

    /** A shell on {@code terminal}. */
    Shell(Start start, Terminal terminal, EngineSource engine) {
        this.start = start;
        this.terminal = terminal;
        this.screen = new TerminalScreen(terminal, start);
        this.session = new Session(engine, screen, start.settings(), start.state());
        this.sandbox = new SandboxTeller(engine, session);
    }

    /**
     * Runs the shell on the terminal of this process until the user leaves.
     *
     * @return the exit code
     * @throws IOException if there is no terminal to be had
     */
    public static int run(Start start) throws IOException {
        return run(start, null);
    }

    /**
     * As {@link #run(Start)}, with somebody else's conversation at the prompt.
     *
     * @param maker {@code null} for none
     */
    public static int run(Start start, GuestMaker maker) throws IOException {
        return run(start, maker, null);
    }

    /**
     * As {@link #run(Start)}, on a server somewhere else.
     *
     * @throws IOException if there is no terminal to be had
     */
    public static int connect(Start start, Destination to) throws IOException {
        return run(start, null, to);
    }

    private static int run(Start start, GuestMaker maker, Destination to) throws IOException {
        boolean kept = maker == null && start.settings().isOn(Setting.SANDBOX);
        EngineSource engine = new EngineSource(kept ? new Sandbox(start.state(), true) : null);
        engine.prepare();
        try (Terminal terminal = Terminals.ofProcess(start.env())) {
            Shell shell = new Shell(start, terminal, engine);
            shell.destination = to;
            if (maker != null) {
                Host host = new Host(shell.session);
                host.seat(maker.make(host));
            }
            try {
                return shell.loop();
            } catch (IOError gone) { // the terminal was taken away
                shell.close();
                throw gone;
            }
        }
    }

    /** Reads and runs lines until the user leaves. */
    int loop() throws IOException {
        lines = isDumb() ? new CookedLines(terminal.reader(), terminal.writer()) : editor();
        screen.attach(lines);
        if (isDumb()) {
            Signals.register("INT", session::interrupt);
        }
        Ticker ticker = null;
        boolean on = true;
        if (session.guest() != null) {
            session.guest().begin();
        } else if (destination != null) {
            session.connect(destination, true);
        } else if (start.lesson() != null) {
            session.run(start.lesson().startsWith(":") ? start.lesson() : ":learn " + start.lesson());
            on = !isExam() || session.isLearning();
        } else if (Welcome.isDue(start.state())) {
            on = session.run(":welcome") != Result.LEAVE;
        } else {
            session.note("Type Redis commands. \":learn\" starts the lessons, \"help\" explains, Ctrl-D leaves.");
        }
        while (on) {
            if (ticker == null) {
                ticker = new Ticker(session);
                ticker.start();
            }
            sandbox.beforePrompt();
            screen.status(session);
            on = turn(lines.read(screen.prompt(session))) && !(isExam() && !session.isLearning());
        }
        if (ticker != null) {
            ticker.finish();
        }
        close();
        return 0;
    }

    private void close() {
        session.close();
        sandbox.end();
    }

    /** Whether the program was started for an exam, with which it ends. */
    private boolean isExam() {
        return start.lesson() != null && start.lesson().startsWith(":exam ");
    }

    private boolean isDumb() {
        return terminal.getType().startsWith("dumb");
    }

    /** Does what a line asks for; false to leave. */
    private boolean turn(LineSource.End end) {
        switch (end) {
            case FINISHED -> {
                if (session.isTypingScript()) {
                    session.scripting().stop(false);
                    return true;
                }
                return session.run("exit") != Result.LEAVE;
            }
            case CLEARED -> {
                if (session.isTypingScript() && lines.line().isEmpty()) {
                    session.scripting().stop(false);
                    return true;
                }
                cleared();
                return true;
            }
            default -> {
                clearedBefore = false;
                return run(lines.line());
            }
        }
    }

    private void cleared() {
        if (lines.line().isEmpty() && session.servers().endStream()) {
            clearedBefore = false;
            return;
        }
        if (clearedBefore && lines.line().isEmpty()) {
            session.note("Ctrl-D or \"exit\" leaves.");
        }
        clearedBefore = lines.line().isEmpty();
    }

    private boolean run(String text) {
        if (session.isTypingScript()) {
            for (String line : text.split("\n", -1)) {
                runGuarded(line);
            }
            return true;
        }
        List<String> commands = PastedLines.of(text);
        if (commands.size() > 1 && !confirmed(commands)) {
            return true;
        }
        if (commands.isEmpty()) {
            return session.run("") != Result.LEAVE;
        }
        for (String command : commands) {
            if (commands.size() > 1) {
                screen.note(StyledText.of(session.promptMark() + session.prompt(), Role.MUTED)
                        .concat(StyledText.of(command + "\n", Role.COMMAND)));
            }
            if (runGuarded(command) == Result.LEAVE) {
                return false;
            }
        }
        return true;
    }

    private boolean confirmed(List<String> commands) {
        return screen.confirm("These are " + commands.size() + " commands. Run them one by one?");
    }

    /** Runs a command that Ctrl-C stops if it waits. */
    private Result runGuarded(String command) {
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> {
            terminal.writer().println(); // behind the ^C that the terminal shows
            terminal.flush();
            session.interrupt();
        });
        try {
            return session.run(command);
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
        }
    }

    private LineSource editor() throws IOException {
        Map<String, Object> variables = new HashMap<>();
        variables.put(LineReader.SECONDARY_PROMPT_PATTERN, InputParser.CONTINUED);
        variables.put(LineReader.HISTORY_SIZE, LineHistory.MOST);
        variables.put(LineReader.BELL_STYLE, "none");
        LineEditor editor = new LineEditor(terminal, variables);
        LineHistory history = new LineHistory(start.history() ? start.state() : null);
        editor.setParser(new InputParser(session));
        editor.setHistory(history);
        history.attach(editor);
        editor.setCompleter(new TabCompletion(session));
        editor.setHighlighter(new LineHighlighter(session, screen));
        editor.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
        editor.option(LineReader.Option.CASE_INSENSITIVE, true);
        editor.option(LineReader.Option.HISTORY_TIMESTAMPED, false);
        editor.option(LineReader.Option.AUTO_FRESH_LINE, false);
        bind(editor);
        editor.showHints(new ArgumentHints(session));
        return new EditedLines(editor, history, start.settings());
    }

    /** What a key does that says a word of the shell. */
    private record Press(LineEditor editor, Shortcut shortcut, Session session) implements Widget {
        @Override
        public boolean apply() {
            return editor.say(shortcut, session);
        }
    }

    private void bind(LineEditor editor) {
        Widget earlier = editor::earlier;
        Widget later = editor::later;
        String[] maps = {LineReader.EMACS, LineReader.VIINS};
        for (String map : maps) {
            KeyMap<Binding> keys = editor.getKeyMaps().get(map);
            keys.bind(earlier, "\u001b[A", "\u001bOA", KeyMap.ctrl('P'));
            keys.bind(later, "\u001b[B", "\u001bOB", KeyMap.ctrl('N'));
            keys.bind(new Reference(LineReader.FORWARD_CHAR), "\u001b[C", "\u001bOC");
            keys.bind(new Reference(LineReader.FORWARD_WORD), "\u001b[1;3C", "\u001b[1;5C");
            for (Shortcut shortcut : Shortcut.values()) {
                Widget press = new Press(editor, shortcut, session);
                keys.bind(press, shortcut.sequences(map.equals(LineReader.EMACS)));
            }
        }
    }
}
