'use strict';
// A day of BullMQ, whose queues are Lua scripts over lists, sorted sets, hashes and streams:
// `node bullmq.js redis://127.0.0.1:6379 [ioredis|node-redis]`. The data of that server is thrown away.

const Redis = require('ioredis');
const { createClient } = require('redis');
const { FlowProducer, Queue, QueueEvents, UnrecoverableError, Worker } = require('bullmq');
const { check, fails, holds, pause, run, until } = require('./checks');

const url = process.argv[2];
const driver = process.argv[3] || 'ioredis';
const opened = [];
const clients = [];

/** What BullMQ is given to talk with: the address for ioredis, which it prefers, or clients of node-redis. */
async function connection(login) {
  if (driver === 'ioredis') {
    return { host: '127.0.0.1', port: Number(new URL(url).port), ...login };
  }
  const client = createClient({ url, ...login });
  client.on('error', () => {});
  await client.connect();
  clients.push(client);
  return client;
}

async function open(Kind, name, ...rest) {
  const { login, ...more } = rest.pop();
  const options = { ...more, connection: await connection(login) };
  const made = name === undefined ? new Kind(options) : new Kind(name, ...rest, options);
  opened.push(made);
  made.on('error', (error) => console.log(`${Kind.name} ${name}: ${error.stack}`));
  await made.waitUntilReady();
  return made;
}

const worker = (name, work, options = {}) => open(Worker, name, work, { drainDelay: 1, ...options });

async function closeAll() {
  await Promise.all(opened.splice(0).map((each) => each.close()));
  clients.splice(0).forEach((each) => each.isOpen && each.destroy());
}

async function counts(queue) {
  const all = await queue.getJobCounts();
  return Object.fromEntries(Object.entries(all).filter(([, count]) => count > 0));
}

async function twentyJobs() {
  const queue = await open(Queue, 'mail', {});
  const events = await open(QueueEvents, 'mail', { lastEventId: '0' });
  const told = { waiting: [], active: [], progress: [], completed: [] };
  for (const [name, list] of Object.entries(told)) {
    events.on(name, (event) => list.push(event));
  }
  const first = await queue.add('letter', { to: 'user0' });
  check('the first job', [first.id, first.name, first.data], ['1', 'letter', { to: 'user0' }]);
  const more = Array.from({ length: 19 }, (_, i) => ({ name: 'letter', data: { to: `user${i + 1}` } }));
  check('nineteen at once', (await queue.addBulk(more)).map((job) => job.id), more.map((_, i) => `${i + 2}`));
  check('twenty wait', await counts(queue), { waiting: 20 });
  check('the state of one', await first.getState(), 'waiting');
  const order = [];
  await worker('mail', async (job) => {
    order.push(job.data.to);
    await job.updateProgress(50);
    await job.log(`writing to ${job.data.to}`);
    return `sent to ${job.data.to}`;
  });
  check('waitUntilFinished', await first.waitUntilFinished(events, 5000), 'sent to user0');
  await until('twenty are done', async () => (await queue.getCompletedCount()) === 20);
  check('in their order', order, Array.from({ length: 20 }, (_, i) => `user${i}`));
  await until('their events came', () => told.completed.length === 20);
  check('every kind of event', Object.values(told).map((list) => list.length), [20, 20, 20, 20]);
  check('what an event tells', [told.completed[0].jobId, told.completed[0].returnvalue], ['1', 'sent to user0']);
  const last = await queue.getJob('20');
  check('a job afterwards', [last.returnvalue, last.progress, last.attemptsMade], ['sent to user19', 50, 1]);
  check('its log', await queue.getJobLogs('20'), { logs: ['writing to user19'], count: 1 });
  check('its state', await last.getState(), 'completed');
  check('completed ones, newest first', (await queue.getCompleted(0, 2)).map((job) => job.id), ['20', '19', '18']);
  check('who works', (await queue.getWorkers()).length, 1);
  check('a clean', (await queue.clean(0, 15, 'completed')).length, 15);
  check('what a clean leaves', await counts(queue), { completed: 5 });
}

async function manyHands() {
  const queue = await open(Queue, 'wide', {});
  let [running, most] = [0, 0];
  const work = async (job) => {
    running += 1;
    most = Math.max(most, running);
    await pause(50);
    running -= 1;
    return job.data * 2;
  };
  const workers = [await worker('wide', work, { concurrency: 3 }), await worker('wide', work, { concurrency: 3 })];
  const done = [];
  workers.forEach((w) => w.on('completed', (job, result) => done.push(result)));
  await queue.addBulk(Array.from({ length: 60 }, (_, i) => ({ name: 'double', data: i })));
  await until('sixty jobs of two workers', () => done.length === 60);
  check('each done once', [...done].sort((a, b) => a - b), Array.from({ length: 60 }, (_, i) => i * 2));
  holds('several at a time', most > 2 && most <= 6, most);
}

async function delays() {
  const queue = await open(Queue, 'later', {});
  const seen = [];
  await queue.add('slow', {}, { delay: 1500 });
  await queue.add('quick', {}, { delay: 150 });
  const far = await queue.add('far', {}, { delay: 3_600_000 });
  check('three are delayed', await counts(queue), { delayed: 3 });
  await worker('later', async (job) => seen.push([job.name, Date.now() - job.timestamp]));
  await until('two came', () => seen.length === 2);
  check('the shorter delay first', seen.map(([name]) => name), ['quick', 'slow']);
  holds('not before their time', seen[0][1] >= 150 && seen[1][1] >= 1500, seen);
  holds('not long after it', seen[1][1] < 10_000, seen);
  check('one is still delayed', [await counts(queue), await far.isDelayed()], [{ completed: 2, delayed: 1 }, true]);
  await far.promote();
  await until('a promoted job comes at once', () => seen.length === 3);
}

async function retries() {
  const queue = await open(Queue, 'shaky', {});
  const events = await open(QueueEvents, 'shaky', { lastEventId: '0' });
  const failed = [];
  events.on('failed', (event) => failed.push(event.failedReason));
  const tries = [];
  await worker('shaky', async (job) => {
    tries.push([job.name, Date.now()]);
    if (job.name === 'hopeless') {
      throw new UnrecoverableError('never');
    }
    if (job.name === 'lost' || job.attemptsMade < 2) {
      throw new Error(`try ${job.attemptsMade + 1}`);
    }
    return 'in the end';
  });
  const job = await queue.add('shy', {}, { attempts: 4, backoff: { type: 'exponential', delay: 100 } });
  check('the third try', await job.waitUntilFinished(events, 5000), 'in the end');
  const [one, two, three] = tries.map(([, time]) => time);
  holds('backoff grows', two - one >= 100 && three - two >= 200, tries);
  const lost = await queue.add('lost', {}, { attempts: 2, backoff: 20 });
  await fails('no tries left', 'try 2', lost.waitUntilFinished(events, 5000));
  check('tried twice', (await queue.getJob(lost.id)).attemptsMade, 2);
  const hopeless = await queue.add('hopeless', {}, { attempts: 9 });
  await fails('not worth trying again', 'never', hopeless.waitUntilFinished(events, 5000));
  check('what came of them', await counts(queue), { completed: 1, failed: 2 });
  check('why', (await queue.getFailed()).map((each) => each.failedReason), ['never', 'try 2']);
  await until('failures were told', () => failed.length === 2);
  await lost.retry();
  await until('tried again by hand', async () => tries.length === 7 && (await queue.getFailedCount()) === 2);
}

async function priorities() {
  const queue = await open(Queue, 'ranks', {});
  const order = [];
  await queue.pause();
  check('paused', await queue.isPaused(), true);
  await worker('ranks', async (job) => order.push(job.name));
  for (const [name, priority] of [['low', 9], ['high', 1], ['middle', 5], ['low too', 9], ['plain', 0]]) {
    await queue.add(name, {}, { priority });
  }
  await queue.add('last in', {}, { lifo: true });
  const { waiting = 0, paused = 0, prioritized } = await counts(queue); // paused: how version 5 counts those that wait
  check('a paused queue waits', [waiting + paused, prioritized], [2, 4]);
  check('by priority', await queue.getCountsPerPriority([1, 5, 9]), { 1: 1, 5: 1, 9: 2 });
  await pause(100);
  check('nobody works', order, []);
  await queue.resume();
  await until('all of them', () => order.length === 6);
  check('by rank', order, ['last in', 'plain', 'high', 'middle', 'low', 'low too']);
}

async function schedules() {
  const queue = await open(Queue, 'clock', {});
  const seen = [];
  await worker('clock', async (job) => seen.push(job.name));
  await queue.upsertJobScheduler('tick', { every: 100 }, { name: 'tock', data: {} });
  check('a schedule', (await queue.getJobSchedulers()).map((each) => [each.key, each.every]), [['tick', 100]]);
  await until('four times', () => seen.length >= 4);
  check('removed', await queue.removeJobScheduler('tick'), true);
  await until('nothing is left of it', async () => (await queue.getDelayedCount()) === 0);
  await queue.upsertJobScheduler('nightly', { pattern: '0 3 * * *' }, { name: 'clean' });
  check('a schedule by cron', await counts(queue).then((all) => all.delayed), 1);
  check('schedules', await queue.getJobSchedulersCount(), 1);
}

async function families() {
  const flows = await open(FlowProducer, undefined, {});
  const queue = await open(Queue, 'cars', {});
  const parts = await open(Queue, 'parts', {});
  const events = await open(QueueEvents, 'cars', { lastEventId: '0' });
  const tree = await flows.add({
    name: 'car',
    queueName: 'cars',
    children: [1, 2, 3].map((n) => ({ name: `part${n}`, queueName: 'parts', data: { price: n * 100 } })),
  });
  check('a parent waits for its children', await tree.job.getState(), 'waiting-children');
  check('the children wait', await counts(parts), { waiting: 3 });
  await worker('parts', async (job) => job.data.price);
  await worker('cars', async (job) => Object.values(await job.getChildrenValues()).reduce((a, b) => a + b, 0));
  check('the sum of the children', await tree.job.waitUntilFinished(events, 5000), 600);
  check('all of the family are done', [await counts(queue), await counts(parts)], [{ completed: 1 }, { completed: 3 }]);
  const again = await flows.getFlow({ id: tree.job.id, queueName: 'cars' });
  check('the tree afterwards', again.children.map((node) => node.job.name).sort(), ['part1', 'part2', 'part3']);
}

async function limits() {
  const queue = await open(Queue, 'limited', {});
  const times = [];
  const began = Date.now();
  const options = { limiter: { max: 3, duration: 300 }, concurrency: 5 };
  await worker('limited', async () => times.push(Date.now() - began), options);
  await queue.addBulk(Array.from({ length: 9 }, (_, i) => ({ name: 'hit', data: i })));
  await until('nine jobs', () => times.length === 9);
  holds('three in each 300 ms', times[3] >= 295 && times[6] >= 590, times);
}

async function onlyOnce() {
  const queue = await open(Queue, 'once', {});
  const first = await queue.add('job', { n: 1 }, { deduplication: { id: 'same', ttl: 5000 } });
  const second = await queue.add('job', { n: 2 }, { deduplication: { id: 'same', ttl: 5000 } });
  check('a double is the first', second.id, first.id);
  await queue.add('named', { n: 3 }, { jobId: 'my-id' });
  await queue.add('named', { n: 4 }, { jobId: 'my-id' });
  check('the same id twice', [(await queue.getJob('my-id')).data, await counts(queue)], [{ n: 3 }, { waiting: 2 }]);
  const job = await queue.getJob('my-id');
  await job.updateData({ n: 5 });
  check('other data', (await queue.getJob('my-id')).data, { n: 5 });
  await job.remove();
  check('removed', await queue.getJob('my-id'), undefined);
  await queue.drain();
  check('drained', await counts(queue), {});
}

async function locks() {
  const queue = await open(Queue, 'held', {});
  const long = await worker('held', async () => pause(2600).then(() => 'kept'),
    { lockDuration: 2000, lockRenewTime: 500, stalledInterval: 300 });
  const done = [];
  const stalled = [];
  long.on('completed', (job, result) => done.push(result));
  long.on('stalled', (id) => stalled.push(id));
  await queue.add('long', {});
  await until('a lock that is renewed', () => done.length === 1);
  check('was never lost', [done, stalled], [['kept'], []]);
  await long.close();

  const dead = await open(Worker, 'held', null, { autorun: false, lockDuration: 200 });
  const orphan = await queue.add('orphan', { n: 1 });
  check('taken by hand', (await dead.getNextJob('a token')).id, orphan.id);
  check('it is active', await orphan.getState(), 'active');
  const heir = await worker('held', async (job) => `heir of ${job.data.n}`, { stalledInterval: 150 });
  heir.on('stalled', (id) => stalled.push(id));
  heir.on('completed', (job, result) => done.push(result));
  await until('a job whose worker died', () => done.length === 2);
  check('was taken over', [done[1], stalled], ['heir of 1', [orphan.id]]);
}

async function byHand() {
  const queue = await open(Queue, 'manual', {});
  const hand = await open(Worker, 'manual', null, { autorun: false });
  await queue.addBulk([{ name: 'good', data: 1 }, { name: 'bad', data: 2 }, { name: 'not yet', data: 3 }]);
  let job = await hand.getNextJob('token');
  await job.moveToCompleted('fine', 'token', false);
  check('completed by hand', await job.getState(), 'completed');
  job = await hand.getNextJob('token');
  await fails('another token', 'Lock mismatch', job.moveToFailed(new Error('no'), 'wrong', false));
  await job.moveToFailed(new Error('no'), 'token', false);
  check('failed by hand', [await job.getState(), (await queue.getJob(job.id)).failedReason], ['failed', 'no']);
  job = await hand.getNextJob('token');
  await job.moveToDelayed(Date.now() + 60_000, 'token');
  check('put off by hand', await job.getState(), 'delayed');
  check('what is where', await counts(queue), { completed: 1, failed: 1, delayed: 1 });
}

/** A worker whose user may touch nothing but the queues, and one who may not even that. */
async function leastRights(other) {
  await other.acl('SETUSER', 'worker', 'reset', 'on', '>pw', '~bull:own:*', '+@all', '-@dangerous', '+info', '+client');
  await other.acl('SETUSER', 'guest', 'reset', 'on', '>pw', '~guest:*', '+@all', '-@dangerous', '+info', '+client');
  const login = { username: 'worker', password: 'pw' };
  const queue = await open(Queue, 'own', { login });
  const events = await open(QueueEvents, 'own', { lastEventId: '0', login });
  await worker('own', async (job) => job.data.n + 1, { login });
  const job = await queue.add('next', { n: 1 }, { delay: 50 });
  check('a queue whose user may little else', await job.waitUntilFinished(events, 5000), 2);
  const foreign = await open(Queue, 'strange', { login });
  await fails('not another queue', 'NOPERM', foreign.add('job', {}));
  await fails('nor its counts', 'NOPERM', foreign.getJobCounts());
  const guest = await open(Queue, 'own', { login: { username: 'guest', password: 'pw' } });
  await fails('nor somebody else', 'NOPERM', guest.add('job', {}));
  check('nothing was added', await counts(queue), { completed: 1 });
  check('and nothing else is there', await other.keys('bull:strange:*'), []);
}

async function theEnd(other) {
  const queue = await open(Queue, 'mail', {});
  await queue.add('one more', {});
  await queue.obliterate({ force: true });
  check('obliterated', await other.keys('bull:mail:*'), []);
  await closeAll();
}

run(async () => {
  const other = new Redis(url);
  await other.flushall();
  console.log(`BullMQ over ${driver}`);
  await Promise.all([
    twentyJobs(), manyHands(), delays(), retries(), priorities(), schedules(), families(), limits(), onlyOnce(),
    locks(), byHand(), leastRights(other),
  ]);
  await closeAll();
  await other.acl('DELUSER', 'worker', 'guest');
  await theEnd(other);
  await other.flushall();
  other.disconnect();
});
