package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A conversation for each cause, and the whole explanation at its end. {@code -Drediscover.golden=write} writes the
 * explanations anew: read the difference with your own eyes.
 */
class WhyTest {
    private static final Path FILE = Path.of("src/test/resources/shell/why.txt");
    private static final List<List<String>> CONVERSATIONS = List.of(
            List.of("SET page:home hello", "LPUSH page:home a"),
            List.of("RPUSH page:home a b c", "@bob RPUSH page:home d", ":tick 5s", "INCR page:home"),
            List.of("ZADD rank 1 ann", "HGET rank ann"),
            List.of("GET"),
            List.of("SET a"),
            List.of("MSET a 1 b"),
            List.of("GET a b"),
            List.of("HSET user:1 name"),
            List.of("LPOP todo 1 2"),
            List.of("GTE page:home"),
            List.of("frobnicate"),
            List.of("CLIENT LSIT"),
            List.of("CONFIG"),
            List.of("SET a 1 EXX 10"),
            List.of("SET a 1 NX XX"),
            List.of("SET a 1 EX"),
            List.of("ZADD rank one ann"),
            List.of("EXPIRE a soon"),
            List.of("SET views many", "INCR views"),
            List.of("HSET page views many", "HINCRBY page views 1"),
            List.of("INCRBY views 1.5"),
            List.of("SET views 9223372036854775807", "INCR views"),
            List.of("SPOP bag -1"),
            List.of("RENAME old new"),
            List.of("RPUSH todo a b", "LSET todo 5 x"),
            List.of("GET nothing"),
            List.of("SET code:ann 4711 EX 60", "GET code:ann", ":tick 63s", "GET code:ann"),
            List.of("SET a 1", "@bob DEL a", "GET a"),
            List.of("SET a 1", "FLUSHALL", "GET a"),
            List.of("HSET user:1 name ann city ghent", "HGET user:1 age"),
            List.of("ZADD rank 1 ann", "ZSCORE rank bob"),
            List.of("RPUSH todo a b", "LINDEX todo 7"),
            List.of("LPOP todo"),
            List.of("SET lock:door ann", "SET lock:door bob NX"),
            List.of("SET lock:door ann XX"),
            List.of("SADD tags red", "SADD tags red"),
            List.of("HSET user:1 name ann", "HSET user:1 name bob"),
            List.of("ZADD rank 1 ann", "ZADD rank GT 0 ann"),
            List.of("SETNX a 1", "SETNX a 2"),
            List.of("DEL nothing"),
            List.of("SET a 1 EX 100", "EXPIRE a 50 GT"),
            List.of("EXPIRE nothing 10"),
            List.of("SET a 1", "PERSIST a"),
            List.of("SET a 1", "TTL a"),
            List.of("TTL nothing"),
            List.of("SET a 1", "SET b 2", "COPY a b"),
            List.of("SADD tags red", "SREM tags blue"),
            List.of("LRANGE nothing 0 -1"),
            List.of("RPUSH todo a", "LRANGE todo 5 9"),
            List.of("SET stock 5", "WATCH stock", "@bob DECR stock", "MULTI", "SET stock 4", "EXEC"),
            List.of("MULTI", "SET a", "SET b 1", "EXEC"),
            List.of("MULTI", "SET a 1", "MULTI"),
            List.of("EXEC"),
            List.of("MULTI", "WATCH a"),
            List.of("XADD log * a 1", "XGROUP CREATE log readers 0", "XGROUP CREATE log readers $"),
            List.of("XADD log * a 1", "XREADGROUP GROUP readers ann STREAMS log >"),
            List.of("XADD log 5-1 a 1", "XADD log 4-1 a 1"),
            List.of("CONFIG SET maxmemory 1", "SET a 1"),
            List.of("SUBSCRIBE news", "GET a"),
            List.of("SET a 1", "GET a"));

    private static String explained(List<String> lines) {
        Sessions it = new Sessions();
        String last = it.run(lines.toArray(String[]::new));
        String why = it.run(":why");
        String all = "> " + String.join("\n> ", lines) + "\n" + last + "> why\n" + why;
        return all.replaceAll(" +\n", "\n");
    }

    @TestFactory
    List<DynamicTest> eachCauseIsExplainedAsAgreed() throws Exception {
        if ("write".equals(System.getProperty("rediscover.golden"))) {
            StringBuilder out = new StringBuilder();
            for (List<String> lines : CONVERSATIONS) {
                out.append(explained(lines)).append("\n");
            }
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, out);
        }
        String[] agreed = Files.readString(FILE, StandardCharsets.UTF_8).split("\n\n(?=> )");
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS.size(); i++) {
            List<String> lines = CONVERSATIONS.get(i);
            String wanted = i < agreed.length ? agreed[i].strip() : "";
            tests.add(DynamicTest.dynamicTest(
                    String.join("; ", lines),
                    () -> assertThat(explained(lines).strip()).isEqualTo(wanted)));
        }
        return tests;
    }

    @Test
    void anErrorPointsToWhyWhereThereIsMoreToTell() {
        Sessions it = new Sessions();
        assertThat(it.run("SET a 1", "LPUSH a x")).endsWith("\"why\" tells more.\n");
        assertThat(it.run("why")).startsWith("LPUSH works on a list, and a is the string \"1\".\n");
        assertThat(it.run("DEBUG DIGEST-VALUE")).doesNotContain("null");
        assertThat(new Sessions().run("why")).contains("Nothing has been replied yet");
    }

    @Test
    void inALessonTheVerdictComesFirst() {
        Sessions it = new Sessions();
        it.run(":learn expiry", "");
        assertThat(it.run("LPUSH session:ann x", "why")).contains("LPUSH works on a list, and session:ann is");
        assertThat(it.run(":why")).contains("Ways on:", "DEL session:ann");
    }

    @Test
    void inPlainModeEachWayIsASentence() {
        Sessions it = new Sessions();
        it.run(":set plain on", "SET a 1", "LPUSH a x");
        assertThat(it.run("why")).contains("TYPE a: asks what it is.\n");
    }
}
