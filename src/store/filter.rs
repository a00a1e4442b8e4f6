//! Filters: which records a list is to hold, as a tree that is written out as SQL in one place. Every way to
//! another record goes through `Relation`, and every record that a statement touches is one that the reader may
//! see.

use super::sql::Sql;
use crate::{dates::Period, vocabulary::Visibility};

/// A column, seen from the row that a filter is about.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Field {
    /// Of the record that the row is, or belongs to.
    Record(&'static str),
    /// Of the row's own table.
    Own(&'static str),
}

/// What a text must be like. Nothing is like a text that is absent, and an absent text differs from all.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum TextTest {
    /// Is this text.
    Is(String),
    /// Is another text, or absent.
    IsNot(String),
    /// Is one of these texts.
    Among(Vec<String>),
    /// Holds this text somewhere, small letters and capitals alike.
    Contains(String),
    /// Begins with this text, small letters and capitals alike.
    StartsWith(String),
}

/// How many of the related records must pass.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Quantifier {
    /// At least one.
    Some,
    /// Not one.
    None,
    /// All of them; so too where there is none.
    Every,
}

/// A way from a row to others: those of `table` whose column `to` holds what `from` holds here.
#[derive(Debug, Eq, Hash, PartialEq)]
pub struct Relation {
    /// The column here.
    pub from: Field,
    /// The table there.
    pub table: &'static str,
    /// The column there, of `table`.
    pub to: &'static str,
    /// The column of `table` that names the record whose visibility counts and whose `Field::Record` is asked; none
    /// where rows there are no records and hang on one that is already seen.
    pub record: Option<&'static str>,
}

/// Which rows pass.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub enum Filter {
    /// Those that pass all; all rows where there is no part.
    All(Vec<Filter>),
    /// Those that pass at least one; no row where there is no part.
    Any(Vec<Filter>),
    /// Those that do not pass.
    Not(Box<Filter>),
    /// By a text.
    Text(Field, TextTest),
    /// By a whole number or a truth value, at least and at most.
    Between(Field, Option<i64>, Option<i64>),
    /// By a number with a fraction, at least and at most, as bits so that filters can be compared.
    BetweenReal(Field, Option<u64>, Option<u64>),
    /// By a truth value.
    Flag(Field, bool),
    /// By having no value.
    Absent(Field),
    /// By a date, in the columns `{0}_earliest` and `{0}_latest`: possibly or certainly in a period.
    Within(&'static str, Period, bool),
    /// By the time that lasts from `from` to `until` (absent: `from`).
    During(Period, bool),
    /// By the time that lasts from `from` to `until`, both of which may be unknown, which rules nothing out.
    Lasting(Period, bool),
    /// By related rows.
    Related(&'static Relation, Quantifier, Box<Filter>),
    /// By the institution on whose behalf a participation was: the one recorded, else the position's.
    OnBehalfOf(Box<Filter>),
    /// By an identity among many.
    Among(Field, Vec<i64>),
    /// By a participation's event and place in it, among many.
    Seats(Vec<(i64, i64)>),
}

impl Filter {
    /// Lets every row pass.
    pub const fn everything() -> Self {
        Self::All(Vec::new())
    }

    /// Lets those pass that pass all parts; parts that let everything pass are left out.
    pub fn all(mut parts: Vec<Self>) -> Self {
        parts.retain(|part| !part.is_everything());
        if parts.len() == 1 {
            parts.remove(0)
        } else {
            Self::All(parts)
        }
    }

    /// How many tests it is made of.
    pub fn size(&self) -> usize {
        match self {
            Self::All(parts) | Self::Any(parts) => 1 + parts.iter().map(Self::size).sum::<usize>(),
            Self::Not(part) | Self::Related(_, _, part) => 1 + part.size(),
            // Its part is written twice.
            Self::OnBehalfOf(part) => 1 + 2 * part.size(),
            Self::Text(..)
            | Self::Between(..)
            | Self::BetweenReal(..)
            | Self::Flag(..)
            | Self::Absent(..)
            | Self::Within(..)
            | Self::During(..)
            | Self::Lasting(..)
            | Self::Among(..)
            | Self::Seats(..) => 1,
        }
    }

    /// Whether every row passes.
    pub fn is_everything(&self) -> bool {
        matches!(self, Self::All(parts) if parts.is_empty())
    }
}

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
                let (first, last) = (crate::dates::Day::MIN.number(), crate::dates::Day::MAX.number());
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
            for end in ["subject_id", "object_id"] {
                let hidden = format!(" AND t.{end} NOT IN (SELECT h.id FROM record h WHERE h.visibility > ");
                self.sql.push(&hidden).bind(most).push(")");
            }
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
            super::Backend::Sqlite => " LIKE ",
            super::Backend::Postgres => " ILIKE ",
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
