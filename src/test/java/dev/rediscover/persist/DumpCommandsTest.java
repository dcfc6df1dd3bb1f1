package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.Crc64;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.Session;
import dev.rediscover.embed.Families;
import dev.rediscover.link.LinkClient;
import dev.rediscover.link.RemoteLink;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DumpCommandsTest {
    private static final String LONG = "a long text that LZF packs, ".repeat(20);
    private static final List<String> VALUES = List.of(
            "SET k hello",
            "SET k 12",
            "SET k -70000",
            "SET k 9223372036854775807",
            "SET k ''",
            "SET k '" + LONG + "'",
            "RPUSH k a 1 -5 4000 70000 9223372036854775807 '' '" + LONG + "'",
            "RPUSH k" + numbers(2000),
            "SADD k 1 2 3",
            "SADD k 1 70000",
            "SADD k 1 5000000000",
            "SADD k a b 3",
            "SADD k" + numbers(2000) + " x",
            "HSET k name Ann age 30",
            "HSET k" + numbers(2000),
            "HSET k f '" + LONG + "'",
            "ZADD k 1 a 2.5 b -inf c inf d 1e300 e",
            "ZADD k" + numbers(2000));

    private final Session session = new Session(Families.all());

    private static String numbers(int count) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(' ').append(i);
        }
        return out.toString();
    }

    private static List<Bytes> words(String line) {
        return CommandLine.split(line).words();
    }

    private Reply ours(List<Bytes> line) {
        return session.engine.execute(session.client("you"), line);
    }

    private static List<Bytes> restore(Reply payload) {
        return List.of(
                Bytes.of("RESTORE"),
                Bytes.of("copy"),
                Bytes.of("0"),
                ((Reply.Bulk) payload).value(),
                Bytes.of("REPLACE"));
    }

    private static List<Reply> digests(LinkClient real) throws IOException {
        return ((Reply.Arr) real.send(words("DEBUG DIGEST-VALUE k copy"))).items();
    }

    @Test
    void what_is_dumped_here_is_restored_there_and_the_reverse() throws IOException {
        try (RealServer server = RealServer.start();
                RemoteLink link = new RemoteLink("127.0.0.1", server.port(), 10_000)) {
            LinkClient real = link.open("real", (client, reply) -> {});
            for (String value : VALUES) {
                real.send(words("DEL k copy"));
                ours(words("DEL k copy"));
                real.send(words(value));
                ours(words(value));
                assertThat(real.send(restore(ours(words("DUMP k"))))).as(value).isEqualTo(Reply.OK);
                assertThat(ours(restore(real.send(words("DUMP k"))))).as(value).isEqualTo(Reply.OK);
                assertThat(digests(real).get(1))
                        .as(value)
                        .isEqualTo(digests(real).get(0));
                real.send(restore(ours(words("DUMP copy"))));
                assertThat(digests(real).get(1))
                        .as(value)
                        .isEqualTo(digests(real).get(0));
            }
        }
    }

    @Test
    void expiring_fields_come_back_with_their_time() {
        session.runAll("HSET k a 1 b 2", "HPEXPIRE k 5000 FIELDS 1 a");
        ours(restore(ours(words("DUMP k"))));
        assertThat(session.run("HPTTL copy FIELDS 2 a b")).isEqualTo("[5000 -1]");
        assertThat(session.run("HGET copy b")).isEqualTo("\"2\"");
    }

    @Test
    void an_array_comes_back_with_its_gaps_and_its_cursor() {
        session.run(
                "ARMSET a 0 12 1 0.5 2 short 3 'a longer text' 70000 9223372036854775807 18446744073709551614 1.50");
        session.run("ARSEEK a 18446744073709551610");
        Reply payload = ours(words("DUMP a"));
        assertThat(ours(List.of(Bytes.of("RESTORE"), Bytes.of("b"), Bytes.of("0"), ((Reply.Bulk) payload).value())))
                .isEqualTo(Reply.OK);
        assertThat(session.run("ARSCAN b 0 18446744073709551614"))
                .isEqualTo(session.run("ARSCAN a 0 18446744073709551614"));
        assertThat(session.run("ARNEXT b")).isEqualTo("\"18446744073709551610\"");
    }

    /** Type 28, three values, last insert 5; then position, kind and value of each. */
    @Test
    void an_array_has_the_form_of_redis_8_8() {
        session.run("ARMSET a 0 12 1 0.5 2 ab");
        session.run("ARSEEK a 6");
        byte[] payload = ((Reply.Bulk) ours(words("DUMP a"))).value().array();
        assertThat(Arrays.copyOf(payload, payload.length - 8)).isEqualTo(new byte[] {
            28,
            3,
            1,
            5, //
            0,
            1,
            12,
            0,
            0,
            0,
            0,
            0,
            0,
            0, //
            1,
            2,
            0,
            0,
            0,
            0,
            0,
            0,
            (byte) 0xe0,
            0x3f, //
            2,
            3,
            2,
            'a',
            'b', //
            14,
            0
        });
    }

    @Test
    void options_are_checked_before_the_payload_is() {
        session.run("SET copy 1");
        assertThat(session.run("RESTORE copy abc x")).isEqualTo("!BUSYKEY Target key name already exists.");
        assertThat(session.run("RESTORE k -1 x")).isEqualTo("!ERR Invalid TTL value, must be >= 0");
        assertThat(session.run("RESTORE k 0 x FREQ 300")).isEqualTo("!ERR Invalid FREQ value, must be >= 0 and <= 255");
        assertThat(session.run("RESTORE k 0 x")).isEqualTo("!ERR DUMP payload version or checksum are wrong");
        assertThat(session.run("DUMP nosuch")).isEqualTo("nil");
    }

    @Test
    void a_time_to_live_may_be_a_span_or_a_moment() {
        session.run("SET k v");
        Bytes payload = ((Reply.Bulk) ours(words("DUMP k"))).value();
        ours(List.of(Bytes.of("RESTORE"), Bytes.of("a"), Bytes.of("5000"), payload));
        ours(List.of(Bytes.of("RESTORE"), Bytes.of("b"), Bytes.of(Session.START + 7000), payload, Bytes.of("ABSTTL")));
        assertThat(session.run("PTTL a")).isEqualTo("5000");
        assertThat(session.run("PTTL b")).isEqualTo("7000");
    }

    /** Nothing but an error may come of a broken payload, however it is broken. */
    @Test
    void broken_payloads_are_refused_and_break_nothing() {
        long seed = System.nanoTime();
        RandomSource random = new RandomSource(seed);
        List<String> values = new ArrayList<>(VALUES);
        values.add("ARSET k 5 a 12 0.5 '" + LONG + "'");
        for (String value : values) {
            session.run("DEL k");
            session.run(value);
            byte[] whole = ((Reply.Bulk) ours(words("DUMP k"))).value().array();
            for (int i = 0; i < 300; i++) {
                byte[] broken = Arrays.copyOf(whole, whole.length);
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    broken[random.nextInt(Math.min(broken.length - 10, 40))] = (byte) random.nextLong();
                }
                sign(broken);
                Reply reply = ours(List.of(
                        Bytes.of("RESTORE"), Bytes.of("copy"), Bytes.of("0"), Bytes.wrap(broken), Bytes.of("REPLACE")));
                assertThat(reply.equals(Reply.OK) || reply.equals(new Reply.Err("ERR Bad data format")))
                        .as("seed %d: %s", seed, reply)
                        .isTrue();
            }
        }
    }

    /** Puts the right checksum behind a payload, so that what is before it is looked at. */
    private static void sign(byte[] payload) {
        long crc = Crc64.update(0, payload, 0, payload.length - Long.BYTES);
        for (int i = 0; i < Long.BYTES; i++) {
            payload[payload.length - Long.BYTES + i] = (byte) (crc >>> (8 * i));
        }
    }
}
