package dev.rediscover.lesson;

import dev.rediscover.base.ControlCharacters;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code setup}: a list of lines, or a script and a file of lines. */
final class SetupReader {
    private static final int MOST_LINES = 5000;

    private final PackSource source;
    private final Faults faults;
    private final LineReader lines;

    SetupReader(PackSource source, Faults faults, LineReader lines) {
        this.source = source;
        this.faults = faults;
        this.lines = lines;
    }

    /** One that reads the same files and tells its faults to {@code other}. */
    SetupReader tellingTo(Faults other) {
        return new SetupReader(source, other, lines.tellingTo(other));
    }

    List<Line> read(Form owner) {
        Node node = owner.node("setup");
        if (!(node instanceof Node.Fields)) {
            return lines.lines(owner, "setup");
        }
        Form form = Form.of(Shape.SETUP, node, faults);
        List<Line> all = new ArrayList<>();
        if (form.has("file")) {
            file(form, all);
        }
        all.addAll(lines.lines(form, "script"));
        return all;
    }

    private void file(Form form, List<Line> all) {
        String name = form.text("file", "name a file of the pack, such as data/pages.redis");
        if (!PackSource.isSafe(name)) {
            faults.add(
                    Rule.FILE_PATH,
                    form.placeOf("file"),
                    "the file " + Texts.quoted(name) + " is not inside the pack",
                    "name a file below the pack's folder, such as data/pages.redis");
            return;
        }
        byte[] bytes = source.read(name);
        if (bytes == null) {
            faults.add(
                    Rule.FILE_MISSING,
                    form.placeOf("file"),
                    "the file " + Texts.quoted(name) + " is not there, or too large",
                    "add it to the pack (at most " + PackSource.MOST_BYTES / 1024 + " KiB)");
            return;
        }
        String[] rows = new String(bytes, StandardCharsets.UTF_8).split("\n", MOST_LINES + 1);
        if (rows.length > MOST_LINES) {
            faults.add(
                    Rule.LIST_TOO_LONG,
                    new Place(name, MOST_LINES + 1, 1),
                    "the file has more than " + MOST_LINES + " lines",
                    "make it shorter");
            return;
        }
        for (int i = 0; i < rows.length; i++) {
            row(rows[i].strip(), new Place(name, i + 1, 1), all);
        }
    }

    private void row(String row, Place place, List<Line> all) {
        if (row.isEmpty() || row.startsWith("#")) {
            return;
        }
        if (ControlCharacters.in(row) >= 0) {
            faults.add(
                    Rule.TEXT_CONTROL,
                    place,
                    "this line holds a control character",
                    "write it as redis-cli does, \"\\xHH\" in double quotes");
            return;
        }
        Line line = lines.read(row, place);
        if (line != null) {
            all.add(line);
        }
    }
}
