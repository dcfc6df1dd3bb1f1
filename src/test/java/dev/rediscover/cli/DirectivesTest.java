package dev.rediscover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Clock;
import dev.rediscover.base.RandomSource;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Engine;
import dev.rediscover.engine.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** README.md lists the directives as they are. {@code -Drediscover.golden=write} writes the list anew. */
class DirectivesTest {
    private static final Path README = Path.of("README.md");
    private static final String BEGIN = "<!-- directives: generated -->\n";
    private static final String END = "<!-- end of directives -->";

    @Test
    void the_directives_listed_are_those_that_there_are() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(BEGIN) + BEGIN.length();
        int to = readme.indexOf(END, from);
        if ("write".equals(System.getProperty("rediscover.golden"))) {
            Files.writeString(README, readme.substring(0, from) + table() + readme.substring(to));
        } else {
            assertThat(readme.substring(from, to)).isEqualTo(table());
        }
    }

    private static String table() {
        List<Setting> settings = new Engine(Families.all(), Clock.system(), new RandomSource(1))
                .config()
                .settings();
        return "| directives | what becomes of them |\n|---|---|\n"
                + row(settings, Setting.Change.OBEYED, "obeyed")
                + row(settings, Setting.Change.WITHOUT_EFFECT, "taken; they change nothing that can be seen here")
                + row(settings, Setting.Change.NOT_YET, "a warning in the log where they ask for anything")
                + row(settings, Setting.Change.HARMFUL, "refused at the start where they ask for anything")
                + "| `include` `user` | obeyed |\n"
                + "| `rename-command` `loadmodule` `sentinel` | refused at the start |\n";
    }

    private static String row(List<Setting> settings, Setting.Change change, String text) {
        StringBuilder names = new StringBuilder();
        for (Setting setting : settings) {
            if (setting.change() == change) {
                names.append(names.length() == 0 ? "`" : " `")
                        .append(setting.name())
                        .append('`');
            }
        }
        return "| " + names + " | " + text + " |\n";
    }
}
