//! The tables of a profile.

use super::{ProfileMet, ProfileReport, ProfileTerm};
use crate::reports::{
    laid_out::{Cell, Table},
    lines::{Contact, Promise, Tie},
    terms::{HowSoon, RelationLine, TermLine, VisitLine},
    words::Words,
};

/// All of them.
pub(super) fn of(report: &ProfileReport, words: &Words) -> Vec<Table> {
    let terms: Vec<&TermLine> = report.terms.iter().map(|term| &term.term).collect();
    let promises = |name, caption, list| Promise::table(words, name, list).captioned(words, caption);
    vec![
        TermLine::table(words, "positions", "profile-positions", &terms),
        met(words, &report.terms),
        VisitLine::table(words, &report.visits),
        Contact::table(words, "contacts", &report.contacts),
        Contact::table(words, "events-without-us", &report.events_without_us)
            .captioned(words, "profile-without-us"),
        Tie::table(words, "met", "profile-met", &report.met),
        Tie::table(words, "co-attended", "profile-co-attended", &report.co_attended),
        promises("promises-made", "profile-promises-made", &report.promises_made),
        promises(
            "promises-outlived",
            "profile-promises-outlived",
            &report.promises_outlived,
        ),
        promises(
            "promises-received",
            "profile-promises-received",
            &report.promises_received,
        ),
        promises("promises-heard", "profile-promises-heard", &report.promises_heard),
        promises("promises-about", "profile-promises-about", &report.promises_about),
        RelationLine::table(words, &report.relationships),
    ]
}

/// Who was met in which position, and how soon.
fn met(words: &Words, terms: &[ProfileTerm]) -> Table {
    let columns = [
        "position",
        "who",
        "in-position",
        "on-behalf-of",
        "meetings",
        "first-met",
        "terms-days",
        "terms-counted-from",
        "last-met",
        "attribution",
    ];
    let rows = terms
        .iter()
        .flat_map(|term| term.met.iter().map(move |met| row(words, term, met)));
    Table::new(words, "met-in-position", "profile-met-in-position", &columns)
        .numbers([4, 6])
        .with(rows)
}

fn row(words: &Words, term: &ProfileTerm, met: &ProfileMet) -> Vec<Cell> {
    let [days, since] = HowSoon::cells(words, Some(met.soon));
    let inferred = if met.inferred {
        words.say("inferred")
    } else {
        String::new()
    };
    vec![
        Cell::name(Some(&term.term.position)),
        Cell::name(Some(&met.person)),
        Cell::name(met.position.as_ref()),
        Cell::name(met.institution.as_ref()),
        Cell::bounds(words, met.meetings),
        Cell::date(words, Some(&met.first_met)).noted(&met.footnotes),
        days,
        since,
        Cell::date(words, Some(&met.last_met)),
        Cell::text(inferred),
    ]
}
