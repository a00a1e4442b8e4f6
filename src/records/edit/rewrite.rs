//! Rows that refer to one record made to refer to another, and the rows of two records joined in one.

use crate::{
    fold::fold,
    records::{
        fields::{Field, Goes, Holds, List, RecordKind, Written},
        render::offsets,
    },
    store::{bulk::Cell, export::RecordRows},
};

/// The longest scheme of an identifier, in bytes: a number behind it makes it no longer.
const LONGEST_SCHEME: usize = 64;

/// The rows of a record that leads to one record wherever it led to another, and the places of the fields that differ.
/// Of a list whose items differ in what they refer to, each stays there once.
pub(super) fn redirected(
    kind: &RecordKind,
    rows: &RecordRows,
    from: i64,
    to: i64,
) -> (RecordRows, Vec<usize>) {
    let mut new = rows.clone();
    for (place, field) in kind.fields.iter().enumerate() {
        let (column, list) = offsets(kind, place);
        match field.holds {
            Holds::Reference(_) => redirect(&mut new.cells[column..=column], from, to),
            Holds::List(items) => {
                let mut column = 0;
                for field in items.fields {
                    if matches!(field.holds, Holds::Reference(_)) {
                        for row in &mut new.lists[list] {
                            redirect(&mut row[column..=column], from, to);
                        }
                    }
                    column += field.holds.columns();
                }
                if items.distinct && new.lists[list] != rows.lists[list] {
                    new.lists[list] = each_once(std::mem::take(&mut new.lists[list]));
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
    let changed = differing(kind, rows, &new);
    (new, changed)
}

fn redirect(cells: &mut [Cell], from: i64, to: i64) {
    for cell in cells {
        if *cell == Cell::Long(from) {
            *cell = Cell::Long(to);
        }
    }
}

fn each_once(rows: Vec<Vec<Cell>>) -> Vec<Vec<Cell>> {
    let mut once: Vec<Vec<Cell>> = Vec::with_capacity(rows.len());
    for row in rows {
        if once.iter().all(|known| known.first() != row.first()) {
            once.push(row);
        }
    }
    once
}

/// The places of the fields in which two states of a record differ.
pub(super) fn differing(kind: &RecordKind, one: &RecordRows, other: &RecordRows) -> Vec<usize> {
    let differs = |place: usize, field: &Field| {
        let (column, list) = offsets(kind, place);
        let columns = column..column + field.holds.columns();
        match field.goes {
            Goes::Name => one.name != other.name,
            Goes::Note => one.note != other.note,
            Goes::Visibility => one.visibility != other.visibility,
            Goes::Own => one.cells[columns.clone()] != other.cells[columns.clone()],
            Goes::OwnAndName => {
                one.cells[columns.clone()] != other.cells[columns.clone()] || one.name != other.name
            }
            Goes::Items => one.lists[list] != other.lists[list],
        }
    };
    let fields = kind.fields.iter().enumerate();
    fields
        .filter(|(place, field)| differs(*place, field))
        .map(|(place, _)| place)
        .collect()
}

/// The rows of the record that is kept, with all that its duplicate says and it does not: names, tenures and whatever
/// else is listed, the fields that are empty, and the note. The main name of the duplicate becomes another name.
pub(super) fn joined(kind: &RecordKind, kept: &RecordRows, duplicate: &RecordRows) -> RecordRows {
    let duplicate_here = redirected(kind, duplicate, duplicate.id, kept.id).0;
    let mut new = redirected(kind, kept, duplicate.id, kept.id).0;
    for (place, field) in kind.fields.iter().enumerate() {
        let (column, list) = offsets(kind, place);
        match field.goes {
            Goes::Own | Goes::OwnAndName => {
                let columns = column..column + field.holds.columns();
                // One that was a part of the other is no part of itself.
                let itself = |cells: &[Cell]| {
                    matches!(field.holds, Holds::Reference(_)) && cells == [Cell::Long(kept.id)]
                };
                if itself(&new.cells[columns.clone()]) {
                    new.cells[columns.clone()].fill(Cell::Null);
                }
                let empty = new.cells[columns.clone()].iter().all(|cell| *cell == Cell::Null);
                if empty && !itself(&duplicate_here.cells[columns.clone()]) {
                    new.cells[columns.clone()].clone_from_slice(&duplicate_here.cells[columns]);
                }
            }
            Goes::Items => {
                if let Holds::List(items) = field.holds {
                    join_items(items, &mut new.lists[list], &duplicate_here.lists[list]);
                    if field.name == "otherNames" {
                        add_name(&mut new, list, &duplicate.name);
                    }
                }
            }
            Goes::Note => {
                if let Some(note) = &duplicate.note {
                    match &mut new.note {
                        Some(own) if own.contains(note.as_str()) => {}
                        Some(own) => {
                            own.push_str("\n\n");
                            own.push_str(note);
                        }
                        None => new.note = Some(note.clone()),
                    }
                }
            }
            Goes::Name | Goes::Visibility => {}
        }
    }
    new
}

/// Adds the items of another list that are not there. An identifier of a scheme that is taken gets a number behind it.
fn join_items(list: &List, own: &mut Vec<Vec<Cell>>, others: &[Vec<Cell>]) {
    for item in others {
        if own.contains(item) {
            continue;
        }
        let mut item = item.clone();
        if list.written == Written::Map {
            let scheme = item.first().and_then(Cell::text).unwrap_or_default().to_owned();
            let taken = |name: &str| {
                own.iter()
                    .any(|own| own.first().and_then(Cell::text) == Some(name))
            };
            let mut free = scheme.clone();
            let mut number = 1;
            while taken(&free) {
                number += 1;
                let end = format!("-{number}");
                free = scheme[..scheme.floor_char_boundary(LONGEST_SCHEME - end.len())].to_owned() + &end;
            }
            if let Some(first) = item.first_mut() {
                *first = Cell::Text(free);
            }
        } else if list.distinct && own.iter().any(|own| own.first() == item.first()) {
            continue;
        }
        own.push(item);
    }
    if list.written == Written::Map {
        own.sort_by(|one, other| {
            let scheme = |item: &[Cell]| item.first().and_then(Cell::text).map(str::to_owned);
            scheme(one).cmp(&scheme(other))
        });
    }
}

/// Adds a name, unless it is there as the main name or another one.
fn add_name(rows: &mut RecordRows, list: usize, name: &str) {
    let known = rows.name == name
        || rows.lists[list]
            .iter()
            .any(|item| item.first().and_then(Cell::text) == Some(name));
    if !known {
        let mut item = vec![
            Cell::Text(name.to_owned()),
            Cell::Text(fold(name)),
            Cell::Text("ALIAS".to_owned()),
        ];
        // Language, from and until are not known.
        item.resize(10, Cell::Null);
        rows.lists[list].push(item);
    }
}
