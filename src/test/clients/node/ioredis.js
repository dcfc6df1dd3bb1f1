'use strict';
// What tutorials of ioredis do, against the server at the URL given: `node ioredis.js redis://127.0.0.1:6379`.
// The data of that server is thrown away. Word "alone" leaves out what needs whoever started the server.

const Redis = require('ioredis');
const { check, fails, holds, restart, run, until } = require('./checks');

const url = process.argv[2];

function connect(options = {}) {
  const client = new Redis(url, options);
  client.on('error', () => {});
  return client;
}

async function dataTypes(r) {
  check('SET', await r.set('name', 'Ann', 'EX', 100), 'OK');
  check('GET', await r.get('name'), 'Ann');
  check('getBuffer', await r.getBuffer('name'), Buffer.from('Ann'));
  check('GET of nothing', await r.get('nobody'), null);
  check('MSET of a map', await r.mset(new Map([['a', '1'], ['b', '2']])), 'OK');
  check('MGET', await r.mget('a', 'b', 'c'), ['1', '2', null]);
  check('INCR', await r.incr('a'), 2);
  check('RPUSH', await r.rpush('list', 1, 2, 3), 3);
  check('LRANGE', await r.lrange('list', 0, -1), ['1', '2', '3']);
  check('SADD', await r.sadd('set', [1, 3, 5, 7]), 4);
  check('SISMEMBER', await r.sismember('set', 3), 1);
  check('HSET of an object', await r.hset('hash', { name: 'Ann', age: 30 }), 2);
  check('HGETALL', await r.hgetall('hash'), { name: 'Ann', age: '30' });
  check('HGETALL of nothing', await r.hgetall('nobody'), {});
  check('ZADD', await r.zadd('board', 1, 'one', '2.5', 'two'), 2);
  check('ZRANGE WITHSCORES', await r.zrange('board', 0, -1, 'WITHSCORES'), ['one', '1', 'two', '2.5']);
  check('ZRANGEBYSCORE', await r.zrangebyscore('board', '(1', '+inf'), ['two']);
  check('PFADD', await r.pfadd('hll', 'a', 'b'), 1);
  check('GEOADD', await r.geoadd('map', 13.361389, 38.115556, 'Palermo', 15.087269, 37.502669, 'Catania'), 2);
  check('GEODIST', await r.geodist('map', 'Palermo', 'Catania', 'km'), '166.2742');
  check('BITFIELD', await r.bitfield('bits', 'SET', 'u8', 0, 200, 'GET', 'u4', 0), [0, 12]);
  check('SORT', await r.sort('list', 'DESC', 'LIMIT', 0, 2), ['3', '2']);
  check('COPY', await r.copy('name', 'name2'), 1);
  check('OBJECT', await r.object('ENCODING', 'a'), 'int');
  await fails('WRONGTYPE', 'WRONGTYPE', r.lpush('name', 1));
  await fails('a ReplyError', 'ERR wrong number of arguments', r.call('GET'));
  check('CALL', await r.call('ECHO', 'hi'), 'hi');
}

async function streams(r) {
  const first = await r.xadd('log', '*', 'name', 'John');
  check('XRANGE', await r.xrange('log', '-', '+'), [[first, ['name', 'John']]]);
  check('XGROUP', await r.xgroup('CREATE', 'log', 'workers', '0'), 'OK');
  const read = await r.xreadgroup('GROUP', 'workers', 'w1', 'COUNT', 5, 'STREAMS', 'log', '>');
  check('XREADGROUP', read, [['log', [[first, ['name', 'John']]]]]);
  check('XPENDING', (await r.xpending('log', 'workers'))[0], 1);
  check('XACK', await r.xack('log', 'workers', first), 1);
  const reader = r.duplicate();
  const coming = reader.xread('BLOCK', 5000, 'STREAMS', 'log', '$');
  await until('XREAD waits', async () => (await r.info('clients')).includes('blocked_clients:1'));
  const second = await r.xadd('log', '*', 'name', 'Ann');
  check('XREAD BLOCK', await coming, [['log', [[second, ['name', 'Ann']]]]]);
  reader.disconnect();
}

async function pipelines(r) {
  check('a pipeline', await r.pipeline().set('foo', 'bar').get('foo').exec(), [[null, 'OK'], [null, 'bar']]);
  const pipe = r.pipeline();
  for (let i = 0; i < 10_000; i++) {
    pipe.set(`key:${i}`, i);
  }
  const replies = await pipe.exec();
  check('10,000 in a pipeline', replies.filter(([error, reply]) => !error && reply === 'OK').length, 10_000);
  check('MULTI', await r.multi().set('t', 1).incr('t').exec(), [[null, 'OK'], [null, 2]]);
  const failed = await r.multi().set('t', 'x').lpush('t', 1).get('t').exec();
  check('an error inside EXEC', [failed[0][1], failed[1][0].message.slice(0, 9), failed[2][1]], ['OK', 'WRONGTYPE', 'x']);
  await fails('EXECABORT', 'EXECABORT', r.multi().call('GET').exec());
  const other = r.duplicate();
  await r.set('stock', 10);
  await r.watch('stock');
  await other.set('stock', 5);
  check('WATCH', await r.multi().set('stock', 9).exec(), null);
  check('what WATCH kept', await r.get('stock'), '5');
  other.disconnect();
  const automatic = connect({ enableAutoPipelining: true });
  check('automatic pipelines', (await Promise.all([1, 2, 3].map((i) => automatic.get(`key:${i}`)))), ['1', '2', '3']);
  automatic.disconnect();
}

async function scripts(r) {
  check('EVAL', await r.eval('return {KEYS[1], ARGV[1], 2}', 1, 'k', 'a'), ['k', 'a', 2]);
  r.defineCommand('addTwice', {
    numberOfKeys: 1,
    lua: "redis.call('INCRBY', KEYS[1], ARGV[1]); return redis.call('INCRBY', KEYS[1], ARGV[1])",
  });
  check('a command of its own', await r.addTwice('twice', 21), 42);
  check('the same by its hash', await r.addTwice('twice', 1), 44);
}

async function scans(r) {
  const keys = [];
  for await (const some of r.scanStream({ match: 'key:*', count: 500 })) {
    keys.push(...some);
  }
  check('scanStream', new Set(keys).size, 10_000);
  const prefixed = connect({ keyPrefix: 'app:' });
  await prefixed.set('user', 'Ann');
  check('a prefix', await r.get('app:user'), 'Ann');
  prefixed.disconnect();
}

async function pubsub(r) {
  const listener = r.duplicate();
  const heard = [];
  listener.on('message', (channel, message) => heard.push([channel, message]));
  listener.on('pmessage', (pattern, channel, message) => heard.push([pattern, channel, message]));
  listener.on('smessage', (channel, message) => heard.push([channel, message]));
  check('subscribe', await listener.subscribe('news', 'music'), 2);
  check('psubscribe', await listener.psubscribe('room:*'), 3);
  check('ssubscribe', await listener.ssubscribe('shard'), 1);
  await r.publish('news', 'hello');
  await r.publish('room:1', 'hi');
  await r.spublish('shard', 'to one');
  await until('three messages', () => heard.length === 3);
  check('messages', heard, [['news', 'hello'], ['room:*', 'room:1', 'hi'], ['shard', 'to one']]);
  await fails('a command while subscribed', 'subscriber mode', listener.get('x'));
  check('unsubscribe', await listener.unsubscribe('news'), 2);
  await r.config('SET', 'notify-keyspace-events', 'KEA');
  await listener.subscribe('__keyspace@0__:told');
  await r.set('told', 1);
  await until('a key that changes is told', () => heard.some(([channel, event]) => channel.endsWith(':told') && event === 'set'));
  await r.config('SET', 'notify-keyspace-events', '');
  listener.disconnect();
}

async function queues(r) {
  const workers = [connect(), connect()];
  const jobs = workers.map((worker) => worker.blpop('jobs', 5));
  await until('two workers wait', async () => (await r.info('clients')).includes('blocked_clients:2'));
  await r.rpush('jobs', 'one', 'two');
  check('BLPOP', (await Promise.all(jobs)).map(([, job]) => job).sort(), ['one', 'two']);
  const moved = workers[0].blmove('jobs', 'doing', 'LEFT', 'RIGHT', 5);
  await until('one worker waits', async () => (await r.info('clients')).includes('blocked_clients:1'));
  await r.rpush('jobs', 'three');
  check('BLMOVE', await moved, 'three');
  check('BZPOPMIN in vain', await workers[0].bzpopmin('nothing', 0.1), null);
  workers.forEach((worker) => worker.disconnect());
}

async function server(r) {
  check('PING', await r.ping(), 'PONG');
  const named = connect({ connectionName: 'smoke' });
  check('a name', await named.client('GETNAME'), 'smoke');
  holds('CLIENT LIST', (await r.client('LIST')).includes('name=smoke'));
  check('CONFIG GET', await r.config('GET', 'maxmemory'), ['maxmemory', '0']);
  const ten = Buffer.alloc(10 * 1024 * 1024, 'x');
  await r.set('big', ten);
  holds('10 MB', (await r.getBuffer('big')).equals(ten));
  const seen = [];
  const monitor = await r.duplicate().monitor();
  monitor.on('monitor', (time, args) => seen.push(args.join(' ')));
  await r.set('seen', 'x');
  await until('MONITOR', () => seen.some((line) => line.toLowerCase() === 'set seen x'));
  monitor.disconnect();
  const id = await named.client('ID');
  await r.client('KILL', 'ID', id);
  await until('connected again after CLIENT KILL', async () => (await named.client('ID').catch(() => id)) > id);
  check('its name again', await named.client('GETNAME'), 'smoke');
  named.disconnect();
  const second = connect({ db: 1 });
  await second.set('elsewhere', 1);
  check('another database', await r.get('elsewhere'), null);
  await second.flushdb();
  check('quit', await second.quit(), 'OK');
}

async function passwords(r) {
  await r.config('SET', 'requirepass', 's3cret');
  const wrong = connect({ password: 'wrong', retryStrategy: null, maxRetriesPerRequest: 0 });
  await fails('a wrong password', '', wrong.ping());
  wrong.disconnect();
  const right = connect({ password: 's3cret' });
  check('the right password', await right.ping(), 'PONG');
  await right.config('SET', 'requirepass', '');
  right.disconnect();
}

async function restarts(r) {
  const listener = r.duplicate();
  const heard = [];
  listener.on('message', (channel, message) => heard.push(message));
  await listener.subscribe('after');
  await restart();
  await until('commands after a restart', async () => (await r.ping().catch(() => 'no')) === 'PONG', 10);
  await until('subscribed again by itself', async () => (await r.publish('after', 'back')) === 1, 10);
  await until('messages come again', () => heard.includes('back'));
  listener.disconnect();
}

run(async () => {
  const r = connect();
  await r.flushall();
  await dataTypes(r);
  await streams(r);
  await pipelines(r);
  await scripts(r);
  await scans(r);
  await pubsub(r);
  await queues(r);
  await server(r);
  await passwords(r);
  if (!process.argv.includes('alone')) {
    await restarts(r);
  }
  await r.flushall();
  r.disconnect();
});
