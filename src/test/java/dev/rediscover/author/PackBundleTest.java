package dev.rediscover.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.lesson.Shelf;
import dev.rediscover.shell.Engines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackBundleTest {
    @TempDir
    private Path dir;

    private Path folder;

    @BeforeEach
    void pack() throws IOException {
        NewPack.create(dir, "library", null, List.of());
        folder = dir.resolve("library");
    }

    private PackBundle.Bundle bundle() throws IOException {
        return new PackBundle(SamplePack.CATALOG, Engines::forLesson).of(PackPlace.of(folder), Watcher.NONE);
    }

    @Test
    void the_same_pack_gives_the_same_bytes() throws IOException {
        byte[] first = bundle().zip();
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
            Files.setLastModifiedTime(folder.resolve("pack.yaml"), FileTime.fromMillis(0));
            bundle().write(folder.resolve("library-1.0.0.zip"));
            Files.writeString(folder.resolve(".DS_Store"), "x");
            assertThat(bundle().zip()).isEqualTo(first);
            assertThat(Files.readAllBytes(folder.resolve("library-1.0.0.zip"))).isEqualTo(first);
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void other_programs_can_read_it_and_so_can_install() throws IOException {
        PackBundle.Bundle bundle = bundle();
        assertThat(bundle.name()).isEqualTo("library-1.0.0.zip");
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle.zip()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(zip.readAllBytes()).isNotEmpty();
            }
        }
        assertThat(names).containsExactly("MANIFEST.tsv", "first.yaml", "pack.yaml");
        Shelf shelf = Shelf.in(dir.resolve("home").toFile());
        PackStore store = new PackStore(shelf, SamplePack.CATALOG);
        assertThat(store.install(PackZip.read(bundle.zip()), "x", "").first()).isEqualTo("library/first");
        assertThat(store.verify(shelf.installed().current("library"))).isEmpty();
    }

    @Test
    void faults_advice_and_wrong_verdicts_are_each_a_reason_not_to() throws IOException {
        Path lesson = folder.resolve("first.yaml");
        String text = Files.readString(lesson);
        Files.writeString(lesson, text.replace("kind: predict", "kind: foretell"));
        assertThatThrownBy(this::bundle).hasMessageContaining("pack lint");
        Files.writeString(lesson, text.replace("hints:", "hints: []\n    # "));
        assertThatThrownBy(this::bundle).isInstanceOf(PackRefused.class);
        Files.writeString(lesson, text.replace("    is: 1\n", "    is: 2\n"));
        assertThatThrownBy(this::bundle)
                .isInstanceOfSatisfying(
                        PackRefused.class,
                        refused -> assertThat(refused.findings())
                                .anyMatch(line -> line.startsWith(folder + "/first.yaml:")))
                .hasMessageContaining("of pack test");
        Files.writeString(lesson, text);
        Files.createSymbolicLink(folder.resolve("more.yaml"), Path.of("/etc/passwd"));
        assertThatThrownBy(this::bundle).hasMessageContaining("more.yaml is a link");
    }
}
