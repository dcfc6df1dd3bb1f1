package dev.rediscover.persist.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that takes the place of another touches no third one. */
class FreshFileTest {
    @TempDir
    private Path folder;

    private Path target;

    @BeforeEach
    void place() {
        target = folder.resolve("x.jsonl");
    }

    private void write(String text) throws IOException {
        try (FreshFile file = new FreshFile(target)) {
            file.out().write(text.getBytes(StandardCharsets.UTF_8));
            file.commit();
        }
    }

    @Test
    void neither_a_file_of_a_name_like_it_nor_what_a_link_leads_to_is_written_over() throws IOException {
        Path other = Files.writeString(folder.resolve("other"), "somebody's");
        Path link = folder.resolve(".x.jsonl.new");
        Files.createSymbolicLink(link, other);
        write("data");
        assertThat(other).hasContent("somebody's");
        assertThat(link).isSymbolicLink();
        assertThat(target).hasContent("data").isRegularFile();
        Files.delete(link);
        Files.writeString(link, "the user's own");
        write("more");
        assertThat(link).hasContent("the user's own");
        assertThat(target).hasContent("more");
        assertThat(folder.toFile().list()).hasSize(3);
    }

    @Test
    void what_is_not_finished_leaves_nothing() throws IOException {
        Files.writeString(target, "the old one");
        try (FreshFile file = new FreshFile(target)) {
            file.out().write(1);
        }
        assertThat(target).hasContent("the old one");
        assertThat(folder.toFile().list()).containsExactly("x.jsonl");
    }

    @Test
    void who_may_read_it_is_as_for_any_new_file_or_as_it_was() throws IOException {
        assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
        Path usual = Files.writeString(folder.resolve("usual"), "");
        write("data");
        assertThat(Files.getPosixFilePermissions(target)).isEqualTo(Files.getPosixFilePermissions(usual));
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        write("more");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }
}
