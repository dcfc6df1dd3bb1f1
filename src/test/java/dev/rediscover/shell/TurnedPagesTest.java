package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.render.Canvas;
import dev.rediscover.render.StyledText;
import dev.rediscover.render.Theme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;

class TurnedPagesTest {
    /** Two pages; the first is taller than the window. */
    private static final class Two implements TurnedPages.Book {
        private int open;
        private final StringBuilder pressed = new StringBuilder();

        @Override
        public StyledText page(Canvas canvas) {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= (open == 0 ? 20 : 2); i++) {
                text.append("page ").append(open).append(" line ").append(i).append('\n');
            }
            return StyledText.of(text.toString());
        }

        @Override
        public String status(int columns) {
            return "open " + open;
        }

        @Override
        public boolean press(char key) {
            pressed.append(key);
            open = key == 'n' ? 1 : open;
            return key == 'n';
        }

        @Override
        public boolean hasNews() {
            return false;
        }
    }

    private static String shown(Two book, String keys) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PipedInputStream in = new PipedInputStream();
        PipedOutputStream typed = new PipedOutputStream(in); // left open: a terminal does not end
        typed.write(keys.getBytes(StandardCharsets.UTF_8));
        try (Terminal terminal = new ExternalTerminal("test", "xterm", in, out, StandardCharsets.UTF_8)) {
            terminal.setSize(new Size(40, 10));
            TurnedPages.on(terminal, Theme.PLAIN, book);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_tall_page_is_scrolled_and_another_begins_at_its_top() throws IOException {
        Two book = new Two();
        String shown = shown(book, " nq");
        assertThat(shown)
                .contains("page 0 line 9")
                .contains("more: space  open 0")
                .contains("page 0 line 16")
                .doesNotContain("page 0 line 17")
                .contains("page 1 line 2");
        assertThat(shown.substring(shown.lastIndexOf("page 1")))
                .contains("open 1")
                .doesNotContain("more:");
    }

    @Test
    void arrows_scroll_and_turn() throws IOException {
        Two book = new Two();
        String shown = shown(book, "\033[B\033[C\033[6~xq");
        assertThat(shown).contains("page 0 line 10").contains("page 0 line 17");
        assertThat(book.pressed).hasToString(">x");
    }
}
