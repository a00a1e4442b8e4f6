// schemathesis against a server: operations made of the schema alone, by people who know nothing of it.
//
//     SECONDS=600 SEED=7 node tests/clients/schemathesis.mjs
//
// It is installed from PyPI into a temporary folder, or taken from the virtual environment that VENV names, which is
// made where it is not there. Python 3.10 or newer makes it. Fails where schemathesis finds an answer that is a 5xx or
// does not come, and where the server has ended or its log has a panic.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { check, finish, holds } from './checks.mjs';
import { Server } from './server.mjs';

const VERSION = '4.32.5';
const seconds = Number(process.env.SECONDS ?? 60);
const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const folder = path.dirname(fileURLToPath(import.meta.url));

async function run(program, given, more = {}) {
  const child = spawn(program, given, { stdio: 'inherit', ...more });
  const [code] = await once(child, 'exit');
  return code;
}

/** Runs a program, shows what it says, and gives that too. */
async function told(program, given, more) {
  const child = spawn(program, given, { stdio: ['ignore', 'pipe', 'inherit'], ...more });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', part => {
    text += part;
    process.stdout.write(part);
  });
  const [code] = await once(child, 'close');
  return { code, text };
}

const server = await Server.start();
const venv = process.env.VENV ?? path.join(server.folder, 'venv');
const bin = name => path.join(venv, 'bin', name);
if (!existsSync(bin('schemathesis'))) {
  const made = (await run('python3', ['-m', 'venv', venv])) === 0 && (await run(bin('pip'), ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`])) === 0;
  if (!made) {
    await server.remove();
    console.error('schemathesis cannot be installed: it takes Python 3.10 or newer, with venv, and PyPI');
    process.exit(1);
  }
}
const token = await server.token('schemathesis');
console.log(`schemathesis ${VERSION}: seed ${seed}, ${seconds} s; to repeat: SEED=${seed} SECONDS=${seconds} node tests/clients/schemathesis.mjs`);
const { code, text } = await told(bin('schemathesis'), [
  'run', server.http,
  '--header', `Authorization: Bearer ${token}`,
  '--checks', 'no_fault_of_the_server',
  '--mode', 'all',
  '--max-time', String(seconds),
  '--seed', String(seed),
  '--request-timeout', '30',
  '--workers', '2',
  '--max-examples', '1000000',
  '--suppress-health-check', 'all',
  '--continue-on-failure',
  '--no-color',
], { cwd: server.folder, env: { ...process.env, SCHEMATHESIS_HOOKS: 'hooks', PYTHONPATH: folder, PYTHONDONTWRITEBYTECODE: '1' } });
await check('schemathesis finds nothing', () => holds(code === 0, `it ended with ${code}`));
await check('schemathesis asked', () => {
  const made = Number(/(\d+) generated/.exec(text)?.[1] ?? 0);
  holds(made >= seconds, `only ${made} cases were made in ${seconds} s`);
});
await check('the server is there, and answers', async () => {
  holds(server.alive, server.log.slice(-1_000));
  await server.data('{ __typename }');
});
await check('the log has no panic in it', () => server.remove());
finish('schemathesis');
