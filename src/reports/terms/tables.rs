//! The tables of terms, visits and relationships.

use super::{HowSoon, RelationLine, SoonSince, TermLine, VisitKind, VisitLine};
use crate::reports::{
    laid_out::{Cell, Table},
    words::Words,
};

impl TermLine {
    /// A table of terms: what, where, who, in what capacity, since when, until when, by what shown, how sure now, how often
    /// and how soon met.
    pub fn table(words: &Words, name: &str, caption: &str, terms: &[&Self]) -> Table {
        let columns = [
            "in-position",
            "institution",
            "holder",
            "capacity",
            "since",
            "until",
            "terms-first-inferred",
            "terms-first-shown",
            "terms-last-shown",
            "terms-now",
            "meetings",
            "first-met",
            "terms-days",
            "terms-counted-from",
            "last-met",
        ];
        let rows = terms.iter().map(|term| {
            let [days, since] = HowSoon::cells(words, term.soon);
            vec![
                Cell::name(Some(&term.position)),
                Cell::name(term.institution.as_ref()),
                Cell::name(Some(&term.person)).noted(&term.footnotes),
                Cell::word(words, term.recorded.then_some(term.capacity)),
                Cell::date(words, term.from.as_ref()),
                Cell::date(words, term.until.as_ref()),
                Cell::date(words, term.first_inferred_on.as_ref()),
                Cell::date(words, term.first_shown_on.as_ref()),
                Cell::date(words, term.last_shown_on.as_ref()),
                Cell::word(words, term.certainty),
                Cell::bounds(words, term.contacts),
                Cell::date(words, term.first_met.as_ref()).noted(&term.contact_footnotes),
                days,
                since,
                Cell::date(words, term.last_met.as_ref()),
            ]
        });
        Table::new(words, name, caption, &columns)
            .numbers([10, 12])
            .with(rows)
    }
}

impl SoonSince {
    /// From what on days are counted, for a cell.
    fn told(self, words: &Words) -> String {
        words.say(match self {
            Self::TookUp => "terms-from-beginning",
            Self::FirstShown => "terms-from-first-shown",
            Self::FirstInferred => "terms-from-first-inferred",
        })
    }
}

impl HowSoon {
    /// The cells of days and of what they are counted from; empty for none.
    pub fn cells(words: &Words, soon: Option<Self>) -> [Cell; 2] {
        match soon {
            Some(soon) => [Cell::bounds(words, soon.days), Cell::text(soon.since.told(words))],
            None => Default::default(),
        }
    }
}

impl VisitLine {
    /// A table of who visited whom: where, how often, when first, when last.
    pub fn table(words: &Words, visits: &[Self]) -> Table {
        let columns = ["place", "meetings", "terms-first", "terms-last", "event"];
        let rows = visits.iter().map(|visit| {
            let place = words.say(match visit.kind {
                VisitKind::Hosted => "visits-hosted",
                VisitKind::Visited => "visits-visited",
                VisitKind::Elsewhere => "visits-elsewhere",
                VisitKind::Unrecorded => "visits-unrecorded",
            });
            vec![
                Cell::text(place),
                Cell::bounds(words, visit.meetings),
                Cell::date(words, Some(&visit.first)),
                Cell::date(words, Some(&visit.last)),
                Cell::name(Some(&visit.last_event)).noted(&visit.footnotes),
            ]
        });
        Table::new(words, "visits", "visits", &columns)
            .numbers([1])
            .with(rows)
    }
}

impl RelationLine {
    /// A table of recorded relationships: who, what, to whom, since when, until when, what is remarked.
    pub fn table(words: &Words, relations: &[Self]) -> Table {
        let columns = [
            "who",
            "relations-kind",
            "to",
            "since",
            "until",
            "relations-remark",
        ];
        let rows = relations.iter().map(|relation| {
            vec![
                Cell::name(Some(&relation.subject)).noted(&relation.footnotes),
                Cell::text(words.word(relation.kind)),
                Cell::name(Some(&relation.object)),
                Cell::date(words, relation.from.as_ref()),
                Cell::date(words, relation.until.as_ref()),
                Cell::text(relation.note.clone().unwrap_or_default()),
            ]
        });
        Table::new(words, "relationships", "relations", &columns).with(rows)
    }
}
