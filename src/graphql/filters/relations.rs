//! Ways from records to others that filters may take: those that rows tell, and those that only the network
//! knows (who met whom, whom a source does not name).

use std::sync::Arc;

use async_graphql::Result;
use futures_util::future::BoxFuture;
use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    check,
    criteria::{Criterion, Several, Test, Through, WordFilter, quantified},
    inputs::{EventFilter, Many, PersonFilter},
};
use crate::{
    graphql::{loaders::IdsWhere, scope::Scope},
    network::{MeetingFilter, TallyOrder, View},
    store::{
        filter::{Field, Filter, Quantifier, Relation, TextTest},
        rows,
    },
    vocabulary::Attribution,
};

macro_rules! relations {
    ($($name:ident: $from:expr => $table:literal . $to:literal $(as $record:literal)?;)+) => {$(
        pub(super) static $name: Relation = Relation {
            from: $from,
            table: $table,
            to: $to,
            record: relations!(@ $($record)?),
        };
    )+};
    (@ $record:literal) => { Some($record) };
    (@) => { None };
}

const ID: Field = Field::Record("id");

relations! {
    OTHER_NAMES: ID => "other_name"."record_id";
    IDENTIFIERS: ID => "identifier"."record_id";
    CITATIONS: ID => "citation"."record_id" as "source_id";
    CITED_SOURCE: Field::Own("source_id") => "source"."id" as "id";
    COUNTRY: Field::Own("country_id") => "country"."id" as "id";
    CITY: Field::Own("city_id") => "city"."id" as "id";
    PARENT: Field::Own("parent_id") => "organization"."id" as "id";
    SENDING_COUNTRY: Field::Own("sending_country_id") => "country"."id" as "id";
    HOST_COUNTRY: Field::Own("host_country_id") => "country"."id" as "id";
    NATIONALITY: Field::Own("nationality_id") => "country"."id" as "id";
    ACCREDITATIONS: ID => "embassy_accreditation"."embassy_id" as "country_id";
    ACCREDITED_COUNTRY: Field::Own("country_id") => "country"."id" as "id";
    CITIES: ID => "city"."country_id" as "id";
    EMBASSIES_IN_CITY: ID => "embassy"."city_id" as "id";
    ORGANIZATIONS_IN_CITY: ID => "organization"."city_id" as "id";
    HOSTED_EVENTS: ID => "event"."city_id" as "id";
    EMBASSIES_SENT: ID => "embassy"."sending_country_id" as "id";
    EMBASSIES_RECEIVED: ID => "embassy"."host_country_id" as "id";
    POSITIONS: ID => "position"."institution_id" as "id";
    INSTITUTION: Field::Own("institution_id") => "institution"."id" as "id";
    TENURES: ID => "tenure"."person_id" as "person_id";
    TENURES_IN: ID => "tenure"."position_id" as "person_id";
    PERSON: Field::Own("person_id") => "person"."id" as "id";
    POSITION: Field::Own("position_id") => "position"."id" as "id";
    BROADER: Field::Own("broader_id") => "topic"."id" as "id";
    ORGANIZATION: Field::Own("organization_id") => "organization"."id" as "id";
    VENUE: Field::Own("venue_id") => "institution"."id" as "id";
    PROGRAM: Field::Own("program_id") => "program"."id" as "id";
    PART_OF: Field::Own("part_of_id") => "event"."id" as "id";
    PARTICIPANTS: ID => "participation"."event_id" as "event_id";
    EVENT_OF_SEAT: Field::Own("event_id") => "event"."id" as "id";
    EVENT_TOPICS: ID => "event_topic"."event_id" as "event_id";
    TOPIC: Field::Own("topic_id") => "topic"."id" as "id";
    SEATS_OF_PERSON: ID => "participation"."person_id" as "event_id";
    SEATS_OF_INSTITUTION: ID => "participation"."institution_id" as "event_id";
    SEATS_OF_POSITION: ID => "participation"."position_id" as "event_id";
    EVENTS_OF_PROGRAM: ID => "event"."program_id" as "id";
    TOPIC_EVENTS: ID => "event_topic"."topic_id" as "event_id";
    BY: Field::Own("by_id") => "record"."id" as "id";
    TO: Field::Own("to_id") => "record"."id" as "id";
    TARGETS: ID => "commitment_target"."commitment_id" as "commitment_id";
    TARGET: Field::Own("target_id") => "record"."id" as "id";
    EVENT: Field::Own("event_id") => "event"."id" as "id";
    FULFILLED_BY: Field::Own("fulfilled_by_id") => "event"."id" as "id";
    SUBJECT: Field::Own("subject_id") => "record"."id" as "id";
    OBJECT: Field::Own("object_id") => "record"."id" as "id";
    COMMITMENTS_BY: ID => "commitment"."by_id" as "id";
}

impl<C: Criterion + async_graphql::InputType> Test<Through> for Many<C> {
    fn test<'a>(&'a self, through: Through, scope: &'a Scope) -> BoxFuture<'a, Result<Filter>> {
        Box::pin(async move {
            let parts = quantified(self.parts(), scope).await?.into_iter();
            let tests =
                parts.map(|(quantifier, inner)| Filter::Related(through.0, quantifier, Box::new(inner)));
            Ok(Filter::all(tests.collect()))
        })
    }
}

/// Several records beyond a table that only links.
pub(super) struct Beyond {
    pub(super) links: &'static Relation,
    pub(super) there: &'static Relation,
}

/// Writes what each quantifier asks of records beyond a table that only links.
pub(super) fn beyond(by: &Beyond, quantifier: Quantifier, inner: Filter) -> Filter {
    let there = |inner| Filter::Related(by.there, Quantifier::Some, Box::new(inner));
    let (quantifier, inner) = match quantifier {
        Quantifier::Some | Quantifier::None => (quantifier, there(inner)),
        Quantifier::Every => (Quantifier::None, Filter::Not(Box::new(there(inner)))),
    };
    Filter::Related(by.links, quantifier, Box::new(inner))
}

impl<C: Criterion + async_graphql::InputType> Test<Beyond> for Many<C> {
    fn test<'a>(&'a self, by: Beyond, scope: &'a Scope) -> BoxFuture<'a, Result<Filter>> {
        Box::pin(async move {
            let parts = quantified(self.parts(), scope).await?.into_iter();
            Ok(Filter::all(
                parts
                    .map(|(quantifier, inner)| beyond(&by, quantifier, inner))
                    .collect(),
            ))
        })
    }
}

/// The events that a person or an institution took part in.
pub(super) enum EventsOf {
    Person,
    Institution,
}

impl Test<EventsOf> for Many<EventFilter> {
    fn test<'a>(&'a self, of: EventsOf, scope: &'a Scope) -> BoxFuture<'a, Result<Filter>> {
        Box::pin(async move {
            let mut tests = Vec::new();
            for (quantifier, inner) in quantified(self.parts(), scope).await? {
                tests.push(match quantifier {
                    Quantifier::Some => took_part_in(&of, &inner, scope).await?,
                    Quantifier::None => Filter::Not(Box::new(took_part_in(&of, &inner, scope).await?)),
                    Quantifier::Every => {
                        let failing = Filter::Not(Box::new(inner));
                        Filter::Not(Box::new(took_part_in(&of, &failing, scope).await?))
                    }
                });
            }
            Ok(Filter::all(tests))
        })
    }
}

/// Those who took part in an event that passes.
async fn took_part_in(of: &EventsOf, event: &Filter, scope: &Scope) -> Result<Filter> {
    check(event)?;
    let through = |seats: &'static Relation, more: Option<Filter>| {
        let mut seat = vec![
            Filter::Text(Field::Own("attendance"), TextTest::Is("ATTENDED".to_owned())),
            Filter::Text(Field::Own("role"), TextTest::IsNot("MENTIONED".to_owned())),
            Filter::Related(&EVENT_OF_SEAT, Quantifier::Some, Box::new(event.clone())),
        ];
        seat.extend(more);
        Filter::Related(seats, Quantifier::Some, Box::new(Filter::All(seat)))
    };
    Ok(match of {
        EventsOf::Person => {
            let mut ways = vec![through(&SEATS_OF_PERSON, None)];
            ways.extend(inferred_at(event, scope).await?);
            Filter::Any(ways)
        }
        EventsOf::Institution => {
            let of_position = through(
                &SEATS_OF_POSITION,
                Some(Filter::Absent(Field::Own("institution_id"))),
            );
            Filter::Any(vec![
                through(&SEATS_OF_INSTITUTION, None),
                Filter::Related(&POSITIONS, Quantifier::Some, Box::new(of_position)),
            ])
        }
    })
}

/// The persons whom sources do not name at events that pass, and who are inferred to have been there.
async fn inferred_at(event: &Filter, scope: &Scope) -> Result<Option<Filter>> {
    let mut people: FxHashMap<i64, Vec<i64>> = FxHashMap::default();
    for (event, _, person) in scope.network().inferred_seats() {
        people.entry(event).or_default().push(person);
    }
    if people.is_empty() {
        return Ok(None);
    }
    let mut events: Vec<i64> = people.keys().copied().collect();
    events.sort_unstable();
    let wanted = Filter::All(vec![Filter::Among(ID, events), event.clone()]);
    let passing = scope
        .load::<IdsWhere<rows::Event>>(Arc::new(wanted))
        .await?
        .unwrap_or_default();
    let mut ids: Vec<i64> = passing
        .iter()
        .filter_map(|event| people.get(event))
        .flatten()
        .copied()
        .collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(Some(Filter::Among(ID, ids)))
}

/// The persons whom a person met.
pub(super) struct MetWith;

impl Test<MetWith> for Many<PersonFilter> {
    fn test<'a>(&'a self, _: MetWith, scope: &'a Scope) -> BoxFuture<'a, Result<Filter>> {
        Box::pin(neighbours::<PersonFilter, rows::Person>(self, View::Met, scope))
    }
}

/// The institutions that an institution engaged with.
pub(super) struct EngagedWith;

impl<C: Criterion + async_graphql::InputType> Test<EngagedWith> for Many<C> {
    fn test<'a>(&'a self, _: EngagedWith, scope: &'a Scope) -> BoxFuture<'a, Result<Filter>> {
        Box::pin(neighbours::<C, InstitutionRow>(self, View::Engaged, scope))
    }
}

/// Those who met, or engaged with, some, none or only such as pass. Both are mutual, so that the neighbours of
/// those who pass are asked of the network.
async fn neighbours<C: Criterion, R: rows::Paged>(
    many: &impl Several<C>,
    view: View,
    scope: &Scope,
) -> Result<Filter> {
    let mut tests = Vec::new();
    for (quantifier, inner) in quantified(many.parts(), scope).await? {
        tests.push(match quantifier {
            Quantifier::Some => neighbours_of::<R>(inner, view, scope).await?,
            Quantifier::None => Filter::Not(Box::new(neighbours_of::<R>(inner, view, scope).await?)),
            Quantifier::Every => {
                let failing = Filter::Not(Box::new(inner));
                Filter::Not(Box::new(neighbours_of::<R>(failing, view, scope).await?))
            }
        });
    }
    Ok(Filter::all(tests))
}

/// The neighbours of those who pass.
async fn neighbours_of<R: rows::Paged>(wanted: Filter, view: View, scope: &Scope) -> Result<Filter> {
    check(&wanted)?;
    let passing = scope
        .load::<IdsWhere<R>>(Arc::new(wanted))
        .await?
        .unwrap_or_default();
    let network = scope.network();
    let mut found = FxHashSet::default();
    for vertex in passing.iter().filter_map(|&id| network.vertex(id)) {
        let tallies = network.view(view, vertex, &MeetingFilter::default(), TallyOrder::default());
        found.extend(tallies.iter().map(|tally| network.record(tally.other)));
    }
    let mut ids: Vec<i64> = found.into_iter().collect();
    ids.sort_unstable();
    Ok(Filter::Among(ID, ids))
}

/// An institution of any kind, as a row to find.
pub(super) struct InstitutionRow;

impl rows::Paged for InstitutionRow {
    const FROM: &'static str = "institution t JOIN record r ON r.id = t.id";
    const KIND: Option<crate::vocabulary::NodeKind> = None;
    const COLUMNS: &'static str = "r.id";
    const WIDTH: usize = 1;

    fn read(_: &rows::Answer) -> std::result::Result<Self, rows::Unreadable> {
        Ok(Self)
    }
}

/// The person of a participation: stated, or inferred by the network.
pub(super) struct PersonOfSeat;

impl Test<PersonOfSeat> for Box<PersonFilter> {
    fn test<'a>(&'a self, _: PersonOfSeat, scope: &'a Scope) -> BoxFuture<'a, Result<Filter>> {
        Box::pin(async move {
            let inner = self.filter(scope).await?;
            check(&inner)?;
            let mut seats: FxHashMap<i64, Vec<(i64, i64)>> = FxHashMap::default();
            for (event, ordinal, person) in scope.network().inferred_seats() {
                seats.entry(person).or_default().push((event, i64::from(ordinal)));
            }
            let stated = Filter::Related(&PERSON, Quantifier::Some, Box::new(inner.clone()));
            if seats.is_empty() {
                return Ok(stated);
            }
            let mut people: Vec<i64> = seats.keys().copied().collect();
            people.sort_unstable();
            let wanted = Filter::All(vec![Filter::Among(ID, people), inner]);
            let passing = scope
                .load::<IdsWhere<rows::Person>>(Arc::new(wanted))
                .await?
                .unwrap_or_default();
            let inferred = passing
                .iter()
                .filter_map(|person| seats.get(person))
                .flatten()
                .copied()
                .collect();
            Ok(Filter::Any(vec![stated, Filter::Seats(inferred)]))
        })
    }
}

/// How a participation came to its person.
pub(super) struct HowAttributed;

impl Test<HowAttributed> for WordFilter<Attribution> {
    fn test<'a>(&'a self, _: HowAttributed, scope: &'a Scope) -> BoxFuture<'a, Result<Filter>> {
        Box::pin(async move {
            let stated = || Filter::Not(Box::new(Filter::Absent(Field::Own("person_id"))));
            let inferred = || {
                let seats = scope.network().inferred_seats();
                Filter::Seats(
                    seats
                        .map(|(event, ordinal, _)| (event, i64::from(ordinal)))
                        .collect(),
                )
            };
            let is = |attribution: Attribution| match attribution {
                Attribution::Stated => stated(),
                Attribution::Inferred => inferred(),
                Attribution::Unresolved => Filter::Not(Box::new(Filter::Any(vec![stated(), inferred()]))),
            };
            let mut tests = Vec::new();
            tests.extend(self.eq.map(is));
            tests.extend(self.ne.map(|word| Filter::Not(Box::new(is(word)))));
            tests.extend(
                self.among
                    .as_ref()
                    .map(|words| Filter::Any(words.iter().copied().map(is).collect())),
            );
            Ok(Filter::All(tests))
        })
    }
}

/// On whose behalf a participation was.
pub(super) struct OnBehalf;

impl<C: Criterion> Test<OnBehalf> for C {
    fn test<'a>(&'a self, _: OnBehalf, scope: &'a Scope) -> BoxFuture<'a, Result<Filter>> {
        Box::pin(async move { Ok(Filter::OnBehalfOf(Box::new(self.filter(scope).await?))) })
    }
}
