package dev.rediscover.base;

/** The sets of bytes that have a name in regular expressions: POSIX's classes in the C locale, and escapes. */
final class SymbolClasses {
    private static final SymbolSet WORD = SymbolSet.of('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
    private static final SymbolSet SPACE = SymbolSet.of('\t', '\r', ' ', ' ');
    private static final SymbolSet DIGIT = SymbolSet.of('0', '9');

    private SymbolClasses() {}

    /** What {@code \letter} stands for; {@code null} if that is nothing known. */
    static SymbolSet escape(int letter) {
        return switch (letter) {
            case 't' -> SymbolSet.one('\t');
            case 'n' -> SymbolSet.one('\n');
            case 'r' -> SymbolSet.one('\r');
            case 'f' -> SymbolSet.one('\f');
            case 'a' -> SymbolSet.one(7);
            case 'e' -> SymbolSet.one(27);
            case 'w' -> WORD;
            case 'W' -> WORD.complement();
            case 's' -> SPACE;
            case 'S' -> SPACE.complement();
            case 'd' -> DIGIT;
            case 'D' -> DIGIT.complement();
            default -> null;
        };
    }

    /** The ranges of the class that {@code [:name:]} stands for; {@code null} if there is no such class. */
    static int[] named(String name, boolean ignoreCase) {
        return switch (name) {
            case "alnum" -> new int[] {'0', '9', 'A', 'Z', 'a', 'z'};
            case "alpha" -> new int[] {'A', 'Z', 'a', 'z'};
            case "ascii" -> new int[] {0, 127};
            case "blank" -> new int[] {'\t', '\t', ' ', ' '};
            case "cntrl" -> new int[] {0, 31, 127, 127};
            case "digit" -> new int[] {'0', '9'};
            case "graph" -> new int[] {33, 126};
            case "lower" -> ignoreCase ? named("alpha", false) : new int[] {'a', 'z'};
            case "print" -> new int[] {32, 126};
            case "punct" -> new int[] {33, 47, 58, 64, 91, 96, 123, 126};
            case "space" -> new int[] {'\t', '\r', ' ', ' '};
            case "upper" -> ignoreCase ? named("alpha", false) : new int[] {'A', 'Z'};
            case "xdigit" -> new int[] {'0', '9', 'A', 'F', 'a', 'f'};
            default -> null;
        };
    }
}
