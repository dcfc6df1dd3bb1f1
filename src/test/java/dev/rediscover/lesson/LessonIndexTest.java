package dev.rediscover.lesson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LessonIndexTest {
    @TempDir
    Path folder;

    private void pack(String id, String... lessons) throws IOException {
        Path pack = Files.createDirectory(folder.resolve(id));
        Files.writeString(
                pack.resolve("pack.yaml"),
                "format: 1\nid: " + id + "\nversion: 1.2.3\ntitle: Pack " + id + "\nlessons: ["
                        + String.join(", ", lessons) + "]\n");
        for (String lesson : lessons) {
            Files.writeString(
                    pack.resolve(lesson + ".yaml"),
                    "id: " + lesson + "\ntitle: \"On  " + lesson + "\"\nminutes: 4\nsteps:\n"
                            + "  - {id: a, kind: say, prompt: P}\n  - {id: b, kind: answer, prompt: P, is: 1}\n");
        }
    }

    @Test
    void listsPacksAndLessonsInOrder() throws IOException {
        pack("zoo", "apes");
        pack("datatypes", "lists", "sets");
        pack("basics", "hello");
        LessonIndex index = LessonIndex.parse(IndexWriter.index(folder));
        assertThat(index.packs()).extracting(LessonIndex.PackEntry::id).containsExactly("basics", "datatypes", "zoo");
        assertThat(index.find("sets")).isEqualTo(new LessonIndex.LessonEntry("datatypes", "sets", 1, 4, "On sets", ""));
        assertThat(index.find("datatypes/lists").id()).isEqualTo("lists");
        assertThat(index.find("basics/lists")).isNull();
        assertThat(index.after(index.find("hello")).id()).isEqualTo("lists");
        assertThat(index.after(index.find("sets")).id()).isEqualTo("apes");
        assertThat(index.after(index.find("apes"))).isNull();
    }

    @Test
    void aPackWithFaultsStopsTheBuildAndNamesThem() throws IOException {
        pack("basics", "hello");
        Files.writeString(folder.resolve("basics/hello.yaml"), "id: hello\ntitel: x\n");
        assertThatThrownBy(() -> IndexWriter.index(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("basics/hello.yaml:2:1: ")
                .hasMessageContaining("did you mean title?");
    }

    @Test
    void theBundledIndexCanBeRead() {
        assertThat(LessonIndex.bundled()).isNotNull();
        assertThat(LessonIndex.parse("").packs()).isEmpty();
    }
}
