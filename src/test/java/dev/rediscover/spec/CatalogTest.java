package dev.rediscover.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rediscover.base.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogTest {
    private static final String CORE = """
            group list
            LPUSH key element [element ...]
              1.0.0 | write denyoom fast | O(1) for each element
              Adds elements at the head of a list.
              see RPUSH
              keys RW insert
            BLMOVE source destination <LEFT | RIGHT>
                <LEFT | RIGHT> timeout
              6.2.0 | write denyoom blocking | O(1)
              Moves an element.
              acl dangerous -list
              keys RW access delete
              keys RW insert

            group connection
            CLIENT
              2.4.0 | | Depends on the subcommand
              Groups subcommands.
              container
            CLIENT|ID
              5.0.0 | loading | O(1)
              Tells the number.
            """;

    private static final String LATER = """
            group connection
            CLIENT|KILL <ip:port | <[ID client-id] | [TYPE type]>>
              2.4.0 | admin | O(N)
              Closes connections.
              arity -3
              later
            QUIT
              1.0.0 | fast | O(1)
              Leaves.
              arity -1
              later
            """;

    private final Catalog catalog = new Catalog(List.of(CORE, LATER));

    @Test
    void commandsAreFoundInAnyLetterCase() {
        assertThat(catalog.find(Bytes.of("lPuSh")).name()).isEqualTo("LPUSH");
        assertThat(catalog.find("client id").name()).isEqualTo("CLIENT|ID");
        assertThat(catalog.find("Client|Id")).isSameAs(catalog.find("CLIENT ID"));
        assertThat(catalog.find(Bytes.of("LPUSHX"))).isNull();
        assertThat(catalog.find(Bytes.EMPTY)).isNull();
        assertThat(catalog.find(Bytes.wrap(new byte[] {(byte) 0xff, 0, 'A'}))).isNull();
    }

    @Test
    void aSubcommandIsNoCommandOfItsOwn() {
        assertThat(catalog.find(Bytes.of("CLIENT|ID"))).isNull();
        assertThat(catalog.find("CLIENT").subcommand(Bytes.of("id")).words()).isEqualTo("CLIENT ID");
        assertThat(catalog.find("CLIENT").subcommand(Bytes.of("ids"))).isNull();
        assertThat(catalog.find("LPUSH").subcommand(Bytes.of("id"))).isNull();
    }

    @Test
    void aContainerGathersItsSubcommandsFromAllTables() {
        CommandSpec client = catalog.find("CLIENT");
        assertThat(client.subcommands()).extracting(CommandSpec::name).containsExactly("CLIENT|ID", "CLIENT|KILL");
        assertThat(catalog.find("CLIENT KILL").container()).isSameAs(client);
        assertThat(catalog.find("CLIENT KILL").owner()).isEqualTo(1);
        assertThat(client.owner()).isZero();
        assertThat(client.container()).isNull();
        assertThat(client.arity()).isEqualTo(-2);
    }

    @Test
    void anEntryTellsItsFacts() {
        CommandSpec push = catalog.find("LPUSH");
        assertThat(push.syntaxText()).isEqualTo("LPUSH key element [element ...]");
        assertThat(push.since()).isEqualTo("1.0.0");
        assertThat(push.flags()).containsExactly("write", "denyoom", "fast");
        assertThat(push.isWrite()).isTrue();
        assertThat(push.isDenyOom()).isTrue();
        assertThat(push.isReadOnly()).isFalse();
        assertThat(push.isBlocking()).isFalse();
        assertThat(push.cost()).isEqualTo("O(1) for each element");
        assertThat(push.summary()).isEqualTo("Adds elements at the head of a list.");
        assertThat(push.seeAlso()).containsExactly("RPUSH");
        assertThat(push.isBuilt()).isTrue();
        assertThat(catalog.find("QUIT").isBuilt()).isFalse();
        assertThat(catalog.find("CLIENT").flags()).isEmpty();
    }

    @Test
    void aLineMayGoOnIndented() {
        CommandSpec move = catalog.find("BLMOVE");
        assertThat(move.syntaxText()).isEqualTo("BLMOVE source destination <LEFT | RIGHT> <LEFT | RIGHT> timeout");
        assertThat(move.arity()).isEqualTo(6);
        assertThat(move.aclCategories()).containsExactly("write", "slow", "blocking", "dangerous");
        assertThat(move.keySpecs())
                .extracting(spec -> spec.begin().toString())
                .containsExactly("Index[position=1]", "Index[position=2]");
    }

    @Test
    void arityCountsTheCommandsWords() {
        assertThat(catalog.find("LPUSH").arity()).isEqualTo(-3);
        assertThat(catalog.find("LPUSH").arityFits(2)).isFalse();
        assertThat(catalog.find("LPUSH").arityFits(9)).isTrue();
        assertThat(catalog.find("CLIENT ID").arity()).isEqualTo(2);
        assertThat(catalog.find("CLIENT ID").arityFits(3)).isFalse();
        assertThat(catalog.find("CLIENT KILL").arity()).isEqualTo(-3);
    }

    @Test
    void listsAreSorted() {
        assertThat(catalog.all())
                .extracting(CommandSpec::name)
                .containsExactly("BLMOVE", "CLIENT", "CLIENT|ID", "CLIENT|KILL", "LPUSH", "QUIT");
        assertThat(catalog.groups()).containsExactly("connection", "list");
        assertThat(catalog.group("list")).extracting(CommandSpec::name).containsExactly("BLMOVE", "LPUSH");
        assertThat(catalog.group("geo")).isEmpty();
    }

    @Test
    void sizeCountsWhatCanBeCalled() {
        assertThat(catalog.size()).isEqualTo(3);
    }

    @Test
    void brokenTablesAreRefused() {
        assertThatThrownBy(() -> new Catalog(List.of(CORE, CORE))).hasMessage("two entries for LPUSH");
        assertThatThrownBy(() -> new Catalog(List.of("PING\n"))).hasMessage("no group before: PING");
        assertThatThrownBy(() -> new Catalog(List.of("group list\nX\n  1.0.0 | O(1)\n  Does.\n")).find("X"))
                .hasMessage("table entry X: needs: since | flags | cost");
        assertThatThrownBy(() -> new Catalog(List.of("group list\nX\n  1.0.0 | | O(1)\n")).find("X"))
                .hasMessage("table entry X: needs a line of facts and a summary");
        assertThatThrownBy(() -> new Catalog(List.of("group list\nX y\n  1 | | O(1)\n  Does.\n  keys RO\n"))
                        .find("X")
                        .keySpecs())
                .hasMessage("X: its syntax line has no key for: keys RO");
    }

    @Test
    void manyCommandsAreAllFound() {
        StringBuilder table = new StringBuilder("group g\n");
        for (int i = 0; i < 2000; i++) {
            table.append("C").append(i).append(" key\n  1.0.0 | | O(1)\n  Does.\n");
        }
        Catalog large = new Catalog(List.of(table.toString()));
        for (int i = 0; i < 2000; i++) {
            assertThat(large.find(Bytes.of("c" + i)).name()).isEqualTo("C" + i);
        }
        assertThat(large.find(Bytes.of("c2000"))).isNull();
    }
}
