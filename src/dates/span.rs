//! A date as two days: the earliest and the latest that it may be; and the three answers a comparison has.

use super::Day;

/// What a comparison with a date that is not known to the day can say.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Answer {
    /// True on whichever day of its span the date fell.
    Certainly,
    /// True on some days of its span and false on others.
    Possibly,
    /// False on whichever day of its span the date fell.
    No,
}

impl Answer {
    /// The answer where `certain` says that every reading agrees, and `possible` that at least one does.
    pub(super) const fn of(certain: bool, possible: bool) -> Self {
        match (certain, possible) {
            (true, _) => Self::Certainly,
            (false, true) => Self::Possibly,
            (false, false) => Self::No,
        }
    }
}

/// A date known to lie between two days, both inclusive.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Span {
    /// The first day that the date may be.
    pub earliest: Day,
    /// The last day that the date may be; never before `earliest`.
    pub latest: Day,
}

impl Span {
    /// The span from the earlier to the later of two days, in whichever order they are given.
    pub fn new(a: Day, b: Day) -> Self {
        Self {
            earliest: a.min(b),
            latest: a.max(b),
        }
    }

    /// The span of a date that is known to the day.
    pub const fn day(day: Day) -> Self {
        Self {
            earliest: day,
            latest: day,
        }
    }

    /// Whether the date is known to the day. Only such a date attests that somebody held a position.
    pub fn is_one_day(self) -> bool {
        self.earliest == self.latest
    }

    /// Whether this date is an earlier day than the other; the same day is not before itself.
    pub fn before(self, other: Self) -> Answer {
        Answer::of(self.latest < other.earliest, self.earliest < other.latest)
    }

    /// Whether this date is that day: certainly only where the span is that one day.
    pub fn contains(self, day: Day) -> Answer {
        let possible = self.earliest <= day && day <= self.latest;
        Answer::of(possible && self.is_one_day(), possible)
    }
}

#[cfg(test)]
mod tests {
    use std::ops::RangeInclusive;

    use proptest::prelude::*;

    use super::*;

    fn span(earliest: i32, latest: i32) -> Span {
        Span::new(Day::from_number(earliest), Day::from_number(latest))
    }

    fn days(span: Span) -> RangeInclusive<i32> {
        span.earliest.number()..=span.latest.number()
    }

    /// The answer by trying every reading.
    fn by_trying(readings: impl IntoIterator<Item = bool>) -> Answer {
        let readings: Vec<bool> = readings.into_iter().collect();
        Answer::of(readings.iter().all(|&holds| holds), readings.contains(&true))
    }

    #[test]
    fn a_span_is_two_numbers() {
        assert_eq!(size_of::<Span>(), 8);
        assert_eq!(span(5, 3), span(3, 5));
        assert!(span(3, 3).is_one_day());
        assert!(!span(3, 5).is_one_day());
    }

    #[test]
    fn a_day_is_not_before_itself() {
        assert_eq!(span(3, 3).before(span(3, 3)), Answer::No);
        assert_eq!(span(3, 3).before(span(4, 4)), Answer::Certainly);
        assert_eq!(span(3, 5).before(span(4, 4)), Answer::Possibly);
        assert_eq!(span(4, 5).before(span(3, 4)), Answer::No);
    }

    #[test]
    fn only_a_known_day_is_certainly_that_day() {
        assert_eq!(span(3, 3).contains(Day::from_number(3)), Answer::Certainly);
        assert_eq!(span(3, 5).contains(Day::from_number(5)), Answer::Possibly);
        assert_eq!(span(3, 5).contains(Day::from_number(6)), Answer::No);
    }

    proptest! {
        #[test]
        fn comparisons_agree_with_trying_every_day(a in 0..9, b in 0..9, c in 0..9, d in 0..9) {
            let (one, other) = (span(a, b), span(c, d));
            let readings = days(one).flat_map(|x| days(other).map(move |y| x < y));
            prop_assert_eq!(one.before(other), by_trying(readings));
            prop_assert_eq!(one.contains(Day::from_number(c)), by_trying(days(one).map(|x| x == c)));
        }
    }
}
