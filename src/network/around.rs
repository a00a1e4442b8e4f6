//! The attestations of a claim around a day.

use super::{events::Events, vertices::Vertex};
use crate::dates::Day;

/// The attestations around a day, each as its day and the events of that day.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around<'a> {
    /// The last day on or before the day asked.
    pub(super) before: Option<(Day, &'a [Vertex])>,
    /// The first day after it.
    pub(super) after: Option<(Day, &'a [Vertex])>,
}

impl Around<'_> {
    /// How far the nearest attestation is, in days.
    pub(super) fn distance(&self, day: Day) -> Option<u32> {
        let before = self
            .before
            .map(|(other, _)| other.number().abs_diff(day.number()));
        let after = self.after.map(|(other, _)| other.number().abs_diff(day.number()));
        before.into_iter().chain(after).min()
    }
}

/// Finds the attestations of one claim around a day.
pub(super) fn around<'a>(attested: &'a [Vertex], events: &Events, day: Day) -> Around<'a> {
    let on = |event: &Vertex| events.get(*event).from.earliest;
    let (before, after) = attested.split_at(attested.partition_point(|event| on(event) <= day));
    Around {
        before: before.last().map(on).map(|last| {
            let start = before.partition_point(|event| on(event) < last);
            (last, &before[start..])
        }),
        after: after.first().map(on).map(|first| {
            let end = after.partition_point(|event| on(event) <= first);
            (first, &after[..end])
        }),
    }
}
