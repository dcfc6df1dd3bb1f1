package dev.rediscover.oracle;

import dev.rediscover.base.Bytes;
import dev.rediscover.base.RandomSource;
import dev.rediscover.resp.CommandLine;
import dev.rediscover.resp.Quoting;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Generated users for the tests of access control, and lines whose keys and channels their rules may name. */
final class AclPieces {
    private static final String[] KEY_RULES = """
            ~s* ~s? ~l1 ~l[12] %R~s* %R~l* %W~z* %W~h* %RW~n? %wr~x ~z* ~g* ~f0 %R~* %W~* ~a* ~k* %R~k1 %W~k2 ~ ~\\s1
            ~*1
            """.strip().split("\\s+");
    private static final String[] ALL_KEYS = {"~*", "allkeys", "resetkeys", "resetkeys"};
    private static final String[] CHANNEL_RULES = """
            &news &news.* &a* &n?ws &*s &chat
            """.strip().split("\\s+");
    private static final String[] ALL_CHANNELS = {"&*", "allchannels", "resetchannels", "resetchannels"};
    private static final String[] FIRST_ARGUMENTS = """
            +select|0 +get|s1 +set|s1 +SORT|l1 +publish|news +eval|return +debug|sleep +mget|s0
            """.strip().split("\\s+");
    private static final String[] CHANNELS = """
            news news.uk chat a news.* * n?ws
            """.strip().split("\\s+");
    private static final String[] CATEGORIES = """
            keyspace read write set sortedset list hash string bitmap hyperloglog geo stream pubsub admin fast slow
            blocking dangerous connection transaction scripting
            """.strip().split("\\s+");
    private static final String[] WRONG = """
            +nosuch ; -nosuch ; +config|nosuch ; +get| ; -get|x ; +config|get|x ; +@nosuch ; -@ ; nonsense ; %~x ;
            %RR~x ; %Q~x ; ~a b ; &a b ; #12 ; !12 ; <nosuch ; (+get ; (nonsense) ; (on) ; + ; - ; # ; @ ; () ;
            """.strip().split(" *;\\s*");

    /** Lines whose keys the usual generator does not get right, because they hang together. */
    private static final String[] LINES = """
            SET K v ; SET K v GET ; SET K v EX 10 GET ; SET K v XX ; SORT K ; SORT K STORE K ;
            SORT K LIMIT 0 1 STORE K ; SORT K BY nosort GET # STORE K STORE K ; SORT K GET STORE STORE K ;
            SORT_RO K BY x GET y ; GEORADIUS K 1 1 1 m ; GEORADIUS K 1 1 1 m STORE K ;
            GEORADIUS K 1 1 1 m STORE K STOREDIST K ; GEORADIUS K 1 1 1 m COUNT 1 STOREDIST K ;
            GEORADIUSBYMEMBER K m 1 m STORE K ; GEORADIUSBYMEMBER K m 1 m ; GEORADIUS_RO K 1 1 1 m ;
            GEOSEARCHSTORE K K FROMLONLAT 1 1 BYRADIUS 1 m ; MIGRATE h 1 K 0 10 ; MIGRATE h 1 '' 0 10 KEYS K K ;
            MIGRATE h 1 '' 0 10 AUTH keys KEYS K ; MIGRATE h 1 '' 0 10 AUTH2 a KEYS KEYS K ;
            MIGRATE h 1 K 0 10 COPY REPLACE ; ZUNIONSTORE K 2 K K ; ZUNIONSTORE K 3 K K ; ZUNIONSTORE K 0 K ;
            ZUNIONSTORE K x K ; ZINTERSTORE K 1 K WEIGHTS 2 ; ZUNION 2 K K ; ZDIFFSTORE K 2 K K ; ZINTERCARD 2 K K ;
            SINTERCARD 2 K K LIMIT 1 ; SINTERCARD 9 K K ; LMPOP 2 K K LEFT ; BLMPOP 0 2 K K LEFT ; ZMPOP 1 K MIN ;
            BZMPOP 0 1 K MIN ; BZMPOP 0 -1 K MIN ; XREAD STREAMS K K 0 0 ; XREAD COUNT 1 STREAMS K 0 ;
            XREAD STREAMS K ; XREAD COUNT 1 BLOCK 1 STREAMS K K 0 0 0 ; XREADGROUP GROUP g c STREAMS K > ;
            XREADGROUP GROUP g c COUNT 1 ; XREADGROUP GROUP STREAMS c STREAMS K > ; EVAL x 0 ; EVAL x 2 K K ;
            EVAL x 3 K K ; EVAL x -1 K ; EVAL x y K ; EVAL_RO x 1 K ; EVALSHA x 2 K K y ; EVALSHA_RO x 1 K ;
            FCALL f 1 K ; FCALL_RO f 2 K K ; BITFIELD K GET u8 0 ; BITFIELD K SET u8 0 1 ; BITFIELD K INCRBY u8 0 1 ;
            BITFIELD K GET u8 0 SET u8 0 1 ; BITFIELD K ; BITFIELD_RO K ; BITFIELD K OVERFLOW WRAP GET u8 0 ;
            BITOP AND K K K ; COPY K K ; RENAME K K ; RENAMENX K K ; LMOVE K K LEFT RIGHT ; BLMOVE K K LEFT RIGHT 0 ;
            SMOVE K K m ; RPOPLPUSH K K ; BRPOPLPUSH K K 0 ; BLPOP K K 0 ; BZPOPMIN K K 0 ; MSET K v K v ;
            MSETNX K v K v ; MSET K v K ; MGET K K ; DEL K K K ; UNLINK K ; EXISTS K K ; TOUCH K K ; GETEX K ;
            GETEX K PERSIST ; GETDEL K ; GETSET K v ; PFCOUNT K K ; PFMERGE K K K ; PFADD K a ; PFDEBUG GETREG K ;
            OBJECT ENCODING K ; OBJECT FREQ K ; MEMORY USAGE K ; MEMORY USAGE K SAMPLES 1 ; MEMORY DOCTOR ;
            DEBUG OBJECT K ; XGROUP CREATE K g $ ; XGROUP DELCONSUMER K g c ; XINFO STREAM K ; XADD K * f v ;
            XTRIM K MAXLEN 1 ; XDEL K 1-1 ; XCLAIM K g c 0 1-1 ; XAUTOCLAIM K g c 0 0 ; XACK K g 1-1 ; XPENDING K g ;
            XSETID K 1-1 ; WATCH K K ; DUMP K ; RESTORE K 0 x ; RESTORE-ASKING K 0 x ; LCS K K ; LCS K K LEN ;
            STRLEN K ; SUBSTR K 0 1 ; GETRANGE K 0 1 ; SETRANGE K 0 x ; APPEND K x ; INCR K ; EXPIRE K 1 ; PERSIST K ;
            TTL K ; TYPE K ; MOVE K 1 ; KEYS * ; SCAN 0 ; DBSIZE ; FLUSHALL ; RANDOMKEY ; SWAPDB 0 1 ; SELECT 0 ;
            SELECT 1 ; PING ; ECHO x ; PUBLISH C m ; SPUBLISH C m ; SUBSCRIBE C C ; PSUBSCRIBE C C ; SSUBSCRIBE C ;
            UNSUBSCRIBE C ; PUNSUBSCRIBE C ; SUNSUBSCRIBE C ; UNSUBSCRIBE ; PUBSUB CHANNELS C ; PUBSUB NUMSUB C ;
            AUTH x ; HELLO 3 ; RESET ; QUIT ; CONFIG GET x ; CONFIG SET a b ; CONFIG RESETSTAT ; CLIENT ID ;
            CLIENT KILL x ; CLIENT LIST ; ACL WHOAMI ; ACL SETUSER x ; COMMAND ; COMMAND COUNT ; COMMAND DOCS get ;
            SCRIPT LOAD x ; SCRIPT FLUSH ; SCRIPT EXISTS x ; FUNCTION LOAD x ; FUNCTION LIST ; DEBUG SLEEP 0 ;
            CLUSTER KEYSLOT K ; LATENCY RESET ; SLOWLOG GET ; MODULE LIST ; ZRANGESTORE K K 0 1 ; ZADD K 1 a ;
            ZRANGE K 0 1 ; HSET K f v ; HGETALL K ; HINCRBY K f 1 ; HSTRLEN K f ; SADD K m ; SCARD K ; SPOP K ;
            SRANDMEMBER K ; SUNIONSTORE K K K ; SDIFF K K ; LLEN K ; LPUSH K a ; LREM K 0 a ; LINDEX K 0 ;
            SETBIT K 0 1 ; GETBIT K 0 ; BITCOUNT K ; REPLICAOF no one ; SHUTDOWN ; MONITOR ; SAVE ; INFO ; TIME ;
            LOLWUT ;
            """.strip().split(" *;\\s*");

    private final RandomSource random;
    private final List<String> commands;

    /** {@code commands} are the names in lower case, subcommands with a bar in them. */
    AclPieces(RandomSource random, List<String> commands) {
        this.random = random;
        this.commands = commands;
    }

    /** The rules of a user: mostly some that say something, in any order. */
    List<Bytes> rules() {
        List<String> rules = new ArrayList<>(List.of("reset", "on", "nopass", "(+multi +discard)"));
        add(rules, 2 + random.nextInt(12));
        if (one(3)) {
            rules.add(selector());
        }
        if (one(6)) {
            rules.add(selector());
        }
        List<Bytes> words = new ArrayList<>();
        for (String rule : rules) {
            words.add(Bytes.of(rule));
        }
        return words;
    }

    private String selector() {
        List<String> rules = new ArrayList<>();
        add(rules, 1 + random.nextInt(6));
        return "(" + String.join(" ", rules) + ")";
    }

    private void add(List<String> rules, int count) {
        if (one(3)) {
            rules.add("+@all");
        }
        boolean allKeys = false;
        boolean allChannels = false;
        for (int i = 0; i < count; i++) {
            String rule = rule();
            allKeys = rule.equals("~*") || rule.equals("allkeys") || allKeys && !rule.equals("resetkeys");
            allChannels =
                    rule.equals("&*") || rule.equals("allchannels") || allChannels && !rule.equals("resetchannels");
            boolean useless = allKeys && rule.matches("[~%].+") && !rule.equals("~*")
                    || allChannels && rule.startsWith("&") && !rule.equals("&*");
            if (!useless) {
                rules.add(rule);
            }
        }
    }

    private String rule() {
        String sign = one(3) ? "-" : "+";
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> sign + "@" + pick(CATEGORIES);
            case 3, 4, 5 -> sign + inAnyCase(commands.get(random.nextInt(commands.size())));
            case 6 -> pick(FIRST_ARGUMENTS);
            case 7, 8, 9 -> one(6) ? pick(ALL_KEYS) : pick(KEY_RULES);
            case 10 -> one(4) ? pick(ALL_CHANNELS) : pick(CHANNEL_RULES);
            default -> one(8) ? one(2) ? "-@all" : "nocommands" : sign + "@" + pick(CATEGORIES);
        };
    }

    /** Rules of which one, at a random place, is likely to be refused. */
    List<Bytes> wrongRules() {
        List<Bytes> rules = new ArrayList<>(rules());
        rules.add(4 + random.nextInt(rules.size() - 3), Bytes.of(pick(WRONG)));
        return rules;
    }

    /** One of the lines by hand, with keys and channels put in. */
    List<Bytes> line() {
        List<Bytes> words = new ArrayList<>();
        for (Bytes word : CommandLine.split(pick(LINES)).words()) {
            words.add(
                    word.equals(Bytes.of("K")) ? key() : word.equals(Bytes.of("C")) ? Bytes.of(pick(CHANNELS)) : word);
        }
        return words;
    }

    private Bytes key() {
        return Bytes.of(one(25) ? "" : "slhznfxgk".charAt(random.nextInt(9)) + "" + random.nextInt(4));
    }

    private String inAnyCase(String name) {
        return one(5) ? name.toUpperCase(Locale.ROOT) : name;
    }

    private String pick(String[] from) {
        return from[random.nextInt(from.length)];
    }

    private boolean one(int in) {
        return random.nextInt(in) == 0;
    }

    /** A line as one reads it. */
    static String text(List<Bytes> line) {
        return Quoting.line(line);
    }
}
