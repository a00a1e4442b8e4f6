//! What a country or a city consists of, and how often we met each part.

use std::cmp::Reverse;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    network::{MeetingFilter, Network, Tally, TallyOrder, Vertex, VertexKind, View},
    reports::{Reader, lines::Bounds},
    store::StoreError,
    vocabulary::{LinkKind, NodeKind},
};

/// A part of a country or a city, and our meetings with it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) vertex: Vertex,
    /// What there was between us and it; `None` where we never met it.
    pub(super) tally: Option<Tally>,
    /// At how many events we met it.
    pub(super) meetings: Bounds,
}

/// A country or a city with all that belongs to it, each list with those met last first, then by name.
pub(super) struct Parts {
    pub(super) itself: Part,
    /// Missions that the country sends; none of a city.
    pub(super) sent: Vec<Part>,
    /// Missions that the country receives, or that are in the city. They are others' and are not added up.
    pub(super) received: Vec<Part>,
    pub(super) cities: Vec<Part>,
    pub(super) organizations: Vec<Part>,
    /// Events that are recorded as held in the city, in chronological order; none of a country.
    pub(super) events_here: Vec<Vertex>,
    /// All parts that are added up: itself, the missions that it sends, cities and organizations; never we ourselves.
    pub(super) own: FxHashSet<Vertex>,
}

impl Parts {
    /// All that belongs to a country or a city: one statement.
    pub(super) async fn of(reader: &Reader, about: Vertex, is_city: bool) -> Result<Self, StoreError> {
        let network = reader.network();
        let into = |vertex: Vertex, kind: LinkKind| {
            let others = network.recorded_others(vertex, kind, false);
            others.filter(|&other| network.kind(other) == VertexKind::Institution)
        };
        let sent: Vec<Vertex> = into(about, LinkKind::SentBy).collect();
        let mut received: Vec<Vertex> = into(about, LinkKind::ReceivedBy).collect();
        let located: Vec<Vertex> = into(about, LinkKind::LocatedIn).collect();
        let mut known = kinds(reader, &located).await?;
        let (mut cities, mut organizations) = (Vec::new(), Vec::new());
        for &vertex in &located {
            match known.remove(&vertex) {
                Some(NodeKind::City) => cities.push(vertex),
                Some(NodeKind::Organization) => organizations.push(vertex),
                Some(NodeKind::Embassy) => received.push(vertex),
                _ => {}
            }
        }
        // An organization may be recorded with its city alone.
        let in_cities: Vec<Vertex> = cities
            .iter()
            .flat_map(|&city| into(city, LinkKind::LocatedIn))
            .collect();
        let in_cities_kinds = kinds(reader, &in_cities).await?;
        organizations.extend(
            in_cities
                .into_iter()
                .filter(|vertex| in_cities_kinds.get(vertex) == Some(&NodeKind::Organization)),
        );
        let here = network.recorded_others(about, LinkKind::LocatedIn, false);
        let mut events_here: Vec<Vertex> = here
            .filter(|&event| is_city && network.kind(event) == VertexKind::Event)
            .collect();
        events_here.sort_unstable();
        let met = Met::of(reader);
        let listed = |vertices: Vec<Vertex>| met.listed(reader, vertices);
        let mut parts = Self {
            itself: met.part(about),
            sent: listed(sent),
            received: listed(received),
            cities: listed(cities),
            organizations: listed(organizations),
            events_here,
            own: FxHashSet::default(),
        };
        let own = [&parts.sent, &parts.cities, &parts.organizations];
        parts.own = own.into_iter().flatten().map(|part| part.vertex).collect();
        if !reader.is_home(Some(about)) {
            parts.own.insert(about);
        }
        Ok(parts)
    }

    /// Itself, the missions that it sends, its cities and its organizations, in this order.
    pub(super) fn added_up(&self) -> impl Iterator<Item = &Part> {
        let lists = [&self.sent, &self.cities, &self.organizations];
        std::iter::once(&self.itself).chain(lists.into_iter().flatten())
    }
}

/// Whom we met.
struct Met {
    possibly: FxHashMap<Vertex, Tally>,
    certainly: FxHashMap<Vertex, u32>,
}

impl Met {
    fn of(reader: &Reader) -> Self {
        let possibly = reader.until_then();
        let certainly = MeetingFilter {
            certainly: true,
            ..possibly.clone()
        };
        let engaged = |filter: &MeetingFilter| {
            reader.home.map(|home| {
                reader
                    .network()
                    .view(View::Engaged, home, filter, TallyOrder::default())
            })
        };
        let possibly = engaged(&possibly);
        let certainly = engaged(&certainly);
        Self {
            possibly: possibly
                .iter()
                .flat_map(|tallies| tallies.iter())
                .map(|tally| (tally.other, *tally))
                .collect(),
            certainly: certainly
                .iter()
                .flat_map(|tallies| tallies.iter())
                .map(|tally| (tally.other, tally.meetings))
                .collect(),
        }
    }

    fn part(&self, vertex: Vertex) -> Part {
        let tally = self.possibly.get(&vertex).copied();
        Part {
            vertex,
            tally,
            meetings: Bounds {
                at_least: self.certainly.get(&vertex).copied().unwrap_or(0),
                at_most: tally.map_or(0, |tally| tally.meetings),
            },
        }
    }

    /// Those besides us, each once: those met last first, then by name.
    fn listed(&self, reader: &Reader, mut vertices: Vec<Vertex>) -> Vec<Part> {
        let network = reader.network();
        vertices.retain(|&vertex| !reader.is_home(Some(vertex)));
        vertices.sort_unstable();
        vertices.dedup();
        let mut parts: Vec<Part> = vertices.into_iter().map(|vertex| self.part(vertex)).collect();
        parts.sort_by_key(|part| {
            let last = part.tally.map(|tally| recency(network, tally.last));
            (Reverse(last), part.vertex)
        });
        parts
    }
}

/// What events are sorted by where the newest come first.
pub(super) fn recency(network: &Network, event: Vertex) -> (crate::dates::Day, Vertex) {
    (network.event(event).from.latest, event)
}

/// The kinds of some institutions, by one statement; none is run where there are none.
async fn kinds(reader: &Reader, of: &[Vertex]) -> Result<FxHashMap<Vertex, NodeKind>, StoreError> {
    if of.is_empty() {
        return Ok(FxHashMap::default());
    }
    let ids: Vec<i64> = of.iter().map(|&vertex| reader.network().record(vertex)).collect();
    let kinds = reader.snapshot.store.kinds(&ids, reader.clearance()).await?;
    let known = of.iter().zip(&ids);
    Ok(known
        .filter_map(|(&vertex, id)| Some((vertex, *kinds.get(id)?)))
        .collect())
}

/// The country in which an institution sits: of an embassy the one that receives it. `None` where nothing tells.
pub(super) fn sits_in(network: &Network, institution: Vertex) -> Option<Vertex> {
    let is_country = |vertex: &Vertex| network.country(*vertex) == Some(*vertex);
    let places: Vec<Vertex> = network
        .recorded_others(institution, LinkKind::LocatedIn, true)
        .collect();
    let direct = places.iter().copied().find(is_country);
    let of_city = || {
        let places = places.iter();
        let mut countries =
            places.flat_map(|&place| network.recorded_others(place, LinkKind::LocatedIn, true));
        countries.find(is_country)
    };
    let host = || {
        network
            .recorded_others(institution, LinkKind::ReceivedBy, true)
            .next()
    };
    direct
        .or_else(of_city)
        .or_else(host)
        .or_else(|| network.country(institution))
}
