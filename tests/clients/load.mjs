// Many clients at once: idle subscribers, most over sockets and some over events, requests in flight beside them, and
// readers who do not read.
//
//     RAPPORT=target/release/rapport node tests/clients/load.mjs
//
// Prints requests by outcome, latencies, and the server's resident memory from /proc (Linux). All of them show one token,
// which may ask as often as it will (`--rate-per-token 0`). Fails where fewer than 95 of 100 requests were answered with 200,
// or one with anything else but a declared refusal (429, or 503 with Retry-After), or was held up, where a subscriber was
// cut off or did not get the change that is made at the end, exactly once, and where the server ended or panicked.
//
// SUBSCRIBERS (5000), of which EVENTS (500) over server-sent events; IN_FLIGHT (200) requests for SECONDS (120); SLOW
// (socket,answers) says who does not read: a socket, a connection of requests, or `none`. MILLISECONDS (10000) is how
// long an honest answer may take, and MEGABYTES (1024) what the memory is to stay below. The limit of open files has to
// allow for all of them, in this process and in the server: `ulimit -n 20000`.

import { readFile } from 'node:fs/promises';
import http from 'node:http';
import { connect } from 'node:net';

import WebSocket from 'ws';

import { check, equal, finish, holds, promised } from './checks.mjs';
import { hubs } from './hubs.mjs';
import { change, following, latest } from './operations.mjs';
import { Chance } from './random.mjs';
import { Server } from './server.mjs';

const number = (name, standard) => Number(process.env[name] ?? standard);
const subscribers = number('SUBSCRIBERS', 5_000);
const overEvents = Math.min(subscribers, number('EVENTS', Math.round(subscribers / 10)));
const inFlight = number('IN_FLIGHT', 200);
const seconds = number('SECONDS', 120);
/** How long an honest answer may take, in milliseconds. */
const longest = number('MILLISECONDS', 10_000);
/** What the server's resident memory stays below, in megabytes. */
const megabytes = number('MEGABYTES', 1_024);
/** The part of all requests that has to be answered, and not refused. */
const answered = 0.95;
const slowReaders = (process.env.SLOW ?? 'socket,answers').split(',').filter(name => name === 'socket' || name === 'answers');
const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

const limits = await readFile('/proc/self/limits', 'utf8');
const files = Number(/Max open files\s+(\d+)/.exec(limits)?.[1] ?? 0);
if (files < subscribers + inFlight + 200) {
  console.error(`ulimit -n is ${files}: ${subscribers} subscribers and ${inFlight} requests take ${subscribers + inFlight + 200}`);
  process.exit(1);
}

const server = await Server.start({ flags: ['--rate-per-token', '0'] });
const token = await server.token('load');
await server.data('mutation I($records: [JSON!]!) { importRecords(records: $records) { records errors { message } } }', { token, variables: { records: hubs() } });

/** The server's resident memory, in MB: now, and at most so far. */
async function memory() {
  const status = await readFile(`/proc/${server.pid}/status`, 'utf8');
  const of = name => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1_024;
  return { now: of('VmRSS'), most: of('VmHWM') };
}

const samples = [];
const measured = async when => {
  const { now, most } = await memory();
  samples.push({ when, now, most });
  console.log(`  ${when}: ${now.toFixed(1)} MB resident, ${most.toFixed(1)} MB at most so far`);
  return now;
};

const agent = new http.Agent({ keepAlive: true, maxSockets: inFlight });
const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json', authorization: `Bearer ${token}` };

/** Asks once; gives the status, the text and the milliseconds it took. */
function ask(body) {
  return new Promise(resolve => {
    const began = performance.now();
    const done = (outcome, text = '', retry = undefined) => resolve({ outcome, text, retry, took: performance.now() - began });
    const request = http.request(server.http, { method: 'POST', headers: { ...headers, 'content-length': Buffer.byteLength(body) }, agent }, response => {
      const parts = [];
      response.on('data', part => parts.push(part));
      response.on('end', () => done(String(response.statusCode), Buffer.concat(parts).toString(), response.headers['retry-after']));
      response.on('error', error => done(`broken off: ${error.code}`));
    });
    request.on('error', error => done(`no answer: ${error.code}`));
    request.end(body);
  });
}

const words = ['wego', 'seoul', 'part', 'guest', 'meeting', 'smart', 'quebec', 'hub'];
const queries = [
  () => ['{ people(first: 20) { totalCount nodes { id name } } }', {}],
  chance => ['query M($key: String!, $first: Int) { person(key: $key) { name met(first: $first) { totalCount edges { meetings lastMet node { name } } } } }', { key: `guest-${chance.below(5)}`, first: 1 + chance.below(20) }],
  chance => ['query E($first: Int) { events(first: $first) { nodes { title from participants(first: 10) { nodes { person { name } position { title } } } } } }', { first: 1 + chance.below(20) }],
  chance => ['query S($text: String!, $first: Int) { search(text: $text, first: $first) { totalCount nodes { id } } }', { text: chance.of(words), first: 1 + chance.below(50) }],
  chance => ['query P($from: ID!, $to: ID!) { path(from: $from, to: $to) { length nodes { id } } }', { from: `person:guest-${chance.below(5)}`, to: 'organization:wego' }],
  chance => ['query N($id: ID!) { node(id: $id) { id ... on Organization { name events(first: 5) { nodes { title } } } } }', { id: `organization:part-${chance.below(5)}` }],
  chance => ['query I($from: ID!, $to: ID!, $first: Int) { introductions(from: $from, to: $to, first: $first) { length } }', { from: 'organization:wego', to: `person:guest-${chance.below(5)}`, first: 1 + chance.below(5) }],
];

/** Subscribers: how many are open, who was cut off, and what each got. */
const opened = { open: 0, lost: [], got: [] };
let toldAt = 0;
const told = promised();
const ends = [];

function got(index, changes) {
  opened.got[index].push(changes.revision);
  if (toldAt !== 0 && opened.got.every(list => list.length > 0)) {
    told.tell(performance.now() - toldAt);
  }
}

/** A subscriber over a socket; done when it has been let in and has subscribed. */
function overSocket(index, since) {
  const { promise, tell, refuse } = promised();
  const socket = new WebSocket(server.ws, 'graphql-transport-ws', { perMessageDeflate: false });
  let letGo = false;
  ends.push(() => {
    letGo = true;
    socket.close();
  });
  socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })));
  socket.on('message', text => {
    const message = JSON.parse(text);
    if (message.type === 'connection_ack') {
      socket.send(JSON.stringify({ type: 'subscribe', id: '1', payload: { query: following, variables: { since } } }));
      opened.open += 1;
      tell();
    } else if (message.type === 'next') {
      got(index, message.payload.data.changes);
    } else if (message.type === 'ping') {
      socket.send(JSON.stringify({ type: 'pong' }));
    } else {
      opened.lost.push(`${message.type}: ${JSON.stringify(message.payload)}`);
    }
  });
  socket.on('error', refuse);
  socket.on('close', (code, reason) => {
    refuse(new Error(`closed with ${code} ${reason}`));
    if (!letGo) {
      opened.lost.push(`closed with ${code} ${reason}`);
    }
  });
  return promise;
}

/** A subscriber over server-sent events. */
function overEventStream(index, since) {
  const { promise, tell, refuse } = promised();
  const request = http.request(server.http, { method: 'POST', agent: false, headers: { ...headers, accept: 'text/event-stream' } }, response => {
    if (response.statusCode !== 200) {
      refuse(new Error(`answered ${response.statusCode}`));
      return;
    }
    opened.open += 1;
    tell();
    let text = '';
    response.setEncoding('utf8').on('data', part => {
      text += part;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const data = /^data: (\{.*)$/m.exec(text.slice(0, end))?.[1];
        text = text.slice(end + 2);
        if (data !== undefined) {
          got(index, JSON.parse(data).data.changes);
        }
      }
    });
    response.on('error', () => {});
    response.on('close', () => letGo || opened.lost.push('the stream ended'));
  });
  let letGo = false;
  ends.push(() => {
    letGo = true;
    request.destroy();
  });
  request.on('error', error => letGo || refuse(error));
  request.end(JSON.stringify({ query: following, variables: { since } }));
  return promise;
}

/**
 * Somebody who follows the changes of a topic thirty times over, large ones, and reads none of it: what lies between is
 * soon full, and the server waits to send.
 */
async function slowSocket() {
  const note = async text => {
    const query = 'mutation S($note: String) { saveTopic(input: { key: "large", name: "Large", note: $note }) { revision errors { message } } }';
    const { saveTopic } = await server.data(query, { token, variables: { note: text } });
    equal(saveTopic.errors, [], 'what is wrong with the note');
    return saveTopic.revision;
  };
  const begin = await note('x');
  for (let time = 0; time < 30; time += 1) {
    await note('abcde'[time % 5].repeat(9_000 + time));
  }
  const diffs = Array.from({ length: 20 }, (_, index) => `a${index}: diff { field before after }`).join(' ');
  const query = `subscription { changes(since: ${begin}) { revision node { id } ${diffs} } }`;
  return () => {
    const socket = new WebSocket(server.ws, 'graphql-transport-ws', { perMessageDeflate: false });
    const it = { how: 'still there', close: () => socket.terminate() };
    socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } })));
    socket.once('message', () => {
      socket.pause();
      for (let id = 0; id < 30; id += 1) {
        socket.send(JSON.stringify({ type: 'subscribe', id: String(id), payload: { query } }));
      }
    });
    socket.on('error', error => (it.how = error.code));
    socket.on('close', code => (it.how = `closed with ${code}`));
    return it;
  };
}

/** Somebody who asks for large answers, one after the other over one connection, and reads none of them. */
function slowRequests() {
  const body = JSON.stringify({ query: '{ people(first: 200) { nodes { id name events(first: 50) { nodes { id title summary participants(first: 20) { nodes { person { id name } } } } } } } }' });
  const socket = connect(server.port, '127.0.0.1');
  const it = { how: 'still there', close: () => socket.destroy() };
  socket.pause();
  const one = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nAuthorization: Bearer ${token}\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  for (let count = 0; count < 200; count += 1) {
    socket.write(one);
  }
  socket.on('error', error => (it.how = error.code));
  socket.on('close', () => (it.how = it.how === 'still there' ? 'closed' : it.how));
  return it;
}

const outcomes = new Map();
const latencies = [];
const wrong = [];

/** Asks again and again until the time is over. */
async function asking(seed, until) {
  const chance = new Chance(seed);
  while (performance.now() < until) {
    const [query, variables] = chance.of(queries)(chance);
    const { outcome, text, retry, took } = await ask(JSON.stringify({ query, variables }));
    let name = outcome;
    if (outcome === '200') {
      latencies.push(took);
      if (text.includes('"errors"')) {
        name = '200 with errors';
        wrong.push(`${query}: ${text.slice(0, 300)}`);
      }
    } else if (outcome === '429' || (outcome === '503' && retry !== undefined)) {
      name = `${outcome}, declared`;
      await pause(20);
    } else {
      wrong.push(`${query}: ${outcome} ${text.slice(0, 300)}`);
    }
    outcomes.set(name, (outcomes.get(name) ?? 0) + 1);
  }
}

const percentile = (sorted, part) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
const spread = values => {
  const sorted = values.toSorted((a, b) => a - b);
  return [0.5, 0.9, 0.99, 0.999, 1].map(part => `p${part * 100} ${percentile(sorted, part).toFixed(1)}`).join(', ');
};

console.log(`load: ${subscribers} subscribers (${overEvents} over events), ${inFlight} requests in flight for ${seconds} s`);
for (let warm = 0; warm < 100; warm += 1) {
  const [query, variables] = queries[warm % queries.length](new Chance(warm));
  await ask(JSON.stringify({ query, variables }));
}
await measured('before');
const beginSlow = [];
for (const name of slowReaders) {
  beginSlow.push({ name, begin: name === 'socket' ? await slowSocket() : slowRequests });
}
const since = await latest(server, token);

await check(`${subscribers} subscribers are let in`, async () => {
  opened.got = Array.from({ length: subscribers }, () => []);
  const at = 50;
  for (let begin = 0; begin < subscribers; begin += at) {
    const count = Math.min(at, subscribers - begin);
    await Promise.all(Array.from({ length: count }, (_, index) => (begin + index < overEvents ? overEventStream : overSocket)(begin + index, since)));
  }
  equal(opened.open, subscribers, 'the number of subscribers');
});
const idle = await measured('with all subscribers');
console.log(`  a subscriber takes ${((idle - samples[0].now) * 1_024 / subscribers).toFixed(1)} kB`);

const slow = beginSlow.map(({ name, begin }) => ({ name, it: begin() }));
const sampled = setInterval(async () => samples.push({ when: 'under load', ...(await memory().catch(() => ({ now: 0, most: 0 }))) }), 500);
const until = performance.now() + seconds * 1_000;
await Promise.all(Array.from({ length: inFlight }, (_, index) => asking(index, until)));
clearInterval(sampled);
console.log(`  under load: ${Math.max(...samples.filter(({ when }) => when === 'under load').map(({ now }) => now), 0).toFixed(1)} MB resident at most`);
await measured('after the load');

const total = [...outcomes.values()].reduce((sum, count) => sum + count, 0);
console.log(`  ${total} requests, ${(total / seconds).toFixed(0)} a second`);
[...outcomes].sort().forEach(([name, count]) => console.log(`    ${String(count).padStart(8)}  ${name}`));
console.log(`  milliseconds: ${latencies.length > 0 ? spread(latencies) : 'none'}`);
slow.forEach(({ name, it }) => console.log(`  the slow reader of ${name}: ${it.how}`));

await check('requests are answered, or refused as declared', () => {
  const good = outcomes.get('200') ?? 0;
  holds(good > 0 && good >= answered * total, `${good} of ${total} were answered`);
  equal(wrong.slice(0, 5), [], `what went wrong (${wrong.length} times)`);
});
await check(`nobody was held up for ${longest} ms, whoever reads slowly`, () => {
  const late = latencies.filter(took => took > longest);
  holds(late.length === 0, `${late.length} requests were, the last for ${Math.max(...late).toFixed(0)} ms`);
});
await check('no subscriber was cut off', () => equal(opened.lost.slice(0, 5), [], `who was cut off (${opened.lost.length})`));
await check('every subscriber gets the change at the end, once', async () => {
  toldAt = performance.now();
  const { revision } = await change(server, token);
  const took = await told.promise;
  console.log(`  the last of ${subscribers} subscribers had the change after ${took.toFixed(0)} ms`);
  await pause(500);
  const others = opened.got.filter(list => list.length !== 1 || list[0] !== revision);
  equal(others.slice(0, 5), [], `what others got (${others.length})`);
});

slow.forEach(({ it }) => it.close());
ends.forEach(end => end());
agent.destroy();
await pause(3_000);
await measured('when all have gone');
await check('the next honest request is answered', async () => {
  holds(server.alive, server.log.slice(-1_000));
  await server.data('{ __typename }');
});
await check(`the memory stayed below ${megabytes} MB`, async () => {
  const { most } = await memory();
  holds(most < megabytes, `it was ${most.toFixed(1)} MB`);
});
await check('the server ends when it is told, without a panic', () => server.remove());
finish('load');
