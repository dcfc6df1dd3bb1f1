package dev.rediscover.author.recording;

import dev.rediscover.lesson.Lesson;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Mistake;
import dev.rediscover.lesson.PackReader;
import dev.rediscover.lesson.Step;
import dev.rediscover.spec.Catalog;
import dev.rediscover.tutor.EngineMaker;
import dev.rediscover.tutor.Rehearsal;
import dev.rediscover.tutor.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Messages for wrong answers to a step that nobody foresaw, ready to be put under its {@code mistakes}: each with a
 * condition that holds for all examples, and for no right answer and no other message's example.
 */
public final class Stubs {
    private static final String HEAD = "id: stub\ntitle: Stub\nminutes: 1\nsteps:\n";

    private final Step step;
    private final Stage before;
    private final Catalog catalog;
    private final Set<String> taken = new HashSet<>();

    private Stubs(Step step, Stage before, Catalog catalog) {
        this.step = step;
        this.before = before;
        this.catalog = catalog;
        step.mistakes().forEach(mistake -> taken.add(mistake.id()));
    }

    /**
     * Makes a message for each group of answers for which a condition can be found.
     *
     * @param groups answers that come to the same, one or more lines each
     * @return items of a list in YAML, not indented
     */
    public static String of(
            Lesson lesson, Step step, List<List<List<String>>> groups, EngineMaker maker, Catalog catalog) {
        Stubs stubs = new Stubs(step, Rehearsal.before(lesson, step.id(), maker), catalog);
        List<StepYaml.MistakeText> texts = new ArrayList<>();
        for (List<List<String>> group : groups) {
            List<List<List<String>>> others = new ArrayList<>(groups);
            others.remove(group);
            StepYaml.MistakeText text = stubs.isTypedOnly() ? stubs.typed(group) : stubs.guessed(group, others);
            if (text != null) {
                texts.add(text);
                stubs.taken.add(text.id());
            }
        }
        return StepYaml.items(texts);
    }

    /** Whether an answer is a text of which no part need be a command. */
    private boolean isTypedOnly() {
        return switch (step.kind()) {
            case PREDICT, ANSWER, FILL -> true;
            default -> false;
        };
    }

    /** Whether messages of this kind of step can be made of answers alone. */
    public static boolean areFor(Step step) {
        return switch (step.kind()) {
            case PREDICT, ANSWER, FILL, COMMAND, TASK, SCRIPT, FIX -> true;
            default -> false;
        };
    }

    private StepYaml.MistakeText typed(List<List<String>> group) {
        List<String> patterns = new ArrayList<>();
        for (List<String> lines : group) {
            patterns.add(YamlText.quoted(
                    MistakeGuess.pattern(String.join(" ", lines.get(0).strip().split("\\s+")))));
        }
        String list = String.join(", ", patterns);
        String when = "{typed: " + (patterns.size() == 1 ? list : "[" + list + "]") + "}";
        String say = step.kind() == Step.Kind.PREDICT
                ? "You said {typed}, and it is {reply}."
                : "{typed} is not what is asked for.";
        return text(new MistakeGuess.Guess("typed", when, say), group);
    }

    private StepYaml.MistakeText guessed(List<List<String>> group, List<List<List<String>>> others) {
        Rehearsal right = Rehearsal.of(before, step.judgedOrNull().solution(), List.of());
        List<Rehearsal> rights = new ArrayList<>(List.of(right));
        step.judgedOrNull().also().forEach(also -> rights.add(played(also)));
        for (MistakeGuess.Guess guess : MistakeGuess.of(right, played(group.get(0)), group, catalog)) {
            StepYaml.MistakeText text = text(guess, group);
            Mistake mistake = mistake(text);
            boolean tells = mistake != null
                    && group.stream().allMatch(lines -> makes(mistake, lines))
                    && rights.stream().noneMatch(one -> one.makes(mistake, ""))
                    && others.stream().flatMap(List::stream).noneMatch(lines -> makes(mistake, lines));
            if (tells) {
                return text;
            }
        }
        return null;
    }

    private boolean makes(Mistake mistake, List<String> lines) {
        return played(lines).makes(mistake, lines.get(lines.size() - 1));
    }

    private Rehearsal played(List<String> typed) {
        List<Line> lines = new ArrayList<>();
        for (String text : typed) {
            Line line = Rehearsal.read(text).line();
            if (line != null) {
                lines.add(line);
            }
        }
        return Rehearsal.of(before, lines, List.of());
    }

    private StepYaml.MistakeText text(MistakeGuess.Guess guess, List<List<String>> examples) {
        String id = guess.id();
        for (int number = 2; taken.contains(id); number++) {
            id = guess.id() + "-" + number;
        }
        return new StepYaml.MistakeText(id, guess.when(), guess.say(), examples);
    }

    /** The mistake that a text makes; {@code null} if it makes none. */
    private Mistake mistake(StepYaml.MistakeText text) {
        String item = new StepYaml("x", "task")
                .field("prompt", "P")
                .field("solution", "[PING]")
                .mistakes(List.of(text))
                .text();
        PackReader.LessonResult read = new PackReader(catalog).readLessonText("stub.yaml", HEAD + item.indent(2));
        boolean ok = read.ok() && read.lesson().steps().get(0).mistakes().size() == 1;
        return ok ? read.lesson().steps().get(0).mistakes().get(0) : null;
    }
}
