package dev.rediscover.value;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list in chunks of bytes does what a plain list of texts does, whatever the lengths and the limits. */
class ChunkListTest {
    private final List<Bytes> model = new ArrayList<>();
    private Random random;
    private ListValue list;

    @ParameterizedTest
    @CsvSource({"-1, 1", "-5, 2", "-2, 3", "3, 4", "128, 5", "-5, 6"})
    void itDoesWhatAPlainListDoes(int limit, long seed) {
        EncodingLimits limits = new EncodingLimits();
        limits.listMaxListpackSize = limit;
        random = new Random(seed);
        list = new ListValue(limits);
        for (int i = 0; i < 6000; i++) {
            // It grows for a while, then shrinks for a while, so that chunks fill, split and go.
            change(i / 1000 % 2 == 0);
            if (i % 100 == 0) {
                list = list.copy();
                check(seed, i);
            }
        }
        check(seed, 6000);
    }

    private void change(boolean grow) {
        Bytes element = element();
        int place = model.isEmpty() ? 0 : random.nextInt(model.size());
        int dice = random.nextInt(10);
        if (grow ? dice < 2 : dice < 1) {
            list.pushHead(element);
            model.add(0, element);
        } else if (grow ? dice < 4 : dice < 2) {
            list.pushTail(element);
            model.add(element);
        } else if (grow && dice < 6) {
            list.insert(place, element);
            model.add(place, element);
        } else if (model.isEmpty()) {
            assertThat(list.popHead()).isNull();
        } else if (dice < 8) {
            assertThat(list.set(place, element)).isTrue();
            model.set(place, element);
        } else {
            place = dice == 8 ? place : random.nextBoolean() ? 0 : model.size() - 1;
            assertThat(list.remove(place)).isEqualTo(model.remove(place));
        }
    }

    private Bytes element() {
        int dice = random.nextInt(60);
        if (dice < 20) {
            return Bytes.of(random.nextInt(100));
        }
        if (dice < 25) {
            return Bytes.of(random.nextLong());
        }
        int length = dice == 59 ? 70_000 : dice == 58 ? 6_000 : random.nextInt(dice < 30 ? 1_000 : 20);
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    private void check(long seed, int step) {
        assertThat(list.range(0, list.size()))
                .as("seed %d, step %d", seed, step)
                .isEqualTo(model);
        if (!model.isEmpty()) {
            int place = random.nextInt(model.size());
            assertThat(list.get(place)).isEqualTo(model.get(place));
            assertThat(list.indexOf(model.get(place))).isEqualTo(model.indexOf(model.get(place)));
        }
    }
}
