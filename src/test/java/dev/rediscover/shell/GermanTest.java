package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.lesson.Step;
import dev.rediscover.render.DisplayWidth;
import dev.rediscover.tutor.LessonRun;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lessons in German. */
class GermanTest {
    @TempDir
    Path folder;

    private final Sessions it = new Sessions();

    @Test
    void aLessonIsTakenInGerman() {
        it.run(":set language de");
        assertThat(it.run(":lessons")).contains("Erste Schritte", "Hallo sagen");
        assertThat(it.run(":progress")).contains("Erste Schritte");
        assertThat(it.run(":learn hello"))
                .contains("Hallo sagen 1/", "Bruchteil einer Millisekunde", "Enter führt weiter.");
        assertThat(it.run("")).contains("Tippe den Befehl.");
        assertThat(it.run("ECHO PONG")).contains("Noch nicht. ECHO schickt deine eigenen Worte zurück.");
        assertThat(it.run("warum")).contains("ECHO schickt");
        assertThat(it.run("tipp")).contains("Der Befehl steht oben im Text");
        assertThat(it.run("PING")).contains("Richtig, mit einem Tipp.", "Die Verbindung steht");
        assertThat(it.run("weiter")).contains("Wie wird die Antwort lauten?");
        assertThat(it.run("zurück")).contains("Prüfe, ob der Server da ist.");
        assertThat(it.run("PING", "überspringen")).contains("ECHO");
        assertThat(it.run("exit")).contains("Du hast die Lektion verlassen");
    }

    @Test
    void whatAnAnswerMissesIsSaidInGerman() {
        it.run(":set language de", ":set confidence on", ":learn counters", "", "");
        assertThat(it.run("")).contains("Noch nichts getippt: Gesucht ist ein Befehl.");
        it.run("GET likes:post:7");
        assertThat(it.run("GET likes:post:7")).contains("Versuch 2, und noch dasselbe: Du hast die Zahl angesehen.");
        assertThat(it.run("FROB 1")).contains("Es gibt keinen Befehl FROB.");
        it.run("INCR likes:post:7", "");
        assertThat(it.run("7")).contains("Wie sicher?");
        assertThat(it.session.prompt().toString()).contains("sicher?");
        assertThat(it.run("3")).contains("Du sagtest 7; die Antwort ist (integer) -1.", "Du warst sicher");
        assertThat(it.run(":set language en")).contains(":learn counters");
        it.run(":set language de");
        assertThat(it.run("exit"))
                .contains(
                        "stimmten 0 von 1.",
                        "Deine Überraschung:",
                        "Du sagtest 7 (du warst sicher); die Antwort ist (integer) -1.");
    }

    @Test
    void aChoiceThatIsNotWholeIsToldSoInGerman() {
        it.run(":set language de", ":learn hello");
        while (!it.session.lesson().step().id().equals("uses")) {
            it.run(it.session.lesson().isSolved() || !it.session.lesson().step().isExercise() ? "" : "skip");
        }
        int one = 1;
        while (!it.session.lesson().options().get(one - 1).text().startsWith("Fertige")) {
            one++;
        }
        assertThat(it.run(Integer.toString(one))).contains("2 weitere stimmen auch noch.");
    }

    @Test
    void inEnglishGermanWordsMeanNothing() {
        it.run(":learn hello", "");
        assertThat(it.run("tipp")).doesNotContain("The command is named");
        assertThat(it.run(":lessons")).contains("Saying hello");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "de_DE.UTF-8, -, -, de",
                "-, de, en_GB, de",
                "-, -, de_AT, de",
                "C, -, de_DE.UTF-8, en",
                "-, -, -, en",
                "den_CA, -, -, en",
                "en_US.UTF-8, de_DE, de_DE, en"
            })
    void theEnvironmentDecidesAtFirst(String all, String messages, String lang, String language) {
        Map<String, String> env = new java.util.HashMap<>();
        env.put("LC_ALL", all == null ? "" : all);
        env.put("LC_MESSAGES", messages == null ? "" : messages);
        env.put("LANG", lang == null ? "" : lang);
        assertThat(Language.wanted(env)).isEqualTo(language);
        it.settings.in(env);
        assertThat(Language.of(it.settings)).isEqualTo(language);
        it.run(":set language en");
        assertThat(Language.of(it.settings)).isEqualTo("en");
    }

    @Test
    void whoDidNotChooseTheLanguageIsToldHowToChangeIt() {
        it.settings.in(Map.of("LANG", "de_DE.UTF-8"));
        assertThat(it.run(":learn hello")).contains("`:set language en` stellt auf Englisch um.");
        it.run("exit", ":set language de");
        assertThat(it.run(":learn hello")).doesNotContain("stellt auf Englisch um");
        it.run("exit");
        assertThat(it.run(":learn lists")).contains("Diese Lektion gibt es bisher nur auf Englisch.");
    }

    @Test
    void progressDoesNotHangOnTheLanguage() {
        Sessions kept = new Sessions(StateFolder.of(Map.of("REDISCOVER_HOME", folder.toString())));
        kept.run(":learn hello");
        LessonRun run = kept.session.lesson();
        while (!run.step().id().equals("since")) {
            kept.run(run.isSolved() || !run.step().isExercise() ? "" : "skip");
        }
        kept.run("exit", ":set language de");
        assertThat(kept.run(":learn hello")).contains("Seit welcher Version");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "strings", "counters", "keys", "expiry", "replies"})
    void everyLessonCanBeGoneThrough(String name) {
        for (String plain : new String[] {"on", "off"}) {
            for (int columns : new int[] {40, 80}) {
                it.screen.columns = columns;
                it.run(":set language de", ":set plain " + plain);
                String text = gothrough(name);
                assertThat(text).contains("Das war „", "Enter führt weiter.").doesNotContain("Enter goes on", "Type ");
                it.run(":set language en", ":restart");
                List<String> english = gothrough(name).lines().toList(); // what is long there is a reply or a command
                String whole =
                        "(Offen|Erreicht): .*|.*, Schritt \\d+ von \\d+\\.|Das war „.*"; // never broken into lines
                assertThat(text.lines().filter(line -> !english.contains(line) && !line.matches(whole)))
                        .allMatch(line -> DisplayWidth.of(line) <= columns);
            }
        }
    }

    private String gothrough(String name) {
        StringBuilder all = new StringBuilder(it.run(":learn " + name));
        boolean german = Language.isGerman(it.settings);
        int turns = 0;
        while (it.session.lesson() != null) {
            LessonRun run = it.session.lesson();
            boolean read = run.isSolved() || !run.step().isExercise();
            all.append(it.run(
                    read
                            ? german ? "weiter" : "next"
                            : run.step().kind() == Step.Kind.ANSWER || !german ? ":skip" : "überspringen"));
            assertThat(turns++).as(all.toString()).isLessThan(200);
        }
        return all.toString();
    }
}
