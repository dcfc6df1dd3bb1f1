package dev.rediscover.command;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectionCommandsTest {
    private final Session session = new Session();

    @Test
    void hello_greets_and_chooses_the_protocol() {
        assertThat(session.run("HELLO")).contains("\"version\" \"8.0.0\"").contains("\"proto\" 2");
        assertThat(session.run("HELLO 3 SETNAME ann")).contains("\"proto\" 3");
        assertThat(session.run("CLIENT GETNAME")).isEqualTo("\"ann\"");
        assertThat(session.run("HELLO 4")).isEqualTo("!NOPROTO unsupported protocol version");
        assertThat(session.run("HELLO x")).startsWith("!ERR Protocol version is not an integer");
        assertThat(session.run("HELLO 2 foo")).isEqualTo("!ERR Syntax error in HELLO option 'foo'");
        assertThat(session.run("HELLO 2 AUTH default any")).startsWith("{");
        assertThat(session.run("HELLO 2 AUTH ann secret")).startsWith("!WRONGPASS");
        assertThat(session.run("HELLO 2 SETNAME 'a b'")).startsWith("!ERR Client names cannot contain spaces");
    }

    @Test
    void each_client_has_a_number_a_database_and_a_name_of_its_own() {
        assertThat(session.run("CLIENT ID")).isEqualTo("1");
        assertThat(session.run("bob> CLIENT ID")).isEqualTo("2");
        session.runAll("SELECT 3", "SET k v", "CLIENT SETNAME ann");
        assertThat(session.run("bob> EXISTS k")).isEqualTo("0");
        assertThat(session.run("bob> CLIENT GETNAME")).isEqualTo("nil");
        assertThat(session.run("CLIENT LIST"))
                .contains("id=1 addr=embedded:1 laddr=embedded:0 fd=-1 name=ann")
                .contains("db=3")
                .contains("id=2 addr=embedded:2 laddr=embedded:0 fd=-1 name= ");
        assertThat(session.run("CLIENT LIST ID 2")).contains("id=2").doesNotContain("id=1");
        assertThat(session.run("CLIENT LIST TYPE pubsub")).isEqualTo("=");
        assertThat(session.run("CLIENT LIST TYPE foo")).isEqualTo("!ERR Unknown client type 'foo'");
        assertThat(session.run("RESET")).isEqualTo("RESET");
        assertThat(session.run("CLIENT INFO"))
                .contains("id=1 ")
                .contains(" name= ")
                .contains("db=0");
    }

    @Test
    void what_exec_runs_sees_itself_in_the_transaction() {
        session.run("MULTI");
        session.run("PING");
        session.run("CLIENT INFO");
        assertThat(session.run("EXEC")).contains(" flags=x ", " multi=2 ");
        assertThat(session.run("CLIENT INFO")).contains(" flags=N ", " multi=-1 ");
    }

    @Test
    void a_client_may_tell_its_library() {
        assertThat(session.run("CLIENT SETINFO lib-name shell")).isEqualTo("OK");
        assertThat(session.run("CLIENT INFO")).contains("lib-name=shell");
        assertThat(session.run("CLIENT SETINFO foo x")).isEqualTo("!ERR Unrecognized option 'foo'");
        assertThat(session.run("CLIENT SETINFO lib-ver '1 2'"))
                .isEqualTo("!ERR lib-ver cannot contain spaces, newlines or special characters.");
        assertThat(session.run("CLIENT LIST ID 0")).isEqualTo("!ERR Invalid client ID");
    }

    @Test
    void help_lists_the_subcommands_that_can_be_run() {
        assertThat(session.run("CLIENT HELP"))
                .startsWith("[CLIENT <subcommand>")
                .contains("SETNAME connection-name");
        assertThat(session.run("OBJECT HELP")).contains("ENCODING key");
        assertThat(session.run("COMMAND HELP")).contains("GETKEYS command [arg [arg ...]]");
    }
}
