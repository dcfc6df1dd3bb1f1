package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import org.junit.jupiter.api.Test;

class EncodingLimitsTest {
    @Test
    void copiesEveryLimit() throws IllegalAccessException {
        EncodingLimits limits = new EncodingLimits();
        int number = 3;
        for (Field field : EncodingLimits.class.getFields()) {
            if (field.getType() == int.class) {
                field.setInt(limits, ++number);
            } else {
                field.setLong(limits, ++number);
            }
        }
        assertThat(limits.copy()).isNotSameAs(limits).usingRecursiveComparison().isEqualTo(limits);
    }

    @Test
    void readsNegativeListSizesAsKibibytes() {
        EncodingLimits limits = new EncodingLimits();
        assertThat(limits.listMaxBytes()).isEqualTo(8192);
        assertThat(limits.listMaxEntries()).isEqualTo(Integer.MAX_VALUE);
        limits.listMaxListpackSize = -5;
        assertThat(limits.listMaxBytes()).isEqualTo(65536);
        limits.listMaxListpackSize = 0;
        assertThat(limits.listMaxEntries()).isEqualTo(1);
        limits.listMaxListpackSize = 100;
        assertThat(limits.listMaxEntries()).isEqualTo(100);
        assertThat(limits.listMaxBytes()).isEqualTo(8192);
    }
}
