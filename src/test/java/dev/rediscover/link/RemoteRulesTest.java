package dev.rediscover.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.spec.Catalog;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a read-only link refuses and what is worth a question, by what is known here and by what the server tells. */
class RemoteRulesTest {
    private static final List<String> WRITES = lines("""
            SET a 1
            set a 1
            GETDEL a
            GETEX a
            LPUSH l x
            BLPOP l 1
            XREADGROUP GROUP g c STREAMS s >
            XGROUP CREATE s g $ MKSTREAM
            FLUSHALL
            FLUSHDB
            SWAPDB 0 1
            SORT l
            GEORADIUS g 1 1 1 km
            EVAL 'return 1' 0
            EVALSHA abc 0
            FCALL f 0
            FUNCTION LOAD x
            FUNCTION FLUSH
            RESTORE a 0 x
            REMOVE_IT a
            CONFIG SET maxmemory 1
            SHUTDOWN
            DEBUG SLEEP 1
            REPLICAOF NO ONE
            CLIENT KILL 1
            CLIENT PAUSE 1
            SLOWLOG RESET
            ACL SETUSER x
            MODULE LOAD x
            CLUSTER RESET
            PUBLISH a b
            SCRIPT FLUSH
            SAVE
            BGREWRITEAOF
            """);

    private static final List<String> READS = lines("""
            GET a
            HGETALL h
            SORT_RO l
            EVAL_RO 'return 1' 0
            BITFIELD_RO a GET u8 0
            SCAN 0
            XINFO HELP
            OBJECT HELP
            MULTI
            EXEC
            WATCH a
            UNWATCH
            SELECT 1
            SELECT 0
            PING
            INFO
            CONFIG GET maxmemory
            CLIENT LIST
            CLIENT SETNAME x
            ACL WHOAMI
            ACL LIST
            SLOWLOG GET
            LATENCY LATEST
            MEMORY USAGE a
            COMMAND COUNT
            CLUSTER INFO
            PUBSUB CHANNELS
            NOSUCHCOMMAND a
            DEL a
            """);

    private static final List<String> RISKS = lines("""
            SHUTDOWN NOSAVE
            CONFIG SET a b
            CONFIG REWRITE
            DEBUG SEGFAULT
            SWAPDB 0 1
            REPLICAOF a 1
            CLIENT KILL 1
            CLIENT PAUSE 100
            CLUSTER FAILOVER
            CLUSTER RESET
            FAILOVER
            ACL SETUSER x
            ACL DELUSER x
            MODULE UNLOAD x
            SAVE
            SCRIPT FLUSH
            FUNCTION FLUSH
            """);

    private static final List<String> NO_RISKS = lines("""
            SET a 1
            DEL a
            GET a
            INFO
            ROLE
            CONFIG GET a
            CLIENT LIST
            SLOWLOG GET
            SORT l
            SHUTDOWN ABORT
            DEBUG OBJECT a
            LATENCY DOCTOR
            ACL LIST
            CLUSTER INFO
            MONITOR
            NOSUCH
            """);

    private static RealServer server;
    private static Heard knowing;
    private static Heard ignorant;

    @BeforeAll
    static void start() throws IOException {
        server = RealServer.start("--rename-command", "DEL", "REMOVE_IT");
        RemoteAddress here = RemoteAddress.LOCAL.at("127.0.0.1", server.port());
        knowing = new Heard(here, RemoteOptions.TYPED.readingOnly(true));
        ignorant = new Heard(here, RemoteOptions.TYPED.readingOnly(true), new Catalog(List.of()));
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            knowing.close();
            ignorant.close();
            server.close();
        }
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    @Test
    void what_writes_is_refused_whoever_knows_the_command() {
        for (String line : WRITES) {
            for (Heard you : List.of(knowing, ignorant)) {
                assertThatThrownBy(() -> you.say(line))
                        .as(line)
                        .isInstanceOf(LinkTrouble.class)
                        .satisfies(e -> assertThat(((LinkTrouble) e).kind()).isEqualTo(LinkTrouble.Kind.REFUSED))
                        .hasMessageContaining("read-only; it was not sent.");
            }
        }
    }

    @Test
    void what_reads_is_sent() throws IOException {
        for (String line : READS) {
            for (Heard you : List.of(knowing, ignorant)) {
                if (line.equals("DEL a") && you == knowing) {
                    continue; // ours knows it as a write, whatever it is called there
                }
                you.say(line);
            }
        }
    }

    @Test
    void transactions_have_no_way_around_it() throws IOException {
        knowing.say("MULTI");
        assertThatThrownBy(() -> knowing.say("SET a 1")).hasMessageContaining("SET writes");
        assertThat(knowing.text("EXEC")).isEqualTo("[]");
    }

    @Test
    void the_twin_that_reads_is_named() {
        assertThat(knowing.link.refusal(CommandLine.split("SORT l").words())).contains("SORT_RO");
        assertThat(knowing.link.refusal(CommandLine.split("eval x 0").words())).contains("EVAL_RO");
    }

    private static Risk risk(Heard you, int db, String line) {
        return you.link.risk(db, CommandLine.split(line).words());
    }

    @Test
    void risks_are_told_with_numbers() throws IOException {
        try (Heard admin = Heard.at(server.port())) {
            admin.say("FLUSHALL");
            admin.say("SET a 1");
            admin.say("SET b 1");
            admin.say("SELECT 3");
            admin.say("SET c 1");
            assertThat(risk(admin, 3, "FLUSHALL"))
                    .isEqualTo(new Risk(true, "FLUSHALL deletes every key of every database: 3 keys.", "FLUSHALL"));
            assertThat(risk(admin, 3, "FLUSHDB ASYNC").sentence())
                    .isEqualTo("FLUSHDB deletes every key of database 3: 1 key.");
            assertThat(risk(admin, 0, "flushdb").sentence())
                    .isEqualTo("FLUSHDB deletes every key of database 0: 2 keys.");
            assertThat(risk(admin, 0, "KEYS *")).isEqualTo(Risk.NONE);
            admin.say("DEBUG POPULATE 20000");
            assertThat(risk(admin, 3, "KEYS *").sentence())
                    .contains("20001 keys")
                    .contains("SCAN");
            admin.say("FLUSHALL");
        }
    }

    @Test
    void what_others_feel_is_worth_a_question() {
        for (Heard you : List.of(knowing, ignorant)) {
            for (String line : RISKS) {
                assertThat(risk(you, 0, line).asks()).as(line).isTrue();
                assertThat(risk(you, 0, line).sentence())
                        .as(line)
                        .startsWith(risk(you, 0, line).word())
                        .endsWith(".");
            }
            for (String line : NO_RISKS) {
                assertThat(risk(you, 0, line)).as(line).isEqualTo(Risk.NONE);
            }
        }
    }
}
