// graphql-sse's own client, an EventSource and plain requests against a server, in both modes of the protocol: a
// connection for each operation, and one connection for all.
//
//     node tests/clients/graphql-sse.mjs

import { EventSource } from 'eventsource';
import { createClient } from 'graphql-sse';

import { check, equal, finish, holds, promised } from './checks.mjs';
import { change, follow, following, latest, overRestarts, run, saving } from './operations.mjs';
import { Server } from './server.mjs';

const server = await Server.start();
const token = await server.token('editor of the test');
const authorization = `Bearer ${token}`;
const EVENTS = 'text/event-stream';

/** Changes the options, so that the client tries again for as long as it takes. */
const persistent = { retryAttempts: 1_000, retry: () => new Promise(resolve => setTimeout(resolve, 20)) };

/** What both modes have to do. `client` makes a client in one of them. */
async function bothModes(mode, client) {
  const named = (name, run) => check(`${mode}: ${name}`, run);

  await named('a query is answered once and completes', async () => {
    const query = 'query A { __typename } query B($id: ID!) { node(id: $id) { id } }';
    const of = client();
    const { results, error } = await run(of, { query, operationName: 'B', variables: { id: 'person:jung-sook-park' } });
    of.dispose();
    equal(error, undefined, 'the error');
    equal(results, [{ data: { node: { id: 'person:jung-sook-park' } } }], 'what came');
  });

  await named('a mutation is executed once, and its change is there', async () => {
    const of = client();
    const { results, error } = await run(of, { query: saving(`Made over events: ${mode}`) });
    of.dispose();
    equal(error, undefined, 'the error');
    equal(results.length, 1, 'the number of results');
    const { id } = results[0].data.saveTopic.topic;
    equal(await server.data(`{ node(id: ${JSON.stringify(id)}) { id } }`), { node: { id } }, 'the record');
  });

  await named('a subscription tells what was changed since, and then what is changed', async () => {
    const of = client();
    const since = await latest(server, token);
    const before = [await change(server, token), await change(server, token)];
    const followed = follow(of, since);
    await followed.upTo(2);
    const after = [await change(server, token), await change(server, token)];
    await followed.upTo(4);
    equal(followed.changes.map(({ revision }) => revision), [...before, ...after].map(({ revision }) => revision), 'the revisions');
    followed.stop();
    equal(await followed.ended, undefined, 'how it ended');
    of.dispose();
  });

  await named('ten subscriptions and forty queries go on beside each other', async () => {
    const of = client();
    const since = await latest(server, token);
    const followers = Array.from({ length: 10 }, () => follow(of, since));
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, number) => run(of, { query: `{ n${number}: people(first: 1) { nodes { id } } }` })),
    );
    answers.forEach(({ results, error }, number) => {
      equal(error, undefined, `the error of ${number}`);
      equal(results.map(({ data }) => Object.keys(data)), [[`n${number}`]], `what ${number} got`);
    });
    const { revision } = await change(server, token);
    for (const followed of followers) {
      await followed.upTo(1);
      equal(followed.changes.map(told => told.revision), [revision], 'the revisions');
      followed.stop();
    }
    of.dispose();
  });

  await named('the header says who asks', async () => {
    const of = client();
    const { results } = await run(of, { query: '{ me { name } }' });
    of.dispose();
    equal(results, [{ data: { me: { name: 'editor of the test' } } }], 'me');
  });

  await named('a token that is not taken is refused with 401', async () => {
    const of = client({ headers: { authorization: 'Bearer rapport_0_0' } });
    const { results, error } = await run(of, { query: '{ __typename }' });
    of.dispose();
    equal(results, [], 'what came');
    equal(error?.response?.status, 401, 'the status');
  });

  await named('a token that is revoked ends the subscription', async () => {
    const secret = await server.token(`to be revoked: ${mode}`);
    const of = client({ headers: { authorization: `Bearer ${secret}` } });
    const ended = promised();
    const begun = promised();
    const results = [];
    of.subscribe({ query: following, variables: { since: (await latest(server, token)) - 1 } }, {
      next: result => (results.push(result), begun.tell()),
      error: error => ended.tell(error),
      complete: () => ended.tell(),
    });
    await begun.promise;
    await server.run('token', 'revoke', secret.split('_')[1]);
    await ended.promise;
    of.dispose();
    const last = results.at(-1);
    holds(last.errors?.[0]?.message !== undefined && last.data === undefined, `the last was ${JSON.stringify(last)}`);
  });

  for (const signal of ['SIGTERM', 'SIGKILL']) {
    await named(`a subscription goes on over three restarts by ${signal}: every change once, in order`, async () => {
      let connected = 0;
      const of = client({ ...persistent, on: { connected: () => (connected += 1) } });
      await overRestarts(of, server, token, signal);
      of.dispose();
      holds(connected >= 4, `connected only ${connected} times`);
    });
  }
}

for (const [address, url] of [['/graphql', server.http], ['/graphql/stream', server.sse]]) {
  const client = options => createClient({ url, headers: { authorization }, retryAttempts: 0, ...options });
  await bothModes(`distinct connections at ${address}`, client);

  for (const [what, query] of [
    ['does not parse', '{'],
    ['asks for what there is not', '{ nothingOfTheKind }'],
    ['lacks a variable', 'query A($id: ID!) { node(id: $id) { id } }'],
  ]) {
    await check(`distinct connections at ${address}: a document that ${what} is answered by an event with errors`, async () => {
      const of = client();
      const { results, error } = await run(of, { query });
      of.dispose();
      equal(error, undefined, 'the error');
      equal(results.length, 1, 'the number of results');
      holds(results[0].errors.length > 0 && !('data' in results[0]), `it was ${JSON.stringify(results[0])}`);
    });
  }
}

/** What an EventSource gets of an operation, up to `complete`. */
async function eventSource(parameters, { until, headers = {} } = {}) {
  const address = new URL(server.sse);
  Object.entries(parameters).forEach(([name, value]) => address.searchParams.set(name, value));
  const results = [];
  const ended = promised();
  const source = new EventSource(address, { fetch: (url, init) => fetch(url, { ...init, headers: { ...init.headers, ...headers } }) });
  source.addEventListener('next', ({ data }) => {
    results.push(JSON.parse(data));
    if (results.length === until) {
      ended.tell(true);
    }
  });
  source.addEventListener('complete', () => ended.tell(true));
  source.addEventListener('error', ({ code, message }) => ended.tell({ code, message }));
  const how = await ended.promise;
  source.close();
  return { results, how };
}

await check('an EventSource gets the answer of a query, and complete', async () => {
  const { results, how } = await eventSource({
    query: 'query A($id: ID!) { node(id: $id) { id } }',
    variables: JSON.stringify({ id: 'person:jung-sook-park' }),
    operationName: 'A',
  });
  equal(how, true, 'how it ended');
  equal(results, [{ data: { node: { id: 'person:jung-sook-park' } } }], 'what came');
});

await check('an EventSource gets the changes of a subscription', async () => {
  const since = await latest(server, token);
  const expected = [(await change(server, token)).revision, (await change(server, token)).revision];
  const { results } = await eventSource({ query: following, variables: JSON.stringify({ since }) }, { until: 2 });
  equal(results.map(({ data }) => data.changes.revision), expected, 'the revisions');
});

await check('an EventSource gets the errors of a document that does not parse', async () => {
  const { results, how } = await eventSource({ query: '{' });
  equal(how, true, 'how it ended');
  holds(results.length === 1 && results[0].errors.length > 0 && !('data' in results[0]), `it was ${JSON.stringify(results)}`);
});

await check('a mutation over GET is not executed, whoever asks', async () => {
  const name = 'Made over GET';
  await eventSource({ query: saving(name) }, { headers: { authorization } });
  const found = await server.data(`{ search(text: ${JSON.stringify(name)}) { nodes { id } } }`, { token });
  equal(found.search.nodes, [], 'what was recorded');
});

/** A plain request to the stream's address, and its status and text. */
async function plain(method, { parameters = {}, headers = {}, body } = {}) {
  const address = new URL(server.sse);
  Object.entries(parameters).forEach(([name, value]) => address.searchParams.set(name, value));
  const response = await fetch(address, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

const single = options => createClient({ url: server.sse, singleConnection: true, headers: { authorization }, retryAttempts: 0, ...options });
await bothModes('a single connection', single);

for (const [what, query] of [['does not parse', '{'], ['asks for what there is not', '{ nothingOfTheKind }']]) {
  await check(`a single connection: a document that ${what} is refused with 400`, async () => {
    const of = single();
    const { results, error } = await run(of, { query });
    of.dispose();
    equal(results, [], 'what came');
    equal(error?.response?.status, 400, 'the status');
  });
}

/** A reservation, and what is done with it: as graphql-sse does, but step by step. */
async function reserve() {
  const reserved = await plain('PUT', { headers: { authorization } });
  equal(reserved.status, 201, 'the status of PUT');
  holds(/^\S{16,}$/.test(reserved.text), `the reservation is ${reserved.text}`);
  const headers = { authorization, 'x-graphql-event-stream-token': reserved.text };
  const ending = new AbortController();
  const execute = (id, query, variables) => plain('POST', {
    headers: { ...headers, 'content-type': 'application/json' },
    body: { query, variables, ...(id === undefined ? {} : { extensions: { operationId: id } }) },
  });
  return {
    secret: reserved.text,
    headers,
    execute,
    open: (parameters = {}, more = headers) => {
      const address = new URL(server.sse);
      Object.entries(parameters).forEach(([name, value]) => address.searchParams.set(name, value));
      return fetch(address, { headers: { ...more, accept: EVENTS }, signal: ending.signal });
    },
    remove: id => plain('DELETE', { headers, parameters: id === undefined ? {} : { operationId: id } }),
    end: () => ending.abort(),
  };
}

/** Reads a stream of events until it has all of `wanted` in it. */
async function readUntil(response, ...wanted) {
  let text = '';
  const decoder = new TextDecoder();
  for await (const bytes of response.body) {
    text += decoder.decode(bytes, { stream: true });
    if (wanted.every(part => text.includes(part))) {
      return text;
    }
  }
  throw new Error(`the stream ended after ${text}`);
}

await check('a reservation is taken up by an EventSource, with the token in the address', async () => {
  const it = await reserve();
  const response = await it.open({ token: it.secret }, {});
  equal([response.status, response.headers.get('content-type').split(';')[0]], [200, EVENTS], 'the answer');
  equal((await it.execute('a', '{ __typename }')).status, 202, 'the status of POST');
  const text = await readUntil(response, 'event: complete');
  holds(text.includes('data: {"id":"a","payload":{"data":{"__typename":"Query"}}}'), `the events were ${text}`);
  it.end();
});

await check('one stream at a time takes up a reservation', async () => {
  const it = await reserve();
  const first = await it.open();
  equal(first.status, 200, 'the status of the first');
  const second = await it.open();
  holds(second.status >= 400 && second.status < 500, `the status of the second is ${second.status}`);
  it.end();
});

await check('an operation sent before the stream is open is answered when it is', async () => {
  const it = await reserve();
  equal((await it.execute('early', '{ __typename }')).status, 202, 'the status of POST');
  const text = await readUntil(await it.open(), 'event: complete');
  holds(text.includes('"id":"early"'), `the events were ${text}`);
  it.end();
});

await check('a subscription is ended by DELETE, and its id is free again', async () => {
  const it = await reserve();
  const response = await it.open();
  const since = await latest(server, token);
  equal((await it.execute('s', following, { since })).status, 202, 'the status of POST');
  const taken = await it.execute('s', following, { since });
  holds(taken.status >= 400 && taken.status < 500, `a second operation under its id was answered ${taken.status}`);
  equal((await it.remove('s')).status, 200, 'the status of DELETE');
  await change(server, token);
  equal((await it.execute('s', '{ __typename }')).status, 202, 'the status of the second POST');
  const text = await readUntil(response, '__typename');
  holds(!text.includes('"changes"'), `a change was told after DELETE: ${text}`);
  it.end();
});

await check('what does not fit the mode is refused', async () => {
  const it = await reserve();
  const without = await it.execute(undefined, '{ __typename }');
  holds(without.status >= 400 && without.status < 500, `an operation without operationId was answered ${without.status}`);
  const no = { authorization, 'x-graphql-event-stream-token': 'no-such-reservation' };
  for (const [method, options] of [
    ['GET', { headers: { ...no, accept: EVENTS } }],
    ['POST', { headers: { ...no, 'content-type': 'application/json' }, body: { query: '{ __typename }', extensions: { operationId: 'a' } } }],
    ['DELETE', { headers: no, parameters: { operationId: 'a' } }],
    ['DELETE', { headers: it.headers }],
    ['PATCH', { headers: it.headers }],
  ]) {
    const { status } = await plain(method, options);
    holds(status >= 400 && status < 500, `${method} ${JSON.stringify(options)} was answered ${status}`);
  }
});

await check("somebody else's token does not take up a reservation's operations", async () => {
  const it = await reserve();
  const other = await server.token('somebody else', 'reader', 'public');
  const { status } = await plain('POST', {
    headers: { ...it.headers, authorization: `Bearer ${other}`, 'content-type': 'application/json' },
    body: { query: '{ me { name } }', extensions: { operationId: 'a' } },
  });
  holds(status >= 400 && status < 500, `answered ${status}`);
});

await check('the log has no panic in it', () => server.remove());
finish('graphql-sse');
