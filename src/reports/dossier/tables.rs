//! The tables of a dossier.

use super::{DossierPosition, DossierReport};
use crate::reports::{
    laid_out::{Cell, Table},
    lines::{Acquaintance, Contact, Promise},
    terms::{RelationLine, TermLine, VisitLine},
    words::Words,
};

/// All of them.
pub(super) fn of(report: &DossierReport, words: &Words) -> Vec<Table> {
    let terms: Vec<&TermLine> = report
        .positions
        .iter()
        .flat_map(|position| &position.line)
        .collect();
    let promises = |name, caption, list| Promise::table(words, name, list).captioned(words, caption);
    let topics = report.topics.iter().map(|topic| {
        vec![
            Cell::name(Some(&topic.topic)),
            Cell::bounds(words, topic.contacts),
            Cell::date(words, Some(&topic.last)),
            Cell::name(Some(&topic.last_event)).noted(&topic.footnotes),
        ]
    });
    vec![
        positions(words, &report.positions),
        TermLine::table(words, "holders", "dossier-holders", &terms),
        VisitLine::table(words, &report.visits),
        Contact::table(words, "contacts", &report.contacts),
        Acquaintance::table(words, "theirs", "dossier-theirs", &report.theirs),
        Acquaintance::table(words, "ours-there", "dossier-ours-there", &report.ours_there),
        promises(
            "promises-outlived",
            "dossier-promises-outlived",
            &report.promises_outlived,
        ),
        promises("promises-theirs", "promises-theirs", &report.promises_theirs),
        promises("promises-ours", "promises-ours", &report.promises_ours),
        promises(
            "promises-others",
            "dossier-promises-others",
            &report.promises_others,
        ),
        RelationLine::table(words, &report.relationships),
        Table::new(
            words,
            "topics",
            "topics",
            &["dossier-topic", "dossier-contacts", "terms-last", "event"],
        )
        .numbers([1])
        .with(topics),
    ]
}

/// The positions: what, how high, how many in the line, how many of them met, how often somebody in it was met, when last.
fn positions(words: &Words, positions: &[DossierPosition]) -> Table {
    let columns = [
        "position",
        "rank",
        "dossier-line-number",
        "dossier-line-met",
        "meetings",
        "dossier-unnamed",
        "last-met",
    ];
    let rows = positions.iter().map(|position| {
        let line = u32::try_from(position.line.len()).unwrap_or(u32::MAX);
        vec![
            Cell::name(Some(&position.position)),
            Cell::word(words, position.rank),
            Cell::number(words, line.saturating_add(position.line_left_out)),
            Cell::number(words, position.line_met),
            Cell::bounds(words, position.meetings),
            Cell::bounds(words, position.meetings_unnamed),
            Cell::date(words, position.last_met.as_ref()).noted(&position.footnotes),
        ]
    });
    Table::new(words, "positions", "dossier-positions", &columns)
        .numbers([2, 3, 4, 5])
        .with(rows)
}
