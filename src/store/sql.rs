//! Writing a statement: text with bound values in the dialect of the open database. Values are always bound;
//! text only ever comes from this crate.

use sea_orm::{DbBackend, Statement, Value};

use super::Backend;

/// A statement in the making.
#[derive(Clone, Debug)]
pub(super) struct Sql {
    backend: Backend,
    text: String,
    values: Vec<Value>,
}

impl Sql {
    /// An empty statement for a database.
    pub(super) fn new(backend: Backend) -> Self {
        Self {
            backend,
            text: String::new(),
            values: Vec::new(),
        }
    }

    /// The database that the statement is for.
    pub(super) fn backend(&self) -> Backend {
        self.backend
    }

    /// Adds text.
    pub(super) fn push(&mut self, text: &str) -> &mut Self {
        self.text.push_str(text);
        self
    }

    /// Adds a value, bound.
    pub(super) fn bind(&mut self, value: impl Into<Value>) -> &mut Self {
        self.values.push(value.into());
        match self.backend {
            Backend::Sqlite => self.text.push('?'),
            Backend::Postgres => {
                self.text.push('$');
                self.text.push_str(&self.values.len().to_string());
            }
        }
        self
    }

    /// Adds `column IN (the ids)`, the ids bound as one value whatever their number.
    pub(super) fn among(&mut self, column: &str, ids: &[i64]) -> &mut Self {
        self.push(column);
        match self.backend {
            Backend::Sqlite => {
                self.push(" IN (SELECT value FROM json_each(")
                    .bind(json_array(ids))
                    .push("))");
            }
            Backend::Postgres => {
                self.push(" = ANY(").bind(ids.to_vec()).push(")");
            }
        }
        self
    }

    /// Adds `column IN (the texts)`, the texts bound as one value whatever their number.
    pub(super) fn among_texts(&mut self, column: &str, texts: &[String]) -> &mut Self {
        self.push(column);
        match self.backend {
            Backend::Sqlite => {
                let json = serde_json::Value::from(texts.to_vec()).to_string();
                self.push(" IN (SELECT value FROM json_each(")
                    .bind(json)
                    .push("))");
            }
            Backend::Postgres => {
                self.push(" = ANY(").bind(texts.to_vec()).push(")");
            }
        }
        self
    }

    /// Adds a table of numbers, bound as one value a column whatever their number, to select from under an alias
    /// with the column names `a`, `b` …, one for each of the columns given, which must be of one length.
    pub(super) fn numbers(&mut self, alias: &str, columns: &[Vec<i64>]) -> &mut Self {
        const NAMES: [&str; 4] = ["a", "b", "c", "d"];
        let names = &NAMES[..columns.len().min(NAMES.len())];
        match self.backend {
            Backend::Sqlite => {
                let rows = columns.first().map_or(0, Vec::len);
                let mut json = String::from("[");
                for row in 0..rows {
                    if row > 0 {
                        json.push(',');
                    }
                    json.push('[');
                    for (place, column) in columns.iter().enumerate() {
                        if place > 0 {
                            json.push(',');
                        }
                        json.push_str(&column[row].to_string());
                    }
                    json.push(']');
                }
                json.push(']');
                self.push("(SELECT ");
                for (place, name) in names.iter().enumerate() {
                    let comma = if place > 0 { ", " } else { "" };
                    self.push(&format!("{comma}value ->> {place} AS {name}"));
                }
                self.push(" FROM json_each(")
                    .bind(json)
                    .push(")) AS ")
                    .push(alias);
            }
            Backend::Postgres => {
                self.push("unnest(");
                for (place, column) in columns.iter().enumerate() {
                    if place > 0 {
                        self.push(", ");
                    }
                    self.bind(column.clone());
                }
                self.push(") AS ")
                    .push(alias)
                    .push("(")
                    .push(&names.join(", "))
                    .push(")");
            }
        }
        self
    }

    /// Adds a selection of the relationships that lead to a record above a visibility, however far away: they are nothing
    /// without it.
    pub(super) fn hidden_with_ends(&mut self, most: i64) -> &mut Self {
        self.push("WITH RECURSIVE hidden (id) AS (");
        for end in ["subject_id", "object_id"] {
            self.push("SELECT t.id FROM relationship t JOIN record e ON e.id = t.")
                .push(end)
                .push(" WHERE e.visibility > ")
                .bind(most)
                .push(" UNION ");
        }
        self.push(
            "SELECT t.id FROM hidden h JOIN relationship t ON t.subject_id = h.id OR t.object_id = h.id)",
        );
        self.push(" SELECT id FROM hidden")
    }

    /// The statement with text around it, in which there is no value.
    pub(super) fn within(mut self, before: &str, after: &str) -> Self {
        self.text = format!("{before}{}{after}", self.text);
        self
    }

    /// Adds a table `way` of some relationships (`root`) and everything that each leads to (`id`), directly or through
    /// other relationships.
    pub(super) fn with_way_to_ends(&mut self, relationships: &[i64]) -> &mut Self {
        self.push("WITH RECURSIVE way (root, id) AS (SELECT id, subject_id FROM relationship WHERE ")
            .among("id", relationships);
        self.push(" UNION SELECT id, object_id FROM relationship WHERE ")
            .among("id", relationships);
        // A recursive part names what it recurs on once.
        self.push(
            " UNION SELECT way.root, CASE e.side WHEN 0 THEN t.subject_id ELSE t.object_id END FROM way",
        );
        self.push(
            " JOIN relationship t ON t.id = way.id CROSS JOIN (SELECT 0 AS side UNION ALL SELECT 1) e) ",
        )
    }

    /// The statement, ready to run.
    pub(super) fn statement(self) -> Statement {
        let backend = match self.backend {
            Backend::Sqlite => DbBackend::Sqlite,
            Backend::Postgres => DbBackend::Postgres,
        };
        Statement::from_sql_and_values(backend, self.text, self.values)
    }
}

fn json_array(ids: &[i64]) -> String {
    let mut json = String::with_capacity(ids.len() * 8 + 2);
    json.push('[');
    for (place, id) in ids.iter().enumerate() {
        if place > 0 {
            json.push(',');
        }
        json.push_str(&id.to_string());
    }
    json.push(']');
    json
}
