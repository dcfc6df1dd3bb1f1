package dev.rediscover.lesson;

import dev.rediscover.base.ControlCharacters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.reader.ReaderException;

/**
 * Builds {@link Node}s from YAML text. It reads SnakeYAML's events rather than its nodes or objects: events still show
 * the tags, anchors and aliases that a pack may not use, and nothing is ever constructed from them.
 */
final class YamlTree {
    static final int MOST_CHARACTERS = 256 * 1024;
    static final int MOST_DEPTH = 24;
    static final int MOST_NODES = 40_000;

    private final String file;
    private final Faults faults;
    private Iterator<Event> events;
    private int nodes;

    private YamlTree(String file, Faults faults) {
        this.file = file;
        this.faults = faults;
    }

    /** The tree of {@code text}, or {@code null} if it cannot be read; faults say why. */
    static Node read(String file, String text, Faults faults) {
        if (text.length() > MOST_CHARACTERS) {
            faults.add(
                    Rule.YAML_TOO_LARGE,
                    Place.whole(file),
                    "the file has " + text.length() + " characters; " + MOST_CHARACTERS + " are allowed",
                    "split the lesson in two");
            return null;
        }
        YamlTree tree = new YamlTree(file, faults);
        try {
            return tree.document(text);
        } catch (ReaderException e) {
            tree.unprintable(text, e);
        } catch (MarkedYAMLException e) {
            tree.syntax(e);
        } catch (TooMuch e) {
            faults.add(e.rule, e.place, e.getMessage(), "write it flatter, or split the file");
        } catch (YAMLException e) {
            faults.add(Rule.YAML_SYNTAX, Place.whole(file), "not YAML: " + e.getMessage(), "mend the YAML");
        }
        return null;
    }

    /** Thrown to stop at a limit. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Rule rule;
        private final transient Place place;

        TooMuch(Rule rule, Place place, String what) {
            super(what, null, false, false);
            this.rule = rule;
            this.place = place;
        }
    }

    private Node document(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(4 * MOST_DEPTH);
        options.setCodePointLimit(MOST_CHARACTERS + 1);
        options.setProcessComments(false);
        events = new Yaml(options).parse(new java.io.StringReader(text)).iterator();
        Node root = null;
        while (events.hasNext()) {
            Event event = events.next();
            if (event instanceof DocumentStartEvent start) {
                if (root != null) {
                    faults.add(
                            Rule.YAML_DOCUMENTS,
                            place(start.getStartMark()),
                            "a second document begins here",
                            "keep one document a file: remove the line ---");
                    return root;
                }
                root = node(events.next(), 1);
            }
        }
        if (root == null) {
            faults.add(
                    Rule.TEXT_EMPTY,
                    Place.whole(file),
                    "the file is empty",
                    "write a lesson as lessons/README.md says");
        }
        return root;
    }

    private Node node(Event event, int depth) {
        Place place = place(event.getStartMark());
        if (++nodes > MOST_NODES) {
            throw new TooMuch(Rule.YAML_TOO_LARGE, place, "more than " + MOST_NODES + " values in one file");
        }
        if (depth > MOST_DEPTH) {
            throw new TooMuch(Rule.YAML_TOO_DEEP, place, "nested more than " + MOST_DEPTH + " levels deep");
        }
        if (event instanceof AliasEvent alias) {
            faults.add(
                    Rule.YAML_ALIAS,
                    place,
                    "the alias *" + alias.getAnchor() + " is not allowed here",
                    "write the value out, or quote the text if it begins with a star");
            return new Node.Scalar(place, Node.Type.TEXT, "*" + alias.getAnchor());
        }
        refuseDecoration((NodeEvent) event, place);
        if (event instanceof ScalarEvent scalar) {
            return scalar(scalar, place);
        }
        return event.is(Event.ID.SequenceStart) ? items(place, depth) : fields(place, depth);
    }

    private void refuseDecoration(NodeEvent event, Place place) {
        if (event.getAnchor() != null) {
            faults.add(
                    Rule.YAML_ALIAS,
                    place,
                    "the anchor &" + event.getAnchor() + " is not allowed here",
                    "remove it, or quote the text if it begins with an ampersand");
        }
        String tag = event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
        if (tag != null) {
            faults.add(
                    Rule.YAML_TAG,
                    place,
                    "the tag " + tag + " is not allowed here",
                    "remove it, or quote the text if it begins with an exclamation mark");
        }
    }

    private Node scalar(ScalarEvent event, Place place) {
        String text = event.getValue();
        boolean plain = event.getScalarStyle() == ScalarStyle.PLAIN;
        Node.Type type = plain ? CoreSchema.typeOf(text) : Node.Type.TEXT;
        if (type == Node.Type.INT) {
            try {
                CoreSchema.toLong(text);
            } catch (NumberFormatException e) {
                faults.add(
                        Rule.YAML_NUMBER_RANGE,
                        place,
                        "the number " + text + " does not fit in 64 bits",
                        "quote it to make it a text");
                return new Node.Scalar(place, Node.Type.TEXT, text);
            }
        }
        int control = ControlCharacters.in(text);
        if (control >= 0) {
            faults.add(
                    Rule.TEXT_CONTROL,
                    place,
                    "the text holds the control character U+" + Texts.hex4(text.codePointAt(control)),
                    "remove it; inside a command write it as redis-cli does, \"\\xHH\" in a single-quoted text");
            text = Texts.withoutControls(text);
        }
        return new Node.Scalar(place, type, text);
    }

    private Node items(Place place, int depth) {
        List<Node> items = new ArrayList<>();
        Event event = events.next();
        while (!event.is(Event.ID.SequenceEnd)) {
            items.add(node(event, depth + 1));
            event = events.next();
        }
        return new Node.Items(place, items);
    }

    private Node fields(Place place, int depth) {
        List<Node.Field> fields = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Event event = events.next();
        while (!event.is(Event.ID.MappingEnd)) {
            Node key = node(event, depth + 1);
            Node value = node(events.next(), depth + 1);
            if (!(key instanceof Node.Scalar scalar)) {
                faults.add(
                        Rule.YAML_KEY_NOT_TEXT,
                        key.place(),
                        "this key is " + key.called(),
                        "quote it: braces and brackets at the start of a text are read as YAML");
            } else if (!seen.add(scalar.text())) {
                faults.add(
                        Rule.YAML_DUPLICATE_KEY,
                        key.place(),
                        "the key " + Texts.quoted(scalar.text()) + " stands here twice",
                        "keep one of them");
            } else {
                fields.add(new Node.Field(key.place(), scalar.text(), scalar.type(), value));
            }
            event = events.next();
        }
        return new Node.Fields(place, fields);
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    private void unprintable(String text, ReaderException e) {
        int line = 1;
        int column = 1;
        int left = e.getPosition();
        for (int i = 0; i < text.length() && left > 0; i += Character.charCount(text.codePointAt(i)), left--) {
            boolean newline = text.charAt(i) == '\n';
            line += newline ? 1 : 0;
            column = newline ? 1 : column + 1;
        }
        faults.add(
                Rule.TEXT_CONTROL,
                new Place(file, line, column),
                "the file holds the control character U+" + Texts.hex4(e.getCodePoint()),
                "remove it; inside a command write it as redis-cli does, \"\\xHH\" in a single-quoted text");
    }

    private void syntax(MarkedYAMLException e) {
        String problem = e.getProblem() == null ? "this is not YAML" : e.getProblem();
        boolean neverClosed = problem.contains("end of stream") && e.getContextMark() != null;
        Mark mark = neverClosed || e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
        Place place = mark == null ? Place.whole(file) : place(mark);
        faults.add(Rule.YAML_SYNTAX, place, Texts.withoutControls(problem), cureFor(problem));
    }

    private static String cureFor(String problem) {
        if (problem.contains("mapping values are not allowed")) {
            return "quote the text: a colon and a blank inside it begin a new key";
        }
        if (problem.contains("'\\t") || problem.contains("TAB")) {
            return "indent with blanks, not with tabs; quote a text that begins with a tab";
        }
        if (problem.contains("cannot start any token")) {
            return "quote the text: this character has a meaning in YAML";
        }
        if (problem.contains("unexpected end of stream")) {
            return "the quote or bracket that opens here is never closed";
        }
        if (problem.contains("expected <block end>") || problem.contains("could not find expected ':'")) {
            return "look at the indentation and the quotes of this line and the one above";
        }
        return "look at the quotes, brackets and indentation here";
    }
}
