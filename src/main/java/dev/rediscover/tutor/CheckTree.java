package dev.rediscover.tutor;

import dev.rediscover.base.Clock;
import dev.rediscover.lesson.Accept;
import dev.rediscover.lesson.Arrival;
import dev.rediscover.lesson.Check;
import dev.rediscover.lesson.EffectRule;
import dev.rediscover.lesson.Gates;
import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Mistake;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.List;

/**
 * What a judge asks of an answer to a step, for authors: every condition, and whether the model solution meets it.
 *
 * @param text a heading or a condition, in words
 * @param mark whether the model solution meets it
 * @param parts what it is made of
 */
public record CheckTree(String text, Mark mark, List<CheckTree> parts) {
    /** What was found of a condition. */
    public enum Mark {
        HOLDS,
        FAILS,
        NOT_ASKED
    }

    /** The conditions of a step; empty for a step in which nothing is judged. */
    public static List<CheckTree> of(Lesson lesson, int step, EngineMaker maker) {
        LessonRun run = new LessonRun("", lesson, maker, Progress.unkept(Clock.system()));
        run.startAt(step);
        Stage before = Stage.empty(maker, lesson.clockMillis(), lesson.seed()).at(run.history());
        Step asked = lesson.steps().get(step);
        List<CheckTree> tree = new ArrayList<>(of(asked, before, lesson.seed()));
        Tries tries = new Tries(asked, before, lesson.seed());
        boolean guessed = asked.kind() == Step.Kind.PREDICT || predictsCrash(asked);
        if (asked.isExercise() && !guessed && asked.kind() != Step.Kind.REFLECT) {
            List<String> typed = tries.solutionTyped();
            tree.add(
                    0,
                    typed == null
                            ? leaf("right answers can only be tried by hand", Mark.NOT_ASKED)
                            : leaf(
                                    "the model solution passes",
                                    tries.attempt(typed).passed()));
        }
        mistakes(asked, tries, tree);
        return tree;
    }

    private static boolean predictsCrash(Step step) {
        return step instanceof Step.Crash crash && crash.asks();
    }

    /** Whether each example of a mistake brings up its own message. */
    private static void mistakes(Step step, Tries tries, List<CheckTree> tree) {
        List<CheckTree> found = new ArrayList<>();
        for (Mistake mistake : step.mistakes()) {
            for (List<String> example : mistake.examples()) {
                Tries.Tried tried = tries.answer(example);
                Feedback spoke = tried.spoke();
                boolean speaks =
                        !tried.passed() && spoke != null && mistake.id().equals(spoke.id());
                String but = speaks ? "" : tried.passed() ? "; it is accepted" : "; instead: " + tried.said();
                found.add(leaf(mistake.id() + ": " + String.join("; ", example) + but, speaks));
            }
        }
        if (!found.isEmpty()) {
            tree.add(branch("mistakes", found));
        }
    }

    private static List<CheckTree> of(Step step, Stage before, long seed) {
        List<CheckTree> tree = new ArrayList<>();
        if (step instanceof Step.Predict predict) {
            tree.add(predicted(predict, before, seed));
        } else if (step instanceof Step.Answer answer) {
            tree.add(leaf("the answer is " + answer.is().wanted(), Mark.NOT_ASKED));
        } else if (step instanceof Step.Choice choice) {
            choice.options()
                    .forEach(option -> tree.add(leaf(option.text(), option.ok() ? Mark.HOLDS : Mark.NOT_ASKED)));
        } else if (step instanceof Step.Race race) {
            tree.add(raced(race));
        } else if (step instanceof Step.Crash crash) {
            tree.add(crashed(crash, before, seed));
        } else if (step instanceof Step.Project project) {
            projected(project, before, tree);
        } else if (step.judgedOrNull() != null) {
            judged(step, before, tree);
        }
        if (step instanceof Step.Client client && !client.arrives().isEmpty()) {
            tree.add(branch("the program", arrivals(client, before)));
        }
        return tree;
    }

    private static CheckTree leaf(String text, Mark mark) {
        return new CheckTree(text, mark, List.of());
    }

    private static CheckTree leaf(String text, boolean holds) {
        return leaf(text, holds ? Mark.HOLDS : Mark.FAILS);
    }

    private static CheckTree branch(String text, List<CheckTree> parts) {
        boolean holds = parts.stream().allMatch(part -> part.mark() != Mark.FAILS);
        return new CheckTree(text, holds ? Mark.HOLDS : Mark.FAILS, List.copyOf(parts));
    }

    private static CheckTree predicted(Step.Predict predict, Stage before, long seed) {
        StepRun run = Steps.run(predict, before.copy(), seed);
        Reply reply = new Performance(run.stage, run.playSolution()).reply();
        boolean fits = predict.is().fits(reply);
        String truth = fits ? "" : "; the engine replies " + (reply == null ? "nothing" : ReplyText.show(reply));
        return leaf(predict.asked().text() + " replies " + predict.is().wanted() + truth, fits);
    }

    private static CheckTree crashed(Step.Crash crash, Stage before, long seed) {
        if (crash.asks()) {
            String problem = Golden.problem(crash, before, seed);
            String truth = problem == null ? "" : "; " + problem;
            return leaf(
                    crash.answer().ask().text() + " replies "
                            + crash.answer().is().wanted() + truth,
                    problem == null);
        }
        List<CheckTree> parts = new ArrayList<>();
        crash.answer().state().forEach(check -> parts.add(leaf(words(check), Mark.NOT_ASKED)));
        return new CheckTree("when all has happened", Mark.NOT_ASKED, parts);
    }

    private static CheckTree raced(Step.Race race) {
        List<CheckTree> parts = new ArrayList<>();
        if (race.find() != null) {
            race.find().state().forEach(check -> parts.add(leaf(words(check), Mark.NOT_ASKED)));
            race.find()
                    .replies()
                    .forEach((line, matcher) -> parts.add(leaf(
                            line + (matcher == null ? " never runs" : " is told " + matcher.wanted()),
                            Mark.NOT_ASKED)));
            race.find().blocked().forEach(name -> parts.add(leaf(name + " waits", Mark.NOT_ASKED)));
        } else {
            race.repair().cases().get(0).invariant().forEach(check -> parts.add(leaf(words(check), Mark.NOT_ASKED)));
        }
        String text = race.find() != null
                ? "the order " + race.find().solution() + " ends with this"
                : "every order of the model programs ends with this, on all data";
        return new CheckTree(text, Mark.NOT_ASKED, parts);
    }

    private static void projected(Step.Project project, Stage before, List<CheckTree> tree) {
        Stage stage = before.copy();
        List<Played> played = new ArrayList<>();
        List<List<CheckTree>> reached = new ArrayList<>();
        project.milestones().forEach(milestone -> reached.add(null));
        for (Line line : project.judged().solution()) {
            played.add(stage.run(line));
            for (int i = 0; i < reached.size(); i++) {
                List<CheckTree> parts = checks(project.milestones().get(i).state(), stage);
                boolean holds = parts.stream().allMatch(part -> part.mark() == Mark.HOLDS);
                boolean kept =
                        reached.get(i) != null && branch("", reached.get(i)).mark() == Mark.HOLDS;
                reached.set(i, kept && !holds ? reached.get(i) : parts);
            }
        }
        for (int i = 0; i < reached.size(); i++) {
            List<CheckTree> parts = reached.get(i) == null ? List.of() : reached.get(i);
            tree.add(branch("milestone " + project.milestones().get(i).id(), parts));
        }
        gates(project.judged().gates(), new Performance(stage, played), tree);
    }

    private static void judged(Step step, Stage before, List<CheckTree> tree) {
        Step.Judged judged = step.judgedOrNull();
        Performance model = Script.of(step).perform(before.copy(), judged.solution());
        List<CheckTree> ways = new ArrayList<>();
        for (Accept accept : judged.accept()) {
            List<CheckTree> parts = accepted(accept, model);
            ways.add(parts.size() == 1 ? parts.get(0) : branch("all of these", parts));
        }
        boolean any = ways.stream().anyMatch(way -> way.mark() != Mark.FAILS);
        tree.add(
                ways.size() == 1
                        ? new CheckTree(
                                "accepted: " + ways.get(0).text(),
                                ways.get(0).mark(),
                                ways.get(0).parts())
                        : new CheckTree("accepted: any of these", any ? Mark.HOLDS : Mark.FAILS, ways));
        if (!judged.state().isEmpty()) {
            tree.add(branch("at the end", checks(judged.state(), model.stage())));
        }
        gates(judged.gates(), model, tree);
    }

    private static List<CheckTree> arrivals(Step.Client client, Stage before) {
        Performance model =
                Script.of(client).perform(before.copy(), client.judged().solution());
        List<CheckTree> found = new ArrayList<>();
        for (Arrival arrival : client.arrives()) {
            Arrived arrived = new Arrived(arrival, model);
            String but = arrived.holds() ? "" : "; " + arrived.difference().expected();
            found.add(leaf(arrived.goal() + but, arrived.holds()));
        }
        return found;
    }

    private static List<CheckTree> accepted(Accept accept, Performance model) {
        List<CheckTree> parts = new ArrayList<>();
        Reply reply = model.reply();
        String said = reply == null ? "none, it waits" : ReplyText.show(reply);
        if (accept.sameReply()) {
            parts.add(leaf("the same reply: " + said, Mark.HOLDS));
        }
        if (accept.effect() != null) {
            parts.add(leaf("the same effect: it changes " + model.effect().names() + but(accept.effect()), Mark.HOLDS));
        }
        if (accept.reply() != null) {
            boolean fits = reply == null
                    ? accept.reply().fits(null)
                    : accept.reply().match(reply, reply).ok();
            parts.add(leaf("the reply is " + accept.reply().wanted() + (fits ? "" : "; it is " + said), fits));
        }
        parts.addAll(checks(accept.state(), model.stage()));
        return parts.isEmpty() ? List.of(leaf("anything", Mark.HOLDS)) : parts;
    }

    private static String but(EffectRule rule) {
        List<String> words = new ArrayList<>();
        if (rule.scope() != null) {
            words.add("only keys like " + rule.scope() + " count");
        }
        if (rule.ignoreTtl()) {
            words.add("times to live do not count");
        }
        if (rule.ignoreStreamIds()) {
            words.add("ids of stream entries do not count");
        }
        if (rule.ignoreListOrder()) {
            words.add("the order of lists does not count");
        }
        if (!rule.ignoreTtl() && rule.ttlBySeconds() != EffectRule.DEFAULT.ttlBySeconds()) {
            words.add("times to live may differ by " + rule.ttlBySeconds() + " s");
        }
        if (rule.scoreBy() != EffectRule.DEFAULT.scoreBy()) {
            words.add("scores may differ by " + rule.scoreBy());
        }
        return words.isEmpty() ? "" : " (" + String.join("; ", words) + ")";
    }

    private static List<CheckTree> checks(List<Check> checks, Stage stage) {
        StateCheck test = new StateCheck(stage, stage.db(Line.YOU));
        List<CheckTree> found = new ArrayList<>();
        for (Check check : checks) {
            StateCheck.Result result = test.test(check);
            String but = result.holds() ? "" : "; " + result.difference().expected();
            found.add(leaf(words(check) + but, result.holds()));
        }
        return found;
    }

    private static String words(Check check) {
        if (check instanceof Check.Run run) {
            return run.run().typed() + " replies " + run.expect().wanted();
        }
        if (check instanceof Check.Behaves behaves) {
            List<String> given = behaves.given().stream().map(Line::typed).toList();
            String after = given.isEmpty() ? "" : "after " + String.join(", ", given) + ", ";
            return after + behaves.run().typed() + " replies "
                    + behaves.expect().wanted();
        }
        if (!(check instanceof Check.Key key)) {
            return StateCheck.goal(check);
        }
        return "the key " + key.key()
                + (key.type() == null ? " is there" : " is a " + key.type())
                + (key.value() == null ? "" : ", holds " + key.value().wanted())
                + (key.ttl() == null ? "" : ", its time to live is " + key.ttl().wanted());
    }

    private static void gates(Gates gates, Performance model, List<CheckTree> tree) {
        List<CheckTree> found = new ArrayList<>();
        if (gates.maxCommands() > 0) {
            int count = model.commands().size();
            found.add(leaf(
                    "at most " + gates.maxCommands() + " commands; " + count + " are used",
                    count <= gates.maxCommands()));
        }
        gates.forbid().keySet().forEach(name -> found.add(leaf("without " + name, !model.used(name))));
        gates.all().keySet().forEach(name -> found.add(leaf("with " + name, model.used(name))));
        if (!gates.any().isEmpty()) {
            boolean one = gates.any().keySet().stream().anyMatch(model::used);
            found.add(leaf("with " + String.join(" or ", gates.any().keySet()), one));
        }
        if (!found.isEmpty()) {
            tree.add(branch("commands", found));
        }
    }
}
