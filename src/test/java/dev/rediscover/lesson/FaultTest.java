package dev.rediscover.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every kind of fault, from {@code faults.txt}: a lesson that is good but for one place, marked by {@code ¤}; the
 * report must name that line and column, the rule, and a cure.
 */
class FaultTest {
    private static final String TOP = "id: x\ntitle: T\nminutes: 5\nsteps:\n";

    private record Case(String rule, String cure, String yaml) {}

    private static List<Case> cases() throws IOException {
        List<Case> cases = new ArrayList<>();
        try (var in = FaultTest.class.getResourceAsStream("/lesson/faults.txt")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String[] blocks = text.split("(?m)^=== ");
            for (int i = 1; i < blocks.length; i++) {
                int end = blocks[i].indexOf('\n');
                String[] head = blocks[i].substring(0, end).split(" \\| ", 2);
                String body = blocks[i].substring(end + 1);
                String yaml = body.startsWith("-\n") ? body.substring(2) : TOP + body;
                cases.add(new Case(
                        head[0],
                        head[1],
                        yaml.replace("LONG", "long ".repeat(2000)).replace('␇', '\7')));
            }
        }
        return cases;
    }

    @TestFactory
    Stream<DynamicTest> everyFaultNamesItsPlaceAndItsCure() throws IOException {
        List<Case> cases = cases();
        assertThat(cases.stream().map(Case::rule).distinct()).hasSizeGreaterThan(40);
        return cases.stream().map(one -> DynamicTest.dynamicTest(one.rule() + ": " + one.cure(), () -> check(one)));
    }

    private static void check(Case one) {
        int mark = one.yaml().indexOf('¤');
        String before = one.yaml().substring(0, mark);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        int column = mark - before.lastIndexOf('\n');
        String yaml = one.yaml().replace("¤", "");
        List<Fault> faults = new PackReader(Commands.catalog())
                .readLessonText("x.yaml", yaml)
                .faults();
        assertThat(faults).as(yaml).anySatisfy(fault -> {
            assertThat(fault.rule().id()).isEqualTo(one.rule());
            assertThat(fault.place()).isEqualTo(new Place("x.yaml", line, column));
            assertThat(fault.cure()).contains(one.cure());
            assertThat(fault.toString())
                    .startsWith("x.yaml:" + line + ":" + column + ": ")
                    .contains(" — ");
        });
        assertThat(faults).as("no crowd of faults after the first: " + yaml).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void allFaultsOfAFileAreReportedTogether() {
        String yaml = TOP
                + "  - {id: a, kind: say}\n"
                + "  - {id: b, kind: command, prompt: P, solution: [INKR a], hint: x}\n"
                + "  - {id: c, kind: dance, prompt: P}\n";
        assertThat(new PackReader(Commands.catalog())
                        .readLessonText("x.yaml", yaml)
                        .faults())
                .extracting(fault -> fault.rule().id() + "@" + fault.place().line())
                .containsExactly("field.missing@5", "command.unknown@6", "field.unknown@6", "kind.unknown@7");
    }

    private static List<Fault> pack(Map<String, String> files) {
        return new PackReader(Commands.catalog())
                .read(path -> files.containsKey(path) ? files.get(path).getBytes(StandardCharsets.UTF_8) : null)
                .faults();
    }

    private static final String LESSON = TOP + "  - {id: a, kind: say, prompt: P}\n";

    @Test
    void packFilesAreCheckedToo() {
        String pack = "format: 1\nid: p\nversion: 1.0\ntitle: T\nlessons: [x, x, gone, A b]\nsummry: S\n"
                + "skills: {s.one: One}\n";
        String lesson = LESSON.replace("minutes: 5", "minutes: 5\ngoal: [s.two]");
        assertThat(pack(Map.of("pack.yaml", pack, "x.yaml", lesson)))
                .extracting(Fault::toString)
                .anySatisfy(text -> assertThat(text).startsWith("pack.yaml:3:10: the version \"1.0\" is not three"))
                .anySatisfy(text -> assertThat(text).startsWith("pack.yaml:5:14: the lesson x is listed twice"))
                .anySatisfy(text -> assertThat(text).startsWith("pack.yaml:5:17: the file gone.yaml is not there"))
                .anySatisfy(text -> assertThat(text).startsWith("pack.yaml:5:23: the lesson \"A b\" is not an id"))
                .anySatisfy(
                        text -> assertThat(text).startsWith("pack.yaml:6:1: ").contains("did you mean summary?"))
                .anySatisfy(text -> assertThat(text).startsWith("x.yaml:4:7: the skill \"s.two\" is not in pack.yaml"));
    }

    @Test
    void aMissingOrUnreadablePackFileIsAFaultNotAnException() {
        assertThat(pack(Map.of())).extracting(Fault::rule).containsExactly(Rule.FILE_MISSING);
        byte[] latin1 = {'i', 'd', ':', ' ', (byte) 0xe4};
        assertThat(new PackReader(null).read(path -> latin1).faults())
                .extracting(Fault::rule)
                .containsExactly(Rule.FILE_ENCODING);
    }

    @Test
    void aFileOfAliasesThatGrowDoesNotGrow() {
        StringBuilder bomb = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
        for (char c = 'b'; c <= 'k'; c++) {
            bomb.append(c).append(": &").append(c).append(" [");
            bomb.append(("*" + (char) (c - 1) + ",").repeat(8))
                    .append("*")
                    .append((char) (c - 1))
                    .append("]\n");
        }
        assertThat(new PackReader(null)
                        .readLessonText("x.yaml", bomb.toString())
                        .faults())
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(Faults.MOST);
    }

    private static List<Rule> rules(String yaml) {
        return new PackReader(null)
                .readLessonText("x.yaml", yaml).faults().stream()
                        .map(Fault::rule)
                        .toList();
    }

    @Test
    void everythingHasALimit() {
        assertThat(rules(LESSON + "#" + "x".repeat(YamlTree.MOST_CHARACTERS))).containsExactly(Rule.YAML_TOO_LARGE);
        assertThat(rules("[" + "1,".repeat(YamlTree.MOST_NODES) + "1]")).containsExactly(Rule.YAML_TOO_LARGE);
        StringBuilder many = new StringBuilder(TOP);
        for (int i = 0; i < 101; i++) {
            many.append("  - {id: s").append(i).append(", kind: say, prompt: P}\n");
        }
        assertThat(rules(many.toString())).containsExactly(Rule.LIST_TOO_LONG);
        String setup = "setup: [" + "GET a, ".repeat(Form.MOST_ITEMS) + "GET a]\n";
        assertThat(rules(LESSON.replace("steps:", setup + "steps:"))).containsExactly(Rule.LIST_TOO_LONG);
    }

    @Test
    void pathsThatLeaveThePackAreRefused() {
        for (String path : List.of("/etc/passwd", "../x", "a/../b", "a//b", "", ".git/config", "a\\b", "c:x")) {
            assertThat(PackSource.isSafe(path)).as(path).isFalse();
        }
        assertThat(PackSource.isSafe("data/pages.redis")).isTrue();
    }
}
