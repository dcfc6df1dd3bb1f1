package dev.rediscover.tutor;

import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.List;

/** Things shown in a shuffled order, and the numbers by which learners pick them. */
final class Shuffle {
    private Shuffle() {}

    /** The items in an order that the seed decides (Fisher and Yates). */
    static <T> List<T> of(List<T> items, RandomSource random) {
        List<T> shuffled = new ArrayList<>(items);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            T item = shuffled.get(i);
            shuffled.set(i, shuffled.get(other));
            shuffled.set(other, item);
        }
        return shuffled;
    }

    /** Different numbers from 1 to {@code most}, or letters from a, as typed; {@code null} if it is anything else. */
    static List<Integer> numbers(String typed, int most) {
        List<Integer> numbers = new ArrayList<>();
        for (String word : typed.strip().split("[\\s,]+")) {
            int number = number(word);
            if (number < 1 || number > most || numbers.contains(number)) {
                return null;
            }
            numbers.add(number);
        }
        return numbers;
    }

    private static int number(String word) {
        String bare = word.endsWith(".") || word.endsWith(")") ? word.substring(0, word.length() - 1) : word;
        if (bare.length() == 1 && Character.toLowerCase(bare.charAt(0)) >= 'a') {
            return Character.toLowerCase(bare.charAt(0)) - 'a' + 1;
        }
        boolean digits = !bare.isEmpty() && bare.length() < 3 && bare.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(bare) : 0;
    }
}
