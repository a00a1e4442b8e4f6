//! Relationships that need care: cooling, dormant and lapsed ones, those whose last counterpart has left, and those that hang on one colleague.

mod doors;
mod finding;
mod laying_out;
mod telling;

use async_graphql::SimpleObject;
use schemars::JsonSchema;
use serde::Serialize;

use self::{
    doors::Doorman,
    finding::{Part, Thresholds},
    telling::Telling,
};
use super::{
    Question, Reader, ReportError, Wants,
    lines::{Bounds, Gap, Header, Holder, Introduction, Named, SourceLine, Tie},
    parameters::parameters,
};
use crate::{
    scalars::EdtfDate,
    vocabulary::{DoorKind, WatchListClass},
};

/// How many relationships of one class are told, of institutions and of people.
const MOST: usize = 25;
/// How many colleagues on whom relationships hang are told.
const MOST_COLLEAGUES: usize = 20;

parameters! {
    /// What the report is asked.
    Input as "WatchListReportInput" {
        /// After how many days without a meeting a relationship is cooling; 180 by default.
        cooling: Option<u32>,
        /// After how many days it is dormant; 365 by default.
        dormant: Option<u32>,
        /// After how many days it has lapsed; 730 by default.
        lapsed: Option<u32>,
    }
}

/// Relationships that need care: cooling, dormant and lapsed ones, those whose last counterpart has left, and those that hang on one colleague.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct WatchListReport {
    /// What was asked.
    pub header: Header,
    /// After how many days without a meeting a relationship is cooling.
    pub cooling_after: u32,
    /// After how many days it is dormant.
    pub dormant_after: u32,
    /// After how many days it has lapsed.
    pub lapsed_after: u32,
    /// The institutions that home engaged with.
    pub institutions: WatchListPart,
    /// The persons whom home met.
    pub people: WatchListPart,
    /// The colleagues of ours through whom alone all contact with some institutions went: those with the most first, at most
    /// 20.
    pub colleagues: Vec<WatchListColleague>,
    /// How many more such colleagues there are.
    pub colleagues_left_out: u32,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

/// Relationships of one sort.
#[derive(Clone, Debug, Default, JsonSchema, Serialize, SimpleObject)]
pub struct WatchListPart {
    /// How many there are.
    pub counts: WatchListCounts,
    /// Those that need care, at most 25 of a class: the worst class first, of one class those with the most meetings, then
    /// those without contact for longest, then by name.
    pub rows: Vec<WatchListRow>,
}

/// How many relationships there are.
#[derive(Clone, Copy, Debug, Default, Eq, JsonSchema, PartialEq, Serialize, SimpleObject)]
pub struct WatchListCounts {
    /// All.
    pub relationships: u32,
    /// Those with a meeting since they would be cooling.
    pub current: u32,
    /// Those that are cooling and not yet dormant.
    pub cooling: u32,
    /// Those that are dormant and have not yet lapsed.
    pub dormant: u32,
    /// Those that have lapsed.
    pub lapsed: u32,
    /// Of all, those of which everybody met last has left the position.
    pub rotated: u32,
    /// Of all, those of which all contact went through one colleague of ours. Of persons none are counted.
    pub single_threaded: u32,
    /// How many that need care are not told.
    pub left_out: u32,
}

/// A relationship that needs care.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct WatchListRow {
    /// Why it is watched: the worst that applies.
    pub class: WatchListClass,
    /// With whom, how often, and when last.
    pub tie: Tie,
    /// How many meetings, where partial dates leave that open.
    pub meetings: Bounds,
    /// How many days ago the last meeting was.
    pub days_since: Bounds,
    /// The persons of theirs at the last meeting, in the order of the record; of a relationship with a person that person.
    pub counterparts: Vec<WatchListCounterpart>,
    /// Whether all of them have left the positions in which they were met. False where that is not known of one of them, or
    /// where nobody is named.
    pub rotated: bool,
    /// The one colleague through whom all contact with an institution went; null where there were several, where it is not told
    /// who was there for us, and for persons.
    pub only_colleague: Option<WatchListColleague>,
    /// What it can be taken up with again, what takes least first; none where the record shows nothing.
    pub doors: Vec<WatchListDoor>,
}

/// A person of theirs at the last meeting.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct WatchListCounterpart {
    /// Who.
    pub person: Named,
    /// How the person is addressed; null where that is not recorded.
    pub style: Option<String>,
    /// In what position; null where none is recorded.
    pub position: Option<Named>,
    /// Whether the person still holds it: true where that is certain or likely, false where somebody else does or the person no
    /// longer can, null where it is not known.
    pub in_position: Option<bool>,
}

/// A colleague of ours through whom alone contact went.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct WatchListColleague {
    /// Who.
    pub colleague: Named,
    /// In what position at the last of these meetings; null where none is recorded.
    pub position: Option<Named>,
    /// Whether the colleague still holds it; null where that is not known.
    pub in_position: Option<bool>,
    /// Whether it is inferred at one of these meetings at least that it was this colleague.
    pub inferred: bool,
    /// With how many institutions all contact went through this colleague.
    pub institutions: u32,
}

/// What a relationship can be taken up with again.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct WatchListDoor {
    /// What it is.
    pub kind: DoorKind,
    /// The event, the promise or the person, who may be the one whom the relationship is with; of an introduction the person
    /// whom we know.
    pub through: Named,
    /// In what position the person is; null for others, and where none is recorded.
    pub position: Option<Named>,
    /// When: of an event its date, of a promise when it is due, of a person when we last met; null where there is none.
    pub when: Option<EdtfDate>,
    /// Who holds the position now, and how sure that is; null for all but a new holder.
    pub holder: Option<Holder>,
    /// The way to be introduced, and to whom; null for all but an introduction.
    pub introduction: Option<Introduction>,
    /// The sources, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

impl Input {
    fn thresholds(&self) -> Result<Thresholds, ReportError> {
        let cooling = self.cooling.unwrap_or(180);
        let dormant = self.dormant.unwrap_or(365);
        let lapsed = self.lapsed.unwrap_or(730);
        let more = |parameter, days, than, before| {
            let message =
                format!("is {days} days; expected more than {before}, after which a relationship is {than}");
            ReportError::Invalid { parameter, message }
        };
        if cooling == 0 {
            return Err(ReportError::Invalid {
                parameter: "cooling",
                message: "is 0 days; expected at least 1".to_owned(),
            });
        }
        if dormant <= cooling {
            return Err(more("dormant", dormant, "cooling", cooling));
        }
        if lapsed <= dormant {
            return Err(more("lapsed", lapsed, "dormant", dormant));
        }
        Ok(Thresholds {
            cooling,
            dormant,
            lapsed,
        })
    }
}

impl Question for WatchListReport {
    type Input = Input;

    async fn answer(reader: &Reader, input: &Input) -> Result<Self, ReportError> {
        let thresholds = input.thresholds()?;
        let promises = reader.all_promises().await?;
        let mut wants = Wants::default();
        let found = reader.home.map(|home| {
            let (institutions, threads) = finding::institutions(reader, home, thresholds, MOST);
            let people = finding::people(reader, home, thresholds, MOST);
            let doorman = Doorman::new(reader, home, &promises);
            let doors = doorman.open([&institutions, &people]);
            let telling = Telling {
                home,
                colleagues: threads.colleagues(),
                parts: [institutions, people],
                doors,
            };
            telling.want(reader, &mut wants);
            telling
        });
        let book = reader.book(wants).await?;
        let header = book.header::<Self>(None, input);
        let told = found.as_ref().map(|telling| telling.tell(&book));
        let ([institutions, people], colleagues) = told.unwrap_or_default();
        let colleagues_left_out = found.map_or(0, |telling| {
            number(telling.colleagues.len().saturating_sub(MOST_COLLEAGUES))
        });
        Ok(Self {
            header,
            cooling_after: thresholds.cooling,
            dormant_after: thresholds.dormant,
            lapsed_after: thresholds.lapsed,
            institutions,
            people,
            colleagues,
            colleagues_left_out,
            sources: book.sources(),
            gaps: book.gaps(),
        })
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
