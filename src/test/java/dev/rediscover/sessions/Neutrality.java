package dev.rediscover.sessions;

import dev.rediscover.base.Bytes;
import dev.rediscover.lesson.Line;
import dev.rediscover.resp.Quoting;
import dev.rediscover.spec.Catalog;
import dev.rediscover.spec.CommandSpec;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a line gets the same reply from every Redis: nothing in it hangs on the clock, on chance, on the order inside
 * a hash table, on the server's settings and inner encodings, or on a command newer than {@link #SERVER}. In doubt it
 * does.
 */
final class Neutrality {
    /** The version that the promise is made for, and tested with. */
    static final String SERVER = "7.0";

    private static final Set<String> TIME =
            Set.of("TTL", "PTTL", "EXPIRETIME", "PEXPIRETIME", "EXPIREAT", "PEXPIREAT", "TIME", "LASTSAVE", "WAIT");
    private static final Set<String> CHANCE = Set.of(
            "SPOP", "SRANDMEMBER", "HRANDFIELD", "ZRANDMEMBER", "RANDOMKEY", "SMEMBERS", "SUNION", "SINTER", "SDIFF");
    private static final Set<String> TABLE_ORDER = Set.of("KEYS", "SCAN", "SSCAN", "HSCAN", "ZSCAN");
    private static final Set<String> SERVER_STATE = Set.of(
            "INFO",
            "OBJECT",
            "DEBUG",
            "CONFIG",
            "CLIENT",
            "COMMAND",
            "HELLO",
            "MEMORY",
            "DUMP",
            "ACL",
            "LATENCY",
            "SLOWLOG",
            "LOLWUT",
            "MONITOR",
            "MODULE",
            "FUNCTION",
            "SUBSCRIBE",
            "PSUBSCRIBE",
            "SSUBSCRIBE");
    private static final Set<String> SCRIPTS = Set.of("EVAL", "EVAL_RO");
    private static final Pattern CALLED = Pattern.compile("p?call\\(\\s*[\"'](\\w+)[\"']");
    private static final Set<String> MOMENTS = Set.of("EXAT", "PXAT");
    /** Operations of BITOP that came with 8.2, long after BITOP itself. */
    private static final Set<String> BIT_OPERATIONS = Set.of("DIFF", "DIFF1", "ANDOR", "ONE");

    private Neutrality() {}

    /** Why the line is not neutral; {@code null} if it is. */
    static String obstacle(Line line, Catalog catalog) {
        if (line.isTick()) {
            return "it moves the clock";
        }
        String inScript = obstacleInScript(line, catalog);
        if (inScript != null) {
            return inScript;
        }
        String name = line.words().get(0).utf8().toUpperCase(Locale.ROOT);
        if (TIME.contains(name) || line.words().stream().anyMatch(Neutrality::isMoment)) {
            return name + " hangs on the clock";
        }
        if (CHANCE.contains(name) || TABLE_ORDER.contains(name)) {
            return name + " replies in no order that is promised";
        }
        if (SERVER_STATE.contains(name)) {
            return name + " tells of the server itself";
        }
        if (name.equals("BITOP") && isNewOperation(line)) {
            return Quoting.line(line.words()) + " needs 8.2";
        }
        CommandSpec spec = catalog.find(line.words().get(0));
        boolean newer = spec != null && isNewer(spec.since());
        return newer ? Quoting.line(line.words()) + " needs " + spec.since() : null;
    }

    /** Why a command in the text of a script is not neutral, as far as it stands there in quotes. */
    private static String obstacleInScript(Line line, Catalog catalog) {
        if (line.words().size() < 2
                || !SCRIPTS.contains(line.words().get(0).utf8().toUpperCase(Locale.ROOT))) {
            return null;
        }
        String text = line.words().get(1).utf8();
        if (text.contains("math.random")) {
            return "the script hangs on chance";
        }
        Matcher called = CALLED.matcher(text);
        while (called.find()) {
            String name = called.group(1).toUpperCase(Locale.ROOT);
            CommandSpec spec = catalog.find(Bytes.of(name));
            if (TIME.contains(name)
                    || CHANCE.contains(name)
                    || TABLE_ORDER.contains(name)
                    || SERVER_STATE.contains(name)
                    || spec != null && isNewer(spec.since())) {
                return "the script calls " + name;
            }
        }
        return null;
    }

    private static boolean isNewOperation(Line line) {
        return line.words().size() > 1
                && BIT_OPERATIONS.contains(line.words().get(1).utf8().toUpperCase(Locale.ROOT));
    }

    private static boolean isMoment(Bytes word) {
        return MOMENTS.contains(word.utf8().toUpperCase(Locale.ROOT));
    }

    private static boolean isNewer(String since) {
        String[] parts = since.split("\\.");
        int major = Integer.parseInt(parts[0]);
        int minor = parts.length > 1 ? Integer.parseInt(parts[1]) : 0;
        return major > 7 || major == 7 && minor > 0;
    }
}
