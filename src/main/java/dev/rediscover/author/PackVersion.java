package dev.rediscover.author;

/** Versions of packs: three numbers. */
final class PackVersion {
    private PackVersion() {}

    /** Negative if the first is older, 0 if they are the same, positive if it is newer. */
    static int compare(String one, String two) {
        int[] first = numbers(one);
        int[] second = numbers(two);
        for (int i = 0; i < 3; i++) {
            if (first[i] != second[i]) {
                return Integer.compare(first[i], second[i]);
            }
        }
        return 0;
    }

    /** The three numbers; of what is no version, zeros. */
    static int[] numbers(String version) {
        int[] numbers = new int[3];
        String[] parts = version.split("\\.", -1);
        for (int i = 0; i < 3 && parts.length == 3; i++) {
            boolean digits = !parts[i].isEmpty() && parts[i].length() <= 6;
            digits &= parts[i].chars().allMatch(c -> c >= '0' && c <= '9');
            numbers[i] = digits ? Integer.parseInt(parts[i]) : 0;
        }
        return numbers;
    }
}
