package dev.rediscover.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.KeySlot;
import dev.rediscover.oracle.RealCluster;
import dev.rediscover.resp.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The link on a real cluster of three nodes. */
class ClusterTest {
    private static RealCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = RealCluster.start();
    }

    @AfterAll
    static void stop() {
        if (cluster != null) {
            cluster.close();
        }
    }

    private static Heard typing(boolean readOnly) throws IOException {
        return new Heard(
                RemoteAddress.LOCAL.at("127.0.0.1", cluster.ports().get(0)),
                RemoteOptions.TYPED.inCluster(true).readingOnly(readOnly));
    }

    /** A key for each slot. */
    private static String[] keysOfAllSlots() {
        String[] keys = new String[KeySlot.COUNT];
        int found = 0;
        for (int i = 0; found < keys.length; i++) {
            String key = "k" + i;
            int slot = KeySlot.of(Bytes.of(key));
            if (keys[slot] == null) {
                keys[slot] = key;
                found++;
            }
        }
        return keys;
    }

    private static String key(int slot) {
        for (int i = 0; ; i++) {
            if (KeySlot.of(Bytes.of("s" + i)) == slot) {
                return "s" + i;
            }
        }
    }

    @Test
    void keys_of_every_slot_are_written_and_read() throws IOException {
        String[] keys = keysOfAllSlots();
        Set<String> places = new HashSet<>();
        RemoteAddress address =
                RemoteAddress.LOCAL.at("127.0.0.1", cluster.ports().get(1));
        try (Heard you = new Heard(address, RemoteOptions.waiting(20_000).inCluster(true))) {
            for (int slot = 0; slot < keys.length; slot++) {
                Reply reply = you.client.send(words("SET", keys[slot], "v" + slot));
                assertThat(reply).as("slot %s", slot).isEqualTo(Reply.OK);
                places.add(you.client.place());
            }
            List<String> wrong = new ArrayList<>();
            for (int slot = keys.length - 1; slot >= 0; slot--) {
                Reply reply = you.client.send(words("GET", keys[slot]));
                if (!reply.equals(Reply.bulk("v" + slot))) {
                    wrong.add(keys[slot] + ": " + reply);
                }
            }
            assertThat(wrong).isEmpty();
            assertThat(places).hasSize(3);
            assertThat(you.notes).as("only when the node changes").hasSizeLessThan(10);
            assertThat(you.notes).allMatch(note -> note.startsWith("-> Redirected to slot ["));
        }
        int total = 0;
        for (int port : cluster.ports()) {
            total += number(RealCluster.asked(port, "DBSIZE"));
            RealCluster.asked(port, "FLUSHALL");
        }
        assertThat(total).isEqualTo(KeySlot.COUNT);
    }

    private static int number(String shown) {
        return Integer.parseInt(shown.replaceAll("[^0-9]", ""));
    }

    private static List<Bytes> words(String... words) {
        List<Bytes> argv = new ArrayList<>();
        for (String word : words) {
            argv.add(Bytes.of(word));
        }
        return argv;
    }

    @Test
    void moved_is_followed_and_told_in_the_words_of_redis_cli() throws IOException {
        try (Heard you = typing(false)) {
            int slot = slotElsewhere();
            String key = key(slot);
            you.link.slots().moved(slot, new Place("127.0.0.1", cluster.ports().get(0))); // an old map
            you.link.slots().isDue(false);
            assertThat(you.text("SET " + key + " 1")).isEqualTo("OK");
            String place = "127.0.0.1:" + cluster.portOf(slot);
            assertThat(you.notes).containsExactly("-> Redirected to slot [" + slot + "] located at " + place);
            assertThat(you.client.place()).isEqualTo(place);
            assertThat(you.text("GET " + key)).isEqualTo("1");
            assertThat(you.notes).hasSize(1);
            you.say("DEL " + key);
        }
    }

    /** A slot that the first node does not serve. */
    private static int slotElsewhere() throws IOException {
        for (int slot = 0; ; slot += 1000) {
            if (cluster.portOf(slot) != cluster.ports().get(0)) {
                return slot;
            }
        }
    }

    @Test
    void ask_is_followed_for_one_command() throws IOException {
        int slot = 5;
        int from = cluster.portOf(slot);
        int to = cluster.portOf(KeySlot.COUNT - 1);
        assertThat(from).isNotEqualTo(to);
        String key = key(slot);
        RealCluster.asked(to, "CLUSTER SETSLOT " + slot + " IMPORTING " + cluster.id(from));
        RealCluster.asked(from, "CLUSTER SETSLOT " + slot + " MIGRATING " + cluster.id(to));
        try (Heard you = typing(false)) {
            assertThat(you.text("SET " + key + " asked")).isEqualTo("OK");
            assertThat(you.notes).last().isEqualTo("-> Redirected to slot [" + slot + "] located at 127.0.0.1:" + to);
            assertThat(RealCluster.asked(from, "EXISTS " + key)).contains("ASK " + slot);
            assertThat(you.text("GET " + key)).isEqualTo("asked");
            you.say("DEL " + key);
        } finally {
            RealCluster.asked(from, "CLUSTER SETSLOT " + slot + " STABLE");
            RealCluster.asked(to, "CLUSTER SETSLOT " + slot + " STABLE");
        }
    }

    @Test
    void transactions_stay_on_their_node() throws IOException {
        try (Heard you = typing(false)) {
            String key = key(slotElsewhere());
            you.say("MULTI");
            assertThat(you.text("INCR " + key))
                    .as("MULTI goes where the first key is")
                    .isEqualTo("QUEUED");
            assertThat(you.text("INCR " + key)).isEqualTo("QUEUED");
            assertThat(you.text("EXEC")).isEqualTo("[1, 2]");
            you.say("MULTI");
            you.say("GET " + key);
            assertThat(you.text("GET " + key(otherThan(key)))).startsWith("MOVED");
            assertThat(you.text("EXEC")).startsWith("EXECABORT");
            you.say("DEL " + key);
        }
    }

    private static int otherThan(String key) throws IOException {
        int port = cluster.portOf(KeySlot.of(Bytes.of(key)));
        for (int slot = 0; ; slot += 1000) {
            if (cluster.portOf(slot) != port) {
                return slot;
            }
        }
    }

    @Test
    void errors_of_the_cluster_come_as_they_are() throws IOException {
        try (Heard you = typing(false)) {
            assertThat(you.text("MSET {a}1 x {b}1 y")).startsWith("CROSSSLOT");
            assertThat(you.text("MSET {a}1 x {a}2 y")).isEqualTo("OK");
            assertThat(you.text("DEL {a}1 {a}2")).isEqualTo("2");
            assertThat(you.text("GET")).startsWith("ERR wrong number");
            assertThat(you.text("NOSUCH a")).startsWith("ERR unknown command");
        }
    }

    @Test
    void sharded_channels_have_slots_too() throws IOException {
        try (Heard you = typing(false);
                Heard bob = typing(false)) {
            String channel = key(slotElsewhere());
            assertThat(you.text("SSUBSCRIBE " + channel)).contains("ssubscribe");
            assertThat(bob.text("SPUBLISH " + channel + " hi")).isEqualTo("1");
            Heard.eventually("it comes", () -> you.late.size() == 1);
            assertThat(Heard.text(you.late.get(0))).isEqualTo("[smessage, " + channel + ", hi]");
        }
    }

    @Test
    void a_read_only_link_writes_on_no_node() throws IOException {
        try (Heard you = typing(true)) {
            assertThatThrownBy(() -> you.say("SET a 1")).hasMessageContaining("SET writes");
            assertThat(you.text("GET a")).isEqualTo("(nil)");
        }
    }

    @Test
    void a_server_without_a_cluster_can_be_used_with_the_option() throws IOException {
        try (dev.rediscover.oracle.RealServer alone = dev.rediscover.oracle.RealServer.start();
                Heard you = new Heard(
                        RemoteAddress.LOCAL.at("127.0.0.1", alone.port()), RemoteOptions.TYPED.inCluster(true))) {
            assertThat(you.text("SET a 1")).isEqualTo("OK");
            assertThat(you.text("GET a")).isEqualTo("1");
            assertThat(you.notes).isEmpty();
        }
    }
}
