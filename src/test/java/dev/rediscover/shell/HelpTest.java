package dev.rediscover.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class HelpTest {
    private final Sessions it = new Sessions();

    @Test
    void aCommandComesWithAnExampleAndItsRealReply() {
        it.run("SET todo \"not a list\"");
        assertThat(it.run("help lpush"))
                .startsWith("LPUSH key element [element ...]\n")
                .contains("since 1.0.0", "see also", "> LPUSH todo wash cook\n(integer) 2\n");
        assertThat(it.run("GET todo")).isEqualTo("\"not a list\"\n");
    }

    @Test
    void aSubcommandAndItsContainerAreKnown() {
        assertThat(it.run("help client id")).startsWith("CLIENT ID\n");
        assertThat(it.run("help client")).contains("CLIENT SETNAME");
    }

    @Test
    void aGroupListsItsCommands() {
        assertThat(it.run("help @list")).contains("LPUSH", "RPOP").doesNotContain("ZADD");
        assertThat(it.run("help @nonsense")).contains("Groups are ");
    }

    @Test
    void theWordsOfTheShellAreListedFromTheirTable() {
        String all = it.run(":");
        for (ShellWord word : ShellWord.values()) {
            assertThat(all).contains(":" + word.label());
        }
        assertThat(it.run("help :tick")).contains(":tick SPAN");
        assertThat(it.run(":help undo")).contains(":undo [COUNT]");
    }

    /** Whoever knows the one word help finds all the others from page to page. */
    @Test
    void everythingIsFoundFromHelp() {
        String first = it.run("help");
        assertThat(first).contains("help lesson", ":set", ":bindings", "@bob", ":  ", ":learn");
        for (ShellWord word : ShellWord.values()) {
            assertThat(it.run(":help " + word.label()).replaceAll("\\s+", " "))
                    .as(word.label())
                    .contains(word.brief().replaceAll("\\s+", " "));
        }
        String settings = it.run(":help set");
        for (Setting setting : Setting.values()) {
            assertThat(settings).contains(setting.label() + " ", setting.brief());
        }
        String keys = it.run(":help bindings");
        for (Shortcut shortcut : Shortcut.values()) {
            assertThat(keys).contains(shortcut.keys() + " ", shortcut.brief());
        }
    }

    @Test
    void whatALessonUnderstandsIsToldByHelpLesson() {
        String help = it.run("help lesson");
        List<String> words = new java.util.ArrayList<>(dev.rediscover.tutor.LessonRun.words());
        words.addAll(List.of("menu", "redo", "run", "list", "step", "show", "exit", ":tick"));
        for (String word : words) {
            assertThat(LessonWords.has(word)).as(word).isTrue();
            assertThat(help).contains(word);
        }
        assertThat(it.run("help done")).isEqualTo(help);
        it.run(":learn counters");
        assertThat(it.run("help lesson")).isEqualTo(help);
    }

    @Test
    void aMistypedTopicIsAnsweredWithTheNearest() {
        assertThat(it.run("help LPSUH")).contains("There is no help about \"LPSUH\"", "LPUSH");
    }

    @Test
    void everyExampleRunsWithoutAnErrorAndUsesItsCommand() throws Exception {
        for (String name : Examples.names()) {
            CommandSpec spec = it.session.catalog().find(name);
            assertThat(spec).as(name).isNotNull();
            if (spec.isBuilt()) {
                assertThat(runs(name)).as("the example of %s shows it", name).isTrue();
            }
        }
        assertThat(new HashSet<>(Examples.names())).hasSameSizeAs(Examples.names());
    }

    private boolean runs(String name) {
        Sessions fresh = new Sessions();
        TimeTravel.Trial trial = TimeTravel.Trial.on(fresh.session.link().fork(), 0);
        boolean used = false;
        for (String line : Examples.of(name)) {
            List<Bytes> words = CommandLine.split(line).words();
            Reply reply = trial.send(words);
            CommandSpec spec = fresh.session.catalog().find(words.get(0));
            boolean later = spec != null && !spec.isBuilt();
            assertThat(later || !reply.isError()).as("%s: %s", line, reply).isTrue();
            used |= line.toUpperCase(java.util.Locale.ROOT).startsWith(name.replace('|', ' '));
        }
        return used;
    }
}
