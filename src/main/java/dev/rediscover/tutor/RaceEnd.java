package dev.rediscover.tutor;

import dev.rediscover.lesson.Check;
import dev.rediscover.lesson.Difference;
import dev.rediscover.lesson.Matcher;
import dev.rediscover.lesson.RaceFind;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.resp.Reply;
import java.util.List;
import java.util.Map;

/** What the end of a race is held against. */
interface RaceEnd {
    /** What is not as wanted at the end of a race; {@code null} if all is. */
    Miss miss(RaceScene scene);

    /**
     * Something that is not as wanted.
     *
     * @param check the check that does not hold; {@code null} if it is another thing
     * @param reply what was looked at; {@code null} for nothing
     */
    record Miss(Difference difference, Check check, Reply reply) {
        static Miss of(String text) {
            return new Miss(new Difference("the race", text, text, text), null, null);
        }
    }

    /** The end that is to be found. */
    static RaceEnd of(RaceFind find) {
        return scene -> {
            for (String name : find.blocked()) {
                if (!scene.waiting().contains(name)) {
                    return Miss.of(name + " does not wait at the end");
                }
            }
            Miss told = replies(find.replies(), scene);
            return told != null ? told : state(find.state(), scene);
        };
    }

    /** Every order must end so; only those of {@code mayWait} may wait then. */
    static RaceEnd of(List<Check> invariant, List<String> mayWait) {
        return scene -> {
            for (String name : scene.waiting()) {
                if (!mayWait.contains(name)) {
                    return Miss.of(name + " waits for ever");
                }
            }
            return state(invariant, scene);
        };
    }

    private static Miss replies(Map<String, Matcher> wanted, RaceScene scene) {
        for (Map.Entry<String, Matcher> one : wanted.entrySet()) {
            String client = one.getKey().substring(0, one.getKey().indexOf('.'));
            int number = one.getKey().charAt(one.getKey().length() - 1) - '0';
            Reply reply = scene.reply(client, number);
            if (!one.getValue().fits(reply)) {
                String got = reply == null ? "was told nothing" : "was told " + ReplyText.show(reply);
                return Miss.of(client + " " + got + " in line " + number + ", wanted "
                        + one.getValue().wanted());
            }
        }
        return null;
    }

    private static Miss state(List<Check> checks, RaceScene scene) {
        if (checks.isEmpty()) {
            return null;
        }
        StateCheck test = new StateCheck(Stage.on(scene.engine()), 0);
        for (Check check : checks) {
            StateCheck.Result result = test.test(check);
            if (!result.holds()) {
                return new Miss(result.difference(), check, result.reply());
            }
        }
        return null;
    }
}
