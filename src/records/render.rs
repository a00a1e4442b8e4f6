//! From rows to a record as record files have it: fields in their order, what goes without saying left out.

use rustc_hash::FxHashMap;

use super::{
    fields::{Field, Goes, Holds, List, RecordKind, Written},
    kinds,
};
use crate::{
    store::{bulk::Cell, export::RecordRows},
    vocabulary::Visibility,
};

/// Kind (in the word of the column) and key of records by their ids.
pub type Keys = FxHashMap<i64, (String, String)>;

/// The line of a record file that tells a record, without the line's end. `keys` knows every record that it
/// refers to.
pub fn line(kind: &RecordKind, rows: &RecordRows, keys: &Keys) -> String {
    let mut line = String::with_capacity(256);
    line.push_str("{\"type\":");
    push_text(&mut line, kind.word);
    line.push_str(",\"key\":");
    push_text(&mut line, &rows.key);
    for place in 0..kind.fields.len() {
        if let Some(value) = value(kind, place, rows, keys, false) {
            push_field(&mut line, kind.fields[place].name, &value);
        }
    }
    line.push('}');
    line
}

/// The changes of some fields for the history: a JSON array of `[field, before, after]`.
pub fn diff(
    kind: &RecordKind,
    changed: &[usize],
    before: &RecordRows,
    after: &RecordRows,
    keys: &Keys,
) -> String {
    let mut diff = String::from("[");
    for place in changed {
        if diff.len() > 1 {
            diff.push(',');
        }
        diff.push('[');
        push_text(&mut diff, kind.fields[*place].name);
        for rows in [before, after] {
            diff.push(',');
            diff.push_str(value(kind, *place, rows, keys, true).as_deref().unwrap_or("null"));
        }
        diff.push(']');
    }
    diff.push(']');
    diff
}

/// What a record says, field by field, as the history tells it; a field that is empty is left out.
pub fn told(kind: &RecordKind, rows: &RecordRows, keys: &Keys) -> FxHashMap<String, serde_json::Value> {
    let told = |(place, field): (usize, &Field)| {
        let json = value(kind, place, rows, keys, true)?;
        Some((field.name.to_owned(), serde_json::from_str(&json).ok()?))
    };
    kind.fields.iter().enumerate().filter_map(told).collect()
}

/// All that a record says and that is no more, for the history: a JSON array of `[field, before, null]`.
pub fn last_diff(kind: &RecordKind, rows: &RecordRows, keys: &Keys) -> String {
    let mut diff = String::from("[");
    for (place, field) in kind.fields.iter().enumerate() {
        if let Some(value) = value(kind, place, rows, keys, false) {
            if diff.len() > 1 {
                diff.push(',');
            }
            diff.push('[');
            push_text(&mut diff, field.name);
            diff.push(',');
            diff.push_str(&value);
            diff.push_str(",null]");
        }
    }
    diff.push(']');
    diff
}

/// The ids of all records that a record refers to.
pub fn all_referred(kind: &RecordKind, rows: &RecordRows, ids: &mut Vec<i64>) {
    for place in 0..kind.fields.len() {
        referred(kind, place, rows, ids);
    }
}

/// The ids of the records that a field refers to.
pub fn referred(kind: &RecordKind, place: usize, rows: &RecordRows, ids: &mut Vec<i64>) {
    let (column, list) = offsets(kind, place);
    match kind.fields[place].holds {
        Holds::Reference(_) => ids.extend(rows.cells.get(column).and_then(Cell::long)),
        Holds::List(items) => {
            for row in &rows.lists[list] {
                let mut column = 0;
                for field in items.fields {
                    if matches!(field.holds, Holds::Reference(_)) {
                        ids.extend(row.get(column).and_then(Cell::long));
                    }
                    column += field.holds.columns();
                }
            }
        }
        Holds::Text(..)
        | Holds::Word(..)
        | Holds::Flag
        | Holds::Count
        | Holds::Real(..)
        | Holds::Date
        | Holds::End
        | Holds::Instant => {}
    }
}

/// How many columns and lists are taken by the fields before one.
pub(super) fn offsets(kind: &RecordKind, place: usize) -> (usize, usize) {
    let before = kind.fields.iter().take(place);
    before.fold((0, 0), |(column, list), field| match field.goes {
        Goes::Own | Goes::OwnAndName => (column + field.holds.columns(), list),
        Goes::Items => (column, list + 1),
        Goes::Name | Goes::Note | Goes::Visibility => (column, list),
    })
}

/// The value of a field in JSON; none where it is empty, or what goes without saying unless that is to be said.
pub(super) fn value(
    kind: &RecordKind,
    place: usize,
    rows: &RecordRows,
    keys: &Keys,
    defaults: bool,
) -> Option<String> {
    let field = &kind.fields[place];
    let (column, list) = offsets(kind, place);
    match field.goes {
        Goes::Name => Some(text(&rows.name)),
        Goes::Note => rows.note.as_deref().map(text),
        Goes::Visibility => {
            let level = usize::try_from(rows.visibility).ok()?;
            let word = Visibility::WORDS.get(level)?;
            (defaults || level > 0).then(|| text(word))
        }
        Goes::Own | Goes::OwnAndName => cell(field, rows.cells.get(column)?, keys, defaults),
        Goes::Items => {
            let Holds::List(list_of) = field.holds else {
                return None;
            };
            items(list_of, &rows.lists[list], keys)
        }
    }
}

fn cell(field: &Field, cell: &Cell, keys: &Keys, defaults: bool) -> Option<String> {
    match cell {
        Cell::Null => None,
        Cell::Flag(flag) => (*flag || defaults).then(|| flag.to_string()),
        Cell::Real(number) => serde_json::to_string(number).ok(),
        Cell::Text(word) => {
            let goes_without_saying = matches!(field.holds, Holds::Word(_, Some(default)) if word == default);
            (defaults || !goes_without_saying).then(|| text(word))
        }
        Cell::Long(number) => {
            let Holds::Reference(kinds) = field.holds else {
                return Some(number.to_string());
            };
            keys.get(number)
                .map(|(kind, key)| reference(kinds.len() == 1, kind, key))
        }
    }
}

fn reference(plain: bool, kind: &str, key: &str) -> String {
    if plain {
        return text(key);
    }
    let word = kinds::KINDS
        .iter()
        .find(|known| known.kind.word() == kind)
        .map_or(kind, |known| known.word);
    text(&format!("{word}:{key}"))
}

fn items(list: &List, rows: &[Vec<Cell>], keys: &Keys) -> Option<String> {
    if rows.is_empty() {
        return None;
    }
    let (open, close) = if list.written == Written::Map {
        ('{', '}')
    } else {
        ('[', ']')
    };
    let mut json = String::from(open);
    for row in rows {
        if json.len() > 1 {
            json.push(',');
        }
        item(&mut json, list, row, keys);
    }
    json.push(close);
    Some(json)
}

fn item(json: &mut String, list: &List, row: &[Cell], keys: &Keys) {
    let mut column = 0;
    let mut values = Vec::with_capacity(list.fields.len());
    for field in list.fields {
        if let Some(value) = row.get(column).and_then(|found| cell(field, found, keys, false)) {
            values.push((field.name, value));
        }
        column += field.holds.columns();
    }
    match (list.written, values.as_slice()) {
        (Written::Map, [(_, name), (_, value)]) => {
            json.push_str(name);
            json.push(':');
            json.push_str(value);
        }
        (Written::Texts | Written::TextsOrObjects, [(name, only)]) if *name == list.fields[0].name => {
            json.push_str(only);
        }
        (Written::Map | Written::Texts | Written::TextsOrObjects | Written::Objects, values) => {
            json.push('{');
            for (name, value) in values {
                push_field(json, name, value);
            }
            json.push('}');
        }
    }
}

/// Adds a field to an object, after a comma where it is not the first.
fn push_field(json: &mut String, name: &str, value: &str) {
    if !json.ends_with('{') {
        json.push(',');
    }
    push_text(json, name);
    json.push(':');
    json.push_str(value);
}

fn push_text(json: &mut String, value: &str) {
    json.push_str(&text(value));
}

/// Text in JSON, with every character as it is that can be.
fn text(value: &str) -> String {
    // Writing text into memory cannot fail.
    serde_json::to_string(value).unwrap_or_default()
}
