// Relay's rules, for every connection in the schema: each is found by introspection, reached from the query's root, and
// walked forward and backward in pages of one, two and three, in every order that it can be asked in.
//
//     node tests/clients/relay.mjs
//
// The record is the example, with the one of hubs.mjs beside it, with changes, deleted records and duplicates, so that
// there is something in each list. Fails where a connection was not reached, or nowhere had two edges to turn a page
// between, unless `exceptions` says why.

import { along, connectionFields, ends, introspect, ordersOf, page, ways } from './connections.mjs';
import { check, equal, finish, holds } from './checks.mjs';
import { hubs } from './hubs.mjs';
import { Server } from './server.mjs';

/** Connections that are not walked page by page, each with the reason. */
const exceptions = {
  'PathStep.events': 'takes first alone, so that it is cut and not walked',
};

/** Up to how many edges a list that is walked has, where there is a choice. */
const enough = 50;

const server = await Server.start();
const token = await server.token('editor of the test');
const ask = (query, variables) => server.ask(query, { variables, token });
const data = (query, variables) => server.data(query, { variables, token });
let requests = 0;

/** Something in every list. */
async function prepare() {
  const { importRecords } = await data('mutation I($records: [JSON!]!) { importRecords(records: $records) { errors { message } } }', { records: hubs() });
  equal(importRecords.errors, [], 'what is wrong with hubs.mjs');
  const schema = await introspect(server, token);
  const save = async (name, fields) => {
    const payload = await data(`mutation S($input: ${name}Input!) { save${name}(input: $input) { outcome errors { message } } }`, { input: fields });
    equal(payload[`save${name}`].errors, [], `what is wrong with ${name} ${JSON.stringify(fields)}`);
  };
  const all = await records(schema);
  for (const type of schema.getPossibleTypes(schema.getType('Node'))) {
    const [id] = all.get(type.name);
    for (let time = 0; time < 4; time += 1) {
      await save(type.name, { key: id.slice(id.indexOf(':') + 1), note: `Changed for the ${time}. time` });
    }
  }
  for (let number = 0; number < 5; number += 1) {
    const key = `soon-gone-${number}`;
    await save('Topic', { key, name: `Soon gone ${number}` });
    await save('Topic', { key, note: 'Changed' });
    await data(`mutation { delete(id: "topic:${key}") { errors { message } } }`);
    await save('Person', { key: `one-of-several-${number}`, name: 'Oneof Severalname' });
  }
  return schema;
}

/** The identities of all records, by type. */
async function records(schema) {
  const found = new Map();
  for (const type of schema.getPossibleTypes(schema.getType('Node'))) {
    const field = Object.values(schema.getQueryType().getFields()).find(({ type: of }) => String(of) === `${type.name}Connection!`);
    const ids = [];
    for (let after = null, more = true; more;) {
      const list = (await data(`query L($after: String) { list: ${field.name}(first: 200, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`, { after })).list;
      ids.push(...list.nodes.map(({ id }) => id));
      ({ hasNextPage: more, endCursor: after } = list.pageInfo);
    }
    holds(ids.length > 0, `there is no ${type.name}`);
    found.set(type.name, ids);
  }
  return found;
}

const schema = await prepare();
const all = await records(schema);
const [one, other] = ['"person:hub"', '"person:guest-0"'];

/** The arguments of a field that wants some; nothing where they are not known. */
function known(_type, field) {
  const names = field.args.map(({ name }) => name);
  const has = name => names.includes(name);
  if (field.name === 'search') {
    return 'text: "of"';
  }
  if (has('from') && has('to')) {
    return `from: ${one}, to: ${other}`;
  }
  return has('a') && has('b') ? `a: ${one}, b: ${other}` : undefined;
}

/** Every identity met, with the type that it was said to be of. */
const met = new Map();

function remember(node) {
  if (node !== null && typeof node === 'object') {
    if (typeof node.id === 'string' && schema.getType(node.__typename)?.getInterfaces().some(({ name }) => name === 'Node')) {
      met.set(node.id, node.__typename);
    }
    Object.values(node).forEach(remember);
  }
}

/** A list: a connection field of one value. `more` are further arguments, as text. */
function listOf({ field, required, on }, way, record, place, more = []) {
  const given = required.length > 0 ? [known(on, field)] : [];
  const pick = answer => ends(way, answer).find(end => String(end.place) === String(place))?.value?.list;
  const query = paging => {
    const text = [...given, ...more, ...paging].join(', ');
    return along(way, record, `list: ${field.name}${text === '' ? '' : `(${text})`} { ${page(field)} }`);
  };
  return {
    get: async (...paging) => {
      requests += 1;
      const list = pick(await data(query(paging)));
      holds(list !== undefined, `not there any more: ${query(paging)}`);
      return list;
    },
    refused: async (...paging) => {
      requests += 1;
      const answer = await ask(query(paging));
      holds(answer.errors?.length > 0, `not refused: ${query(paging)} gave ${JSON.stringify(answer).slice(0, 200)}`);
      return answer.errors[0].message;
    },
  };
}

const quoted = cursor => JSON.stringify(cursor);

/** Walks a list in pages of a size to one side, and gives its edges in order. */
async function walk(list, size, backward) {
  const edges = [];
  let cursor;
  for (;;) {
    const from = cursor === undefined ? [] : [`${backward ? 'before' : 'after'}: ${quoted(cursor)}`];
    const found = await list.get(`${backward ? 'last' : 'first'}: ${size}`, ...from);
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = found.pageInfo;
    holds(found.edges.length <= size, `${found.edges.length} edges in a page of ${size}`);
    equal(startCursor, found.edges[0]?.cursor ?? null, 'startCursor');
    equal(endCursor, found.edges.at(-1)?.cursor ?? null, 'endCursor');
    if (found.nodes !== undefined) {
      equal(found.nodes, found.edges.map(({ node }) => node), 'nodes');
    }
    const [goesOn, wentBefore] = backward ? [hasPreviousPage, hasNextPage] : [hasNextPage, hasPreviousPage];
    equal(wentBefore, edges.length > 0, `whether there is something ${backward ? 'after' : 'before'} the page at ${edges.length}`);
    holds(!goesOn || found.edges.length === size, `a page of ${found.edges.length}, not ${size}, says that there is more`);
    edges.splice(backward ? 0 : edges.length, 0, ...found.edges);
    if (!goesOn) {
      return edges;
    }
    cursor = backward ? startCursor : endCursor;
  }
}

/** Holds Relay's rules against a list, and tells how many edges it has. */
async function examine(list, { takes }, sizes) {
  const backward = takes.has('last') && takes.has('before');
  const first = await list.get('first: 200');
  const whole = first.pageInfo.hasNextPage ? await walk(list, 200, false) : first.edges;
  whole.forEach(({ node }) => remember(node));
  if (first.totalCount !== undefined) {
    equal(first.totalCount, whole.length, 'totalCount');
  }
  const cursors = whole.map(({ cursor }) => cursor);
  equal(new Set(cursors).size, cursors.length, 'the number of different cursors');
  cursors.forEach(cursor => holds(/^[\w-]{4,}$/.test(cursor) && !/^\d+$/.test(cursor), `the cursor ${cursor} is not opaque`));
  for (const size of sizes) {
    equal(await walk(list, size, false), whole, `the list forward, ${size} by ${size},`);
    if (backward) {
      equal(await walk(list, size, true), whole, `the list backward, ${size} by ${size},`);
    }
  }
  return whole;
}

/** What else holds of a list that is asked strangely. */
async function askStrangely(list, { takes }, whole) {
  const empty = await list.get('first: 0');
  equal([empty.edges, empty.pageInfo.startCursor, empty.pageInfo.endCursor], [[], null, null], 'a page of none');
  equal(empty.pageInfo.hasNextPage, whole.length > 0, 'whether there is more after a page of none');
  const sides = takes.has('last') ? [['first', 'after'], ['last', 'before']] : [['first', 'after']];
  for (const [number, cursor] of sides) {
    const negative = await list.refused(`${number}: -1`);
    holds(negative.includes(number) && negative.includes('-1'), `${number}: -1 was refused with: ${negative}`);
    const many = await list.refused(`${number}: 2147483647`);
    holds(many.includes(number) && many.includes('200'), `too many were refused with: ${many}`);
    const cut = whole.length > 0 ? [whole[0].cursor.slice(0, -2)] : [];
    for (const strange of ['', 'x', '%', '0', 'ü', 'bnVsbA', 'W10', 'WzFd', 'x'.repeat(10_000), '\u0000', ...cut]) {
      const message = await list.refused(`${number}: 1`, `${cursor}: ${quoted(strange)}`);
      holds(message.includes(cursor) && message.length < 400, `the cursor ${strange.slice(0, 20)} was refused with: ${message}`);
    }
  }
  if (takes.has('last')) {
    const both = await list.refused('first: 1', 'last: 1');
    holds(both.includes('first') && both.includes('last'), `first and last were refused with: ${both}`);
    // More do not fit into a page.
    if (whole.length >= 4 && whole.length <= 200) {
      const [from, to] = [whole[0].cursor, whole.at(-1).cursor];
      const between = whole.slice(1, -1);
      const bounds = [`after: ${quoted(from)}`, `before: ${quoted(to)}`];
      equal((await list.get('first: 200', ...bounds)).edges, between, 'what is between two cursors');
      equal((await list.get('first: 1', ...bounds)).edges, between.slice(0, 1), 'the first between two cursors');
      equal((await list.get('last: 1', ...bounds)).edges, between.slice(-1), 'the last between two cursors');
    }
  }
}

/** Chooses lists of a connection field: the longest that is not too long, a short one and an empty one. */
async function choose(connection, way) {
  const lists = [];
  const begins = way[0]?.record === undefined ? [undefined] : all.get(way[0].record);
  const text = connection.required.length > 0 ? `(${known(connection.on, connection.field)})` : '';
  for (const record of begins) {
    const asked = along(way, record, `__typename list: ${connection.field.name}${text} { totalCount }`);
    for (const { value, place } of ends(way, await data(asked))) {
      if (value.list !== undefined) {
        lists.push({ record, place, count: value.list.totalCount });
      }
    }
  }
  lists.sort((a, b) => a.count - b.count);
  const within = lists.filter(({ count }) => count <= enough);
  const chosen = [
    within.at(-1) ?? lists[0],
    within.find(({ count }) => count >= 2 && count <= 5),
    lists.find(({ count }) => count === 0),
  ];
  return { among: lists.length, chosen: [...new Set(chosen)].filter(list => list !== undefined) };
}

const connections = connectionFields(schema);
const reach = ways(schema, known);
const excused = [];
let walked = 0;
for (const connection of connections) {
  await check(connection.name, async () => {
    const way = reach.get(connection.on.name);
    holds(way !== undefined, 'there is no way to it');
    const { among, chosen } = await choose(connection, way);
    holds(chosen.length > 0, `no value has it, of ${among}`);
    if (!connection.takes.has('after')) {
      holds(connection.name in exceptions, 'takes no cursor');
      const list = listOf(connection, way, chosen[0].record, chosen[0].place);
      const whole = await list.get();
      equal(whole.totalCount, whole.edges.length, 'totalCount');
      equal((await list.get('first: 1')).edges, whole.edges.slice(0, 1), 'the first edge');
      excused.push(connection.name);
      return;
    }
    let longest = 0;
    for (const [index, { record, place }] of chosen.entries()) {
      const list = listOf(connection, way, record, place);
      const whole = await examine(list, connection, [1, 2, 3]);
      longest = Math.max(longest, whole.length);
      if (index === 0) {
        await askStrangely(list, connection, whole);
        for (const order of ordersOf(connection.field)) {
          const ordered = await examine(listOf(connection, way, record, place, [order]), connection, [2]);
          equal(ordered.length, whole.length, `the number of edges with ${order}`);
        }
      }
    }
    holds(longest >= 2 || connection.name in exceptions, `no list of it has two edges, of ${among}`);
    walked += 1;
  });
}

await check('a cursor stays good when records before and after it, and its own, come and go', async () => {
  const key = name => `cursor-test-${name}`;
  const create = name => data(`mutation { saveTopic(input: { key: "${key(name)}", name: "Cursor test ${name}" }) { errors { message } } }`);
  for (const name of ['b', 'd', 'f', 'h']) {
    await create(name);
  }
  const list = (await data('{ topics(first: 200) { edges { cursor node { id } } } }')).topics.edges.filter(({ node }) => node.id.includes('cursor-test'));
  equal(list.map(({ node }) => node.id.at(-1)), ['b', 'd', 'f', 'h'], 'the list');
  await data(`mutation { delete(id: "topic:${key('d')}") { errors { message } } }`);
  await create('c');
  await create('e');
  const [, { cursor }] = list;
  const { after, before } = await data(`{
    after: topics(first: 3, after: ${quoted(cursor)}) { nodes { id } }
    before: topics(last: 2, before: ${quoted(cursor)}) { nodes { id } }
  }`);
  equal(after.nodes.map(({ id }) => id.at(-1)), ['e', 'f', 'h'], 'what comes after the record that is gone');
  equal(before.nodes.map(({ id }) => id.at(-1)), ['b', 'c'], 'what comes before it');
});

await check('node and nodes give back every record that was met, and null for what there is not', async () => {
  const ids = [...met.keys()];
  holds(ids.length > 100, `only ${ids.length} records were met`);
  for (let start = 0; start < ids.length; start += 200) {
    const part = ids.slice(start, start + 200);
    const { nodes } = await data('query N($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }', { ids: part });
    equal(nodes, part.map(id => ({ __typename: met.get(id), id })), 'nodes');
  }
  for (const id of ids) {
    equal((await data('query N($id: ID!) { node(id: $id) { __typename id } }', { id })).node, { __typename: met.get(id), id }, 'node');
  }
  equal(await data('{ node(id: "topic:there-is-none") { id } nodes(ids: ["topic:there-is-none"]) { id } }'), { node: null, nodes: [null] }, 'what there is not');
});

await check('the log has no panic in it', () => server.remove());
console.log(`relay: ${walked} of ${connections.length} connections walked in ${requests} requests; ${met.size} records met`);
excused.forEach(name => console.log(`relay: not walked: ${name} ${exceptions[name]}`));
finish('relay');
