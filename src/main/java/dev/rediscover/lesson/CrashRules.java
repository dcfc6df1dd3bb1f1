package dev.rediscover.lesson;

import dev.rediscover.base.Bytes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What may be asked of a second server. It is a process that really writes files, and a stranger may have written the
 * lesson or the transcript: only what is named here runs there, and none of it reaches another file, another program or
 * the network, or keeps the server from answering.
 */
public final class CrashRules {
    private static final int MOST_WORDS = 64;
    private static final int MOST_BYTES = 4096; // of a word
    private static final int MOST_VALUE = 64; // characters of a directive

    private static final Set<String> DIRECTIVES = words("""
            save appendonly appendfsync no-appendfsync-on-rewrite aof-use-rdb-preamble aof-load-truncated
            aof-timestamp-enabled auto-aof-rewrite-percentage auto-aof-rewrite-min-size stop-writes-on-bgsave-error
            rdbcompression rdbchecksum
            """);

    private static final Set<String> COMMANDS = words("""
            append bitcount bitfield bitop copy dbsize decr decrby del discard echo exec exists expire expireat expiretime
            flushall flushdb get getdel getex getrange getset hdel hexists hget hgetall hincrby hincrbyfloat hkeys hlen
            hmget hset hsetnx hvals incr incrby incrbyfloat keys lastsave lindex linsert llen lmove lpop lpos lpush
            lpushx lrange lrem lset ltrim mget move mset msetnx multi object persist pexpire pexpireat pexpiretime pfadd
            pfcount pfmerge ping psetex pttl randomkey rename renamenx rpop rpush rpushx sadd save scan scard sdiff
            sdiffstore select set setbit setex setnx setrange sinter sinterstore sismember smembers smove spop
            srandmember srem strlen sunion sunionstore swapdb time touch ttl type unlink xadd xdel xlen xrange xtrim
            zadd zcard zcount zincrby zpopmax zpopmin zrange zrank zrem zscore bgsave bgrewriteaof eval evalsha
            """);

    private CrashRules() {}

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    }

    /** Whether a second server may be started with a directive, or be told it by CONFIG SET. */
    public static boolean isDirective(String name) {
        return DIRECTIVES.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The directives there are, for messages. */
    static List<String> directives() {
        return DIRECTIVES.stream().sorted().toList();
    }

    /**
     * The same as rules of an ACL, for the server's only user: so a script cannot run what a client may not either.
     * SHUTDOWN is there for whoever started the server; no script may run it.
     */
    public static List<String> userRules() {
        List<String> rules = new ArrayList<>(List.of("on", "nopass", "~*", "&*", "-@all"));
        COMMANDS.stream().sorted().forEach(name -> rules.add("+" + name));
        rules.addAll(List.of("+config|get", "+config|set", "+debug", "+info", "+waitaof", "+shutdown"));
        return rules;
    }

    /**
     * Whether a directive may have this value: one line, nothing that stands for anything but itself, and no word that
     * looks like an option.
     */
    public static boolean isValue(String value) {
        boolean plain = value.chars().allMatch(c -> c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '\'');
        return plain && value.length() <= MOST_VALUE && !hasOption(value);
    }

    /** Whether a word of a value looks like an option. */
    static boolean hasOption(String value) {
        return value.startsWith("-") || value.contains(" -");
    }

    /** Why a command does not run on a second server; {@code null} if it does. */
    public static String refusal(List<Bytes> words) {
        if (words.size() > MOST_WORDS || words.stream().anyMatch(word -> word.length() > MOST_BYTES)) {
            return "this command is too long for the second server";
        }
        String name = words.get(0).utf8().toLowerCase(Locale.ROOT);
        String sub = words.size() > 1 ? words.get(1).utf8().toLowerCase(Locale.ROOT) : "";
        boolean runs = switch (name) {
            case "config" -> mayConfigure(sub, words);
            case "debug" -> sub.equals("reload") && words.size() == 2 || sub.equals("loadaof");
            case "info" -> words.size() == 2 && sub.equals("persistence");
            case "waitaof" -> words.size() == 4 && isShort(words.get(3));
            default -> COMMANDS.contains(name);
        };
        return runs ? null : name.equals("config") ? noSetting(words) : refused(name, sub);
    }

    private static String noSetting(List<Bytes> words) {
        for (int i = 2; i < words.size(); i += 2) {
            if (!isDirective(words.get(i).utf8())) {
                return "the second server has no setting \"" + words.get(i).utf8() + "\" that can be changed; it has "
                        + String.join(", ", directives());
            }
        }
        return "on the second server CONFIG SET and CONFIG GET take settings about keeping data";
    }

    private static String refused(String name, String sub) {
        if (name.equals("shutdown")) {
            return "the second server ends when the lesson says so";
        }
        String called = name.toUpperCase(Locale.ROOT)
                + (name.equals("config") || name.equals("debug") ? " " + sub.toUpperCase(Locale.ROOT) : "");
        return called.strip() + " does not run on the second server in this way: it is there for data and for what"
                + " keeps them";
    }

    private static boolean mayConfigure(String sub, List<Bytes> words) {
        if (!sub.equals("get") && !sub.equals("set")) {
            return false;
        }
        int step = sub.equals("set") ? 2 : 1;
        for (int i = 2; i < words.size(); i += step) {
            if (!isDirective(words.get(i).utf8())) {
                return false;
            }
        }
        return words.size() > 2;
    }

    /** A timeout in ms that somebody will wait for. */
    private static boolean isShort(Bytes millis) {
        String text = millis.utf8();
        return text.matches("[0-9]{1,4}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= 2000;
    }
}
