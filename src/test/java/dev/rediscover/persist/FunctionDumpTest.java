package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.engine.Scripts;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * FUNCTION DUMP and RESTORE between this engine and a real server, and payloads that are not what they seem. {@code
 * -Dfunctions.seed=N} spoils them otherwise, {@code -Dfunctions.broken=N} so many.
 */
class FunctionDumpTest {
    private static final int FOOTER = 10;
    private static final int FUNCTION = 245;

    private final long seed = Long.getLong("functions.seed", 5);
    private final int broken = Integer.getInteger("functions.broken", 3000);

    private static Bytes library(String name, String function, String body) {
        return Bytes.of("#!lua name=" + name + "\nredis.register_function('" + function + "', function(keys, args) "
                + body + " end)");
    }

    private static byte[] body(Bytes... codes) {
        return Arrays.copyOf(payload(codes).array(), payload(codes).length() - FOOTER);
    }

    private static Bytes payload(Bytes... codes) {
        List<Scripts.Library> libraries = new ArrayList<>();
        for (Bytes code : codes) {
            libraries.add(new Scripts.Library(Bytes.of("any"), code, List.of()));
        }
        return new FunctionPayload().encode(libraries);
    }

    private static Bytes[] restore(Bytes payload, String policy) {
        return new Bytes[] {Bytes.of("FUNCTION"), Bytes.of("RESTORE"), payload, Bytes.of(policy)};
    }

    @Test
    void libraries_go_both_ways() throws IOException {
        try (TwoServers both = new TwoServers()) {
            String filler = "local s = '" + "some text that packs well ".repeat(40) + "' ";
            Bytes[] codes = {
                library("one", "first", "return 1"),
                library("two", "second", filler + "return #s"),
                library("three", "third", "return '\u00e4\u00f6\u00fc' .. #keys"),
            };
            for (Bytes code : codes) {
                assertThat(both.there(Bytes.of("FUNCTION"), Bytes.of("LOAD"), code))
                        .isInstanceOf(Reply.Bulk.class);
            }
            Bytes theirs = ((Reply.Bulk) both.there("FUNCTION DUMP")).value();
            assertThat(both.here(restore(theirs, "FLUSH"))).isEqualTo(Reply.OK);
            Bytes ours = ((Reply.Bulk) both.here("FUNCTION DUMP")).value();
            assertThat(both.there(restore(ours, "FLUSH"))).isEqualTo(Reply.OK);
            for (String line : new String[] {
                "FUNCTION LIST LIBRARYNAME one WITHCODE",
                "FUNCTION LIST LIBRARYNAME two WITHCODE",
                "FUNCTION LIST LIBRARYNAME three WITHCODE",
                "FCALL first 0",
                "FCALL second 0",
                "FCALL third 1 k",
                "FUNCTION STATS"
            }) {
                assertThat(both.here(line).resp2()).as(line).isEqualTo(both.there(line));
            }
        }
    }

    @Test
    void small_dumps_are_the_same_bytes() throws IOException {
        try (TwoServers both = new TwoServers()) {
            assertThat(both.here("FUNCTION DUMP")).isEqualTo(both.there("FUNCTION DUMP"));
            both.there("CONFIG SET rdbcompression no");
            Bytes[] load = {Bytes.of("FUNCTION"), Bytes.of("LOAD"), library("one", "first", "return 1")};
            both.there(load);
            both.here(load);
            assertThat(both.here("FUNCTION DUMP")).isEqualTo(both.there("FUNCTION DUMP"));
        }
    }

    @Test
    void what_is_there_meets_what_comes() throws IOException {
        try (TwoServers both = new TwoServers()) {
            Bytes old = library("one", "first", "return 'old'");
            Bytes other = library("other", "taken", "return 'other'");
            Bytes[] payloads = {
                payload(),
                payload(library("one", "first", "return 'new'")),
                payload(library("two", "FIRST", "return 'thief'")),
                payload(library("two", "second", "return 2"), library("one", "taken", "return 'thief'")),
                payload(library("one", "another", "return 3"), library("three", "first", "return 4")),
                payload(library("twice", "a", "return 1"), library("twice", "b", "return 1")),
                payload(library("twice", "a", "return 1"), library("thrice", "A", "return 1")),
                payload(Bytes.of("no shebang")),
                payload(Bytes.of("#!lua name=x\nx = = 1")),
                payload(Bytes.of("#!lua name=x\nreturn 1")),
                payload(library("good", "good", "return 1"), Bytes.of("#!js name=x\nreturn 1")),
            };
            for (Bytes payload : payloads) {
                for (String policy : new String[] {"APPEND", "REPLACE", "FLUSH", "replace"}) {
                    same(both, "FUNCTION", "FLUSH");
                    same(both, "FUNCTION", "LOAD", old);
                    same(both, "FUNCTION", "LOAD", other);
                    assertThat(both.here(restore(payload, policy))).isEqualTo(both.there(restore(payload, policy)));
                    for (String function : new String[] {"first", "second", "taken", "another", "good", "a"}) {
                        same(both, "FCALL", function, "0");
                    }
                    same(both, "FUNCTION", "STATS");
                }
            }
        }
    }

    private static void same(TwoServers both, Object... words) throws IOException {
        Bytes[] line = new Bytes[words.length];
        for (int i = 0; i < line.length; i++) {
            line[i] = words[i] instanceof Bytes bytes ? bytes : Bytes.of((String) words[i]);
        }
        assertThat(both.here(line).resp2()).as(List.of(line).toString()).isEqualTo(both.there(line));
    }

    @Test
    void hostile_payloads_are_refused() throws IOException {
        try (TwoServers both = new TwoServers()) {
            byte[] good = body(library("one", "first", "return 1"));
            List<Bytes> payloads = new ArrayList<>(List.of(
                    OldForms.payload(RdbTypes.STRING, OldForms.string("x"), 10),
                    OldForms.payload(FUNCTION, new byte[0], 10),
                    OldForms.payload(FUNCTION, OldForms.bytes(0x80, 0x7f, 0xff, 0xff, 0xff), 10),
                    OldForms.payload(FUNCTION, OldForms.bytes(0xc0, 5), 10),
                    OldForms.payload(FUNCTION, OldForms.string("x"), 99),
                    Bytes.of("short"),
                    Bytes.EMPTY));
            // 7.0 still reads what its release candidates wrote, 8.0 does not.
            assertThat(both.here(restore(OldForms.payload(246, OldForms.string("x"), 10), "APPEND")))
                    .isEqualTo(new Reply.Err("ERR Pre-GA function format not supported"));
            // A real server reads on into the footer.
            assertThat(both.here(restore(OldForms.payload(FUNCTION, OldForms.bytes(10, 'a' + 0), 10), "APPEND")))
                    .isEqualTo(new Reply.Err("ERR Failed loading library payload"));
            byte[] longer = Arrays.copyOfRange(good, 1, good.length + 1);
            payloads.add(OldForms.payload(FUNCTION, longer, 10));
            for (Bytes payload : payloads) {
                Reply ours = both.here(restore(payload, "APPEND"));
                assertThat(ours).as(payload.toString()).isInstanceOf(Reply.Err.class);
                assertThat(ours).as(payload.toString()).isEqualTo(both.there(restore(payload, "APPEND")));
            }
            assertThat(both.here("FUNCTION LIST")).isEqualTo(Reply.EMPTY_ARRAY);
        }
    }

    @Test
    void a_bomb_of_packed_text_is_refused() throws IOException {
        try (TwoServers both = new TwoServers()) {
            byte[] bomb = OldForms.bytes(0xc3, 0x80, 0, 0, 0, 4, 0x80, 0x7f, 0xff, 0xff, 0xff, 0, 'x' + 0, 0xe0, 0xff);
            assertThat(both.here(restore(OldForms.payload(FUNCTION, bomb, 10), "APPEND")))
                    .isEqualTo(new Reply.Err("ERR Failed loading library payload"));
        }
    }

    @Test
    @Timeout(120)
    void spoilt_payloads_do_no_harm() throws IOException {
        RandomSource random = new RandomSource(seed);
        byte[] good = body(library("one", "first", "return 1"), library("two", "second", "return redis.call('PING')"));
        int refused = 0;
        try (TwoServers both = new TwoServers()) {
            both.here(Bytes.of("FUNCTION"), Bytes.of("LOAD"), library("kept", "kept", "return 'kept'"));
            for (int i = 0; i < broken; i++) {
                byte[] spoilt = good.clone();
                for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                    spoilt[random.nextInt(spoilt.length)] = (byte) random.nextInt(256);
                }
                String what = "seed " + seed + ", payload " + i;
                Reply reply = both.here(restore(DumpCommands.withFooter(spoilt), "APPEND"));
                refused += reply.isError() ? 1 : 0;
                assertThat(both.here("FCALL kept 0")).as(what).isEqualTo(Reply.bulk("kept"));
                if (!reply.isError()) {
                    both.here("FUNCTION DELETE one");
                    both.here("FUNCTION DELETE two");
                } else {
                    assertThat(((Reply.Err) reply).text()).as(what).doesNotContain("internal");
                }
            }
        }
        System.out.println("functions: " + broken + " spoilt payloads, seed " + seed + ": " + refused + " refused");
        assertThat(refused).isGreaterThan(broken / 4);
    }
}
