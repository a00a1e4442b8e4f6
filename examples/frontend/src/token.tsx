// Who is asking: a token, pasted, and what the server says of it.
import { type FormEvent, useRef } from 'react';

import { MeDocument } from './gql/graphql';
import { useLive } from './live';
import { Problem } from './problem';

/** Whoever asks, once it is known. */
export function useMe() {
  return useLive({ query: MeDocument, variables: {} });
}

export function TokenForm({ token, take }: { token: string | null; take: (token: string | null) => void }) {
  const { data, error, refused } = useMe();
  const dialog = useRef<HTMLDialogElement>(null);
  const me = data?.me;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const pasted = String(new FormData(event.currentTarget).get('token'))
      .replace(/^\s*bearer\s+/i, '')
      .trim();
    dialog.current?.close();
    take(pasted === '' ? null : pasted);
  }

  return (
    <>
      <button type="button" className="who" onClick={() => dialog.current?.showModal()}>
        {token === null ? 'Token' : refused ? 'Token refused' : (me?.name ?? 'Token')}
        {token !== null && me && <small>{me.role.toLowerCase()}</small>}
      </button>
      <dialog ref={dialog} aria-labelledby="token-title">
        <h2 id="token-title">Your token</h2>
        <Problem error={error} />
        {me && (
          <p>
            The server knows you as <strong>{me.name}</strong>, with the role {me.role} and the clearance {me.clearance}
            .
          </p>
        )}
        <form onSubmit={submit}>
          <label htmlFor="token">Token, kept in this tab only</label>
          {/* Not a password field: browsers offer to keep what is typed into one. */}
          <input id="token" name="token" autoComplete="off" spellCheck={false} placeholder="rapport_…" />
          <div className="actions">
            <button type="submit" className="primary">
              Use it
            </button>
            {token !== null && (
              <button type="button" onClick={() => take(null)}>
                Go on without
              </button>
            )}
            <button type="button" onClick={() => dialog.current?.close()}>
              Close
            </button>
          </div>
        </form>
      </dialog>
    </>
  );
}
