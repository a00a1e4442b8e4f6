//! The facts that a network is built from, read in streams: one statement a table.

use futures_util::TryStreamExt;
use sea_orm::{QueryResult, StreamTrait};

use super::{Store, StoreError, filter_sql::Writer, links::LinkRow, rows::Column, sql::Sql};
use crate::{
    dates::{Day, Span},
    vocabulary::{
        Attendance, EventKind, EventStatus, ParticipantRole, PositionRank, Side, TenureCapacity, Visibility,
    },
};

/// A date as it is stored.
#[derive(Clone, Debug)]
pub struct StoredDate {
    /// As written, EDTF or `..`.
    pub text: String,
    /// The days between which it lies.
    pub span: Span,
}

/// A person or an institution.
#[derive(Clone, Debug)]
pub struct NamedRow {
    /// The identity.
    pub id: i64,
    /// The folded name.
    pub fold: String,
    /// The key.
    pub key: String,
}

/// A position.
#[derive(Clone, Debug)]
pub struct PositionRow {
    /// What it is called.
    pub named: NamedRow,
    /// The institution it is in.
    pub institution: i64,
    /// Whether several hold it at a time.
    pub several_holders: bool,
    /// How high it stands.
    pub rank: Option<PositionRank>,
}

/// A tenure.
#[derive(Clone, Debug)]
pub struct TenureRow {
    /// The person.
    pub person: i64,
    /// Its place in the person's list.
    pub ordinal: i64,
    /// The position.
    pub position: i64,
    /// In what capacity.
    pub capacity: TenureCapacity,
    /// When it began.
    pub from: Option<StoredDate>,
    /// When it ended; `..` where it goes on.
    pub until: Option<StoredDate>,
}

/// An event.
#[derive(Clone, Debug)]
pub struct EventRow {
    /// The identity.
    pub id: i64,
    /// The key.
    pub key: String,
    /// When it began.
    pub from: StoredDate,
    /// When it ended.
    pub until: Option<StoredDate>,
    /// What sort of event.
    pub kind: EventKind,
    /// What became of it.
    pub status: EventStatus,
    /// Whose house it took place in.
    pub venue: Option<i64>,
}

/// A participation.
#[derive(Clone, Debug)]
pub struct ParticipationRow {
    /// The event.
    pub event: i64,
    /// Its place in the event's list.
    pub ordinal: i64,
    /// The person.
    pub person: Option<i64>,
    /// The position.
    pub position: Option<i64>,
    /// On whose behalf.
    pub institution: Option<i64>,
    /// On which side.
    pub side: Option<Side>,
    /// What it did.
    pub role: ParticipantRole,
    /// Whether it came.
    pub attendance: Attendance,
}

/// All that a network is built from.
#[derive(Clone, Debug, Default)]
pub struct FactRows {
    /// Persons.
    pub people: Vec<NamedRow>,
    /// Institutions.
    pub institutions: Vec<NamedRow>,
    /// Positions.
    pub positions: Vec<PositionRow>,
    /// Tenures.
    pub tenures: Vec<TenureRow>,
    /// Events that the reader may see.
    pub events: Vec<EventRow>,
    /// Participations in them.
    pub participations: Vec<ParticipationRow>,
    /// Topics.
    pub topics: Vec<NamedRow>,
    /// Programs.
    pub programs: Vec<NamedRow>,
    /// Links that records state, as far as the reader may see them.
    pub links: Vec<LinkRow>,
}

impl Store {
    /// Everything that the network of a clearance is built from.
    pub async fn facts(&self, clearance: Visibility) -> Result<FactRows, StoreError> {
        let named = |row: &QueryResult| {
            Ok(NamedRow {
                id: Column::read(row, 0)?,
                fold: Column::read(row, 1)?,
                key: Column::read(row, 2)?,
            })
        };
        let people = "SELECT r.id, r.fold, r.key FROM person t JOIN record r ON r.id = t.id";
        let institutions = "SELECT r.id, r.fold, r.key FROM institution t JOIN record r ON r.id = t.id";
        let positions = "SELECT r.id, r.fold, r.key, t.institution_id, t.several_holders, t.rank \
                         FROM position t JOIN record r ON r.id = t.id";
        let tenures = "SELECT person_id, ordinal, position_id, capacity, from_text, from_earliest, from_latest, \
                       until_text, until_earliest, until_latest FROM tenure";
        let events = "SELECT r.id, r.key, t.kind, t.status, t.venue_id, t.from_text, t.from_earliest, t.from_latest, \
                      t.until_text, t.until_earliest, t.until_latest FROM event t JOIN record r ON r.id = t.id \
                      WHERE 1 = 1";
        let participations = "SELECT t.event_id, t.ordinal, t.person_id, t.position_id, t.institution_id, t.side, \
                              t.role, t.attendance FROM participation t JOIN record r ON r.id = t.event_id WHERE 1 = 1";
        Ok(FactRows {
            people: self.stream(people, None, named).await?,
            institutions: self.stream(institutions, None, named).await?,
            positions: self
                .stream(positions, None, |row| {
                    Ok(PositionRow {
                        named: named(row)?,
                        institution: Column::read(row, 3)?,
                        several_holders: Column::read(row, 4)?,
                        rank: Column::read(row, 5)?,
                    })
                })
                .await?,
            tenures: self
                .stream(tenures, None, |row| {
                    Ok(TenureRow {
                        person: Column::read(row, 0)?,
                        ordinal: Column::read(row, 1)?,
                        position: Column::read(row, 2)?,
                        capacity: Column::read(row, 3)?,
                        from: date(row, 4)?,
                        until: date(row, 7)?,
                    })
                })
                .await?,
            events: self
                .stream(events, Some(clearance), |row| {
                    Ok(EventRow {
                        id: Column::read(row, 0)?,
                        key: Column::read(row, 1)?,
                        kind: Column::read(row, 2)?,
                        status: Column::read(row, 3)?,
                        venue: Column::read(row, 4)?,
                        from: StoredDate {
                            text: Column::read(row, 5)?,
                            span: span(row, 6)?,
                        },
                        until: date(row, 8)?,
                    })
                })
                .await?,
            participations: self
                .stream(participations, Some(clearance), |row| {
                    let side: Option<String> = Column::read(row, 5)?;
                    Ok(ParticipationRow {
                        event: Column::read(row, 0)?,
                        ordinal: Column::read(row, 1)?,
                        person: Column::read(row, 2)?,
                        position: Column::read(row, 3)?,
                        institution: Column::read(row, 4)?,
                        side: side.and_then(|word| word.parse().ok()),
                        role: Column::read(row, 6)?,
                        attendance: Column::read(row, 7)?,
                    })
                })
                .await?,
            topics: self
                .stream(
                    "SELECT r.id, r.fold, r.key FROM topic t JOIN record r ON r.id = t.id",
                    None,
                    named,
                )
                .await?,
            programs: self
                .stream(
                    "SELECT r.id, r.fold, r.key FROM program t JOIN record r ON r.id = t.id",
                    None,
                    named,
                )
                .await?,
            links: self.links(clearance).await?,
        })
    }

    pub(super) async fn stream<V>(
        &self,
        text: &str,
        clearance: Option<Visibility>,
        read: impl Fn(&QueryResult) -> Result<V, sea_orm::DbErr>,
    ) -> Result<Vec<V>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push(text);
        if let Some(clearance) = clearance {
            Writer::new(&mut sql, clearance).visible("r");
        }
        let mut rows = self.read.stream_raw(sql.statement()).await?;
        let mut values = Vec::new();
        while let Some(row) = rows.try_next().await? {
            values.push(read(&row)?);
        }
        Ok(values)
    }
}

pub(super) fn date(row: &QueryResult, place: usize) -> Result<Option<StoredDate>, sea_orm::DbErr> {
    let text: Option<String> = Column::read(row, place)?;
    text.map(|text| {
        Ok(StoredDate {
            text,
            span: span(row, place + 1)?,
        })
    })
    .transpose()
}

fn span(row: &QueryResult, place: usize) -> Result<Span, sea_orm::DbErr> {
    Ok(Span {
        earliest: day(row, place)?,
        latest: day(row, place + 1)?,
    })
}

fn day(row: &QueryResult, place: usize) -> Result<Day, sea_orm::DbErr> {
    let number: i64 = Column::read(row, place)?;
    let number = i32::try_from(number).map_err(|_| sea_orm::DbErr::Type(format!("{number} is not a day")))?;
    Ok(Day::from_number(number))
}
