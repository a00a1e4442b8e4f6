// What is happening: whether the page is live, and the last changes.
import { Link } from 'wouter';

import { useHappenings } from './live';
import type { Change } from './server';
import { isParty, nameOf, word } from './words';

const standings = {
  connecting: 'Connecting …',
  live: 'Live',
  lost: 'Connection lost. Trying again …',
  ended: 'No live updates',
};

/** Whether changes are heard of. */
export function Standing() {
  const { state, reason } = useHappenings();
  return (
    <p className={`standing ${state}`} role="status">
      {standings[state]}
      {state === 'ended' && `: ${reason}`}
    </p>
  );
}

export function Feed() {
  const { changes } = useHappenings();
  return (
    <aside aria-labelledby="feed-title">
      <h2 id="feed-title">As it happens</h2>
      {changes.length === 0 && (
        <p className="quiet">Changes of the record appear here, and on the page, as they are made.</p>
      )}
      <ol className="feed" aria-live="polite">
        {changes.map(change => (
          <li key={change.revision}>
            <p>
              <strong>{change.by}</strong> {word(change.action)} <Changed change={change} />
            </p>
            <p className="quiet">
              {new Date(change.at).toLocaleTimeString()}
              {change.diff.length > 0 && ` · ${change.diff.map(({ field }) => word(field)).join(', ')}`}
            </p>
          </li>
        ))}
      </ol>
    </aside>
  );
}

function Changed({ change: { node, nodeId } }: { change: Change }) {
  const name = node ? nameOf(node) : nodeId;
  return node && isParty(node.id) ? <Link href={`/party/${node.id}`}>{name}</Link> : <em>{name}</em>;
}
