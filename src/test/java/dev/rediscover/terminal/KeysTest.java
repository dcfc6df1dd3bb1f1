package dev.rediscover.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys that say a word of the shell, the suggestion behind the cursor, the line below the prompt. */
class KeysTest {
    @TempDir
    private Path folder;

    private Tmux shell() throws Exception {
        return Tmux.start(folder, Map.of("EDITOR", "sed -i s/GET/STRLEN/")).ends("learn>");
    }

    @Test
    void theLatestLineThatBeginsSoIsSuggestedAndTaken() throws Exception {
        try (Tmux tmux = shell()) {
            tmux.line("SET greeting hello").sees("OK").ends("learn>");
            tmux.type("SET gr").ends("learn> SET greeting hello  [→]");
            assertThat(tmux.column()).isEqualTo("learn> SET gr".length());
            tmux.keys("M-f").ends("learn> SET greeting hello  [→]");
            tmux.await(() -> assertThat(tmux.column()).isEqualTo("learn> SET greeting".length()));
            tmux.keys("Right").ends("learn> SET greeting hello [NX | XX | IFEQ ifeq-value | IFNE ifne-value | IFDEQ");
            tmux.keys("C-u").line(":set suggest off").ends("learn>");
            tmux.type("SET gr").ends("learn> SET gr value [NX | XX | IFEQ ifeq-value | IFNE ifne-value | IFDEQ ifdeq-");
        }
    }

    @Test
    void keysSayWordsAndTheLineComesBack() throws Exception {
        try (Tmux tmux = shell()) {
            tmux.line("RPUSH todo a b").sees("(integer) 2").ends("learn>");
            tmux.type("LPOP todo").keys("M-h").sees("learn> help LPOP").ends("learn> LPOP todo [count]");
            tmux.keys("F3").sees("learn> :show todo").ends("learn> LPOP todo [count]");
            tmux.keys("C-u", "M-z")
                    .sees("learn> :undo", "Took back RPUSH todo a b")
                    .ends("learn>");
            tmux.keys("Up").ends("learn> RPUSH todo a b [element ...]");
            tmux.keys("C-u").type("GET todo").keys("C-x", "C-e").ends("learn> STRLEN todo");
            tmux.keys("Enter").sees("(integer) 0").ends("learn>");
            tmux.keys("M-p").sees("plain is on.").ends("learn>");
        }
    }

    @Test
    void whoTypesOnWhileTextIsShownByPagesLosesNoKey() throws Exception {
        try (Tmux tmux = shell()) {
            tmux.line("help @string").sees("space: more").type("ACL WHOAMI").ends("learn> ACL WHOAMI");
            tmux.keys("Enter").sees("\"default\"").ends("learn>");
        }
    }

    @Test
    void theLineBelowThePromptStaysBelowIt() throws Exception {
        String free = "learn>\ndb 0, 0 keys | clock real | Alt-H help";
        try (Tmux tmux = shell()) {
            tmux.line(":set status on").ends(free);
            tmux.line("SET a 1").sees("OK").ends("learn>\ndb 0, 1 key | clock real | Alt-H help");
            tmux.line(":undo").ends(free).line("@bob BLPOP q 2").type("PING");
            tmux.resize(60, 20).sees("bob: BLPOP q 2\n(nil)");
            tmux.ends("learn> PING [message]\ndb 0, 0 keys | clock real | Alt-H help");
            tmux.resize(100, 30).ends("learn> PING [message]\ndb 0, 0 keys | clock real | Alt-H help");
            tmux.keys("Enter").sees("PONG").ends(free);
            tmux.resize(60, 10).line("PING").sees("PONG\nlearn>").ends("learn>");
            tmux.resize(60, 20).ends(free); // so the program knows its new height before it shows a long text
            tmux.line(":learn counters").ends("say step | db 0, 0 keys | clock stands still | Alt-? hint");
            tmux.keys("C-d").ends(free).line(":set status off").ends("learn>");
        }
    }
}
