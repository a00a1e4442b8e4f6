// What is happening to the record, for every component; and questions that are asked again when something happens.
import { type ReactNode, createContext, useContext, useEffect, useMemo, useReducer, useRef, useState } from 'react';
import { type AnyVariables, Provider, type UseQueryArgs, useQuery } from 'urql';

import { type Change, type News, createAsker, follow } from './server';

interface Happenings {
  state: 'connecting' | 'live' | 'lost' | 'ended';
  /** Why it ended. */
  reason: string;
  /** Rises whenever what the page shows may be of yesterday. */
  version: number;
  /** The last changes, newest first. */
  changes: Change[];
}

const nothingYet: Happenings = { state: 'connecting', reason: '', version: 0, changes: [] };
const Live = createContext(nothingYet);

export const useHappenings = () => useContext(Live);

/** Whether one of the last changes was of this record. */
export const useChanged = (id: string) => useContext(Live).changes.some(change => change.nodeId === id);

function hear(before: Happenings, news: News): Happenings {
  switch (news.kind) {
    case 'connected':
      return { ...before, state: 'live', version: before.version + 1 };
    case 'changed':
      return { ...before, version: before.version + 1, changes: [news.change, ...before.changes].slice(0, 6) };
    case 'lost':
      return { ...before, state: before.state === 'ended' ? 'ended' : 'lost' };
    case 'ended':
      // What is shown is asked again: it may be that nobody with this token is let in any more.
      return { ...before, state: 'ended', reason: news.reason, version: before.version + 1, changes: [] };
  }
}

/** Everything below asks with this token, and is told of changes. */
export function Connection({ token, children }: { token: string | null; children: ReactNode }) {
  const asker = useMemo(() => createAsker(token), [token]);
  const [happenings, tell] = useReducer(hear, nothingYet);
  useEffect(() => follow(token, tell), [token]);
  return (
    <Provider value={asker}>
      <Live value={happenings}>{children}</Live>
    </Provider>
  );
}

/**
 * Asks, and asks again after every change: whom somebody met follows from the whole record, so that any change may
 * change any answer. While one answer is awaited, however many changes make one further question. What was answered
 * last is shown until there is something newer, also while the server is away.
 */
export function useLive<Data, Variables extends AnyVariables>(question: UseQueryArgs<Variables, Data>) {
  const { version } = useHappenings();
  const [result, ask] = useQuery({ ...question, requestPolicy: 'cache-and-network' });
  const busy = result.fetching || result.stale;

  const [asked, setAsked] = useState(version);
  useEffect(() => {
    if (asked !== version && !busy) {
      setAsked(version);
      ask({ requestPolicy: 'network-only' });
    }
  }, [asked, version, busy, ask]);

  const key = result.operation?.key;
  const last = useRef({ key, data: result.data });
  useEffect(() => {
    if (result.data !== undefined) {
      last.current = { key, data: result.data };
    }
  }, [key, result.data]);
  // What was answered to another question (another day, other words) stands in until this one is answered, or fails.
  const standsIn = result.error === undefined || last.current.key === key ? last.current.data : undefined;
  // Whoever is let in no longer is shown nothing either of what they were shown before.
  const refused = (result.error?.response as Response | undefined)?.status === 401;
  return {
    data: refused ? undefined : (result.data ?? standsIn),
    error: result.error,
    refused,
    busy,
    again: () => ask({ requestPolicy: 'network-only' }),
  };
}
