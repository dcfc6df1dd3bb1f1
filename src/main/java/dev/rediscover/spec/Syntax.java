package dev.rediscover.spec;

import java.util.List;

/** A syntax line as a tree of arguments. Immutable. */
public final class Syntax {
    private final String text;

    private Syntax(String text) {
        this.text = text;
    }

    /** Reads {@code text}, whose first {@code nameWords} words are the command's name. */
    public static Syntax parse(String text, int nameWords, String group) {
        return new Syntax(text);
    }

    List<KeySpec> keyRuns() {
        return List.of();
    }

    @Override
    public String toString() {
        return text;
    }
}
