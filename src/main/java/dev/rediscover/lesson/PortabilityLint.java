package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import dev.rediscover.resp.Reply;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.SyntaxMatch;
import java.util.List;
import java.util.Set;

/** Whether a lesson comes out the same on this engine, on a server, and on another day. */
final class PortabilityLint {
    private static final Set<String> UNORDERED =
            Set.of("SMEMBERS", "SUNION", "SINTER", "SDIFF", "KEYS", "SCAN", "SSCAN", "CONFIG|GET", "PUBSUB|CHANNELS");
    private static final Set<String> CHANCE = Set.of("SPOP", "SRANDMEMBER", "RANDOMKEY", "HRANDFIELD", "ZRANDMEMBER");
    private static final Set<String> TIME = Set.of("TIME", "LASTSAVE", "OBJECT|IDLETIME");

    private final Linted on;

    private PortabilityLint(Linted on) {
        this.on = on;
    }

    static void lint(Linted on) {
        PortabilityLint lint = new PortabilityLint(on);
        on.setup().forEach(spoken -> lint.line(spoken, false));
        for (Step step : on.lesson().steps()) {
            boolean refused = step instanceof Step.Predict predict && predict.is() instanceof Matcher.ErrorIs;
            on.lines(step).forEach(spoken -> lint.line(spoken, refused || step.kind() == Step.Kind.DEMO));
            lint.replies(step);
        }
    }

    private void line(Linted.Spoken spoken, boolean mayBeRefused) {
        CommandSpec spec = on.spec(spoken.line());
        if (spec == null) {
            return;
        }
        if (!spec.isBuilt()) {
            on.add(
                    Rule.PORTABLE_NOT_BUILT,
                    spoken.place(),
                    "the engine inside the program does not have " + spec.words() + " yet",
                    "show it with another command, or on a server");
        } else if (!mayBeRefused && !spoken.field().equals("script") && !spec.isContainer()) {
            option(spoken, spec);
        }
    }

    private void option(Linted.Spoken spoken, CommandSpec spec) {
        List<Bytes> words = spoken.line().words();
        List<Bytes> arguments = words.subList(Math.min(words.size(), spec.isSubcommand() ? 2 : 1), words.size());
        SyntaxMatch match = spec.syntax().match(arguments);
        if (match.misfit() >= 0) {
            on.add(
                    Rule.PORTABLE_OPTION,
                    spoken.place(),
                    spec.words() + " has nothing like "
                            + Texts.quoted(arguments.get(match.misfit()).utf8()) + " here",
                    "its form is " + spec.syntaxText() + "; (sic) before a line that is wrong on purpose");
        }
    }

    // ---- replies

    private void replies(Step step) {
        if (step instanceof Step.Predict predict) {
            boolean clockMoves = predict.given().stream().anyMatch(Line::isTick)
                    || predict.run().stream().anyMatch(Line::isTick);
            if (!clockMoves) {
                reply(predict.asked(), predict.is(), on.at(step, "is"));
            }
        }
        Step.Judged judged = step.judgedOrNull();
        if (judged == null) {
            return;
        }
        for (int i = 0; i < judged.state().size(); i++) {
            Check check = judged.state().get(i);
            if (check instanceof Check.Run run) {
                reply(run.run(), run.expect(), on.at(step, "state", "" + i, "expect"));
            } else if (check instanceof Check.Behaves behaves) {
                reply(behaves.run(), behaves.expect(), on.at(step, "state", "" + i, "behaves", "expect"));
            }
        }
        for (int i = 0; i < judged.accept().size(); i++) {
            Matcher reply = judged.accept().get(i).reply();
            if (reply != null && !judged.solution().isEmpty()) {
                Line last = judged.solution().get(judged.solution().size() - 1);
                reply(last, reply, on.at(step, "accept", "" + i, "reply"));
            }
        }
    }

    private static boolean allAlike(Reply reply) {
        return reply instanceof Reply.Arr array
                && array.items().stream().distinct().count() <= 1;
    }

    private void reply(Line line, Matcher matcher, Place place) {
        CommandSpec spec = on.spec(line);
        if (spec == null || !(matcher instanceof Matcher.Is is) || is.value().kind() == Reply.Kind.NIL) {
            return;
        }
        boolean several = is.value() instanceof Reply.Arr array && array.items().size() > 1;
        if (UNORDERED.contains(spec.name()) && several) {
            on.add(
                    Rule.PORTABLE_ORDER,
                    place,
                    spec.words() + " replies in no order of its own",
                    "write {unordered: […]}");
        } else if (TIME.contains(spec.name())
                || spec.name().equals("XADD") && line.words().contains(Bytes.of("*"))) {
            on.add(
                    Rule.PORTABLE_TIME,
                    place,
                    "what " + spec.words() + " replies hangs on the time",
                    "write a matcher: {near: …}, {between: […]}, {regex: …} or {type: …}");
        } else if (CHANCE.contains(spec.name()) && !allAlike(is.value())) {
            on.add(
                    Rule.PORTABLE_CHANCE,
                    place,
                    "what " + spec.words() + " replies hangs on chance",
                    "write a matcher: {any: […]}, {len: …} or {type: …}");
        }
    }
}
