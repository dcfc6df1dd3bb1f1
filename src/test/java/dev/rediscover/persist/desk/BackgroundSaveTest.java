package dev.rediscover.persist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Unmet;
import dev.rediscover.persist.RdbLoad;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackgroundSaveTest {
    private final VirtualClock clock = VirtualClock.frozenAt(1_767_225_600_000L);
    private final Engine engine = new Engine(Families.all(), clock, new RandomSource(1));
    private final Client client = engine.connect((to, reply) -> {});

    @TempDir
    private Path folder;

    private void run(String line) {
        Reply reply = engine.execute(client, CommandLine.split(line).words());
        assertThat(reply).as(line).isNotInstanceOf(Reply.Err.class);
    }

    private void large(String key) {
        for (int i = 0; i < 5000; i++) {
            run("RPUSH " + key + " element:" + i);
        }
    }

    private BackgroundSave begin() throws Exception {
        RdbDataFile file = RdbDataFile.create(engine, folder.resolve("dump.rdb"), false);
        return BackgroundSave.begin(engine, file, "save");
    }

    private static void finish(BackgroundSave save) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            save.work(0);
            return save.isOver();
        });
        assertThat(save.failure()).isNull();
    }

    private Map<String, String> loaded() throws Exception {
        Engine fresh = new Engine(Families.all(), clock, new RandomSource(1));
        RdbLoad.into(fresh, folder.resolve("dump.rdb"), true, RdbLoad.SILENT);
        return Unmet.contents(fresh);
    }

    @Test
    void aLargeValueThatComesFirstStandsBehindTheHead() throws Exception {
        large("list");
        Map<String, String> wanted = Unmet.contents(engine);
        finish(begin());
        assertThat(loaded()).isEqualTo(wanted);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void holdsWhatThereWasWhileAllIsWrittenTo(long seed) throws Exception {
        RandomSource random = new RandomSource(seed);
        for (int i = 0; i < 3000; i++) {
            run("SET key:" + i + " " + i + (i % 3 == 0 ? " PX 100000" : ""));
            run("HSET hash:" + i % 500 + " field:" + i + " value");
        }
        large("list");
        run("SELECT 5");
        large("other");
        run("SETRANGE text 2000000 end");
        run("SELECT 0");
        Map<String, String> wanted = Unmet.contents(engine);
        BackgroundSave save = begin();
        Value lent = engine.db(0).peek(Bytes.of("list"));
        for (int i = 0; i < 2000; i++) {
            run("SET key:" + random.nextInt(6000) + " changed");
            run("RPUSH list more");
            run("DEL hash:" + random.nextInt(500));
            if (i == 1000) {
                run("SWAPDB 0 5");
            } else if (i == 1500) {
                run("FLUSHALL");
            } else if (i % 100 == 0) {
                save.work(0);
            }
        }
        finish(save);
        assertThat(loaded()).as("seed %d", seed).isEqualTo(wanted);
        assertThat(lent.isShared()).isFalse();
        assertThat(engine.durability().snapshot()).isNull();
    }

    @Test
    void leavesNothingBehindWhenItIsCalledOff() throws Exception {
        large("list");
        Value value = engine.db(0).peek(Bytes.of("list"));
        BackgroundSave save = begin();
        save.work(0);
        save.abort();
        assertThat(engine.durability().snapshot()).isNull();
        assertThat(value.isShared()).isFalse();
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
        finish(begin());
        assertThat(loaded()).hasSize(1);
    }

    @Test
    void aKeyThatTheVersionCannotHoldFailsTheSaveAndNotTheCommandThatChangesIt() throws Exception {
        engine.config().begin(Bytes.of("rdb-version"), List.of(Bytes.of(10)));
        engine.config().begin();
        run("HSET hash field value");
        run("HPEXPIRE hash 100000 FIELDS 1 field");
        BackgroundSave save = begin();
        run("HSET hash field other");
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            save.work(1_000_000);
            return save.isOver();
        });
        assertThat(save.failure()).hasMessageContaining("RDB version 10 cannot hold \"hash\"");
        assertThat(engine.durability().snapshot()).isNull();
        assertThat(folder.resolve("dump.rdb")).doesNotExist();
    }
}
