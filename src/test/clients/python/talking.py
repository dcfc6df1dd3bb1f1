"""Streams, pipelines, transactions, pub/sub and queues, as tutorials of redis-py show them."""

import threading
import time

import redis

from checks import check, holds, raises, until


def streams(r):
    ids = [r.xadd("log", {"n": i}) for i in range(5)]
    check("XLEN", r.xlen("log"), 5)
    check("XRANGE", r.xrange("log", count=1), [(ids[0], {"n": "0"})])
    check("XREVRANGE", [entry[0] for entry in r.xrevrange("log")], ids[::-1])
    check("XREAD", entries(r.xread({"log": ids[2]})), [(ids[3], {"n": "3"}), (ids[4], {"n": "4"})])
    check("XADD with an id", r.xadd("fixed", {"a": 1}, id="1-1"), "1-1")
    raises("XADD with an old id", redis.ResponseError, "equal or smaller", lambda: r.xadd("fixed", {"a": 1}, id="1-1"))
    check("XGROUP CREATE", r.xgroup_create("log", "workers", "0"), True)
    raises("XGROUP CREATE again", redis.ResponseError, "BUSYGROUP", lambda: r.xgroup_create("log", "workers"))
    got = entries(r.xreadgroup("workers", "w1", {"log": ">"}, count=3))
    check("XREADGROUP", [entry[0] for entry in got], ids[:3])
    check("XACK", r.xack("log", "workers", ids[0]), 1)
    pending = r.xpending("log", "workers")
    check("XPENDING", (pending["pending"], pending["min"], pending["max"]), (2, ids[1], ids[2]))
    listed = r.xpending_range("log", "workers", "-", "+", 10)
    check("XPENDING with a range", [(e["message_id"], e["consumer"], e["times_delivered"]) for e in listed],
          [(ids[1], "w1", 1), (ids[2], "w1", 1)])
    check("XCLAIM", [e[0] for e in r.xclaim("log", "workers", "w2", 0, [ids[1]])], [ids[1]])
    check("XAUTOCLAIM", [e[0] for e in r.xautoclaim("log", "workers", "w2", 0)[1]], ids[1:3])
    groups = r.xinfo_groups("log")
    check("XINFO GROUPS", (groups[0]["name"], groups[0]["consumers"], groups[0]["pending"], groups[0]["lag"]),
          ("workers", 2, 2, 2))
    check("XINFO CONSUMERS", [c["name"] for c in r.xinfo_consumers("log", "workers")], ["w1", "w2"])
    info = r.xinfo_stream("log")
    check("XINFO STREAM", (info["length"], info["last-generated-id"], info["groups"]), (5, ids[4], 1))
    check("XGROUP DELCONSUMER", r.xgroup_delconsumer("log", "workers", "w1"), 0)
    check("XDEL", r.xdel("log", ids[0]), 1)
    check("XTRIM", r.xtrim("log", maxlen=2, approximate=False), 2)
    raises("XREADGROUP without its group", redis.ResponseError, "NOGROUP",
           lambda: r.xreadgroup("strangers", "w1", {"log": ">"}))


def entries(reply):
    """The entries of the one stream in a reply of XREAD, whichever form a version of the library gives it."""
    first = next(iter(reply.values())) if isinstance(reply, dict) else reply[0][1]
    return [tuple(entry) for entry in (first[0] if first and isinstance(first[0], list) else first)]


def pipelines(r):
    with r.pipeline(transaction=False) as pipe:
        pipe.set("p", 1).incr("p").get("p")
        check("a pipeline", pipe.execute(), [True, 2, "2"])
    with r.pipeline(transaction=False) as pipe:
        for i in range(10_000):
            pipe.set(f"pipe:{i}", i)
        check("10,000 commands in a pipeline", pipe.execute(), [True] * 10_000)
    with r.pipeline(transaction=False) as pipe:
        for i in range(10_000):
            pipe.get(f"pipe:{i}")
        check("10,000 replies in a pipeline", pipe.execute(), [str(i) for i in range(10_000)])
    with r.pipeline(transaction=False) as pipe:
        pipe.set("text", "abc").incr("text").get("text")
        replies = pipe.execute(raise_on_error=False)
        holds("an error in a pipeline stops nothing",
              replies[0] is True and isinstance(replies[1], redis.ResponseError) and replies[2] == "abc", replies)


def transactions(r, other):
    with r.pipeline() as pipe:
        check("MULTI and EXEC", pipe.set("t", 1).incr("t").execute(), [True, 2])
    r.set("stock", 10)

    def buy(pipe):
        left = int(pipe.get("stock"))
        if left == 10:
            other.set("stock", 5)  # somebody else is faster, once
        pipe.multi()
        pipe.set("stock", left - 1)

    check("WATCH tries again", r.transaction(buy, "stock"), [True])
    check("what WATCH kept", r.get("stock"), "4")
    with r.pipeline() as pipe:
        pipe.watch("stock")
        other.set("stock", 1)
        pipe.multi()
        pipe.set("stock", 2)
        raises("WatchError", redis.WatchError, "", pipe.execute)
    with r.pipeline() as pipe:
        pipe.set("t", "x").lpush("t", 1).set("t2", "y")
        raises("an error inside EXEC", redis.ResponseError, "WRONGTYPE", pipe.execute)
    check("the rest of EXEC was done", r.get("t2"), "y")
    with r.pipeline() as pipe:
        pipe.execute_command("NOSUCHCOMMAND").set("t2", "z")
        raises("EXECABORT", redis.ResponseError, "unknown command", pipe.execute)
    check("nothing of an aborted EXEC was done", r.get("t2"), "y")


def next_message(listener, seconds=5):
    """The next message that is not a confirmation; None when the time is up."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        message = listener.get_message(timeout=0.1)
        if message:
            return message
    return None


def pubsub(r):
    with r.pubsub() as listener:
        listener.subscribe("news")
        listener.psubscribe("room:*")
        check("subscribed", next_message(listener)["type"], "subscribe")
        check("psubscribed", next_message(listener)["data"], 2)
        check("PUBLISH", r.publish("news", "hello"), 1)
        check("PUBLISH to a pattern", r.publish("room:7", "hi"), 1)
        check("PUBLISH to nobody", r.publish("nothing", "hi"), 0)
        check("a message", next_message(listener),
              {"type": "message", "pattern": None, "channel": "news", "data": "hello"})
        check("a message of a pattern", next_message(listener),
              {"type": "pmessage", "pattern": "room:*", "channel": "room:7", "data": "hi"})
        check("PUBSUB CHANNELS", r.pubsub_channels(), ["news"])
        check("PUBSUB NUMSUB", [tuple(pair) for pair in r.pubsub_numsub("news")], [("news", 1)])
        check("PUBSUB NUMPAT", r.pubsub_numpat(), 1)
        listener.ping()
        holds("PING while subscribed", next_message(listener)["type"] in ("pong", "P"))  # P: newer versions, RESP3
        listener.unsubscribe("news")
        check("unsubscribed", next_message(listener)["data"], 1)


def pubsub_in_a_thread(r):
    heard = []
    listener = r.pubsub(ignore_subscribe_messages=True)
    listener.subscribe(**{"orders": lambda message: heard.append(message["data"])})
    thread = listener.run_in_thread(sleep_time=0.01, daemon=True)
    until("the thread listens", lambda: r.pubsub_numsub("orders")[0][1] == 1)
    for i in range(100):
        r.publish("orders", i)
    until("100 messages in a thread", lambda: len(heard) == 100)
    check("messages in their order", heard, [str(i) for i in range(100)])
    thread.stop()
    thread.join(5)


def sharded(r):
    if hasattr(redis.client.PubSub, "ssubscribe"):
        with r.pubsub(ignore_subscribe_messages=True) as listener:
            listener.ssubscribe("shard")
            until("SSUBSCRIBE", lambda: listener.get_sharded_message() is None and numsub(r) == 1)
            check("SPUBLISH", r.spublish("shard", "to one"), 1)
            message = None
            while message is None:
                message = listener.get_sharded_message(timeout=1)
            check("a sharded message", message["data"], "to one")
        return
    connection = r.connection_pool.get_connection("pubsub")
    connection.send_command("SSUBSCRIBE", "shard")
    check("SSUBSCRIBE", [plain(x) for x in connection.read_response()], ["ssubscribe", "shard", 1])
    check("SPUBLISH", r.execute_command("SPUBLISH", "shard", "to one"), 1)
    check("a sharded message", [plain(x) for x in connection.read_response()], ["smessage", "shard", "to one"])
    connection.disconnect()
    r.connection_pool.release(connection)


def numsub(r):
    reply = r.execute_command("PUBSUB", "SHARDNUMSUB", "shard")
    return reply[0][1] if isinstance(reply[0], (list, tuple)) else reply[1]


def plain(value):
    return value.decode() if isinstance(value, bytes) else value


def notifications(r):
    r.config_set("notify-keyspace-events", "KEA")
    with r.pubsub(ignore_subscribe_messages=True) as listener:
        listener.psubscribe("__key*__:*")
        until("the listener is there", lambda: listener.get_message() is None and r.pubsub_numpat() == 1)
        r.set("watched", 1, px=30)
        seen = [next_message(listener) for _ in range(4)]
        check("set and expire are told", [(m["channel"], m["data"]) for m in seen], [
            ("__keyspace@0__:watched", "set"), ("__keyevent@0__:set", "watched"),
            ("__keyspace@0__:watched", "expire"), ("__keyevent@0__:expire", "watched")])
        check("expired is told by itself", next_message(listener)["data"], "expired")
    r.config_set("notify-keyspace-events", "")


def in_thread(action):
    """Starts ``action`` in a thread of its own; returns how to wait for what it gives."""
    box = []
    thread = threading.Thread(target=lambda: box.append(action()), daemon=True)
    thread.start()

    def wait():
        thread.join(10)
        return box[0] if box else "nothing came"

    return wait


def blocked(r, count=1):
    until("a client waits", lambda: r.info("clients")["blocked_clients"] == count)


def queues(r):
    waiting = in_thread(lambda: r.blpop(["jobs", "mail"], timeout=5))
    blocked(r)
    r.rpush("mail", "letter")
    check("BLPOP", tuple(waiting()), ("mail", "letter"))
    waiting = in_thread(lambda: r.brpop("jobs", timeout=5))
    blocked(r)
    r.lpush("jobs", "one")
    check("BRPOP", tuple(waiting()), ("jobs", "one"))
    waiting = in_thread(lambda: r.blmove("jobs", "doing", 5, "LEFT", "RIGHT"))
    blocked(r)
    r.rpush("jobs", "two")
    check("BLMOVE", waiting(), "two")
    waiting = in_thread(lambda: r.bzpopmin("prio", timeout=5))
    blocked(r)
    r.zadd("prio", {"low": 9, "high": 1})
    check("BZPOPMIN", tuple(waiting()), ("prio", "high", 1.0))
    waiting = in_thread(lambda: r.xread({"feed": "$"}, block=5000))
    blocked(r)
    first = r.xadd("feed", {"hello": "world"})
    check("XREAD BLOCK", entries(waiting()), [(first, {"hello": "world"})])
    began = time.monotonic()
    check("BLPOP that waits in vain", r.blpop("nothing", timeout=1), None)
    holds("its time", 0.9 < time.monotonic() - began < 3)
    check("BLPOP of what is there", tuple(r.blpop("doing", timeout=1)), ("doing", "two"))
    waiting = in_thread(lambda: failing(lambda: r.blpop("jobs", timeout=0)))
    blocked(r)
    sleeper = next(c for c in r.client_list() if c["cmd"] == "blpop")
    check("CLIENT UNBLOCK", r.execute_command("CLIENT", "UNBLOCK", sleeper["id"], "ERROR"), 1)
    holds("what it says", "UNBLOCKED" in waiting())


def failing(action):
    try:
        return action()
    except redis.ResponseError as error:
        return str(error)
