//! A stretch of days that a question is about, and whether an event lies in it.

use super::{Answer, Day, Span};

/// The days from `since` to `until`, both inclusive; an absent bound excludes nothing on its side.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct Period {
    /// The first day, or none: since ever.
    pub since: Option<Day>,
    /// The last day, or none: for ever.
    pub until: Option<Day>,
}

impl Period {
    /// All time: the period that excludes nothing.
    pub const ALWAYS: Self = Self {
        since: None,
        until: None,
    };

    /// The first and the last day where they stand the wrong way round, so that no day lies in the period.
    pub fn reversed(self) -> Option<(Day, Day)> {
        self.since.zip(self.until).filter(|(since, until)| since > until)
    }

    /// Whether `since` is after `until`, so that no day lies in the period.
    pub fn is_empty(self) -> bool {
        self.reversed().is_some()
    }

    /// Whether an event that lasts from `from` to `until` lies in the period, be it with one of its days.
    /// An event without an end of its own lasts from `from` to `from`.
    ///
    /// Possibly when `from.earliest` is on or before the period's end and `until.latest` on or after its
    /// start; certainly when `from.latest` and `until.earliest` are. Nothing lies in an empty period.
    pub fn holds(self, from: Span, until: Span) -> Answer {
        if self.is_empty() {
            return Answer::No;
        }
        let begins_in_time = |day: Day| self.until.is_none_or(|end| day <= end);
        let ends_in_time = |day: Day| self.since.is_none_or(|start| day >= start);
        Answer::of(
            begins_in_time(from.latest) && ends_in_time(until.earliest),
            begins_in_time(from.earliest) && ends_in_time(until.latest),
        )
    }
}

#[cfg(test)]
mod tests {
    use std::ops::RangeInclusive;

    use proptest::prelude::*;

    use super::*;
    use crate::dates::Edtf;

    fn period(since: &str, until: &str) -> Period {
        Period {
            since: since.parse().ok(),
            until: until.parse().ok(),
        }
    }

    fn span(date: &str) -> Span {
        date.parse::<Edtf>().unwrap().span()
    }

    fn on(period: Period, date: &str) -> Answer {
        period.holds(span(date), span(date))
    }

    #[test]
    fn bounds_are_inclusive() {
        let february = period("2022-02-01", "2022-02-28");
        assert_eq!(on(february, "2022-01-31"), Answer::No);
        assert_eq!(on(february, "2022-02-01"), Answer::Certainly);
        assert_eq!(on(february, "2022-02-28"), Answer::Certainly);
        assert_eq!(on(february, "2022-03-01"), Answer::No);
    }

    #[test]
    fn a_vague_date_lies_in_a_period_certainly_only_where_each_of_its_days_does() {
        let february = period("2022-02-01", "2022-02-28");
        assert_eq!(on(february, "2022-02-XX"), Answer::Certainly);
        assert_eq!(on(february, "2022"), Answer::Possibly);
        assert_eq!(on(february, "[2022-02-27..2022-03-02]"), Answer::Possibly);
        assert_eq!(on(february, "2023"), Answer::No);
    }

    #[test]
    fn an_event_that_lasts_longer_than_the_period_lies_in_it() {
        let day = period("2022-02-11", "2022-02-11");
        assert_eq!(
            day.holds(span("2022-02-10"), span("2022-02-12")),
            Answer::Certainly
        );
        assert_eq!(day.holds(span("2022-02-10"), span("2022-02")), Answer::Possibly);
    }

    #[test]
    fn an_absent_bound_excludes_nothing() {
        assert_eq!(on(Period::ALWAYS, "20XX"), Answer::Certainly);
        assert_eq!(on(period("2022-02-11", ""), "2021-12-31"), Answer::No);
        assert_eq!(on(period("2022-02-11", ""), "9999"), Answer::Certainly);
        assert_eq!(on(period("", "2022-02-11"), "-0044-03-15"), Answer::Certainly);
    }

    #[test]
    fn nothing_lies_in_an_empty_period() {
        let empty = period("2022-03-01", "2022-02-01");
        assert!(empty.is_empty());
        assert!(!period("2022-02-01", "2022-02-01").is_empty());
        assert!(!Period::ALWAYS.is_empty());
        assert_eq!(empty.holds(span("2022-01-01"), span("2022-12-31")), Answer::No);
    }

    /// Small day numbers, so that spans and periods meet often.
    fn small_span() -> impl Strategy<Value = Span> {
        (0..9, 0..9).prop_map(|(a, b)| Span::new(Day::from_number(a), Day::from_number(b)))
    }

    fn small_period() -> impl Strategy<Value = Period> {
        let bound = || proptest::option::of((0..9).prop_map(Day::from_number));
        (bound(), bound()).prop_map(|(since, until)| Period { since, until })
    }

    /// Whether the event from day `from` to day `until` has a day in the period, by looking at each.
    fn has_a_day_in(period: Period, from: i32, until: i32) -> bool {
        (from..=until).map(Day::from_number).any(|day| {
            period.since.is_none_or(|since| since <= day) && period.until.is_none_or(|end| day <= end)
        })
    }

    /// The answer by trying every reading.
    fn by_trying(readings: impl IntoIterator<Item = bool>) -> Answer {
        let readings: Vec<bool> = readings.into_iter().collect();
        Answer::of(readings.iter().all(|&holds| holds), readings.contains(&true))
    }

    fn days(span: Span) -> RangeInclusive<i32> {
        span.earliest.number()..=span.latest.number()
    }

    proptest! {
        #[test]
        fn one_date_agrees_with_trying_its_days(period in small_period(), date in small_span()) {
            let expected = by_trying(days(date).map(|day| has_a_day_in(period, day, day)));
            prop_assert_eq!(period.holds(date, date), expected);
        }

        #[test]
        fn two_dates_agree_with_trying_their_days(
            period in small_period(), from in small_span(), length in 0..9,
        ) {
            let until = Span::new(from.latest, from.latest.plus(length));
            let expected = by_trying(days(from).flat_map(|first| {
                days(until).map(move |last| has_a_day_in(period, first, last))
            }));
            prop_assert_eq!(period.holds(from, until), expected);
        }
    }
}
