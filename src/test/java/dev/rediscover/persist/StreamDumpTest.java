package dev.rediscover.persist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.command.Session;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Streams with their groups between this engine and a real server; {@code -Dstreams.dump.seed=N} takes others. */
class StreamDumpTest {
    private static final int FRAME = 10;
    private static final List<String> QUESTIONS = List.of(
            "XLEN k",
            "XRANGE k - +",
            "XREVRANGE k + - COUNT 7",
            "XINFO GROUPS k",
            "XPENDING k g",
            "XPENDING k h",
            "XREADGROUP GROUP g ann STREAMS k 0",
            "XREADGROUP GROUP g bob STREAMS k 0",
            "XTRIM k MAXLEN ~ 20",
            "XADD k MAXLEN 5 99999-* f v",
            "XRANGE k - +");

    private final long seed = Long.getLong("streams.dump.seed", 5);
    private final RandomSource random = new RandomSource(seed);

    @Test
    void streams_go_both_ways() throws IOException {
        try (TwoServers both = new TwoServers()) {
            for (int i = 0; i < 150; i++) {
                String what = "seed " + seed + ", stream " + i;
                fill(both);
                assertThat(both.restoreHere(both.dumpThere("k"), "k")).as(what).isEqualTo(Reply.OK);
                assertThat(both.restoreThere(both.dumpHere("k"), "copy"))
                        .as(what)
                        .isEqualTo(Reply.OK);
                assertThat(both.sameThere("k", "copy")).as(what).isTrue();
                both.there("RENAME copy k");
                for (String question : QUESTIONS) {
                    String theirs = Session.text(both.there(question).resp2());
                    assertThat(Session.text(both.here(question).resp2()))
                            .as("%s: %s", what, question)
                            .isEqualTo(theirs);
                }
            }
        }
    }

    /** Entries of equal and other fields, some of them deleted, some pending for one or the other. */
    private void fill(TwoServers both) throws IOException {
        both.there("DEL k");
        both.there("CONFIG SET stream-node-max-entries " + (2 + random.nextInt(120)));
        both.there("XGROUP CREATE k g 0 MKSTREAM");
        int entries = 1 + random.nextInt(random.nextInt(4) == 0 ? 300 : 20);
        for (int i = 1; i <= entries; i++) {
            String more = random.nextInt(5) == 0 ? " other " + (random.nextLong() >> random.nextInt(64)) : "";
            both.there("XADD k " + i * 3 + "-" + random.nextInt(9) + " f " + "v".repeat(random.nextInt(200)) + more);
        }
        both.there("XREADGROUP GROUP g ann COUNT " + (1 + random.nextInt(9)) + " STREAMS k >");
        both.there("XREADGROUP GROUP g bob COUNT " + (1 + random.nextInt(9)) + " STREAMS k >");
        both.there("XGROUP CREATE k h $");
        both.there("XGROUP CREATECONSUMER k h cleo");
        for (int i = random.nextInt(entries); i > 0; i--) {
            int ms = 3 * (1 + random.nextInt(entries));
            both.there("XDEL k " + ms + "-0 " + ms + "-1 " + ms + "-2 " + ms + "-3 " + ms + "-4");
        }
    }

    @Test
    void broken_streams_do_no_harm() throws IOException {
        try (TwoServers both = new TwoServers()) {
            int refused = 0;
            for (int i = 0; i < 3_000; i++) {
                if (i % 20 == 0) {
                    fill(both);
                }
                byte[] broken = both.dumpThere("k").array().clone();
                for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
                    broken[random.nextInt(broken.length - FRAME)] = (byte) random.nextLong();
                }
                Reply reply = both.restoreHere(Bytes.wrap(OldForms.signed(broken)), "k");
                if (reply.isError()) {
                    refused++;
                    assertThat(reply).isEqualTo(new Reply.Err("ERR Bad data format"));
                } else if (Session.text(both.here("TYPE k")).equals("stream")) {
                    use(both, "seed " + seed + ", payload " + i);
                }
            }
            assertThat(refused).isGreaterThan(500);
        }
    }

    /** A stream that was taken is whole: what is asked of it is answered, and all of it can be deleted. */
    private static void use(TwoServers both, String what) {
        long length = ((Reply.Int) both.here("XLEN k")).value();
        Reply.Arr entries = (Reply.Arr) both.here("XRANGE k - +");
        assertThat(entries.items()).as(what).hasSize((int) length);
        assertThat(both.restoreHere(both.dumpHere("k"), "again")).as(what).isEqualTo(Reply.OK);
        for (Reply entry : entries.items()) {
            Bytes id = ((Reply.Bulk) ((Reply.Arr) entry).items().get(0)).value();
            assertThat(both.here(Bytes.of("XDEL"), Bytes.of("k"), id)).as(what).isEqualTo(Reply.ONE);
        }
        assertThat(both.here("XINFO STREAM k FULL").isError()).as(what).isFalse();
        assertThat(both.here("XLEN k")).as(what).isEqualTo(Reply.ZERO);
    }

    @Test
    void the_forms_of_other_versions_are_read() throws IOException {
        try (TwoServers both = new TwoServers()) {
            both.there("XADD k 1-1 f v");
            byte[] body = body(both.dumpThere("k"));
            byte[] old = Arrays.copyOf(body, body.length - 5); // no first id, greatest deleted id, entries added
            old[old.length - 1] = 0;
            assertThat(both.restoreHere(OldForms.payload(RdbTypes.STREAM, old, 9), "k"))
                    .isEqualTo(Reply.OK);
            assertThat(Session.text(both.here("XRANGE k - +"))).isEqualTo("[[\"1-1\" [\"f\" \"v\"]]]");
            assertThat(Session.text(both.here("XINFO STREAM k"))).contains("\"entries-added\" 1");

            both.there("XGROUP CREATE k g 0");
            both.there("XGROUP CREATECONSUMER k g ann");
            byte[] plain = body(both.dumpThere("k"));
            byte[] active = Arrays.copyOf(plain, plain.length + 8); // another time before the count of its entries
            Arrays.fill(active, plain.length - 1, active.length, (byte) 0xff);
            active[active.length - 1] = 0;
            assertThat(both.restoreHere(OldForms.payload(RdbTypes.STREAM_3, active, 11), "k"))
                    .isEqualTo(Reply.OK);
            assertThat(Session.text(both.here("XINFO CONSUMERS k g"))).contains("\"inactive\" -1");
        }
    }

    /** Without the type in front and what secures the payload behind. */
    private static byte[] body(Bytes payload) {
        return Arrays.copyOfRange(payload.array(), 1, payload.length() - FRAME);
    }
}
