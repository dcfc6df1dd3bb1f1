'use strict';
// Redlock over three servers, one of which goes away: `node redlock.js URL URL URL`. Their data is thrown away.

const Redis = require('ioredis');
const { ExecutionError, ResourceLockedError, default: Redlock } = require('redlock');
const { check, fails, holds, pause, run, stop, until } = require('./checks');

const clients = process.argv.slice(2, 5).map((url) => {
  const client = new Redis(url, { maxRetriesPerRequest: 0, retryStrategy: () => 100, enableOfflineQueue: true });
  client.on('error', () => {});
  return client;
});

const values = (key, among = clients) => Promise.all(among.map((client) => client.get(key)));
const lifetimes = (key, among = clients) => Promise.all(among.map((client) => client.pttl(key)));

/** What a lock's first attempt came to: votes for it and against it. */
async function votes(attempts) {
  const { votesFor, votesAgainst, quorumSize } = await attempts[0];
  return [votesFor.size, votesAgainst.size, quorumSize];
}

function patience(retryCount, more = {}) {
  const redlock = new Redlock(clients, { retryCount, retryDelay: 50, retryJitter: 10, ...more });
  const errors = [];
  redlock.on('error', (error) => errors.push(error));
  return { redlock, errors };
}

async function oneHolder() {
  const { redlock, errors } = patience(0);
  const lock = await redlock.acquire(['report'], 5000);
  check('three votes', await votes(lock.attempts), [3, 0, 2]);
  check('its value everywhere', await values('report'), [lock.value, lock.value, lock.value]);
  holds('it ends by itself', (await lifetimes('report')).every((ms) => ms > 3000 && ms <= 5000));
  await fails('nobody else gets it', 'unable to achieve a quorum', redlock.acquire(['report'], 5000));
  holds('why not', errors.length > 0 && errors.every((error) => error instanceof ResourceLockedError), errors);
  const longer = await lock.extend(60_000);
  check('three extend it', await votes(longer.attempts), [3, 0, 2]);
  holds('extended', (await lifetimes('report')).every((ms) => ms > 50_000 && ms <= 60_000));
  check('the same lock', [longer.value, lock.expiration], [lock.value, 0]);
  check('three release it', await votes((await longer.release()).attempts), [3, 0, 2]);
  check('released everywhere', await values('report'), [null, null, null]);
  const again = await redlock.release(longer).catch((error) => error);
  holds('not twice', again instanceof ExecutionError, again);
}

async function others() {
  const { redlock } = patience(0);
  const short = await redlock.acquire(['short'], 150);
  await until('it runs out', async () => (await values('short')).every((value) => value === null));
  const heir = await redlock.acquire(['short'], 5000);
  await fails('who was too slow cannot extend', '', short.extend(5000));
  await short.release().catch(() => {});
  check('nor release what is not his', await values('short'), [heir.value, heir.value, heir.value]);
  await heir.release();

  const both = await redlock.acquire(['from', 'to'], 5000);
  check('two at once', [...(await values('from')), ...(await values('to'))], Array(6).fill(both.value));
  await fails('neither of them', 'quorum', redlock.acquire(['other', 'to'], 5000));
  check('nothing half taken', await values('other'), [null, null, null]);
  await both.release();

  await clients[0].set('split', 'somebody');
  const most = await redlock.acquire(['split'], 5000);
  check('two votes of three', await votes(most.attempts), [2, 1, 2]);
  await most.release();
  await clients[1].set('split', 'somebody');
  await fails('one of three is too few', 'quorum', redlock.acquire(['split'], 5000));
  check('it took back its one vote', await clients[2].get('split'), null);
}

async function queueing() {
  const { redlock } = patience(200);
  const shared = { count: 0, inside: 0, most: 0 };
  await Promise.all(Array.from({ length: 5 }, async () => {
    const lock = await redlock.acquire(['counter'], 5000);
    shared.inside += 1;
    shared.most = Math.max(shared.most, shared.inside);
    const seen = shared.count;
    await pause(10);
    shared.count = seen + 1;
    shared.inside -= 1;
    await lock.release();
  }));
  check('five took turns', [shared.count, shared.most], [5, 1]);
}

/** A routine that takes longer than its lock: the lock is extended while it runs. */
async function extension(among) {
  const { redlock } = patience(5, { automaticExtensionThreshold: 1500 });
  const seen = await redlock.using(['work'], 2000, async (signal) => {
    const before = await values('work', among);
    await pause(2600);
    return { aborted: signal.aborted, before, after: await values('work', among) };
  });
  check('a lock extended by itself', [seen.aborted, seen.after], [false, seen.before]);
  check('released after the work', await values('work', among), among.map(() => null));
}

async function oneDown() {
  await stop(3);
  await until('one of three is gone', async () => clients[2].ping().then(() => false, () => true));
  const { redlock } = patience(20);
  const lock = await redlock.acquire(['report'], 5000);
  holds('two are enough', (await votes(lock.attempts))[0] === 2, await votes(lock.attempts));
  await fails('still for one only', 'quorum', patience(0).redlock.acquire(['report'], 5000));
  await (await lock.extend(5000)).release();
  await extension(clients.slice(0, 2));
  await stop(2);
  await until('two of three are gone', async () => clients[1].ping().then(() => false, () => true));
  await fails('one is not', 'quorum', patience(1).redlock.acquire(['report'], 5000));
  check('and keeps nothing', await clients[0].get('report'), null);
}

run(async () => {
  await Promise.all(clients.map((client) => client.flushall()));
  await oneHolder();
  await Promise.all([others(), queueing(), extension(clients)]);
  await oneDown();
  await clients[0].flushall();
  clients.forEach((client) => client.disconnect());
});
