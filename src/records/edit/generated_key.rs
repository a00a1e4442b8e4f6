//! A key for a record that was given none, made of what it says.

use std::fmt::Write as _;

use deunicode::deunicode;

use crate::{
    records::record::{Record, Value},
    store::{StoreError, write::WriteTransaction},
    vocabulary::NodeKind,
};

/// A generated key is cut off after so many characters, and then numbered where it has to be.
const LONGEST: usize = 80;
/// So many numbered keys are tried together.
const TOGETHER: usize = 64;

/// A key that no record has or had.
pub(super) async fn unused(transaction: &WriteTransaction, record: &Record) -> Result<String, StoreError> {
    let base = base(record);
    let mut next = 1_usize;
    loop {
        let candidates: Vec<String> = (next..next + TOGETHER)
            .map(|number| {
                if number == 1 {
                    base.clone()
                } else {
                    format!("{base}-{number}")
                }
            })
            .collect();
        let wanted: Vec<(&str, &str)> = candidates
            .iter()
            .map(|key| (record.kind.kind.word(), key.as_str()))
            .collect();
        let known = transaction.known(&wanted).await?;
        let free = (0..TOGETHER).find(|place| known.iter().all(|(taken, _)| taken != place));
        if let Some(place) = free {
            return Ok(candidates[place].clone());
        }
        next += TOGETHER;
    }
}

/// The words that a key is made of: what a record is called, after its date where it has one that is known.
fn base(record: &Record) -> String {
    let key = |field: &str| {
        record
            .value(field)
            .and_then(Value::reference)
            .map(|to| to.key.as_str())
    };
    let text = |field: &str| record.value(field).and_then(Value::text);
    let mut words = String::new();
    match record.kind.kind {
        NodeKind::Relationship => {
            let kind = record.value("kind").and_then(Value::word).unwrap_or_default();
            for part in [key("subject"), Some(kind), key("object")].into_iter().flatten() {
                let _ = write!(words, "{part} ");
            }
        }
        NodeKind::Event | NodeKind::Source => {
            let date = record.value("from").or_else(|| record.value("published"));
            if let Some(Value::Date(date, span)) = date
                && span.is_one_day()
            {
                let _ = write!(words, "{date} ");
            }
            words.push_str(text("title").or_else(|| text("publisher")).unwrap_or_default());
        }
        NodeKind::Country
        | NodeKind::City
        | NodeKind::Organization
        | NodeKind::Embassy
        | NodeKind::Position
        | NodeKind::Person
        | NodeKind::Topic
        | NodeKind::Program
        | NodeKind::Commitment => {
            let name = text("name").or_else(|| text("title")).or_else(|| text("text"));
            words.push_str(name.unwrap_or_default());
        }
    }
    if let (NodeKind::Position, Some(institution)) = (record.kind.kind, key("institution")) {
        let _ = write!(words, " {institution}");
    }
    let slug = slug(&words);
    if slug.is_empty() {
        record.kind.word.to_owned()
    } else {
        slug
    }
}

/// Text as a key: letters of any script become those of the Latin alphabet, and all else a hyphen.
fn slug(text: &str) -> String {
    let mut slug = String::new();
    for letter in deunicode(text).chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && letter != '\'' {
            slug.push('-');
        }
        if slug.len() >= LONGEST {
            break;
        }
    }
    slug.trim_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_any_script_become_keys() {
        assert_eq!(slug("Jung Sook Park"), "jung-sook-park");
        assert_eq!(slug("  José  Ñandú-O'Higgins "), "jose-nandu-ohiggins");
        assert_eq!(slug("박정숙"), "bagjeongsug");
        assert_eq!(slug("?!"), "");
        assert!(slug(&"word ".repeat(100)).len() <= LONGEST);
    }
}
