//! What is told to people whose text is not a date: what was wrong with it, and what was expected.

use thiserror::Error;

use super::profile::MAX_BYTES;

/// Why a text is not a date, or not a day, as a sentence for whoever wrote it:
/// `"2022-02-30" is not a date: February 2022 has 28 days`. A long text is quoted only in part.
#[derive(Clone, Debug, Eq, Error, PartialEq)]
#[error("{text:?} is not a {wanted}: {fault}")]
pub struct DateError {
    text: String,
    wanted: &'static str,
    fault: Fault,
}

impl DateError {
    /// The error about a text that should have been a date of any precision.
    pub(super) fn date(text: &str, fault: Fault) -> Self {
        Self {
            text: quotable(text),
            wanted: "date",
            fault,
        }
    }

    /// The error about a text that should have been a day.
    pub(super) fn day(text: &str, fault: Fault) -> Self {
        Self {
            text: quotable(text),
            wanted: "day",
            fault,
        }
    }
}

/// As much of a text as a message can bear.
fn quotable(text: &str) -> String {
    if text.len() <= MAX_BYTES {
        return text.to_owned();
    }
    format!("{}…", &text[..text.floor_char_boundary(MAX_BYTES)])
}

/// What can be wrong with a date, in the words that follow "is not a date: ".
#[derive(Clone, Copy, Debug, Eq, Error, PartialEq)]
pub(super) enum Fault {
    #[error("it is empty; expected a date such as 2022-02-11, 2022-02 or 2022")]
    Empty,
    #[error("expected a date such as 2022-02-11, 2022-02 or 2022")]
    Shape,
    #[error("expected year, month and day, as in 2022-02-11")]
    NotWholeDay,
    #[error("it is {0} bytes long, and a date has at most {MAX_BYTES}")]
    TooLong(usize),
    #[error("{0:?} cannot stand in a date; expected one such as 2022-02-11, 2022-02 or 2022")]
    Character(char),
    #[error("a month and a day have two digits, as in 2022-02-01")]
    OneDigit,
    #[error("there is no {part} {number:02}")]
    NoSuch { part: &'static str, number: u32 },
    #[error("{month} {}{:04} has {days} days", if *.year < 0 { "-" } else { "" }, .year.unsigned_abs())]
    NoSuchDay {
        month: &'static str,
        year: i32,
        days: u32,
    },
    #[error("a year has four digits")]
    LongYear,
    #[error("the year before 0001 is 0000, without a sign")]
    SignedZero,
    #[error("a digit that is not known is written as a capital X, as in 2022-02-XX")]
    SmallX,
    #[error(
        "X may stand only for the day, the month, or the last digits of a year, \
         as in 2022-02-XX, 2022-XX, 201X or 20XX"
    )]
    Unspecified,
    #[error("X says which digits of a year are not known, as in 201X; S is not kept")]
    SignificantDigits,
    #[error("?, ~ or % stands once, at the end, and for the whole date, as in 2022-02-11?")]
    QualifierPlace,
    #[error(
        "{0} is no month but a season or another part of a year; \
         expected its months, as in [2022-03..2022-05]"
    )]
    Season(u8),
    #[error("a time of day is not part of a date; expected the day alone, as in 2022-02-11")]
    TimeOfDay,
    #[error(
        "a time from one date to another is two dates, each in a field of its own; \
         one day within a span is written [2019-04-02..2019-04-09]"
    )]
    Interval,
    #[error("it lists dates; expected one date, or a span such as [2019-04-02..2019-04-09]")]
    List,
    #[error("\"..\" means still so, which only an end can be")]
    Still,
    #[error("the closing ] is missing")]
    Unclosed,
    #[error("brackets hold the two ends of a span, as in [2019-04-02..2019-04-09]")]
    NotASpan,
    #[error("an end is missing; expected both, as in [2019-04-02..2019-04-09]")]
    EndMissing,
    #[error("a span has no X, ?, ~ or %; expected one such as [2019-04-02..2019-04-09]")]
    SpanNotPlain,
    #[error("the ends of a span are known to the same precision: two days, two months or two years")]
    UnlikeEnds,
    #[error("the span ends before it begins")]
    BackToFront,
}

#[cfg(test)]
mod tests {
    use crate::dates::{Day, Edtf};

    fn message(text: &str) -> String {
        text.parse::<Edtf>().unwrap_err().to_string()
    }

    #[test]
    fn a_message_quotes_the_text_and_says_what_is_wrong() {
        assert_eq!(
            message("2022-02-30"),
            r#""2022-02-30" is not a date: February 2022 has 28 days"#
        );
        let day = "2022-02-30".parse::<Day>().unwrap_err().to_string();
        assert_eq!(day, r#""2022-02-30" is not a day: February 2022 has 28 days"#);
    }

    #[test]
    fn a_long_text_is_quoted_in_part_and_between_characters() {
        let text = "é".repeat(40);
        let quoted = "é".repeat(32);
        assert_eq!(
            message(&text),
            format!(r#""{quoted}…" is not a date: it is 80 bytes long, and a date has at most 64"#)
        );
        assert!(message(&format!("a{text}")).starts_with(&format!(r#""a{}…""#, "é".repeat(31))));
    }

    #[test]
    fn a_message_shows_what_cannot_be_seen() {
        assert!(message("2022\0").starts_with(r#""2022\0" is not a date: '\0' cannot stand in a date"#));
        assert!(message("2022–02").contains("'–' cannot stand in a date"));
        assert!(!message("\u{202e}2022").contains('\u{202e}'));
        assert!(!message("2022\n02").contains('\n'));
    }
}
