// The bearer token of this tab, and what the server says of it. It is kept in sessionStorage, which ends with the tab
// and which no other tab reads; never in localStorage, in a cookie or in an address.

import { useSyncExternalStore } from 'react';

const key = 'rapport.token';

// What may stand after `Bearer ` (RFC 6750). Anything else was not copied whole, or is no token.
const form = /^[A-Za-z0-9\-._~+/]+=*$/;

/**
 * What the server says: `untold` until it has been asked, `known` with name, role and clearance, `refused` with why,
 * `unknown` where it does not tell, `silent` where it does not answer.
 */
const untold = { kind: 'untold' };

let state = { token: stored(), standing: untold };
const listeners = new Set();

/** The token; null where there is none. */
export function currentToken() {
  return state.token;
}

/** What the server says of it. */
export function currentStanding() {
  return state.standing;
}

/** The token and what the server says of it, for a component. */
export function useToken() {
  return useSyncExternalStore(onTokenChange, () => state);
}

/** Calls back at every change, until the function that it gives is called. */
export function onTokenChange(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The token in a text that was pasted, with or without `Bearer` before it; null where it is none. */
export function readToken(text) {
  const token = text.trim().replace(/^(authorization:\s*)?bearer\s+/i, '');
  return form.test(token) ? token : null;
}

/** Sends this token from now on; null sends none. */
export function setToken(token) {
  publish({ token, standing: untold });
  try {
    if (token === null) {
      window.sessionStorage.removeItem(key);
    } else {
      window.sessionStorage.setItem(key, token);
    }
  } catch {
    // A browser that keeps nothing for this page: the token lasts until the page is left.
  }
}

/** Notes what the server says of a token, unless another has taken its place since. */
export function tellStanding(token, standing) {
  if (token === state.token) {
    publish({ token, standing });
  }
}

function publish(next) {
  state = next;
  [...listeners].forEach(listener => listener());
}

function stored() {
  try {
    return readToken(window.sessionStorage.getItem(key) ?? '');
  } catch {
    return null;
  }
}
