//! Who is central, who stands between others, and who belongs together, over all persons and over all institutions.

use std::{cmp::Reverse, sync::Arc};

use rustc_hash::FxHashMap;

use super::{
    around::rounded,
    lines::{
        NetworkBroker, NetworkCommunities, NetworkCommunity, NetworkGroup, NetworkRanked, NetworkRanking,
    },
    number,
};
use crate::{
    network::{
        Broker, Communities, Group, MeetingFilter, Network, Ranking, TallyOrder, Vertex, View,
        algorithms::{Accuracy, LimitExceeded},
    },
    reports::{Book, Reader, Wants},
    vocabulary::{CentralityMeasure, EventStatus, GroupBy, RankingOf},
};

/// How many are told of one ranking, and how many of those who stand between others.
const MOST: usize = 20;
/// How many communities are told.
const MOST_COMMUNITIES: usize = 10;
/// How many members of one are told.
const MOST_MEMBERS: usize = 15;
/// How many countries are told between which somebody stands.
const MOST_GROUPS: usize = 5;
/// How many steps the measures that look at all shortest ways may take: some tenths of a second.
const FEW_STEPS: f64 = 5e7;

/// What is measured over all persons, or over all institutions.
pub(super) struct Measured {
    of: RankingOf,
    rankings: Vec<(CentralityMeasure, Arc<Ranking>)>,
    brokers: Vec<(Broker, Vec<(Vertex, u32)>)>,
    communities: Arc<Communities>,
    /// For each community that is told its members with the most contacts.
    members: Vec<Vec<Vertex>>,
}

/// Which meetings count: where no event was held after the day of the report, all, which is quicker.
fn meetings(reader: &Reader) -> MeetingFilter {
    let network = reader.network();
    let mut events = network.events().rev();
    let last = events.find(|&event| network.event(event).status == EventStatus::Held);
    if last.is_none_or(|event| reader.is_past(event)) {
        MeetingFilter::default()
    } else {
        reader.until_then()
    }
}

impl Measured {
    pub(super) fn of(reader: &Reader, of: RankingOf) -> Result<Self, LimitExceeded> {
        let (network, budget) = (reader.network(), reader.budget());
        let filter = meetings(reader);
        let ranking = |measure| network.ranking(measure, of, &filter, &budget);
        let degree = ranking(CentralityMeasure::Degree)?;
        let mut measures = vec![CentralityMeasure::Pagerank];
        if is_small(&degree) {
            measures.extend([CentralityMeasure::Betweenness, CentralityMeasure::Closeness]);
        }
        let mut rankings = vec![(CentralityMeasure::Degree, Arc::clone(&degree))];
        for measure in measures {
            rankings.push((measure, ranking(measure)?));
        }
        let brokers = network.brokers(of, GroupBy::Country, &filter, &budget)?;
        let brokers = brokers.iter().take(MOST);
        let brokers = brokers.map(|broker| {
            let between = between(network, of, broker.vertex, &filter);
            (broker.clone(), between)
        });
        let communities = network.communities(of, &filter, &budget)?;
        let places: FxHashMap<Vertex, usize> = degree
            .ranked
            .iter()
            .enumerate()
            .map(|(place, ranked)| (ranked.vertex, place))
            .collect();
        let members = communities.members.iter().take(MOST_COMMUNITIES);
        let members = members.map(|members| {
            let mut members = members.clone();
            members.sort_unstable_by_key(|member| (places.get(member).copied(), *member));
            members.truncate(MOST_MEMBERS);
            members
        });
        Ok(Self {
            of,
            rankings,
            brokers: brokers.collect(),
            members: members.collect(),
            communities,
        })
    }

    /// Those with the most links, and how many there are in all.
    pub(super) fn most_linked(&self) -> (&[crate::network::Ranked], usize) {
        self.rankings.first().map_or((&[][..], 0), |(_, ranking)| {
            (&ranking.ranked, ranking.ranked.len())
        })
    }

    /// What is to be told of it.
    pub(super) fn want(&self, network: &Network, wants: &mut Wants) {
        for (_, ranking) in &self.rankings {
            for ranked in ranking.first(MOST) {
                wants.name(network, ranked.vertex);
                if let Some(country) = network.country(ranked.vertex) {
                    wants.name(network, country);
                }
            }
        }
        for (broker, between) in &self.brokers {
            wants.name(network, broker.vertex);
            if let Group::Country(country) = broker.group {
                wants.name(network, country);
            }
            for &(country, _) in between.iter().take(MOST_GROUPS) {
                wants.name(network, country);
            }
        }
        for &member in self.members.iter().flatten() {
            wants.name(network, member);
        }
    }

    /// The rankings, told.
    pub(super) fn rankings(&self, book: &Book<'_>) -> Vec<NetworkRanking> {
        let network = book.reader.network();
        let rankings = self.rankings.iter().map(|(measure, ranking)| {
            let first = ranking.first(MOST).iter().filter_map(|ranked| {
                let country = network.country(ranked.vertex);
                Some(NetworkRanked {
                    rank: ranked.rank,
                    record: book.named(ranked.vertex)?,
                    country: country
                        .filter(|&country| country != ranked.vertex)
                        .and_then(|country| book.named(country)),
                    score: rounded(ranked.score),
                })
            });
            let (error, confidence) = match ranking.accuracy {
                Accuracy::Exact => (None, None),
                Accuracy::Within {
                    error, confidence, ..
                } => (Some(rounded(error)), Some(confidence)),
            };
            NetworkRanking {
                of: self.of,
                measure: *measure,
                count: number(ranking.ranked.len()),
                error,
                confidence,
                first: first.collect(),
            }
        });
        rankings.collect()
    }

    /// Those who stand between others, told.
    pub(super) fn brokers(&self, book: &Book<'_>) -> Vec<NetworkBroker> {
        let brokers = self.brokers.iter().filter_map(|(broker, between)| {
            let Group::Country(country) = broker.group else {
                return None;
            };
            let groups = between.iter().take(MOST_GROUPS);
            let groups = groups.filter_map(|&(country, contacts)| {
                Some(NetworkGroup {
                    country: book.named(country)?,
                    contacts,
                })
            });
            Some(NetworkBroker {
                of: self.of,
                record: book.named(broker.vertex)?,
                country: book.named(country)?,
                pairs: pairs(broker.brokerage.total()),
                coordinator: pairs(broker.brokerage.coordinator),
                gatekeeper: pairs(broker.brokerage.gatekeeper),
                consultant: pairs(broker.brokerage.consultant),
                liaison: pairs(broker.brokerage.liaison),
                between: groups.collect(),
                between_left_out: number(between.len().saturating_sub(MOST_GROUPS)),
            })
        });
        brokers.collect()
    }

    /// The communities, told.
    pub(super) fn communities(&self, book: &Book<'_>) -> NetworkCommunities {
        let all = &self.communities.members;
        let largest = all.iter().zip(&self.members).map(|(all, first)| {
            let members = first.iter().filter_map(|&member| book.named(member));
            NetworkCommunity {
                size: number(all.len()),
                members: members.collect(),
                left_out: number(all.len() - first.len()),
            }
        });
        NetworkCommunities {
            of: self.of,
            count: number(all.len()),
            modularity: rounded(self.communities.modularity),
            largest: largest.collect(),
        }
    }
}

/// Whether all shortest ways are looked at within some tenths of a second.
fn is_small(degree: &Ranking) -> bool {
    let vertices = f64::from(number(degree.ranked.len()));
    let ends: f64 = degree.ranked.iter().map(|ranked| ranked.score).sum();
    vertices * (ends + vertices) <= FEW_STEPS
}

/// The countries of those whom somebody met, each with how many there are: the most first, then by name.
fn between(network: &Network, of: RankingOf, vertex: Vertex, filter: &MeetingFilter) -> Vec<(Vertex, u32)> {
    let view = match of {
        RankingOf::Person => View::Met,
        RankingOf::Institution => View::Engaged,
    };
    let mut found: FxHashMap<Vertex, u32> = FxHashMap::default();
    for tally in network.view(view, vertex, filter, TallyOrder::default()).iter() {
        if let Some(country) = network.country(tally.other) {
            *found.entry(country).or_default() += 1;
        }
    }
    let mut found: Vec<(Vertex, u32)> = found.into_iter().collect();
    found.sort_unstable_by_key(|&(country, contacts)| (Reverse(contacts), country));
    found
}

#[expect(
    clippy::cast_precision_loss,
    reason = "beyond 2^53 pairs nobody counts them one by one"
)]
const fn pairs(number: u64) -> f64 {
    number as f64
}
