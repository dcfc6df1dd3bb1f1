package dev.rediscover.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Short examples for the help: for each command a few lines that run on an empty engine. They are never shown without
 * the replies that they get at that moment.
 */
final class Examples {
    /** A command's name, then its lines, each behind a bar. */
    private static final String TABLE = """
            APPEND | SET log start | APPEND log ,stop | GET log
            BITCOUNT | SETBIT visits 3 1 | SETBIT visits 5 1 | BITCOUNT visits
            BITFIELD | BITFIELD stats SET u8 0 200 INCRBY u8 8 1
            BITFIELD_RO | BITFIELD stats SET u8 0 200 | BITFIELD_RO stats GET u4 0 GET u4 4
            BITOP | SETBIT a 1 1 | SETBIT b 2 1 | BITOP OR both a b | BITCOUNT both
            BITPOS | SETBIT seats 4 1 | BITPOS seats 1
            BLMOVE | RPUSH inbox job1 | BLMOVE inbox working LEFT RIGHT 1
            BLMPOP | RPUSH jobs a b | BLMPOP 1 1 jobs LEFT
            BLPOP | RPUSH jobs mail print | BLPOP jobs 1
            BRPOP | RPUSH jobs mail print | BRPOP jobs 1
            BRPOPLPUSH | RPUSH inbox job1 | BRPOPLPUSH inbox working 1
            BZMPOP | ZADD tasks 1 cook 2 eat | BZMPOP 1 1 tasks MIN
            BZPOPMAX | ZADD tasks 1 cook 2 eat | BZPOPMAX tasks 1
            BZPOPMIN | ZADD tasks 1 cook 2 eat | BZPOPMIN tasks 1
            CLIENT|GETNAME | CLIENT SETNAME till-1 | CLIENT GETNAME
            CLIENT|ID | CLIENT ID
            CLIENT|SETNAME | CLIENT SETNAME till-1 | CLIENT GETNAME
            COMMAND|COUNT | COMMAND COUNT
            COMMAND|GETKEYS | COMMAND GETKEYS MSET a 1 b 2
            CONFIG|GET | CONFIG GET maxmemory
            COPY | SET draft hello | COPY draft final | GET final
            DBSIZE | MSET a 1 b 2 | DBSIZE
            DECR | SET stock 10 | DECR stock
            DECRBY | SET stock 10 | DECRBY stock 3
            DEL | MSET a 1 b 2 | DEL a b missing
            ECHO | ECHO "hello there"
            EXISTS | SET a 1 | EXISTS a missing
            EXPIRE | SET session abc | EXPIRE session 60 | TTL session
            EXPIREAT | SET offer half | EXPIREAT offer 4102444800 | EXPIRETIME offer
            EXPIRETIME | SET offer half EXAT 4102444800 | EXPIRETIME offer
            FLUSHALL | MSET a 1 b 2 | FLUSHALL | DBSIZE
            FLUSHDB | MSET a 1 b 2 | FLUSHDB | DBSIZE
            GEOADD | GEOADD towns 13.36 38.11 Palermo 15.08 37.50 Catania
            GEODIST | GEOADD towns 13.36 38.11 Palermo 15.08 37.50 Catania | GEODIST towns Palermo Catania km
            GEOHASH | GEOADD towns 13.36 38.11 Palermo | GEOHASH towns Palermo
            GEOPOS | GEOADD towns 13.36 38.11 Palermo | GEOPOS towns Palermo
            GEOSEARCH | GEOADD towns 13.36 38.11 Palermo 15.08 37.50 Catania | GEOSEARCH towns FROMLONLAT 15 37 BYRADIUS 100 km
            GEOSEARCHSTORE | GEOADD all 13.36 38.11 Palermo 15.08 37.5 Catania | GEOSEARCHSTORE near all FROMLONLAT 15 37 BYRADIUS 99 km
            GET | SET greeting hello | GET greeting | GET missing
            GETBIT | SETBIT visits 3 1 | GETBIT visits 3 | GETBIT visits 4
            GETDEL | SET once secret | GETDEL once | GET once
            GETEX | SET session abc | GETEX session EX 60 | TTL session
            GETRANGE | SET motto "keep it simple" | GETRANGE motto 0 3 | GETRANGE motto -6 -1
            GETSET | SET lamp off | GETSET lamp on
            HDEL | HSET user name ada city london | HDEL user city | HKEYS user
            HELLO | HELLO
            HEXISTS | HSET user name ada | HEXISTS user name | HEXISTS user age
            HEXPIRE | HSET user name ada code 123 | HEXPIRE user 60 FIELDS 1 code | HTTL user FIELDS 1 code
            HGET | HSET user name ada | HGET user name
            HGETALL | HSET user name ada city london | HGETALL user
            HGETDEL | HSET user name ada code 123 | HGETDEL user FIELDS 1 code | HKEYS user
            HGETEX | HSET user code 123 | HGETEX user EX 60 FIELDS 1 code
            HINCRBY | HSET page visits 41 | HINCRBY page visits 1
            HINCRBYFLOAT | HSET cup litres 0.5 | HINCRBYFLOAT cup litres 0.25
            HKEYS | HSET user name ada city london | HKEYS user
            HLEN | HSET user name ada city london | HLEN user
            HMGET | HSET user name ada city london | HMGET user name age
            HMSET | HMSET user name ada city london | HGETALL user
            HPERSIST | HSET user code 123 | HEXPIRE user 60 FIELDS 1 code | HPERSIST user FIELDS 1 code
            HPTTL | HSET user code 123 | HEXPIRE user 60 FIELDS 1 code | HPTTL user FIELDS 1 code
            HSCAN | HSET user name ada city london | HSCAN user 0
            HSET | HSET user name ada city london | HSET user city paris | HGETALL user
            HSETEX | HSETEX user EX 60 FIELDS 1 code 123 | HTTL user FIELDS 1 code
            HSETNX | HSETNX user name ada | HSETNX user name bob | HGET user name
            HSTRLEN | HSET user name ada | HSTRLEN user name
            HTTL | HSET user code 123 | HEXPIRE user 60 FIELDS 1 code | HTTL user FIELDS 2 code name
            HVALS | HSET user name ada city london | HVALS user
            INCR | SET visits 41 | INCR visits | INCR brand-new
            INCRBY | SET visits 41 | INCRBY visits 10
            INCRBYFLOAT | SET price 9.50 | INCRBYFLOAT price 0.25
            KEYS | MSET user:1 ada user:2 bob | KEYS user:*
            LCS | MSET a ohmytext b mynewtext | LCS a b
            LINDEX | RPUSH todo wash cook eat | LINDEX todo 0 | LINDEX todo -1
            LINSERT | RPUSH todo wash eat | LINSERT todo BEFORE eat cook | LRANGE todo 0 -1
            LLEN | RPUSH todo wash cook | LLEN todo
            LMOVE | RPUSH todo wash cook | LMOVE todo done LEFT RIGHT | LRANGE done 0 -1
            LMPOP | RPUSH todo wash cook eat | LMPOP 2 first todo LEFT COUNT 2
            LPOP | RPUSH todo wash cook | LPOP todo | LRANGE todo 0 -1
            LPOS | RPUSH todo wash cook wash | LPOS todo wash RANK 2
            LPUSH | LPUSH todo wash cook | LRANGE todo 0 -1
            LPUSHX | LPUSHX missing a | LPUSH todo wash | LPUSHX todo cook
            LRANGE | RPUSH todo wash cook eat | LRANGE todo 0 1 | LRANGE todo -1 -1
            LREM | RPUSH todo wash cook wash | LREM todo 1 wash | LRANGE todo 0 -1
            LSET | RPUSH todo wash cook | LSET todo 1 bake | LRANGE todo 0 -1
            LTRIM | RPUSH news a b c d | LTRIM news 0 1 | LRANGE news 0 -1
            MGET | MSET a 1 b 2 | MGET a b missing
            MOVE | SET a 1 | MOVE a 1 | EXISTS a
            MSET | MSET a 1 b 2 | MGET a b
            MSETNX | SET a 1 | MSETNX a 2 b 3 | EXISTS b
            MULTI | MULTI | INCR visits | INCR visits | EXEC
            EXEC | MULTI | SET a 1 | INCR a | EXEC
            DISCARD | MULTI | SET a 1 | DISCARD | EXISTS a
            WATCH | SET a 1 | WATCH a | MULTI | INCR a | EXEC
            OBJECT|ENCODING | SET n 12 | OBJECT ENCODING n | RPUSH l a | OBJECT ENCODING l
            PERSIST | SET a 1 EX 60 | PERSIST a | TTL a
            PEXPIRE | SET a 1 | PEXPIRE a 1500 | PTTL a
            PEXPIREAT | SET a 1 | PEXPIREAT a 4102444800000 | PEXPIRETIME a
            PEXPIRETIME | SET a 1 EXAT 4102444800 | PEXPIRETIME a
            PFADD | PFADD visitors ada bob ada | PFCOUNT visitors
            PFCOUNT | PFADD visitors ada bob ada | PFCOUNT visitors
            PFMERGE | PFADD mon ada bob | PFADD tue bob eve | PFMERGE week mon tue | PFCOUNT week
            PING | PING | PING "are you there?"
            PSETEX | PSETEX a 1500 hello | PTTL a
            PTTL | SET a 1 EX 60 | PTTL a
            PUBLISH | PUBLISH news hello
            RANDOMKEY | SET only one | RANDOMKEY
            RENAME | SET draft hello | RENAME draft final | GET final
            RENAMENX | MSET a 1 b 2 | RENAMENX a b
            RPOP | RPUSH todo wash cook eat | RPOP todo | RPOP todo 2
            RPOPLPUSH | RPUSH todo wash cook | RPOPLPUSH todo done
            RPUSH | RPUSH todo wash cook | LRANGE todo 0 -1
            RPUSHX | RPUSHX missing a
            SADD | SADD tags red blue red | SMEMBERS tags
            SCAN | MSET a 1 b 2 | SCAN 0
            SCARD | SADD tags red blue | SCARD tags
            SDIFF | SADD mine tea cake | SADD yours tea | SDIFF mine yours
            SDIFFSTORE | SADD mine tea cake | SADD yours tea | SDIFFSTORE only mine yours | SMEMBERS only
            SELECT | SELECT 1 | SET a here | SELECT 0 | EXISTS a
            SET | SET greeting hello | SET greeting bye NX | SET code 123 EX 60 | TTL code
            SETBIT | SETBIT visits 3 1 | GETBIT visits 3
            SETEX | SETEX code 60 123 | TTL code
            SETNX | SETNX lock ada | SETNX lock bob | GET lock
            SETRANGE | SET motto "Hello World" | SETRANGE motto 6 Redis | GET motto
            SINTER | SADD mine tea cake | SADD yours tea pie | SINTER mine yours
            SINTERCARD | SADD mine tea cake | SADD yours tea pie | SINTERCARD 2 mine yours
            SINTERSTORE | SADD mine tea cake | SADD yours tea | SINTERSTORE both mine yours | SMEMBERS both
            SISMEMBER | SADD tags red blue | SISMEMBER tags red | SISMEMBER tags green
            SMEMBERS | SADD tags red blue | SMEMBERS tags
            SMISMEMBER | SADD tags red blue | SMISMEMBER tags red green
            SMOVE | SADD todo wash | SMOVE todo done wash | SMEMBERS done
            SORT | RPUSH ages 31 7 64 | SORT ages | SORT ages DESC LIMIT 0 1
            SORT_RO | RPUSH names bob ada | SORT_RO names ALPHA
            SPOP | SADD cards ace king queen | SPOP cards | SCARD cards
            SRANDMEMBER | SADD cards ace king queen | SRANDMEMBER cards 2
            SREM | SADD tags red blue | SREM tags red green | SMEMBERS tags
            SSCAN | SADD tags red blue | SSCAN tags 0
            STRLEN | SET greeting hello | STRLEN greeting
            SUBSTR | SET motto "keep it simple" | SUBSTR motto 0 3
            SUNION | SADD mine tea cake | SADD yours tea pie | SUNION mine yours
            SUNIONSTORE | SADD mine tea | SADD yours pie | SUNIONSTORE all mine yours | SMEMBERS all
            SWAPDB | SET a here | SWAPDB 0 1 | EXISTS a
            TIME | TIME
            TOUCH | MSET a 1 b 2 | TOUCH a b missing
            TTL | SET a 1 EX 60 | TTL a | SET b 2 | TTL b | TTL missing
            TYPE | RPUSH todo wash | TYPE todo | TYPE missing
            UNLINK | MSET a 1 b 2 | UNLINK a b
            XADD | XADD orders 1-1 item tea | XADD orders 1-2 item cake | XLEN orders
            XDEL | XADD orders 1-1 item tea | XDEL orders 1-1
            XLEN | XADD orders 1-1 item tea | XLEN orders
            XRANGE | XADD orders 1-1 item tea | XADD orders 1-2 item cake | XRANGE orders - +
            XREAD | XADD orders 1-1 item tea | XADD orders 1-2 item cake | XREAD STREAMS orders 1-1
            XREVRANGE | XADD orders 1-1 item tea | XADD orders 1-2 item cake | XREVRANGE orders + - COUNT 1
            XTRIM | XADD orders 1-1 item tea | XADD orders 1-2 item cake | XTRIM orders MAXLEN 1
            ZADD | ZADD scores 10 ada 20 bob | ZADD scores GT 5 ada | ZRANGE scores 0 -1 WITHSCORES
            ZCARD | ZADD scores 10 ada 20 bob | ZCARD scores
            ZCOUNT | ZADD scores 10 ada 20 bob 30 eve | ZCOUNT scores 15 +inf | ZCOUNT scores (10 20
            ZDIFF | ZADD a 1 tea 2 pie | ZADD b 1 tea | ZDIFF 2 a b
            ZDIFFSTORE | ZADD a 1 tea 2 pie | ZADD b 1 tea | ZDIFFSTORE c 2 a b
            ZINCRBY | ZADD scores 10 ada | ZINCRBY scores 5 ada
            ZINTER | ZADD a 1 tea 2 pie | ZADD b 5 tea | ZINTER 2 a b WITHSCORES
            ZINTERCARD | ZADD a 1 tea 2 pie | ZADD b 5 tea | ZINTERCARD 2 a b
            ZINTERSTORE | ZADD a 1 tea 2 pie | ZADD b 5 tea | ZINTERSTORE c 2 a b
            ZLEXCOUNT | ZADD names 0 ada 0 bob 0 eve | ZLEXCOUNT names [a [c
            ZMPOP | ZADD tasks 1 cook 2 eat | ZMPOP 1 tasks MIN
            ZMSCORE | ZADD scores 10 ada | ZMSCORE scores ada bob
            ZPOPMAX | ZADD scores 10 ada 20 bob | ZPOPMAX scores
            ZPOPMIN | ZADD scores 10 ada 20 bob | ZPOPMIN scores
            ZRANDMEMBER | ZADD scores 10 ada 20 bob | ZRANDMEMBER scores
            ZRANGE | ZADD scores 10 ada 20 bob 30 eve | ZRANGE scores 0 1 | ZRANGE scores 15 +inf BYSCORE
            ZRANGEBYLEX | ZADD names 0 ada 0 bob 0 eve | ZRANGEBYLEX names [b +
            ZRANGEBYSCORE | ZADD scores 10 ada 20 bob | ZRANGEBYSCORE scores -inf 15
            ZRANGESTORE | ZADD scores 10 ada 20 bob 30 eve | ZRANGESTORE top scores 0 1 REV | ZRANGE top 0 -1
            ZRANK | ZADD scores 10 ada 20 bob | ZRANK scores bob | ZRANK scores bob WITHSCORE
            ZREM | ZADD scores 10 ada 20 bob | ZREM scores ada | ZCARD scores
            ZREMRANGEBYLEX | ZADD names 0 ada 0 bob | ZREMRANGEBYLEX names [a [b
            ZREMRANGEBYRANK | ZADD scores 10 ada 20 bob | ZREMRANGEBYRANK scores 0 0
            ZREMRANGEBYSCORE | ZADD scores 10 ada 20 bob | ZREMRANGEBYSCORE scores -inf 15
            ZREVRANGE | ZADD scores 10 ada 20 bob | ZREVRANGE scores 0 0 WITHSCORES
            ZREVRANGEBYLEX | ZADD names 0 ada 0 bob | ZREVRANGEBYLEX names + -
            ZREVRANGEBYSCORE | ZADD scores 10 ada 20 bob | ZREVRANGEBYSCORE scores +inf 15
            ZREVRANK | ZADD scores 10 ada 20 bob | ZREVRANK scores ada
            ZSCAN | ZADD scores 10 ada 20 bob | ZSCAN scores 0
            ZSCORE | ZADD scores 10 ada | ZSCORE scores ada
            ZUNION | ZADD a 1 tea 2 pie | ZADD b 5 tea | ZUNION 2 a b WITHSCORES
            ZUNIONSTORE | ZADD a 1 tea | ZADD b 5 tea | ZUNIONSTORE c 2 a b WEIGHTS 1 2 | ZSCORE c tea
            """;

    private Examples() {}

    /** The lines for the command {@code name} ({@code CLIENT|ID} for a subcommand); empty if there are none. */
    static List<String> of(String name) {
        String wanted = name + " |";
        int at = TABLE.startsWith(wanted) ? 0 : TABLE.indexOf("\n" + wanted) + 1;
        if (at == 0 && !TABLE.startsWith(wanted)) {
            return List.of();
        }
        int end = TABLE.indexOf('\n', at);
        return split(TABLE.substring(at + wanted.length(), end));
    }

    private static List<String> split(String lines) {
        List<String> found = new ArrayList<>();
        int from = 0;
        for (int bar = lines.indexOf(" | "); bar >= 0; bar = lines.indexOf(" | ", from)) {
            found.add(lines.substring(from, bar).strip());
            from = bar + 3;
        }
        found.add(lines.substring(from).strip());
        return found;
    }

    /** The names of all commands that have an example. */
    static List<String> names() {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (at < TABLE.length()) {
            names.add(TABLE.substring(at, TABLE.indexOf(" |", at)));
            at = TABLE.indexOf('\n', at) + 1;
        }
        return names;
    }
}
