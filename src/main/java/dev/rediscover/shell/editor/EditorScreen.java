package dev.rediscover.shell.editor;

import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Theme;
import java.io.IOException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** The editor on a terminal: draws, reads keys, and leaves the terminal as it was, whatever happens. */
public final class EditorScreen {
    private static final long IDLE_MILLIS = 400; // without a key for so long, the text is kept
    private static final long ESCAPE_MILLIS = 50; // how long the rest of a key may take
    private static final String PASTE_ON = "\u001b[?2004h";
    private static final String PASTE_OFF = "\u001b[?2004l";

    private final Terminal terminal;
    private final Theme theme;
    private final EditorDesk desk;
    private final ScriptEditor editor;
    private final EditorView view;
    private final KeyReader keys = new KeyReader();
    private Size size = new Size(0, 0);
    private String[] shown = new String[0];
    private String kept;
    private Attributes before; // as the terminal was
    private boolean left;

    private EditorScreen(Terminal terminal, Theme theme, boolean ascii, EditorDesk desk, ScriptEditor editor) {
        this.terminal = terminal;
        this.theme = theme;
        this.desk = desk;
        this.editor = editor;
        this.view = new EditorView(ascii);
        this.kept = editor.text();
    }

    /** Lets the user write in {@code editor} until he leaves, or a run says that there is no more to do. */
    public static void run(Terminal terminal, Theme theme, boolean ascii, EditorDesk desk, ScriptEditor editor)
            throws IOException {
        EditorScreen screen = new EditorScreen(terminal, theme, ascii, desk, editor);
        screen.before = terminal.enterRawMode();
        Thread restore = new Thread(screen::close);
        Runtime.getRuntime().addShutdownHook(restore);
        try {
            screen.open();
            screen.loop();
        } finally {
            screen.keep();
            screen.close();
            forget(restore);
        }
    }

    private static void forget(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the program is ending, and the hook has done its work or will
        }
    }

    private void open() {
        signals(false);
        terminal.puts(Capability.enter_ca_mode);
        terminal.writer().print(PASTE_ON);
        size = new Size(0, 0); // draw everything
    }

    private void close() {
        terminal.writer().print(PASTE_OFF);
        terminal.puts(Capability.cursor_normal);
        terminal.puts(Capability.exit_ca_mode);
        terminal.setAttributes(before);
        terminal.flush();
    }

    /** Whether Ctrl-C interrupts, as while a script runs, or is a key. */
    private void signals(boolean on) {
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, on);
        terminal.setAttributes(raw);
    }

    private void loop() throws IOException {
        boolean dirty = true;
        while (!left) {
            dirty |= fitSize();
            if (dirty) {
                draw();
            }
            int read = terminal.reader().read(keys.isOpen() ? ESCAPE_MILLIS : IDLE_MILLIS);
            dirty = false;
            if (read != -2) {
                dirty = press(keys.take(read));
            } else if (keys.isOpen()) {
                dirty = press(keys.rest());
            } else {
                keep();
            }
        }
    }

    /** Keeps the text, if it has changed since. */
    private void keep() {
        String text = editor.text();
        if (!text.equals(kept)) {
            desk.keep(text);
            kept = text;
        }
    }

    /** Does what a key says; whether there was one, so that something may look otherwise now. */
    private boolean press(EditorKey key) throws IOException {
        if (key == null) {
            return false;
        }
        if (key.kind() == EditorKey.Kind.ENTER) {
            keep(); // at most the line being typed is lost
        }
        switch (editor.press(key)) {
            case RUN -> run(true);
            case TRY -> run(desk.trial().isEmpty());
            case OUTSIDE -> outside();
            case HINT -> hint();
            case LEAVE -> left = true;
            case NOTHING -> {}
        }
        return true;
    }

    private void run(boolean inEarnest) {
        keep();
        editor.say(StyledText.of("Running; Ctrl-C stops it.\n", Role.MUTED));
        draw();
        signals(true);
        try {
            EditorDesk.Ran ran = inEarnest ? desk.run(editor.text()) : desk.attempt(editor.text());
            editor.ran(ran);
            left = ran.done();
        } finally {
            signals(false);
        }
    }

    private void hint() {
        StyledText hint = desk.hint();
        editor.say(hint.isEmpty() ? StyledText.of("There are hints in lessons only.\n", Role.MUTED) : hint);
    }

    private void outside() throws IOException {
        close();
        try {
            String text = desk.outside(editor.text());
            if (text != null) {
                editor.replace(text);
            }
        } catch (IOException e) {
            editor.say(StyledText.of("Nothing came from the editor: " + e.getMessage() + ".\n", Role.WARNING));
        } finally {
            terminal.enterRawMode();
            open();
        }
    }

    private boolean fitSize() {
        Size now = terminal.getSize();
        int columns = now.getColumns() <= 0 ? 80 : now.getColumns();
        int rows = now.getRows() <= 0 ? 24 : now.getRows();
        if (columns == size.getColumns() && rows == size.getRows()) {
            return false;
        }
        size = new Size(columns, rows);
        shown = new String[rows];
        terminal.puts(Capability.clear_screen);
        return true;
    }

    private void draw() {
        EditorView.Frame frame = view.draw(editor, desk, size.getColumns(), size.getRows());
        terminal.puts(Capability.cursor_invisible);
        for (int i = 0; i < frame.lines().size() && i < shown.length; i++) {
            put(i, frame.lines().get(i).ansi(theme));
        }
        terminal.puts(Capability.cursor_address, frame.caretRow(), frame.caretColumn());
        terminal.puts(Capability.cursor_normal);
        terminal.flush();
    }

    /** Writes a line if it is another one than stands there; all lines are as wide as the terminal. */
    private void put(int row, String line) {
        if (!line.equals(shown[row])) {
            shown[row] = line;
            terminal.puts(Capability.cursor_address, row, 0);
            terminal.writer().print(line);
        }
    }
}
