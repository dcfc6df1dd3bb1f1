package dev.rediscover.value;

import dev.rediscover.base.RandomSource;
import java.util.Collections;
import java.util.List;

/** Draws without putting back. */
final class Sample {
    private Sample() {}

    /** {@code count} elements of {@code all}, every choice as likely as any other; shuffles {@code all} for it. */
    static <T> List<T> of(List<T> all, RandomSource chance, long count) {
        int wanted = (int) Math.min(count, all.size());
        for (int i = 0; i < wanted; i++) {
            Collections.swap(all, i, i + chance.nextInt(all.size() - i));
        }
        return all.subList(0, wanted);
    }
}
