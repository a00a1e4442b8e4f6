//! Filters by time, and of meetings in the network.

use async_graphql::{Enum, InputObject, Result};

use crate::{
    dates::Period,
    graphql::{error::bad_input, scalars::Date},
    network::MeetingFilter,
    vocabulary::EventKind,
};

/// How a date that is known only roughly is compared with a period.
#[derive(Clone, Copy, Debug, Default, Enum, Eq, PartialEq)]
pub enum DateMatch {
    /// It must lie in the period whatever day it was.
    Certain,
    /// It may lie in the period.
    #[default]
    Possible,
}

/// A period of days, from `since` to `until`, both included.
#[derive(Clone, Debug, Default, InputObject)]
pub struct PeriodFilter {
    /// The first day; without one, since ever.
    since: Option<Date>,
    /// The last day; without one, for ever.
    until: Option<Date>,
    /// Whether dates that are known only roughly must lie in the period certainly or possibly. POSSIBLE by default.
    #[graphql(name = "match")]
    matching: Option<DateMatch>,
}

impl PeriodFilter {
    /// The period.
    pub(super) fn period(&self) -> Result<Period> {
        period(self.since, self.until)
    }

    /// Whether dates must lie in it certainly.
    pub(super) fn certainly(&self) -> bool {
        self.matching == Some(DateMatch::Certain)
    }
}

/// Which meetings count. All that is given must hold.
#[derive(Clone, Debug, Default, InputObject)]
pub struct MetFilter {
    /// Only events on or after this day.
    since: Option<Date>,
    /// Only events on or before this day.
    until: Option<Date>,
    /// Whether events whose date is known only roughly must lie in the period certainly or possibly. POSSIBLE by
    /// default.
    #[graphql(name = "match")]
    matching: Option<DateMatch>,
    /// Only events of these kinds.
    kinds: Option<Vec<EventKind>>,
}

impl MetFilter {
    /// The filter for the network.
    pub(in crate::graphql) fn meetings(filter: Option<&Self>) -> Result<MeetingFilter> {
        let Some(filter) = filter else {
            return Ok(MeetingFilter::default());
        };
        Ok(MeetingFilter {
            period: period(filter.since, filter.until)?,
            certainly: filter.matching == Some(DateMatch::Certain),
            kinds: filter.kinds.as_ref().map(|kinds| kinds.iter().copied().collect()),
        })
    }
}

/// The events between two days, as far as their dates leave it possible.
pub(in crate::graphql) fn events_between(since: Option<Date>, until: Option<Date>) -> Result<MeetingFilter> {
    Ok(MeetingFilter {
        period: period(since, until)?,
        ..MeetingFilter::default()
    })
}

fn period(since: Option<Date>, until: Option<Date>) -> Result<Period> {
    let period = Period {
        since: since.map(|date| date.0),
        until: until.map(|date| date.0),
    };
    if let Some((since, until)) = period.reversed() {
        return Err(bad_input(format!(
            "since: {since} is after until: {until}; expected the earlier day first"
        )));
    }
    Ok(period)
}
