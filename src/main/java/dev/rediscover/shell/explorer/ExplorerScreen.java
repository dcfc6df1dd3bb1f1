package dev.rediscover.shell.explorer;

import dev.rediscover.render.StyledText;
import dev.rediscover.render.Theme;
import java.io.IOException;
import java.util.List;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/** The explorer on a terminal: draws states, reads keys, and leaves the terminal as it was, whatever happens. */
public final class ExplorerScreen {
    private static final long GLANCE_MILLIS = 500; // how long a key is waited for before the clock moves on
    private static final long WORK_MILLIS = 1; // the same while keys are being gathered
    private static final long ESCAPE_MILLIS = 50; // how long the rest of a key may take

    private final Terminal terminal;
    private final Theme theme;
    private final boolean ascii;
    private final ExplorerDesk desk;
    private final KeyDecoder keys = new KeyDecoder();
    private ExplorerState state;
    private ExplorerState drawn;
    private Size size = new Size(0, 0);
    private String[] shown = new String[0];
    private boolean left;

    private ExplorerScreen(Terminal terminal, Theme theme, boolean ascii, ExplorerDesk desk, ExplorerState state) {
        this.terminal = terminal;
        this.theme = theme;
        this.ascii = ascii;
        this.desk = desk;
        this.state = state;
    }

    /** Shows {@code first} and what becomes of it until the user leaves. */
    public static void run(Terminal terminal, Theme theme, boolean ascii, ExplorerDesk desk, ExplorerState first)
            throws IOException {
        ExplorerScreen screen = new ExplorerScreen(terminal, theme, ascii, desk, first);
        Attributes before = terminal.enterRawMode();
        Thread restore = new Thread(() -> screen.close(before));
        Runtime.getRuntime().addShutdownHook(restore);
        try {
            screen.open();
            screen.loop();
        } finally {
            screen.close(before);
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
        Attributes raw = terminal.getAttributes();
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, false); // Ctrl-C is a key here
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
    }

    private void close(Attributes before) {
        terminal.puts(Capability.cursor_normal);
        terminal.puts(Capability.exit_ca_mode);
        terminal.setAttributes(before);
        terminal.flush();
    }

    private void loop() throws IOException {
        fitSize();
        take(ExplorerModel.begin(desk.glance(state).state()));
        while (!left) {
            fitSize();
            draw();
            long patience = keys.isOpen() ? ESCAPE_MILLIS : desk.isBusy() ? WORK_MILLIS : GLANCE_MILLIS;
            int read = terminal.reader().read(patience);
            if (read != -2) {
                press(keys.take(read));
            } else if (keys.isOpen()) {
                press(keys.rest());
            } else if (desk.isBusy()) {
                take(desk.work(state));
            } else {
                take(desk.glance(state));
            }
        }
    }

    private void press(ExplorerKey key) {
        if (key != null) {
            take(ExplorerModel.pressed(state, key));
        }
    }

    /** Goes over to the next state and does what it asks for, and what that leads to. */
    private void take(Step step) {
        state = step.state();
        for (ExplorerRequest request : step.requests()) {
            if (request.kind() == ExplorerRequest.Kind.LEAVE) {
                left = true;
                return;
            }
            take(desk.serve(state, request));
        }
    }

    private void fitSize() {
        Size now = terminal.getSize();
        int columns = now.getColumns() <= 0 ? 80 : now.getColumns();
        int rows = now.getRows() <= 0 ? 24 : now.getRows();
        if (columns != size.getColumns() || rows != size.getRows()) {
            size = new Size(columns, rows);
            shown = new String[rows];
            terminal.puts(Capability.clear_screen);
            drawn = null;
            state = state.paged(rows - ExplorerView.FRAME - 1);
        }
    }

    private void draw() {
        if (state == drawn) {
            return;
        }
        terminal.puts(Capability.cursor_invisible);
        List<StyledText> lines = ExplorerView.draw(state, size.getColumns(), size.getRows(), ascii);
        for (int i = 0; i < lines.size(); i++) {
            put(i, lines.get(i).ansi(theme));
        }
        int caret = ExplorerView.caret(state, size.getColumns());
        if (caret >= 0) {
            terminal.puts(Capability.cursor_address, size.getRows() - 2, Math.min(caret, size.getColumns() - 1));
            terminal.puts(Capability.cursor_normal);
        }
        terminal.flush();
        drawn = state;
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
