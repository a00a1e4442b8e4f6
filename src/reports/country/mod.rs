//! A country or a city: missions here and there, cities, associations, events by year, the level reached, and the last contact over each channel.

mod answer;
mod figures;
mod laying_out;
mod lines;
mod parts;
mod telling;

use async_graphql::{ID, SimpleObject};
use schemars::JsonSchema;
use serde::Serialize;

pub use lines::{
    CountryLevel, CountryMember, CountryMembers, CountryPart, CountryRelationship, CountryTopic,
    CountryTotal, CountryVacancy, CountryYear,
};

use super::{
    lines::{Acquaintance, Bounds, Contact, Gap, Header, Named, Promise, SourceLine, Tie},
    parameters::parameters,
};

parameters! {
    /// What the report is asked.
    Input as "CountryReportInput" {
        /// The country or the city.
        about: ID,
    }
}

/// A country or a city: missions here and there, cities, associations, events by year, the level reached, and the last contact over each channel.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct CountryReport {
    /// What was asked.
    pub header: Header,
    /// The code of a country, ISO 3166-1 alpha-2; null of a city, and where it is not recorded.
    pub code: Option<String>,
    /// The region of a country, by UN M49; null of a city, and where it is not recorded.
    pub region: Option<String>,
    /// The subregion of a country, by UN M49; null of a city, and where it is not recorded.
    pub subregion: Option<String>,
    /// The country that a city lies in; null of a country.
    pub country: Option<Named>,
    /// Other names, in the order of the record.
    pub other_names: Vec<String>,
    /// A remark of those who keep the record; null where there is none.
    pub note: Option<String>,
    /// The country in which we sit; null where that is not recorded.
    pub home_country: Option<Named>,
    /// What we had with it in all.
    pub total: CountryTotal,
    /// The country or the city itself, as an institution that somebody stood for.
    pub itself: CountryMember,
    /// Missions that the country sends, wherever they sit. None of a city.
    pub missions_sent: CountryMembers,
    /// Missions that the country receives, or that sit in the city. They are other countries', and are not added up.
    pub missions_received: CountryMembers,
    /// Cities of the country. None of a city.
    pub cities: CountryMembers,
    /// Organizations in the country or in the city, besides us.
    pub organizations: CountryMembers,
    /// Relationships that are recorded of itself or of a part that is added up: those with us first, then by kind and key; 40
    /// at most.
    pub relationships: Vec<CountryRelationship>,
    /// How many relationships are left out.
    pub relationships_left_out: u32,
    /// Our contacts by the year in which they began, from the first year to the last; the last 40 years at most.
    pub years: Vec<CountryYear>,
    /// How many earlier years with contacts are left out.
    pub years_left_out: u32,
    /// The ranks that contacts have reached, the highest first: the first is the level reached.
    pub levels: Vec<CountryLevel>,
    /// The contacts, newest first: events at which we faced a part that is added up; 30 at most.
    pub contacts: Vec<Contact>,
    /// Other events in which both they and we took part, newest first; 10 at most.
    pub same_events: Vec<Contact>,
    /// Events with them and us that are announced for the day of the report or later, soonest first; 5 at most.
    pub announced: Vec<Contact>,
    /// How many later announced events are left out.
    pub announced_left_out: u32,
    /// In a city, how many events took place up to the day of the report, with us or without us.
    pub events_here: Bounds,
    /// In how many of these we took part.
    pub events_here_ours: Bounds,
    /// The newest of these events; 10 at most.
    pub latest_here: Vec<Contact>,
    /// Their open promises to us, and those of others that concern them, the soonest due first.
    pub promises_theirs: Vec<Promise>,
    /// Our open promises to them, about them or at our contacts, the soonest due first.
    pub promises_ours: Vec<Promise>,
    /// Who of theirs has met us, most often first; 20 at most.
    pub theirs: Vec<Acquaintance>,
    /// How many of theirs who met us are left out.
    pub theirs_left_out: u32,
    /// Who of ours has met them, most often first; 20 at most.
    pub ours: Vec<Acquaintance>,
    /// How many of ours who met them are left out.
    pub ours_left_out: u32,
    /// Others of the country whom we met while they stood for somebody else, by nationality or by whom they stood for last;
    /// most often first, 20 at most. None of a city.
    pub elsewhere: Vec<Tie>,
    /// How many of these others are left out.
    pub elsewhere_left_out: u32,
    /// What contacts were about, most often first; 20 at most.
    pub topics: Vec<CountryTopic>,
    /// How many topics are left out.
    pub topics_left_out: u32,
    /// Missions that the country sends and that we never met: those where we are first, then by name; 50 at most.
    pub missions_never_met: Vec<CountryMember>,
    /// How many such missions are left out.
    pub missions_never_met_left_out: u32,
    /// Positions of itself and of the parts that are added up, of which nobody is known who may hold it: by part, then by rank; 30 at most.
    pub vacancies: Vec<CountryVacancy>,
    /// How many such positions are left out.
    pub vacancies_left_out: u32,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}
