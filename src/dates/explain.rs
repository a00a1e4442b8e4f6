//! Finds out what is wrong with a text that the grammar of dates has already rejected, so that people are
//! told in their words and not in the parser's.

use super::{Day, error::Fault};

/// The months, from January.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The most helpful fault of a text that is no date at all.
pub(super) fn fault_in(text: &str) -> Fault {
    if text.is_empty() {
        return Fault::Empty;
    }
    if text == ".." {
        return Fault::Still;
    }
    if let Some(odd) = text.chars().find(|c| !c.is_ascii_graphic()) {
        return Fault::Character(odd);
    }
    if text.get(10..11) == Some("T") {
        return Fault::TimeOfDay;
    }
    if text.contains('x') && edtf_core::is_valid(&text.replace('x', "X")) {
        return Fault::SmallX;
    }
    let date = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    if date.starts_with(is_digit) && date.contains(['?', '~', '%']) {
        return Fault::QualifierPlace;
    }
    fault_in_parts(date)
}

/// The fault of a text without qualifiers, looked for in its year, its month and its day in turn.
fn fault_in_parts(date: &str) -> Fault {
    let (negative, unsigned) = match date.strip_prefix('-') {
        Some(unsigned) => (true, unsigned),
        None => (false, date),
    };
    let (year, rest) = unsigned
        .split_once('-')
        .map_or((unsigned, None), |(year, rest)| (year, Some(rest)));
    if let Some(fault) = fault_in_year(negative, year) {
        return fault;
    }
    let Some(rest) = rest else { return Fault::Shape };
    let (month, day) = rest
        .split_once('-')
        .map_or((rest, None), |(month, day)| (month, Some(day)));
    if let Some(fault) = fault_in_month(month) {
        return fault;
    }
    let Some(day) = day else { return Fault::Shape };
    // Only a day is left to be at fault, and only a whole date lacks one for a reason that can be told.
    match (year.parse::<i32>(), month.parse()) {
        (Ok(year), Ok(month)) => fault_in_day(if negative { -year } else { year }, month, day),
        _ if day.len() == 1 => Fault::OneDigit,
        _ => Fault::Unspecified,
    }
}

fn fault_in_year(negative: bool, year: &str) -> Option<Fault> {
    let (prefixed, digits) = match year.strip_prefix('Y') {
        Some(digits) => (true, digits),
        None => (false, year),
    };
    if !digits.chars().all(|c| is_digit(c) || c == 'X') || digits.len() < 4 {
        return Some(Fault::Shape);
    }
    if prefixed || digits.len() > 4 {
        return Some(Fault::LongYear);
    }
    if negative && digits == "0000" {
        return Some(Fault::SignedZero);
    }
    (negative && digits.contains('X')).then_some(Fault::Unspecified)
}

fn fault_in_month(month: &str) -> Option<Fault> {
    match two_digits(month) {
        Ok(1..=12) => None,
        Ok(code @ 21..=41) => Some(Fault::Season(code)),
        Ok(number) => Some(Fault::NoSuch {
            part: "month",
            number: number.into(),
        }),
        Err(Fault::Unspecified) if month == "XX" => None,
        Err(fault) => Some(fault),
    }
}

fn fault_in_day(year: i32, month: u32, day: &str) -> Fault {
    match two_digits(day) {
        Ok(0) => Fault::NoSuch {
            part: "day",
            number: 0,
        },
        Ok(_) => no_such_day(year, month).unwrap_or(Fault::Shape),
        Err(fault) => fault,
    }
}

/// The fault of a day beyond the end of a month; none where the calendar has no such month.
fn no_such_day(year: i32, month: u32) -> Option<Fault> {
    let name = MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    let days = (28..=31)
        .rev()
        .find(|&day| Day::from_ymd(year, month, day).is_some())?;
    Some(Fault::NoSuchDay {
        month: name,
        year,
        days,
    })
}

/// The number that two digits make, or why they make none.
fn two_digits(text: &str) -> Result<u8, Fault> {
    if !text.chars().all(|c| is_digit(c) || c == 'X') {
        return Err(Fault::Shape);
    }
    match text.len() {
        1 => Err(Fault::OneDigit),
        2 => text.parse().map_err(|_| Fault::Unspecified),
        _ => Err(Fault::Shape),
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_or_month_that_the_calendar_lacks_is_named() {
        for (text, expected) in [
            ("2022-02-30", "February 2022 has 28 days"),
            ("2024-02-30?", "February 2024 has 29 days"),
            ("1900-02-29", "February 1900 has 28 days"),
            ("2022-04-31", "April 2022 has 30 days"),
            ("2022-12-45", "December 2022 has 31 days"),
            ("0000-02-30", "February 0000 has 29 days"),
            ("-0044-04-31", "April -0044 has 30 days"),
            ("2022-13", "there is no month 13"),
            ("2022-00-01", "there is no month 00"),
            ("2022-13-XX", "there is no month 13"),
            ("2022-02-00", "there is no day 00"),
        ] {
            assert_eq!(fault_in(text).to_string(), expected, "{text}");
        }
    }

    #[test]
    fn near_misses_are_recognized() {
        for (text, expected) in [
            ("", Fault::Empty),
            ("..", Fault::Still),
            (" 2022", Fault::Character(' ')),
            ("2022\u{2013}02", Fault::Character('\u{2013}')),
            ("２０２２", Fault::Character('２')),
            ("2022-02-11T10:00", Fault::TimeOfDay),
            ("2022-02-11T10:00:00.000Z", Fault::TimeOfDay),
            ("201x", Fault::SmallX),
            ("2022-02-xx", Fault::SmallX),
            ("2022-2-11", Fault::OneDigit),
            ("2022-02-1", Fault::OneDigit),
            ("2022-XX-1", Fault::OneDigit),
            ("2022-02-3X", Fault::Unspecified),
            ("2022-2X", Fault::Unspecified),
            ("20XX-XX-4X", Fault::Unspecified),
            ("-004X", Fault::Unspecified),
            ("20222", Fault::LongYear),
            ("Y2022", Fault::LongYear),
            ("-0000", Fault::SignedZero),
            ("2022-21-05", Fault::Season(21)),
            ("2022?~", Fault::QualifierPlace),
            ("22-02-11", Fault::Shape),
            ("11.02.2022", Fault::Shape),
            ("11/02/2022", Fault::Shape),
            ("20220211T", Fault::Shape),
            ("2022-02-11-04", Fault::Shape),
            ("2022-", Fault::Shape),
            ("-", Fault::Shape),
            ("Yesterday", Fault::Shape),
            ("Mexico", Fault::Shape),
            ("why?or?", Fault::Shape),
        ] {
            assert_eq!(fault_in(text), expected, "{text}");
            assert!(
                !edtf_core::is_valid(text),
                "{text} is a date, and never comes here"
            );
        }
    }
}
