//! A date as it was written, and the days that the writing allows.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{DateError, Day, Span, profile::span_of};

/// A date in EDTF (ISO 8601-2), kept as it was written, with the first and the last day that it may be.
///
/// These are written:
/// - a day, a month or a year: `2022-02-11`, `2022-02`, `2022`; a year before 0000 with a sign: `-0044`;
/// - with unspecified digits, as level 1 has them: `2022-02-XX` (a day of that month), `2022-XX-XX`,
///   `2022-XX`, `201X`, `20XX`;
/// - with `?` (uncertain), `~` (approximate) or `%` (both) at the end: `1946~`;
/// - one date of a span, of level 2: `[2019-04-02..2019-04-09]`, both ends plain and equally precise.
///
/// What EDTF has beyond that (intervals, seasons, times of day, lists, years of more than four digits) is
/// refused.
///
/// `?`, `~` and `%` say how far to trust a date and do not widen its span: `1946~` is a day of 1946.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Edtf {
    text: String,
    span: Span,
}

impl Edtf {
    /// A date that was read before: its text and the span that it had. For rows, which were checked when they
    /// were written; nothing is checked here.
    pub const fn from_parts(text: String, span: Span) -> Self {
        Self { text, span }
    }

    /// The date as it was written.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The date as it was written, without a copy.
    pub fn into_text(self) -> String {
        self.text
    }

    /// The first and the last day that the date may be.
    pub const fn span(&self) -> Span {
        self.span
    }
}

impl FromStr for Edtf {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let span = span_of(text).map_err(|fault| DateError::date(text, fault))?;
        Ok(Self {
            text: text.to_owned(),
            span,
        })
    }
}

impl TryFrom<String> for Edtf {
    type Error = DateError;

    fn try_from(text: String) -> Result<Self, DateError> {
        let span = span_of(&text).map_err(|fault| DateError::date(&text, fault))?;
        Ok(Self { text, span })
    }
}

impl From<Edtf> for String {
    fn from(date: Edtf) -> Self {
        date.text
    }
}

/// A date that is known to the day.
impl From<Day> for Edtf {
    fn from(day: Day) -> Self {
        Self {
            text: day.to_string(),
            span: Span::day(day),
        }
    }
}

impl fmt::Display for Edtf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

#[cfg(test)]
mod tests {
    use edtf_core::Bound;
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Edtf {
        text.parse().unwrap()
    }

    #[test]
    fn a_qualifier_does_not_widen_the_span() {
        for qualified in ["1946?", "1946~", "1946%"] {
            assert_eq!(read(qualified).span(), read("1946").span());
            assert_eq!(read(qualified).text(), qualified);
        }
        assert_eq!(read("2022-02-XX~").span(), read("2022-02").span());
    }

    #[test]
    fn json_has_the_date_as_it_was_written() {
        let date: Edtf = serde_json::from_str(r#""2022-02-XX""#).unwrap();
        assert_eq!(date, read("2022-02-XX"));
        assert_eq!(serde_json::to_string(&date).unwrap(), r#""2022-02-XX""#);
        assert!(serde_json::from_str::<Edtf>("2022").is_err());
        let error = serde_json::from_str::<Edtf>(r#""2022-13""#).unwrap_err();
        assert!(error.to_string().contains("there is no month 13"), "{error}");
    }

    #[test]
    fn a_row_gives_back_what_was_read() {
        let date = read("[2019-04-02..2019-04-09]");
        let again = Edtf::from_parts(date.text().to_owned(), date.span());
        assert_eq!(again, date);
        assert_eq!(again.into_text(), "[2019-04-02..2019-04-09]");
        assert_eq!(Edtf::from(date.span().earliest), read("2019-04-02"));
    }

    /// A date of the profile without brackets.
    fn simple_date() -> impl Strategy<Value = String> {
        let day =
            (Day::MIN.number()..=Day::MAX.number()).prop_map(|number| Day::from_number(number).to_string());
        let qualifier = prop_oneof![Just(""), Just("?"), Just("~"), Just("%")];
        (day, 0..7, qualifier).prop_map(|(day, form, qualifier)| {
            let (month, year) = (&day[..day.len() - 3], &day[..day.len() - 6]);
            let date = match form {
                0 => day.clone(),
                1 => month.to_owned(),
                2 => format!("{month}-XX"),
                3 => format!("{year}-XX"),
                4 => format!("{year}-XX-XX"),
                5 if !year.starts_with('-') => format!("{}X", &year[..3]),
                6 if !year.starts_with('-') => format!("{}XX", &year[..2]),
                _ => year.to_owned(),
            };
            date + qualifier
        })
    }

    /// One date of a span of days, months or years.
    fn spanned_date() -> impl Strategy<Value = String> {
        let number = Day::MIN.number()..=Day::MAX.number();
        (number, 0..1000, 0..3_usize).prop_map(|(from, length, cut)| {
            let from = Day::from_number(from);
            let (from, to) = (from.to_string(), from.plus(length).to_string());
            format!(
                "[{}..{}]",
                &from[..from.len() - 3 * cut],
                &to[..to.len() - 3 * cut]
            )
        })
    }

    proptest! {
        #[test]
        fn every_date_of_the_profile_is_read_and_written_alike(
            text in prop_oneof![simple_date(), spanned_date()],
        ) {
            let date = read(&text);
            prop_assert!(date.span().earliest <= date.span().latest);
            prop_assert_eq!(&date.to_string(), &text);
            prop_assert_eq!(date.to_string().parse(), Ok(date));
        }

        /// What is kept stays readable to every other reader of EDTF, with the same days.
        #[test]
        fn the_profile_is_a_part_of_edtf(text in prop_oneof![simple_date(), spanned_date()]) {
            let bounds = edtf_core::Edtf::parse(&text).unwrap().bounds();
            let span = read(&text).span();
            for (bound, day) in [(bounds.earliest, span.earliest), (bounds.latest, span.latest)] {
                prop_assert!(matches!(bound, Bound::Date(date) if date.to_string() == day.to_string()));
            }
        }

        #[test]
        fn any_text_is_read_or_refused_in_words(text in any::<String>()) {
            if let Err(error) = text.parse::<Edtf>() {
                prop_assert!(error.to_string().contains(" is not a date: "));
            }
        }

        #[test]
        fn a_text_much_like_a_date_is_read_or_refused_in_words(
            text in r"\PC{0,3}[-0-9XYTSEx?~%.,/:\[\]{}\x00é]{0,30}",
        ) {
            match text.parse::<Edtf>() {
                Ok(date) => {
                    prop_assert!(date.span().earliest <= date.span().latest);
                    prop_assert!(edtf_core::is_valid(&text));
                }
                Err(error) => prop_assert!(error.to_string().contains(" is not a date: ")),
            }
            let day = text.parse::<Day>();
            prop_assert!(day.is_err() || day.is_ok_and(|day| day.to_string() == text));
        }
    }
}
