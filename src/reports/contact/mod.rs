//! What happened at an event: when, where, who was there on which side and in what capacity, about what, with what
//! outcome and what promises, by which sources, and where these differ.

use async_graphql::{ID, SimpleObject};
use schemars::JsonSchema;
use serde::Serialize;

use super::{
    LaidOut, Question, Reader, ReportError, Wants,
    laid_out::{Cell, Table, framed},
    lines::{Account, Contact, Gap, Header, Holder, Named, Promise, SourceLine},
    parameters::parameters,
    words::Words,
};
use crate::{
    network::{Holding, Seat, Vertex, VertexKind},
    scalars::DateTime,
    vocabulary::{Certainty, ReportName},
};

parameters! {
    /// Which event.
    Input as "ContactReportInput" {
        /// The event, as `event:` and its key.
        about: ID,
    }
}

/// What happened at an event.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
pub struct ContactReport {
    /// What was asked.
    pub header: Header,
    /// The event: when, where, who, about what, what happened.
    pub contact: Contact,
    /// The time at which it began; null where that is not recorded.
    pub starts_at: Option<DateTime>,
    /// The program that it belongs to; null where it belongs to none.
    pub program: Option<Named>,
    /// The event that it is a part of; null where it is a part of none.
    pub part_of: Option<Named>,
    /// Who held, that day, the positions of those whom the source does not name: for each position those who may have, the
    /// surest first.
    pub holders: Vec<Holder>,
    /// The promises made there, the soonest due first.
    pub promises: Vec<Promise>,
    /// What each source says of the event, in the order of the record.
    pub accounts: Vec<Account>,
    /// The sources, by their numbers.
    pub sources: Vec<SourceLine>,
    /// What is not sure, by kind.
    pub gaps: Vec<Gap>,
}

impl LaidOut for ContactReport {
    const NAME: ReportName = ReportName::Contact;
    const TEMPLATE: &'static str = include_str!("contact.jinja");

    framed!();

    fn tables(&self, words: &Words) -> Vec<Table> {
        let sides = [("ours", &self.contact.ours), ("theirs", &self.contact.theirs)];
        let seats = sides
            .into_iter()
            .flat_map(|(side, attendees)| attendees.iter().map(move |attendee| (side, attendee)));
        let rows = seats.map(|(side, attendee)| {
            vec![
                Cell::text(words.say(side)),
                Cell::name(attendee.person.as_ref().or(attendee.position.as_ref())),
                Cell::name(attendee.position.as_ref()),
                Cell::name(attendee.institution.as_ref()),
                Cell::text(words.word(attendee.role)),
                Cell::text(words.word(attendee.attribution)),
            ]
        });
        let columns = [
            "side",
            "who",
            "in-position",
            "on-behalf-of",
            "role",
            "attribution",
        ];
        vec![
            Table::new(words, "attendees", "attendees", &columns).with(rows),
            Promise::table(words, "promises", &self.promises),
        ]
    }
}

impl Question for ContactReport {
    type Input = Input;

    async fn answer(reader: &Reader, input: &Input) -> Result<Self, ReportError> {
        let network = reader.network();
        let expected = "the id of an event, such as event:wego-at-embassy-of-singapore-2022-03-15";
        let event = reader
            .subject("about", &input.about, expected, |kind| kind == VertexKind::Event)
            .await?;
        let promises = reader.promises_at(&[event]).await?;
        let holdings: Vec<Holding> = network
            .seats(event)
            .flat_map(|seat| unnamed(reader, event, &seat))
            .collect();
        let mut wants = Wants::default();
        wants.tell(network, event);
        for holding in &holdings {
            wants.holding(network, holding);
        }
        for promise in &promises {
            wants.promise(network, promise);
        }
        let book = reader.book(wants).await?;
        let Some((contact, row)) = book.contact(event).zip(book.event(event)) else {
            return Err(ReportError::gone("about", &input.about, expected));
        };
        let named = |id: Option<i64>| id.and_then(|id| book.named_id(id));
        Ok(Self {
            starts_at: row.starts_at.clone().map(DateTime),
            program: named(row.program_id),
            part_of: named(row.part_of_id),
            holders: holdings
                .iter()
                .filter_map(|holding| book.holder(holding))
                .collect(),
            promises: promises
                .iter()
                .filter_map(|promise| book.promise(promise))
                .collect(),
            accounts: book.accounts(row.id),
            header: book.header::<Self>(Some(event), input),
            contact,
            sources: book.sources(),
            gaps: book.gaps(),
        })
    }
}

/// Who may have been there in a position whose holder the source does not name.
fn unnamed(reader: &Reader, event: Vertex, seat: &Seat) -> Vec<Holding> {
    use crate::vocabulary::Attribution::{Inferred, Stated, Unresolved};
    let network = reader.network();
    let from = network.event(event).from;
    match (seat.attribution, seat.position) {
        (Inferred | Unresolved, Some(position)) if from.is_one_day() => {
            let mut holders = network.holders(position, from.earliest);
            let surest = holders
                .first()
                .map_or(Certainty::Possible, |first| first.certainty);
            holders.retain(|holding| holding.certainty == surest);
            holders
        }
        (Inferred | Unresolved | Stated, _) => Vec::new(),
    }
}
