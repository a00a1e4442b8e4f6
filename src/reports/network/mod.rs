//! Who is central, who stands between whom, and who belongs together, in the whole or around a record.

mod around;
mod laying_out;
mod lines;
mod measures;
mod picture;
mod tables;

use std::sync::Arc;

use async_graphql::{ID, SimpleObject};
use schemars::JsonSchema;
use serde::Serialize;

use around::Around;
pub use lines::{
    NetworkBroker, NetworkCommunities, NetworkCommunity, NetworkGroup, NetworkNeighbour, NetworkPicture,
    NetworkRanked, NetworkRanking, NetworkRing, NetworkSharedContact, NetworkSurroundings,
};
use measures::Measured;

use super::{
    Question, Reader, ReportError, Wants,
    lines::{Gap, Header, SourceLine},
    parameters::parameters,
};
use crate::{
    picture::Picture,
    vocabulary::{CentralityMeasure, RankingOf},
};

parameters! {
    /// What the report is asked.
    Input as "NetworkReportInput" {
        /// Around which record; by default the whole.
        about: Option<ID>,
        /// How many links far from it; 2 by default, 3 at most.
        depth: Option<u32>,
    }
}

/// Who is central, who stands between whom, and who belongs together, in the whole or around a record.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct NetworkReport {
    /// What was asked.
    pub header: Header,
    /// What is around the record that it is about; null where it is about the whole.
    pub around: Option<NetworkSurroundings>,
    /// How much is in the picture.
    pub picture: NetworkPicture,
    /// All persons and all institutions by each measure that was taken, over the meetings up to the day of the report.
    pub rankings: Vec<NetworkRanking>,
    /// The measures that were left out, as the network is too large for them to be taken at once.
    pub left_out: Vec<CentralityMeasure>,
    /// Who stands between others that have no link to each other: persons first, then institutions; of each those between
    /// the most pairs first, then by name; 20 at most. Whose country is not known counts neither here nor as one of a pair.
    pub brokers: Vec<NetworkBroker>,
    /// The communities of persons, then those of institutions.
    pub communities: Vec<NetworkCommunities>,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
    /// What is drawn.
    #[serde(skip)]
    #[schemars(skip)]
    #[graphql(skip)]
    drawn: Arc<Picture>,
}

/// How far the report looks where nothing is said, and at most.
const USUAL_DEPTH: u32 = 2;
const MOST_DEPTH: u32 = 3;

impl Question for NetworkReport {
    type Input = Input;

    async fn answer(reader: &Reader, input: &Input) -> Result<Self, ReportError> {
        let network = reader.network();
        let depth = input.depth.unwrap_or(USUAL_DEPTH);
        if !(1..=MOST_DEPTH).contains(&depth) {
            return Err(ReportError::Invalid {
                parameter: "depth",
                message: format!("{depth} is not taken; expected a number of links from 1 to {MOST_DEPTH}"),
            });
        }
        let about = match &input.about {
            Some(id) => Some(reader.subject("about", id, EXPECTED, |_| true).await?),
            None => None,
        };
        let around = about.map(|about| Around::of(reader, about, depth)).transpose()?;
        let measured = [RankingOf::Person, RankingOf::Institution].map(|of| Measured::of(reader, of));
        let [persons, institutions] = measured;
        let measured = [persons?, institutions?];
        let drawn = picture::of(reader, input.about.as_ref().zip(about), depth, &measured).await?;
        let mut wants = Wants::default();
        if let Some(around) = &around {
            around.want(network, &mut wants);
        }
        for measured in &measured {
            measured.want(network, &mut wants);
        }
        let book = reader.book(wants).await?;
        let told = around.as_ref().and_then(|around| around.told(&book));
        let rankings: Vec<NetworkRanking> = measured
            .iter()
            .flat_map(|measured| measured.rankings(&book))
            .collect();
        let taken = |measure: &CentralityMeasure| {
            let rankings = rankings.iter().filter(|ranking| ranking.measure == *measure);
            rankings.count() == measured.len()
        };
        let left_out = CentralityMeasure::ALL.iter().filter(|measure| !taken(measure));
        Ok(Self {
            header: book.header::<Self>(about, input),
            around: told,
            picture: NetworkPicture {
                records: number(drawn.vertices.len()),
                links: number(drawn.links.len()),
                cut: drawn.truncated,
            },
            left_out: left_out.copied().collect(),
            brokers: measured
                .iter()
                .flat_map(|measured| measured.brokers(&book))
                .collect(),
            communities: measured
                .iter()
                .map(|measured| measured.communities(&book))
                .collect(),
            rankings,
            sources: book.sources(),
            gaps: book.gaps(),
            drawn: Arc::new(drawn),
        })
    }
}

const EXPECTED: &str = "the id of a person, an institution, a position, an event, a topic or a program, such as \
                        person:jung-sook-park";

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
