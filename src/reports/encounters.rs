//! Our contacts with a party: the events at which we faced it, and who of both sides was there.

use rustc_hash::FxHashMap;

use super::{
    Book, Reader, Wants,
    lines::{Acquaintance, Introduction, IntroductionStep},
};
use crate::{
    network::{
        self, IntroductionSearch, Seat, Strength, Vertex, VertexKind, View,
        algorithms::{Budget, LimitExceeded},
    },
    scalars::EdtfDate,
    vocabulary::{Attendance, Attribution, Certainty, EventKind, EventStatus, ParticipantRole},
};

/// A person who was at some of our contacts with a party.
#[derive(Clone, Copy, Debug)]
pub struct Acquainted {
    /// Who.
    pub person: Vertex,
    /// In what position at the last of them; `None` where none is recorded.
    pub position: Option<Vertex>,
    /// For whom at the last of them; `None` where nothing tells.
    pub institution: Option<Vertex>,
    /// At how many.
    pub meetings: u32,
    /// The last of them.
    pub last: Vertex,
    /// Whether the source names the person at one of them at least.
    pub stated: bool,
}

impl Seat {
    /// Whether the participant came and did something.
    pub(super) fn took_part_in(&self) -> bool {
        self.attendance == Attendance::Attended && self.role != ParticipantRole::Mentioned
    }
}

impl Reader {
    /// The events, up to the day of the report, at which we faced a person, an institution or whoever was in a position:
    /// newest first. None where we are the party, and where it is not ours to tell.
    pub fn contacts(&self, party: Vertex) -> Vec<Vertex> {
        let network = self.network();
        let Some(home) = self.home else {
            return Vec::new();
        };
        let filter = self.until_then();
        match network.kind(party) {
            VertexKind::Person => network.evidence(View::Met, home, party, &filter),
            VertexKind::Institution if party == home => Vec::new(),
            VertexKind::Institution => network.evidence(View::Engaged, home, party, &filter),
            VertexKind::Position => {
                let institution = network.position(party).and_then(|position| position.institution);
                let mut events = institution.map_or_else(Vec::new, |institution| self.contacts(institution));
                events.retain(|&event| {
                    network
                        .seats(event)
                        .any(|seat| seat.position == Some(party) && seat.took_part_in())
                });
                events
            }
            VertexKind::Event | VertexKind::Topic | VertexKind::Program => Vec::new(),
        }
    }

    /// The events, up to the day of the report, that took place and in which we and a party both took part, whether we faced
    /// each other or not: newest first. Where we are the party, all of ours.
    pub fn shared_events(&self, party: Vertex) -> Vec<Vertex> {
        let network = self.network();
        let theirs = network.events_of(party);
        let ours = self.home.map_or(&[][..], |home| network.events_of(home));
        let mut events: Vec<Vertex> = theirs
            .iter()
            .copied()
            .filter(|event| ours.binary_search(event).is_ok())
            .filter(|&event| self.is_past(event) && network.event(event).status == EventStatus::Held)
            .collect();
        events.reverse();
        events
    }

    /// The persons who were at some events in seats of a sort: most often first, then who was there last, then by name.
    pub fn acquainted(&self, events: &[Vertex], seats: impl Fn(&Seat) -> bool) -> Vec<Acquainted> {
        let network = self.network();
        let mut found: FxHashMap<Vertex, Acquainted> = FxHashMap::default();
        for &event in events {
            let present = network
                .seats(event)
                .filter(|seat| seat.took_part_in() && seats(seat));
            for seat in present {
                let Some(person) = seat.person else { continue };
                let stated = seat.attribution == Attribution::Stated;
                found
                    .entry(person)
                    .and_modify(|known| {
                        known.meetings += 1;
                        known.stated |= stated;
                    })
                    .or_insert(Acquainted {
                        person,
                        position: seat.position,
                        institution: seat.stands_for,
                        meetings: 1,
                        last: event,
                        stated,
                    });
            }
        }
        let mut found: Vec<Acquainted> = found.into_values().collect();
        found.sort_by(|one, other| {
            let by_meetings = other.meetings.cmp(&one.meetings);
            by_meetings
                .then_with(|| other.last.cmp(&one.last))
                .then_with(|| one.person.cmp(&other.person))
        });
        found
    }

    /// Ways to be introduced to a party, best first.
    ///
    /// # Errors
    ///
    /// Where looking for them takes too long.
    pub fn introductions(
        &self,
        to: Vertex,
        most: usize,
    ) -> Result<Vec<network::Introduction>, LimitExceeded> {
        self.introductions_within(to, most, &self.budget())
    }

    /// Ways to be introduced to a party, best first, as far as a budget goes.
    ///
    /// # Errors
    ///
    /// Where looking for them takes more.
    pub fn introductions_within(
        &self,
        to: Vertex,
        most: usize,
        budget: &Budget,
    ) -> Result<Vec<network::Introduction>, LimitExceeded> {
        let Some(from) = self.home.filter(|&home| home != to) else {
            return Ok(Vec::new());
        };
        let search = IntroductionSearch {
            from,
            to,
            filter: &self.until_then(),
            strength: Strength {
                on: self.on,
                half_life: 730,
                weights: [1.0; EventKind::ALL.len()],
            },
            most,
            longest: 4,
            largest_event: 50,
            only_serving: false,
        };
        self.network().introductions(&search, budget)
    }

    /// Whether a person is certain or likely, on the day of the report, to hold a position: `None` where that is not known.
    pub fn holds_now(&self, person: Vertex, position: Vertex) -> Option<bool> {
        let holders = self.network().holders(position, self.on);
        let own = holders.iter().find(|holding| holding.person == person);
        match (
            own.map(|own| own.certainty),
            holders.first().map(|first| first.certainty),
        ) {
            (Some(Certainty::Certain | Certainty::Likely), _) => Some(true),
            (_, Some(Certainty::Certain | Certainty::Likely)) | (None, Some(Certainty::Possible)) => {
                Some(false)
            }
            (Some(Certainty::Possible), _) | (None, None) => None,
        }
    }
}

impl Wants {
    /// A person who was at some of our contacts.
    pub fn acquainted(&mut self, network: &network::Network, acquainted: &Acquainted) {
        self.person(network, acquainted.person);
        for vertex in [acquainted.position, acquainted.institution]
            .into_iter()
            .flatten()
        {
            self.name(network, vertex);
        }
        self.cite(network, acquainted.last);
    }

    /// A way to be introduced.
    pub fn introduction(&mut self, reader: &Reader, introduction: &network::Introduction) {
        let (network, filter) = (reader.network(), reader.until_then());
        for step in &introduction.way.steps {
            self.name(network, step.from);
            self.name(network, step.to);
            if let Some(bond) = network.bond(step.kind, step.from, step.to, &filter) {
                self.cite(network, bond.last);
            }
        }
        if let Some(pledge) = introduction.pledge {
            self.cite_id(pledge);
        }
    }
}

impl Book<'_> {
    /// A person who was at some of our contacts.
    pub fn acquaintance(&self, acquainted: &Acquainted) -> Option<Acquaintance> {
        let network = self.reader.network();
        let name = |vertex: Option<Vertex>| vertex.and_then(|vertex| self.named(vertex));
        Some(Acquaintance {
            person: self.named(acquainted.person)?,
            style: self
                .person(acquainted.person)
                .and_then(|person| person.style.clone()),
            position: name(acquainted.position),
            institution: name(acquainted.institution),
            still_in_position: acquainted
                .position
                .and_then(|position| self.reader.holds_now(acquainted.person, position)),
            meetings: acquainted.meetings,
            last_met: EdtfDate(network.written(acquainted.last).into_owned()),
            last_event: self.named(acquainted.last)?,
            inferred: !acquainted.stated,
            footnotes: self.footnotes(network.record(acquainted.last)),
        })
    }

    /// A way to be introduced.
    pub fn introduction(&self, introduction: &network::Introduction) -> Option<Introduction> {
        let network = self.reader.network();
        let filter = self.reader.until_then();
        let steps = introduction.way.steps.iter().map(|step| {
            let last = network
                .bond(step.kind, step.from, step.to, &filter)
                .map(|bond| bond.last);
            Some(IntroductionStep {
                from: self.named(step.from)?,
                to: self.named(step.to)?,
                kind: step.kind,
                last_event: last.and_then(|event| self.named(event)),
                last_met: last.map(|event| EdtfDate(network.written(event).into_owned())),
                footnotes: last.map_or_else(Vec::new, |event| self.footnotes(network.record(event))),
            })
        });
        Some(Introduction {
            steps: steps.collect::<Option<_>>()?,
            pledge: introduction.pledge.and_then(|pledge| self.named_id(pledge)),
            footnotes: introduction
                .pledge
                .map_or_else(Vec::new, |pledge| self.footnotes(pledge)),
        })
    }
}
