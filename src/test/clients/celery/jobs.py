"""The tasks of the Celery program: the broker and the result store are the server in SMOKE_URL."""

import os
import time

from celery import Celery, Task
from celery.exceptions import Reject

URL = os.environ["SMOKE_URL"]

app = Celery("jobs", broker=URL + "/0", backend=URL + "/1")
app.conf.update(
    broker_connection_retry_on_startup=True,
    broker_transport_options={"priority_steps": list(range(10)), "queue_order_strategy": "priority"},
    worker_prefetch_multiplier=1,
    task_default_queue="smoke",
    result_expires=600,
    result_extended=True,
    task_track_started=True,
    task_routes={"jobs.routed": {"queue": "side"}},
)


@app.task
def add(a, b):
    return a + b


@app.task
def total(numbers):
    return sum(numbers)


@app.task
def fails(why):
    raise ValueError(why)


@app.task(bind=True, max_retries=3, default_retry_delay=0)
def flaky(self):
    if self.request.retries < 2:
        raise self.retry(exc=RuntimeError("not yet"))
    return f"after {self.request.retries} retries"


@app.task(autoretry_for=(OSError,), retry_kwargs={"max_retries": 2, "countdown": 0})
def always_down():
    raise OSError("down")


@app.task(acks_late=True)
def late(word):
    return word.upper()


@app.task(bind=True, acks_late=True)
def rejected(self):
    raise Reject("not for me", requeue=False)


@app.task(rate_limit="5/s")
def slow_lane(number):
    return time.time()


@app.task
def note(name):
    """Adds to a list that the program reads: the order in which tasks ran."""
    with app.pool.acquire() as connection:
        connection.default_channel.client.rpush("order", name)
    return name


@app.task(bind=True)
def progress(self):
    self.update_state(state="PROGRESS", meta={"done": 50})
    time.sleep(0.4)
    return "done"


@app.task
def sleeps(seconds):
    time.sleep(seconds)
    return "slept"


@app.task(ignore_result=True)
def silent():
    return "nobody hears this"


@app.task
def routed():
    return "by the side queue"


@app.task
def big(size):
    return "x" * size


@app.task(time_limit=1)
def too_long():
    time.sleep(30)


class Counting(Task):
    def on_success(self, retval, task_id, args, kwargs):
        note.delay("success of " + str(retval))


@app.task(base=Counting)
def hooked():
    return "hooked"
