package dev.rediscover.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FileEditTest {
    private static final String ITEM = "- id: b\n  kind: say\n  prompt: |\n    B\n\n    C\n";

    private static String added(String text) {
        FileEdit edit = FileEdit.of(text);
        int line = edit.addItem("steps", ITEM);
        assertThat(edit.text().split("\r?\n")[Math.max(0, line - 1)]).endsWith(line == 0 ? "" : "- id: b");
        return line == 0 ? null : edit.text();
    }

    @Test
    void an_item_goes_behind_the_last_with_its_indentation() {
        assertThat(added("steps:\n- id: a\n  kind: say   # mine\n"))
                .isEqualTo(
                        "steps:\n- id: a\n  kind: say   # mine\n- id: b\n  kind: say\n  prompt: |\n    B\n\n    C\n");
        assertThat(added("steps:\n    - id: a\n      prompt: |\n        x\n        # y"))
                .isEqualTo("steps:\n    - id: a\n      prompt: |\n        x\n        # y\n"
                        + "    - id: b\n      kind: say\n      prompt: |\n        B\n\n        C\n");
    }

    @Test
    void what_follows_the_list_stays_behind_it_with_its_comments() {
        assertThat(added("steps:\n  - {id: a}\n\n# the end\ntitle: T\n"))
                .isEqualTo("steps:\n  - {id: a}\n  - id: b\n    kind: say\n    prompt: |\n      B\n\n      C\n"
                        + "\n# the end\ntitle: T\n");
    }

    @Test
    void entries_that_are_kept_apart_stay_apart() {
        assertThat(added("steps:\n  - {id: a}\n\n  # about c\n  - {id: c}\n"))
                .startsWith("steps:\n  - {id: a}\n\n  # about c\n  - {id: c}\n\n  - id: b\n");
    }

    @Test
    void an_empty_list_is_begun() {
        for (String empty : new String[] {" []", "  [ ]", "", " null"}) {
            assertThat(added("id: a\nsteps:" + empty + "  # soon\ntitle: T\n"))
                    .isEqualTo("id: a\nsteps:  # soon\n  - id: b\n    kind: say\n    prompt: |\n      B\n\n      C\n"
                            + "title: T\n");
        }
    }

    @Test
    void the_ends_of_lines_stay_as_they_are() {
        assertThat(added("steps:\r\n- id: a\r\n")).startsWith("steps:\r\n- id: a\r\n- id: b\r\n  kind: say\r\n");
    }

    @Test
    void a_list_in_brackets_is_left_alone() {
        assertThat(added("steps: [{id: a}]\n")).isNull();
        assertThat(FileEdit.of("steps: [")).isNull();
        assertThat(FileEdit.of("- a")).isNull();
    }

    @Test
    void words_are_added_to_either_form_of_list() {
        assertThat(word("lessons: [a, \"b\"]  # two\n")).isEqualTo("lessons: [a, \"b\", new]  # two\n");
        assertThat(word("lessons: [a,\n  b]\nx: 1\n")).isEqualTo("lessons: [a,\n  b, new]\nx: 1\n");
        assertThat(word("lessons: [ ]\n")).isEqualTo("lessons: [new ]\n");
        assertThat(word("lessons:\n  - a\n  - b # last\n\nx: 1\n"))
                .isEqualTo("lessons:\n  - a\n  - b # last\n  - new\n\nx: 1\n");
        assertThat(word("lessons: a\n")).isNull();
    }

    private static String word(String text) {
        FileEdit edit = FileEdit.of(text);
        return edit.addWord("lessons", "new") ? edit.text() : null;
    }

    @Test
    void entries_are_added_to_a_mapping() {
        assertThat(entry("skills:\n  a: A\n\n# authors\nauthors: [X]\n"))
                .isEqualTo("skills:\n  a: A\n  n: N\n\n# authors\nauthors: [X]\n");
        assertThat(entry("id: a\n")).isEqualTo("id: a\nskills:\n  n: N\n");
        assertThat(entry("skills: {a: A}\n")).isNull();
    }

    private static String entry(String text) {
        FileEdit edit = FileEdit.of(text);
        return edit.addEntry("skills", "n", "N") ? edit.text() : null;
    }
}
