//! Tokens: who may ask and change what. Of the secret only a digest is kept.

use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::{Store, StoreError, primary::NOTIFY, rows::Column, sql::Sql};
use crate::vocabulary::Visibility;

/// A token as it is kept.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct TokenRow {
    /// What it is called where it is listed and revoked; no secret.
    pub id: String,
    /// Who bears it, as the history names them.
    pub name: String,
    /// SHA-256 of the secret, in hexadecimal digits.
    pub digest: String,
    /// What its bearer may do, in the word of the column.
    pub role: String,
    /// What its bearer may see.
    pub clearance: Visibility,
    /// When it was made, in microseconds since 1970.
    pub created_at: i64,
    /// From when on it is not taken any more; none where that never comes.
    pub expires_at: Option<i64>,
    /// When it was last used, give or take a minute; none where it never was.
    pub last_used_at: Option<i64>,
    /// When it was revoked; none where it was not.
    pub revoked_at: Option<i64>,
}

const COLUMNS: &str = "id, name, digest, role, clearance, created_at, expires_at, last_used_at, revoked_at";

fn read(row: &QueryResult) -> Result<TokenRow, StoreError> {
    Ok(TokenRow {
        id: Column::read(row, 0)?,
        name: Column::read(row, 1)?,
        digest: Column::read(row, 2)?,
        role: Column::read(row, 3)?,
        clearance: row
            .try_get_by_index::<String>(4)?
            .parse()
            .map_err(|error| DbErr::Type(format!("token.clearance: {error}")))?,
        created_at: Column::read(row, 5)?,
        expires_at: Column::read(row, 6)?,
        last_used_at: Column::read(row, 7)?,
        revoked_at: Column::read(row, 8)?,
    })
}

impl Store {
    /// Keeps a new token.
    pub async fn add_token(&self, token: &TokenRow) -> Result<(), StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("INSERT INTO token (").push(COLUMNS).push(") VALUES (");
        sql.bind(token.id.as_str())
            .push(", ")
            .bind(token.name.as_str())
            .push(", ");
        sql.bind(token.digest.as_str())
            .push(", ")
            .bind(token.role.as_str())
            .push(", ");
        sql.bind(token.clearance.word())
            .push(", ")
            .bind(token.created_at)
            .push(", ");
        sql.bind(token.expires_at)
            .push(", ")
            .bind(token.last_used_at)
            .push(", ");
        sql.bind(token.revoked_at).push(")");
        self.write.execute_raw(sql.statement()).await?;
        Ok(())
    }

    /// A token by its id.
    pub async fn token(&self, id: &str) -> Result<Option<TokenRow>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT ")
            .push(COLUMNS)
            .push(" FROM token WHERE id = ")
            .bind(id);
        let row = self.read.primary.query_one_raw(sql.statement()).await?;
        row.as_ref().map(read).transpose()
    }

    /// Those of some tokens, by their ids, that there are.
    pub async fn tokens_among(&self, ids: &[String]) -> Result<Vec<TokenRow>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT ")
            .push(COLUMNS)
            .push(" FROM token WHERE ")
            .among_texts("id", ids);
        let rows = self.read.primary.query_all_raw(sql.statement());
        let rows = self.patience.within(rows).await?;
        rows.iter().map(read).collect()
    }

    /// All tokens, the newest first.
    pub async fn tokens(&self) -> Result<Vec<TokenRow>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT ")
            .push(COLUMNS)
            .push(" FROM token ORDER BY created_at DESC, id");
        let rows = self.read.primary.query_all_raw(sql.statement()).await?;
        rows.iter().map(read).collect()
    }

    /// Revokes a token at an instant, in microseconds since 1970; tells whether there was one that was not revoked yet.
    pub async fn revoke_token(&self, id: &str, at: i64) -> Result<bool, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("UPDATE token SET revoked_at = ").bind(at);
        sql.push(" WHERE revoked_at IS NULL AND id = ").bind(id);
        if self
            .primary
            .as_ref()
            .is_some_and(|primary| primary.skills.notifies)
        {
            // Other servers take it no longer than it takes to tell them.
            sql.push(" RETURNING ").push(NOTIFY);
        }
        Ok(self.write.execute_raw(sql.statement()).await?.rows_affected() > 0)
    }

    /// Notes that tokens were used: the id of each, and when last, in microseconds since 1970.
    pub async fn note_token_uses(&self, uses: &[(String, i64)]) -> Result<(), StoreError> {
        for (id, at) in uses {
            let mut sql = Sql::new(self.backend);
            sql.push("UPDATE token SET last_used_at = ")
                .bind(*at)
                .push(" WHERE id = ")
                .bind(id.as_str());
            self.patience
                .within(self.write.execute_raw(sql.statement()))
                .await?;
        }
        Ok(())
    }
}
