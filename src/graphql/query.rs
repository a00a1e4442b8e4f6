//! The ways into the record: one record by key or identity, all records of a kind, search.

use std::{borrow::Cow, sync::Arc};

use async_graphql::{Context, ID, Object, Result};
use futures_util::future::try_join_all;
use rustc_hash::FxHashSet;

use super::{
    connection::{Connection, Total},
    error::bad_input,
    filters::{
        self, CityFilter, CommitmentFilter, CountryFilter, EmbassyFilter, EventFilter, OrganizationFilter,
        PersonFilter, PositionFilter, ProgramFilter, RelationshipFilter, SourceFilter, TopicFilter,
    },
    ids,
    loaders::{Hang, IdsWhere},
    orders::{
        CityOrder, CommitmentOrder, CountryOrder, EmbassyOrder, EventOrder, OrderDirection,
        OrganizationOrder, PersonOrder, PersonOrderField, PositionOrder, ProgramOrder, RelationshipOrder,
        SourceOrder, TopicOrder,
    },
    paging::{PageArgs, list},
    scope::Scope,
    types::{
        City, Commitment, Country, Embassy, Event, Node, Organization, Person, Position, Program,
        Relationship, SearchConnection, Source, Topic,
    },
};
use crate::{
    network::{PeopleOrder, Vertex},
    store::{
        page::{Order, Term, Value},
        rows,
    },
    vocabulary::NodeKind,
};

/// Records by identity in one request.
const MOST_NODES: usize = 200;
/// Sources by the day of publication, the newest first.
const NEWEST_SOURCES: Order = Order {
    terms: &[
        Term::Number("COALESCE(t.published_earliest, -99999999)"),
        Term::Number("COALESCE(t.published_latest, -99999999)"),
        Term::Text("r.key"),
    ],
    descending: true,
};

/// The ways into the record.
#[derive(Default)]
pub struct RecordQuery;

macro_rules! query {
    (
        one { $($(#[$one_meta:meta])* $one:ident: $one_kind:ident,)+ }
        all { $($(#[$all_meta:meta])* $all:ident: $all_kind:ident, $filter:ident, $order:ident, $default:expr,)+ }
        own { $($own:tt)* }
    ) => {
        /// The ways into the record: one record by key or identity, all records of a kind, search.
        #[Object]
        impl RecordQuery {
            $(
                $(#[$one_meta])*
                async fn $one(
                    &self,
                    context: &Context<'_>,
                    #[graphql(desc = "The key.")] key: String,
                ) -> Result<Option<$one_kind>> {
                    Ok(Scope::of(context).record_by_key::<rows::$one_kind>(known(&key)?).await?.map($one_kind))
                }
            )+

            $(
                $(#[$all_meta])*
                async fn $all(
                    &self,
                    context: &Context<'_>,
                    #[graphql(desc = "Only those that pass.")] filter: Option<Box<$filter>>,
                    #[graphql(desc = "The order.")] order_by: Option<$order>,
                    #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
                    #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
                    #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
                    #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
                ) -> Result<Connection<$all_kind>> {
                    let page = PageArgs::new(first, after, last, before);
                    let filter = filters::resolve(context, filter).await?;
                    let list = list(filter, order_by.map_or($default, $order::order), &page)?;
                    Connection::fetch::<rows::$all_kind>(Scope::of(context), Hang::Root, 0, list, $all_kind).await
                }
            )+

            $($own)*
        }
    };
}

query! {
    one {
        /// A person by key; null where there is none.
        person: Person,
        /// An organization by key; null where there is none.
        organization: Organization,
        /// An embassy by key; null where there is none.
        embassy: Embassy,
        /// A city by key; null where there is none.
        city: City,
        /// A country by key; null where there is none.
        country: Country,
        /// A position by key; null where there is none.
        position: Position,
        /// An event by key; null where there is none.
        event: Event,
        /// A topic by key; null where there is none.
        topic: Topic,
        /// A program by key; null where there is none.
        program: Program,
        /// A source by key; null where there is none.
        source: Source,
        /// A promise by key; null where there is none.
        commitment: Commitment,
        /// A recorded relationship by key; null where there is none.
        relationship: Relationship,
    }
    all {
        /// Organizations, by name unless ordered otherwise.
        organizations: Organization, OrganizationFilter, OrganizationOrder, Order::NAME,
        /// Embassies, by name unless ordered otherwise.
        embassies: Embassy, EmbassyFilter, EmbassyOrder, Order::NAME,
        /// Cities, by name unless ordered otherwise.
        cities: City, CityFilter, CityOrder, Order::NAME,
        /// Countries, by name unless ordered otherwise.
        countries: Country, CountryFilter, CountryOrder, Order::NAME,
        /// Positions, by title unless ordered otherwise.
        positions: Position, PositionFilter, PositionOrder, Order::NAME,
        /// Events, newest first unless ordered otherwise.
        events: Event, EventFilter, EventOrder, Order::NEWEST,
        /// Topics, by name unless ordered otherwise.
        topics: Topic, TopicFilter, TopicOrder, Order::NAME,
        /// Programs, by name unless ordered otherwise.
        programs: Program, ProgramFilter, ProgramOrder, Order::NAME,
        /// Sources, newest first unless ordered otherwise; those without a day of publication come last.
        sources: Source, SourceFilter, SourceOrder, NEWEST_SOURCES,
        /// Promises, the soonest due first unless ordered otherwise; those without a due day come last.
        commitments: Commitment, CommitmentFilter, CommitmentOrder, Commitment::SOONEST_DUE,
        /// Recorded relationships, by key unless ordered otherwise.
        relationships: Relationship, RelationshipFilter, RelationshipOrder, Order::KEY,
    }
    own {
        /// A record of any kind by its identity; null where there is none.
        async fn node(
            &self,
            context: &Context<'_>,
            #[graphql(desc = "The identity, such as `person:jung-sook-park`.")] id: ID,
        ) -> Result<Option<Node>> {
            node(Scope::of(context), &id).await
        }

        /// Records of any kind by their identities, in the same order; null in the place of one that is not there. 200 at
        /// most.
        async fn nodes(
            &self,
            context: &Context<'_>,
            #[graphql(desc = "The identities.")] ids: Vec<ID>,
        ) -> Result<Vec<Option<Node>>> {
            if ids.len() > MOST_NODES {
                return Err(bad_input(format!("ids: {} are too many; expected at most {MOST_NODES}", ids.len())));
            }
            let scope = Scope::of(context);
            try_join_all(ids.iter().map(|id| node(scope, id))).await
        }

        /// Persons, by name unless ordered otherwise.
        async fn people(
            &self,
            context: &Context<'_>,
            #[graphql(desc = "Only those that pass.")] filter: Option<Box<PersonFilter>>,
            #[graphql(desc = "The order.")] order_by: Option<PersonOrder>,
            #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
            #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
            #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
            #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
        ) -> Result<Connection<Person>> {
            let page = PageArgs::new(first, after, last, before);
            match order_by {
                Some(PersonOrder { field: PersonOrderField::Meetings, direction }) => {
                    people_in_order(context, PeopleOrder::Meetings, direction, filter, &page).await
                }
                Some(PersonOrder { field: PersonOrderField::LastMet, direction }) => {
                    people_in_order(context, PeopleOrder::LastMet, direction, filter, &page).await
                }
                Some(PersonOrder { field: PersonOrderField::Name | PersonOrderField::Key, .. }) | None => {
                    let filter = filters::resolve(context, filter).await?;
                    let list = list(filter, order_by.map_or(Order::NAME, PersonOrder::order), &page)?;
                    Connection::fetch::<rows::Person>(Scope::of(context), Hang::Root, 0, list, Person).await
                }
            }
        }

        /// Full-text search over names, other names, titles, summaries and source texts; blind to case, accents, hyphens
        /// and name order. All words must be found, each at the beginning of a word: `park jung-sook` finds
        /// `Jung Sook Park`, `zamora` finds `Rodríguez Zamora`. The name asked for comes first, then names that hold the
        /// words, then texts.
        async fn search(
            &self,
            context: &Context<'_>,
            #[graphql(desc = "The words.")] text: String,
            #[graphql(desc = "Only records of these kinds; of all by default.")] kinds: Option<Vec<NodeKind>>,
            #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
            #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
        ) -> Result<SearchConnection> {
            let kinds = kinds.unwrap_or_default();
            SearchConnection::fetch(context, &text, &kinds, &PageArgs::forward(first, after)).await
        }
    }
}

/// A record of any kind by its identity.
pub(super) async fn node(scope: &Scope, id: &ID) -> Result<Option<Node>> {
    match ids::parse(id) {
        Some((kind, key)) => scope.node_by_key(kind, known(key)?).await,
        None => Ok(None),
    }
}

/// A key that may be asked for: one with a NUL character is of no record, and no database takes it.
fn known(key: &str) -> Result<&str> {
    if key.contains('\0') {
        return Err(bad_input(
            "key: holds a NUL character; expected a-z, 0-9 and - only",
        ));
    }
    Ok(key)
}

/// Persons in an order that only the network knows. Which of them pass a filter is asked of the
/// database; only the persons of the page are read.
async fn people_in_order(
    context: &Context<'_>,
    order: PeopleOrder,
    direction: OrderDirection,
    filter: Option<Box<PersonFilter>>,
    page: &PageArgs,
) -> Result<Connection<Person>> {
    const BY_KEY: &[Term] = &[Term::Text("key")];
    let scope = Scope::of(context);
    let network = scope.network();
    let mut listed = Cow::Borrowed(network.people(order, direction == OrderDirection::Desc));
    if filter.is_some() {
        let filter = Arc::new(filters::resolve(context, filter).await?);
        let passing = scope.load::<IdsWhere<rows::Person>>(filter).await?;
        let passing = passing.iter().flat_map(|passing| passing.iter());
        let passing: FxHashSet<Vertex> = passing.filter_map(|&id| network.vertex(id)).collect();
        listed.to_mut().retain(|vertex| passing.contains(vertex));
    }
    let mut found = Vec::new();
    for cursor in page.cursors(BY_KEY)? {
        let [Value::Text(key)] = cursor.as_slice() else {
            continue;
        };
        let vertex = scope
            .record_by_key::<rows::Person>(key)
            .await?
            .and_then(|row| scope.vertex(row.id));
        let place = vertex.and_then(|vertex| listed.iter().position(|&person| person == vertex));
        let gone = || bad_input("the cursor's person is no longer in this list; begin again without it");
        found.push((cursor, place.ok_or_else(gone)?));
    }
    let range = page.range(listed.len(), BY_KEY, |values| {
        found
            .iter()
            .find(|(cursor, _)| cursor.as_slice() == values)
            .map(|(_, place)| *place)
            .ok_or(0)
    })?;
    let ids: Vec<i64> = listed[range.from..range.until]
        .iter()
        .map(|&vertex| network.record(vertex))
        .collect();
    let nodes = scope.records::<rows::Person>(&ids).await?.into_iter().map(|row| {
        let place = vec![Value::Text(row.key.clone())];
        (Person(row), place)
    });
    Ok(Connection::new(
        BY_KEY,
        nodes,
        range.has_previous,
        range.has_next,
        Total::Known(listed.len()),
    ))
}
