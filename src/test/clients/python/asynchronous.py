"""redis-py with asyncio: commands, pipelines, pub/sub and a queue."""

import asyncio

import redis.asyncio

from checks import check


async def main(url):
    r = redis.asyncio.from_url(url, decode_responses=True)
    check("async SET", await r.set("async", "yes"), True)
    check("async GET", await r.get("async"), "yes")
    check("async at once", await asyncio.gather(*[r.incr("together") for _ in range(50)]) and await r.get("together"),
          "50")
    async with r.pipeline(transaction=True) as pipe:
        check("async MULTI", await pipe.set("x", 1).incr("x").execute(), [True, 2])
    waiting = asyncio.create_task(r.blpop("async-queue", timeout=5))
    while (await r.info("clients"))["blocked_clients"] == 0:
        await asyncio.sleep(0.01)
    await r.rpush("async-queue", "job")
    check("async BLPOP", tuple(await waiting), ("async-queue", "job"))
    listener = r.pubsub(ignore_subscribe_messages=True)
    await listener.subscribe("async-news")
    while (await r.pubsub_numsub("async-news"))[0][1] == 0:
        await asyncio.sleep(0.01)
    await r.publish("async-news", "hello")
    message = None
    while message is None:
        message = await listener.get_message(timeout=1)
    check("async message", message["data"], "hello")
    await listener.unsubscribe()
    check("async SCAN", [key async for key in r.scan_iter("async-queu*")], [])
    await r.connection_pool.disconnect()


def run(url):
    asyncio.run(main(url))
