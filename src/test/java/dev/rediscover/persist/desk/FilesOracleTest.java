package dev.rediscover.persist.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Parameter;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Limits;
import dev.rediscover.resp.RespReader;
import dev.rediscover.resp.RespWriter;
import dev.rediscover.server.conf.ConfigLoader;
import dev.rediscover.server.conf.ServeArguments;
import dev.rediscover.server.process.ProcessLog;
import dev.rediscover.server.process.RunningServer;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands about files answer, and what INFO tells then, held against a real server, line for line. */
class FilesOracleTest {
    /** {@code settle} waits until nothing is written in the background; {@code fields} compares these of INFO. */
    private static final String CONVERSATION = """
            CONFIG GET save
            CONFIG GET dbfilename
            CONFIG GET appendonly
            CONFIG GET appendfilename
            CONFIG GET appenddirname
            SET a 1
            fields rdb_changes_since_last_save rdb_saves rdb_bgsave_in_progress rdb_last_bgsave_status
            SAVE now
            SAVE
            fields rdb_changes_since_last_save rdb_saves rdb_bgsave_in_progress rdb_last_bgsave_time_sec
            MULTI
            SAVE
            DISCARD
            BGSAVE NOW
            BGSAVE SCHEDULE NOW
            BGSAVE schedule
            settle
            fields rdb_saves rdb_last_bgsave_status rdb_last_bgsave_time_sec rdb_current_bgsave_time_sec
            BGSAVE
            settle
            fields rdb_saves
            MULTI
            BGSAVE
            BGREWRITEAOF
            LASTSAVE
            DISCARD
            LASTSAVE x
            BGREWRITEAOF x
            BGREWRITEAOF
            settle
            fields aof_enabled aof_rewrites aof_last_bgrewrite_status aof_last_rewrite_time_sec aof_rewrite_scheduled
            EVAL "return redis.call('save')" 0
            EVAL "return redis.call('bgsave')" 0
            EVAL "return redis.call('lastsave') > 0" 0
            SET a 2
            SET b 2
            DEBUG RELOAD NOSAVE NOSUCH
            DEBUG RELOAD NOSAVE
            MGET a b
            SET b 3
            DEBUG RELOAD
            MGET a b
            fields rdb_changes_since_last_save rdb_saves
            SET b 4
            DEBUG RELOAD NOSAVE MERGE NOFLUSH
            CONFIG SET save 900
            CONFIG SET save "900 1 x"
            CONFIG SET save "900 1 300 10"
            CONFIG GET save
            CONFIG SET save ""
            CONFIG GET save
            CONFIG SET dbfilename a/b
            CONFIG SET appendfilename other
            CONFIG SET appenddirname other
            CONFIG SET rdbchecksum no
            CONFIG SET appendfsync sometimes
            CONFIG SET appendonly yes
            settle
            fields aof_enabled aof_rewrites aof_last_bgrewrite_status aof_last_write_status aof_rewrite_in_progress
            fields aof_pending_rewrite aof_buffer_length aof_pending_bio_fsync aof_delayed_fsync
            CONFIG SET appendonly yes
            SET c 1
            INCR c
            DEBUG LOADAOF
            MGET a b c
            BGREWRITEAOF
            settle
            fields aof_rewrites aof_rewrites_consecutive_failures
            CONFIG RESETSTAT
            fields aof_rewrites rdb_saves
            CONFIG SET appendonly no
            fields aof_enabled
            CONFIG SET save "3600 1"
            FLUSHALL
            fields rdb_changes_since_last_save rdb_saves
            SHUTDOWN ABORT
            SHUTDOWN SAVE NOSAVE
            """;

    @TempDir
    private Path folder;

    private static final class Talk implements AutoCloseable {
        private final Socket socket;
        private final RespReader in;
        private final OutputStream out;

        Talk(int port) throws IOException {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(20_000);
            in = new RespReader(new BufferedInputStream(socket.getInputStream()), Limits.DEFAULT);
            out = socket.getOutputStream();
        }

        String ask(String line) throws IOException {
            out.write(RespWriter.encodeCommand(CommandLine.split(line).words()));
            return Session.text(in.read());
        }

        String say(String line) throws IOException {
            if (line.equals("settle")) {
                Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::isIdle);
                return "settled";
            }
            if (!line.startsWith("fields ")) {
                return ask(line);
            }
            String info = ask("INFO persistence");
            List<String> fields = new ArrayList<>();
            for (String name : line.substring(7).split(" ")) {
                var found = Pattern.compile("^" + name + ":(.*?)\r?$", Pattern.MULTILINE)
                        .matcher(info);
                fields.add(name + ":" + (found.find() ? found.group(1) : "missing"));
            }
            return fields.toString();
        }

        private boolean isIdle() throws IOException {
            String info = ask("INFO persistence");
            return info.contains("rdb_bgsave_in_progress:0")
                    && info.contains("aof_rewrite_in_progress:0")
                    && info.contains("aof_rewrite_scheduled:0");
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    private RunningServer serve() throws Exception {
        Engine engine = new Engine(Families.all(), Clock.system(), RandomSource.unseeded());
        ServeArguments arguments =
                ServeArguments.of("--port", "0", "--bind", "127.0.0.1", "--save", "", "--enable-debug-command", "yes");
        ConfigLoader.load(engine, arguments.read(folder, new ByteArrayInputStream(new byte[0])), folder);
        engine.durability().persistence(new FilePersistence(engine, folder, FileHost.SILENT));
        ProcessLog log = new ProcessLog(engine.config(), Clock.system(), OutputStream.nullOutputStream(), folder);
        return RunningServer.start(engine, log, folder, "");
    }

    @Test
    void commands_about_files_answer_as_a_real_server_does() throws Exception {
        RunningServer ours = serve();
        List<String> differing = new ArrayList<>();
        int compared = 0;
        try (RealServer server = RealServer.start();
                Talk here = new Talk(ours.port());
                Talk there = new Talk(server.port())) {
            for (String line : CONVERSATION.lines().toList()) {
                String expected = there.say(line);
                String got = here.say(line);
                compared++;
                if (!got.equals(expected)) {
                    differing.add(line + "\n  here  " + got + "\n  there " + expected);
                }
            }
        } finally {
            ours.ask(Parameter.SHUTDOWN_ON_SIGTERM);
            ours.await();
        }
        System.out.printf("files: %d lines compared with a real server%n", compared);
        assertThat(differing).isEmpty();
    }
}
