package dev.rediscover.author;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.lesson.Shelf;
import dev.rediscover.lesson.ShelfIndex;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks by packs that somebody is to install: each is refused with a sentence, and nothing is left behind. */
class HostilePackTest {
    @TempDir
    private Path dir;

    private Shelf shelf;
    private PackStore store;

    @BeforeEach
    void home() {
        shelf = Shelf.in(dir.resolve("home").toFile());
        store = new PackStore(shelf, SamplePack.CATALOG);
    }

    /** Whatever was tried: no file outside the place for packs, and nothing installed. */
    @AfterEach
    void nothing_is_left() throws IOException {
        Files.deleteIfExists(dir.resolve("pack/i18n"));
        assertThat(shelf.installed().entries()).isEmpty();
        try (Stream<Path> all = Files.walk(dir)) {
            assertThat(all.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains("evil"));
        }
    }

    private void refused(byte[] zip, String... why) throws IOException {
        Path file = dir.resolve("hostile.zip");
        Files.write(file, zip);
        try {
            assertThatThrownBy(() -> store.install(fetched(file.toString()), "x", ""))
                    .isInstanceOf(PackRefused.class)
                    .message()
                    .contains(why)
                    .matches(text -> text.chars().noneMatch(Character::isISOControl), "nothing that moves the cursor");
        } finally {
            Files.delete(file);
        }
    }

    private static PackFiles fetched(String name) throws IOException {
        return PackFetch.of(name, new PackFetch.Wanted("", ""), Watcher.NONE);
    }

    private static SamplePack sample() {
        return new SamplePack();
    }

    // ---- names

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.yaml",
                "a/../../evil.yaml",
                "/tmp/evil.yaml",
                "..\\evil.yaml",
                "C:\\evil.yaml",
                "C:evil.yaml",
                "\\\\host\\share\\evil.yaml",
                "a//evil.yaml",
                "./evil.yaml",
                "evil.yaml.",
                "evil\u0000.yaml",
                "evil\u001b[2J.yaml",
                "evil\u202egnp.yaml",
                "aux.yaml"
            })
    void zip_slip_by_the_name_of_a_file(String name) throws IOException {
        refused(sample().file(name, "x").zip(), "is refused");
    }

    @Test
    void zip_slip_by_the_name_of_a_folder() throws IOException {
        refused(sample().file("../evil/", "").zip(), "is refused");
    }

    @Test
    void names_that_are_not_utf_8() throws IOException {
        byte[] zip = sample().file("evilXX.yaml", "x").zip();
        refused(SamplePack.patched(zip, "evilXX", "evil\u00c3\u0028"), "is not UTF-8");
    }

    @Test
    void one_name_twice() throws IOException {
        byte[] zip = sample().file("pusX.yaml", "id: push").zip();
        refused(SamplePack.patched(zip, "pusX.yaml", "push.yaml"), "push.yaml is there twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Push.yaml", "PUSH.YAML", "pu\u017fh.yaml", "\uff50ush.yaml"})
    void names_that_differ_in_case_or_form_alone(String name) throws IOException {
        refused(sample().file(name, "x").zip(), "the same on some systems");
    }

    @Test
    void a_file_that_is_a_folder_too() throws IOException {
        refused(sample().file("push.yaml/evil.yaml", "x").zip(), "push.yaml is both a file and a folder");
    }

    // ---- links and devices

    @Test
    void a_symbolic_link_in_a_zip_file() throws IOException {
        byte[] zip = sample().file("data.redis", "/etc/passwd").zip();
        ByteBuffer.wrap(zip)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(SamplePack.entry(zip, "data.redis") + 38, 0120777 << 16);
        refused(zip, "data.redis is a link");
    }

    @Test
    void a_device_in_a_zip_file() throws IOException {
        byte[] zip = sample().file("data.redis", "").zip();
        ByteBuffer.wrap(zip)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(SamplePack.entry(zip, "data.redis") + 38, 0020666 << 16);
        refused(zip, "data.redis is a link or no plain file");
    }

    @Test
    void a_symbolic_link_in_a_folder() throws IOException {
        Path folder = sample().folder(dir.resolve("pack"));
        Files.createSymbolicLink(folder.resolve("data.redis"), Path.of("/etc/passwd"));
        assertThatThrownBy(() -> fetched(folder.toString())).hasMessageContaining("data.redis is a link");
        Files.delete(folder.resolve("data.redis"));
        Files.createSymbolicLink(folder.resolve("i18n"), Path.of("/etc"));
        assertThatThrownBy(() -> fetched(folder.toString())).hasMessageContaining("i18n is a link");
    }

    // ---- bombs

    @Test
    void a_bomb_that_unpacks_to_much_more_than_it_is() throws IOException {
        refused(sample().file("evil.yaml", "0".repeat(200_000)).zip(), "unpacks to more than 200 times its size");
    }

    @Test
    void a_bomb_that_says_it_is_small() throws IOException {
        byte[] zip = sample().file("evil.yaml", "0".repeat(5_000_000)).zip();
        int entry = SamplePack.entry(zip, "evil.yaml");
        refused(zip, "is larger than 256 KiB");
        ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN).putInt(entry + 24, 3000);
        refused(zip, "is damaged");
    }

    @Test
    void a_bomb_whose_files_share_their_bytes() throws IOException {
        byte[] zip = sample().file("evil1.yaml", "x").file("evil2.yaml", "x").zip();
        ByteBuffer bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int first = SamplePack.entry(zip, "evil1.yaml");
        int second = SamplePack.entry(zip, "evil2.yaml");
        bytes.putInt(second + 42, bytes.getInt(first + 42));
        refused(zip, "contradict each other");
        refused(SamplePack.patched(SamplePack.patched(zip, "evil2", "evil1"), "evil1", "evil1"), "there twice");
    }

    @Test
    void a_bomb_inside_another() throws IOException {
        String inner = new String(sample().zip(), StandardCharsets.ISO_8859_1);
        byte[] zip =
                sample().file("evil.zip", "PK\u0003\u0004" + inner.length()).zip();
        refused(zip, "evil.zip is an archive");
    }

    @Test
    void very_many_files() throws IOException {
        SamplePack many = sample();
        for (int i = 0; i < 2000; i++) {
            many.file("evil" + i, "");
        }
        refused(many.zip(), "more than 2000 files");
    }

    @Test
    void very_much_in_all() throws IOException {
        SamplePack large = sample();
        String noise = noise(250_000);
        for (int i = 0; i < 140; i++) {
            large.file("evil" + i, noise);
        }
        refused(large.zip(), "more than 32 MB in all");
    }

    /** Text that no compressor makes much smaller; the same each time. */
    private static String noise(int length) {
        StringBuilder out = new StringBuilder(length);
        long state = 42;
        for (int i = 0; i < length; i++) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            out.append((char) ('!' + (state >>> 33) % 90));
        }
        return out.toString();
    }

    @Test
    void a_file_that_is_too_large() throws IOException {
        refused(sample().file("evil.yaml", noise(300_000)).zip(), "evil.yaml is larger than 256 KiB");
        Path folder = sample().file("large.yaml", noise(300_000)).folder(dir.resolve("pack"));
        assertThatThrownBy(() -> fetched(folder.toString())).hasMessageContaining("larger than 256 KiB");
    }

    // ---- zip files that say one thing here and another there

    @Test
    void a_zip_file_cut_off_or_damaged_anywhere() throws IOException {
        byte[] zip = sample().zip();
        int accepted = 0;
        for (int at = 0; at < zip.length; at++) {
            byte[] damaged = zip.clone();
            damaged[at] ^= 0x41;
            accepted += isRefusedOrSame(damaged, sample()) ? 0 : 1;
            byte[] cut = java.util.Arrays.copyOf(zip, at);
            assertThatThrownBy(() -> PackZip.read(cut)).isInstanceOf(PackRefused.class);
        }
        assertThat(accepted).isZero();
    }

    /** A flipped bit in a time or another field that nobody reads changes nothing; elsewhere it must be noticed. */
    private static boolean isRefusedOrSame(byte[] zip, SamplePack original) {
        try {
            PackFiles files = PackZip.read(zip);
            List<String> texts = new ArrayList<>();
            files.all().values().forEach(bytes -> texts.add(new String(bytes, StandardCharsets.UTF_8)));
            return texts.containsAll(original.files.values());
        } catch (PackRefused e) {
            return true;
        }
    }

    @Test
    void a_name_that_differs_between_the_directory_and_the_file() throws IOException {
        byte[] zip = sample().zip();
        int entry = SamplePack.entry(zip, "push.yaml");
        zip[entry + 46] = 'r';
        refused(zip, "contradict each other");
    }

    @Test
    void encrypted_and_oddly_packed_files() throws IOException {
        byte[] zip = sample().zip();
        int entry = SamplePack.entry(zip, "push.yaml");
        zip[entry + 8] |= 1;
        refused(zip, "encrypted");
        zip[entry + 8] &= ~1;
        zip[entry + 10] = 99;
        refused(zip, "packed in an unusual way");
    }

    // ---- what is inside

    @Test
    void files_that_are_not_those_of_the_manifest() throws IOException {
        SamplePack pack = sample();
        PackFiles files = pack.read();
        Manifest manifest = CheckedPack.of(files, SamplePack.CATALOG).manifest();
        String text = new String(manifest.bytes(), StandardCharsets.UTF_8);
        byte[] changed = pack.file(Manifest.FILE, text)
                .with("push.yaml", "Which end?", "Use RPUSH.")
                .file("more.redis", "PING")
                .zip();
        assertThatThrownBy(() -> store.install(PackZip.read(changed), "x", ""))
                .isInstanceOfSatisfying(
                        PackRefused.class,
                        refused -> assertThat(refused.findings())
                                .containsExactly(
                                        "push.yaml: the file was changed",
                                        "more.redis: the file is not in MANIFEST.tsv"));
        refused(sample().file(Manifest.FILE, "x").zip(), "MANIFEST.tsv is not one that this program reads");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../evil", "/etc/evil", "a/evil", "_index.tsv", "Evil", "nul", "evil.", ".evil", "''"})
    void an_id_that_is_a_path(String id) throws IOException {
        refused(sample().with("pack.yaml", "id: queues", "id: " + id).zip(), "the pack");
    }

    @Test
    void a_version_that_is_a_path() throws IOException {
        refused(sample().version("1.0.0/../../evil").zip(), "the pack has faults");
    }

    @Test
    void the_id_of_a_pack_that_is_part_of_the_program() throws IOException {
        refused(sample().with("pack.yaml", "id: queues", "id: basics").zip(), "is part of this program");
    }

    @Test
    void a_file_of_the_pack_outside_it() throws IOException {
        SamplePack outside = sample().with("push.yaml", "minutes: 5", "minutes: 5\nsetup: {file: ../../etc/passwd}");
        refused(outside.zip(), "the pack has faults");
    }

    @Test
    void lines_for_the_index_in_a_title() throws IOException {
        String title = "\"Queues\\nat\\tbasics\\t9.9.9\\tcurrent\\tx\\npack\\tbasics\\t9.9.9\\tEvil\\t\"";
        byte[] zip =
                sample().with("pack.yaml", "title: Queues", "title: " + title).zip();
        store.install(PackZip.read(zip), "a\tb\nat\tevil\t1.0.0\tcurrent\tx", "");
        assertThat(shelf.installed().entries()).extracting(ShelfIndex.Entry::id).containsExactly("queues");
        assertThat(shelf.lessons().pack("basics").version()).isNotEqualTo("9.9.9");
        store.remove("queues", "");
    }

    // ---- git

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext::sh -c touch% /tmp/evil",
                "ext::sh",
                "fd::17",
                "--upload-pack=touch:evil",
                "-oProxyCommand=touch:evil",
                "ssh://-oProxyCommand=touch/evil",
                "ssh://-oProxyCommand=evil@host/path",
                "http://example.org/queues.git",
                "git://example.org/queues.git",
                "ftp://example.org/queues.git",
                "https:///evil.git",
                "https://example.org/a b.git",
                "https://example.org/a\u001b[2J.git"
            })
    void addresses_that_would_run_a_program(String address) {
        assertThatThrownBy(() -> fetched(address))
                .isInstanceOf(PackRefused.class)
                .message()
                .contains("the address")
                .matches(text -> text.chars().noneMatch(Character::isISOControl));
    }
}
