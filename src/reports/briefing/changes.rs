//! What has changed since we last met a party.

use super::{BriefedChange, BriefedChangeKind as Kind, subject::Party};
use crate::{
    dates::{Day, Edtf},
    network::{Network, Vertex},
    reports::{Book, Reader, Wants, lines::Promise},
    scalars::EdtfDate,
    vocabulary::{Certainty, CommitmentStatus, EventStatus},
};

/// How many events without us are told of.
const MOST_EVENTS: usize = 10;

/// A change, before it has names.
pub(super) struct Found {
    kind: Kind,
    record: Vertex,
    person: Option<Vertex>,
    before: Option<Vertex>,
}

/// What has changed in the network since we last met; nothing where we never did.
pub(super) fn since_last_met(reader: &Reader, party: &Party) -> Vec<Found> {
    let network = reader.network();
    let Some(&last) = party.contacts.first() else {
        return Vec::new();
    };
    let mut found = positions(network, reader.on, party);
    let met = network.event(last).until.latest;
    let events = network.events_of(party.vertex);
    let ours = reader.home.map_or(&[][..], |home| network.events_of(home));
    let later = events
        .iter()
        .rev()
        .filter(|&&event| network.event(event).from.earliest > met);
    let mut told = 0;
    for &event in later {
        let kind = match network.event(event).status {
            EventStatus::Held if reader.is_past(event) && ours.binary_search(&event).is_err() => {
                told += 1;
                if told > MOST_EVENTS {
                    continue;
                }
                Kind::EventWithoutUs
            }
            EventStatus::Announced => Kind::Announced,
            EventStatus::Held | EventStatus::Postponed | EventStatus::Cancelled => continue,
        };
        found.push(Found {
            kind,
            record: event,
            person: None,
            before: None,
        });
    }
    found
}

/// Who was in a position when we last met, and no longer is.
fn positions(network: &Network, on: Day, party: &Party) -> Vec<Found> {
    let sure = |certainty: Certainty| certainty < Certainty::Possible;
    let mut found = Vec::new();
    for before in party.then.iter().filter(|holding| sure(holding.certainty)) {
        let now = network.holders(before.position, on);
        let still = now.iter().any(|holding| holding.person == before.person);
        let other = now
            .iter()
            .find(|holding| sure(holding.certainty) && holding.person != before.person);
        let kept_it = now
            .iter()
            .any(|holding| holding.person == before.person && sure(holding.certainty));
        let kind = match other {
            Some(_) if !kept_it => Kind::NewHolder,
            None if !still => Kind::Left,
            Some(_) | None => continue,
        };
        found.push(Found {
            kind,
            record: before.position,
            person: other.map(|holding| holding.person),
            before: Some(before.person),
        });
    }
    found
}

impl Found {
    /// What is to be told of it.
    pub(super) fn want(&self, network: &Network, wants: &mut Wants) {
        wants.cite(network, self.record);
        for person in [self.person, self.before].into_iter().flatten() {
            wants.name(network, person);
        }
    }

    /// The line.
    pub(super) fn line(&self, reader: &Reader, book: &Book<'_>) -> Option<BriefedChange> {
        let network = reader.network();
        let name = |vertex: Option<Vertex>| vertex.and_then(|vertex| book.named(vertex));
        let is_event = matches!(self.kind, Kind::EventWithoutUs | Kind::Announced);
        Some(BriefedChange {
            kind: self.kind,
            record: book.named(self.record)?,
            person: name(self.person),
            before: name(self.before),
            on: is_event.then(|| EdtfDate(network.written(self.record).into_owned())),
            footnotes: book.footnotes(network.record(self.record)),
        })
    }
}

/// Promises that were kept or fell due between the day we last met and that of the report.
pub(super) fn of_promises(promises: &[Promise], met: Day, on: Day) -> Vec<BriefedChange> {
    let since = |date: &Option<EdtfDate>| {
        let date = date.as_ref()?.0.parse::<Edtf>().ok()?;
        let latest = date.span().latest;
        Some(met < latest && latest <= on)
    };
    let changed = promises.iter().filter_map(|promise| {
        let (kind, on) = match promise.status {
            CommitmentStatus::Fulfilled => (Kind::Kept, &promise.fulfilled),
            CommitmentStatus::Open if promise.overdue => (Kind::FellDue, &promise.due),
            CommitmentStatus::Open | CommitmentStatus::Lapsed | CommitmentStatus::Withdrawn => return None,
        };
        let on = since(on)?.then(|| on.clone())?;
        Some(BriefedChange {
            kind,
            record: promise.promise.clone(),
            person: None,
            before: None,
            on,
            footnotes: promise.footnotes.clone(),
        })
    });
    changed.collect()
}
