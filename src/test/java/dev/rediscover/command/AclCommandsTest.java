package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.embed.Families;
import org.junit.jupiter.api.Test;

/** What ACL tells while there is one user; a real server's replies of the same commands. */
class AclCommandsTest {
    private final Session session = new Session(Families.all());

    @Test
    void the_one_user_and_its_rules() {
        assertThat(session.run("ACL WHOAMI")).contains("default");
        assertThat(session.run("ACL USERS")).contains("default");
        assertThat(session.run("ACL LIST")).contains("user default on nopass ~* &* +@all");
        assertThat(session.run("ACL GETUSER default")).contains("nopass").contains("+@all");
        assertThat(session.run("ACL GETUSER nobody")).contains("nil");
        session.run("CONFIG SET requirepass test");
        assertThat(session.run("ACL LIST"))
                .contains("user default on #9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 ~* &*");
    }

    @Test
    void categories_and_their_commands() {
        assertThat(session.run("ACL CAT")).contains("sortedset").contains("scripting");
        assertThat(session.run("ACL CAT scripting"))
                .contains("evalsha_ro")
                .contains("script|load")
                .doesNotContain("hget");
    }

    @Test
    void passwords_that_nobody_can_guess() {
        assertThat(session.run("ACL GENPASS")).hasSizeBetween(64, 66);
        assertThat(session.run("ACL GENPASS 5")).hasSizeBetween(2, 4);
        assertThat(session.run("ACL GENPASS")).isNotEqualTo(session.run("ACL GENPASS"));
    }
}
