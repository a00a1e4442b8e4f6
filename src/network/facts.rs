//! What a network is built from: plain facts, already narrowed to what one clearance may see.

use crate::{
    dates::Span,
    vocabulary::{
        Attendance, EventKind, EventStatus, LinkKind, ParticipantRole, PositionRank, Side, TenureCapacity,
    },
};

/// The identity of a record in the database: opaque, in any order, unique across all kinds of record.
pub type RecordId = i64;

/// Everything that a network knows. The lists may be in any order. A reference to a record that is not among
/// the facts is left out; a tenure without its person or position, and a participation without its event, are
/// left out whole.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// The persons.
    pub people: Vec<NamedFact>,
    /// The institutions: organizations, embassies, cities and countries alike.
    pub institutions: Vec<NamedFact>,
    /// The positions.
    pub positions: Vec<PositionFact>,
    /// The tenures of all persons.
    pub tenures: Vec<TenureFact>,
    /// The events.
    pub events: Vec<EventFact>,
    /// The participants of all events.
    pub participations: Vec<ParticipationFact>,
    /// The topics.
    pub topics: Vec<NamedFact>,
    /// The programs.
    pub programs: Vec<NamedFact>,
    /// The links that are recorded as such.
    pub links: Vec<LinkFact>,
    /// Which of the institutions are countries, and of which region.
    pub countries: Vec<CountryFact>,
    /// The nationalities of persons.
    pub nationalities: Vec<NationalityFact>,
}

impl Facts {
    /// Adds others.
    pub fn append(&mut self, others: Self) {
        let Self {
            people,
            institutions,
            positions,
            tenures,
            events,
            participations,
            topics,
            programs,
            links,
            countries,
            nationalities,
        } = others;
        self.people.extend(people);
        self.institutions.extend(institutions);
        self.positions.extend(positions);
        self.tenures.extend(tenures);
        self.events.extend(events);
        self.participations.extend(participations);
        self.topics.extend(topics);
        self.programs.extend(programs);
        self.links.extend(links);
        self.countries.extend(countries);
        self.nationalities.extend(nationalities);
    }
}

/// A person, an institution, a topic or a program.
#[derive(Clone, Debug)]
pub struct NamedFact {
    /// Its identity.
    pub id: RecordId,
    /// Its name, folded so that comparing two of them is the order of names.
    pub fold: String,
    /// Its key, which breaks ties between equal names.
    pub key: String,
}

/// What is to be known of a country besides its name.
#[derive(Clone, Debug)]
pub struct CountryFact {
    /// The country.
    pub country: RecordId,
    /// The region that it is in; `None` where that is not recorded.
    pub region: Option<Box<str>>,
}

/// A person's nationality.
#[derive(Clone, Copy, Debug)]
pub struct NationalityFact {
    /// The person.
    pub person: RecordId,
    /// The country.
    pub country: RecordId,
}

/// A position, whoever holds it.
#[derive(Clone, Debug)]
pub struct PositionFact {
    /// Its identity.
    pub id: RecordId,
    /// The institution it is in.
    pub institution: RecordId,
    /// Whether several persons may hold it at once.
    pub several_holders: bool,
    /// How high it stands; `None` where that is not recorded.
    pub rank: Option<PositionRank>,
    /// Its title, folded like a name.
    pub fold: String,
    /// Its key, which breaks ties between equal titles.
    pub key: String,
}

/// A person's time in a position. Person and ordinal together identify it.
#[derive(Clone, Debug)]
pub struct TenureFact {
    /// Who held the position.
    pub person: RecordId,
    /// Its place in the person's list of tenures.
    pub ordinal: u16,
    /// What was held.
    pub position: RecordId,
    /// In what capacity.
    pub capacity: TenureCapacity,
    /// When it began; `None` where that is not known.
    pub from: Option<Span>,
    /// When it ended; `None` where that is not known.
    pub until: Option<TenureEnd>,
}

/// What is known of a tenure's end.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TenureEnd {
    /// It goes on (`..`).
    Open,
    /// It ended on one of these days.
    On(Span),
}

/// An event.
#[derive(Clone, Debug)]
pub struct EventFact {
    /// Its identity.
    pub id: RecordId,
    /// Its key, which breaks ties between equal dates.
    pub key: String,
    /// The date on which it began.
    pub from: Span,
    /// That date as it was written, where it is not simply the day; `None` for `2022-02-11`.
    pub written: Option<Box<str>>,
    /// The date on which it ended; `None` where it ended on the date it began.
    pub until: Option<Span>,
    /// What sort of event.
    pub kind: EventKind,
    /// What became of it.
    pub status: EventStatus,
    /// The institution at whose place it was; `None` where that is not recorded.
    pub venue: Option<RecordId>,
}

/// A participant of an event. Event and ordinal together identify it.
#[derive(Clone, Debug)]
pub struct ParticipationFact {
    /// The event.
    pub event: RecordId,
    /// Its place in the event's list of participants.
    pub ordinal: u16,
    /// Who was there, where the source names somebody.
    pub person: Option<RecordId>,
    /// In what position, where the source says so.
    pub position: Option<RecordId>,
    /// On whose behalf, where it is not simply the position's institution.
    pub institution: Option<RecordId>,
    /// On which side, where the event has two.
    pub side: Option<Side>,
    /// What the participant did.
    pub role: ParticipantRole,
    /// Whether the participant came.
    pub attendance: Attendance,
}

/// A link that a record states: `ABOUT`, `PART_OF`, `LOCATED_IN`, `SENT_BY`, `RECEIVED_BY`, `RELATED` or `PROMISED`.
/// The other kinds follow from the rest of the facts.
#[derive(Clone, Copy, Debug)]
pub struct LinkFact {
    /// Where it begins.
    pub from: RecordId,
    /// Where it leads.
    pub to: RecordId,
    /// How the two are linked.
    pub kind: LinkKind,
    /// The record that is about nothing but this link; `None` where it is a field of one of the two.
    pub paper: Option<PaperFact>,
}

/// What a recorded relationship or a promise says of its link.
#[derive(Clone, Copy, Debug)]
pub struct PaperFact {
    /// The relationship or the promise.
    pub record: RecordId,
    /// When the relationship began; `None` where that is not known, and for promises.
    pub from: Option<Span>,
    /// When it ended.
    pub until: Option<TenureEnd>,
    /// The event at which the promise was made.
    pub event: Option<RecordId>,
    /// Whether it is an open pledge to introduce.
    pub pledge: bool,
}
