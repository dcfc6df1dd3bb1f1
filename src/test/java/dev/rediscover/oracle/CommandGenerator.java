package dev.rediscover.oracle;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes command lines from what a real server's COMMAND DOCS says of a command's arguments: mostly sensible ones over a
 * few keys of every type, and now and then one with a word too many, too few, out of place, or of the wrong sort.
 */
final class CommandGenerator {
    /** So many of {@link #WORDS} stand in most keys, too. */
    private static final int USUAL_WORDS = 6;

    private static final String[] WORDS = {
        "a",
        "b",
        "c",
        "one",
        "two",
        "10",
        "d",
        "hello world",
        "",
        "\u00ff\u0000\r\n",
        "-3",
        "3.5",
        "caf\u00e9",
        "x".repeat(70),
        "0.1",
        "17179869184",
        "9223372036854775807",
        "1e5",
        "A",
        "abcabcabc"
    };
    private static final String[] INTEGERS = {
        "0",
        "1",
        "2",
        "3",
        "-1",
        "-2",
        "5",
        "10",
        "100",
        "1",
        "2",
        "-100",
        "9223372036854775807",
        "-9223372036854775808"
    };
    private static final String[] NOT_INTEGERS = {"abc", "1.5", "", " 1", "1 ", "+1", "01", "9223372036854775808", "1e3"
    };
    private static final String[] DOUBLES = {
        "0",
        "1",
        "2",
        "-1",
        "2.5",
        "-0.5",
        "10",
        "1e3",
        "inf",
        "-inf",
        "+inf",
        "3",
        "0.1",
        "3.141592653589793",
        "-1e-7",
        "123456789012345678",
        "1e21",
        "1.7976931348623157e308",
        "4.9e-324",
        "-0",
        "1234567.891"
    };
    private static final String[] NOT_DOUBLES = {"abc", "nan", "", " 1", "1x", "1e400", "0x1p1"};
    private static final String[] PATTERNS = {
        "*", "a*", "?", "?[0-2]", "[hlz]*", "*3", "[ab]", "k*", "w_*", "h*->a", "#", "nosuch*"
    };
    private static final String[] BOUNDS = {
        "-", "+", "[a", "(b", "[c", "(one", "a", "-inf", "+inf", "(1", "(abc", "2", "0"
    };

    private static final String[] SCORE_BOUNDS = {"-inf", "+inf", "1", "(1", "2", "0", "(3.5", "-1", "100", "inf"};
    private static final String[] RANKS = {"0", "-1", "1", "2", "-3", "5", "100", "-100"};
    private static final String[] LEX_BOUNDS = {"-", "+", "[a", "(b", "[c", "(one", "[two", "(", "["};
    private static final String[] OPERATIONS = {"AND", "or", "XOR", "NOT"};
    private static final String[] WORDS_OF_PFDEBUG = {"TODENSE", "GETREG", "nosuch"};
    private static final String[] FIELD_TYPES = {
        "u8", "i8", "u1", "i1", "i5", "u4", "u16", "i33", "i64", "u63", "u7", "i2", "u64", "i65", "x8", "i0", "u"
    };

    private static final String[] CONDITIONS = {"", "", " NX", " XX", " GT", " LT"};

    /** How long a key lives that is to expire while a test waits, in ms. */
    static final long SHORT_LIFE = 100;

    private final RandomSource random;
    /** Where in the line the number of the keys stands that come next; 0 if none does. */
    private int counted;

    CommandGenerator(RandomSource random) {
        this.random = random;
    }

    /** One line of {@code command}, whose {@code arguments} are those of COMMAND DOCS. */
    List<Bytes> line(String command, List<Reply> arguments) {
        List<Bytes> line = new ArrayList<>();
        for (String word : command.split("\\|")) {
            line.add(Bytes.of(word));
        }
        String group = command;
        counted = 0;
        for (Reply argument : arguments) {
            add(line, fields(argument), group);
        }
        if (one(12)) {
            spoil(line);
        }
        if (command.matches("ZRANGE|ZRANGESTORE")) {
            fitBounds(line, command.equals("ZRANGE") ? 2 : 3);
        }
        if (command.startsWith("SORT") && !contains(line, "ALPHA") && !one(3)) {
            line.add(Bytes.of("ALPHA"));
        }
        if (command.contains("LEX") || contains(line, "BYLEX")) {
            keepToEqualScores(line);
        }
        keepAlive(command, line);
        if (command.equals("BITOP") && line.size() > 1 && line.get(1).is("one")) {
            line.set(1, Bytes.of("two")); // an operation that 7.0 does not have yet
        }
        return line;
    }

    /** Lets no key die while the test runs: one side may meet it just before, the other just after. */
    private static void keepAlive(String command, List<Bytes> line) {
        for (int i = 1; i + 1 < line.size(); i++) {
            boolean unit = line.get(i).is("EX") || line.get(i).is("PX");
            boolean second = i == 1 && command.matches("P?EXPIRE|P?SETEX");
            String time = line.get(i + 1).latin1();
            if ((unit || second) && time.matches("[1-9][0-9]{0,4}")) {
                line.set(i + 1, Bytes.of(1_000_000));
            }
        }
    }

    private static boolean contains(List<Bytes> line, String word) {
        for (Bytes each : line) {
            if (each.is(word)) {
                return true;
            }
        }
        return false;
    }

    /** Mostly bounds of the kind that the options of a range ask for. */
    private void fitBounds(List<Bytes> line, int at) {
        String[] bounds = contains(line, "BYLEX") ? LEX_BOUNDS : contains(line, "BYSCORE") ? SCORE_BOUNDS : RANKS;
        for (int i = at; i < at + 2 && i < line.size(); i++) {
            if (!one(15)) {
                line.set(i, Bytes.of(pick(bounds)));
            }
        }
    }

    /** Ranges of members mean something only where all scores are the same: the keys x0 to x3. */
    private static void keepToEqualScores(List<Bytes> line) {
        for (int i = 1; i < line.size(); i++) {
            Bytes word = line.get(i);
            if (word.length() == 2 && (word.at(0) == 'z' || word.at(0) == 'g')) {
                line.set(i, Bytes.of("x" + (char) word.at(1)));
            }
        }
    }

    /** A command after which a key lives {@link #SHORT_LIFE} ms from {@code now}, or much longer, or dies at once. */
    List<Bytes> shortLife(long now) {
        String key = "shlzngf".charAt(random.nextInt(7)) + "" + random.nextInt(4);
        long at = now + SHORT_LIFE * 7 / 10; // earlier than whatever ends SHORT_LIFE after either clock
        String line = switch (random.nextInt(14)) {
            case 0 -> "PEXPIRE " + key + " " + SHORT_LIFE;
            case 1 -> "PEXPIREAT " + key + " " + at;
            case 2 -> "SET " + key + " v PX " + SHORT_LIFE;
            case 3 -> "SET " + key + " v PXAT " + at;
            case 4 -> "GETEX " + key + " PX " + SHORT_LIFE;
            case 5 -> "GETEX " + key + " PXAT " + at;
            case 6 -> "PSETEX " + key + " " + SHORT_LIFE + " v";
            case 7 -> "EXPIRE " + key + " 100";
            case 8 -> "EXPIREAT " + key + " " + (now / 1000 + 100);
            case 9 -> "EXPIREAT " + key + " " + (now / 1000 - 1);
            case 10 -> "SETEX " + key + " 100 v";
            case 11 -> "PERSIST " + key;
            case 12 -> "GETEX " + key + " PERSIST";
            default -> "PEXPIRE " + key + " " + SHORT_LIFE;
        };
        boolean absolute = line.startsWith("PEXPIREAT") || line.startsWith("EXPIREAT");
        boolean relative = !absolute && (line.startsWith("PEXPIRE") || line.startsWith("EXPIRE"));
        String condition = absolute ? pick(CONDITIONS) : relative && one(2) ? one(2) ? " NX" : " XX" : "";
        return CommandLine.split(line + condition).words();
    }

    private void spoil(List<Bytes> line) {
        int at = 1 + random.nextInt(line.size());
        switch (random.nextInt(4)) {
            case 0 -> line.add(at, word());
            case 1 -> line.remove(Math.min(at, line.size() - 1));
            case 2 -> line.set(Math.min(at, line.size() - 1), word());
            default -> line.add(at, line.get(Math.min(at, line.size() - 1)));
        }
        if (line.isEmpty()) {
            line.add(Bytes.of("PING"));
        }
    }

    private void add(List<Bytes> line, Map<String, Reply> argument, String group) {
        List<String> flags = strings(argument.get("flags"));
        if (flags.contains("optional") && !one(4)) {
            return;
        }
        int times = flags.contains("multiple") && !one(3) ? 1 + random.nextInt(3) : 1;
        if (counted > 0 && flags.contains("multiple")) {
            if (!one(12)) {
                line.set(counted, Bytes.of(times));
            }
            counted = 0;
        }
        String token = argument.containsKey("token") ? text(argument.get("token")) : null;
        for (int i = 0; i < times; i++) {
            if (token != null && (i == 0 || flags.contains("multiple_token"))) {
                line.add(Bytes.of(one(5) ? token.toLowerCase(java.util.Locale.ROOT) : token));
            }
            addValue(line, argument, group);
        }
    }

    private void addValue(List<Bytes> line, Map<String, Reply> argument, String group) {
        String name = text(argument.get("name"));
        switch (text(argument.get("type"))) {
            case "pure-token" -> {}
            case "oneof" -> {
                List<Reply> choices = items(argument.get("arguments"));
                add(line, required(fields(choices.get(random.nextInt(choices.size())))), group);
            }
            case "block" -> {
                for (Reply part : items(argument.get("arguments"))) {
                    add(line, fields(part), group);
                }
            }
            case "key" -> line.add(key(group));
            case "integer" -> {
                counted = name.equals("numkeys") ? line.size() : counted;
                line.add(integer(name, group));
            }
            case "double" -> line.add(number(name, group));
            case "pattern" -> line.add(Bytes.of(pick(PATTERNS)));
            case "unix-time" -> line.add(unixTime(name));
            default -> line.add(text(name, group));
        }
    }

    private static Map<String, Reply> required(Map<String, Reply> argument) {
        Map<String, Reply> copy = new HashMap<>(argument);
        copy.remove("flags");
        return copy;
    }

    /** Mostly a key of the type that the command wants, so that something happens. */
    private Bytes key(String command) {
        String kinds = "shlznfrg";
        boolean waits = command.matches("B[LRZ].*");
        char wanted = switch (command.charAt(waits ? 1 : 0)) {
            case 'A' -> command.startsWith("AR") ? 'r' : 's';
            case 'H' -> 'h';
            case 'L', 'R' -> command.equals("LCS") ? 's' : 'l';
            case 'G' -> command.startsWith("GEO") ? 'g' : 's';
            case 'Z' -> 'z';
            case 'P' -> command.startsWith("PF") ? 'f' : 's';
            case 'S' -> command.startsWith("SET") || command.startsWith("STR") || command.startsWith("SUB") ? 's' : 'n';
            default -> 's';
        };
        char kind = one(8)
                        || command.matches(
                                "(DEL|UNLINK|EXISTS|TOUCH|TYPE|EXPIRE.*|P[^F].*|TTL|SORT.*|COPY|RENAME.*|MOVE"
                                        + "|OBJECT.*)")
                ? kinds.charAt(random.nextInt(kinds.length()))
                : wanted;
        return Bytes.of("" + kind + random.nextInt(4));
    }

    private Bytes integer(String name, String command) {
        if (one(15)) {
            return Bytes.of(pick(NOT_INTEGERS));
        }
        if (command.contains("BIT") && !one(20)) {
            return bitNumber(name, command);
        }
        return switch (name) {
            case "numkeys", "numfields" -> Bytes.of(1 + random.nextInt(3));
            // Times to live that do not end while the test runs, or have ended before it began.
            case "seconds" -> Bytes.of(one(6) ? "-1" : one(6) ? "0" : "1000");
            case "milliseconds" -> Bytes.of(one(6) ? "-1" : "1000000");
            case "timeout" -> Bytes.of("0.01");
            case "db", "index1", "index2", "destination-db" -> Bytes.of(random.nextInt(3));
            case "cursor" -> Bytes.of("0");
            case "offset" -> Bytes.of(random.nextInt(20) - 2);
            case "index" -> one(8) ? Bytes.of(pick(INTEGERS)) : Bytes.of(random.nextInt(7) - 3);
            default -> Bytes.of(pick(INTEGERS));
        };
    }

    private Bytes number(String name, String command) {
        if (name.equals("timeout") && !one(8)) {
            return Bytes.of("0.01");
        }
        if (!command.startsWith("GEO") || one(30)) {
            return Bytes.of(pick(one(15) ? NOT_DOUBLES : DOUBLES));
        }
        boolean near = !one(4); // mostly around Sicily, else anywhere
        double number = switch (name) {
            case "longitude" -> near ? 13 + 3 * random.nextDouble() : 360 * random.nextDouble() - 180;
            case "latitude" -> near ? 36 + 3 * random.nextDouble() : 170 * random.nextDouble() - 85;
            default -> one(20) ? 0 : Math.exp(17 * random.nextDouble());
        };
        return Bytes.of(Double.toString(number));
    }

    private Bytes bitNumber(String name, String command) {
        return switch (name) {
            case "bit" -> Bytes.of(random.nextInt(2));
            case "offset" -> Bytes.of((command.startsWith("BITFIELD") && one(3) ? "#" : "") + random.nextInt(90));
            case "start", "end" -> Bytes.of(random.nextInt(120) - 60);
            case "value" -> command.equals("SETBIT") ? Bytes.of(random.nextInt(2)) : Bytes.of(pick(INTEGERS));
            default -> one(3) ? Bytes.of(random.nextLong()) : Bytes.of(pick(INTEGERS));
        };
    }

    private Bytes unixTime(String name) {
        long seconds = one(5) ? 1 : 4_000_000_000L;
        return one(12) ? word() : Bytes.of(name.contains("milli") ? seconds * 1000 : seconds);
    }

    private Bytes text(String name, String command) {
        if (name.equals("timeout")) {
            return Bytes.of("0.01");
        }
        if (name.equals("cursor")) {
            return Bytes.of("0");
        }
        if (name.matches("start|end") && command.startsWith("AR")) {
            return integer(name, command);
        }
        if (name.matches("min|max") && command.contains("LEX") && !one(20)) {
            return Bytes.of(pick(LEX_BOUNDS));
        }
        if (name.equals("operation") && command.equals("BITOP")) {
            return one(10) ? word() : Bytes.of(pick(OPERATIONS));
        }
        if (name.matches("min|max|start|stop") && command.startsWith("Z")) {
            return Bytes.of(pick(one(2) ? BOUNDS : INTEGERS));
        }
        if (command.equals("PFADD")) {
            return Bytes.of(random.nextInt(one(3) ? 1_000_000 : 50));
        }
        if (command.equals("PFDEBUG")) {
            return Bytes.of(pick(one(20) ? WORDS_OF_PFDEBUG : new String[] {"DECODE", "encoding"}));
        }
        if (name.equals("encoding") && command.startsWith("BITFIELD")) {
            return Bytes.of(pick(FIELD_TYPES));
        }
        if (name.equals("type")) {
            return Bytes.of(pick(new String[] {"string", "list", "hash", "zset", "set", "nope"}));
        }
        return word();
    }

    private Bytes word() {
        String word = one(2) ? WORDS[random.nextInt(USUAL_WORDS)] : pick(WORDS);
        return Bytes.wrap(word.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    // ---- reading COMMAND DOCS

    static Map<String, Reply> fields(Reply flat) {
        List<Reply> items = items(flat);
        Map<String, Reply> fields = new HashMap<>();
        for (int i = 0; i + 1 < items.size(); i += 2) {
            fields.put(text(items.get(i)), items.get(i + 1));
        }
        return fields;
    }

    static List<Reply> items(Reply reply) {
        return reply == null ? List.of() : ((Reply.Arr) reply.resp2()).items();
    }

    static String text(Reply reply) {
        return reply instanceof Reply.Status status
                ? status.text()
                : ((Reply.Bulk) reply).value().utf8();
    }

    private static List<String> strings(Reply reply) {
        List<String> texts = new ArrayList<>();
        for (Reply item : items(reply)) {
            texts.add(text(item));
        }
        return texts;
    }
}
