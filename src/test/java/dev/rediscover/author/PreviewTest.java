package dev.rediscover.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.shell.Engines;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {
    private static final Catalog CATALOG =
            Engines.forLesson(VirtualClock.frozenAt(0), new RandomSource(1)).catalog();

    @TempDir
    private Path dir;

    private Path lesson;

    @BeforeEach
    void create() throws IOException {
        NewPack.create(dir, "library", null, List.of());
        new PackAdd(PackPlace.of(dir.resolve("library")), CATALOG).lesson("returns", null);
        lesson = dir.resolve("library/first.yaml");
    }

    private Preview preview(String language, String lessonId, String step) throws IOException {
        return new Preview(PackPlace.of(dir.resolve("library")), CATALOG, language, lessonId, step);
    }

    private void change(String from, String to) throws IOException {
        String text = Files.readString(lesson);
        assertThat(text).contains(from);
        Files.writeString(lesson, text.replace(from, to));
    }

    @Test
    void steps_are_turned_over_the_ends_of_lessons() throws IOException {
        Preview preview = preview(null, null, "new-book");
        assertThat(preview.where()).isEqualTo("first 4/4 new-book");
        assertThat(preview.turn(1)).isTrue();
        assertThat(preview.where()).isEqualTo("returns 1/2 why");
        assertThat(preview.page().lesson().id()).isEqualTo("returns");
        assertThat(preview.turn(-1)).isTrue();
        assertThat(preview.where()).isEqualTo("first 4/4 new-book");
        assertThat(preview(null, null, null).turn(-1)).isFalse();
        assertThat(preview(null, "returns", "join").turn(1)).isFalse();
    }

    @Test
    void what_is_broken_is_told_in_its_place_and_the_step_comes_back() throws IOException {
        Preview preview = preview(null, "first", "class-set");
        assertThat(preview.hasChanged()).isFalse();
        change("kind: demo", "kind: dmeo");
        assertThat(preview.hasChanged()).isTrue();
        assertThat(preview.hasChanged()).isFalse();
        Preview.Page broken = preview.page();
        assertThat(broken.lesson()).isNull();
        assertThat(broken.faults())
                .singleElement()
                .asString()
                .startsWith(lesson + ":")
                .contains("did you mean demo?");
        change("kind: dmeo", "kind: demo");
        assertThat(preview.hasChanged()).isTrue();
        Preview.Page mended = preview.page();
        assertThat(mended.faults()).isEmpty();
        assertThat(mended.lesson().steps().get(mended.step()).id()).isEqualTo("class-set");
    }

    @Test
    void a_step_stays_in_sight_when_it_moves_or_gets_another_name() throws IOException {
        Preview preview = preview(null, "first", "class-set");
        change("steps:\n", "steps:\n  - {id: begin, kind: say, prompt: Hello there.}\n");
        assertThat(preview.page().step()).isEqualTo(3);
        change("id: class-set", "id: whole-class");
        assertThat(preview.page().step()).isEqualTo(3);
        assertThat(preview.where()).isEqualTo("first 4/5 whole-class");
    }

    @Test
    void a_fault_of_another_lesson_is_no_hindrance() throws IOException {
        Files.writeString(dir.resolve("library/returns.yaml"), "id: returns\nsteps: [");
        assertThat(preview(null, "first", null).page().lesson()).isNotNull();
        assertThat(preview(null, "returns", null).page().faults()).hasSize(1);
    }

    @Test
    void advice_is_that_on_the_step() throws IOException {
        change("- \"INCR *by* how much?\"\n      - {reveal", "- \"Say INCRBY loans:momo 12.\"\n      - {reveal");
        assertThat(preview(null, "first", "class-set").page().advice())
                .anySatisfy(line -> assertThat(line).contains("honesty.hint-is-solution"));
        assertThat(preview(null, "first", "new-book").page().advice()).isEmpty();
    }

    @Test
    void what_is_not_there_is_named() {
        assertThatThrownBy(() -> preview(null, "none", null)).hasMessageContaining("the pack has first, returns");
        assertThatThrownBy(() -> preview(null, "first", "none")).hasMessageContaining("it has guess, watch");
        assertThatThrownBy(() -> preview("xx", null, null)).hasMessageContaining("only to de");
    }
}
