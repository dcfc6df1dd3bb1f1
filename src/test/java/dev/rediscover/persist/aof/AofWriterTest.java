package dev.rediscover.persist.aof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.resp.CommandLine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AofWriterTest {
    private static final String SELECT = "*2\r\n$6\r\nSELECT\r\n$1\r\n0\r\n";
    private static final String SET = "*3\r\n$3\r\nSET\r\n$1\r\na\r\n$1\r\n1\r\n";

    @TempDir
    Path folder;

    private final VirtualClock clock = VirtualClock.frozenAt(1_000_000);
    private final FaultyDisk disk = new FaultyDisk();
    private final AofWriter writer = new AofWriter(clock);

    @BeforeEach
    void open() throws IOException {
        writer.open(disk.open(folder.resolve("file"), false), 0);
    }

    @AfterEach
    void close() {
        writer.close();
    }

    private void command(int db, String line) {
        writer.command(db, CommandLine.split(line).words());
    }

    private String file() throws IOException {
        return Files.readString(folder.resolve("file"), StandardCharsets.ISO_8859_1);
    }

    private void awaitSynced(long offset) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> writer.synced() == offset);
    }

    @Test
    void commandsGatherUntilTheyAreWritten() throws IOException {
        command(0, "SET a 1");
        assertThat(writer.appended()).isEqualTo((SELECT + SET).length());
        assertThat(writer.written()).isZero();
        assertThat(file()).isEmpty();
        assertThat(writer.write()).isTrue();
        assertThat(file()).isEqualTo(SELECT + SET);
        assertThat(writer.written()).isEqualTo(writer.size()).isEqualTo(writer.appended());
        assertThat(writer.buffered()).isZero();
    }

    @Test
    void aDatabaseIsSelectedWhereItChanges() throws IOException {
        command(0, "SET a 1");
        command(0, "SET a 1");
        command(12, "SET a 1");
        command(0, "SET a 1");
        writer.write();
        assertThat(file()).isEqualTo(SELECT + SET + SET + "*2\r\n$6\r\nSELECT\r\n$2\r\n12\r\n" + SET + SELECT + SET);
    }

    @Test
    void anotherFileBeginsWithItsDatabase() throws IOException {
        command(0, "SET a 1");
        writer.write();
        writer.open(disk.open(folder.resolve("next"), true), 0);
        command(0, "SET a 1");
        writer.write();
        assertThat(Files.readString(folder.resolve("next"))).isEqualTo(SELECT + SET);
        assertThat(writer.size()).isEqualTo((SELECT + SET).length());
        assertThat(writer.written()).isEqualTo(2L * (SELECT + SET).length());
    }

    @Test
    void aLineTellsTheTimeOncePerSecondAndNotInsideATransaction() throws IOException {
        writer.timestamps(true);
        command(0, "SET a 1");
        clock.advance(900);
        command(0, "SET a 1");
        clock.advance(100);
        command(0, "MULTI");
        clock.advance(1000);
        command(0, "SET a 1");
        command(0, "EXEC");
        command(0, "SET a 1");
        writer.write();
        String multi = "*1\r\n$5\r\nMULTI\r\n";
        String exec = "*1\r\n$4\r\nEXEC\r\n";
        assertThat(file())
                .isEqualTo("#TS:1000\r\n" + SELECT + SET + SET + "#TS:1001\r\n" + multi + SET + exec + "#TS:1002\r\n"
                        + SET);
    }

    @Test
    void alwaysSyncsBeforeItSaysThatAllIsSafe() {
        writer.policy(FsyncPolicy.ALWAYS);
        command(0, "SET a 1");
        assertThat(writer.write()).isTrue();
        assertThat(disk.synced).isEqualTo(1);
        assertThat(writer.synced()).isEqualTo(writer.appended());
        assertThat(writer.write()).isTrue();
        assertThat(disk.synced).as("nothing new").isEqualTo(1);
    }

    @Test
    void everysecSyncsASecondAfterTheLastTimeEvenIfNothingMoreComes() {
        command(0, "SET a 1");
        writer.write();
        clock.advance(999);
        writer.write();
        assertThat(writer.isSyncing()).isFalse();
        assertThat(writer.synced()).isZero();
        clock.advance(1);
        writer.write();
        awaitSynced(writer.written());
    }

    @Test
    void aWriteWaitsForASyncThatIsUnderWayButLessThanASecond() throws IOException {
        CountDownLatch diskGoesOn = new CountDownLatch(1);
        writer.open(new SlowOutput(diskGoesOn), 0);
        command(0, "SET a 1");
        writer.write();
        clock.advance(1000);
        writer.write();
        assertThat(writer.isSyncing()).isTrue();
        command(0, "SET a 1");
        assertThat(writer.write()).isFalse();
        clock.advance(799);
        assertThat(writer.write()).isFalse();
        clock.advance(1);
        assertThat(writer.write()).isTrue();
        assertThat(writer.buffered()).isZero();
        assertThat(writer.delayedSyncs()).isEqualTo(1);
        diskGoesOn.countDown();
    }

    @Test
    void aCommandThatThereIsNoMemoryForLeavesNoPartOfItselfAndIsNotForgotten() throws IOException {
        command(0, "SET a 1");
        List<Bytes> tooLarge = new AbstractList<>() {
            @Override
            public Bytes get(int index) {
                if (index == 2) {
                    throw new OutOfMemoryError("as in a test");
                }
                return Bytes.of("SET");
            }

            @Override
            public int size() {
                return 3;
            }
        };
        assertThatThrownBy(() -> writer.command(0, tooLarge)).isInstanceOf(OutOfMemoryError.class);
        command(0, "SET a 1");
        assertThat(writer.write()).isFalse();
        assertThat(file()).isEqualTo(SELECT + SET + SET);
        assertThat(writer.isTorn()).isTrue();
        assertThat(writer.error()).hasMessageContaining("memory");
    }

    /** Takes all at once and brings nothing to disk until it is let. */
    private record SlowOutput(CountDownLatch goesOn) implements AofOutput {
        @Override
        public int write(ByteBuffer bytes) {
            int count = bytes.remaining();
            bytes.position(bytes.limit());
            return count;
        }

        @Override
        public void truncate(long size) {}

        @Override
        public void sync() throws IOException {
            try {
                goesOn.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        }

        @Override
        public long size() {
            return 0;
        }

        @Override
        public void close() {}
    }

    @Test
    void noSyncsNothingByItself() {
        writer.policy(FsyncPolicy.NO);
        command(0, "SET a 1");
        clock.advance(10_000);
        assertThat(writer.write()).isTrue();
        assertThat(writer.isSyncing()).isFalse();
        assertThat(disk.synced).isZero();
    }

    @Test
    void syncsCanBeHeldWhileSomethingElseIsWritten() {
        writer.policy(FsyncPolicy.ALWAYS);
        writer.holdSyncs(true);
        command(0, "SET a 1");
        assertThat(writer.write()).isTrue();
        assertThat(disk.synced).isZero();
        writer.holdSyncs(false);
        writer.write();
        assertThat(disk.synced).isEqualTo(1);
    }

    @Test
    void whatIsWrittenInPartIsCutOffAgainAndWrittenLater() throws IOException {
        command(0, "SET a 1");
        writer.write();
        disk.room = 10;
        command(0, "SET a 1");
        assertThat(writer.write()).isFalse();
        assertThat(writer.error()).hasMessageContaining("No space left");
        assertThat(file()).isEqualTo(SELECT + SET);
        assertThat(writer.buffered()).isEqualTo(SET.length());
        disk.room = 1000;
        assertThat(writer.write()).isTrue();
        assertThat(writer.error()).isNull();
        assertThat(file()).isEqualTo(SELECT + SET + SET);
        assertThat(writer.size()).isEqualTo(file().length());
    }

    @Test
    void whatCannotBeCutOffIsNotWrittenTwice() throws IOException {
        disk.truncates = false;
        disk.room = 10;
        command(0, "SET a 1");
        assertThat(writer.write()).isFalse();
        assertThat(file()).hasSize(10);
        assertThat(writer.written()).isEqualTo(10);
        command(0, "SET a 1");
        disk.room = 1000;
        assertThat(writer.write()).isTrue();
        assertThat(file()).isEqualTo(SELECT + SET + SET);
    }

    @Test
    void aSyncThatFailsIsToldAndTriedAgain() {
        disk.syncs = false;
        command(0, "SET a 1");
        writer.write();
        clock.advance(1000);
        writer.write();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> writer.error() != null);
        assertThat(writer.write()).isFalse();
        assertThat(writer.synced()).isZero();
        disk.syncs = true;
        clock.advance(1000);
        writer.write();
        awaitSynced(writer.written());
        assertThat(writer.error()).isNull();
    }

    @Test
    void anUnsyncedFileIsSyncedWhenAnotherTakesItsPlace() throws IOException {
        command(0, "SET a 1");
        writer.write();
        long before = writer.written();
        writer.open(disk.open(folder.resolve("next"), true), 0);
        awaitSynced(before);
    }

    @Test
    void flushLeavesNothingBehind() throws IOException {
        command(0, "SET a 1");
        writer.flush();
        assertThat(writer.synced()).isEqualTo(writer.appended());
        disk.room = 0;
        command(0, "SET a 1");
        assertThatThrownBy(writer::flush).hasMessageContaining("No space left");
    }

    @Test
    void anInterruptedThreadStillWrites() throws IOException {
        writer.policy(FsyncPolicy.ALWAYS);
        command(0, "SET a 1");
        Thread.currentThread().interrupt();
        assertThat(writer.write()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(file()).isEqualTo(SELECT + SET);
    }

    @Test
    void aFullDeviceIsToldAndKeepsNothing() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).exists();
        try (AofWriter other = new AofWriter(clock)) {
            other.open(AofDisk.real().open(full, false), 0);
            other.command(0, java.util.List.of(Bytes.of("PING")));
            assertThat(other.write()).isFalse();
            assertThat(other.error()).isNotNull();
            assertThat(other.buffered()).isEqualTo(SELECT.length() + "*1\r\n$4\r\nPING\r\n".length());
        }
    }
}
