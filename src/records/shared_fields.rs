//! The fields and lists that several kinds of record share, or that are too long to stand among the others.

use super::fields::{Field, Form, Goes, Holds, List, Search, Written, field};
use crate::{
    store::tables,
    vocabulary::{
        Attendance, NodeKind, OtherNameKind, ParticipantRole, Side, Stance, TenureCapacity, Visibility,
    },
};

/// A name or a title: at most so many characters, so that every database can sort by it.
pub(super) const NAME: Holds = Holds::Text(500, Form::Any);
/// A word or a few.
pub(super) const SHORT: Holds = Holds::Text(500, Form::Any);
/// A promise, in a sentence or two.
pub(super) const SENTENCE: Holds = Holds::Text(5_000, Form::Any);
/// Some paragraphs.
pub(super) const LONG: Holds = Holds::Text(100_000, Form::Any);
/// A whole document.
pub(super) const DOCUMENT: Holds = Holds::Text(2_000_000, Form::Any);
pub(super) const URL: Holds = Holds::Text(2_000, Form::Url);
pub(super) const LANGUAGE: Holds = Holds::Text(35, Form::Language);

pub(super) const COUNTRY: Holds = Holds::Reference(&[NodeKind::Country]);
pub(super) const CITY: Holds = Holds::Reference(&[NodeKind::City]);
pub(super) const ORGANIZATION: Holds = Holds::Reference(&[NodeKind::Organization]);
pub(super) const POSITION: Holds = Holds::Reference(&[NodeKind::Position]);
pub(super) const PERSON: Holds = Holds::Reference(&[NodeKind::Person]);
pub(super) const TOPIC: Holds = Holds::Reference(&[NodeKind::Topic]);
pub(super) const PROGRAM: Holds = Holds::Reference(&[NodeKind::Program]);
pub(super) const SOURCE: Holds = Holds::Reference(&[NodeKind::Source]);
pub(super) const EVENT: Holds = Holds::Reference(&[NodeKind::Event]);
pub(super) const VENUE: Holds = Holds::Reference(&[NodeKind::Organization, NodeKind::Embassy]);
pub(super) const INSTITUTION: Holds = Holds::Reference(&[
    NodeKind::Organization,
    NodeKind::Embassy,
    NodeKind::City,
    NodeKind::Country,
]);
pub(super) const PROMISOR: Holds = Holds::Reference(&[
    NodeKind::Person,
    NodeKind::Position,
    NodeKind::Organization,
    NodeKind::Embassy,
    NodeKind::City,
    NodeKind::Country,
]);
pub(super) const ANYTHING: Holds = Holds::Reference(NodeKind::ALL);

pub(super) const FROM: Field = field("from", Holds::Date);
pub(super) const UNTIL: Field = field("until", Holds::End);
pub(super) const NAMED: Field = field("name", NAME).required().goes(Goes::Name);
pub(super) const TITLED: Field = field("title", NAME).required().goes(Goes::Name);
pub(super) const OTHER_NAMES: Field = field("otherNames", Holds::List(&OTHER_NAME)).found(Search::Name);
pub(super) const SOURCES: Field = field("sources", Holds::List(&CITATION));
pub(super) const SUMMARY: Field = field("summary", LONG).found(Search::Body);
pub(super) const IDENTIFIERS: Field = field("identifiers", Holds::List(&IDENTIFIER));
pub(super) const NOTE: Field = field("note", LONG).goes(Goes::Note).found(Search::Body);
pub(super) const VISIBILITY: Field = field(
    "visibility",
    Holds::Word(Visibility::WORDS, Some(Visibility::Public.word())),
)
.goes(Goes::Visibility);

pub(super) static OTHER_NAME: List = List {
    table: &tables::OTHER_NAME,
    written: Written::TextsOrObjects,
    distinct: false,
    fields: &[
        field("name", Holds::Text(500, Form::Folded)).required(),
        field(
            "kind",
            Holds::Word(OtherNameKind::WORDS, Some(OtherNameKind::Alias.word())),
        ),
        field("language", LANGUAGE),
        FROM,
        UNTIL,
    ],
};

pub(super) static IDENTIFIER: List = List {
    table: &tables::IDENTIFIER,
    written: Written::Map,
    distinct: true,
    fields: &[
        field("scheme", Holds::Text(64, Form::Any)).required(),
        field("value", SHORT).required(),
    ],
};

pub(super) static CITATION: List = List {
    table: &tables::CITATION,
    written: Written::TextsOrObjects,
    distinct: false,
    fields: &[
        field("source", SOURCE).required(),
        field("stance", Holds::Word(Stance::WORDS, Some(Stance::Reports.word()))),
        field("quote", LONG),
    ],
};

pub(super) static ACCREDITATION: List = List {
    table: &tables::EMBASSY_ACCREDITATION,
    written: Written::Texts,
    distinct: true,
    fields: &[field("country", COUNTRY).required()],
};

pub(super) static EVENT_TOPIC: List = List {
    table: &tables::EVENT_TOPIC,
    written: Written::Texts,
    distinct: true,
    fields: &[field("topic", TOPIC).required()],
};

pub(super) static TARGET: List = List {
    table: &tables::COMMITMENT_TARGET,
    written: Written::Texts,
    distinct: true,
    fields: &[field("target", PROMISOR).required()],
};

pub(super) static TENURE: List = List {
    table: &tables::TENURE,
    written: Written::Objects,
    distinct: false,
    fields: &[
        field("position", POSITION).required(),
        field(
            "capacity",
            Holds::Word(TenureCapacity::WORDS, Some(TenureCapacity::Substantive.word())),
        ),
        FROM,
        UNTIL,
        field("note", LONG),
    ],
};

/// Who was at an event; its first four fields are those of which one at least is given.
pub(super) static PARTICIPANT: List = List {
    table: &tables::PARTICIPATION,
    written: Written::Objects,
    distinct: false,
    fields: &[
        field("person", PERSON),
        field("position", POSITION),
        field("institution", INSTITUTION),
        field("label", SHORT),
        field("headcount", Holds::Count),
        field("creditedAs", SHORT),
        field("side", Holds::Word(Side::WORDS, None)),
        field(
            "role",
            Holds::Word(ParticipantRole::WORDS, Some(ParticipantRole::Attendee.word())),
        ),
        field(
            "attendance",
            Holds::Word(Attendance::WORDS, Some(Attendance::Attended.word())),
        ),
    ],
};
