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

pub(super) const FROM: Field = field(
    "from",
    Holds::Date,
    "The day on which it began, in EDTF as precisely as it is known: 2022-02-11, 2022-02 or 2022. Absent \
     where nothing is known.",
);
pub(super) const UNTIL: Field = field(
    "until",
    Holds::End,
    "The last day on which it was so, in EDTF; .. says that it is still so. Absent means that it is not \
     known.",
);
pub(super) const NAMED: Field = field("name", NAME, "The name by which it is shown and found.")
    .required()
    .goes(Goes::Name);
pub(super) const TITLED: Field = field("title", NAME, "The title by which it is shown and found.")
    .required()
    .goes(Goes::Name);
pub(super) const OTHER_NAMES: Field = field(
    "otherNames",
    Holds::List(&OTHER_NAME),
    "Other names by which it is found: former ones, abbreviations, those in other languages and scripts. \
     A name alone is an alias.",
)
.found(Search::Name);
pub(super) const SOURCES: Field = field(
    "sources",
    Holds::List(&CITATION),
    "The sources that tell of it. The key of a source alone says that the source reports it.",
);
pub(super) const SUMMARY: Field =
    field("summary", LONG, "What it was about, in some sentences.").found(Search::Body);
pub(super) const IDENTIFIERS: Field = field(
    "identifiers",
    Holds::List(&IDENTIFIER),
    "What it is called elsewhere, by scheme: wikidata is Q8684. Each scheme once.",
);
pub(super) const NOTE: Field = field(
    "note",
    LONG,
    "A remark of those who keep the record. Whoever sees the record sees the note.",
)
.goes(Goes::Note)
.found(Search::Body);
pub(super) const VISIBILITY: Field = field(
    "visibility",
    Holds::Word(Visibility::WORDS, Some(Visibility::Public.word())),
    "Who may see the record; for everybody else it does not exist. Absent means PUBLIC.",
)
.goes(Goes::Visibility);

pub(super) static OTHER_NAME: List = List {
    table: &tables::OTHER_NAME,
    written: Written::TextsOrObjects,
    distinct: false,
    fields: &[
        field("name", Holds::Text(500, Form::Folded), "The name.").required(),
        field(
            "kind",
            Holds::Word(OtherNameKind::WORDS, Some(OtherNameKind::Alias.word())),
            "What kind of name it is; an ERRONEOUS one is searched and never shown. Absent means ALIAS.",
        ),
        field(
            "language",
            LANGUAGE,
            "The language of the name, as a tag: ko, zh-Hant.",
        ),
        FROM,
        UNTIL,
    ],
};

pub(super) static IDENTIFIER: List = List {
    table: &tables::IDENTIFIER,
    written: Written::Map,
    distinct: true,
    fields: &[
        field(
            "scheme",
            Holds::Text(64, Form::Any),
            "The list or system in which it has the identifier: wikidata.",
        )
        .required(),
        field("value", SHORT, "The identifier there: Q8684.").required(),
    ],
};

pub(super) static CITATION: List = List {
    table: &tables::CITATION,
    written: Written::TextsOrObjects,
    distinct: false,
    fields: &[
        field("source", SOURCE, "Key of the source.").required(),
        field(
            "stance",
            Holds::Word(Stance::WORDS, Some(Stance::Reports.word())),
            "How the source stands to what is recorded here. Absent means REPORTS.",
        ),
        field("quote", LONG, "The words of the source."),
    ],
};

pub(super) static ACCREDITATION: List = List {
    table: &tables::EMBASSY_ACCREDITATION,
    written: Written::Texts,
    distinct: true,
    fields: &[field("country", COUNTRY, "Key of the country.").required()],
};

pub(super) static EVENT_TOPIC: List = List {
    table: &tables::EVENT_TOPIC,
    written: Written::Texts,
    distinct: true,
    fields: &[field("topic", TOPIC, "Key of the topic.").required()],
};

pub(super) static TARGET: List = List {
    table: &tables::COMMITMENT_TARGET,
    written: Written::Texts,
    distinct: true,
    fields: &[field(
        "target",
        PROMISOR,
        "Whom or what it is about, as type:key: city:seoul.",
    )
    .required()],
};

pub(super) static TENURE: List = List {
    table: &tables::TENURE,
    written: Written::Objects,
    distinct: false,
    fields: &[
        field("position", POSITION, "Key of the position that was held.").required(),
        field(
            "capacity",
            Holds::Word(TenureCapacity::WORDS, Some(TenureCapacity::Substantive.word())),
            "In what capacity; a DESIGNATE is chosen and does not hold it yet. Absent means SUBSTANTIVE.",
        ),
        FROM.help(
            "The first day in the position, in EDTF as precisely as it is known: 2022-02-11, 2022-02 or \
             2022. Absent where nothing is known.",
        ),
        UNTIL.help(
            "The last day in the position, in EDTF; .. says that it is still held. Absent means that it \
             is not known.",
        ),
        field("note", LONG, "A remark on this time in the position."),
    ],
};

/// Who was at an event; its first four fields are those of which one at least is given.
pub(super) static PARTICIPANT: List = List {
    table: &tables::PARTICIPATION,
    written: Written::Objects,
    distinct: false,
    fields: &[
        field(
            "person",
            PERSON,
            "Key of the person who was there. Absent where nobody is named.",
        ),
        field(
            "position",
            POSITION,
            "Key of the position in which they were there. Without a person it stands for whoever held it \
             that day.",
        ),
        field(
            "institution",
            INSTITUTION,
            "On whose behalf they were there, as type:key: embassy:france-in-lisbon. Absent means the \
             institution of the position.",
        ),
        field(
            "label",
            SHORT,
            "A group or a person without a name, in words: 20 selected teams.",
        ),
        field(
            "headcount",
            Holds::Count,
            "How many the group with that label was, as a whole number. Absent where it is not known.",
        ),
        field(
            "creditedAs",
            SHORT,
            "The title just as the source has it, where it differs from that of the position.",
        ),
        field(
            "side",
            Holds::Word(Side::WORDS, None),
            "On which side they were, where the event has two. Absent where it has none, or where it is \
             that of the institution.",
        ),
        field(
            "role",
            Holds::Word(ParticipantRole::WORDS, Some(ParticipantRole::Attendee.word())),
            "What they did there; who is MENTIONED was spoken of and not there. Absent means ATTENDEE.",
        ),
        field(
            "attendance",
            Holds::Word(Attendance::WORDS, Some(Attendance::Attended.word())),
            "Whether they came; of an event to come, ATTENDED says that they are to. Absent means \
             ATTENDED.",
        ),
    ],
};
