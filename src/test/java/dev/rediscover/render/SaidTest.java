package dev.rediscover.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rediscover.base.Bytes;
import dev.rediscover.value.ArrayValue;
import dev.rediscover.value.StringValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Whoever hears a picture must not know less than who sees it: each word, number and time of the drawing, 120 columns
 * wide, is in its sentence and, as far as it is data and no wording, in its data. Only what {@link #UNSAID} and {@link
 * #facts(String)} name is left out, each for the reason given there.
 */
class SaidTest {
    /** Whole lines and signs of drawings that are no facts of their own. */
    private static final Map<String, String> UNSAID = Map.ofEntries(
            Map.entry("(?m)^field +│ value$", "headings; a sentence says that the field is the value"),
            Map.entry("(?m)^rank +score +member$", "headings; a sentence says of each member its rank and score"),
            Map.entry("(?m)^id +time \\(UTC\\)$", "headings; in a sentence the time stands behind the id, with UTC"),
            Map.entry("(?m)^holds  registers$", "headings; a sentence says so many registers hold so much"),
            Map.entry("(?m)^offset .*$", "a scale; a sentence names the offset of each row"),
            Map.entry("(?m)  at offset 0, which is also -1$", "the scale of a single byte"),
            Map.entry("(?m)^\\d+ registers to a sign, darker is more$", "the legend of shades, which are no words"),
            Map.entry("(?m)^├─*┤ .*$", "the scale of a map and its legend; a sentence says how wide and high it is"),
            Map.entry("(?m)^0 +4,?096 .*$", "the scale of the slots; a sentence says that they go from 0 to 16,383"),
            Map.entry("(?m)^0 keys$", "a sentence says that there are no keys"),
            Map.entry("… \\d+ more lines?", "how many lines are not drawn; a sentence has no lines"));

    /** What follows from the data and is not in it. */
    private static final Map<String, String> DERIVED = Map.of(
            "of \\d+ bits set( \\([\\d.]+ %\\))?", "eight times the bytes",
            "(?m)^ *\\d+  … \\d+ bytes? of (zeros|ones)$", "runs of the rows, which rows of other lengths share",
            "met in \\d+ steps", "how many steps there are",
            "(?m)(?<=^ {0,9}\\d{1,9})  [01]+(?=  )", "a cursor of SCAN in its bits",
            "… \\d+ (more bytes|empty) …", "what lies between the rows or positions that are shown",
            "… up to offset \\d+", "where the last byte is",
            "(?m)^  ● mastered.*$", "how many skills are in each state",
            ", \\d+ of \\d+ lessons complete", "how many lessons have all exercises done");

    private static final String TIME = "\\d[\\d.]* (?:ms|s|min|h|d)\\b(?: \\d+ (?:s|min|h)\\b)?";

    /** What drawings say of data in words of their own, where the data has names and numbers instead. */
    private static final Set<String> WORDING = words("no expiry expires in never left of item items byte bytes entry"
            + " entries place to unordered nothing but the key exists an integer incr can count with it at first about"
            + " different elements seen none change group asked ago given back nobody unknown and more reply alike yet"
            + " insert does starts over time passes stops number scan bits watches a has"
            + " transaction on or disk for sure file files process empty not");

    private static Map<String, Picture> all() {
        Map<String, Picture> all = new LinkedHashMap<>(PicturesTest.all());
        WirePictureTest.all().forEach((name, picture) -> all.put("wire: " + name, picture));
        RacePictureTest.all().forEach((name, picture) -> all.put("race: " + name, picture));
        CrashPictureTest.all().forEach((name, picture) -> all.put("crash: " + name, picture));
        new BoardsTest().all().forEach((name, picture) -> all.put("board: " + name, picture));
        all.put("lessons", ProgressPicturesTest.LESSONS);
        all.put("skills", ProgressPicturesTest.SKILLS);
        all.putAll(more());
        return all;
    }

    /** Longer and odder ones. */
    private static Map<String, Picture> more() {
        Map<String, Picture> all = new LinkedHashMap<>();
        Object[] words = new Object[70];
        Object[] scored = new Object[140];
        String[] pairs = new String[22];
        for (int i = 0; i < words.length; i++) {
            words[i] =
                    "word-" + i * i + (i % 9 == 4 ? " and so on, for longer than a box or a bag has room for it" : "");
            scored[2 * i] = words[i];
            scored[2 * i + 1] = i * 1.25 - 20;
        }
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = i % 2 == 0 ? "field " + i : "the value number " + i + " is long. ".repeat(i);
        }
        all.put("list of long items", of("l", PicturesTest.list(words), 61_000));
        all.put("list of eleven", of("l", PicturesTest.list(Arrays.copyOf(words, 11)), -1));
        all.put("set of long members", of("s", PicturesTest.set(words), 250));
        all.put("long scores", of("z", PicturesTest.zset(scored), -1));
        all.put("long values", of("h", PicturesTest.hash(pairs), -1));
        all.put("a byte", of("a", PicturesTest.string("x"), -1));
        all.put("a digit", of("a", PicturesTest.string("7"), -1));
        all.put("a letter beyond ASCII", of("a", PicturesTest.string("é"), -1));
        all.put("quotes", of("a \"key\"", PicturesTest.string("say \"no\\yes\" twice"), -1));
        all.put("long text", of("a", PicturesTest.string("größe und 世界, ".repeat(30)), -1));
        all.put("long bytes", Pictures.of(Bytes.of("a"), noise(300), -1, 0, Aspect.TEXT));
        all.put("many different bits", Pictures.bits(Bytes.of("b"), noise(500), -1, 0));
        ArrayValue array = new ArrayValue();
        for (int i = 0; i < 40; i++) {
            array.set(3L * i * i, Bytes.of("item " + i));
        }
        all.put("array", of("log", array, 9_000));
        array.setLastInsert(4);
        all.put("array with a cursor", of("log", array.copy(), -1));
        all.put("long array", of("log", array, -1));
        return all;
    }

    private static StringValue noise(int size) {
        byte[] bytes = new byte[size];
        for (int i = 0; i < size; i++) {
            bytes[i] = (byte) (i * i * 31 >> 3);
        }
        return StringValue.of(Bytes.wrap(bytes));
    }

    private static Picture of(String key, dev.rediscover.value.Value value, long ttl) {
        return Pictures.of(Bytes.of(key), value, ttl < 0 ? -1 : 1_000_000 + ttl, 1_000_000);
    }

    @Test
    void whatIsDrawnIsAlsoSaid() {
        StringBuilder report = new StringBuilder();
        all().forEach((name, picture) -> {
            Set<String> missing = missing(picture, picture.sentence());
            if (!missing.isEmpty()) {
                report.append(name + " does not say " + missing + ": " + picture.sentence() + "\n");
            }
        });
        assertThat(report.toString()).isEmpty();
    }

    @Test
    void whatIsDrawnIsAlsoInTheData() {
        StringBuilder report = new StringBuilder();
        all().forEach((name, picture) -> {
            Set<String> missing = missingInData(picture);
            if (!missing.isEmpty()) {
                report.append(name + " does not have " + missing + ": " + picture.json() + "\n");
            }
        });
        assertThat(report.toString()).isEmpty();
    }

    /** The comparison finds what a sentence leaves out, wherever it does. */
    @Test
    void halfASentenceIsNoticed() {
        all().forEach((name, picture) -> {
            String sentence = picture.sentence();
            if (missing(picture, "").size() > 3) {
                assertThat(missing(picture, sentence.substring(0, sentence.length() / 2)))
                        .as(name)
                        .isNotEmpty();
                assertThat(missing(picture, sentence.substring(sentence.length() / 2)))
                        .as(name)
                        .isNotEmpty();
            }
        });
    }

    @Test
    void theLastMemberOfEachTypeIsMissedInTheSentence() {
        for (String name : List.of("short list", "set", "sorted set", "stream with a group", "bits", "tree", "map")) {
            Picture picture = all().get(name);
            String last = Map.of(
                            "short list", "today",
                            "set", "世界",
                            "sorted set", "250",
                            "stream with a group", "größe",
                            "bits", "803",
                            "tree", "counter",
                            "map", "Catania")
                    .get(name);
            assertThat(missing(picture, picture.sentence().replace(last, "")))
                    .as(name)
                    .isNotEmpty();
        }
    }

    // ---- the comparison

    /** As drawn where there is some room; users take a few lines each. */
    private static String drawn(Picture picture) {
        return picture.draw(new Canvas(120, picture instanceof UsersPicture ? 16 : 12, false))
                .plain();
    }

    private static Set<String> missing(Picture picture, String said) {
        String drawn = drawn(picture);
        Set<String> missing = new TreeSet<>();
        Matcher leftOut = Pattern.compile("… ([\\d,]+) more(?! line)").matcher(drawn);
        while (leftOut.find()) { // a sentence may tell more, and so leave out fewer
            boolean counted = Pattern.compile("([\\d,]+) more")
                    .matcher(said)
                    .results()
                    .anyMatch(more -> number(more.group(1)) <= number(leftOut.group(1)));
            if (!counted) {
                missing.add(leftOut.group());
            }
        }
        boolean parts = picture instanceof TreePicture || picture instanceof SkillsPicture;
        String told = picture instanceof BitsPicture ? ranges(said) : said;
        missing.addAll(missing(withoutScales(drawn), told, parts));
        return missing;
    }

    private static Set<String> missingInData(Picture picture) {
        String drawn = drawn(picture);
        drawn = drawn.replaceAll("(?<=\\d),(?=\\d{3})", "");
        for (String derived : DERIVED.keySet()) {
            drawn = drawn.replaceAll(derived, "");
        }
        StringBuilder data = new StringBuilder();
        collect("", picture.data(), data);
        boolean parts = picture instanceof TreePicture || picture instanceof SkillsPicture;
        Set<String> missing = missing(withoutScales(drawn), data.toString(), parts);
        missing.removeAll(WORDING);
        return missing;
    }

    /** The facts of {@code drawn} that {@code said} does not have; {@code parts} of names will do. */
    private static Set<String> missing(String drawn, String said, boolean parts) {
        Set<String> words = facts(said.replace("...", " "));
        words.addAll(words(plain(said).replace("...", " "))); // also those of what only looks like a time
        Set<String> missing = new TreeSet<>();
        for (String fact : facts(drawn)) {
            int cut = fact.indexOf('…');
            boolean found = cut < 0 ? words.contains(fact) : isCutFrom(fact, cut, words);
            for (String word : parts && !found ? words : Set.<String>of()) {
                found |= word.endsWith(":" + fact) || word.endsWith("." + fact) || word.startsWith(fact + ".");
            }
            if (!found) {
                missing.add(fact);
            }
        }
        return missing;
    }

    /** Whether what stands before and behind the sign for something left out begins and ends words. */
    private static boolean isCutFrom(String fact, int cut, Set<String> words) {
        String front = fact.substring(0, cut);
        String back = fact.substring(cut + 1);
        return words.stream().anyMatch(word -> word.startsWith(front))
                && words.stream().anyMatch(word -> word.endsWith(back));
    }

    /** Words, numbers and spans of time, in small letters and without what sets them off. */
    private static Set<String> facts(String text) {
        Set<String> facts = new LinkedHashSet<>();
        String plain = plain(text);
        Matcher times = Pattern.compile(TIME).matcher(plain);
        times.results().map(MatchResult::group).forEach(facts::add);
        facts.addAll(words(plain.replaceAll(TIME, " ")));
        return facts;
    }

    private static String plain(String text) {
        return text.replaceAll("(?<=\\d),(?=\\d{3})", "").toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : text.split("[^\\p{L}\\p{M}\\p{N}_:.@…+-]+")) {
            String bare = word.replaceAll("^([.:@+]|-(?!\\d))+|[.:@+-]+$", "");
            if (!bare.isEmpty() && !bare.equals("…")) {
                words.add(bare);
            }
        }
        return words;
    }

    /** {@code 3 to 5} as {@code 3 4 5}: so sentences tell of bits that are set in a row. */
    private static String ranges(String said) {
        Matcher range = Pattern.compile("([\\d,]+) to ([\\d,]+)").matcher(said);
        StringBuilder out = new StringBuilder(said);
        while (range.find()) {
            long to = number(range.group(2));
            for (long i = number(range.group(1)); i < to && to - i < 600; i++) {
                out.append(' ').append(i);
            }
        }
        return out.toString();
    }

    private static long number(String text) {
        String digits = text.replace(",", "");
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    /** The drawing without axes and with its signs in words. */
    private static String withoutScales(String drawn) {
        List<String> lines = drawn.lines().toList();
        List<String> kept = new ArrayList<>();
        boolean map = lines.stream().anyMatch(line -> line.startsWith("╭─ "));
        for (int i = 0; i < lines.size(); i++) {
            boolean above = i + 1 < lines.size() && lines.get(i + 1).matches(" *[┌┬┐─]+");
            boolean below = i > 0 && lines.get(i - 1).matches(" *[└┴┘─]+");
            if (!above && !below) { // offsets and indexes: the order in the sentence tells them
                kept.add(inWords(lines.get(i), map));
            }
        }
        String text = String.join("\n", kept);
        for (String unsaid : UNSAID.keySet()) {
            text = text.replaceAll(unsaid, "");
        }
        return text.replaceAll(" ?… [\\d,]+ more( …)? ?", "…").replace('×', ' ');
    }

    private static String inWords(String line, boolean map) {
        if (line.startsWith("text    ")) { // a sign under each byte, which the sentence has as a text
            return "";
        }
        if (line.matches(" *\\d+  ([01] ){7}[01] +\\d+ +\\d+") || line.matches(" +\\d+  [·1]{8}( [·1]{8})*")) {
            return bits(line);
        }
        if (map && line.startsWith("│")) { // how many places share a sign: the sentence counts them by quarters
            return line.replaceAll("(?<= )[\\d*●]+(?= |$)", " ");
        }
        return line.replaceAll("°N", " north")
                .replaceAll("°S", " south")
                .replaceAll("°E", " east")
                .replaceAll("°W", " west");
    }

    /** A row of bits as the offsets of those that are set. */
    private static String bits(String line) {
        Matcher row = Pattern.compile(" *(\\d+)  ((?:[01] ){7}[01]|[·1 ]+)(.*)").matcher(line);
        assertThat(row.matches()).isTrue();
        StringBuilder out = new StringBuilder(row.group(1)).append(row.group(3));
        String signs = row.group(2).replace(" ", "");
        for (int i = 0; i < signs.length(); i++) {
            out.append(signs.charAt(i) == '1' ? " " + (Long.parseLong(row.group(1)) + i) : "");
        }
        return out.toString();
    }

    /** All names and values in {@code data} as text, numbers also as spans of time and as degrees. */
    private static void collect(String name, Object data, StringBuilder out) {
        if (data instanceof Map<?, ?> map) {
            map.forEach((key, value) ->
                    collect(key.toString(), value, out.append(' ').append(key)));
            if (map.get("byte") instanceof Number at && map.get("value") instanceof Number value) {
                bits(at.longValue(), value.intValue(), ((Number) map.get("run")).longValue(), out);
            }
            if (map.get("time") instanceof Number time) {
                out.append(' ')
                        .append(
                                Instant.ofEpochMilli(time.longValue())
                                        .toString()
                                        .replace('T', ' '),
                                0,
                                17);
            }
        } else if (data instanceof List<?> list) {
            list.forEach(item -> collect(name, item, out));
            places(name, list, out);
        } else if (data instanceof Bytes bytes) {
            out.append(' ').append(Wording.text(bytes, false)).append(' ');
            for (int i = 0; i < bytes.length(); i++) {
                out.append(String.format("%02x ", bytes.at(i)));
            }
        } else if (data instanceof Number number) {
            String degrees = String.format(Locale.ROOT, "%.2f", Math.abs(number.doubleValue()));
            out.append(' ').append(JsonText.of(data)).append(' ').append(degrees);
            out.append(' ').append(Wording.duration(number.longValue())).append(' ');
        } else {
            out.append(' ').append(data);
        }
    }

    /** A byte of a bitmap with its offset, the offsets of its bits, and how many there are. */
    private static void bits(long at, int value, long run, StringBuilder out) {
        for (long row = (at + 7) / 8 * 8; row < at + run; row += 8) {
            out.append(' ').append(8 * row); // where a row of 64 bits begins
        }
        out.append(' ').append(8 * (at / 8 * 8));
        out.append(' ').append(8 * at).append(' ').append(Integer.bitCount(value));
        for (int bit = 0; bit < 8; bit++) {
            out.append((value >> 7 - bit & 1) == 1 ? " " + (8 * at + bit) : "");
        }
    }

    /** What a list's order tells: turns and lines of programs are counted from 1, registers by what they hold. */
    private static void places(String name, List<?> list, StringBuilder out) {
        int sum = 0;
        for (int i = list.size() - 1; i >= 0; i--) {
            out.append(name.equals("turns") || list.get(i) instanceof String ? " " + (i + 1) : "");
            if (name.equals("histogram")) {
                sum += (int) list.get(i);
                out.append(' ').append(i).append(' ').append(sum);
            }
        }
    }
}
