'use strict';
// Scripts, functions and users with node-redis (RESP2 and RESP3) and ioredis: `node scripts.js redis://127.0.0.1:6379`.
// The data of that server is thrown away.

const Redis = require('ioredis');
const { createClient, createClientPool, defineScript } = require('redis');
const { check, fails, holds, run } = require('./checks');

const url = process.argv[2];

const LIBRARY = `#!lua name=shop
local function stock(keys) return tonumber(redis.call('GET', keys[1]) or 0) end
redis.register_function('buy', function(keys, args)
  local left = stock(keys) - tonumber(args[1])
  if left < 0 then return redis.error_reply('SOLDOUT only ' .. stock(keys) .. ' left') end
  redis.call('SET', keys[1], left)
  return left
end)
redis.register_function{function_name = 'left', callback = stock, flags = {'no-writes'}}
`;

/** A script as a method of the client, as the guide of node-redis shows it. */
const addTwice = defineScript({
  NUMBER_OF_KEYS: 1,
  SCRIPT: "redis.call('INCRBY', KEYS[1], ARGV[1]); return redis.call('INCRBY', KEYS[1], ARGV[1])",
  parseCommand(parser, key, number) {
    parser.pushKey(key);
    parser.push(number.toString());
  },
  transformReply: (reply) => ({ sum: reply }),
});

/** A library whose functions are methods of the client. */
const shop = {
  buy: {
    NUMBER_OF_KEYS: 1,
    parseCommand(parser, key, number) {
      parser.pushKey(key);
      parser.push(number.toString());
    },
    transformReply: undefined,
  },
  left: {
    NUMBER_OF_KEYS: 1,
    IS_READ_ONLY: true,
    parseCommand(parser, key) {
      parser.pushKey(key);
    },
    transformReply: undefined,
  },
};

async function connect(options) {
  const client = createClient({ url, scripts: { addTwice }, functions: { shop }, ...options });
  client.on('error', () => {});
  await client.connect();
  return client;
}

async function scripts(r) {
  await r.scriptFlush();
  check('a script as a method', await r.addTwice('twice', 21), { sum: 42 });
  check('the same by its hash', await r.addTwice('twice', 1), { sum: 44 });
  check('SCRIPT EXISTS', await r.scriptExists([addTwice.SHA1, '0'.repeat(40)]), [1, 0]);
  await r.scriptFlush();
  check('a script that was forgotten is sent again', await r.addTwice('twice', 1), { sum: 46 });
  check('in a transaction', await r.multi().addTwice('twice', 2).get('twice').exec(), [{ sum: 50 }, '50']);
  const many = await Promise.all(Array.from({ length: 200 }, () => r.addTwice('twice', 1)));
  check('many at once', many.pop(), { sum: 450 });
  const sha = await r.scriptLoad('return {KEYS[1], ARGV[1], 3.9}');
  check('EVALSHA', await r.evalSha(sha, { keys: ['k'], arguments: ['a'] }), ['k', 'a', 3]);
  check('EVAL_RO', await r.evalRo("return redis.call('GET', KEYS[1])", { keys: ['twice'] }), '450');
  await fails('EVAL_RO does not write', 'Write commands are not allowed from read-only scripts',
    r.evalRo("return redis.call('DEL', KEYS[1])", { keys: ['twice'] }));
  await fails('NOSCRIPT', 'NOSCRIPT No matching script. Please use EVAL.', r.evalSha('0'.repeat(40)));
  await fails('a mistake on its line', "user_script:2: attempt to index local 'x' (a nil value)",
    r.eval('local x = nil\nreturn x.y'));
  await fails('its own error', 'SHUT for today', r.eval("return redis.error_reply('SHUT for today')"));
}

/** What a script gives when it asks its commands, or itself answers, in the newer protocol. */
async function newerReplies(r, RESP) {
  check('a map', await r.eval("redis.setresp(3) redis.call('HSET', 'h', 'f', 'v') return redis.call('HGETALL', 'h')"),
    RESP === 3 ? { f: 'v' } : ['f', 'v']);
  check('a double', await r.eval('return {double = 2.5}'), RESP === 3 ? 2.5 : '2.5');
  check('a truth', await r.eval('redis.setresp(3) return true'), RESP === 3 ? true : 1);
}

async function functions(r) {
  await r.functionFlush();
  check('FUNCTION LOAD', await r.functionLoad(LIBRARY), 'shop');
  await fails('FUNCTION LOAD again', "Library 'shop' already exists", r.functionLoad(LIBRARY));
  check('FUNCTION LOAD REPLACE', await r.functionLoad(LIBRARY, { REPLACE: true }), 'shop');
  await r.set('apples', '5');
  check('a function as a method', await r.shop.buy('apples', 3), 2);
  check('one that only reads', await r.shop.left('apples'), 2);
  await fails('its error', 'SOLDOUT only 2 left', r.shop.buy('apples', 3));
  check('FCALL', await r.fCall('buy', { keys: ['apples'], arguments: ['1'] }), 1);
  check('FCALL_RO', await r.fCallRo('left', { keys: ['apples'] }), 1);
  await fails('FCALL_RO of one that writes', 'Can not execute a script with write flag',
    r.fCallRo('buy', { keys: ['apples'], arguments: ['1'] }));
  const [library] = await r.functionList({ LIBRARYNAME: 'sh*' });
  check('FUNCTION LIST', [library.library_name, library.engine, library.functions.map((each) => each.name).sort()],
    ['shop', 'LUA', ['buy', 'left']]);
  const flags = library.functions.map((each) => [each.name, [...each.flags]]).sort();
  check('their flags', flags, [['buy', []], ['left', ['no-writes']]]);
  check('FUNCTION LIST WITHCODE', (await r.functionListWithCode())[0].library_code, LIBRARY);
  const stats = await r.functionStats();
  check('FUNCTION STATS', [stats.running_script, stats.engines.LUA],
    [null, { libraries_count: 1, functions_count: 2 }]);
  await fails('FUNCTION KILL', 'No scripts in execution right now', r.functionKill());
  await fails('a library without its first line', 'Missing library metadata', r.functionLoad('return 1'));
  check('FUNCTION DELETE', await r.functionDelete('shop'), 'OK');
  await fails('it is gone', 'Function not found', r.shop.left('apples'));
}

const RIGHTS = [
  'reset', 'on', '>secret', '~app:*', '&news', '+@read', '+@transaction', '+eval', '+set', '(+incr ~count:*)',
];

async function users(r) {
  check('ACL WHOAMI', await r.aclWhoAmI(), 'default');
  check('ACL SETUSER', await r.aclSetUser('ann', RIGHTS), 'OK');
  const user = await r.aclGetUser('ann');
  check('ACL GETUSER', [user.keys, user.channels], ['~app:*', '&news']);
  check('its commands', user.commands.split(' ').sort(), ['+@read', '+@transaction', '+eval', '+set', '-@all']);
  check('its selectors', user.selectors.map((each) => [each.commands, each.keys]), [['-@all +incr', '~count:*']]);
  holds('its flags', user.flags.includes('on'), user.flags);
  check('ACL USERS', (await r.aclUsers()).sort(), ['ann', 'default']);
  holds('ACL LIST', (await r.aclList()).some((line) => line.startsWith('user ann on ')), await r.aclList());
  holds('ACL CAT', (await r.aclCat('scripting')).includes('fcall'));
  check('ACL GENPASS', (await r.aclGenPass()).length, 64);
  check('ACL DRYRUN', await r.aclDryRun('ann', ['GET', 'app:1']), 'OK');
  holds('ACL DRYRUN of more', (await r.aclDryRun('ann', ['DEL', 'app:1'])).includes("the 'del' command"));
  const ann = await connect({ username: 'ann', password: 'secret', disableClientInfo: true });
  check('what ann may', [await ann.set('app:1', 'x'), await ann.get('app:1'), await ann.incr('count:1')],
    ['OK', 'x', 1]);
  await r.aclLogReset();
  await fails('a command', 'NOPERM', ann.del('app:1'));
  await fails('a key', 'NOPERM', ann.get('other'));
  await fails('a transaction', "has no permissions to run the 'del' command", ann.multi().del('app:1').exec());
  await fails('in a script', 'script', ann.eval("return redis.call('DEL', 'app:1')"));
  const log = await r.aclLog();
  check('ACL LOG', log.slice(-2).map((each) => [each.reason, each.object, each.username, each.context]),
    [['key', 'other', 'ann', 'toplevel'], ['command', 'del', 'ann', 'toplevel']]);
  holds('in scripts too', log.some((each) => each.context === 'lua' && each.object === 'del'), log);
  const eve = createClient({ url, username: 'ann', password: 'guess', socket: { reconnectStrategy: false } });
  eve.on('error', () => {});
  await fails('a wrong password', 'WRONGPASS invalid username-password pair or user is disabled.', eve.connect());
  await fails('a rule that is none', "Error in ACL SETUSER modifier '+@nothing'", r.aclSetUser('ann', '+@nothing'));
  check('ACL DELUSER', await r.aclDelUser(['ann', 'nobody']), 1);
  ann.destroy();
}

async function ioredis(r) {
  r.defineCommand('pair', { numberOfKeys: 2, lua: 'return {KEYS[1], KEYS[2], ARGV[1]}' });
  r.defineCommand('count', { lua: 'return #KEYS * 10 + #ARGV' });
  r.defineCommand('peek', { numberOfKeys: 1, readOnly: true, lua: "return redis.call('GET', KEYS[1])" });
  check('a command of its own', await r.pair('a', 'b', 'c'), ['a', 'b', 'c']);
  check('one that takes any number of keys', await r.count(2, 'a', 'b', 'c'), 21);
  check('bytes', await r.pairBuffer('a', 'b', Buffer.from([0, 255])),
    [Buffer.from('a'), Buffer.from('b'), Buffer.from([0, 255])]);
  await r.script('FLUSH');
  check('forgotten, and sent again', await r.pair('a', 'b', 'c'), ['a', 'b', 'c']);
  await r.script('FLUSH');
  check('in a pipeline', await r.pipeline().set('p', 1).pair('a', 'b', 'c').peek('p').exec(),
    [[null, 'OK'], [null, ['a', 'b', 'c']], [null, '1']]);
  check('in a transaction', await r.multi().incr('p').peek('p').exec(), [[null, 2], [null, '2']]);
  const own = { scripts: { first: { numberOfKeys: 1, lua: 'return KEYS[1]' } } };
  const prefixed = new Redis(url, { keyPrefix: 'app:', ...own });
  check('its keys get the prefix', await prefixed.first('x'), 'app:x');
  prefixed.disconnect();
  await r.function('LOAD', 'REPLACE', LIBRARY);
  check('FCALL', await r.fcall('left', 1, 'p'), 2);
  check('a library goes with its payload', await r.function('FLUSH').then(() => r.function('LIST')), []);
  await r.function('LOAD', LIBRARY);
  const payload = await r.callBuffer('FUNCTION', 'DUMP');
  await r.function('FLUSH');
  check('FUNCTION RESTORE', [await r.call('FUNCTION', 'RESTORE', payload), await r.fcall('left', 1, 'p')], ['OK', 2]);
  await r.function('FLUSH');
  await r.acl('SETUSER', 'bob', 'reset', 'on', '>pw', '~*', '+get', '+info', '+eval', '+evalsha');
  const bob = new Redis(url, { username: 'bob', password: 'pw' });
  bob.on('error', () => {});
  check('as bob', await bob.get('p'), '2');
  await fails('not that', "has no permissions to run the 'set' command", bob.set('p', 1));
  bob.defineCommand('peek', { numberOfKeys: 1, lua: "return redis.call('GET', KEYS[1])" });
  check('a script of his', await bob.peek('p'), '2');
  check('ACL DELUSER', await r.acl('DELUSER', 'bob'), 1);
  bob.disconnect();
}

run(async () => {
  for (const RESP of [2, 3]) {
    console.log(`node-redis, RESP${RESP}`);
    const r = await connect({ RESP });
    await r.flushAll();
    await scripts(r);
    await newerReplies(r, RESP);
    await functions(r);
    await users(r);
    r.destroy();
  }
  const pool = createClientPool({ url, scripts: { addTwice } }, { maximum: 3 });
  await pool.connect();
  const sums = await Promise.all(Array.from({ length: 30 }, () => pool.addTwice('pooled', 1)));
  check('scripts of a pool', Math.max(...sums.map(({ sum }) => sum)), 60);
  pool.destroy();
  console.log('ioredis');
  const r = new Redis(url);
  await r.flushall();
  await ioredis(r);
  await r.flushall();
  r.disconnect();
});
