// All people, page by page; or, with words to search for, the persons and institutions that have them.
import { useRef } from 'react';
import { Link, useSearchParams } from 'wouter';

import { type PersonOrderField, PeopleDocument, SearchDocument } from './gql/graphql';
import { Heading } from './heading';
import { useChanged, useLive } from './live';
import { Problem } from './problem';
import { initials, word } from './words';

const pageSize = 5;
const orders: Partial<Record<PersonOrderField, string>> = {
  LAST_MET: 'last met first',
  MEETINGS: 'most meetings first',
  NAME: 'by name',
};

/** What is asked for is in the address, so that a page can be linked to, and Back goes back. */
export function PeoplePage() {
  const [parameters, setParameters] = useSearchParams();
  const text = parameters.get('q') ?? '';
  const typing = useRef<ReturnType<typeof setTimeout>>(undefined);

  function type(next: string) {
    clearTimeout(typing.current);
    // Not a question for every letter.
    typing.current = setTimeout(() => setParameters(next.trim() === '' ? {} : { q: next }, { replace: true }), 150);
  }

  return (
    <>
      <Heading title="People" />
      <form role="search" className="search" onSubmit={event => event.preventDefault()}>
        <label htmlFor="words">Search people and institutions</label>
        <input
          id="words"
          type="search"
          autoComplete="off"
          placeholder="Two letters of a name are enough"
          defaultValue={text}
          onChange={event => type(event.target.value)}
        />
      </form>
      {text === '' ? <Everybody /> : <Found text={text} />}
    </>
  );
}

function Everybody() {
  const [parameters, setParameters] = useSearchParams();
  const [after, before] = [parameters.get('after'), parameters.get('before')];
  const chosen = parameters.get('order') ?? '';
  const field = chosen in orders ? (chosen as PersonOrderField) : 'LAST_MET';
  const { data, error, busy, again } = useLive({
    query: PeopleDocument,
    variables: {
      orderBy: { field, direction: field === 'NAME' ? 'ASC' : 'DESC' },
      ...(before === null ? { first: pageSize, after } : { last: pageSize, before }),
    },
  });
  const people = data?.people;
  return (
    <section aria-label="Everybody" aria-busy={busy}>
      <div className="above">
        <p role="status">{people ? `${people.totalCount} people` : error ? '' : 'Loading …'}</p>
        <label>
          Order{' '}
          <select value={field} onChange={event => setParameters({ order: event.target.value })}>
            {Object.entries(orders).map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Problem error={error} again={again} />
      <ul className="rows">
        {people?.nodes.map(person => {
          const position = person.participations.nodes[0]?.position;
          return (
            <Row key={person.id} id={person.id} name={person.name} style={person.style} met={person.met}>
              {position && `${position.title}, ${position.institution.name}`}
            </Row>
          );
        })}
      </ul>
      {people && <Paging order={field} {...people.pageInfo} />}
    </section>
  );
}

function Found({ text }: { text: string }) {
  const [parameters] = useSearchParams();
  const after = parameters.get('after');
  const { data, error, busy, again } = useLive({
    query: SearchDocument,
    variables: { text, first: pageSize, after },
  });
  const found = data?.search;
  return (
    <section aria-label="What was found" aria-busy={busy}>
      <div className="above">
        <p role="status">{found ? `${found.totalCount} found` : error ? '' : 'Searching …'}</p>
      </div>
      <Problem error={error} again={again} />
      <ul className="rows">
        {found?.edges.map(({ node, snippet }) =>
          'name' in node ? (
            <Row key={node.id} id={node.id} name={node.name} met={node.met}>
              <span className="kind">{word(node.__typename)}</span> {snippet && <Marked snippet={snippet} />}
            </Row>
          ) : null,
        )}
      </ul>
      {/* A search has no way back but the browser's and to its beginning: its cursors lead on only. */}
      {found && <Paging q={text} {...found.pageInfo} />}
    </section>
  );
}

interface RowProperties {
  id: string;
  name: string;
  style?: string | null;
  met: { totalCount: number; edges: { lastMet: string }[] };
  children: React.ReactNode;
}

function Row({ id, name, style, met, children }: RowProperties) {
  const changed = useChanged(id);
  return (
    <li className={changed ? 'row changed' : 'row'}>
      <span className="initials" aria-hidden="true">
        {initials(name)}
      </span>
      <div>
        <Link href={`/party/${id}`}>{style ? `${style} ${name}` : name}</Link>
        <p className="quiet">{children}</p>
      </div>
      <p className="count">
        met <strong>{met.totalCount}</strong>
        {met.edges[0] && <span className="quiet">last {met.edges[0].lastMet}</span>}
      </p>
    </li>
  );
}

/** The words around what matched, which the server marks with `**`. */
function Marked({ snippet }: { snippet: string }) {
  return snippet.split('**').map((part, index) => (index % 2 === 1 ? <mark key={index}>{part}</mark> : part));
}

interface PagingProperties {
  order?: string;
  q?: string;
  hasNextPage: boolean;
  hasPreviousPage: boolean;
  startCursor?: string | null;
  endCursor?: string | null;
}

/** Links to the pages around this one: by cursors, which stay good when records come and go. */
function Paging({ order, q, hasNextPage, hasPreviousPage, startCursor, endCursor }: PagingProperties) {
  const to = (place: Record<string, string>) =>
    `/?${new URLSearchParams({ ...(order && { order }), ...(q && { q }), ...place }).toString()}`;
  return (
    <nav aria-label="Pages" className="paging">
      {hasPreviousPage && <Link href={to({})}>First page</Link>}
      {hasPreviousPage && startCursor && <Link href={to({ before: startCursor })}>Previous</Link>}
      {hasNextPage && endCursor && <Link href={to({ after: endCursor })}>Next</Link>}
    </nav>
  );
}
