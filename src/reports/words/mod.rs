//! The words of reports: every text that a report shows and that does not come from the record, in four languages.
//!
//! The texts are messages of [Project Fluent](https://projectfluent.org), in a folder for each language and a file for
//! each topic. To add a message, write it into all four of a file; to add a file, name it in `files.rs`. English is
//! complete: what another language lacks is said in English, and a test says what that is.
//!
//! Two functions can be called from a message, for names that nobody knew when it was written, see `functions.rs`.
//! Whoever writes French types a plain space before `:` and its like; `spaces.rs` keeps it from breaking a line.

mod dates;
mod files;
mod functions;
mod numbers;
mod spaces;
mod spoken;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};

pub use self::spoken::Spoken;
use crate::vocabulary::Language;

/// The words of one language.
pub struct Words {
    language: Language,
    messages: FluentBundle<FluentResource>,
}

/// What stands in the place of a variable of a message.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Said<'a> {
    /// A text as it is: a name, a date that was put into words, a year.
    Text(&'a str),
    /// A number of things: the message can choose its words by it, and its digits are grouped.
    Number(u64),
}

impl<'a> From<&'a str> for Said<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Said<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<u64> for Said<'_> {
    fn from(number: u64) -> Self {
        Self::Number(number)
    }
}

impl From<u32> for Said<'_> {
    fn from(number: u32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Said<'_> {
    fn from(number: usize) -> Self {
        Self::Number(u64::try_from(number).unwrap_or(u64::MAX))
    }
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::read(Language::En).0);
static KOREAN: LazyLock<Words> = LazyLock::new(|| Words::read(Language::Ko).0);
static SPANISH: LazyLock<Words> = LazyLock::new(|| Words::read(Language::Es).0);
static FRENCH: LazyLock<Words> = LazyLock::new(|| Words::read(Language::Fr).0);

impl Words {
    /// The words of a language, read when they are first asked for.
    pub fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &ENGLISH,
            Language::Ko => &KOREAN,
            Language::Es => &SPANISH,
            Language::Fr => &FRENCH,
        }
    }

    /// The words of a language, with the faults that its files have.
    fn read(language: Language) -> (Self, Vec<String>) {
        Self::from_files(language, &files::of(language))
    }

    /// The words of a language out of files, each with its name and its text, and the faults that they have: what
    /// cannot be read is left out, and of two messages with one name the first counts.
    fn from_files(language: Language, files: &[(&str, &str)]) -> (Self, Vec<String>) {
        let mut messages = FluentBundle::new_concurrent(vec![language.word().parse().unwrap_or_default()]);
        // The marks would end up in files and on paper; none of the languages is written from right to left.
        messages.set_use_isolating(false);
        messages.set_formatter(Some(match language {
            Language::En | Language::Ko => numbers::with_commas,
            Language::Es => numbers::with_spaces_from_five,
            Language::Fr => numbers::with_spaces,
        }));
        if language == Language::Fr {
            messages.set_transform(Some(spaces::french));
        }
        let mut faults = Vec::new();
        if let Err(fault) = functions::add_to(&mut messages) {
            faults.push(format!("{language}: {fault}"));
        }
        for (file, text) in files {
            let (resource, errors) = match FluentResource::try_new((*text).to_owned()) {
                Ok(resource) => (resource, Vec::new()),
                Err((resource, errors)) => (resource, errors),
            };
            faults.extend(
                errors
                    .iter()
                    .map(|error| format!("{language}/{file}.ftl: {error}")),
            );
            if let Err(errors) = messages.add_resource(resource) {
                faults.extend(
                    errors
                        .iter()
                        .map(|error| format!("{language}/{file}.ftl: {error}")),
                );
            }
        }
        (Self { language, messages }, faults)
    }

    /// Which language it is.
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message without variables. One that the language lacks is said in English. A name that no message has is
    /// a mistake of ours, and is said as it is.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// A message, with what its variables stand for. A variable for which nothing is given is a mistake of ours,
    /// and shows as `{$name}`.
    pub fn say_with(&self, id: &str, arguments: &[(&str, Said<'_>)]) -> String {
        let arguments: FluentArgs<'_> = arguments
            .iter()
            .map(|(name, said)| (*name, self.value(*said)))
            .collect();
        let said = self.format(id, &arguments).or_else(|| match self.language {
            Language::En => None,
            Language::Ko | Language::Es | Language::Fr => Self::of(Language::En).format(id, &arguments),
        });
        debug_assert!(said.is_some(), "there is no message {id}");
        said.unwrap_or_else(|| id.to_owned())
    }

    /// A number of which only the least and the most are known: `3 to 5`, or `3` where both are the same.
    pub fn bounds(&self, at_least: u64, at_most: u64) -> String {
        if at_least == at_most {
            return self.number(at_least);
        }
        let bounds = [("at-least", at_least.into()), ("at-most", at_most.into())];
        self.say_with("bounds", &bounds)
    }

    /// A number with its digits grouped as the language does.
    pub fn number(&self, n: u64) -> String {
        numbers::grouped(self.language, &n.to_string())
    }

    /// A word of a closed list, as a cell of a table has it: `Courtesy call`.
    pub fn word<W: Spoken>(&self, word: W) -> String {
        self.say(&word.message())
    }

    /// What the language has for a message, if it has it.
    fn format(&self, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
        let pattern = self.messages.get_message(id)?.value()?;
        let mut faults = Vec::new();
        let said = self
            .messages
            .format_pattern(pattern, Some(arguments), &mut faults)
            .into_owned();
        debug_assert!(faults.is_empty(), "{id} in {}: {faults:?}", self.language);
        Some(said)
    }

    /// What Fluent takes for a variable. It counts in floating point: numbers that it would round are texts.
    fn value<'a>(&self, said: Said<'a>) -> FluentValue<'a> {
        match said {
            Said::Text(text) => text.into(),
            Said::Number(number) if number <= 1 << f64::MANTISSA_DIGITS => number.into(),
            Said::Number(number) => self.number(number).into(),
        }
    }
}
