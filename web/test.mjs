// Drives the built page in a browser, against a stand-in for the server that knows a few tokens:
//
//     node web/test.mjs [FOLDER]
//
// It holds that the token goes with every request and with the sockets, lies in sessionStorage and nowhere else, can
// be cleared, and that the page says whose it is or why it was refused; that subscriptions run over the socket; and
// that all of it works with the keyboard, under the server's content security policy. With FOLDER it takes pictures.

import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildSchema, execute, graphql, subscribe } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';

import { launch, watch } from './browser.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const [, , folder] = process.argv;

const refusal = 'the token has expired; ask for another';
const people = {
  'rapport_editor.0-_~+/==': { name: 'Ana Editor', role: 'EDITOR', clearance: 'INTERNAL' },
  rapport_long: {
    name: 'Maria Magdalena von der Hohenstein-Rosenbergschen Stiftung',
    role: 'READER',
    clearance: 'CONFIDENTIAL',
  },
  // The server lets it in, and does not tell who it is.
  rapport_nameless: null,
};

const schema = buildSchema(`
  type Query { hello: String!, me: Identity }
  type Identity { name: String!, role: String!, clearance: String! }
  type Subscription { changes: Int!, broken: Int! }
`);
const tokenOf = authorization => /^Bearer (.*)$/.exec(authorization ?? '')?.[1];
const isTaken = token => token === undefined || Object.hasOwn(people, token);
const rootFor = token => ({
  hello: 'world',
  me: token === undefined ? { name: 'anonymous', role: 'READER', clearance: 'PUBLIC' } : people[token],
});

/** What the page asked by POST, and what its sockets began with. */
const asked = [];
const introductions = [];

async function answer(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/graphql') {
    const token = tokenOf(request.headers.authorization);
    let body = '';
    for await (const part of request) {
      body += part;
    }
    const { query, variables, operationName } = JSON.parse(body);
    asked.push({ query, token });
    const taken = isTaken(token);
    response.writeHead(taken ? 200 : 401, { 'content-type': 'application/json' });
    const result = taken
      ? await graphql({ schema, source: query, rootValue: rootFor(token), variableValues: variables, operationName })
      : { errors: [{ message: refusal }] };
    response.end(JSON.stringify(result));
    return;
  }
  const name = pathname === '/graphiql' ? 'index.html' : path.basename(pathname);
  const kind = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }[path.extname(name)];
  response.writeHead(200, { 'content-type': `${kind}; charset=utf-8`, 'content-security-policy': policy });
  response.end(await readFile(path.join(root, 'dist', 'graphiql', name)));
}

/** Counts until the page has enough of it. */
async function* count() {
  for (let changes = 1; ; changes += 1) {
    yield { changes };
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

async function fail() {
  throw new Error('so far back nothing is kept');
}

/** The policy that the server sends, as its source has it. */
async function readPolicy() {
  const source = await readFile(path.join(root, '..', 'src', 'http', 'graphiql.rs'), 'utf8');
  return /const POLICY: &str = "([^"]*)"/.exec(source)[1].replace(/\\\n\s*/g, '');
}

const policy = await readPolicy();
const server = createServer(answer);
const sockets = new WebSocketServer({ server, path: '/graphql/ws' });
useServer(
  {
    schema,
    execute,
    subscribe,
    roots: { subscription: { changes: count, broken: fail } },
    onConnect({ connectionParams, extra }) {
      introductions.push(connectionParams);
      if (!isTaken(tokenOf(connectionParams?.authorization))) {
        extra.socket.close(4403, `Forbidden: ${refusal}`);
      }
    },
  },
  sockets,
);
await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
const origin = `http://127.0.0.1:${server.address().port}`;

const faults = [];
function hold(what, holds) {
  if (!holds) {
    faults.push(what);
  }
}

const browser = await launch();
try {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  const page = await open(context);
  const button = page.locator('.token-button');
  const panel = page.getByRole('dialog', { name: 'Token' });
  const input = page.locator('#token-input');
  const standing = panel.getByRole('status');
  const answered = text => page.locator('.result-window .CodeMirror-line', { hasText: text }).first().waitFor();

  let operations = 0;
  async function ask(kind, selection) {
    const query = `${kind} Asked${operations + 1} { ${selection} }`;
    await page.locator('.graphiql-query-editor .CodeMirror-line').first().click({ position: { x: 6, y: 6 } });
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(query);
    // The editor takes a moment to see that another operation stands in it.
    operations += 1;
    await page.locator('.graphiql-tab-active', { hasText: `Asked${operations}` }).waitFor();
    await page.waitForTimeout(200);
    await page.keyboard.press('Control+Enter');
  }
  async function openPanel() {
    await button.focus();
    await page.keyboard.press('Enter');
    await panel.locator('#token-input:focus').waitFor();
  }
  async function give(text) {
    await page.keyboard.insertText(text);
    await page.keyboard.press('Enter');
  }
  const says = text => standing.filter({ hasText: text }).waitFor();
  const kept = () =>
    page.evaluate(() => ({ session: { ...sessionStorage }, local: JSON.stringify(localStorage), url: location.href }));
  async function picture(name) {
    if (folder === undefined) {
      return;
    }
    await mkdir(folder, { recursive: true });
    for (const colorScheme of ['light', 'dark']) {
      for (const width of [1280, 800]) {
        await page.emulateMedia({ colorScheme });
        await page.setViewportSize({ width, height: 800 });
        const file = path.join(folder, `${name}-${colorScheme}-${width}.png`);
        await page.screenshot({ path: file, animations: 'disabled' });
      }
    }
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 800 });
  }

  // Without a token.
  await ask('query', 'hello');
  await answered('world');
  hold('a request has a token although none was given', asked.every(({ token }) => token === undefined));
  await picture('1-none');
  await openPanel();
  await says('anonymous');
  await picture('2-none-open');

  // What is no token is not sent.
  await give('no token, “this”');
  await panel.getByRole('alert').filter({ hasText: 'This cannot be a token' }).waitFor();
  await picture('3-fault-open');
  await input.fill('');

  // A token, pasted with more than itself.
  const editor = Object.keys(people)[0];
  await give(`Authorization: Bearer ${editor} `);
  await says('Role EDITOR, clearance INTERNAL');
  hold('the field still shows the token', (await input.inputValue()) === '');
  await picture('4-known-open');
  await page.keyboard.press('Escape');
  await panel.waitFor({ state: 'hidden' });
  await page.locator('.token-button:focus').waitFor();
  await page.getByRole('button', { name: 'Token of Ana Editor', exact: true }).waitFor();
  await ask('query', 'hello again: hello');
  await answered('again');
  hold('a request is without the token', asked.at(-1).token === editor);
  await picture('5-known');

  // A subscription.
  const before = asked.length;
  await ask('subscription', 'changes');
  await answered('"changes": 3');
  hold('the socket is not told the token', introductions.at(-1).authorization === `Bearer ${editor}`);
  hold('a subscription is sent by POST', !asked.slice(before).some(({ query }) => query.startsWith('subscription')));
  await openPanel();
  await give('rapport_long');
  await says('CONFIDENTIAL');
  await answered('the token was changed');
  await picture('6-long-open');
  await page.keyboard.press('Escape');
  await ask('subscription', 'broken');
  await answered('so far back nothing is kept');

  // A token lasts as long as its tab, and is in no other.
  await page.reload();
  await page.getByRole('button', { name: /^Token of Maria/ }).waitFor();
  const other = await open(context);
  await other.getByRole('button', { name: 'Token', exact: true }).waitFor();
  await other.close();
  const { session, local, url } = await kept();
  hold('the token is not in the session storage', Object.values(session).includes('rapport_long'));
  hold('a token is in the local storage', !local.includes('rapport_long') && !local.includes(editor));
  hold('the token is in the address', !url.includes('rapport_long'));

  // Whom it belongs to is not always told.
  await openPanel();
  await give('rapport_nameless');
  await says('cannot be told');
  await picture('7-nameless-open');

  // A refused token, by POST and at the socket.
  await input.focus();
  await give('rapport_expired');
  await says(refusal);
  await picture('8-refused-open');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Token refused' }).waitFor();
  await ask('subscription', 'changes');
  await answered(refusal);
  await picture('9-refused');

  // Cleared.
  await openPanel();
  await panel.getByRole('button', { name: 'Clear token' }).click();
  await says('anonymous');
  await page.keyboard.press('Escape');
  await ask('query', 'hello last: hello');
  await answered('last');
  hold('a cleared token is sent', asked.at(-1).token === undefined);
  hold('a cleared token is kept', !JSON.stringify((await kept()).session).includes('rapport_'));
  await ask('subscription', 'changes');
  await answered('"changes": 2');
  hold('a cleared token is told to the socket', introductions.at(-1) === undefined);

  // An authorization in the Headers editor goes before the token, and is not its affair.
  await openPanel();
  await give(editor);
  await says('Ana Editor');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Headers' }).click();
  await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .CodeMirror').click();
  await page.keyboard.insertText('{"authorization": "Bearer rapport_expired"}');
  await ask('query', 'hello');
  await answered(refusal);
  hold('the Headers editor does not go before the token', asked.at(-1).token === 'rapport_expired');
  await ask('subscription', 'changes');
  await answered('4403');
  hold('a refusal of another token is told of this one', (await button.textContent()) === 'Ana Editor');
} catch (error) {
  faults.push(error.message);
} finally {
  await browser.close();
  sockets.close();
  server.closeAllConnections();
  server.close();
}

// Of the refusals that are asked for here, the browser reports each.
const unexpected = faults.filter(fault => !/^console: .*status of 401/.test(fault));
if (unexpected.length > 0) {
  unexpected.forEach(fault => console.error(fault));
  process.exit(1);
}

async function open(context) {
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  await watch(page, origin, faults);
  await page.goto(`${origin}/graphiql`);
  await page.locator('.graphiql-query-editor .CodeMirror-code').waitFor();
  return page;
}
