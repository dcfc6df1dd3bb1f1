"""What tutorials of redis-py do, against the server at the URL given: ``smoke.py redis://127.0.0.1:6379/0``.

The data of that server is thrown away. Word "alone" leaves out what needs whoever started the server.
"""

import sys
import warnings

import redis

import asynchronous
import data_types
import scripts
import server
import talking
import users


def main():
    warnings.filterwarnings("ignore", category=DeprecationWarning)  # older ways that old versions need
    url = sys.argv[1]

    def connect():
        return redis.from_url(url, decode_responses=True)

    r = connect()
    r.flushall()
    version = tuple(int(part) for part in r.info("server")["redis_version"].split(".")[:2])
    print(f"redis-py {redis.__version__}, server {version}", flush=True)
    data_types.strings(r)
    data_types.lists(r)
    data_types.sets(r)
    data_types.hashes(r, version)
    data_types.sorted_sets(r)
    data_types.bits_and_guesses(r)
    data_types.places(r)
    data_types.expiry(r)
    data_types.scans(r)
    talking.streams(r)
    talking.pipelines(r)
    talking.transactions(r, connect())
    talking.pubsub(r)
    talking.pubsub_in_a_thread(r)
    talking.sharded(r)
    talking.notifications(r)
    talking.queues(r)
    server.clients(r, connect)
    server.pool(url)
    server.databases(url)
    server.about(r)
    server.monitor(r, connect)
    server.big(url)
    server.errors(r)
    asynchronous.run(url)
    scripts.run(url, r, connect)
    users.run(url, r)
    server.passwords(url, r)
    if "alone" not in sys.argv:
        server.restarts(r)
    r.flushall()
    print("all well")


main()
