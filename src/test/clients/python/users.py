"""Users, passwords and rights, as redis-py's ``acl_`` methods give them."""

import hashlib

import redis

from checks import check, holds, raises


def run(url, r):
    if "ann" in r.acl_users():
        r.acl_deluser("ann")
    about(r)
    rights(url, r)
    passwords(url, r)
    scripts(url, r)
    refused(url, r)
    commands(r)
    leaving(url, r)


def login(url, username, password, **more):
    return redis.from_url(url, username=username, password=password, decode_responses=True, **more)


def about(r):
    check("ACL WHOAMI", r.acl_whoami(), "default")
    check("ACL USERS", r.acl_users(), ["default"])
    user = r.acl_list()[0].split(" ")
    check("ACL LIST", (user[:4], user[-3:]), (["user", "default", "on", "nopass"], ["~*", "&*", "+@all"]))
    holds("ACL CAT", {"read", "write", "dangerous", "scripting"} <= set(r.acl_cat()), r.acl_cat())
    holds("ACL CAT of one", {"eval", "fcall"} <= set(r.acl_cat("scripting")), r.acl_cat("scripting"))
    check("ACL GENPASS", (len(r.acl_genpass()), len(r.execute_command("ACL GENPASS", 128))), (64, 32))
    check("ACL GETUSER of nobody", r.acl_getuser("nobody"), None)


def rights(url, r):
    check("ACL SETUSER", r.acl_setuser("ann", enabled=True, passwords=["+secret"], categories=["+@read"],
                                       commands=["+set", "+config|get"], keys=["app:*"], channels=["news:*"]), True)
    user = r.acl_getuser("ann")
    check("ACL GETUSER", (user["enabled"], user["keys"], user["channels"], user["categories"]),
          (True, ["~app:*"], ["&news:*"], ["-@all", "+@read"]))
    check("its commands", sorted(user["commands"]), ["+config|get", "+set"])
    check("its password", user["passwords"], [hashlib.sha256(b"secret").hexdigest()])
    ann = login(url, "ann", "secret")
    r.set("other", "hidden")
    denied = redis.exceptions.NoPermissionError
    check("what ann may", (ann.set("app:1", "x"), ann.get("app:1"), ann.config_get("maxmemory")),
          (True, "x", {"maxmemory": "0"}))
    raises("a command she may not", denied, "has no permissions to run the 'del' command", lambda: ann.delete("app:1"))
    raises("a subcommand she may not", denied, "'config|set' command", lambda: ann.config_set("maxmemory", 0))
    raises("a key she may not", denied, "permissions to access", lambda: ann.get("other"))
    raises("one of several keys", denied, "permissions to access", lambda: ann.mget("app:1", "other"))
    raises("ACL WHOAMI is for those who may", denied, "'acl|whoami' command", ann.acl_whoami)
    check("a pipeline tells which", [type(reply).__name__ for reply in mixed(ann)],
          ["bool", "NoPermissionError", "str"])
    check("ACL DRYRUN", r.acl_dryrun("ann", "get", "app:1"), "OK")
    holds("ACL DRYRUN of what she may not", "the 'del' command" in r.acl_dryrun("ann", "del", "app:1"))
    r.acl_setuser("ann", enabled=True, commands=["+subscribe", "+publish", "+acl|whoami"])
    check("her name", ann.acl_whoami(), "ann")
    check("a channel she may", ann.publish("news:1", "x"), 0)
    raises("a channel she may not", denied, "permissions to access", lambda: ann.publish("secrets", "x"))
    r.acl_setuser("ann", enabled=True, selectors=[("+incrby", "count:*")])
    check("a selector", (ann.incr("count:1"), len(r.acl_getuser("ann")["selectors"])), (1, 1))
    raises("not beyond it", denied, "permissions to access", lambda: ann.incr("app:1"))
    r.acl_setuser("ann", enabled=True, keys=["%R~ro:*"])
    r.set("ro:1", "read me")
    check("a key to read", ann.get("ro:1"), "read me")
    raises("but not to write", denied, "permissions to access", lambda: ann.set("ro:1", "x"))


def mixed(ann):
    with ann.pipeline(transaction=False) as pipe:
        return pipe.set("app:2", 1).delete("app:2").get("app:2").execute(raise_on_error=False)


def passwords(url, r):
    wrong = redis.RedisError  # AuthenticationError in newer versions
    raises("a wrong password", wrong, "invalid username-password pair", lambda: login(url, "ann", "guess").ping())
    raises("nobody's name", wrong, "invalid username-password pair", lambda: login(url, "eve", "secret").ping())
    r.acl_setuser("ann", enabled=True, passwords=["+second", "-secret"], commands=["+ping"])
    check("another password", login(url, "ann", "second").ping(), True)
    raises("the old one", wrong, "invalid", lambda: login(url, "ann", "secret").ping())
    r.acl_setuser("ann", enabled=True, hashed_passwords=["+" + hashlib.sha256(b"third").hexdigest()])
    check("a password by its digest", login(url, "ann", "third").ping(), True)
    r.acl_setuser("ann", enabled=False)
    raises("a user that is off", wrong, "invalid", lambda: login(url, "ann", "second").ping())
    r.acl_setuser("ann", enabled=True, reset_passwords=True, nopass=True)
    check("any password", login(url, "ann", "whatever").ping(), True)
    r.acl_setuser("ann", enabled=True, reset_passwords=True, passwords=["+secret"])


def scripts(url, r):
    ann = login(url, "ann", "secret")
    r.acl_setuser("ann", enabled=True, commands=["+eval", "+evalsha", "+script|load"])
    check("a script does what ann may", ann.eval("return redis.call('GET', KEYS[1])", 1, "app:1"), "x")
    raises("and not more", redis.ResponseError, "script",
           lambda: ann.eval("redis.call('DEL', 'app:1')", 0))
    raises("nor other keys", redis.exceptions.NoPermissionError, "permissions to access",
           lambda: ann.eval("return 1", 1, "other"))
    raises("inside the script", redis.ResponseError, "script",
           lambda: ann.eval("return redis.call('GET', 'other')", 0))
    raises("locks need their rights", redis.ResponseError, "script",
           lambda: ann.lock("app:lock", timeout=5).__enter__().release())


def refused(url, r):
    check("ACL LOG RESET", r.acl_log_reset(), True)
    ann = login(url, "ann", "secret")
    for action in (lambda: ann.delete("app:1"), lambda: ann.get("other"), lambda: ann.get("other")):
        raises("refused", redis.exceptions.NoPermissionError, "", action)
    log = r.acl_log()
    seen = [(e["reason"], e["object"], e["username"], int(e["count"]), e["context"]) for e in log]
    greeting = "client|setinfo"  # which newer versions of the library try before anything else
    check("ACL LOG", [entry for entry in seen if entry[1] != greeting],
          [("key", "other", "ann", 2, "toplevel"), ("command", "del", "ann", 1, "toplevel")])
    holds("who it was", log[0]["client-info"]["cmd"] == "get" and log[0]["age-seconds"] < 60, log[0])
    check("ACL LOG of one", len(r.acl_log(count=1)), 1)


def commands(r):
    raises("ACL SETUSER with a mistake", redis.ResponseError, "Error in ACL SETUSER modifier '+@nothing'",
           lambda: r.acl_setuser("ann", enabled=True, categories=["+@nothing"]))
    raises("ACL SETUSER of no command", redis.ResponseError, "Unknown command or category name in ACL",
           lambda: r.acl_setuser("ann", enabled=True, commands=["+nope"]))
    raises("ACL SAVE without a file", redis.ResponseError, "not configured to use an ACL file", r.acl_save)
    raises("ACL LOAD without a file", redis.ResponseError, "not configured to use an ACL file", r.acl_load)
    raises("ACL DELUSER of the default user", redis.ResponseError, "'default' user cannot be removed",
           lambda: r.acl_deluser("default"))
    check("ACL SETUSER reset", r.acl_setuser("ann", reset=True), True)
    user = r.acl_getuser("ann")
    check("nothing is left of it", (user["enabled"], user["passwords"], user["keys"], user["categories"]),
          (False, [], [], ["-@all"]))


def leaving(url, r):
    r.acl_setuser("ann", enabled=True, nopass=True, categories=["+@all"], keys=["*"])
    ann = login(url, "ann", "any", retry_on_timeout=False)
    check("logged in", ann.acl_whoami(), "ann")
    check("she is listed", {c["user"] for c in r.client_list()}, {"default", "ann"})
    check("ACL DELUSER", r.acl_deluser("ann"), 1)
    check("her connections are closed", {c["user"] for c in r.client_list()}, {"default"})
    raises("she is unknown", redis.RedisError, "invalid username-password pair", lambda: twice(ann.ping))
    check("only one user is left", r.acl_users(), ["default"])


def twice(action):
    """The first try may only find that its connection was closed."""
    try:
        return action()
    except redis.exceptions.AuthenticationError:
        raise
    except redis.ConnectionError:
        return action()
