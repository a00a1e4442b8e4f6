//! The period that a report is asked about, the one before it, and the steps that it is divided into.

use async_graphql::SimpleObject;
use chrono::{Datelike, Months, NaiveDate};
use schemars::JsonSchema;
use serde::Serialize;

use super::{Reader, ReportError, lines::Bounds};
use crate::{
    dates::{Answer, Day, Period, Span},
    scalars::Date,
};

/// Some days one after another, from the first to the last.
#[derive(Clone, Copy, Debug, Eq, JsonSchema, PartialEq, Serialize, SimpleObject)]
#[graphql(name = "ReportPeriod")]
pub struct Days {
    /// The first day.
    pub since: Date,
    /// The last day: never before the first.
    pub until: Date,
}

/// How finely a period is divided.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Grain {
    /// By calendar month.
    Month,
    /// By calendar quarter.
    Quarter,
    /// By year.
    Year,
    /// By ten years.
    Decade,
    /// By a hundred years.
    Century,
}

/// A part of a period: a month, a quarter, a year …, cut where the period begins and ends.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Step {
    /// What it is called: `2022-02`, `2022 Q1`, `2022`, `2020s`, `20xx`.
    pub name: String,
    /// Its days.
    pub days: Days,
}

/// Into how many steps a period is divided at most, unless it lasts for more than twenty centuries.
const MOST_STEPS: usize = 24;

impl Days {
    /// The days from one to another.
    pub const fn new(since: Day, until: Day) -> Self {
        Self {
            since: Date(since),
            until: Date(until),
        }
    }

    /// The period that a report is asked about. It ends on the day of the report at the latest, and by default; it begins
    /// by default with the year in which it ends.
    ///
    /// # Errors
    ///
    /// Where it would end before it begins.
    pub fn asked(reader: &Reader, since: Option<Date>, until: Option<Date>) -> Result<Self, ReportError> {
        let last = until.map_or(reader.on, |until| until.0.min(reader.on));
        let first = match since {
            Some(since) => since.0,
            None => Day::from_ymd(last.year(), 1, 1).unwrap_or(Day::MIN),
        };
        if first <= last {
            return Ok(Self::new(first, last));
        }
        let end = match until {
            Some(until) if until.0 <= reader.on => format!("until, which is {last}"),
            Some(_) | None => format!("the day that the report speaks of, which is {last}"),
        };
        Err(ReportError::Invalid {
            parameter: "since",
            message: format!(
                "{first} comes after {end}; expected the first day of a period, not after its last"
            ),
        })
    }

    /// The same days as events are asked for them.
    pub const fn period(self) -> Period {
        Period {
            since: Some(self.since.0),
            until: Some(self.until.0),
        }
    }

    /// All days before these.
    pub fn earlier(self) -> Period {
        let before = self.since.0.plus(-1);
        Period {
            // Nothing comes before the first day that there is.
            since: (before == self.since.0).then(|| before.plus(1)),
            until: Some(before),
        }
    }

    /// How many days they are.
    const fn count(self) -> i32 {
        self.until.0.number() - self.since.0.number() + 1
    }

    /// The period right before that is as long: as many months where these are whole months, else as many days.
    #[must_use]
    pub fn before(self) -> Self {
        let last = self.since.0.plus(-1);
        let first = self.whole_months().and_then(|months| {
            let first = NaiveDate::from(self.since.0).checked_sub_months(Months::new(months))?;
            (first.year() > -9999).then(|| Day::from(first))
        });
        Self::new(first.unwrap_or(last.plus(1 - self.count())), last)
    }

    /// How many whole months they are; `None` where they are not.
    fn whole_months(self) -> Option<u32> {
        let (first, next) = (
            NaiveDate::from(self.since.0),
            NaiveDate::from(self.until.0).succ_opt()?,
        );
        let months = (next.year() - first.year()) * 12 + i32::try_from(next.month()).ok()?
            - i32::try_from(first.month()).ok()?;
        (first.day() == 1 && next.day() == 1)
            .then(|| u32::try_from(months).ok())
            .flatten()
    }

    /// How finely they are divided so that there are not too many steps.
    pub fn grain(self) -> Grain {
        let grains = [
            Grain::Month,
            Grain::Quarter,
            Grain::Year,
            Grain::Decade,
            Grain::Century,
        ];
        let fits = |grain: &Grain| {
            let first = grain.place(self.since.0);
            grain.place(self.until.0) - first < i32::try_from(MOST_STEPS).unwrap_or(i32::MAX)
        };
        grains.into_iter().find(fits).unwrap_or(Grain::Century)
    }

    /// The steps that they are divided into, one after another.
    pub fn steps(self, grain: Grain) -> Vec<Step> {
        let mut steps = Vec::new();
        let mut since = self.since.0;
        loop {
            let next = grain.begin(grain.place(since) + 1);
            let until = next.map_or(self.until.0, |next| next.plus(-1).min(self.until.0));
            steps.push(Step {
                name: grain.name(since),
                days: Self::new(since, until),
            });
            if until >= self.until.0 {
                return steps;
            }
            since = until.plus(1);
        }
    }

    /// How sure it is that an event lies in these days.
    pub fn hold(self, from: Span, until: Span) -> Bounds {
        Bounds::one(self.period().holds(from, until))
    }
}

impl Bounds {
    /// One of what certainly, possibly or not at all counts.
    pub const fn one(answer: Answer) -> Self {
        match answer {
            Answer::Certainly => Self {
                at_least: 1,
                at_most: 1,
            },
            Answer::Possibly => Self {
                at_least: 0,
                at_most: 1,
            },
            Answer::No => Self {
                at_least: 0,
                at_most: 0,
            },
        }
    }

    /// Whether there is surely nothing.
    pub const fn is_none(self) -> bool {
        self.at_most == 0
    }
}

impl std::ops::AddAssign for Bounds {
    fn add_assign(&mut self, more: Self) {
        self.at_least += more.at_least;
        self.at_most += more.at_most;
    }
}

impl Grain {
    /// The number of the step that a day is in: one more for each.
    fn place(self, day: Day) -> i32 {
        let date = NaiveDate::from(day);
        let (year, month) = (date.year(), i32::try_from(date.month0()).unwrap_or_default());
        match self {
            Self::Month => year * 12 + month,
            Self::Quarter => year * 4 + month / 3,
            Self::Year => year,
            Self::Decade => year.div_euclid(10),
            Self::Century => year.div_euclid(100),
        }
    }

    /// The first day of the step with a number; `None` past the last year.
    fn begin(self, place: i32) -> Option<Day> {
        let (year, month) = match self {
            Self::Month => (place.div_euclid(12), place.rem_euclid(12)),
            Self::Quarter => (place.div_euclid(4), place.rem_euclid(4) * 3),
            Self::Year => (place, 0),
            Self::Decade => (place * 10, 0),
            Self::Century => (place * 100, 0),
        };
        Day::from_ymd(year, u32::try_from(month).unwrap_or_default() + 1, 1)
    }

    /// What the step of a day is called.
    fn name(self, day: Day) -> String {
        let date = NaiveDate::from(day);
        let (year, place) = (date.year(), self.place(day));
        match self {
            Self::Month => format!("{year:04}-{:02}", date.month()),
            Self::Quarter => format!("{year:04} Q{}", place.rem_euclid(4) + 1),
            Self::Year => format!("{year:04}"),
            Self::Decade => format!("{place}0s"),
            Self::Century => format!("{place}xx"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(since: &str, until: &str) -> Days {
        Days::new(since.parse().unwrap(), until.parse().unwrap())
    }

    fn names(days: Days) -> Vec<String> {
        let steps = days.steps(days.grain());
        steps.into_iter().map(|step| step.name).collect()
    }

    #[test]
    fn whole_months_are_held_against_whole_months() {
        for (since, until, first, last) in [
            ("2022-01-01", "2022-03-31", "2021-10-01", "2021-12-31"),
            ("2024-01-01", "2024-12-31", "2023-01-01", "2023-12-31"),
            ("2022-03-01", "2022-03-31", "2022-02-01", "2022-02-28"),
            ("2022-02-11", "2022-02-11", "2022-02-10", "2022-02-10"),
            ("2022-01-01", "2022-05-20", "2021-08-14", "2021-12-31"),
            ("2022-01-02", "2022-02-01", "2021-12-02", "2022-01-01"),
        ] {
            assert_eq!(days(since, until).before(), days(first, last), "{since}/{until}");
        }
    }

    #[test]
    fn steps_cover_a_period_and_no_more() {
        assert_eq!(
            names(days("2022-01-15", "2022-03-02")),
            ["2022-01", "2022-02", "2022-03"]
        );
        assert_eq!(names(days("2020-12-31", "2023-01-01")).len(), 10, "quarters");
        assert_eq!(names(days("2000-01-01", "2022-12-31")).len(), 23, "years");
        assert_eq!(names(days("1898-01-01", "2022-12-31")).first().unwrap(), "1890s");
        let all = Days::new(Day::MIN, Day::MAX);
        let steps = all.steps(all.grain());
        assert_eq!(steps.len(), 200);
        assert_eq!(steps.first().unwrap().days.since, all.since);
        assert_eq!(steps.last().unwrap().days.until, all.until);
        for pair in steps.windows(2) {
            assert_eq!(pair[0].days.until.0.plus(1), pair[1].days.since.0);
        }
        assert!(all.before().since.0 <= all.before().until.0);
    }

    #[test]
    fn nothing_comes_before_the_first_day_of_all() {
        assert!(Days::new(Day::MIN, Day::MAX).earlier().is_empty());
        assert!(!days("2022-01-01", "2022-01-01").earlier().is_empty());
    }
}
