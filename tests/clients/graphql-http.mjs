// Every audit of graphql-http, the reference of GraphQL over HTTP, against a server: fails where a MUST or a SHOULD
// does. A MAY is reported.
//
//     node tests/clients/graphql-http.mjs
//
// With AS=reader it asks with a token, which `--production` wants of whoever uses introspection (the audits do):
//
//     AS=reader RAPPORT_SERVE=--production node tests/clients/graphql-http.mjs

import { serverAudits } from 'graphql-http';

import { Server } from './server.mjs';

const server = await Server.start();
const token = process.env.AS === undefined ? undefined : await server.token('audits', process.env.AS);

/** fetch, with the token if there is one. */
function fetchFn(url, init = {}) {
  const headers = new Headers(init.headers);
  if (token !== undefined) {
    headers.set('authorization', `Bearer ${token}`);
  }
  return fetch(url, { ...init, headers });
}

const counts = {};
const failures = [];
for (const { id, name, fn } of serverAudits({ url: server.http, fetchFn })) {
  const level = name.split(' ')[0];
  counts[level] ??= { passed: 0, of: 0 };
  counts[level].of += 1;
  let reason;
  try {
    const result = await fn();
    if (result.status !== 'ok') {
      const body = await result.response.text().catch(() => '(read already)');
      reason = `${result.reason}; answered ${result.response.status} ${body.slice(0, 200).trim()}`;
    }
  } catch (error) {
    reason = `could not be made: ${error.message}`;
  }
  if (reason === undefined) {
    counts[level].passed += 1;
    console.log(`  ok      ${id} ${name}`);
  } else {
    const word = level === 'MAY' ? 'not so' : 'FAILED';
    console.log(`  ${word}  ${id} ${name}\n          ${reason}`);
    if (level !== 'MAY') {
      failures.push(id);
    }
  }
}
await server.remove();
const told = Object.entries(counts).map(([level, { passed, of }]) => `${level} ${passed} of ${of}`);
console.log(`graphql-http: ${told.join(', ')}`);
process.exit(failures.length > 0 || (counts.MUST?.of ?? 0) === 0 || (counts.SHOULD?.of ?? 0) === 0 ? 1 : 0);
