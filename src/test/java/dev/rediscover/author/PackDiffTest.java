package dev.rediscover.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.author.PackDiff.Bump;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackDiffTest {
    private static PackDiff diff(SamplePack newer) throws PackRefused {
        return PackDiff.of(new SamplePack().read().source(), newer.read().source(), SamplePack.CATALOG);
    }

    private static List<String> lines(PackDiff diff) {
        return diff.changes().stream()
                .map(change -> change.kind().word() + " " + change.where() + " " + change.fields())
                .toList();
    }

    private static SamplePack next(String version) {
        return new SamplePack().version(version);
    }

    @Test
    void nothing() throws PackRefused {
        assertThat(diff(new SamplePack()).changes()).isEmpty();
        assertThat(diff(new SamplePack()).versionFits()).isTrue();
        assertThat(diff(new SamplePack().with("push.yaml", "minutes: 5", "minutes:    5 # about"))
                        .due())
                .isEqualTo(Bump.NONE);
    }

    @Test
    void words_are_text_and_a_patch() throws PackRefused {
        PackDiff diff = diff(next("1.0.1")
                .with("push.yaml", "Which end?", "Left or right?")
                .with("pack.yaml", "Lists as queues", "Lists"));
        assertThat(lines(diff)).containsExactly("text pack [summary]", "text push/right [hints]");
        assertThat(diff.due()).isEqualTo(Bump.PATCH);
        assertThat(diff.versionFits()).isTrue();
        PackDiff same = diff(new SamplePack().with("push.yaml", "Which end?", "Left or right?"));
        assertThat(same.versionFits()).isFalse();
        assertThat(same.versionDue()).isEqualTo("1.0.1");
    }

    @Test
    void another_solution_is_judged_differently_and_major() throws PackRefused {
        PackDiff diff = diff(next("1.1.0")
                .with("push.yaml", "[\"LLEN queue:jobs\"]", "[\"LPOP queue:jobs\"]")
                .with("push.yaml", "How long", "What first"));
        assertThat(lines(diff)).containsExactly("judged push/length [solution]");
        assertThat(diff.due()).isEqualTo(Bump.MAJOR);
        assertThat(diff.versionFits()).isFalse();
        assertThat(diff.versionDue()).isEqualTo("2.0.0");
        assertThat(diff.sentence()).isEqualTo("1 step to be done again, because it asks for something else");
    }

    @Test
    void the_setup_of_a_lesson_changes_all_its_steps() throws PackRefused {
        PackDiff diff = diff(next("2.0.0").with("push.yaml", "minutes: 5", "minutes: 5\nsetup: [\"SET a b\"]"));
        assertThat(lines(diff))
                .containsExactly(
                        "text push [setup]",
                        "judged push/welcome [setup of the lesson]",
                        "judged push/right [setup of the lesson]",
                        "judged push/length [setup of the lesson]");
        assertThat(diff.versionFits()).isTrue();
    }

    @Test
    void more_is_minor_and_less_is_major() throws PackRefused {
        SamplePack more =
                next("1.1.0").with("pack.yaml", "[push]", "[push, pop]").file("pop.yaml", """
                        id: pop
                        title: Pop
                        minutes: 5
                        steps: [{id: hello, kind: say, prompt: P}]
                        """);
        assertThat(lines(diff(more))).containsExactly("added pop []", "added pop/hello []");
        assertThat(diff(more).due()).isEqualTo(Bump.MINOR);
        assertThat(diff(more).versionFits()).isTrue();
        PackDiff less = PackDiff.of(more.read().source(), next("1.2.0").read().source(), SamplePack.CATALOG);
        assertThat(lines(less)).containsExactly("removed pop []", "removed pop/hello []");
        assertThat(less.versionDue()).isEqualTo("2.0.0");
        assertThat(less.versionFits()).isFalse();
    }

    @Test
    void translations_and_the_order_of_steps_are_text() throws PackRefused {
        PackDiff diff = diff(next("1.0.1").file("i18n/de/push.yaml", "of: x"));
        assertThat(lines(diff)).containsExactly("text push [translation de]");
    }
}
