'use strict';
// rate-limiter-flexible over ioredis and node-redis: `node limiters.js redis://127.0.0.1:6379`.
// The data of that server is thrown away. Word "alone" leaves out what needs whoever started the server.

const Redis = require('ioredis');
const { createClient } = require('redis');
const { BurstyRateLimiter, RateLimiterMemory, RateLimiterQueue, RateLimiterRedis, RateLimiterRedisNonAtomic,
  RateLimiterRes, RateLimiterUnion } = require('rate-limiter-flexible');
const { check, holds, restart, run, until } = require('./checks');

const url = process.argv[2];

/** What consuming came to: points used, points left; whether they were given. */
async function consume(limiter, key, points = 1) {
  const [given, res] = await limiter.consume(key, points).then((r) => [true, r], (r) => [false, r]);
  if (!(res instanceof RateLimiterRes)) {
    throw res;
  }
  return { given, ...consumed(res), first: res.isFirstInDuration, ms: res.msBeforeNext };
}

const consumed = (res) => ({ used: res.consumedPoints, left: res.remainingPoints });

const short = ({ given, used, left }) => [given, used, left];

async function oneUser(make, redis) {
  const limiter = make({ keyPrefix: 'one', points: 5, duration: 60 });
  const first = await consume(limiter, 'ann', 2);
  check('the first two points', [...short(first), first.first], [true, 2, 3, true]);
  holds('a minute begins', first.ms > 50_000 && first.ms <= 60_000, first.ms);
  check('the next three', short(await consume(limiter, 'ann', 3)), [true, 5, 0]);
  const refused = await consume(limiter, 'ann');
  check('no sixth', short(refused), [false, 6, 0]);
  holds('the minute goes on', refused.ms <= first.ms && refused.ms > 50_000, refused.ms);
  check('another user', short(await consume(limiter, 'bob')), [true, 1, 4]);
  check('what is stored', await redis.get('one:ann'), '6');
  holds('with an end', (await redis.ttl('one:ann')) > 50, await redis.ttl('one:ann'));
  check('get', short({ given: 0, ...consumed(await limiter.get('ann')) }), [0, 6, 0]);
  check('get of nobody', await limiter.get('nobody'), null);
  check('delete', [await limiter.delete('ann'), await limiter.delete('ann')], [true, false]);
  check('from the beginning', short(await consume(limiter, 'ann')), [true, 1, 4]);
  check('a penalty', (await limiter.penalty('ann', 3)).consumedPoints, 4);
  check('a reward', (await limiter.reward('ann', 2)).consumedPoints, 2);
  check('set', (await limiter.set('ann', 5, 30)).consumedPoints, 5);
  check('after that', short(await consume(limiter, 'ann')), [false, 6, 0]);
  const forever = make({ keyPrefix: 'ever', points: 2, duration: 0 });
  check('without an end', [short(await consume(forever, 'ann')), await redis.ttl('ever:ann')], [[true, 1, 1], -1]);
}

async function blocks(make, redis) {
  const limiter = make({ keyPrefix: 'shut', points: 2, duration: 10, blockDuration: 30 });
  await consume(limiter, 'ann', 2);
  const refused = await consume(limiter, 'ann');
  holds('too much shuts the door', !refused.given && refused.ms > 25_000, refused);
  holds('for longer', (await redis.ttl('shut:ann')) > 25, await redis.ttl('shut:ann'));
  await limiter.block('bob', 40);
  const shut = await consume(limiter, 'bob');
  holds('shut by hand', !shut.given && shut.ms > 35_000 && shut.used > 2, shut);
}

async function ends(make) {
  const limiter = make({ keyPrefix: 'ends', points: 1, duration: 2 });
  check('one in two seconds', [short(await consume(limiter, 'ann')), short(await consume(limiter, 'ann'))],
    [[true, 1, 0], [false, 2, 0]]);
  await until('the next two', async () => (await limiter.get('ann')) === null);
  const next = await consume(limiter, 'ann');
  check('gives the next', [...short(next), next.first], [true, 1, 0, true]);
}

async function atOnce(makers, redis) {
  const limiters = makers.map((make) => make({ keyPrefix: 'many', points: 100, duration: 60 }));
  const all = await Promise.all(Array.from({ length: 300 }, (_, i) => consume(limiters[i % limiters.length], 'all')));
  check('a hundred of three hundred', all.filter((each) => each.given).length, 100);
  check('all were counted', await redis.get('many:all'), '300');
  check('each saw its own number', new Set(all.map((each) => each.used)).size, 300);
  check('one was the first', all.filter((each) => each.first).length, 1);
}

async function together(make) {
  const second = make({ keyPrefix: 'sec', points: 2, duration: 10 });
  const minute = make({ keyPrefix: 'min', points: 10, duration: 60 });
  const bursty = new BurstyRateLimiter(second, make({ keyPrefix: 'burst', points: 3, duration: 20 }));
  const given = [];
  for (let i = 0; i < 6; i += 1) {
    given.push(await bursty.consume('ann').then(() => true, () => false));
  }
  check('a burst', given, [true, true, true, true, true, false]);
  const union = new RateLimiterUnion(make({ keyPrefix: 'sec2', points: 2, duration: 10 }), minute);
  const both = await union.consume('ann');
  check('two limits', [both.sec2.remainingPoints, both.min.remainingPoints], [1, 9]);
  await union.consume('ann');
  check('the nearer one refuses', Object.keys(await union.consume('ann').catch((res) => res)), ['sec2']);
  const queue = new RateLimiterQueue(make({ keyPrefix: 'queue', points: 2, duration: 1 }));
  const began = Date.now();
  await Promise.all([1, 2, 3, 4].map(() => queue.removeTokens(1)));
  holds('a queue waits for its turn', Date.now() - began >= 900 && Date.now() - began < 15_000, Date.now() - began);
}

async function insured(client, more) {
  const limiter = new RateLimiterRedis({
    storeClient: client, keyPrefix: 'safe', points: 3, duration: 60, ...more,
    insuranceLimiter: new RateLimiterMemory({ points: 1, duration: 60 }),
  });
  await client.del('safe:ann');
  check('the server counts', short(await consume(limiter, 'ann')), [true, 1, 2]);
  await client.disconnect();
  check('the insurance counts', short(await consume(limiter, 'ann')), [true, 1, 0]);
  check('in its own way', short(await consume(limiter, 'ann')), [false, 2, 0]);
}

async function restarts(makers) {
  await restart();
  for (const make of makers) {
    const limiter = make({ keyPrefix: 'again', points: 9, duration: 60 });
    await until('its script is sent again', () => limiter.consume('ann').then(() => true, () => false), 10);
  }
}

async function openNodeRedis(database) {
  const client = createClient({ url, database });
  client.on('error', () => {});
  await client.connect();
  return client;
}

function openIoredis(db) {
  const client = new Redis(url, { db });
  client.on('error', () => {});
  return client;
}

async function through(make, redis) {
  await Promise.all([oneUser(make, redis), blocks(make, redis), ends(make), atOnce([make], redis), together(make)]);
}

run(async () => {
  const [one, two] = [openIoredis(1), openIoredis(2)]; // each library has a database of its own
  await one.flushall();
  const client = await openNodeRedis(2);
  const overIoredis = (options) => new RateLimiterRedis({ storeClient: one, ...options });
  const overNodeRedis = (options) => new RateLimiterRedis({ storeClient: client, useRedisPackage: true, ...options });
  await Promise.all([through(overIoredis, one), through(overNodeRedis, two)]);
  await two.flushdb();
  const beside = (options) => new RateLimiterRedis({ storeClient: two, ...options });
  await atOnce([overNodeRedis, beside], two);
  await ends((options) => new RateLimiterRedisNonAtomic({ storeClient: two, ...options }));
  await insured(openIoredis(3), { rejectIfRedisNotReady: true });
  await insured(await openNodeRedis(4), { useRedisPackage: true, rejectIfRedisNotReady: true });
  if (!process.argv.includes('alone')) {
    await restarts([overIoredis, overNodeRedis]);
  }
  await one.flushall();
  [one, two].forEach((each) => each.disconnect());
  client.destroy();
});
