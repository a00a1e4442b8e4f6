// Checks, one after the other, each with a line of its own in the end; and what a check asks for.

import { isDeepStrictEqual } from 'node:util';

/** After how long a check that has not ended has failed, in milliseconds; PATIENCE has it in seconds. */
const patience = Number(process.env.PATIENCE ?? 60) * 1_000;

const passed = [];
const failed = [];

/** Runs a check, and says how it went. One that does not end has failed. */
export async function check(name, run) {
  const late = new AbortController();
  const timeout = new Promise((_, reject) => {
    const timer = setTimeout(() => reject(new Error(`not done after ${patience} ms`)), patience);
    late.signal.addEventListener('abort', () => clearTimeout(timer));
  });
  try {
    await Promise.race([run(), timeout]);
    passed.push(name);
    console.log(`  ok      ${name}`);
  } catch (error) {
    failed.push(name);
    console.log(`  FAILED  ${name}`);
    console.log(`          ${String(error?.stack ?? error).split('\n').slice(0, 6).join('\n          ')}`);
  } finally {
    late.abort();
  }
}

/** Says how many checks passed, and ends the process: with 1 where one failed, or none was made. */
export function finish(what) {
  console.log(`${what}: ${passed.length} of ${passed.length + failed.length} checks passed`);
  process.exit(failed.length > 0 || passed.length === 0 ? 1 : 0);
}

/** Fails where two values differ. */
export function equal(found, expected, what = 'it') {
  if (!isDeepStrictEqual(found, expected)) {
    throw new Error(`${what} is ${shown(found)}; expected ${shown(expected)}${place(found, expected)}`);
  }
}

/** A value as JSON, or as much of it as can be looked at. */
function shown(value) {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 400 ? `${text.slice(0, 400)}…` : text;
}

/** Where two lists begin to differ. */
function place(found, expected) {
  if (!Array.isArray(found) || !Array.isArray(expected) || found.length < 2 || expected.length < 2) {
    return '';
  }
  const index = expected.findIndex((value, at) => !isDeepStrictEqual(value, found[at]));
  return `; of ${found.length} and ${expected.length}, number ${index} differs: ${shown(found[index])}; expected ${shown(expected[index])}`;
}

/** Fails where something does not hold. */
export function holds(condition, what) {
  if (!condition) {
    throw new Error(what);
  }
}

/** Something to be awaited that is told from outside. */
export function promised() {
  let tell;
  let refuse;
  const promise = new Promise((resolve, reject) => {
    tell = resolve;
    refuse = reject;
  });
  return { promise, tell, refuse };
}
