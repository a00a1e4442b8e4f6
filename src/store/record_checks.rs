//! What is odd between records, asked of the rows that a change has written before it is committed.

use sea_orm::{ConnectionTrait, DatabaseTransaction, QueryResult};

use super::{Backend, StoreError, filter_sql::Writer, sql::Sql, write::WriteTransaction};
use crate::vocabulary::Visibility;

/// A tenure that lies certainly between two days.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CertainTenure {
    /// The position's id.
    pub position: i64,
    /// The holder's id.
    pub person: i64,
    /// The first day on which they were certainly in tenure, in days since 1970-01-01.
    pub from: i64,
    /// The last such day.
    pub until: i64,
}

/// Two persons whom events of one day name in one position.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct DoubleAttestation {
    /// The position's id.
    pub position: i64,
    /// The day, in days since 1970-01-01.
    pub day: i64,
    /// The ids of two of the persons.
    pub persons: [i64; 2],
    /// The ids of the first and the last of the events; the same where it is one.
    pub events: [i64; 2],
}

/// A relation that leads from a record to what it is a part of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Parthood {
    /// From an organization to its parent.
    Organization,
    /// From a topic to the broader one.
    Topic,
    /// From an event to the one that it is part of.
    Event,
}

impl WriteTransaction {
    /// The tenures in some positions that can have one holder at a time, those as a designate left out, by
    /// position and first day.
    pub async fn certain_tenures(&self, positions: &[i64]) -> Result<Vec<CertainTenure>, StoreError> {
        certain_tenures(&self.inner, self.backend, positions).await
    }

    /// The days on which events that were held, and may be seen by a clearance, name different persons in one of some
    /// positions that can have one holder at a time, by position and day.
    pub async fn double_attestations(
        &self,
        positions: &[i64],
        clearance: Visibility,
    ) -> Result<Vec<DoubleAttestation>, StoreError> {
        double_attestations(&self.inner, self.backend, positions, clearance).await
    }

    /// Those of some embassies whose city lies outside their host country, each with the city.
    pub async fn embassies_outside_host(&self, embassies: &[i64]) -> Result<Vec<(i64, i64)>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT e.id, c.id FROM embassy e JOIN city c ON c.id = e.city_id");
        sql.push(" WHERE c.country_id <> e.host_country_id AND ")
            .among("e.id", embassies)
            .push(" ORDER BY e.id");
        self.pairs(sql).await
    }

    /// Every record that is a part of another, with that other.
    pub async fn parts(&self, parthood: Parthood) -> Result<Vec<(i64, i64)>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push(match parthood {
            Parthood::Organization => "SELECT id, parent_id FROM organization WHERE parent_id IS NOT NULL",
            Parthood::Topic => "SELECT id, broader_id FROM topic WHERE broader_id IS NOT NULL",
            Parthood::Event => "SELECT id, part_of_id FROM event WHERE part_of_id IS NOT NULL",
        });
        self.pairs(sql).await
    }

    async fn pairs(&self, sql: Sql) -> Result<Vec<(i64, i64)>, StoreError> {
        let rows = self.inner.query_all_raw(sql.statement()).await?;
        rows.iter()
            .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
            .collect()
    }
}

/// The tenures in some positions that can have one holder at a time, those as a designate left out, by
/// position and first day.
pub(super) async fn certain_tenures(
    connection: &DatabaseTransaction,
    backend: Backend,
    positions: &[i64],
) -> Result<Vec<CertainTenure>, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push(
        "SELECT t.position_id, t.person_id, t.from_latest, t.until_earliest FROM tenure t \
         JOIN position p ON p.id = t.position_id \
         WHERE NOT p.several_holders AND t.capacity <> 'DESIGNATE' AND t.from_latest <= t.until_earliest AND ",
    );
    sql.among("t.position_id", positions)
        .push(" ORDER BY t.position_id, t.from_latest, t.person_id, t.ordinal");
    let rows = connection.query_all_raw(sql.statement()).await?;
    let tenure = |row: &QueryResult| {
        Ok(CertainTenure {
            position: row.try_get_by_index(0)?,
            person: row.try_get_by_index(1)?,
            from: row.try_get_by_index(2)?,
            until: row.try_get_by_index(3)?,
        })
    };
    rows.iter().map(tenure).collect()
}

/// The days on which events that were held, and may be seen by a clearance, name different persons in one of some
/// positions that can have one holder at a time, by position and day.
pub(super) async fn double_attestations(
    connection: &DatabaseTransaction,
    backend: Backend,
    positions: &[i64],
    clearance: Visibility,
) -> Result<Vec<DoubleAttestation>, StoreError> {
    let mut sql = Sql::new(backend);
    sql.push(
        "SELECT a.position_id, e.from_earliest, min(a.person_id), max(a.person_id), min(e.id), max(e.id) \
         FROM participation a JOIN position p ON p.id = a.position_id JOIN event e ON e.id = a.event_id \
         JOIN record r ON r.id = a.event_id \
         WHERE NOT p.several_holders AND a.person_id IS NOT NULL AND e.status = 'HELD' \
         AND e.from_earliest = e.from_latest AND coalesce(e.until_latest, e.from_latest) = e.from_latest AND ",
    );
    sql.among("a.position_id", positions);
    Writer::new(&mut sql, clearance).visible("r");
    sql.push(
        " GROUP BY a.position_id, e.from_earliest HAVING min(a.person_id) <> max(a.person_id) ORDER BY 1, 2",
    );
    let rows = connection.query_all_raw(sql.statement()).await?;
    let attestation = |row: &QueryResult| {
        Ok(DoubleAttestation {
            position: row.try_get_by_index(0)?,
            day: row.try_get_by_index(1)?,
            persons: [row.try_get_by_index(2)?, row.try_get_by_index(3)?],
            events: [row.try_get_by_index(4)?, row.try_get_by_index(5)?],
        })
    };
    rows.iter().map(attestation).collect()
}
