// Talks with the server: subscriptions over a WebSocket, everything else by POST, all of it with the tab's token.

import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';

import { currentToken, onTokenChange, tellStanding } from './token.js';

const endpoint = new URL('/graphql', window.location.href);
const socket = new URL('/graphql/ws', window.location.href);
socket.protocol = socket.protocol === 'https:' ? 'wss:' : 'ws:';

/** The code with which a socket is closed whose token is refused. */
const forbidden = 4403;

/** How GraphiQL asks the server. What goes wrong is an object with a message: of an Error, it would show the stack. */
export function fetcher(params, options) {
  return isSubscription(params)
    ? { subscribe: sink => subscribe(params, options?.headers, sink) }
    : post(params, options?.headers);
}

/** Asks the server who one is, and notes what it says of the token. */
export async function askWhoIAm() {
  const token = currentToken();
  try {
    const { status, answer } = await send({ query: '{ me { name role clearance } }' });
    if (status === 401) {
      return;
    }
    const me = answer.data?.me;
    tellStanding(token, me ? { kind: 'known', ...me } : { kind: 'unknown' });
  } catch {
    tellStanding(token, { kind: 'silent' });
  }
}

/** What cannot be parsed is no subscription: the server says what is wrong with it. */
function isSubscription({ query, operationName }) {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription';
  } catch {
    return false;
  }
}

async function post(params, headers) {
  const { answer } = await send(params, headers);
  return answer;
}

/** The status and the answer of a request by POST. */
async function send(params, given) {
  const { headers, token } = credentials(given);
  headers.set('content-type', 'application/json');
  // In this media type a question that the server does not know is no failed request, which browsers log.
  headers.set('accept', 'application/json');
  let response;
  try {
    response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(params) });
  } catch {
    throw { message: 'the server does not answer' };
  }
  const answer = readAnswer(response, await response.text());
  if (response.status === 401 && token !== undefined) {
    tellStanding(token, { kind: 'refused', why: answer.errors?.[0]?.message ?? '' });
  }
  return { status: response.status, answer };
}

/** The headers of a request, and the token that is sent in them: undefined where the Headers editor has another. */
function credentials(given) {
  let headers;
  try {
    headers = new Headers(given);
  } catch (error) {
    throw { message: `Headers: ${error.message}` };
  }
  if (headers.has('authorization')) {
    return { headers };
  }
  const token = currentToken();
  if (token !== null) {
    headers.set('authorization', `Bearer ${token}`);
  }
  return { headers, token };
}

/** An answer in JSON as it is; any other, such as one of a proxy, as an error with its text or its status. */
function readAnswer(response, text) {
  try {
    const answer = JSON.parse(text);
    if (typeof answer === 'object' && answer !== null) {
      return answer;
    }
  } catch {
    // Not JSON.
  }
  const plain = /^text\/plain\b/.test(response.headers.get('content-type') ?? '') ? text.trim() : '';
  return { errors: [{ message: plain || `HTTP ${response.status} ${response.statusText}`.trim() }] };
}

/** Runs a subscription over a socket of its own, so that each says who it is with the token of its beginning. */
function subscribe(params, given, sink) {
  const { headers, token } = credentials(given);
  const authorization = headers.get('authorization');
  const client = createClient({
    url: socket.href,
    connectionParams: authorization === null ? undefined : { authorization },
    retryAttempts: 0,
  });
  let open = true;
  function once(tell) {
    return outcome => {
      if (open) {
        open = false;
        forget();
        tell(outcome);
      }
    };
  }
  const fail = once(error => sink.error(error));
  const forget = onTokenChange(() => {
    if (open && token !== undefined && token !== currentToken()) {
      fail({ message: 'the token was changed; run the subscription again' });
      end();
    }
  });
  const end = client.subscribe(params, {
    next: answer => open && sink.next(answer),
    error: cause => {
      if (cause?.code === forbidden && token !== undefined) {
        tellStanding(token, { kind: 'refused', why: reasonOf(cause) });
      }
      fail(whyEnded(cause));
    },
    complete: once(() => sink.complete()),
  });
  return {
    unsubscribe() {
      open = false;
      forget();
      end();
    },
  };
}

/** Why a subscription ended, as GraphiQL shows it: the errors of the server, or one with what is known. */
function whyEnded(cause) {
  if (Array.isArray(cause)) {
    return cause;
  }
  if (cause instanceof Error) {
    return { message: cause.message };
  }
  if (typeof cause?.code === 'number' && cause.reason) {
    return { message: reasonOf(cause), extensions: { closeCode: cause.code } };
  }
  return { message: `the socket at ${socket.pathname} could not be opened, or the connection was lost` };
}

function reasonOf({ reason }) {
  return reason.replace(/^Forbidden: /, '');
}
