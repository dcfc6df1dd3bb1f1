package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.rediscover.base.Bytes;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.value.EncodingLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RdbReaderTest {
    private static final byte[] ONE = RdbSamples.key(RdbTypes.STRING, "k", OldForms.string("v"));
    private static final byte[] ENORMOUS = {(byte) 0x81, 0x40, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] LARGE = {(byte) 0x80, 0x7f, (byte) 0xff, (byte) 0xff, 0};

    private final Session session = new Session(Families.all());

    private RdbLoad load(byte[] file) throws IOException, RdbException {
        return RdbLoad.into(session.engine, new ByteArrayInputStream(file), file.length, true, RdbLoad.SILENT);
    }

    private static RdbException fault(byte[] file) throws IOException {
        try {
            RdbReader.read(new ByteArrayInputStream(file), file.length, new EncodingLimits(), true, entry -> {});
        } catch (RdbException e) {
            return e;
        }
        throw new AssertionError("it was read");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14})
    void reads_old_forms_in_files_of_every_version(int version) throws Exception {
        byte[] file = RdbSamples.forms(version, version >= 12);
        RdbLoad load = load(file);
        assertThat(load.bytes()).isEqualTo(file.length);
        assertThat(load.keys()).isEqualTo(DumpMatrixTest.OLD.size() + (version >= 12 ? DumpMatrixTest.NEW.size() : 0));
        assertThat(session.run("HGET 'old:9zipmap' c")).isEqualTo("\"-30000\"");
        assertThat(session.run("LRANGE 'old:10ziplist' 0 1")).isEqualTo("[\"x\" \"0\"]");
        assertThat(session.run("ZRANGE 'old:3scores as digits' 0 -1")).isEqualTo("[\"d\" \"a\" \"b\" \"c\"]");
        assertThat(session.run("LLEN 'old:14ziplists'")).isEqualTo("26");
        assertThat(session.run("SMEMBERS 'old:11wider than needed'")).isEqualTo("~[\"1\" \"2\" \"3\"]");
        if (version >= 12) {
            String late = "HPEXPIRETIME 'new:24expiring' FIELDS 2 a b";
            assertThat(session.run(late)).isEqualTo("[-1 3970000000000]");
        }
    }

    @Test
    void reads_what_stands_before_keys_and_between_them() throws Exception {
        session.run("CONFIG SET maxmemory-policy allkeys-lru");
        byte[] seconds = OldForms.bytes(RdbTypes.EXPIRY_SECONDS, 0x80, 0x43, 0x6d, 0x38); // 946684800: the year 2000
        byte[] millis = OldForms.bytes(RdbTypes.EXPIRY_MILLIS, 3_970_000_000_000L);
        byte[] file = RdbSamples.file(
                11,
                RdbTypes.AUX,
                OldForms.string("redis-ver"),
                OldForms.string("7.4.0"),
                RdbTypes.SELECT_DB,
                5,
                RdbTypes.RESIZE_DB,
                2,
                1,
                RdbTypes.SLOT_INFO,
                1,
                2,
                3,
                seconds,
                RdbSamples.key(RdbTypes.STRING, "gone", OldForms.string("v")),
                millis,
                RdbTypes.IDLE,
                60,
                ONE,
                RdbTypes.FREQUENCY,
                9,
                RdbSamples.key(RdbTypes.STRING, "often", OldForms.string("v")),
                RdbSamples.key(RdbTypes.LIST, "nothing", new byte[1]));
        RdbLoad load = RdbLoad.into(session.engine, new ByteArrayInputStream(file), file.length, true, RdbLoad.SILENT);
        assertThat(load.keys()).isEqualTo(3); // a preamble's expired keys are kept: commands follow
        assertThat(load.empty()).isEqualTo(1);
        session.run("SELECT 5");
        assertThat(session.run("EXISTS gone")).isEqualTo("0");
        assertThat(session.run("PEXPIRETIME k")).isEqualTo("3970000000000");
        assertThat(session.run("OBJECT IDLETIME k")).isEqualTo("60");
        assertThat(session.run("OBJECT IDLETIME often")).isEqualTo("0");
    }

    @Test
    void leaves_out_expired_keys_of_files_that_stand_alone() throws Exception {
        session.runAll("SET gone v", "SET stays w");
        session.run("PEXPIREAT gone " + (Session.START + 1000));
        byte[] file = RdbSamples.saved(session, 0, true);
        Path path = Files.createTempFile("expired", ".rdb");
        Files.write(path, file);
        session.run("FLUSHALL");
        session.tick(2000);
        RdbLoad load = RdbLoad.into(session.engine, path, true, RdbLoad.SILENT);
        Files.delete(path);
        assertThat(load).isEqualTo(new RdbLoad(1, 1, 0, 0, file.length));
        assertThat(session.run("KEYS *")).isEqualTo("[\"stays\"]");
    }

    @Test
    void stops_at_the_end_of_the_file_whatever_follows() throws Exception {
        byte[] file = RdbSamples.file(10, RdbTypes.SELECT_DB, 0, ONE);
        byte[] both = Arrays.copyOf(file, file.length + 5000);
        assertThat(load(both).bytes()).isEqualTo(file.length);
    }

    @Test
    void says_what_is_wrong_and_where() throws IOException {
        assertThat(fault("hello".getBytes(StandardCharsets.US_ASCII)))
                .hasMessage("at byte 0, the head of the file: it is too short to be an RDB file");
        assertThat(fault(RdbSamples.file(15)).kind()).isEqualTo(RdbException.Kind.VERSION);
        assertThat(fault(RdbSamples.file(15))).hasMessageContaining("RDB version 15 is not known");
        byte[] whole =
                RdbSamples.file(10, RdbTypes.SELECT_DB, 3, RdbSamples.key(2, "some key", new byte[] {5, 1, 'a'}));
        assertThat(fault(whole))
                .hasMessage("at byte 25, the value (type 2) of \"some key\" in database 3: a string of unknown kind");
        byte[] cut = Arrays.copyOf(whole, whole.length - 10);
        assertThat(fault(cut).kind()).isEqualTo(RdbException.Kind.CUT);
        assertThat(fault(cut))
                .hasMessage("at byte 22, the value (type 2) of \"some key\" in database 3: the end came too early");
        byte[] summed = RdbSamples.file(10, RdbTypes.SELECT_DB, 0, ONE);
        summed[summed.length - 1] ^= 1;
        assertThat(fault(summed).kind()).isEqualTo(RdbException.Kind.CHECKSUM);
        byte[] early = RdbSamples.file(10, RdbTypes.FUNCTION_EARLY, 1);
        assertThat(fault(early)).hasMessageContaining("release candidate of 7.0");
    }

    @Test
    void takes_zero_for_no_checksum_and_asks_for_none_before_version_5() throws Exception {
        byte[] unsummed = RdbSamples.file(10, RdbTypes.SELECT_DB, 0, ONE);
        Arrays.fill(unsummed, unsummed.length - 8, unsummed.length, (byte) 0);
        assertThat(load(unsummed).keys()).isEqualTo(1);
        session.run("FLUSHALL");
        assertThat(load(RdbSamples.file(4, RdbTypes.SELECT_DB, 0, ONE)).keys()).isEqualTo(1);
    }

    @Test
    void refuses_what_an_engine_cannot_have() {
        assertThatThrownBy(() -> load(RdbSamples.file(10, RdbTypes.SELECT_DB, 16, ONE)))
                .hasMessageContaining("is of database 16, and there are 16");
        assertThatThrownBy(() -> load(RdbSamples.file(10, RdbTypes.SELECT_DB, 0, ONE, ONE)))
                .hasMessageContaining("the key \"k\" is there twice");
        byte[] library = OldForms.bytes(RdbTypes.FUNCTION, OldForms.string("no library"));
        assertThatThrownBy(() -> load(RdbSamples.file(10, (Object) library)))
                .hasMessageContaining("a library of functions: ERR Missing library metadata");
    }

    @Test
    void passes_over_modules_where_that_is_asked_for() throws Exception {
        byte[] id = {(byte) 0x81, 0, 0, 0, 0, 0, 0, 0, 1};
        byte[] parts = OldForms.bytes(1, 5, 2, 6, 3, 1L, 4, 2L, 5, OldForms.string("text"), 0);
        byte[] cutDouble = OldForms.bytes(1, 5, 2, 6, 3, new byte[4], 4, 2L, 5, OldForms.string("text"), 0);
        byte[] file = RdbSamples.file(
                10,
                RdbTypes.MODULE_AUX,
                id,
                2,
                1,
                cutDouble,
                RdbSamples.key(RdbTypes.MODULE, "m", join(id, cutDouble)));
        assertThat(parts).hasSizeGreaterThan(cutDouble.length);
        assertThat(fault(file)).hasMessageContaining("there is no module AAAAAAAAA here");
        List<String> keys = new ArrayList<>();
        RdbReader.read(new ByteArrayInputStream(file), file.length, new EncodingLimits(), true, new RdbVisitor() {
            @Override
            public void entry(RdbEntry entry) {
                keys.add(entry.key() + " " + entry.value());
            }

            @Override
            public boolean passesOverModules() {
                return true;
            }
        });
        assertThat(keys).containsExactly("m null");
    }

    private static byte[] join(byte[] one, byte[] two) {
        return OldForms.bytes(one, two);
    }

    /** Each says that there is far more of something than there is. */
    @Test
    void makes_no_room_for_what_never_comes() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (byte[] claim : List.of(ENORMOUS, LARGE)) {
            for (int type :
                    new int[] {0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 26, 27, 28
                    }) {
                byte[] body = OldForms.bytes(claim, OldForms.string("x"), claim, claim);
                long before = threads.getCurrentThreadAllocatedBytes();
                assertThat(fault(RdbSamples.file(12, RdbTypes.SELECT_DB, 0, RdbSamples.key(type, "k", body))))
                        .as("type " + type)
                        .isNotNull();
                assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                        .as("type " + type)
                        .isLessThan(200_000);
            }
            long before = threads.getCurrentThreadAllocatedBytes();
            byte[] packed = OldForms.bytes(0xc3, 5, LARGE, Bytes.of("abcde").array());
            assertThat(fault(RdbSamples.file(12, RdbSamples.key(RdbTypes.STRING, "k", packed))))
                    .isNotNull();
            byte[] sizes = OldForms.bytes(RdbTypes.RESIZE_DB, claim, claim);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(200_000);
            before = threads.getCurrentThreadAllocatedBytes();
            assertThatThrownBy(() -> load(RdbSamples.file(12, RdbTypes.SELECT_DB, 0, sizes, 77)))
                    .isNotNull();
            assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(400_000);
        }
    }
}
