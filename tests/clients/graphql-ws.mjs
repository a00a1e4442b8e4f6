// graphql-ws's own client, and raw sockets (ws), against a server: operations, errors, tokens, pings, what a client
// goes through when the server is started again in the middle of a subscription, and every way in which the protocol
// has a conversation end that a client can bring about.
//
//     node tests/clients/graphql-ws.mjs

import { once } from 'node:events';

import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

import { check, equal, finish, holds, promised } from './checks.mjs';
import { change, follow, following, latest, overRestarts, run, saving } from './operations.mjs';
import { Server } from './server.mjs';

const server = await Server.start();
const token = await server.token('editor of the test');

/** A client that gives up at the first failure, unless told otherwise. */
function client(options = {}) {
  return createClient({ url: server.ws, webSocketImpl: WebSocket, retryAttempts: 0, ...options });
}

const asEditor = { connectionParams: { authorization: `Bearer ${token}` } };

/** A raw socket. With `init` it has been let in. */
async function raw({ protocol = ['graphql-transport-ws'], init } = {}) {
  const socket = new WebSocket(server.ws, protocol);
  const messages = [];
  const waiting = [];
  socket.on('message', text => {
    messages.push(JSON.parse(text));
    waiting.shift()?.();
  });
  const closed = once(socket, 'close').then(([code, reason]) => ({ code, reason: reason.toString() }));
  await once(socket, 'open');
  const it = {
    socket,
    closed,
    say: message => socket.send(typeof message === 'string' || message instanceof Buffer ? message : JSON.stringify(message)),
    /** The next message of the server. */
    hear: async () => {
      if (messages.length === 0) {
        const heard = new Promise(resolve => waiting.push(resolve));
        await Promise.race([heard, closed.then(({ code, reason }) => Promise.reject(new Error(`closed: ${code} ${reason}`)))]);
      }
      return messages.shift();
    },
  };
  if (init !== undefined) {
    it.say({ type: 'connection_init', payload: init });
    equal(await it.hear(), { type: 'connection_ack' }, 'the answer to connection_init');
  }
  return it;
}

await check('a query is answered once and completes', async () => {
  const { results, error } = await run(client(), { query: '{ people(first: 1) { totalCount } }' });
  equal(error, undefined, 'the error');
  equal(results.length, 1, 'the number of results');
  holds(results[0].data.people.totalCount > 0, 'nobody is there');
});

await check('variables and the name of the operation arrive', async () => {
  const query = 'query A { __typename } query B($id: ID!) { node(id: $id) { id } }';
  const { results } = await run(client(), { query, operationName: 'B', variables: { id: 'person:jung-sook-park' } });
  equal(results, [{ data: { node: { id: 'person:jung-sook-park' } } }], 'what came');
});

await check('a mutation is executed once, and its change is there', async () => {
  const { results, error } = await run(client(asEditor), { query: saving('Made over a socket') });
  equal(error, undefined, 'the error');
  equal(results.length, 1, 'the number of results');
  const { id } = results[0].data.saveTopic.topic;
  equal(await server.data(`{ node(id: ${JSON.stringify(id)}) { id } }`), { node: { id } }, 'the record');
});

await check('an error of a field is a result, with what else was asked', async () => {
  const { results, error } = await run(client(), { query: '{ a: people(first: 1) { totalCount } b: people(first: -1) { totalCount } }' });
  equal(error, undefined, 'the error');
  equal(results.length, 1, 'the number of results');
  holds(results[0].errors?.[0]?.path?.[0] === 'b', `no error of b: ${JSON.stringify(results)}`);
});

for (const [what, query] of [
  ['does not parse', '{'],
  ['asks for what there is not', '{ nothingOfTheKind }'],
  ['is empty', ''],
  ['lacks a variable', 'query A($id: ID!) { node(id: $id) { id } }'],
]) {
  await check(`a document that ${what} is an error before execution`, async () => {
    const { results, error } = await run(client(), { query });
    equal(results, [], 'what came');
    holds(Array.isArray(error) && error.length > 0 && error.every(({ message }) => typeof message === 'string'), `not a list of errors: ${error}`);
  });
}

await check('a mutation without a token is refused, and the socket goes on', async () => {
  const of = client({ lazyCloseTimeout: 5_000 });
  const name = 'Never made without a token';
  const refused = await run(of, { query: saving(name) });
  const errors = refused.results[0]?.errors ?? refused.error;
  equal(errors?.[0]?.extensions?.code, 'FORBIDDEN', `the code of ${JSON.stringify(refused)}`);
  const found = await server.data('query F($text: String!) { search(text: $text) { nodes { id } } }', { token, variables: { text: name } });
  equal(found.search.nodes, [], 'what was made');
  const { results } = await run(of, { query: '{ __typename }' });
  equal(results, [{ data: { __typename: 'Query' } }], 'the next answer');
  await of.dispose();
});

await check('many operations go over one socket, beside a subscription', async () => {
  let opened = 0;
  const of = client({ ...asEditor, on: { opened: () => (opened += 1) } });
  const followed = follow(of, await latest(server, token));
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, number) => run(of, { query: `{ n${number}: people(first: ${number}) { nodes { id } } }` })),
  );
  answers.forEach(({ results, error }, number) => {
    equal(error, undefined, `the error of ${number}`);
    holds(results[0].data[`n${number}`].nodes.length <= number, `operation ${number} got another's answer`);
  });
  const { revision } = await change(server, token);
  await followed.upTo(1);
  equal(followed.changes[0].revision, revision, 'the change');
  equal(opened, 1, 'the number of sockets');
  followed.stop();
  await of.dispose();
});

await check('a subscription tells what was changed since, and then what is changed', async () => {
  const of = client(asEditor);
  const since = await latest(server, token);
  const before = [await change(server, token), await change(server, token)];
  const followed = follow(of, since);
  await followed.upTo(2);
  const after = [await change(server, token), await change(server, token)];
  await followed.upTo(4);
  equal(followed.changes.map(({ revision }) => revision), [...before, ...after].map(({ revision }) => revision), 'the revisions');
  followed.stop();
  equal(await followed.ended, undefined, 'how it ended');
  await of.dispose();
});

await check('the token of connection_init says who asks', async () => {
  const { results } = await run(client(asEditor), { query: '{ me { name role clearance } }' });
  equal(results[0].data.me, { name: 'editor of the test', role: 'EDITOR', clearance: 'CONFIDENTIAL' }, 'me');
});

await check('a token that is not taken closes with 4403, and says why', async () => {
  const { error } = await run(client({ connectionParams: { authorization: `${`Bearer ${token}`.slice(0, -3)}xyz` } }), { query: '{ __typename }' });
  equal(error?.code, 4403, 'the code');
  holds(/^Forbidden: ./.test(error.reason), `the reason is ${error.reason}`);
});

await check('a token that is revoked ends the subscription with an error', async () => {
  const secret = await server.token('to be revoked');
  const of = client({ connectionParams: { authorization: `Bearer ${secret}` } });
  const followed = follow(of, (await latest(server, token)) - 1);
  await followed.upTo(1);
  await server.run('token', 'revoke', secret.split('_')[1]);
  const error = await followed.ended;
  holds(Array.isArray(error) && error[0].message !== '', `it ended with ${JSON.stringify(error)}`);
  await of.dispose();
});

await check('the client pings, and is answered', async () => {
  const ponged = promised();
  const of = client({ keepAlive: 20, lazy: false, on: { pong: received => received && ponged.tell() } });
  await ponged.promise;
  await of.dispose();
});

await check('a ping is answered with its payload, before and after connection_init', async () => {
  const it = await raw();
  it.say({ type: 'ping', payload: { a: [1, null] } });
  equal(await it.hear(), { type: 'pong', payload: { a: [1, null] } }, 'the pong before');
  it.say({ type: 'connection_init' });
  equal(await it.hear(), { type: 'connection_ack' }, 'the answer to connection_init');
  it.say({ type: 'ping' });
  equal(await it.hear(), { type: 'pong' }, 'the pong after');
  it.say({ type: 'pong', payload: {} });
  it.socket.ping('of the socket');
  equal((await once(it.socket, 'pong')).toString(), 'of the socket', "the socket's own pong");
  it.socket.terminate();
});

await check('an id is free again once its operation is complete', async () => {
  const it = await raw({ init: {} });
  for (let round = 0; round < 3; round += 1) {
    it.say({ type: 'subscribe', id: 'one', payload: { query: '{ __typename }' } });
    equal(await it.hear(), { type: 'next', id: 'one', payload: { data: { __typename: 'Query' } } }, 'the answer');
    equal(await it.hear(), { type: 'complete', id: 'one' }, 'the end');
  }
  it.say({ type: 'subscribe', id: 'one', payload: { query: following } });
  it.say({ type: 'complete', id: 'one' });
  it.say({ type: 'complete', id: 'never opened' });
  it.say({ type: 'subscribe', id: 'one', payload: { query: '{ __typename }' } });
  equal((await it.hear()).type, 'next', 'what came after the subscription was closed');
  it.socket.terminate();
});

await check('operations beyond the limit of a connection are refused, and the others go on', async () => {
  const it = await raw({ init: { authorization: `Bearer ${token}` } });
  const most = 100;
  const since = await latest(server, token);
  for (let number = 0; number <= most; number += 1) {
    it.say({ type: 'subscribe', id: String(number), payload: { query: following, variables: { since } } });
  }
  const refused = await it.hear();
  equal([refused.type, refused.id], ['error', String(most)], 'what was refused');
  await change(server, token);
  const told = new Set();
  while (told.size < most) {
    told.add((await it.hear()).id);
  }
  it.socket.terminate();
});

await check('a page of another site may not open a socket', async () => {
  const socket = new WebSocket(server.ws, 'graphql-transport-ws', { headers: { origin: 'https://elsewhere.example' } });
  socket.on('error', () => {});
  const [, response] = await once(socket, 'unexpected-response');
  equal(response.statusCode, 403, 'the status');
});

// Each way to end that a client can bring about: the code, what it does, and whether it has been let in before.
const subscribed = { type: 'subscribe', id: 'one', payload: { query: following } };
for (const [code, what, say, init] of [
  [4400, 'a message that is not JSON', ['{'], {}],
  [4400, 'a message that is no object', ['[]'], {}],
  [4400, 'a message of a type that there is not', [{ type: 'start', id: 'one', payload: { query: '{ __typename }' } }], {}],
  [4400, 'a message of the server', [{ type: 'connection_ack' }], {}],
  [4400, 'a message without a type', [{ id: 'one' }], {}],
  [4400, 'subscribe without an id', [{ type: 'subscribe', payload: { query: '{ __typename }' } }], {}],
  [4400, 'subscribe without a query', [{ type: 'subscribe', id: 'one', payload: {} }], {}],
  [4400, 'variables that are no object', [{ type: 'subscribe', id: 'one', payload: { query: '{ __typename }', variables: [] } }], {}],
  [4400, 'complete without an id', [{ type: 'complete' }], {}],
  [4400, 'a message in binary', [Buffer.from('{"type":"ping"}')], {}],
  [4400, 'a message of 1.5 MB', [`{"type":"ping","payload":{"a":"${'x'.repeat(1_500_000)}"}}`], {}],
  [4400, 'connection_init with a payload that is no object', [{ type: 'connection_init', payload: 'Bearer' }]],
  [4401, 'subscribe before connection_init', [subscribed]],
  [4403, 'a token that there is not', [{ type: 'connection_init', payload: { authorization: 'Bearer rapport_0_0' } }]],
  [4403, 'an authorization that is no text', [{ type: 'connection_init', payload: { authorization: 1 } }]],
  [4409, 'a second operation under an open id', [subscribed, subscribed], {}],
  [4429, 'a second connection_init', [{ type: 'connection_init' }], {}],
  [4429, 'two connection_init at once', [{ type: 'connection_init' }, { type: 'connection_init' }]],
]) {
  await check(`${code} for ${what}`, async () => {
    const it = await raw({ init });
    say.forEach(it.say);
    const closed = await it.closed;
    equal(closed.code, code, `the code (${closed.reason})`);
    holds(closed.reason !== '', 'no reason was given');
  });
}

await check('4406 for a client that offers no protocol', async () => {
  const it = await raw({ protocol: [] });
  equal((await it.closed).code, 4406, 'the code');
});

await check('4408 for a client that does not say who it is, though it pings', async () => {
  const it = await raw();
  it.say({ type: 'ping' });
  equal((await it.closed).code, 4408, 'the code');
});

await check('a server that is told to end closes sockets with 1001', async () => {
  const it = await raw({ init: {} });
  it.say(subscribed);
  const [closed] = await Promise.all([it.closed, server.stop()]);
  await server.again();
  equal(closed.code, 1001, `the code (${closed.reason})`);
});

for (const signal of ['SIGTERM', 'SIGKILL']) {
  await check(`a subscription goes on over three restarts by ${signal}: every change once, in order`, async () => {
    let connected = 0;
    const of = client({
      ...asEditor,
      retryAttempts: 1_000,
      retryWait: () => new Promise(resolve => setTimeout(resolve, 20)),
      // A refused connection too: the server is away.
      shouldRetry: () => true,
      on: { connected: () => (connected += 1) },
    });
    await overRestarts(of, server, token, signal);
    holds(connected >= 4, `connected only ${connected} times`);
    await of.dispose();
  });
}

await check('the log has no panic in it', () => server.remove());
finish('graphql-ws');
