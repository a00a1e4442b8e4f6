//! The only reader of the wall clock. Whatever depends on the day or the hour is handed a clock, so that tests
//! fix it and one request sees one day.

use chrono::{DateTime, Utc};

use crate::dates::Day;

/// Tells the time: the machine's, or one that was fixed beforehand.
#[derive(Clone, Copy, Debug, Default)]
pub enum Clock {
    /// The machine's clock.
    #[default]
    System,
    /// A clock that stands still.
    Fixed(DateTime<Utc>),
}

impl Clock {
    /// The present instant.
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that may read the wall clock"
    )]
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Fixed(instant) => instant,
        }
    }

    /// The present calendar day in UTC.
    pub fn today(self) -> Day {
        Day::from(self.now().date_naive())
    }
}
