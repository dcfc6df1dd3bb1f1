package dev.rediscover.persist.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.persist.backup.BackupNote.How;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that answer as they should not, by a conversation that stands in for a connection. */
class ServerOriginTest {
    @TempDir
    private Path home;

    private final List<String> asked = new ArrayList<>();

    /** Answers with what is written down, in RESP. */
    private final class Scripted implements BackupServer {
        private final boolean local;
        private final String[][] answers;

        Scripted(boolean local, String[]... answers) {
            this.local = local;
            this.answers = answers;
        }

        @Override
        public String name() {
            return "redis://elsewhere:6379";
        }

        @Override
        public boolean isLocal() {
            return local;
        }

        @Override
        public Reply ask(List<Bytes> words) throws IOException {
            List<String> texts = new ArrayList<>();
            words.forEach(word -> texts.add(word.utf8()));
            String line = String.join(" ", texts);
            asked.add(line);
            for (String[] answer : answers) {
                if (line.equals(answer[0])) {
                    return dev.rediscover.resp.RespReader.decode(
                            Bytes.of(answer[1]).array());
                }
            }
            return new Reply.Err("ERR unknown command");
        }

        @Override
        public void snapshot(Path target, Progress progress) throws IOException {
            throw new IOException("the server refuses SYNC: NOPERM");
        }

        @Override
        public void pause() {
            asked.add("(pause)");
        }
    }

    private BackupShelf.Entry take(BackupServer server, How how) throws IOException {
        ServerOrigin.KeyCopier copier = (from, target) -> Files.writeString(target, "REDIS0011");
        BackupShelf shelf = new BackupShelf(home.resolve("backups"), VirtualClock.frozenAt(1_000_000));
        return shelf.take(new ServerOrigin(server, how, copier), "test", null, Progress.SILENT);
    }

    private static String[] answer(String words, String reply) {
        return new String[] {words, reply};
    }

    private static String bulk(String text) {
        return "$" + text.length() + "\r\n" + text + "\r\n";
    }

    private static String pair(String name, String value) {
        return "*2\r\n" + bulk(name) + bulk(value);
    }

    private final String[] info = answer("INFO server", bulk("redis_version:9.9\r\n"));

    @Test
    void what_cannot_be_had_at_one_moment_is_copied_key_by_key_and_said_so() throws IOException {
        BackupShelf.Entry taken = take(new Scripted(false, info), null);
        assertThat(taken.note().how()).isEqualTo(How.SCAN);
        assertThat(taken.note().redisVersion()).isEqualTo("9.9");
        assertThat(taken.note().remarks()).singleElement().asString().contains("not of one moment");
    }

    @Test
    void a_way_that_was_asked_for_is_the_only_one() {
        assertThatThrownBy(() -> take(new Scripted(false, info), How.SYNC))
                .hasMessageContaining("cannot be had (sync: the server refuses SYNC: NOPERM)");
        assertThatThrownBy(() -> take(new Scripted(false, info), How.BGSAVE))
                .hasMessageContaining("the server is on another machine");
        assertThat(home.resolve("backups")).isEmptyDirectory();
    }

    @Test
    void a_folder_of_the_same_name_here_is_not_taken_for_that_of_the_server() throws IOException {
        Path aof = Files.createDirectories(home.resolve("data/appendonlydir"));
        Files.writeString(aof.resolve("appendonly.aof.manifest"), "file a.1.incr.aof seq 1 type i\n");
        Files.writeString(aof.resolve("a.1.incr.aof"), "*1\r\n$4\r\nPING\r\n");
        String[][] answers = {
            info,
            answer("CONFIG GET appendonly", pair("appendonly", "yes")),
            answer("CONFIG GET dir", pair("dir", home.resolve("data").toString())),
            answer("CONFIG GET dbfilename", pair("dbfilename", "dump.rdb")),
            answer("CONFIG GET appenddirname", pair("appenddirname", "appendonlydir")),
            answer("CONFIG GET appendfilename", pair("appendfilename", "appendonly.aof")),
            answer("INFO persistence", bulk("aof_current_size:15\r\n"))
        };
        assertThatThrownBy(() -> take(new Scripted(true, answers), How.FILES))
                .hasMessageContaining("is not the one that it writes");
        answers[6] = answer("INFO persistence", bulk("aof_current_size:14\r\n"));
        assertThat(take(new Scripted(true, answers), null).note().how()).isEqualTo(How.FILES);
        answers[3] = answer("CONFIG GET dbfilename", pair("dbfilename", "../../etc/passwd"));
        assertThatThrownBy(() -> take(new Scripted(true, answers), How.FILES))
                .hasMessageContaining("no name of a file");
    }

    @Test
    void a_backup_that_fails_there_is_cleaned_up_there() {
        String idle = "*8\r\n" + bulk("state") + bulk("idle") + bulk("error") + bulk("") + bulk("start_time") + ":0\r\n"
                + bulk("end_time") + ":0\r\n";
        String[][] answers = {
            info,
            answer("CONFIG GET dir", pair("dir", home.toString())),
            answer("BACKUP STATUS", idle),
            answer("BACKUP START", "+OK\r\n"),
            answer("BACKUP CLEANUP", "+OK\r\n")
        };
        assertThatThrownBy(() -> take(new Scripted(true, answers), How.BACKUP))
                .hasMessageContaining("the server's backup failed");
        assertThat(asked).contains("BACKUP START").endsWith("BACKUP CLEANUP");
    }
}
