// Promises, and what became of them; who may change the record says so here.
import { useState } from 'react';
import { Link } from 'wouter';
import { type CombinedError, useMutation } from 'urql';

import { Sources } from './evidence';
import { type PromiseFragment, type PromisorFragment, SavePromiseDocument } from './gql/graphql';
import { useChanged } from './live';
import { Problem } from './problem';
import { useMe } from './token';
import { isParty, nameOf, word } from './words';

export function Promises({ promises, total }: { promises: PromiseFragment[]; total: number }) {
  return (
    <section aria-labelledby="promises-title">
      <h2 id="promises-title">
        Promises <span className="quiet">{total}</span>
      </h2>
      {total === 0 && <p className="quiet">None is recorded.</p>}
      <ul className="cards wide">
        {promises.map(promise => (
          <Promised key={promise.id} promise={promise} />
        ))}
      </ul>
      {total > promises.length && <p className="quiet">… and {total - promises.length} more.</p>}
    </section>
  );
}

function Promised({ promise }: { promise: PromiseFragment }) {
  const { status, due, event } = promise;
  const changed = useChanged(promise.id);
  return (
    <li className={changed ? 'changed' : ''}>
      <p>
        <span className={`chip ${status.toLowerCase()}`}>{word(status)}</span> {promise.text}
      </p>
      <p className="quiet">
        <Name of={promise.by} />
        {promise.to && ' to '}
        {promise.to && <Name of={promise.to} />}
        {due && `, due ${due}`}
        {event && `, at ${event.title} (${event.from})`}
      </p>
      <details>
        <summary>Sources</summary>
        <Sources citations={promise.citations} />
      </details>
      <StatusButton promise={promise} />
    </li>
  );
}

function Name({ of }: { of: PromisorFragment }) {
  const name = nameOf(of);
  return 'id' in of && isParty(of.id) ? <Link href={`/party/${of.id}`}>{name}</Link> : name;
}

/** For editors. The server decides who may, whatever is shown here. */
function StatusButton({ promise }: { promise: PromiseFragment }) {
  const role = useMe().data?.me?.role;
  const [{ fetching }, save] = useMutation(SavePromiseDocument);
  const [wrong, setWrong] = useState<{ error?: CombinedError; faults: string[] }>({ faults: [] });
  const next = promise.status === 'OPEN' ? 'FULFILLED' : 'OPEN';

  async function change() {
    // The revision that is shown: where somebody else has changed the promise since, nothing is written.
    const { data, error } = await save({ key: promise.key, expectedRevision: promise.revision, status: next });
    // An error is what is no fault of the input; what is wrong with the input is data.
    setWrong({ error, faults: data?.saveCommitment.errors.map(({ message }) => message) ?? [] });
  }

  if (role !== 'EDITOR' && role !== 'ADMIN') {
    return null;
  }
  return (
    <>
      <button type="button" disabled={fetching} onClick={() => void change()}>
        {next === 'FULFILLED' ? 'It was kept' : 'It is open again'}
      </button>
      <Problem error={wrong.error} />
      {wrong.faults.map(fault => (
        <p key={fault} role="alert" className="problem">
          {fault}
        </p>
      ))}
    </>
  );
}
