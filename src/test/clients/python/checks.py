"""What the programs of this folder share: a line per check, and the end at the first difference."""

import sys
import time


def check(name, got, want):
    """One check: what came and what a real server gives."""
    if got != want or (isinstance(want, bool) and got is not want):
        print(f"DIFFERENT {name}\n  want {want!r}\n  got  {got!r}", flush=True)
        sys.exit(1)
    print(f"ok {name}", flush=True)


def holds(name, condition, seen=None):
    """One check of something that has many right answers; ``seen`` is shown when it does not hold."""
    if not condition:
        print(f"DIFFERENT {name}\n  got  {seen!r}", flush=True)
        sys.exit(1)
    print(f"ok {name}", flush=True)


def raises(name, kind, part, action):
    """``action`` must raise an error of this class whose text has ``part`` in it."""
    try:
        got = action()
    except kind as error:
        holds(name, part in str(error), str(error))
        return
    print(f"DIFFERENT {name}\n  want an error {kind.__name__}\n  got  {got!r}", flush=True)
    sys.exit(1)


def until(name, condition, seconds=5):
    """Waits until ``condition()`` is true."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            holds(name, False, f"not within {seconds} seconds")
        time.sleep(0.01)
    print(f"ok {name}", flush=True)


def restart():
    """Asks whoever started this program to start the server again on its port, and waits for that."""
    print("RESTART", flush=True)
    holds("the server was started again", sys.stdin.readline().strip() == "done")
