//! Promises by whose they are and by what became of them, before anything is told of them.

use std::cmp::Reverse;

use super::{CommitmentsCounts, CommitmentsList, CommitmentsSide, Told, number};
use crate::{
    reports::{Book, Reader, Standing},
    store::rows,
    vocabulary::CommitmentStatus,
};

/// A promise, and how it stood.
pub(super) struct Picked<'a> {
    pub(super) row: &'a rows::Commitment,
    pub(super) standing: Standing,
}

/// All promises, sorted.
pub(super) struct Sorted<'a> {
    pub(super) theirs: Side<'a>,
    pub(super) ours: Side<'a>,
    pub(super) others: Side<'a>,
}

/// Those of one side.
#[derive(Default)]
pub(super) struct Side<'a> {
    counts: CommitmentsCounts,
    overdue: Vec<Picked<'a>>,
    open: Vec<Picked<'a>>,
    fulfilled: Vec<Picked<'a>>,
    lapsed: Vec<Picked<'a>>,
    withdrawn: Vec<Picked<'a>>,
}

impl<'a> Sorted<'a> {
    /// Sorts promises that are in an order of their own, which decides between equals.
    pub(super) fn of(reader: &Reader, promises: &'a [rows::Commitment]) -> Self {
        let mut sorted = Self {
            theirs: Side::default(),
            ours: Side::default(),
            others: Side::default(),
        };
        for row in promises {
            let standing = reader.standing(row);
            let side = if standing.ours {
                &mut sorted.ours
            } else if standing.to_us {
                &mut sorted.theirs
            } else {
                &mut sorted.others
            };
            side.take(reader, Picked { row, standing });
        }
        for side in [&mut sorted.theirs, &mut sorted.ours, &mut sorted.others] {
            side.sort();
        }
        sorted
    }
}

impl<'a> Side<'a> {
    fn take(&mut self, reader: &Reader, picked: Picked<'a>) {
        let standing = &picked.standing;
        let counts = &mut self.counts;
        counts.total += 1;
        let list = match standing.status {
            CommitmentStatus::Open => {
                counts.open += 1;
                counts.oldest_in_days = counts.oldest_in_days.max(standing.age_in_days);
                let network = reader.network();
                let spoke = standing.by.zip(standing.event);
                let still = spoke.and_then(|(by, event)| network.still_holds(by, event, reader.on));
                counts.promisor_left += u32::from(still == Some(false));
                if standing.overdue {
                    counts.overdue += 1;
                    &mut self.overdue
                } else {
                    &mut self.open
                }
            }
            CommitmentStatus::Fulfilled => {
                counts.fulfilled += 1;
                &mut self.fulfilled
            }
            CommitmentStatus::Lapsed => {
                counts.lapsed += 1;
                &mut self.lapsed
            }
            CommitmentStatus::Withdrawn => {
                counts.withdrawn += 1;
                &mut self.withdrawn
            }
        };
        list.push(picked);
    }

    fn sort(&mut self) {
        self.overdue
            .sort_by_key(|picked| picked.standing.due.map(|due| (due.latest, due.earliest)));
        self.open.sort_by_key(|picked| {
            let made = picked.standing.made.map(|made| (made.latest, made.earliest));
            (made.is_none(), made)
        });
        for list in [&mut self.fulfilled, &mut self.lapsed, &mut self.withdrawn] {
            list.sort_by_key(|picked| Reverse(picked.standing.made.map(|made| (made.latest, made.earliest))));
        }
    }

    /// Its lists, in the order in which they are told.
    pub(super) fn lists(&self) -> [&[Picked<'a>]; 5] {
        [
            &self.overdue,
            &self.open,
            &self.fulfilled,
            &self.lapsed,
            &self.withdrawn,
        ]
    }
}

impl CommitmentsSide {
    /// Tells the promises of a side: the lists are those of [`Side::lists`].
    pub(super) fn told(book: &Book<'_>, side: &Side<'_>, told: &[Vec<Told<'_>>]) -> Self {
        let mut lists = side
            .lists()
            .into_iter()
            .zip(told)
            .map(|(all, told)| CommitmentsList {
                rows: told.iter().filter_map(|told| told.tell(book)).collect(),
                left_out: number(all.len().saturating_sub(told.len())),
            });
        let mut next = || lists.next().unwrap_or_default();
        Self {
            counts: side.counts,
            overdue: next(),
            open: next(),
            fulfilled: next(),
            lapsed: next(),
            withdrawn: next(),
        }
    }

    /// Its lists, each with its name, in the order in which they are told.
    pub(super) fn lists(&self) -> [(&'static str, &CommitmentsList); 5] {
        [
            ("overdue", &self.overdue),
            ("open", &self.open),
            ("fulfilled", &self.fulfilled),
            ("lapsed", &self.lapsed),
            ("withdrawn", &self.withdrawn),
        ]
    }
}
