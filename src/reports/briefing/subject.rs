//! Whom a briefing is about, and when we last met them over each channel.

use super::BriefingChannel;
use crate::{
    network::{Holding, Network, TallyOrder, Vertex, VertexKind, View},
    reports::Reader,
    vocabulary::Certainty,
};

/// How many positions of an institution are told.
const MOST_POSITIONS: usize = 30;

/// A party, and what the network says of it.
pub(super) struct Party {
    pub(super) vertex: Vertex,
    pub(super) country: Option<Vertex>,
    /// Events at which we faced it, newest first.
    pub(super) contacts: Vec<Vertex>,
    pub(super) then: Vec<Holding>,
    pub(super) now: Vec<Holding>,
    /// The positions of an institution, as far as they are told, of which nobody is known to be the holder now.
    pub(super) vacant: Vec<Vertex>,
    /// By what, whom, at which event.
    pub(super) channels: Vec<(BriefingChannel, Vertex, Vertex)>,
}

impl Party {
    /// What the network says of a party.
    pub(super) fn of(reader: &Reader, vertex: Vertex, whom: Option<Vertex>) -> Self {
        let network = reader.network();
        let contacts = reader.contacts(vertex);
        let then = contacts
            .first()
            .map(|&last| held(network, vertex, network.event(last).from.earliest))
            .unwrap_or_default();
        let now = held(network, vertex, reader.on);
        let country = network.country(vertex).filter(|&country| country != vertex);
        let vacant = network
            .positions_in(vertex)
            .iter()
            .take(MOST_POSITIONS)
            .copied()
            .filter(|&position| now.iter().all(|holding| holding.position != position))
            .collect();
        let channels = channels(reader, vertex, &contacts, &now, country, whom);
        Self {
            vertex,
            country,
            contacts,
            then,
            now,
            vacant,
            channels,
        }
    }
}

/// Who held the positions of an institution, or what positions a person held, on a day: the surest of each.
fn held(network: &Network, party: Vertex, on: crate::dates::Day) -> Vec<Holding> {
    match network.kind(party) {
        VertexKind::Person => {
            let mut held = network.positions_held(party, on);
            let surest = held.first().map(|holding| holding.certainty);
            if surest.is_some_and(|surest| surest < Certainty::Possible) {
                held.retain(|holding| holding.certainty < Certainty::Possible);
            }
            held
        }
        VertexKind::Institution => {
            let positions = network.positions_in(party).iter().take(MOST_POSITIONS);
            positions
                .flat_map(|&position| {
                    let mut holders = network.holders(position, on);
                    let surest = holders.first().map(|holding| holding.certainty);
                    holders.retain(|holding| Some(holding.certainty) == surest);
                    holders
                })
                .collect()
        }
        VertexKind::Position | VertexKind::Event | VertexKind::Topic | VertexKind::Program => Vec::new(),
    }
}

/// When we last met a party, by each channel on which we did.
fn channels(
    reader: &Reader,
    party: Vertex,
    contacts: &[Vertex],
    now: &[Holding],
    country: Option<Vertex>,
    whom: Option<Vertex>,
) -> Vec<(BriefingChannel, Vertex, Vertex)> {
    let network = reader.network();
    let mut channels = Vec::new();
    let mut add = |channel, with: Vertex, event: Option<&Vertex>| {
        channels.extend(event.map(|&event| (channel, with, event)));
    };
    if let Some(whom) = whom {
        let met = contacts.iter().find(|&&event| {
            let mut seats = network.seats(event).filter(crate::network::Seat::took_part_in);
            seats.any(|seat| seat.person == Some(whom) || seat.position == Some(whom))
        });
        add(BriefingChannel::Whom, party, met);
    }
    if network.kind(party) == VertexKind::Person {
        add(BriefingChannel::Person, party, contacts.first());
        let mut institutions = Vec::new();
        for holding in now {
            add(
                BriefingChannel::Position,
                holding.position,
                reader.contacts(holding.position).first(),
            );
            let institution = network
                .position(holding.position)
                .and_then(|position| position.institution);
            institutions.extend(institution.filter(|institution| !institutions.contains(institution)));
        }
        for institution in institutions {
            add(
                BriefingChannel::Institution,
                institution,
                reader.contacts(institution).first(),
            );
        }
    } else {
        for holding in now {
            add(
                BriefingChannel::Position,
                holding.position,
                reader.contacts(holding.position).first(),
            );
        }
        add(BriefingChannel::Institution, party, contacts.first());
    }
    if let (Some(country), Some(home)) = (country, reader.home) {
        let engaged = network.view(View::Engaged, home, &reader.until_then(), TallyOrder::default());
        let of_country = engaged
            .iter()
            .filter(|tally| network.country(tally.other) == Some(country));
        let last = of_country.map(|tally| tally.last).max_by_key(|&event| {
            let from = network.event(event).from;
            (from.latest, from.earliest, event)
        });
        add(BriefingChannel::Country, country, last.as_ref());
    }
    channels.dedup();
    channels
}
