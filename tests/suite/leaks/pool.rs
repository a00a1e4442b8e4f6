//! Questions by every way that leads into the record. What stands behind an `@` is drawn when a question is asked; the
//! keys of hidden records are among what is drawn.

/// What every list is asked for.
macro_rules! list {
    ($nodes:literal) => {
        concat!("{ totalCount pageInfo { hasPreviousPage hasNextPage startCursor endCursor } edges { cursor node { id } } nodes ", $nodes, " }")
    };
}

/// What every party is asked for.
macro_rules! party {
    () => {
        concat!(
            "id key name note revision otherNames { name kind language from until } identifiers { scheme value } events",
            list!("{ id }"),
            " few: events(first: 1, filter: {visibility: {ne: INTERNAL}}, orderBy: {field: TITLE, direction: ASC}) ",
            list!("{ id }"),
            " participations",
            list!("{ event { id } person { id } position { id } institution { id } label headcount creditedAs side role attendance attribution }"),
            " met { totalCount pageInfo { hasNextPage endCursor } nodes { id } edges { cursor node { id } meetings firstMet lastMet position { id } institution { id } inferred events ",
            list!("{ id }"),
            " } } commitments",
            list!("{ id }"),
            " relationships",
            list!("{ id }")
        )
    };
}

/// What every institution is asked for.
macro_rules! institution {
    () => {
        concat!(
            party!(),
            " positions",
            list!("{ id }"),
            " engagedWith { totalCount pageInfo { hasNextPage endCursor } nodes { id } edges { cursor node { id } meetings firstMet lastMet hosted visited events(first: 1)",
            list!("{ id }"),
            " } }"
        )
    };
}

/// What every history is asked for.
macro_rules! history {
    () => {
        "history { totalCount pageInfo { hasPreviousPage hasNextPage startCursor endCursor } edges { cursor node { action } } nodes { revision at by action nodeId node { id } diff { field before after } } }"
    };
}

/// The subscription: every change of some kinds, or of all.
pub(super) const CHANGES: &str = "subscription { changes(since: 0, @kinds) { revision at by action nodeId node { id } diff { field before after } } }";

/// Every question. One that has an `@after` is asked page by page to the end, one with a `@before` back to the beginning.
pub(super) const POOL: &[&str] = &[
    concat!("{ people(first: 50)", list!("{ id style givenName familyName nationality { id } tenures { person { id } position { id } capacity from until note attestedOn }
        positions { ...Held } then: positions(on: \"@day\") { ...Held } }"), " } fragment Held on Holding { person { id } position { id } capacity certainty tenure { from } evidence { id } }"),
    concat!("{ people(first: 50) { nodes { ", party!(), " coAttended", list!("{ id }"), " } } }"),
    concat!("{ organizations", list!("{ id shortName kind country { id } city { id } parent { id } website from until children(first: 1) { totalCount nodes { id } pageInfo { hasNextPage } edges { cursor } } }"), " }"),
    concat!("{ organizations { nodes { ", institution!(), " } } }"),
    concat!("{ embassies", list!("{ id kind sendingCountry { id } hostCountry { id } subdivision subdivisionName city { id } accreditedTo { id } from until }"), " }"),
    concat!("{ embassies { nodes { ", institution!(), " } } }"),
    concat!("{ cities", list!("{ id country { id } latitude longitude embassies { totalCount nodes { id } } organizations { totalCount nodes { id } } hosted { totalCount nodes { id } } }"), " }"),
    concat!("{ cities { nodes { ", institution!(), " } } }"),
    concat!("{ countries", list!("{ id code region subregion from until cities { nodes { id } } embassies { nodes { id } } receives { nodes { id } } }"), " }"),
    concat!("{ countries { nodes { ", institution!(), " } } }"),
    concat!("{ positions", list!("{ id key title rank severalHolders note revision identifiers { value } institution { id ... on Organization { key } } holders { ...Held } feb: holders(on: \"@day\") { ...Held }
        met { totalCount nodes { id } edges { meetings inferred firstMet lastMet node { id } } } }"), " } fragment Held on Holding { person { id } position { id } capacity certainty tenure { until } evidence { id } }"),
    concat!("{ positions { nodes { tenures", list!("{ person { id } position { id } capacity from until note attestedOn }"), " } } }"),
    concat!("{ events(first: 50)", list!("{ id key title kind status from until startsAt format venue { id } city { id } program { id } partOf { id } parts { totalCount nodes { id } } topics { id } summary visibility
        identifiers { scheme value } note revision commitments { totalCount nodes { id } } citations { source { id } stance quote } }"), " }"),
    concat!("{ events(orderBy: {field: KEY, direction: ASC}) { nodes { id participants", list!("{ event { id } person { id } position { id } institution { id } label headcount creditedAs side role attendance attribution }"), " } } }"),
    concat!("{ topics", list!("{ id key name note revision otherNames { name } identifiers { value } broader { id } narrower { id } events { totalCount nodes { id } } }"), " }"),
    concat!("{ programs", list!("{ id key name note revision identifiers { value } organization { id } from until summary events { totalCount nodes { id } } }"), " }"),
    concat!("{ sources", list!("{ id key published publisher title text url language visibility identifiers { value } note revision events { totalCount nodes { id } pageInfo { hasNextPage } } }"), " }"),
    concat!("{ commitments", list!("{ id key text action strength by { ... on Person { id } ... on Position { id } ... on Organization { id } ... on Embassy { id } ... on Country { id } } to { ... on Person { id } ... on Organization { id } }
        targets { ... on Person { id } ... on Position { id } } event { id } due status fulfilledBy { id } visibility identifiers { value } note citations { source { id } stance } promisorInPosition revision }"), " }"),
    concat!("{ relationships", list!("{ id key kind subject { id } object { id } from until visibility note citations { source { id } quote } revision }"), " }"),
    // Histories.
    concat!("{ people(first: 50) { nodes { id ", history!(), " } } }"),
    concat!("{ organizations { nodes { id ", history!(), " } } embassies { nodes { ", history!(), " } } cities { nodes { ", history!(), " } } countries { nodes { ", history!(), " } } positions { nodes { ", history!(), " } }
        topics { nodes { ", history!(), " } } programs { nodes { ", history!(), " } } }"),
    concat!("{ events(first: 50) { nodes { id ", history!(), " } } sources { nodes { id ", history!(), " } } }"),
    concat!("{ commitments { nodes { id ", history!(), " } } relationships { nodes { id ", history!(), " } } }"),
    concat!("{ node(id: \"@any\") { id ... on Relationship { ", history!(), " } ... on Event { ", history!(), " } ... on Commitment { ", history!(), " } } }"),
    // By identity and key.
    "{ node(id: \"@any\") { id } nodes(ids: [\"@any\", \"@any\", \"@any\", \"@any\", \"@any\", \"relationship:none\"]) { id } }",
    "{ person(key: \"@person\") { id } organization(key: \"o0\") { id } embassy(key: \"m0\") { id } city(key: \"t0\") { id } country(key: \"c0\") { id } position(key: \"p0\") { id } topic(key: \"s0\") { id }
        program(key: \"g0\") { id } event(key: \"@event\") { id partOf { id } } source(key: \"@source\") { id } commitment(key: \"@promise\") { id event { id } } relationship(key: \"@tie\") { id } }",
    // Search.
    concat!("{ search(text: \"@word\") { totalCount pageInfo { hasNextPage endCursor startCursor hasPreviousPage } edges { cursor snippet node { id } } nodes { id } } said: search(text: \"said @word\", @kinds) ", list!("{ id }"), " }"),
    "{ search(text: \"@word\", first: 1, after: @after) { totalCount pageInfo { hasNextPage endCursor } edges { snippet node { id } } } }",
    "{ search(text: \"said\", first: 2, after: @after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }",
    // Page by page.
    "{ events(first: 2, after: @after) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor } nodes { id } } }",
    "{ events(last: 1, before: @before, orderBy: {field: TITLE, direction: DESC}) { pageInfo { hasNextPage hasPreviousPage startCursor } nodes { id } } }",
    "{ relationships(first: 1, after: @after) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor } nodes { id } } }",
    "{ relationships(last: 2, before: @before, orderBy: {field: FROM, direction: DESC}) { pageInfo { hasNextPage hasPreviousPage startCursor } nodes { id } } }",
    "{ commitments(first: 1, after: @after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }",
    "{ sources(last: 1, before: @before, orderBy: {field: PUBLISHED, direction: ASC}) { pageInfo { hasNextPage hasPreviousPage startCursor } nodes { id } } }",
    "{ people(first: 2, after: @after, orderBy: {field: MEETINGS, direction: DESC}) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } }",
    "{ people(last: 2, before: @before, orderBy: {field: LAST_MET, direction: DESC}) { pageInfo { hasPreviousPage startCursor } nodes { id } } }",
    "{ person(key: \"@person\") { relationships(first: 1, after: @after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } } }",
    "{ person(key: \"@person\") { met(first: 1, after: @after) { totalCount pageInfo { hasNextPage endCursor } nodes { id } } } }",
    // The network.
    "{ path(from: \"@any\", to: \"@any\") { ...Way } } fragment Way on Path { length cost nodes { id } steps { from { id } to { id } kind reversed events { totalCount nodes { id } } meetings lastMet inferred statedBy { id } strength ask } }",
    "{ path(from: \"@party\", to: \"@party\", @since) { ...Way } all: path(from: \"@party\", to: \"@any\", via: [RELATED, PROMISED, CO_ATTENDED, PART_OF, ABOUT]) { ...Way } }
        fragment Way on Path { length nodes { id } steps { kind reversed events { totalCount } meetings lastMet inferred statedBy { id } } }",
    "{ reach(from: \"@any\", depth: 4) { distance people institutions all } kin: reach(from: \"@party\", via: [RELATED, PROMISED]) { all } }",
    "{ introductions(from: \"@party\", to: \"@party\") { length cost nodes { id } steps { strength ask kind statedBy { id } events { nodes { id } } } } }",
    "{ introductions(from: \"person:a\", to: \"@party\", first: 20, maxLength: 5, onlyServing: true, largestEvent: 3) { cost steps { strength ask meetings lastMet } } }",
    "{ network(around: [\"@any\", \"@party\"], depth: 2) { truncated vertices { node { id } degree distance } links { from to kind weight first last inferred } } }",
    "{ network(around: [\"@party\"], depth: 3, limit: 6, @since) { truncated vertices { node { id } degree distance } links { from to kind weight first last inferred } } }",
    "{ ranking(measure: DEGREE, of: @of) { node { id } score rank error } pagerank: ranking(measure: PAGERANK, of: @of) { node { id } score rank } }",
    "{ ranking(measure: BETWEENNESS, of: @of) { node { id } score rank error } closeness: ranking(measure: CLOSENESS, of: @of, @since) { node { id } score rank } }",
    "{ components(of: @of) { size members { id } } communities(of: @of) { count modularity largest { size members { id } } } }",
    "{ brokers(of: @of) { node { id } country { id } region pairs coordinator gatekeeper consultant liaison } regions: brokers(of: @of, groupBy: REGION) { node { id } region pairs } }",
    "{ sharedContacts(a: \"@party\", b: \"@party\") { node { id } score } }",
    concat!("{ deletedRecords(first: 50) { totalCount pageInfo { hasPreviousPage hasNextPage startCursor endCursor } edges { cursor node { id } } nodes { id kind key name at by revision ", history!(), " } }
        some: deletedRecords(kinds: [EVENT, RELATIONSHIP]) { totalCount } }"),
    "{ duplicateCandidates(first: 3) { totalCount pageInfo { hasPreviousPage hasNextPage startCursor endCursor } edges { cursor node { one { id } } } nodes { one { id } other { id } reasons { kind detail } } } }",
    // Reports, with all that they answer.
    "{ report(on: \"@day\") { briefing(input: {about: \"@any\", whom: \"@person\"}) @briefingreport } }",
    "{ report(on: \"2022-05-01\") { briefing(input: {about: \"@party\"}) @briefingreport } }",
    "{ report(on: \"@day\", home: \"organization:o0\") { contact(input: {about: \"event:@event\"}) @contactreport } }",
    "{ report(on: \"@day\") { profile(input: {about: \"person:@person\"}) @profilereport dossier(input: {about: \"@party\"}) @dossierreport } }",
    "{ report(on: \"2022-05-01\") { profile(input: {about: \"person:@person\"}) @profilereport } all: report(on: \"@day\") { dossier(input: {about: \"organization:o0\"}) @dossierreport } }",
    "{ report(on: \"2022-05-01\") { country(input: {about: \"country:c0\"}) @countryreport } }",
    "{ report(on: \"2022-05-01\") { activity(input: {since: \"@day\"}) @activityreport } }",
    "{ report(on: \"@day\") { commitments(input: {}) @commitmentsreport some: commitments(input: {about: \"@party\"}) @commitmentsreport } }",
    "{ report(on: \"2022-05-01\", home: \"organization:o0\") { watchList(input: {cooling: 10, dormant: 20, lapsed: 60}) @watchlistreport } }",
    "{ report(on: \"2022-05-01\") { coverage(input: {embassies: \"country:c0\"}) @coveragereport } of: report(on: \"@day\") { coverage(input: {members: \"organization:o0\"}) @coveragereport } }",
    "{ report(on: \"2022-05-01\") { network(input: {}) @networkreport around: network(input: {about: \"@party\"}) @networkreport } }",
    "{ report(on: \"@day\") { handover(input: {about: \"position:p0\"}) @handoverreport } }",
    // Filters.
    "{ events(filter: {partOf: {}}) { totalCount } whole: events(filter: {partOf: {key: {eq: \"@event\"}}}) { nodes { id } } cited: events(filter: {citations: {some: {source: {key: {eq: \"@source\"}}}}}) { totalCount }
        every: events(filter: {citations: {every: {source: {key: {ne: \"@source\"}}}}}) { nodes { id } } none: events(filter: {citations: {none: {stance: {eq: CONTRADICTS}}}}) { nodes { id } } }",
    "{ events(filter: {not: {partOf: {visibility: {eq: PUBLIC}}}}) { nodes { id } } who: events(filter: {participants: {some: {person: {key: {eq: \"@person\"}}}}}) { nodes { id } }
        inferred: events(filter: {participants: {some: {attribution: {eq: INFERRED}}}}) { nodes { id } } open: events(filter: {participants: {every: {attribution: {ne: UNRESOLVED}}}}) { nodes { id } } }",
    "{ people(filter: {events: {some: {key: {eq: \"@event\"}}}}) { totalCount nodes { id } } every: people(filter: {events: {every: {kind: {eq: MEETING}}}}) { nodes { id } }
        met: people(filter: {met: {some: {key: {eq: \"@person\"}}}}) { nodes { id } } promised: people(filter: {promised: {some: {}}}) { nodes { id } } not: people(filter: {promised: {none: {event: {}}}}) { nodes { id } } }",
    "{ organizations(filter: {events: {some: {visibility: {in: [PUBLIC, INTERNAL, CONFIDENTIAL]}}}}) { nodes { id } } cities(filter: {hosted: {some: {key: {eq: \"@event\"}}}}) { nodes { id } }
        topics(filter: {events: {none: {}}}) { nodes { id } } programs(filter: {events: {some: {title: {contains: \"@word\"}}}}) { nodes { id } } embassies(filter: {engagedWith: {some: {}}}) { nodes { id } }
        countries(filter: {events: {some: {participants: {some: {position: {}}}}}}) { nodes { id } } }",
    "{ commitments(filter: {event: {}}) { nodes { id } } kept: commitments(filter: {fulfilledBy: {key: {ne: \"@event\"}}}) { totalCount nodes { id } } not: commitments(filter: {not: {event: {key: {eq: \"@event\"}}}}) { nodes { id } }
        cited: commitments(filter: {citations: {some: {}}}) { totalCount } due: commitments(filter: {due: {since: \"@day\"}}) { totalCount } }",
    "{ relationships(filter: {object: {kind: {in: [EVENT, SOURCE, COMMITMENT, RELATIONSHIP]}}}) { totalCount nodes { id } } from: relationships(filter: {subject: {name: {contains: \"@word\"}}}) { totalCount nodes { id } }
        cited: relationships(filter: {citations: {none: {source: {key: {eq: \"@source\"}}}}}) { totalCount } sources(filter: {visibility: {ne: PUBLIC}}) { totalCount nodes { id } } }",
    // What cannot be asked.
    "{ introductions(from: \"@any\", to: \"@any\") { length } }",
    "{ sharedContacts(a: \"@any\", b: \"@any\") { score } }",
    "{ events(first: 1, after: \"nonsense\") { totalCount } }",
    "{ network(around: [\"@any\"], depth: 1, since: \"2022-03-01\", until: \"2022-02-01\") { truncated } }",
];
