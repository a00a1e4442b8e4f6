//! Builds a network from facts: numbers, sorts and compresses them, then resolves the participants of whom
//! the source names only the position.

use rustc_hash::FxHashMap;

use super::{
    Network, PositionVertex, VertexKind,
    attestations::Claims,
    days::Days,
    events::{EventVertex, Events},
    facing::{Facing, settle_sides},
    facts::{EventFact, Facts, ParticipationFact, PositionFact, TenureFact},
    links::{Links, number},
    participations::{Participations, Seated},
    path::Rooms,
    people::People,
    rankings::Rankings,
    recorded::RecordedLinks,
    resolution::{Case, is_certain, resolve},
    tenures::Tenure,
    ties::Ties,
    vertices::{Vertex, Vertices},
    views::Views,
};
use crate::vocabulary::Attribution;

impl Network {
    /// Builds the network of these facts. Takes time in proportion to their number, apart from sorting.
    pub fn build(mut facts: Facts) -> Self {
        let vertices = Vertices::number(&mut facts);
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
        } = facts;
        drop((people, institutions, topics, programs));
        let recorded = RecordedLinks::new(&vertices, &links);
        drop(links);
        let (positions, positions_in) = place_positions(&vertices, &positions);
        let (mut seated, by_event, nameless) = seat(&vertices, &positions, &participations);
        drop(participations);
        let events = place_events(&vertices, &events, &mut seated, &by_event);
        let tenures = place_tenures(&vertices, &tenures);
        let range = vertices.range(VertexKind::Position);
        let people = vertices.range(VertexKind::Person).end;
        let mut claims = Claims::new(&range, people, &seated, tenures, &events);
        settle_claims(&mut claims, &positions, &events, &mut seated, &nameless);
        let stand_ins = find_stand_ins(&claims, &events, &seated, &range);
        let participations = link(&vertices, seated, by_event);
        let mut network = Self {
            vertices,
            events,
            participations,
            positions,
            positions_in,
            claims,
            stand_ins,
            recorded,
            ties: Ties::default(),
            rooms: Rooms::default(),
            rankings: Rankings::default(),
            busy: std::sync::OnceLock::new(),
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

fn place_positions(vertices: &Vertices, facts: &[PositionFact]) -> (Box<[PositionVertex]>, Links<Vertex>) {
    let positions: Box<[PositionVertex]> = facts
        .iter()
        .map(|fact| PositionVertex {
            institution: vertices.find(VertexKind::Institution, fact.institution),
            several_holders: fact.several_holders,
            rank: fact.rank,
        })
        .collect();
    let mut by_rank: Vec<u32> = (0..number(positions.len())).collect();
    by_rank.sort_by_key(|&place| {
        let rank = positions[place as usize].rank;
        (rank.is_none(), rank)
    });
    let institutions = vertices.range(VertexKind::Institution);
    let positions_in = Links::gather(number(institutions.len()), || {
        by_rank.iter().filter_map(|&place| {
            let institution = positions[place as usize].institution?;
            let list = vertices.place(VertexKind::Institution, institution)?;
            Some((list, vertices.nth(VertexKind::Position, place)))
        })
    });
    (positions, positions_in)
}

/// Seats the participants, by event and then in the order of the record. Also says where the seats of each
/// event begin, and which participants are known by their position alone.
fn seat(
    vertices: &Vertices,
    positions: &[PositionVertex],
    facts: &[ParticipationFact],
) -> (Vec<Seated>, Box<[u32]>, Vec<u32>) {
    let mut seats: Vec<(Vertex, u16, u32)> = (0..)
        .zip(facts)
        .filter_map(|(place, fact)| {
            Some((vertices.find(VertexKind::Event, fact.event)?, fact.ordinal, place))
        })
        .collect();
    seats.sort_unstable();
    let mut nameless = Vec::new();
    let seated: Vec<Seated> = (0..)
        .zip(&seats)
        .map(|(seat, &(event, ordinal, place))| {
            let fact = &facts[place as usize];
            let person = fact.person.and_then(|id| vertices.find(VertexKind::Person, id));
            let position = fact
                .position
                .and_then(|id| vertices.find(VertexKind::Position, id));
            let institution = fact
                .institution
                .and_then(|id| vertices.find(VertexKind::Institution, id));
            // Where the source names a person, nobody else is inferred, even if the person is not among the facts.
            if fact.person.is_none() && position.is_some() {
                nameless.push(seat);
            }
            let of_position = || {
                let place = vertices.place(VertexKind::Position, position?)?;
                positions[place as usize].institution
            };
            Seated {
                event,
                person,
                position,
                stands_for: institution.or_else(of_position),
                ordinal,
                names_institution: institution.is_some(),
                side: fact.side,
                effective_side: fact.side,
                role: fact.role,
                attendance: fact.attendance,
                attribution: if person.is_some() {
                    Attribution::Stated
                } else {
                    Attribution::Unresolved
                },
            }
        })
        .collect();
    let mut by_event = Vec::with_capacity(vertices.range(VertexKind::Event).len() + 1);
    let mut next = 0;
    for event in vertices.of_kind(VertexKind::Event) {
        by_event.push(number(next));
        next += seated[next..]
            .iter()
            .take_while(|seat| seat.event == event)
            .count();
    }
    by_event.push(number(next));
    (seated, by_event.into(), nameless)
}

fn place_events(vertices: &Vertices, facts: &[EventFact], seated: &mut [Seated], by_event: &[u32]) -> Events {
    let places = facts.iter().zip(by_event.windows(2)).map(|(fact, seats)| {
        let seats = &mut seated[seats[0] as usize..seats[1] as usize];
        let facing = Facing::at(fact.kind, fact.status, seats);
        if facing == Facing::BySide {
            settle_sides(seats);
        }
        EventVertex {
            from: fact.from,
            until: fact.until.unwrap_or(fact.from),
            kind: fact.kind,
            status: fact.status,
            venue: fact
                .venue
                .and_then(|id| vertices.find(VertexKind::Institution, id)),
            facing,
        }
    });
    let places = places.collect();
    let written = facts
        .iter()
        .filter_map(|fact| Some((vertices.find(VertexKind::Event, fact.id)?, fact.written.clone()?)));
    Events::new(vertices.range(VertexKind::Event).start, places, written.collect())
}

/// The tenures that can hold, each with its position and person.
fn place_tenures(vertices: &Vertices, facts: &[TenureFact]) -> Vec<(Vertex, Vertex, Tenure)> {
    let placed = facts.iter().filter_map(|fact| {
        let position = vertices.find(VertexKind::Position, fact.position)?;
        Some((
            position,
            vertices.find(VertexKind::Person, fact.person)?,
            Tenure::new(fact)?,
        ))
    });
    placed.collect()
}

/// Works out, position after position, when each claim is certain, and who the nameless participants were.
fn settle_claims(
    claims: &mut Claims,
    positions: &[PositionVertex],
    events: &Events,
    seated: &mut [Seated],
    nameless: &[u32],
) {
    let mut waiting: FxHashMap<Vertex, Vec<u32>> = FxHashMap::default();
    for &seat in nameless {
        if let Some(position) = seated[seat as usize].position {
            waiting.entry(position).or_default().push(seat);
        }
    }
    let mut certain: Vec<Vec<Days>> = Vec::new();
    for (place, position) in (0..).zip(positions) {
        let numbers = claims.to(place);
        if numbers.is_empty() {
            continue;
        }
        let case = Case::new(place, position.several_holders, claims, events);
        let days = case.certain();
        let seats = waiting.get(&claims.get(numbers.start).position);
        if let Some(seats) = seats {
            let resolved = case.resolved(&days);
            for &seat in seats {
                let seat = &mut seated[seat as usize];
                if let Some(claim) = resolve(&resolved, events.get(seat.event).days()) {
                    seat.person = Some(claims.get(numbers.start + claim).person);
                    seat.attribution = Attribution::Inferred;
                }
            }
        }
        certain.extend(days);
    }
    claims.settle(certain.into_iter());
}

/// For each position the seats at which a person recorded without a position was certainly its holder.
fn find_stand_ins(
    claims: &Claims,
    events: &Events,
    seated: &[Seated],
    positions: &std::ops::Range<u32>,
) -> Links<u32> {
    let mut stand_ins = Vec::new();
    for (seat, seated) in (0..).zip(seated) {
        let Some(person) = seated.person.filter(|_| seated.position.is_none()) else {
            continue;
        };
        let event = events.get(seated.event);
        if event.facing == Facing::Nobody || !seated.took_part() {
            continue;
        }
        for &claim in claims.of(person) {
            if is_certain(claims.certain(claim), event.days()) {
                stand_ins.push((claims.get(claim).position.number() - positions.start, seat));
            }
        }
    }
    Links::gather(number(positions.len()), || stand_ins.iter().copied())
}

/// Links persons, institutions and positions back to their seats and events.
fn link(vertices: &Vertices, seated: Vec<Seated>, by_event: Box<[u32]>) -> Participations {
    let end = |kind| vertices.range(kind).end;
    let of = Links::gather(end(VertexKind::Position), || {
        (0..).zip(&seated).flat_map(|(seat, seated)| {
            let vertices = [seated.person, seated.position, seated.stands_for];
            vertices
                .into_iter()
                .flatten()
                .map(move |vertex| (vertex.number(), seat))
        })
    });
    let parties = 0..end(VertexKind::Institution);
    let events = Links::gather(parties.end, || {
        parties.clone().flat_map(|party| {
            let present = of
                .list(party)
                .iter()
                .map(|&seat| &seated[seat as usize])
                .filter(|seat| seat.took_part());
            let mut last = None;
            present.filter_map(move |seat| {
                (last.replace(seat.event) != Some(seat.event)).then_some((party, seat.event))
            })
        })
    });
    Participations {
        seated: seated.into(),
        by_event,
        of,
        events,
    }
}
