package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.embed.Families;
import dev.rediscover.engine.Family;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeySpec;
import dev.rediscover.spec.Reference;
import dev.rediscover.spec.Reference.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of all families against the facts of the reference, which are kept in spec/commands.tsv. */
class TablesTest {
    private static final List<String> TABLES =
            Families.all().stream().map(Family::table).toList();
    private static final Catalog CATALOG = new Catalog(TABLES);
    private static final Map<String, Row> REFERENCE = Reference.rows();

    /** Groups that came as modules; the reference states neither their key specifications nor all their flags. */
    private static final Set<String> MODULES =
            Set.of("bf", "cf", "cms", "json", "search", "suggestion", "tdigest", "timeseries", "topk", "vector_set");

    /** Where we know better than the reference, with the reason. */
    private static final Map<String, String> DEVIATIONS = new TreeMap<>(Map.of(
            "FT.AGGREGATE", "missing in the reference's list",
            "FT.CONFIG", "missing as a container",
            "FT.CURSOR", "missing as a container"));

    /** Where our syntax line differs from the reference's, with the reason. */
    private static final Map<String, String> OTHER_SYNTAX = new TreeMap<>(Map.of(
            "FT.CURSOR|READ", "the size after COUNT is one argument, not two",
            "FT.HYBRID", "its brackets do not match",
            "FT.SEARCH", "units in capitals, because they are typed as they stand",
            "INCREX", "a space is missing before a bar"));

    @Test
    void everyCommandOfTheReferenceHasAnEntryAndNoOtherHas() {
        Set<String> ours = new TreeSet<>();
        CATALOG.all().forEach(spec -> ours.add(spec.name()));
        Set<String> reference = new TreeSet<>(REFERENCE.keySet());
        reference.addAll(DEVIATIONS.keySet());
        assertThat(ours).isEqualTo(reference);
    }

    @Test
    void groupSinceAndSyntaxAgree() {
        Map<String, String> differing = new TreeMap<>();
        for (CommandSpec spec : referenced()) {
            Row row = REFERENCE.get(spec.name());
            note(differing, spec, row.group(), spec.group());
            note(differing, spec, row.since(), spec.since());
            if (!OTHER_SYNTAX.containsKey(spec.name())) {
                note(differing, spec, row.syntax(), spec.syntax().toString());
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void aritiesAgree() {
        Map<String, String> differing = new TreeMap<>();
        for (CommandSpec spec : referenced()) {
            String arity = REFERENCE.get(spec.name()).arity();
            if (!arity.isEmpty()) {
                note(differing, spec, arity, Integer.toString(spec.arity()));
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void flagsAgree() {
        Map<String, String> differing = new TreeMap<>();
        for (CommandSpec spec : referenced()) {
            Set<String> flags = new TreeSet<>(REFERENCE.get(spec.name()).flags());
            flags.remove("module");
            if (!MODULES.contains(spec.group())) {
                note(differing, spec, flags.toString(), new TreeSet<>(spec.flags()).toString());
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void aclCategoriesAgree() {
        Map<String, String> differing = new TreeMap<>();
        for (CommandSpec spec : referenced()) {
            Set<String> acl = REFERENCE.get(spec.name()).acl();
            Set<String> ours = new TreeSet<>(spec.aclCategories());
            if (MODULES.contains(spec.group()) || acl.stream().noneMatch(Set.of("fast", "slow")::contains)) {
                ours.removeAll(Set.of("fast", "slow", "read", "write"));
                acl = new TreeSet<>(acl);
                acl.removeAll(Set.of("fast", "slow", "read", "write"));
            }
            if (!REFERENCE.get(spec.name()).acl().isEmpty()) {
                note(differing, spec, acl.toString(), ours.toString());
            }
        }
        assertThat(differing).isEmpty();
    }

    @Test
    void keySpecificationsAgree() {
        Map<String, String> differing = new TreeMap<>();
        for (CommandSpec spec : referenced()) {
            String keys = REFERENCE.get(spec.name()).keySpecs();
            if (!keys.contains("unknown:unknown/;") && !keys.endsWith("/") && !keys.isEmpty()) {
                String ours = spec.keySpecs().stream().map(TablesTest::print).collect(Collectors.joining(";"));
                note(differing, spec, keys, ours);
            }
        }
        assertThat(differing).isEmpty();
    }

    private static String print(KeySpec spec) {
        String begin = "unknown";
        if (spec.begin() instanceof KeySpec.Begin.Index index) {
            begin = "i" + index.position();
        } else if (spec.begin() instanceof KeySpec.Begin.Keyword keyword) {
            begin = "k" + keyword.word() + "@" + keyword.startFrom();
        }
        String find = "unknown";
        if (spec.find() instanceof KeySpec.Find.Range range) {
            find = "r" + range.last() + "," + range.step() + "," + range.limit();
        } else if (spec.find() instanceof KeySpec.Find.NumKeys count) {
            find = "n" + count.at() + "," + count.first() + "," + count.step();
        }
        return begin + ":" + find + "/" + String.join("+", spec.flags());
    }

    @Test
    void everySyntaxLineThatShowsAKeySaysWhatHappensToIt() {
        List<String> silent = new ArrayList<>();
        for (CommandSpec spec : CATALOG.all()) {
            boolean shows = spec.syntaxText().matches(".* (key|numkeys key|destination|destkey)( .*)?");
            if (shows && spec.keySpecs().isEmpty() && !spec.name().startsWith("CLUSTER|")) {
                silent.add(spec.syntaxText());
            }
        }
        assertThat(silent).allMatch(line -> line.startsWith("FT."));
    }

    @Test
    void summariesAreShortSentencesOfPlainText() {
        for (CommandSpec spec : CATALOG.all()) {
            assertThat(spec.summary()).as(spec.name()).matches("[A-Z].{10,87}\\.");
            assertThat(spec.cost()).as(spec.name()).isNotBlank();
        }
    }

    @Test
    void relatedCommandsExistAndAreOthers() {
        for (CommandSpec spec : CATALOG.all()) {
            assertThat(spec.seeAlso())
                    .as(spec.name())
                    .doesNotContain(spec.name())
                    .doesNotHaveDuplicates();
            assertThat(spec.seeAlso()).as(spec.name()).allMatch(name -> CATALOG.find(name) != null);
        }
    }

    @Test
    void everyCommandNamesARelatedOne() {
        assertThat(CATALOG.all())
                .filteredOn(spec -> spec.seeAlso().isEmpty())
                .extracting(CommandSpec::name)
                .isEmpty();
    }

    @Test
    void everySubcommandHasItsContainer() {
        for (CommandSpec spec : CATALOG.all()) {
            if (spec.isSubcommand()) {
                assertThat(spec.container()).as(spec.name()).isNotNull();
                assertThat(spec.container().isContainer()).as(spec.name()).isTrue();
            }
            assertThat(spec.isContainer())
                    .as(spec.name())
                    .isEqualTo(!spec.subcommands().isEmpty());
        }
    }

    @Test
    void builtCommandsAreThoseThatTheFamilyHandles() throws IOException {
        for (Family family : Families.all()) {
            String path = family.getClass().getName().replace('.', '/') + ".java";
            String code = Files.readString(Path.of("src/main/java", path));
            String handlers = code.substring(code.indexOf("Reply call(Call c)"));
            for (CommandSpec spec : new Catalog(List.of(family.table())).all()) {
                assertThat(handlers.contains('"' + spec.name() + '"'))
                        .as(path + " handles " + spec.name())
                        .isEqualTo(CATALOG.find(spec.name()).isBuilt() && !handledBySubcommandsOnly(spec));
            }
        }
    }

    private static boolean handledBySubcommandsOnly(CommandSpec spec) {
        return spec.isContainer() && !spec.name().equals("COMMAND");
    }

    @Test
    void tablesAreAscii() {
        assertThat(TABLES).allMatch(table -> table.chars().allMatch(c -> c == '\n' || c >= ' ' && c < 127));
    }

    private static List<CommandSpec> referenced() {
        return CATALOG.all().stream()
                .filter(spec -> REFERENCE.containsKey(spec.name()))
                .toList();
    }

    private static void note(Map<String, String> differing, CommandSpec spec, String reference, String ours) {
        if (!reference.equals(ours) && !DEVIATIONS.containsKey(spec.name())) {
            differing.merge(spec.name(), reference + " but we say " + ours, (a, b) -> a + "; " + b);
        }
    }
}
