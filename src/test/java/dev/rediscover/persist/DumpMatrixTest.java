package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** DUMP and RESTORE between this engine and a real server, both ways, for every type in every form. */
class DumpMatrixTest {
    static final String DEFAULTS = "CONFIG SET hash-max-listpack-entries 512 set-max-intset-entries 512"
            + " zset-max-listpack-entries 128 list-max-listpack-size -2 list-compress-depth 0 rdbcompression yes";
    private static final String LONG = "long text that packs well ".repeat(60);
    private static final List<String> PAIRS = List.of("a", "1", "b", "200", "c", "-30000", "d", "text");
    private static final List<String> NUMBERS = List.of(
            "x",
            "0",
            "12",
            "13",
            "-1",
            "127",
            "-128",
            "32767",
            "-32768",
            "8388607",
            "-8388608",
            "2147483647",
            "-9",
            "-2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "01",
            "");

    /** A value that the real server can make: the form that it dumps it in, a setting, the commands. */
    record Made(int form, String name, String setting, String command) {}

    static final List<Made> MADE = List.of(
            new Made(RdbTypes.STRING, "int8", "", "SET k -100"),
            new Made(RdbTypes.STRING, "int16", "", "SET k 30000"),
            new Made(RdbTypes.STRING, "int32", "", "SET k -2000000000"),
            new Made(RdbTypes.STRING, "int64 as text", "", "SET k 9223372036854775807"),
            new Made(RdbTypes.STRING, "embstr", "", "SET k 'forty bytes or less'"),
            new Made(RdbTypes.STRING, "empty", "", "SET k ''"),
            new Made(RdbTypes.STRING, "LZF", "", "SET k '" + LONG + "'"),
            new Made(RdbTypes.STRING, "raw", "rdbcompression no", "SET k '" + LONG + "'"),
            new Made(RdbTypes.STRING, "HyperLogLog, sparse", "", "PFADD k a b c d"),
            new Made(RdbTypes.LIST_QUICKLIST_2, "one listpack", "", "RPUSH k " + words(NUMBERS)),
            new Made(RdbTypes.LIST_QUICKLIST_2, "listpacks", "", "RPUSH k '" + LONG + "'" + numbers(5000)),
            new Made(RdbTypes.LIST_QUICKLIST_2, "of 3 elements", "list-max-listpack-size 3", "RPUSH k" + numbers(20)),
            new Made(RdbTypes.LIST_QUICKLIST_2, "LZF nodes", "list-compress-depth 1", "RPUSH k" + numbers(9000)),
            new Made(RdbTypes.LIST_QUICKLIST_2, "entry of 126 bytes", "", "RPUSH k " + "x".repeat(124)),
            new Made(RdbTypes.LIST_QUICKLIST_2, "entry of 127 bytes", "", "RPUSH k " + "x".repeat(125)),
            new Made(RdbTypes.LIST_QUICKLIST_2, "entry of 128 bytes", "", "RPUSH k " + "x".repeat(126)),
            new Made(RdbTypes.LIST_QUICKLIST_2, "texts of 4095 and 4096", "", "RPUSH k " + texts(4095, 4096)),
            new Made(RdbTypes.LIST_QUICKLIST_2, "about 2^14", "", "RPUSH k " + texts(16_376, 16_377, 16_378, 16_379)),
            new Made(RdbTypes.LIST_QUICKLIST_2, "about 2^21", "", "RPUSH k " + texts(2_097_145, 2_097_146, 2_097_147)),
            new Made(RdbTypes.SET_INTSET, "16 bits", "", "SADD k -32768 0 32767"),
            new Made(RdbTypes.SET_INTSET, "32 bits", "", "SADD k -2147483648 5 2147483647"),
            new Made(RdbTypes.SET_INTSET, "64 bits", "", "SADD k -9223372036854775808 7 9223372036854775807"),
            new Made(RdbTypes.SET, "hashtable", "", "SADD k a b 3 '" + LONG + "'" + numbers(1000)),
            new Made(RdbTypes.SET, "integers in a hashtable", "set-max-intset-entries 0", "SADD k" + numbers(300)),
            new Made(RdbTypes.HASH_LISTPACK, "listpack", "", "HSET k " + words(PAIRS) + " '' ''"),
            new Made(RdbTypes.HASH, "hashtable", "", "HSET k f '" + LONG + "'" + numbers(2000)),
            new Made(RdbTypes.HASH, "small hashtable", "hash-max-listpack-entries 0", "HSET k " + words(PAIRS)),
            new Made(RdbTypes.ZSET_LISTPACK, "listpack", "", "ZADD k 1 a 2.5 b -inf c inf d 1e300 e -0 f 0.1 g 7 7"),
            new Made(RdbTypes.ZSET_2, "skiplist", "", "ZADD k 0.1 a -inf b inf c 3 '" + LONG + "'" + numbers(2000)),
            new Made(RdbTypes.ZSET_2, "small skiplist", "zset-max-listpack-entries 0", "ZADD k 1 a 1e-300 b"));

    /** Commands that make a stream of each kind; the last word of a line's name is what is in it. */
    static final Map<String, List<String>> STREAMS = new TreeMap<>(Map.of(
            "entries",
            List.of("XADD k 1-1 f v", "XADD k 1-2 f w g 5", "XADD k 7-0 f v", "XADD k 7-1 f ''"),
            "of many blocks",
            IntStream.range(1, 500)
                    .mapToObj(i -> "XADD k " + i * 3 + "-0 field " + i + " other text" + i)
                    .toList(),
            "entries deleted",
            List.of("XADD k 1-1 f v", "XADD k 1-2 f w", "XADD k 1-3 f x", "XDEL k 1-2"),
            "nothing but its last id",
            List.of("XADD k 5-5 f v", "XDEL k 5-5"),
            "trimmed",
            List.of("XADD k 1-1 f v", "XADD k 1-2 f w", "XADD k 1-3 f x", "XTRIM k MAXLEN 1"),
            "groups",
            List.of(
                    "XADD k 1-1 f v",
                    "XADD k 1-2 f w",
                    "XADD k 1-3 f x",
                    "XGROUP CREATE k readers 0",
                    "XGROUP CREATE k others $",
                    "XGROUP CREATECONSUMER k others idle",
                    "XREADGROUP GROUP readers ann COUNT 1 STREAMS k >",
                    "XREADGROUP GROUP readers bob COUNT 2 STREAMS k >",
                    "XACK k readers 1-2")));

    /** A payload by hand that the real server reads too. */
    record Written(int form, String name, byte[] body) {}

    static final List<Written> OLD = List.of(
            new Written(RdbTypes.LIST, "plain", OldForms.strings(3, List.of("a", "b", "12"))),
            new Written(RdbTypes.LIST_ZIPLIST, "ziplist", OldForms.string(OldForms.ziplist(NUMBERS))),
            new Written(
                    RdbTypes.LIST_QUICKLIST,
                    "ziplists",
                    OldForms.bytes(
                            2, OldForms.string(OldForms.ziplist(NUMBERS)), OldForms.string(OldForms.ziplist(PAIRS)))),
            new Written(
                    RdbTypes.LIST_QUICKLIST_2,
                    "plain nodes",
                    OldForms.bytes(
                            3,
                            1,
                            OldForms.string("a plain node"),
                            2,
                            OldForms.string(OldForms.listpack(List.of("x", "y"))),
                            1,
                            OldForms.string("another"))),
            new Written(RdbTypes.SET, "plain", OldForms.strings(3, List.of("a", "b", "12"))),
            new Written(RdbTypes.SET_INTSET, "wider than needed", OldForms.string(OldForms.intset(8, 1, 2, 3))),
            new Written(RdbTypes.HASH, "plain", OldForms.strings(4, PAIRS)),
            new Written(RdbTypes.HASH_ZIPMAP, "zipmap", OldForms.string(OldForms.zipmap(PAIRS))),
            new Written(RdbTypes.HASH_ZIPLIST, "ziplist", OldForms.string(OldForms.ziplist(PAIRS))),
            new Written(
                    RdbTypes.ZSET,
                    "scores as digits",
                    OldForms.bytes(
                            4,
                            OldForms.string("a"),
                            OldForms.string("1.5"),
                            OldForms.string("b"),
                            OldForms.string("17"),
                            OldForms.string("c"),
                            254,
                            OldForms.string("d"),
                            255)),
            new Written(
                    RdbTypes.ZSET_ZIPLIST,
                    "ziplist",
                    OldForms.string(OldForms.ziplist(List.of("a", "1", "b", "2.5", "c", "300")))));

    /** A payload by hand that only later versions read, with what it holds. */
    static final List<Written> NEW = List.of(
            new Written(RdbTypes.SET_LISTPACK, "listpack", OldForms.string(OldForms.listpack(List.of("a", "b", "c")))),
            new Written(
                    RdbTypes.HASH_METADATA_EARLY,
                    "expiring, 7.4 RC",
                    OldForms.bytes(
                            2,
                            0,
                            OldForms.string("a"),
                            OldForms.string("1"),
                            0x81,
                            OldForms.bytes(0, 0, 0x03, 0x9c, 0x56, 0x70, 0x94, 0),
                            OldForms.string("b"),
                            OldForms.string("2"))),
            new Written(
                    RdbTypes.HASH_METADATA,
                    "expiring",
                    OldForms.bytes(
                            3_970_000_000_000L,
                            2,
                            0,
                            OldForms.string("a"),
                            OldForms.string("1"),
                            1,
                            OldForms.string("b"),
                            OldForms.string("2"))),
            new Written(
                    RdbTypes.HASH_LISTPACK_EX_EARLY,
                    "expiring listpack, 7.4 RC",
                    OldForms.string(OldForms.listpack(List.of("b", "2", "3970000000000", "a", "1", "0")))),
            new Written(
                    RdbTypes.HASH_LISTPACK_EX,
                    "expiring listpack",
                    OldForms.bytes(
                            3_970_000_000_000L,
                            OldForms.string(OldForms.listpack(List.of("b", "2", "3970000000000", "a", "1", "0"))))));

    private static String numbers(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(' ').append(i);
        }
        return out.toString();
    }

    private static String words(List<String> texts) {
        return "'" + String.join("' '", texts) + "'";
    }

    private static String texts(int... lengths) {
        StringBuilder out = new StringBuilder();
        for (int length : lengths) {
            out.append("y".repeat(length)).append(" 5 ");
        }
        return out.toString();
    }

    @Test
    void what_a_real_server_dumps_is_restored_here_and_the_reverse() throws IOException {
        try (TwoServers both = new TwoServers()) {
            for (Made made : MADE) {
                both.there("DEL k copy");
                both.there(DEFAULTS);
                if (!made.setting().isEmpty()) {
                    both.there("CONFIG SET " + made.setting());
                }
                assertThat(both.there(made.command()).isError()).as(made.name()).isFalse();
                Bytes payload = both.dumpThere("k");
                assertThat(payload.at(0)).as(made.name() + ": form").isEqualTo((byte) made.form());
                carried(both, payload, made.name());
                print(both, made.form(), made.name(), "there -> here -> there");
            }
        }
    }

    @Test
    void plain_nodes_of_a_list_are_read_and_written() throws IOException {
        try (TwoServers both = new TwoServers()) {
            both.there("DEBUG QUICKLIST-PACKED-THRESHOLD 100b");
            both.there("RPUSH k small '" + LONG + "' small");
            Bytes payload = both.dumpThere("k");
            assertThat(payload.at(0)).isEqualTo((byte) RdbTypes.LIST_QUICKLIST_2);
            carried(both, payload, "plain nodes");
            print(both, RdbTypes.LIST_QUICKLIST_2, "large plain nodes", "there -> here -> there");
        }
    }

    @Test
    void streams_go_both_ways_with_their_groups_and_what_is_pending() throws IOException {
        try (TwoServers both = new TwoServers()) {
            for (Map.Entry<String, List<String>> stream : STREAMS.entrySet()) {
                both.there("DEL k copy");
                for (String line : stream.getValue()) {
                    assertThat(both.there(line).isError()).as(line).isFalse();
                }
                Bytes payload = both.dumpThere("k");
                assertThat(payload.at(0)).as(stream.getKey()).isEqualTo((byte) RdbTypes.STREAM_2);
                carried(both, payload, stream.getKey());
                print(both, RdbTypes.STREAM_2, stream.getKey(), "there -> here -> there");
            }
        }
    }

    /** Restores the payload, which {@code k} of the real server holds too, here, and what is dumped here there. */
    private static void carried(TwoServers both, Bytes payload, String name) throws IOException {
        assertThat(both.restoreHere(payload, "k")).as(name).isEqualTo(Reply.OK);
        assertThat(both.contentsHere("k")).as(name).isEqualTo(both.contentsThere("k"));
        assertThat(both.restoreThere(both.dumpHere("k"), "copy")).as(name).isEqualTo(Reply.OK);
        assertThat(both.contentsThere("copy")).as(name).isEqualTo(both.contentsThere("k"));
        assertThat(both.sameThere("k", "copy")).as(name).isTrue();
    }

    @Test
    void what_older_versions_wrote_is_read_as_a_real_server_reads_it() throws IOException {
        try (TwoServers both = new TwoServers()) {
            for (Written written : OLD) {
                Bytes payload = OldForms.payload(written.form(), written.body(), 8);
                assertThat(both.restoreThere(payload, "k")).as(written.name()).isEqualTo(Reply.OK);
                carried(both, payload, written.name());
                print(both, written.form(), written.name(), "by hand -> both, here -> there");
            }
        }
    }

    @Test
    void what_newer_versions_write_is_read_and_comes_back() throws IOException {
        try (TwoServers both = new TwoServers()) {
            for (Written written : NEW) {
                Bytes payload = OldForms.payload(written.form(), written.body(), 12);
                assertThat(both.restoreHere(payload, "k")).as(written.name()).isEqualTo(Reply.OK);
                assertThat(both.restoreHere(both.dumpHere("k"), "copy"))
                        .as(written.name())
                        .isEqualTo(Reply.OK);
                assertThat(both.contentsHere("copy")).as(written.name()).isEqualTo(both.contentsHere("k"));
                boolean set = written.form() == RdbTypes.SET_LISTPACK;
                assertThat(both.session.run(set ? "SCARD copy" : "HGET copy b")).isEqualTo(set ? "3" : "\"2\"");
                if (set) {
                    assertThat(both.restoreThere(both.dumpHere("k"), "copy")).isEqualTo(Reply.OK);
                } else {
                    assertThat(both.session.run("HPEXPIRETIME copy FIELDS 2 a b"))
                            .as(written.name())
                            .isEqualTo("[-1 3970000000000]");
                }
                print(both, written.form(), written.name(), "by hand -> here -> here");
            }
        }
    }

    private static void print(TwoServers both, int form, String name, String ways) {
        System.out.printf(
                "dump: %-6s %-10s form %2d  %-25s %s%n",
                both.session.run("TYPE k"), both.session.run("OBJECT ENCODING k"), form, name, ways);
    }
}
