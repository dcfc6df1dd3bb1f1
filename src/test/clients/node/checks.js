'use strict';
// What the programs of this folder share: a line per check, and the end at the first difference.

const assert = require('node:assert');
const readline = require('node:readline');
const { setTimeout: pause } = require('node:timers/promises');

function different(name, got, want) {
  console.log(`DIFFERENT ${name}`);
  console.log('  want', want);
  console.log('  got ', got);
  process.exit(1);
}

/** One check: what came and what a real server gives. */
function check(name, got, want) {
  const [a, b] = [plain(got), plain(want)];
  try {
    assert.deepStrictEqual(a, b);
  } catch {
    different(name, a, b);
  }
  console.log(`ok ${name}`);
}

/** Replies without their prototypes: some libraries give objects that have none. */
function plain(value) {
  if (Buffer.isBuffer(value) || value === null || typeof value !== 'object' || value instanceof Error) {
    return value;
  }
  if (value instanceof Set) {
    return new Set([...value].map(plain));
  }
  if (value instanceof Map) {
    return new Map([...value].map(([key, item]) => [key, plain(item)]));
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

/** One check of something that has many right answers; `seen` is shown when it does not hold. */
function holds(name, condition, seen) {
  if (!condition) {
    different(name, seen, 'something else');
  }
  console.log(`ok ${name}`);
}

/** `promise` must fail with an error whose text has `part` in it. */
async function fails(name, part, promise) {
  let got;
  try {
    got = await promise;
  } catch (error) {
    holds(name, error.message.includes(part), error.message);
    return;
  }
  different(name, got, `an error with ${part}`);
}

/** Waits until `condition()` is true. */
async function until(name, condition, seconds = 10) {
  for (const end = Date.now() + seconds * 1000; !(await condition()); await pause(10)) {
    if (Date.now() > end) {
      different(name, `not within ${seconds} seconds`, 'true');
    }
  }
  console.log(`ok ${name}`);
}

/** Asks whoever started this program to do something to its servers, and waits for that. */
async function ask(request, name) {
  const lines = readline.createInterface({ input: process.stdin });
  console.log(request);
  const [line] = await new Promise((resolve) => lines.once('line', (text) => resolve([text])));
  lines.close();
  holds(name, line === 'done', line);
}

/** Has the server started again on its port, without its data. */
const restart = () => ask('RESTART', 'the server was started again');

/** Has one of several servers stopped, by its place, from 1. */
const stop = (place) => ask(`STOP ${place}`, `server ${place} was stopped`);

/** Runs a program: it ends with 1 at whatever it did not expect. */
function run(main) {
  main().then(
    () => {
      console.log('all well');
      process.exit(0);
    },
    (error) => {
      console.log('DIFFERENT', error);
      process.exit(1);
    },
  );
}

module.exports = { check, fails, holds, pause, restart, run, stop, until };
