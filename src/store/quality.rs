//! Looking for what can be and should not stay so: what is overdue, without a source, or held by two at once.

use sea_orm::ConnectionTrait;

use super::{
    StoreError,
    check::Found,
    export::ReadTransaction,
    record_checks::{self, CertainTenure, DoubleAttestation},
    sql::Sql,
};
use crate::{dates::Day, vocabulary::Visibility};

/// What can be looked for with one statement.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Want {
    /// Announced events whose last day has passed: `text` is when they were to be.
    Report,
    /// Events, promises and relationships without a source.
    Source,
    /// Open promises that are due by today at the latest: `text` is when they are due.
    Fulfilment,
    /// Persons without any tenure who took no part in any event.
    Place,
}

impl ReadTransaction {
    /// Looks for what is wanting on a day.
    pub async fn wanting(&self, want: Want, today: Day, limit: u32) -> Result<Found, StoreError> {
        let today = i64::from(today.number());
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT x.id, CAST(NULL AS BIGINT) AS one, CAST(NULL AS BIGINT) AS other, ");
        match want {
            Want::Report => sql
                .push("x.from_text AS text FROM event x WHERE x.status = 'ANNOUNCED' AND ")
                .push("coalesce(x.until_latest, x.from_latest) < ")
                .bind(today),
            Want::Source => sql.push(
                "CAST(NULL AS TEXT) AS text FROM record x WHERE x.kind IN ('EVENT', 'COMMITMENT', 'RELATIONSHIP') \
                 AND NOT EXISTS (SELECT 1 FROM citation c WHERE c.record_id = x.id)",
            ),
            Want::Fulfilment => sql
                .push("x.due_text AS text FROM commitment x WHERE x.status = 'OPEN' AND x.due_latest <= ")
                .bind(today),
            Want::Place => sql.push(
                "CAST(NULL AS TEXT) AS text FROM person x WHERE NOT EXISTS (SELECT 1 FROM tenure t WHERE t.person_id = x.id) \
                 AND NOT EXISTS (SELECT 1 FROM participation p WHERE p.person_id = x.id)",
            ),
        };
        self.found(sql, limit).await
    }

    /// The positions that can have one holder at a time, by id.
    pub async fn single_positions(&self) -> Result<Vec<i64>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT id FROM position WHERE NOT several_holders ORDER BY id");
        let rows = self.inner.query_all_raw(sql.statement()).await?;
        rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
    }

    /// The tenures in some positions that can have one holder at a time, those as a designate left out, by
    /// position and first day.
    pub async fn certain_tenures(&self, positions: &[i64]) -> Result<Vec<CertainTenure>, StoreError> {
        record_checks::certain_tenures(&self.inner, self.backend, positions).await
    }

    /// The days on which events that were held name different persons in one of some positions that can have one holder
    /// at a time, by position and day.
    pub async fn double_attestations(&self, positions: &[i64]) -> Result<Vec<DoubleAttestation>, StoreError> {
        record_checks::double_attestations(&self.inner, self.backend, positions, Visibility::Confidential)
            .await
    }
}
