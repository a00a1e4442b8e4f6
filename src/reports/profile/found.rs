//! What the network says of a person, before anything is fetched.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::ProfileMet;
use crate::{
    network::{Seat, Tally, TallyOrder, Vertex, View},
    reports::{
        Book, Reader, Wants,
        terms::{Served, Visit, how_soon},
    },
    scalars::EdtfDate,
    vocabulary::{Attribution, EventStatus},
};

/// How many contacts are told in full.
const MOST_CONTACTS: usize = 30;
/// How many events without us are told in full.
const MOST_EVENTS: usize = 20;
/// How many persons met, and how many others, are told of.
const MOST_PEOPLE: usize = 20;
/// How many persons met in one position are told of.
const MOST_MET: usize = 30;

/// What the network says of a person.
pub(super) struct Found {
    pub(super) person: Vertex,
    pub(super) country: Option<Vertex>,
    pub(super) ours: bool,
    pub(super) terms: Vec<Term>,
    /// Events at which we faced the person, newest first.
    pub(super) faced: Vec<Vertex>,
    /// Events in which we and the person took part, newest first.
    pub(super) contacts: Vec<Vertex>,
    /// Events in which the person took part without us, newest first.
    pub(super) without_us: Vec<Vertex>,
    pub(super) visits: Vec<Visit>,
    pub(super) met: Arc<[Tally]>,
    pub(super) co_attended: Arc<[Tally]>,
}

/// A position that the person held.
pub(super) struct Term {
    pub(super) served: Served,
    pub(super) met: Vec<Met>,
}

/// Somebody met in it.
pub(super) struct Met {
    /// Where the other sat at the first meeting.
    seat: Seat,
    person: Vertex,
    /// The meetings, in chronological order.
    events: Vec<Vertex>,
    stated: bool,
}

impl Found {
    pub(super) fn of(reader: &Reader, person: Vertex, designated: &[crate::network::Term]) -> Self {
        let network = reader.network();
        let contacts = reader.shared_events(person);
        let mut without_us: Vec<Vertex> = network
            .events_of(person)
            .iter()
            .copied()
            .filter(|&event| reader.is_past(event) && network.event(event).status == EventStatus::Held)
            .filter(|event| contacts.binary_search_by(|other| event.cmp(other)).is_err())
            .collect();
        without_us.reverse();
        let terms: Vec<Term> = reader
            .terms_of(person, designated)
            .into_iter()
            .map(|served| Term {
                met: met(reader, &served),
                served,
            })
            .collect();
        let is_ours = |position: Vertex| {
            let position = network.position(position);
            reader.is_home(position.and_then(|position| position.institution))
        };
        let stood_for_us = |event: Vertex| {
            let mut seats = network.seats(event);
            seats.any(|seat| seat.person == Some(person) && reader.is_home(seat.stands_for))
        };
        let faced = reader.contacts(person);
        let ours = terms.iter().any(|term| is_ours(term.served.term.position))
            || contacts.iter().any(|&event| stood_for_us(event));
        Self {
            person,
            country: network.country(person),
            ours,
            terms,
            visits: visits(reader, person, &faced, &contacts, ours),
            faced,
            contacts,
            without_us,
            met: network.view(View::Met, person, &reader.until_then(), TallyOrder::default()),
            co_attended: network.view(
                View::CoAttended,
                person,
                &reader.until_then(),
                TallyOrder::default(),
            ),
        }
    }

    /// The contacts that are told in full.
    pub(super) fn told_contacts(&self) -> &[Vertex] {
        first(&self.contacts, MOST_CONTACTS)
    }

    /// The events without us that are told in full.
    pub(super) fn told_without_us(&self) -> &[Vertex] {
        first(&self.without_us, MOST_EVENTS)
    }

    /// The persons met that are told of.
    pub(super) fn told_met(&self) -> &[Tally] {
        first(&self.met, MOST_PEOPLE)
    }

    /// The others at the same events that are told of.
    pub(super) fn told_co_attended(&self) -> &[Tally] {
        first(&self.co_attended, MOST_PEOPLE)
    }

    pub(super) fn want(&self, reader: &Reader, wants: &mut Wants) {
        let network = reader.network();
        wants.person(network, self.person);
        wants.cite(network, self.person);
        if let Some(country) = self.country {
            wants.name(network, country);
        }
        for term in &self.terms {
            wants.served(network, &term.served);
            for met in term.told_met() {
                met.want(reader, wants);
            }
        }
        for &event in self.told_contacts().iter().chain(self.told_without_us()) {
            wants.tell(network, event);
        }
        for visit in &self.visits {
            wants.visit(network, visit);
        }
        for tally in self.told_met().iter().chain(self.told_co_attended()) {
            wants.tally(network, tally);
        }
    }
}

impl Term {
    /// The persons met in it that are told of.
    pub(super) fn told_met(&self) -> &[Met] {
        first(&self.met, MOST_MET)
    }
}

impl Met {
    fn want(&self, reader: &Reader, wants: &mut Wants) {
        let network = reader.network();
        wants.person(network, self.person);
        for vertex in [self.seat.position, self.seat.stands_for].into_iter().flatten() {
            wants.name(network, vertex);
        }
        wants.cite(network, self.seat.event);
    }

    /// Somebody met in a position.
    pub(super) fn line(&self, reader: &Reader, book: &Book<'_>, served: &Served) -> Option<ProfileMet> {
        let network = reader.network();
        let name = |vertex: Option<Vertex>| vertex.and_then(|vertex| book.named(vertex));
        let (&first, &last) = self.events.first().zip(self.events.last())?;
        let person = book.person(self.person);
        Some(ProfileMet {
            person: book.named(self.person)?,
            style: person.and_then(|person| person.style.clone()),
            position: name(self.seat.position),
            institution: name(self.seat.stands_for),
            meetings: reader.counted(&self.events),
            first_event: book.named(first)?,
            first_met: EdtfDate(network.written(first).into_owned()),
            last_met: EdtfDate(network.written(last).into_owned()),
            soon: how_soon(network, &served.term, &self.events)?,
            inferred: !self.stated,
            footnotes: book.footnotes(network.record(first)),
        })
    }
}

fn first<T>(list: &[T], most: usize) -> &[T] {
    &list[..list.len().min(most)]
}

/// The persons whom somebody met in a position: who was met first comes first, then by name.
fn met(reader: &Reader, served: &Served) -> Vec<Met> {
    let network = reader.network();
    let mut found: FxHashMap<Vertex, Met> = FxHashMap::default();
    for &event in &served.term.served {
        let own_stated = network
            .seats(event)
            .any(|seat| seat.person == Some(served.term.person) && seat.attribution == Attribution::Stated);
        for seat in network.faced(served.term.person, event) {
            let Some(person) = seat.person.filter(|&person| person != served.term.person) else {
                continue;
            };
            let met = found.entry(person).or_insert_with(|| Met {
                seat,
                person,
                events: Vec::new(),
                stated: false,
            });
            if met.events.last() != Some(&event) {
                met.events.push(event);
            }
            met.stated |= own_stated && seat.attribution == Attribution::Stated;
        }
    }
    let mut found: Vec<Met> = found.into_values().collect();
    found.sort_by_key(|met| (met.events.first().copied(), met.person));
    found
}

/// At whose place our meetings with a person were, or, of one of ours whom we do not face, those of the person with others.
fn visits(reader: &Reader, person: Vertex, faced: &[Vertex], contacts: &[Vertex], ours: bool) -> Vec<Visit> {
    let network = reader.network();
    if ours && faced.is_empty() {
        let met: Vec<Vertex> = contacts
            .iter()
            .copied()
            .filter(|&event| !network.faced(person, event).is_empty())
            .collect();
        return reader.visits(&met, |event, venue| {
            let others = network.faced(person, event);
            others.iter().any(|seat| seat.stands_for == Some(venue))
        });
    }
    reader.visits(faced, |event, venue| {
        let mut seats = network.seats(event);
        seats.any(|seat| seat.person == Some(person) && seat.stands_for == Some(venue))
    })
}
