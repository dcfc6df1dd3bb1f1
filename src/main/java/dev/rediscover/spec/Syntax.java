package dev.rediscover.spec;

import dev.rediscover.base.Bytes;
import dev.rediscover.spec.SyntaxNode.Value;
import java.util.ArrayList;
import java.util.List;

/** A syntax line as a tree of arguments, and what follows from it: hints, completion, highlighting, keys. Immutable. */
public final class Syntax {
    private final String name;
    private final String group;
    private final int nameWords;
    private final SyntaxNode root;

    private Syntax(String name, int nameWords, SyntaxNode root, String group) {
        this.name = name;
        this.nameWords = nameWords;
        this.root = root;
        this.group = group;
    }

    /** Reads {@code text}, whose first {@code nameWords} words are the command's name. */
    public static Syntax parse(String text, int nameWords, String group) {
        int end = 0;
        for (int i = 0; i < nameWords; i++) {
            int space = text.indexOf(' ', end + 1);
            end = space < 0 ? text.length() : space;
        }
        return new Syntax(text.substring(0, end), nameWords, SyntaxParser.parse(text, nameWords, group), group);
    }

    /** The arguments, behind the command's name. */
    public SyntaxNode root() {
        return root;
    }

    /** Compares {@code arguments}, the words behind the command's name, with this syntax. */
    public SyntaxMatch match(List<Bytes> arguments) {
        return SyntaxMatch.of(root, arguments);
    }

    /**
     * What may still be typed, for display behind the cursor; empty if nothing more fits.
     *
     * @param typed the words behind the command's name
     * @param endsWithSpace whether the last of them is finished; if it is not and begins an option
     *     word, the hint completes that word
     */
    public String hint(List<Bytes> typed, boolean endsWithSpace) {
        if (!endsWithSpace && !typed.isEmpty()) {
            Bytes last = typed.get(typed.size() - 1);
            SyntaxMatch before = match(typed.subList(0, typed.size() - 1));
            String token = before.misfit() < 0 ? before.tokenThatBegins(last) : null;
            if (token != null && match(typed).misfit() >= 0) {
                return completed(typed, token);
            }
        }
        return match(typed).hint();
    }

    private String completed(List<Bytes> typed, String token) {
        List<Bytes> words = new ArrayList<>(typed);
        Bytes begun = words.set(words.size() - 1, Bytes.of(token));
        String rest = match(words).hint();
        return token.substring(begun.length()) + (rest.isEmpty() ? "" : " " + rest);
    }

    /** The type that a key must hold for the command to work on it, as TYPE names it; null if any will do. */
    public String keyType() {
        return switch (group) {
            case "string", "list", "hash", "set", "stream" -> group;
            case "bitmap", "hyperloglog" -> "string";
            case "sorted-set", "geo" -> "zset";
            case "json" -> "ReJSON-RL";
            case "timeseries" -> "TSDB-TYPE";
            case "bf" -> "MBbloom--";
            case "cf" -> "MBbloomCF";
            case "cms" -> "CMSk-TYPE";
            case "topk" -> "TopK-TYPE";
            case "tdigest" -> "TDIS-TYPE";
            case "vector_set" -> "vectorset";
            default -> null;
        };
    }

    /** The keys that this line shows: fixed ones, runs, as many as numkeys says. Keys behind options are not seen. */
    List<KeySpec> keyRuns() {
        return KeyRuns.of(SyntaxNode.partsOf(root), nameWords);
    }

    /** The line as it was read, with single spaces. */
    @Override
    public String toString() {
        return SyntaxNode.isNothing(root) ? name : name + " " + root;
    }

    /** Whether {@code node} names a key. */
    static boolean isKey(SyntaxNode node) {
        return node instanceof Value value && value.type() == ArgType.KEY;
    }
}
