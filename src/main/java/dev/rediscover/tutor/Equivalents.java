package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Gates;
import dev.rediscover.lesson.Line;
import dev.rediscover.lesson.Step;
import dev.rediscover.resp.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The solution in other words: what an engine takes for the same. */
final class Equivalents {
    /** Commands whose arguments from a word on may be given in any order, in groups of so many. */
    private static final Map<String, int[]> GROUPS = Map.ofEntries(
            Map.entry("HSET", new int[] {2, 2}),
            Map.entry("MSET", new int[] {1, 2}),
            Map.entry("SADD", new int[] {2, 1}),
            Map.entry("SREM", new int[] {2, 1}),
            Map.entry("HDEL", new int[] {2, 1}),
            Map.entry("ZREM", new int[] {2, 1}),
            Map.entry("DEL", new int[] {1, 1}),
            Map.entry("UNLINK", new int[] {1, 1}),
            Map.entry("EXISTS", new int[] {1, 1}),
            Map.entry("SINTER", new int[] {1, 1}),
            Map.entry("SUNION", new int[] {1, 1}),
            Map.entry("SINTERSTORE", new int[] {2, 1}),
            Map.entry("SUNIONSTORE", new int[] {2, 1}),
            Map.entry("PFADD", new int[] {2, 1}),
            Map.entry("PFCOUNT", new int[] {1, 1}));

    private static final Set<String> WITH_VALUE = Set.of("EX", "PX", "EXAT", "PXAT", "IFEQ", "IFNE", "IFDEQ", "IFDNE");

    private final Step step;
    private final List<Line> solution;
    private final Set<List<String>> all = new LinkedHashSet<>();

    private Equivalents(Step step) {
        this.step = step;
        this.solution = step.judgedOrNull().solution();
    }

    /** Each as typed; none is typed as the solution. */
    static List<List<String>> of(Step step) {
        Equivalents same = new Equivalents(step);
        same.written();
        for (int i = 0; i < same.solution.size(); i++) {
            if (!same.solution.get(i).isTick()) {
                same.ordered(i);
            }
        }
        same.all.remove(Mutants.typed(same.solution));
        return List.copyOf(same.all);
    }

    /** In small letters, in quotes, with more blanks. */
    private void written() {
        List<String> small = new ArrayList<>();
        List<String> quoted = new ArrayList<>();
        for (Line line : solution) {
            small.add(line.isTick() ? line.typed() : typed(line, spaced(line.words(), false)));
            quoted.add(line.isTick() ? line.typed() : typed(line, spaced(line.words(), true)));
        }
        all.add(small);
        all.add(quoted);
    }

    private static String typed(Line line, String text) {
        return line.typed(text);
    }

    private static String spaced(List<Bytes> words, boolean quotes) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            String word = Quoting.word(words.get(i));
            boolean bare = !word.startsWith("\"");
            if (quotes && i > 0 && bare) {
                word = Quoting.quoteReadable(words.get(i));
            } else if (!quotes && (i == 0 || WordMutants.isOption(word)) && i < 1) {
                word = word.toLowerCase(Locale.ROOT);
            }
            out.append(i == 0 ? "" : quotes ? " " : "   ").append(word);
        }
        return out.toString();
    }

    private void ordered(int at) {
        List<Bytes> words = solution.get(at).words();
        String command = words.get(0).utf8().toUpperCase(Locale.ROOT);
        int[] groups = GROUPS.get(command);
        if (groups != null && (words.size() - groups[0]) % groups[1] == 0) {
            List<List<Bytes>> parts = new ArrayList<>();
            for (int i = groups[0]; i < words.size(); i += groups[1]) {
                parts.add(words.subList(i, i + groups[1]));
            }
            add(at, List.of(reversed(words.subList(0, groups[0]), parts)));
        }
        if (command.equals("SET") && words.size() > 3) {
            add(at, List.of(reversed(words.subList(0, 3), options(words))));
        }
        if (command.equals("MSET")
                && step instanceof Step.Task task
                && task.judged().gates() == Gates.NONE) {
            List<List<Bytes>> sets = new ArrayList<>();
            for (int i = 1; i + 1 < words.size(); i += 2) {
                sets.add(List.of(Bytes.of("SET"), words.get(i), words.get(i + 1)));
            }
            add(at, sets);
        }
    }

    /** The options of SET, each with its value. */
    private static List<List<Bytes>> options(List<Bytes> words) {
        List<List<Bytes>> options = new ArrayList<>();
        int i = 3;
        while (i < words.size()) {
            boolean value = WITH_VALUE.contains(words.get(i).utf8().toUpperCase(Locale.ROOT));
            int end = Math.min(words.size(), i + (value ? 2 : 1));
            options.add(words.subList(i, end));
            i = end;
        }
        return options;
    }

    private static List<Bytes> reversed(List<Bytes> start, List<List<Bytes>> parts) {
        List<Bytes> words = new ArrayList<>(start);
        for (int i = parts.size() - 1; i >= 0; i--) {
            words.addAll(parts.get(i));
        }
        return words;
    }

    private void add(int at, List<List<Bytes>> instead) {
        List<String> typed = Mutants.typed(solution);
        Line line = solution.get(at);
        typed.remove(at);
        int next = at;
        for (List<Bytes> words : instead) {
            typed.add(next++, typed(line, Quoting.line(words)));
        }
        all.add(typed);
    }
}
