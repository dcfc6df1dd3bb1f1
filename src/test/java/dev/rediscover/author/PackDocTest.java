package dev.rediscover.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.LessonIndex;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.Step;
import dev.rediscover.shell.Engines;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Handouts. {@code -Drediscover.golden=write} writes those of the templates anew. */
class PackDocTest {
    private static final Catalog CATALOG =
            Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(1)).catalog();
    private static final Path GOLDEN = Path.of("src/test/resources/author");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-z0-9]+)([^>]*)>");
    private static final Set<String> LONE = Set.of("meta");

    @TempDir
    private Path dir;

    /** Every kind of step once. */
    private Pack templates() throws IOException {
        NewPack.create(dir, "library", null, List.of("Ada"));
        Path folder = dir.resolve("library");
        PackAdd adding = new PackAdd(PackPlace.of(folder), CATALOG);
        adding.lesson("all-kinds", "Every kind");
        for (Step.Kind kind : Step.Kind.values()) {
            adding.step(kind, "all-kinds", null);
        }
        return new PackReader(CATALOG).readFolder(folder).pack();
    }

    private static String doc(Pack pack, boolean html, boolean answers) {
        return PackDoc.of(pack, Engines::forLesson, html, answers, Watcher.NONE);
    }

    @Test
    void a_handout_of_every_kind_of_step_is_as_it_was_read_through() throws IOException {
        Pack pack = templates();
        golden("handout.md", doc(pack, false, true));
        golden("handout.html", doc(pack, true, false));
    }

    private static void golden(String name, String text) throws IOException {
        if ("write".equals(System.getProperty("rediscover.golden"))) {
            Files.writeString(GOLDEN.resolve(name), text);
        }
        assertThat(text).isEqualTo(Files.readString(GOLDEN.resolve(name)));
    }

    @Test
    void answers_are_there_only_when_they_are_wanted() throws IOException {
        Pack pack = templates();
        for (boolean html : new boolean[] {false, true}) {
            assertThat(doc(pack, html, false)).doesNotContain("INCRBY loans:momo 12", "a b b a", "Answers");
            assertThat(doc(pack, html, true)).contains("INCRBY loans:momo 12", "a b b a", "Answers");
        }
    }

    @TestFactory
    Stream<DynamicTest> every_bundled_pack_has_a_handout() {
        return LessonIndex.bundled().packs().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.id(), () -> bundled(entry.id())));
    }

    private static void bundled(String id) {
        Pack pack = new PackReader(CATALOG).readBundled(id).pack();
        List<String> seen = new ArrayList<>();
        String html = PackDoc.of(pack, Engines::forLesson, true, true, (done, of, what) -> seen.add(what));
        assertThat(seen).isEqualTo(pack.lessonIds());
        assertThat(open(html)).isEmpty();
        String markdown = doc(pack, false, true);
        for (String text : List.of(html, markdown)) {
            pack.lessons().forEach(lesson -> assertThat(text).contains("id=\"" + lesson.id() + "\""));
            assertThat(text).doesNotContainPattern("\\p{Cntrl}&&[^\n\t]");
        }
        assertThat(markdown.lines().filter(line -> line.startsWith("```")).count() % 2)
                .isZero();
    }

    /** The tags of a page that are not closed in turn. */
    private static List<String> open(String html) {
        Deque<String> open = new ArrayDeque<>();
        Matcher tag = TAG.matcher(html.substring(html.indexOf("<html")));
        while (tag.find()) {
            if (tag.group(1).isEmpty() && !LONE.contains(tag.group(2))) {
                open.push(tag.group(2));
            } else if (!tag.group(1).isEmpty()) {
                assertThat(open.pop()).as("before " + tag.start()).isEqualTo(tag.group(2));
            }
        }
        return List.copyOf(open);
    }

    @Test
    void what_is_written_in_a_pack_never_becomes_a_tag() {
        assertThat(MarkdownHtml.of("a <b>bold</b> & `<i>` \"x\"\n\n```html\n<script>alert(1)</script>\n```"))
                .isEqualTo("<p>a &lt;b&gt;bold&lt;/b&gt; &amp; <code>&lt;i&gt;</code> &quot;x&quot;</p>\n"
                        + "<pre>&lt;script&gt;alert(1)&lt;/script&gt;\n</pre>\n");
        MarkdownSheet sheet = new MarkdownSheet();
        sheet.prose("# big <b>\n`<i>`\n```\n<u>\n```");
        assertThat(sheet.text()).isEqualTo("**big &lt;b>**\n`<i>`\n```\n<u>\n```\n");
    }

    @Test
    void the_markdown_of_lessons_becomes_html() {
        assertThat(MarkdownHtml.of(
                        "One **two *three*** `a*b*`\nfour user:* and *.\n\n- a\n  b\n- **c**\n\n1. x\n2. y\n\nEnd"))
                .isEqualTo("<p>One <strong>two <em>three</em></strong> <code>a*b*</code>\nfour user:* and *.</p>\n"
                        + "<ul>\n<li>a\nb</li>\n<li><strong>c</strong></li>\n</ul>\n"
                        + "<ol>\n<li>x</li>\n<li>y</li>\n</ol>\n<p>End</p>\n");
        assertThat(MarkdownHtml.of("```\nnever closed")).isEqualTo("<pre>never closed\n</pre>\n");
        assertThat(MarkdownHtml.of("**open")).isEqualTo("<p>**open</p>\n");
    }
}
