//! The fields of persons, and of what goes on and is read among them: topics, programs and sources.

use super::super::{
    fields::{Goes, Holds, RecordKind, Search, field},
    shared_fields::{
        COUNTRY, DOCUMENT, FROM, IDENTIFIERS, LANGUAGE, NAME, NAMED, NOTE, ORGANIZATION, OTHER_NAMES, SHORT,
        SUMMARY, TENURE, TOPIC, UNTIL, URL, VISIBILITY,
    },
};
use crate::{store::tables, vocabulary::NodeKind};

/// Persons, and when they held what.
pub(super) const PERSON_KIND: RecordKind = RecordKind {
    kind: NodeKind::Person,
    word: "person",
    one: "a person",
    shape: &tables::PERSON_SHAPE,
    fields: &[
        NAMED.help("The name of the person as it is to be shown."),
        field("style", SHORT, "What goes before the name: H.E., Dr., Ms."),
        field("givenName", SHORT, "The given name, or several.").found(Search::NamePart),
        field("familyName", SHORT, "The family name, or several.").found(Search::NamePart),
        OTHER_NAMES,
        field(
            "nationality",
            COUNTRY,
            "Key of the country whose citizen the person is.",
        ),
        field(
            "tenures",
            Holds::List(&TENURE),
            "The times for which the person held positions, as sources tell of them. That somebody \
             appears in a position at an event needs none: it counts by itself.",
        ),
        IDENTIFIERS,
        NOTE,
    ],
};

/// What events are about.
pub(super) const TOPIC_KIND: RecordKind = RecordKind {
    kind: NodeKind::Topic,
    word: "topic",
    one: "a topic",
    shape: &tables::TOPIC_SHAPE,
    fields: &[
        NAMED.help("What events may be about, in a word or a few."),
        field("broader", TOPIC, "Key of the topic of which it is a part."),
        OTHER_NAMES,
        IDENTIFIERS,
        NOTE,
    ],
};

/// That under which several events take place.
pub(super) const PROGRAM_KIND: RecordKind = RecordKind {
    kind: NodeKind::Program,
    word: "program",
    one: "a program",
    shape: &tables::PROGRAM_SHAPE,
    fields: &[
        NAMED.help("The name of that under which several events take place."),
        field(
            "organization",
            ORGANIZATION,
            "Key of the organization whose program it is.",
        ),
        FROM.help(
            "The day on which the program began, in EDTF as precisely as it is known: 2022-02-11, 2022-02 \
             or 2022. Absent where nothing is known.",
        ),
        UNTIL.help(
            "The last day of the program, in EDTF; .. says that it still runs. Absent means that it is \
             not known.",
        ),
        SUMMARY,
        IDENTIFIERS,
        NOTE,
    ],
};

/// Where a fact is told.
pub(super) const SOURCE_KIND: RecordKind = RecordKind {
    kind: NodeKind::Source,
    word: "source",
    one: "a source",
    shape: &tables::SOURCE_SHAPE,
    fields: &[
        field(
            "published",
            Holds::Date,
            "The day on which it was published or written, in EDTF as precisely as it is known: \
             2022-02-11, 2022-02 or 2022.",
        ),
        field("publisher", SHORT, "Who published or wrote it.").found(Search::Body),
        field("title", NAME, "Its title. Absent, it is shown by its key.").goes(Goes::OwnAndName),
        field(
            "text",
            DOCUMENT,
            "The document itself, up to 2,000,000 characters; it is searched.",
        )
        .found(Search::Body),
        field("url", URL, "Where it is on the web, with https:// or http://."),
        field(
            "language",
            LANGUAGE,
            "The language in which it is written, as a tag: en, zh-Hant.",
        ),
        IDENTIFIERS,
        NOTE,
        VISIBILITY,
    ],
};
