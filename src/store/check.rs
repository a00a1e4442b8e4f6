//! Looking for what cannot be: rows that do not fit together, a history with gaps, what was worked out from something else
//! than stands there. Every look is at one state of the database.

use sea_orm::{ConnectionTrait, QueryResult};

use super::{
    Backend, StoreError,
    bulk::Cell,
    export::ReadTransaction,
    sql::Sql,
    tables::{self, Column, SHAPES, Table},
    write::sort_text,
};
use crate::dates::End;

/// Rows that are read together.
const PAGE: u32 = 2_000;

/// What a look found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many in all.
    pub total: u64,
    /// The first of them, by id, as many as were asked for.
    pub first: Vec<Oddity>,
}

/// One that was found. What the other fields mean depends on what was looked for.
#[derive(Clone, Debug, Default)]
pub struct Oddity {
    /// The id of the record that it is about; 0 where it is about none.
    pub id: i64,
    /// The record's kind, in the word of the column, and its key; none where it is not there.
    pub record: Option<(String, String)>,
    /// A number.
    pub one: Option<i64>,
    /// Another.
    pub other: Option<i64>,
    /// A text.
    pub text: Option<String>,
}

/// What can be looked for with one statement.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Look {
    /// Records without a row in their own table, or in that of institutions: `text` is the table.
    OwnRow,
    /// Rows of a kind without a record of that kind: `text` is the table.
    Record,
    /// Records and tombstones whose revision (`one`) is not that of their latest change (`other`): `text` is kind and key
    /// where it is a tombstone.
    Revision,
    /// Numbers of revisions that are missing, from `one` to `other`.
    Gap,
    /// Changes of what is neither there nor a tombstone: `one` is how many, `other` the first.
    Orphan,
    /// Records whose history ends with a deletion, and tombstones whose history does not: `text` is the action.
    LastAction,
    /// Records that the search index does not have.
    Unsearchable,
    /// Entries of the search index without a record.
    StaleSearch,
    /// Tombstones of records that are there, or that have the same key: `one` is the tombstone.
    Tombstone,
}

const NO_NUMBER: &str = "CAST(NULL AS BIGINT)";
const NO_TEXT: &str = "CAST(NULL AS TEXT)";

impl Look {
    /// A statement with a row `(id, one, other, text)` for each.
    fn statement(self, backend: Backend) -> String {
        let (entries, entry) = match backend {
            // The rows of the index itself, which its own table keeps no text of.
            Backend::Sqlite => ("search_docsize", "id"),
            Backend::Postgres => ("search", "record_id"),
        };
        match self {
            Self::OwnRow => {
                let missing = SHAPES.iter().flat_map(|shape| {
                    let institution = shape.institution.then_some(&tables::INSTITUTION);
                    [Some(shape.table), institution]
                        .into_iter()
                        .flatten()
                        .map(|table| {
                            format!(
                                "SELECT r.id, {NO_NUMBER} AS one, {NO_NUMBER} AS other, '{table}' AS text FROM record r \
                                 WHERE r.kind = '{kind}' AND NOT EXISTS (SELECT 1 FROM {table} t WHERE t.id = r.id)",
                                table = table.name,
                                kind = shape.kind,
                            )
                        })
                });
                missing.collect::<Vec<_>>().join(" UNION ALL ")
            }
            Self::Record => {
                let kinds = |of: &Table| {
                    let shapes = SHAPES.iter().filter(|shape| {
                        shape.table.name == of.name
                            || shape.institution && of.name == tables::INSTITUTION.name
                    });
                    let kinds: Vec<String> = shapes.map(|shape| format!("'{}'", shape.kind)).collect();
                    kinds.join(", ")
                };
                let own = SHAPES.iter().map(|shape| shape.table);
                let homeless = own.chain([&tables::INSTITUTION]).map(|table| {
                    format!(
                        "SELECT t.id, {NO_NUMBER} AS one, {NO_NUMBER} AS other, '{table}' AS text FROM {table} t \
                         WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.id = t.id AND r.kind IN ({kinds}))",
                        table = table.name,
                        kinds = kinds(table),
                    )
                });
                homeless.collect::<Vec<_>>().join(" UNION ALL ")
            }
            Self::Revision => {
                let latest = "(SELECT record_id, max(revision) AS revision FROM change GROUP BY record_id) c \
                              ON c.record_id = x.id WHERE c.revision IS DISTINCT FROM x.revision";
                format!(
                    "SELECT x.id, x.revision AS one, c.revision AS other, {NO_TEXT} AS text FROM record x \
                     LEFT JOIN {latest} UNION ALL SELECT x.id, x.revision, c.revision, x.kind || ':' || x.key \
                     FROM tombstone x LEFT JOIN {latest}"
                )
            }
            Self::Gap => format!(
                "SELECT CAST(0 AS BIGINT) AS id, c.before + 1 AS one, c.revision - 1 AS other, {NO_TEXT} AS text \
                 FROM (SELECT revision, coalesce(lag(revision) OVER (ORDER BY revision), 0) AS before FROM change) c \
                 WHERE c.revision <> c.before + 1"
            ),
            Self::Orphan => format!(
                "SELECT c.record_id AS id, count(*) AS one, min(c.revision) AS other, {NO_TEXT} AS text FROM change c \
                 WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.id = c.record_id) \
                 AND NOT EXISTS (SELECT 1 FROM tombstone t WHERE t.id = c.record_id) GROUP BY c.record_id"
            ),
            Self::LastAction => {
                let last = "JOIN (SELECT record_id, max(revision) AS revision FROM change GROUP BY record_id) l \
                            ON l.record_id = x.id JOIN change c ON c.revision = l.revision";
                format!(
                    "SELECT x.id, {NO_NUMBER} AS one, {NO_NUMBER} AS other, c.action AS text FROM record x {last} \
                     WHERE c.action IN ('DELETED', 'MERGED') \
                     UNION ALL SELECT x.id, {NO_NUMBER}, {NO_NUMBER}, c.action FROM tombstone x {last} \
                     WHERE c.action NOT IN ('DELETED', 'MERGED')"
                )
            }
            Self::Unsearchable => format!(
                "SELECT r.id, {NO_NUMBER} AS one, {NO_NUMBER} AS other, {NO_TEXT} AS text FROM record r \
                 WHERE NOT EXISTS (SELECT 1 FROM {entries} s WHERE s.{entry} = r.id)"
            ),
            Self::StaleSearch => format!(
                "SELECT s.{entry} AS id, {NO_NUMBER} AS one, {NO_NUMBER} AS other, {NO_TEXT} AS text FROM {entries} s \
                 WHERE NOT EXISTS (SELECT 1 FROM record r WHERE r.id = s.{entry})"
            ),
            Self::Tombstone => format!(
                "SELECT r.id, t.id AS one, {NO_NUMBER} AS other, {NO_TEXT} AS text FROM tombstone t \
                 JOIN record r ON r.id = t.id UNION SELECT r.id, t.id, {NO_NUMBER}, {NO_TEXT} FROM tombstone t \
                 JOIN record r ON r.kind = t.kind AND r.key = t.key"
            ),
        }
    }
}

impl ReadTransaction {
    /// Looks for something that cannot be.
    pub async fn look(&self, look: Look, limit: u32) -> Result<Found, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push(&look.statement(self.backend));
        self.found(sql, limit).await
    }

    /// The first rows `(id, one, other, text)` of a statement, and how many there are.
    pub(super) async fn found(&self, rows: Sql, limit: u32) -> Result<Found, StoreError> {
        let mut sql = rows.within(
            "SELECT o.id, o.one, o.other, o.text, r.kind, r.key, count(*) OVER () FROM (",
            ") o LEFT JOIN record r ON r.id = o.id ORDER BY o.id, o.one LIMIT ",
        );
        sql.bind(i64::from(limit));
        let rows = self.inner.query_all_raw(sql.statement()).await?;
        let total: i64 = rows.first().map_or(Ok(0), |row| row.try_get_by_index(6))?;
        Ok(Found {
            total: u64::try_from(total).unwrap_or(0),
            first: rows.iter().map(oddity).collect::<Result<_, _>>()?,
        })
    }

    /// What `SQLite` itself finds wrong with the file, in its words; nothing on `PostgreSQL`, which has no file to look at.
    pub async fn file_faults(&self, limit: u32) -> Result<Vec<String>, StoreError> {
        if self.backend == Backend::Postgres {
            return Ok(Vec::new());
        }
        let mut sql = Sql::new(self.backend);
        sql.push(&format!("PRAGMA integrity_check({limit})"));
        let mut faults = Vec::new();
        for row in self.inner.query_all_raw(sql.statement()).await? {
            let said: String = row.try_get_by_index(0)?;
            if said != "ok" {
                faults.push(said);
            }
        }
        Ok(faults)
    }

    /// References that lead nowhere, which `SQLite` lets in where it was told not to look: the table, what it refers to, and
    /// how many rows. Nothing on `PostgreSQL`, which lets none in.
    pub async fn loose_references(&self) -> Result<Vec<(String, String, u64)>, StoreError> {
        if self.backend == Backend::Postgres {
            return Ok(Vec::new());
        }
        let mut sql = Sql::new(self.backend);
        sql.push(
            "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2 ORDER BY 1, 2",
        );
        let rows = self.inner.query_all_raw(sql.statement()).await?;
        let loose = |row: &QueryResult| {
            let count: i64 = row.try_get_by_index(2)?;
            let count = u64::try_from(count).unwrap_or(0);
            Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?, count))
        };
        rows.iter().map(loose).collect()
    }

    /// Names that are not folded as they should be, so that they are sorted or found wrongly: `text` is the name.
    pub async fn misfolded(&self, limit: u32) -> Result<Found, StoreError> {
        let mut found = Found::default();
        for table in [&tables::RECORD, &tables::OTHER_NAME] {
            let (Some(name), Some(fold)) = (place_of(table, "name"), place_of(table, "fold")) else {
                continue;
            };
            let mut last: Option<Vec<Cell>> = None;
            loop {
                let page = self.rows(table, last.as_deref(), PAGE).await?;
                for row in &page {
                    let name = row[name].text().unwrap_or_default();
                    if row[fold].text() != Some(sort_text(name).as_str()) {
                        found.add(limit, row, name.to_owned());
                    }
                }
                match page.into_iter().last() {
                    Some(row) => last = Some(row),
                    None => break,
                }
            }
        }
        self.named(found).await
    }

    /// Dates whose days are not those that their text means: `text` says where and how.
    pub async fn misdated(&self, limit: u32) -> Result<Found, StoreError> {
        let mut found = Found::default();
        for table in tables::ALL {
            for column in table.columns {
                if let Some(field) = column.name.strip_suffix("_text") {
                    self.misdated_in(table, field, limit, &mut found).await?;
                }
            }
        }
        self.named(found).await
    }

    async fn misdated_in(
        &self,
        table: &'static Table,
        field: &str,
        limit: u32,
        found: &mut Found,
    ) -> Result<(), StoreError> {
        // The same date is written many times, and means the same each time.
        let days = format!("{field}_text, {field}_earliest, {field}_latest");
        let mut sql = Sql::new(self.backend);
        sql.push(&format!(
            "SELECT {days}, count(*), min({owner}) FROM {table} GROUP BY {days} ORDER BY 5",
            owner = table.columns[0].name,
            table = table.name
        ));
        for row in self.inner.query_all_raw(sql.statement()).await? {
            let text: Option<String> = row.try_get_by_index(0)?;
            let days: (Option<i64>, Option<i64>) = (row.try_get_by_index(1)?, row.try_get_by_index(2)?);
            let meant = match text.as_deref().map(str::parse::<End>) {
                None => Some((None, None)),
                Some(Ok(end)) => {
                    let day = |day: crate::dates::Day| Some(i64::from(day.number()));
                    Some((day(end.earliest()), day(end.latest())))
                }
                Some(Err(_)) => None,
            };
            if meant == Some(days) {
                continue;
            }
            let text = text.map_or("no date".to_owned(), |text| format!("{text:?}"));
            let why = if meant.is_none() {
                "is no date".to_owned()
            } else {
                "is kept with other days than it means".to_owned()
            };
            let times: i64 = row.try_get_by_index(3)?;
            let times = if times > 1 {
                format!(", in {times} rows")
            } else {
                String::new()
            };
            let id: i64 = row.try_get_by_index(4)?;
            found.add(
                limit,
                &[Cell::Long(id)],
                format!("{}.{field}: {text} {why}{times}", table.name),
            );
        }
        Ok(())
    }

    /// Fills in which records were found.
    async fn named(&self, mut found: Found) -> Result<Found, StoreError> {
        let ids: Vec<i64> = found.first.iter().map(|oddity| oddity.id).collect();
        let keys = self.keys(&ids).await?;
        for oddity in &mut found.first {
            oddity.record = keys.get(&oddity.id).cloned();
        }
        Ok(found)
    }
}

impl Found {
    /// Counts a row that belongs to the record in its first cell, and remembers it while there are few.
    fn add(&mut self, limit: u32, row: &[Cell], text: String) {
        self.total += 1;
        if self.total <= u64::from(limit) {
            self.first.push(Oddity {
                id: row.first().and_then(Cell::long).unwrap_or(0),
                text: Some(text),
                ..Oddity::default()
            });
        }
    }
}

fn place_of(table: &Table, name: &str) -> Option<usize> {
    table
        .columns
        .iter()
        .position(|column: &Column| column.name == name)
}

fn oddity(row: &QueryResult) -> Result<Oddity, StoreError> {
    let kind: Option<String> = row.try_get_by_index(4)?;
    let key: Option<String> = row.try_get_by_index(5)?;
    Ok(Oddity {
        id: row.try_get_by_index(0)?,
        record: kind.zip(key),
        one: row.try_get_by_index(1)?,
        other: row.try_get_by_index(2)?,
        text: row.try_get_by_index(3)?,
    })
}
