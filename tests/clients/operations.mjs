// What the tests of subscriptions have in common: operations of a client of graphql-ws or graphql-sse, which are used
// alike, and changes to the record that its subscriptions have to tell.

import { equal, holds, promised } from './checks.mjs';

/** The subscription that resumes after a revision. */
export const following = 'subscription Following($since: Int) { changes(since: $since) { revision nodeId action } }';

let made = 0;

/** Records a topic that nobody has recorded yet, and gives the revision and the identity. */
export async function change(server, token) {
  made += 1;
  const data = await server.data(saving(`Made for a test ${process.pid} ${made}`), { token });
  equal(data.saveTopic.errors, [], 'what is wrong with the topic');
  equal(data.saveTopic.outcome, 'CREATED', 'the outcome');
  return { revision: data.saveTopic.revision, nodeId: data.saveTopic.topic.id };
}

/** The mutation that records a topic. */
export function saving(name) {
  return `mutation { saveTopic(input: { name: ${JSON.stringify(name)} }) { outcome revision topic { id } errors { code field message } } }`;
}

/** The revision at which the record stands. */
export async function latest(server, token) {
  return (await change(server, token)).revision;
}

/** Runs an operation to its end: what came, and the error that ended it, if one did. */
export function run(of, payload) {
  const { promise, tell } = promised();
  const results = [];
  of.subscribe(payload, {
    next: result => results.push(result),
    error: error => tell({ results, error }),
    complete: () => tell({ results }),
  });
  return promise;
}

/** Subscribes to changes after a revision; goes on after the last that it got, as docs/keeping.md says. */
export function follow(of, since) {
  const payload = { query: following, variables: { since } };
  const changes = [];
  const waiting = [];
  const ended = promised();
  const stop = of.subscribe(payload, {
    next: ({ data }) => {
      changes.push(data.changes);
      payload.variables.since = data.changes.revision;
      waiting.forEach(look => look());
    },
    error: ended.tell,
    complete: () => ended.tell(undefined),
  });
  /** Waits until as many changes have come; fails where it ends before. */
  const upTo = async count => {
    const enough = promised();
    const look = () => changes.length >= count && enough.tell(true);
    waiting.push(look);
    look();
    const why = await Promise.race([enough.promise, ended.promise.then(error => ({ error }))]);
    holds(why === true, `ended after ${changes.length} of ${count} changes: ${JSON.stringify(why)}`);
  };
  return { changes, upTo, stop, ended: ended.promise };
}

/**
 * Subscribes, and has the server end by a signal and start again three times, with changes before, between and after.
 * Fails unless the client, which is to reconnect by itself, gets every change once and in order.
 */
export async function overRestarts(of, server, token, signal) {
  const followed = follow(of, await latest(server, token));
  const expected = [];
  const changed = async () => expected.push((await change(server, token)).revision);
  for (let restart = 1; restart <= 3; restart += 1) {
    await changed();
    await followed.upTo(expected.length);
    // Told to the client by the server that ends, or by the next one, as it comes.
    await changed();
    await server.stop(signal);
    await server.again();
    await changed();
  }
  await followed.upTo(expected.length);
  await changed();
  await followed.upTo(expected.length);
  equal(followed.changes.map(({ revision }) => revision), expected, 'the revisions');
  followed.stop();
}
