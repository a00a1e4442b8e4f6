//! Who is sure to have held a position, on every day at once: worked out when a network is built, to resolve
//! the participants of whom the source names only the position.

use super::{
    attestations::ClaimsTo,
    days::{Days, Stretch, around, gaps, join, stretches},
    events::Events,
    tenures::{Bound, Ground, REACH},
};
use crate::dates::Day;

/// What is known of one position: all claims to it, numbered from 0 on, in the order of names.
pub(super) struct Case {
    several_holders: bool,
    claims: u32,
    /// Every day on which a claim is attested, each once for each claim, in order.
    attested: Vec<(Day, u32)>,
    /// The days on which a claim is attested or certainly in tenure, by claim, those of one claim apart.
    shown: Vec<(u32, Days)>,
    /// The grounds of tenures on which a claim is likely.
    grounds: Vec<(u32, Ground)>,
}

impl Case {
    /// Gathers what is known of a position from the claims to it.
    pub(super) fn new(several_holders: bool, claims: &ClaimsTo<'_>, events: &Events) -> Self {
        let mut case = Self {
            several_holders,
            claims: claims.len(),
            attested: Vec::new(),
            shown: Vec::new(),
            grounds: Vec::new(),
        };
        for (place, claim) in (0..).zip(claims.iter()) {
            let start = case.attested.len();
            let days = claim.days(events);
            case.attested.extend(days.iter().map(|&day| (day, place)));
            let mut shown: Vec<Days> = case.attested[start..]
                .iter()
                .map(|&(day, _)| Days::day(day))
                .collect();
            for tenure in claim.tenures() {
                shown.extend(tenure.certain());
                case.grounds
                    .extend(tenure.grounds().map(|ground| (place, ground)));
            }
            join(&mut shown);
            case.shown.extend(shown.into_iter().map(|days| (place, days)));
        }
        case.attested.sort_unstable();
        case
    }

    /// The days on which each claim is certain, in order and apart: attested, certainly in tenure, or between
    /// two attestations while nobody else is attested or certainly in tenure.
    pub(super) fn certain(&self) -> Vec<Vec<Days>> {
        let mut certain = vec![Vec::new(); self.claims as usize];
        for &(claim, days) in &self.shown {
            certain[claim as usize].push(days);
        }
        let others = (!self.several_holders).then(|| Others::new(stretches(&self.shown)));
        let mut last: Vec<Option<Day>> = vec![None; self.claims as usize];
        for &(day, claim) in &self.attested {
            let before = last[claim as usize].replace(day);
            let between = before.and_then(|before| Days::between(before.plus(1), day.plus(-1)));
            if let Some(days) = between
                && others.as_ref().is_none_or(|others| !others.shown_in(days, claim))
            {
                certain[claim as usize].push(days);
            }
        }
        certain.iter_mut().for_each(join);
        certain
    }

    /// Who a participant named only by the position was, day by day: the one certain, else the one likely
    /// holder. In order and apart; days without such a holder are left out.
    pub(super) fn resolved(&self, certain: &[Vec<Days>]) -> Vec<(Days, u32)> {
        let certain: Vec<(u32, Days)> = (0..)
            .zip(certain)
            .flat_map(|(claim, days)| days.iter().map(move |&days| (claim, days)))
            .collect();
        let certain = stretches(&certain);
        let free = gaps(joined(&certain).into_iter());
        let likely = stretches(&self.likely(&free));
        let mut resolved: Vec<(Days, u32)> = certain
            .iter()
            .filter_map(|stretch| Some((stretch.days, stretch.sole?)))
            .collect();
        let mut next = 0;
        for stretch in likely {
            let Some(claim) = stretch.sole else { continue };
            while free.get(next).is_some_and(|gap| gap.last < stretch.days.first) {
                next += 1;
            }
            let open = free[next..]
                .iter()
                .take_while(|gap| gap.first <= stretch.days.last);
            resolved.extend(open.filter_map(|gap| Some((gap.common(stretch.days)?, claim))));
        }
        resolved.sort_unstable();
        resolved.dedup_by(|next, kept| {
            let joined = next.1 == kept.1 && next.0.first == kept.0.last.plus(1);
            if joined {
                kept.0.last = next.0.last;
            }
            joined
        });
        resolved
    }

    /// The days on which each claim is likely, as far as nobody is certain on them (`free`), those of one
    /// claim apart.
    fn likely(&self, free: &[Days]) -> Vec<(u32, Days)> {
        let mut likely = Vec::new();
        if self.several_holders {
            likely.extend(self.grounds.iter().map(|&(claim, ground)| (claim, ground.days)));
            likely.extend(self.attested.iter().map(|&(day, claim)| {
                (
                    claim,
                    Days {
                        first: day.plus(-REACH),
                        last: day.plus(REACH),
                    },
                )
            }));
        } else {
            for &gap in free {
                self.nearest(gap, &mut likely);
            }
            for &(claim, ground) in &self.grounds {
                let from = free.partition_point(|gap| gap.last < ground.days.first);
                let open = free[from..]
                    .iter()
                    .take_while(|gap| gap.first <= ground.days.last);
                likely.extend(open.filter_map(|&gap| {
                    Some((claim, self.unrivalled(gap, ground.bound)?.common(ground.days)?))
                }));
            }
        }
        likely.sort_unstable();
        let mut apart: Vec<(u32, Days)> = Vec::with_capacity(likely.len());
        for (claim, days) in likely {
            match apart.last_mut() {
                Some((last, kept)) if *last == claim && days.first <= kept.last.plus(1) => {
                    kept.last = kept.last.max(days.last);
                }
                Some(_) | None => apart.push((claim, days)),
            }
        }
        apart
    }

    /// The last attestation before and the first after a gap in which nobody is certain, as numbers of days.
    fn attested_around(&self, gap: Days) -> (Option<i64>, Option<i64>) {
        let place = self.attested.partition_point(|&(day, _)| day < gap.first);
        let day = |entry: &(Day, u32)| i64::from(entry.0.number());
        let before = place.checked_sub(1).and_then(|before| self.attested.get(before));
        (before.map(day), self.attested.get(place).map(day))
    }

    /// The claims that the attestations around such a gap make likely: nearer to the one than to the other.
    fn nearest(&self, gap: Days, likely: &mut Vec<(u32, Days)>) {
        let (before, after) = self.attested_around(gap);
        let reach = i64::from(REACH);
        let mut add = |attested: i64, first: i64, last: i64| {
            let Some(days) = Days::between(to_day(first), to_day(last)).and_then(|days| days.common(gap))
            else {
                return;
            };
            let on = to_day(attested);
            let start = self.attested.partition_point(|&(day, _)| day < on);
            let same_day = self.attested[start..].iter().take_while(|&&(day, _)| day == on);
            likely.extend(same_day.map(|&(_, claim)| (claim, days)));
        };
        if let Some(before) = before {
            let halfway = after.map_or(i64::MAX, |after| (before + after).div_euclid(2));
            add(before, before, halfway.min(before + reach));
        }
        if let Some(after) = after {
            let halfway = before.map_or(i64::MIN, |before| (before + after + 1).div_euclid(2));
            add(after, halfway.max(after - reach), after);
        }
    }

    /// The days of a gap in which nobody is certain on which nobody is attested nearer than a bound is.
    fn unrivalled(&self, gap: Days, bound: Bound) -> Option<Days> {
        let (before, after) = self.attested_around(gap);
        match bound {
            Bound::Within => Some(gap),
            Bound::After(bound) => {
                let bound = i64::from(bound.number());
                let halfway = after.map_or(i64::MAX, |after| (bound + after).div_euclid(2));
                let free = before.is_none_or(|before| bound >= before);
                free.then(|| Days::between(gap.first, to_day(halfway).min(gap.last)))
                    .flatten()
            }
            Bound::Before(bound) => {
                let bound = i64::from(bound.number());
                let halfway = before.map_or(i64::MIN, |before| (before + bound + 1).div_euclid(2));
                let free = after.is_none_or(|after| bound <= after);
                free.then(|| Days::between(to_day(halfway).max(gap.first), gap.last))
                    .flatten()
            }
        }
    }
}

/// The stretches joined, whoever claims them.
fn joined(list: &[Stretch]) -> Vec<Days> {
    let mut days: Vec<Days> = list.iter().map(|stretch| stretch.days).collect();
    join(&mut days);
    days
}

/// The day with a number, or the nearest there is.
fn to_day(number: i64) -> Day {
    let bounded = number.clamp(i64::from(Day::MIN.number()), i64::from(Day::MAX.number()));
    i32::try_from(bounded).map_or(Day::MAX, Day::from_number)
}

/// Who was resolved on all of these days; `None` where not one and the same person was.
pub(super) fn resolve<V: Copy>(resolved: &[(Days, V)], days: Days) -> Option<V> {
    let after = resolved.partition_point(|(stretch, _)| stretch.first <= days.first);
    let &(stretch, holder) = &resolved[after.checked_sub(1)?];
    stretch.contains_all(days).then_some(holder)
}

/// Whether a claim is certain on all of these days.
pub(super) fn is_certain(certain: &[Days], days: Days) -> bool {
    around(certain, days.first).is_some_and(|stretch| stretch.contains_all(days))
}

/// The days on which somebody is attested or certainly in tenure, made to be asked for anybody else.
struct Others {
    stretches: Vec<Stretch>,
    /// For each stretch the next in which somebody other than its sole claim is shown.
    next_other: Vec<usize>,
}

impl Others {
    fn new(stretches: Vec<Stretch>) -> Self {
        let mut next_other = vec![stretches.len(); stretches.len()];
        for place in (0..stretches.len().saturating_sub(1)).rev() {
            let same = stretches[place].sole.is_some() && stretches[place].sole == stretches[place + 1].sole;
            next_other[place] = if same { next_other[place + 1] } else { place + 1 };
        }
        Self {
            stretches,
            next_other,
        }
    }

    /// Whether on any of these days somebody else than a claim is attested or certainly in tenure.
    fn shown_in(&self, days: Days, claim: u32) -> bool {
        let first = self
            .stretches
            .partition_point(|stretch| stretch.days.last < days.first);
        let starts_by = |place: usize| {
            self.stretches
                .get(place)
                .is_some_and(|other| other.days.first <= days.last)
        };
        starts_by(first) && (self.stretches[first].sole != Some(claim) || starts_by(self.next_other[first]))
    }
}
