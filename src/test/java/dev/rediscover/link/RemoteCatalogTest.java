package dev.rediscover.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.oracle.RealServer;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Commands as the server describes them. */
class RemoteCatalogTest {

    @Test
    void what_a_server_says_makes_the_same_commands_as_our_tables() throws IOException {
        try (RealServer server = RealServer.start();
                Heard you = new Heard(
                        RemoteAddress.LOCAL.at("127.0.0.1", server.port()),
                        RemoteOptions.TYPED,
                        new Catalog(List.of()))) {
            Heard.eventually("the list", () -> you.link.catalog().find("SET") != null);
            Catalog theirs = you.link.catalog();
            assertThat(theirs.all()).hasSizeGreaterThan(350);
            List<String> differences = new ArrayList<>();
            int compared = 0;
            for (CommandSpec their : theirs.all()) {
                CommandSpec our = Heard.CATALOG.find(their.name());
                if (our != null) {
                    compared++;
                    compare(their, our, differences);
                }
            }
            assertThat(compared).isGreaterThan(300);
            assertThat(differences).isEmpty();
            assertThat(theirs.find("XREAD").syntaxText())
                    .isEqualTo("XREAD [COUNT count] [BLOCK milliseconds] STREAMS key [key ...] id [id ...]");
            assertThat(theirs.find("SET").syntax().hint(List.of(Bytes.of("k")), true))
                    .startsWith("value");
            assertThat(theirs.find("SET").group()).isEqualTo("string");
            assertThat(theirs.find("CLIENT").subcommands()).isNotEmpty();
        }
    }

    private static void compare(CommandSpec their, CommandSpec our, List<String> differences) {
        boolean same = their.isWrite() == our.isWrite()
                && their.isReadOnly() == our.isReadOnly()
                && their.isBlocking() == our.isBlocking()
                && their.isContainer() == our.isContainer()
                && KeyPositions.hasKeys(their) == KeyPositions.hasKeys(our);
        if (!same && !List.of("WAIT").contains(their.name())) {
            differences.add(their + " | " + our);
        }
    }

    @Test
    void ours_go_first_and_only_the_rest_is_theirs() throws IOException {
        Catalog few = new Catalog(List.of("""
                group string
                SET key value
                  1.0.0 | write | O(1)
                  In our own words.
                CLIENT
                  2.4.0 | | Depends
                  Groups what there is.
                  container
                CLIENT|ID
                  5.0.0 | | O(1)
                  In our own words, too.
                """));
        try (RealServer server = RealServer.start();
                Heard you = new Heard(RemoteAddress.LOCAL.at("127.0.0.1", server.port()), RemoteOptions.TYPED, few)) {
            Heard.eventually("the list", () -> you.link.catalog().find("GET") != null);
            Catalog merged = you.link.catalog();
            assertThat(merged.find("SET").summary()).isEqualTo("In our own words.");
            assertThat(merged.find("CLIENT|ID").summary()).isEqualTo("In our own words, too.");
            assertThat(merged.find("CLIENT|LIST").hasFlag("admin")).isTrue();
            assertThat(merged.find("CLIENT").subcommands()).hasSizeGreaterThan(10);
        }
    }

    @Test
    void renamed_commands_are_known_by_their_new_names() throws IOException {
        try (RealServer server = RealServer.start("--rename-command", "APPEND", "ADD_TEXT");
                Heard you = Heard.at(server.port())) {
            List<Bytes> line = List.of(Bytes.of("add_text"), Bytes.of("k"), Bytes.of("v"));
            assertThat(you.link.spec(line).isWrite()).isTrue();
            assertThat(KeyPositions.of(you.link.spec(line), line)).containsExactly(1);
            assertThat(you.link.spec(List.of(Bytes.of("NOSUCH")))).isNull();
        }
    }

    private static Reply info(String name, Reply flags, Reply keySpecs) {
        return Reply.array(
                Reply.bulk(name),
                Reply.of(-2),
                flags,
                Reply.of(1),
                Reply.of(1),
                Reply.of(1),
                Reply.array(Reply.bulk("@write"), Reply.bulk("@dangerous\nSET key")),
                Reply.EMPTY_ARRAY,
                keySpecs,
                Reply.EMPTY_ARRAY);
    }

    private static Reply doc(String summary, Reply arguments) {
        return Reply.array(
                Reply.bulk("summary"),
                Reply.bulk(summary),
                Reply.bulk("since"),
                Reply.bulk("1.0|x\n  later"),
                Reply.bulk("group"),
                Reply.bulk("mod ule\nSET key"),
                Reply.bulk("complexity"),
                Reply.bulk("O(1)\u001b[31m"),
                Reply.bulk("arguments"),
                arguments);
    }

    private static Reply argument(String name, String type, String... more) {
        List<Reply> items =
                new ArrayList<>(List.of(Reply.bulk("name"), Reply.bulk(name), Reply.bulk("type"), Reply.bulk(type)));
        for (String each : more) {
            items.add(Reply.bulk(each));
        }
        return Reply.array(items);
    }

    @Test
    void a_stranger_cannot_put_lines_into_the_table() {
        Reply flags = Reply.array(new Reply.Status("write"), new Reply.Status("x\n  later"), Reply.bulk("a|b"));
        Reply arguments = Reply.array(argument("key", "key"), argument("count", "integer", "token", "COUNT"));
        String table = SpecText.of(
                info("m.add", flags, Reply.EMPTY_ARRAY),
                Map.of("M.ADD", doc("Adds.\nSET key\n  later\u001b[2J", arguments)),
                name -> true);
        assertThat(table).doesNotContain("\u001b");
        Catalog catalog = new Catalog(List.of(table));
        assertThat(catalog.all()).hasSize(1);
        CommandSpec spec = catalog.find("M.ADD");
        assertThat(spec.isBuilt()).isTrue();
        assertThat(spec.flags()).containsExactly("write");
        assertThat(spec.group()).isEqualTo("module");
        assertThat(spec.syntaxText()).isEqualTo("M.ADD key COUNT count");
        assertThat(spec.summary()).isEqualTo("Adds. SET key   later\\x1b[2J");
    }

    @Test
    void names_that_nobody_could_type_are_left_out() {
        for (String name : List.of("", "a b", "a\nb", "x|", "|x", "a|b|c", "\u001b[2J", "n".repeat(65), "ä")) {
            assertThat(SpecText.of(info(name, Reply.EMPTY_ARRAY, Reply.EMPTY_ARRAY), Map.of(), any -> true))
                    .as(name)
                    .isEmpty();
        }
        assertThat(SpecText.of(Reply.NIL, Map.of(), any -> true)).isEmpty();
        assertThat(SpecText.of(Reply.array(Reply.bulk("a")), Map.of(), any -> true))
                .isEmpty();
    }

    @Test
    void arguments_without_end_are_given_up() {
        Reply deep = argument("x", "string");
        for (int i = 0; i < 30; i++) {
            deep = Reply.array(
                    Reply.bulk("name"),
                    Reply.bulk("b"),
                    Reply.bulk("type"),
                    Reply.bulk("block"),
                    Reply.bulk("arguments"),
                    Reply.array(deep));
        }
        assertThat(SyntaxText.of(List.of(deep))).isEmpty();
        List<Reply> many = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            many.add(argument("x", "string"));
        }
        assertThat(SyntaxText.of(many)).isEmpty();
        assertThat(SyntaxText.of(List.of(argument("a]b", "string")))).isEmpty();
    }
}
