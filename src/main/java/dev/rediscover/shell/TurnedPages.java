package dev.rediscover.shell;

import dev.rediscover.render.Canvas;
import dev.rediscover.render.DisplayWidth;
import dev.rediscover.render.Role;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Theme;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.InfoCmp.Capability;

/**
 * Shows pages on the whole terminal, one at a time, and turns them by keys until somebody leaves. A page that changes
 * by itself is drawn again where the reader stands in it.
 */
public final class TurnedPages {
    private static final long GLANCE_MILLIS = 300; // how long a key is waited for before the book is asked for news
    private static final long ESCAPE_MILLIS = 50; // how long the rest of a key may take
    private static final int ESCAPE = 27;
    private static final int NOTHING = -2;

    private final Terminal terminal;
    private final Theme theme;
    private final Book book;
    private StyledText page = StyledText.EMPTY;
    private Canvas canvas = Canvas.of(80);
    private int top;
    private boolean left;

    /** What is shown. */
    public interface Book {
        /** The page that is open, every line ended. */
        StyledText page(Canvas canvas);

        /** One line that tells where one is and which keys there are, of at most so many columns. */
        String status(int columns);

        /** Does what a key asks for: a letter, {@code >} for right, {@code <} for left; false if it says nothing. */
        boolean press(char key);

        /** Whether the page is another one than it was when it was last asked for. */
        boolean hasNews();
    }

    private TurnedPages(Terminal terminal, Theme theme, Book book) {
        this.terminal = terminal;
        this.theme = theme;
        this.book = book;
    }

    /** Shows a book on the terminal of the process; false if nothing can be redrawn there. */
    public static boolean show(Map<String, String> env, Theme theme, Book book) throws IOException {
        try (Terminal terminal = Terminals.ofProcess(env)) {
            if (terminal.getType().startsWith("dumb")) {
                return false;
            }
            on(terminal, theme, book);
            return true;
        }
    }

    /** Shows a book on a terminal, and leaves that as it was, whatever happens. */
    static void on(Terminal terminal, Theme theme, Book book) throws IOException {
        TurnedPages pages = new TurnedPages(terminal, theme, book);
        Attributes before = terminal.enterRawMode();
        Thread restore = new Thread(() -> pages.close(before));
        Runtime.getRuntime().addShutdownHook(restore);
        try {
            Attributes raw = terminal.getAttributes();
            raw.setLocalFlag(Attributes.LocalFlag.ISIG, false); // Ctrl-C is a key here
            terminal.setAttributes(raw);
            terminal.puts(Capability.enter_ca_mode);
            terminal.puts(Capability.cursor_invisible);
            pages.loop();
        } finally {
            pages.close(before);
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

    private void close(Attributes before) {
        terminal.puts(Capability.cursor_normal);
        terminal.puts(Capability.exit_ca_mode);
        terminal.setAttributes(before);
        terminal.flush();
    }

    private void loop() throws IOException {
        turnTo(0);
        while (!left) {
            int read = terminal.reader().read(GLANCE_MILLIS);
            if (read == NOTHING) {
                if (book.hasNews() || rows() != canvas.lines() || columns() != canvas.columns()) {
                    turnTo(top);
                }
            } else {
                key(read == ESCAPE ? escape() : read);
            }
        }
    }

    private int rows() {
        return terminal.getHeight() > 3 ? terminal.getHeight() : 24;
    }

    private int columns() {
        return terminal.getWidth() > 0 ? terminal.getWidth() : 80;
    }

    private void turnTo(int line) {
        canvas = new Canvas(columns(), rows(), false);
        page = book.page(canvas);
        scrollTo(line);
    }

    private void scrollTo(int line) {
        List<StyledText> lines = page.lines();
        int room = rows() - 1;
        top = Math.max(0, Math.min(line, lines.size() - room));
        terminal.puts(Capability.clear_screen);
        for (int i = top; i < Math.min(lines.size(), top + room); i++) {
            terminal.puts(Capability.cursor_address, i - top, 0);
            terminal.writer().print(lines.get(i).ansi(theme));
        }
        boolean more = top + room < lines.size();
        String lead = more ? "more: space  " : "";
        String status = lead + book.status(columns() - 1 - lead.length());
        terminal.puts(Capability.cursor_address, room, 0);
        terminal.writer()
                .print(StyledText.of(DisplayWidth.fit(status, columns() - 1, "..."), Role.MUTED)
                        .ansi(theme));
        terminal.flush();
    }

    /** The key whose sequence began with an escape: an arrow as a letter; 'q' if it was the escape itself. */
    private int escape() throws IOException {
        int next = terminal.reader().read(ESCAPE_MILLIS);
        if (next != '[' && next != 'O') {
            return next == NOTHING ? 'q' : 0;
        }
        int last = terminal.reader().read(ESCAPE_MILLIS);
        int kind = last;
        while (last >= '0' && last <= '9' || last == ';') {
            last = terminal.reader().read(ESCAPE_MILLIS);
        }
        return switch (kind) {
            case 'A' -> 'k';
            case 'B' -> 'j';
            case 'C' -> '>';
            case 'D' -> '<';
            case '5' -> 'u';
            case '6' -> ' ';
            default -> 0;
        };
    }

    private void key(int key) {
        switch (key) {
            case -1, 3, 4, 'q' -> left = true;
            case 'j', '\r', '\n' -> scrollTo(top + 1);
            case 'k' -> scrollTo(top - 1);
            case ' ' -> scrollTo(top + rows() - 3);
            case 'u' -> scrollTo(top - rows() + 3);
            default -> {
                if (key > ' ' && book.press((char) key)) {
                    turnTo(0);
                }
            }
        }
    }
}
