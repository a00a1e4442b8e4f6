//! Dates and periods in words: as precise as they were recorded, and no more.

use chrono::{Datelike, NaiveDate};

use super::{Said, Words};
use crate::dates::{Day, Edtf};

/// How a date is written, apart from the sign at its end.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Shape {
    Day,
    Month,
    Year,
    Decade,
    /// A day of a known month.
    DayOfMonth,
    /// A day of a known year.
    DayOfYear,
    /// A month of a known year.
    MonthOfYear,
    /// One day from the one to the other.
    BetweenDays,
    /// One month from the one to the other.
    BetweenMonths,
    /// One year from the one to the other.
    BetweenYears,
}

/// A date that was read.
struct Read {
    shape: Shape,
    /// The first day that it may be.
    from: NaiveDate,
    /// The last day that it may be.
    until: NaiveDate,
    uncertain: bool,
    about: bool,
}

impl Read {
    fn of(text: &str) -> Option<Self> {
        let span = text.parse::<Edtf>().ok()?.span();
        Some(Self {
            shape: shape(text.trim_end_matches(['?', '~', '%'])),
            from: span.earliest.into(),
            until: span.latest.into(),
            uncertain: text.ends_with(['?', '%']),
            about: text.ends_with(['~', '%']),
        })
    }

    /// Whether it is a day, a month or a year and nothing is said against it.
    fn is_plain(&self) -> bool {
        matches!(self.shape, Shape::Day | Shape::Month | Shape::Year) && !self.uncertain && !self.about
    }
}

/// The shape of a date that is known to be one of [`Edtf`], without its sign.
fn shape(text: &str) -> Shape {
    if let Some((first, last)) = text.trim_matches(['[', ']']).split_once("..") {
        return match shape(first) {
            plain if first == last => plain,
            Shape::Day => Shape::BetweenDays,
            Shape::Month => Shape::BetweenMonths,
            Shape::Year
            | Shape::Decade
            | Shape::DayOfMonth
            | Shape::DayOfYear
            | Shape::MonthOfYear
            | Shape::BetweenDays
            | Shape::BetweenMonths
            | Shape::BetweenYears => Shape::BetweenYears,
        };
    }
    let parts: Vec<&str> = text.trim_start_matches('-').split('-').collect();
    match parts.as_slice() {
        // A century; and ten years that nobody calls a decade: those around the first, and before.
        [year] if year.ends_with("XX") || *year == "000X" => Shape::BetweenYears,
        [year] if year.ends_with('X') && text.starts_with('-') => Shape::BetweenYears,
        [year] if year.ends_with('X') => Shape::Decade,
        [_, "XX"] => Shape::MonthOfYear,
        [_, _] => Shape::Month,
        [_, "XX", _] => Shape::DayOfYear,
        [_, _, "XX"] => Shape::DayOfMonth,
        [_, _, _] => Shape::Day,
        _ => Shape::Year,
    }
}

impl Words {
    /// A date of the record in words: `2022-02` is `February 2022`, `1946~` is `about 1946`, and `..`, which stands
    /// for what has not ended, is `today`. A text that is no date is given back as it is.
    pub fn date(&self, edtf: &str) -> String {
        if edtf == ".." {
            return self.say("date-open");
        }
        let Some(read) = Read::of(edtf) else {
            return edtf.to_owned();
        };
        let date = if read.about {
            self.say_with("date-about", &[("date", (&self.within(&read)).into())])
        } else {
            self.alone(&read)
        };
        self.signed(&read, date)
    }

    /// A day in words: `11 February 2022`.
    pub fn day(&self, day: Day) -> String {
        self.with_date("date-day", day.into())
    }

    /// A period of the record in words: `1–3 March 2022`; `since March 2022` where `until` is `..`; and the one date
    /// where there is no other. What is no plain date stands for itself on either side of a dash.
    pub fn period(&self, from: &str, until: Option<&str>) -> String {
        let Some(until) = until.filter(|until| *until != from) else {
            return self.date(from);
        };
        if let Some(first) = Read::of(from) {
            if until == ".."
                && !first.about
                && matches!(
                    first.shape,
                    Shape::Day | Shape::Month | Shape::Year | Shape::Decade
                )
            {
                let since = self.say_with("date-since", &[("date", (&self.within(&first)).into())]);
                return self.signed(&first, since);
            }
            if let Some(last) = Read::of(until)
                && first.shape == last.shape
                && first.is_plain()
                && last.is_plain()
            {
                return self.joined("period", first.shape, first.from, last.from);
            }
        }
        let (from, until) = (self.date(from), self.date(until));
        self.say_with(
            "period-other",
            &[("from", (&from).into()), ("until", (&until).into())],
        )
    }

    /// A date by itself, without its sign.
    fn alone(&self, read: &Read) -> String {
        match read.shape {
            Shape::Day => self.with_date("date-day", read.from),
            Shape::Month => self.with_date("date-month", read.from),
            Shape::Year => self.with_date("date-year", read.from),
            Shape::Decade => self.with_date("date-decade", read.from),
            Shape::DayOfMonth => self.with_date("date-day-of-month", read.from),
            Shape::DayOfYear => self.with_date("date-day-of-year", read.from),
            Shape::MonthOfYear => self.with_date("date-month-of-year", read.from),
            Shape::BetweenDays | Shape::BetweenMonths | Shape::BetweenYears => {
                self.joined("between", read.shape, read.from, read.until)
            }
        }
    }

    /// A date after another word, which some languages ask an article for; without its sign.
    fn within(&self, read: &Read) -> String {
        if read.shape == Shape::Day {
            self.with_date("date-the-day", read.from)
        } else {
            self.alone(read)
        }
    }

    /// What was said of a date, with a remark where the date is uncertain.
    fn signed(&self, read: &Read, said: String) -> String {
        if read.uncertain {
            self.say_with("date-uncertain", &[("date", (&said).into())])
        } else {
            said
        }
    }

    /// A message about one date.
    fn with_date(&self, id: &str, date: NaiveDate) -> String {
        let (month, year) = (self.month(date), self.year(date));
        let date = [
            ("day", date.day().into()),
            ("month", (&month).into()),
            ("year", (&year).into()),
        ];
        self.say_with(id, &date)
    }

    /// A message about two dates, which says only once what they share.
    fn joined(&self, how: &str, shape: Shape, from: NaiveDate, until: NaiveDate) -> String {
        let same_year = from.year() == until.year();
        let which = match shape {
            Shape::Day | Shape::BetweenDays if same_year && from.month() == until.month() => "days-of-month",
            Shape::Day | Shape::BetweenDays if same_year => "days-of-year",
            Shape::Day | Shape::BetweenDays => "days",
            Shape::Month | Shape::BetweenMonths if same_year => "months-of-year",
            Shape::Month | Shape::BetweenMonths => "months",
            Shape::Year
            | Shape::BetweenYears
            | Shape::Decade
            | Shape::DayOfMonth
            | Shape::DayOfYear
            | Shape::MonthOfYear => "years",
        };
        let (first_month, last_month) = (self.month(from), self.month(until));
        let (first_year, last_year) = (self.year(from), self.year(until));
        let dates: [(&str, Said<'_>); 6] = [
            ("from-day", from.day().into()),
            ("from-month", (&first_month).into()),
            ("from-year", (&first_year).into()),
            ("until-day", until.day().into()),
            ("until-month", (&last_month).into()),
            ("until-year", (&last_year).into()),
        ];
        self.say_with(&format!("{how}-{which}"), &dates)
    }

    /// The name of the month.
    fn month(&self, date: NaiveDate) -> String {
        self.say(&format!("month-{}", date.month()))
    }

    /// The year in words: that before the year 1 is 1 BC, and no year has its digits grouped.
    fn year(&self, date: NaiveDate) -> String {
        let year = date.year();
        if year > 0 {
            year.to_string()
        } else {
            let before = (1 - i64::from(year)).to_string();
            self.say_with("year-before-christ", &[("year", (&before).into())])
        }
    }
}
