package dev.rediscover.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Family;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The answers are those of COMMAND GETKEYS and GETKEYSANDFLAGS of a real server, version 7.0. */
class KeyPositionsTest {
    private static final Catalog CATALOG =
            new Catalog(Families.all().stream().map(Family::table).toList());

    @ParameterizedTest
    @CsvSource({
        "GET a, 1",
        "EVAL x 0, ''",
        "EVAL x 5 a, ''",
        "EVAL x a a, ''",
        "EVAL x 1 a b, 3",
        "ZUNIONSTORE d 2 a b, 1 3 4",
        "ZUNION 2 a b WITHSCORES, 2 3",
        "XREAD STREAMS a b 1 2, 2 3",
        "XREAD STREAMS a b 1, 2",
        "XREAD COUNT 2 BLOCK 0 STREAMS a 1, 6",
        "XREADGROUP GROUP g c STREAMS a b 1 2, 5 6",
        "SORT k, 1",
        "SORT k STORE d, 1 3",
        "SORT k GET STORE STORE d STORE e, 1 7",
        "SORT k BY x LIMIT 1 2 STORE, 1",
        // a real server takes the word behind STORE for an option as well, and finds only the key that is not written
        "SORT k STORE by STORE d, 1 5",
        "MIGRATE h 1 k 0 10, 3",
        "MIGRATE h 1 '' 0 10 KEYS a b, 7 8",
        "MIGRATE h 1 '' 0 10 COPY AUTH KEYS KEYS a, 10",
        "GEORADIUS k 1 1 1 m STORE d, 1 7",
        "GEORADIUS k 1 1 1 m STORE d STOREDIST e, 1 7 9",
        "MSET a b c d, 1 3",
        "BLPOP a b 0, 1 2",
        "BLMPOP 0 2 a b LEFT, 3 4",
        "BLMPOP 0 3 a b LEFT, 3 4 5",
        "OBJECT ENCODING k, 2",
        "XGROUP CREATE k g 0, 2",
        "MEMORY USAGE k, 2",
        "PFMERGE d a b, 1 2 3",
        "LCS a b, 1 2",
        "BITOP AND d a b, 2 3 4",
    })
    void keysAreFound(String line, String positions) {
        String found = KeyPositions.of(spec(line), words(line)).toString();
        assertThat(found.replaceAll("[\\[\\],]", "")).isEqualTo(positions);
    }

    @ParameterizedTest
    @CsvSource({
        "ZUNIONSTORE d 3 a b",
        "ZUNIONSTORE d 0 a",
        "ZUNIONSTORE d x a",
        "XREAD COUNT 2 STREAMS a",
        "BLMPOP 0 9 a b LEFT",
        "LMPOP -1 a LEFT",
        "MIGRATE h 1 k 0 10 KEYS a b",
    })
    void argumentsThatDoNotFitAreSaidToBeUnclear(String line) {
        assertThatThrownBy(() -> KeyPositions.of(spec(line), words(line))).isInstanceOf(KeyPositions.Unclear.class);
    }

    @ParameterizedTest
    @CsvSource({"PING", "SUBSCRIBE c", "SPUBLISH c m", "CLIENT ID"})
    void someCommandsHaveNoKeys(String line) {
        assertThat(KeyPositions.hasKeys(spec(line))).isFalse();
        assertThat(KeyPositions.of(spec(line), words(line))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SET a b, OW update",
        "SET a b GET, RW access update",
        "SET a b EX 10 GET, RW access update",
        "BITFIELD k, RO access",
        "BITFIELD k GET u8 0, RO access",
        "BITFIELD k GET u8 0 SET u8 0 1, RW access update",
        "SORT k, RO access",
        "MIGRATE h 1 k 0 10, RW access delete",
    })
    void whatHappensToAKeyCanDependOnTheArguments(String line, String flags) {
        List<KeyPositions.Key> keys = KeyPositions.keys(spec(line), words(line));
        assertThat(String.join(" ", keys.get(0).flags())).isEqualTo(flags);
    }

    @Test
    void aCountThatOverflowsIsNoCount() {
        String line = "LMPOP 99999999999999999999 a LEFT";
        assertThatThrownBy(() -> KeyPositions.of(spec(line), words(line))).isInstanceOf(KeyPositions.Unclear.class);
    }

    private static CommandSpec spec(String line) {
        CommandSpec spec = CATALOG.find(line.split(" ")[0]);
        return spec.isContainer() ? spec.subcommand(Bytes.of(line.split(" ")[1])) : spec;
    }

    private static List<Bytes> words(String line) {
        List<Bytes> words = new ArrayList<>();
        for (String word : line.split(" ")) {
            words.add(Bytes.of(word.replace("''", "")));
        }
        return words;
    }
}
