"""A Celery worker that has the server at the URL given as its broker and as its result store.

``smoke.py redis://127.0.0.1:6379`` starts the worker, sends it tasks of every kind, judges what comes, and stops it.
"""

import os
import subprocess
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "python"))
os.environ["SMOKE_URL"] = sys.argv[1]

import redis
from celery import chain, chord, group
from celery.exceptions import TaskRevokedError, TimeLimitExceeded
from celery.result import AsyncResult
from kombu import Exchange, Queue

import jobs
from checks import check, holds, raises, until

HERE = os.path.dirname(os.path.abspath(__file__))
store = redis.from_url(sys.argv[1] + "/0", decode_responses=True)


def start_worker(log):
    return subprocess.Popen(
        [sys.executable, "-m", "celery", "-A", "jobs", "worker", "-l", "info", "-c", "2", "-Q", "smoke,side",
         "-n", "smoke@localhost"],
        cwd=HERE, stdout=log, stderr=subprocess.STDOUT)


def results():
    check("a result", jobs.add.delay(2, 3).get(timeout=20), 5)
    raises("an error comes back", ValueError, "broken", lambda: jobs.fails.delay("broken").get(timeout=10))
    check("retries", jobs.flaky.delay().get(timeout=10), "after 2 retries")
    raises("retries that give up", OSError, "down", lambda: jobs.always_down.delay().get(timeout=10))
    check("acks_late", jobs.late.delay("late").get(timeout=10), "LATE")
    check("a queue of its own", jobs.routed.delay().get(timeout=10), "by the side queue")
    check("a result of 1 MB", len(jobs.big.delay(1_000_000).get(timeout=10)), 1_000_000)
    answer = jobs.add.delay(1, 1)
    answer.get(timeout=10)
    check("its state", AsyncResult(answer.id, app=jobs.app).state, "SUCCESS")
    answer.forget()
    check("forgotten", AsyncResult(answer.id, app=jobs.app).state, "PENDING")


def canvases():
    check("a chain", chain(jobs.add.s(1, 2), jobs.add.s(3), jobs.add.s(4))().get(timeout=10), 10)
    check("a group", group(jobs.add.s(i, i) for i in range(10))().get(timeout=20), [2 * i for i in range(10)])
    check("a chord", chord([jobs.add.s(i, 1) for i in range(5)])(jobs.total.s()).get(timeout=20), 15)
    both = chain(jobs.add.s(1, 1), group(jobs.add.s(1), jobs.add.s(2)), jobs.total.s())
    check("a group within a chain", both().get(timeout=20), 7)
    check("a map", jobs.add.starmap([(1, 1), (2, 2)]).delay().get(timeout=10), [2, 4])
    check("chunks", jobs.add.chunks(zip(range(6), range(6)), 3)().get(timeout=10), [[0, 2, 4], [6, 8, 10]])


def times():
    began = time.monotonic()
    check("a countdown", jobs.add.apply_async((1, 1), countdown=1).get(timeout=10), 2)
    holds("it waited", time.monotonic() - began >= 0.9, time.monotonic() - began)
    expired = jobs.add.apply_async((1, 1), expires=-1)
    raises("a task past its time", TaskRevokedError, "expired", lambda: expired.get(timeout=10))
    sent = [jobs.slow_lane.delay(i) for i in range(6)]
    moments = sorted(one.get(timeout=20) for one in sent)
    holds("a rate limit", moments[-1] - moments[0] > 0.6, moments)
    raises("a time limit", TimeLimitExceeded, "", lambda: jobs.too_long.delay().get(timeout=20))


def states():
    answer = jobs.progress.delay()
    until("a state of its own", lambda: answer.info == {"done": 50})
    check("and its end", answer.get(timeout=10), "done")
    check("no result where none is wanted", jobs.silent.delay().state, "PENDING")
    jobs.hooked.delay().get(timeout=10)
    until("a hook", lambda: "success of hooked" in store.lrange("order", 0, -1))
    store.delete("order")


def revoked():
    later = jobs.add.apply_async((1, 1), countdown=30)
    control = jobs.app.control
    until("a task waits for its hour", lambda: any(
        task["request"]["id"] == later.id for tasks in (control.inspect(timeout=1).scheduled() or {}).values()
        for task in tasks))
    later.revoke()
    until("revoked", lambda: later.id in sum((control.inspect(timeout=1).revoked() or {}).values(), []))
    running = jobs.sleeps.delay(60)
    until("a task runs", lambda: running.state == "STARTED")
    running.revoke(terminate=True)
    raises("a task that runs is ended", TaskRevokedError, "", lambda: running.get(timeout=10))
    check("ping of the worker", control.ping(timeout=2), [{"smoke@localhost": {"ok": "pong"}}])
    check("its queues", sorted(q["name"] for q in control.inspect(timeout=1).active_queues()["smoke@localhost"]),
          ["side", "smoke"])


def priorities():
    """Taken one by one off a queue that no worker listens to: two processes of a worker may end in any order."""
    taken = []
    with jobs.app.connection_for_write() as connection:
        channel = connection.channel()
        queue = Queue("urgency", Exchange("urgency"), routing_key="urgency")(channel)
        queue.declare()
        producer = connection.Producer(channel)
        for priority in (9, 9, 5, 0, 5):
            producer.publish(priority, exchange=queue.exchange, routing_key="urgency", priority=priority)
        channel.basic_qos(0, 1, False)

        def take(body, message):
            taken.append(body)
            message.ack()

        with connection.Consumer(queue, callbacks=[take], channel=channel):
            while len(taken) < 5:
                connection.drain_events(timeout=10)
        check("the most urgent first", taken, [0, 5, 5, 9, 9])
        queue.delete()


def listening():
    """What is sent while the worker does not listen waits for it."""
    check("it stops to listen", "ok" in str(jobs.app.control.cancel_consumer("smoke", reply=True, timeout=3)), True)
    for priority in (9, 5, 0):
        jobs.note.apply_async((str(priority),), priority=priority)
    check("it listens again", "ok" in str(jobs.app.control.add_consumer("smoke", reply=True, timeout=3)), True)
    until("all were run", lambda: sorted(store.lrange("order", 0, -1)) == ["0", "5", "9"], 15)
    check("nothing is left", store.llen("smoke"), 0)


def main():
    store.flushall()
    with open(os.environ.get("SMOKE_LOG", os.devnull), "wb") as log:
        worker = start_worker(log)
        try:
            until("the worker is there", lambda: jobs.app.control.ping(timeout=0.5), 30)
            for part in (results, canvases, times, states, revoked, priorities, listening):
                part()
            check("the queue is empty", store.llen("smoke"), 0)
            worker.terminate()
            holds("the worker ends", worker.wait(20) == 0, worker.returncode)
        finally:
            worker.kill()
    store.flushall()
    print("all well")


main()
