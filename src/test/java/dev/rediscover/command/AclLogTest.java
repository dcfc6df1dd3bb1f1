package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.engine.AclLog;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is refused is noted, counted, and grouped by time. */
class AclLogTest {
    private final Session redis = new Session();

    private List<AclLog.Entry> log() {
        return redis.engine.aclLog().newest(100);
    }

    @Test
    void what_is_refused_again_within_a_minute_is_counted_where_it_stands() {
        redis.runAll("ACL SETUSER bob on nopass ~cart:* +@all", "bob> AUTH bob x", "bob> GET stock:1");
        redis.tick(60_000);
        redis.runAll("bob> GET stock:2", "bob> GET stock:1");
        assertThat(log()).extracting(AclLog.Entry::count).containsExactly(2L, 1L);
        assertThat(log()).extracting(AclLog.Entry::id).containsExactly(0L, 1L);
        assertThat(log().get(0).createdMillis()).isEqualTo(Session.START);
        assertThat(log().get(0).updatedMillis()).isEqualTo(Session.START + 60_000);
        redis.tick(60_001);
        redis.run("bob> GET stock:1");
        assertThat(log()).extracting(AclLog.Entry::count).containsExactly(1L, 2L, 1L);
        redis.tick(1500);
        assertThat(redis.run("ACL LOG 1"))
                .startsWith("[{\"count\" 1 \"reason\" \"key\" \"context\" \"toplevel\" \"object\" \"stock:1\""
                        + " \"username\" \"bob\" \"age-seconds\" 1.5 \"client-info\" \"id=2 ")
                .endsWith("\"entry-id\" 2 \"timestamp-created\" 1767225720001 \"timestamp-last-updated\""
                        + " 1767225720001}]");
    }

    @Test
    void every_refusal_is_counted_even_where_none_is_kept() {
        redis.runAll("CONFIG SET acllog-max-len 0", "ACL SETUSER bob on >pw ~cart:* -@all +get +subscribe +auth");
        redis.runAll("bob> AUTH bob no", "bob> AUTH bob pw", "bob> GET stock:1", "bob> GET stock:1");
        redis.runAll("bob> SET cart:1 x", "bob> SUBSCRIBE news");
        assertThat(redis.run("ACL LOG")).isEqualTo("[]");
        assertThat(redis.run("INFO stats"))
                .contains("acl_access_denied_auth:1\r\n", "acl_access_denied_cmd:1\r\n")
                .contains("acl_access_denied_key:2\r\n", "acl_access_denied_channel:1\r\n");
        redis.run("CONFIG RESETSTAT");
        assertThat(redis.run("INFO stats")).contains("acl_access_denied_key:0\r\n");
    }

    @Test
    void only_so_many_are_kept() {
        redis.runAll("CONFIG SET acllog-max-len 3", "ACL SETUSER bob on nopass ~cart:* +get", "bob> AUTH bob x");
        for (int i = 0; i < 50; i++) {
            redis.run("bob> GET k" + i);
        }
        assertThat(log()).extracting(entry -> entry.object().utf8()).containsExactly("k49", "k48", "k47");
        assertThat(redis.run("ACL LOG RESET")).isEqualTo("OK");
        assertThat(log()).isEmpty();
    }
}
