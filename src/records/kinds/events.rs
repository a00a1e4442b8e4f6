//! The fields of what happens and what follows from it: events, commitments and relationships.

use super::super::{
    fields::{Goes, Holds, RecordKind, field},
    shared_fields::{
        ANYTHING, CITY, EVENT, EVENT_TOPIC, FROM, IDENTIFIERS, NOTE, PARTICIPANT, PROGRAM, PROMISOR,
        SENTENCE, SOURCES, SUMMARY, TARGET, TITLED, UNTIL, VENUE, VISIBILITY,
    },
};
use crate::{
    store::tables,
    vocabulary::{
        CommitmentAction, CommitmentStatus, CommitmentStrength, EventFormat, EventKind, EventStatus,
        NodeKind, RelationshipKind,
    },
};

/// What happened, and who was there.
pub(super) const EVENT_KIND: RecordKind = RecordKind {
    kind: NodeKind::Event,
    word: "event",
    one: "an event",
    shape: &tables::EVENT_SHAPE,
    fields: &[
        TITLED.help("What happened, in a line."),
        field(
            "kind",
            Holds::Word(EventKind::WORDS, None),
            "What kind of event it is. At MEETING, COURTESY_CALL, VISIT, CALL and SIGNING people meet; at \
             the others they are present together.",
        )
        .required(),
        field(
            "status",
            Holds::Word(EventStatus::WORDS, Some(EventStatus::Held.word())),
            "Whether it took place. Absent means HELD.",
        ),
        FROM.help(
            "Its day, or the first of several, in EDTF as precisely as it is known: 2022-02-11, 2022-02 \
             or 2022.",
        )
        .required(),
        UNTIL.help("Its last day, in EDTF; .. says that it goes on. Absent, it lasts as long as from says."),
        field(
            "startsAt",
            Holds::Instant,
            "When it begins: day, time and distance from UTC in RFC 3339, as in \
             2022-02-11T15:00:00+09:00. Absent where no time is known.",
        ),
        field(
            "format",
            Holds::Word(EventFormat::WORDS, None),
            "Whether people met in one place or at a distance. Absent where nothing is known.",
        ),
        field(
            "venue",
            VENUE,
            "At whose place it was, as type:key of an organization or an embassy: \
             embassy:france-in-lisbon.",
        ),
        field("city", CITY, "Key of the city in which it was."),
        field(
            "program",
            PROGRAM,
            "Key of the program under which it took place.",
        ),
        field("partOf", EVENT, "Key of the event of which it is a part."),
        field(
            "topics",
            Holds::List(&EVENT_TOPIC),
            "Keys of the topics that it was about, each once.",
        ),
        SUMMARY,
        SOURCES,
        field(
            "participants",
            Holds::List(&PARTICIPANT),
            "Who took part: persons, positions, institutions and groups without names. Each has at least \
             one of person, position, institution and label.",
        ),
        IDENTIFIERS,
        NOTE,
        VISIBILITY,
    ],
};

/// Promises, and requests for one.
pub(super) const COMMITMENT_KIND: RecordKind = RecordKind {
    kind: NodeKind::Commitment,
    word: "commitment",
    one: "a commitment",
    shape: &tables::COMMITMENT_SHAPE,
    fields: &[
        field(
            "text",
            SENTENCE,
            "What is promised or asked for, in a sentence or two of at most 5,000 characters.",
        )
        .required()
        .goes(Goes::Name),
        field(
            "action",
            Holds::Word(CommitmentAction::WORDS, None),
            "What is to be done. Absent where none of the words fits.",
        ),
        field(
            "strength",
            Holds::Word(CommitmentStrength::WORDS, None),
            "How firm it is. Absent where nothing is known.",
        ),
        field(
            "by",
            PROMISOR,
            "Who promised, as type:key of a person, a position, an organization, an embassy, a city or a \
             country: person:ana-reis.",
        )
        .required(),
        field(
            "to",
            PROMISOR,
            "To whom it was promised, as type:key like by. Absent where nobody is named.",
        ),
        field(
            "targets",
            Holds::List(&TARGET),
            "Whom or what it is about, each as type:key like by, and each once.",
        ),
        field("event", EVENT, "Key of the event at which it was made."),
        field(
            "due",
            Holds::Date,
            "The day by which it is to be done, in EDTF. Absent where none was agreed.",
        ),
        field(
            "status",
            Holds::Word(CommitmentStatus::WORDS, Some(CommitmentStatus::Open.word())),
            "What became of it. Absent means OPEN.",
        ),
        field(
            "fulfilledBy",
            EVENT,
            "Key of the event by which it was fulfilled.",
        ),
        SOURCES,
        IDENTIFIERS,
        NOTE,
        VISIBILITY,
    ],
};

/// Lasting ties that somebody stated.
pub(super) const RELATIONSHIP_KIND: RecordKind = RecordKind {
    kind: NodeKind::Relationship,
    word: "relationship",
    one: "a relationship",
    shape: &tables::RELATIONSHIP_SHAPE,
    fields: &[
        field(
            "kind",
            Holds::Word(RelationshipKind::WORDS, None),
            "What the subject is to the object, read from the one to the other.",
        )
        .required(),
        field(
            "subject",
            ANYTHING,
            "The one record, of any type, as type:key: organization:wego.",
        )
        .required(),
        field("object", ANYTHING, "The other record, of any type, as type:key.").required(),
        FROM.help(
            "The day since which it has been so, in EDTF as precisely as it is known: 2022-02-11, 2022-02 \
             or 2022. Absent where nothing is known.",
        ),
        UNTIL,
        SOURCES,
        IDENTIFIERS,
        NOTE,
        VISIBILITY,
    ],
};
