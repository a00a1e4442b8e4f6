//! One pass over all events in which we took part: how many of each sort there were in the period and in the one before,
//! whom we met, and whom for the first time.

use std::{collections::BTreeMap, sync::Arc};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    super::{
        Reader,
        lines::Bounds,
        periods::{Days, Grain, Step},
    },
    lines::ActivityCompared,
};
use crate::{
    dates::Answer,
    network::{EventVertex, Group, Seat, Vertex, VertexKind},
    vocabulary::{EventKind, EventStatus, GroupBy, LinkKind, PositionRank},
};

/// The period and the one before it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Periods {
    pub(super) now: Days,
    pub(super) before: Days,
}

/// What one pass over our events counts.
#[derive(Debug, Default)]
pub(super) struct Counted {
    /// Events that were held.
    pub(super) events: ActivityCompared,
    /// Those at which we faced others.
    pub(super) meetings: ActivityCompared,
    pub(super) kinds: BTreeMap<EventKind, ActivityCompared>,
    pub(super) levels: BTreeMap<Option<PositionRank>, ActivityCompared>,
    pub(super) topics: FxHashMap<Option<Vertex>, ActivityCompared>,
    pub(super) countries: FxHashMap<Option<Vertex>, ActivityCompared>,
    pub(super) regions: BTreeMap<Option<Arc<str>>, ActivityCompared>,
    /// The steps of the period, and those of the one before where there was anything in it.
    pub(super) steps: Vec<(Step, Bounds)>,
    pub(super) steps_before: Vec<(Step, Bounds)>,
    /// Persons and institutions that faced us.
    pub(super) met: FxHashMap<Vertex, Met>,
    /// The highest rank that faced us in the period, and each who held it: the first first.
    pub(super) highest: Option<PositionRank>,
    pub(super) highest_seats: Vec<Seat>,
    /// The events that were possibly in the period, and in the one before, in chronological order.
    pub(super) now: Vec<Vertex>,
    pub(super) before: Vec<Vertex>,
}

/// Whether something was so, as far as dates tell.
#[derive(Clone, Copy, Debug, Default)]
struct Seen {
    possibly: bool,
    certainly: bool,
}

impl Seen {
    fn note(&mut self, answer: Answer) {
        self.possibly |= answer != Answer::No;
        self.certainly |= answer == Answer::Certainly;
    }

    fn bounds(self) -> Bounds {
        Bounds {
            at_least: self.certainly.into(),
            at_most: self.possibly.into(),
        }
    }

    /// Whether it was so, and had not been so before.
    fn first(self, earlier: Self) -> Bounds {
        Bounds {
            at_least: (self.certainly && !earlier.possibly).into(),
            at_most: (self.possibly && !earlier.certainly).into(),
        }
    }
}

/// When somebody faced us.
#[derive(Debug, Default)]
pub(super) struct Met {
    now: Seen,
    before: Seen,
    earlier_than_now: Seen,
    earlier_than_before: Seen,
    /// The first time that is possibly in the period.
    pub(super) first: Option<Seat>,
}

impl Met {
    /// Whether in the periods.
    pub(super) fn compared(&self) -> ActivityCompared {
        ActivityCompared {
            period: self.now.bounds(),
            before: self.before.bounds(),
        }
    }

    /// Whether for the first time in the periods.
    pub(super) fn first_met(&self) -> ActivityCompared {
        ActivityCompared {
            period: self.now.first(self.earlier_than_now),
            before: self.before.first(self.earlier_than_before),
        }
    }
}

impl Counted {
    /// Goes through our events.
    pub(super) fn of(reader: &Reader, periods: Periods) -> Self {
        let mut counted = Self::default();
        let grain = periods.now.grain();
        counted.steps = none_yet(periods.now, grain);
        let Some(home) = reader.home else {
            return counted;
        };
        counted.steps_before = none_yet(periods.before, grain);
        let mut places = Places::new(reader);
        for &event in reader.network().events_of(home) {
            let facts = reader.network().event(event);
            if facts.status == EventStatus::Held && facts.from.earliest <= periods.now.until.0 {
                counted.take(reader, periods, &mut places, home, event, facts);
            }
        }
        if counted.before.is_empty() {
            counted.steps_before.clear();
        }
        counted
    }

    fn take(
        &mut self,
        reader: &Reader,
        periods: Periods,
        places: &mut Places<'_>,
        home: Vertex,
        event: Vertex,
        facts: EventVertex,
    ) {
        let network = reader.network();
        let answer = |days: Days| days.period().holds(facts.from, facts.until);
        let (now, before) = (answer(periods.now), answer(periods.before));
        let faced = network.faced(home, event);
        self.meet(periods, &faced, facts, now, before);
        let one = ActivityCompared {
            period: Bounds::one(now),
            before: Bounds::one(before),
        };
        if one.is_none() {
            return;
        }
        if !one.period.is_none() {
            self.now.push(event);
        }
        if !one.before.is_none() {
            self.before.push(event);
        }
        self.events += one;
        *self.kinds.entry(facts.kind).or_default() += one;
        let steps = self.steps.iter_mut().chain(&mut self.steps_before);
        for (step, bounds) in steps {
            *bounds += step.days.hold(facts.from, facts.until);
        }
        let mut topics = network.recorded_others(event, LinkKind::About, true).peekable();
        if topics.peek().is_none() {
            *self.topics.entry(None).or_default() += one;
        }
        for topic in topics {
            *self.topics.entry(Some(topic)).or_default() += one;
        }
        let countries = places.countries(event);
        let mut regions: Vec<Option<Arc<str>>> = Vec::new();
        for &country in &countries {
            *self.countries.entry(country).or_default() += one;
            regions.push(country.and_then(|country| places.region(country)));
        }
        regions.sort_unstable();
        regions.dedup();
        for region in regions {
            *self.regions.entry(region).or_default() += one;
        }
        self.reach(reader, &faced, one);
    }

    /// Notes whom we met when.
    fn meet(&mut self, periods: Periods, faced: &[Seat], facts: EventVertex, now: Answer, before: Answer) {
        let earlier = |days: Days| days.earlier().holds(facts.from, facts.until);
        let (earlier_than_now, earlier_than_before) = (earlier(periods.now), earlier(periods.before));
        for seat in faced {
            for party in [seat.person, seat.stands_for].into_iter().flatten() {
                let met = self.met.entry(party).or_default();
                met.now.note(now);
                met.before.note(before);
                met.earlier_than_now.note(earlier_than_now);
                met.earlier_than_before.note(earlier_than_before);
                if now != Answer::No && met.first.is_none() {
                    met.first = Some(*seat);
                }
            }
        }
    }

    /// Notes the highest level that faced us.
    fn reach(&mut self, reader: &Reader, faced: &[Seat], one: ActivityCompared) {
        let network = reader.network();
        if faced.is_empty() {
            return;
        }
        self.meetings += one;
        let rank = |seat: &Seat| {
            seat.position
                .and_then(|position| network.position(position)?.rank)
        };
        let others = faced.iter().filter(|seat| !reader.is_home(seat.stands_for));
        let ranked: Vec<(PositionRank, &Seat)> =
            others.filter_map(|seat| Some((rank(seat)?, seat))).collect();
        let highest = ranked.iter().map(|&(rank, _)| rank).min();
        *self.levels.entry(highest).or_default() += one;
        let Some(highest) = highest.filter(|_| !one.period.is_none()) else {
            return;
        };
        if self.highest.is_none_or(|known| highest < known) {
            self.highest = Some(highest);
            self.highest_seats.clear();
        }
        if self.highest == Some(highest) {
            let reached = ranked.into_iter().filter(|&(rank, _)| rank == highest);
            self.highest_seats.extend(reached.map(|(_, &seat)| seat));
        }
    }

    /// How many parties of a kind, as something tells of each.
    pub(super) fn parties(
        &self,
        reader: &Reader,
        kind: VertexKind,
        of: impl Fn(&Met) -> ActivityCompared,
    ) -> ActivityCompared {
        let mut sum = ActivityCompared::default();
        for (&party, met) in &self.met {
            if reader.network().kind(party) == kind && Some(party) != reader.home {
                sum += of(met);
            }
        }
        sum
    }

    /// Those of a kind who were possibly met for the first time in the period: by the meeting, then by name.
    pub(super) fn firsts(&self, reader: &Reader, kind: VertexKind) -> Vec<(Vertex, &Met, Seat)> {
        let met = self.met.iter();
        let mut firsts: Vec<_> = met
            .filter(|&(&party, met)| {
                reader.network().kind(party) == kind
                    && Some(party) != reader.home
                    && !met.first_met().period.is_none()
            })
            .filter_map(|(&party, met)| Some((party, met, met.first?)))
            .collect();
        firsts.sort_unstable_by_key(|&(party, _, seat)| (seat.event, party));
        firsts
    }
}

/// The steps of a period, at which nothing has been counted yet.
fn none_yet(days: Days, grain: Grain) -> Vec<(Step, Bounds)> {
    let steps = days.steps(grain).into_iter();
    steps.map(|step| (step, Bounds::default())).collect()
}

/// Where those who were there are from.
struct Places<'a> {
    reader: &'a Reader,
    known: FxHashMap<Vertex, Option<Vertex>>,
}

impl<'a> Places<'a> {
    fn new(reader: &'a Reader) -> Self {
        Self {
            reader,
            known: FxHashMap::default(),
        }
    }

    /// The countries of those others who were at an event, by name; `None` alone where no country is known.
    fn countries(&mut self, event: Vertex) -> Vec<Option<Vertex>> {
        let network = self.reader.network();
        let mut countries: FxHashSet<Vertex> = FxHashSet::default();
        for seat in network.seats(event) {
            if !seat.took_part_in() || self.reader.is_home(seat.stands_for) {
                continue;
            }
            if let Some(party) = seat.stands_for.or(seat.person) {
                let country = self.known.entry(party);
                countries.extend(*country.or_insert_with(|| network.country(party)));
            }
        }
        if countries.is_empty() {
            return vec![None];
        }
        let mut countries: Vec<Option<Vertex>> = countries.into_iter().map(Some).collect();
        countries.sort_unstable();
        countries
    }

    fn region(&self, country: Vertex) -> Option<Arc<str>> {
        match self.reader.network().group(country, GroupBy::Region)? {
            Group::Region(region) => Some(region),
            Group::Country(_) => None,
        }
    }
}
