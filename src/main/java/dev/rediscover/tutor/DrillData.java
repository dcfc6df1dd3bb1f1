package dev.rediscover.tutor;

import dev.rediscover.base.RandomSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Small data for a question: keys of the types that a form names, what they hold, and what stands in the other places
 * of the form. {@link #other} is the same with other values under the same names.
 */
final class DrillData {
    private static final String[] WORDS = {
        "apple", "pear", "plum", "cherry", "fig", "lemon", "melon", "grape", "kiwi", "mango", "peach", "quince"
    };
    private static final String[] PEOPLE = {"ann", "bob", "cem", "dora", "eve", "finn", "gus", "hana", "ivo", "jill"};
    private static final String[] VALUES = {"hello", "good morning", "welcome", "red", "open", "Paris", "ready"};
    private static final String[] FIELDS = {"name", "city", "colour", "team", "mood"};
    private static final int[] SECONDS = {10, 30, 60, 90, 120, 300};

    private final RandomSource random;
    private final Map<String, String> places = new LinkedHashMap<>();
    private final Map<String, List<String>> held = new LinkedHashMap<>(); // by place

    private DrillData(RandomSource random) {
        this.random = random;
    }

    /** Data for {@code form}: for every key that it names, and two words more where they are named. */
    static DrillData of(DrillForms.Form form, RandomSource random) {
        DrillData data = new DrillData(random);
        for (int at = form.line().indexOf('{'); at >= 0; at = form.line().indexOf('{', at + 1)) {
            data.need(form.line().substring(at + 1, form.line().indexOf('}', at)));
        }
        return data;
    }

    private void need(String place) {
        if (!places.containsKey(place)) {
            String text = Character.isUpperCase(place.charAt(0)) ? key(place) : value(place);
            places.put(place, text);
        }
    }

    // ---- keys

    private String key(String place) {
        switch (place) {
            case "G" -> held.put(place, List.of(pick(VALUES)));
            case "E" -> held.put(place, List.of(pick(VALUES), "" + SECONDS[random.nextInt(SECONDS.length)]));
            case "C" -> held.put(place, List.of(Integer.toString(2 + random.nextInt(40))));
            case "L" -> held.put(place, list());
            case "M" -> held.put(place, some(PEOPLE, 2));
            case "S" -> held.put(place, some(PEOPLE, 3 + random.nextInt(2)));
            case "T" -> held.put(place, some(PEOPLE, 4));
            case "H" -> held.put(place, hash());
            case "Z" -> held.put(place, scored());
            case "X" -> held.put(place, some(PEOPLE, 3));
            case "B", "D" -> held.put(place, bits());
            default -> {}
        }
        return switch (place) {
            case "G" -> one("greeting", "note", "status");
            case "E" -> one("session", "coupon", "token");
            case "C" -> one("visits", "likes", "stock");
            case "N" -> one("fresh", "extra", "spare");
            case "L" -> one("fruit", "basket", "shopping");
            case "M" -> one("queue", "guests");
            case "S" -> one("team", "club");
            case "T" -> one("choir", "crew");
            case "H" -> one("user:7", "profile:3", "player:12");
            case "Z" -> one("scores", "ranking", "points");
            case "X" -> one("log", "events");
            case "B" -> one("seen", "days");
            case "D" -> one("paid", "active");
            default -> throw new IllegalArgumentException(place);
        };
    }

    private List<String> list() {
        List<String> items = new ArrayList<>(some(WORDS, 3 + random.nextInt(2)));
        if (random.nextInt(2) == 0) {
            items.add(items.get(random.nextInt(items.size() - 1))); // the same once more, not beside itself
        }
        return items;
    }

    private List<String> hash() {
        List<String> flat = new ArrayList<>();
        for (String field : some(FIELDS, 2)) {
            flat.add(field);
            flat.add(pick(WORDS));
        }
        flat.add(one("age", "level"));
        flat.add(Integer.toString(3 + random.nextInt(60)));
        return flat;
    }

    private List<String> scored() {
        List<String> flat = new ArrayList<>();
        int score = 0;
        for (String member : some(PEOPLE, 4)) {
            score += 5 * (1 + random.nextInt(4));
            flat.add(member);
            flat.add(Integer.toString(score));
        }
        return flat;
    }

    private List<String> bits() {
        Set<Integer> set = new LinkedHashSet<>();
        while (set.size() < 4) {
            set.add(random.nextInt(14));
        }
        List<String> sorted = new ArrayList<>();
        set.stream().sorted().forEach(bit -> sorted.add(bit.toString()));
        return sorted;
    }

    // ---- other places

    private String value(String place) {
        return switch (place) {
            case "e" -> from("L");
            case "m" -> from("S");
            case "z" -> held.get("Z").get(2 * random.nextInt(held.get("Z").size() / 2));
            case "f" -> held.containsKey("H") ? held.get("H").get(2 * random.nextInt(2)) : fresh(FIELDS);
            case "n" -> held.get("H").get(4);
            case "b" -> from("B");
            case "g" -> fresh(FIELDS);
            case "o" -> offset();
            case "d" -> 1 + random.nextInt(3) + "-0";
            case "i" -> Integer.toString(random.nextInt(3));
            case "k" -> Integer.toString(2 + random.nextInt(3));
            case "s" -> score();
            case "t" -> Integer.toString(SECONDS[random.nextInt(SECONDS.length)]);
            default -> fresh(held.containsKey("L") || place.equals("w") ? WORDS : PEOPLE);
        };
    }

    private String from(String place) {
        return held.get(place).get(random.nextInt(held.get(place).size()));
    }

    private String offset() {
        String offset = Integer.toString(random.nextInt(16));
        while (held.get("B").contains(offset)) {
            offset = Integer.toString(random.nextInt(16));
        }
        return offset;
    }

    /** A score between those that are there, or one of them. */
    private String score() {
        int at = 2 * random.nextInt(held.get("Z").size() / 2) + 1;
        return Integer.toString(Integer.parseInt(held.get("Z").get(at)) + random.nextInt(3));
    }

    /** A word that neither a key holds nor another place names. */
    private String fresh(String[] of) {
        String word = pick(of);
        while (isTaken(word)) {
            word = pick(of);
        }
        return word;
    }

    private boolean isTaken(String word) {
        for (List<String> values : held.values()) {
            if (values.contains(word)) {
                return true;
            }
        }
        return places.containsValue(word);
    }

    private String pick(String[] of) {
        return of[random.nextInt(of.length)];
    }

    private String one(String... names) {
        String name = pick(names);
        return places.containsValue(name) ? names[(List.of(names).indexOf(name) + 1) % names.length] : name;
    }

    private List<String> some(String[] of, int count) {
        return Shuffle.of(List.of(of), random).subList(0, count);
    }

    // ---- what comes of it

    /** Adds a string key that the form does not name, for questions about wrong types. */
    void addString() {
        need("G");
    }

    /** {@code text} with its places filled. */
    String fill(String text) {
        String filled = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            filled = filled.replace("{" + place.getKey() + "}", place.getValue());
        }
        return filled;
    }

    /** The same names and words, and other values under them. */
    DrillData other() {
        DrillData other = new DrillData(random);
        other.places.putAll(places);
        held.forEach((place, values) -> other.held.put(place, other.changed(place, values)));
        return other;
    }

    /** Other values, with most of what was there, so that the words of the question still mean something. */
    private List<String> changed(String place, List<String> values) {
        return switch (place) {
            case "L" -> longer(values, WORDS);
            case "M", "S", "T", "X" -> longer(values, PEOPLE);
            case "H" -> otherHash(values);
            case "Z" -> otherScores(values);
            case "B", "D" -> bits();
            case "C" -> List.of(Integer.toString(Integer.parseInt(values.get(0)) + 7));
            case "E" -> List.of(values.get(0) + "s", Integer.toString(Integer.parseInt(values.get(1)) + 15));
            default -> List.of(values.get(0) + " again");
        };
    }

    private List<String> longer(List<String> values, String[] of) {
        List<String> all = new ArrayList<>(Shuffle.of(values, random));
        all.add(random.nextInt(all.size() + 1), fresh(of));
        return all;
    }

    private List<String> otherHash(List<String> values) {
        List<String> other = new ArrayList<>(values);
        for (int i = 1; i < other.size() - 1; i += 2) {
            other.set(i, fresh(WORDS));
        }
        other.set(5, Integer.toString(Integer.parseInt(values.get(5)) + 11));
        other.add("shoe");
        other.add("41");
        return other;
    }

    private List<String> otherScores(List<String> values) {
        List<String> other = new ArrayList<>(values);
        for (int i = 1; i < other.size(); i += 2) {
            other.set(i, values.get(values.size() - i)); // the first becomes the last
        }
        other.add(fresh(PEOPLE));
        other.add(Integer.toString(1 + random.nextInt(4)));
        return other;
    }

    /** The lines that make the data. */
    List<String> setup() {
        List<String> lines = new ArrayList<>();
        held.forEach((place, values) -> lines.addAll(lines(place, places.get(place), values)));
        return lines;
    }

    private static List<String> lines(String place, String key, List<String> values) {
        String words = String.join(" ", values);
        return switch (place) {
            case "L", "M" -> List.of("RPUSH " + key + " " + words);
            case "S", "T" -> List.of("SADD " + key + " " + words);
            case "H" -> List.of("HSET " + key + " " + words);
            case "Z" -> List.of("ZADD " + key + " " + String.join(" ", turned(values)));
            case "E" -> List.of("SET " + key + " \"" + values.get(0) + "\" EX " + values.get(1));
            case "X" -> entries(key, values);
            case "B", "D" ->
                values.stream().map(bit -> "SETBIT " + key + " " + bit + " 1").toList();
            default -> List.of("SET " + key + " \"" + values.get(0) + "\"");
        };
    }

    private static List<String> turned(List<String> values) {
        List<String> turned = new ArrayList<>();
        for (int i = 0; i < values.size(); i += 2) {
            turned.add(values.get(i + 1));
            turned.add(values.get(i));
        }
        return turned;
    }

    private static List<String> entries(String key, List<String> values) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            lines.add("XADD " + key + " " + (i + 1) + "-0 user " + values.get(i));
        }
        return lines;
    }

    /** The data in words, a line a key, as Markdown. */
    String shown() {
        StringBuilder out = new StringBuilder();
        held.forEach((place, values) -> out.append("- `")
                .append(places.get(place))
                .append("`, ")
                .append(words(place, values))
                .append('\n'));
        if (places.containsKey("N")) {
            out.append("- no key `").append(places.get("N")).append("`\n");
        }
        return out.toString();
    }

    private static String words(String place, List<String> values) {
        return switch (place) {
            case "L", "M" -> "a list: " + String.join(" ", values);
            case "S", "T" -> "a set: " + String.join(" ", values);
            case "H" -> "a hash: " + pairs(values);
            case "Z" -> "a sorted set: " + pairs(values);
            case "X" -> "a stream: " + entries(values);
            case "B", "D" -> "a bitmap; 1 are the bits " + String.join(", ", values);
            case "E" -> "a string with " + values.get(1) + " seconds left: \"" + values.get(0) + "\"";
            default -> "a string: \"" + values.get(0) + "\"";
        };
    }

    private static String pairs(List<String> values) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < values.size(); i += 2) {
            out.append(i == 0 ? "" : ", ").append(values.get(i)).append(" ").append(values.get(i + 1));
        }
        return out.toString();
    }

    private static String entries(List<String> values) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < values.size(); i++) {
            out.append(i == 0 ? "" : ", ").append(i + 1).append("-0 user ").append(values.get(i));
        }
        return out.toString();
    }
}
