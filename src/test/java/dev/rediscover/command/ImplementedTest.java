package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.embed.Families;
import dev.rediscover.engine.Family;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every command of the reference is built, except those in the table "Commands that are not built" of
 * {@code src/README.md}, which gives a reason for each.
 */
class ImplementedTest {
    /** More than so many may not stay out for a reason other than that their subject is later work. */
    private static final int MOST_LEFT_OUT = 10;

    private static final Catalog CATALOG =
            new Catalog(Families.all().stream().map(Family::table).toList());

    /** A row of the table, with the names and patterns of its first cell. */
    private record LeftOut(List<String> patterns, String reason) {
        boolean names(Reference.Row row) {
            return patterns.stream().anyMatch(pattern -> matches(pattern, row));
        }

        private static boolean matches(String pattern, Reference.Row row) {
            if (pattern.startsWith("group ")) {
                return row.group().equals(pattern.substring("group ".length()));
            }
            String star = pattern.endsWith("*") ? pattern.substring(0, pattern.length() - 1) : null;
            return star == null
                    ? row.words().equals(pattern)
                    : row.words().equals(star) || row.words().startsWith(star + " ");
        }

        boolean isLaterWork() {
            return reason.startsWith("later work: ");
        }
    }

    @Test
    void every_command_is_built_or_listed_with_a_reason() throws IOException {
        List<LeftOut> table = table();
        TreeSet<String> missing = new TreeSet<>();
        for (Reference.Row row : commands()) {
            if (!isBuilt(row) && table.stream().noneMatch(line -> line.names(row))) {
                missing.add(row.words());
            }
        }
        assertThat(missing)
                .as("neither built nor in the table \"Commands that are not built\" of src/README.md")
                .isEmpty();
    }

    @Test
    void nothing_that_is_listed_is_built() throws IOException {
        TreeSet<String> wrong = new TreeSet<>();
        for (LeftOut line : table()) {
            List<Reference.Row> named = commands().stream().filter(line::names).toList();
            named.stream().filter(ImplementedTest::isBuilt).forEach(row -> wrong.add(row.words()));
            line.patterns().stream()
                    .filter(pattern -> commands().stream().noneMatch(row -> LeftOut.matches(pattern, row)))
                    .forEach(pattern -> wrong.add(pattern + " (no such command)"));
        }
        assertThat(wrong)
                .as("built now: take it from \"Commands that are not built\" in src/README.md")
                .isEmpty();
    }

    @Test
    void few_are_left_out_of_what_is_done() throws IOException {
        TreeSet<String> leftOut = new TreeSet<>();
        for (LeftOut line : table()) {
            if (!line.isLaterWork()) {
                commands().stream().filter(line::names).forEach(row -> leftOut.add(row.words()));
            }
        }
        assertThat(leftOut).hasSizeLessThanOrEqualTo(MOST_LEFT_OUT);
    }

    /** All commands of the reference but containers, which are as built as their subcommands. */
    private static Collection<Reference.Row> commands() {
        Collection<Reference.Row> rows = Reference.rows().values();
        TreeSet<String> containers = rows.stream()
                .filter(row -> row.words().contains(" "))
                .map(row -> row.words().substring(0, row.words().indexOf(' ')))
                .collect(Collectors.toCollection(TreeSet::new));
        containers.remove("COMMAND");
        return rows.stream().filter(row -> !containers.contains(row.words())).toList();
    }

    private static boolean isBuilt(Reference.Row row) {
        CommandSpec spec = CATALOG.find(row.words().replace(' ', '|'));
        return spec != null && spec.isBuilt();
    }

    private static List<LeftOut> table() throws IOException {
        String text = Files.readString(Path.of("src/README.md"));
        String after = text.substring(text.indexOf("## Commands that are not built"));
        List<LeftOut> rows = new ArrayList<>();
        for (String line : after.split("\n")) {
            if (line.startsWith("| ") && !line.startsWith("| commands |")) {
                String[] cells = line.split("\\|");
                rows.add(new LeftOut(List.of(cells[1].strip().split(", ")), cells[2].strip()));
            }
        }
        assertThat(rows).as("rows of the table").isNotEmpty();
        return rows;
    }
}
