package dev.rediscover.shell.explorer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.shell.explorer.ExplorerKey.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What keys do, from the first screen to the commands that are run. */
class ExplorerModelTest {
    private static Desk desk(String... lines) {
        return new Desk().run(lines).open();
    }

    private static List<String> names(Desk desk) {
        List<String> names = new ArrayList<>();
        for (KeyTree.Row row : desk.state.tree().rows()) {
            names.add(
                    row.branch() != null
                            ? row.branch().name().utf8()
                            : row.leaf() != null ? row.leaf().name().utf8() : "and " + row.more());
        }
        return names;
    }

    @Test
    void branchesOpenAndCloseAndAreOnlyThenListed() {
        Desk desk = desk("SET user:1:name a", "SET user:1:age b", "SET user:2:name c", "SET zoo d");
        assertThat(names(desk)).containsExactly("user:", "zoo");
        assertThat(desk.state.tree().current().branch().keys()).isEqualTo(3);
        desk.press(Kind.ENTER);
        assertThat(names(desk)).containsExactly("user:", "1:", "2:", "zoo");
        desk.press(Kind.DOWN, Kind.RIGHT);
        assertThat(names(desk)).containsExactly("user:", "1:", "age", "name", "2:", "zoo");
        desk.press(Kind.DOWN, Kind.LEFT, Kind.LEFT);
        assertThat(names(desk))
                .as("Left went to the branch, then closed it")
                .containsExactly("user:", "1:", "2:", "zoo");
        desk.press(Kind.UP, Kind.ENTER);
        assertThat(names(desk)).containsExactly("user:", "zoo");
    }

    @Test
    void thePrefixOfTheWordBoundsTheTree() {
        Desk desk =
                new Desk().run("SET user:1:name a", "SET user:2 b", "SET zoo d").open("user:", null);
        assertThat(names(desk)).containsExactly("1:", "2");
        assertThat(desk.screen()).contains("user:*").doesNotContain("zoo");
    }

    @Test
    void otherDelimitersPartOtherNames() {
        Desk desk = desk("SET a/b 1", "SET a.c 1", "SET a-d 1");
        assertThat(names(desk)).containsExactly("a-d", "a.c", "a/b");
        desk.type(".");
        assertThat(names(desk)).containsExactly("a.", "a/", "a-d");
        desk.type(".");
        assertThat(names(desk)).containsExactly("a-", "a.", "a/");
        desk.type(".");
        assertThat(names(desk)).containsExactly("a-d", "a.c", "a/b");
    }

    @Test
    void theFilterFindsWhileItIsTyped() {
        Desk desk = desk("SET user:1 a", "SET user:12 b", "SET order:1 c");
        desk.type("/r:1");
        assertThat(names(desk)).containsExactly("order:1", "user:1", "user:12");
        desk.type("2");
        assertThat(names(desk)).containsExactly("user:12");
        assertThat(desk.state.held().key()).isEqualTo(Bytes.of("user:12"));
        assertThat(desk.screen()).contains("filter: r:12", "filter *r:12*");
        desk.press(Kind.WIPE).type("user:?");
        assertThat(names(desk)).as("a pattern is taken as it is").containsExactly("user:1");
        desk.press(Kind.ENTER);
        assertThat(desk.state.question()).isNull();
        assertThat(names(desk)).containsExactly("user:1");
        assertThat(desk.state.log()).anyMatch(entry -> entry.line().equals("SCAN 0 MATCH user:? COUNT 1000"));
        desk.press(Kind.ESCAPE);
        assertThat(names(desk)).containsExactly("order:", "user:");
        assertThat(desk.left).isFalse();
        desk.press(Kind.ESCAPE);
        assertThat(desk.left).isTrue();
    }

    @Test
    void keysAreSortedByNameSizeMemoryAndTime() {
        Desk desk = desk("RPUSH a 1 2 3", "SET b " + "x".repeat(500), "SET c 1 EX 10", "SET d 1 EX 5");
        assertThat(names(desk)).containsExactly("a", "b", "c", "d");
        desk.type("s");
        assertThat(names(desk)).containsExactly("b", "a", "c", "d");
        desk.type("s");
        assertThat(names(desk).get(0)).isEqualTo("b");
        desk.type("s");
        assertThat(names(desk)).containsExactly("d", "c", "a", "b");
        desk.type("s");
        assertThat(names(desk)).containsExactly("a", "b", "c", "d");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SET k old            | e  | !new            | SET k new",
                "SET k old EX 100     | e  | !two words      | SET k \"two words\" KEEPTTL",
                "SET k old            | e  | !\"a\\n\"       | SET k \"a\\n\"",
                "SET k old            | a  | er              | APPEND k er",
                "RPUSH k a b c        | a  | d e             | RPUSH k \"d e\"",
                "SADD k a             | a  | b               | SADD k b",
                "HSET k f v           | a  | g 'w x'         | HSET k g \"w x\"",
                "ZADD k 1 a           | a  | 2 b             | ZADD k 2 b",
                "XADD k 1-1 f v       | a  | g w             | XADD k * g w",
                "SET k v              | t  | 100             | EXPIRE k 100",
                "SET k v EX 9         | t  |                 | PERSIST k",
                "SET k v              | m  | !other          | RENAMENX k other",
                "HSET k f v           | >e | !w              | HSET k f w",
                "ZADD k 1 a           | >e | !7              | ZADD k XX 7 a",
                "RPUSH k a b c        | >e | !z              | LSET k 0 z",
                "ARSET k 5 v          | >e | !z              | ARSET k 5 z",
            })
    void whatIsTypedBecomesACommand(String before, String keys, String line, String command) {
        Desk desk = desk(before);
        if (keys.startsWith(">")) {
            desk.press(Kind.ENTER);
        }
        desk.type(keys.substring(keys.length() - 1));
        String text = line == null ? "" : line;
        if (text.startsWith("!")) {
            desk.press(Kind.WIPE);
        }
        desk.type(text.startsWith("!") ? text.substring(1) : text).press(Kind.ENTER);
        assertThat(desk.sent).containsExactly(command);
        assertThat(desk.state.question()).isNull();
        assertThat(desk.screen()).contains("> " + command);
        assertThat(desk.state.log().get(desk.state.log().size() - 1).reply()).doesNotContain("ERR");
    }

    @Test
    void anEditBeginsWithWhatIsThereAndMayGoOnInTheMiddle() {
        Desk desk = desk("SET k hello");
        desk.type("e");
        assertThat(desk.screen()).contains("value: hello");
        desk.press(Kind.HOME, Kind.DELETE).type("j").press(Kind.END, Kind.BACKSPACE, Kind.LEFT, Kind.RIGHT);
        desk.type("ö").press(Kind.ENTER);
        assertThat(desk.reply("GET k")).isEqualTo(Reply.bulk("jellö"));
    }

    @Test
    void bytesSurviveAnEdit() {
        Desk desk = desk("SET k \"a\\x00\\xff\"");
        desk.type("e");
        assertThat(desk.state.question().text()).isEqualTo("\"a\\x00\\xff\"");
        desk.press(Kind.END, Kind.BACKSPACE).type("b\"").press(Kind.ENTER);
        assertThat(desk.sent).containsExactly("SET k \"a\\x00\\xffb\"");
    }

    @Test
    void aFieldThatExpiresKeepsItsTimeWhenItIsEdited() {
        Desk desk = desk("HSET k f v", "HEXPIRE k 100 FIELDS 1 f");
        desk.press(Kind.ENTER).type("e").press(Kind.WIPE).type("w").press(Kind.ENTER);
        assertThat(desk.sent).containsExactly("HSETEX k KEEPTTL FIELDS 1 f w");
        assertThat(desk.reply("HTTL k FIELDS 1 f").toString()).contains("100");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RPUSH k a b a c  | 0 | LRANGE k 0 -1 | b a c",
                "RPUSH k a b a c  | 2 | LRANGE k 0 -1 | a b c",
                "RPUSH k a b a c  | 3 | LRANGE k 0 -1 | a b a",
                "SADD k a b       | 1 | SMEMBERS k    | a",
                "HSET k a 1 b 2   | 0 | HKEYS k       | b",
                "ZADD k 1 a 2 b   | 0 | ZRANGE k 0 -1 | b",
            })
    void oneElementIsDeletedAndComesBack(String before, int at, String look, String left) {
        Desk desk = desk(before);
        String all = words(desk.reply(look));
        desk.press(Kind.ENTER);
        for (int i = 0; i < at; i++) {
            desk.press(Kind.DOWN);
        }
        desk.type("d");
        assertThat(desk.sent).as("nothing before the answer").isEmpty();
        desk.type("y");
        assertThat(words(desk.reply(look))).isEqualTo(left);
        desk.type("u");
        assertThat(words(desk.reply(look))).as(desk.note()).isEqualTo(all);
    }

    private static String words(Reply reply) {
        StringBuilder out = new StringBuilder();
        List<Reply> items = reply instanceof Reply.SetOf set ? set.items() : ((Reply.Arr) reply).items();
        for (Reply item : items) {
            out.append(out.length() == 0 ? "" : " ")
                    .append(((Reply.Bulk) item).value().utf8());
        }
        return out.toString();
    }

    @Test
    void aKeyIsDeletedTakenBackAndDeletedAgain() {
        Desk desk = desk("SET a 1", "SET b 2");
        desk.type("dn");
        assertThat(desk.sent).isEmpty();
        assertThat(desk.note()).isEqualTo("Nothing was done.");
        desk.type("dy");
        assertThat(names(desk)).containsExactly("b");
        assertThat(desk.state.held().key()).as("the cursor stays in its row").isEqualTo(Bytes.of("b"));
        desk.type("u");
        assertThat(names(desk)).containsExactly("a", "b");
        assertThat(desk.note()).isEqualTo("Took back: DEL a");
        desk.type("U");
        assertThat(names(desk)).containsExactly("b");
    }

    @Test
    void aRenamedKeyKeepsTheCursor() {
        Desk desk = desk("SET a 1", "SET m 2");
        desk.type("m").press(Kind.WIPE).type("z").press(Kind.ENTER);
        assertThat(names(desk)).containsExactly("m", "z");
        assertThat(desk.state.held().key()).isEqualTo(Bytes.of("z"));
        desk.type("m").press(Kind.WIPE).type("m").press(Kind.ENTER);
        assertThat(desk.state.log().get(desk.state.log().size() - 1).reply())
                .as("another key is not overwritten")
                .isEqualTo("(integer) 0");
        assertThat(names(desk)).containsExactly("m", "z");
    }

    @Test
    void errorsAreShownAndNothingIsLost() {
        Desk desk = desk("SET k v");
        desk.type("t").type("soon").press(Kind.ENTER);
        assertThat(desk.note()).contains("ERR value is not an integer or out of range");
        desk.type(":").type("GET 'open").press(Kind.ENTER);
        assertThat(desk.state.question().text()).as("the line can be mended").isEqualTo("GET 'open");
        assertThat(desk.note()).startsWith("Invalid argument(s)");
        desk.type("'").press(Kind.ENTER);
        assertThat(desk.sent).contains("GET open");
        desk.type(":BLPOP nobody 0").press(Kind.ENTER);
        assertThat(desk.note()).contains("would wait");
        assertThat(desk.client.isWaiting()).isFalse();
    }

    @Test
    void whereNothingMayBeChangedNothingIs() {
        Desk desk = new Desk().run("SET k v", "HSET h f v").open("", "Look only.");
        for (String key : List.of("d", "a", "t", "m", "u", "U", ":")) {
            desk.type(key);
            assertThat(desk.note()).as(key).isEqualTo("Look only.");
            assertThat(desk.state.question()).isNull();
        }
        desk.press(Kind.ENTER, Kind.DELETE).type("de");
        desk.type("5d");
        assertThat(desk.sent).isEmpty();
        assertThat(desk.screen()).contains("read-only");
    }

    @Test
    void largeValuesComeInPages() {
        Desk desk = new Desk().run("CONFIG SET hash-max-listpack-entries 10");
        for (int i = 0; i < 250; i++) {
            desk.run("RPUSH l item" + i, "ZADD z " + i + " m" + i, "SADD s " + "m" + i, "HSET h f" + i + " v");
            desk.run("XADD x " + (i + 1) + "-0 f v", "ARSET r " + 3 * i + " v");
        }
        desk.open();
        for (String key : List.of("h", "l", "r", "s", "x", "z")) {
            assertThat(desk.state.held().key()).isEqualTo(Bytes.of(key));
            desk.press(Kind.ENTER);
            List<Item> all = new ArrayList<>(desk.state.held().page().items());
            while (desk.state.held().page().next() != null) {
                desk.type("n");
                all.addAll(desk.state.held().page().items());
            }
            assertThat(all).as(key).hasSize(250).doesNotHaveDuplicates();
            int pages = desk.state.held().before().size();
            assertThat(pages).isGreaterThan(1);
            for (int i = 0; i < pages; i++) {
                desk.type("p");
            }
            assertThat(desk.state.held().page().token()).isEmpty();
            assertThat(desk.state.held().page().items().get(0)).isEqualTo(all.get(0));
            desk.press(Kind.TAB, Kind.DOWN);
        }
    }

    @Test
    void lookingIsNoUse() {
        Desk desk = new Desk().run("CONFIG SET maxmemory-policy allkeys-lfu", "SET k v", "HSET h f v");

        Reply idle = desk.reply("OBJECT FREQ k");
        long hits = desk.engine.stats().hits();
        long commands = desk.engine.stats().commands();
        desk.open()
                .press(Kind.DOWN, Kind.UP, Kind.ENTER, Kind.TAB)
                .type("c")
                .press(Kind.ESCAPE)
                .type("2345631");
        assertThat(desk.engine.stats().hits()).isEqualTo(hits);
        assertThat(desk.engine.stats().commands()).isEqualTo(commands);
        assertThat(desk.reply("OBJECT FREQ k")).isEqualTo(idle);
    }

    @Test
    void whatOthersChangeIsSeen() {
        Desk desk = desk("SET k v");
        desk.run("SET k new", "SET j 1").glance();
        assertThat(names(desk)).containsExactly("j", "k");
        assertThat(desk.state.held().key()).isEqualTo(Bytes.of("k"));
        assertThat(desk.screen()).contains("new");
        desk.run("PEXPIRE k 1000");
        desk.clock.advance(2000);
        desk.link.tick();
        desk.glance();
        assertThat(names(desk)).containsExactly("j");
    }

    @Test
    void theRecipeBuildsTheSameKey() {
        Desk desk = new Desk().run("HSET k f v \"g\\x00\" w", "HEXPIRE k 100 FIELDS 1 f", "EXPIRE k 500");
        desk.run("ZADD z 1.5 a inf b", "RPUSH l a 'b c'", "SADD s 1 2", "SET t x", "XADD x 1-1 a b", "ARSET r 7 v");
        desk.open();
        for (String key : List.of("k", "l", "r", "s", "t", "x", "z")) {
            assertThat(desk.state.held().key()).isEqualTo(Bytes.of(key));
            Reply dump = desk.reply("DUMP " + key);
            Reply expiry = desk.reply("PEXPIRETIME " + key);
            desk.type("c").press(Kind.ESCAPE);
            desk.run("DEL " + key).run(desk.desk.recipe().toArray(String[]::new));
            assertThat(desk.reply("DUMP " + key))
                    .as(String.join("\n", desk.desk.recipe()))
                    .isEqualTo(dump);
            assertThat(desk.reply("PEXPIRETIME " + key)).isEqualTo(expiry);
            desk.press(Kind.DOWN);
        }
    }

    @Test
    void clientsAreDisconnectedAfterAQuestion() {
        Desk desk = new Desk();
        desk.link.open("bob", (from, reply) -> {});
        desk.open().type("5").press(Kind.DOWN).type("d");
        assertThat(desk.screen()).contains("Disconnect client 2? y/n");
        desk.type("y");
        assertThat(desk.sent).containsExactly("CLIENT KILL ID 2");
        assertThat(desk.engine.clients()).hasSize(1);
    }
}
