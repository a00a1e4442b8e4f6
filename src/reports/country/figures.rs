//! What follows from our contacts with a country or a city: by year, by rank, by topic.

use std::{cmp::Reverse, collections::BTreeMap};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    lines::CountryYear,
    parts::{Part, Parts, recency},
};
use crate::{
    network::{Seat, Vertex, View},
    reports::{Reader, lines::Bounds},
    vocabulary::{EventStatus, LinkKind, PositionRank},
};

/// How many years are told, the last ones.
const MOST_YEARS: i32 = 40;

/// Our contacts with a country or a city.
pub(super) struct Contacts {
    /// Events at which we faced one of its parts, newest first.
    pub(super) faced: Vec<Vertex>,
    /// Other events that took place in which both they and we took part, newest first.
    pub(super) same: Vec<Vertex>,
    /// Events with them and us that are announced for the day of the report or later, soonest first.
    pub(super) announced: Vec<Vertex>,
}

impl Contacts {
    pub(super) fn of(reader: &Reader, parts: &Parts) -> Self {
        let network = reader.network();
        let filter = reader.until_then();
        let Some(home) = reader.home else {
            return Self {
                faced: Vec::new(),
                same: Vec::new(),
                announced: Vec::new(),
            };
        };
        let met = parts.added_up().filter(|part| part.tally.is_some());
        let faced: FxHashSet<Vertex> = met
            .flat_map(|part| network.evidence(View::Engaged, home, part.vertex, &filter))
            .collect();
        let ours = network.events_of(home);
        let (mut same, mut announced) = (FxHashSet::default(), FxHashSet::default());
        let theirs = parts.own.iter().flat_map(|&part| network.events_of(part));
        for &event in theirs.filter(|event| ours.binary_search(event).is_ok()) {
            match network.event(event).status {
                EventStatus::Held if reader.is_past(event) && !faced.contains(&event) => {
                    same.insert(event);
                }
                EventStatus::Announced if network.event(event).until.latest >= reader.on => {
                    announced.insert(event);
                }
                EventStatus::Held
                | EventStatus::Announced
                | EventStatus::Postponed
                | EventStatus::Cancelled => {}
            }
        }
        let newest_first = |events: FxHashSet<Vertex>| {
            let mut events: Vec<Vertex> = events.into_iter().collect();
            events.sort_unstable_by_key(|&event| Reverse(recency(network, event)));
            events
        };
        let mut announced: Vec<Vertex> = announced.into_iter().collect();
        announced.sort_unstable();
        Self {
            faced: newest_first(faced),
            same: newest_first(same),
            announced,
        }
    }

    /// By the year in which they began, each year from the first to the last; and how many years before are left out.
    pub(super) fn years(&self, reader: &Reader) -> (Vec<CountryYear>, u32) {
        type Counted = fn(&mut CountryYear) -> &mut Bounds;
        let mut years: BTreeMap<i32, CountryYear> = BTreeMap::new();
        let lists: [(&[Vertex], Counted); 2] = [
            (&self.faced, |year| &mut year.contacts),
            (&self.same, |year| &mut year.same_events),
        ];
        for (events, bounds) in lists {
            for &event in events {
                let from = reader.network().event(event).from;
                // What may yet have begun after the day of the report is certain of no year.
                let last = from.latest.min(reader.on).year();
                let is_certain = from.latest <= reader.on && from.earliest.year() == last;
                for year in from.earliest.year().max(last - MOST_YEARS + 1)..=last {
                    let entry = years.entry(year).or_insert(empty(year));
                    let bounds = bounds(entry);
                    bounds.at_most += 1;
                    bounds.at_least += u32::from(is_certain);
                }
            }
        }
        let Some((&first, &last)) = years.keys().next().zip(years.keys().next_back()) else {
            return (Vec::new(), 0);
        };
        let shown = first.max(last - MOST_YEARS + 1);
        let left_out = u32::try_from(years.range(..shown).count()).unwrap_or(u32::MAX);
        let shown = shown..=last;
        let told = shown.map(|year| years.get(&year).copied().unwrap_or(empty(year)));
        (told.collect(), left_out)
    }

    /// What they were about: at the most contacts first, then by the last of them, then by name. Each with how many, and
    /// the last.
    pub(super) fn topics(&self, reader: &Reader) -> Vec<(Vertex, u32, Vertex)> {
        let network = reader.network();
        let mut found: FxHashMap<Vertex, (u32, Vertex)> = FxHashMap::default();
        // Newest first, so that the first of each is its last.
        for &event in &self.faced {
            for topic in network.recorded_others(event, LinkKind::About, true) {
                found.entry(topic).or_insert((0, event)).0 += 1;
            }
        }
        let found = found.into_iter();
        let mut topics: Vec<_> = found
            .map(|(topic, (contacts, last))| (topic, contacts, last))
            .collect();
        topics.sort_unstable_by_key(|&(topic, contacts, last)| {
            (Reverse(contacts), Reverse(recency(network, last)), topic)
        });
        topics
    }

    /// The ranks that contacts have reached, the highest first: at how many contacts, and the seat at the last.
    pub(super) fn levels(&self, reader: &Reader, parts: &Parts) -> Vec<(PositionRank, u32, Seat)> {
        let network = reader.network();
        let mut found: FxHashMap<PositionRank, (u32, Seat)> = FxHashMap::default();
        let Some(home) = reader.home else {
            return Vec::new();
        };
        for &event in &self.faced {
            let mut ranked: Vec<(PositionRank, Seat)> = Vec::new();
            for seat in network.faced(home, event) {
                let is_theirs = seat.stands_for.is_some_and(|part| parts.own.contains(&part));
                let rank = seat
                    .position
                    .and_then(|position| network.position(position)?.rank);
                let Some(rank) = rank.filter(|_| is_theirs) else {
                    continue;
                };
                // Of several of one rank the first who is known.
                match ranked.iter_mut().find(|(known, _)| *known == rank) {
                    Some((_, known)) if known.person.is_none() && seat.person.is_some() => *known = seat,
                    Some(_) => {}
                    None => ranked.push((rank, seat)),
                }
            }
            for (rank, seat) in ranked {
                found.entry(rank).or_insert((0, seat)).0 += 1;
            }
        }
        let found = found.into_iter();
        let mut levels: Vec<_> = found
            .map(|(rank, (contacts, seat))| (rank, contacts, seat))
            .collect();
        levels.sort_unstable_by_key(|&(rank, ..)| rank as u8);
        levels
    }
}

const fn empty(year: i32) -> CountryYear {
    const NONE: Bounds = Bounds {
        at_least: 0,
        at_most: 0,
    };
    CountryYear {
        year,
        contacts: NONE,
        same_events: NONE,
    }
}

/// How many events there were up to the day of the report, of those that possibly were.
pub(super) fn bounds_of(reader: &Reader, events: &[Vertex]) -> Bounds {
    let certain = events
        .iter()
        .filter(|&&event| reader.network().event(event).from.latest <= reader.on);
    Bounds {
        at_least: u32::try_from(certain.count()).unwrap_or(u32::MAX),
        at_most: u32::try_from(events.len()).unwrap_or(u32::MAX),
    }
}

/// The positions in some institutions of which nobody is known who may hold it on the day of the report, each with the
/// institution.
pub(super) fn vacancies<'a>(reader: &Reader, parts: impl Iterator<Item = &'a Part>) -> Vec<(Vertex, Vertex)> {
    let network = reader.network();
    let positions = parts.flat_map(|part| {
        let positions = network.positions_in(part.vertex).iter();
        positions.map(move |&position| (position, part.vertex))
    });
    positions
        .filter(|&(position, _)| network.holders(position, reader.on).is_empty())
        .collect()
}
