//! A record as it was given, checked: what record files and mutations come down to.

use super::fields::RecordKind;
use crate::{
    dates::Span,
    vocabulary::{NodeKind, Visibility},
};

/// A record as it was given: what is absent, what is cleared, and what has a value.
#[derive(Debug)]
pub struct Record {
    /// Its kind.
    pub kind: &'static RecordKind,
    /// Its key; none where it was given none that can be one.
    pub key: Option<String>,
    /// One for each of the kind's fields, in their order.
    pub slots: Vec<Slot>,
    /// The revision that it is expected to be at, 0 where it is expected to be new; none where any will do.
    pub expected_revision: Option<i64>,
}

/// What a record says about one of its fields.
#[derive(Clone, Debug, PartialEq)]
pub enum Slot {
    /// Nothing: it stays what it was.
    Absent,
    /// It is to be cleared.
    Null,
    /// Something that cannot be taken, and has been reported.
    Refused,
    /// A value.
    Value(Value),
}

/// The value of a field, checked.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Text, an instant included, as it was written.
    Text(String),
    /// A word of a list.
    Word(&'static str),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Count(i64),
    /// A number.
    Real(f64),
    /// A date as it was written, and the days that it may mean; `..` means the last day of all.
    Date(String, Span),
    /// Another record.
    Reference(Reference),
    /// The items of a list, each with one slot for each of the list's fields.
    Items(Vec<Vec<Slot>>),
}

/// A record that is referred to.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Reference {
    /// Its kind.
    pub kind: NodeKind,
    /// Its key.
    pub key: String,
}

impl Slot {
    /// The value, if there is one.
    pub fn value(&self) -> Option<&Value> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null | Self::Refused => None,
        }
    }
}

impl Value {
    /// The record that it refers to, if it is a reference.
    pub fn reference(&self) -> Option<&Reference> {
        if let Self::Reference(reference) = self {
            Some(reference)
        } else {
            None
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self {
            Some(text)
        } else {
            None
        }
    }

    /// The word, if it is one of a list.
    pub fn word(&self) -> Option<&'static str> {
        if let Self::Word(word) = self {
            Some(word)
        } else {
            None
        }
    }

    /// The days that it may mean, if it is a date.
    pub fn span(&self) -> Option<Span> {
        if let Self::Date(_, span) = self {
            Some(*span)
        } else {
            None
        }
    }

    /// The items, if it is a list.
    pub fn items(&self) -> Option<&[Vec<Slot>]> {
        if let Self::Items(items) = self {
            Some(items)
        } else {
            None
        }
    }
}

impl Record {
    /// What is said about the field of a name.
    pub fn slot(&self, name: &str) -> Option<&Slot> {
        self.kind
            .fields
            .iter()
            .zip(&self.slots)
            .find_map(|(field, slot)| (field.name == name).then_some(slot))
    }

    /// Who may see it, where that is said.
    pub fn level(&self) -> Option<Visibility> {
        self.value("visibility")?.word()?.parse().ok()
    }

    /// The value that is given to the field of a name.
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.slot(name).and_then(Slot::value)
    }
}
