//! What the template of a report reads: the answer, and its tables and charts by name.

use std::collections::BTreeMap;

use minijinja::{Error, ErrorKind, Value, context, value::Serde};

use crate::reports::{laid_out::LaidOut, words::Words};

/// What the template of a report reads.
pub(super) fn of<R: LaidOut>(report: &R, words: &Words) -> Result<Value, Error> {
    let tables = report.tables(words);
    let tables = tables
        .iter()
        .map(|table| (table.name.as_str(), Value::from(Serde(table))));
    let tables = nested(tables)?;
    let charts = report.charts(words);
    let charts = charts
        .iter()
        .map(|chart| (chart.name.as_str(), Value::from(Serde(chart))));
    let charts = nested(charts)?;
    Ok(context! { report => Value::from(Serde(report)), tables, charts })
}

/// What a name stands for: a thing, or the things whose names go on after a dot.
enum Branch {
    Thing(Value),
    More(BTreeMap<String, Branch>),
}

impl From<Branch> for Value {
    fn from(branch: Branch) -> Self {
        match branch {
            Branch::Thing(value) => value,
            Branch::More(more) => Self::from_pairs(more),
        }
    }
}

/// Things by their names, in which dots part levels.
fn nested<'a>(things: impl Iterator<Item = (&'a str, Value)>) -> Result<Value, Error> {
    let mut root = BTreeMap::new();
    for (name, thing) in things {
        place(&mut root, name, thing).ok_or_else(|| {
            let fault = format!("two tables or two charts are in the way of each other at {name}");
            Error::new(ErrorKind::InvalidOperation, fault)
        })?;
    }
    Ok(Branch::More(root).into())
}

/// Puts a thing where its name says; `None` where there is something already.
fn place(branches: &mut BTreeMap<String, Branch>, name: &str, thing: Value) -> Option<()> {
    match name.split_once('.') {
        None if branches.contains_key(name) => None,
        None => {
            branches.insert(name.to_owned(), Branch::Thing(thing));
            Some(())
        }
        Some((first, rest)) => {
            let branch = branches
                .entry(first.to_owned())
                .or_insert_with(|| Branch::More(BTreeMap::new()));
            match branch {
                Branch::Thing(_) => None,
                Branch::More(more) => place(more, rest, thing),
            }
        }
    }
}
