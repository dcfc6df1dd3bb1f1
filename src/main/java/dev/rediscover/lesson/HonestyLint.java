package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import java.util.List;
import java.util.Locale;

/** Whether a learner can know what is asked for, and has something to find out. */
final class HonestyLint {
    /** More names are not looked for: the search takes time, and a lesson has a few dozen. */
    private static final int MOST_NAMES = 2000;

    private final Linted on;
    private int names;
    /** Everything that a learner has been told so far, in lower case. */
    private final StringBuilder told = new StringBuilder();

    private HonestyLint(Linted on) {
        this.on = on;
    }

    static void lint(Linted on) {
        HonestyLint lint = new HonestyLint(on);
        lint.tellAll(on.lesson().setup());
        on.lesson().steps().forEach(lint::step);
    }

    private void tell(String text) {
        told.append(' ').append(text.toLowerCase(Locale.ROOT));
    }

    private void tellAll(List<Line> lines) {
        lines.forEach(line -> tell(line.text()));
    }

    private void step(Step step) {
        tell(step.head().prompt());
        tellAll(step.head().setup());
        Step.Judged judged = step.judgedOrNull();
        if (step instanceof Step.Fill fill) {
            tell(fill.template());
        }
        if (step instanceof Step.Order order) {
            tellAll(order.judged().solution());
        }
        if (step.luaOrNull() != null) {
            tellAll(step.luaOrNull().call());
            tell(step.luaOrNull().given());
        } else if (step instanceof Step.Fix fix) {
            tellAll(fix.script());
        }
        if (step instanceof Step.Client client) {
            client.starts().values().forEach(this::tell);
            if (client.starts().isEmpty()) {
                client.programs().values().forEach(this::tell);
            }
        }
        if (judged != null) {
            hiddenNames(step, judged);
            givenAway(step, judged);
            tellAll(judged.solution());
        }
        shown(step);
    }

    /** What a demo or a prediction shows is known afterwards. */
    private void shown(Step step) {
        if (step instanceof Step.Demo demo) {
            demo.run().forEach(shown -> tell(shown.line().text()));
        } else if (step instanceof Step.Predict predict) {
            tellAll(predict.given());
            tellAll(predict.run());
            tellAll(predict.then());
            if (predict.ask() != null) {
                tell(predict.ask().text());
            }
        } else if (step instanceof Step.Crash crash) {
            crash.happens().forEach(event -> tell(event.text()));
            crash.then().forEach(event -> tell(event.text()));
            tellAll(crash.answer().solution());
        } else if (step instanceof Step.Race race) {
            race.clients().values().forEach(program -> program.forEach(line -> tell(line.text())));
        }
    }

    private void hiddenNames(Step step, Step.Judged judged) {
        for (int i = 0; i < judged.state().size(); i++) {
            Check check = judged.state().get(i);
            if (check instanceof Check.Key key) {
                named(key.key(), on.at(step, "state", "" + i, "key"));
            } else if (check instanceof Check.Run run) {
                names(run.run(), on.at(step, "state", "" + i, "run"));
            }
        }
        String field = step.kind() == Step.Kind.ORDER ? "lines" : "solution";
        for (int i = 0; i < judged.solution().size(); i++) {
            names(judged.solution().get(i), on.at(step, field, "" + i));
        }
    }

    private void named(String name, Place place) {
        if (++names <= MOST_NAMES && told.indexOf(name.toLowerCase(Locale.ROOT)) < 0) {
            on.add(
                    Rule.HONESTY_HIDDEN_NAME,
                    place,
                    "the name " + Texts.quoted(name) + " is asked for, but nothing before tells it",
                    "name it in the prompt");
            tell(name);
        }
    }

    /** Words with a colon inside are names of keys by custom. */
    private void names(Line line, Place place) {
        for (Bytes word : line.words()) {
            String text = word.utf8();
            for (int i = 0; i < text.length(); i++) {
                boolean pattern = text.charAt(i) == '*' || text.charAt(i) == '?' || text.charAt(i) == '[';
                text = pattern ? text.substring(0, i) : text;
            }
            text = text.startsWith("__key") ? text.substring(text.indexOf(':') + 1) : text;
            int colon = text.indexOf(':');
            if (colon > 0 && colon < text.length() - 1 && text.indexOf(' ') < 0) {
                named(text, place);
            }
        }
    }

    private void givenAway(Step step, Step.Judged judged) {
        if (step.kind() != Step.Kind.COMMAND || judged.solution().isEmpty()) {
            return;
        }
        Line solution = judged.solution().get(0);
        String line = single(solution.text());
        if (solution.words().size() > 1 && single(step.head().prompt()).contains(line)) {
            on.add(
                    Rule.HONESTY_SOLUTION_IN_PROMPT,
                    on.at(step, "prompt"),
                    "the prompt contains the solution " + solution.text(),
                    "make it a demo, or ask for something else");
        }
        List<Hint> hints = step.head().hints();
        boolean firstIsSolution = !hints.isEmpty()
                && (hints.get(0).revealsSolution()
                        || single(hints.get(0).text()).contains(line));
        if (firstIsSolution && solution.words().size() > 1) {
            on.add(
                    Rule.HONESTY_HINT_IS_SOLUTION,
                    on.at(step, "hints", "0"),
                    "the first hint is the solution",
                    "put a gentler one before it: which command, or which idea");
        }
    }

    private static String single(String text) {
        return String.join(
                " ", text.strip().toLowerCase(Locale.ROOT).replace("`", "").split("\\s+"));
    }
}
