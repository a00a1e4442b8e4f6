// How the page talks with the server: urql for questions and changes by POST, graphql-ws for what happens meanwhile.
import {
  type Exchange,
  type Operation,
  cacheExchange,
  createClient,
  fetchExchange,
  makeOperation,
  mapExchange,
  stringifyDocument,
} from 'urql';
import { createClient as createSocket } from 'graphql-ws';

import { ChangesDocument, type ChangesSubscription } from './gql/graphql';

export type Change = ChangesSubscription['changes'];

/** What the socket tells: that it is open, that it was lost and is tried again, a change, or that it ended, and why. */
export type News =
  | { kind: 'connected' }
  | { kind: 'lost' }
  | { kind: 'changed'; change: Change }
  | { kind: 'ended'; reason: string };

/** How long an answer by POST may take, in milliseconds. */
const patience = 30_000;

/** With VITE_TRUSTED_DOCUMENTS=1 the page sends ids of documents in place of documents: see README.md. */
const sendsIds = import.meta.env['VITE_TRUSTED_DOCUMENTS'] === '1';

/** The id of a document in persisted-documents.json: codegen writes it into each. */
function idOf(document: object) {
  return (document as { __meta__?: { hash?: string } }).__meta__?.hash;
}

/** Takes the text out of requests, just before they are sent. */
function documentsById(): Exchange {
  const asked = new Map<number, Operation>();
  return mapExchange({
    onOperation(operation) {
      const documentId = idOf(operation.query);
      if (documentId === undefined || operation.kind === 'teardown') {
        return operation;
      }
      asked.set(operation.key, operation);
      // urql sends the id of a document that has one and nothing else.
      const query = { kind: 'Document', definitions: [], documentId } as unknown as Operation['query'];
      return makeOperation(operation.kind, { ...operation, query }, operation.context);
    },
    onResult: result => ({ ...result, operation: asked.get(result.operation.key) ?? result.operation }),
  });
}

/** A client for whoever holds this token. Another token takes another: what one may see is not kept for the next. */
export function createAsker(token: string | null) {
  return createClient({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: sendsIds ? [cacheExchange, documentsById(), fetchExchange] : [cacheExchange, fetchExchange],
    fetchOptions: { headers: token === null ? {} : { authorization: `Bearer ${token}` } },
    fetch: (url, options) => {
      const signals = [AbortSignal.timeout(patience), options?.signal].filter(signal => signal != null);
      return fetch(url, { ...options, signal: AbortSignal.any(signals) });
    },
  });
}

/** Follows all changes from now on, until the function that it gives is called. None is missed, and none told twice. */
export function follow(token: string | null, tell: (news: News) => void): () => void {
  let since: number | null = null;
  let stopped = false;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const url = new URL('/graphql/ws', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';

  const socket = createSocket({
    url: url.href,
    // A browser cannot send headers with a socket.
    connectionParams: token === null ? undefined : { authorization: `Bearer ${token}` },
    // A server that is away comes back, in a second or in an hour: try on, at most every ten seconds. Not all at once,
    // or everybody's pages would come down on it in the same moment.
    retryAttempts: Infinity,
    retryWait: tries => pause(Math.min(500 * 2 ** tries, 10_000) * (0.5 + Math.random() / 2)),
    // 4403 refuses the token, which is not better the next time. An event without a code is a connection
    // that did not come about; anything else would be a fault of this page, tried again at once and forever.
    shouldRetry: end => (isEnd(end) ? end.code !== 4403 : end instanceof Event),
    // graphql-ws insists on a text, which there is none of beside an id.
    jsonMessageReplacer: (key, value: unknown) => (key === 'query' && value === '' ? undefined : value),
    // A network can go away without a word, as with a laptop that sleeps: a ping that is not answered tells.
    keepAlive: 15_000,
    on: {
      connected: () => tell({ kind: 'connected' }),
      closed: () => {
        clearTimeout(silence);
        if (!stopped) {
          tell({ kind: 'lost' });
        }
      },
      ping: received => {
        if (!received) {
          silence = setTimeout(() => socket.terminate(), 5_000);
        }
      },
      pong: received => {
        if (received) {
          clearTimeout(silence);
        }
      },
    },
  });

  const question = {
    ...(sendsIds ? { query: '', documentId: idOf(ChangesDocument) } : { query: stringifyDocument(ChangesDocument) }),
    // Read anew at every reconnect: it goes on after the last change that came.
    get variables() {
      return { since };
    },
  };
  let failure = '';
  const release = socket.subscribe<ChangesSubscription>(question, {
    next({ data, errors }) {
      if (data) {
        since = data.changes.revision;
        failure = '';
        tell({ kind: 'changed', change: data.changes });
      } else if (errors) {
        // Something has changed, and what it is could not be told: all that is shown is asked anew. If it is the end, that
        // comes next.
        failure = errors.map(error => error.message).join(' ');
        tell({ kind: 'connected' });
      }
    },
    error(problem) {
      if (!stopped) {
        tell({ kind: 'ended', reason: reasonOf(problem) });
      }
    },
    complete() {
      if (!stopped) {
        tell({ kind: 'ended', reason: failure || 'The server tells of no further changes.' });
      }
    },
  });

  return () => {
    stopped = true;
    clearTimeout(silence);
    // The socket closes with the last that listens.
    release();
  };
}

/** What goes wrong for good is a list of GraphQL errors, or the end of the socket with a code and a reason. */
function reasonOf(problem: unknown) {
  if (Array.isArray(problem)) {
    return problem.map((error: { message: string }) => error.message).join(' ');
  }
  if (isEnd(problem)) {
    return problem.reason || `The connection was closed (${problem.code}).`;
  }
  return problem instanceof Error ? problem.message : String(problem);
}

/** The end of a socket: the browser's CloseEvent, or graphql-ws's own where it gave up waiting. */
function isEnd(problem: unknown): problem is { code: number; reason: string } {
  return typeof problem === 'object' && problem !== null && 'code' in problem && 'reason' in problem;
}

function pause(milliseconds: number) {
  return new Promise<void>(resolve => setTimeout(resolve, milliseconds));
}
