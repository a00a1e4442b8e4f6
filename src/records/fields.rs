//! What the definition of a record is made of: fields, what each may hold, and where it is kept.

use crate::{
    store::tables::{Shape, Table},
    vocabulary::NodeKind,
};

/// The definition of one kind of record.
#[derive(Debug)]
pub struct RecordKind {
    /// The kind.
    pub kind: NodeKind,
    /// Its word in `type` and before the key in `type:key`.
    pub word: &'static str,
    /// How a sentence calls one: `an event`.
    pub one: &'static str,
    /// Where its rows are kept.
    pub shape: &'static Shape,
    /// Its fields after `type` and `key`, in the order in which they are written.
    pub fields: &'static [Field],
}

/// A field of a record or of an item in one of its lists.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its name in record files and inputs.
    pub name: &'static str,
    /// Whether a record cannot be without it.
    pub required: bool,
    /// What it may hold.
    pub holds: Holds,
    /// Where it is kept.
    pub goes: Goes,
    /// How it helps to find the record.
    pub search: Search,
    /// What it is, in which form it is expected and what is meant where it is absent, in a sentence or two for whoever
    /// fills it in.
    pub help: &'static str,
}

/// What a field may hold.
#[derive(Clone, Copy, Debug)]
pub enum Holds {
    /// Text of at most so many characters, in a certain form.
    Text(usize, Form),
    /// A word of a list; the second is meant where the field is absent.
    Word(&'static [&'static str], Option<&'static str>),
    /// Yes or no; absent means no.
    Flag,
    /// A whole number that is not negative.
    Count,
    /// A number between two bounds, inclusive.
    Real(f64, f64),
    /// A date in EDTF.
    Date,
    /// A date in EDTF, or `..`: still so.
    End,
    /// An instant in RFC 3339.
    Instant,
    /// Another record of one of these kinds: its key where there is one kind, else `type:key`.
    Reference(&'static [NodeKind]),
    /// Several items.
    List(&'static List),
}

/// The form of a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// Any.
    Any,
    /// A name: kept in a second column as it sorts, too.
    Folded,
    /// An address on the web.
    Url,
    /// A country in ISO 3166-1 alpha-2.
    Country,
    /// A part of a country in ISO 3166-2.
    Subdivision,
    /// A language tag.
    Language,
}

/// A list within a record.
#[derive(Debug)]
pub struct List {
    /// Where its items are kept.
    pub table: &'static Table,
    /// How it is written.
    pub written: Written,
    /// The fields of an item.
    pub fields: &'static [Field],
    /// Whether the first field of each item differs from those of the others.
    pub distinct: bool,
}

/// How a list is written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Written {
    /// A list of objects.
    Objects,
    /// A list of objects, or of texts where only the first field says something.
    TextsOrObjects,
    /// A list of texts: the only field.
    Texts,
    /// An object: the first field names the second.
    Map,
}

/// Where a field is kept.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Goes {
    /// In the column `record.name`.
    Name,
    /// In the column `record.note`.
    Note,
    /// In the column `record.visibility`, as the place of the word in its list.
    Visibility,
    /// In the next columns of the own table.
    Own,
    /// In the next columns of the own table, and in `record.name`, where the key stands in for it.
    OwnAndName,
    /// In the next of the tables for lists.
    Items,
}

/// How a field helps to find the record that it belongs to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Search {
    /// Not at all.
    No,
    /// As one of its names.
    Name,
    /// As a part of one of its names, which is made of all such parts.
    NamePart,
    /// By its words.
    Body,
}

/// A field that may be absent and is kept in the own table, or in that of its list; `help` tells what it is.
pub(super) const fn field(name: &'static str, holds: Holds, help: &'static str) -> Field {
    let goes = if matches!(holds, Holds::List(_)) {
        Goes::Items
    } else {
        Goes::Own
    };
    Field {
        name,
        required: false,
        holds,
        goes,
        search: Search::No,
        help,
    }
}

impl Field {
    /// The same, said in the words that fit where it stands.
    pub(super) const fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }

    /// The same, required.
    pub(super) const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// The same, kept elsewhere.
    pub(super) const fn goes(mut self, goes: Goes) -> Self {
        self.goes = goes;
        self
    }

    /// The same, found by.
    pub(super) const fn found(mut self, search: Search) -> Self {
        self.search = search;
        self
    }
}

impl Holds {
    /// How many columns it takes in its table.
    pub(super) const fn columns(&self) -> usize {
        match self {
            Self::Date | Self::End => 3,
            Self::Text(_, Form::Folded) => 2,
            Self::List(_) => 0,
            Self::Text(..)
            | Self::Word(..)
            | Self::Flag
            | Self::Count
            | Self::Real(..)
            | Self::Instant
            | Self::Reference(_) => 1,
        }
    }
}

impl RecordKind {
    /// The field of a name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}
