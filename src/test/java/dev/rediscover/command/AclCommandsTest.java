package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Users, their rules and what they are refused, in the words of Redis 8.0. */
class AclCommandsTest {
    private static final String TEST_HASH = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
    private static final String LOST = "NOPERM ACLs rules changed between the moment the transaction was accumulated"
            + " and the EXEC call. This command is no longer allowed for the following reason: ";

    private final Session session = new Session(Families.all());

    @Test
    void the_user_that_is_there_from_the_start() {
        assertThat(session.run("ACL WHOAMI")).isEqualTo("\"default\"");
        assertThat(session.run("ACL USERS")).isEqualTo("[\"default\"]");
        assertThat(session.run("ACL LIST")).isEqualTo("[\"user default on nopass sanitize-payload ~* &* +@all\"]");
        assertThat(session.run("ACL GETUSER nobody")).isEqualTo("nil");
        session.run("CONFIG SET requirepass test");
        assertThat(session.run("ACL LIST")).contains("user default on sanitize-payload #" + TEST_HASH + " ~* &* +@all");
    }

    @Test
    void a_user_is_described_by_its_rules_in_their_order() {
        session.run("ACL SETUSER amy on >test ~app:* %R~shared %W~log +@read -keys +CONFIG|get +select|0 (+del ~tmp*)");
        assertThat(session.run("ACL LIST"))
                .contains("user amy on sanitize-payload #" + TEST_HASH
                        + " ~app:* %R~shared %W~log resetchannels -@all +@read -keys +config|get +select|0"
                        + " (~tmp* resetchannels -@all +del)");
        assertThat(session.run("ACL GETUSER amy"))
                .isEqualTo("{\"flags\" ~[\"on\" \"sanitize-payload\"] \"passwords\" [\"" + TEST_HASH + "\"]"
                        + " \"commands\" \"-@all +@read -keys +config|get +select|0\" \"keys\" \"~app:* %R~shared"
                        + " %W~log\" \"channels\" \"\" \"selectors\" [{\"commands\" \"-@all +del\" \"keys\" \"~tmp*\""
                        + " \"channels\" \"\"}]}");
    }

    @Test
    void a_later_rule_replaces_an_earlier_one_about_the_same() {
        session.run("ACL SETUSER amy +get -get +@read +config|get -config +set +@read");
        assertThat(commandsOf("amy")).isEqualTo("-@all -get -config +set +@read");
        session.run("ACL SETUSER amy +@all -@dangerous");
        assertThat(commandsOf("amy")).isEqualTo("+@all -@dangerous");
        session.run("ACL SETUSER amy reset");
        assertThat(commandsOf("amy")).isEqualTo("-@all");
    }

    private String commandsOf(String user) {
        String[] parts = session.run("ACL GETUSER " + user).split("\"");
        return parts[List.of(parts).indexOf("commands") + 2];
    }

    @Test
    void all_rules_or_none() {
        session.run("ACL SETUSER amy on +get");
        assertThat(session.run("ACL SETUSER amy off +set ~a nonsense"))
                .isEqualTo("!ERR Error in ACL SETUSER modifier 'nonsense': Syntax error");
        assertThat(session.run("ACL LIST")).contains("user amy on sanitize-payload resetchannels -@all +get");
        session.run("ACL SETUSER bob nonsense");
        assertThat(session.run("ACL USERS")).isEqualTo("[\"amy\" \"default\"]");
    }

    @Test
    void passwords() {
        session.run("ACL SETUSER amy on >one >test");
        assertThat(session.run("bob> AUTH amy two")).startsWith("!WRONGPASS");
        assertThat(session.run("bob> AUTH amy one")).isEqualTo("OK");
        session.run("ACL SETUSER amy <one");
        assertThat(session.run("carl> AUTH amy one")).startsWith("!WRONGPASS");
        session.run("ACL SETUSER amy !" + TEST_HASH);
        assertThat(session.run("carl> AUTH amy test")).startsWith("!WRONGPASS");
        session.run("ACL SETUSER amy nopass");
        assertThat(session.run("carl> AUTH amy anything")).isEqualTo("OK");
        session.run("ACL SETUSER amy off");
        assertThat(session.run("dora> AUTH amy anything")).startsWith("!WRONGPASS");
        assertThat(session.run("carl> ACL WHOAMI")).contains("no permissions to run the 'acl|whoami' command");
    }

    @Test
    void commands_keys_and_channels_are_refused() {
        session.run("ACL SETUSER amy on nopass +get +set +publish +psubscribe ~a* %R~b &news.*");
        session.run("bob> AUTH amy x");
        assertThat(session.run("bob> SET a 1")).isEqualTo("OK");
        assertThat(session.run("bob> DEL a")).isEqualTo("!NOPERM User amy has no permissions to run the 'del' command");
        assertThat(session.run("bob> GET b")).isEqualTo("nil");
        assertThat(session.run("bob> SET b 1")).isEqualTo("!NOPERM No permissions to access a key");
        assertThat(session.run("bob> SET a 1 GET")).isEqualTo("\"1\"");
        assertThat(session.run("bob> PUBLISH news.uk hi")).isEqualTo("0");
        assertThat(session.run("bob> PUBLISH chat hi")).isEqualTo("!NOPERM No permissions to access a channel");
        assertThat(session.run("bob> PSUBSCRIBE news.u*")).isEqualTo("!NOPERM No permissions to access a channel");
        assertThat(session.run("bob> PSUBSCRIBE news.*")).contains("psubscribe");
    }

    @Test
    void unknown_commands_and_wrong_numbers_of_words_come_first() {
        session.run("ACL SETUSER amy on nopass");
        session.run("bob> AUTH amy x");
        assertThat(session.run("bob> NOSUCH")).startsWith("!ERR unknown command");
        assertThat(session.run("bob> GET")).startsWith("!ERR wrong number of arguments");
        session.run("CONFIG SET maxmemory 1");
        assertThat(session.run("bob> SET a 1")).startsWith("!NOPERM");
    }

    @Test
    void rights_change_under_a_client() {
        session.run("ACL SETUSER amy on nopass +@all ~*");
        session.run("bob> AUTH amy x");
        session.runAll("bob> MULTI", "bob> SET a 1", "bob> INCR b");
        assertThat(session.run("bob> PUBLISH c m")).startsWith("!NOPERM");
        assertThat(session.run("bob> EXEC")).startsWith("!EXECABORT");
        session.runAll("bob> MULTI", "bob> SET a 1", "bob> INCR b", "bob> DBSIZE");
        session.run("ACL SETUSER amy resetkeys ~b -dbsize");
        assertThat(session.run("bob> EXEC"))
                .isEqualTo("[!" + LOST + "no permission to touch the specified keys 1 !" + LOST
                        + "no permission to execute the command or subcommand]");
        session.runAll("ACL SETUSER amy allchannels", "bob> MULTI", "bob> PUBLISH c m");
        session.run("ACL SETUSER amy resetchannels");
        assertThat(session.run("bob> EXEC"))
                .isEqualTo("[!" + LOST + "no permission to access one of the channels used as arguments]");
    }

    @Test
    void a_client_that_waits_is_served_only_if_it_still_may() {
        session.run("ACL SETUSER amy on nopass +@all ~*");
        session.run("bob> AUTH amy x");
        assertThat(session.run("bob> BLPOP list 0")).isEqualTo("(waits)");
        session.run("ACL SETUSER amy resetkeys");
        session.run("RPUSH list a");
        assertThat(session.late()).containsExactly("bob: !NOPERM No permissions to access a key");
        assertThat(session.run("LLEN list")).isEqualTo("1");
    }

    @Test
    void scripts_may_do_what_their_caller_may() {
        session.run("ACL SETUSER amy on nopass +@all -del ~a");
        session.run("bob> AUTH amy x");
        assertThat(session.run("bob> EVAL \"return redis.call('SET', 'a', 1)\" 0"))
                .isEqualTo("OK");
        assertThat(session.run("bob> EVAL \"return redis.pcall('DEL', 'a')\" 0"))
                .isEqualTo("!ERR ACL failure in script: User amy has no permissions to run the 'del' command");
        assertThat(session.run("bob> EVAL \"return redis.pcall('GET', 'b')\" 0"))
                .isEqualTo("!ERR ACL failure in script: No permissions to access a key");
        assertThat(session.run("bob> EVAL \"return redis.pcall('PUBLISH', 'b', 'm')\" 0"))
                .isEqualTo("!ERR ACL failure in script: No permissions to access a channel");
        assertThat(session.run("bob> EVAL 'return 1' 1 b")).isEqualTo("!NOPERM No permissions to access a key");
    }

    @Test
    void a_trial_tells_more() {
        session.run("ACL SETUSER amy +get ~a (+set ~b) +publish &c");
        assertThat(session.run("ACL DRYRUN amy GET a")).isEqualTo("OK");
        assertThat(session.run("ACL DRYRUN amy SET b 1")).isEqualTo("OK");
        assertThat(session.run("ACL DRYRUN amy SET a 1"))
                .isEqualTo("\"User amy has no permissions to access the 'a' key\"");
        assertThat(session.run("ACL DRYRUN amy CONFIG GET a"))
                .isEqualTo("\"User amy has no permissions to run the 'config|get' command\"");
        assertThat(session.run("ACL DRYRUN amy PUBLISH d m"))
                .isEqualTo("\"User amy has no permissions to access the 'd' channel\"");
        assertThat(session.run("ACL DRYRUN amy CONFIG NOSUCH")).isEqualTo("!ERR Command 'CONFIG' not found");
    }

    @Test
    void who_is_deleted_is_nobody_any_more() {
        session.run("ACL SETUSER amy on nopass +@all ~*");
        session.run("bob> AUTH amy x");
        assertThat(session.run("ACL DELUSER amy nobody")).isEqualTo("1");
        assertThat(session.run("ACL USERS")).isEqualTo("[\"default\"]");
        assertThat(session.run("carl> AUTH amy x")).startsWith("!WRONGPASS");
    }

    @Test
    void new_users_may_use_all_channels_where_the_setting_says_so() {
        session.runAll(
                "CONFIG SET acl-pubsub-default allchannels", "ACL SETUSER amy (+get)", "ACL SETUSER bob &a reset");
        assertThat(session.run("ACL LIST"))
                .contains("user amy off sanitize-payload &* -@all (&* -@all +get)")
                .doesNotContain("bob");
    }

    @Test
    void a_copy_of_the_engine_knows_the_users_and_asks_for_no_password() {
        session.runAll("ACL SETUSER amy on >secret +get ~a", "CONFIG SET requirepass test");
        Engine copy = session.engine.fork();
        Client client = copy.connect((from, reply) -> {});
        assertThat(execute(copy, client, "ACL WHOAMI")).isEqualTo(Reply.bulk("default"));
        assertThat(execute(copy, client, "AUTH amy wrong").isError()).isTrue();
        execute(copy, client, "AUTH amy secret");
        assertThat(execute(copy, client, "SET a 1").isError()).isTrue();
        execute(copy, client, "ACL SETUSER amy +set");
        Client other = copy.connect((from, reply) -> {});
        execute(copy, other, "ACL SETUSER amy +set");
        assertThat(execute(copy, client, "SET a 1")).isEqualTo(Reply.OK);
        assertThat(session.run("ACL LIST")).contains("+get").doesNotContain("+set");
    }

    private static Reply execute(Engine engine, Client client, String line) {
        return engine.execute(client, CommandLine.split(line).words());
    }

    @Test
    void categories_and_their_commands() {
        assertThat(session.run("ACL CAT")).contains("sortedset").contains("scripting");
        assertThat(session.run("ACL CAT scripting"))
                .contains("evalsha_ro")
                .contains("script|load")
                .doesNotContain("hget");
        assertThat(session.run("ACL CAT set more"))
                .isEqualTo("!ERR unknown subcommand or wrong number of arguments for 'CAT'. Try ACL HELP.");
    }

    @Test
    void passwords_made_up_are_those_of_the_session() {
        assertThat(session.run("ACL GENPASS")).hasSize(66);
        assertThat(session.run("ACL GENPASS 5")).hasSize(4);
        assertThat(session.run("ACL GENPASS")).isNotEqualTo(session.run("ACL GENPASS"));
        Session same = new Session(Families.all());
        Session other = new Session(Families.all());
        assertThat(same.run("ACL GENPASS")).isEqualTo(other.run("ACL GENPASS"));
        Engine engine = new Engine(Families.all(), VirtualClock.frozenAt(0), new RandomSource(8));
        assertThat(execute(engine, engine.connect((from, reply) -> {}), "ACL GENPASS"))
                .isNotEqualTo(Reply.bulk(same.run("ACL GENPASS")));
    }
}
