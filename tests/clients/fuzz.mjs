// A fuzzer that knows the schema and learns from the answers: identities, keys, cursors and revisions go into the next
// operations, queries and mutations, valid, nearly valid and broken.
//
//     SECONDS=600 SEED=7 node tests/clients/fuzz.mjs
//
// Holds that no answer is a 5xx (but a declared 503 with Retry-After), that none fails to come, that each is JSON of
// GraphQL's shape and tells of no internal error, and that the server lives and its log has no panic. Where a fault is
// found, it is made as small as it goes and printed with the command that comes to it again: the same seed makes the
// same requests, as long as the server answers the same.

import { parse, print, validate, visit } from 'graphql';

import { sendBytes, strangeBytes, strangeRequest } from './broken.mjs';
import { introspect } from './connections.mjs';
import { hubs } from './hubs.mjs';
import { Inventor } from './invent.mjs';
import { Known } from './known.mjs';
import { Chance } from './random.mjs';
import { Server } from './server.mjs';

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000);
const seconds = Number(process.env.SECONDS ?? 60);
const most = Number(process.env.REQUESTS ?? Infinity);
/** How long an answer may take, in milliseconds. */
const patience = Number(process.env.PATIENCE ?? 30) * 1_000;
const repeat = number => `SEED=${seed} SECONDS=${Math.max(seconds, 600)} REQUESTS=${number} node tests/clients/fuzz.mjs`;
console.log(`fuzz: seed ${seed}, ${seconds} s; to repeat: ${repeat('N')}`);

const server = await Server.start();
const tokens = {
  editor: await server.token('fuzzer'),
  reader: await server.token('reading fuzzer', 'reader', 'public'),
};
const schema = await introspect(server, tokens.editor);
await server.data('mutation I($records: [JSON!]!) { importRecords(records: $records) { records } }', { token: tokens.editor, variables: { records: hubs() } });

const chance = new Chance(seed);
const known = new Known();
const inventor = new Inventor(schema, chance, known);

const counts = new Map();
const faults = new Map();
const disagreements = new Map();
let slowest = { took: 0, what: '' };

const count = outcome => counts.set(outcome, (counts.get(outcome) ?? 0) + 1);

/** What tells one fault from another: what it says without what differs each time. */
const signature = text => text.replace(/"[^"]*"|\d+|`[^`]*`/g, '…').slice(0, 120);

/** What a text has in it that only a fault of the server's says. */
const internal = /panicked|could not answer|server's log|internal error|no such (column|table)|syntax error near|sqlx|sea_orm|SqlState|database is locked|cannot be written as JSON/i;

/** When something was last heard of the server. */
let heard = performance.now();

/** Sends a request, and says what came of it; `fault` where something is wrong with that. */
async function send({ method, path, headers, body }, graphql) {
  if (performance.now() - heard > 2_000) {
    // A document was long in the making. The server closes a connection that is silent for ten seconds, which is to be heard
    // before anything is sent over it.
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  const began = performance.now();
  let response;
  let text = '';
  const ending = AbortSignal.timeout(patience);
  try {
    response = await fetch(server.origin + path, { method, headers, body, signal: ending, redirect: 'manual' });
    if ((response.headers.get('content-type') ?? '').startsWith('text/event-stream')) {
      // It may go on for ever: the first part is enough.
      const reader = response.body.getReader();
      const part = await Promise.race([reader.read(), new Promise(resolve => setTimeout(resolve, 50, {}))]);
      text = part.value === undefined ? '' : Buffer.from(part.value).toString();
      await reader.cancel();
      return { outcome: `${response.status} events`, text, fault: faultOf(response, text) };
    }
    text = await response.text();
  } catch (error) {
    const why = error.cause?.code ?? error.cause?.message ?? error.message;
    return { outcome: 'no answer', text: why, fault: ending.aborted ? `no answer in ${patience} ms` : `the connection was dropped: ${why}` };
  }
  heard = performance.now();
  const took = heard - began;
  if (took > slowest.took) {
    slowest = { took, what: `${method} ${path.slice(0, 100)} ${String(body ?? '').slice(0, 1_500)}` };
  }
  return graphql ? judged(response, text) : { outcome: `${response.status} ${method === 'POST' ? 'broken' : 'other'}`, text, fault: faultOf(response, text) };
}

function faultOf(response, text) {
  if (response.status === 503 && response.headers.has('retry-after')) {
    return undefined;
  }
  if (response.status >= 500) {
    return `${response.status}: ${text.slice(0, 300)}`;
  }
  return response.headers.get('content-type')?.includes('json') && internal.test(text) ? `an internal error: ${internal.exec(text).input.slice(0, 300)}` : undefined;
}

/** What a GraphQL answer is, and what is wrong with it. */
function judged(response, text) {
  const { status } = response;
  let fault = faultOf(response, text);
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    return { outcome: `${status} no JSON`, text, fault: fault ?? `${status} without JSON: ${text.slice(0, 200)}` };
  }
  const strange = Object.keys(answer).find(key => !['data', 'errors', 'extensions'].includes(key));
  const { data, errors } = answer;
  if (strange !== undefined) {
    fault ??= `the answer has ${strange}`;
  } else if (data === undefined && errors === undefined) {
    fault ??= 'the answer has neither data nor errors';
  } else if (errors !== undefined && !(Array.isArray(errors) && errors.length > 0 && errors.every(({ message }) => typeof message === 'string' && message !== ''))) {
    fault ??= 'errors is not a list of errors';
  } else if (status >= 400 && data !== undefined) {
    fault ??= `${status} with data`;
  } else if (data === null && errors === undefined) {
    fault ??= 'null without an error';
  }
  const outcome = status === 429 || status === 503 ? 'refused for now' : data === undefined ? 'not executed' : errors === undefined ? 'data' : data === null ? 'errors' : 'data and errors';
  return { outcome: `${status} ${outcome}`, text, answer, fault };
}

/** A GraphQL request of somebody. */
function request(body, token) {
  return {
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  };
}

/** Leaves out of a document whatever the fault does not need, as long as that is any. */
async function shrunk(body, token, fault) {
  let smallest = body;
  const goesOn = Date.now() + 20_000;
  const same = async candidate => signature((await send(request(candidate, token), true)).fault ?? '') === signature(fault);
  const kinds = new Set(['Field', 'InlineFragment', 'FragmentSpread', 'FragmentDefinition', 'Argument', 'ObjectField', 'VariableDefinition', 'Directive']);
  for (let index = 0; Date.now() < goesOn; index += 1) {
    let document;
    try {
      document = parse(smallest.query);
    } catch {
      return smallest;
    }
    let at = -1;
    const less = visit(document, { enter: node => (kinds.has(node.kind) && ++at === index ? null : undefined) });
    if (at < index) {
      return smallest;
    }
    let candidate;
    try {
      candidate = { query: print(less), variables: smallest.variables };
      parse(candidate.query);
    } catch {
      continue;
    }
    if (await same(candidate)) {
      smallest = candidate;
      index -= 1;
    }
  }
  return smallest;
}

/** Keeps a fault, if it is a new one. */
async function found(fault, number, sent, asked) {
  const key = signature(fault);
  const before = faults.get(key);
  if (before !== undefined) {
    before.times += 1;
    return;
  }
  faults.set(key, { times: 1 });
  console.log(`\nFAULT after ${number} requests: ${fault}\n  to repeat: ${repeat(number)}`);
  if (asked !== undefined && server.alive) {
    const smallest = await shrunk(asked.body, asked.token, fault);
    console.log(`  the smallest: ${JSON.stringify(smallest).slice(0, 4_000)}`);
  } else {
    console.log(`  ${sent.slice(0, 2_000)}`);
  }
}

/** Where graphql-js and the server differ in whether an operation is valid. */
function compared({ query }, answer) {
  let wrong;
  try {
    wrong = validate(schema, parse(query))[0]?.message;
  } catch (error) {
    wrong = error.message;
  }
  const executed = answer.data !== undefined;
  if ((wrong === undefined) !== executed) {
    const which = executed ? `executed, though: ${wrong}` : `not executed, though valid: ${answer.errors?.[0]?.message}`;
    const key = signature(which);
    const entry = disagreements.get(key) ?? { times: 0, which, query };
    entry.times += 1;
    entry.query = query.length < entry.query.length ? query : entry.query;
    disagreements.set(key, entry);
  }
}

const began = Date.now();
let number = 0;
while (number < most && Date.now() - began < seconds * 1_000) {
  number += 1;
  if (!server.alive) {
    await found('the server has ended', number, server.log.slice(-1_000));
    await server.again();
  }
  const kind = chance.next();
  if (kind < 0.02) {
    const bytes = strangeBytes(chance);
    const text = await sendBytes(server.port, bytes);
    count(`bytes: ${/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 'closed'}`);
    if (/^HTTP\/1\.1 5/.test(text)) {
      await found(text.split('\r\n')[0], number, bytes.toString('latin1').slice(0, 500));
    }
    continue;
  }
  if (kind < 0.1) {
    const strange = strangeRequest(chance, known);
    strange.headers = { ...(chance.often(0.5) ? { authorization: `Bearer ${tokens.editor}` } : {}), ...strange.headers };
    const { outcome, fault } = await send(strange, false);
    count(outcome);
    if (fault !== undefined) {
      await found(fault, number, `${strange.method} ${strange.path} ${JSON.stringify(strange.headers)} ${String(strange.body ?? '').slice(0, 500)}`);
    }
    continue;
  }
  const root = kind < 0.75 ? 'query' : kind < 0.98 ? 'mutation' : 'subscription';
  const token = chance.often(0.8) ? tokens.editor : chance.of([undefined, tokens.reader]);
  const valid = inventor.operation(root);
  const body = chance.often(0.2) ? inventor.spoiled(valid) : valid;
  const sent = request(body, token);
  const { outcome, text, answer, fault } = await send(sent, true);
  count(`${root}: ${outcome}`);
  if (answer?.data !== undefined && answer.data !== null) {
    known.learn(answer.data);
  }
  // Variables are no part of what graphql-js calls valid.
  if (answer !== undefined && fault === undefined && root !== 'subscription' && !body.query.includes('$')) {
    compared(body, answer);
  }
  if (process.env.VERBOSE !== undefined) {
    console.log(`${number} ${outcome}: ${sent.body.slice(0, 2_000)}\n    ${text.slice(0, 500)}`);
  }
  if (fault !== undefined) {
    await found(fault, number, sent.body, { body, token });
  }
}

if (!server.alive) {
  await found('the server has ended', number, server.log.slice(-1_000));
}
const pulse = await send(request({ query: '{ __typename }' }), true);
if (pulse.outcome !== '200 data') {
  await found(`the next honest request was answered: ${pulse.outcome}`, number, pulse.text);
}
try {
  await server.remove();
} catch (error) {
  await found(`the server: ${error.message}`, number, '');
}
console.log(`\nfuzz: ${number} requests in ${Math.round((Date.now() - began) / 1_000)} s, seed ${seed}`);
[...counts].sort().forEach(([outcome, times]) => console.log(`  ${String(times).padStart(7)}  ${outcome}`));
console.log(`  the slowest answer took ${Math.round(slowest.took)} ms: ${slowest.what.slice(0, Number(process.env.SHOW ?? 200))}`);
console.log(`  graphql-js thinks otherwise of what is valid in ${disagreements.size} ways`);
[...disagreements.values()].sort((a, b) => b.times - a.times).slice(0, 25)
  .forEach(({ times, which, query }) => console.log(`  ${String(times).padStart(7)}  ${which.slice(0, 160)}\n           ${query.slice(0, 300)}`));
const useful = [...counts].filter(([outcome]) => /200 data/.test(outcome)).reduce((sum, [, times]) => sum + times, 0);
if (useful < number * 0.2) {
  await found(`only ${useful} of ${number} requests were answered with data: the fuzzer learns nothing`, number, '');
}
console.log(`fuzz: ${faults.size} faults`);
[...faults].forEach(([key, { times }]) => console.log(`  ${String(times).padStart(7)}  ${key}`));
process.exit(faults.size > 0 ? 1 : 0);
