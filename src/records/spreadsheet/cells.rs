//! What stands in a cell, from text to JSON and back.

use std::{borrow::Cow, io};

use super::{
    super::{
        fields::{Field, Form, Holds, List, Written},
        json::Json,
        problem::{Path, Problems, quoted},
    },
    items::{AFTER_NAME, BETWEEN_ITEMS, BETWEEN_PARTS, ESCAPE, escaped, named, pieces, plain},
};

/// The cell that clears a field.
const CLEARED: &str = "null";
/// What a spreadsheet program takes for the beginning of a formula, also in its wide form.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Reads the cell of a field: null where it is to be cleared, none where the cell says nothing of it. What is wrong
/// with the way in which a list is written is reported and left out; the checks find the rest.
pub(super) fn read<'a>(
    field: &Field,
    text: &'a str,
    path: &Path<'_>,
    problems: &mut Problems,
) -> Option<Json<'a>> {
    if text.trim().is_empty() {
        return None;
    }
    // A list sees to the space around it by itself, as an escape may hold some.
    if let Holds::List(list) = field.holds
        && text.trim() != CLEARED
    {
        return Some(items(list, text, path, problems));
    }
    let text = if keeps_space(&field.holds) {
        text
    } else {
        text.trim()
    };
    if text == CLEARED {
        return Some(Json::Null);
    }
    Some(value(&field.holds, Cow::Borrowed(unguarded(text))))
}

/// The text of a cell that is neither a number nor a list, without the backslash before it.
pub(super) fn unguarded(text: &str) -> &str {
    text.strip_prefix(ESCAPE).unwrap_or(text)
}

/// Whether space at the ends of a text may be meant.
fn keeps_space(holds: &Holds) -> bool {
    matches!(holds, Holds::Text(_, Form::Any | Form::Folded))
}

/// The value of a text. What is not of the form that is expected stays text, for the checks to tell.
fn value<'a>(holds: &Holds, text: Cow<'a, str>) -> Json<'a> {
    let read = match holds {
        Holds::Word(words, _) => word(words, &text).map(|word| Json::Text(Cow::Borrowed(word))),
        Holds::Flag => flag(&text).map(Json::Flag),
        Holds::Count => count(&text).map(Json::Number),
        Holds::Real(..) => real(&text).map(Json::Number),
        Holds::Text(..)
        | Holds::Date
        | Holds::End
        | Holds::Instant
        | Holds::Reference(_)
        | Holds::List(_) => None,
    };
    read.unwrap_or(Json::Text(text))
}

/// `courtesy call` is `COURTESY_CALL`.
fn word(words: &'static [&'static str], text: &str) -> Option<&'static str> {
    let text = text.to_ascii_uppercase().replace([' ', '-'], "_");
    words.iter().find(|word| **word == text).copied()
}

fn flag(text: &str) -> Option<bool> {
    match &*text.to_ascii_lowercase() {
        "true" | "yes" => Some(true),
        "false" | "no" => Some(false),
        _ => None,
    }
}

fn count(text: &str) -> Option<serde_json::Number> {
    let whole = text.parse::<i64>().map(Into::into).ok();
    whole.or_else(|| text.parse().ok().and_then(serde_json::Number::from_f64))
}

/// A number, with a point or, as some countries write it, a comma before its decimals.
fn real(text: &str) -> Option<serde_json::Number> {
    let pointed = if text.contains('.') {
        text.to_owned()
    } else {
        text.replacen(',', ".", 1)
    };
    pointed.parse().ok().and_then(serde_json::Number::from_f64)
}

/// Reads a list.
fn items<'a>(list: &'static List, text: &'a str, path: &Path<'_>, problems: &mut Problems) -> Json<'a> {
    let mut pieces = pieces(text, BETWEEN_ITEMS);
    if pieces.len() > 1 && pieces.last().is_some_and(|last| last.is_empty()) {
        pieces.pop();
    }
    let placed = pieces.into_iter().enumerate();
    if list.written == Written::Map {
        let read = placed.filter_map(|(place, piece)| pair(piece, &Path::Item(path, place), problems));
        return Json::Object(read.collect());
    }
    let read = placed.map(|(place, piece)| item(list, piece, &Path::Item(path, place), problems));
    Json::List(read.collect())
}

/// `wikidata=Q42`.
fn pair<'a>(piece: &'a str, path: &Path<'_>, problems: &mut Problems) -> Option<(Cow<'a, str>, Json<'a>)> {
    let Some((scheme, value)) = named(piece) else {
        let found = quoted(piece);
        problems.fault(
            path,
            format!("expected scheme=value, as in wikidata=Q42, found {found}"),
        );
        return None;
    };
    Some((plain(scheme), Json::Text(plain(value))))
}

/// `mayor | from=2021-09 | until=..`: the first part may be the first field without its name.
fn item<'a>(list: &'static List, piece: &'a str, path: &Path<'_>, problems: &mut Problems) -> Json<'a> {
    let first = &list.fields[0];
    if list.written == Written::Texts {
        return value(&first.holds, plain(piece));
    }
    let mut fields = Vec::new();
    let mut bare = true;
    for (place, part) in pieces(piece, BETWEEN_PARTS).into_iter().enumerate() {
        let (name, text) = match named(part) {
            Some((name, text)) => {
                bare = false;
                let name = plain(name);
                let mut known = list.fields.iter().map(|field| field.name);
                match known.find(|known| known.eq_ignore_ascii_case(&name)) {
                    Some(known) => (Cow::Borrowed(known), text),
                    None => (name, text),
                }
            }
            None if place == 0 => (Cow::Borrowed(first.name), part),
            None if part.is_empty() => continue,
            None => {
                let names = list.fields.iter().map(|field| field.name);
                problems.fault(
                    path,
                    format!(
                        "{} does not say what it is; expected one of {} and {AFTER_NAME} before it",
                        quoted(part),
                        names.collect::<Vec<_>>().join(", ")
                    ),
                );
                continue;
            }
        };
        if !text.is_empty() {
            let json = match list.fields.iter().find(|field| *field.name == *name) {
                Some(field) => value(&field.holds, plain(text)),
                None => Json::Text(plain(text)),
            };
            fields.push((name, json));
        }
    }
    let alone = bare && fields.len() <= 1 && list.written == Written::TextsOrObjects;
    match fields.pop() {
        Some((_, only)) if alone => only,
        None if alone => Json::Text(Cow::Borrowed("")),
        last => {
            fields.extend(last);
            Json::Object(fields)
        }
    }
}

/// The cell of a field whose value is known in JSON, as it stands in record files.
pub(super) fn written(holds: &Holds, json: &str) -> io::Result<String> {
    Ok(match holds {
        Holds::Flag | Holds::Count | Holds::Real(..) => json.to_owned(),
        Holds::Text(..)
        | Holds::Word(..)
        | Holds::Date
        | Holds::End
        | Holds::Instant
        | Holds::Reference(_) => guarded(serde_json::from_str(json)?),
        Holds::List(list) => written_items(list, &serde_json::from_str(json)?),
    })
}

/// The text as a cell that is taken as it is: with a backslash before what would be a formula, what would clear the
/// field and what begins with a backslash.
pub(super) fn guarded(text: String) -> String {
    if text == CLEARED || text.starts_with(ESCAPE) || text.starts_with(FORMULA) {
        format!("{ESCAPE}{text}")
    } else {
        text
    }
}

fn written_items(list: &List, json: &Json<'_>) -> String {
    let pair = |(scheme, value): &(Cow<'_, str>, Json<'_>)| {
        let scheme = escaped(scheme, &[BETWEEN_ITEMS, AFTER_NAME]);
        format!("{scheme}{AFTER_NAME}{}", written_part(value, &[BETWEEN_ITEMS]))
    };
    let written: Vec<String> = match json {
        Json::Object(pairs) => pairs.iter().map(pair).collect(),
        Json::List(items) => items.iter().map(|item| written_item(list, item)).collect(),
        Json::Null | Json::Flag(_) | Json::Number(_) | Json::Text(_) => Vec::new(),
    };
    let cell = written.join("; ");
    // A backslash here begins an escape already, and needs none.
    if cell.starts_with(ESCAPE) {
        cell
    } else {
        guarded(cell)
    }
}

fn written_item(list: &List, json: &Json<'_>) -> String {
    let first = list.fields[0].name;
    let bare = [BETWEEN_ITEMS, BETWEEN_PARTS, AFTER_NAME];
    match json {
        Json::Text(_) if list.written == Written::Texts => written_part(json, &[BETWEEN_ITEMS]),
        Json::Object(fields) => {
            let part = |(place, (name, value)): (usize, &(Cow<'_, str>, Json<'_>))| {
                if place == 0 && *name == first {
                    written_part(value, &bare)
                } else {
                    let value = written_part(value, &[BETWEEN_ITEMS, BETWEEN_PARTS]);
                    format!("{name}{AFTER_NAME}{value}")
                }
            };
            fields
                .iter()
                .enumerate()
                .map(part)
                .collect::<Vec<_>>()
                .join(" | ")
        }
        Json::Text(_) | Json::Null | Json::Flag(_) | Json::Number(_) | Json::List(_) => {
            written_part(json, &bare)
        }
    }
}

/// A single value within a list. None holds another list.
fn written_part(json: &Json<'_>, special: &[char]) -> String {
    match json {
        Json::Text(text) => escaped(text, special),
        Json::Number(number) => number.to_string(),
        Json::Flag(flag) => flag.to_string(),
        Json::Null | Json::List(_) | Json::Object(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::{super::super::kinds, *};

    fn field(kind: &str, name: &str) -> &'static Field {
        kinds::by_word(kind).and_then(|kind| kind.field(name)).unwrap()
    }

    fn read_of<'a>(field: &Field, cell: &'a str) -> Option<Json<'a>> {
        let path = Path::Field(&Path::Record, field.name);
        let mut problems = Problems::default();
        let read = read(field, cell, &path, &mut problems);
        assert_eq!(problems.faults, [], "{cell}");
        read
    }

    #[test]
    fn a_cell_is_read_as_its_field_has_it() {
        let read = |kind, name, cell| read_of(field(kind, name), cell);
        let text = |text: &'static str| Some(Json::Text(Cow::Borrowed(text)));
        assert_eq!(read("event", "kind", " courtesy call "), text("COURTESY_CALL"));
        assert_eq!(read("event", "kind", "Meetng"), text("Meetng"));
        assert_eq!(read("position", "severalHolders", "Yes"), Some(Json::Flag(true)));
        assert_eq!(
            read("position", "severalHolders", "FALSE"),
            Some(Json::Flag(false))
        );
        assert_eq!(read("position", "severalHolders", "perhaps"), text("perhaps"));
        assert_eq!(read("city", "latitude", "37,5"), Some(json!(37.5).into()));
        assert_eq!(read("city", "latitude", "1,000.5"), text("1,000.5"));
        assert_eq!(read("city", "latitude", "NaN"), text("NaN"));
        assert_eq!(read("city", "name", "null"), Some(Json::Null));
        assert_eq!(read("city", "name", "\\null"), text("null"));
        assert_eq!(read("city", "otherNames", " null "), Some(Json::Null));
        assert_eq!(read("city", "name", " \n"), None);
    }

    #[test]
    fn an_item_needs_no_name_for_its_first_field() {
        let read = |kind, name, cell| read_of(field(kind, name), cell);
        let expected =
            json!([{"position": "p", "from": "2021"}, {"capacity": "ACTING", "position": "q"}, {}]);
        let cell = "p | from = 2021;capacity=acting|position=q|until=; | ;";
        assert_eq!(read("person", "tenures", cell), Some(expected.into()));
        let expected = json!(["a=b", {"name": "c", "from": "2021"}, {"name": "d"}]);
        assert_eq!(
            read("topic", "otherNames", r"a\=b; c | from=2021; name=d"),
            Some(expected.into())
        );
        let expected = json!([{"label": "x", "headcount": 20}]);
        assert_eq!(
            read("event", "participants", "label=x|headcount=20"),
            Some(expected.into())
        );
    }

    proptest! {
        /// Whatever a text, a list of names and a citation are, what is written of them is read as it was.
        #[test]
        fn what_is_written_is_read(
            texts in prop::collection::vec(r"[ a\\;|=+@\t\r\n\u{a0}-]{0,5}x?|null|\PC{1,6}", 1..4)
        ) {
            prop_assume!(texts.iter().all(|text| !text.trim().is_empty()));
            let note = field("person", "note");
            let cell = written(&note.holds, &json!(texts[0]).to_string()).unwrap();
            prop_assert_eq!(read_of(note, &cell), Some(json!(texts[0]).into()));
            prop_assert!(!cell.starts_with(FORMULA));
            let names = json!([texts[0], {"name": texts[0], "kind": "FORMER"}, texts[texts.len() - 1]]);
            let other_names = field("person", "otherNames");
            let cell = written(&other_names.holds, &names.to_string()).unwrap();
            prop_assert_eq!(read_of(other_names, &cell), Some(names.into()));
            let sources = json!([{"source": "s", "quote": texts[0]}]);
            let cell = written(&field("event", "sources").holds, &sources.to_string()).unwrap();
            prop_assert_eq!(read_of(field("event", "sources"), &cell), Some(sources.into()));
            let identifiers = json!({ texts[0].as_str(): texts[texts.len() - 1] });
            let cell = written(&field("person", "identifiers").holds, &identifiers.to_string()).unwrap();
            prop_assert_eq!(read_of(field("person", "identifiers"), &cell), Some(identifiers.into()));
        }
    }
}
