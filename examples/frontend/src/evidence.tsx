// Where a fact is told.
import type { EvidenceFragment } from './gql/graphql';
import { word } from './words';

export function Sources({ citations }: { citations: EvidenceFragment[] }) {
  if (citations.length === 0) {
    return <p className="quiet">No source is recorded.</p>;
  }
  return (
    <ul className="sources">
      {citations.map(({ source, stance, quote }) => (
        <li key={source.id}>
          {quote && <q>{quote}</q>}
          <cite>
            {webAddress(source.url) ? <a href={webAddress(source.url)}>{titleOf(source)}</a> : titleOf(source)}
          </cite>
          <span className="quiet">
            {[source.publisher, source.published, stance === 'REPORTS' ? null : word(stance)]
              .filter(Boolean)
              .join(', ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

function titleOf(source: EvidenceFragment['source']) {
  return source.title ?? source.publisher ?? source.id;
}

/** An address that may be linked to: in a record may also stand `javascript:`, which runs when it is followed. */
function webAddress(url: string | null | undefined) {
  return url && /^https?:\/\//i.test(url) ? url : undefined;
}
