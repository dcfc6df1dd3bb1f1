package dev.rediscover.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.link.KeyChange;
import dev.rediscover.value.ArrayValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArrayPictureTest {
    private final ArrayValue array = new ArrayValue();

    private Picture picture() {
        return Pictures.of(Bytes.of("log"), array, -1, 0);
    }

    private String drawn(Canvas canvas) {
        return picture().draw(canvas).plain();
    }

    private void set(long position, String value) {
        array.set(position, Bytes.of(value));
    }

    @Test
    void showsPositionsGapsAndTheCursor() {
        set(0, "a");
        set(1, "b");
        set(100, "c");
        array.setLastInsert(1);
        assertThat(drawn(Canvas.of(60))).isEqualTo("""
                log  array · 3 values · sliced-array · no expiry
                  0 │ a
                  1 │ b
                  2 │ ← next insert
                    │ … 97 empty …
                100 │ c
                """);
        assertThat(picture().sentence())
                .isEqualTo("Array log has 3 values (sliced-array) in 101 positions: 0 is a, 1 is b, 97 empty,"
                        + " 100 is c; the next insert goes to 2; no expiry.");
    }

    @Test
    void theCursorMayStandOnAValueOrBehindThemAll() {
        set(0, "a");
        set(3, "b");
        assertThat(drawn(Canvas.of(60).inAscii())).isEqualTo("""
                log  array, 2 values, sliced-array, no expiry
                0 | a  <- next insert
                  | ... 2 empty ...
                3 | b
                """);
        array.setLastInsert(9);
        assertThat(drawn(Canvas.of(60).inAscii())).endsWith("""
                 3 | b
                   | ... 6 empty ...
                10 | <- next insert
                """);
    }

    @Test
    void longArraysShowBothEnds() {
        for (int i = 0; i < 5000; i++) {
            set(i * 2L, "value " + i);
        }
        set(-2, "the last");
        array.setLastInsert(-2);
        String drawn = drawn(Canvas.of(60));
        assertThat(drawn.lines().count()).isLessThanOrEqualTo(13);
        assertThat(drawn)
                .contains("0 │ value 0")
                .contains("18446744073709551614 │ the last")
                .contains("more");
        assertThat(picture().sentence()).contains("nothing can be inserted any more");
        assertThat(picture().data())
                .containsEntry("length", "18446744073709551615")
                .containsEntry("next", null);
    }

    @Test
    void differencesNamePositions() {
        set(0, "a");
        set(5, "b");
        ArrayValue after = array.copy();
        after.set(5, Bytes.of("c"));
        after.set(7, Bytes.of("d"));
        after.remove(0);
        after.setLastInsert(7);
        String diff = Pictures.diff(List.of(new KeyChange(0, Bytes.of("log"), true, array, -1, after, -1)), 0)
                .draw(Canvas.of(60))
                .plain();
        assertThat(diff).contains("[0]").contains("[5]").contains("[7]").contains("next insert");
    }
}
