//! A calendar day as one number, so that days compare, sort and subtract as numbers do.

use std::{fmt, str::FromStr};

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::{DateError, profile};

/// A calendar day: days since 1970-01-01 in the proleptic Gregorian calendar, between [`Day::MIN`] and
/// [`Day::MAX`]. Written `YYYY-MM-DD`, with a `-` before years before the year 0000.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Day(i32);

impl Day {
    /// The first day that EDTF can write with a year of four digits: -9999-01-01.
    pub const MIN: Self = Self(-4_371_587);
    /// The last day that EDTF can write with a year of four digits: 9999-12-31.
    pub const MAX: Self = Self(2_932_896);

    /// The day so many days after 1970-01-01. A number beyond [`Day::MIN`] or [`Day::MAX`] gives that bound.
    pub const fn from_number(number: i32) -> Self {
        if number < Self::MIN.0 {
            Self::MIN
        } else if number > Self::MAX.0 {
            Self::MAX
        } else {
            Self(number)
        }
    }

    /// Days since 1970-01-01, negative before it.
    pub const fn number(self) -> i32 {
        self.0
    }

    /// The day of a year (0 is the year before 1), a month and a day of the month, both from 1. None where
    /// the calendar has no such day, or where the year has more than four digits.
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        let date = NaiveDate::from_ymd_opt(year, month, day)?;
        (-9999..=9999).contains(&year).then(|| Self(date.to_epoch_days()))
    }

    /// The day so many days later, or earlier where `days` is negative; at the farthest [`Day::MIN`] or
    /// [`Day::MAX`].
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self::from_number(self.0.saturating_add(days))
    }

    /// The year it lies in; 0 is the year before 1.
    pub fn year(self) -> i32 {
        NaiveDate::from(self).year()
    }
}

/// A date beyond [`Day::MIN`] or [`Day::MAX`] becomes that bound.
impl From<NaiveDate> for Day {
    fn from(date: NaiveDate) -> Self {
        Self::from_number(date.to_epoch_days())
    }
}

impl From<Day> for NaiveDate {
    fn from(day: Day) -> Self {
        Self::from_epoch_days(day.0).expect("years of four digits are well within chrono's calendar")
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        NaiveDate::from(*self).fmt(f)
    }
}

/// The day as people write it: a number of days tells nobody anything.
impl fmt::Debug for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Day({self})")
    }
}

impl FromStr for Day {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        profile::whole_day(text).map_err(|fault| DateError::day(text, fault))
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn days_count_from_1970() {
        assert_eq!(Day::from_ymd(1970, 1, 1).map(Day::number), Some(0));
        assert_eq!(Day::from_ymd(2022, 2, 11).map(Day::number), Some(19_034));
        assert_eq!(Day::from_ymd(1969, 12, 31).map(Day::number), Some(-1));
        assert_eq!(Day::from_number(19_034).year(), 2022);
        assert_eq!(Day::from_ymd(-44, 3, 15).map(Day::year), Some(-44));
    }

    #[test]
    fn the_calendar_ends_where_four_digits_do() {
        assert_eq!(Day::from_ymd(-9999, 1, 1), Some(Day::MIN));
        assert_eq!(Day::from_ymd(9999, 12, 31), Some(Day::MAX));
        assert_eq!(Day::from_ymd(10_000, 1, 1), None);
        assert_eq!(Day::from_ymd(-10_000, 12, 31), None);
        assert_eq!(Day::from_number(i32::MIN), Day::MIN);
        assert_eq!(Day::from_number(i32::MAX), Day::MAX);
        assert_eq!(Day::MAX.plus(1), Day::MAX);
        assert_eq!(Day::MIN.plus(i32::MIN), Day::MIN);
        assert_eq!(Day::from(NaiveDate::MAX), Day::MAX);
        assert_eq!(Day::from(NaiveDate::MIN), Day::MIN);
    }

    #[test]
    fn a_day_that_the_calendar_lacks_is_none() {
        assert_eq!(Day::from_ymd(2022, 2, 29), None);
        assert_eq!(Day::from_ymd(2022, 13, 1), None);
        assert_eq!(Day::from_ymd(2022, 1, 0), None);
        assert!(Day::from_ymd(2024, 2, 29).is_some());
    }

    #[test]
    fn later_days_are_greater_and_counted_across_months() {
        let day = Day::from_ymd(2022, 2, 11).unwrap();
        assert_eq!(day.plus(18), Day::from_ymd(2022, 3, 1).unwrap());
        assert_eq!(day.plus(-11), Day::from_ymd(2022, 1, 31).unwrap());
        assert!(day < day.plus(1));
    }

    #[test]
    fn only_a_whole_day_is_read() {
        assert_eq!("2022-02-11".parse(), Ok(Day::from_number(19_034)));
        for text in [
            "2022-02",
            "2022-02-XX",
            "2022-02-11?",
            "[2022-02-11..2022-02-11]",
            "2022-2-11",
            "19034",
            "",
        ] {
            assert!(text.parse::<Day>().is_err(), "{text}");
        }
        let error = "2022-02".parse::<Day>().unwrap_err();
        assert_eq!(
            error.to_string(),
            r#""2022-02" is not a day: expected year, month and day, as in 2022-02-11"#
        );
    }

    #[test]
    fn json_has_the_day_as_text() {
        let day = Day::from_number(19_034);
        assert_eq!(serde_json::to_string(&day).unwrap(), r#""2022-02-11""#);
        assert_eq!(serde_json::from_str::<Day>(r#""2022-02-11""#).unwrap(), day);
        let error = serde_json::from_str::<Day>(r#""2022-02-30""#).unwrap_err();
        assert!(error.to_string().contains("February 2022 has 28 days"), "{error}");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(number in Day::MIN.0..=Day::MAX.0) {
            let day = Day::from_number(number);
            prop_assert_eq!(day.to_string().parse(), Ok(day));
            prop_assert_eq!(Day::from(NaiveDate::from(day)), day);
        }
    }
}
