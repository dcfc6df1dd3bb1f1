package dev.rediscover.tutor;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One command changed in one place, in the ways that people get commands wrong. */
final class WordMutants {
    static final List<String[]> SIBLINGS = List.of(
            new String[] {"LPUSH", "RPUSH"},
            new String[] {"LPOP", "RPOP"},
            new String[] {"ZRANGE", "ZREVRANGE"},
            new String[] {"ZRANK", "ZREVRANK"},
            new String[] {"ZPOPMIN", "ZPOPMAX"},
            new String[] {"INCR", "DECR"},
            new String[] {"INCRBY", "DECRBY"},
            new String[] {"SUNION", "SINTER"},
            new String[] {"SINTER", "SDIFF"},
            new String[] {"SUNIONSTORE", "SINTERSTORE"},
            new String[] {"SINTERSTORE", "SDIFFSTORE"},
            new String[] {"ZUNION", "ZINTER"},
            new String[] {"ZUNIONSTORE", "ZINTERSTORE"},
            new String[] {"ZINTERSTORE", "ZDIFFSTORE"},
            new String[] {"SADD", "LPUSH"},
            new String[] {"SADD", "SREM"},
            new String[] {"SPOP", "SRANDMEMBER"},
            new String[] {"EXPIRE", "PEXPIRE"},
            new String[] {"EXPIRE", "PERSIST"},
            new String[] {"TTL", "PTTL"},
            new String[] {"BLPOP", "BRPOP"},
            new String[] {"XRANGE", "XREVRANGE"},
            new String[] {"HSET", "SET"},
            new String[] {"HKEYS", "HVALS"},
            new String[] {"ZADD", "ZINCRBY"},
            new String[] {"RENAME", "COPY"},
            new String[] {"GET", "GETDEL"});

    /** The first becomes the second, which does the same where nothing stands in its way. */
    static final List<String[]> CAREFUL = List.of(
            new String[] {"SET", "SETNX"},
            new String[] {"LPUSH", "LPUSHX"},
            new String[] {"RPUSH", "RPUSHX"},
            new String[] {"HSET", "HSETNX"},
            new String[] {"MSET", "MSETNX"},
            new String[] {"RENAME", "RENAMENX"});

    private static final Map<String, String> EMPTYING =
            Map.of("SET", "DEL", "HSET", "HDEL", "ZADD", "ZREM", "RPUSH", "DEL", "LPUSH", "DEL");

    static final List<String[]> OPTIONS = List.of(
            new String[] {"NX", "XX"},
            new String[] {"EX", "PX"},
            new String[] {"GT", "LT"},
            new String[] {"LEFT", "RIGHT"},
            new String[] {"BEFORE", "AFTER"},
            new String[] {"ASC", "DESC"},
            new String[] {"AND", "OR"},
            new String[] {"MIN", "MAX"},
            new String[] {"FIELDS", "NUMFIELDS"});

    /** Options that change what a command does without being asked for. */
    private static final Map<String, List<String>> ADDED = Map.of(
            "SET", List.of("GET", "EX 60"),
            "ZADD", List.of("CH"),
            "ZRANGE", List.of("WITHSCORES", "REV"),
            "ZREVRANGE", List.of("WITHSCORES"),
            "LPOP", List.of("1"),
            "RPOP", List.of("1"),
            "SPOP", List.of("1"),
            "SRANDMEMBER", List.of("1"));

    /** Options that ask for more than was asked for, and do no harm where the data has it. */
    private static final Map<String, List<String>> CONDITIONS = Map.of(
            "SET",
            List.of("NX", "XX", "KEEPTTL"),
            "ZADD",
            List.of("NX", "XX"),
            "EXPIRE",
            List.of("NX", "XX", "GT", "LT"));

    private final List<Bytes> words;
    private final Set<Integer> keys;
    private final List<Bytes> otherKeys;
    private final List<Changed> all = new ArrayList<>();

    /** A changed command; {@code adds} as in {@link Mutant}. */
    record Changed(List<Bytes> words, boolean adds) {}

    private WordMutants(List<Bytes> words, Set<Integer> keys, List<Bytes> otherKeys) {
        this.words = words;
        this.keys = keys;
        this.otherKeys = otherKeys;
    }

    /** {@code keys}: at which words keys stand; {@code otherKeys}: keys that could be meant by mistake. */
    static List<Changed> of(List<Bytes> words, Set<Integer> keys, List<Bytes> otherKeys) {
        WordMutants mutants = new WordMutants(words, keys, otherKeys);
        mutants.siblings();
        for (int i = 1; i < words.size(); i++) {
            mutants.word(i);
            mutants.order(i);
        }
        mutants.added();
        return mutants.all;
    }

    private String command() {
        return words.get(0).utf8().toUpperCase(Locale.ROOT);
    }

    private void add(List<Bytes> changed) {
        all.add(new Changed(changed, false));
    }

    private void siblings() {
        for (String[] pair : SIBLINGS) {
            for (int side = 0; side < 2; side++) {
                if (command().equals(pair[side])) {
                    add(replaced(0, pair[1 - side]));
                }
            }
        }
        for (String[] pair : CAREFUL) {
            if (command().equals(pair[0])) {
                all.add(new Changed(replaced(0, pair[1]), true));
            } else if (command().equals(pair[1])) {
                add(replaced(0, pair[0]));
            }
        }
        if (EMPTYING.containsKey(command())) {
            add(replaced(0, EMPTYING.get(command())));
        }
    }

    private void word(int i) {
        String word = words.get(i).utf8();
        long number = number(word);
        if (keys.contains(i)) {
            add(replaced(i, word + "x"));
            otherKeys.stream()
                    .filter(other -> !words.contains(other))
                    .findFirst()
                    .ifPresent(other -> add(replaced(i, other.utf8())));
        } else if (number != Long.MIN_VALUE) {
            add(replaced(i, Long.toString(number + 1)));
            add(replaced(i, Long.toString(number - 1)));
        } else if (isOption(word)) {
            option(i, word);
        } else if (word.startsWith("(") || word.startsWith("[")) {
            add(replaced(
                    i,
                    word.startsWith("(") && number(word.substring(1)) != Long.MIN_VALUE
                            ? word.substring(1)
                            : (word.startsWith("(") ? "[" : "(") + word.substring(1)));
        } else {
            add(replaced(i, word + "x"));
        }
    }

    private void option(int i, String word) {
        for (String[] pair : OPTIONS) {
            for (int side = 0; side < 2; side++) {
                if (word.equals(pair[side])) {
                    add(replaced(i, pair[1 - side]));
                }
            }
        }
        if (i + 1 < words.size()) {
            List<Bytes> less = new ArrayList<>(words);
            less.subList(i, i + 2).clear();
            add(less);
        }
    }

    private void order(int i) {
        if (i > 1) {
            List<Bytes> swapped = new ArrayList<>(words);
            swapped.add(i - 1, swapped.remove(i));
            add(swapped);
        }
        if (words.size() > 2) {
            List<Bytes> without = new ArrayList<>(words);
            without.remove(i);
            add(without);
        }
    }

    private void added() {
        for (String option : ADDED.getOrDefault(command(), List.of())) {
            if (!words.contains(Bytes.of(option.split(" ")[0]))) {
                add(with(option));
            }
        }
        for (String option : CONDITIONS.getOrDefault(command(), List.of())) {
            if (!words.contains(Bytes.of(option))) {
                all.add(new Changed(with(option), true));
            }
        }
    }

    private List<Bytes> with(String option) {
        List<Bytes> more = new ArrayList<>(words);
        int at = command().equals("ZADD") ? 2 : more.size();
        for (String word : option.split(" ")) {
            more.add(at++, Bytes.of(word));
        }
        return more;
    }

    private List<Bytes> replaced(int at, String word) {
        List<Bytes> mutant = new ArrayList<>(words);
        mutant.set(at, Bytes.of(word));
        return mutant;
    }

    /** Words of capitals only are options by custom. */
    static boolean isOption(String word) {
        return word.length() > 1 && word.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    static long number(String word) {
        try {
            return word.length() < 16 ? Long.parseLong(word) : Long.MIN_VALUE;
        } catch (NumberFormatException e) {
            return Long.MIN_VALUE;
        }
    }
}
