/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How sure it is that a person held a position on a day. */
export type Certainty =
  /**
   * A source shows it, a tenure covers the day beyond doubt, or the day lies between two days on which
   * sources show the same person and nobody else.
   */
  | 'CERTAIN'
  /** A source shows it within 180 days, or a tenure known at one end reaches that far, and nobody is surer. */
  | 'LIKELY'
  /** A tenure does not rule the day out, or somebody else is surer. */
  | 'POSSIBLE';

/** What was done to a record. */
export type ChangeAction =
  /** It was recorded for the first time. */
  | 'CREATED'
  /** It was deleted. */
  | 'DELETED'
  /** It became part of another record. */
  | 'MERGED'
  /** It was brought back. */
  | 'RESTORED'
  /** Some of its fields were changed. */
  | 'UPDATED';

/** What became of a promise. */
export type CommitmentStatus =
  /** Kept. */
  | 'FULFILLED'
  /** No longer to be expected. */
  | 'LAPSED'
  /** Still to be kept. */
  | 'OPEN'
  /** Taken back. */
  | 'WITHDRAWN';

/** What sort of fault there is in an input. */
export type InputErrorCode =
  /**
   * The record is not, or not any more, what the change takes it to be: it has been changed or merged, or its key is
   * taken.
   */
  | 'CONFLICT'
  /** A value that cannot be taken. */
  | 'INVALID'
  /** Other records refer to it. */
  | 'IN_USE'
  /** There is no such record. */
  | 'NOT_FOUND'
  /** Something is missing that has to be there. */
  | 'REQUIRED'
  /** A text or a list that is longer than it may be. */
  | 'TOO_LONG'
  /** There is no record of the key that is referred to. */
  | 'UNKNOWN_REFERENCE';

/** Which way an order goes. */
export type OrderDirection =
  /** From the smallest, the earliest or `a` on. */
  | 'ASC'
  /** From the largest, the latest or `z` on. */
  | 'DESC';

/** In what order persons are listed. */
export type PersonOrder = {
  /** Which way. */
  direction: OrderDirection;
  /** By what. Ties are broken by key. */
  field: PersonOrderField;
};

/** By what persons are ordered. */
export type PersonOrderField =
  /** By key. */
  | 'KEY'
  /** By the date of the last event at which the person met somebody; those who met nobody count as the earliest. */
  | 'LAST_MET'
  /** By the number of events at which the person met somebody. */
  | 'MEETINGS'
  /** By name, blind to case and accents. */
  | 'NAME';

/** What somebody may do, from the least to the most; each may do all that those before it may. */
export type Role =
  /** Sees to tokens too. */
  | 'ADMIN'
  /** Changes the record too. */
  | 'EDITOR'
  /** Reads the record. */
  | 'READER';

/** What was done with a record. */
export type SaveOutcome =
  /** It was not there before. */
  | 'CREATED'
  /** Nothing was written; errors says why. */
  | 'REFUSED'
  /** It was as given already: no revision was made. */
  | 'UNCHANGED'
  /** Some of its fields were changed. */
  | 'UPDATED';

/** What a source does with the fact that it is cited for. */
export type Stance =
  /** It announces the fact beforehand. */
  | 'ANNOUNCES'
  /** It contradicts the fact. */
  | 'CONTRADICTS'
  /** It corrects an earlier account. */
  | 'CORRECTS'
  /** It reports the fact. */
  | 'REPORTS';

/** In what capacity a person holds a position. */
export type TenureCapacity =
  /** In place of a regular holder. */
  | 'ACTING'
  /** Chosen for it and not yet in it: does not hold it. */
  | 'DESIGNATE'
  /** As an honour. */
  | 'HONORARY'
  /** As its regular holder. */
  | 'SUBSTANTIVE';

/** Who may see a record. */
export type Visibility =
  /** Readers cleared for confidential records. */
  | 'CONFIDENTIAL'
  /** Readers inside the organization. */
  | 'INTERNAL'
  /** Everybody. */
  | 'PUBLIC';

export type ChangesSubscriptionVariables = Exact<{
  since?: number | null | undefined;
}>;


export type ChangesSubscription = { changes: { __typename: 'Change', revision: number, at: string, by: string, action: ChangeAction, nodeId: string, node:
      | { __typename: 'City', name: string, id: string }
      | { __typename: 'Commitment', text: string, id: string }
      | { __typename: 'Country', name: string, id: string }
      | { __typename: 'Embassy', name: string, id: string }
      | { __typename: 'Event', title: string, id: string }
      | { __typename: 'Organization', name: string, id: string }
      | { __typename: 'Person', name: string, id: string }
      | { __typename: 'Position', title: string, id: string }
      | { __typename: 'Program', id: string }
      | { __typename: 'Relationship', id: string }
      | { __typename: 'Source', id: string }
      | { __typename: 'Topic', id: string }
     | null, diff: Array<{ __typename: 'FieldChange', field: string }> } };

export type MeQueryVariables = Exact<{ [key: string]: never; }>;


export type MeQuery = { __typename: 'Query', me: { __typename: 'Me', name: string, role: Role, clearance: Visibility } };

export type PartyQueryVariables = Exact<{
  id: string | number;
  on?: string | null | undefined;
  met: number;
}>;


export type PartyQuery = { __typename: 'Query', node:
    | { __typename: 'City', name: string, note: string | null, id: string, otherNames: Array<{ __typename: 'OtherName', name: string }>, met: { __typename: 'MetConnection', totalCount: number, edges: Array<{ __typename: 'MetEdge', meetings: number, lastMet: string, inferred: boolean, node: { __typename: 'Person', id: string, name: string }, position: { __typename: 'Position', title: string } | null, institution:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
           | null, events: { __typename: 'EventConnection', totalCount: number, nodes: Array<{ __typename: 'Event', id: string, title: string, from: string, citations: Array<{ __typename: 'Citation', stance: Stance, quote: string | null, source: { __typename: 'Source', id: string, title: string | null, publisher: string | null, published: string | null, url: string | null } }> }> } }> }, commitments: { __typename: 'CommitmentConnection', totalCount: number, nodes: Array<{ __typename: 'Commitment', id: string, key: string, revision: number, text: string, status: CommitmentStatus, due: string | null, by:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
            | { __typename: 'Person', id: string, name: string }
            | { __typename: 'Position', id: string, title: string }
          , to:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
            | { __typename: 'Person', id: string, name: string }
            | { __typename: 'Position', id: string, title: string }
           | null, event: { __typename: 'Event', title: string, from: string } | null, citations: Array<{ __typename: 'Citation', stance: Stance, quote: string | null, source: { __typename: 'Source', id: string, title: string | null, publisher: string | null, published: string | null, url: string | null } }> }> }, offices: { __typename: 'PositionConnection', nodes: Array<{ __typename: 'Position', id: string, title: string, holders: Array<{ __typename: 'Holding', certainty: Certainty, capacity: TenureCapacity, person: { __typename: 'Person', id: string, name: string }, position: { __typename: 'Position', id: string, title: string, institution:
                | { __typename: 'City', id: string, name: string }
                | { __typename: 'Country', id: string, name: string }
                | { __typename: 'Embassy', id: string, name: string }
                | { __typename: 'Organization', id: string, name: string }
               }, evidence: Array<{ __typename: 'Event', id: string, title: string, from: string }> }> }> } }
    | { __typename: 'Commitment', id: string }
    | { __typename: 'Country', name: string, note: string | null, id: string, otherNames: Array<{ __typename: 'OtherName', name: string }>, met: { __typename: 'MetConnection', totalCount: number, edges: Array<{ __typename: 'MetEdge', meetings: number, lastMet: string, inferred: boolean, node: { __typename: 'Person', id: string, name: string }, position: { __typename: 'Position', title: string } | null, institution:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
           | null, events: { __typename: 'EventConnection', totalCount: number, nodes: Array<{ __typename: 'Event', id: string, title: string, from: string, citations: Array<{ __typename: 'Citation', stance: Stance, quote: string | null, source: { __typename: 'Source', id: string, title: string | null, publisher: string | null, published: string | null, url: string | null } }> }> } }> }, commitments: { __typename: 'CommitmentConnection', totalCount: number, nodes: Array<{ __typename: 'Commitment', id: string, key: string, revision: number, text: string, status: CommitmentStatus, due: string | null, by:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
            | { __typename: 'Person', id: string, name: string }
            | { __typename: 'Position', id: string, title: string }
          , to:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
            | { __typename: 'Person', id: string, name: string }
            | { __typename: 'Position', id: string, title: string }
           | null, event: { __typename: 'Event', title: string, from: string } | null, citations: Array<{ __typename: 'Citation', stance: Stance, quote: string | null, source: { __typename: 'Source', id: string, title: string | null, publisher: string | null, published: string | null, url: string | null } }> }> }, offices: { __typename: 'PositionConnection', nodes: Array<{ __typename: 'Position', id: string, title: string, holders: Array<{ __typename: 'Holding', certainty: Certainty, capacity: TenureCapacity, person: { __typename: 'Person', id: string, name: string }, position: { __typename: 'Position', id: string, title: string, institution:
                | { __typename: 'City', id: string, name: string }
                | { __typename: 'Country', id: string, name: string }
                | { __typename: 'Embassy', id: string, name: string }
                | { __typename: 'Organization', id: string, name: string }
               }, evidence: Array<{ __typename: 'Event', id: string, title: string, from: string }> }> }> } }
    | { __typename: 'Embassy', name: string, note: string | null, id: string, otherNames: Array<{ __typename: 'OtherName', name: string }>, met: { __typename: 'MetConnection', totalCount: number, edges: Array<{ __typename: 'MetEdge', meetings: number, lastMet: string, inferred: boolean, node: { __typename: 'Person', id: string, name: string }, position: { __typename: 'Position', title: string } | null, institution:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
           | null, events: { __typename: 'EventConnection', totalCount: number, nodes: Array<{ __typename: 'Event', id: string, title: string, from: string, citations: Array<{ __typename: 'Citation', stance: Stance, quote: string | null, source: { __typename: 'Source', id: string, title: string | null, publisher: string | null, published: string | null, url: string | null } }> }> } }> }, commitments: { __typename: 'CommitmentConnection', totalCount: number, nodes: Array<{ __typename: 'Commitment', id: string, key: string, revision: number, text: string, status: CommitmentStatus, due: string | null, by:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
            | { __typename: 'Person', id: string, name: string }
            | { __typename: 'Position', id: string, title: string }
          , to:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
            | { __typename: 'Person', id: string, name: string }
            | { __typename: 'Position', id: string, title: string }
           | null, event: { __typename: 'Event', title: string, from: string } | null, citations: Array<{ __typename: 'Citation', stance: Stance, quote: string | null, source: { __typename: 'Source', id: string, title: string | null, publisher: string | null, published: string | null, url: string | null } }> }> }, offices: { __typename: 'PositionConnection', nodes: Array<{ __typename: 'Position', id: string, title: string, holders: Array<{ __typename: 'Holding', certainty: Certainty, capacity: TenureCapacity, person: { __typename: 'Person', id: string, name: string }, position: { __typename: 'Position', id: string, title: string, institution:
                | { __typename: 'City', id: string, name: string }
                | { __typename: 'Country', id: string, name: string }
                | { __typename: 'Embassy', id: string, name: string }
                | { __typename: 'Organization', id: string, name: string }
               }, evidence: Array<{ __typename: 'Event', id: string, title: string, from: string }> }> }> } }
    | { __typename: 'Event', id: string }
    | { __typename: 'Organization', name: string, note: string | null, id: string, otherNames: Array<{ __typename: 'OtherName', name: string }>, met: { __typename: 'MetConnection', totalCount: number, edges: Array<{ __typename: 'MetEdge', meetings: number, lastMet: string, inferred: boolean, node: { __typename: 'Person', id: string, name: string }, position: { __typename: 'Position', title: string } | null, institution:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
           | null, events: { __typename: 'EventConnection', totalCount: number, nodes: Array<{ __typename: 'Event', id: string, title: string, from: string, citations: Array<{ __typename: 'Citation', stance: Stance, quote: string | null, source: { __typename: 'Source', id: string, title: string | null, publisher: string | null, published: string | null, url: string | null } }> }> } }> }, commitments: { __typename: 'CommitmentConnection', totalCount: number, nodes: Array<{ __typename: 'Commitment', id: string, key: string, revision: number, text: string, status: CommitmentStatus, due: string | null, by:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
            | { __typename: 'Person', id: string, name: string }
            | { __typename: 'Position', id: string, title: string }
          , to:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
            | { __typename: 'Person', id: string, name: string }
            | { __typename: 'Position', id: string, title: string }
           | null, event: { __typename: 'Event', title: string, from: string } | null, citations: Array<{ __typename: 'Citation', stance: Stance, quote: string | null, source: { __typename: 'Source', id: string, title: string | null, publisher: string | null, published: string | null, url: string | null } }> }> }, offices: { __typename: 'PositionConnection', nodes: Array<{ __typename: 'Position', id: string, title: string, holders: Array<{ __typename: 'Holding', certainty: Certainty, capacity: TenureCapacity, person: { __typename: 'Person', id: string, name: string }, position: { __typename: 'Position', id: string, title: string, institution:
                | { __typename: 'City', id: string, name: string }
                | { __typename: 'Country', id: string, name: string }
                | { __typename: 'Embassy', id: string, name: string }
                | { __typename: 'Organization', id: string, name: string }
               }, evidence: Array<{ __typename: 'Event', id: string, title: string, from: string }> }> }> } }
    | { __typename: 'Person', name: string, note: string | null, style: string | null, id: string, otherNames: Array<{ __typename: 'OtherName', name: string }>, met: { __typename: 'MetConnection', totalCount: number, edges: Array<{ __typename: 'MetEdge', meetings: number, lastMet: string, inferred: boolean, node: { __typename: 'Person', id: string, name: string }, position: { __typename: 'Position', title: string } | null, institution:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
           | null, events: { __typename: 'EventConnection', totalCount: number, nodes: Array<{ __typename: 'Event', id: string, title: string, from: string, citations: Array<{ __typename: 'Citation', stance: Stance, quote: string | null, source: { __typename: 'Source', id: string, title: string | null, publisher: string | null, published: string | null, url: string | null } }> }> } }> }, commitments: { __typename: 'CommitmentConnection', totalCount: number, nodes: Array<{ __typename: 'Commitment', id: string, key: string, revision: number, text: string, status: CommitmentStatus, due: string | null, by:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
            | { __typename: 'Person', id: string, name: string }
            | { __typename: 'Position', id: string, title: string }
          , to:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
            | { __typename: 'Person', id: string, name: string }
            | { __typename: 'Position', id: string, title: string }
           | null, event: { __typename: 'Event', title: string, from: string } | null, citations: Array<{ __typename: 'Citation', stance: Stance, quote: string | null, source: { __typename: 'Source', id: string, title: string | null, publisher: string | null, published: string | null, url: string | null } }> }> }, held: Array<{ __typename: 'Holding', certainty: Certainty, capacity: TenureCapacity, person: { __typename: 'Person', id: string, name: string }, position: { __typename: 'Position', id: string, title: string, institution:
            | { __typename: 'City', id: string, name: string }
            | { __typename: 'Country', id: string, name: string }
            | { __typename: 'Embassy', id: string, name: string }
            | { __typename: 'Organization', id: string, name: string }
           }, evidence: Array<{ __typename: 'Event', id: string, title: string, from: string }> }> }
    | { __typename: 'Position', id: string }
    | { __typename: 'Program', id: string }
    | { __typename: 'Relationship', id: string }
    | { __typename: 'Source', id: string }
    | { __typename: 'Topic', id: string }
   | null };

export type HolderFragment = { __typename: 'Holding', certainty: Certainty, capacity: TenureCapacity, person: { __typename: 'Person', id: string, name: string }, position: { __typename: 'Position', id: string, title: string, institution:
      | { __typename: 'City', id: string, name: string }
      | { __typename: 'Country', id: string, name: string }
      | { __typename: 'Embassy', id: string, name: string }
      | { __typename: 'Organization', id: string, name: string }
     }, evidence: Array<{ __typename: 'Event', id: string, title: string, from: string }> };

export type PromiseFragment = { __typename: 'Commitment', id: string, key: string, revision: number, text: string, status: CommitmentStatus, due: string | null, by:
    | { __typename: 'City', id: string, name: string }
    | { __typename: 'Country', id: string, name: string }
    | { __typename: 'Embassy', id: string, name: string }
    | { __typename: 'Organization', id: string, name: string }
    | { __typename: 'Person', id: string, name: string }
    | { __typename: 'Position', id: string, title: string }
  , to:
    | { __typename: 'City', id: string, name: string }
    | { __typename: 'Country', id: string, name: string }
    | { __typename: 'Embassy', id: string, name: string }
    | { __typename: 'Organization', id: string, name: string }
    | { __typename: 'Person', id: string, name: string }
    | { __typename: 'Position', id: string, title: string }
   | null, event: { __typename: 'Event', title: string, from: string } | null, citations: Array<{ __typename: 'Citation', stance: Stance, quote: string | null, source: { __typename: 'Source', id: string, title: string | null, publisher: string | null, published: string | null, url: string | null } }> };

type Promisor_City_Fragment = { __typename: 'City', id: string, name: string };

type Promisor_Country_Fragment = { __typename: 'Country', id: string, name: string };

type Promisor_Embassy_Fragment = { __typename: 'Embassy', id: string, name: string };

type Promisor_Organization_Fragment = { __typename: 'Organization', id: string, name: string };

type Promisor_Person_Fragment = { __typename: 'Person', id: string, name: string };

type Promisor_Position_Fragment = { __typename: 'Position', id: string, title: string };

export type PromisorFragment =
  | Promisor_City_Fragment
  | Promisor_Country_Fragment
  | Promisor_Embassy_Fragment
  | Promisor_Organization_Fragment
  | Promisor_Person_Fragment
  | Promisor_Position_Fragment
;

export type EvidenceFragment = { __typename: 'Citation', stance: Stance, quote: string | null, source: { __typename: 'Source', id: string, title: string | null, publisher: string | null, published: string | null, url: string | null } };

export type PeopleQueryVariables = Exact<{
  orderBy: PersonOrder;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type PeopleQuery = { __typename: 'Query', people: { __typename: 'PersonConnection', totalCount: number, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null }, nodes: Array<{ __typename: 'Person', id: string, name: string, style: string | null, participations: { __typename: 'ParticipationConnection', nodes: Array<{ __typename: 'Participation', position: { __typename: 'Position', title: string, institution:
              | { __typename: 'City', name: string }
              | { __typename: 'Country', name: string }
              | { __typename: 'Embassy', name: string }
              | { __typename: 'Organization', name: string }
             } | null }> }, met: { __typename: 'MetConnection', totalCount: number, edges: Array<{ __typename: 'MetEdge', lastMet: string }> } }> } };

export type SavePromiseMutationVariables = Exact<{
  key: string | number;
  expectedRevision: number;
  status: CommitmentStatus;
}>;


export type SavePromiseMutation = { __typename: 'Mutation', saveCommitment: { __typename: 'SaveCommitmentPayload', outcome: SaveOutcome, commitment: { __typename: 'Commitment', id: string, revision: number, status: CommitmentStatus } | null, errors: Array<{ __typename: 'InputError', code: InputErrorCode, field: string, message: string }>, warnings: Array<{ __typename: 'InputWarning', field: string, message: string }> } };

export type SearchQueryVariables = Exact<{
  text: string;
  first: number;
  after?: string | null | undefined;
}>;


export type SearchQuery = { __typename: 'Query', search: { __typename: 'SearchConnection', totalCount: number, pageInfo: { __typename: 'PageInfo', hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null }, edges: Array<{ __typename: 'SearchEdge', snippet: string | null, node:
        | { __typename: 'City', name: string, id: string, met: { __typename: 'MetConnection', totalCount: number, edges: Array<{ __typename: 'MetEdge', lastMet: string }> } }
        | { __typename: 'Commitment', id: string }
        | { __typename: 'Country', name: string, id: string, met: { __typename: 'MetConnection', totalCount: number, edges: Array<{ __typename: 'MetEdge', lastMet: string }> } }
        | { __typename: 'Embassy', name: string, id: string, met: { __typename: 'MetConnection', totalCount: number, edges: Array<{ __typename: 'MetEdge', lastMet: string }> } }
        | { __typename: 'Event', id: string }
        | { __typename: 'Organization', name: string, id: string, met: { __typename: 'MetConnection', totalCount: number, edges: Array<{ __typename: 'MetEdge', lastMet: string }> } }
        | { __typename: 'Person', name: string, id: string, met: { __typename: 'MetConnection', totalCount: number, edges: Array<{ __typename: 'MetEdge', lastMet: string }> } }
        | { __typename: 'Position', id: string }
        | { __typename: 'Program', id: string }
        | { __typename: 'Relationship', id: string }
        | { __typename: 'Source', id: string }
        | { __typename: 'Topic', id: string }
       }> } };

export const HolderFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Holder"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Holding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"certainty"}},{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"from"}}]}}]}}]} as unknown as DocumentNode<HolderFragment, unknown>;
export const PromisorFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Promisor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Promisor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Node"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Party"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Position"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}}]} as unknown as DocumentNode<PromisorFragment, unknown>;
export const EvidenceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Evidence"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Citation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"stance"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"published"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]} as unknown as DocumentNode<EvidenceFragment, unknown>;
export const PromiseFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Promise"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Commitment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"due"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Promisor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Promisor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"from"}}]}},{"kind":"Field","name":{"kind":"Name","value":"citations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Evidence"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Promisor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Promisor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Node"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Party"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Position"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Evidence"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Citation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"stance"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"published"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]} as unknown as DocumentNode<PromiseFragment, unknown>;
export const ChangesDocument = {"__meta__":{"hash":"sha256:cb58144e5ab4843e4610b45ae7aee8d3ca410f0d3a407465f5efc754d3dde86d"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Changes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"since"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"since"},"value":{"kind":"Variable","name":{"kind":"Name","value":"since"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"by"}},{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"nodeId"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Party"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Position"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Event"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Commitment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"diff"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<ChangesSubscription, ChangesSubscriptionVariables>;
export const MeDocument = {"__meta__":{"hash":"sha256:3d4709898f032357bb7fcc6c2c33400192ea8583c7f99d014f1a7699b3e9f908"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"me"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"role"}},{"kind":"Field","name":{"kind":"Name","value":"clearance"}}]}}]}}]} as unknown as DocumentNode<MeQuery, MeQueryVariables>;
export const PartyDocument = {"__meta__":{"hash":"sha256:f7bcfdd7514c7c2200abedf9cc46587505128c581e5ca6db5f29d9f8c6167160"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Party"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"on"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"met"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Party"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"otherNames"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"met"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"met"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"meetings"}},{"kind":"Field","name":{"kind":"Name","value":"lastMet"}},{"kind":"Field","name":{"kind":"Name","value":"inferred"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"citations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Evidence"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"commitments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Promise"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Person"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"style"}},{"kind":"Field","alias":{"kind":"Name","value":"held"},"name":{"kind":"Name","value":"positions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Holder"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Institution"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","alias":{"kind":"Name","value":"offices"},"name":{"kind":"Name","value":"positions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"holders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"on"},"value":{"kind":"Variable","name":{"kind":"Name","value":"on"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Holder"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Promisor"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Promisor"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Node"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Party"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Position"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Evidence"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Citation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"stance"}},{"kind":"Field","name":{"kind":"Name","value":"quote"}},{"kind":"Field","name":{"kind":"Name","value":"source"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"publisher"}},{"kind":"Field","name":{"kind":"Name","value":"published"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Promise"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Commitment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"due"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Promisor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"to"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Promisor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"event"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"from"}}]}},{"kind":"Field","name":{"kind":"Name","value":"citations"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Evidence"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Holder"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Holding"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"certainty"}},{"kind":"Field","name":{"kind":"Name","value":"capacity"}},{"kind":"Field","name":{"kind":"Name","value":"person"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"evidence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"from"}}]}}]}}]} as unknown as DocumentNode<PartyQuery, PartyQueryVariables>;
export const PeopleDocument = {"__meta__":{"hash":"sha256:219c4ec5dfc665be85a825d6094c80747cd751a88f1d28fa882d180b3d15baf6"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"People"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PersonOrder"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"people"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"style"}},{"kind":"Field","name":{"kind":"Name","value":"participations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"position"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"institution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"met"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"LAST_MET"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lastMet"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PeopleQuery, PeopleQueryVariables>;
export const SavePromiseDocument = {"__meta__":{"hash":"sha256:4facf2d8ddfc37ae54698ea34505e51da10451e65a7095bebfc8b78b32895ccf"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SavePromise"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"expectedRevision"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CommitmentStatus"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"saveCommitment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"expectedRevision"},"value":{"kind":"Variable","name":{"kind":"Name","value":"expectedRevision"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"outcome"}},{"kind":"Field","name":{"kind":"Name","value":"commitment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"errors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"warnings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SavePromiseMutation, SavePromiseMutationVariables>;
export const SearchDocument = {"__meta__":{"hash":"sha256:bc32ed8e58de952140e8134dbe3da59fb9092519982eb889eaa6e1b341fef872"},"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Search"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"text"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"search"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"text"},"value":{"kind":"Variable","name":{"kind":"Name","value":"text"}}},{"kind":"Argument","name":{"kind":"Name","value":"kinds"},"value":{"kind":"ListValue","values":[{"kind":"EnumValue","value":"PERSON"},{"kind":"EnumValue","value":"ORGANIZATION"},{"kind":"EnumValue","value":"EMBASSY"},{"kind":"EnumValue","value":"CITY"},{"kind":"EnumValue","value":"COUNTRY"}]}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"snippet"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Party"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"met"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"LAST_MET"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"lastMet"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<SearchQuery, SearchQueryVariables>;