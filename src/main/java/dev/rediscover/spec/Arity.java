package dev.rediscover.spec;

/**
 * The arity that a syntax line implies, read from its text in one pass, because every command needs it before its first
 * call and the tree of {@link Syntax} only a hint or a completion does.
 *
 * <p>Mandatory words count; of alternatives the shortest counts; anything optional or repeated makes it "at least".
 */
final class Arity {
    private final String text;
    private int at;
    private boolean open;

    private Arity(String text) {
        this.text = text;
    }

    /** The arity of {@code syntax}, the command's words included; a container always wants its subcommand. */
    static int of(String syntax, boolean isContainer) {
        if (isContainer) {
            return -2;
        }
        Arity scan = new Arity(syntax);
        int least = 0;
        while (scan.at < syntax.length()) {
            least += scan.least();
        }
        return scan.open ? -least : least;
    }

    /** Words up to the bracket that closes this level, leaving {@link #at} behind it. */
    private int least() {
        int shortest = Integer.MAX_VALUE;
        int words = 0;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '[') {
                least();
                open = true;
            } else if (c == '<' || c == '(') {
                words += least();
            } else if (c == ']' || c == '>' || c == ')') {
                break;
            } else if (c == '|') {
                open |= shortest != Integer.MAX_VALUE && shortest != words;
                shortest = Math.min(shortest, words);
                words = 0;
            } else if (c > ' ') {
                at = SyntaxParser.endOfWord(text, at - 1);
                words++;
            }
        }
        open |= shortest != Integer.MAX_VALUE && shortest != words;
        return Math.min(shortest, words);
    }
}
