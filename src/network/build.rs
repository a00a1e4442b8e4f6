//! Builds a network from facts: numbers, sorts and compresses them, then resolves the participants of whom
//! the source names only the position.

use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::{
    Network, PositionVertex, VertexKind,
    attestations::{Attestation, ClaimTable, Claimed, Claims, ClaimsTo},
    days::Days,
    events::{EventVertex, Events},
    facing::{Facing, settle_sides},
    facts::{EventFact, Facts, ParticipationFact, PositionFact, TenureFact},
    groups::Countries,
    links::{Lists, Table},
    met::StandIn,
    participations::{Named, Participations, Seated},
    path::Rooms,
    people::People,
    rankings::Rankings,
    recorded::RecordedLinks,
    resolution::{Case, is_certain, resolve},
    tenures::Tenure,
    ties::Ties,
    vertices::{Slots, Vertex, Vertices},
    views::Views,
};
use crate::vocabulary::{Attribution, PositionRank};

impl Network {
    /// Builds the network of these facts. Takes time in proportion to their number, apart from sorting.
    pub fn build(facts: Facts) -> Self {
        let vertices = Vertices::number(&facts);
        let countries = Countries::new(&vertices, &facts);
        let Facts {
            people,
            institutions,
            positions,
            tenures,
            events,
            participations,
            topics,
            programs,
            links,
            countries: _,
            nationalities: _,
        } = facts;
        drop((people, institutions, topics, programs));
        let recorded = RecordedLinks::new(&vertices, &links);
        drop(links);
        let positions = Table::new(
            vertices.slots_of(VertexKind::Position..=VertexKind::Position),
            positions
                .iter()
                .filter_map(|fact| place_position(&vertices, fact)),
        );
        let positions_in = gather_positions(&vertices, &positions);
        let mut seated = seat(&vertices, &positions, &participations);
        drop(participations);
        let placed = place_events(&vertices, &events, &mut seated);
        let written = events.into_iter().filter_map(|fact| {
            let event = vertices.find(VertexKind::Event, fact.id)?;
            Some((event, Arc::from(fact.written?)))
        });
        let events = Events::new(&vertices, placed.into_iter(), written.collect());
        let attested = seated
            .iter()
            .filter_map(|(event, seat)| attestation(&events, *event, seat));
        let tenures = tenures.iter().filter_map(|fact| claimed(&vertices, fact));
        let mut claims = ClaimTable::new(attested.collect(), tenures.collect());
        settle_claims(&mut claims, &positions, &events, &mut seated);
        let claims = Claims::new(&vertices, claims);
        let stand_ins = find_stand_ins(&vertices, &claims, &events, &seated);
        let participations = link(&vertices, &seated);
        drop(seated);
        let mut network = Self {
            vertices,
            events,
            participations,
            positions,
            positions_in,
            claims,
            stand_ins,
            recorded,
            countries,
            ties: Ties::default(),
            rooms: Rooms::default(),
            rankings: Rankings::default(),
            busy: OnceLock::new(),
            people: People::default(),
            views: Views::new(),
        };
        network.ties = Ties::of(&network);
        network
    }

    /// A network of nothing.
    pub fn empty() -> Self {
        Self::build(Facts::default())
    }
}

/// A position at its vertex.
pub(super) fn place_position(vertices: &Vertices, fact: &PositionFact) -> Option<(Vertex, PositionVertex)> {
    let position = vertices.find(VertexKind::Position, fact.id)?;
    let placed = PositionVertex {
        institution: vertices.find(VertexKind::Institution, fact.institution),
        several_holders: fact.several_holders,
        rank: fact.rank,
    };
    Some((position, placed))
}

/// What the positions in an institution are sorted by: those of no rank last.
pub(super) const fn standing(rank: Option<PositionRank>) -> (bool, Option<PositionRank>) {
    (rank.is_none(), rank)
}

fn gather_positions(vertices: &Vertices, positions: &Table<PositionVertex>) -> Lists<Vertex> {
    let all = vertices.of_kind(VertexKind::Position).iter();
    let mut by_rank: Vec<(Vertex, PositionVertex)> = all
        .filter_map(|&position| Some((position, *positions.get(position)?)))
        .collect();
    by_rank.sort_by_key(|(_, position)| standing(position.rank));
    let institutions = vertices.slots_of(VertexKind::Institution..=VertexKind::Institution);
    Lists::gather(institutions, || {
        let placed = by_rank.iter();
        placed.filter_map(|&(vertex, position)| Some((position.institution?, vertex)))
    })
}

/// Seats the participants, by event and then in the order of the record.
pub(super) fn seat(
    vertices: &Vertices,
    positions: &Table<PositionVertex>,
    facts: &[ParticipationFact],
) -> Vec<(Vertex, Seated)> {
    let mut seats: Vec<(Vertex, u16, u32)> = (0..)
        .zip(facts)
        .filter_map(|(place, fact)| {
            Some((vertices.find(VertexKind::Event, fact.event)?, fact.ordinal, place))
        })
        .collect();
    seats.sort_unstable();
    let seats = seats.into_iter().map(|(event, ordinal, place)| {
        let fact = &facts[place as usize];
        let person = fact.person.and_then(|id| vertices.find(VertexKind::Person, id));
        let position = fact
            .position
            .and_then(|id| vertices.find(VertexKind::Position, id));
        let institution = fact
            .institution
            .and_then(|id| vertices.find(VertexKind::Institution, id));
        let of_position = || positions.get(position?)?.institution;
        let seat = Seated {
            person,
            position,
            stands_for: institution.or_else(of_position),
            ordinal,
            named: Named::new(fact.person.is_some(), institution.is_some()),
            side: fact.side,
            effective_side: fact.side,
            role: fact.role,
            attendance: fact.attendance,
            attribution: if person.is_some() {
                Attribution::Stated
            } else {
                Attribution::Unresolved
            },
        };
        (event, seat)
    });
    seats.collect()
}

/// Places events, and settles on which side the participants of each are. The seats are by event.
pub(super) fn place_events(
    vertices: &Vertices,
    facts: &[EventFact],
    seated: &mut [(Vertex, Seated)],
) -> Vec<(Vertex, EventVertex)> {
    let mut placed: Vec<(Vertex, &EventFact)> = facts
        .iter()
        .filter_map(|fact| Some((vertices.find(VertexKind::Event, fact.id)?, fact)))
        .collect();
    placed.sort_unstable_by_key(|&(event, _)| event);
    let mut rest = seated;
    let placed = placed.into_iter().map(|(event, fact)| {
        let own = rest.iter().take_while(|(of, _)| *of == event).count();
        let (seats, after) = std::mem::take(&mut rest).split_at_mut(own);
        rest = after;
        let has_sides = seats.iter().any(|(_, seat)| seat.side.is_some());
        let facing = Facing::at(fact.kind, fact.status, has_sides);
        if facing == Facing::BySide {
            settle_sides(seats);
        }
        let placed = EventVertex {
            from: fact.from,
            until: fact.until.unwrap_or(fact.from),
            kind: fact.kind,
            status: fact.status,
            venue: fact
                .venue
                .and_then(|id| vertices.find(VertexKind::Institution, id)),
            facing,
        };
        (event, placed)
    });
    placed.collect()
}

/// What a seat attests: `None` where the event shows nobody in a position.
pub(super) fn attestation(events: &Events, event: Vertex, seat: &Seated) -> Option<Attestation> {
    let attests = seat.is_stated() && events.get(event).attests();
    Some((seat.position?, seat.person?, event)).filter(|_| attests)
}

/// A tenure with its position and person; `None` for one that cannot hold.
pub(super) fn claimed(vertices: &Vertices, fact: &TenureFact) -> Option<Claimed> {
    let position = vertices.find(VertexKind::Position, fact.position)?;
    let person = vertices.find(VertexKind::Person, fact.person)?;
    Some((position, person, Tenure::new(fact)?))
}

/// Works out, position after position, when each claim is certain, and who the nameless participants were.
fn settle_claims(
    claims: &mut ClaimTable,
    positions: &Table<PositionVertex>,
    events: &Events,
    seated: &mut [(Vertex, Seated)],
) {
    let mut waiting: FxHashMap<Vertex, Vec<usize>> = FxHashMap::default();
    for (place, (_, seat)) in seated.iter().enumerate() {
        if let Some(position) = seat.nameless() {
            waiting.entry(position).or_default().push(place);
        }
    }
    let mut certain: Vec<Vec<Days>> = Vec::new();
    for (position, places) in claims.positions() {
        let claims = ClaimsTo::Built(claims, places);
        let case = case(positions, position, &claims, events);
        let days = case.certain();
        if let Some(seats) = waiting.get(&position) {
            let resolved = holders(&case, &days, &claims);
            for &place in seats {
                let (event, seat) = &mut seated[place];
                seat.settle(resolve(&resolved, events.get(*event).days()));
            }
        }
        certain.extend(days);
    }
    claims.settle(certain.into_iter());
}

/// What is known of who held a position.
pub(super) fn case(
    positions: &Table<PositionVertex>,
    position: Vertex,
    claims: &ClaimsTo<'_>,
    events: &Events,
) -> Case {
    let several = positions
        .get(position)
        .is_some_and(|position| position.several_holders);
    Case::new(several, claims, events)
}

/// Who a participant named only by the position was, day by day.
pub(super) fn holders(case: &Case, certain: &[Vec<Days>], claims: &ClaimsTo<'_>) -> Vec<(Days, Vertex)> {
    let resolved = case.resolved(certain).into_iter();
    resolved
        .map(|(days, claim)| (days, claims.nth(claim).person()))
        .collect()
}

/// For each position the persons recorded at events without a position who were certainly its holders.
fn find_stand_ins(
    vertices: &Vertices,
    claims: &Claims,
    events: &Events,
    seated: &[(Vertex, Seated)],
) -> Lists<StandIn> {
    let mut found = Vec::new();
    for (event, seat) in seated {
        stand_ins(claims, events, *event, seat, |position, stand_in| {
            found.push((position, stand_in));
        });
    }
    found.sort_unstable();
    found.dedup();
    let slots = vertices.slots_of(VertexKind::Position..=VertexKind::Position);
    Lists::gather(slots, || found.iter().copied())
}

/// The positions that the person of a seat, recorded without a position, was certain to hold at the event.
pub(super) fn stand_ins(
    claims: &Claims,
    events: &Events,
    event: Vertex,
    seat: &Seated,
    mut found: impl FnMut(Vertex, StandIn),
) {
    let Some(person) = seat.person.filter(|_| seat.position.is_none()) else {
        return;
    };
    let facts = events.get(event);
    if facts.facing == Facing::Nobody || !seat.took_part() {
        return;
    }
    for claim in claims.of(person) {
        if is_certain(claim.certain(), facts.days()) {
            found(claim.position(), StandIn { event, person });
        }
    }
}

/// Gathers the seats by event, and links persons, institutions and positions back to their events.
fn link(vertices: &Vertices, seated: &[(Vertex, Seated)]) -> Participations {
    let events = vertices.slots_of(VertexKind::Event..=VertexKind::Event);
    let named = vertices.slots_of(VertexKind::Person..=VertexKind::Position);
    let parties = vertices.slots_of(VertexKind::Person..=VertexKind::Institution);
    Participations {
        seats: Lists::gather(events, || seated.iter().copied()),
        named_at: gather_events(named, seated, Seated::parties),
        attended: gather_events(parties, seated, Seated::present),
    }
}

/// The events of each party, given the parties of a seat.
fn gather_events<I: Iterator<Item = Vertex>>(
    slots: Slots,
    seated: &[(Vertex, Seated)],
    parties: impl Fn(&Seated) -> I,
) -> Lists<Vertex> {
    let mut by_event: Vec<(Vertex, Vertex)> = Vec::with_capacity(seated.len());
    let mut here = Vec::new();
    for seats in seated.chunk_by(|one, next| one.0 == next.0) {
        here.clear();
        here.extend(seats.iter().flat_map(|(_, seat)| parties(seat)));
        here.sort_unstable();
        here.dedup();
        by_event.extend(here.iter().map(|&party| (party, seats[0].0)));
    }
    Lists::gather(slots, || by_event.iter().copied())
}
