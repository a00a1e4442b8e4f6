//! Keeping the search index: which words find a record.

use sea_orm::{ConnectionTrait, DatabaseTransaction};

use super::{Backend, StoreError, bulk::ArrayText, sql::Sql};
use crate::fold::{fold, name_words};

/// Rows in one statement on `SQLite`.
const SQLITE_ROWS: usize = 64;
/// Words of a record beyond so many bytes do not find it: `PostgreSQL` keeps at most a megabyte of them.
const WORDS_BYTES: usize = 512 * 1024;
/// A word longer than this is no word, and does not find anything.
const WORD_BYTES: usize = 500;

/// The words that find a record.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct SearchText {
    names: String,
    body: String,
}

impl SearchText {
    /// Adds a name that it has: its words, and each two neighbours in one.
    pub fn add_name(&mut self, name: &str) {
        add(&mut self.names, &name_words(name));
    }

    /// Adds what else is told about it.
    pub fn add_body(&mut self, text: &str) {
        add(&mut self.body, &fold(text));
    }
}

fn add(words: &mut String, folded: &str) {
    for word in folded.split_whitespace().filter(|word| word.len() <= WORD_BYTES) {
        if words.len() + word.len() >= WORDS_BYTES {
            return;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
}

/// Records what finds some records. `new` promises that they are not in the index yet, which is faster.
pub(super) async fn index(
    transaction: &DatabaseTransaction,
    backend: Backend,
    texts: &[(i64, SearchText)],
    new: bool,
) -> Result<(), StoreError> {
    if texts.is_empty() {
        return Ok(());
    }
    match backend {
        Backend::Sqlite => {
            for texts in texts.chunks(SQLITE_ROWS) {
                let mut sql = Sql::new(backend);
                sql.push(if new { "INSERT" } else { "INSERT OR REPLACE" });
                sql.push(" INTO search (rowid, names, body) VALUES ");
                for (place, (id, text)) in texts.iter().enumerate() {
                    sql.push(if place == 0 { "(" } else { ", (" }).bind(*id);
                    sql.push(", ")
                        .bind(text.names.as_str())
                        .push(", ")
                        .bind(text.body.as_str())
                        .push(")");
                }
                transaction.execute_raw(sql.statement()).await?;
            }
        }
        Backend::Postgres => {
            let ids: Vec<i64> = texts.iter().map(|(id, _)| *id).collect();
            let mut sql = Sql::new(backend);
            sql.push(
                "INSERT INTO search (record_id, names, body) SELECT id, array_to_tsvector(string_to_array(names, ' ')), \
                 array_to_tsvector(string_to_array(body, ' ')) FROM unnest(",
            );
            sql.bind(ids)
                .push(", ")
                .bind(ArrayText::of(texts.iter().map(|(_, text)| text.names.as_str())));
            sql.push("::text::text[], ")
                .bind(ArrayText::of(texts.iter().map(|(_, text)| text.body.as_str())));
            sql.push("::text::text[]) AS written (id, names, body)");
            if !new {
                sql.push(
                    " ON CONFLICT (record_id) DO UPDATE SET names = excluded.names, body = excluded.body",
                );
            }
            transaction.execute_raw(sql.statement()).await?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_joined_and_other_text_by_its_words() {
        let mut text = SearchText::default();
        text.add_name("Jung Sook Park");
        text.add_name("박정숙");
        text.add_body("Café in  Seoul");
        assert_eq!(text.names, "jung sook park jungsook sookpark 박정숙");
        assert_eq!(text.body, "cafe in seoul");
    }

    #[test]
    fn what_no_index_can_hold_is_left_out() {
        let mut text = SearchText::default();
        text.add_body(&"x".repeat(3000));
        assert_eq!(text.body, "");
        text.add_body(&"word ".repeat(500_000));
        assert!(text.body.len() <= WORDS_BYTES);
    }
}
