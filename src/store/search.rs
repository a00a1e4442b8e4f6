//! Full-text search: SQLite's FTS5 and PostgreSQL's, both over text that Rapport folded, so that both find the
//! same and list it in the same order: the name asked for first, then names that hold the words, then texts.

use rustc_hash::FxHashMap;
use sea_orm::ConnectionTrait;

use super::{
    Backend, Store, StoreError,
    filter_sql::Writer,
    page::{Slice, Value},
    rows::Column,
    sql::Sql,
};
use crate::{
    fold::fold,
    vocabulary::{NodeKind, Visibility},
};

/// What is searched for: words, all of which must be found, each at the beginning of a word.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Search {
    /// The words, as the reader wrote them and folded; those that were joined by a hyphen belong together.
    words: Vec<Vec<String>>,
    folded: String,
    kinds: Vec<NodeKind>,
}

/// A record that was found, with its place in the list.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The identity.
    pub id: i64,
    /// What kind of record.
    pub kind: NodeKind,
    /// The values of the order at it.
    pub place: Vec<Value>,
}

/// Up to as many words are looked at.
const MOST_WORDS: usize = 16;

impl Search {
    /// A search for words in records of some kinds; of all, where none are named.
    pub fn new(text: &str, kinds: &[NodeKind]) -> Self {
        let mut kinds = kinds.to_vec();
        kinds.sort_unstable();
        kinds.dedup();
        let words = text
            .split_whitespace()
            .map(|word| {
                fold(word)
                    .split(' ')
                    .filter(|part| !part.is_empty())
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .filter(|parts| !parts.is_empty())
            .take(MOST_WORDS)
            .collect();
        Self {
            words,
            folded: fold(text),
            kinds,
        }
    }

    /// Whether there is nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// All words looked for.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.words.iter().flatten().map(String::as_str)
    }

    /// The search in the language of the database. Folded words hold letters, digits and marks only, so that quoting
    /// them needs no escape.
    fn expression(&self, backend: Backend) -> String {
        let (and, term): (&str, fn(&str) -> String) = match backend {
            Backend::Sqlite => (" AND ", |word| format!("\"{word}\" *")),
            Backend::Postgres => (" & ", |word| format!("'{word}':*")),
        };
        let or = if backend == Backend::Sqlite { " OR " } else { " | " };
        let words = self.words.iter().map(|parts| {
            let apart = parts.iter().map(|part| term(part)).collect::<Vec<_>>().join(and);
            if parts.len() > 1 {
                format!("(({apart}){or}{})", term(&parts.concat()))
            } else {
                apart
            }
        });
        words.collect::<Vec<_>>().join(and)
    }
}

impl Store {
    /// A part of what a search finds, and whether there is more in the direction asked for: one statement.
    pub async fn search(
        &self,
        search: &Search,
        slice: &Slice,
        clearance: Visibility,
    ) -> Result<(Vec<Hit>, bool), StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push(
            "SELECT id, kind, tier, fold, key FROM (SELECT r.id, r.kind, r.fold, r.key, CASE WHEN r.fold = ",
        );
        sql.bind(search.folded.clone()).push(" THEN 0 WHEN ");
        match self.backend {
            Backend::Sqlite => {
                let names = format!("names : ({})", search.expression(self.backend));
                sql.push("r.id IN (SELECT rowid FROM search WHERE search MATCH ")
                    .bind(names)
                    .push(")");
            }
            Backend::Postgres => {
                sql.push("s.names @@ to_tsquery('simple', ")
                    .bind(search.expression(self.backend))
                    .push(")");
            }
        }
        sql.push(" THEN 1 ELSE 2 END AS tier");
        found(&mut sql, search, clearance);
        sql.push(") AS hit");
        if let Some(values) = &slice.after {
            sql.push(" WHERE (tier, fold, kind, key) > (");
            for (place, value) in values.iter().enumerate() {
                sql.push(if place > 0 { ", " } else { "" });
                match value {
                    Value::Number(number) => sql.bind(*number),
                    Value::Text(text) => sql.bind(text.clone()),
                };
            }
            sql.push(")");
        }
        sql.push(" ORDER BY tier, fold, kind, key LIMIT ")
            .bind(i64::from(slice.limit) + 1);
        let mut hits = Vec::new();
        for row in self.read.query_all_raw(sql.statement()).await? {
            let kind: NodeKind = Column::read(&row, 1)?;
            let tier: i64 = row
                .try_get_by_index::<i32>(2)
                .map(i64::from)
                .or_else(|_| row.try_get_by_index(2))?;
            let place = vec![
                Value::Number(tier),
                Value::Text(row.try_get_by_index(3)?),
                Value::Text(kind.word().to_owned()),
                Value::Text(row.try_get_by_index(4)?),
            ];
            hits.push(Hit {
                id: row.try_get_by_index(0)?,
                kind,
                place,
            });
        }
        let limit = usize::try_from(slice.limit).unwrap_or(usize::MAX);
        let more = hits.len() > limit;
        hits.truncate(limit);
        Ok((hits, more))
    }

    /// How many records a search finds: one statement.
    pub async fn search_count(&self, search: &Search, clearance: Visibility) -> Result<i64, StoreError> {
        let mut sql = Sql::new(self.backend);
        sql.push("SELECT count(*)");
        found(&mut sql, search, clearance);
        let row = self.read.query_one_raw(sql.statement()).await?;
        Ok(row.map_or(Ok(0), |row| row.try_get_by_index(0))?)
    }

    /// The texts of records that a search may have found words in, those first that matter most: one statement.
    pub async fn texts(&self, ids: &[i64]) -> Result<FxHashMap<i64, Vec<String>>, StoreError> {
        const TEXTS: [(&str, &str, &str); 11] = [
            ("record", "id", "name"),
            ("other_name", "record_id", "name"),
            ("organization", "id", "short_name"),
            ("person", "id", "given_name"),
            ("person", "id", "family_name"),
            ("event", "id", "summary"),
            ("program", "id", "summary"),
            ("source", "id", "publisher"),
            ("source", "id", "body"),
            ("embassy", "id", "subdivision_name"),
            ("record", "id", "note"),
        ];
        let mut sql = Sql::new(self.backend);
        for (place, (table, id, column)) in TEXTS.iter().enumerate() {
            let union = if place > 0 { " UNION ALL " } else { "" };
            sql.push(&format!(
                "{union}SELECT {id} AS id, {place} AS place, {column} AS text FROM {table} WHERE "
            ));
            sql.among(id, ids).push(&format!(" AND {column} IS NOT NULL"));
            if *table == "other_name" {
                sql.push(" AND kind <> 'ERRONEOUS'");
            }
        }
        sql.push(" ORDER BY id, place");
        let mut texts: FxHashMap<i64, Vec<String>> = FxHashMap::default();
        for row in self.read.query_all_raw(sql.statement()).await? {
            texts
                .entry(row.try_get_by_index(0)?)
                .or_default()
                .push(row.try_get_by_index(2)?);
        }
        Ok(texts)
    }
}

/// Adds the records that a search finds.
fn found(sql: &mut Sql, search: &Search, clearance: Visibility) {
    let expression = search.expression(sql.backend());
    match sql.backend() {
        Backend::Sqlite => {
            sql.push(" FROM record r WHERE r.id IN (SELECT rowid FROM search WHERE search MATCH ");
            sql.bind(expression).push(")");
        }
        Backend::Postgres => {
            sql.push(" FROM record r JOIN search s ON s.record_id = r.id WHERE (s.names || s.body) @@ to_tsquery('simple', ");
            sql.bind(expression).push(")");
        }
    }
    let mut writer = Writer::new(sql, clearance);
    writer.visible("r");
    if !search.kinds.is_empty() {
        let words: Vec<String> = search.kinds.iter().map(|kind| kind.word().to_owned()).collect();
        sql.push(" AND ").among_texts("r.kind", &words);
    }
    if clearance < Visibility::Confidential {
        sql.push(" AND r.id NOT IN (")
            .hidden_with_ends(i64::from(clearance as u8))
            .push(")");
    }
}

/// The words that matched, marked with `**`, in their place in the text: about 160 letters around the first of them.
/// None where no text holds any of the words.
pub fn snippet(texts: &[String], search: &Search) -> Option<String> {
    const BEFORE: usize = 8;
    const WORDS: usize = 24;
    let wanted: Vec<&str> = search.words().collect();
    let matches = |word: &str| {
        let folded = fold(word);
        folded
            .split(' ')
            .any(|part| !part.is_empty() && wanted.iter().any(|wanted| part.starts_with(wanted)))
            || wanted
                .iter()
                .any(|wanted| !folded.is_empty() && folded.replace(' ', "").starts_with(wanted))
    };
    // Of all texts the one that holds most of the words, and of several such the one that matters most.
    let found = |text: &String| {
        let folded = fold(text);
        wanted
            .iter()
            .filter(|wanted| folded.split(' ').any(|word| word.starts_with(**wanted)))
            .count()
    };
    let text = texts.iter().rev().max_by_key(|text| found(text))?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.iter().position(|word| matches(word))?;
    let from = first.saturating_sub(BEFORE);
    let until = words.len().min(from + WORDS);
    let mut snippet = String::new();
    if from > 0 {
        snippet.push_str("… ");
    }
    for (place, word) in words[from..until].iter().enumerate() {
        if place > 0 {
            snippet.push(' ');
        }
        if matches(word) {
            // Marks around a word are not what matched.
            let core = word.trim_matches(|letter: char| !letter.is_alphanumeric());
            let (before, after) = word.split_once(core).unwrap_or_default();
            for part in [before, "**", core, "**", after] {
                snippet.push_str(part);
            }
        } else {
            snippet.push_str(word);
        }
    }
    if until < words.len() {
        snippet.push_str(" …");
    }
    Some(snippet)
}
