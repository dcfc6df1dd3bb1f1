package dev.rediscover.lesson;

/**
 * Where something stands in a file of a pack.
 *
 * @param file path inside the pack, with forward slashes
 * @param line counted from 1; 0 for the file as a whole
 * @param column counted from 1, in characters; 0 for the file as a whole
 */
public record Place(String file, int line, int column) {
    /** The file as a whole. */
    public static Place whole(String file) {
        return new Place(file, 0, 0);
    }

    /** As compilers print it: {@code file:line:column}. */
    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
