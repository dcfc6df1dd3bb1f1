package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Line;
import dev.rediscover.resp.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers that are nearly the solution, as typed: each differs from it in one way that people get wrong. */
final class Mutants {
    private static final List<String[]> SIBLINGS = List.of(
            new String[] {"LPUSH", "RPUSH"},
            new String[] {"LPOP", "RPOP"},
            new String[] {"ZRANGE", "ZREVRANGE"},
            new String[] {"ZRANK", "ZREVRANK"},
            new String[] {"ZPOPMIN", "ZPOPMAX"},
            new String[] {"INCR", "DECR"},
            new String[] {"INCRBY", "DECRBY"},
            new String[] {"SUNION", "SINTER"},
            new String[] {"SINTER", "SDIFF"},
            new String[] {"SADD", "LPUSH"},
            new String[] {"EXPIRE", "PEXPIRE"},
            new String[] {"EXPIRE", "PERSIST"},
            new String[] {"SET", "SETNX"},
            new String[] {"BLPOP", "BRPOP"},
            new String[] {"XRANGE", "XREVRANGE"},
            new String[] {"HSET", "HSETNX"},
            new String[] {"MSET", "MSETNX"});
    private static final Map<String, String> EMPTYING =
            Map.of("SET", "DEL", "HSET", "HDEL", "SADD", "SREM", "ZADD", "ZREM");

    private Mutants() {}

    /** Every mutant of a solution: one list of typed lines each, none equal to the solution. */
    static List<List<String>> of(List<Line> solution) {
        Set<List<String>> mutants = new LinkedHashSet<>();
        for (int i = 0; i < solution.size(); i++) {
            if (!solution.get(i).isTick()) {
                for (List<Bytes> words : ofWords(solution.get(i).words())) {
                    mutants.add(with(solution, i, words));
                }
            }
        }
        if (solution.size() > 1) {
            mutants.addAll(ofOrder(solution));
        }
        mutants.remove(typed(solution));
        return List.copyOf(mutants);
    }

    private static List<String> typed(List<Line> lines) {
        List<String> typed = new ArrayList<>();
        lines.forEach(line -> typed.add(line.typed()));
        return typed;
    }

    private static List<String> with(List<Line> solution, int changed, List<Bytes> words) {
        List<String> typed = typed(solution);
        Line line = solution.get(changed);
        typed.set(changed, (line.isOther() ? "@" + line.client() + " " : "") + Quoting.line(words));
        return typed;
    }

    /** A line left out, and neighbours that changed places. */
    private static List<List<String>> ofOrder(List<Line> solution) {
        List<List<String>> mutants = new ArrayList<>();
        for (int i = 0; i < solution.size(); i++) {
            List<String> without = typed(solution);
            without.remove(i);
            mutants.add(without);
            if (i > 0) {
                List<String> swapped = typed(solution);
                swapped.add(i - 1, swapped.remove(i));
                mutants.add(swapped);
            }
        }
        return mutants;
    }

    private static List<List<Bytes>> ofWords(List<Bytes> words) {
        List<List<Bytes>> mutants = new ArrayList<>();
        for (String sibling : siblings(words.get(0))) {
            mutants.add(replaced(words, 0, Bytes.of(sibling)));
        }
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i).utf8();
            long number = number(word);
            if (number != Long.MIN_VALUE) {
                mutants.add(replaced(words, i, Bytes.of(number + 1)));
                mutants.add(replaced(words, i, Bytes.of(number - 1)));
            } else if (!isOption(word)) {
                mutants.add(replaced(words, i, Bytes.of(word + "x")));
            }
            if (i > 1) {
                List<Bytes> swapped = new ArrayList<>(words);
                swapped.add(i - 1, swapped.remove(i));
                mutants.add(swapped);
                List<Bytes> without = new ArrayList<>(words);
                without.remove(i);
                mutants.add(without);
            }
        }
        return mutants;
    }

    private static List<String> siblings(Bytes command) {
        List<String> siblings = new ArrayList<>();
        for (String[] pair : SIBLINGS) {
            for (int side = 0; side < 2; side++) {
                if (command.is(pair[side])) {
                    siblings.add(pair[1 - side]);
                }
            }
        }
        EMPTYING.forEach((name, opposite) -> {
            if (command.is(name)) {
                siblings.add(opposite);
            }
        });
        return siblings;
    }

    private static List<Bytes> replaced(List<Bytes> words, int at, Bytes word) {
        List<Bytes> mutant = new ArrayList<>(words);
        mutant.set(at, word);
        return mutant;
    }

    /** Words of capitals only are options by custom: changing one makes a syntax error, which proves nothing. */
    private static boolean isOption(String word) {
        return word.length() > 1 && word.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static long number(String word) {
        try {
            return word.length() < 16 ? Long.parseLong(word) : Long.MIN_VALUE;
        } catch (NumberFormatException e) {
            return Long.MIN_VALUE;
        }
    }
}
