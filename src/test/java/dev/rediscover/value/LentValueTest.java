package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import org.junit.jupiter.api.Test;

class LentValueTest {
    private final Value value = StringValue.raw(Bytes.of("a string of more than sixteen bytes"));

    @Test
    void isSharedUntilItIsGivenBack() {
        value.setAccess(77);
        value.lend();
        assertThat(value.isShared()).isTrue();
        value.setAccess(78);
        assertThat(value.isShared()).isTrue();
        value.giveBack();
        assertThat(value.isShared()).isFalse();
        assertThat(value.access()).isEqualTo(78);
        assertThat(value.encoding()).isEqualTo("raw");
    }

    @Test
    void staysSharedIfSomebodySharesItMeanwhile() {
        value.lend();
        value.share();
        value.giveBack();
        assertThat(value.isShared()).isTrue();
    }

    @Test
    void staysSharedIfSomebodyHadSharedItBefore() {
        value.share();
        value.lend();
        value.giveBack();
        assertThat(value.isShared()).isTrue();
    }

    @Test
    void staysSharedWhenTheFirstOfTwoBorrowersGivesItBack() {
        value.lend();
        value.lend();
        value.giveBack();
        assertThat(value.isShared()).isTrue();
    }

    @Test
    void keepsTheFormOfItsText() {
        Value plain = StringValue.text(Bytes.of("12345678901234567890"));
        plain.lend();
        assertThat(plain.encoding()).isEqualTo("embstr");
        assertThat(plain.copy().isShared()).isFalse();
    }

    @Test
    void aShortStringIsAlwaysSharedAndKeepsItsLength() {
        for (String text : new String[] {"", "x", "sixteen bytes :)", "12"}) {
            Value brief = StringValue.of(Bytes.of(text));
            String encoding = brief.encoding();
            brief.lend();
            brief.giveBack();
            assertThat(((StringValue) brief).bytes()).isEqualTo(Bytes.of(text));
            assertThat(brief.encoding()).isEqualTo(encoding);
            assertThat(((StringValue) brief).takeOver(StringValue.of(Bytes.of("y"))))
                    .isFalse();
        }
    }
}
