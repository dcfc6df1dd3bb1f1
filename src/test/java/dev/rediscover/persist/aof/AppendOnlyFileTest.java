package dev.rediscover.persist.aof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.VirtualClock;
import dev.rediscover.command.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendOnlyFileTest {
    private static final String SET = "*3\r\n$3\r\nSET\r\n$1\r\na\r\n$1\r\n1\r\n";

    @TempDir
    Path home;

    private final VirtualClock clock = VirtualClock.frozenAt(Session.START);

    private Server server(Path folder, AofDisk disk) {
        return new Server(folder, clock, disk);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(home.resolve("appendonlydir"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String manifest() throws IOException {
        return Files.readString(home.resolve("appendonlydir/appendonly.aof.manifest"));
    }

    @Test
    void beginsWithABaseAndAnIncrement() throws IOException {
        try (Server server = new Server(home)) {
            assertThat(server.start().found()).isFalse();
        }
        assertThat(manifest())
                .isEqualTo(
                        "file appendonly.aof.1.base.rdb seq 1 type b\nfile appendonly.aof.1.incr.aof seq 1 type i\n");
    }

    @Test
    void aRewriteLeavesOneBaseAndOneIncrement() throws IOException {
        try (Server server = new Server(home)) {
            server.start();
            server.run("SET a 1");
            AofRewrite rewrite = server.begin();
            assertThat(manifest())
                    .isEqualTo("file appendonly.aof.1.base.rdb seq 1 type b\n"
                            + "file appendonly.aof.1.incr.aof seq 1 type i\n"
                            + "file appendonly.aof.2.incr.aof seq 2 type i\n");
            server.base(rewrite.file());
            server.run("SET b 2");
            rewrite.finish();
            assertThat(server.file.sizeAtRewrite()).isEqualTo(server.file.size());
        }
        assertThat(manifest())
                .isEqualTo(
                        "file appendonly.aof.2.base.rdb seq 2 type b\nfile appendonly.aof.2.incr.aof seq 2 type i\n");
        assertThat(names()).hasSize(3);
        try (Server again = new Server(home)) {
            AofLoad load = again.start();
            assertThat(load.keys()).isEqualTo(1);
            assertThat(load.commands()).isEqualTo(2);
            assertThat(Session.text(again.run("GET b"))).isEqualTo("\"2\"");
        }
    }

    @Test
    void aRewriteThatFailsLeavesItsIncrement() throws IOException {
        try (Server server = new Server(home)) {
            server.start();
            server.run("SET a 1");
            AofRewrite rewrite = server.begin();
            server.base(rewrite.file());
            server.run("SET b 2");
            rewrite.fail();
            assertThat(rewrite.file()).doesNotExist();
            server.run("SET c 3");
            server.rewrite();
            server.run("SET d 4");
        }
        assertThat(manifest())
                .isEqualTo(
                        "file appendonly.aof.2.base.rdb seq 2 type b\nfile appendonly.aof.3.incr.aof seq 3 type i\n");
        try (Server again = new Server(home)) {
            again.start();
            assertThat(Session.text(again.run("MGET a b c d"))).isEqualTo("[\"1\" \"2\" \"3\" \"4\"]");
        }
    }

    @Test
    void anIncrementCanEndWithoutARewrite() throws IOException {
        try (Server server = new Server(home)) {
            server.start();
            server.run("SET a 1");
            AofRewrite rewrite = server.begin();
            server.base(rewrite.file());
            server.run("SET b 2");
            assertThat(server.file.nextIncrement().name()).isEqualTo("appendonly.aof.2.incr.aof");
            server.run("SET c 3");
            rewrite.finish();
        }
        assertThat(manifest())
                .isEqualTo("file appendonly.aof.2.base.rdb seq 2 type b\nfile appendonly.aof.2.incr.aof seq 2 type i\n"
                        + "file appendonly.aof.3.incr.aof seq 3 type i\n");
        try (Server again = new Server(home)) {
            again.start();
            assertThat(Session.text(again.run("MGET a b c"))).isEqualTo("[\"1\" \"2\" \"3\"]");
        }
    }

    @Test
    void beginsWhileTheServerRuns() throws IOException {
        try (Server server = new Server(home)) {
            server.run("SET a 1");
            AofRewrite rewrite = server.file.rewrite(true, true);
            server.engine.durability().propagation().listen(server.writer);
            assertThat(names()).containsExactly("temp-appendonly.aof.incr");
            server.base(rewrite.file());
            server.run("SET b 2");
            rewrite.finish();
            server.run("SET c 3");
        }
        assertThat(names())
                .containsExactly("appendonly.aof.1.base.rdb", "appendonly.aof.1.incr.aof", "appendonly.aof.manifest");
        try (Server again = new Server(home)) {
            again.start();
            assertThat(Session.text(again.run("MGET a b c"))).isEqualTo("[\"1\" \"2\" \"3\"]");
        }
    }

    @Test
    void aSingleSnapshotWithoutAppendingTakesThePlaceOfAll() throws IOException {
        try (Server server = new Server(home)) {
            server.start();
            server.run("SET a 1");
            server.file.close();
            server.run("SET a 2");
            AofRewrite rewrite = server.file.rewrite(true, false);
            server.base(rewrite.file());
            rewrite.finish();
        }
        assertThat(manifest()).isEqualTo("file appendonly.aof.2.base.rdb seq 2 type b\n");
        assertThat(names()).hasSize(2);
    }

    @Test
    void noNewFileTakesTheNameOfOneThatIsHistory() throws IOException {
        try (Server server = new Server(home)) {
            server.start();
            server.run("INCR n");
        }
        Path parts = home.resolve("appendonlydir");
        Files.copy(parts.resolve("appendonly.aof.1.base.rdb"), parts.resolve("appendonly.aof.2.base.rdb"));
        String history = "file appendonly.aof.2.base.rdb seq 2 type b\nfile appendonly.aof.1.incr.aof seq 1 type h\n";
        Files.writeString(parts.resolve("appendonly.aof.manifest"), history);
        Files.writeString(parts.resolve("appendonly.aof.2.incr.aof"), SET); // left behind by somebody
        try (Server server = new Server(home)) {
            server.start();
            server.run("INCR m");
        }
        try (Server again = new Server(home)) {
            again.start();
            assertThat(Session.text(again.run("MGET n m a"))).isEqualTo("[nil \"1\" nil]");
        }
        assertThat(names()).doesNotContain("appendonly.aof.1.incr.aof").contains("appendonly.aof.2.incr.aof");
    }

    @Test
    void aRewriteThatWasGivenUpCannotEndWell() throws IOException {
        try (Server server = new Server(home)) {
            server.start();
            AofRewrite rewrite = server.begin();
            server.base(rewrite.file());
            server.file.close();
            server.base(rewrite.file());
            assertThatThrownBy(rewrite::finish).hasMessageContaining("given up");
            assertThat(rewrite.file()).doesNotExist();
        }
    }

    @Test
    void rewritesThatFailArePutOffAfterThree() throws IOException {
        try (Server server = server(home, AofDisk.real())) {
            server.start();
            server.run("SET a " + "x".repeat(5000));
            for (int i = 0; i < 3; i++) {
                assertThat(server.file.wantsRewrite(100, 1000)).isTrue();
                server.begin().fail();
            }
            for (int minutes : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
                assertThat(server.file.wantsRewrite(100, 1000)).isFalse();
                clock.advance(minutes * 60_000L - 1);
                assertThat(server.file.wantsRewrite(100, 1000)).isFalse();
                clock.advance(1);
                assertThat(server.file.wantsRewrite(100, 1000)).isTrue();
                server.begin().fail();
            }
            clock.advance(3_600_000);
            assertThat(server.file.wantsRewrite(100, 1000)).isFalse();
            server.rewrite();
            server.run("SET b " + "x".repeat(50_000));
            assertThat(server.file.wantsRewrite(100, 1000)).isTrue();
            assertThat(server.file.wantsRewrite(0, 1000)).isFalse();
            assertThat(server.file.wantsRewrite(100, 1_000_000)).isFalse();
        }
    }

    @Test
    void aFileOfAnOldServerBecomesOneOfSeveral() throws IOException {
        Files.writeString(home.resolve("appendonly.aof"), SET);
        try (Server server = new Server(home)) {
            AofLoad copy =
                    server.file.load(server.engine, new AofLoad.Options(true, true, AofLoad.ALL, true), AofLoad.SILENT);
            assertThat(copy.commands()).isEqualTo(1);
            assertThat(home.resolve("appendonlydir")).doesNotExist();
            assertThat(server.start().commands()).isEqualTo(1);
            server.run("SET b 2");
        }
        assertThat(home.resolve("appendonly.aof")).doesNotExist();
        assertThat(manifest())
                .isEqualTo("file appendonly.aof seq 1 type b\nfile appendonly.aof.1.incr.aof seq 1 type i\n");
        try (Server again = new Server(home)) {
            again.start();
            assertThat(Session.text(again.run("MGET a b"))).isEqualTo("[\"1\" \"2\"]");
        }
    }

    @Test
    void anUpgradeThatStoppedHalfWayGoesOn() throws IOException {
        Files.writeString(home.resolve("appendonly.aof"), SET);
        Files.createDirectory(home.resolve("appendonlydir"));
        Files.writeString(home.resolve("appendonlydir/appendonly.aof.manifest"), "file appendonly.aof seq 1 type b\n");
        try (Server server = new Server(home)) {
            assertThat(server.start().commands()).isEqualTo(1);
        }
    }

    @Test
    void whatIsMissingIsAFault() throws IOException {
        try (Server server = new Server(home)) {
            server.start();
            server.run("SET a 1");
        }
        Files.delete(home.resolve("appendonlydir/appendonly.aof.1.base.rdb"));
        try (Server again = new Server(home)) {
            assertThatThrownBy(again::start)
                    .isInstanceOf(AofFault.class)
                    .hasMessageContaining("appendonly.aof.1.base.rdb")
                    .hasMessageContaining("it is not there");
        }
    }

    @Test
    void commandsThatNoManifestNamesAreNotWrittenOver() throws IOException {
        try (Server server = new Server(home)) {
            server.start();
            server.run("SET a 1");
        }
        Files.delete(home.resolve("appendonlydir/appendonly.aof.manifest"));
        byte[] before = Files.readAllBytes(home.resolve("appendonlydir/appendonly.aof.1.incr.aof"));
        try (Server again = new Server(home)) {
            assertThatThrownBy(again::start).isInstanceOf(AofFault.class).hasMessageContaining("no manifest");
            assertThatThrownBy(() -> again.file.rewrite(true, true)).isInstanceOf(AofFault.class);
        }
        assertThat(home.resolve("appendonlydir/appendonly.aof.1.incr.aof")).hasBinaryContent(before);
    }

    /** Lets each step on the disk fail, once or for good; what was written and said to be safe is there afterwards. */
    @Test
    void whateverStepFailsNothingIsLost() throws IOException {
        int steps = scenario(home.resolve("whole"), new FaultyDisk());
        assertThat(steps).isGreaterThan(30);
        for (boolean forEver : new boolean[] {false, true}) {
            for (int step = 0; step < steps; step++) {
                FaultyDisk disk = new FaultyDisk();
                disk.fail(step, forEver);
                scenario(home.resolve((forEver ? "ever" : "once") + step), disk);
            }
        }
    }

    private int scenario(Path folder, FaultyDisk disk) throws IOException {
        Files.createDirectory(folder);
        int safe = 0;
        try (Server server = server(folder, disk)) {
            server.writer.policy(FsyncPolicy.ALWAYS);
            try {
                server.start();
                for (int round = 0; round < 3; round++) {
                    safe = add(server, safe);
                    AofRewrite rewrite = server.begin();
                    server.base(rewrite.file());
                    safe = add(server, safe);
                    rewrite.finish();
                    safe = add(server, safe);
                }
            } catch (IOException e) {
                safe = server.file.isOpen() ? add(server, safe) : safe;
            }
            server.kill();
        }
        try (Server again = server(folder, AofDisk.real())) {
            again.start();
            String found = Session.text(again.run("GET n"));
            int count = found.equals("nil") ? 0 : Integer.parseInt(found.replace("\"", ""));
            assertThat(count).as("after " + folder.getFileName()).isBetween(safe, safe + 1);
        }
        return disk.steps();
    }

    /** Counts up, and gives the number up to which all is safe. */
    private static int add(Server server, int safe) {
        server.run("INCR n");
        boolean written = server.writer.write();
        return written ? Integer.parseInt(Session.text(server.run("GET n")).replace("\"", "")) : safe;
    }
}
