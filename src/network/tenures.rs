//! What a recorded tenure says of a day: certain, likely or not excluded.

use super::{
    days::Days,
    facts::{TenureEnd, TenureFact},
};
use crate::{
    dates::{Day, Span},
    vocabulary::TenureCapacity,
};

/// How many days from an attestation, or inside the one known bound of a tenure, a holder is still likely.
pub(super) const REACH: i32 = 180;

/// A person's time in a position, as it is kept with the claim that it supports.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tenure {
    pub(super) ordinal: u16,
    pub(super) capacity: TenureCapacity,
    from: Option<Span>,
    until: Option<TenureEnd>,
}

/// Days on which a tenure makes a person likely.
#[derive(Clone, Copy, Debug)]
pub(super) struct Ground {
    pub(super) days: Days,
    pub(super) bound: Bound,
}

/// The bound of a tenure from which a ground reaches.
#[derive(Clone, Copy, Debug)]
pub(super) enum Bound {
    /// The ground lies between the earliest and the latest day of a bound.
    Within,
    /// It reaches forward from the latest day of the beginning.
    After(Day),
    /// It reaches back from the earliest day of the end.
    Before(Day),
}

impl Ground {
    /// How far a day in it is from what makes the person likely, in days.
    fn distance(self, day: Day) -> u32 {
        match self.bound {
            Bound::Within => 0,
            Bound::After(bound) | Bound::Before(bound) => bound.number().abs_diff(day.number()),
        }
    }
}

impl Tenure {
    /// Keeps a tenure; `None` for a designate, who does not hold the position yet.
    pub(super) fn new(fact: &TenureFact) -> Option<Self> {
        match fact.capacity {
            TenureCapacity::Designate => None,
            TenureCapacity::Substantive | TenureCapacity::Acting | TenureCapacity::Honorary => Some(Self {
                ordinal: fact.ordinal,
                capacity: fact.capacity,
                from: fact.from,
                until: fact.until,
            }),
        }
    }

    /// When it began; `None` where that is not known.
    pub(super) fn from(&self) -> Option<Span> {
        self.from
    }

    /// What is known of its end.
    pub(super) fn until(&self) -> Option<TenureEnd> {
        self.until
    }

    /// The days that it certainly covers; `None` where a bound is unknown or the bounds leave none.
    pub(super) fn certain(&self) -> Option<Days> {
        let last = match self.until? {
            TenureEnd::Open => Day::MAX,
            TenureEnd::On(until) => until.earliest,
        };
        Days::between(self.from?.latest, last)
    }

    /// The days that it does not exclude: an unknown bound excludes nothing. `None` where it ends before it begins.
    pub(super) fn possible(&self) -> Option<Days> {
        let last = match self.until {
            None | Some(TenureEnd::Open) => Day::MAX,
            Some(TenureEnd::On(until)) => until.latest,
        };
        Days::between(self.from.map_or(Day::MIN, |from| from.earliest), last)
    }

    /// The days on which it makes the person likely: between the earliest and the latest day of a bound, and
    /// within reach inside the one known bound where the other is unknown. An open end is known, and nothing
    /// is near it. A day that the tenure excludes is in none of them.
    pub(super) fn grounds(&self) -> impl Iterator<Item = Ground> {
        let possible = self.possible();
        let ground = move |first, last, bound| {
            let days = Days::between(first, last)?.common(possible?)?;
            Some(Ground { days, bound })
        };
        let end = match self.until {
            None | Some(TenureEnd::Open) => None,
            Some(TenureEnd::On(until)) => Some(until),
        };
        let within = |span: Span| ground(span.earliest, span.latest, Bound::Within);
        let after = match (self.from, self.until) {
            (Some(from), None) => ground(from.latest, from.latest.plus(REACH), Bound::After(from.latest)),
            (Some(_), Some(_)) | (None, _) => None,
        };
        let before = match (self.from, end) {
            (None, Some(end)) => ground(
                end.earliest.plus(-REACH),
                end.earliest,
                Bound::Before(end.earliest),
            ),
            (Some(_), _) | (None, None) => None,
        };
        [self.from.and_then(within), end.and_then(within), after, before]
            .into_iter()
            .flatten()
    }

    /// How near a day is to what in this tenure makes the person likely, in days; `None` where nothing does.
    pub(super) fn nearness(&self, day: Day) -> Option<u32> {
        self.grounds()
            .filter(|ground| ground.days.contains(day))
            .map(|ground| ground.distance(day))
            .min()
    }

    /// How well a day falls into it; `None` where it excludes the day.
    pub(super) fn fit(&self, day: Day) -> Option<Fit> {
        if self.certain().is_some_and(|days| days.contains(day)) {
            Some(Fit::Certain)
        } else if self.nearness(day).is_some() {
            Some(Fit::Likely)
        } else {
            self.possible()
                .filter(|days| days.contains(day))
                .map(|_| Fit::Possible)
        }
    }
}

/// How well a day falls into a tenure, best first.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Fit {
    /// It is certainly covered.
    Certain,
    /// It is near a bound, or within one.
    Likely,
    /// It is not excluded.
    Possible,
}
