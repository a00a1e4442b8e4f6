//! What a report on the network tells.

use async_graphql::SimpleObject;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    reports::lines::{IntroductionStep, Named},
    vocabulary::{CentralityMeasure, RankingOf},
};

/// How many records of each sort are so many links away, and not nearer.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct NetworkRing {
    /// How many links.
    pub distance: u32,
    /// How many persons.
    pub people: u32,
    /// How many institutions: organizations, embassies, cities and countries.
    pub institutions: u32,
    /// How many records of all kinds.
    pub all: u32,
}

/// A record around the one that the report is about.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct NetworkNeighbour {
    /// The record.
    pub record: Named,
    /// How many links away it is.
    pub distance: u32,
    /// How many links it has in the whole network and at any time, those to whom it only co-attended with aside.
    pub links: u32,
}

/// Somebody whom both we and they met.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct NetworkSharedContact {
    /// The person.
    pub person: Named,
    /// How telling it is that both know this person (Adamic and Adar): 1 / ln of the number of persons that this one met, so
    /// that those whom everybody meets weigh little.
    pub score: f64,
}

/// What is around the record that the report is about.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct NetworkSurroundings {
    /// The record.
    pub of: Named,
    /// How many links far the report looks.
    pub depth: u32,
    /// How many records there are at each distance, up to the depth.
    pub rings: Vec<NetworkRing>,
    /// The nearest records, of those equally near the ones with the most links first, then by kind and name; 25 at most.
    pub nearest: Vec<NetworkNeighbour>,
    /// How many further records there are up to the depth.
    pub left_out: u32,
    /// Persons whom both we and they met: those whom few others met first, then by name; 20 at most. None where it is
    /// about us, and of records that nobody meets.
    pub shared_contacts: Vec<NetworkSharedContact>,
    /// How many further persons both met.
    pub shared_contacts_left_out: u32,
    /// The shortest way from us, step by step; null where there is none, or where it is about us.
    pub way: Option<Vec<IntroductionStep>>,
}

/// A record by a measure.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct NetworkRanked {
    /// Its place, from 1 on; those with the same score share the first place that they take.
    pub rank: u32,
    /// The person or the institution.
    pub record: Named,
    /// The country that it is of; null where nothing tells.
    pub country: Option<Named>,
    /// How it scores: the more, the more central. What the number means is said at the measure.
    pub score: f64,
}

/// All persons, or all institutions, by a measure.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct NetworkRanking {
    /// Of whom.
    pub of: RankingOf,
    /// By what.
    pub measure: CentralityMeasure,
    /// How many there are with a link.
    pub count: u32,
    /// By how much a score may be off, for all at once, where it was worked out from a sample; null where it is exact.
    pub error: Option<f64>,
    /// How sure that is: 0.95 for 95 times in 100; null where it is exact.
    pub confidence: Option<f64>,
    /// The first of them, by rank, then by name; 20 at most.
    pub first: Vec<NetworkRanked>,
}

/// A group, and how many of it somebody is linked with.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct NetworkGroup {
    /// The country.
    pub country: Named,
    /// How many of it.
    pub contacts: u32,
}

/// Somebody who stands between others that have no link to each other. Counts are of pairs.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct NetworkBroker {
    /// Whether it is a person or an institution.
    pub of: RankingOf,
    /// The person or the institution.
    pub record: Named,
    /// The country that it is of.
    pub country: Named,
    /// Between how many pairs it stands.
    pub pairs: f64,
    /// Between how many of its own country.
    pub coordinator: f64,
    /// Between how many of which one is of its own country and the other is not.
    pub gatekeeper: f64,
    /// Between how many that are both of one other country.
    pub consultant: f64,
    /// Between how many that are of two other countries.
    pub liaison: f64,
    /// The countries between which it stands: those of its contacts, with how many of each, the most first, then by name; 5
    /// at most.
    pub between: Vec<NetworkGroup>,
    /// How many further countries its contacts are of.
    pub between_left_out: u32,
}

/// Persons, or institutions, that belong together: among them are more meetings than with others.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct NetworkCommunity {
    /// How many there are.
    pub size: u32,
    /// The members with the most contacts first, then by name; 15 at most.
    pub members: Vec<Named>,
    /// How many members are left out.
    pub left_out: u32,
}

/// The communities of all persons, or of all institutions.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct NetworkCommunities {
    /// Of whom.
    pub of: RankingOf,
    /// How many communities there are.
    pub count: u32,
    /// How much more of the meetings is within communities than would be by chance: from -0.5 to below 1. Above some 0.3 the
    /// communities tell something.
    pub modularity: f64,
    /// The largest first, then the one with the first member by name; 10 at most.
    pub largest: Vec<NetworkCommunity>,
}

/// How much is in the picture.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct NetworkPicture {
    /// How many records are drawn.
    pub records: u32,
    /// How many links among them.
    pub links: u32,
    /// Whether there is more than could be drawn.
    pub cut: bool,
}
