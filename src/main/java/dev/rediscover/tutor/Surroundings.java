package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Difference;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.ReplyDiff;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.List;
import java.util.Set;

/** What a command can change besides keys: settings, users, functions, the state of the connection. */
final class Surroundings {
    /** A question whose answer shows the change, and what to call it. */
    private record Probe(String called, ReplyDiff.Order order, String... words) {
        /** Whether one of these lines can have changed it: settings are many, and changed by their own command only. */
        boolean concerns(Performance performance) {
            return !words[0].equals("CONFIG")
                    || performance.played().stream().anyMatch(one -> uses(one.line(), "CONFIG"));
        }

        private static boolean uses(Line line, String command) {
            return !line.isTick() && line.words().get(0).is(command);
        }
    }

    private static final Probe FUNCTIONS =
            new Probe("the functions", ReplyDiff.Order.ANY, "FUNCTION", "LIST", "WITHCODE");
    /** Where the answer is a Lua text it may be another one, as long as it does the same: calls show that. */
    private static final Probe FUNCTIONS_WITHOUT_TEXT =
            new Probe("the functions", ReplyDiff.Order.ANY, "FUNCTION", "LIST");

    private static final List<Probe> PROBES = List.of(
            new Probe("the settings", ReplyDiff.Order.PAIRS, "CONFIG", "GET", "*"),
            FUNCTIONS,
            new Probe("the channels that somebody listens to", ReplyDiff.Order.ANY, "PUBSUB", "CHANNELS"),
            new Probe("the number of patterns that somebody listens to", ReplyDiff.Order.GIVEN, "PUBSUB", "NUMPAT"));

    /** Groups of commands that can change the state of a connection. */
    static final Set<String> OF_CONNECTIONS =
            Set.of("transactions", "connection", "pubsub", "server", "scripting", "cluster");

    private Surroundings() {}

    /** The first difference between two stages; {@code null} if there is none. */
    static Difference difference(Performance learner, Performance model) {
        if (learner.stage().db(Line.YOU) != model.stage().db(Line.YOU)) {
            String text = "your client has selected another database than wanted";
            int db = learner.stage().db(Line.YOU);
            return new Difference(
                    "the connection",
                    text,
                    text,
                    text + ": " + db + ", wanted " + model.stage().db(Line.YOU));
        }
        boolean waits = learner.stage().isWaiting(Line.YOU) || model.stage().isWaiting(Line.YOU);
        boolean same = !waits && isAboutKeys(learner) && isAboutKeys(model);
        if (!same && !sameConnection(learner.stage(), model.stage())) {
            String text = "your connection is in another state than wanted (transaction, subscription or waiting)";
            return new Difference("the connection", text, text, text);
        }
        Difference users = UserComparison.of(
                learner.stage().link().engine(), model.stage().link().engine());
        if (users != null) {
            return users;
        }
        for (Probe each : PROBES) {
            Probe probe = each == FUNCTIONS && learner.called() != null ? FUNCTIONS_WITHOUT_TEXT : each;
            if (!probe.concerns(learner) && !probe.concerns(model)) {
                continue;
            }
            Reply got = learner.stage().ask(0, probe.words());
            Reply wanted = model.stage().ask(0, probe.words());
            Difference difference = ReplyDiff.between(wanted, got, probe.order());
            if (difference != null) {
                String text = "something besides the keys is not as wanted afterwards: " + probe.called();
                return new Difference(probe.called(), text, text, text + " (" + difference.expected() + ")");
            }
        }
        return null;
    }

    /** Whether only commands ran that leave the state of connections as it was. */
    private static boolean isAboutKeys(Performance performance) {
        Catalog catalog = performance.stage().link().engine().catalog();
        for (Played one : performance.played()) {
            CommandSpec spec =
                    one.line().isTick() ? null : catalog.find(one.line().words().get(0));
            if (spec == null || OF_CONNECTIONS.contains(spec.group())) {
                return false;
            }
        }
        return true;
    }

    /** Asks both connections something harmless: it is queued, refused or answered, depending on their state. */
    private static boolean sameConnection(Stage mine, Stage model) {
        if (mine.isWaiting(Line.YOU) || model.isWaiting(Line.YOU)) {
            return mine.isWaiting(Line.YOU) == model.isWaiting(Line.YOU);
        }
        Line ping = new Line("PING", Line.YOU, List.of(Bytes.of("PING")), 0);
        Reply a = mine.copy().run(ping).reply();
        Reply b = model.copy().run(ping).reply();
        return a == null ? b == null : b != null && ReplyDiff.between(b, a, ReplyDiff.Order.GIVEN) == null;
    }
}
