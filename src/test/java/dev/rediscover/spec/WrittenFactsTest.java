package dev.rediscover.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.embed.Families;
import dev.rediscover.engine.Family;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A table says again what its syntax line gives only where the line gives something else: one fact, one place. */
class WrittenFactsTest {
    private static final List<String> TABLES =
            Families.all().stream().map(Family::table).toList();
    private static final Catalog CATALOG = new Catalog(TABLES);

    @Test
    void aritiesAreWrittenOnlyWhereTheSyntaxLineGivesAnother() {
        List<String> needless = new ArrayList<>();
        for (TableEntry entry : entries()) {
            CommandSpec spec = CATALOG.find(entry.name());
            if (entry.line("arity") != null && Arity.of(spec.syntaxText(), spec.isContainer()) == spec.arity()) {
                needless.add(entry.name());
            }
        }
        assertThat(needless).isEmpty();
    }

    @Test
    void keyPositionsAreWrittenOnlyWhereTheSyntaxLineDoesNotGiveThem() {
        List<String> needless = new ArrayList<>();
        for (TableEntry entry : entries()) {
            CommandSpec spec = CATALOG.find(entry.name());
            List<KeySpec> derived = spec.syntax().keyRuns();
            List<String> lines = entry.lines("keys");
            for (int i = 0; i < Math.min(lines.size(), derived.size()); i++) {
                KeySpec written = spec.keySpecs().get(i);
                boolean same = written.begin().equals(derived.get(i).begin())
                        && written.find().equals(derived.get(i).find());
                if (same && !lines.get(i).matches("(RO|RW|OW|RM)( .*)?")) {
                    needless.add(entry.name() + ": keys " + lines.get(i));
                }
            }
        }
        assertThat(needless).isEmpty();
    }

    @Test
    void linesBeginWithKnownWords() {
        for (TableEntry entry : entries()) {
            assertThat(entry.more())
                    .as(entry.name())
                    .allMatch(line -> line.matches("(see|keys|arity|acl) .+|container|later"));
            for (String word : List.of("see", "arity", "acl", "container", "later")) {
                assertThat(entry.lines(word)).as(entry.name()).hasSizeLessThan(2);
            }
        }
    }

    @Test
    void categoriesThatAreAddedExist() {
        for (TableEntry entry : entries()) {
            String acl = entry.line("acl");
            for (String category : TableEntry.wordsOf(acl == null ? "" : acl)) {
                assertThat(AclCategories.ALL).as(entry.name()).contains(category.replaceFirst("^-", ""));
            }
        }
    }

    private static List<TableEntry> entries() {
        List<TableEntry> entries = new ArrayList<>();
        for (String table : TABLES) {
            int line = 0;
            while (line < table.length()) {
                if (table.charAt(line) > ' ' && !table.startsWith("group ", line)) {
                    entries.add(TableEntry.read(table, line));
                }
                line = Catalog.endOfLine(table, line) + 1;
            }
        }
        return entries;
    }
}
