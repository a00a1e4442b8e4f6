//! What makes two records look like one: their names, their identifiers, and where they were at once.

use sea_orm::{ConnectionTrait, QueryResult};

use super::{Store, StoreError, filter_sql::Writer, rows::Column, sql::Sql};
use crate::vocabulary::{NodeKind, Visibility};

/// A name of a record.
#[derive(Clone, Debug)]
pub struct NameRow {
    /// The record.
    pub id: i64,
    /// Its kind.
    pub kind: NodeKind,
    /// Its key.
    pub key: String,
    /// The name as it sorts: without case, accents and hyphens.
    pub fold: String,
    /// What sets records of the same name apart: the country of a city; 0 where nothing does.
    pub apart: i64,
}

/// Two records with one identifier, or two persons in one position on one day.
#[derive(Clone, Debug)]
pub struct PairRow {
    /// The record with the smaller identity.
    pub one: i64,
    /// The other one.
    pub other: i64,
    /// The scheme of the identifier, or the key of the position.
    pub what: String,
    /// The identifier, or the day in days since 1970.
    pub value: String,
}

const KINDS: &str = "('PERSON', 'ORGANIZATION', 'EMBASSY', 'CITY', 'COUNTRY', 'TOPIC')";

impl Store {
    /// All names of parties and topics, but for the erroneous ones.
    pub async fn names(&self) -> Result<Vec<NameRow>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT r.id, r.kind, r.key, r.fold, coalesce(c.country_id, 0) FROM record r LEFT JOIN city c ON c.id = r.id");
        sql.push(" WHERE r.kind IN ").push(KINDS);
        sql.push(
            " UNION ALL SELECT r.id, r.kind, r.key, o.fold, coalesce(c.country_id, 0) FROM other_name o",
        );
        sql.push(" JOIN record r ON r.id = o.record_id LEFT JOIN city c ON c.id = r.id");
        sql.push(" WHERE o.kind <> 'ERRONEOUS' AND r.kind IN ")
            .push(KINDS);
        let rows = self.read.primary.query_all_raw(sql.statement()).await?;
        let name = |row: &QueryResult| {
            Ok(NameRow {
                id: Column::read(row, 0)?,
                kind: Column::read(row, 1)?,
                key: Column::read(row, 2)?,
                fold: Column::read(row, 3)?,
                apart: Column::read(row, 4)?,
            })
        };
        rows.iter().map(name).collect()
    }

    /// Pairs of parties or topics of one kind that share an identifier.
    pub async fn shared_identifiers(&self) -> Result<Vec<PairRow>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT a.record_id, b.record_id, a.scheme, a.value FROM identifier a JOIN identifier b");
        sql.push(" ON b.scheme = a.scheme AND b.value = a.value AND b.record_id > a.record_id");
        sql.push(" JOIN record ra ON ra.id = a.record_id JOIN record rb ON rb.id = b.record_id AND rb.kind = ra.kind");
        sql.push(" WHERE ra.kind IN ").push(KINDS);
        self.pair_rows(sql).await
    }

    /// Pairs of persons whom events that were held, and that somebody of a clearance may see, name in one position on one
    /// day, where it can have one holder at a time.
    pub async fn at_once(&self, clearance: Visibility) -> Result<Vec<PairRow>, StoreError> {
        let named = |event: &str, record: &str| {
            format!(
                "{event}.status = 'HELD' AND {event}.from_earliest = {event}.from_latest \
                 AND coalesce({event}.until_latest, {event}.from_latest) = {event}.from_latest AND {record}.id = {event}.id"
            )
        };
        let mut sql = Sql::new(self.backend);
        sql.push(
            "SELECT DISTINCT a.person_id, b.person_id, rp.key, CAST(e.from_earliest AS TEXT) FROM position p",
        );
        sql.push(" JOIN record rp ON rp.id = p.id JOIN participation a ON a.position_id = p.id");
        sql.push(" JOIN event e ON e.id = a.event_id JOIN record r ON ")
            .push(&named("e", "r"));
        sql.push(" JOIN participation b ON b.position_id = p.id AND b.person_id > a.person_id");
        sql.push(
            " JOIN event f ON f.id = b.event_id AND f.from_earliest = e.from_earliest JOIN record s ON ",
        );
        sql.push(&named("f", "s")).push(" WHERE NOT p.several_holders");
        let mut writer = Writer::new(&mut sql, clearance);
        writer.visible("r");
        writer.visible("s");
        self.pair_rows(sql).await
    }

    async fn pair_rows(&self, sql: Sql) -> Result<Vec<PairRow>, StoreError> {
        let rows = self.read.primary.query_all_raw(sql.statement()).await?;
        let pair = |row: &QueryResult| {
            Ok(PairRow {
                one: Column::read(row, 0)?,
                other: Column::read(row, 1)?,
                what: Column::read(row, 2)?,
                value: Column::read(row, 3)?,
            })
        };
        rows.iter().map(pair).collect()
    }
}
