"""Locks, scripts and functions, as tutorials of redis-py show them: all of them Lua inside the server."""

import threading
import time

import redis
import redis.asyncio

from checks import check, holds, raises, until

LIBRARY = """#!lua name=shop
local function stock(keys) return tonumber(redis.call('GET', keys[1]) or 0) end

redis.register_function('buy', function(keys, args)
  local left = stock(keys) - tonumber(args[1])
  if left < 0 then return redis.error_reply('SOLDOUT only ' .. stock(keys) .. ' left') end
  redis.call('SET', keys[1], left)
  return left
end)
redis.register_function{function_name = 'left', callback = stock, flags = {'no-writes'}}
"""


def run(url, r, connect):
    locks(r, connect())
    many_at_a_lock(r, connect)
    asynchronous_lock(url)
    scripts(r)
    scripts_in_pipelines(r)
    script_errors(r)
    functions(r)


def locks(r, other):
    lock = r.lock("the-lock", timeout=50)
    check("a lock", lock.acquire(blocking=False), True)
    check("it is a key", r.get("the-lock"), lock.local.token.decode())
    holds("with an end", 40_000 < r.pttl("the-lock") <= 50_000, r.pttl("the-lock"))
    rival = other.lock("the-lock", timeout=5)
    check("a lock is taken", (rival.acquire(blocking=False), rival.locked(), rival.owned()), (False, True, False))
    began = time.monotonic()
    check("a lock is waited for in vain", rival.acquire(blocking_timeout=0.3), False)
    holds("not for long", time.monotonic() - began < 3, time.monotonic() - began)
    raises("who has no lock releases none", redis.exceptions.LockError, "unlocked", rival.release)
    for what in (lambda: rival.extend(5), rival.reacquire, rival.release):
        rival.local.token = b"forged"
        raises("nor has a say in somebody else's", redis.exceptions.LockNotOwnedError, "no longer owned", what)
    check("extend adds", (lock.extend(50), 90_000 < r.pttl("the-lock") <= 100_000), (True, True))
    check("extend replaces", (lock.extend(20, replace_ttl=True), r.pttl("the-lock") <= 20_000), (True, True))
    check("reacquire", (lock.reacquire(), 40_000 < r.pttl("the-lock") <= 50_000), (True, True))
    lock.release()
    check("a lock is free again", (r.exists("the-lock"), rival.locked()), (0, False))
    short = r.lock("short", timeout=0.05)
    short.acquire()
    until("a lock ends by itself", lambda: not short.locked())
    raises("and is not its holder's any more", redis.exceptions.LockNotOwnedError, "", short.release)
    with r.lock("block", timeout=5) as held:
        check("with a lock", held.owned(), True)
    check("after the block", r.exists("block"), 0)


def many_at_a_lock(r, connect):
    """Eight threads that read, wait and write: only a lock keeps their sum right."""
    r.set("sum", 0)

    def work():
        mine = connect()
        for _ in range(5):
            with mine.lock("sum-lock", timeout=10, sleep=0.005):
                seen = int(mine.get("sum"))
                time.sleep(0.001)
                mine.set("sum", seen + 1)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    check("eight threads, forty turns", r.get("sum"), "40")


def asynchronous_lock(url):
    import asyncio

    async def main():
        r = redis.asyncio.from_url(url, decode_responses=True)
        async with r.lock("async-lock", timeout=5) as lock:
            check("an async lock", await lock.owned(), True)
            check("is taken", await r.lock("async-lock").acquire(blocking=False), False)
        check("is free again", await r.exists("async-lock"), 0)
        script = r.register_script("return redis.call('INCRBY', KEYS[1], ARGV[1])")
        check("an async script", await script(keys=["async-n"], args=[4]), 4)
        await r.connection_pool.disconnect()

    asyncio.run(main())


def scripts(r):
    multiply = r.register_script("return tonumber(redis.call('GET', KEYS[1])) * ARGV[1]")
    r.set("n", 6)
    check("a script", multiply(keys=["n"], args=[7]), 42)
    check("SCRIPT EXISTS", r.script_exists(multiply.sha, "0" * 40), [True, False])
    r.script_flush()
    raises("NOSCRIPT", redis.exceptions.NoScriptError, "No matching script", lambda: r.evalsha(multiply.sha, 1, "n", 7))
    check("a script that was forgotten is sent again", multiply(keys=["n"], args=[8]), 48)
    check("EVALSHA", r.evalsha(multiply.sha, 1, "n", 2), 12)
    sha = r.script_load("return {1, 'two', {3, {4}}, 2.7, false, true}")
    check("replies of every kind", r.evalsha(sha, 0), [1, "two", [3, [4]], 2, None, 1])
    check("EVAL", r.eval("return {KEYS[1], KEYS[2], ARGV[1], #ARGV}", 2, "a", "b", "c", "d"), ["a", "b", "c", 2])
    check("EVAL_RO", r.eval_ro("return redis.call('GET', KEYS[1])", 1, "n"), "6")
    raises("EVAL_RO does not write", redis.ResponseError, "Write commands are not allowed from read-only scripts",
           lambda: r.eval_ro("return redis.call('SET', KEYS[1], 1)", 1, "n"))
    check("JSON", r.eval("return cjson.encode(cjson.decode(ARGV[1]).list)", 0, '{"list": [1, "x"]}'), '[1,"x"]')
    check("MessagePack", r.eval("return cmsgpack.unpack(cmsgpack.pack({ARGV[1], 2}))", 0, "one"), ["one", 2])


def scripts_in_pipelines(r):
    add = r.register_script("return redis.call('INCRBY', KEYS[1], ARGV[1])")
    check("not there yet", r.script_exists(add.sha), [False])
    with r.pipeline() as pipe:
        pipe.set("piped", 1)
        add(keys=["piped"], args=[5], client=pipe)
        add(keys=["piped"], args=[6], client=pipe)
        pipe.get("piped")
        check("scripts in a transaction", pipe.execute(), [True, 6, 12, "12"])
    with r.pipeline(transaction=False) as pipe:
        for i in range(500):
            add(keys=["piped"], args=[1], client=pipe)
        check("500 scripts in a pipeline", pipe.execute(), list(range(13, 513)))


def script_errors(r):
    raises("a script that does not compile", redis.ResponseError,
           "Error compiling script (new function): user_script:1: unexpected symbol near '<eof>'",
           lambda: r.eval("return nil +", 0))
    raises("an error on its line", redis.ResponseError, "user_script:2: attempt to index local 'x' (a nil value)",
           lambda: r.eval("local x = nil\nreturn x.y", 0))
    raises("a command's error", redis.ResponseError, "WRONGTYPE",
           lambda: r.eval("redis.call('SET', KEYS[1], 1) return redis.call('LPUSH', KEYS[1], 1)", 1, "typed"))
    check("what it did before stays", r.get("typed"), "1")
    raises("an error of its own", redis.ResponseError, "My mistake",
           lambda: r.eval("return redis.error_reply('My mistake')", 0))
    check("pcall", r.eval("return redis.pcall('NOPE') and 'went on'", 0), "went on")
    raises("a global", redis.ResponseError, "Attempt to modify a readonly table", lambda: r.eval("x = 1", 0))
    raises("nothing to kill", redis.ResponseError, "No scripts in execution right now", r.script_kill)


def functions(r):
    r.function_flush()
    check("FUNCTION LOAD", r.function_load(LIBRARY), "shop")
    raises("FUNCTION LOAD again", redis.ResponseError, "Library 'shop' already exists",
           lambda: r.function_load(LIBRARY))
    check("FUNCTION LOAD REPLACE", r.function_load(LIBRARY, replace=True), "shop")
    r.set("apples", 5)
    check("FCALL", r.fcall("buy", 1, "apples", 3), 2)
    raises("its error", redis.ResponseError, "only 2 left", lambda: r.fcall("buy", 1, "apples", 3))
    check("FCALL_RO", r.fcall_ro("left", 1, "apples"), 2)
    raises("FCALL_RO of one that writes", redis.ResponseError, "Can not execute a script with write flag",
           lambda: r.fcall_ro("buy", 1, "apples", 1))
    raises("FCALL of none", redis.ResponseError, "Function not found", lambda: r.fcall("sell", 0))
    check("FUNCTION LIST", sorted(str(name) for name in names(r.function_list())), ["buy", "left", "shop"])
    holds("FUNCTION STATS", "libraries_count" in str(r.function_stats()), r.function_stats())
    raises("a function without a library", redis.ResponseError, "Missing library metadata",
           lambda: r.function_load("redis.register_function('f', function() end)"))
    raises("FUNCTION LIST of an error", redis.ResponseError, "nknown", lambda: r.execute_command("FUNCTION", "LOST"))
    check("FUNCTION DELETE", r.function_delete("shop"), True)
    raises("it is gone", redis.ResponseError, "Function not found", lambda: r.fcall("left", 1, "apples"))
    r.function_load(LIBRARY)
    check("FUNCTION FLUSH", (r.function_flush(), r.function_list()), (True, []))


def names(libraries):
    """The names in a reply of FUNCTION LIST, whichever form a version of the library gives it."""
    found = []
    for library in libraries:
        pairs = library if isinstance(library, dict) else dict(zip(library[::2], library[1::2]))
        found.append(pairs["library_name"])
        for function in pairs["functions"]:
            found.append((function if isinstance(function, dict) else dict(zip(function[::2], function[1::2])))["name"])
    return found
