package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads the lines of a lesson that run: commands, other clients' commands, moves of the clock. */
final class LineReader {
    /** Stands before a command that is wrong on purpose: it is not checked, Redis is to refuse it. */
    private static final String ON_PURPOSE = "(sic) ";

    private final Catalog catalog;
    private final Faults faults;

    /** {@code catalog}: the commands that exist; {@code null} if they are not to be checked. */
    LineReader(Catalog catalog, Faults faults) {
        this.catalog = catalog;
        this.faults = faults;
    }

    /** One that knows the same commands and tells its faults to {@code other}. */
    LineReader tellingTo(Faults other) {
        return new LineReader(catalog, other);
    }

    /** The lines of a list field; a single text counts as a list of one. */
    List<Line> lines(Form form, String name) {
        List<Line> lines = new ArrayList<>();
        for (Node item : form.items(name, true)) {
            addTo(lines, item);
        }
        return lines;
    }

    /** The line of a field; {@code null} if it is not there or cannot be read. */
    Line line(Form form, String name) {
        List<Line> lines = new ArrayList<>();
        if (form.has(name)) {
            addTo(lines, form.node(name));
        }
        return lines.isEmpty() ? null : lines.get(0);
    }

    void addTo(List<Line> lines, Node item) {
        if (!(item instanceof Node.Scalar scalar)) {
            faults.add(
                    Rule.FIELD_TYPE,
                    item.place(),
                    "here stands " + item.called() + "; a command is wanted",
                    "write the command as one text, in quotes if it has a bracket, a colon or quotes");
            return;
        }
        Line line = read(scalar.text(), scalar.place());
        if (line != null) {
            lines.add(line);
        }
    }

    /** Reads one line; {@code null} with a fault if it cannot be run. */
    Line read(String text, Place place) {
        String client = Line.YOU;
        String rest = text.strip();
        int arrow = rest.indexOf("> ");
        boolean joined = arrow > 1 && rest.charAt(arrow - 1) == '>';
        int end = joined ? arrow - 1 : arrow;
        boolean prefixed = end > 0 && Form.isId(rest.substring(0, end).toLowerCase(Locale.ROOT), "-_");
        if (prefixed) {
            client = rest.substring(0, end);
            rest = rest.substring(arrow + 2).strip();
            checkClient(client, place);
        }
        if (rest.isEmpty()) {
            faults.add(Rule.LINE_EMPTY, place, "this line is empty", "write a command, or remove the line");
            return null;
        }
        Line line = rest.startsWith(":") ? tick(rest, client, place) : command(rest, client, place);
        boolean sendsTogether = line != null && prefixed && joined && !line.isTick();
        return sendsTogether ? new Line(line.text(), client, line.words(), 0, true) : line;
    }

    private void checkClient(String client, Place place) {
        if (!Form.isId(client, "-_")) {
            faults.add(
                    Rule.LINE_CLIENT,
                    place,
                    "the client " + Texts.quoted(client) + " is not in lower case",
                    "write " + client.toLowerCase(Locale.ROOT) + ">");
        }
    }

    private Line tick(String text, String client, Place place) {
        if (!text.startsWith(":tick")) {
            faults.add(
                    Rule.LINE_SHELL_WORD,
                    place,
                    "the word " + Texts.quoted(text.split(" ")[0]) + " does not work in a lesson",
                    "only :tick does, such as :tick 61s; for another client write bob> COMMAND");
            return null;
        }
        long millis = Line.duration(text.substring(5).strip());
        if (millis <= 0) {
            faults.add(
                    Rule.LINE_TICK,
                    place,
                    "the time in " + Texts.quoted(text) + " cannot be read",
                    "write a number and a unit: 500ms, 61s, 5m, 2h or 1d");
            return null;
        }
        return new Line(text, client, List.of(), millis);
    }

    private Line command(String written, String client, Place place) {
        boolean wrongOnPurpose = written.startsWith(ON_PURPOSE);
        String text = wrongOnPurpose ? written.substring(ON_PURPOSE.length()).strip() : written;
        CommandLine split = CommandLine.split(text);
        if (!split.ok()) {
            faults.add(
                    Rule.LINE_QUOTES,
                    place,
                    "in " + Texts.quoted(text) + " " + split.explanation(),
                    "quote as in redis-cli; in YAML put the whole line in single quotes");
            return null;
        }
        List<Bytes> words = split.words();
        if (words.isEmpty()) {
            faults.add(Rule.LINE_EMPTY, place, "this line is empty", "write a command, or remove the line");
            return null;
        }
        if (catalog != null && !wrongOnPurpose) {
            check(words, place);
        }
        return new Line(text, client, words, 0);
    }

    /** Notes a fault if there is no such command, or if it does not take so many arguments. */
    void checkCommand(List<Bytes> words, Place place) {
        if (catalog != null) {
            check(words, place);
        }
    }

    private void check(List<Bytes> words, Place place) {
        CommandSpec spec = catalog.find(words.get(0));
        if (spec == null) {
            String name = words.get(0).utf8();
            faults.add(
                    Rule.COMMAND_UNKNOWN,
                    place,
                    "the command " + Texts.quoted(name) + " is not known",
                    didYouMean(name.toUpperCase(Locale.ROOT)));
            return;
        }
        CommandSpec full = spec;
        if (spec.isContainer() && words.size() > 1) {
            full = spec.subcommand(words.get(1));
            if (full == null) {
                unknownSubcommand(spec, words.get(1).utf8(), place);
                return;
            }
        }
        if (!full.arityFits(words.size())) {
            faults.add(
                    Rule.COMMAND_ARITY,
                    place,
                    full.words() + " does not take " + (words.size() - 1) + " argument"
                            + (words.size() == 2 ? "" : "s"),
                    "its form is " + full.syntaxText());
        }
    }

    private void unknownSubcommand(CommandSpec spec, String word, Place place) {
        List<String> names = new ArrayList<>();
        spec.subcommands().forEach(sub -> names.add(sub.words()));
        faults.add(
                Rule.COMMAND_UNKNOWN,
                place,
                spec.words() + " has no subcommand " + Texts.quoted(word),
                Texts.didYouMean(spec.words() + " " + word.toUpperCase(Locale.ROOT), names));
    }

    private String didYouMean(String name) {
        List<String> names = new ArrayList<>();
        catalog.all().forEach(spec -> names.add(spec.words()));
        String nearest = Texts.nearest(name, names);
        return nearest == null ? "see help for the commands there are" : "did you mean " + nearest + "?";
    }

    /**
     * The name of a command as gates and conditions write it: upper case, a subcommand after one blank. A fault if
     * there is no such command.
     */
    String commandName(String text, Place place) {
        String name = String.join(" ", text.strip().toUpperCase(Locale.ROOT).split("[ |]+"));
        if (catalog != null && catalog.find(name) == null) {
            faults.add(
                    Rule.COMMAND_UNKNOWN,
                    place,
                    "the command " + Texts.quoted(name) + " is not known",
                    didYouMean(name));
        }
        return name;
    }
}
