package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Line;
import dev.rediscover.resp.Quoting;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import dev.rediscover.spec.KeyPositions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers that are nearly the solution, as typed: each differs from it in one way that people get wrong. */
final class Mutants {
    private final List<Line> solution;
    private final Catalog catalog;
    private final List<Bytes> otherKeys;
    private final Map<List<String>, Mutant> all = new LinkedHashMap<>();

    private Mutants(List<Line> solution, Catalog catalog, List<Bytes> otherKeys) {
        this.solution = solution;
        this.catalog = catalog;
        this.otherKeys = otherKeys;
    }

    /** Every mutant of a solution, each once, none equal to it; {@code otherKeys}: keys that the data has. */
    static List<Mutant> of(List<Line> solution, Catalog catalog, List<Bytes> otherKeys) {
        Mutants mutants = new Mutants(solution, catalog, otherKeys);
        for (int i = 0; i < solution.size(); i++) {
            if (!solution.get(i).isTick()) {
                mutants.ofWords(i);
            }
        }
        if (solution.size() > 1) {
            ofOrder(typed(solution)).forEach(lines -> mutants.add(lines, false));
        }
        mutants.all.remove(typed(solution));
        return List.copyOf(mutants.all.values());
    }

    private void ofWords(int at) {
        List<Bytes> words = solution.get(at).words();
        Set<Integer> keys = Set.copyOf(keys(catalog, words));
        for (WordMutants.Changed changed : WordMutants.of(words, keys, otherKeys)) {
            add(with(at, changed.words()), changed.adds());
        }
    }

    private void add(List<String> lines, boolean adds) {
        all.putIfAbsent(lines, new Mutant(lines, adds));
    }

    /** At which words of a command keys stand; empty if that cannot be told. */
    static List<Integer> keys(Catalog catalog, List<Bytes> words) {
        CommandSpec spec = catalog.find(words.get(0));
        if (spec != null && spec.isContainer() && words.size() > 1 && spec.subcommand(words.get(1)) != null) {
            spec = spec.subcommand(words.get(1));
        }
        try {
            return spec == null || !KeyPositions.hasKeys(spec) ? List.of() : KeyPositions.of(spec, words);
        } catch (KeyPositions.Unclear e) {
            return List.of();
        }
    }

    static List<String> typed(List<Line> lines) {
        List<String> typed = new ArrayList<>();
        lines.forEach(line -> typed.add(line.typed()));
        return typed;
    }

    private List<String> with(int changed, List<Bytes> words) {
        List<String> typed = typed(solution);
        Line line = solution.get(changed);
        typed.set(changed, line.typed(Quoting.line(words)));
        return typed;
    }

    /** A line left out, and neighbours that changed places. */
    static <T> List<List<T>> ofOrder(List<T> solution) {
        List<List<T>> mutants = new ArrayList<>();
        for (int i = 0; i < solution.size(); i++) {
            List<T> without = new ArrayList<>(solution);
            without.remove(i);
            mutants.add(without);
            if (i > 0) {
                List<T> swapped = new ArrayList<>(solution);
                swapped.add(i - 1, swapped.remove(i));
                mutants.add(swapped);
            }
        }
        return mutants;
    }
}
