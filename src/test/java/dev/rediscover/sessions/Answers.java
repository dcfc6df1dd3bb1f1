package dev.rediscover.sessions;

import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Matcher;
import dev.rediscover.lesson.RaceLine;
import dev.rediscover.lesson.ReplyText;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Reply;
import dev.rediscover.tutor.LessonRun;
import java.util.ArrayList;
import java.util.List;

/** What a learner types who knows the model solution, and one who makes a mistake that the author foresaw. */
public final class Answers {
    private Answers() {}

    /** The right answer to the step under way, one entry a line; a prediction is told the {@code reply}. */
    public static List<String> right(LessonRun run, Reply reply) {
        Step step = run.step();
        if (step instanceof Step.Predict) {
            return List.of(prediction(reply));
        }
        if (step instanceof Step.Answer answer) {
            return List.of(text(answer.is()));
        }
        if (step instanceof Step.Choice) {
            return List.of(options(run.options()));
        }
        if (step instanceof Step.Order order) {
            return List.of(numbers(run.orderLines(), order.judged().solution()));
        }
        if (step instanceof Step.Reflect reflect) {
            return List.of(String.join(" ", reflect.answer().strip().split("\\s+")));
        }
        if (step instanceof Step.Race race) {
            return race(race);
        }
        if (step instanceof Step.Crash crash) {
            return crash.asks()
                    ? List.of(prediction(((Matcher.Is) crash.answer().is()).value()))
                    : crash.answer().solution().stream().map(Line::typed).toList();
        }
        if (step.luaOrNull() != null) {
            return List.of(step.luaOrNull().solution());
        }
        List<String> typed = new ArrayList<>();
        step.judgedOrNull().solution().forEach(line -> typed.add(line.typed()));
        return step instanceof Step.Fix ? script(run, typed) : typed;
    }

    private static List<String> race(Step.Race race) {
        if (race.find() != null) {
            return List.of(race.find().solution());
        }
        List<String> typed = new ArrayList<>();
        race.repair()
                .solution()
                .forEach((client, program) -> typed.add(client + ": "
                        + String.join(
                                " ; ", program.stream().map(RaceLine::text).toList())));
        typed.add("check");
        return typed;
    }

    /** What turns the script as it stands into another one, line by line. */
    private static List<String> script(LessonRun run, List<String> wanted) {
        List<String> typed = new ArrayList<>();
        int stands = run.script().size();
        for (int i = 0; i < wanted.size(); i++) {
            if (i >= stands) {
                typed.add("+ " + wanted.get(i));
            } else if (!run.script().get(i).typed().equals(wanted.get(i))) {
                typed.add(i + 1 + " " + wanted.get(i));
            }
        }
        for (int i = stands; i > wanted.size(); i--) {
            typed.add("-" + i);
        }
        return typed;
    }

    /** A wrong answer with a message of its own; empty if the author gave none. */
    public static List<String> wrong(LessonRun run) {
        Step step = run.step();
        if (step instanceof Step.Choice) {
            for (Step.Option option : run.options()) {
                if (!option.ok()) {
                    return List.of(option.text());
                }
            }
        }
        boolean judgedByLine = step instanceof Step.Command || step instanceof Step.Fill || step instanceof Step.Answer;
        for (var mistake : step.mistakes()) {
            for (List<String> example : mistake.examples()) {
                if (isWhole(step) || step instanceof Step.Race || judgedByLine && example.size() == 1) {
                    return step.luaOrNull() != null
                            ? List.of(whole(example.get(0)))
                            : step instanceof Step.Fix ? script(run, example) : example;
                }
            }
        }
        return List.of();
    }

    /** A Lua text of two lines at least: the shell takes a single one for the beginning of what is typed by lines. */
    private static String whole(String text) {
        return text.strip().contains("\n") ? text : text.strip() + "\n-- that is all";
    }

    /** Whether the answer is several lines that are judged together. */
    public static boolean isWhole(Step step) {
        boolean crashes = step instanceof Step.Crash crash && !crash.asks();
        return isLive(step) || crashes || step instanceof Step.Fix || step instanceof Step.Script;
    }

    /** Whether what the learner types runs at once and stays. */
    public static boolean isLive(Step step) {
        return step instanceof Step.Task || step instanceof Step.Project || step instanceof Step.Client;
    }

    private static String prediction(Reply reply) {
        if (reply == null) {
            return "it waits";
        }
        if (reply.isError()) {
            return "an error";
        }
        List<Reply> items = ReplyText.items(reply);
        if (ReplyText.bare(reply).isEmpty()) {
            return "empty";
        }
        return items == null || items.isEmpty() ? ReplyText.bare(reply) : ReplyText.show(reply);
    }

    private static String text(Matcher matcher) {
        if (matcher instanceof Matcher.Any any) {
            return text(any.of().get(0));
        }
        if (matcher instanceof Matcher.Is is) {
            return ReplyText.bare(is.value());
        }
        if (matcher instanceof Matcher.Between between) {
            return Long.toString(Math.round((between.least() + between.most()) / 2));
        }
        if (matcher instanceof Matcher.Like like) {
            return like.pattern().replace("*", "");
        }
        throw new IllegalArgumentException("no right answer can be made up for " + matcher);
    }

    /** One option as its text, several as their numbers. */
    private static String options(List<Step.Option> shown) {
        List<Step.Option> right = shown.stream().filter(Step.Option::ok).toList();
        if (right.size() == 1) {
            return right.get(0).text();
        }
        StringBuilder numbers = new StringBuilder();
        right.forEach(option -> numbers.append(numbers.length() == 0 ? "" : " ").append(shown.indexOf(option) + 1));
        return numbers.toString();
    }

    private static String numbers(List<Line> shown, List<Line> wanted) {
        StringBuilder numbers = new StringBuilder();
        List<Line> left = new ArrayList<>(shown);
        for (Line line : wanted) {
            int at = left.indexOf(line);
            left.set(at, null);
            numbers.append(numbers.length() == 0 ? "" : " ").append(at + 1);
        }
        return numbers.toString();
    }
}
