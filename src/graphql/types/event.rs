//! Events, who took part in them, and where they are told.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, Result};

use super::{
    change::Change,
    commitment::Commitment,
    institutions::{City, Institution, required},
    party::named,
    person::Person,
    position::Position,
    references::{Identifier, Program, Source, Topic},
};
use crate::{
    graphql::{
        connection::{Connection, PageArgs, Total, list},
        filters::{self, EventFilter},
        ids,
        loaders::{Citations, EventTopics, Hang, ParticipationTexts},
        orders::EventOrder,
        scalars::{DateTime, EdtfDate},
        scope::Scope,
    },
    network::Seat,
    store::{
        filter::Filter,
        lists,
        page::{Order, Term, Value},
        rows,
    },
    vocabulary::{
        Attendance, Attribution, EventFormat, EventKind, EventStatus, NodeKind, ParticipantRole, Side,
        Stance, Visibility,
    },
};

/// An event: a meeting, a visit, a conference.
#[derive(Clone, Debug)]
pub struct Event(pub(in crate::graphql) Arc<rows::Event>);

impl Event {
    /// A page of events that hang on a parent in a way that the database knows.
    pub(in crate::graphql) async fn list(
        context: &Context<'_>,
        hang: Hang,
        parent: i64,
        filter: Option<Box<EventFilter>>,
        order: Option<EventOrder>,
        page: &PageArgs,
    ) -> Result<Connection<Self>> {
        let order = order.map_or(Order::NEWEST, EventOrder::order);
        let filter = filters::resolve(context, filter).await?;
        Box::pin(Connection::fetch::<rows::Event>(
            Scope::of(context),
            hang,
            parent,
            list(filter, order, page)?,
            Self,
        ))
        .await
    }
}

/// An event: a meeting, a visit, a conference.
#[Object]
impl Event {
    /// The record's identity over all kinds: its kind and key. Never changes.
    pub(super) async fn id(&self) -> ID {
        ids::id(NodeKind::Event, &self.0.key)
    }

    /// The key, unique among events. Never changes.
    async fn key(&self) -> &str {
        &self.0.key
    }

    /// The title.
    async fn title(&self) -> &str {
        &self.0.name
    }

    /// What sort of event it was.
    async fn kind(&self) -> EventKind {
        self.0.kind
    }

    /// What became of it.
    async fn status(&self) -> EventStatus {
        self.0.status
    }

    /// When it was or, for an event of several days, when it began.
    async fn from(&self) -> EdtfDate {
        EdtfDate(self.0.from_text.clone())
    }

    /// When it ended; null for an event that ended on the date on which it began.
    async fn until(&self) -> Option<EdtfDate> {
        EdtfDate::of(self.0.until_text.as_ref())
    }

    /// The time at which it began; null where that is not known.
    async fn starts_at(&self) -> Option<DateTime> {
        self.0.starts_at.clone().map(DateTime)
    }

    /// How people came together; null where that is not recorded.
    async fn format(&self) -> Option<EventFormat> {
        self.0.format
    }

    /// Whose house it took place in; null where that is not recorded.
    async fn venue(&self, context: &Context<'_>) -> Result<Option<Institution>> {
        match self.0.venue_id {
            Some(id) => Scope::of(context).institution(id).await,
            None => Ok(None),
        }
    }

    /// The city it took place in; null where that is not recorded.
    async fn city(&self, context: &Context<'_>) -> Result<Option<City>> {
        match self.0.city_id {
            Some(id) => Scope::of(context).city(id).await,
            None => Ok(None),
        }
    }

    /// The program it belongs to; null where it belongs to none.
    async fn program(&self, context: &Context<'_>) -> Result<Option<Program>> {
        match self.0.program_id {
            Some(id) => Scope::of(context).program(id).await,
            None => Ok(None),
        }
    }

    /// The event it is a part of; null where it is no part of another.
    async fn part_of(&self, context: &Context<'_>) -> Result<Option<Event>> {
        match self.0.part_of_id {
            Some(id) => Scope::of(context).event(id).await,
            None => Ok(None),
        }
    }

    /// The events that are parts of it, the earliest first.
    async fn parts(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Event>> {
        let list = list(
            Filter::everything(),
            Order::NEWEST.descending(false),
            &PageArgs::forward(first, after),
        )?;
        let hang = Hang::Own("part_of_id");
        Box::pin(Connection::fetch::<rows::Event>(
            Scope::of(context),
            hang,
            self.0.id,
            list,
            Event,
        ))
        .await
    }

    /// What it was about, in the order of the record.
    async fn topics(&self, context: &Context<'_>) -> Result<Vec<Topic>> {
        let scope = Scope::of(context);
        let ids = scope.load::<EventTopics>(self.0.id).await?.unwrap_or_default();
        Ok(scope.records(&ids).await?.into_iter().map(Topic).collect())
    }

    /// What happened; null where that is not recorded.
    async fn summary(&self) -> Option<&str> {
        self.0.summary.as_deref()
    }

    /// Who may see it.
    async fn visibility(&self) -> Visibility {
        self.0.visibility
    }

    /// Its identifiers elsewhere, by scheme.
    async fn identifiers(&self, context: &Context<'_>) -> Result<Vec<Identifier>> {
        Box::pin(named::identifiers(context, self.0.id)).await
    }

    /// A remark of those who keep the record; null where there is none.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }

    /// Who took part, was invited or was mentioned, in the order of the record.
    async fn participants(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
        #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
        #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Participation>> {
        const PLACE: &[Term] = &[Term::Number("ordinal")];
        let network = Scope::of(context).network();
        let Some(vertex) = network.vertex(self.0.id) else {
            return Ok(Connection::empty());
        };
        let seats = network.seats(vertex);
        let ordinal = |place: usize| {
            let seat = network.seat(seats.start + u32::try_from(place).unwrap_or_default());
            i64::from(seat.ordinal)
        };
        let page = PageArgs::new(first, after, last, before);
        let range = page.range(seats.len(), PLACE, |values| {
            let [Value::Number(wanted)] = values else {
                return Err(0);
            };
            let before = (0..seats.len())
                .take_while(|&place| ordinal(place) < *wanted)
                .count();
            if before < seats.len() && ordinal(before) == *wanted {
                Ok(before)
            } else {
                Err(before)
            }
        })?;
        let nodes = (range.from..range.until).map(|place| {
            let seat = seats.start + u32::try_from(place).unwrap_or_default();
            (
                Participation(Some(network.seat(seat)), None),
                vec![Value::Number(ordinal(place))],
            )
        });
        Ok(Connection::new(
            nodes,
            range.has_previous,
            range.has_next,
            Total::Known(seats.len()),
        ))
    }

    /// Promises made at it: the soonest due first, then by key.
    async fn commitments(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Commitment>> {
        let list = list(
            Filter::everything(),
            Commitment::SOONEST_DUE,
            &PageArgs::forward(first, after),
        )?;
        let hang = Hang::Own("event_id");
        Box::pin(Connection::fetch::<rows::Commitment>(
            Scope::of(context),
            hang,
            self.0.id,
            list,
            Commitment,
        ))
        .await
    }

    /// Where it is told, in the order of the record.
    async fn citations(&self, context: &Context<'_>) -> Result<Vec<Citation>> {
        Box::pin(Citation::of(context, self.0.id)).await
    }

    /// Every change of the record, newest first: who, when, what.
    async fn history(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Change>> {
        Box::pin(named::history(
            context,
            self.0.id,
            &PageArgs::forward(first, after),
        ))
        .await
    }

    /// The number of the record's latest change. Rises with every change of the record.
    async fn revision(&self) -> i32 {
        i32::try_from(self.0.revision).unwrap_or(i32::MAX)
    }
}

/// A part that somebody, or a group without names, had in an event: its seat in the network, or, where the network is
/// a moment behind the database, its row.
#[derive(Clone, Debug)]
pub struct Participation(Option<Seat>, Option<(i64, i64)>);

impl Participation {
    /// The participation of a row.
    pub(super) fn find(scope: &Scope, event: i64, ordinal: i64) -> Self {
        let network = scope.network();
        let seats = network.vertex(event).map_or(0..0, |vertex| network.seats(vertex));
        let seat = seats
            .map(|seat| network.seat(seat))
            .find(|seat| i64::from(seat.ordinal) == ordinal);
        Self(seat, Some((event, ordinal)))
    }

    fn place(&self, scope: &Scope) -> (i64, i64) {
        match (&self.0, self.1) {
            (_, Some(place)) => place,
            (Some(seat), None) => (scope.network().record(seat.event), i64::from(seat.ordinal)),
            (None, None) => (0, 0),
        }
    }

    async fn text<T>(
        &self,
        context: &Context<'_>,
        read: impl Fn(&lists::ParticipationText) -> Option<T>,
    ) -> Result<Option<T>> {
        let scope = Scope::of(context);
        let (event, ordinal) = self.place(scope);
        let texts = match scope.hot().participations(event) {
            Some(texts) => Some(texts),
            None => Box::pin(scope.load::<ParticipationTexts>(event)).await?,
        };
        Ok(texts.and_then(|texts| texts.iter().find(|text| text.ordinal == ordinal).and_then(read)))
    }
}

/// A part that somebody, or a group without names, had in an event.
#[Object]
impl Participation {
    /// The event.
    async fn event(&self, context: &Context<'_>) -> Result<Event> {
        let scope = Scope::of(context);
        required(scope.event(self.place(scope).0).await?)
    }

    /// Who was there: as the source says or, where it names only a position, inferred (see `attribution`); null where
    /// neither tells.
    async fn person(&self, context: &Context<'_>) -> Result<Option<Person>> {
        let scope = Scope::of(context);
        match self.0.as_ref().and_then(|seat| seat.person) {
            Some(person) => scope.person(scope.network().record(person)).await,
            None => Ok(None),
        }
    }

    /// In what position; null where none is recorded.
    async fn position(&self, context: &Context<'_>) -> Result<Option<Position>> {
        let scope = Scope::of(context);
        match self.0.as_ref().and_then(|seat| seat.position) {
            Some(position) => scope.position(scope.network().record(position)).await,
            None => Ok(None),
        }
    }

    /// On whose behalf: the institution recorded, else the position's; null where there is neither.
    async fn institution(&self, context: &Context<'_>) -> Result<Option<Institution>> {
        let scope = Scope::of(context);
        match self.0.as_ref().and_then(|seat| seat.stands_for) {
            Some(institution) => scope.institution(scope.network().record(institution)).await,
            None => Ok(None),
        }
    }

    /// What an unnamed group is called, such as `20 selected teams`; null where there is none.
    async fn label(&self, context: &Context<'_>) -> Result<Option<String>> {
        self.text(context, |text| text.label.clone()).await
    }

    /// How many the participation stands for; null where that is not recorded.
    async fn headcount(&self, context: &Context<'_>) -> Result<Option<i32>> {
        let headcount = self.text(context, |text| text.headcount).await?;
        Ok(headcount.map(|headcount| i32::try_from(headcount).unwrap_or(i32::MAX)))
    }

    /// The title as the source gives it; null where that is not recorded.
    async fn credited_as(&self, context: &Context<'_>) -> Result<Option<String>> {
        self.text(context, |text| text.credited_as.clone()).await
    }

    /// On which side; null for events without sides, or where it is not recorded.
    async fn side(&self) -> Option<Side> {
        self.0.as_ref().and_then(|seat| seat.side)
    }

    /// What it did there.
    async fn role(&self) -> ParticipantRole {
        self.0
            .as_ref()
            .map_or(ParticipantRole::Attendee, |seat| seat.role)
    }

    /// Whether it came.
    async fn attendance(&self) -> Attendance {
        self.0
            .as_ref()
            .map_or(Attendance::Attended, |seat| seat.attendance)
    }

    /// How the participation came to its person: STATED, where the source names the person; INFERRED, where it names the
    /// position, and the holder that day is certain or likely; else UNRESOLVED.
    async fn attribution(&self) -> Attribution {
        self.0
            .as_ref()
            .map_or(Attribution::Unresolved, |seat| seat.attribution)
    }
}

/// A place where a fact is told.
#[derive(Clone, Debug)]
pub struct Citation(lists::Citation);

impl Citation {
    /// Where a record is told, in sources that the reader may see.
    pub(super) async fn of(context: &Context<'_>, id: i64) -> Result<Vec<Self>> {
        let citations = Scope::of(context).load::<Citations>(id).await?;
        Ok(citations
            .iter()
            .flat_map(|all| all.iter().cloned())
            .map(Self)
            .collect())
    }
}

/// A place where a fact is told.
#[Object]
impl Citation {
    /// The source.
    async fn source(&self, context: &Context<'_>) -> Result<Source> {
        required(Scope::of(context).source(self.0.source_id).await?)
    }

    /// What the source does with the fact.
    async fn stance(&self) -> Stance {
        self.0.stance
    }

    /// The words that it rests on; null where none are quoted.
    async fn quote(&self) -> Option<&str> {
        self.0.quote.as_deref()
    }
}
