//! From a record to its rows: what is absent stays as it was, what is null is cleared, and the rest is replaced.

use std::collections::BTreeSet;

use super::{
    fields::{Field, Form, Goes, Holds, List, RecordKind, Search, Written},
    record::{Record, Reference, Slot, Value},
};
use crate::{
    fold::fold,
    store::{
        bulk::Cell,
        export::RecordRows,
        search_index::SearchText,
        write::{Before, RecordChange},
    },
    vocabulary::Visibility,
};

/// Names sort by so many bytes.
const FOLD_BYTES: usize = 1_000;

/// The rows of a record, and what they change.
#[derive(Debug)]
pub struct Filled {
    /// All its rows as they shall be.
    pub rows: RecordRows,
    /// The places of the fields that differ from what was there before; all that are given where it is new.
    pub changed: Vec<usize>,
}

/// Fills the rows of a record: on top of what was there before, or anew under an id. `id_of` tells the id of a
/// record that is referred to. References to hidden records, which whoever gives the record does not know of, stay.
pub fn fill(
    record: &Record,
    before: Option<&RecordRows>,
    id: i64,
    hidden: &BTreeSet<i64>,
    id_of: &mut impl FnMut(&Reference) -> i64,
) -> Filled {
    let kind = record.kind;
    let key = record.key.clone().unwrap_or_default();
    let mut rows = before.cloned().unwrap_or_else(|| RecordRows {
        id,
        name: key.clone(),
        key,
        cells: vec![Cell::Null; kind.shape.table.columns.len() - 1],
        lists: vec![Vec::new(); kind.shape.lists.len()],
        ..RecordRows::default()
    });
    let mut changed = Vec::new();
    let (mut column, mut list) = (0, 0);
    for (place, (field, slot)) in kind.fields.iter().zip(&record.slots).enumerate() {
        let columns = column..column + field.holds.columns();
        let differs = match (field.goes, before.is_some() && *slot == Slot::Absent) {
            (_, true) => false,
            (Goes::Name, false) => replace(
                &mut rows.name,
                slot.value().and_then(Value::text).unwrap_or_default().to_owned(),
            ),
            (Goes::Note, false) => replace(
                &mut rows.note,
                slot.value().and_then(Value::text).map(ToOwned::to_owned),
            ),
            (Goes::Visibility, false) => {
                let word = slot
                    .value()
                    .and_then(Value::word)
                    .unwrap_or(Visibility::Public.word());
                let level = Visibility::WORDS
                    .iter()
                    .position(|known| *known == word)
                    .unwrap_or(0);
                replace(&mut rows.visibility, i64::try_from(level).unwrap_or(0))
            }
            (Goes::Own, false) => {
                let secret = matches!(field.holds, Holds::Reference(_))
                    && slot.value().is_none()
                    && refers_to(&rows.cells[columns.clone()], hidden);
                !secret && replace_cells(&mut rows.cells[columns], cells(field, slot, id_of))
            }
            (Goes::OwnAndName, false) => {
                let text = slot.value().and_then(Value::text);
                rows.name = text.unwrap_or(&rows.key).to_owned();
                replace_cells(&mut rows.cells[columns], cells(field, slot, id_of))
            }
            (Goes::Items, false) => {
                let given = items(field, slot, id_of);
                let given = with_hidden(field, given, &rows.lists[list], hidden);
                replace(&mut rows.lists[list], given)
            }
        };
        if differs {
            changed.push(place);
        }
        match field.goes {
            Goes::Own | Goes::OwnAndName => column += field.holds.columns(),
            Goes::Items => list += 1,
            Goes::Name | Goes::Note | Goes::Visibility => {}
        }
    }
    Filled { rows, changed }
}

/// The items of a list as given, and those that lead to hidden records: where nothing else differs, all as they were.
fn with_hidden(
    field: &Field,
    given: Vec<Vec<Cell>>,
    before: &[Vec<Cell>],
    hidden: &BTreeSet<i64>,
) -> Vec<Vec<Cell>> {
    let Holds::List(list) = field.holds else {
        return given;
    };
    if hidden.is_empty()
        || !list
            .fields
            .iter()
            .any(|field| matches!(field.holds, Holds::Reference(_)))
    {
        return given;
    }
    let is_secret = |item: &&Vec<Cell>| {
        let mut column = 0;
        list.fields.iter().any(|field| {
            let cells = column..column + field.holds.columns();
            column = cells.end;
            matches!(field.holds, Holds::Reference(_)) && refers_to(&item[cells], hidden)
        })
    };
    let (secret, known): (Vec<&Vec<Cell>>, Vec<&Vec<Cell>>) = before.iter().partition(is_secret);
    if known.into_iter().eq(&given) {
        return before.to_vec();
    }
    given.into_iter().chain(secret.into_iter().cloned()).collect()
}

/// Whether a reference leads to one of some records.
fn refers_to(cells: &[Cell], records: &BTreeSet<i64>) -> bool {
    cells
        .iter()
        .any(|cell| cell.long().is_some_and(|id| records.contains(&id)))
}

/// The required fields of which a record says nothing: it can only be one that is there already.
pub fn missing(record: &Record) -> Vec<&'static str> {
    let fields = record.kind.fields.iter().zip(&record.slots);
    fields
        .filter(|(field, slot)| field.required && **slot == Slot::Absent)
        .map(|(field, _)| field.name)
        .collect()
}

fn replace<T: PartialEq>(old: &mut T, new: T) -> bool {
    let differs = *old != new;
    *old = new;
    differs
}

fn replace_cells(old: &mut [Cell], new: Vec<Cell>) -> bool {
    let differs = *old != *new;
    for (old, new) in old.iter_mut().zip(new) {
        *old = new;
    }
    differs
}

/// The cells of a field's columns.
fn cells(field: &Field, slot: &Slot, id_of: &mut impl FnMut(&Reference) -> i64) -> Vec<Cell> {
    match slot {
        Slot::Value(value) => match value {
            Value::Text(text) if matches!(field.holds, Holds::Text(_, Form::Folded)) => {
                let mut folded = fold(text);
                folded.truncate(folded.floor_char_boundary(FOLD_BYTES));
                vec![Cell::Text(text.clone()), Cell::Text(folded)]
            }
            Value::Text(text) => vec![Cell::Text(text.clone())],
            Value::Word(word) => vec![Cell::Text((*word).to_owned())],
            Value::Flag(flag) => vec![Cell::Flag(*flag)],
            Value::Count(count) => vec![Cell::Long(*count)],
            Value::Real(number) => vec![Cell::Real(*number)],
            Value::Date(text, span) => vec![
                Cell::Text(text.clone()),
                Cell::Long(span.earliest.number().into()),
                Cell::Long(span.latest.number().into()),
            ],
            Value::Reference(reference) => vec![Cell::Long(id_of(reference))],
            Value::Items(_) => Vec::new(),
        },
        Slot::Absent | Slot::Null | Slot::Refused => match field.holds {
            Holds::Word(_, Some(default)) => vec![Cell::Text(default.to_owned())],
            Holds::Flag => vec![Cell::Flag(false)],
            Holds::Text(..)
            | Holds::Word(_, None)
            | Holds::Count
            | Holds::Real(..)
            | Holds::Date
            | Holds::End
            | Holds::Instant
            | Holds::Reference(_)
            | Holds::List(_) => vec![Cell::Null; field.holds.columns()],
        },
    }
}

fn items(field: &Field, slot: &Slot, id_of: &mut impl FnMut(&Reference) -> i64) -> Vec<Vec<Cell>> {
    let (Holds::List(list), Some(items)) = (field.holds, slot.value().and_then(Value::items)) else {
        return Vec::new();
    };
    let row = |item: &Vec<Slot>| {
        list.fields
            .iter()
            .zip(item)
            .flat_map(|(field, slot)| cells(field, slot, id_of))
            .collect()
    };
    let rows = items.iter().map(row);
    if !list.distinct {
        return rows.collect();
    }
    // Two keys lead to one record where that of one has become part of the other: it is in the list once.
    let mut known = BTreeSet::new();
    rows.filter(|row: &Vec<Cell>| {
        let id = row.first().and_then(Cell::long);
        id.is_none_or(|id| known.insert(id))
    })
    .collect()
}

/// The field in which a record would lead to itself, which no record does: be a part of itself, or related to itself.
pub fn itself(kind: &RecordKind, rows: &RecordRows) -> Option<&'static Field> {
    let (mut column, mut subject) = (0, None);
    for field in kind.fields {
        if !matches!(field.goes, Goes::Own | Goes::OwnAndName) {
            continue;
        }
        let to = rows.cells.get(column).and_then(Cell::long);
        if matches!(field.holds, Holds::Reference(_)) && to.is_some() {
            let is_object = field.name == "object";
            if to == Some(rows.id) || (is_object && to == subject) {
                return Some(field);
            }
            if field.name == "subject" {
                subject = to;
            }
        }
        column += field.holds.columns();
    }
    None
}

/// What of a record's rows has to be written again, where some of its fields changed.
pub fn touched(kind: &RecordKind, changed: &[usize], diff: String, visibility: i64) -> Before {
    let goes = |wanted: Goes| changed.iter().any(|place| kind.fields[*place].goes == wanted);
    let lists = kind
        .fields
        .iter()
        .enumerate()
        .filter(|(_, field)| field.goes == Goes::Items);
    Before {
        diff,
        own_row: goes(Goes::Own) || goes(Goes::OwnAndName),
        lists: lists.map(|(place, _)| changed.contains(&place)).collect(),
        visibility,
    }
}

/// A record as it is written where it is new: its rows, and the words that find it.
pub fn new_change(kind: &RecordKind, rows: RecordRows, revision: i64) -> RecordChange {
    RecordChange {
        shape: kind.shape,
        search: search_text(kind, &rows),
        rows,
        revision,
        before: None,
        revived: false,
    }
}

/// The words that find a record.
pub fn search_text(kind: &RecordKind, rows: &RecordRows) -> SearchText {
    let mut search = SearchText::default();
    // A relationship has no name of its own, only its key.
    if kind
        .fields
        .iter()
        .any(|field| matches!(field.goes, Goes::Name | Goes::OwnAndName))
    {
        search.add_name(&rows.name);
    }
    let mut parts = Vec::new();
    let (mut column, mut list) = (0, 0);
    for field in kind.fields {
        let text = match field.goes {
            Goes::Note => rows.note.as_deref(),
            Goes::Own | Goes::OwnAndName => rows.cells.get(column).and_then(Cell::text),
            Goes::Name | Goes::Visibility | Goes::Items => None,
        };
        match (field.search, text) {
            (Search::Name, Some(text)) => search.add_name(text),
            (Search::NamePart, Some(text)) => parts.push(text),
            (Search::Body, Some(text)) => search.add_body(text),
            (Search::No, _) | (Search::Name | Search::NamePart | Search::Body, None) => {}
        }
        match field.goes {
            Goes::Own | Goes::OwnAndName => column += field.holds.columns(),
            Goes::Items => {
                if field.search == Search::Name {
                    let names = rows.lists[list]
                        .iter()
                        .filter_map(|item| item.first().and_then(Cell::text));
                    names.for_each(|name| search.add_name(name));
                }
                list += 1;
            }
            Goes::Name | Goes::Note | Goes::Visibility => {}
        }
    }
    if parts.len() > 1 {
        search.add_name(&parts.join(" "));
    }
    search
}

/// All references of a record, each with the place of its field, of its item and of the item's field.
pub fn references(record: &Record) -> impl Iterator<Item = (Place, &Reference)> {
    record.slots.iter().enumerate().flat_map(|(field, slot)| {
        let own = slot
            .value()
            .and_then(Value::reference)
            .map(|reference| (Place { field, item: None }, reference));
        let items = slot.value().and_then(Value::items).unwrap_or_default();
        let of_items = items.iter().enumerate().flat_map(move |(place, item)| {
            item.iter().enumerate().filter_map(move |(inner, slot)| {
                let reference = slot.value()?.reference()?;
                Some((
                    Place {
                        field,
                        item: Some((place, inner)),
                    },
                    reference,
                ))
            })
        });
        own.into_iter().chain(of_items)
    })
}

/// Where in a record a reference stands.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// The field's place among the kind's fields.
    pub field: usize,
    /// The item's place in the list and the place of the field among the item's.
    pub item: Option<(usize, usize)>,
}

impl Place {
    /// The place as people read it: `participants.0.person`, `topics.2`.
    pub fn path(self, kind: &RecordKind) -> String {
        let field = &kind.fields[self.field];
        match (self.item, field.holds) {
            (Some((item, inner)), Holds::List(List { written, fields, .. })) => match written {
                Written::Texts => format!("{}.{item}", field.name),
                Written::Objects | Written::TextsOrObjects | Written::Map => {
                    format!("{}.{item}.{}", field.name, fields[inner].name)
                }
            },
            _ => field.name.to_owned(),
        }
    }
}
