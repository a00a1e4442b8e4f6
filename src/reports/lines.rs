//! What reports are made of: their head, and the lines that several of them have.

use async_graphql::{ID, SimpleObject};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    scalars::{Date, EdtfDate},
    vocabulary::{
        Attendance, Attribution, Certainty, CommitmentAction, CommitmentStatus, CommitmentStrength,
        EventFormat, EventKind, EventStatus, GapKind, LinkKind, NodeKind, ParticipantRole, ReportName,
        Stance, TenureCapacity, Visibility,
    },
};

/// What heads a report: what was asked, the day it speaks of, and for whom it was made.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportHeader")]
pub struct Header {
    /// Which report it is.
    pub report: ReportName,
    /// What it is about; null where it is about the record as a whole.
    pub about: Option<Named>,
    /// Whose report it is: the institution that is "ours" in it; null where the record has none.
    pub home: Option<Named>,
    /// The day it speaks of: later events are not in it, but for those that were announced.
    pub on: Date,
    /// What its readers may see.
    pub clearance: Visibility,
    /// What else was asked, as it was given, by the name of the parameter.
    pub parameters: Vec<Parameter>,
}

/// Something that a report was asked.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportParameter")]
pub struct Parameter {
    /// Its name: `since`.
    pub name: String,
    /// What was given: `2022-01-01`.
    pub value: String,
}

/// A record that a report names.
#[derive(Clone, Debug, Eq, JsonSchema, PartialEq, Serialize, SimpleObject)]
#[graphql(name = "ReportedRecord", complex)]
pub struct Named {
    /// The record's identity: its kind and key.
    #[schemars(with = "String")]
    pub id: ID,
    /// What kind of record.
    pub kind: NodeKind,
    /// The name, the title or the text.
    pub name: String,
}

/// A source, as it stands in the numbered list at the end of a report.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportSource")]
pub struct SourceLine {
    /// Its number in this report, from 1 on in the order in which the report comes to it.
    pub number: u32,
    /// The source.
    pub source: Named,
    /// Its title; null where it has none.
    pub title: Option<String>,
    /// Who published it; null where that is not recorded.
    pub publisher: Option<String>,
    /// When it was published; null where that is not recorded.
    pub published: Option<EdtfDate>,
    /// Where it is on the web; null where it is not.
    pub url: Option<String>,
}

/// What a report cannot say for sure, or has only from one side.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportGap")]
pub struct Gap {
    /// What is amiss.
    pub kind: GapKind,
    /// With which records, in the order in which the report comes to them.
    pub records: Vec<Named>,
}

/// A number that partial dates or unnamed holders make uncertain.
#[derive(
    Clone, Copy, Debug, Default, Eq, JsonSchema, Ord, PartialEq, PartialOrd, Serialize, SimpleObject,
)]
#[graphql(name = "Bounds")]
pub struct Bounds {
    /// How many there certainly are.
    pub at_least: u32,
    /// How many there possibly are: never fewer than certainly.
    pub at_most: u32,
}

/// One who took part in an event, as a report tells it.
#[derive(Clone, Debug, Eq, JsonSchema, PartialEq, Serialize, SimpleObject)]
#[graphql(name = "ReportedAttendee")]
pub struct Attendee {
    /// Who; null where neither the source nor other records tell.
    pub person: Option<Named>,
    /// How the person is addressed: `H.E.`; null where that is not recorded.
    pub style: Option<String>,
    /// In what position; null where none is recorded.
    pub position: Option<Named>,
    /// The title as the source gives it; null where that is not recorded.
    pub credited_as: Option<String>,
    /// On whose behalf: as recorded, else the position's institution; null where neither tells.
    pub institution: Option<Named>,
    /// What an unnamed group is called; null for others.
    pub label: Option<String>,
    /// How many it stands for; null where that is not recorded.
    pub headcount: Option<i64>,
    /// What the participant did.
    pub role: ParticipantRole,
    /// Whether the participant came.
    pub attendance: Attendance,
    /// How the participation came to its person.
    pub attribution: Attribution,
}

/// An event, as a report tells it.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportedEvent")]
pub struct Contact {
    /// The event.
    pub event: Named,
    /// What sort of event.
    pub kind: EventKind,
    /// What became of it.
    pub status: EventStatus,
    /// When it was, or when it began.
    pub from: EdtfDate,
    /// When it ended; null where that is the same.
    pub until: Option<EdtfDate>,
    /// How people came together; null where that is not recorded.
    pub format: Option<EventFormat>,
    /// At whose place; null where that is not recorded.
    pub venue: Option<Named>,
    /// In which city; null where that is not recorded.
    pub city: Option<Named>,
    /// Those on our side, in the order of the record.
    pub ours: Vec<Attendee>,
    /// All others, in the order of the record.
    pub theirs: Vec<Attendee>,
    /// What it was about, in the order of the record.
    pub topics: Vec<Named>,
    /// What happened; null where that is not recorded.
    pub summary: Option<String>,
    /// The sources, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// A person in a position.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportedHolder")]
pub struct Holder {
    /// Who.
    pub person: Named,
    /// How the person is addressed; null where that is not recorded.
    pub style: Option<String>,
    /// What.
    pub position: Named,
    /// Where; null where the reader may not see it.
    pub institution: Option<Named>,
    /// In what capacity.
    pub capacity: TenureCapacity,
    /// How sure it is on the day.
    pub certainty: Certainty,
    /// Since when, by the tenure that covers the day; null where that is not known.
    pub from: Option<EdtfDate>,
    /// Until when, by the tenure that covers the day; `..` for still so, null where that is not known.
    pub until: Option<EdtfDate>,
    /// The events that it rests on, in chronological order; none where it rests on a tenure alone.
    pub evidence: Vec<Named>,
    /// The sources of those events, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// A promise, as a report tells it.
#[expect(
    clippy::struct_field_names,
    reason = "a line names the record that it tells of first"
)]
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportedPromise")]
pub struct Promise {
    /// The promise. Its name is what was promised, word for word.
    pub promise: Named,
    /// What it is to do; null where that is not recorded.
    pub action: Option<CommitmentAction>,
    /// How firm it is; null where that is not recorded.
    pub strength: Option<CommitmentStrength>,
    /// Who made it.
    pub by: Option<Named>,
    /// How the person who made it is addressed; null where that is not recorded, and where no person made it.
    pub by_style: Option<String>,
    /// In what position it was made; null where it was not made by a person in a position at an event.
    pub by_position: Option<Named>,
    /// On whose behalf it was made: of a person that for whom he or she was there, of a position its institution; null where
    /// nothing tells.
    pub by_institution: Option<Named>,
    /// To whom; null where that is not recorded.
    pub to: Option<Named>,
    /// What or whom it is about, in the order of the record.
    pub targets: Vec<Named>,
    /// At which event it was made; null where that is not recorded.
    pub event: Option<Named>,
    /// When it was made: the date of that event.
    pub made: Option<EdtfDate>,
    /// Until when it is to be kept; null where that was not said.
    pub due: Option<EdtfDate>,
    /// What became of it.
    pub status: CommitmentStatus,
    /// Whether it is open and its day has certainly passed.
    pub overdue: bool,
    /// For how many days it has been open, counted from the latest day on which it may have been made; null where it is not
    /// open, or where that day is not known.
    pub age_in_days: Option<i32>,
    /// The event that kept it; null where none is recorded.
    pub fulfilled_by: Option<Named>,
    /// The date of that event; null where none is recorded.
    pub fulfilled: Option<EdtfDate>,
    /// Whether the promise was made by us (true) or by others (false).
    pub ours: bool,
    /// False where the person who made it no longer holds the position in which it was made, true where the person
    /// certainly or likely still does; null where that is not known, or where no person in a position made it.
    pub promisor_in_position: Option<bool>,
    /// The sources, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// Somebody met, and when last.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportedTie")]
pub struct Tie {
    /// The other: a person, an institution or a position.
    pub with: Named,
    /// The position in which the other was at the last meeting; null where none is recorded, and for institutions.
    pub position: Option<Named>,
    /// For whom the other was there; null where none is recorded, and for institutions.
    pub institution: Option<Named>,
    /// How many meetings.
    pub meetings: u32,
    /// The date of the first.
    pub first_met: EdtfDate,
    /// The date of the last.
    pub last_met: EdtfDate,
    /// The last meeting.
    pub last_event: Named,
    /// Whether at every one of these meetings a person that it rests on is not named by the source.
    pub inferred: bool,
    /// The sources of the last meeting, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// A person who was at some of our contacts with a party, on our side or on theirs.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportedAcquaintance")]
pub struct Acquaintance {
    /// Who.
    pub person: Named,
    /// How the person is addressed; null where that is not recorded.
    pub style: Option<String>,
    /// In what position at the last of them; null where none is recorded.
    pub position: Option<Named>,
    /// For whom at the last of them; null where nothing tells.
    pub institution: Option<Named>,
    /// Whether the person holds that position on the day of the report; null where that is not known, or where none is
    /// recorded.
    pub still_in_position: Option<bool>,
    /// At how many of our contacts.
    pub meetings: u32,
    /// The date of the last.
    pub last_met: EdtfDate,
    /// The last.
    pub last_event: Named,
    /// Whether no source names the person at any of them.
    pub inferred: bool,
    /// The sources of the last, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// A way to be introduced.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportedIntroduction")]
pub struct Introduction {
    /// Its steps, from us on.
    pub steps: Vec<IntroductionStep>,
    /// The open promise to introduce that it rests on; null where nobody has promised it.
    pub pledge: Option<Named>,
    /// The sources of that promise, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// A step of a way to be introduced.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportedIntroductionStep")]
pub struct IntroductionStep {
    /// From whom.
    pub from: Named,
    /// To whom.
    pub to: Named,
    /// How the two are linked.
    pub kind: LinkKind,
    /// The last event that shows it; null where no event does.
    pub last_event: Option<Named>,
    /// The date of that event.
    pub last_met: Option<EdtfDate>,
    /// The sources of that event, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// What one source says of a fact, and how.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportedAccount")]
pub struct Account {
    /// The source, by its number in this report.
    pub footnote: u32,
    /// What it does with the fact.
    pub stance: Stance,
    /// The words that the fact rests on; null where none were recorded.
    pub quote: Option<String>,
}
