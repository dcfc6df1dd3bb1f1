package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.oracle.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RdbCheckTest {
    private final Session session = new Session(Families.all());

    @TempDir
    Path folder;

    RdbCheckTest() {
        session.runAll("SET a 1", "SET b 2 PXAT 3970000000000", "RPUSH list 1 2 3", "SELECT 3", "HSET h f v");
    }

    private Path save() throws IOException {
        return RdbMatrixTest.save(session.engine, folder.resolve("dump.rdb"), 10, true, true);
    }

    private Path cut(int bytes) throws IOException {
        Path file = save();
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - bytes));
        return file;
    }

    @Test
    void tells_what_redis_check_rdb_tells() throws Exception {
        Needed.program("redis-check-rdb", "redis-tools");
        Path file = save();
        List<String> ours = RdbCheck.of(file).lines();
        assertThat(RdbMatrixTest.check(file)).isZero();
        List<String> theirs = Files.readAllLines(folder.resolve("check.txt"));
        theirs.replaceAll(line -> line.replace(file.toString(), "dump.rdb"));
        assertThat(ours).startsWith(theirs.toArray(new String[0]));
        assertThat(ours.subList(theirs.size(), ours.size()))
                .containsExactly("[info] 1 of type hash", "[info] 1 of type list", "[info] 2 of type string");
    }

    @Test
    void keeps_all_whole_keys_of_a_file_that_is_cut() throws Exception {
        for (int lost = 1; lost < 70; lost++) {
            Path file = cut(lost);
            RdbCheck check = RdbCheck.of(file);
            assertThat(check.fault().kind()).isEqualTo(RdbException.Kind.CUT);
            Path fixed = folder.resolve("fixed-" + lost + ".rdb");
            if (check.isMendable()) {
                assertThat(check.fix(file, fixed)).isEqualTo(Files.size(file) - check.wholeBytes());
                Session back = new Session(Families.all());
                assertThat(RdbLoad.into(back.engine, fixed, true, RdbLoad.SILENT)
                                .keys())
                        .isEqualTo(check.keys());
                assertThat(RdbCheck.of(fixed).fault()).isNull();
                assertThatThrownBy(() -> check.fix(file, fixed)).isInstanceOf(IOException.class);
                assertThat(RdbCheck.of(fixed).keys()).isEqualTo(check.keys());
            }
            assertThat(check.keys()).isEqualTo(lost < 10 ? 4 : check.keys());
        }
    }

    @Test
    void mends_nothing_where_any_byte_may_be_wrong() throws Exception {
        Path file = save();
        byte[] whole = Files.readAllBytes(file);
        whole[whole.length - 3] ^= 4;
        Files.write(file, whole);
        RdbCheck check = RdbCheck.of(file);
        assertThat(check.lines()).contains("--- RDB ERROR DETECTED ---");
        assertThat(check.isMendable()).isFalse();
        assertThatThrownBy(() -> check.fix(file, folder.resolve("fixed.rdb"))).isInstanceOf(IOException.class);
        assertThat(folder.resolve("fixed.rdb")).doesNotExist();
    }
}
