package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

/** What is shown while a line is being typed: hints, offers, colours. */
class TypingTest {
    private final Sessions it = new Sessions();
    private final ArgumentHints hints = new ArgumentHints(it.session);

    @Test
    void theHintShrinksAsArgumentsAreTyped() {
        assertThat(hints.after("LPUSH")).isEqualTo(" key element [element ...]");
        assertThat(hints.after("LPUSH ")).isEqualTo("key element [element ...]");
        assertThat(hints.after("lpush todo ")).isEqualTo("element [element ...]");
        assertThat(hints.after("lpush todo a ")).isEqualTo("[element ...]");
        assertThat(hints.after("PING \"open")).isEmpty();
        assertThat(hints.after("NOSUCH ")).isEmpty();
    }

    @Test
    void hintsKnowRepeatsOtherClientsAndTheWordsOfTheShell() {
        assertThat(hints.after("5 INCR ")).isEqualTo("key");
        assertThat(hints.after("@bob GET ")).isEqualTo("key");
        assertThat(hints.after(":dry GET ")).isEqualTo("key");
        assertThat(hints.after(":tick")).isEqualTo(" SPAN");
        assertThat(hints.after(":und")).isEqualTo("o [COUNT]");
    }

    @Test
    void hintsCanBeSwitchedOff() {
        it.run(":set hints off");
        assertThat(hints.after("LPUSH ")).isEmpty();
    }

    @Test
    void commandsSubcommandsAndOptionsAreOffered() {
        assertThat(offers("lp")).containsExactly("LPOP", "LPOS", "LPUSH", "LPUSHX");
        assertThat(offers("CLIENT SETN")).containsExactly("SETNAME");
        assertThat(offers("SET a b K")).contains("KEEPTTL");
        assertThat(offers("he")).contains("HELLO", "help");
    }

    @Test
    void keysOfTheFittingTypeAreOffered() {
        it.run("RPUSH todo a", "SET total 1", "SELECT 1", "SET other 1", "SELECT 0");
        assertThat(offers("LPUSH to")).containsExactly("todo");
        assertThat(offers("INCR to")).containsExactly("total");
        assertThat(offers("DEL to")).containsExactly("todo", "total");
    }

    @Test
    void theShellsOwnArgumentsAreOffered() {
        assertThat(offers(":un")).containsExactly(":undo");
        assertThat(offers(":set hi")).containsExactly("highlight", "hints");
        assertThat(offers(":set hints o")).containsExactly("on", "off");
        assertThat(offers(":view c")).containsExactly("classic", "csv");
        assertThat(offers("help @li")).containsExactly("@list");
        assertThat(offers(":as bob GE")).contains("GET");
        it.run("@bob PING");
        assertThat(offers("@b")).containsExactly("@bob");
    }

    private List<String> offers(String line) {
        InputParser.Words words = new InputParser.Words(line, line.length());
        List<String> texts = new ArrayList<>();
        for (CommandCompleter.Offer offer : new CommandCompleter(it.session).offers(words.values())) {
            texts.add(offer.text());
        }
        return texts;
    }

    @Test
    void aKeyThatNeedsQuotesIsCompletedWithThem() {
        InputParser.Words words = new InputParser.Words("GET \"my k", 9);
        assertThat(words.word()).isEqualTo("my k");
        assertThat(words.rawWordLength()).isEqualTo(5);
        assertThat(words.escape("my key", true).toString()).isEqualTo("\"my key\"");
        assertThat(CommandLine.split(words.escape("a\"b\\c", true).toString()).words())
                .containsExactly(Bytes.of("a\"b\\c"));
    }

    @Test
    void knownAndUnknownCommandsAndMisfitsLookDifferent() {
        assertThat(ansi("GET a")).contains("[36mGET");
        assertThat(ansi("GEET a")).contains("[31mGEET");
        assertThat(ansi("GE")).isEqualTo("GE");
        assertThat(ansi("EXPIRE a soon NX")).contains("[4msoon");
        assertThat(ansi("SET a \"x y\"")).contains("[32m\"x y\"");
        assertThat(ansi("INCRBY a 10")).contains("[35m10");
        it.run(":set highlight off");
        assertThat(ansi("GEET a")).isEqualTo("GEET a");
    }

    private String ansi(String line) {
        Start start = new Start(null, it.settings, Map.of(), "always", false, null);
        AttributedString text = new LineHighlighter(it.session, new TerminalScreen(null, start)).highlight(null, line);
        return text.toAnsi();
    }

    @Test
    void anOpenQuoteOrALoneBackslashGoesOn() {
        assertThat(InputParser.continues("SET a \"x")).isTrue();
        assertThat(InputParser.continues("SET a 'x")).isTrue();
        assertThat(InputParser.continues("SET a \\")).isTrue();
        assertThat(InputParser.continues("SET a \\\\")).isFalse();
        assertThat(InputParser.continues("SET a \"x\"")).isFalse();
        assertThat(InputParser.continues(":help it's")).isFalse();
        assertThat(InputParser.continues("# it's")).isFalse();
    }

    @Test
    void pastedTextIsTakenApartIntoCommands() {
        assertThat(PastedLines.of("SET a 1\n\nGET a\n")).containsExactly("SET a 1", "GET a");
        assertThat(PastedLines.of("SET a \"x\ny\"\nGET a")).containsExactly("SET a \"x\ny\"", "GET a");
        assertThat(PastedLines.of("SET a \\\n1")).containsExactly("SET a 1");
    }
}
