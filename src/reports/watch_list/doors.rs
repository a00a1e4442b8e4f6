//! What relationships can be taken up with again: what is announced, what is promised, whom we know there who still serves,
//! who has followed, and who could introduce us.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::finding::{Found, Part};
use crate::{
    network::{
        Holding, Introduction, MeetingFilter, Seat, Tally, TallyOrder, Vertex, VertexKind, View,
        algorithms::Budget,
    },
    reports::{Reader, lines::Bounds},
    store::rows,
    vocabulary::{Attendance, Certainty, CommitmentStatus, EventStatus, LinkKind, ParticipantRole},
};

/// How many persons of theirs who still serve are told of one relationship.
const MOST_KNOWN: usize = 2;
/// For how many relationships somebody is looked for who could introduce us.
const MOST_SEARCHES: usize = 10;
/// How many steps these searches may take together.
const STEPS: u64 = 3_000_000;

/// What a relationship can be taken up with again.
#[derive(Default)]
pub(super) struct Doors<'a> {
    /// The next announced event at which both are expected.
    pub(super) announced: Option<Vertex>,
    /// The open promise of the one to the other that is due soonest.
    pub(super) promise: Option<&'a rows::Commitment>,
    /// Persons of theirs whom we met and who still hold the position: those met most first. Of a relationship with a person
    /// who does, that person first.
    pub(super) known: Vec<Tally>,
    /// Who has followed those met last, each with when we last met the follower.
    pub(super) followers: Vec<(Holding, Option<Tally>)>,
    /// How we could be introduced.
    pub(super) introduction: Option<Introduction>,
    /// An event that was announced with both, has passed, and of which nothing is reported.
    pub(super) unreported: Option<Vertex>,
}

/// What doors are looked for in.
pub(super) struct Doorman<'a> {
    reader: &'a Reader,
    promises: FxHashMap<Vertex, &'a rows::Commitment>,
    announced: FxHashMap<Vertex, Vertex>,
    unreported: FxHashMap<Vertex, Vertex>,
    /// The persons whom home met, those met most first.
    met: Arc<[Tally]>,
    /// Their places, by the institution for which they were there last.
    met_of: FxHashMap<Vertex, Vec<usize>>,
    places: FxHashMap<Vertex, usize>,
}

impl<'a> Doorman<'a> {
    /// Knows what there is between home and others; the promises are the soonest due first.
    pub(super) fn new(reader: &'a Reader, home: Vertex, promises: &'a [rows::Commitment]) -> Self {
        let met = reader
            .network()
            .view(View::Met, home, &reader.until_then(), TallyOrder::default());
        let mut met_of: FxHashMap<Vertex, Vec<usize>> = FxHashMap::default();
        for (place, tally) in met.iter().enumerate() {
            if let Some(institution) = tally.institution {
                met_of.entry(institution).or_default().push(place);
            }
        }
        let places = met.iter().enumerate().map(|(place, tally)| (tally.other, place));
        let mut doorman = Self {
            reader,
            promises: FxHashMap::default(),
            announced: FxHashMap::default(),
            unreported: FxHashMap::default(),
            places: places.collect(),
            met_of,
            met,
        };
        doorman.hear(promises);
        doorman.look_ahead(home);
        doorman
    }

    /// Takes in the open promises.
    fn hear(&mut self, promises: &'a [rows::Commitment]) {
        for row in promises {
            let standing = self.reader.standing(row);
            if standing.status != CommitmentStatus::Open {
                continue;
            }
            let others = if standing.ours {
                [standing.to, standing.to_institution]
            } else if standing.to_us {
                [standing.by, standing.by_institution]
            } else {
                continue;
            };
            for other in others.into_iter().flatten() {
                self.promises.entry(other).or_insert(row);
            }
        }
    }

    /// Takes in what was announced: the next event with each, and the last one of which nothing is reported.
    fn look_ahead(&mut self, home: Vertex) {
        let network = self.reader.network();
        for &event in network.named_at(home) {
            let facts = network.event(event);
            if facts.status != EventStatus::Announced {
                continue;
            }
            let expected: Vec<Seat> = network.seats(event).filter(is_expected).collect();
            if expected.iter().all(|seat| seat.stands_for != Some(home)) {
                continue;
            }
            let is_over = facts.until.latest < self.reader.on;
            for seat in expected {
                for other in [seat.person, seat.stands_for].into_iter().flatten() {
                    if is_over {
                        self.unreported.insert(other, event);
                    } else {
                        self.announced.entry(other).or_insert(event);
                    }
                }
            }
        }
    }

    /// The doors to all relationships of some parts. Introductions are looked for where there is nothing else, for the first
    /// ones only.
    pub(super) fn open(&self, parts: [&Part; 2]) -> [Vec<Doors<'a>>; 2] {
        let mut searches = MOST_SEARCHES;
        // A budget of steps alone: what is found must not depend on how fast the machine is.
        let budget = Budget::new(STEPS, None);
        parts.map(|part| {
            let doors = part.found.iter().map(|found| {
                let mut doors = self.doors(found);
                let unknown = doors.followers.iter().find(|(_, met)| met.is_none());
                let to = unknown.map_or(found.tally.other, |(holding, _)| holding.person);
                let has_other = doors.announced.is_some()
                    || doors.promise.is_some()
                    || !doors.known.is_empty()
                    || doors.followers.iter().any(|(_, met)| met.is_some());
                if !has_other && searches > 0 {
                    searches -= 1;
                    let ways = self.reader.introductions_within(to, 1, &budget);
                    doors.introduction = ways.unwrap_or_default().into_iter().next();
                }
                doors
            });
            doors.collect()
        })
    }

    fn doors(&self, found: &Found) -> Doors<'a> {
        let other = found.tally.other;
        let network = self.reader.network();
        let institution = if network.kind(other) == VertexKind::Institution {
            Some(other)
        } else {
            found.tally.institution
        };
        let of_institution = institution.and_then(|institution| self.met_of.get(&institution));
        let colleagues = of_institution.into_iter().flatten().map(|&place| self.met[place]);
        let own = self.places.get(&other).map(|&place| self.met[place]);
        let known = own
            .into_iter()
            .chain(colleagues.filter(|tally| tally.other != other));
        let serves = |tally: &Tally| {
            let position = tally.position;
            position.and_then(|position| self.reader.holds_now(tally.other, position)) == Some(true)
        };
        Doors {
            announced: self.announced.get(&other).copied(),
            promise: self.promises.get(&other).copied(),
            known: known.filter(serves).take(MOST_KNOWN).collect(),
            followers: self.followers(found),
            introduction: None,
            unreported: self.unreported.get(&other).copied().filter(|&event| {
                network.event(event).from.latest > network.event(found.tally.last).from.latest
            }),
        }
    }

    /// Who has followed those who were met last and have left, each once.
    fn followers(&self, found: &Found) -> Vec<(Holding, Option<Tally>)> {
        let network = self.reader.network();
        let left = found
            .counterparts
            .iter()
            .filter(|counterpart| counterpart.serves == Some(false));
        let mut positions: Vec<Vertex> = left.filter_map(|counterpart| counterpart.position).collect();
        positions.sort_unstable();
        positions.dedup();
        let mut followers = Vec::new();
        for position in positions {
            let holders = network.holders(position, self.reader.on);
            let first = holders.first().map(|first| first.certainty);
            let surest = holders
                .into_iter()
                .filter(|holding| Some(holding.certainty) == first && holding.certainty <= Certainty::Likely);
            followers.extend(surest.map(|holding| {
                let met = self.places.get(&holding.person).map(|&place| self.met[place]);
                (holding, met)
            }));
        }
        followers
    }
}

/// Whether a participant of an announced event is still expected.
fn is_expected(seat: &Seat) -> bool {
    let comes = match seat.attendance {
        Attendance::Attended | Attendance::Invited => true,
        Attendance::Declined | Attendance::Absent => false,
    };
    comes && seat.role != ParticipantRole::Mentioned
}

/// How many meetings there certainly and possibly were.
pub(super) fn meetings(reader: &Reader, home: Vertex, tally: &Tally) -> Bounds {
    let network = reader.network();
    let kind = if network.kind(tally.other) == VertexKind::Institution {
        LinkKind::Engaged
    } else {
        LinkKind::Met
    };
    let certainly = MeetingFilter {
        certainly: true,
        ..reader.until_then()
    };
    let bond = network.bond(kind, home, tally.other, &certainly);
    Bounds {
        at_least: bond.map_or(0, |bond| bond.meetings),
        at_most: tally.meetings,
    }
}
