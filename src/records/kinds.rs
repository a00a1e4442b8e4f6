//! The definition of every kind of record. What is said here is what is read, checked, kept and written.

use super::{
    fields::{Form, Goes, Holds, RecordKind, Search, field},
    shared_fields::{
        ACCREDITATION, ANYTHING, CITY, COUNTRY, DOCUMENT, EVENT, EVENT_TOPIC, FROM, IDENTIFIERS, INSTITUTION,
        LANGUAGE, NAME, NAMED, NOTE, ORGANIZATION, OTHER_NAMES, PARTICIPANT, PROGRAM, PROMISOR, SENTENCE,
        SHORT, SOURCES, SUMMARY, TARGET, TENURE, TITLED, TOPIC, UNTIL, URL, VENUE, VISIBILITY,
    },
};
use crate::{
    store::tables,
    vocabulary::{
        CommitmentAction, CommitmentStatus, CommitmentStrength, EmbassyKind, EventFormat, EventKind,
        EventStatus, NodeKind, OrganizationKind, PositionRank, RelationshipKind,
    },
};

/// All kinds, in the order in which they are exported: each mostly after those that it refers to.
pub static KINDS: [RecordKind; 12] = [
    RecordKind {
        kind: NodeKind::Country,
        word: "country",
        one: "a country",
        shape: &tables::COUNTRY_SHAPE,
        fields: &[
            NAMED,
            field("code", Holds::Text(2, Form::Country)),
            field("region", SHORT),
            field("subregion", SHORT),
            FROM,
            UNTIL,
            OTHER_NAMES,
            IDENTIFIERS,
            NOTE,
        ],
    },
    RecordKind {
        kind: NodeKind::City,
        word: "city",
        one: "a city",
        shape: &tables::CITY_SHAPE,
        fields: &[
            NAMED,
            field("country", COUNTRY).required(),
            field("latitude", Holds::Real(-90.0, 90.0)),
            field("longitude", Holds::Real(-180.0, 180.0)),
            OTHER_NAMES,
            IDENTIFIERS,
            NOTE,
        ],
    },
    RecordKind {
        kind: NodeKind::Organization,
        word: "organization",
        one: "an organization",
        shape: &tables::ORGANIZATION_SHAPE,
        fields: &[
            NAMED,
            field("shortName", SHORT).found(Search::Name),
            field(
                "kind",
                Holds::Word(OrganizationKind::WORDS, Some(OrganizationKind::Other.word())),
            ),
            field("country", COUNTRY),
            field("city", CITY),
            field("parent", ORGANIZATION),
            field("website", URL),
            OTHER_NAMES,
            FROM,
            UNTIL,
            IDENTIFIERS,
            NOTE,
        ],
    },
    RecordKind {
        kind: NodeKind::Embassy,
        word: "embassy",
        one: "an embassy",
        shape: &tables::EMBASSY_SHAPE,
        fields: &[
            NAMED,
            field(
                "kind",
                Holds::Word(EmbassyKind::WORDS, Some(EmbassyKind::Embassy.word())),
            ),
            field("sendingCountry", COUNTRY).required(),
            field("subdivision", Holds::Text(6, Form::Subdivision)),
            field("subdivisionName", SHORT),
            field("hostCountry", COUNTRY).required(),
            field("city", CITY),
            field("accreditedTo", Holds::List(&ACCREDITATION)),
            OTHER_NAMES,
            FROM,
            UNTIL,
            IDENTIFIERS,
            NOTE,
        ],
    },
    RecordKind {
        kind: NodeKind::Position,
        word: "position",
        one: "a position",
        shape: &tables::POSITION_SHAPE,
        fields: &[
            TITLED,
            field("institution", INSTITUTION).required(),
            field("severalHolders", Holds::Flag),
            field("rank", Holds::Word(PositionRank::WORDS, None)),
            IDENTIFIERS,
            NOTE,
        ],
    },
    RecordKind {
        kind: NodeKind::Person,
        word: "person",
        one: "a person",
        shape: &tables::PERSON_SHAPE,
        fields: &[
            NAMED,
            field("style", SHORT),
            field("givenName", SHORT).found(Search::NamePart),
            field("familyName", SHORT).found(Search::NamePart),
            OTHER_NAMES,
            field("nationality", COUNTRY),
            field("tenures", Holds::List(&TENURE)),
            IDENTIFIERS,
            NOTE,
        ],
    },
    RecordKind {
        kind: NodeKind::Topic,
        word: "topic",
        one: "a topic",
        shape: &tables::TOPIC_SHAPE,
        fields: &[NAMED, field("broader", TOPIC), OTHER_NAMES, IDENTIFIERS, NOTE],
    },
    RecordKind {
        kind: NodeKind::Program,
        word: "program",
        one: "a program",
        shape: &tables::PROGRAM_SHAPE,
        fields: &[
            NAMED,
            field("organization", ORGANIZATION),
            FROM,
            UNTIL,
            SUMMARY,
            IDENTIFIERS,
            NOTE,
        ],
    },
    RecordKind {
        kind: NodeKind::Source,
        word: "source",
        one: "a source",
        shape: &tables::SOURCE_SHAPE,
        fields: &[
            field("published", Holds::Date),
            field("publisher", SHORT).found(Search::Body),
            field("title", NAME).goes(Goes::OwnAndName),
            field("text", DOCUMENT).found(Search::Body),
            field("url", URL),
            field("language", LANGUAGE),
            IDENTIFIERS,
            NOTE,
            VISIBILITY,
        ],
    },
    RecordKind {
        kind: NodeKind::Event,
        word: "event",
        one: "an event",
        shape: &tables::EVENT_SHAPE,
        fields: &[
            TITLED,
            field("kind", Holds::Word(EventKind::WORDS, None)).required(),
            field(
                "status",
                Holds::Word(EventStatus::WORDS, Some(EventStatus::Held.word())),
            ),
            FROM.required(),
            UNTIL,
            field("startsAt", Holds::Instant),
            field("format", Holds::Word(EventFormat::WORDS, None)),
            field("venue", VENUE),
            field("city", CITY),
            field("program", PROGRAM),
            field("partOf", EVENT),
            field("topics", Holds::List(&EVENT_TOPIC)),
            SUMMARY,
            SOURCES,
            field("participants", Holds::List(&PARTICIPANT)),
            IDENTIFIERS,
            NOTE,
            VISIBILITY,
        ],
    },
    RecordKind {
        kind: NodeKind::Commitment,
        word: "commitment",
        one: "a commitment",
        shape: &tables::COMMITMENT_SHAPE,
        fields: &[
            field("text", SENTENCE).required().goes(Goes::Name),
            field("action", Holds::Word(CommitmentAction::WORDS, None)),
            field("strength", Holds::Word(CommitmentStrength::WORDS, None)),
            field("by", PROMISOR).required(),
            field("to", PROMISOR),
            field("targets", Holds::List(&TARGET)),
            field("event", EVENT),
            field("due", Holds::Date),
            field(
                "status",
                Holds::Word(CommitmentStatus::WORDS, Some(CommitmentStatus::Open.word())),
            ),
            field("fulfilledBy", EVENT),
            SOURCES,
            IDENTIFIERS,
            NOTE,
            VISIBILITY,
        ],
    },
    RecordKind {
        kind: NodeKind::Relationship,
        word: "relationship",
        one: "a relationship",
        shape: &tables::RELATIONSHIP_SHAPE,
        fields: &[
            field("kind", Holds::Word(RelationshipKind::WORDS, None)).required(),
            field("subject", ANYTHING).required(),
            field("object", ANYTHING).required(),
            FROM,
            UNTIL,
            SOURCES,
            IDENTIFIERS,
            NOTE,
            VISIBILITY,
        ],
    },
];

/// The definition of a kind.
pub fn of(kind: NodeKind) -> &'static RecordKind {
    match kind {
        NodeKind::Country => &KINDS[0],
        NodeKind::City => &KINDS[1],
        NodeKind::Organization => &KINDS[2],
        NodeKind::Embassy => &KINDS[3],
        NodeKind::Position => &KINDS[4],
        NodeKind::Person => &KINDS[5],
        NodeKind::Topic => &KINDS[6],
        NodeKind::Program => &KINDS[7],
        NodeKind::Source => &KINDS[8],
        NodeKind::Event => &KINDS[9],
        NodeKind::Commitment => &KINDS[10],
        NodeKind::Relationship => &KINDS[11],
    }
}

/// The definition of the kind that a word names in `type` or before a key.
pub fn by_word(word: &str) -> Option<&'static RecordKind> {
    KINDS.iter().find(|definition| definition.word == word)
}

#[cfg(test)]
mod tests {
    use super::{
        super::fields::{Field, Written},
        *,
    };
    use crate::store::tables::{ColumnKind, Table};

    fn columns(fields: &[Field]) -> Vec<ColumnKind> {
        let mut columns = Vec::new();
        for field in fields
            .iter()
            .filter(|field| matches!(field.goes, Goes::Own | Goes::OwnAndName))
        {
            match field.holds {
                Holds::Text(_, Form::Folded) => columns.extend([ColumnKind::Text; 2]),
                Holds::Text(..) | Holds::Word(..) | Holds::Instant => columns.push(ColumnKind::Text),
                Holds::Flag => columns.push(ColumnKind::Flag),
                Holds::Count | Holds::Reference(_) => columns.push(ColumnKind::Long),
                Holds::Real(..) => columns.push(ColumnKind::Real),
                Holds::Date | Holds::End => {
                    columns.extend([ColumnKind::Text, ColumnKind::Long, ColumnKind::Long]);
                }
                Holds::List(_) => {}
            }
        }
        columns
    }

    fn kept(table: &Table, ids: usize) -> Vec<ColumnKind> {
        table.columns[ids..].iter().map(|column| column.kind).collect()
    }

    /// `givenName` is kept in `given_name`, `venue` in `venue_id`, `until` in `until_text` …
    fn assert_names(table: &Table, ids: usize, fields: &[Field]) {
        let mut place = ids;
        for field in fields
            .iter()
            .filter(|field| matches!(field.goes, Goes::Own | Goes::OwnAndName))
        {
            let mut name = String::new();
            for letter in field.name.chars() {
                if letter.is_ascii_uppercase() {
                    name.push('_');
                }
                name.push(letter.to_ascii_lowercase());
            }
            let column = table.columns[place].name;
            let renamed = (field.name, column) == ("text", "body");
            assert!(
                renamed || column.starts_with(&name),
                "{}.{} is kept in {column}",
                table.name,
                field.name
            );
            place += field.holds.columns();
        }
    }

    #[test]
    fn every_field_has_its_columns_and_every_column_its_field() {
        for kind in NodeKind::ALL {
            assert_eq!(of(*kind).kind, *kind);
            let kind = of(*kind);
            assert_eq!(kind.kind.word(), kind.shape.kind);
            assert_eq!(kind.kind.word().to_lowercase(), kind.word);
            assert_eq!(columns(kind.fields), kept(kind.shape.table, 1), "{}", kind.word);
            assert_names(kind.shape.table, 1, kind.fields);
            let mut lists = kind.shape.lists.iter();
            for field in kind.fields {
                let Holds::List(list) = field.holds else { continue };
                assert_eq!(
                    lists.next().map(|table| table.name),
                    Some(list.table.name),
                    "{}",
                    kind.word
                );
                let ids = if list.written == Written::Map { 1 } else { 2 };
                assert_eq!(columns(list.fields), kept(list.table, ids), "{}", list.table.name);
                assert_names(list.table, ids, list.fields);
            }
            assert!(
                lists.next().is_none(),
                "{} has a list that no field fills",
                kind.word
            );
        }
    }

    #[test]
    fn only_what_may_be_hidden_has_a_visibility() {
        let with: Vec<&str> = KINDS
            .iter()
            .filter(|kind| kind.field("visibility").is_some())
            .map(|kind| kind.word)
            .collect();
        assert_eq!(with, ["source", "event", "commitment", "relationship"]);
    }
}
