package dev.rediscover.lesson;

import java.util.ArrayList;
import java.util.List;

/**
 * A text with place-holders: {@code You counted in {changed_keys}}. Braces are doubled to stand for themselves.
 *
 * @param parts texts and place-holders in turn
 */
public record Message(List<Part> parts) {
    /** Names without an argument. */
    static final List<String> PLAIN = List.of("reply", "wanted", "typed", "command", "changed_keys");
    /** Names with a key after a colon. */
    static final List<String> WITH_KEY = List.of("type", "value", "ttl", "len");

    /**
     * A piece of the message.
     *
     * @param text plain text, or the name of a place-holder
     * @param argument the key of {@code {type:KEY}}; {@code null} for none
     * @param isPlaceholder which of the two
     */
    public record Part(String text, String argument, boolean isPlaceholder) {}

    /** What stands for a place-holder. */
    public interface Facts {
        /** The text for {@code {name:argument}}. */
        String about(String name, String argument);
    }

    /** A message that is only text. */
    public static Message plain(String text) {
        return new Message(List.of(new Part(text, null, false)));
    }

    /** The text with every place-holder filled in. */
    public String fill(Facts facts) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            out.append(part.isPlaceholder() ? facts.about(part.text(), part.argument()) : part.text());
        }
        return out.toString();
    }

    /** Reads a message; faults say which place-holder is not known. */
    static Message read(String text, Place place, Faults faults) {
        List<Part> parts = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == c;
            if ((c == '{' || c == '}') && doubled) {
                plain.append(c);
                at += 2;
            } else if (c == '{') {
                int close = text.indexOf('}', at);
                Part part = close < 0 ? null : placeholder(text.substring(at + 1, close));
                if (part == null) {
                    complain(text, at, close, place, faults);
                    return plain(text);
                }
                parts.add(new Part(plain.toString(), null, false));
                plain.setLength(0);
                parts.add(part);
                at = close + 1;
            } else {
                plain.append(c);
                at++;
            }
        }
        parts.add(new Part(plain.toString(), null, false));
        return new Message(List.copyOf(parts));
    }

    private static Part placeholder(String inside) {
        int colon = inside.indexOf(':');
        if (colon < 0) {
            return PLAIN.contains(inside) ? new Part(inside, null, true) : null;
        }
        String name = inside.substring(0, colon);
        boolean known = WITH_KEY.contains(name) && colon + 1 < inside.length();
        return known ? new Part(name, inside.substring(colon + 1), true) : null;
    }

    private static void complain(String text, int at, int close, Place place, Faults faults) {
        if (close < 0) {
            faults.add(
                    Rule.MESSAGE_BRACE,
                    place,
                    "the brace after " + Texts.quoted(text.substring(0, at)) + " is never closed",
                    "close it, or write {{ for a brace");
            return;
        }
        String word = text.substring(at + 1, close);
        List<String> known = new ArrayList<>(PLAIN);
        WITH_KEY.forEach(name -> known.add(name + ":KEY"));
        String nearest = Texts.nearest(word, PLAIN);
        faults.add(
                Rule.MESSAGE_PLACEHOLDER,
                place,
                "the place-holder {" + Texts.cut(word, 40) + "} is not known",
                (nearest != null ? "did you mean {" + nearest + "}?" : "known: " + String.join(", ", known))
                        + " Write {{ and }} for real braces");
    }
}
