"""Connections and the server itself: names, pools, kills, restarts, INFO, CONFIG, big values, errors."""

import threading

import redis

from checks import check, holds, raises, restart, until


def clients(r, connect):
    check("PING", r.ping(), True)
    check("ECHO", r.echo("hello"), "hello")
    check("CLIENT SETNAME", bool(r.client_setname("smoke")), True)
    check("CLIENT GETNAME", r.client_getname(), "smoke")
    own = r.client_id()
    listed = {c["id"]: c for c in r.client_list()}
    check("CLIENT LIST", listed[str(own)]["name"], "smoke")
    holds("an address in CLIENT LIST", listed[str(own)]["addr"].startswith("127.0.0.1:"), listed[str(own)])
    check("CLIENT INFO", r.client_info()["name"], "smoke")
    victim = connect()
    number = victim.client_id()
    check("CLIENT KILL ID", r.client_kill_filter(_id=number), 1)
    holds("after CLIENT KILL the library connects again", victim.client_id() > number)
    number = victim.client_id()
    address = next(c["addr"] for c in r.client_list() if c["id"] == str(number))
    check("CLIENT KILL of an address", bool(r.client_kill(address)), True)
    check("the next command goes through", victim.ping(), True)
    raises("CLIENT KILL of nobody", redis.ResponseError, "No such client", lambda: r.client_kill("1.1.1.1:1"))
    check("CLIENT NO-EVICT", bool(r.execute_command("CLIENT", "NO-EVICT", "ON")), True)
    raises("CLIENT with a wrong word", redis.ResponseError, "unknown subcommand",
           lambda: r.execute_command("CLIENT", "NONSENSE"))
    victim.close()


def pool(url):
    many = redis.ConnectionPool.from_url(url, max_connections=10, decode_responses=True)
    r = redis.Redis(connection_pool=many)
    r.delete("pooled")
    crowd = [threading.Thread(target=lambda: [r.incr("pooled") for _ in range(50)]) for _ in range(8)]
    for one in crowd:
        one.start()
    for one in crowd:
        one.join(20)
    check("eight threads on one pool", r.get("pooled"), "400")
    small = redis.ConnectionPool.from_url(url, max_connections=1)
    held = small.get_connection("PING")
    raises("a pool that is empty", redis.ConnectionError, "", lambda: redis.Redis(connection_pool=small).ping())
    small.release(held)
    small.disconnect()
    many.disconnect()


def databases(url):
    server = url.rsplit("/", 1)[0]
    zero, one = redis.from_url(server + "/0"), redis.from_url(server + "/1")
    zero.set("where", "zero")
    check("another database", one.get("where"), None)
    check("MOVE", zero.move("where", 1), True)
    check("SWAPDB", one.swapdb(0, 1), True)
    check("after SWAPDB", zero.get("where"), b"zero")
    check("FLUSHDB", zero.flushdb(), True)
    raises("a database too far", redis.ResponseError, "out of range", lambda: redis.from_url(server + "/99").ping())


def about(r):
    info = r.info()
    for field in ("redis_version", "connected_clients", "used_memory", "total_commands_processed", "role", "os"):
        holds(f"INFO has {field}", field in info)
    check("INFO of a section", "tcp_port" in r.info("server"), True)
    r.set("counted", 1)
    check("INFO keyspace", r.info("keyspace")["db0"]["keys"], r.dbsize())
    check("CONFIG SET", r.config_set("slowlog-max-len", 64), True)
    check("CONFIG GET", r.config_get("slowlog-max-len"), {"slowlog-max-len": "64"})
    raises("CONFIG SET of nothing", redis.ResponseError, "Unknown option", lambda: r.config_set("no-such-thing", 1))
    check("CONFIG RESETSTAT", bool(r.config_resetstat()), True)
    seconds, micros = r.time()
    holds("TIME", seconds > 1_700_000_000 and 0 <= micros < 1_000_000)
    r.set("number", 12)
    check("OBJECT ENCODING", r.object("encoding", "number"), "int")
    holds("OBJECT IDLETIME", r.object("idletime", "number") >= 0)
    check("OBJECT REFCOUNT", isinstance(r.object("refcount", "number"), int), True)
    holds("MEMORY USAGE", r.memory_usage("number") > 0)
    check("COMMAND COUNT", r.command_count() > 200, True)
    holds("COMMAND", r.command()["get"]["arity"] == 2)
    check("COMMAND GETKEYS", r.command_getkeys("MSET", "a", 1, "b", 2), ["a", "b"])
    r.config_set("slowlog-log-slower-than", 0)
    r.set("slow", 1)
    holds("SLOWLOG GET", any(b"SET slow 1" in e["command"] if isinstance(e["command"], bytes) else
                             "SET slow 1" in e["command"] for e in r.slowlog_get()))
    check("SLOWLOG RESET", bool(r.slowlog_reset()), True)
    r.config_set("slowlog-log-slower-than", 10000)
    holds("LASTSAVE", r.lastsave() is not None)
    check("DUMP and RESTORE", bool(dumped(r)), True)


def dumped(r):
    raw = redis.Redis(connection_pool=redis.ConnectionPool(**plain_arguments(r)))
    raw.restore("restored", 0, raw.dump("number"), replace=True)
    return raw.get("restored") == b"12"


def plain_arguments(r):
    arguments = dict(r.connection_pool.connection_kwargs)
    arguments.update(decode_responses=False)
    return arguments


def monitor(r, connect):
    other = connect()
    with r.monitor() as watcher:
        other.set("seen by", "the monitor")
        for line in watcher.listen():
            if line["command"] == "SET seen by the monitor":
                holds("MONITOR", line["client_type"] == "tcp" and line["db"] == 0, line)
                break


def big(url):
    raw = redis.from_url(url)
    ten_megabytes = bytes(range(256)) * 40_960
    check("SET of 10 MB", raw.set("big", ten_megabytes), True)
    check("GET of 10 MB", raw.get("big") == ten_megabytes, True)
    check("binary keys", raw.set(b"\x00\r\n\xff", b"\x00\r\n$3\r\n"), True)
    check("binary values", raw.get(b"\x00\r\n\xff"), b"\x00\r\n$3\r\n")
    check("an empty value", (raw.set("empty", b""), raw.get("empty")), (True, b""))
    raw.rpush("big-list", *[b"x" * 1000] * 10_000)
    check("10,000 elements of 1 kB", len(raw.lrange("big-list", 0, -1)), 10_000)
    raw.delete("big", "big-list")


def errors(r):
    raises("a wrong number of arguments", redis.ResponseError, "wrong number of arguments for 'get' command",
           lambda: r.execute_command("GET"))
    raises("an unknown command", redis.ResponseError, "unknown command", lambda: r.execute_command("NOPE", "a"))
    raises("a wrong type", redis.ResponseError, "WRONGTYPE", lambda: (r.set("s", 1), r.lpush("s", 1)))
    raises("a bad number", redis.ResponseError, "not an integer", lambda: r.execute_command("EXPIRE", "s", "x"))
    raises("no such key", redis.ResponseError, "no such key", lambda: r.rename("nobody", "x"))
    raises("bad syntax", redis.ResponseError, "syntax error", lambda: r.execute_command("SET", "a", "b", "NX", "XX"))
    raises("a password nobody asked for", redis.RedisError, "AUTH", lambda: r.execute_command("AUTH", "secret"))


def passwords(url, r):
    r.config_set("requirepass", "s3cret")
    try:
        raises("without the password", redis.AuthenticationError, "", lambda: redis.from_url(url).ping())
        raises("a wrong password", redis.RedisError, "", lambda: redis.from_url(url, password="no").ping())
        check("with the password", redis.from_url(url, password="s3cret").ping(), True)
        check("with a user", redis.from_url(url, username="default", password="s3cret").ping(), True)
    finally:
        redis.from_url(url, password="s3cret").config_set("requirepass", "")


def restarts(r):
    listener = r.pubsub(ignore_subscribe_messages=True)
    listener.subscribe("after")
    until("listening before the restart", lambda: r.pubsub_numsub("after")[0][1] == 1)
    restart()
    check("the next command after a restart", redis_again(r), True)
    until("subscribed again by itself", lambda: subscribed_again(r, listener))
    r.publish("after", "back")
    until("messages come again", lambda: (listener.get_message(timeout=0.1) or {}).get("data") == "back")


def redis_again(r):
    try:
        return r.ping()
    except redis.ConnectionError:
        return r.ping()  # what was cut is known now; the next try has a new connection


def subscribed_again(r, listener):
    try:
        listener.get_message()
    except redis.ConnectionError:
        pass
    return r.pubsub_numsub("after")[0][1] == 1
