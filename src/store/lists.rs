//! The lists inside records (other names, identifiers, citations, targets …) for many records at once, each list
//! in the order of the record, in one statement.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::{
    Store, StoreError,
    filter_sql::Writer,
    hot::Hot,
    rows::{Column, Paged},
    sql::Sql,
};
use crate::vocabulary::{
    Attendance, ChangeAction, NodeKind, OtherNameKind, ParticipantRole, Side, Stance, TenureCapacity,
    Visibility,
};

/// A name other than the main one.
#[derive(Clone, Debug)]
pub struct OtherName {
    /// The name.
    pub name: String,
    /// What it is.
    pub kind: OtherNameKind,
    /// The language it is in.
    pub language: Option<String>,
    /// Since when it was borne, EDTF.
    pub from_text: Option<String>,
    /// Until when it was borne, EDTF or `..`.
    pub until_text: Option<String>,
}

/// A place where a fact is told.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The source.
    pub source_id: i64,
    /// What the source does with the fact.
    pub stance: Stance,
    /// The words it rests on.
    pub quote: Option<String>,
}

/// What a participation says beyond what the network holds.
#[derive(Clone, Debug)]
pub struct ParticipationText {
    /// Its place in the event's list.
    pub ordinal: i64,
    /// What an unnamed group is called.
    pub label: Option<String>,
    /// How many it stands for.
    pub headcount: Option<i64>,
    /// The title as the source gives it.
    pub credited_as: Option<String>,
}

/// A person's time in a position.
#[derive(Clone, Debug)]
pub struct Tenure {
    /// The person.
    pub person_id: i64,
    /// Its place in the person's list.
    pub ordinal: i64,
    /// The position.
    pub position_id: i64,
    /// In what capacity.
    pub capacity: TenureCapacity,
    /// Since when, EDTF.
    pub from_text: Option<String>,
    /// Until when, EDTF or `..`.
    pub until_text: Option<String>,
    /// A remark.
    pub note: Option<String>,
}

/// A participation, as a row to page through.
#[derive(Clone, Debug)]
pub struct Participation {
    /// The event.
    pub event_id: i64,
    /// Its place in the event's list.
    pub ordinal: i64,
}

macro_rules! words {
    ($($kind:ty),+) => {$(
        impl Column for $kind {
            fn read(row: &QueryResult, place: usize) -> Result<Self, DbErr> {
                let word: String = row.try_get_by_index(place)?;
                word.parse().map_err(|error| DbErr::Type(format!("{word:?}: {error}")))
            }
        }
    )+};
}

words!(Attendance, ChangeAction, ParticipantRole, Side);

impl Paged for Tenure {
    const FROM: &'static str = "tenure t JOIN record r ON r.id = t.person_id";
    const KIND: Option<NodeKind> = None;
    const COLUMNS: &'static str =
        "t.person_id, t.ordinal, t.position_id, t.capacity, t.from_text, t.until_text, t.note";
    const WIDTH: usize = 7;

    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            person_id: Column::read(row, 0)?,
            ordinal: Column::read(row, 1)?,
            position_id: Column::read(row, 2)?,
            capacity: Column::read(row, 3)?,
            from_text: Column::read(row, 4)?,
            until_text: Column::read(row, 5)?,
            note: Column::read(row, 6)?,
        })
    }
}

impl Paged for Participation {
    const FROM: &'static str =
        "participation t JOIN event e ON e.id = t.event_id JOIN record r ON r.id = t.event_id";
    const KIND: Option<NodeKind> = None;
    const COLUMNS: &'static str = "t.event_id, t.ordinal";
    const WIDTH: usize = 2;

    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            event_id: Column::read(row, 0)?,
            ordinal: Column::read(row, 1)?,
        })
    }
}

impl Store {
    /// The names by which records are also known, but for the erroneous ones, which are never shown.
    pub async fn other_names(&self, ids: &[i64]) -> Result<FxHashMap<i64, Arc<[OtherName]>>, StoreError> {
        self.lists(
            "other_name",
            "record_id, name, kind, language, from_text, until_text",
            " AND kind <> 'ERRONEOUS'",
            ids,
            |row| {
                Ok(OtherName {
                    name: Column::read(row, 1)?,
                    kind: Column::read(row, 2)?,
                    language: Column::read(row, 3)?,
                    from_text: Column::read(row, 4)?,
                    until_text: Column::read(row, 5)?,
                })
            },
        )
        .await
    }

    /// The identifiers of records elsewhere, scheme and value, by scheme.
    pub async fn identifiers(
        &self,
        ids: &[i64],
    ) -> Result<FxHashMap<i64, Arc<[(String, String)]>>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT record_id, scheme, value FROM identifier WHERE ")
            .among("record_id", ids);
        sql.push(" ORDER BY record_id, scheme");
        self.grouped(sql, |row| Ok((Column::read(row, 1)?, Column::read(row, 2)?)))
            .await
    }

    /// Where records are told, in sources that the reader may see.
    pub async fn citations(
        &self,
        ids: &[i64],
        clearance: Visibility,
    ) -> Result<FxHashMap<i64, Arc<[Citation]>>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT t.record_id, t.source_id, t.stance, t.quote FROM citation t ");
        sql.push("JOIN record r ON r.id = t.source_id WHERE ")
            .among("t.record_id", ids);
        Writer::new(&mut sql, clearance).visible("r");
        sql.push(" ORDER BY t.record_id, t.ordinal");
        self.grouped(sql, |row| {
            Ok(Citation {
                source_id: Column::read(row, 1)?,
                stance: Column::read(row, 2)?,
                quote: Column::read(row, 3)?,
            })
        })
        .await
    }

    /// The tenures of persons.
    pub async fn tenures(&self, people: &[i64]) -> Result<FxHashMap<i64, Arc<[Tenure]>>, StoreError> {
        self.lists(
            "tenure",
            "person_id, person_id, ordinal, position_id, capacity, from_text, until_text, note",
            "",
            people,
            |row| {
                Ok(Tenure {
                    person_id: Column::read(row, 1)?,
                    ordinal: Column::read(row, 2)?,
                    position_id: Column::read(row, 3)?,
                    capacity: Column::read(row, 4)?,
                    from_text: Column::read(row, 5)?,
                    until_text: Column::read(row, 6)?,
                    note: Column::read(row, 7)?,
                })
            },
        )
        .await
    }

    /// What the participations of events say beyond what the network holds; held hot from then on.
    pub async fn participation_texts(
        &self,
        hot: &Hot,
        events: &[i64],
    ) -> Result<FxHashMap<i64, Arc<[ParticipationText]>>, StoreError> {
        let since = hot.generation();
        let texts: FxHashMap<i64, Arc<[ParticipationText]>> = self
            .lists(
                "participation",
                "event_id, ordinal, label, headcount, credited_as",
                "",
                events,
                |row| {
                    Ok(ParticipationText {
                        ordinal: Column::read(row, 1)?,
                        label: Column::read(row, 2)?,
                        headcount: Column::read(row, 3)?,
                        credited_as: Column::read(row, 4)?,
                    })
                },
            )
            .await?;
        for (&event, texts) in &texts {
            hot.keep_participations(since, event, Arc::clone(texts));
        }
        Ok(texts)
    }

    /// The topics of events.
    pub async fn event_topics(&self, events: &[i64]) -> Result<FxHashMap<i64, Arc<[i64]>>, StoreError> {
        self.lists("event_topic", "event_id, topic_id", "", events, |row| {
            Column::read(row, 1)
        })
        .await
    }

    /// The countries that embassies also cover.
    pub async fn accreditations(&self, embassies: &[i64]) -> Result<FxHashMap<i64, Arc<[i64]>>, StoreError> {
        self.lists(
            "embassy_accreditation",
            "embassy_id, country_id",
            "",
            embassies,
            |row| Column::read(row, 1),
        )
        .await
    }

    /// What promises are about.
    pub async fn commitment_targets(
        &self,
        commitments: &[i64],
    ) -> Result<FxHashMap<i64, Arc<[i64]>>, StoreError> {
        self.lists(
            "commitment_target",
            "commitment_id, target_id",
            "",
            commitments,
            |row| Column::read(row, 1),
        )
        .await
    }

    /// The topics right below topics, by name.
    pub async fn narrower_topics(&self, topics: &[i64]) -> Result<FxHashMap<i64, Arc<[i64]>>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT t.broader_id, t.id FROM topic t JOIN record r ON r.id = t.id WHERE ");
        sql.among("t.broader_id", topics)
            .push(" ORDER BY t.broader_id, r.fold, r.key");
        self.grouped(sql, |row| Column::read(row, 1)).await
    }

    /// The lists of a table, by the first of the columns, in the order of the record.
    async fn lists<V>(
        &self,
        table: &str,
        columns: &str,
        condition: &str,
        ids: &[i64],
        read: impl Fn(&QueryResult) -> Result<V, DbErr>,
    ) -> Result<FxHashMap<i64, Arc<[V]>>, StoreError> {
        let parent = columns.split(',').next().unwrap_or(columns);
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT ")
            .push(columns)
            .push(" FROM ")
            .push(table)
            .push(" WHERE ")
            .among(parent, ids);
        sql.push(condition)
            .push(" ORDER BY ")
            .push(parent)
            .push(", ordinal");
        self.grouped(sql, read).await
    }

    async fn grouped<V>(
        &self,
        sql: Sql,
        read: impl Fn(&QueryResult) -> Result<V, DbErr>,
    ) -> Result<FxHashMap<i64, Arc<[V]>>, StoreError> {
        let mut lists: FxHashMap<i64, Vec<V>> = FxHashMap::default();
        for row in self.read.query_all_raw(sql.statement()).await? {
            lists
                .entry(row.try_get_by_index(0)?)
                .or_default()
                .push(read(&row)?);
        }
        Ok(lists.into_iter().map(|(id, list)| (id, list.into())).collect())
    }
}
