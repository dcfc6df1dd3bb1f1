package dev.rediscover.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.RandomSource;
import dev.rediscover.base.VirtualClock;
import dev.rediscover.embed.Families;
import dev.rediscover.engine.Client;
import dev.rediscover.engine.Engine;
import dev.rediscover.lesson.Difference;
import dev.rediscover.resp.CommandLine;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Users are judged by what they may do, not by how their rules were written. */
class UserComparisonTest {
    @Test
    void rules_with_the_same_outcome_make_no_difference() {
        assertSame("on >pw ~app:* +get +set", "+set ~app:* >pw on +get");
        assertSame("on +@read -@dangerous -keys", "on +@read -@dangerous");
        assertSame("~a ~b &x &y", "~b &y ~a &x");
        assertSame("+@all", "allcommands");
        assertSame("%R~a %W~a", "~a");
        assertSame("reset +get", "+get");
    }

    @Test
    void the_first_thing_that_differs_is_told() {
        assertThat(difference("", null)).hasToString("the user app should not be there afterwards");
        assertThat(difference(null, "")).hasToString("the user app is missing afterwards");
        assertThat(difference("off", "on")).hasToString("the user app is off, wanted on");
        assertThat(difference("nopass", ">x"))
                .hasToString("the user app needs no password, wanted one that needs a password");
        assertThat(difference(">x", ">y")).hasToString("the user app has one password, wanted other passwords");
        assertThat(difference("+@read", "+@read -keys"))
                .hasToString("the user app may run KEYS, wanted one that may not");
        assertThat(difference("+@read -keys", "+@read"))
                .hasToString("the user app may not run KEYS, wanted one that may");
        assertThat(difference("+select|0", "+select|1"))
                .hasToString("the user app may run SELECT with [0], wanted [1]");
        assertThat(difference("~app*", "~app:*")).hasToString("the user app may use ~app*, wanted ~app:*");
        assertThat(difference("~a", "%R~a")).hasToString("the user app may use ~a, wanted %R~a");
        assertThat(difference("", "&news")).hasToString("the user app may use no channel, wanted &news");
        assertThat(difference("(+get)", ""))
                .hasToString("the user app has 1 selector in parentheses, wanted no selectors");
        assertThat(difference("(+get ~a)", "(+get ~b)")).hasToString("the user app may use ~a, wanted ~b");
        assertThat(difference("on", "off").kind()).isEqualTo("the user app is switched another way than wanted");
    }

    private static void assertSame(String some, String other) {
        assertThat(difference(some, other)).as(some + " and " + other).isNull();
        assertThat(difference(other, some)).as(other + " and " + some).isNull();
    }

    private static Difference difference(String learner, String model) {
        return UserComparison.of(with(learner), with(model));
    }

    private static Engine with(String rules) {
        Engine engine = new Engine(Families.all(), VirtualClock.frozenAt(0), new RandomSource(1));
        Client client = engine.connect((from, reply) -> {});
        for (String line : rules == null ? List.<String>of() : List.of("ACL SETUSER app " + rules)) {
            assertThat(engine.execute(client, CommandLine.split(line).words()).isError())
                    .isFalse();
        }
        return engine;
    }
}
