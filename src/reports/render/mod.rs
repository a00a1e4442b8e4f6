//! Lays a report out: as a page of HTML, as Markdown, as tables in CSV, or as JSON.
//!
//! # To write a report
//!
//! 1. Implement [`LaidOut`] for the answer. What is a table or a chart on paper is one in
//!    [`tables`](LaidOut::tables) or [`charts`](LaidOut::charts), with its texts in the reader's language.
//! 2. Write its sections into `src/reports/<name>/<name>.jinja`, which [`LaidOut::TEMPLATE`] includes. It is written
//!    once and becomes HTML or Markdown, as it holds no markup and no words: all markup is in macros of `kit`, all words
//!    are messages. The head, the contents, the gaps and the sources are put around it.
//! 3. Call it in a test, which fails on a name that is not there: in debug builds a fault of a template panics.
//!
//! ```jinja
//! {% call kit.section(say("contacts"), "contacts") %}
//!   {{ kit.contacts(report.contacts, say("no-contacts")) }}
//! {% endcall %}
//! {% call kit.section(say("promises"), "promises") %}
//!   {{ kit.table(tables.commitments.open) }}
//!   {{ kit.chart(charts.ages) }}
//! {% endcall %}
//! ```
//!
//! A template reads `report`, the answer as it is serialized; `tables` and `charts` by their names, `a.b` as
//! `tables.a.b`; and these functions, of which those of one value are filters too (`{{ x.due|date }}`):
//!
//! | Function | What it says |
//! | --- | --- |
//! | `say("id", name=…)` | a message; what is given may be a text, a number, or what a macro wrote, as `say("met-by", who=kit.attendee(a))` |
//! | `date(edtf)`, `period(from, until)` | a date of the record, a period of it; `until` may be null |
//! | `number(n)`, `bounds(b)` | a whole number, and one of which only bounds are known |
//! | `word("event-kind", x.kind)` | a word of a closed list: the list's name with dashes, and the value |
//!
//! Null is written as nothing; a field that does not exist is a fault, also in an `if`. A text of the record is escaped
//! wherever it goes: never mark one as `safe`. `a ~ b` and `join` keep what a macro wrote.
//!
//! # The macros of the kit
//!
//! Blocks stand by themselves, one below the other:
//!
//! | Macro | What it lays out |
//! | --- | --- |
//! | `{% call section(title, id) %}`, `{% call subsection(title, id) %}` | a heading with what belongs below it; the id of a subsection may be left out. A section in a section is a subsection |
//! | `{% call text() %}` | a paragraph of parts: texts and what inline macros wrote |
//! | `paragraph(text)` | a text of the record, in as many paragraphs as it has |
//! | `nothing(text)` | that there is nothing |
//! | `figures(pairs)` | the few numbers that matter, `[[label, value], …]` |
//! | `facts(pairs)` | a list of what is known, `[[label, value], …]`; pairs without a value are left out |
//! | `bullets(list)` | a list of texts, or of what inline macros wrote |
//! | `table(table)`, `chart(chart)` | a table with its caption, a chart with its caption |
//! | `contacts(list, empty)`, `promises(list, empty)`, `holders(list, empty)`, `ties(list, empty)`, `accounts(list, empty)` | a list of lines; where it is empty the text `empty`, or nothing where that is left out |
//! | `people(list, empty)` | those who took part, each in a line |
//! | `{% call entries() %}` | a list of entries, for what the lists above do not do |
//!
//! Entries stand in `entries`:
//!
//! | Macro | What it lays out |
//! | --- | --- |
//! | `contact(c)`, `promise(p)`, `holder(h)`, `tie(t)`, `account(a)` | one line of a report |
//! | `{% call entry(title, when, footnotes) %}` | any other: a title, when (may be left out), its footnotes, and below it rows and passages |
//! | `row(label, value)` | within an entry: a labelled line, left out where there is no value |
//! | `passage(text)` | within an entry: a text of the record |
//!
//! Inline macros go into texts, titles, values, rows and bullets:
//!
//! | Macro | What it writes |
//! | --- | --- |
//! | `notes(footnotes)` | references to sources, with the space before them |
//! | `strong(text)` | emphasis |
//! | `quote(text)` | a text word for word, in quotation marks |
//! | `mark(text, tone)` | a remark such as "inferred", in parentheses; `tone` may be `"alert"` for what is overdue |
//! | `name(record)`, `names(records)` | one record's name, and several; "unknown" for null |
//! | `each(list)` | several values in one, below each other where there is room |
//! | `attendee(a)`, `attendees(list)` | who took part, with style, position and institution; what is inferred or not named is marked |
//! | `seat(position, institution)` | a position and its institution, of which either may be null |

mod context;
mod csv;
mod escape;
mod outline;
mod say;
mod templates;
#[cfg(test)]
mod tests;
mod tidy;

use minijinja::Error;
pub use templates::STYLE;

use super::{laid_out::LaidOut, words::Words};
use crate::vocabulary::{Language, ReportFormat};

impl ReportFormat {
    /// The media type, with its character set where that type has one.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Html => "text/html; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }

    /// The end of a file's name, without the dot.
    pub const fn extension(self) -> &'static str {
        self.word()
    }
}

/// Lays a report out. The same report gives the same bytes. What is told in words is in the language, JSON aside, which
/// has none.
///
/// # Panics
///
/// In debug builds, where the report's template has a fault. Others say so instead of the report.
pub fn render<R: LaidOut>(report: &R, format: ReportFormat, language: Language) -> String {
    let words = Words::of(language);
    match format {
        ReportFormat::Html => {
            templates::render(report, templates::Kind::Html, words).map(|page| tidy::page(&page))
        }
        ReportFormat::Markdown => {
            templates::render(report, templates::Kind::Markdown, words).map(|text| tidy::markdown(&text))
        }
        ReportFormat::Csv => csv::render(report, words).map_err(|error| error.to_string()),
        ReportFormat::Json => serde_json::to_string_pretty(report)
            .map(|json| json + "\n")
            .map_err(|error| error.to_string()),
    }
    .unwrap_or_else(|fault| {
        debug_assert!(false, "the report {} cannot be laid out: {fault}", R::NAME);
        format!(
            "The report {} cannot be laid out; this is a mistake of ours.\n",
            R::NAME
        )
    })
}

/// An error with all that led to it; in tests with the lines of the templates, too.
fn whole(error: &Error) -> String {
    let causes = std::iter::successors(Some(error as &dyn std::error::Error), |error| error.source());
    let causes: Vec<String> = causes.map(|error| format!("{error:#}")).collect();
    causes.join("\nbecause: ")
}
