//! What the network says of an institution, before anything is fetched.

use rustc_hash::FxHashMap;

use super::{DossierPosition, DossierTopic};
use crate::{
    network::{Seat, Term, Vertex},
    reports::{
        Acquainted, Book, Reader, Wants,
        terms::{Served, Visit},
    },
    scalars::EdtfDate,
    vocabulary::LinkKind,
};

/// How many positions are told of.
pub(super) const MOST_POSITIONS: usize = 30;
/// How many of those who held one position are told of.
const MOST_TERMS: usize = 30;
/// How many contacts are told in full.
const MOST_CONTACTS: usize = 30;
/// How many persons are told of on each side.
const MOST_PEOPLE: usize = 20;
/// How many topics are told.
const MOST_TOPICS: usize = 20;

/// What the network says of an institution.
pub(super) struct Found {
    pub(super) institution: Vertex,
    pub(super) country: Option<Vertex>,
    pub(super) positions: Vec<Position>,
    pub(super) positions_left_out: usize,
    /// Events at which we faced it, newest first.
    pub(super) faced: Vec<Vertex>,
    /// Those of them at which nobody is known to have been there for it, in the same order.
    pub(super) unnamed: Vec<Vertex>,
    /// Events in which we and it took part, newest first.
    pub(super) contacts: Vec<Vertex>,
    pub(super) visits: Vec<Visit>,
    pub(super) theirs: Vec<Acquainted>,
    pub(super) ours: Vec<Acquainted>,
    /// Topics, each with the contacts that were about it, newest first.
    pub(super) topics: Vec<(Vertex, Vec<Vertex>)>,
}

/// A position, and the line of its holders.
pub(super) struct Position {
    pub(super) vertex: Vertex,
    pub(super) line: Vec<Served>,
    /// Our meetings at which somebody was there in it, newest first.
    pub(super) meetings: Vec<Vertex>,
    /// Those of them at which it is not known who, in the same order.
    pub(super) unnamed: Vec<Vertex>,
}

/// The positions of an institution that are told of.
pub(super) fn told_positions(reader: &Reader, institution: Vertex) -> &[Vertex] {
    first(reader.network().positions_in(institution), MOST_POSITIONS)
}

impl Found {
    pub(super) fn of(reader: &Reader, institution: Vertex, designated: &[Term]) -> Self {
        let network = reader.network();
        let faced = reader.contacts(institution);
        let contacts = reader.shared_events(institution);
        let is_theirs = |seat: &Seat| seat.stands_for == Some(institution);
        let mut meetings: FxHashMap<Vertex, (Vec<Vertex>, Vec<Vertex>)> = FxHashMap::default();
        let mut unnamed = Vec::new();
        for &event in &faced {
            let there = || {
                let seats = network.seats(event);
                seats.filter(|seat| seat.took_part_in() && is_theirs(seat))
            };
            if there().all(|seat| seat.person.is_none()) {
                unnamed.push(event);
            }
            for seat in there() {
                let Some(position) = seat.position else { continue };
                let (all, unnamed) = meetings.entry(position).or_default();
                add(all, event);
                if seat.person.is_none() {
                    add(unnamed, event);
                }
            }
        }
        let told = told_positions(reader, institution);
        let positions = told.iter().map(|&vertex| {
            let (meetings, unnamed) = meetings.remove(&vertex).unwrap_or_default();
            Position {
                vertex,
                line: reader.line_of(vertex, designated),
                meetings,
                unnamed,
            }
        });
        Self {
            institution,
            country: network
                .country(institution)
                .filter(|&country| country != institution),
            positions: positions.collect(),
            positions_left_out: network.positions_in(institution).len() - told.len(),
            unnamed,
            visits: reader.visits(&faced, |_, venue| venue == institution),
            theirs: reader.acquainted(&faced, is_theirs),
            ours: reader.acquainted(&faced, |seat| reader.is_home(seat.stands_for)),
            topics: topics(reader, &contacts),
            faced,
            contacts,
        }
    }

    /// The contacts that are told in full.
    pub(super) fn told_contacts(&self) -> &[Vertex] {
        first(&self.contacts, MOST_CONTACTS)
    }

    /// Those of theirs who are told of.
    pub(super) fn told_theirs(&self) -> &[Acquainted] {
        first(&self.theirs, MOST_PEOPLE)
    }

    /// Those of ours who are told of.
    pub(super) fn told_ours(&self) -> &[Acquainted] {
        first(&self.ours, MOST_PEOPLE)
    }

    /// The topics that are told.
    fn told_topics(&self) -> &[(Vertex, Vec<Vertex>)] {
        first(&self.topics, MOST_TOPICS)
    }

    pub(super) fn want(&self, reader: &Reader, wants: &mut Wants) {
        let network = reader.network();
        wants.cite(network, self.institution);
        if let Some(country) = self.country {
            wants.name(network, country);
        }
        for position in &self.positions {
            wants.name(network, position.vertex);
            for served in position.told() {
                wants.served(network, served);
            }
            if let Some(&last) = position.meetings.first() {
                wants.cite(network, last);
            }
        }
        for &event in self.told_contacts() {
            wants.tell(network, event);
        }
        for visit in &self.visits {
            wants.visit(network, visit);
        }
        for known in self.told_theirs().iter().chain(self.told_ours()) {
            wants.acquainted(network, known);
        }
        for (topic, contacts) in self.told_topics() {
            wants.name(network, *topic);
            if let Some(&last) = contacts.first() {
                wants.cite(network, last);
            }
        }
    }

    /// What the contacts were about.
    pub(super) fn topic_lines(&self, reader: &Reader, book: &Book<'_>) -> Vec<DossierTopic> {
        let network = reader.network();
        let lines = self.told_topics().iter().filter_map(|(topic, contacts)| {
            let &last = contacts.first()?;
            Some(DossierTopic {
                topic: book.named(*topic)?,
                contacts: reader.counted(contacts),
                last: EdtfDate(network.written(last).into_owned()),
                last_event: book.named(last)?,
                footnotes: book.footnotes(network.record(last)),
            })
        });
        lines.collect()
    }
}

impl Position {
    /// Those in the line who are told of: the latest.
    fn told(&self) -> &[Served] {
        &self.line[self.line.len().saturating_sub(MOST_TERMS)..]
    }

    pub(super) fn line(&self, reader: &Reader, book: &Book<'_>) -> Option<DossierPosition> {
        let network = reader.network();
        let last = self.meetings.first().copied();
        let position = network.position(self.vertex)?;
        let told = self.told();
        let met = self.line.iter().filter(|served| !served.contacts.is_empty());
        Some(DossierPosition {
            position: book.named(self.vertex)?,
            rank: position.rank,
            several_holders: position.several_holders,
            line: told.iter().filter_map(|served| book.term(served)).collect(),
            line_left_out: number(self.line.len() - told.len()),
            line_met: number(met.count()),
            meetings: reader.counted(&self.meetings),
            meetings_unnamed: reader.counted(&self.unnamed),
            last_met: last.map(|event| EdtfDate(network.written(event).into_owned())),
            last_contact: last.and_then(|event| book.named(event)),
            footnotes: book.footnotes_of([last]),
        })
    }
}

/// Adds an event once to a list that comes to it in order.
fn add(events: &mut Vec<Vertex>, event: Vertex) {
    if events.last() != Some(&event) {
        events.push(event);
    }
}

/// What contacts were about: most often first, then what came up last, then by name.
fn topics(reader: &Reader, contacts: &[Vertex]) -> Vec<(Vertex, Vec<Vertex>)> {
    let mut found: FxHashMap<Vertex, Vec<Vertex>> = FxHashMap::default();
    for &event in contacts {
        for topic in reader.network().recorded_others(event, LinkKind::About, true) {
            found.entry(topic).or_default().push(event);
        }
    }
    let mut topics: Vec<(Vertex, Vec<Vertex>)> = found.into_iter().collect();
    topics.sort_by(|(one, at_one), (other, at_other)| {
        let by_contacts = at_other.len().cmp(&at_one.len());
        by_contacts
            .then_with(|| at_other.first().cmp(&at_one.first()))
            .then_with(|| one.cmp(other))
    });
    topics
}

fn first<T>(list: &[T], most: usize) -> &[T] {
    &list[..list.len().min(most)]
}

/// A count as reports give it.
pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
