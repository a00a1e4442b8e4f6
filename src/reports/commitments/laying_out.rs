//! The tables of promises.

use super::{CommitmentRow, CommitmentsReport, CommitmentsSide};
use crate::{
    reports::{
        LaidOut,
        laid_out::{Cell, Table, framed},
        lines::Holder,
        words::Words,
    },
    vocabulary::ReportName,
};

impl LaidOut for CommitmentsReport {
    const NAME: ReportName = ReportName::Commitments;
    const TEMPLATE: &'static str = include_str!("commitments.jinja");

    framed!();

    fn tables(&self, words: &Words) -> Vec<Table> {
        let mut tables = vec![self.numbers(words)];
        for (name, side) in self.sides() {
            let lists = side.lists().into_iter();
            let told = lists.filter(|(_, list)| !list.rows.is_empty());
            tables.extend(told.map(|(list, rows)| table(words, name, list, &rows.rows).within(name)));
        }
        tables
    }
}

impl CommitmentsReport {
    fn sides(&self) -> [(&'static str, &CommitmentsSide); 3] {
        [
            ("theirs", &self.theirs),
            ("ours", &self.ours),
            ("others", &self.others),
        ]
    }

    /// How many there are, a row for each side. That of others is left out where there are none.
    fn numbers(&self, words: &Words) -> Table {
        let columns = [
            "commitments-side",
            "open",
            "commitments-head-of-these-overdue",
            "commitments-head-promisor-left",
            "commitments-head-oldest",
            "fulfilled",
            "commitments-head-lapsed",
            "commitments-head-withdrawn",
            "total",
        ];
        let sides = self.sides().into_iter();
        let told = sides.filter(|(name, side)| *name != "others" || side.counts.total > 0);
        let rows = told.map(|(name, side)| {
            let counts = side.counts;
            let number = |count: u32| Cell::number(words, count);
            vec![
                Cell::text(words.say(&format!("commitments-{name}"))),
                number(counts.open),
                number(counts.overdue),
                number(counts.promisor_left),
                days(words, counts.oldest_in_days),
                number(counts.fulfilled),
                number(counts.lapsed),
                number(counts.withdrawn),
                number(counts.total),
            ]
        });
        Table::new(words, "numbers", "commitments-numbers-caption", &columns)
            .numbers(1..9)
            .with(rows)
    }
}

/// The promises of a list of a side.
fn table(words: &Words, side: &str, name: &str, rows: &[CommitmentRow]) -> Table {
    let columns = [
        "commitments-promise",
        "commitments-action",
        "commitments-strength",
        "by",
        "in-position",
        "on-behalf-of",
        "to",
        "about",
        "event",
        "commitments-made",
        "due",
        "age",
        "commitments-days-overdue",
        "commitments-kept-by",
        "commitments-promisor",
        "commitments-holder-now",
        "commitments-perhaps-kept",
    ];
    let cells = rows.iter().map(|row| {
        let promise = &row.promise;
        let to = promise.to.iter().chain(&row.to_institution);
        vec![
            Cell::name(Some(&promise.promise)).noted(&promise.footnotes),
            Cell::word(words, promise.action),
            Cell::word(words, promise.strength),
            Cell::name(promise.by.as_ref()),
            Cell::name(promise.by_position.as_ref()),
            Cell::name(promise.by_institution.as_ref()),
            Cell::names(to),
            Cell::names(&promise.targets),
            Cell::name(promise.event.as_ref()),
            Cell::date(words, promise.made.as_ref()),
            Cell::date(words, promise.due.as_ref()),
            days(words, promise.age_in_days),
            days(words, row.days_overdue),
            Cell::name(promise.fulfilled_by.as_ref()),
            Cell::text(promise.promisor_in_position.map_or_else(String::new, |still| {
                words.say(if still {
                    "commitments-still-there"
                } else {
                    "commitments-left"
                })
            })),
            holders(words, &row.holders),
            perhaps(words, row),
        ]
    });
    let (side, status) = (
        words.say(&format!("commitments-{side}")),
        words.say(&format!("commitments-head-{name}")),
    );
    let said = [("side", (&side).into()), ("status", (&status).into())];
    let mut table = Table::new(words, name, "promises", &columns)
        .numbers([11, 12])
        .with(cells);
    table.caption = words.say_with("commitments-caption", &said);
    table
}

fn days(words: &Words, days: Option<i32>) -> Cell {
    days.map_or_else(Cell::default, |days| Cell::number(words, days))
}

/// Who holds the position: names, each with how sure it is.
fn holders(words: &Words, holders: &[Holder]) -> Cell {
    let named = holders
        .iter()
        .map(|holder| format!("{} ({})", holder.person.name, words.word(holder.certainty)));
    let mut footnotes: Vec<u32> = holders
        .iter()
        .flat_map(|holder| holder.footnotes.iter().copied())
        .collect();
    footnotes.sort_unstable();
    footnotes.dedup();
    Cell::text(named.collect::<Vec<_>>().join(", ")).noted(&footnotes)
}

/// The events that may have kept it, each with its date.
fn perhaps(words: &Words, row: &CommitmentRow) -> Cell {
    let guesses = &row.perhaps_kept_by;
    let named = guesses.iter().map(|guess| {
        let date = words.date(&guess.from.0);
        let said = [("who", (&guess.with.name).into())];
        let fit = words.say_with(&format!("commitments-fit-{}", guess.fit.word()), &said);
        format!("{} ({date}; {fit})", guess.event.name)
    });
    let mut footnotes: Vec<u32> = guesses
        .iter()
        .flat_map(|guess| guess.footnotes.iter().copied())
        .collect();
    footnotes.sort_unstable();
    footnotes.dedup();
    Cell::text(named.collect::<Vec<_>>().join("; ")).noted(&footnotes)
}
