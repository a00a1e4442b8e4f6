// A server of one's own for a test: started on a free port, on a database in a temporary folder, with the example
// record; stopped, killed and started again at will. What it writes to its log is kept, and read for panics.
//
// RAPPORT names the program (default target/debug/rapport of this project); RAPPORT_SERVE has more flags for
// `serve`, with blanks between them.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The program under test. */
export const program = path.resolve(project, process.env.RAPPORT ?? 'target/debug/rapport');

/** What a log must not have in it. */
const faults = /panicked at|internal error|stack overflow/i;

/** How long a server may take until it listens, and until it has ended, in milliseconds: a debug build is slow. */
const patience = 60_000;

/** Servers that run, to be ended with this process. */
const running = new Set();
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => process.exit(1));
}
process.on('exit', () => running.forEach(child => child.kill('SIGKILL')));

async function freePort() {
  const listener = createServer().listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address();
  listener.close();
  await once(listener, 'close');
  return port;
}

export class Server {
  /**
   * Starts a server. `flags` are more flags for `serve`; `sample: false` leaves the database empty.
   * Whoever starts one awaits its `remove`.
   */
  static async start({ flags = [], sample = true } = {}) {
    const server = new Server();
    server.folder = await mkdtemp(path.join(tmpdir(), 'rapport-clients-'));
    server.database = `sqlite://${path.join(server.folder, 'record.db')}`;
    server.port = await freePort();
    server.flags = [...(process.env.RAPPORT_SERVE ?? '').split(' ').filter(flag => flag !== ''), ...flags];
    server.log = '';
    await server.#serve(sample ? ['--sample'] : []);
    return server;
  }

  get origin() {
    return `http://127.0.0.1:${this.port}`;
  }

  get http() {
    return `${this.origin}/graphql`;
  }

  get ws() {
    return `ws://127.0.0.1:${this.port}/graphql/ws`;
  }

  get sse() {
    return `${this.origin}/graphql/stream`;
  }

  get pid() {
    return this.child.pid;
  }

  /** Whether the process is there. */
  get alive() {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async #serve(more = []) {
    const given = ['serve', '--database', this.database, '--listen', `127.0.0.1:${this.port}`, ...this.flags, ...more];
    const child = spawn(program, given, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, RUST_BACKTRACE: '1' } });
    this.child = child;
    running.add(child);
    child.on('exit', () => running.delete(child));
    child.on('error', error => (this.log += `${program}: ${error.message}\n`));
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', text => (this.log += text));
    }
    const until = Date.now() + patience;
    for (;;) {
      if (!this.alive || child.pid === undefined) {
        throw new Error(`the server did not start:\n${this.log}`);
      }
      try {
        const response = await fetch(`${this.origin}/readyz`);
        await response.text();
        if (response.ok) {
          return;
        }
      } catch {
        // Not there yet.
      }
      if (Date.now() > until) {
        throw new Error(`the server does not listen after ${patience} ms:\n${this.log}`);
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }

  /** Ends the server with a signal, and waits until it is gone. Fails where it had to be told twice. */
  async stop(signal = 'SIGTERM') {
    const { child } = this;
    if (!this.alive) {
      return;
    }
    const gone = once(child, 'exit');
    child.kill(signal);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, patience);
    const [code] = await gone;
    clearTimeout(timer);
    if (late) {
      throw new Error(`the server had not ended ${patience} ms after ${signal}`);
    }
    if (signal === 'SIGTERM' && code !== 0) {
      throw new Error(`the server ended with ${code ?? child.signalCode} after ${signal}:\n${this.log}`);
    }
  }

  /** Starts it again, on the same port and database. */
  async again() {
    await this.#serve();
  }

  /** Stops the server and removes its folder. Fails where its log tells of a panic. */
  async remove() {
    try {
      await this.stop();
      const line = this.log.split('\n').find(text => faults.test(text));
      if (line !== undefined) {
        throw new Error(`in the log: ${line}`);
      }
    } finally {
      await rm(this.folder, { recursive: true, force: true });
    }
  }

  async run(...given) {
    const { stdout } = await promisify(execFile)(program, [...given, '--database', this.database]);
    return stdout.trim();
  }

  /** Makes a token. */
  token(name, role = 'editor', clearance = 'confidential') {
    return this.run('token', 'create', name, '--role', role, '--clearance', clearance);
  }

  /** Asks by POST, and gives the answer; the test fails where it is not JSON. */
  async ask(query, { variables, token, signal } = {}) {
    const response = await fetch(this.http, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
      signal,
    });
    const text = await response.text();
    try {
      return JSON.parse(text);
    } catch {
      throw new Error(`${response.status} without JSON: ${text.slice(0, 200)}`);
    }
  }

  /** Asks by POST, and gives the data; the test fails on any error. */
  async data(query, options) {
    const answer = await this.ask(query, options);
    if (answer.errors !== undefined) {
      throw new Error(`${JSON.stringify(answer.errors)} of ${query}`);
    }
    return answer.data;
  }
}
