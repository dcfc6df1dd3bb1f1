package dev.rediscover.server.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.CoreFamilies;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Config;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.OutputLimits;
import dev.rediscover.engine.Parameter;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
    @TempDir
    Path folder;

    private final Engine engine = new Engine(CoreFamilies.all(), Clock.system(), new RandomSource(1));
    private final Config config = engine.config();

    private List<String> load(String... args) throws Exception {
        return loadWith("", args);
    }

    private List<String> loadWith(String input, String... args) throws Exception {
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        return ConfigLoader.load(engine, ServeArguments.of(args).read(folder, in), folder);
    }

    private void write(String name, String content) throws Exception {
        Files.writeString(folder.resolve(name), content);
    }

    private void assertFault(String content, String... lines) throws Exception {
        write("redis.conf", content);
        assertThatThrownBy(() -> load("redis.conf"))
                .isInstanceOf(ConfigFault.class)
                .hasMessage(String.join("\n", lines));
    }

    @Test
    void a_file_is_read_as_redis_reads_it() throws Exception {
        write("redis.conf", """
                # a comment

                PORT 7000
                  MaxMemory   100mb
                requirepass "a \\x41 \\"b\\""
                logfile 'it''s'
                bind 127.0.0.1   -::1
                client-output-buffer-limit normal 1mb 512kb 5
                client-output-buffer-limit replica 1 2 3
                list-max-ziplist-size -1
                unixsocketperm 700
                timeout 10
                timeout 20
                """.replace("'it''s'", "'its log'"));
        assertThat(load("redis.conf")).isEmpty();
        assertThat(config.number(Parameter.PORT)).isEqualTo(7000);
        assertThat(config.number(Parameter.MAXMEMORY)).isEqualTo(100 << 20);
        assertThat(config.text(Parameter.REQUIREPASS)).isEqualTo("a A \"b\"");
        assertThat(config.text(Parameter.LOGFILE)).isEqualTo("its log");
        assertThat(config.text(Parameter.BIND)).isEqualTo("127.0.0.1 -::1");
        assertThat(config.outputLimits().hard(OutputLimits.Kind.NORMAL)).isEqualTo(1 << 20);
        assertThat(config.outputLimits().softSeconds(OutputLimits.Kind.REPLICA)).isEqualTo(3);
        assertThat(config.outputLimits().hard(OutputLimits.Kind.PUBSUB)).isEqualTo(32 << 20);
        assertThat(config.number(Parameter.LIST_MAX_LISTPACK_SIZE)).isEqualTo(-1);
        assertThat(config.number(Parameter.UNIXSOCKETPERM)).isEqualTo(0700);
        assertThat(config.number(Parameter.TIMEOUT)).isEqualTo(20);
    }

    @Test
    void fewer_databases_can_be_selected_where_the_file_says_so() throws Exception {
        load("--databases", "4");
        Client client = engine.connect((to, reply) -> {});
        assertThat(engine.execute(client, CommandLine.split("SELECT 3").words()))
                .isEqualTo(Reply.OK);
        for (String line : List.of("SELECT 4", "SWAPDB 0 4", "MOVE k 4", "COPY a b DB 4")) {
            assertThat(engine.execute(client, CommandLine.split(line).words()).isError())
                    .as(line)
                    .isTrue();
        }
    }

    @Test
    void options_come_after_the_file_and_the_input() throws Exception {
        write("redis.conf", "port 1\ntimeout 1\nhz 1\n");
        loadWith(
                "timeout 2\nhz 2\n",
                "redis.conf",
                "--hz",
                "3",
                "--client-output-buffer-limit",
                "pubsub",
                "1",
                "2",
                "3",
                "--maxmemory 5mb",
                "--requirepass",
                "--x",
                "--save",
                "--tcp-keepalive",
                "7",
                "-");
        assertThat(config.number(Parameter.PORT)).isEqualTo(1);
        assertThat(config.number(Parameter.TIMEOUT)).isEqualTo(2);
        assertThat(config.number(Parameter.HZ)).isEqualTo(3);
        assertThat(config.outputLimits().soft(OutputLimits.Kind.PUBSUB)).isEqualTo(2);
        assertThat(config.number(Parameter.MAXMEMORY)).isEqualTo(5 << 20);
        assertThat(config.text(Parameter.REQUIREPASS))
                .as("a value may begin with dashes")
                .isEqualTo("--x");
        assertThat(config.number(Parameter.TCP_KEEPALIVE)).isEqualTo(7);
    }

    @Test
    void the_file_may_be_named_by_an_option_too() throws Exception {
        write("redis.conf", "port 1\n");
        load("--config", "redis.conf", "--timeout", "3");
        assertThat(config.number(Parameter.PORT)).isEqualTo(1);
        assertThatThrownBy(() -> load("redis.conf", "--config", "redis.conf")).isInstanceOf(ConfigFault.class);
        assertThatThrownBy(() -> load("redis.conf", "oops"))
                .hasMessageStartingWith("'oops' stands where an option should");
        assertThatThrownBy(() -> load("--port", "x"))
                .hasMessage("Reading the command line\n>>> '--port x'\nargument couldn't be parsed into an integer");
    }

    @Test
    void files_include_others_by_path_or_pattern() throws Exception {
        Files.createDirectory(folder.resolve("conf.d"));
        write("conf.d/b.conf", "timeout 2\n");
        write("conf.d/a.conf", "timeout 1\nhz 77\n");
        write("conf.d/.hidden.conf", "timeout 3\n");
        write("conf.d/c.txt", "timeout 4\n");
        write("more.conf", "include conf.d/*.conf\ninclude nothing/*.conf\n");
        write("redis.conf", "include \"more.conf\"\nport 7\n");
        load("redis.conf");
        assertThat(config.number(Parameter.TIMEOUT)).isEqualTo(2);
        assertThat(config.number(Parameter.HZ)).isEqualTo(77);
        assertThat(config.number(Parameter.PORT)).isEqualTo(7);
    }

    @Test
    void includes_have_limits() throws Exception {
        assertFault("include redis.conf\n", "Reading redis.conf: files include each other more than 16 deep");
        assertFault(
                "include gone.conf\n", "Fatal error, can't open config file 'gone.conf': No such file or directory");
        assertFault("include .\n", "Fatal error, can't open config file '.': Is a directory");
        assertFault(
                "include a b\n",
                "Reading the configuration file redis.conf, at line 1",
                ">>> 'include a b'",
                "include takes one path or pattern");
        write("big.conf", "#".repeat(9 << 20));
        assertFault("include big.conf\n", "Reading big.conf: a configuration may have 8 MB at most");
    }

    @Test
    void faults_say_where_what_and_why() throws Exception {
        write("inner.conf", "\n\nport abc\n");
        assertFault(
                "include inner.conf\n",
                "Reading the configuration file inner.conf, at line 3",
                ">>> 'port abc'",
                "argument couldn't be parsed into an integer");
        assertFault(
                "# x\nmaxmemroy 1\n",
                "Reading the configuration file redis.conf, at line 2",
                ">>> 'maxmemroy 1'",
                "Bad directive or wrong number of arguments; did you mean 'maxmemory'?");
        assertFault(
                "requirepass \"a\n",
                "Reading the configuration file redis.conf, at line 1",
                ">>> 'requirepass \"a'",
                "Unbalanced quotes in configuration line: the double quote at column 13 is never closed");
        assertFault(
                "dir nowhere\n",
                "Reading the configuration file redis.conf, at line 1",
                ">>> 'dir nowhere'",
                "No such file or directory");
        assertFault(
                "databases 32\n",
                "Reading the configuration file redis.conf, at line 1",
                ">>> 'databases 32'",
                "argument must be between 1 and 16 inclusive");
    }

    @Test
    void users_are_made_when_all_settings_stand() throws Exception {
        write(
                "redis.conf",
                "requirepass foo\nuser bob on >x (~a* +get) +@read\nacl-pubsub-default allchannels\nuser amy\n");
        assertThat(load("redis.conf"))
                .containsExactly("The user 'amy' is disabled (there is no 'on' modifier in the user description)."
                        + " Make sure this is not a configuration error.");
        assertThat(engine.access().user(Bytes.of("bob")).rules().utf8())
                .endsWith(" &* -@all +@read (~a* &* -@all +get)");
        assertThat(engine.access().user(Bytes.of("default")).needsNoPassword()).isFalse();
        assertFault(
                "port 1\nuser bob on\nuser bob off\n",
                "Reading the configuration file redis.conf, at line 3",
                ">>> 'user bob off'",
                "Error in user declaration 'bob': Duplicate user found. A user can only be defined once in config"
                        + " files");
        assertFault(
                "user carl on allkeys ~x\n",
                "Reading the configuration file redis.conf, at line 1",
                ">>> 'user carl on allkeys ~x'",
                "Error in user declaration '~x': Adding a pattern after the * pattern (or the 'allkeys' flag) is not"
                        + " valid and does not have any effect. Try 'resetkeys' to start with an empty list of"
                        + " patterns");
        assertFault(
                "user \"a b\" on\n",
                "Reading the configuration file redis.conf, at line 1",
                ">>> 'user \"a b\" on'",
                "Spaces not allowed in ACL usernames");
    }

    @Test
    void users_are_kept_in_one_place() throws Exception {
        write("users.acl", "user bob on nopass ~* +@all\n");
        assertThat(load("--aclfile", "users.acl")).isEmpty();
        assertThat(engine.access().users()).hasSize(2);
        write("redis.conf", "aclfile users.acl\nuser amy on\n");
        assertThatThrownBy(() -> load("redis.conf")).hasMessageContaining("please define either an ACL file or");
        write("users.acl", "user bob on\nuser amy +nosuch\n");
        assertThatThrownBy(() -> load("--aclfile", "users.acl"))
                .hasMessage("Aborting Redis startup because of ACL errors: users.acl:2: Error in applying operation"
                        + " '+nosuch': Unknown command or category name in ACL. WARNING: ACL errors detected, no change"
                        + " to the previously active ACL rules was performed");
    }

    @Test
    void save_points_of_a_file_add_up_and_replace_the_usual_ones() throws Exception {
        engine.config().saveAsUsual();
        assertThat(engine.config().text(Parameter.SAVE)).isEqualTo("3600 1 300 100 60 10000");
        write("redis.conf", "save 900 1\nsave 300 10 60 10000\n");
        load("redis.conf");
        assertThat(engine.config().text(Parameter.SAVE)).isEqualTo("900 1 300 10 60 10000");
        load("--save", "", "--save", "5 1");
        assertThat(engine.config().text(Parameter.SAVE)).isEqualTo("5 1");
        write("redis.conf", "save 900\n");
        assertThatThrownBy(() -> load("redis.conf")).hasMessageContaining("Invalid save parameters");
    }

    @Test
    void what_cannot_be_done_and_matters_is_refused() throws Exception {
        for (String line : List.of(
                "replicaof other 6379",
                "cluster-enabled yes",
                "daemonize yes",
                "min-replicas-to-write 1",
                "rename-command FLUSHALL \"\"",
                "loadmodule x.so",
                "user ann on +nosuch",
                "user",
                "sentinel monitor m h 1 1")) {
            write("redis.conf", "port 1\n" + line + "\n");
            assertThatThrownBy(() -> load("redis.conf"))
                    .as(line)
                    .hasMessageStartingWith(
                            "Reading the configuration file redis.conf, at line 2\n>>> '" + line + "'\n");
        }
        write("redis.conf", "slaveof other 1\ndaemonize yes\n");
        assertThat(load("redis.conf", "--replicaof", "no", "one", "--daemonize", "no"))
                .as("what counts is what comes last")
                .isEmpty();
    }

    @Test
    void what_cannot_be_done_and_matters_less_is_warned_of() throws Exception {
        write("redis.conf", "repl-timeout 10\nrepl-timeout 60\nslave-priority 5\nio-threads 4\n");
        assertThat(load("redis.conf", "--cluster-node-timeout", "5"))
                .containsExactly(
                        "the command line: 'cluster-node-timeout' has no effect: there is no cluster here",
                        "redis.conf:3: 'replica-priority' has no effect: there are no replicas here");
    }
}
