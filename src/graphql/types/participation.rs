//! Who took part in events, and where facts are told.

use async_graphql::{Context, Object, Result};

use super::{
    event::Event,
    institutions::{Institution, required},
    person::Person,
    position::Position,
    references::Source,
};
use crate::{
    graphql::{
        loaders::{Citations, ParticipationTexts},
        scope::Scope,
    },
    network::Seat,
    store::lists,
    vocabulary::{Attendance, Attribution, ParticipantRole, Side, Stance},
};

/// A part that somebody, or a group without names, had in an event: its seat in the network, or, where the network is
/// a moment behind the database, its row.
#[derive(Clone, Debug)]
pub struct Participation(Option<Seat>, Option<(i64, i64)>);

impl Participation {
    /// The participation of a seat.
    pub(super) fn at(seat: Seat) -> Self {
        Self(Some(seat), None)
    }

    /// The participation of a row.
    pub(super) fn find(scope: &Scope, event: i64, ordinal: i64) -> Self {
        let network = scope.network();
        let mut seats = network
            .vertex(event)
            .into_iter()
            .flat_map(|vertex| network.seats(vertex));
        let seat = seats.find(|seat| i64::from(seat.ordinal) == ordinal);
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
