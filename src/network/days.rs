//! Stretches of days: what the rules about holders reason with.

use crate::dates::{Day, Span};

/// Days from one to another, both included. Never empty.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Days {
    pub(super) first: Day,
    pub(super) last: Day,
}

impl Days {
    /// The days from one to another; `None` where the first is after the last.
    pub(super) fn between(first: Day, last: Day) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// One day.
    pub(super) const fn day(day: Day) -> Self {
        Self {
            first: day,
            last: day,
        }
    }

    /// Every day on which an event may have gone on. An end before the beginning is a fault of the record, and
    /// is then taken for the beginning.
    pub(super) fn of_event(from: Span, until: Span) -> Self {
        Self {
            first: from.earliest,
            last: until.latest.max(from.latest),
        }
    }

    pub(super) fn contains(self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    pub(super) fn contains_all(self, days: Self) -> bool {
        self.first <= days.first && days.last <= self.last
    }

    /// The days in both; `None` where there are none.
    pub(super) fn common(self, other: Self) -> Option<Self> {
        Self::between(self.first.max(other.first), self.last.min(other.last))
    }
}

/// Joins stretches that overlap or follow each other without a gap: afterwards they are in order and apart.
pub(super) fn join(list: &mut Vec<Days>) {
    list.sort_unstable();
    list.dedup_by(|next, kept| {
        let joined = next.first <= kept.last.plus(1);
        if joined {
            kept.last = kept.last.max(next.last);
        }
        joined
    });
}

/// The one of these stretches, in order and apart, that contains a day.
pub(super) fn around(list: &[Days], day: Day) -> Option<Days> {
    let after = list.partition_point(|days| days.first <= day);
    after
        .checked_sub(1)
        .map(|place| list[place])
        .filter(|days| days.contains(day))
}

/// The stretches before, between and after others that are in order and apart.
pub(super) fn gaps(list: impl Iterator<Item = Days>) -> Vec<Days> {
    let mut gaps = Vec::new();
    let mut next = Some(Day::MIN);
    for days in list {
        if let Some(first) = next {
            // Nothing is before the first day there is.
            if days.first > first {
                gaps.push(Days {
                    first,
                    last: days.first.plus(-1),
                });
            }
        }
        next = (days.last < Day::MAX).then(|| days.last.plus(1));
    }
    gaps.extend(next.map(|first| Days {
        first,
        last: Day::MAX,
    }));
    gaps
}

/// The days on which two lists of stretches, each in order and apart, do not say the same; in order and apart.
pub(super) fn differing<V: Copy + PartialEq>(one: &[(Days, V)], other: &[(Days, V)]) -> Vec<Days> {
    let mut bounds = vec![Day::MIN];
    for &(days, _) in one.iter().chain(other) {
        bounds.push(days.first);
        if days.last < Day::MAX {
            bounds.push(days.last.plus(1));
        }
    }
    bounds.sort_unstable();
    bounds.dedup();
    let said = |list: &[(Days, V)], day: Day| {
        let after = list.partition_point(|(days, _)| days.first <= day);
        let (days, what) = *list.get(after.checked_sub(1)?)?;
        days.contains(day).then_some(what)
    };
    let mut differing: Vec<Days> = Vec::new();
    for (place, &first) in bounds.iter().enumerate() {
        if said(one, first) != said(other, first) {
            let last = bounds.get(place + 1).map_or(Day::MAX, |next| next.plus(-1));
            differing.push(Days { first, last });
        }
    }
    join(&mut differing);
    differing
}

/// A stretch of days on which the same claims hold.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Stretch {
    pub(super) days: Days,
    /// The one claim that holds on these days; `None` where several do.
    pub(super) sole: Option<u32>,
}

/// Cuts the time into stretches by who claims it, leaving out the days that nobody claims. The days of one
/// claim must be apart. Goes through all bounds once in order, keeping how many claims hold and the sum of
/// their numbers, which where one holds is its number.
pub(super) fn stretches(claimed: &[(u32, Days)]) -> Vec<Stretch> {
    let mut bounds = Vec::with_capacity(claimed.len() * 2);
    for &(claim, days) in claimed {
        bounds.push((days.first, true, claim));
        if days.last < Day::MAX {
            bounds.push((days.last.plus(1), false, claim));
        }
    }
    bounds.sort_unstable();
    let mut stretches: Vec<Stretch> = Vec::new();
    let (mut holding, mut sum) = (0_u32, 0_u64);
    let mut rest = bounds.as_slice();
    while let Some(&(first, ..)) = rest.first() {
        let (here, after) = rest.split_at(rest.partition_point(|bound| bound.0 == first));
        rest = after;
        for &(_, begins, claim) in here {
            if begins {
                holding += 1;
                sum += u64::from(claim);
            } else {
                holding -= 1;
                sum -= u64::from(claim);
            }
        }
        if holding > 0 {
            let last = rest.first().map_or(Day::MAX, |next| next.0.plus(-1));
            let sole = if holding == 1 {
                u32::try_from(sum).ok()
            } else {
                None
            };
            match stretches.last_mut() {
                Some(before) if before.sole == sole && before.days.last.plus(1) == first => {
                    before.days.last = last;
                }
                Some(_) | None => stretches.push(Stretch {
                    days: Days { first, last },
                    sole,
                }),
            }
        }
    }
    stretches
}
