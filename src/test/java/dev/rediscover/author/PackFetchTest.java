package dev.rediscover.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.oracle.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packs from git repositories on this machine. */
class PackFetchTest {
    @TempDir
    private Path dir;

    private Path repository;

    @BeforeEach
    void repository() throws IOException, InterruptedException {
        Needed.program("git", "git");
        repository = Files.createDirectories(dir.resolve("queues"));
        git("init", "-q");
        new SamplePack().folder(repository);
        commit();
        git("tag", "v1.0.0");
        new SamplePack().version("1.1.0").folder(repository);
        commit();
    }

    private void commit() throws IOException, InterruptedException {
        git("add", "-A");
        git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-qm", "A version");
    }

    private void git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(words));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(git.getInputStream().readAllBytes());
        assertThat(git.waitFor()).as(said).isZero();
    }

    private static PackFiles fetched(String from, String version) throws IOException {
        return PackFetch.of(from, new PackFetch.Wanted(version, ""), Watcher.NONE);
    }

    private static String version(PackFiles files) {
        return new String(files.all().get("pack.yaml")).replaceAll("(?s).*version: ([0-9.]+).*", "$1");
    }

    @Test
    void the_newest_state_or_a_tag_with_or_without_its_v() throws IOException {
        String address = "file://" + repository;
        assertThat(version(fetched(address, ""))).isEqualTo("1.1.0");
        assertThat(version(fetched(address, "1.0.0"))).isEqualTo("1.0.0");
        assertThat(version(fetched(address, "v1.0.0"))).isEqualTo("1.0.0");
        assertThat(version(fetched(repository.toString(), "1.0.0"))).isEqualTo("1.0.0");
        assertThatThrownBy(() -> fetched(address, "9.9.9"))
                .isInstanceOf(PackRefused.class)
                .hasMessageContaining("9.9.9");
    }

    @Test
    void a_folder_that_is_a_repository_too_is_copied_without_what_git_keeps() throws IOException {
        Files.writeString(repository.resolve("draft.redis"), "PING");
        assertThat(fetched(repository.toString(), "").all()).containsOnlyKeys("draft.redis", "pack.yaml", "push.yaml");
    }

    @Test
    void nothing_of_a_repository_runs() throws IOException, InterruptedException {
        Path evil = dir.resolve("evil");
        for (String hook : List.of("post-checkout", "pre-receive", "post-merge", "reference-transaction")) {
            Path file = repository.resolve(".git/hooks/" + hook);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "#!/bin/sh\ntouch " + evil + "\n");
            assertThat(file.toFile().setExecutable(true)).isTrue();
        }
        Files.writeString(repository.resolve(".gitattributes"), "*.yaml filter=evil diff=evil export-subst\n");
        git("config", "filter.evil.smudge", "touch " + evil);
        git("config", "uploadpack.packObjectsHook", "touch " + evil);
        Files.writeString(
                repository.resolve(".gitmodules"),
                "[submodule \"evil\"]\n\tpath = evil\n\turl = ext::sh -c touch% " + evil + "\n");
        commit();
        Files.deleteIfExists(evil); // committing runs hooks of its own
        assertThat(fetched("file://" + repository, "").count()).isEqualTo(2);
        assertThat(evil).doesNotExist();
    }

    @Test
    void links_in_a_repository_are_refused() throws IOException, InterruptedException {
        Files.createSymbolicLink(repository.resolve("data.redis"), Path.of("/etc/passwd"));
        commit();
        assertThatThrownBy(() -> fetched("file://" + repository, ""))
                .isInstanceOf(PackRefused.class)
                .hasMessageContaining("data.redis is a link");
        Files.delete(repository.resolve("data.redis"));
    }

    @Test
    void what_cannot_be_fetched_is_told_in_one_line() throws IOException {
        assertThatThrownBy(() -> fetched("file://" + dir + "/nowhere", ""))
                .isInstanceOf(PackRefused.class)
                .message()
                .startsWith("git could not fetch file://")
                .doesNotContain("\n");
    }

    @Test
    void a_bare_repository_and_one_with_several_packs() throws IOException, InterruptedException {
        Path bare = dir.resolve("bare.git");
        git("clone", "-q", "--bare", repository.toString(), bare.toString());
        assertThat(version(fetched(bare.toString(), ""))).isEqualTo("1.1.0");
        Files.createDirectories(repository.resolve("more"));
        for (String file : List.of("pack.yaml", "push.yaml")) {
            Files.move(repository.resolve(file), repository.resolve("more/" + file));
        }
        commit();
        assertThat(version(fetched("file://" + repository, ""))).isEqualTo("1.1.0");
    }
}
