package dev.rediscover.lesson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.resp.CommandLine;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stranger's lesson or transcript may ask of a second server. */
class CrashRulesTest {
    private static final String FURTHER = """
            CONFIG SET dir /etc
            CONFIG SET save '' dir /etc
            CONFIG SET dbfilename ../../x
            CONFIG SET logfile /tmp/x
            CONFIG SET requirepass x
            CONFIG SET port 6379
            CONFIG GET *
            CONFIG GET requirepass
            CONFIG REWRITE
            CONFIG
            DEBUG SEGFAULT
            DEBUG SLEEP 1000
            DEBUG RELOAD NOSAVE
            SHUTDOWN NOSAVE
            REPLICAOF 10.0.0.1 6379
            SLAVEOF NO ONE
            MIGRATE 10.0.0.1 6379 k 0 1000
            MODULE LOAD /tmp/x.so
            ACL SAVE
            ACL LOAD
            BLPOP a 0
            WAIT 1 0
            WAITAOF 1 0 0
            WAITAOF 1 0 100000
            MONITOR
            SUBSCRIBE x
            CLIENT KILL TYPE normal
            SCRIPT FLUSH
            SYNC
            PSYNC ? -1
            CLUSTER MEET 10.0.0.1 6379
            BACKUP START /etc
            FAILOVER
            AUTH x
            HELLO 3
            NOSUCH
            """;

    static Stream<String> further() {
        return FURTHER.lines();
    }

    private static String refusal(String line) {
        return CrashRules.refusal(CommandLine.split(line).words());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET a 1",
                "save",
                "BGSAVE",
                "BGSAVE SCHEDULE",
                "BGREWRITEAOF",
                "LASTSAVE",
                "MULTI",
                "CONFIG SET appendfsync always",
                "CONFIG SET save '' appendonly yes",
                "CONFIG GET appendonly",
                "DEBUG RELOAD",
                "INFO persistence",
                "WAITAOF 1 0 1000",
                "EVAL 'return 1' 0"
            })
    void whatIsAboutDataRuns(String line) {
        assertThat(refusal(line)).isNull();
    }

    @ParameterizedTest
    @MethodSource("further")
    void whatReachesFurtherDoesNot(String line) {
        assertThat(refusal(line)).as(line).isNotNull();
    }

    @org.junit.jupiter.api.Test
    void aCommandIsShort() {
        assertThat(refusal("SET a " + "x".repeat(4096))).isNull();
        assertThat(refusal("SET a " + "x".repeat(4097))).contains("too long");
        assertThat(refusal("DEL" + " a".repeat(64))).contains("too long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dir",
                "dbfilename",
                "appendfilename",
                "appenddirname",
                "port",
                "bind",
                "unixsocket",
                "include",
                "loadmodule",
                "logfile",
                "aclfile",
                "pidfile",
                "requirepass",
                "maxmemory",
                "enable-debug-command"
            })
    void noDirectiveNamesAFileOrADoor(String name) {
        assertThat(CrashRules.isDirective(name)).isFalse();
    }
}
