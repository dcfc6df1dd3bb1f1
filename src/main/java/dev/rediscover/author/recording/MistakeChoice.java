package dev.rediscover.author.recording;

import dev.rediscover.lesson.Mistake;
import dev.rediscover.lesson.Step;
import dev.rediscover.tutor.Rehearsal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Chooses for every wrong answer of a draft a condition that holds for it and for no right answer. The first mistake
 * that fits speaks; so one whose condition holds for another wrong answer too comes after that one.
 */
final class MistakeChoice {
    private final Workshop workshop;
    private final Draft draft;
    private final Map<Draft.Try, List<Played>> answers = new LinkedHashMap<>();
    private final List<Played> rights = new ArrayList<>();
    private final Map<Draft.Try, List<Option>> options = new LinkedHashMap<>();

    /** An answer as it was played; {@code typed}: its last line. */
    private record Played(Rehearsal done, String typed) {
        boolean makes(Mistake mistake) {
            return done.makes(mistake, typed);
        }
    }

    /** A guess that holds for a wrong answer, and the other wrong answers that it holds for as well. */
    private record Option(MistakeGuess.Guess guess, Set<Draft.Try> others) {}

    /**
     * A wrong answer as a mistake.
     *
     * @param speaks whether its condition holds for its examples, for no right answer, and for no mistake behind it
     */
    record Named(Draft.Try of, StepYaml.MistakeText text, boolean speaks) {}

    MistakeChoice(Workshop workshop, Draft draft) {
        this.workshop = workshop;
        this.draft = draft;
    }

    /** All mistakes, in the order in which they are to stand. */
    List<Named> all() {
        return all(Set.of());
    }

    /** As {@link #all()}, with names that are not {@code used} yet. */
    List<Named> all(Set<String> used) {
        List<Named> chosen = new ArrayList<>();
        Set<String> taken = new HashSet<>(used);
        if (Workshop.kind(draft).equals("predict")) {
            for (Draft.Try one : draft.tries()) {
                chosen.add(new Named(one, text(one, ofGuess(one), taken), true));
            }
            return chosen;
        }
        play();
        List<Draft.Try> left = new ArrayList<>(draft.tries());
        while (!left.isEmpty()) {
            chosen.add(next(left, taken));
        }
        return chosen;
    }

    private void play() {
        rights.add(new Played(workshop.played(draft), last(Workshop.answer(draft))));
        draft.also().forEach(lines -> rights.add(new Played(workshop.played(draft, lines), last(lines))));
        for (Draft.Try one : draft.tries()) {
            List<Played> played = new ArrayList<>();
            one.examples().forEach(lines -> played.add(new Played(workshop.played(draft, lines), last(lines))));
            answers.put(one, played);
        }
        for (Draft.Try one : draft.tries()) {
            options.put(one, optionsOf(one));
        }
    }

    private static String last(List<String> lines) {
        return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
    }

    private List<MistakeGuess.Guess> guesses(Draft.Try one) {
        return MistakeGuess.of(
                rights.get(0).done(), answers.get(one).get(0).done(), one.examples(), workshop.catalog());
    }

    private List<Option> optionsOf(Draft.Try one) {
        List<Option> found = new ArrayList<>();
        for (MistakeGuess.Guess guess : guesses(one)) {
            Mistake mistake = read(guess);
            boolean fits = mistake != null
                    && answers.get(one).stream().allMatch(played -> played.makes(mistake))
                    && rights.stream().noneMatch(played -> played.makes(mistake));
            if (fits) {
                Set<Draft.Try> others = new HashSet<>();
                answers.forEach((other, played) -> {
                    if (other != one && played.stream().anyMatch(each -> each.makes(mistake))) {
                        others.add(other);
                    }
                });
                found.add(new Option(guess, others));
            }
        }
        return found;
    }

    private Mistake read(MistakeGuess.Guess guess) {
        StepYaml.MistakeText text = new StepYaml.MistakeText("x", guess.when(), "X", List.of(List.of("PING")));
        Step step = workshop.read(Workshop.sample("task").mistakes(List.of(text)));
        return step != null && step.mistakes().size() == 1 ? step.mistakes().get(0) : null;
    }

    /** The wrong answer that is told best from all that are left; it leaves them. */
    private Named next(List<Draft.Try> left, Set<String> taken) {
        int longest = 0;
        for (Draft.Try one : left) {
            longest = Math.max(longest, options.get(one).size());
        }
        for (int rank = 0; rank < longest; rank++) {
            for (Draft.Try one : left) {
                Option option =
                        rank < options.get(one).size() ? options.get(one).get(rank) : null;
                if (option != null && option.others().stream().noneMatch(left::contains)) {
                    left.remove(one);
                    return new Named(one, text(one, option.guess(), taken), true);
                }
            }
        }
        Draft.Try first = left.remove(0);
        List<MistakeGuess.Guess> guesses = guesses(first);
        return new Named(first, text(first, guesses.get(guesses.size() - 1), taken), false);
    }

    private static StepYaml.MistakeText text(Draft.Try one, MistakeGuess.Guess guess, Set<String> taken) {
        String id = one.id() == null ? guess.id() : one.id();
        String free = id;
        for (int number = 2; !taken.add(free); number++) {
            free = id + "-" + number;
        }
        String say = one.say() == null ? guess.say() : Workshop.message(one.say());
        return new StepYaml.MistakeText(free, guess.when(), say, one.examples());
    }

    // ---- guesses at a prediction

    private static MistakeGuess.Guess ofGuess(Draft.Try one) {
        List<String> patterns = new ArrayList<>();
        for (List<String> lines : one.examples()) {
            patterns.add(YamlText.quoted(MistakeGuess.pattern(lines.get(0).strip())));
        }
        String list = String.join(", ", patterns);
        String when = "{typed: " + (patterns.size() == 1 ? list : "[" + list + "]") + "}";
        return new MistakeGuess.Guess("guess-" + slug(one), when, "You said {typed}, and it is {reply}.");
    }

    private static String slug(Draft.Try one) {
        String text = one.examples().get(0).get(0).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        String bare = text.replaceAll("^-|-$", "");
        return bare.isEmpty() ? "other" : bare.substring(0, Math.min(30, bare.length()));
    }
}
