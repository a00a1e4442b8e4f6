// The button in the page's bar that says who one is, and the panel that it opens, where a token is pasted and cleared.

import { useSchemaStore } from '@graphiql/react';
import { useEffect, useRef, useState } from 'react';

import { askWhoIAm } from './server.js';
import { currentStanding, readToken, setToken, useToken } from './token.js';

export function TokenField() {
  const { token, standing } = useToken();
  const introspect = useSchemaStore(state => state.introspect);
  const [fault, setFault] = useState('');
  const input = useRef(null);

  // Of a token that the tab has kept; of a new one it is asked where it is set.
  useEffect(() => {
    if (token !== null) {
      askWhoIAm();
    }
  }, []);

  async function change(next) {
    setToken(next);
    setFault('');
    input.current.value = '';
    input.current.focus();
    await askWhoIAm();
    // The schema may not have been there for whoever one was before.
    if (currentStanding().kind !== 'refused') {
      introspect();
    }
  }

  function submit(event) {
    event.preventDefault();
    const pasted = readToken(input.current.value);
    if (pasted === null) {
      setFault(
        input.current.value.trim() === ''
          ? 'Paste a token first.'
          : 'This cannot be a token: it has spaces or characters that no token has.',
      );
      input.current.focus();
      return;
    }
    change(pasted);
  }

  function toggled({ newState }) {
    if (newState === 'open') {
      input.current.focus();
      askWhoIAm();
    } else {
      input.current.value = '';
      setFault('');
    }
  }

  const { label, mark } = summary(token, standing);
  return (
    <>
      <button
        type="button"
        className="token-button"
        popoverTarget="token-panel"
        aria-haspopup="dialog"
        aria-label={mark === 'known' ? `Token of ${label}` : label}
        title={mark === 'known' ? `Token of ${label}` : undefined}
      >
        <KeyIcon />
        <span className="token-label">{label}</span>
        {mark !== 'none' && <span className={`token-mark token-mark-${mark}`} aria-hidden="true" />}
      </button>
      <div id="token-panel" popover="auto" role="dialog" aria-labelledby="token-title" onToggle={toggled}>
        <form onSubmit={submit} noValidate>
          <h2 id="token-title">Token</h2>
          <div className={`token-standing token-standing-${mark}`} role="status">
            <Standing token={token} standing={standing} />
          </div>
          <label htmlFor="token-input">{token === null ? 'Your token' : 'Another token'}</label>
          {/* Not of type password: a browser would offer to keep it. */}
          <input
            id="token-input"
            ref={input}
            type="text"
            placeholder="Paste it here"
            autoComplete="off"
            autoCapitalize="off"
            autoCorrect="off"
            spellCheck={false}
            data-1p-ignore=""
            data-lpignore="true"
            aria-describedby="token-fault token-note"
            aria-invalid={fault !== ''}
            onChange={() => setFault('')}
          />
          <p id="token-fault" role="alert">
            {fault}
          </p>
          <div className="token-actions">
            <button type="submit" className="token-use">
              Use token
            </button>
            {token !== null && (
              <button type="button" className="token-clear" onClick={() => change(null)}>
                Clear token
              </button>
            )}
          </div>
          <p id="token-note">
            Kept in this tab’s session storage only, until the tab is closed: not in local storage, not in the address.
            Sent to this server and nobody else.
          </p>
        </form>
      </div>
    </>
  );
}

/** What the button says, and the colour of its mark. */
function summary(token, { kind, name }) {
  if (kind === 'refused') {
    return { label: token === null ? 'Token needed' : 'Token refused', mark: 'refused' };
  }
  if (token === null) {
    return { label: 'Token', mark: 'none' };
  }
  return kind === 'known' ? { label: name, mark: 'known' } : { label: 'Token', mark: 'sent' };
}

/** What the server says of the token, or of whoever has none. */
function Standing({ token, standing }) {
  const { kind, name, role, clearance, why } = standing;
  const none = token === null;
  switch (kind) {
    case 'known':
      return (
        <>
          {none && 'No token is sent. '}You are <strong>{name}</strong>
          <span>
            Role {role}, clearance {clearance}
          </span>
        </>
      );
    case 'refused':
      return (
        <>
          <strong>{none ? 'A token is needed' : 'The token was refused'}</strong>
          {why && <span>{why}</span>}
        </>
      );
    case 'silent':
      return 'The server does not answer.';
    case 'unknown':
      return none ? 'No token is sent.' : 'The token is sent. Whose it is cannot be told.';
    default:
      return none ? 'No token is sent.' : 'Asking whose it is …';
  }
}

function KeyIcon() {
  return (
    <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeWidth="1.75" aria-hidden="true">
      <circle cx="8" cy="15.5" r="4.25" />
      <path d="M11.2 12.4 19.5 4.1M15.6 8l3.2 3.2" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
