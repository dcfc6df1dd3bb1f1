package dev.rediscover.lesson;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the texts can be read by everybody: in a narrow terminal, aloud, without colours and without a mouse. */
final class WordingLint {
    private static final int MOST_COLUMNS = 80;
    private static final int MOST_WORDS = 35;

    private static final Set<String> TEXTS = Set.of(
            "title", "summary", "prompt", "after", "hints", "note", "notes", "text", "why", "say", "answer", "gates");
    private static final Set<String> NAMED_TEXTS = Set.of("forbid", "all", "any", "gates", "mistakes", "skills");

    private static final String COLOURS = "(red|green|yellow|blue|orange|gr[ae]y|pink|purple)";
    private static final Pattern COLOUR = Pattern.compile("(?i)\\b(the|in) " + COLOURS
            + " (lines?|texts?|words?|letters?|box|mark|part|arrow|button|bar|ones?)\\b"
            + "|\\b(shown|printed|marked|written|highlighted|colou?red|displayed) (in )?" + COLOURS + "\\b"
            + "|\\b(rot|gr(ü|ue)n|gelb|blau)e[nmrs]? (Zeilen?|W(o|ö)rter|Wort|Text|Kasten|Balken|Pfeil|Teil)\\b");
    private static final Pattern MOUSE = Pattern.compile(
            "(?im)(^|[.:!?]\\s+|\\b(then|now|and|please|to|just) )(double-|right-)?click (on|here|the|this)\\b"
                    + "|\\bhover over\\b|\\bwith (the|your) mouse\\b|\\bklicken? Sie\\b|\\bklicke (auf|hier)\\b");
    private static final Pattern PLACE = Pattern.compile("(?i)\\b(on|at|in) the (upper |lower )?"
            + "(left|right|top|bottom|corner)( side| corner)? of (the|your) (screen|window|terminal)\\b"
            + "|\\b(links|rechts|oben|unten) (am|auf dem|im) (Bildschirm|Fenster|Terminal)\\b");

    private final Faults faults;

    private WordingLint(Faults faults) {
        this.faults = faults;
    }

    /** Looks at every text of the tree of a lesson, a pack or an overlay. */
    static void lint(Node tree, Faults faults) {
        new WordingLint(faults).walk(tree, false, false);
    }

    private void walk(Node node, boolean isText, boolean named) {
        if (node instanceof Node.Scalar scalar) {
            if (isText && scalar.type() == Node.Type.TEXT) {
                text(scalar);
            }
        } else if (node instanceof Node.Items items) {
            items.items().forEach(item -> walk(item, isText && item instanceof Node.Scalar, false));
        } else if (node instanceof Node.Fields fields) {
            for (Node.Field field : fields.fields()) {
                boolean text = TEXTS.contains(field.name()) || named;
                walk(field.value(), text, NAMED_TEXTS.contains(field.name()));
            }
        }
    }

    private void text(Node.Scalar scalar) {
        String text = scalar.text();
        wideCode(scalar);
        String spoken = withoutCode(text);
        longSentence(scalar.place(), spoken);
        find(Rule.ACCESS_COLOUR, COLOUR, scalar, spoken, "say what is meant in words as well");
        find(Rule.ACCESS_MOUSE, MOUSE, scalar, spoken, "name the command or the key to press");
        find(Rule.ACCESS_PLACE, PLACE, scalar, spoken, "name what is meant instead of where it stands");
        emoji(scalar.place(), spoken);
    }

    private void find(Rule rule, Pattern pattern, Node.Scalar scalar, String spoken, String cure) {
        java.util.regex.Matcher found = pattern.matcher(spoken);
        if (found.find()) {
            faults.add(rule, scalar.place(), "the text says " + Texts.quoted(found.group()), cure);
        }
    }

    /** Only lines inside a fenced block: all others are wrapped. */
    private void wideCode(Node.Scalar scalar) {
        boolean inside = false;
        for (String line : scalar.text().split("\n", -1)) {
            boolean fence = line.strip().startsWith("```");
            inside ^= fence;
            if (inside && !fence && line.length() > MOST_COLUMNS) {
                faults.add(
                        Rule.TEXT_WIDE,
                        scalar.place(),
                        "a line of code has " + line.length() + " columns: " + Texts.quoted(line.strip()),
                        "break it: lines of code are not wrapped, and a terminal has " + MOST_COLUMNS);
                return;
            }
        }
    }

    /** The text that is read: fenced blocks left out, code between backticks as one word. */
    private static String withoutCode(String text) {
        return text.replaceAll("(?s)```.*?(```|$)", ". ").replaceAll("`[^`]*`", "code");
    }

    private void longSentence(Place place, String spoken) {
        for (String sentence : spoken.split("[.!?…;](?=[\\s\"')*]|$)|\n[ \t]*\n|\n[ \t]*([-*|]|[0-9]+\\.)|:[ \t]*\n")) {
            List<String> words = List.of(sentence.strip().split("[\\s–—]+"));
            if (words.size() > MOST_WORDS) {
                String start = String.join(" ", words.subList(0, 5)).toLowerCase(Locale.ROOT);
                faults.add(
                        Rule.TEXT_LONG_SENTENCE,
                        place,
                        "a sentence has " + words.size() + " words: " + Texts.quoted(start + " …"),
                        "make two of it; " + MOST_WORDS + " words are enough");
                return;
            }
        }
    }

    private void emoji(Place place, String spoken) {
        int[] points = spoken.codePoints()
                .filter(point -> point >= 0x1f000 && point < 0x20000 || point >= 0x2600 && point <= 0x27bf)
                .toArray();
        if (points.length > 0) {
            faults.add(
                    Rule.ACCESS_EMOJI,
                    place,
                    "the text holds the picture U+" + Texts.hex4(points[0]),
                    "say it in words; in data, put it between backticks");
        }
    }
}
