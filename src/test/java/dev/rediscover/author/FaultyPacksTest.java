package dev.rediscover.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Fault;
import dev.rediscover.lesson.Rule;
import dev.rediscover.shell.Engines;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Faulty packs on disk, one and more for each rule: each is found at its line, with a cure. */
class FaultyPacksTest {
    private static final String TOP = "id: x\ntitle: T\nminutes: 5\nsteps:\n";
    private static final String PACK = "format: 1\nid: p\nversion: 1.0.0\ntitle: T\nlessons: [x]\n";
    private static final Catalog CATALOG =
            Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(1)).catalog();

    @TempDir
    Path folder;

    private int packs;

    /** {@code others}: what else may be found; {@code null} for anything. */
    private record Case(String rule, Set<String> others, Map<String, String> files) {
        @Override
        public String toString() {
            return rule;
        }
    }

    private static String resource(String path) throws IOException {
        try (var in = FaultyPacksTest.class.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String block : blocks("/lesson/faults.txt")) {
            String rule = block.substring(0, block.indexOf(' '));
            cases.add(new Case(rule, null, files(block.substring(block.indexOf('\n') + 1))));
        }
        for (String block : blocks("/lint/packs.txt")) {
            String[] head = block.substring(0, block.indexOf('\n')).split(" \\+ ");
            Set<String> others = head.length < 2 ? Set.of() : Set.of(head[1].split(" "));
            cases.add(new Case(head[0], others, files(block.substring(block.indexOf('\n') + 1))));
        }
        return cases;
    }

    private static List<String> blocks(String resource) throws IOException {
        String[] blocks = resource(resource).split("(?m)^=== ");
        return Arrays.asList(blocks).subList(1, blocks.length);
    }

    private static Map<String, String> files(String body) {
        Map<String, String> files = new LinkedHashMap<>();
        String[] parts = body.split("(?m)^--- ");
        String lesson = parts[0].startsWith("-\n") ? parts[0].substring(2) : TOP + parts[0];
        files.put("pack.yaml", PACK);
        files.put("x.yaml", lesson);
        for (String part : Arrays.asList(parts).subList(1, parts.length)) {
            files.put(part.substring(0, part.indexOf('\n')), part.substring(part.indexOf('\n') + 1));
        }
        files.replaceAll((name, text) -> text.replace("LONG", "long ".repeat(2000))
                .replace("MANY", "summary: [" + "1,".repeat(40_000) + "1]")
                .replace("LINES", "GET a, ".repeat(500) + "GET a")
                .replace("ROWS", "SET a 1\n".repeat(2001))
                .replace('␇', '\7'));
        return files;
    }

    @TestFactory
    Stream<DynamicTest> everyFaultIsFoundAtItsLineWithACure() throws IOException {
        List<Case> cases = cases();
        assertThat(cases.stream().map(Case::rule).distinct()).hasSizeGreaterThan(40);
        return cases.stream().map(one -> DynamicTest.dynamicTest(one.rule(), () -> check(one)));
    }

    private void check(Case one) throws IOException {
        String wanted = null;
        Path pack = folder.resolve("pack" + packs++);
        for (Map.Entry<String, String> file : one.files().entrySet()) {
            Path path = pack.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            String text = file.getValue();
            int mark = text.indexOf('¤');
            if (mark >= 0) {
                wanted = file.getKey() + ":"
                        + text.substring(0, mark + 1).lines().count();
            }
            String written = text.replace("¤", "");
            Files.write(
                    path,
                    written.contains("☠")
                            ? written.replace('☠', 'ä').getBytes(StandardCharsets.ISO_8859_1)
                            : written.getBytes(StandardCharsets.UTF_8));
        }
        check(one, wanted, new PackLint(CATALOG).lint(PackPlaces.one(pack.toString())));
    }

    private static void check(Case one, String wanted, List<Fault> faults) {
        assertThat(faults).as(one.files().toString()).anySatisfy(fault -> {
            assertThat(fault.rule().id()).isEqualTo(one.rule());
            boolean whole = fault.place().line() == 0;
            String place =
                    fault.place().file() + ":" + (whole ? 1 : fault.place().line());
            assertThat(place).isEqualTo(wanted);
            assertThat(fault.what()).isNotBlank();
            assertThat(fault.cure()).isNotBlank();
        });
        if (one.others() != null) {
            assertThat(faults.stream().map(fault -> fault.rule().id()).filter(id -> !id.equals(one.rule())))
                    .as(faults.toString())
                    .isSubsetOf(one.others());
        }
    }

    @Test
    void everyRuleHasAPackThatBreaksIt() throws IOException {
        Set<String> tried = cases().stream().map(Case::rule).collect(Collectors.toCollection(TreeSet::new));
        assertThat(tried)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Rule.values()).map(Rule::id).toList());
    }

    @Test
    void everyRuleSaysWhatHoldsInAGoodPack() {
        for (Rule rule : Rule.values()) {
            assertThat(rule.help()).as(rule.id()).endsWith(".").hasSizeBetween(10, 130);
            assertThat(Rule.of(rule.id())).isEqualTo(rule);
        }
    }

    @Test
    void theBundledPacksFollowTheirOwnAdvice() throws IOException {
        PackLint.Report report =
                new PackLint(CATALOG).lint(PackPlaces.all(List.of("lessons")).places(), Watcher.NONE);
        assertThat(report.packs()).hasSizeGreaterThanOrEqualTo(5);
        assertThat(report.found()).extracting(PackLint.Found::text).isEmpty();
    }
}
