//! What is around a record: who is near, whom both we and they met, and the shortest way from us.

use super::lines::{NetworkNeighbour, NetworkRing, NetworkSharedContact, NetworkSurroundings};
use crate::{
    network::{
        LinkKinds, MeetingFilter, Network, Over, Reached, SharedContact, Step, Vertex, VertexKind,
        VertexKinds, algorithms::LimitExceeded,
    },
    reports::{Book, Reader, Wants, lines::IntroductionStep},
    scalars::EdtfDate,
    vocabulary::LinkKind,
};

/// How many of the nearest records are told.
const MOST_NEAREST: usize = 25;
/// How many shared contacts are told.
const MOST_SHARED: usize = 20;

/// What is around a record.
pub(super) struct Around {
    about: Vertex,
    depth: u32,
    rings: Vec<Reached>,
    nearest: Vec<(Vertex, u32)>,
    shared: Vec<SharedContact>,
    /// The links of the way from us, each with the last event that shows it.
    way: Option<Vec<(Step, Option<Vertex>)>>,
}

impl Around {
    pub(super) fn of(reader: &Reader, about: Vertex, depth: u32) -> Result<Self, LimitExceeded> {
        let network = reader.network();
        let (filter, budget) = (reader.until_then(), reader.budget());
        let over = Over {
            kinds: LinkKinds::USUAL,
            through: VertexKinds::ALL,
            filter: filter.clone(),
        };
        let found = network.surroundings(
            &[about],
            depth,
            LinkKinds::USUAL,
            &filter,
            MOST_NEAREST + 1,
            |_, _| true,
            &budget,
        )?;
        let other_home = reader.home.filter(|&home| home != about);
        let meets = matches!(
            network.kind(about),
            VertexKind::Person | VertexKind::Institution | VertexKind::Position
        );
        Ok(Self {
            about,
            depth,
            rings: network.reach(about, &over, depth, &budget)?,
            nearest: found.vertices.into_iter().skip(1).collect(),
            shared: match other_home.filter(|_| meets) {
                Some(home) => network.shared_contacts(home, about, &filter, &budget)?,
                None => Vec::new(),
            },
            way: match other_home {
                Some(home) => way(reader, home, about)?,
                None => None,
            },
        })
    }

    /// What is to be told of it.
    pub(super) fn want(&self, network: &Network, wants: &mut Wants) {
        wants.name(network, self.about);
        for &(vertex, _) in &self.nearest {
            wants.name(network, vertex);
        }
        for shared in self.shared.iter().take(MOST_SHARED) {
            wants.name(network, shared.person);
        }
        for (step, last) in self.way.iter().flatten() {
            wants.name(network, step.from);
            wants.name(network, step.to);
            if let Some(last) = *last {
                wants.cite(network, last);
            }
        }
    }

    /// It, told.
    pub(super) fn told(&self, book: &Book<'_>) -> Option<NetworkSurroundings> {
        let network = book.reader.network();
        let rings = self.rings.iter().map(|ring| NetworkRing {
            distance: ring.distance,
            people: ring.people,
            institutions: ring.institutions,
            all: ring.all,
        });
        let nearest = self.nearest.iter().filter_map(|&(vertex, distance)| {
            Some(NetworkNeighbour {
                record: book.named(vertex)?,
                distance,
                links: network.degree(vertex, LinkKinds::USUAL),
            })
        });
        let shared = self.shared.iter().take(MOST_SHARED).filter_map(|shared| {
            Some(NetworkSharedContact {
                person: book.named(shared.person)?,
                score: rounded(shared.score),
            })
        });
        let nearest: Vec<NetworkNeighbour> = nearest.collect();
        let all: u32 = self.rings.iter().map(|ring| ring.all).sum();
        Some(NetworkSurroundings {
            of: book.named(self.about)?,
            depth: self.depth,
            rings: rings.collect(),
            left_out: all.saturating_sub(super::number(nearest.len())),
            nearest,
            shared_contacts: shared.collect(),
            shared_contacts_left_out: super::number(self.shared.len().saturating_sub(MOST_SHARED)),
            way: self.way.as_ref().and_then(|way| {
                way.iter()
                    .map(|&(step, last)| told_step(book, step, last))
                    .collect()
            }),
        })
    }
}

fn told_step(book: &Book<'_>, step: Step, last: Option<Vertex>) -> Option<IntroductionStep> {
    let network = book.reader.network();
    Some(IntroductionStep {
        from: book.named(step.from)?,
        to: book.named(step.to)?,
        kind: step.kind,
        last_event: last.and_then(|event| book.named(event)),
        last_met: last.map(|event| EdtfDate(network.written(event).into_owned())),
        footnotes: last.map_or_else(Vec::new, |event| book.footnotes(network.record(event))),
    })
}

/// A step of a way, and the last event that shows it.
type Shown = (Step, Option<Vertex>);

/// The shortest way from us. That two are in one city or in one country, that one of them receives the other, or that events
/// had the same topic, links them only where nothing else does.
fn way(reader: &Reader, home: Vertex, to: Vertex) -> Result<Option<Vec<Shown>>, LimitExceeded> {
    let (network, filter) = (reader.network(), reader.until_then());
    let telling = LinkKinds::USUAL
        .without(LinkKind::LocatedIn)
        .without(LinkKind::ReceivedBy)
        .without(LinkKind::About);
    let mut found = None;
    for kinds in [telling, LinkKinds::USUAL] {
        let over = Over {
            kinds,
            through: VertexKinds::ALL,
            filter: filter.clone(),
        };
        found = network.path(home, to, &over, u32::MAX, &reader.budget())?;
        if found.is_some() {
            break;
        }
    }
    Ok(found.map(|way| {
        let steps = way.steps.into_iter();
        steps
            .map(|step| (step, last_shown(network, step, &filter)))
            .collect()
    }))
}

/// The last event that shows a link.
fn last_shown(network: &Network, step: Step, filter: &MeetingFilter) -> Option<Vertex> {
    let bond = network.bond(step.kind, step.from, step.to, filter);
    bond.map(|bond| bond.last).or_else(|| {
        let events = network.shown_by(step.kind, step.from, step.to, filter);
        events.into_iter().next()
    })
}

/// A score to nine places, so that nobody reads more into it.
pub(super) fn rounded(score: f64) -> f64 {
    (score * 1e9).round() / 1e9
}
