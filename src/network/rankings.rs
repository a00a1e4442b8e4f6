//! Measures over all persons by whom they met, or over all institutions by whom they engaged with: worked out once for
//! a period, and kept as long as the network.

use std::{
    cmp::Reverse,
    sync::{Arc, Mutex, PoisonError},
};

use rustc_hash::FxHashMap;

use super::{
    MeetingFilter, Network,
    algorithms::{
        Accuracy, Brokerage, Budget, Compact, LimitExceeded, Sampling, betweenness, brokers, closeness,
        communities, components, pagerank,
    },
    groups::Group,
    vertices::{Vertex, VertexKind},
};
use crate::vocabulary::{CentralityMeasure, GroupBy, LinkKind, RankingOf};

/// How many results are kept; when there are more, all are let go.
const KEPT: usize = 64;

/// A vertex among all of its kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ranked {
    /// Which.
    pub vertex: Vertex,
    /// How it scores: the more, the more central.
    pub score: f64,
    /// Its place, from 1 on; those with the same score share the first place that they take.
    pub rank: u32,
}

/// All vertices of a kind by a measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking {
    /// Those with a link within the period: the highest score first, then by name.
    pub ranked: Vec<Ranked>,
    /// How sure the scores are.
    pub accuracy: Accuracy,
}

/// Somebody whom two others both met.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SharedContact {
    /// Who.
    pub person: Vertex,
    /// How telling that is: 1 / ln of how many persons this one met.
    pub score: f64,
}

type Asked = (CentralityMeasure, RankingOf, MeetingFilter);
type AskedOfBrokers = (RankingOf, GroupBy, MeetingFilter);

/// The communities of all persons by whom they met, or of all institutions by whom they engaged with.
#[derive(Clone, Debug, PartialEq)]
pub struct Communities {
    /// The largest first, then the one with the first member by name; members by name.
    pub members: Vec<Vec<Vertex>>,
    /// How much more of the meetings is within communities than would be by chance: from -0.5 to below 1.
    pub modularity: f64,
}

/// Somebody who stands between others that have no link to each other.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Broker {
    /// Who.
    pub vertex: Vertex,
    /// Of which group.
    pub group: Group,
    /// Between how many pairs, and in what role.
    pub brokerage: Brokerage,
}

/// The rankings that were asked for.
#[derive(Debug, Default)]
pub(super) struct Rankings {
    communities: Mutex<FxHashMap<(RankingOf, MeetingFilter), Arc<Communities>>>,
    brokers: Mutex<FxHashMap<AskedOfBrokers, Arc<Vec<Broker>>>>,
    ranked: Mutex<FxHashMap<Asked, Arc<Ranking>>>,
    linked: Mutex<FxHashMap<(RankingOf, MeetingFilter), Arc<Linked>>>,
}

/// Those of one kind who have a link within a filter, and the links.
#[derive(Debug)]
struct Linked {
    compact: Compact,
    /// Which vertex each number is: in order, so that numbers follow names.
    vertices: Box<[Vertex]>,
}

/// What was kept, or what is worked out now and then kept.
fn kept<K: Clone + Eq + std::hash::Hash, V>(
    kept: &Mutex<FxHashMap<K, Arc<V>>>,
    key: &K,
    work: impl FnOnce() -> Result<V, LimitExceeded>,
) -> Result<Arc<V>, LimitExceeded> {
    if let Some(known) = kept.lock().unwrap_or_else(PoisonError::into_inner).get(key) {
        return Ok(Arc::clone(known));
    }
    let found = Arc::new(work()?);
    let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= KEPT {
        kept.clear();
    }
    kept.insert(key.clone(), Arc::clone(&found));
    Ok(found)
}

impl Network {
    /// All persons (by whom they met) or institutions (by whom they engaged with) by a measure, as far as they have a link
    /// within the filter.
    pub fn ranking(
        &self,
        measure: CentralityMeasure,
        of: RankingOf,
        filter: &MeetingFilter,
        budget: &Budget,
    ) -> Result<Arc<Ranking>, LimitExceeded> {
        kept(&self.rankings.ranked, &(measure, of, filter.clone()), || {
            let linked = self.linked(of, filter, budget)?;
            let compact = &linked.compact;
            let sampling = Sampling::automatic(compact.len(), compact.links());
            let (scores, accuracy) = match measure {
                CentralityMeasure::Degree => {
                    let degree = |vertex| super::links::number(compact.degree(vertex));
                    let degrees = compact.vertices().map(|vertex| f64::from(degree(vertex)));
                    (degrees.collect(), Accuracy::Exact)
                }
                CentralityMeasure::Pagerank => (pagerank(compact, budget)?, Accuracy::Exact),
                CentralityMeasure::Betweenness => betweenness(compact, sampling, budget)?,
                CentralityMeasure::Closeness => closeness(compact, sampling, budget)?,
            };
            Ok(Ranking {
                ranked: ranked(&linked.vertices, &scores),
                accuracy,
            })
        })
    }

    /// Who can be reached from whom over meetings or engagements within a filter: the largest component first, then the
    /// one with the first member by name. Those without a link are left out.
    pub fn components(
        &self,
        of: RankingOf,
        filter: &MeetingFilter,
        budget: &Budget,
    ) -> Result<Vec<Vec<Vertex>>, LimitExceeded> {
        let linked = self.linked(of, filter, budget)?;
        let of = components(&linked.compact, budget)?;
        let count = of.iter().max().map_or(0, |&last| last as usize + 1);
        let mut found = vec![Vec::new(); count];
        for (&vertex, of) in linked.vertices.iter().zip(of) {
            found[of as usize].push(vertex);
        }
        Ok(found)
    }

    /// The communities within which meetings or engagements are more frequent than between them.
    pub fn communities(
        &self,
        of: RankingOf,
        filter: &MeetingFilter,
        budget: &Budget,
    ) -> Result<Arc<Communities>, LimitExceeded> {
        kept(&self.rankings.communities, &(of, filter.clone()), || {
            let linked = self.linked(of, filter, budget)?;
            let found = communities(&linked.compact, budget)?;
            let mut members = vec![Vec::new(); found.sizes.len()];
            for (&vertex, of) in linked.vertices.iter().zip(found.of) {
                members[of as usize].push(vertex);
            }
            let modularity = found.modularity;
            Ok(Communities { members, modularity })
        })
    }

    /// Those who stand between others that have no link to each other: between the most such pairs first, then by name.
    /// Who is of no known group counts neither as a broker nor as one of a pair.
    pub fn brokers(
        &self,
        of: RankingOf,
        by: GroupBy,
        filter: &MeetingFilter,
        budget: &Budget,
    ) -> Result<Arc<Vec<Broker>>, LimitExceeded> {
        kept(&self.rankings.brokers, &(of, by, filter.clone()), || {
            let linked = self.linked(of, filter, budget)?;
            let groups: Vec<Option<Group>> = linked
                .vertices
                .iter()
                .map(|&vertex| self.group(vertex, by))
                .collect();
            let mut numbers: FxHashMap<&Group, u32> = FxHashMap::default();
            let numbered: Vec<Option<u32>> = groups
                .iter()
                .map(|group| {
                    let next = super::links::number(numbers.len());
                    group.as_ref().map(|group| *numbers.entry(group).or_insert(next))
                })
                .collect();
            let found = brokers(&linked.compact, &numbered, budget)?;
            let vertices = linked.vertices.iter().zip(&groups).zip(found);
            let mut brokers: Vec<Broker> = vertices
                .filter(|(_, brokerage)| brokerage.total() > 0)
                .filter_map(|((&vertex, group), brokerage)| {
                    let group = group.clone()?;
                    Some(Broker {
                        vertex,
                        group,
                        brokerage,
                    })
                })
                .collect();
            // They come by name, and a stable sort leaves those that tie so.
            brokers.sort_by_key(|broker| Reverse(broker.brokerage.total()));
            Ok(brokers)
        })
    }

    /// The persons whom both of two met within a filter: those whom few others met first, then by name. Either may be a
    /// person, an institution or a position.
    pub fn shared_contacts(
        &self,
        one: Vertex,
        other: Vertex,
        filter: &MeetingFilter,
        budget: &Budget,
    ) -> Result<Vec<SharedContact>, LimitExceeded> {
        let window = self.window(filter);
        let met = super::LinkKinds::only(LinkKind::Met);
        let mut lists = [Vec::new(), Vec::new()];
        for (of, list) in [one, other].into_iter().zip(&mut lists) {
            self.each_hop::<false>(of, met, &window, budget, |hop| {
                if self.vertices.kind(hop.other) == VertexKind::Person {
                    list.push(hop.other);
                }
            })?;
            list.sort_unstable();
        }
        let [first, second] = lists;
        let both = first
            .into_iter()
            .filter(|person| second.binary_search(person).is_ok());
        let mut shared: Vec<SharedContact> = both
            .map(|person| {
                let met = super::links::number(self.contacts(person).len().max(2));
                SharedContact {
                    person,
                    score: 1.0 / f64::from(met).ln(),
                }
            })
            .collect();
        shared.sort_by(|one, other| {
            let scores = other.score.total_cmp(&one.score);
            scores.then_with(|| one.person.cmp(&other.person))
        });
        Ok(shared)
    }

    /// The persons who met somebody, or the institutions that engaged with one, numbered by name, each link as heavy as
    /// there were meetings within the filter.
    fn linked(
        &self,
        of: RankingOf,
        filter: &MeetingFilter,
        budget: &Budget,
    ) -> Result<Arc<Linked>, LimitExceeded> {
        kept(&self.rankings.linked, &(of, filter.clone()), || {
            let link = match of {
                RankingOf::Person => LinkKind::Met,
                RankingOf::Institution => LinkKind::Engaged,
            };
            let range = self.vertices.range(kind(of));
            let window = self.window(filter);
            let mut links: Vec<(Vertex, Vertex, u32)> = Vec::new();
            for &vertex in self.vertices.of_kind(kind(of)).iter() {
                let before = links.len();
                self.each_hop::<false>(vertex, super::LinkKinds::only(link), &window, budget, |hop| {
                    if vertex < hop.other && range.contains(&hop.other.number()) {
                        links.push((vertex, hop.other, 0));
                    }
                })?;
                for (one, other, weight) in &mut links[before..] {
                    *weight = self.meetings_within(link, *one, *other, &window);
                }
            }
            let mut vertices: Vec<Vertex> = links.iter().flat_map(|&(one, other, _)| [one, other]).collect();
            vertices.sort_unstable();
            vertices.dedup();
            let mut numbers = vec![0; self.vertices.slot_count()];
            for (number, vertex) in (0..).zip(&vertices) {
                numbers[self.vertices.slot(*vertex)] = number;
            }
            let number = |vertex: Vertex| numbers[self.vertices.slot(vertex)];
            let count = super::links::number(vertices.len());
            let compact = Compact::new(count, || {
                links
                    .iter()
                    .map(|&(one, other, weight)| (number(one), number(other), weight))
            });
            Ok(Linked {
                compact,
                vertices: vertices.into(),
            })
        })
    }
}

/// The highest score first, then by name, each with its rank.
fn ranked(vertices: &[Vertex], scores: &[f64]) -> Vec<Ranked> {
    let mut ranked: Vec<Ranked> = vertices
        .iter()
        .zip(scores)
        .map(|(&vertex, score)| Ranked {
            vertex,
            // What differs by less than that differs by the order of sums alone.
            score: (score * 1e12).round() / 1e12,
            rank: 0,
        })
        .collect();
    ranked.sort_by(|one, other| {
        let scores = other.score.total_cmp(&one.score);
        scores.then_with(|| one.vertex.cmp(&other.vertex))
    });
    let mut before: Option<(f64, u32)> = None;
    for (place, entry) in (1..).zip(&mut ranked) {
        let same = before.filter(|&(score, _)| score.total_cmp(&entry.score).is_eq());
        entry.rank = same.map_or(place, |(_, rank)| rank);
        before = Some((entry.score, entry.rank));
    }
    ranked
}

const fn kind(of: RankingOf) -> VertexKind {
    match of {
        RankingOf::Person => VertexKind::Person,
        RankingOf::Institution => VertexKind::Institution,
    }
}

impl Ranking {
    /// The first so many.
    pub fn first(&self, most: usize) -> &[Ranked] {
        &self.ranked[..self.ranked.len().min(most)]
    }
}
