// A person or an institution: positions on a day, whom they met and what shows it, promises.
import { useState } from 'react';
import { Link, useSearchParams } from 'wouter';

import { Sources } from './evidence';
import { type HolderFragment, type PartyQuery, PartyDocument } from './gql/graphql';
import { Heading } from './heading';
import { useLive } from './live';
import { Problem } from './problem';
import { Promises } from './promises';
import { initials, word } from './words';

export function PartyPage({ id }: { id: string }) {
  const [parameters, setParameters] = useSearchParams();
  const on = parameters.get('on');
  const [howMany, setHowMany] = useState(10);
  const { data, error, busy, again } = useLive({ query: PartyDocument, variables: { id, on, met: howMany } });
  const node = data?.node;
  const party = node && 'met' in node ? node : null;

  if (!party) {
    return (
      <div aria-busy={busy}>
        <Heading title={error ? 'No answer' : busy ? 'Loading …' : 'There is no such record, or you may not see it'} />
        <Problem error={error} again={again} />
      </div>
    );
  }
  const days = [...new Set(party.met.edges.map(({ lastMet }) => lastMet))].filter(day => /^\d{4}-\d\d-\d\d$/.test(day));
  return (
    <article aria-busy={busy}>
      <header className="party">
        <span className="initials large" aria-hidden="true">
          {initials(party.name)}
        </span>
        <div>
          <p className="kind">{word(party.__typename)}</p>
          <Heading title={'style' in party && party.style ? `${party.style} ${party.name}` : party.name} />
          {party.otherNames.length > 0 && (
            <p className="quiet">{party.otherNames.map(({ name }) => name).join(' · ')}</p>
          )}
        </div>
      </header>
      <Problem error={error} again={again} />
      {party.note && <p className="note">{party.note}</p>}

      <section aria-labelledby="positions-title">
        <div className="above">
          <h2 id="positions-title">Positions</h2>
          <label>
            on{' '}
            <input
              type="date"
              value={on ?? ''}
              onChange={event => setParameters(event.target.value ? { on: event.target.value } : {}, { replace: true })}
            />
          </label>
        </div>
        {days.length > 0 && (
          <p className="days">
            <span className="quiet">Days of meetings:</span>{' '}
            {days.map(day => (
              <Link key={day} href={`/party/${id}?on=${day}`} replace aria-current={day === on ? 'date' : undefined}>
                {day}
              </Link>
            ))}
          </p>
        )}
        <Positions party={party} />
      </section>

      <Promises promises={party.commitments.nodes} total={party.commitments.totalCount} />

      <section aria-labelledby="met-title">
        <h2 id="met-title">
          Met <span className="quiet">{party.met.totalCount}</span>
        </h2>
        {party.met.totalCount === 0 && <p className="quiet">No meeting is recorded.</p>}
        <ul className="cards">
          {party.met.edges.map(edge => (
            <Acquaintance key={edge.node.id} edge={edge} />
          ))}
        </ul>
        {party.met.totalCount > party.met.edges.length && howMany < 200 && (
          <button type="button" onClick={() => setHowMany(200)}>
            Show more
          </button>
        )}
      </section>
    </article>
  );
}

type Party = Extract<NonNullable<PartyQuery['node']>, { met: unknown }>;

/** A person's positions; or an institution's, with their holders. */
function Positions({ party }: { party: Party }) {
  if ('held' in party) {
    if (party.held.length === 0) {
      return <p className="quiet">Nothing shows a position on that day. Take one on which a meeting was.</p>;
    }
    return (
      <ul className="cards">
        {party.held.map(holding => (
          <li key={holding.position.id}>
            <p>
              <strong>{holding.position.title}</strong>
            </p>
            <p>
              <Link href={`/party/${holding.position.institution.id}`}>{holding.position.institution.name}</Link>
            </p>
            <Certainty {...holding} />
          </li>
        ))}
      </ul>
    );
  }
  return (
    <ul className="cards">
      {party.offices.nodes.map(office => (
        <li key={office.id}>
          <p>
            <strong>{office.title}</strong>
          </p>
          {office.holders.length === 0 && <p className="quiet">Nothing shows who held it on that day.</p>}
          {office.holders.map(holding => (
            <div key={holding.person.id}>
              <p>
                <Link href={`/party/${holding.person.id}`}>{holding.person.name}</Link>
              </p>
              <Certainty {...holding} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  );
}

/** How sure it is that somebody held a position, and what shows it. */
function Certainty({ certainty, capacity, evidence }: HolderFragment) {
  return (
    <p className="quiet">
      <span className={`chip ${certainty.toLowerCase()}`}>{word(certainty)}</span>
      {capacity !== 'SUBSTANTIVE' && ` ${word(capacity)} ·`} {evidence.length > 0 && 'shown by '}
      {evidence.map(event => `${event.title} (${event.from})`).join('; ')}
    </p>
  );
}

function Acquaintance({ edge }: { edge: Party['met']['edges'][number] }) {
  const { node, position, institution, events } = edge;
  return (
    <li>
      <p>
        <Link href={`/party/${node.id}`}>
          <strong>{node.name}</strong>
        </Link>{' '}
        {edge.inferred && (
          <span className="chip likely" title="No source names the two: who held the position that day tells it">
            inferred
          </span>
        )}
      </p>
      <p className="quiet">
        {position?.title}
        {position && institution && ', '}
        {institution && <Link href={`/party/${institution.id}`}>{institution.name}</Link>}
      </p>
      <details>
        <summary>
          {edge.meetings === 1 ? 'Met once' : `Met ${edge.meetings} times`}, last on {edge.lastMet}
        </summary>
        <ul className="evidence">
          {events.nodes.map(event => (
            <li key={event.id}>
              {event.from}: {event.title}
              <Sources citations={event.citations} />
            </li>
          ))}
          {events.totalCount > events.nodes.length && <li>… and {events.totalCount - events.nodes.length} before</li>}
        </ul>
      </details>
    </li>
  );
}
