//! What a report on a country or a city tells.

use async_graphql::{Enum, SimpleObject};
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    reports::lines::{Bounds, Named},
    scalars::EdtfDate,
    vocabulary::{EmbassyKind, OrganizationKind, PositionRank, RelationshipKind},
};

/// What a part of a country or a city is to it.
#[derive(Clone, Copy, Debug, Enum, Eq, JsonSchema, PartialEq, Serialize)]
#[graphql(name = "CountryPart")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CountryPart {
    /// The country or the city itself, as an institution that somebody stood for.
    Itself,
    /// A mission that the country sends.
    MissionSent,
    /// A mission that the country receives, or one in the city.
    MissionReceived,
    /// A city of the country.
    City,
    /// An organization in the country or in the city.
    Organization,
}

/// A part of a country or a city, and our meetings with it. Nothing is rolled up: what we had with an embassy is not counted
/// for the country itself.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CountryMember {
    /// The institution.
    pub institution: Named,
    /// What it is to the country or the city.
    pub part: CountryPart,
    /// What sort of mission; null for others.
    pub embassy_kind: Option<EmbassyKind>,
    /// What sort of organization; null for others.
    pub organization_kind: Option<OrganizationKind>,
    /// The region that a mission represents; null where it represents the whole country, and for others.
    pub subdivision: Option<String>,
    /// Of a mission that is sent the country that receives it, of one that is received the country that sends it; null for
    /// others.
    pub country: Option<Named>,
    /// The city in which a mission or an organization sits; null where that is not recorded.
    pub city: Option<Named>,
    /// Of a mission that is received: whether it sits in another country and is accredited here as well.
    pub accredited_only: bool,
    /// Whether a mission sits in the country in which we do; false for others.
    pub near_us: bool,
    /// At how many events, up to the day of the report, we faced it.
    pub meetings: Bounds,
    /// The date of the first; null where there was none.
    pub first_met: Option<EdtfDate>,
    /// The date of the last; null where there was none.
    pub last_met: Option<EdtfDate>,
    /// The last; null where there was none.
    pub last_event: Option<Named>,
    /// How many days before the day of the report that was, counted from the latest day it may have been; null where there
    /// was none.
    pub days_ago: Option<u32>,
    /// The sources of the last, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// The parts of one sort: how many there are, and the first of them.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CountryMembers {
    /// How many there are.
    pub count: u32,
    /// How many of them we met at least once.
    pub met: u32,
    /// Those met last first, then those never met by name; 50 at most.
    pub members: Vec<CountryMember>,
    /// How many are left out, those told of last.
    pub left_out: u32,
}

/// What we had with a country or a city in all.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CountryTotal {
    /// At how many events we faced somebody who stood for the country or the city itself, a mission that it sends, one of
    /// its cities or one of its organizations: these are added up, and an event with several of them counts once.
    pub contacts: Bounds,
    /// At how many more events that took place both they and we took part without facing each other.
    pub same_events: Bounds,
    /// How many of the added-up parts there are, itself included.
    pub parts: u32,
    /// How many of these we faced.
    pub parts_met: u32,
}

/// A year of contacts.
#[derive(Clone, Copy, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CountryYear {
    /// The year in which the events began.
    pub year: i32,
    /// At how many events we faced them.
    pub contacts: Bounds,
    /// At how many more both they and we took part.
    pub same_events: Bounds,
}

/// How high contacts have reached.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CountryLevel {
    /// The rank of the position in its institution.
    pub rank: PositionRank,
    /// At how many contacts somebody in a position of this rank faced us.
    pub contacts: u32,
    /// Who that was the last time; null where that is neither stated nor to be inferred.
    pub person: Option<Named>,
    /// How the person is addressed; null where that is not recorded.
    pub style: Option<String>,
    /// Whether the source names only the position, and the person was inferred.
    pub inferred: bool,
    /// In what position.
    pub position: Option<Named>,
    /// Of which institution. A head of a mission is no head of state: the rank is one within this institution.
    pub institution: Option<Named>,
    /// The last contact of this rank.
    pub event: Named,
    /// Its date.
    pub on: EdtfDate,
    /// Its sources, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// A relationship that is recorded, of a part of the country or the city.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CountryRelationship {
    /// What it is, read from the subject to the object.
    pub kind: RelationshipKind,
    /// From whom.
    pub subject: Named,
    /// To whom.
    pub object: Named,
    /// Since when; null where that is not recorded.
    pub from: Option<EdtfDate>,
    /// Until when; `..` for still so, null where that is not recorded.
    pub until: Option<EdtfDate>,
    /// Whether it had certainly ended by the day of the report.
    pub ended: bool,
    /// Whether we are one of the two.
    pub with_us: bool,
    /// Its sources, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

/// What contacts were about.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CountryTopic {
    /// The topic.
    pub topic: Named,
    /// At how many contacts.
    pub contacts: u32,
    /// The date of the last of them.
    pub last: EdtfDate,
}

/// A position of which nobody is known who may hold it.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CountryVacancy {
    /// The position.
    pub position: Named,
    /// Its rank; null where that is not recorded.
    pub rank: Option<PositionRank>,
    /// Its institution.
    pub institution: Named,
}
