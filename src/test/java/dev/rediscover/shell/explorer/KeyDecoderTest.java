package dev.rediscover.shell.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.shell.explorer.ExplorerKey.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Keys from what terminals send. */
class KeyDecoderTest {
    private static List<ExplorerKey> keys(String sent) {
        KeyDecoder decoder = new KeyDecoder();
        List<ExplorerKey> keys = new ArrayList<>();
        for (char c : sent.toCharArray()) {
            ExplorerKey key = decoder.take(c);
            if (key != null) {
                keys.add(key);
            }
        }
        if (decoder.isOpen()) {
            ExplorerKey rest = decoder.rest();
            if (rest != null) {
                keys.add(rest);
            }
        }
        return keys;
    }

    private static List<ExplorerKey> of(Object... all) {
        List<ExplorerKey> keys = new ArrayList<>();
        for (Object one : all) {
            keys.add(one instanceof Kind kind ? ExplorerKey.of(kind) : ExplorerKey.of(((String) one).codePointAt(0)));
        }
        return keys;
    }

    @Test
    void sequencesAreKeys() {
        assertThat(keys("\u001b[A\u001bOB\u001b[C\u001b[D")).isEqualTo(of(Kind.UP, Kind.DOWN, Kind.RIGHT, Kind.LEFT));
        assertThat(keys("\u001b[H\u001b[4~\u001b[5~\u001b[6~\u001b[3~"))
                .isEqualTo(of(Kind.HOME, Kind.END, Kind.PAGE_UP, Kind.PAGE_DOWN, Kind.DELETE));
        assertThat(keys("\r\t\u007f\u0015\u0003"))
                .isEqualTo(of(Kind.ENTER, Kind.TAB, Kind.BACKSPACE, Kind.WIPE, Kind.LEAVE));
    }

    @Test
    void anEscapeAloneIsAKeyAndUnknownSequencesAreNone() {
        assertThat(keys("\u001b")).isEqualTo(of(Kind.ESCAPE));
        assertThat(keys("\u001b[1;5Ax")).isEqualTo(of("x"));
        assertThat(keys("\u001b[")).isEmpty();
        assertThat(new KeyDecoder().take(-1)).as("the end of the input").isEqualTo(ExplorerKey.of(Kind.LEAVE));
        assertThat(keys("\u001b[99999999999999999~x")).contains(ExplorerKey.of('x'));
    }

    @Test
    void lettersBeyondAsciiAreOneKeyEach() {
        assertThat(keys("aö😀")).isEqualTo(of("a", "ö", "😀"));
    }
}
