//! Finds the relationships that need care: how long ago the last contact was, who was met then and has left since, and
//! who of ours all of it went through.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{WatchListCounts, number};
use crate::{
    dates::Day,
    network::{Seat, Tally, TallyOrder, Vertex, View},
    reports::{Reader, lines::Bounds},
    vocabulary::{Attribution, WatchListClass},
};

/// After how many days without contact a relationship is what.
#[derive(Clone, Copy, Debug)]
pub(super) struct Thresholds {
    pub(super) cooling: u32,
    pub(super) dormant: u32,
    pub(super) lapsed: u32,
}

impl Thresholds {
    /// What a relationship is of which the last contact was so many days ago; `None` for one that is current.
    fn class(self, days: u32) -> Option<WatchListClass> {
        let classes = [
            (self.lapsed, WatchListClass::Lapsed),
            (self.dormant, WatchListClass::Dormant),
            (self.cooling, WatchListClass::Cooling),
        ];
        let reached = classes.into_iter().find(|&(after, _)| days >= after);
        reached.map(|(_, class)| class)
    }
}

/// A relationship that needs care.
pub(super) struct Found {
    pub(super) class: WatchListClass,
    pub(super) tally: Tally,
    pub(super) days: Bounds,
    /// The persons of theirs at the last contact.
    pub(super) counterparts: Vec<Counterpart>,
    /// Whether all of them have left the positions in which they were met.
    pub(super) rotated: bool,
    pub(super) thread: Option<Thread>,
}

/// A person of theirs at the last contact.
#[derive(Clone, Copy)]
pub(super) struct Counterpart {
    pub(super) person: Vertex,
    pub(super) position: Option<Vertex>,
    /// Whether the person still holds the position, where that is known.
    pub(super) serves: Option<bool>,
}

/// The one colleague of ours through whom all contact went.
#[derive(Clone, Copy)]
pub(super) struct Thread {
    pub(super) colleague: Vertex,
    /// In what position at the last of them.
    pub(super) position: Option<Vertex>,
    /// Whether it is inferred at some of these events that it was this colleague.
    pub(super) inferred: bool,
    /// The last of these events.
    pub(super) last: Vertex,
}

/// Relationships of one sort: all that need care, the worst first, and how many of what there are.
#[derive(Default)]
pub(super) struct Part {
    pub(super) found: Vec<Found>,
    pub(super) counts: WatchListCounts,
}

impl Part {
    fn take(
        &mut self,
        reader: &Reader,
        thresholds: Thresholds,
        tally: Tally,
        counterparts: Vec<Counterpart>,
        thread: Option<Thread>,
    ) {
        let days = days_since(reader, tally.last);
        let rotated = !counterparts.is_empty()
            && counterparts
                .iter()
                .all(|counterpart| counterpart.serves == Some(false));
        let silent = thresholds.class(days.at_least);
        let counts = &mut self.counts;
        counts.relationships += 1;
        counts.rotated += u32::from(rotated);
        counts.single_threaded += u32::from(thread.is_some());
        match silent {
            Some(WatchListClass::Lapsed) => counts.lapsed += 1,
            Some(WatchListClass::Dormant) => counts.dormant += 1,
            Some(WatchListClass::Cooling) => counts.cooling += 1,
            Some(WatchListClass::Rotated | WatchListClass::SingleThreaded) | None => counts.current += 1,
        }
        let class = silent
            .or(rotated.then_some(WatchListClass::Rotated))
            .or(thread.map(|_| WatchListClass::SingleThreaded));
        if let Some(class) = class {
            self.found.push(Found {
                class,
                tally,
                days,
                counterparts,
                rotated,
                thread,
            });
        }
    }

    /// The worst first, of one class those that were strongest; and of each class as many as are told. How many there were
    /// of all is returned.
    fn sort_and_cut(&mut self, most: usize) {
        self.found.sort_by_key(|found| {
            (
                found.class,
                Reverse(found.tally.meetings),
                Reverse(found.days.at_least),
                found.tally.other,
            )
        });
        let all = self.found.len();
        let mut told: FxHashMap<WatchListClass, usize> = FxHashMap::default();
        self.found.retain(|found| {
            let told = told.entry(found.class).or_default();
            *told += 1;
            *told <= most
        });
        self.counts.left_out = number(all - self.found.len());
    }
}

/// The institutions that home engaged with.
pub(super) fn institutions(
    reader: &Reader,
    home: Vertex,
    thresholds: Thresholds,
    most: usize,
) -> (Part, Threads) {
    let network = reader.network();
    let filter = reader.until_then();
    let threads = Threads::of(reader, home);
    let mut part = Part::default();
    for tally in network
        .view(View::Engaged, home, &filter, TallyOrder::default())
        .iter()
    {
        let seats = network.seats(tally.last);
        let theirs = seats.filter(|seat| seat.took_part_in() && seat.stands_for == Some(tally.other));
        let mut counterparts: Vec<Counterpart> = Vec::new();
        for seat in theirs {
            let Some(person) = seat.person else { continue };
            if counterparts.iter().all(|known| known.person != person) {
                counterparts.push(counterpart(reader, person, seat.position));
            }
        }
        let thread = threads.0.get(&tally.other).copied().flatten();
        part.take(reader, thresholds, *tally, counterparts, thread);
    }
    part.sort_and_cut(most);
    (part, threads)
}

/// The persons whom home met.
pub(super) fn people(reader: &Reader, home: Vertex, thresholds: Thresholds, most: usize) -> Part {
    let network = reader.network();
    let filter = reader.until_then();
    let mut part = Part::default();
    for tally in network
        .view(View::Met, home, &filter, TallyOrder::default())
        .iter()
    {
        if tally.institution == Some(home) {
            continue;
        }
        let met = counterpart(reader, tally.other, tally.position);
        part.take(reader, thresholds, *tally, vec![met], None);
    }
    part.sort_and_cut(most);
    part
}

fn counterpart(reader: &Reader, person: Vertex, position: Option<Vertex>) -> Counterpart {
    Counterpart {
        person,
        position,
        serves: position.and_then(|position| reader.holds_now(person, position)),
    }
}

/// How many days ago an event was: at least from the last day on which it may have gone on, at most from the first on which
/// it may have ended.
fn days_since(reader: &Reader, event: Vertex) -> Bounds {
    let until = reader.network().event(event).until;
    let since = |day: Day| u32::try_from(reader.on.number().saturating_sub(day.number())).unwrap_or(0);
    Bounds {
        at_least: since(until.latest),
        at_most: since(until.earliest),
    }
}

/// For each institution the one colleague through whom all contact with it went; `None` where there were several, or where
/// nobody tells who was there for us.
pub(super) struct Threads(FxHashMap<Vertex, Option<Thread>>);

impl Threads {
    fn of(reader: &Reader, home: Vertex) -> Self {
        let network = reader.network();
        let mut threads: FxHashMap<Vertex, Option<Thread>> = FxHashMap::default();
        let mut last: Option<(Vertex, Option<Thread>)> = None;
        for (event, other) in network.encounters(View::Engaged, home, &reader.until_then()) {
            let sole = match last {
                Some((known, sole)) if known == event => sole,
                _ => sole(reader, home, event),
            };
            last = Some((event, sole));
            threads
                .entry(other)
                .and_modify(|thread| {
                    *thread = thread.zip(sole).and_then(|(before, now)| {
                        (before.colleague == now.colleague).then_some(Thread {
                            inferred: before.inferred || now.inferred,
                            ..now
                        })
                    });
                })
                .or_insert(sole);
        }
        Self(threads)
    }

    /// The colleagues through whom alone contact with some institutions goes, each with how many these are and with the last
    /// such event: those with the most first, then by name.
    pub(super) fn colleagues(&self) -> Vec<(u32, Thread)> {
        let mut colleagues: FxHashMap<Vertex, (u32, Thread)> = FxHashMap::default();
        for thread in self.0.values().flatten() {
            let (count, known) = colleagues.entry(thread.colleague).or_insert((0, *thread));
            *count += 1;
            if thread.last > known.last {
                (known.last, known.position) = (thread.last, thread.position);
            }
            known.inferred |= thread.inferred;
        }
        let mut colleagues: Vec<(u32, Thread)> = colleagues.into_values().collect();
        colleagues.sort_unstable_by_key(|&(count, thread)| (Reverse(count), thread.colleague));
        colleagues
    }
}

/// The one colleague who was at an event for us.
fn sole(reader: &Reader, home: Vertex, event: Vertex) -> Option<Thread> {
    let seats = reader.network().seats(event);
    let mut ours = seats.filter(|seat| seat.took_part_in() && seat.stands_for == Some(home));
    let first = ours.next()?;
    let colleague = first.person?;
    let is_inferred = |seat: &Seat| seat.attribution == Attribution::Inferred;
    let mut inferred = is_inferred(&first);
    for seat in ours {
        if seat.person != Some(colleague) {
            return None;
        }
        // Named once, it is told.
        inferred &= is_inferred(&seat);
    }
    Some(Thread {
        colleague,
        position: first.position,
        inferred,
        last: event,
    })
}
