//! The lines of terms, and how they are put together.

use async_graphql::{Enum, SimpleObject};
use schemars::JsonSchema;
use serde::Serialize;

use super::Served;
use crate::{
    network::Vertex,
    reports::{
        Book,
        lines::{Bounds, Named},
    },
    scalars::EdtfDate,
    vocabulary::{Certainty, TenureCapacity},
};

/// From what on it is counted how soon somebody was met.
#[derive(Clone, Copy, Debug, Enum, Eq, JsonSchema, PartialEq, Serialize)]
#[graphql(name = "ReportedSoonSince")]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SoonSince {
    /// From the recorded beginning of the tenure.
    TookUp,
    /// From the first event that shows the person in the position, as no beginning is recorded: the person may have taken
    /// it up long before.
    FirstShown,
    /// From the first event at which the person is inferred to have been in the position, as it comes before all that show
    /// it.
    FirstInferred,
}

/// How soon somebody was met in a position.
#[derive(Clone, Copy, Debug, Eq, JsonSchema, PartialEq, Serialize, SimpleObject)]
#[graphql(name = "ReportedHowSoon")]
pub struct HowSoon {
    /// From what on it is counted.
    pub since: SoonSince,
    /// How many days after: the fewest and the most that the dates allow.
    pub days: Bounds,
}

/// A person's time in a position: a recorded tenure, or what events alone show.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportedTerm")]
pub struct TermLine {
    /// Who.
    pub person: Named,
    /// How the person is addressed; null where that is not recorded.
    pub style: Option<String>,
    /// What.
    pub position: Named,
    /// Where; null where the reader may not see it.
    pub institution: Option<Named>,
    /// In what capacity: that of the tenure, else substantive.
    pub capacity: TenureCapacity,
    /// Whether a tenure is recorded; false where only events show the person in the position.
    pub recorded: bool,
    /// Since when, as recorded; null where that is not known.
    pub from: Option<EdtfDate>,
    /// Until when, as recorded; `..` for still so, null where that is not known.
    pub until: Option<EdtfDate>,
    /// Whether it certainly begins after the day of the report.
    pub to_come: bool,
    /// How sure it is that the person holds the position on the day of the report; null where nothing suggests it.
    pub certainty: Option<Certainty>,
    /// The first event that shows the person in the position; null where none does.
    pub first_shown: Option<Named>,
    /// The date of that event.
    pub first_shown_on: Option<EdtfDate>,
    /// The last event that shows the person in the position; null where none does.
    pub last_shown: Option<Named>,
    /// The date of that event.
    pub last_shown_on: Option<EdtfDate>,
    /// The first event at which the person is inferred to have been in the position, where it comes before all that show it;
    /// null for none.
    pub first_inferred: Option<Named>,
    /// The date of that event.
    pub first_inferred_on: Option<EdtfDate>,
    /// A remark on the tenure; null where there is none.
    pub note: Option<String>,
    /// The sources of the person, where a tenure is recorded, and of these events, by their numbers in this report.
    pub footnotes: Vec<u32>,
    /// How many of our meetings with the person were in this position and in this time.
    pub contacts: Bounds,
    /// The first of them; null where there are none.
    pub first_contact: Option<Named>,
    /// The date of the first.
    pub first_met: Option<EdtfDate>,
    /// How soon that was; null where there are none.
    pub soon: Option<HowSoon>,
    /// The last of them; null where there are none.
    pub last_contact: Option<Named>,
    /// The date of the last.
    pub last_met: Option<EdtfDate>,
    /// The sources of the first and the last, by their numbers in this report.
    pub contact_footnotes: Vec<u32>,
}

impl Book<'_> {
    /// A person's time in a position.
    pub fn term(&self, served: &Served) -> Option<TermLine> {
        let network = self.reader.network();
        let term = &served.term;
        let tenure = term.tenure.and_then(|ordinal| {
            let mut tenures = self.tenures(term.person).iter();
            tenures.find(|tenure| tenure.ordinal == i64::from(ordinal))
        });
        let name = |event: Option<Vertex>| event.and_then(|event| self.named(event));
        let date = |event: Option<Vertex>| event.map(|event| EdtfDate(network.written(event).into_owned()));
        let (first_shown, last_shown) = (term.first_shown(), term.last_shown());
        let first_inferred = term.first_inferred();
        let (first, last) = (served.contacts.first().copied(), served.contacts.last().copied());
        let person = tenure.map(|_| term.person);
        let institution = network
            .position(term.position)
            .and_then(|position| position.institution);
        Some(TermLine {
            person: self.named(term.person)?,
            style: self.person(term.person).and_then(|person| person.style.clone()),
            position: self.named(term.position)?,
            institution: name(institution),
            capacity: term.capacity,
            recorded: term.tenure.is_some(),
            from: tenure.and_then(|tenure| EdtfDate::of(tenure.from_text.as_ref())),
            until: tenure.and_then(|tenure| EdtfDate::of(tenure.until_text.as_ref())),
            to_come: term.from.is_some_and(|from| from.earliest > self.reader.on),
            certainty: served.certainty,
            first_shown: name(first_shown),
            first_shown_on: date(first_shown),
            last_shown: name(last_shown),
            last_shown_on: date(last_shown),
            first_inferred: name(first_inferred),
            first_inferred_on: date(first_inferred),
            note: tenure.and_then(|tenure| tenure.note.clone()),
            footnotes: self.footnotes_of([person, first_shown, last_shown, first_inferred]),
            contacts: self.reader.counted(&served.contacts),
            first_contact: name(first),
            first_met: date(first),
            soon: served.soon(network),
            last_contact: name(last),
            last_met: date(last),
            contact_footnotes: self.footnotes_of([first, last]),
        })
    }

    /// The numbers of the sources of some records, ascending and each once.
    pub fn footnotes_of(&self, records: impl IntoIterator<Item = Option<Vertex>>) -> Vec<u32> {
        let network = self.reader.network();
        let mut footnotes: Vec<u32> = records
            .into_iter()
            .flatten()
            .flat_map(|record| self.footnotes(network.record(record)))
            .collect();
        footnotes.sort_unstable();
        footnotes.dedup();
        footnotes
    }
}
