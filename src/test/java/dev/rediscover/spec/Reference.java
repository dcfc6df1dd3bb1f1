package dev.rediscover.spec;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The facts of the newest reference about each command, to compare our tables with. */
public final class Reference {
    /** One command; a fact that the reference does not state is empty. */
    public record Row(
            String group,
            String words,
            String arity,
            Set<String> flags,
            Set<String> acl,
            String since,
            String cost,
            String keySpecs,
            String syntax) {
        /** The name with a bar before the subcommand: CLIENT|ID. */
        String name() {
            return words.replace(' ', '|');
        }

        int nameWords() {
            return words.split(" ").length;
        }
    }

    private Reference() {}

    /** All rows by name. */
    public static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        for (String line : text().split("\n")) {
            String[] cells = line.split("\t", -1);
            if (!cells[0].equals("group")) {
                Row row = new Row(
                        cells[0],
                        cells[1],
                        cells[2],
                        words(cells[3].toLowerCase(Locale.ROOT)),
                        words(cells[4].replace("@", "")),
                        cells[5],
                        cells[6],
                        cells[7],
                        cells[8]);
                rows.put(row.name(), row);
            }
        }
        return rows;
    }

    private static Set<String> words(String cell) {
        return cell.isEmpty() ? Set.of() : new TreeSet<>(List.of(cell.split(",")));
    }

    private static String text() {
        try (InputStream in = Reference.class.getResourceAsStream("/spec/commands.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
