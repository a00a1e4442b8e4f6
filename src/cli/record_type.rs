//! The type of the records in a table, as it is given on the command line.

use crate::records::{fields::RecordKind, kinds};

/// The definition of the type that a word names.
pub(super) fn parse(word: &str) -> Result<&'static RecordKind, String> {
    kinds::by_word(word).ok_or_else(|| {
        let words: Vec<&str> = kinds::KINDS.iter().map(|kind| kind.word).collect();
        format!("expected one of {}", words.join(", "))
    })
}
