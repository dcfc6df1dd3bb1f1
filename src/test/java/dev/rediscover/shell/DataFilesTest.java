package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code :save} and {@code :load}, as typed. */
class DataFilesTest {
    @TempDir
    private Path folder;

    private final Sessions it = new Sessions();

    private Path file(String name) {
        return folder.resolve(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.rdb", "x.jsonl", "x.redis", "X.RDB", "x.ndjson", "x.txt", "a b.jsonl"})
    void what_is_saved_is_loaded_and_taken_back_in_one_step(String name) {
        it.run("SET a 1", "RPUSH l x y", "SELECT 5", "HSET h f v", "SELECT 0");
        assertThat(it.run(":save '" + file(name) + "'"))
                .contains("Saved 3 keys in ")
                .contains("brings them back");
        Sessions other = new Sessions();
        other.run("SET mine 1");
        assertThat(other.run(":load \"" + file(name) + "\"")).contains("Loaded 3 keys. \":undo\" takes that");
        assertThat(other.run("MGET a mine")).isEqualTo("1) \"1\"\n2) \"1\"\n");
        assertThat(other.run(":undo")).contains("Took back :load ");
        assertThat(other.run("KEYS *")).isEqualTo("1) \"mine\"\n");
        assertThat(other.run(":redo", "LRANGE l 0 -1")).contains("1) \"x\"\n2) \"y\"");
    }

    @Test
    void the_readme_shows_what_happens() throws IOException {
        Matcher block =
                Pattern.compile("```sandbox\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).isTrue();
        it.screen.interactive = false;
        StringBuilder shown = new StringBuilder();
        for (String line : block.group(1).split("\n")) {
            if (line.startsWith("learn> ")) {
                String typed = line.substring("learn> ".length())
                        .replace("users.jsonl", file("users.jsonl").toString());
                it.screen.take();
                it.session.run(typed);
                shown.append(line).append('\n').append(it.screen.notes).append(it.screen.replies);
            }
        }
        assertThat(shown.toString().replace(folder + "/", "")).isEqualTo(block.group(1));
    }

    @Test
    void keys_that_are_there_are_asked_about() {
        it.run("SET a 1", "SET b 1", ":save " + file("x.rdb"), "SET a 2", "DEL b");
        it.screen.answers.add("");
        assertThat(it.run(":load " + file("x.rdb"))).endsWith("Nothing was loaded.\n");
        it.screen.answers.add("k");
        assertThat(it.run(":load " + file("x.rdb"))).contains("Loaded 2 keys; 1 of them stayed as they were.");
        assertThat(it.run("MGET a b")).isEqualTo("1) \"2\"\n2) \"1\"\n");
        it.screen.answers.add("Replace");
        assertThat(it.run(":load " + file("x.rdb"))).contains("Loaded 2 keys, 2 in the place of others.");
        assertThat(it.run("GET a")).isEqualTo("\"1\"\n");
        it.run("SET a 3");
        assertThat(it.run(":load " + file("x.rdb") + " keep"))
                .isEqualTo("Nothing was loaded: all of it stays as it is.\n");
        assertThat(it.run(":load " + file("x.rdb") + " keep", "GET a")).isEqualTo("\"3\"\n");
        assertThat(it.run(":load " + file("x.rdb") + " REPLACE", "GET a")).isEqualTo("\"1\"\n");
        it.screen.interactive = false;
        assertThat(it.run(":load " + file("x.rdb")))
                .contains("2 keys in " + file("x.rdb") + "; 2 are there already (")
                .contains("Say REPLACE or KEEP behind the file's name.");
    }

    @Test
    void a_file_that_is_there_is_not_replaced_unasked() throws IOException {
        Files.writeString(file("x.jsonl"), "precious");
        it.screen.answers.add("");
        assertThat(it.run(":save " + file("x.jsonl"))).isEqualTo("Nothing was written.\n");
        assertThat(file("x.jsonl")).hasContent("precious");
        it.screen.answers.add("y");
        assertThat(it.run("SET a 1", ":save " + file("x.jsonl"))).startsWith("Saved 1 key in ");
        assertThat(file("x.jsonl")).hasContent("{\"db\":0,\"key\":\"a\",\"type\":\"string\",\"value\":\"1\"}");
    }

    @Test
    void only_some_keys_can_be_saved() throws IOException {
        it.run("SET user:1 ann", "SET user:2 bob", "SET other 1");
        assertThat(it.run(":save " + file("x.redis") + " MATCH user:*")).startsWith("Saved 2 keys in ");
        assertThat(file("x.redis")).hasContent("SET user:1 ann\nSET user:2 bob");
    }

    @Test
    void what_an_older_server_cannot_hold_is_named() {
        it.run("HSET h f v", "HEXPIRE h 100 FIELDS 1 f");
        assertThat(it.run(":save " + file("x.rdb") + " for 7.0"))
                .startsWith("Nothing was written: ")
                .contains("h");
        assertThat(folder).isEmptyDirectory();
        assertThat(it.run(":save " + file("x.rdb") + " for 8.0")).startsWith("Saved 1 key in ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ":save|Which file? For example \":save data.rdb\"; its ending says the form: .rdb",
                ":load|Which file? For example \":load data.rdb\"",
                ":save x|What should \"x\" be? Its ending says the form: .rdb as servers keep their data",
                ":save x.rdb MATCH|may be followed by MATCH and a pattern of names",
                ":save x.jsonl FOR 7.0|may be followed by MATCH and a pattern of names",
                ":save x.rdb FOR 6.2|the server that is to read them: 7.0, 7.2, 7.4 or 8.0.",
                ":save /nowhere/x.rdb|There is no folder \"/nowhere\".",
                ":save \"/tmp/|Invalid argument(s): the double quote at column 1 is never closed",
                ":load /nowhere/x.rdb|There is no file \"/nowhere/x.rdb\".",
                ":load /tmp|\"/tmp\" is a folder.",
                ":load x.rdb perhaps|may be followed by REPLACE or KEEP",
                ":export x.rdb|\":save FILE\" writes all keys to a file, \":load FILE\" reads them back.",
            })
    void what_is_not_understood_is_answered_with_what_would_be(String line, String answer) {
        assertThat(it.run(line).replace("\n", " ")).contains(answer);
    }

    @Test
    void a_broken_file_changes_nothing() throws IOException {
        it.run("SET a 1");
        Files.writeString(file("x.jsonl"), "{\"key\":\"b\",\"type\":\"string\",\"value\":\"1\"}\n{\"key\":\"c\"}\n");
        assertThat(it.run(":load " + file("x.jsonl")).replace("\n", " "))
                .contains("line 2: a line lacks the field \"type\".");
        Files.writeString(file("x.redis"), "SET b 1\nSET c\n");
        assertThat(it.run(":load " + file("x.redis")).replace("\n", " "))
                .contains("line 2: ERR wrong number of arguments for 'set' command.");
        Files.writeString(file("x.rdb"), "REDIS0012nonsense");
        assertThat(it.run(":load " + file("x.rdb"))).startsWith("Nothing was loaded from ");
        assertThat(it.run("KEYS *")).isEqualTo("1) \"a\"\n");
    }

    @Test
    void a_lesson_keeps_its_data_to_itself() {
        it.run(":learn hello");
        assertThat(it.run(":save " + file("x.rdb"))).startsWith("A lesson has data of its own; exit leaves it");
        assertThat(it.run(":load " + file("x.rdb"))).startsWith("A lesson has data of its own; exit leaves it");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ctrl_c_stops_without_half_a_load() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            lines.append("{\"key\":\"").append(i).append("\",\"type\":\"string\",\"value\":\"some text\"}\n");
        }
        Files.writeString(file("x.jsonl"), lines);
        RecordingScreen screen = new RecordingScreen();
        Sessions pressed = new Sessions(null, screen);
        pressed.session.people().interrupt();
        DataFiles files = new DataFiles(pressed.session, pressed.session.words());
        files.run(ShellWord.LOAD, file("x.jsonl").toString());
        assertThat(screen.take()).isEqualTo("Stopped; nothing was changed.\n");
        assertThat(pressed.run("DBSIZE")).isEqualTo("(integer) 0\n");
        assertThat(pressed.run(":load " + file("x.jsonl"))).contains("Loaded 5000 keys.");
    }
}
