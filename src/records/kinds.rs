//! The definition of every kind of record. What is said here is what is read, checked, kept and written.

mod events;
mod institutions;
mod people;

use super::fields::RecordKind;
use crate::vocabulary::NodeKind;

/// All kinds, in the order in which they are exported: each mostly after those that it refers to.
pub static KINDS: [RecordKind; 12] = [
    institutions::COUNTRY_KIND,
    institutions::CITY_KIND,
    institutions::ORGANIZATION_KIND,
    institutions::EMBASSY_KIND,
    institutions::POSITION_KIND,
    people::PERSON_KIND,
    people::TOPIC_KIND,
    people::PROGRAM_KIND,
    people::SOURCE_KIND,
    events::EVENT_KIND,
    events::COMMITMENT_KIND,
    events::RELATIONSHIP_KIND,
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
        super::fields::{Field, Form, Goes, Holds, Written},
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
    #[test]
    fn every_field_says_what_it_is() {
        let assert_said = |of: &str, field: &Field| {
            let help = field.help;
            assert!(
                help.len() > 8 && help.ends_with('.') && !help.contains("  ") && !help.contains('\n'),
                "{of}.{}: {help:?}",
                field.name
            );
            if let Holds::Word(words, Some(default)) = field.holds {
                assert!(words.contains(&default), "{of}.{}", field.name);
                assert!(
                    help.contains(&format!("Absent means {default}.")),
                    "{of}.{}: {help:?}",
                    field.name
                );
            }
        };
        for kind in &KINDS {
            for field in kind.fields {
                assert_said(kind.word, field);
                if let Holds::List(list) = field.holds {
                    list.fields
                        .iter()
                        .for_each(|inner| assert_said(field.name, inner));
                }
            }
        }
    }
}
