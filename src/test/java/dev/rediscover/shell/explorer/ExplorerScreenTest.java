package dev.rediscover.shell.explorer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.render.Theme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Test;

/** The loop on a terminal: what is written to it, and that it is left as it was. */
class ExplorerScreenTest {
    private static final String ENTER_SCREEN = "\u001b[?1049h";

    /** The normal screen at the very end, and with some terminals the title as it was. */
    private static final String GIVEN_BACK = "(?s).*\u001b\\[\\?1049l(\u001b\\[23;0;0t)?";

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private void run(ExplorerDesk asked, String keys) throws IOException {
        PipedOutputStream keyboard = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(keyboard);
        keyboard.write(keys.getBytes(StandardCharsets.UTF_8));
        keyboard.flush();
        try (keyboard;
                Terminal terminal =
                        new ExternalTerminal("test", "xterm-256color", in, written, StandardCharsets.UTF_8)) {
            terminal.setSize(new Size(80, 24));
            ExplorerState first = ExplorerState.at(new ExplorerState.Place(0, null), Bytes.EMPTY);
            var before = terminal.getAttributes();
            try {
                ExplorerScreen.run(terminal, Theme.PLAIN, false, asked, first);
            } finally {
                assertThat(terminal.getAttributes().toString()).isEqualTo(before.toString());
            }
        }
    }

    private String written() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void keysAreReadAndTheScreenIsGivenBack() throws IOException {
        Desk desk = new Desk().run("SET a 1", "SET b 2");
        run(desk.desk, "\u001b[Bdyq");
        assertThat(desk.sent).containsExactly("DEL b");
        assertThat(written()).contains(ENTER_SCREEN, "Delete b?").matches(GIVEN_BACK);
    }

    @Test
    void afterAFaultTheScreenIsGivenBackToo() {
        Desk desk = new Desk().run("SET a 1");
        ExplorerDesk broken = new ExplorerDesk(desk.link, new ExplorerDesk.Hands() {
            @Override
            public dev.rediscover.resp.Reply send(List<Bytes> command) {
                throw new IllegalStateException("broken");
            }

            @Override
            public boolean changed() {
                return false;
            }

            @Override
            public int db() {
                return 0;
            }
        });
        assertThatThrownBy(() -> run(broken, "dy")).hasMessage("broken");
        assertThat(written()).contains(ENTER_SCREEN).matches(GIVEN_BACK);
    }
}
