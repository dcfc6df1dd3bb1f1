package dev.rediscover.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Pack;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.Step;
import dev.rediscover.shell.Engines;
import dev.rediscover.spec.Catalog;
import dev.rediscover.tutor.PackProof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What begins as a template can be read, is clean, and judges rightly from the first second. */
class NewPackTest {
    private static final Catalog CATALOG =
            Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(1)).catalog();

    @TempDir
    private Path dir;

    private Path folder;

    @BeforeEach
    void create() throws IOException {
        NewPack.create(dir, "edu.example.library", null, List.of("Ada, \"Countess\""));
        folder = dir.resolve("edu.example.library");
    }

    private PackAdd adding() throws IOException {
        return new PackAdd(PackPlaces.one(folder.toString()), CATALOG);
    }

    private Pack proved() {
        PackReader.PackResult result = new PackReader(CATALOG).readFolder(folder);
        assertThat(result.faults()).isEmpty();
        assertThat(new PackLint(CATALOG).lint(PackPlace.of(folder))).isEmpty();
        assertThat(PackProof.of(result.pack(), Engines::forLesson)).isEmpty();
        return result.pack();
    }

    @Test
    void a_new_pack_is_whole() throws IOException {
        Pack pack = proved();
        assertThat(pack.title()).isEqualTo("Library");
        assertThat(pack.authors()).containsExactly("Ada \"Countess\"");
        assertThat(pack.lesson("first").steps())
                .extracting(Step::kind)
                .containsExactly(Step.Kind.PREDICT, Step.Kind.DEMO, Step.Kind.COMMAND, Step.Kind.TASK);
        for (String file : List.of("pack.yaml", "first.yaml")) {
            String first =
                    Files.readString(folder.resolve(file)).lines().findFirst().orElseThrow();
            assertThat(first).startsWith("# yaml-language-server: $schema=.schema/");
            assertThat(folder.resolve(first.substring(first.indexOf('=') + 1))).exists();
        }
    }

    @ParameterizedTest
    @EnumSource(Step.Kind.class)
    void a_step_of_every_kind_is_whole_once_and_twice(Step.Kind kind) throws IOException {
        String before = Files.readString(folder.resolve("first.yaml"));
        PackAdd.Added first = adding().step(kind, null, null);
        assertThat(proved().lesson("first").step(kind.word()).kind()).isEqualTo(kind);
        PackAdd.Added second = adding().step(kind, "first", null);
        assertThat(second.id()).isEqualTo(kind.word() + "-2");
        Lesson lesson = proved().lesson("first");
        assertThat(lesson.steps()).hasSize(6);
        assertThat(lesson.step(first.id()).head().place().line()).isEqualTo(first.line());
        assertThat(Files.readString(folder.resolve("first.yaml"))).startsWith(before + "\n  - id: " + kind.word());
    }

    @ParameterizedTest
    @ValueSource(strings = {"lua", "lua-fix"})
    void a_step_with_a_lua_text_is_whole_once_and_twice(String word) throws IOException {
        adding().step(word, null, null);
        assertThat(proved().lesson("first").step(word).luaOrNull()).isNotNull();
        adding().step(word, "first", null);
        assertThat(proved().lesson("first").step(word + "-2").luaOrNull()).isNotNull();
    }

    @Test
    void all_kinds_go_together_in_a_lesson_that_was_added() throws IOException {
        assertThat(adding().lesson("returns", "Books: back").file()).isEqualTo(folder.resolve("returns.yaml"));
        for (Step.Kind kind : Step.Kind.values()) {
            adding().step(kind, "returns", null);
        }
        Pack pack = proved();
        assertThat(pack.lessonIds()).containsExactly("first", "returns");
        assertThat(pack.lesson("returns").title()).isEqualTo("Books: back");
        assertThat(pack.skills()).containsEntry("returns", "Books: back");
        assertThat(pack.lesson("returns").steps()).hasSize(2 + Step.Kind.values().length);
    }

    @Test
    void nothing_is_written_over() throws IOException {
        assertThatThrownBy(() -> NewPack.create(dir, "edu.example.library", null, List.of()))
                .hasMessageContaining("is there already");
        adding().lesson("returns", null);
        assertThatThrownBy(() -> adding().lesson("returns", null)).hasMessageContaining("a lesson returns already");
        assertThatThrownBy(() -> adding().step(Step.Kind.SAY, "first", "guess"))
                .hasMessageContaining("a step guess already, at " + folder.resolve("first.yaml") + ":");
        assertThatThrownBy(() -> adding().step(Step.Kind.SAY, null, null))
                .hasMessageContaining("--lesson first|returns");
        assertThatThrownBy(() -> adding().step(Step.Kind.SAY, "none", null)).hasMessageContaining("no lesson none");
        assertThatThrownBy(() -> adding().step(Step.Kind.SAY, "first", "Bad id"))
                .hasMessageContaining("cannot be");
    }

    @Test
    void a_name_that_cannot_be_one_is_refused_with_a_better_one() {
        assertThatThrownBy(() -> NewPack.create(dir, "My Shop", null, List.of()))
                .hasMessageContaining("such as my-shop");
        assertThatThrownBy(() -> NewPack.create(dir, "../out", null, List.of())).hasMessageContaining("cannot be");
        assertThatThrownBy(() -> NewPack.create(dir, "basics", null, List.of()))
                .hasMessageContaining("the program brings a pack basics");
        assertThat(dir.resolve("basics")).doesNotExist();
    }

    @Test
    void a_broken_file_is_named_and_stays_as_it_is() throws IOException {
        Path file = folder.resolve("first.yaml");
        Files.writeString(file, Files.readString(file).replace("kind: demo", "kind: dmeo"));
        String broken = Files.readString(file);
        assertThatThrownBy(() -> adding().step(Step.Kind.SAY, "first", null))
                .hasMessageContaining("mend this first: " + file + ":")
                .hasMessageContaining("demo");
        assertThat(Files.readString(file)).isEqualTo(broken);
    }

    @Test
    void beside_other_packs_their_schemas_are_used() throws IOException {
        Files.writeString(dir.resolve("pack.schema.json"), "{}");
        Files.writeString(dir.resolve("lesson.schema.json"), "{}");
        NewPack.create(dir, "shop", "Ann's: shop", List.of());
        assertThat(dir.resolve("shop/.schema")).doesNotExist();
        assertThat(dir.resolve("shop/pack.yaml"))
                .content()
                .startsWith("# yaml-language-server: $schema=../pack.schema.json\n")
                .contains("title: \"Ann's: shop\"")
                .doesNotContain("authors");
    }
}
