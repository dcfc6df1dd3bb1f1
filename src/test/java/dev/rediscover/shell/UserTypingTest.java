package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is shown while the rules of a user are being typed. */
class UserTypingTest {
    private final Sessions it = new Sessions();
    private final ArgumentHints hints = new ArgumentHints(it.session);

    private List<String> offers(String line) {
        InputParser.Words words = new InputParser.Words(line, line.length());
        List<String> texts = new ArrayList<>();
        for (CommandCompleter.Offer offer : new CommandCompleter(it.session).offers(words.values())) {
            texts.add(offer.text());
        }
        return texts;
    }

    @Test
    void rulesAreOffered() {
        assertThat(offers("ACL SETUSER bob o")).containsExactly("on", "off");
        assertThat(offers("ACL SETUSER bob ")).contains("on", ">", "~", "%R~", "&", "+@", "reset", "(");
        assertThat(offers("ACL SETUSER bob on +@st")).containsExactly("+@string", "+@stream");
        assertThat(offers("ACL SETUSER bob on -@al")).containsExactly("-@all");
        assertThat(offers("ACL SETUSER bob +getr")).containsExactly("+getrange");
        assertThat(offers("ACL SETUSER bob -config|s")).containsExactly("-config|set");
        assertThat(offers("ACL SETUSER bob (+@ge")).containsExactly("(+@geo");
        assertThat(offers("ACL SETUSER bob (o")).isEmpty();
    }

    @Test
    void patternsAreMadeOfTheKeysThatAreThere() {
        it.run("MSET cart:1 a cart:2 b stock:1 c motto d");
        assertThat(offers("ACL SETUSER bob ~")).containsExactly("~cart:*", "~motto", "~stock:*");
        assertThat(offers("ACL SETUSER bob %R~c")).containsExactly("%R~cart:*");
    }

    @Test
    void namesAndCategoriesAreOffered() {
        assertThat(offers("ACL GETUSER d")).containsExactly("default");
        assertThat(offers("AUTH d")).containsExactly("default");
        assertThat(offers("HELLO 3 AUTH d")).containsExactly("default");
        assertThat(offers("CLIENT KILL USER d")).containsExactly("default");
        assertThat(offers("ACL CAT sc")).containsExactly("scripting");
        assertThat(offers("ACL DRYRUN default GE")).contains("GET", "GETRANGE");
        assertThat(offers("ACL DRYRUN default XGROUP CREATEC")).containsExactly("CREATECONSUMER");
    }

    @Test
    void whatIsBeingTypedIsExplained() {
        assertThat(hints.after("ACL SETUSER bob >")).isEqualTo("password  (adds a password)");
        assertThat(hints.after("ACL SETUSER bob on %R~")).isEqualTo("pattern  (keys that may be read)");
        assertThat(hints.after("ACL SETUSER bob on +@re")).isEqualTo("  (the commands of a category)");
        assertThat(hints.after("ACL SETUSER bob off")).contains("nobody can log in");
        assertThat(hints.after("ACL SETUSER bob ")).isEqualTo("[rule [rule ...]]");
    }
}
