//! All that the next holder of a position should know, as one document: who held it, whom its holders met, what is still
//! promised, which relationships need care, what the last year was like, and who has not been met yet.

use async_graphql::{ID, SimpleObject};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    LaidOut, Question, Reader, ReportError, Wants,
    activity::{self, ActivityReport},
    commitments::{self, CommitmentsReport},
    coverage::{self, CoverageReport},
    laid_out::{Chart, Table, framed},
    lines::{Contact, Gap, Header, Holder, Named, SourceLine, Tie},
    parameters::parameters,
    watch_list::{self, WatchListReport},
    words::Words,
};
use crate::{
    dates::Day,
    network::{Network, Tally, TallyOrder, Vertex, VertexKind, View},
    scalars::Date,
    vocabulary::{EventStatus, GapKind, ReportName},
};

/// How many of those met are told.
const MOST_MET: usize = 50;
/// How many announced events are told.
const MOST_ANNOUNCED: usize = 30;
/// How many days the part on the last year looks back.
const YEAR: i32 = 365;

parameters! {
    /// What the report is asked.
    Input as "HandoverReportInput" {
        /// The position.
        about: ID,
    }
}

/// All that the next holder of a position should know. The sources of all parts are in one list.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct HandoverReport {
    /// What was asked.
    pub header: Header,
    /// The position.
    pub position: Named,
    /// The institution that it is in, whose report it is unless another was asked for; null where the reader may not see it.
    pub institution: Option<Named>,
    /// Who holds it on the day, or may: the surest first.
    pub holders: Vec<Holder>,
    /// Whom its holders met while holding it, most meetings first; 50 at most.
    pub met: Vec<Tie>,
    /// How many its holders met in all.
    pub met_count: u32,
    /// What has been announced with the institution for after the day, the soonest first; 30 at most.
    pub announced: Vec<Contact>,
    /// How many later announced events are left out.
    pub announced_left_out: u32,
    /// The promises; its sources and gaps are with those of the whole.
    pub commitments: CommitmentsReport,
    /// The relationships that need care; its sources and gaps are with those of the whole.
    pub watch_list: WatchListReport,
    /// The year up to the day; its sources and gaps are with those of the whole.
    pub activity: ActivityReport,
    /// Who was met of the embassies in the institution's country; null where that country is not known. Its sources and gaps
    /// are with those of the whole.
    pub coverage: Option<CoverageReport>,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

impl LaidOut for HandoverReport {
    const NAME: ReportName = ReportName::Handover;
    const TEMPLATE: &'static str = include_str!("handover.jinja");
    const PARTS: &'static [(&'static str, &'static str)] = &[
        ("commitments", CommitmentsReport::TEMPLATE),
        ("watch-list", WatchListReport::TEMPLATE),
        ("activity", ActivityReport::TEMPLATE),
        ("coverage", CoverageReport::TEMPLATE),
    ];

    framed!();

    fn tables(&self, words: &Words) -> Vec<Table> {
        let mut tables = vec![
            Holder::table(words, "holders", "holder", &self.holders),
            Tie::table(words, "met", "handover-met", &self.met),
            Contact::table(words, "announced", &self.announced),
        ];
        let mut add = |part: &str, of: Vec<Table>| {
            tables.extend(of.into_iter().map(|table| table.within(part)));
        };
        add("commitments", self.commitments.tables(words));
        add("watch_list", self.watch_list.tables(words));
        add("activity", self.activity.tables(words));
        if let Some(coverage) = &self.coverage {
            add("coverage", coverage.tables(words));
        }
        tables
    }

    fn charts(&self, words: &Words) -> Vec<Chart> {
        let mut charts = Vec::new();
        let mut add = |part: &str, of: Vec<Chart>| {
            charts.extend(of.into_iter().map(|chart| chart.within(part)));
        };
        add("commitments", self.commitments.charts(words));
        add("watch_list", self.watch_list.charts(words));
        add("activity", self.activity.charts(words));
        if let Some(coverage) = &self.coverage {
            add("coverage", coverage.charts(words));
        }
        charts
    }
}

impl Question for HandoverReport {
    type Input = Input;

    async fn answer(reader: &Reader, input: &Input) -> Result<Self, ReportError> {
        let expected = "the id of a position, such as position:wego-secretary-general";
        let position = reader
            .subject("about", &input.about, expected, |kind| {
                kind == VertexKind::Position
            })
            .await?;
        let network = reader.network();
        let institution = network
            .position(position)
            .and_then(|position| position.institution);
        let mut reader = reader.clone();
        if !reader.home_was_asked && institution.is_some() {
            reader.home = institution;
        }
        let reader = &reader;
        let holdings = network.holders(position, reader.on);
        let met = network.view(View::Met, position, &reader.until_then(), TallyOrder::default());
        let shown: &[Tally] = &met[..met.len().min(MOST_MET)];
        let mut announced = announced(network, reader.home, reader.on);
        let announced_left_out = announced.len().saturating_sub(MOST_ANNOUNCED);
        announced.truncate(MOST_ANNOUNCED);
        let mut wants = Wants::default();
        wants.position(network, position);
        for holding in &holdings {
            wants.holding(network, holding);
        }
        for tally in shown {
            wants.tally(network, tally);
        }
        for &event in &announced {
            wants.tell(network, event);
        }
        let book = reader.book(wants).await?;
        let Some(named) = book.named(position) else {
            return Err(ReportError::gone("about", &input.about, expected));
        };
        if holdings.is_empty() {
            book.doubt(GapKind::PositionVacant, &named);
        }
        let header = book.header::<Self>(Some(position), input);
        let holders = holdings
            .iter()
            .filter_map(|holding| book.holder(holding))
            .collect();
        let ties = shown.iter().filter_map(|tally| book.tie(tally)).collect();
        let announced = announced
            .iter()
            .filter_map(|&event| book.contact(event))
            .collect();
        let mut sources = book.sources();
        let mut commitments = CommitmentsReport::answer(reader, &commitments::Input { about: None }).await?;
        let mut watch_list = WatchListReport::answer(reader, &usual_watch()).await?;
        let since = Date(Day::from_number(reader.on.number().saturating_sub(YEAR - 1)));
        let last_year = activity::Input {
            since: Some(since),
            until: None,
        };
        let mut activity = ActivityReport::answer(reader, &last_year).await?;
        let country = reader.home.and_then(|home| network.country(home));
        let mut coverage = match country {
            Some(_) => Some(CoverageReport::answer(reader, &usual_coverage()).await?),
            None => None,
        };
        sources.append(&mut commitments.sources);
        sources.append(&mut watch_list.sources);
        sources.append(&mut activity.sources);
        commitments.gaps.clear();
        watch_list.gaps.clear();
        activity.gaps.clear();
        if let Some(coverage) = &mut coverage {
            sources.append(&mut coverage.sources);
            coverage.gaps.clear();
        }
        sources.sort_by_key(|source| source.number);
        sources.dedup_by_key(|source| source.number);
        Ok(Self {
            header,
            institution: institution.and_then(|institution| book.named(institution)),
            position: named,
            holders,
            met_count: u32::try_from(met.len()).unwrap_or(u32::MAX),
            met: ties,
            announced,
            announced_left_out: u32::try_from(announced_left_out).unwrap_or(u32::MAX),
            commitments,
            watch_list,
            activity,
            coverage,
            sources,
            gaps: book.gaps(),
        })
    }
}

fn usual_watch() -> watch_list::Input {
    watch_list::Input {
        cooling: None,
        dormant: None,
        lapsed: None,
    }
}

fn usual_coverage() -> coverage::Input {
    coverage::Input {
        embassies: None,
        region: None,
        members: None,
        since: None,
        until: None,
    }
}

/// What has been announced with us for after a day, the soonest first.
fn announced(network: &Network, home: Option<Vertex>, on: Day) -> Vec<Vertex> {
    let ours = home.map_or(&[][..], |home| network.events_of(home));
    let after = ours.iter().copied().filter(|&event| {
        let event = network.event(event);
        event.status == EventStatus::Announced && event.until.latest > on
    });
    after.collect()
}
