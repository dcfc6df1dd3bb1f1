package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.persist.desk.FileHost;
import dev.rediscover.persist.desk.FilePersistence;
import dev.rediscover.server.conf.ConfigFault;
import dev.rediscover.server.conf.ConfigLoader;
import dev.rediscover.server.conf.ServeArguments;
import dev.rediscover.server.process.ProcessLog;
import dev.rediscover.server.process.RunningServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Backups of servers by their address, each way, held against DEBUG DIGEST of the server itself. */
class BackupAddressTest {
    private static final Pattern PATH = Pattern.compile("\"path\":\"([^\"]*)\"");
    private static final Pattern DIGEST = Pattern.compile("\"digest\": \"([0-9a-f]*)\"");

    @TempDir
    private Path home;

    private Map<String, String> environment = Map.of();
    private String err;

    private String run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        ByteArrayInputStream in = new ByteArrayInputStream(new byte[0]);
        Main.run(args, new Streams(in, out, complained, false, false, environment));
        err = complained.toString(StandardCharsets.UTF_8);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Backs up in this way, empty for any, and compares the digest with that of the server; what was said. */
    private String backup(Jedis jedis, String address, String way) throws IOException {
        String to = home.resolve("backups-" + way).toString();
        String said = way.isEmpty()
                ? run("backup", address, "--to", to, "--json")
                : run("backup", address, "--to", to, "--json", "--how", way);
        assertThat(err).as(way).isEmpty();
        Matcher path = PATH.matcher(said);
        assertThat(path.find()).as(said).isTrue();
        Matcher digest = DIGEST.matcher(Files.readString(Path.of(path.group(1)).resolve("backup.json")));
        assertThat(digest.find()).isTrue();
        byte[] real = (byte[]) jedis.sendCommand(() -> "DEBUG".getBytes(StandardCharsets.US_ASCII), "DIGEST");
        assertThat(digest.group(1)).as(way).isEqualTo(new String(real, StandardCharsets.US_ASCII));
        return said;
    }

    private static void fill(Jedis jedis) {
        jedis.set("text", "a value");
        jedis.rpush("list", "one", "two");
        jedis.hset("hash", "field", "value");
        jedis.zadd("ranking", 1.5, "ann");
        jedis.pexpire("text", 10_000_000);
        jedis.select(3);
        jedis.sadd("set", "1", "2", "3");
        jedis.functionLoad("#!lua name=lib\nredis.register_function('f', function() return 1 end)");
    }

    @Test
    void a_real_server_is_backed_up_in_every_way_that_it_knows() throws IOException {
        try (RealServer server = RealServer.start("--requirepass", "secret");
                Jedis jedis = new Jedis("127.0.0.1", server.port())) {
            jedis.auth("secret");
            environment = Map.of("REDISCLI_AUTH", "secret");
            fill(jedis);
            String address = "127.0.0.1:" + server.port();
            assertThat(backup(jedis, address, "")).contains("\"how\":\"bgsave\"", "\"consistent\":true");
            assertThat(backup(jedis, address, "bgsave")).contains("\"redis_version\":\"7.");
            assertThat(backup(jedis, address, "sync")).contains("\"how\":\"sync\"", "\"consistent\":true");
            assertThat(backup(jedis, address, "scan")).contains("\"consistent\":false", "not of one moment");
            run("backup", address, "--to", home.resolve("none").toString(), "--how", "files");
            assertThat(err).contains("it keeps no append-only file");
            jedis.configSet("appendonly", "yes");
            assertThat(backup(jedis, address, "files")).contains("\"loads\":\"aof\"");
        }
    }

    private RunningServer serve() throws IOException, ConfigFault {
        Path dir = Files.createDirectory(home.resolve("data"));
        Engine engine = new Engine(Families.all(), Clock.system(), new RandomSource(1));
        String[] words = {"--port", "0", "--dir", dir.toString(), "--enable-debug-command", "yes", "--save", ""};
        ConfigLoader.load(engine, ServeArguments.of(words).read(dir, new ByteArrayInputStream(new byte[0])), dir);
        ProcessLog log = new ProcessLog(engine.config(), Clock.system(), new ByteArrayOutputStream(), dir);
        engine.durability().persistence(new FilePersistence(engine, dir, FileHost.SILENT));
        return RunningServer.start(engine, log, dir, "");
    }

    @Test
    void a_server_of_ours_is_backed_up_by_its_own_command_and_by_others() throws Exception {
        RunningServer server = serve();
        try (Jedis jedis = new Jedis("127.0.0.1", server.port())) {
            fill(jedis);
            String address = "127.0.0.1:" + server.port();
            assertThat(backup(jedis, address, "")).contains("\"how\":\"backup\"", "\"loads\":\"aof\"");
            assertThat(jedis.configGet("appendonly")).containsEntry("appendonly", "no");
            assertThat(home.resolve("data/backupdir")).isEmptyDirectory();
            backup(jedis, address, "bgsave");
            backup(jedis, address, "scan");
            jedis.configSet("appendonly", "yes");
            jedis.set("later", "1");
            backup(jedis, address, "files");
            assertThat(backup(jedis, address, "backup")).contains("\"keys\":6");
        } finally {
            server.ask(Parameter.SHUTDOWN_ON_SIGTERM);
            server.await();
        }
    }
}
