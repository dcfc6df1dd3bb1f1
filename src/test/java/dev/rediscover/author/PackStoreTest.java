package dev.rediscover.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.LessonIndex;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.Shelf;
import dev.rediscover.lesson.ShelfIndex;
import dev.rediscover.tutor.Outcome;
import dev.rediscover.tutor.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackStoreTest {
    @TempDir
    private Path home;

    private Shelf shelf;
    private PackStore store;

    @BeforeEach
    void home() {
        shelf = Shelf.in(home.toFile());
        store = new PackStore(shelf, SamplePack.CATALOG);
    }

    private static SamplePack sample() {
        return new SamplePack();
    }

    private Lesson lesson() {
        PackReader.PackResult result = shelf.read("queues", new PackReader(SamplePack.CATALOG));
        assertThat(result.faults()).isEmpty();
        return result.pack().lesson("push");
    }

    @Test
    void an_installed_pack_is_listed_behind_those_of_the_program_and_can_be_read() throws IOException {
        PackStore.Installed done = store.install(sample().read(), "/where/it/was", "");
        assertThat(done.id()).isEqualTo("queues");
        assertThat(done.first()).isEqualTo("queues/push");
        assertThat(done.before()).isNull();
        LessonIndex index = shelf.lessons();
        LessonIndex.PackEntry last = index.packs().get(index.packs().size() - 1);
        assertThat(last.id()).isEqualTo("queues");
        assertThat(last.bundled()).isFalse();
        assertThat(last.lessons().get(0).exercises()).isEqualTo(2);
        assertThat(index.find("push")).isEqualTo(last.lessons().get(0));
        assertThat(lesson().steps()).hasSize(3);
        assertThat(shelf.installed().current("queues").from()).isEqualTo("/where/it/was");
        assertThat(store.verify(shelf.installed().current("queues"))).isEmpty();
    }

    @Test
    void a_lesson_called_as_one_of_the_program_is_found_with_its_pack() throws IOException {
        SamplePack pack = sample().with("pack.yaml", "[push]", "[strings]");
        pack.file("strings.yaml", pack.files.remove("push.yaml").replace("id: push", "id: strings"));
        store.install(pack.read(), "x", "");
        LessonIndex index = shelf.lessons();
        assertThat(index.find("strings").pack()).isEqualTo("basics");
        assertThat(index.find("queues/strings").pack()).isEqualTo("queues");
        assertThat(index.name(index.find("queues/strings"))).isEqualTo("queues/strings");
        assertThat(index.name(index.find("strings"))).isEqualTo("strings");
    }

    @Test
    void several_versions_may_be_there_and_one_is_in_use() throws IOException {
        store.install(sample().read(), "x", "");
        PackStore.Installed newer = store.install(
                sample().version("1.1.0")
                        .with("push.yaml", "A queue", "One queue")
                        .read(),
                "x",
                "");
        assertThat(newer.before()).isEqualTo("1.0.0");
        assertThat(newer.changes().due()).isEqualTo(PackDiff.Bump.PATCH);
        assertThat(shelf.lessons().pack("queues").version()).isEqualTo("1.1.0");
        assertThat(lesson().steps().get(0).head().prompt()).startsWith("One queue");
        PackStore.Installed back = store.use("queues", "1.0.0");
        assertThat(back.again()).isTrue();
        assertThat(lesson().steps().get(0).head().prompt()).startsWith("A queue");
        assertThat(shelf.installed().entries())
                .extracting(entry -> entry.version() + " " + entry.current())
                .containsExactly("1.0.0 true", "1.1.0 false");
        PackStore.Removed removed = store.remove("queues", "1.0.0");
        assertThat(removed.now()).isEqualTo("1.1.0");
        assertThat(lesson().steps().get(0).head().prompt()).startsWith("One queue");
        assertThat(store.remove("queues", "").now()).isNull();
        assertThat(shelf.lessons().pack("queues")).isNull();
        assertThat(home.resolve("packs/queues")).doesNotExist();
    }

    @Test
    void the_same_files_again_change_nothing_and_others_under_the_same_version_are_refused() throws IOException {
        store.install(sample().read(), "x", "");
        assertThat(store.install(sample().read(), "x", "").again()).isTrue();
        PackFiles other =
                sample().with("push.yaml", "Which end?", "Left or right?").read();
        assertThatThrownBy(() -> store.install(other, "x", ""))
                .isInstanceOf(PackRefused.class)
                .hasMessageContaining("another queues 1.0.0 is installed")
                .hasMessageContaining("rediscover pack remove queues --version 1.0.0");
        assertThatThrownBy(() -> store.install(sample().read(), "x", "2.0.0"))
                .hasMessage("this is queues 1.0.0, not 2.0.0");
    }

    @Test
    void what_was_done_is_kept_unless_a_step_asks_for_something_else() throws IOException {
        store.install(sample().read(), "x", "");
        Progress progress = Progress.in(home, VirtualClock.frozenAt(0));
        Lesson old = lesson();
        for (String step : List.of("right", "length")) {
            progress.done("queues", old, old.step(step), Outcome.Status.UNAIDED, 1, 0);
        }
        SamplePack newer = sample().version("2.0.0")
                .with("push.yaml", "Which end?", "Left or right?")
                .with("push.yaml", "LLEN queue:jobs", "LRANGE queue:jobs 0 -1");
        PackStore.Installed done = store.install(newer.read(), "x", "");
        assertThat(done.changes().sentence())
                .isEqualTo("1 step to be done again, because it asks for something else;"
                        + " 1 step said otherwise and still done");
        assertThat(progress.entry("queues", lesson(), lesson().step("right"))).isNotNull();
        assertThat(progress.entry("queues", lesson(), lesson().step("length"))).isNull();
        store.remove("queues", "");
        assertThat(Progress.in(home, VirtualClock.frozenAt(0)).solved("queues", "push"))
                .isEqualTo(2);
    }

    @Test
    void an_interrupted_install_leaves_nothing_half_installed() throws IOException {
        Path packs = Files.createDirectories(home.resolve("packs"));
        sample().folder(Files.createDirectories(packs.resolve("_incoming")));
        Files.writeString(packs.resolve("_incoming.tsv"), "at\tqueues\t1.0.0\tcur");
        Path moved = Files.createDirectories(packs.resolve("queues/1.0.0"));
        Files.writeString(moved.resolve("evil.yaml"), "half");
        assertThat(shelf.installed().entries()).isEmpty();
        assertThat(shelf.source("queues")).isNull();
        store.install(sample().read(), "x", "");
        assertThat(store.verify(shelf.installed().current("queues"))).isEmpty();
        assertThat(packs.resolve("_incoming")).doesNotExist();
        assertThat(moved.resolve("evil.yaml")).doesNotExist();
    }

    @Test
    void several_may_install_at_once() throws IOException {
        List<PackFiles> versions = new java.util.ArrayList<>();
        for (int i = 0; i < 8; i++) {
            versions.add(sample().version("1." + i + ".0").read());
        }
        IntStream.range(0, 8).parallel().forEach(i -> {
            try {
                new PackStore(Shelf.in(home.toFile()), SamplePack.CATALOG).install(versions.get(i), "x", "");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        assertThat(shelf.installed().entries()).hasSize(8);
        assertThat(shelf.installed().entries())
                .filteredOn(ShelfIndex.Entry::current)
                .hasSize(1);
    }

    @Test
    void verify_names_what_was_changed_is_missing_or_too_much() throws IOException {
        store.install(sample().file("data/jobs.redis", "PING").read(), "x", "");
        Path folder = home.resolve("packs/queues/1.0.0");
        Files.writeString(folder.resolve("push.yaml"), "id: push");
        Files.delete(folder.resolve("data/jobs.redis"));
        Files.writeString(folder.resolve("more.yaml"), "");
        assertThat(store.verify(shelf.installed().current("queues")))
                .containsExactly(
                        "data/jobs.redis: the file is missing",
                        "push.yaml: the file was changed",
                        "more.yaml: the file is not in MANIFEST.tsv");
    }

    @Test
    void a_damaged_index_is_no_end_of_the_program() throws IOException {
        store.install(sample().read(), "x", "");
        Path index = home.resolve("packs/" + ShelfIndex.FILE);
        String text = Files.readString(index);
        for (int length = 0; length < text.length(); length++) {
            Files.writeString(index, text.substring(0, length));
            assertThat(shelf.installed().entries()).hasSizeLessThan(2);
        }
        assertThat(shelf.lessons().find("hello")).isNotNull();
        Files.writeString(index, text.replace("at\tqueues\t1.0.0", "at\tqueues\t../../etc"));
        assertThat(shelf.installed().entries()).isEmpty();
        Files.writeString(index, text.replace("pack\tqueues", "pack\tbasics"));
        assertThat(shelf.installed().entries()).isEmpty();
    }

    @Test
    void passwords_in_an_address_are_not_kept() throws IOException {
        store.install(sample().read(), "https://ann:secret@example.org/queues.git", "");
        assertThat(shelf.installed().current("queues").from()).isEqualTo("https://example.org/queues.git");
    }

    @Test
    void names_of_installed_packs_and_zip_files_lead_to_packs() throws IOException {
        store.install(sample().read(), "x", "");
        assertThat(PackPlaces.one("queues", shelf).source().read("push.yaml")).isNotEmpty();
        assertThat(PackPlaces.one("queues@1.0.0", shelf).folder()).isNull();
        Path zip = home.resolve("queues.zip");
        Files.write(zip, sample().zip());
        assertThat(PackPlaces.one(zip.toString(), shelf).source().read("push.yaml"))
                .isNotEmpty();
        assertThat(PackPlaces.all(List.of("queues", zip.toString()), shelf).places())
                .hasSize(2);
        assertThatThrownBy(() -> PackPlaces.one("queues@2.0.0", shelf))
                .hasMessageContaining("there is no pack queues@2.0.0");
    }

    @Test
    void a_pack_below_a_folder_is_found_and_one_of_several_is_named() throws IOException {
        SamplePack forge = new SamplePack();
        forge.files.clear();
        sample().files.forEach((path, text) -> forge.file("queues-main/" + path, text));
        forge.file("queues-main/.github/workflow.yaml", "x").file("README.md", "x");
        assertThat(PackZip.read(forge.zip()).rooted("").all()).containsOnlyKeys("pack.yaml", "push.yaml");
        sample().files.forEach((path, text) -> forge.file("other/" + path, text));
        assertThatThrownBy(() -> PackZip.read(forge.zip()).rooted(""))
                .hasMessage("it holds 2 packs; name one with --folder");
        assertThat(PackZip.read(forge.zip()).rooted("other").count()).isEqualTo(2);
    }
}
