//! One filter for each kind of record, and for what hangs on them. Every field of a record can be tested; parts
//! are joined by `and`, `or` and `not`, and ways to several others by `some`, `none` and `every`.

use async_graphql::{InputObject, InputType, Result};
use futures_util::future::BoxFuture;

use super::{
    criteria::{
        Criterion, DateOf, FlagFilter, FloatFilter, IntFilter, NAME, Name, Several, Test, TextFilter,
        Through, VisibilityFilter, WhenHeld, WhenLasting, WordFilter,
    },
    meetings::PeriodFilter,
    relations::{
        ACCREDITATIONS, ACCREDITED_COUNTRY, BROADER, BY, Beyond, CITATIONS, CITED_SOURCE, CITIES, CITY,
        COMMITMENTS_BY, COUNTRY, EMBASSIES_IN_CITY, EMBASSIES_RECEIVED, EMBASSIES_SENT, EVENT, EVENT_OF_SEAT,
        EVENT_TOPICS, EVENTS_OF_PROGRAM, EngagedWith, EventsOf, FULFILLED_BY, HOST_COUNTRY, HOSTED_EVENTS,
        HowAttributed, IDENTIFIERS, INSTITUTION, MetWith, NATIONALITY, OBJECT, ORGANIZATION,
        ORGANIZATIONS_IN_CITY, OTHER_NAMES, OnBehalf, PARENT, PART_OF, PARTICIPANTS, PERSON, POSITION,
        POSITIONS, PROGRAM, PersonOfSeat, SENDING_COUNTRY, SUBJECT, TARGET, TARGETS, TENURES, TENURES_IN, TO,
        TOPIC, TOPIC_EVENTS, VENUE,
    },
};
use crate::{
    graphql::scope::Scope,
    store::filter::{Field, Filter, Quantifier},
    vocabulary::{
        Attendance, Attribution, CommitmentAction, CommitmentStatus, CommitmentStrength, EmbassyKind,
        EventFormat, EventKind, EventStatus, NodeKind, OrganizationKind, OtherNameKind, ParticipantRole,
        PositionRank, RelationshipKind, Side, Stance, TenureCapacity,
    },
};

/// By several others of one kind. All of the tests given must pass.
#[derive(Clone, Debug, InputObject)]
#[graphql(concrete(name = "ManyOtherNamesFilter", params(OtherNameFilter)))]
#[graphql(concrete(name = "ManyIdentifiersFilter", params(IdentifierFilter)))]
#[graphql(concrete(name = "ManyCitationsFilter", params(CitationFilter)))]
#[graphql(concrete(name = "ManyCountriesFilter", params(CountryFilter)))]
#[graphql(concrete(name = "ManyCitiesFilter", params(CityFilter)))]
#[graphql(concrete(name = "ManyOrganizationsFilter", params(OrganizationFilter)))]
#[graphql(concrete(name = "ManyEmbassiesFilter", params(EmbassyFilter)))]
#[graphql(concrete(name = "ManyInstitutionsFilter", params(InstitutionFilter)))]
#[graphql(concrete(name = "ManyPositionsFilter", params(PositionFilter)))]
#[graphql(concrete(name = "ManyPeopleFilter", params(PersonFilter)))]
#[graphql(concrete(name = "ManyTenuresFilter", params(TenureFilter)))]
#[graphql(concrete(name = "ManyTopicsFilter", params(TopicFilter)))]
#[graphql(concrete(name = "ManyEventsFilter", params(EventFilter)))]
#[graphql(concrete(name = "ManyParticipationsFilter", params(ParticipationFilter)))]
#[graphql(concrete(name = "ManyCommitmentsFilter", params(CommitmentFilter)))]
#[graphql(concrete(name = "ManyRecordsFilter", params(RecordFilter)))]
pub struct Many<F: InputType> {
    /// At least one of them passes.
    some: Option<Box<F>>,
    /// None of them passes; so too where there are none.
    none: Option<Box<F>>,
    /// All of them pass; so too where there are none.
    every: Option<Box<F>>,
}

impl<F: Criterion + InputType> Several<F> for Many<F> {
    fn parts(&self) -> [(Quantifier, Option<&F>); 3] {
        [
            (Quantifier::Some, self.some.as_deref()),
            (Quantifier::None, self.none.as_deref()),
            (Quantifier::Every, self.every.as_deref()),
        ]
    }
}

impl<C: Criterion> Criterion for Box<C> {
    fn filter<'a>(&'a self, scope: &'a Scope) -> BoxFuture<'a, Result<Filter>> {
        (**self).filter(scope)
    }
}

macro_rules! filters {
    ($($(#[$meta:meta])* $name:ident {
        $($(#[$field_meta:meta])* $field:ident: $of:ty => $subject:expr,)*
    })+) => {$(
        $(#[$meta])*
        #[derive(Clone, Debug, Default, InputObject)]
        pub struct $name {
            $($(#[$field_meta])* $field: Option<$of>,)*
            /// All of these must pass.
            and: Option<Vec<$name>>,
            /// At least one of these must pass; where the list is empty, nothing does.
            or: Option<Vec<$name>>,
            /// This must not pass.
            not: Option<Box<$name>>,
        }

        impl Criterion for $name {
            fn filter<'a>(&'a self, scope: &'a Scope) -> BoxFuture<'a, Result<Filter>> {
                Box::pin(async move {
                    let mut tests = Vec::new();
                    $(if let Some(test) = &self.$field {
                        tests.push(test.test($subject, scope).await?);
                    })*
                    for part in self.and.iter().flatten() {
                        tests.push(part.filter(scope).await?);
                    }
                    if let Some(parts) = &self.or {
                        let mut any = Vec::with_capacity(parts.len());
                        for part in parts {
                            any.push(part.filter(scope).await?);
                        }
                        tests.push(Filter::Any(any));
                    }
                    if let Some(part) = &self.not {
                        tests.push(Filter::Not(Box::new(part.filter(scope).await?)));
                    }
                    Ok(Filter::all(tests))
                })
            }
        }
    )+};
}

const KEY: Field = Field::Record("key");
const NOTE: Field = Field::Record("note");
const KIND: Field = Field::Own("kind");

filters! {
    /// Which other names.
    OtherNameFilter {
        /// By the name; blind to accents and hyphens where it is searched.
        name: TextFilter => Name { written: Field::Own("name"), folded: Field::Own("fold") },
        /// By what the name is.
        kind: WordFilter<OtherNameKind> => KIND,
        /// By the language.
        language: TextFilter => Field::Own("language"),
    }

    /// Which identifiers.
    IdentifierFilter {
        /// By the scheme, such as `wikidata`.
        scheme: TextFilter => Field::Own("scheme"),
        /// By the value.
        value: TextFilter => Field::Own("value"),
    }

    /// Which citations.
    CitationFilter {
        /// By the source.
        source: Box<SourceFilter> => &CITED_SOURCE,
        /// By what the source does with the fact.
        stance: WordFilter<Stance> => Field::Own("stance"),
        /// By the words quoted.
        quote: TextFilter => Field::Own("quote"),
    }

    /// Which records of any kind.
    RecordFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name, title or text.
        name: TextFilter => NAME,
        /// By the kind.
        kind: WordFilter<NodeKind> => Field::Record("kind"),
    }

    /// Which institutions of any kind.
    InstitutionFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the kind: an organization, an embassy, a city or a country.
        kind: WordFilter<NodeKind> => Field::Record("kind"),
        /// By the positions in it.
        positions: Many<PositionFilter> => Through(&POSITIONS),
        /// By the events it took part in.
        events: Many<EventFilter> => EventsOf::Institution,
        /// By the institutions it engaged with.
        engaged_with: Many<InstitutionFilter> => EngagedWith,
    }

    /// Which countries.
    CountryFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the ISO 3166-1 alpha-2 code.
        code: TextFilter => Field::Own("code"),
        /// By the UN M49 region.
        region: TextFilter => Field::Own("region"),
        /// By the UN M49 subregion.
        subregion: TextFilter => Field::Own("subregion"),
        /// By the time in which it exists; a bound that is not known rules nothing out.
        exists: PeriodFilter => WhenLasting,
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended.
        until: PeriodFilter => DateOf("until"),
        /// By its cities.
        cities: Many<CityFilter> => Through(&CITIES),
        /// By the embassies that it sends.
        embassies: Many<EmbassyFilter> => Through(&EMBASSIES_SENT),
        /// By the embassies that it receives.
        receives: Many<EmbassyFilter> => Through(&EMBASSIES_RECEIVED),
        /// By the positions in it.
        positions: Many<PositionFilter> => Through(&POSITIONS),
        /// By the events it took part in.
        events: Many<EventFilter> => EventsOf::Institution,
        /// By the institutions it engaged with.
        engaged_with: Many<InstitutionFilter> => EngagedWith,
    }

    /// Which cities.
    CityFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the country.
        country: Box<CountryFilter> => &COUNTRY,
        /// By the latitude, in degrees north.
        latitude: FloatFilter => Field::Own("latitude"),
        /// By the longitude, in degrees east.
        longitude: FloatFilter => Field::Own("longitude"),
        /// By the embassies in it.
        embassies: Many<EmbassyFilter> => Through(&EMBASSIES_IN_CITY),
        /// By the organizations in it.
        organizations: Many<OrganizationFilter> => Through(&ORGANIZATIONS_IN_CITY),
        /// By the events that took place there.
        hosted: Many<EventFilter> => Through(&HOSTED_EVENTS),
        /// By the positions in it.
        positions: Many<PositionFilter> => Through(&POSITIONS),
        /// By the events it took part in.
        events: Many<EventFilter> => EventsOf::Institution,
        /// By the institutions it engaged with.
        engaged_with: Many<InstitutionFilter> => EngagedWith,
    }

    /// Which organizations.
    OrganizationFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the short name.
        short_name: TextFilter => Field::Own("short_name"),
        /// By what sort of organization it is.
        kind: WordFilter<OrganizationKind> => KIND,
        /// By the country it sits in.
        country: Box<CountryFilter> => &COUNTRY,
        /// By the city it sits in.
        city: Box<CityFilter> => &CITY,
        /// By the organization it belongs to.
        parent: Box<OrganizationFilter> => &PARENT,
        /// By the address on the web.
        website: TextFilter => Field::Own("website"),
        /// By the time in which it exists; a bound that is not known rules nothing out.
        exists: PeriodFilter => WhenLasting,
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended.
        until: PeriodFilter => DateOf("until"),
        /// By the positions in it.
        positions: Many<PositionFilter> => Through(&POSITIONS),
        /// By the events it took part in.
        events: Many<EventFilter> => EventsOf::Institution,
        /// By the institutions it engaged with.
        engaged_with: Many<InstitutionFilter> => EngagedWith,
    }

    /// Which embassies.
    EmbassyFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By what sort of office it is.
        kind: WordFilter<EmbassyKind> => KIND,
        /// By the country that sends it.
        sending_country: Box<CountryFilter> => &SENDING_COUNTRY,
        /// By the ISO 3166-2 code of the region it represents.
        subdivision: TextFilter => Field::Own("subdivision"),
        /// By the name of the region it represents.
        subdivision_name: TextFilter => Field::Own("subdivision_name"),
        /// By the country that receives it.
        host_country: Box<CountryFilter> => &HOST_COUNTRY,
        /// By the city it sits in.
        city: Box<CityFilter> => &CITY,
        /// By the countries it also covers.
        accredited_to: Many<CountryFilter> => Beyond { links: &ACCREDITATIONS, there: &ACCREDITED_COUNTRY },
        /// By the time in which it exists; a bound that is not known rules nothing out.
        exists: PeriodFilter => WhenLasting,
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended.
        until: PeriodFilter => DateOf("until"),
        /// By the positions in it.
        positions: Many<PositionFilter> => Through(&POSITIONS),
        /// By the events it took part in.
        events: Many<EventFilter> => EventsOf::Institution,
        /// By the institutions it engaged with.
        engaged_with: Many<InstitutionFilter> => EngagedWith,
    }

    /// Which positions.
    PositionFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the title.
        title: TextFilter => NAME,
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By how high it stands.
        rank: WordFilter<PositionRank> => Field::Own("rank"),
        /// By whether several persons hold it at a time.
        several_holders: FlagFilter => Field::Own("several_holders"),
        /// By the institution that it is in.
        institution: Box<InstitutionFilter> => &INSTITUTION,
        /// By the tenures in it.
        tenures: Many<TenureFilter> => Through(&TENURES_IN),
    }

    /// Which tenures.
    TenureFilter {
        /// By the person.
        person: Box<PersonFilter> => &PERSON,
        /// By the position.
        position: Box<PositionFilter> => &POSITION,
        /// By the capacity.
        capacity: WordFilter<TenureCapacity> => Field::Own("capacity"),
        /// By the time it lasts; a bound that is not known rules nothing out.
        during: PeriodFilter => WhenLasting,
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended.
        until: PeriodFilter => DateOf("until"),
        /// By the remark.
        note: TextFilter => Field::Own("note"),
    }

    /// Which persons.
    PersonFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the form of address.
        style: TextFilter => Field::Own("style"),
        /// By the given names.
        given_name: TextFilter => Field::Own("given_name"),
        /// By the family names.
        family_name: TextFilter => Field::Own("family_name"),
        /// By the nationality.
        nationality: Box<CountryFilter> => &NATIONALITY,
        /// By the tenures.
        tenures: Many<TenureFilter> => Through(&TENURES),
        /// By the events that the person took part in, stated or inferred.
        events: Many<EventFilter> => EventsOf::Person,
        /// By the persons whom the person met.
        met: Many<PersonFilter> => MetWith,
        /// By the promises that the person made.
        promised: Many<CommitmentFilter> => Through(&COMMITMENTS_BY),
    }

    /// Which topics.
    TopicFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the other names.
        other_names: Many<OtherNameFilter> => Through(&OTHER_NAMES),
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the topic right above it.
        broader: Box<TopicFilter> => &BROADER,
        /// By the events about it.
        events: Many<EventFilter> => Beyond { links: &TOPIC_EVENTS, there: &EVENT_OF_SEAT },
    }

    /// Which programs.
    ProgramFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the name.
        name: TextFilter => NAME,
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By the organization that runs it.
        organization: Box<OrganizationFilter> => &ORGANIZATION,
        /// By the time it lasts; a bound that is not known rules nothing out.
        during: PeriodFilter => WhenLasting,
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended.
        until: PeriodFilter => DateOf("until"),
        /// By the summary.
        summary: TextFilter => Field::Own("summary"),
        /// By its events.
        events: Many<EventFilter> => Through(&EVENTS_OF_PROGRAM),
    }

    /// Which sources.
    SourceFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the title.
        title: TextFilter => Name { written: Field::Own("title"), folded: Field::Record("fold") },
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By who may see it.
        visibility: VisibilityFilter => Field::Record("visibility"),
        /// By when it was published.
        published: PeriodFilter => DateOf("published"),
        /// By who published it.
        publisher: TextFilter => Field::Own("publisher"),
        /// By what it says.
        text: TextFilter => Field::Own("body"),
        /// By where it is on the web.
        url: TextFilter => Field::Own("url"),
        /// By the language it is in.
        language: TextFilter => Field::Own("language"),
    }

    /// Which events.
    EventFilter {
        /// By the time the event lasts.
        during: PeriodFilter => WhenHeld,
        /// By the key.
        key: TextFilter => KEY,
        /// By the title.
        title: TextFilter => NAME,
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By who may see it.
        visibility: VisibilityFilter => Field::Record("visibility"),
        /// By the kind of event.
        kind: WordFilter<EventKind> => KIND,
        /// By what became of it.
        status: WordFilter<EventStatus> => Field::Own("status"),
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended, where that is recorded.
        until: PeriodFilter => DateOf("until"),
        /// By how people came together.
        format: WordFilter<EventFormat> => Field::Own("format"),
        /// By whose house it took place in.
        venue: Box<InstitutionFilter> => &VENUE,
        /// By the city it took place in.
        city: Box<CityFilter> => &CITY,
        /// By the program it belongs to.
        program: Box<ProgramFilter> => &PROGRAM,
        /// By the event it is a part of.
        part_of: Box<EventFilter> => &PART_OF,
        /// By what it was about.
        topics: Many<TopicFilter> => Beyond { links: &EVENT_TOPICS, there: &TOPIC },
        /// By the summary.
        summary: TextFilter => Field::Own("summary"),
        /// By who took part.
        participants: Many<ParticipationFilter> => Through(&PARTICIPANTS),
        /// By where it is told.
        citations: Many<CitationFilter> => Through(&CITATIONS),
    }

    /// Which participations.
    ParticipationFilter {
        /// By the event.
        event: Box<EventFilter> => &EVENT_OF_SEAT,
        /// By the person, stated or inferred.
        person: Box<PersonFilter> => PersonOfSeat,
        /// By the position.
        position: Box<PositionFilter> => &POSITION,
        /// By the institution on whose behalf it was: the one recorded, else the position's.
        institution: Box<InstitutionFilter> => OnBehalf,
        /// By what an unnamed group is called.
        label: TextFilter => Field::Own("label"),
        /// By how many it stands for.
        headcount: IntFilter => Field::Own("headcount"),
        /// By the title as the source gives it.
        credited_as: TextFilter => Field::Own("credited_as"),
        /// By the side.
        side: WordFilter<Side> => Field::Own("side"),
        /// By the role.
        role: WordFilter<ParticipantRole> => Field::Own("role"),
        /// By whether it came.
        attendance: WordFilter<Attendance> => Field::Own("attendance"),
        /// By how it came to its person.
        attribution: WordFilter<Attribution> => HowAttributed,
    }

    /// Which promises.
    CommitmentFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the text.
        text: TextFilter => NAME,
        /// By the identifiers elsewhere.
        identifiers: Many<IdentifierFilter> => Through(&IDENTIFIERS),
        /// By the remark.
        note: TextFilter => NOTE,
        /// By who may see it.
        visibility: VisibilityFilter => Field::Record("visibility"),
        /// By what it is to do.
        action: WordFilter<CommitmentAction> => Field::Own("action"),
        /// By how firm it is.
        strength: WordFilter<CommitmentStrength> => Field::Own("strength"),
        /// By who made it.
        by: Box<RecordFilter> => &BY,
        /// By whom it was made to.
        to: Box<RecordFilter> => &TO,
        /// By what or whom it is about.
        targets: Many<RecordFilter> => Beyond { links: &TARGETS, there: &TARGET },
        /// By the event at which it was made.
        event: Box<EventFilter> => &EVENT,
        /// By when it is due.
        due: PeriodFilter => DateOf("due"),
        /// By what became of it.
        status: WordFilter<CommitmentStatus> => Field::Own("status"),
        /// By the event that kept it.
        fulfilled_by: Box<EventFilter> => &FULFILLED_BY,
        /// By where it is told.
        citations: Many<CitationFilter> => Through(&CITATIONS),
    }

    /// Which recorded relationships.
    RelationshipFilter {
        /// By the key.
        key: TextFilter => KEY,
        /// By the remark.
        note: TextFilter => NOTE,
        /// By who may see it.
        visibility: VisibilityFilter => Field::Record("visibility"),
        /// By what it is.
        kind: WordFilter<RelationshipKind> => KIND,
        /// By the record it is read from.
        subject: Box<RecordFilter> => &SUBJECT,
        /// By the record it is read to.
        object: Box<RecordFilter> => &OBJECT,
        /// By the time it lasts; a bound that is not known rules nothing out.
        during: PeriodFilter => WhenLasting,
        /// By when it began.
        from: PeriodFilter => DateOf("from"),
        /// By when it ended.
        until: PeriodFilter => DateOf("until"),
        /// By where it is told.
        citations: Many<CitationFilter> => Through(&CITATIONS),
    }
}
