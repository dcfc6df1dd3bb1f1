package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Keyspace;
import dev.rediscover.value.ListValue;
import dev.rediscover.value.StringValue;
import dev.rediscover.value.Value;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RdbWriterTest {
    private final Session session = RdbSamples.everything();
    private final List<byte[]> chunks = new ArrayList<>();

    @TempDir
    Path folder;

    private final RdbSink gathering = (bytes, length) -> {
        chunks.add(Arrays.copyOf(bytes, length));
        return bytes;
    };

    private RdbWriter writer(int version) {
        return new RdbWriter(gathering, RdbOptions.of(session.engine, version, true));
    }

    private Session loaded(Path file) throws Exception {
        Session other = new Session(Families.all());
        RdbLoad.into(other.engine, file, true, RdbLoad.SILENT);
        return other;
    }

    @Test
    void everything_comes_back_packed_and_plain() throws Exception {
        for (boolean compressed : new boolean[] {true, false}) {
            Path file = RdbMatrixTest.save(session.engine, folder.resolve("all.rdb"), 0, compressed, true);
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).startsWith("REDIS0014");
            Session back = loaded(file);
            assertThat(DatasetDigest.of(back.engine)).isEqualTo(DatasetDigest.of(session.engine));
            for (String line : List.of(
                    "XPENDING stream g",
                    "XPENDING stream g - + 20",
                    "XINFO STREAM named",
                    "XINFO GROUPS stream",
                    "XINFO CONSUMERS stream g",
                    "ARGETRANGE array 0 9",
                    "ZRANGE bigzset 0 -1 WITHSCORES")) {
                session.run("SELECT 3");
                back.run("SELECT 3");
                assertThat(back.run(line)).as(line).isEqualTo(session.run(line));
            }
            session.run("SELECT 0");
            back.run("SELECT 0");
            assertThat(back.run("HPEXPIRETIME fields FIELDS 2 f g")).isEqualTo("[3970000000000 -1]");
            assertThat(back.run("FCALL f 0")).isEqualTo("1");
        }
    }

    @Test
    void a_version_that_cannot_hold_a_value_is_refused_by_the_name_of_the_key() {
        assertThatThrownBy(() -> RdbSamples.saved(session, 10, true))
                .isInstanceOf(RdbRefused.class)
                .hasMessage("RDB version 10 cannot hold \"fields\" (a hash with fields that expire), which takes"
                        + " version 12");
        session.run("DEL fields");
        session.runAll("SELECT 3", "DEL named");
        assertThatThrownBy(() -> RdbSamples.saved(session, 12, true)).hasMessageContaining("which takes version 14");
    }

    @Test
    void the_version_is_the_usual_one_unless_the_data_need_more() throws Exception {
        session.run("FLUSHALL");
        session.runAll("SET a b", "SADD s x y");
        assertThat(RdbSamples.latin1(RdbSamples.saved(session, 0, true))).startsWith("REDIS0012");
        assertThat(RdbSamples.latin1(RdbSamples.saved(session, 10, true))).startsWith("REDIS0010");
        session.run("XADD named IDMP me 1 * f v");
        assertThat(RdbSamples.latin1(RdbSamples.saved(session, 0, true))).startsWith("REDIS0013");
    }

    @Test
    void chunks_of_two_writers_stand_one_behind_another() throws Exception {
        RdbWriter first = writer(0);
        RdbWriter second = writer(0);
        first.header();
        Session expected = new Session(Families.all());
        for (int i = 0; i < 20_000; i++) {
            RdbWriter writer = i % 3 == 0 ? second : first;
            Bytes key = Bytes.of("key:" + i);
            Value value = StringValue.of(Bytes.of("some value " + i));
            writer.entry(i % 5, key, value, Keyspace.NO_EXPIRY);
            expected.engine.db(i % 5).load(key, value, Keyspace.NO_EXPIRY);
        }
        second.flush();
        first.end();
        assertThat(chunks.size()).isGreaterThan(5);
        Path file = folder.resolve("two.rdb");
        try (RdbFile out = RdbFile.create(file, true, false)) {
            for (byte[] chunk : chunks) {
                out.chunk(chunk, chunk.length);
            }
            out.commit(first.version());
        }
        assertThat(DatasetDigest.of(loaded(file).engine)).isEqualTo(DatasetDigest.of(expected.engine));
    }

    @Test
    void a_large_value_is_handed_out_in_pieces() throws Exception {
        ListValue list = new ListValue(session.engine.limits());
        RandomSource random = new RandomSource(3);
        for (int i = 0; i < 40_000; i++) {
            list.pushTail(Bytes.of("element " + random.nextLong()));
        }
        list.pushTail(Bytes.of("x".repeat(3_000_000)));
        RdbWriter writer = writer(0);
        writer.header();
        writer.entry(0, Bytes.of("large"), list, Keyspace.NO_EXPIRY);
        writer.end();
        assertThat(chunks.size()).isGreaterThan(8);
        for (byte[] chunk : chunks) {
            assertThat(chunk.length).isLessThan(2 * RdbWriter.CHUNK);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        chunks.forEach(all::writeBytes);
        assertThat(writer.written()).isEqualTo(all.size());
        Path file = folder.resolve("large.rdb");
        try (RdbFile out = RdbFile.create(file, false, false)) {
            chunks.forEach(chunk -> out.chunk(chunk, chunk.length));
            out.commit(12);
        }
        ListValue back = (ListValue) loaded(file).engine.db(0).peek(Bytes.of("large"));
        assertThat(back.range(0, 50_000)).isEqualTo(list.range(0, 50_000));
    }

    @Test
    void the_old_file_stays_until_the_new_one_is_complete() throws Exception {
        Path file = folder.resolve("dump.rdb");
        Files.writeString(file, "the old one");
        try (RdbFile out = RdbFile.create(file, true, true)) {
            out.chunk(new byte[100_000], 100_000);
            assertThat(folder.toFile().list()).hasSize(2);
        }
        assertThat(Files.readString(file)).isEqualTo("the old one");
        assertThat(folder.toFile().list()).containsExactly("dump.rdb");
    }

    @Test
    void a_file_that_takes_no_more_is_an_error_and_leaves_the_old_one() throws Exception {
        Path file = folder.resolve("dump.rdb");
        Files.writeString(file, "the old one");
        try (RdbFile out = RdbFile.create(file, true, true)) {
            Thread.currentThread().interrupt(); // ends every channel that is written to
            assertThatThrownBy(() -> out.chunk(new byte[10], 10)).isInstanceOf(UncheckedIOException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertThat(Files.readString(file)).isEqualTo("the old one");
        assertThat(folder.toFile().list()).containsExactly("dump.rdb");
    }

    @Test
    void a_link_by_the_name_of_the_temporary_file_leads_nowhere() throws Exception {
        Path other = folder.resolve("other");
        Files.writeString(other, "somebody's");
        Path file = folder.resolve("dump.rdb");
        Files.createSymbolicLink(folder.resolve("temp-1.rdb"), other);
        try (RdbFile out = RdbFile.create(file, "temp-1.rdb", true, true)) {
            out.chunk(new byte[10], 10);
            out.commit(12);
        }
        assertThat(Files.readString(other)).isEqualTo("somebody's");
        assertThat(Files.isSymbolicLink(file)).isFalse();
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("dump.rdb", "other");
    }

    @Test
    void strings_survive_packing() {
        LzfPacker packer = new LzfPacker();
        RandomSource random = new RandomSource(9);
        for (int i = 0; i < 20_000; i++) {
            byte[] text = new byte[21 + random.nextInt(i % 50 == 0 ? 30_000 : 200)];
            int letters = 1 + random.nextInt(i % 3 == 0 ? 200 : 4);
            for (int k = 0; k < text.length; k++) {
                text[k] = k > 9 && random.nextInt(5) > 0
                        ? text[k - 1 - random.nextInt(9)]
                        : (byte) random.nextInt(letters);
            }
            int size = packer.pack(text, 0, text.length, text.length - 4);
            if (size > 0) {
                assertThat(size).isLessThanOrEqualTo(text.length - 4);
                assertThat(Lzf.unpack(packer.packed(), 0, size, text.length).array())
                        .isEqualTo(text);
            }
        }
    }
}
