package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Users in the shell: who one is, what one may not do and why. */
class UserSessionTest {
    private final Sessions it = new Sessions();

    private String why(String line) {
        it.run(line);
        return it.run("why").replaceAll("\\s+", " ");
    }

    @BeforeEach
    void makeUsers() {
        it.run("ACL SETUSER bob on >pw ~cart:* %R~stock:* &news.* +@read +@connection +set -getdel");
        it.run("@bob AUTH bob pw");
    }

    @Test
    void thePromptTellsTheUserUnlessItIsDefault() {
        assertThat(Prompt.of(it.session.people())).isEqualTo("learn(frozen)> ");
        it.run(":as bob");
        assertThat(Prompt.of(it.session.people())).isEqualTo("bob@learn(user bob)(frozen)> ");
        it.run("RESET");
        assertThat(Prompt.of(it.session.people())).isEqualTo("bob@learn(frozen)> ");
        it.run(":as you", "AUTH bob pw");
        assertThat(Prompt.of(it.session.people())).isEqualTo("learn(user bob)(frozen)> ");
    }

    @Test
    void whyNamesTheRuleThatIsMissing() {
        assertThat(why("@bob GET motto"))
                .contains("bob may use keys like cart:*, keys like stock:* to read. GET reads motto, which is not")
                .contains("among them.")
                .contains("ACL SETUSER bob %R~motto");
        assertThat(why("@bob SET stock:1 5")).contains("SET writes stock:1", "ACL SETUSER bob ~stock:*");
        assertThat(why("@bob GETDEL cart:1"))
                .contains("bob may run the commands of @read and @connection, SET but not GETDEL. GETDEL is not")
                .contains("GETDEL belongs to @write, @string, @fast.", "ACL SETUSER bob +getdel");
        it.run("ACL SETUSER bob +@pubsub");
        assertThat(why("@bob SUBSCRIBE sport")).contains("channels like news.*, and not sport", "&sport");
        assertThat(it.run("@bob GET motto")).contains("NOPERM");
    }

    @Test
    void whyTellsWhoIsNotLetIn() {
        it.run("ACL SETUSER off1 >x", "ACL SETUSER empty on");
        assertThat(why("AUTH bob wrong")).contains("There is a user bob, and its password is another one.");
        assertThat(why("AUTH bobb pw")).contains("There is no user bobb; there is bob, default, empty, off1.");
        assertThat(why("AUTH off1 x")).contains("off1 is off, so that nobody can log in.");
        assertThat(why("HELLO 3 AUTH empty x")).contains("empty is on but has no password");
        assertThat(why("AUTH secret")).contains("default has none");
        it.run("CONFIG SET requirepass s3cret");
        assertThat(why("@ann GET k")).contains("has not said who it is", "AUTH password");
        assertThat(it.run("GET k")).as("who began the session stays in").contains("(nil)");
        assertThat(it.run("@ann AUTH s3cret")).contains("OK");
    }

    @Test
    void rulesAreSaidInPlainWords() {
        assertThat(why("ACL GETUSER bob"))
                .contains("bob logs in with a password.")
                .contains("bob may run the commands of @read and @connection, SET but not GETDEL, may use keys like"
                        + " cart:*, keys like stock:* to read and channels like news.*.");
        assertThat(why("ACL GETUSER default"))
                .contains("default may run every command, may use every key and every channel.");
        assertThat(why("ACL DRYRUN bob SET stock:1 5")).contains("SET writes stock:1");
        assertThat(why("ACL DRYRUN bob GET stock:1")).doesNotContain("not among them");
    }

    @Test
    void whatIsTriedIsTriedAsTheSameUser() {
        it.run(":as bob");
        assertThat(it.run(":explain SET stock:1 5").replaceAll("\\s+", " ")).contains("NOPERM", "SET writes stock:1");
        assertThat(it.run(":dry SET stock:1 5")).contains("NOPERM");
        assertThat(it.run(":dry SET cart:1 5")).contains("OK");
    }
}
