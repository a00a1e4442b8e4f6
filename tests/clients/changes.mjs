// Changes to the record that a test makes, and that its subscribers have to see.

import { equal } from './checks.mjs';

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
