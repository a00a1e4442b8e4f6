// Requests that are broken below GraphQL: JSON that is none, strange bodies, headers, methods and addresses, and bytes
// that are no HTTP.

import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';

import { oddDays, oddNumbers, oddTexts } from './known.mjs';

const query = '{"query":"{ __typename }"}';
const json = { 'content-type': 'application/json' };

/** A request that is HTTP, and is to be answered: method, path, headers and body. */
export function strangeRequest(chance, known) {
  const value = () => chance.of([chance.of(oddTexts.slice(0, -6)), String(chance.of(oddNumbers)), chance.of(oddDays), chance.of(known.all('id')) ?? 'x', chance.of(known.all('word')) ?? 'x']);
  const parameters = names => chance.some(names, 0.35).map(name => `${name}=${encodeURIComponent(value().toWellFormed?.() ?? value())}`).join('&');
  const body = bytes => ({ method: 'POST', path: chance.of(['/graphql', '/graphql/stream']), headers: json, body: bytes });
  switch (chance.below(13)) {
    case 0:
      return body(query.slice(0, chance.below(query.length)));
    case 1:
      return body(chance.of(['[', '{"a":']).repeat(chance.of([10, 1_000, 100_000])));
    case 2:
      return body(chance.of(['null', '1', '"x"', '[]', '[{"query":"{ __typename }"}]', '{}', '{"query":null}', '{"query":1}', '{"query":"{ __typename }","query":"{"}', '{"query":"{ __typename }","variables":[]}', '{"query":"{ __typename }","extensions":{"persistedQuery":{"version":1,"sha256Hash":"x"}}}', '{"documentId":"sha256:x"}', '{"documentId":1}', '{"id":"x"}', `{"query":"{ __typename }","variables":{"a":${'['.repeat(120)}${']'.repeat(120)}}}`, `{"query":"{ __typename }","variables":{"a":1e99999}}`]));
    case 3:
      return body(Buffer.from([0xff, 0xfe, 0x00, ...Buffer.from(query)]));
    case 4:
      return body(Buffer.concat([Buffer.from('{"query":"{ a'), Buffer.from([0xc3, 0x28, 0xed, 0xa0, 0x80]), Buffer.from('}"}')]));
    case 5:
      return { ...body(gzipSync(query)), headers: { ...json, 'content-encoding': chance.of(['gzip', 'br', 'identity', 'x']) } };
    case 6:
      return { ...body(query), headers: { 'content-type': chance.of(['', 'text/plain', 'application/json; charset=utf-16', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql', 'application/json;;;', 'x']) } };
    case 7:
      return { ...body(query), headers: { ...json, accept: chance.of(['', '*', 'text/html', 'application/json;q=2', 'application/json;q=x', 'a/b;q=0, */*;q=0', ','.repeat(2_000), 'text/event-stream', 'multipart/mixed', '*/*;q=0.001']), 'accept-encoding': chance.of(['gzip', 'br', 'zstd', '*;q=0', 'gzip;q=x', '']) } };
    case 8:
      return { ...body(query), headers: { ...json, authorization: chance.of(['', 'Bearer', 'Bearer ', 'Basic eDp4', 'Bearer rapport_', `Bearer ${'x'.repeat(5_000)}`, 'Bearer a.b.c', 'Bearer eyJhbGciOiJub25lIn0.e30.']) } };
    case 9:
      return { method: chance.of(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND']), path: chance.of(['/', '/graphql', '/graphql/ws', '/graphql/stream', '/graphiql', '/graphiql/x', '/graphiql/..%2f..%2fetc', '/healthz', '/readyz', '/metrics', '/reports', '/nothing', '/%00', '/%ff', '//', '/network.', '/network.svg/']), headers: { accept: chance.of(['*/*', 'text/event-stream', 'text/html']) } };
    case 10:
      return { method: 'GET', path: `/graphql?${parameters(['query', 'variables', 'operationName', 'extensions', 'documentId', 'token', 'x'])}`, headers: { accept: chance.of(['application/json', 'application/graphql-response+json', 'text/event-stream']) } };
    case 11:
      return { method: 'GET', path: `/network.${chance.of(['svg', 'graphml', 'gexf', 'dot', 'mermaid', 'cypher', 'json-graph', 'csv', 'csv-vertices', 'x'])}?${parameters(['around', 'depth', 'since', 'until', 'projection', 'limit', 'x'])}`, headers: {} };
    default:
      return { method: 'GET', path: `/reports/${chance.of(['briefing', 'contact', 'profile', 'dossier', 'country', 'activity', 'commitments', 'watch-list', 'coverage', 'network', 'handover', 'x'])}?${parameters(['party', 'person', 'people', 'with', 'of', 'key', 'country', 'position', 'home', 'on', 'since', 'until', 'quarter', 'event', 'from', 'to', 'language', 'format', 'x'])}`, headers: { 'accept-language': chance.of(['en', 'ko', '*', '']) } };
  }
}

/** Bytes that are no HTTP, or not all of it. The server may answer them or close; it may not end. */
export function strangeBytes(chance) {
  const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  return Buffer.from(chance.of([
    '\r\n\r\n',
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET / HTTP/1.1\r\n\r\n',
    `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
    `GET / HTTP/1.1\r\nHost: x\r\n${'A: b\r\n'.repeat(5_000)}\r\n`,
    `GET / HTTP/1.1\r\nHost: x\r\nA: ${'b'.repeat(500_000)}\r\n\r\n`,
    `${head}Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}`,
    `${head}Content-Length: -1\r\n\r\n{}`,
    `${head}Content-Length: 99999999999999999999\r\n\r\n{}`,
    `${head}Content-Length: 100\r\n\r\n{}`,
    `${head}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n`,
    `${head}Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n{}\r\n`,
    `${head}Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n`,
    `${head}Expect: 100-continue\r\nContent-Length: 2\r\n\r\n{}`,
    'GET /graphql/ws HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: x\r\n\r\n',
    'GET /graphql/ws HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff',
    'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\x00\x00\x00\x04\x00\x00\x00\x00\x00',
    '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    Buffer.from(Array.from({ length: 200 }, () => chance.below(256))).toString('latin1'),
  ]), 'latin1');
}

/** Sends bytes, and gives what comes back until the server closes or says nothing for a moment. */
export function sendBytes(port, bytes) {
  return new Promise(resolve => {
    let text = '';
    const socket = connect(port, '127.0.0.1');
    const done = () => {
      socket.destroy();
      resolve(text);
    };
    socket.setTimeout(100, done);
    socket.on('error', done);
    socket.on('close', done);
    socket.on('data', part => (text += part.toString('latin1')));
    socket.write(bytes);
  });
}
