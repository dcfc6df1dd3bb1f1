package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.NotANumber;
import dev.rediscover.base.RandomSource;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class StringValueTest {
    private static String encoding(String text) {
        return StringValue.of(Bytes.of(text)).encoding();
    }

    @Test
    void choosesTheEncodingThatObjectEncodingShows() {
        assertThat(encoding("123")).isEqualTo("int");
        assertThat(encoding("-9223372036854775808")).isEqualTo("int");
        assertThat(encoding("9223372036854775808")).isEqualTo("embstr");
        assertThat(encoding("012")).isEqualTo("embstr");
        assertThat(encoding("")).isEqualTo("embstr");
        assertThat(encoding("x".repeat(44))).isEqualTo("embstr");
        assertThat(encoding("x".repeat(45))).isEqualTo("raw");
        assertThat(StringValue.raw(Bytes.of("1")).encoding()).isEqualTo("raw");
        assertThat(StringValue.of(7).encoding()).isEqualTo("int");
    }

    @Test
    void changesMakeItRawAndSettingItDoesNot() {
        StringValue value = StringValue.of(12).copy();
        value.append(Bytes.of("3"));
        assertThat(value.encoding()).isEqualTo("raw");
        assertThat(value.asLong()).isEqualTo(123);
        value.setLong(124);
        assertThat(value.encoding()).isEqualTo("int");
        value.setByte(0, 'x');
        assertThat(value.bytes()).isEqualTo(Bytes.of("x24"));
        assertThatThrownBy(value::asLong).isSameAs(NotANumber.INSTANCE);
        value.set(Bytes.of("abc"));
        assertThat(value.encoding()).isEqualTo("embstr");
    }

    @Test
    void fillsGapsWithZeros() {
        StringValue value = StringValue.of(Bytes.of("ab")).copy();
        value.setRange(4, Bytes.of("z"));
        assertThat(value.bytes()).isEqualTo(Bytes.of("ab\0\0z"));
        assertThat(value.at(4)).isEqualTo('z');
        assertThat(value.at(5)).isZero();
        assertThat(value.slice(1, 3)).isEqualTo(Bytes.of("b\0"));
    }

    @Test
    void behavesLikeAGrowingArray() {
        long seed = 11;
        RandomSource chance = new RandomSource(seed);
        StringValue value = StringValue.raw(Bytes.EMPTY);
        byte[] model = new byte[0];
        for (int i = 0; i < 3000; i++) {
            int offset = chance.nextInt(3) == 0 ? model.length : chance.nextInt(model.length + 3);
            Bytes part = Bytes.of(Integer.toString(chance.nextInt(100_000)));
            value.setRange(offset, part);
            model = Arrays.copyOf(model, Math.max(model.length, offset + part.length()));
            System.arraycopy(part.array(), 0, model, offset, part.length());
            assertThat(value.bytes()).as("seed %d", seed).isEqualTo(Bytes.wrap(model.clone()));
            assertThat(value.size()).isEqualTo(model.length);
        }
    }

    @Test
    void neverWritesIntoBytesThatOthersHold() {
        Bytes given = Bytes.of("hello");
        StringValue value = StringValue.text(given).copy();
        StringValue copy = value.copy();
        value.setByte(0, 'J');
        Bytes taken = value.bytes();
        StringValue later = value.copy();
        value.setByte(1, 'u');
        assertThat(given).isEqualTo(Bytes.of("hello"));
        assertThat(copy.bytes()).isEqualTo(Bytes.of("hello"));
        assertThat(taken).isEqualTo(Bytes.of("Jello"));
        assertThat(later.bytes()).isEqualTo(Bytes.of("Jello"));
        assertThat(value.bytes()).isEqualTo(Bytes.of("Jullo"));
    }

    @Test
    void copiesKeepTheAccessNoteButAreNotShared() {
        StringValue value = StringValue.of(1);
        value.setAccess(99);
        value.share();
        assertThat(value.isShared()).isTrue();
        assertThat(value.copy().isShared()).isFalse();
        assertThat(value.copy().access()).isEqualTo(99);
        assertThat(value.copy().encoding()).isEqualTo("int");
    }

    @Test
    void keepsShortStringsInFieldsWhichNobodyChanges() {
        RandomSource chance = new RandomSource(3);
        for (int length = 0; length <= 17; length++) {
            byte[] array = new byte[length];
            for (int i = 0; i < length; i++) {
                array[i] = (byte) chance.nextInt(256);
            }
            Bytes text = Bytes.wrap(array);
            StringValue value = StringValue.text(text);
            assertThat(value.bytes()).isEqualTo(text);
            assertThat(value.length()).isEqualTo(length);
            assertThat(value.encoding()).isEqualTo("embstr");
            for (int i = 0; i < length; i++) {
                assertThat(value.at(i)).isEqualTo(text.at(i));
            }
            assertThat(value.at(length)).isZero();
            value.setAccess(0xabcdef);
            assertThat(value.access()).isEqualTo(0xabcdef);
            assertThat(value.bytes()).isEqualTo(text);
            assertThat(value.isShared()).isEqualTo(length <= 16);
            StringValue copy = value.copy();
            assertThat(copy.isShared()).isFalse();
            copy.append(Bytes.of("!"));
            assertThat(copy.bytes()).isEqualTo(text.concat(Bytes.of("!")));
            assertThat(value.bytes()).isEqualTo(text);
        }
        StringValue short1 = StringValue.of(1);
        assertThatThrownBy(() -> short1.setLong(2)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesOverAStringOfItsFormUnlessSomebodyElseHoldsIt() {
        for (String text : new String[] {"short", "of ten or so"}) {
            StringValue value = StringValue.of(Bytes.of("7".repeat(text.length())));
            StringValue other = StringValue.of(Bytes.of(text));
            other.setAccess(5);
            assertThat(value.takeOver(other)).isTrue();
            assertThat(value.bytes()).isEqualTo(Bytes.of(text));
            assertThat(value.encoding()).isEqualTo("embstr");
            assertThat(value.access()).isEqualTo(5);
            assertThat(value.takeOver(StringValue.of(Bytes.of("of another form, longer"))))
                    .isFalse();
            assertThat(value.takeOver(other.copy())).isFalse();
            value.share();
            assertThat(value.takeOver(StringValue.of(Bytes.of("2".repeat(text.length())))))
                    .isFalse();
            assertThat(value.bytes()).isEqualTo(Bytes.of(text));
        }
        assertThat(StringValue.of(1).takeOver(StringValue.of(Bytes.of("nine bytes"))))
                .isFalse();
        assertThat(StringValue.raw(Bytes.of("a")).takeOver(StringValue.raw(Bytes.of("b"))))
                .isFalse();
    }

    @Test
    void appendsInAmortisedTime() {
        StringValue value = StringValue.raw(Bytes.EMPTY);
        ByteArrayOutputStream model = new ByteArrayOutputStream();
        for (int i = 0; i < 200_000; i++) {
            value.append(Bytes.of("0123456789"));
            model.writeBytes(Bytes.of("0123456789").array());
        }
        assertThat(value.bytes()).isEqualTo(Bytes.wrap(model.toByteArray()));
    }
}
