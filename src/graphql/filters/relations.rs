//! Ways from records to others that filters may take: those that rows tell, and those that only the network
//! knows (who met whom, whom a source does not name).

use async_graphql::Result;

use super::{
    criteria::{Criterion, Several, Test, Through, WordFilter, few, quantified},
    draft::{Attendee, Draft, Near},
    inputs::{EventFilter, Many, PersonFilter},
};
use crate::{
    store::filter::{Field, Filter, Quantifier, Relation},
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
    fn test(&self, through: Through) -> Result<Draft> {
        let parts = quantified(self.parts())?.into_iter();
        let tests = parts.map(|(quantifier, inner)| Draft::Related(through.0, quantifier, Box::new(inner)));
        Ok(Draft::all(tests.collect()))
    }
}

/// Several records beyond a table that only links.
pub(super) struct Beyond {
    pub(super) links: &'static Relation,
    pub(super) there: &'static Relation,
}

/// Writes what each quantifier asks of records beyond a table that only links.
fn beyond(by: &Beyond, quantifier: Quantifier, inner: Draft) -> Draft {
    let there = |inner| Draft::Related(by.there, Quantifier::Some, Box::new(inner));
    let (quantifier, inner) = match quantifier {
        Quantifier::Some | Quantifier::None => (quantifier, there(inner)),
        Quantifier::Every => (Quantifier::None, Draft::not(there(inner))),
    };
    Draft::Related(by.links, quantifier, Box::new(inner))
}

impl<C: Criterion + async_graphql::InputType> Test<Beyond> for Many<C> {
    fn test(&self, by: Beyond) -> Result<Draft> {
        let parts = quantified(self.parts())?.into_iter();
        let tests = parts.map(|(quantifier, inner)| beyond(&by, quantifier, inner));
        Ok(Draft::all(tests.collect()))
    }
}

/// Writes each quantifier with a test of whether there is one that passes.
fn each<C: Criterion>(many: &impl Several<C>, there_is: impl Fn(Draft) -> Draft) -> Result<Draft> {
    let parts = quantified(many.parts())?.into_iter();
    let tests = parts.map(|(quantifier, inner)| match quantifier {
        Quantifier::Some => there_is(inner),
        Quantifier::None => Draft::not(there_is(inner)),
        Quantifier::Every => Draft::not(there_is(Draft::not(inner))),
    });
    Ok(Draft::all(tests.collect()))
}

/// The events that a person or an institution took part in.
pub(super) struct EventsOf(pub(super) Attendee);

impl Test<EventsOf> for Many<EventFilter> {
    fn test(&self, of: EventsOf) -> Result<Draft> {
        each(self, |event| Draft::Attended(of.0, Box::new(event)))
    }
}

/// The persons whom a person met.
pub(super) struct MetWith;

impl Test<MetWith> for Many<PersonFilter> {
    fn test(&self, _: MetWith) -> Result<Draft> {
        each(self, |person| Draft::NextTo(Near::Met, Box::new(person)))
    }
}

/// The institutions that an institution engaged with.
pub(super) struct EngagedWith;

impl<C: Criterion + async_graphql::InputType> Test<EngagedWith> for Many<C> {
    fn test(&self, _: EngagedWith) -> Result<Draft> {
        each(self, |institution| {
            Draft::NextTo(Near::Engaged, Box::new(institution))
        })
    }
}

/// The person of a participation: stated, or inferred by the network.
pub(super) struct PersonOfSeat;

impl Test<PersonOfSeat> for Box<PersonFilter> {
    fn test(&self, _: PersonOfSeat) -> Result<Draft> {
        Ok(Draft::OfPerson(Box::new(self.draft()?)))
    }
}

/// How a participation came to its person.
pub(super) struct HowAttributed;

impl Test<HowAttributed> for WordFilter<Attribution> {
    fn test(&self, _: HowAttributed) -> Result<Draft> {
        let stated = || Draft::not(Draft::Is(Filter::Absent(Field::Own("person_id"))));
        let is = |attribution: Attribution| match attribution {
            Attribution::Stated => stated(),
            Attribution::Inferred => Draft::Inferred,
            Attribution::Unresolved => Draft::not(Draft::Any(vec![stated(), Draft::Inferred])),
        };
        let mut tests = Vec::new();
        tests.extend(self.eq.map(is));
        tests.extend(self.ne.map(|word| Draft::not(is(word))));
        if let Some(words) = &self.among {
            let words = few(words)?;
            let named = Attribution::ALL
                .iter()
                .copied()
                .filter(|word| words.contains(word));
            tests.push(Draft::Any(named.map(is).collect()));
        }
        Ok(Draft::All(tests))
    }
}

/// On whose behalf a participation was.
pub(super) struct OnBehalf;

impl<C: Criterion> Test<OnBehalf> for C {
    fn test(&self, _: OnBehalf) -> Result<Draft> {
        Ok(Draft::OnBehalfOf(Box::new(self.draft()?)))
    }
}
