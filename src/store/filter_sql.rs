//! Filters, written out as SQL: the one place where they are, so that every record that a statement touches is one
//! that the reader may see.

use super::{
    Backend,
    filter::{Field, Filter, Quantifier, Relation, TextTest},
    sql::Sql,
};
use crate::{
    dates::{Day, Period},
    vocabulary::Visibility,
};

/// The relation from any row that names an institution to it, for `Filter::OnBehalfOf`.
static INSTITUTION: Relation = Relation {
    from: Field::Own("institution_id"),
    table: "institution",
    to: "id",
    record: Some("id"),
};

/// Writes filters out. Tables of the row asked for are `t` and `r`; those of rows behind relations have a number.
pub(super) struct Writer<'a> {
    sql: &'a mut Sql,
    clearance: Visibility,
    depth: usize,
    next: usize,
}

impl<'a> Writer<'a> {
    pub(super) fn new(sql: &'a mut Sql, clearance: Visibility) -> Self {
        Self {
            sql,
            clearance,
            depth: 0,
            next: 1,
        }
    }

    /// Adds the condition that a row passes. It is never unknown where it stands behind a `NOT`.
    pub(super) fn write(&mut self, filter: &Filter) {
        match filter {
            Filter::All(parts) if parts.is_empty() => {
                self.sql.push("1 = 1");
            }
            Filter::Any(parts) if parts.is_empty() => {
                self.sql.push("1 = 0");
            }
            Filter::All(parts) => self.join(parts, " AND "),
            Filter::Any(parts) => self.join(parts, " OR "),
            Filter::Not(part) => {
                self.sql.push("NOT ((");
                self.write(part);
                self.sql.push(") IS TRUE)");
            }
            Filter::Text(field, test) => self.text(*field, test),
            Filter::Between(field, least, most) => {
                let column = self.column(*field);
                self.sql.push("1 = 1");
                if let Some(least) = least {
                    self.sql.push(" AND ").push(&column).push(" >= ").bind(*least);
                }
                if let Some(most) = most {
                    self.sql.push(" AND ").push(&column).push(" <= ").bind(*most);
                }
            }
            Filter::BetweenReal(field, least, most) => {
                let column = self.column(*field);
                self.sql.push("1 = 1");
                if let Some(least) = least {
                    self.sql
                        .push(" AND ")
                        .push(&column)
                        .push(" >= ")
                        .bind(f64::from_bits(*least));
                }
                if let Some(most) = most {
                    self.sql
                        .push(" AND ")
                        .push(&column)
                        .push(" <= ")
                        .bind(f64::from_bits(*most));
                }
            }
            Filter::Flag(field, value) => {
                let column = self.column(*field);
                self.sql.push(&column).push(" = ").bind(*value);
            }
            Filter::Absent(field) => {
                let column = self.column(*field);
                self.sql.push(&column).push(" IS NULL");
            }
            Filter::Within(date, period, certainly) => {
                let own = self.own();
                self.period(
                    &format!("{own}.{date}_earliest"),
                    &format!("{own}.{date}_latest"),
                    &format!("{own}.{date}_earliest"),
                    &format!("{own}.{date}_latest"),
                    *period,
                    *certainly,
                );
            }
            Filter::During(period, certainly) => {
                let own = self.own();
                self.period(
                    &format!("{own}.from_earliest"),
                    &format!("{own}.from_latest"),
                    &format!("COALESCE({own}.until_earliest, {own}.from_earliest)"),
                    &format!("COALESCE({own}.until_latest, {own}.from_latest)"),
                    *period,
                    *certainly,
                );
            }
            Filter::Lasting(period, certainly) => {
                let own = self.own();
                let (first, last) = (Day::MIN.number(), Day::MAX.number());
                self.period(
                    &format!("COALESCE({own}.from_earliest, {first})"),
                    &format!("COALESCE({own}.from_latest, {last})"),
                    &format!("COALESCE({own}.until_earliest, {first})"),
                    &format!("COALESCE({own}.until_latest, {last})"),
                    *period,
                    *certainly,
                );
            }
            Filter::Related(relation, quantifier, inner) => self.related(relation, *quantifier, inner),
            Filter::OnBehalfOf(inner) => {
                let own = self.own();
                self.sql.push("(");
                self.related(&INSTITUTION, Quantifier::Some, inner);
                self.sql.push(&format!(
                    " OR ({own}.institution_id IS NULL AND {own}.position_id IN (SELECT p.id FROM position p WHERE \
                     p.institution_id IN (SELECT i.id FROM institution i WHERE i.id IN ("
                ));
                self.subselect("institution", "id", Some("id"), inner);
                self.sql.push(")))))");
            }
            Filter::Among(field, ids) => {
                let column = self.column(*field);
                self.sql.among(&column, ids);
            }
            Filter::Seats(seats) => {
                let own = self.own();
                let columns = [
                    seats.iter().map(|&(event, _)| event).collect(),
                    seats.iter().map(|&(_, ordinal)| ordinal).collect(),
                ];
                self.sql.push(&format!(
                    "({own}.event_id, {own}.ordinal) IN (SELECT n.a, n.b FROM "
                ));
                self.sql.numbers("n", &columns).push(")");
            }
        }
    }

    /// Adds the condition that a record, seen under an alias, may be seen by the reader.
    pub(super) fn visible(&mut self, record: &str) {
        if self.clearance < Visibility::Confidential {
            let most = i64::from(self.clearance as u8);
            self.sql
                .push(" AND ")
                .push(record)
                .push(".visibility <= ")
                .bind(most);
        }
    }

    /// Adds the condition that both ends of a recorded relationship may be seen: one that leads to a hidden record is
    /// hidden itself.
    pub(super) fn both_ends_visible(&mut self) {
        if self.clearance < Visibility::Confidential {
            let most = i64::from(self.clearance as u8);
            self.sql
                .push(" AND t.id NOT IN (")
                .hidden_with_ends(most)
                .push(")");
        }
    }

    fn own(&self) -> String {
        if self.depth == 0 {
            "t".to_owned()
        } else {
            format!("t{}", self.depth)
        }
    }

    fn column(&self, field: Field) -> String {
        match field {
            Field::Own(name) => format!("{}.{name}", self.own()),
            Field::Record(name) if self.depth == 0 => format!("r.{name}"),
            Field::Record(name) => format!("r{}.{name}", self.depth),
        }
    }

    fn join(&mut self, parts: &[Filter], between: &str) {
        self.sql.push("(");
        for (place, part) in parts.iter().enumerate() {
            if place > 0 {
                self.sql.push(between);
            }
            self.sql.push("(");
            self.write(part);
            self.sql.push(")");
        }
        self.sql.push(")");
    }

    fn text(&mut self, field: Field, test: &TextTest) {
        let column = self.column(field);
        match test {
            TextTest::Is(text) => {
                self.sql.push(&column).push(" = ").bind(text.clone());
            }
            TextTest::IsNot(text) => {
                self.sql
                    .push(&column)
                    .push(" IS DISTINCT FROM ")
                    .bind(text.clone());
            }
            TextTest::Among(texts) => {
                self.sql.among_texts(&column, texts);
            }
            TextTest::Contains(text) => self.like(&column, &format!("%{}%", escape_like(text))),
            TextTest::StartsWith(text) => self.like(&column, &format!("{}%", escape_like(text))),
        }
    }

    fn like(&mut self, column: &str, pattern: &str) {
        let operator = match self.sql.backend() {
            Backend::Sqlite => " LIKE ",
            Backend::Postgres => " ILIKE ",
        };
        self.sql
            .push(column)
            .push(operator)
            .bind(pattern)
            .push(" ESCAPE '\\'");
    }

    /// The period's rule of the record file: possibly in it when it may begin before the period's end and may end after
    /// its start, certainly when it must.
    fn period(
        &mut self,
        from_earliest: &str,
        from_latest: &str,
        until_earliest: &str,
        until_latest: &str,
        period: Period,
        certainly: bool,
    ) {
        if period.is_empty() {
            self.sql.push("1 = 0");
            return;
        }
        let (begins, ends) = if certainly {
            (from_latest, until_earliest)
        } else {
            (from_earliest, until_latest)
        };
        self.sql.push(begins).push(" IS NOT NULL");
        if let Some(until) = period.until {
            self.sql
                .push(" AND ")
                .push(begins)
                .push(" <= ")
                .bind(i64::from(until.number()));
        }
        if let Some(since) = period.since {
            self.sql
                .push(" AND ")
                .push(ends)
                .push(" >= ")
                .bind(i64::from(since.number()));
        }
    }

    fn related(&mut self, relation: &Relation, quantifier: Quantifier, inner: &Filter) {
        let from = self.column(relation.from);
        let negated = match quantifier {
            Quantifier::Some => false,
            Quantifier::None | Quantifier::Every => true,
        };
        self.sql
            .push(&from)
            .push(if negated { " NOT IN (" } else { " IN (" });
        if quantifier == Quantifier::Every {
            let failing = Filter::Not(Box::new(inner.clone()));
            self.subselect(relation.table, relation.to, relation.record, &failing);
        } else {
            self.subselect(relation.table, relation.to, relation.record, inner);
        }
        self.sql.push(")");
    }

    /// The values of a column in the rows of a table that pass.
    fn subselect(&mut self, table: &str, to: &str, record: Option<&str>, inner: &Filter) {
        let outer = self.depth;
        self.depth = self.next;
        self.next += 1;
        let n = self.depth;
        self.sql.push(&format!("SELECT t{n}.{to} FROM {table} t{n}"));
        if let Some(column) = record {
            self.sql
                .push(&format!(" JOIN record r{n} ON r{n}.id = t{n}.{column}"));
        }
        self.sql.push(&format!(" WHERE t{n}.{to} IS NOT NULL"));
        if record.is_some() {
            self.visible(&format!("r{n}"));
        }
        if !inner.is_everything() {
            self.sql.push(" AND ");
            self.write(inner);
        }
        self.depth = outer;
    }
}

fn escape_like(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        if matches!(character, '%' | '_' | '\\') {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}
