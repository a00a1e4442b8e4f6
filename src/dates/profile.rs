//! The part of EDTF that records keep: reads a text of it into the days that it allows, and refuses the rest.

use edtf_core::{Bound, BoundDate, Precision, YearKind};

use super::{Day, Span, error::Fault, explain::fault_in};

/// The longest text that is read. The longest date of the profile has 26 bytes; the rest is room for mistakes
/// that deserve a better answer than their length.
pub(super) const MAX_BYTES: usize = 64;

/// The day that a text of the form `YYYY-MM-DD` says.
pub(super) fn whole_day(text: &str) -> Result<Day, Fault> {
    let day = span_of(text)?.earliest;
    // Of all the ways to write a date, only the whole and plain one is how its first day is written.
    if day.to_string() == text {
        Ok(day)
    } else {
        Err(Fault::NotWholeDay)
    }
}

/// The days that a text allows, if it is a date of the profile.
pub(super) fn span_of(text: &str) -> Result<Span, Fault> {
    if text.len() > MAX_BYTES {
        return Err(Fault::TooLong(text.len()));
    }
    match text.strip_prefix('[') {
        Some(rest) => one_of_a_span(rest),
        None => days_of(&calendar_date(text)?),
    }
}

/// The days of `[a..b]`, of which `rest` follows the opening bracket.
fn one_of_a_span(rest: &str) -> Result<Span, Fault> {
    let Some(inner) = rest.strip_suffix(']') else {
        return Err(if rest.ends_with(['?', '~', '%']) {
            Fault::SpanNotPlain
        } else {
            Fault::Unclosed
        });
    };
    if inner.contains(',') {
        return Err(Fault::List);
    }
    let (from, to) = inner.split_once("..").ok_or(Fault::NotASpan)?;
    if from.is_empty() || to.is_empty() {
        return Err(Fault::EndMissing);
    }
    let (from, to) = (calendar_date(from)?, calendar_date(to)?);
    if [from, to]
        .iter()
        .any(|end| end.has_unspecified() || end.is_uncertain() || end.is_approximate())
    {
        return Err(Fault::SpanNotPlain);
    }
    if from.precision() != to.precision() {
        return Err(Fault::UnlikeEnds);
    }
    let (from, to) = (days_of(&from)?, days_of(&to)?);
    if from.earliest > to.latest {
        return Err(Fault::BackToFront);
    }
    Ok(Span {
        earliest: from.earliest,
        latest: to.latest,
    })
}

/// A day, month or year of EDTF level 1, without what the profile leaves out.
fn calendar_date(text: &str) -> Result<edtf_core::Date, Fault> {
    let parsed = edtf_core::Edtf::parse(text).map_err(|_| fault_in(text))?;
    let level = parsed.level();
    let date = match parsed {
        edtf_core::Edtf::Date(date) => date,
        edtf_core::Edtf::DateTime(_) => return Err(Fault::TimeOfDay),
        edtf_core::Edtf::Interval(_) => return Err(Fault::Interval),
        edtf_core::Edtf::Set(_) => return Err(Fault::List),
    };
    if !matches!(date.year.kind, YearKind::Standard { .. }) {
        return Err(Fault::LongYear);
    }
    if date.year.significant_digits.is_some() {
        return Err(Fault::SignificantDigits);
    }
    if let (Precision::Season, Some(code)) =
        (date.precision(), date.month.and_then(edtf_core::DateField::value))
    {
        return Err(Fault::Season(code));
    }
    if text.trim_end_matches(['?', '~', '%']).contains(['?', '~', '%']) {
        return Err(Fault::QualifierPlace);
    }
    // All else that level 2 adds to a date is an X where level 1 has none.
    if level > 1 {
        Err(Fault::Unspecified)
    } else {
        Ok(date)
    }
}

/// The first and the last day of a date.
fn days_of(date: &edtf_core::Date) -> Result<Span, Fault> {
    let bounds = edtf_core::Edtf::Date(*date).bounds();
    match (bounds.earliest, bounds.latest) {
        (Bound::Date(earliest), Bound::Date(latest)) => Ok(Span {
            earliest: day_of(earliest)?,
            latest: day_of(latest)?,
        }),
        // A year of four digits always has its days; were it not so, the text would not be one of ours.
        (Bound::NegativeInfinity | Bound::PositiveInfinity | Bound::Unknown, _)
        | (_, Bound::NegativeInfinity | Bound::PositiveInfinity | Bound::Unknown) => Err(Fault::Shape),
    }
}

fn day_of(bound: BoundDate) -> Result<Day, Fault> {
    i32::try_from(bound.year)
        .ok()
        .and_then(|year| Day::from_ymd(year, bound.month.into(), bound.day.into()))
        .ok_or(Fault::Shape)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_has_its_first_and_last_day() {
        for (text, earliest, latest) in [
            ("2022-02-11", "2022-02-11", "2022-02-11"),
            ("2022-02", "2022-02-01", "2022-02-28"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2022", "2022-01-01", "2022-12-31"),
            ("2022-02-XX", "2022-02-01", "2022-02-28"),
            ("2022-XX-XX", "2022-01-01", "2022-12-31"),
            ("2022-XX", "2022-01-01", "2022-12-31"),
            ("201X", "2010-01-01", "2019-12-31"),
            ("20XX", "2000-01-01", "2099-12-31"),
            ("0000", "0000-01-01", "0000-12-31"),
            ("-0044-03-15", "-0044-03-15", "-0044-03-15"),
            ("-9999", "-9999-01-01", "-9999-12-31"),
            ("9999-12-31", "9999-12-31", "9999-12-31"),
            ("[2019-04-02..2019-04-09]", "2019-04-02", "2019-04-09"),
            ("[2019-12..2020-02]", "2019-12-01", "2020-02-29"),
            ("[2019..2020]", "2019-01-01", "2020-12-31"),
            ("[-0002..0003]", "-0002-01-01", "0003-12-31"),
            ("[2019-04-02..2019-04-02]", "2019-04-02", "2019-04-02"),
        ] {
            let span = span_of(text).unwrap();
            let days = (span.earliest.to_string(), span.latest.to_string());
            assert_eq!((days.0.as_str(), days.1.as_str()), (earliest, latest), "{text}");
        }
    }

    #[test]
    fn what_the_profile_leaves_out_is_refused_by_name() {
        for (text, expected) in [
            ("2022/2023", Fault::Interval),
            ("2022/..", Fault::Interval),
            ("2022-02-11T10:00:00Z", Fault::TimeOfDay),
            ("2022-21", Fault::Season(21)),
            ("2022-41", Fault::Season(41)),
            ("Y20222", Fault::LongYear),
            ("Y1E5", Fault::LongYear),
            ("1950S2", Fault::SignificantDigits),
            ("{2021,2022}", Fault::List),
            ("[2021,2022]", Fault::List),
            ("2022?-02", Fault::QualifierPlace),
            ("?2022", Fault::QualifierPlace),
            ("?2022-?02", Fault::QualifierPlace),
            ("XXXX", Fault::Unspecified),
            ("2X22", Fault::Unspecified),
            ("2022-1X", Fault::Unspecified),
            ("2022-02-1X", Fault::Unspecified),
            ("2022-XX-11", Fault::Unspecified),
            ("20XX-02", Fault::Unspecified),
        ] {
            assert_eq!(span_of(text), Err(expected), "{text}");
            assert!(edtf_core::is_valid(text), "{text} is not even EDTF");
        }
    }

    #[test]
    fn a_span_has_two_plain_ends_in_order() {
        for (text, expected) in [
            ("[..2022]", Fault::EndMissing),
            ("[2022..]", Fault::EndMissing),
            ("[..]", Fault::EndMissing),
            ("[]", Fault::NotASpan),
            ("[", Fault::Unclosed),
            ("[2022]", Fault::NotASpan),
            ("[2021..2022", Fault::Unclosed),
            ("[2021..2022]~", Fault::SpanNotPlain),
            ("[2021?..2022]", Fault::SpanNotPlain),
            ("[201X..202X]", Fault::SpanNotPlain),
            ("[2021..2022-03]", Fault::UnlikeEnds),
            ("[2022-03..2022-02]", Fault::BackToFront),
            ("[2022-21..2022-22]", Fault::Season(21)),
            ("[Y12345..Y12346]", Fault::LongYear),
            ("[2020..2021..2022]", Fault::Shape),
            ("[[2020..2021]..2022]", Fault::Shape),
        ] {
            assert_eq!(span_of(text), Err(expected), "{text}");
        }
        let error = span_of("[2022-02-11..2022-02-30]").unwrap_err();
        assert!(
            error.to_string().ends_with("February 2022 has 28 days"),
            "{error}"
        );
    }

    #[test]
    fn a_long_text_is_refused_unread() {
        let text = "2".repeat(MAX_BYTES + 1);
        assert_eq!(span_of(&text), Err(Fault::TooLong(65)));
        assert_eq!(span_of(&text[1..]), Err(Fault::LongYear));
    }
}
