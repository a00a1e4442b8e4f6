//! Which records refer to others.

use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr};

use super::{Backend, StoreError, export::ReadTransaction, sql::Sql, tables, write::WriteTransaction};

impl ReadTransaction {
    /// The records that refer to one of some records, each once.
    pub async fn referring(&self, ids: &[i64]) -> Result<Vec<i64>, StoreError> {
        referring(&self.inner, self.backend, ids).await
    }
}

impl WriteTransaction {
    /// The records that refer to one of some records, each once.
    pub async fn referring(&self, ids: &[i64]) -> Result<Vec<i64>, StoreError> {
        referring(&self.inner, self.backend, ids).await
    }
}

async fn referring(
    connection: &DatabaseTransaction,
    backend: Backend,
    ids: &[i64],
) -> Result<Vec<i64>, StoreError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut sql = Sql::new(backend);
    for (place, (table, owner, column)) in tables::references().enumerate() {
        sql.push(if place == 0 { "SELECT " } else { " UNION SELECT " });
        sql.push(owner)
            .push(" FROM ")
            .push(table)
            .push(" WHERE ")
            .among(column, ids);
    }
    sql.push(" ORDER BY 1");
    let rows = connection.query_all_raw(sql.statement()).await?;
    let ids: Result<_, DbErr> = rows.iter().map(|row| row.try_get_by_index(0)).collect();
    Ok(ids?)
}
