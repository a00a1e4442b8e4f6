//! Filters: which records a list is to hold, as a tree that is written out as SQL in one place. Every way to
//! another record goes through `Relation`, and every record that a statement touches is one that the reader may
//! see.

use std::{
    hash::{BuildHasher, Hash, Hasher},
    ops::Deref,
    sync::Arc,
};

use rustc_hash::FxBuildHasher;

use crate::dates::Period;

/// A column, seen from the row that a filter is about.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Field {
    /// Of the record that the row is, or belongs to.
    Record(&'static str),
    /// Of the row's own table.
    Own(&'static str),
}

/// What a text must be like. Nothing is like a text that is absent, and an absent text differs from all.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum TextTest {
    /// Is this text.
    Is(String),
    /// Is another text, or absent.
    IsNot(String),
    /// Is one of these texts.
    Among(Vec<String>),
    /// Holds this text somewhere, small letters and capitals alike.
    Contains(String),
    /// Begins with this text, small letters and capitals alike.
    StartsWith(String),
}

/// How many of the related records must pass.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Quantifier {
    /// At least one.
    Some,
    /// Not one.
    None,
    /// All of them; so too where there is none.
    Every,
}

/// A way from a row to others: those of `table` whose column `to` holds what `from` holds here.
#[derive(Debug, Eq, Hash, PartialEq)]
pub struct Relation {
    /// The column here.
    pub from: Field,
    /// The table there.
    pub table: &'static str,
    /// The column there, of `table`.
    pub to: &'static str,
    /// The column of `table` that names the record whose visibility counts and whose `Field::Record` is asked; none
    /// where rows there are no records and hang on one that is already seen.
    pub record: Option<&'static str>,
}

/// Values one of which a row has to have. There may be very many, and the filters of many parents may have the same ones: so
/// a clone shares them, and two that differ are told apart without reading them.
#[derive(Clone, Debug)]
pub struct Listed<T> {
    values: Arc<[T]>,
    hash: u64,
}

impl<T: Hash> From<Vec<T>> for Listed<T> {
    fn from(values: Vec<T>) -> Self {
        Self {
            hash: FxBuildHasher.hash_one(&values),
            values: values.into(),
        }
    }
}

impl<T: Hash> FromIterator<T> for Listed<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        Vec::from_iter(values).into()
    }
}

impl<T> Deref for Listed<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.values
    }
}

impl<T: Eq> Eq for Listed<T> {}

impl<T: PartialEq> PartialEq for Listed<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.values, &other.values) || (self.hash == other.hash && self.values == other.values)
    }
}

impl<T> Hash for Listed<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.hash);
    }
}

/// Which rows pass.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Filter {
    /// Those that pass all; all rows where there is no part.
    All(Vec<Filter>),
    /// Those that pass at least one; no row where there is no part.
    Any(Vec<Filter>),
    /// Those that do not pass.
    Not(Box<Filter>),
    /// By a text.
    Text(Field, TextTest),
    /// By a whole number or a truth value, at least and at most.
    Between(Field, Option<i64>, Option<i64>),
    /// By a number with a fraction, at least and at most, as bits so that filters can be compared.
    BetweenReal(Field, Option<u64>, Option<u64>),
    /// By a truth value.
    Flag(Field, bool),
    /// By having no value.
    Absent(Field),
    /// By a date, in the columns `{0}_earliest` and `{0}_latest`: possibly or certainly in a period.
    Within(&'static str, Period, bool),
    /// By the time that lasts from `from` to `until` (absent: `from`).
    During(Period, bool),
    /// By the time that lasts from `from` to `until`, both of which may be unknown, which rules nothing out.
    Lasting(Period, bool),
    /// By related rows.
    Related(&'static Relation, Quantifier, Box<Filter>),
    /// By the institution on whose behalf a participation was: the one recorded, else the position's.
    OnBehalfOf(Box<Filter>),
    /// By an identity among many.
    Among(Field, Listed<i64>),
    /// By a participation's event and place in it, among many.
    Seats(Listed<(i64, i64)>),
}

impl Filter {
    /// Lets every row pass.
    pub const fn everything() -> Self {
        Self::All(Vec::new())
    }

    /// Lets those pass that pass all parts; parts that let everything pass are left out.
    pub fn all(mut parts: Vec<Self>) -> Self {
        parts.retain(|part| !part.is_everything());
        if parts.len() == 1 {
            parts.remove(0)
        } else {
            Self::All(parts)
        }
    }

    /// How many tests it is made of.
    pub fn size(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => 1 + parts.iter().map(Self::size).sum::<usize>(),
            Self::Not(part) | Self::Related(_, _, part) => 1 + part.size(),
            // Its part is written twice.
            Self::OnBehalfOf(part) => 1 + 2 * part.size(),
            Self::Text(..)
            | Self::Between(..)
            | Self::BetweenReal(..)
            | Self::Flag(..)
            | Self::Absent(..)
            | Self::Within(..)
            | Self::During(..)
            | Self::Lasting(..)
            | Self::Among(..)
            | Self::Seats(..) => 1,
        }
    }

    /// How deep it is nested once it is written out. `SQLite` reads a statement with a stack of a hundred places, and
    /// these are about those that each part takes.
    pub fn depth(&self) -> usize {
        let deepest = |parts: &[Self]| parts.iter().map(Self::depth).max().unwrap_or_default();
        match self {
            Self::All(parts) | Self::Any(parts) => 1 + deepest(parts),
            Self::Not(part) => 2 + part.depth(),
            Self::Related(_, Quantifier::Some | Quantifier::None, part) => 4 + part.depth(),
            Self::Related(_, Quantifier::Every, part) => 6 + part.depth(),
            Self::OnBehalfOf(part) => 12 + part.depth(),
            Self::Text(..)
            | Self::Between(..)
            | Self::BetweenReal(..)
            | Self::Flag(..)
            | Self::Absent(..)
            | Self::Within(..)
            | Self::During(..)
            | Self::Lasting(..)
            | Self::Among(..)
            | Self::Seats(..) => 1,
        }
    }

    /// Whether every row passes.
    pub fn is_everything(&self) -> bool {
        matches!(self, Self::All(parts) if parts.is_empty())
    }
}
