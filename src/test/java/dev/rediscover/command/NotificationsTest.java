package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.engine.Notifications;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotificationsTest {
    private final Session redis = new Session();
    private final Notifications notifications = redis.engine.notifications();

    /** What a listener to all events hears of these commands, as {@code del k}. */
    private List<String> events(String letters, String... lines) {
        notifications.flags(letters + "E");
        redis.run("ear> PSUBSCRIBE __keyevent@*");
        redis.late();
        redis.runAll(lines);
        List<String> events = new ArrayList<>();
        for (String late : redis.late()) {
            String[] words =
                    late.substring(late.indexOf("__:") + 3, late.length() - 1).split("[\" ]+");
            events.add(words[0] + " " + words[1]);
        }
        return events;
    }

    @Test
    void the_setting_is_shown_in_one_order_and_knows_its_letters() {
        assertThat(notifications.flags()).isEmpty();
        for (String pair : new String[] {
            "KEA AKE", "mKEA AKEm", "KEx xKE", "Kn nK", "g$lshzxetda A", "hg gh", "K K", " ", "Koc ocK", "EAn AE"
        }) {
            String[] sides = pair.split(" ", -1);
            assertThat(notifications.flags(sides[0])).isTrue();
            assertThat(notifications.flags()).as(pair).isEqualTo(sides[1]);
        }
        notifications.flags("KEx");
        assertThat(notifications.flags("KEq")).isFalse();
        assertThat(notifications.flags())
                .as("an unknown letter changes nothing")
                .isEqualTo("xKE");
    }

    @Test
    void both_channels_tell_of_a_change_the_one_of_the_key_first() {
        notifications.flags("KE$");
        redis.runAll("SELECT 3", "bob> SUBSCRIBE __keyspace@3__:k", "bob> PSUBSCRIBE __keyevent*", "SET k v", "DEL k");
        assertThat(redis.late())
                .containsExactly(
                        "bob: >[\"message\" \"__keyspace@3__:k\" \"set\"]",
                        "bob: >[\"pmessage\" \"__keyevent*\" \"__keyevent@3__:set\" \"k\"]");
    }

    @Test
    void without_a_kind_of_channel_or_a_class_nothing_is_told() {
        redis.run("bob> PSUBSCRIBE *");
        for (String letters : List.of("", "A", "KE", "KEl")) {
            notifications.flags(letters);
            redis.run("SET k v");
            assertThat(redis.late()).as(letters).isEmpty();
        }
    }

    @Test
    void keys_that_are_missed_are_told_of_when_readers_look_for_them() {
        assertThat(events("m", "GET a", "EXISTS b", "TTL c", "TYPE d", "INCR e", "LPOP f", "MGET a b"))
                .containsExactly("keymiss a", "keymiss b", "keymiss c", "keymiss d", "keymiss a", "keymiss b");
    }

    @Test
    void new_keys_are_told_of_before_what_made_them() {
        assertThat(events("An", "SET a 1", "SET a 2", "RENAME a b", "SET c 3", "COPY c b REPLACE"))
                .containsExactly(
                        "new a",
                        "set a",
                        "set a",
                        "new b",
                        "rename_from a",
                        "rename_to b",
                        "new c",
                        "set c",
                        "new b",
                        "copy_to b");
    }

    @Test
    void a_value_in_the_place_of_another_is_told_of_even_its_type() {
        assertThat(events("Aoc", "SET a 1", "SET a 2", "INCR a", "SADD s x", "SUNIONSTORE a s", "RENAME a s"))
                .containsExactly(
                        "set a",
                        "overwritten a",
                        "set a",
                        "incrby a",
                        "sadd s",
                        "overwritten a",
                        "type_changed a",
                        "sunionstore a",
                        "rename_from a",
                        "rename_to s",
                        "overwritten s");
    }

    @Test
    void what_time_does_is_told_of_too() {
        events("xh", "SET a 1 PX 5", "SET b 1 PX 5", "HSET h f 1 g 1", "HPEXPIRE h 5 FIELDS 1 f");
        redis.clock.advance(10);
        assertThat(events("xh", "GET a")).containsExactly("expired a");
        redis.tick(1);
        assertThat(redis.late())
                .containsExactly(
                        "ear: >[\"pmessage\" \"__keyevent@*\" \"__keyevent@0__:expired\" \"b\"]",
                        "ear: >[\"pmessage\" \"__keyevent@*\" \"__keyevent@0__:hexpired\" \"h\"]");
    }

    @Test
    void fields_of_hashes_that_expire_have_events_of_their_own() {
        assertThat(events(
                        "Ah",
                        "HSET h f 1 g 1",
                        "HEXPIRE h 10 FIELDS 2 f g",
                        "HPERSIST h FIELDS 1 f",
                        "HEXPIRE h 0 FIELDS 1 g",
                        "HGETEX h EX 5 FIELDS 1 f",
                        "HSETEX h EX 5 FIELDS 1 k 2",
                        "HGETDEL h FIELDS 2 f k"))
                .containsExactly(
                        "hset h",
                        "hexpire h",
                        "hpersist h",
                        "hdel h",
                        "hexpire h",
                        "hset h",
                        "hexpire h",
                        "hdel h",
                        "del h");
    }

    @Test
    void who_writes_may_listen_too() {
        redis.run("HELLO 3");
        notifications.flags("E$");
        redis.run("PSUBSCRIBE __keyevent*");
        assertThat(redis.run("SET k v")).isEqualTo("OK");
        assertThat(redis.late()).containsExactly("you: >[\"pmessage\" \"__keyevent*\" \"__keyevent@0__:set\" \"k\"]");
    }
}
