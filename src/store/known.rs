//! Which records there are, or were, by kind and key.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use sea_orm::{ConnectionTrait, DbErr, QueryResult};

use super::{Backend, StoreError, bulk::ArrayText, sql::Sql, write::WriteTransaction};
use crate::vocabulary::{NodeKind, Visibility};

/// What a key leads to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Known {
    /// The identity that the key has, or had.
    pub id: i64,
    /// What has become of it.
    pub now: Now,
}

/// What has become of a record.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Now {
    /// It is there.
    Kept {
        /// Who may see it, a relationship with all that it leads to: 0 everybody, 1 insiders, 2 those cleared for it.
        visibility: i64,
    },
    /// It was deleted.
    Deleted {
        /// Who could see it.
        visibility: i64,
    },
    /// It became part of another record.
    Merged {
        /// That other record, or the one that it has become part of since, and so on to the last.
        into: i64,
        /// Whether that one is there. It may have been deleted.
        there: bool,
    },
}

impl Known {
    /// Whether it is there, for somebody of a clearance.
    pub fn is_seen(&self, clearance: Visibility) -> bool {
        match self.now {
            Now::Kept { visibility } => visibility <= clearance as i64,
            Now::Merged { there, .. } => there,
            Now::Deleted { .. } => false,
        }
    }
}

impl WriteTransaction {
    /// Those of some identities that are of records above a clearance, or of relationships that lead to such a one.
    pub async fn hidden(&self, ids: &[i64], clearance: Visibility) -> Result<BTreeSet<i64>, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.with_way_to_ends(ids);
        sql.push("SELECT id FROM record WHERE visibility > ")
            .bind(clearance as i64)
            .push(" AND ")
            .among("id", ids);
        sql.push(" UNION SELECT way.root FROM way JOIN record r ON r.id = way.id WHERE r.visibility > ")
            .bind(clearance as i64);
        let rows = self.inner.query_all_raw(sql.statement()).await?;
        rows.iter().map(|row| Ok(row.try_get_by_index(0)?)).collect()
    }

    /// Lets relationships be hidden with what they lead to.
    async fn hide_with_ends(
        &self,
        wanted: &[(&str, &str)],
        known: &mut [(usize, Known)],
    ) -> Result<(), StoreError> {
        let relationship = NodeKind::Relationship.word();
        let of_kind = known
            .iter()
            .filter(|(place, _)| wanted.get(*place).is_some_and(|(kind, _)| *kind == relationship));
        let ids: Vec<i64> = of_kind.map(|(_, known)| known.id).collect();
        if ids.is_empty() {
            return Ok(());
        }
        let mut sql = Sql::new(self.backend);
        sql.with_way_to_ends(&ids);
        sql.push(
            "SELECT way.root, max(r.visibility) FROM way JOIN record r ON r.id = way.id GROUP BY way.root",
        );
        let mut most: FxHashMap<i64, i64> = FxHashMap::default();
        for row in self.inner.query_all_raw(sql.statement()).await? {
            most.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        }
        for (_, known) in known {
            if let Now::Kept { visibility } = &mut known.now
                && let Some(most) = most.get(&known.id)
            {
                *visibility = (*visibility).max(*most);
            }
        }
        Ok(())
    }

    /// Where records that became part of others are now, which may have become part of further ones.
    async fn follow(&self, known: &mut [(usize, Known)]) -> Result<(), StoreError> {
        loop {
            let merged: Vec<i64> = known
                .iter()
                .filter_map(|(_, known)| match known.now {
                    Now::Merged { into, .. } => Some(into),
                    Now::Kept { .. } | Now::Deleted { .. } => None,
                })
                .collect();
            if merged.is_empty() {
                return Ok(());
            }
            let mut sql = Sql::new(self.backend);
            sql.push("SELECT id, merged_into FROM tombstone WHERE merged_into IS NOT NULL AND ")
                .among("id", &merged);
            let mut further: FxHashMap<i64, i64> = FxHashMap::default();
            for row in self.inner.query_all_raw(sql.statement()).await? {
                further.insert(row.try_get_by_index(0)?, row.try_get_by_index(1)?);
            }
            if further.is_empty() {
                return self.look_for(&merged, known).await;
            }
            for (_, known) in known.iter_mut() {
                if let Now::Merged { into, .. } = &mut known.now
                    && let Some(next) = further.get(into)
                {
                    *into = *next;
                }
            }
        }
    }

    /// Whether the records that others have become part of are there.
    async fn look_for(&self, merged: &[i64], known: &mut [(usize, Known)]) -> Result<(), StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT id FROM record WHERE ").among("id", merged);
        let rows = self.inner.query_all_raw(sql.statement()).await?;
        let kept: Result<BTreeSet<i64>, DbErr> = rows.iter().map(|row| row.try_get_by_index(0)).collect();
        let kept = kept?;
        for (_, known) in known {
            if let Now::Merged { into, there } = &mut known.now {
                *there = kept.contains(into);
            }
        }
        Ok(())
    }

    /// What records are known by kind (in the word of the column) and key: the place in the list that was asked about,
    /// and what the key leads to, of those that there are or were.
    pub async fn known(&self, wanted: &[(&str, &str)]) -> Result<Vec<(usize, Known)>, StoreError> {
        if wanted.is_empty() {
            return Ok(Vec::new());
        }
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT wanted.place, r.id, r.visibility, t.id, t.visibility, t.merged_into FROM ");
        match self.backend {
            Backend::Sqlite => {
                // A list of pairs of texts is always JSON.
                let json = serde_json::to_string(wanted).unwrap_or_default();
                sql.push("(SELECT key AS place, value ->> 0 AS kind, value ->> 1 AS key FROM json_each(")
                    .bind(json)
                    .push(")) AS wanted");
            }
            Backend::Postgres => {
                sql.push("(SELECT place - 1 AS place, kind, key FROM unnest(");
                sql.bind(ArrayText::of(wanted.iter().map(|(kind, _)| *kind)))
                    .push("::text::text[], ");
                sql.bind(ArrayText::of(wanted.iter().map(|(_, key)| *key)))
                    .push("::text::text[]) WITH ORDINALITY AS w (kind, key, place)) AS wanted");
            }
        }
        sql.push(" LEFT JOIN record r ON r.kind = wanted.kind AND r.key = wanted.key");
        sql.push(" LEFT JOIN tombstone t ON t.kind = wanted.kind AND t.key = wanted.key");
        sql.push(" WHERE r.id IS NOT NULL OR t.id IS NOT NULL");
        let rows = self.inner.query_all_raw(sql.statement()).await?;
        let mut all = rows.iter().map(known).collect::<Result<Vec<_>, StoreError>>()?;
        self.follow(&mut all).await?;
        self.hide_with_ends(wanted, &mut all).await?;
        Ok(all)
    }
}

fn known(row: &QueryResult) -> Result<(usize, Known), StoreError> {
    let place: i64 = row.try_get_by_index(0)?;
    let kept: Option<i64> = row.try_get_by_index(1)?;
    let known = if let Some(id) = kept {
        let visibility = row.try_get_by_index(2)?;
        Known {
            id,
            now: Now::Kept { visibility },
        }
    } else {
        let now = match row.try_get_by_index::<Option<i64>>(5)? {
            Some(into) => Now::Merged { into, there: true },
            None => Now::Deleted {
                visibility: row.try_get_by_index(4)?,
            },
        };
        Known {
            id: row.try_get_by_index(3)?,
            now,
        }
    };
    Ok((usize::try_from(place).unwrap_or(usize::MAX), known))
}
