package dev.rediscover.shell.editor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.shell.editor.EditorKey.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyReaderTest {
    private static List<EditorKey> keys(String sent) {
        KeyReader reader = new KeyReader();
        List<EditorKey> keys = new ArrayList<>();
        for (char c : sent.toCharArray()) {
            EditorKey key = reader.take(c);
            if (key != null) {
                keys.add(key);
            }
        }
        if (reader.isOpen()) {
            EditorKey key = reader.rest();
            if (key != null) {
                keys.add(key);
            }
        }
        return keys;
    }

    @ParameterizedTest
    @CsvSource({
        "^[[A, UP",
        "^[OB, DOWN",
        "^[[1;5C, WORD_RIGHT",
        "^[[3~, DELETE",
        "^[[15~, RUN",
        "^[[[E, RUN",
        "^[^M, RUN",
        "^X^S, RUN",
        "^X^E, OUTSIDE",
        "^[, LEAVE",
        "^[^[, LEAVE",
        "^[OP, HELP",
        "^[?, HINT",
        "^[[Z, BACK_TAB",
        "^[<, TOP",
        "^Z, UNDO"
    })
    void sequencesAreKeys(String sent, Kind kind) {
        String text = sent.replace("^[", "\u001b").replace("^X", "\u0018").replace("^S", "\u0013");
        assertThat(keys(text.replace("^M", "\r").replace("^E", "\u0005").replace("^Z", "\u001a")))
                .containsExactly(EditorKey.of(kind));
    }

    @Test
    void aPasteIsOneKey() {
        assertThat(keys("a\u001b[200~if x\nend\u001b[A\u001b[201~b"))
                .containsExactly(EditorKey.of("a"), new EditorKey(Kind.PASTE, "if x\nend\u001b[A"), EditorKey.of("b"));
    }

    @Test
    void charactersBeyondSixteenBitsAreWhole() {
        assertThat(keys("🎉é")).containsExactly(EditorKey.of("🎉"), EditorKey.of("é"));
    }

    @Test
    void unknownSequencesSayNothing() {
        assertThat(keys("\u001b[99;9x")).isEmpty();
        assertThat(keys("\u0018q")).isEmpty();
        assertThat(new KeyReader().take(-1)).isEqualTo(EditorKey.of(Kind.LEAVE));
    }
}
