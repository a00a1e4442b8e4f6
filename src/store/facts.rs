//! The facts that a network is built from, read in streams: one statement a table.

use futures_util::TryStreamExt;
use sea_orm::{QueryResult, StreamTrait};

use super::{
    StoreError, export::ReadTransaction, filter_sql::Writer, links::LinkRow, rows::Column, sql::Sql,
};
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
    /// Countries and their regions.
    pub countries: Vec<(i64, Option<String>)>,
    /// Persons and the countries of their nationality.
    pub nationalities: Vec<(i64, i64)>,
}

/// Which rows a statement reads: those of a table `t`, whose record is `r`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rows<'a> {
    /// What is selected and from where, with a condition.
    pub(super) text: &'a str,
    /// The column with the record that states it.
    pub(super) owner: &'a str,
    /// Whether a reader may be barred from the record.
    pub(super) guarded: bool,
}

impl ReadTransaction {
    /// Everything that the network of a clearance is built from; or, of some records, what these state.
    pub async fn facts(&self, clearance: Visibility, of: Option<&[i64]>) -> Result<FactRows, StoreError> {
        let reading = Reading {
            transaction: self,
            clearance,
            of,
        };
        Ok(FactRows {
            people: reading.named("person").await?,
            institutions: reading.named("institution").await?,
            positions: reading.positions().await?,
            tenures: reading.tenures().await?,
            events: reading.events().await?,
            participations: reading.participations().await?,
            topics: reading.named("topic").await?,
            programs: reading.named("program").await?,
            links: reading.links().await?,
            countries: reading.countries().await?,
            nationalities: reading.nationalities().await?,
        })
    }
}

/// Reads facts for a clearance, of all records or of some.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    transaction: &'a ReadTransaction,
    clearance: Visibility,
    of: Option<&'a [i64]>,
}

impl Reading<'_> {
    async fn named(&self, table: &str) -> Result<Vec<NamedRow>, StoreError> {
        let text =
            format!("SELECT r.id, r.fold, r.key FROM {table} t JOIN record r ON r.id = t.id WHERE 1 = 1");
        self.stream(Rows::plain(&text, "t.id"), named).await
    }

    async fn countries(&self) -> Result<Vec<(i64, Option<String>)>, StoreError> {
        let rows = Rows::plain("SELECT t.id, t.region FROM country t WHERE 1 = 1", "t.id");
        self.stream(rows, |row| Ok((Column::read(row, 0)?, Column::read(row, 1)?)))
            .await
    }

    async fn nationalities(&self) -> Result<Vec<(i64, i64)>, StoreError> {
        let text = "SELECT t.id, t.nationality_id FROM person t WHERE t.nationality_id IS NOT NULL";
        let rows = Rows::plain(text, "t.id");
        self.stream(rows, |row| Ok((Column::read(row, 0)?, Column::read(row, 1)?)))
            .await
    }

    async fn positions(&self) -> Result<Vec<PositionRow>, StoreError> {
        let text = "SELECT r.id, r.fold, r.key, t.institution_id, t.several_holders, t.rank \
                    FROM position t JOIN record r ON r.id = t.id WHERE 1 = 1";
        self.stream(Rows::plain(text, "t.id"), |row| {
            Ok(PositionRow {
                named: named(row)?,
                institution: Column::read(row, 3)?,
                several_holders: Column::read(row, 4)?,
                rank: Column::read(row, 5)?,
            })
        })
        .await
    }

    async fn tenures(&self) -> Result<Vec<TenureRow>, StoreError> {
        let text = "SELECT t.person_id, t.ordinal, t.position_id, t.capacity, t.from_text, t.from_earliest, \
                    t.from_latest, t.until_text, t.until_earliest, t.until_latest FROM tenure t WHERE 1 = 1";
        self.stream(Rows::plain(text, "t.person_id"), |row| {
            Ok(TenureRow {
                person: Column::read(row, 0)?,
                ordinal: Column::read(row, 1)?,
                position: Column::read(row, 2)?,
                capacity: Column::read(row, 3)?,
                from: date(row, 4)?,
                until: date(row, 7)?,
            })
        })
        .await
    }

    async fn events(&self) -> Result<Vec<EventRow>, StoreError> {
        let text = "SELECT r.id, r.key, t.kind, t.status, t.venue_id, t.from_text, t.from_earliest, t.from_latest, \
                    t.until_text, t.until_earliest, t.until_latest FROM event t JOIN record r ON r.id = t.id \
                    WHERE 1 = 1";
        self.stream(Rows::guarded(text, "t.id"), |row| {
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
        .await
    }

    async fn participations(&self) -> Result<Vec<ParticipationRow>, StoreError> {
        let text = "SELECT t.event_id, t.ordinal, t.person_id, t.position_id, t.institution_id, t.side, \
                    t.role, t.attendance FROM participation t JOIN record r ON r.id = t.event_id WHERE 1 = 1";
        self.stream(Rows::guarded(text, "t.event_id"), |row| {
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
        .await
    }

    /// Reads the rows that a reader may see, as far as they are asked for.
    pub(super) async fn stream<V>(
        &self,
        rows: Rows<'_>,
        read: impl Fn(&QueryResult) -> Result<V, sea_orm::DbErr>,
    ) -> Result<Vec<V>, StoreError> {
        let mut sql = Sql::new(self.transaction.backend);
        sql.push(rows.text);
        if rows.guarded {
            Writer::new(&mut sql, self.clearance).visible("r");
        }
        if let Some(ids) = self.of {
            sql.push(" AND ").among(rows.owner, ids);
        }
        let patience = self.transaction.patience;
        let rows = self.transaction.inner.stream_raw(sql.statement());
        let mut rows = patience.within(rows).await?;
        let mut values = Vec::new();
        while let Some(row) = patience.within(rows.try_next()).await? {
            values.push(read(&row)?);
        }
        Ok(values)
    }
}

impl<'a> Rows<'a> {
    /// Rows that every reader may see.
    pub(super) const fn plain(text: &'a str, owner: &'a str) -> Self {
        Self {
            text,
            owner,
            guarded: false,
        }
    }

    /// Rows that only those may see who may see their record.
    pub(super) const fn guarded(text: &'a str, owner: &'a str) -> Self {
        Self {
            text,
            owner,
            guarded: true,
        }
    }
}

fn named(row: &QueryResult) -> Result<NamedRow, sea_orm::DbErr> {
    Ok(NamedRow {
        id: Column::read(row, 0)?,
        fold: Column::read(row, 1)?,
        key: Column::read(row, 2)?,
    })
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
