"""Every data type, as tutorials of redis-py show it."""

from datetime import timedelta

import redis

from checks import check, holds, raises


def strings(r):
    check("SET", r.set("name", "Ann"), True)
    check("GET", r.get("name"), "Ann")
    check("GET of nothing", r.get("nobody"), None)
    check("SET NX on a key that is there", r.set("name", "Bob", nx=True), None)
    check("SET XX GET", r.set("name", "Bob", xx=True, get=True), "Ann")
    check("APPEND", r.append("name", "by"), 5)
    check("GETRANGE", r.getrange("name", 0, 2), "Bob")
    check("SETRANGE", r.setrange("name", 3, "in"), 5)
    check("STRLEN", r.strlen("name"), 5)
    check("MSET", r.mset({"a": 1, "b": "two"}), True)
    check("MGET", r.mget("a", "b", "c"), ["1", "two", None])
    check("INCR", r.incr("a"), 2)
    check("INCRBY", r.incrby("a", 40), 42)
    check("DECR", r.decr("a"), 41)
    check("INCRBYFLOAT", r.incrbyfloat("pi", 3.25), 3.25)
    check("GETDEL", r.getdel("b"), "two")
    check("GETSET", r.getset("a", "new"), "41")
    check("MSETNX", r.msetnx({"a": 1, "z": 2}), False)
    check("SUBSTR", r.substr("a", 0, 1), "ne")
    check("LCS", r.execute_command("LCS", "a", "name", "LEN"), 1)
    check("EXISTS", r.exists("a", "name", "nobody"), 2)
    check("DELETE", r.delete("a", "name", "pi"), 3)
    raises("INCR of a text", redis.ResponseError, "value is not an integer", lambda: text_incr(r))


def text_incr(r):
    r.set("text", "abc")
    return r.incr("text")


def lists(r):
    check("RPUSH", r.rpush("queue", "a", "b", "c"), 3)
    check("LPUSH", r.lpush("queue", "z"), 4)
    check("LRANGE", r.lrange("queue", 0, -1), ["z", "a", "b", "c"])
    check("LPOP", r.lpop("queue"), "z")
    check("RPOP with a count", r.rpop("queue", 2), ["c", "b"])
    check("LLEN", r.llen("queue"), 1)
    check("RPUSHX on nothing", r.rpushx("no-queue", "a"), 0)
    check("LINSERT", r.linsert("queue", "AFTER", "a", "b"), 2)
    check("LSET", r.lset("queue", 0, "A"), True)
    check("LINDEX", r.lindex("queue", 0), "A")
    check("LMOVE", r.lmove("queue", "done", "LEFT", "RIGHT"), "A")
    check("RPOPLPUSH", r.rpoplpush("queue", "done"), "b")
    check("LPOS", r.lpos("done", "A"), 1)
    check("LREM", r.lrem("done", 0, "A"), 1)
    check("LTRIM", r.ltrim("done", 0, 0), True)
    check("LMPOP", r.lmpop(2, "queue", "done", direction="LEFT"), ["done", ["b"]])
    r.rpush("numbers", 3, 1, 2)
    check("SORT", r.sort("numbers", desc=True), ["3", "2", "1"])
    check("SORT STORE", r.sort("numbers", store="sorted"), 3)
    raises("LPUSH on a string", redis.ResponseError, "WRONGTYPE", lambda: r.lpush("text", 1))


def sets(r):
    check("SADD", r.sadd("langs", "java", "python", "c"), 3)
    check("SADD again", r.sadd("langs", "java"), 0)
    check("SMEMBERS", r.smembers("langs"), {"java", "python", "c"})
    check("SISMEMBER", bool(r.sismember("langs", "java")), True)
    check("SMISMEMBER", r.smismember("langs", ["java", "perl"]), [1, 0])
    r.sadd("mine", "java", "go")
    check("SINTER", r.sinter("langs", "mine"), {"java"})
    check("SUNION", r.sunion("langs", "mine"), {"java", "python", "c", "go"})
    check("SDIFF", r.sdiff("langs", "mine"), {"python", "c"})
    check("SINTERSTORE", r.sinterstore("both", "langs", "mine"), 1)
    check("SINTERCARD", r.sintercard(2, ["langs", "mine"]), 1)
    check("SMOVE", bool(r.smove("mine", "langs", "go")), True)
    check("SREM", r.srem("langs", "c", "perl"), 1)
    check("SCARD", r.scard("langs"), 3)
    holds("SRANDMEMBER", r.srandmember("langs") in {"java", "python", "go"})
    check("SRANDMEMBER with a count", len(r.srandmember("langs", -5)), 5)
    check("SPOP of all", set(r.spop("langs", 9)), {"java", "python", "go"})


def hashes(r, version):
    check("HSET", r.hset("user:1", mapping={"name": "Ann", "age": 30}), 2)
    check("HGET", r.hget("user:1", "name"), "Ann")
    check("HGETALL", r.hgetall("user:1"), {"name": "Ann", "age": "30"})
    check("HMGET", r.hmget("user:1", "name", "city"), ["Ann", None])
    check("HINCRBY", r.hincrby("user:1", "age", 1), 31)
    check("HINCRBYFLOAT", r.hincrbyfloat("user:1", "score", 1.5), 1.5)
    check("HSETNX", bool(r.hsetnx("user:1", "name", "Bob")), False)
    check("HEXISTS", bool(r.hexists("user:1", "age")), True)
    check("HKEYS", r.hkeys("user:1"), ["name", "age", "score"])
    check("HVALS", r.hvals("user:1"), ["Ann", "31", "1.5"])
    check("HLEN", r.hlen("user:1"), 3)
    check("HSTRLEN", r.hstrlen("user:1", "name"), 3)
    check("HDEL", r.hdel("user:1", "score"), 1)
    holds("HRANDFIELD", r.hrandfield("user:1") in {"name", "age"})
    if version >= (7, 4):
        check("HEXPIRE", r.execute_command("HEXPIRE", "user:1", 60, "FIELDS", 2, "name", "none"), [1, -2])
        holds("HTTL", 0 < r.execute_command("HTTL", "user:1", "FIELDS", 1, "name")[0] <= 60)
        check("HPERSIST", r.execute_command("HPERSIST", "user:1", "FIELDS", 1, "name"), [1])


def sorted_sets(r):
    check("ZADD", r.zadd("board", {"ann": 300, "bob": 450, "chi": 120}), 3)
    check("ZADD GT CH", r.zadd("board", {"ann": 350, "bob": 1}, gt=True, ch=True), 1)
    check("ZADD INCR", r.zadd("board", {"chi": 5}, incr=True), 125.0)
    check("ZRANGE", r.zrange("board", 0, -1), ["chi", "ann", "bob"])
    check("ZRANGE REV", r.zrange("board", 0, 0, desc=True), ["bob"])
    check("ZSCORE", r.zscore("board", "ann"), 350.0)
    check("ZMSCORE", r.zmscore("board", ["ann", "nobody"]), [350.0, None])
    check("ZRANK", r.zrank("board", "ann"), 1)
    check("ZREVRANK", r.zrevrank("board", "ann"), 1)
    check("ZINCRBY", r.zincrby("board", 0.5, "ann"), 350.5)
    check("ZCOUNT", r.zcount("board", 100, 400), 2)
    check("ZRANGEBYSCORE", r.zrangebyscore("board", "(125", "+inf"), ["ann", "bob"])
    check("ZREVRANGEBYSCORE LIMIT", r.zrevrangebyscore("board", "+inf", "-inf", start=1, num=1), ["ann"])
    r.zadd("names", {"a": 0, "b": 0, "c": 0})
    check("ZRANGEBYLEX", r.zrangebylex("names", "[b", "+"), ["b", "c"])
    check("ZLEXCOUNT", r.zlexcount("names", "-", "(c"), 2)
    check("ZRANGESTORE", r.zrangestore("top", "board", 0, 1), 2)
    check("ZUNIONSTORE", r.zunionstore("all", {"board": 1, "top": 2}), 3)
    check("ZINTER", r.zinter(["board", "top"]), ["chi", "ann"])
    check("ZDIFF", r.zdiff(["board", "top"]), ["bob"])
    check("ZREM", r.zrem("board", "bob"), 1)
    check("ZCARD", r.zcard("board"), 2)
    holds("ZRANDMEMBER", r.zrandmember("board") in {"ann", "chi"})
    holds("ZPOPMIN", [tuple(pair) for pair in flat(r.zpopmin("board"))] == [("chi", 125.0)])
    check("ZREMRANGEBYRANK", r.zremrangebyrank("board", 0, -1), 1)


def flat(pairs):
    """Pairs as a list of pairs, whichever way a version of the library gives a single one."""
    return pairs if pairs and isinstance(pairs[0], (list, tuple)) else [pairs]


def bits_and_guesses(r):
    check("SETBIT", r.setbit("bits", 7, 1), 0)
    check("GETBIT", r.getbit("bits", 7), 1)
    check("BITCOUNT", r.bitcount("bits"), 1)
    check("BITPOS", r.bitpos("bits", 1), 7)
    r.setbit("more", 0, 1)
    check("BITOP", r.bitop("OR", "both-bits", "bits", "more"), 1)
    check("BITCOUNT of both", r.bitcount("both-bits", 0, -1), 2)
    fields = r.bitfield("counters").set("u8", 0, 200).incrby("u8", 0, 60, overflow="SAT").get("u4", 0)
    check("BITFIELD", fields.execute(), [0, 255, 15])
    check("PFADD", r.pfadd("visits", "a", "b", "c", "a"), 1)
    check("PFCOUNT", r.pfcount("visits"), 3)
    r.pfadd("visits2", "c", "d")
    check("PFMERGE", r.pfmerge("all-visits", "visits", "visits2"), True)
    check("PFCOUNT of two", r.pfcount("visits", "visits2"), 4)


def places(r):
    check("GEOADD", r.geoadd("sicily", (13.361389, 38.115556, "Palermo", 15.087269, 37.502669, "Catania")), 2)
    check("GEODIST", r.geodist("sicily", "Palermo", "Catania", "km"), 166.2742)
    check("GEOHASH", r.geohash("sicily", "Palermo"), ["sqc8b49rny0"])
    lon, lat = r.geopos("sicily", "Palermo")[0]
    holds("GEOPOS", abs(lon - 13.361389) < 0.00001 and abs(lat - 38.115556) < 0.00001, (lon, lat))
    near = r.geosearch("sicily", longitude=15, latitude=37, radius=200, unit="km", sort="ASC")
    check("GEOSEARCH", near, ["Catania", "Palermo"])
    far = r.geosearch("sicily", member="Palermo", radius=200, unit="km", withdist=True, sort="DESC")
    check("GEOSEARCH WITHDIST", far, [["Catania", 166.2742], ["Palermo", 0.0]])
    check("GEOSEARCHSTORE", r.geosearchstore("near", "sicily", longitude=15, latitude=37, radius=100, unit="km"), 1)


def expiry(r):
    r.set("session", "x", ex=100)
    holds("TTL", 95 <= r.ttl("session") <= 100)
    check("PERSIST", r.persist("session"), True)
    check("TTL of a key that stays", r.ttl("session"), -1)
    check("TTL of nothing", r.ttl("nobody"), -2)
    check("EXPIRE", r.expire("session", timedelta(minutes=1)), True)
    check("EXPIRE NX", bool(r.execute_command("EXPIRE", "session", 5, "NX")), False)
    check("PEXPIREAT", r.pexpireat("session", 4102444800000), True)
    check("EXPIRETIME", r.execute_command("EXPIRETIME", "session"), 4102444800)
    check("GETEX", r.getex("session", ex=10), "x")
    holds("PTTL", 0 < r.pttl("session") <= 10000)
    check("SETEX", r.setex("session", 10, "y"), True)
    check("RENAME", r.rename("session", "old-session"), True)
    check("TYPE", r.type("old-session"), "string")
    check("COPY", bool(r.copy("old-session", "copied")), True)
    check("TOUCH", r.touch("copied"), 1)
    check("UNLINK", r.unlink("copied", "old-session"), 2)


def scans(r):
    r.mset({f"scan:{i}": i for i in range(500)})
    check("SCAN", sorted(r.scan_iter("scan:*", count=50)), sorted(f"scan:{i}" for i in range(500)))
    check("SCAN TYPE", list(r.scan_iter("scan:*", _type="list")), [])
    r.hset("big-hash", mapping={f"f{i}": i for i in range(1000)})
    check("HSCAN", dict(r.hscan_iter("big-hash")), {f"f{i}": str(i) for i in range(1000)})
    r.sadd("big-set", *range(1000))
    check("SSCAN", set(r.sscan_iter("big-set")), {str(i) for i in range(1000)})
    r.zadd("big-zset", {f"m{i}": i for i in range(1000)})
    check("ZSCAN", dict(r.zscan_iter("big-zset")), {f"m{i}": float(i) for i in range(1000)})
    check("KEYS", len(r.keys("scan:*")), 500)
    check("DBSIZE", r.dbsize(), len(list(r.scan_iter())))
    holds("RANDOMKEY", r.exists(r.randomkey()) == 1)
