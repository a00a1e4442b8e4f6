//! Where axes have their ticks: at round numbers, and at round dates from days to millennia.

use chrono::{Datelike, NaiveDate};

use super::LETTERS;
use crate::{dates::Day, picture::svg::text::width};

/// Round numbers from 0 up, evenly apart, six at most; the last is the first that is not below `most`.
pub(super) fn counts(most: u64) -> Vec<u64> {
    let mut unit = 1_u64;
    let step = loop {
        let round = [1, 2, 5].map(|factor| unit.saturating_mul(factor));
        if let Some(step) = round.into_iter().find(|&step| most.div_ceil(step) <= 5) {
            break step;
        }
        unit = unit.saturating_mul(10);
    };
    (0..=most.div_ceil(step).max(1))
        .map(|nth| nth.saturating_mul(step))
        .collect()
}

/// What lies between one tick and the next.
#[derive(Clone, Copy)]
enum Step {
    Days(i32),
    Months(i32),
    Years(i32),
}

const STEPS: [Step; 19] = [
    Step::Days(1),
    Step::Days(2),
    Step::Days(7),
    Step::Days(14),
    Step::Months(1),
    Step::Months(3),
    Step::Months(6),
    Step::Years(1),
    Step::Years(2),
    Step::Years(5),
    Step::Years(10),
    Step::Years(20),
    Step::Years(50),
    Step::Years(100),
    Step::Years(200),
    Step::Years(500),
    Step::Years(1000),
    Step::Years(2000),
    Step::Years(5000),
];

impl Step {
    /// About how many days it has.
    fn days(self) -> f64 {
        match self {
            Self::Days(days) => f64::from(days),
            Self::Months(months) => f64::from(months) * 28.0,
            Self::Years(years) => f64::from(years) * 365.0,
        }
    }

    /// How its ticks are written: a day as far as it says more than the tick before.
    fn label(self, day: Day) -> String {
        let mut whole = day.to_string();
        let without = match self {
            Self::Days(_) => 0,
            Self::Months(_) => 3,
            Self::Years(_) => 6,
        };
        whole.truncate(whole.len().saturating_sub(without));
        whole
    }

    /// The first day of the period that has a number, of those that it counts.
    fn day(self, number: i32) -> Option<Day> {
        match self {
            Self::Days(_) => Some(Day::from_number(number)),
            Self::Months(_) => {
                let month = u32::try_from(number.rem_euclid(12)).ok()?;
                Day::from_ymd(number.div_euclid(12), month + 1, 1)
            }
            Self::Years(_) => Day::from_ymd(number, 1, 1),
        }
    }

    /// The number of the period in which a day lies, how many periods there are from one tick to the next, and a period
    /// that has one. Weeks begin on Monday.
    fn counted(self, day: Day) -> (i32, i32, i32) {
        match self {
            // 1970-01-05 was a Monday.
            Self::Days(days) => (day.number(), days, if days % 7 == 0 { 4 } else { 0 }),
            Self::Months(months) => {
                let month = NaiveDate::from(day).month0();
                (day.year() * 12 + i32::try_from(month).unwrap_or(0), months, 0)
            }
            Self::Years(years) => (day.year(), years, 0),
        }
    }

    fn ticks(self, first: Day, last: Day) -> Vec<(Day, String)> {
        let (begin, step, anchor) = self.counted(first);
        let (end, ..) = self.counted(last);
        let mut number = begin - (begin - anchor).rem_euclid(step);
        let mut ticks = Vec::new();
        while number <= end {
            if let Some(day) = self.day(number).filter(|&day| (first..=last).contains(&day)) {
                ticks.push((day, self.label(day)));
            }
            number += step;
        }
        ticks
    }
}

/// Round dates from one day to another with their labels, in order, so far apart that the labels have room in so many
/// pixels. Where no round date lies between, only the first day.
pub(super) fn days(first: Day, last: Day, room: f64) -> Vec<(Day, String)> {
    let per_day = room / f64::from(last.number().saturating_sub(first.number()).max(0) + 1);
    let fits = |step: &Step| {
        let label = [first, last].map(|day| width(&step.label(day), LETTERS, false));
        step.days() * per_day >= label[0].max(label[1]) + 14.0
    };
    let step = STEPS.into_iter().find(fits).unwrap_or(Step::Years(5000));
    let ticks = step.ticks(first, last);
    if ticks.is_empty() {
        vec![(first, first.to_string())]
    } else {
        ticks
    }
}
