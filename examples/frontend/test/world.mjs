// What the test runs against: a real server with the example record, the built page before it, and a browser.

import { execFile, spawn } from 'node:child_process';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { chromium } from 'playwright-core';
import { build, preview } from 'vite';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const binary = path.resolve(process.env.RAPPORT ?? path.join(root, '../../target/debug/rapport'));

/**
 * A server on a database of its own, or on that of `over`, with more `flags` for `serve`; it keeps its address when it is
 * started again.
 */
export async function startRapport({ over, flags = [] } = {}) {
  await access(binary).catch(() => {
    throw new Error(`there is no ${binary}; build it with \`cargo build\`, or name another in RAPPORT`);
  });
  const folder = over?.folder ?? (await mkdtemp(path.join(tmpdir(), 'rapport-frontend-')));
  const database = ['--database', `sqlite://${path.join(folder, 'test.db')}`];
  let address = '127.0.0.1:0';
  let server;

  async function start() {
    server = spawn(binary, [...database, 'serve', '--sample', '--listen', address, ...flags], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const said = [];
    for await (const line of createInterface({ input: server.stderr })) {
      said.push(line);
      const found = /GraphQL at http:\/\/([^/]+)\/graphql/.exec(line);
      if (found) {
        address = found[1];
        server.stderr.resume();
        return;
      }
    }
    throw new Error(`the server did not start:\n${said.join('\n')}`);
  }

  async function stop() {
    if (server.exitCode === null && server.signalCode === null) {
      const ended = new Promise(resolve => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
    }
  }

  await start();
  return {
    url: `http://${address}`,
    start,
    stop,
    /** Runs another command on the same database; gives what it prints. */
    run: async (...words) => (await promisify(execFile)(binary, [...database, ...words])).stdout.trim(),
    /** Sends a document with a token, as any other client does. */
    async ask(token, query, variables) {
      const response = await fetch(`http://${address}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = await response.json();
      if (errors) {
        throw new Error(errors.map(error => error.message).join('\n'));
      }
      return data;
    },
    folder,
    async end() {
      await stop();
      if (over === undefined) {
        await rm(folder, { recursive: true });
      }
    },
  };
}

/** The built page, and what it asks handed on to the server. */
export async function startPage(rapportUrl, outDir = 'dist') {
  process.env.RAPPORT_URL = rapportUrl;
  // The first port from here on that is free.
  const page = await preview({
    root,
    logLevel: 'silent',
    build: { outDir },
    preview: { port: 4300, strictPort: false },
  });
  return { origin: page.resolvedUrls.local[0].replace(/\/$/, ''), end: () => page.close() };
}

/** Builds the page so that it sends ids of documents in place of documents. */
export async function buildWithIds(outDir) {
  process.env.VITE_TRUSTED_DOCUMENTS = '1';
  await build({ root, logLevel: 'silent', build: { outDir } });
}

/** The documents by their ids, as codegen writes them and a server reads them. */
export const trustedDocuments = path.join(root, 'src/gql/persisted-documents.json');

/** A headless Chromium; CHROMIUM names it (default /usr/bin/chromium). */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-sync'],
  });
}
