//! What one should know before a meeting: who they are and how to address them, positions then and now, when we last met
//! over each channel, what was said and promised, who knows whom, how to be introduced, and what has changed since.

mod answer;
mod changes;
mod subject;

use async_graphql::{Enum, ID, SimpleObject};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    LaidOut,
    laid_out::{Cell, Table, framed},
    lines::{Acquaintance, Contact, Gap, Header, Holder, Introduction, Named, Promise, SourceLine},
    parameters::parameters,
    words::Words,
};
use crate::{scalars::EdtfDate, vocabulary::ReportName};

parameters! {
    /// What a briefing is about, and for whom.
    Input as "BriefingReportInput" {
        /// Whom or what it is about: a person, an institution or an event.
        about: ID,
        /// Who of ours it is for: a person or a position; by default nobody in particular.
        whom: Option<ID>,
    }
}

/// What one should know before a meeting.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct BriefingReport {
    /// What was asked.
    pub header: Header,
    /// For whom of ours; null where that was not asked.
    pub whom: Option<Named>,
    /// The parties it is about: the person or the institution, or the others who take part in the event. The first 20 in the
    /// order of the record.
    pub parties: Vec<BriefedParty>,
    /// How many parties of the event were left out.
    pub parties_left_out: u32,
    /// The event itself; null where it is not about one.
    pub event: Option<Contact>,
    /// The contacts, newest first: events in which we and one of the parties took part; 30 at most.
    pub contacts: Vec<Contact>,
    /// How many contacts there are in all.
    pub contact_count: u32,
    /// Their open promises to us or at our contacts, the soonest due first.
    pub promises_theirs: Vec<Promise>,
    /// Our open promises to them, the soonest due first.
    pub promises_ours: Vec<Promise>,
    /// What the contacts were about, most often first; 20 at most.
    pub topics: Vec<BriefedTopic>,
    /// How many topics are left out.
    pub topics_left_out: u32,
    /// Who of ours has met them, most often first; 20 at most.
    pub ours: Vec<Acquaintance>,
    /// How many of ours who met them are left out.
    pub ours_left_out: u32,
    /// Who of theirs has met us, most often first; 20 at most.
    pub theirs: Vec<Acquaintance>,
    /// How many of theirs who met us are left out.
    pub theirs_left_out: u32,
    /// Ways to be introduced, best first; none where we have met.
    pub introductions: Vec<Introduction>,
    /// What has changed since we last met, in chronological order of their days, then those without a day.
    pub changes: Vec<BriefedChange>,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

/// A party that a briefing is about.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct BriefedParty {
    /// The person or the institution.
    pub party: Named,
    /// How a person is addressed; null for institutions, and where that is not recorded.
    pub style: Option<String>,
    /// Other names, in the order of the record.
    pub other_names: Vec<String>,
    /// The country: of a person that of the nationality or of those he or she stood for, of an embassy the one that sends it;
    /// null where nothing tells.
    pub country: Option<Named>,
    /// A remark of those who keep the record; null where there is none.
    pub note: Option<String>,
    /// The positions on the day we last met, or, where we never did, none: for each the surest holders. Of an institution the
    /// first 30 by rank.
    pub positions_then: Vec<Holder>,
    /// The positions on the day of the report: for each the surest holders. Of an institution the first 30 by rank.
    pub positions_now: Vec<Holder>,
    /// When we last met, by each channel on which we did.
    pub last_met: Vec<BriefedChannel>,
}

/// By what a briefing looks for the last meeting.
#[derive(Clone, Copy, Debug, Enum, Eq, JsonSchema, PartialEq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum BriefingChannel {
    /// We met the person.
    Person,
    /// We met whoever was in the position that the person holds.
    Position,
    /// We met whoever stood for the institution.
    Institution,
    /// We met whoever stood for an institution of the country, which is not the country itself.
    Country,
    /// The one whom the briefing is for met them.
    Whom,
}

/// When we last met somebody.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct BriefedChannel {
    /// By what.
    pub channel: BriefingChannel,
    /// Whom: the person, the position, the institution or the country.
    pub with: Named,
    /// At which event.
    pub event: Named,
    /// When.
    pub on: EdtfDate,
    /// How many days ago, counted from the latest day it may have been; 0 where that is later.
    pub days_ago: u32,
    /// The sources, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// What contacts were about.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct BriefedTopic {
    /// The topic.
    pub topic: Named,
    /// At how many contacts.
    pub contacts: u32,
    /// The date of the last of them.
    pub last: EdtfDate,
}

/// What has changed since we last met.
#[derive(Clone, Copy, Debug, Enum, Eq, JsonSchema, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum BriefedChangeKind {
    /// Somebody else holds the position.
    NewHolder,
    /// The one whom we met no longer holds the position, and nobody is known to.
    Left,
    /// They took part in an event without us.
    EventWithoutUs,
    /// A promise fell due and is still open.
    FellDue,
    /// A promise was kept.
    Kept,
    /// An event with them was announced.
    Announced,
}

/// Something that has changed since we last met.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct BriefedChange {
    /// What sort of change.
    pub kind: BriefedChangeKind,
    /// The position, the event or the promise.
    pub record: Named,
    /// Who holds the position now; null for other changes, and where that is not known.
    pub person: Option<Named>,
    /// Who held the position when we last met; null for other changes.
    pub before: Option<Named>,
    /// When: the date of the event, or on which the promise was due; null where that is not known.
    pub on: Option<EdtfDate>,
    /// The sources, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

impl LaidOut for BriefingReport {
    const NAME: ReportName = ReportName::Briefing;
    const TEMPLATE: &'static str = include_str!("briefing.jinja");

    framed!();

    fn tables(&self, words: &Words) -> Vec<Table> {
        let parties = || self.parties.iter();
        let then: Vec<Holder> = parties().flat_map(|party| party.positions_then.clone()).collect();
        let now: Vec<Holder> = parties().flat_map(|party| party.positions_now.clone()).collect();
        let heads = ["channel", "who", "event", "date", "days-ago"];
        let channels = parties().enumerate().map(|(place, party)| {
            let rows = party.last_met.iter().map(|met| channel_row(words, met));
            Table::new(words, &format!("last-met-{}", place + 1), "last-met", &heads)
                .numbers([4])
                .with(rows)
        });
        let topics = self.topics.iter().map(|topic| {
            vec![
                Cell::name(Some(&topic.topic)),
                Cell::number(words, topic.contacts),
                Cell::date(words, Some(&topic.last)),
            ]
        });
        let mut tables = vec![
            Holder::table(words, "positions-then", "positions-then", &then),
            Holder::table(words, "positions-now", "positions-now", &now),
            Contact::table(words, "contacts", &self.contacts),
            Promise::table(words, "promises-theirs", &self.promises_theirs),
            Promise::table(words, "promises-ours", &self.promises_ours),
            Table::new(
                words,
                "topics",
                "topics",
                &["topic", "contact-number", "last-met"],
            )
            .numbers([1])
            .with(topics),
            Acquaintance::table(words, "ours", "ours-know-them", &self.ours),
            Acquaintance::table(words, "theirs", "theirs-know-us", &self.theirs),
        ];
        tables.splice(2..2, channels);
        tables
    }
}

fn channel_row(words: &Words, met: &BriefedChannel) -> Vec<Cell> {
    let channel = match met.channel {
        BriefingChannel::Person => "channel-person",
        BriefingChannel::Position => "channel-position",
        BriefingChannel::Institution => "channel-institution",
        BriefingChannel::Country => "channel-country",
        BriefingChannel::Whom => "channel-whom",
    };
    vec![
        Cell::text(words.say(channel)),
        Cell::name(Some(&met.with)),
        Cell::name(Some(&met.event)).noted(&met.footnotes),
        Cell::date(words, Some(&met.on)),
        Cell::number(words, met.days_ago),
    ]
}
