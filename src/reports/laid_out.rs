//! What a report gives to those who lay it out: tables, which are the same on paper, in text and in a spreadsheet, and
//! charts, which come with what they show in words.

use super::{
    lines::{Gap, Header, SourceLine},
    words::Words,
};
use crate::vocabulary::ReportName;

/// An answer that can be laid out. Serialized, it is the answer for programs, and what its template reads.
pub trait LaidOut: serde::Serialize + Send + Sync {
    /// Which report.
    const NAME: ReportName;
    /// The template of its sections. It speaks the macros of the kit, which writes HTML or Markdown.
    const TEMPLATE: &'static str;
    /// Other templates that its own includes, by the names under which it does: those of reports that it is made of.
    const PARTS: &'static [(&'static str, &'static str)] = &[];

    /// What heads the report.
    fn header(&self) -> &Header;

    /// The sources that its footnotes refer to, by their numbers.
    fn sources(&self) -> &[SourceLine];

    /// What it cannot say for sure.
    fn gaps(&self) -> &[Gap];

    /// Its tables, in the order in which a spreadsheet has them, each with a name that is its own in the report.
    fn tables(&self, words: &Words) -> Vec<Table>;

    /// Its charts, each with a name that is its own in the report.
    fn charts(&self, words: &Words) -> Vec<Chart> {
        let _ = words;
        Vec::new()
    }
}

/// A table. It has at least one column, and as many cells in each row as columns.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Table {
    /// Its name in the report, by which a template places it; of a part of a report with the part before a dot, as in
    /// `commitments.open`.
    pub name: String,
    /// What it shows, in the reader's language.
    pub caption: String,
    /// The heads of the columns.
    pub columns: Vec<Column>,
    /// The rows, in the order of the answer. A template may say something else instead of an empty table.
    pub rows: Vec<Vec<Cell>>,
}

/// The head of a column.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Column {
    /// What is in it, in the reader's language.
    pub head: String,
    /// Whether it holds numbers, which stand right.
    pub numbers: bool,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Cell {
    /// What it says, in the reader's language; empty where there is nothing to say.
    pub text: String,
    /// The number behind it, where it is one.
    pub number: Option<f64>,
    /// The sources of what it says, as numbers in the report's list.
    pub footnotes: Vec<u32>,
    /// From 0 to 1, how strongly a cell of a matrix is to be tinted; `None` where it is not.
    pub heat: Option<f64>,
}

/// A chart.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Chart {
    /// Its name in the report, by which a template places it; of a part of a report with the part before a dot, as in
    /// `commitments.open`.
    pub name: String,
    /// What it shows, in the reader's language.
    pub caption: String,
    /// What one sees in it, in words, for those who do not see it.
    pub description: String,
    /// The drawing: an `svg` element that needs nothing but itself.
    pub svg: String,
}

/// What every answer has: a head, sources and gaps, in fields of these names.
macro_rules! framed {
    () => {
        fn header(&self) -> &$crate::reports::lines::Header {
            &self.header
        }

        fn sources(&self) -> &[$crate::reports::lines::SourceLine] {
            &self.sources
        }

        fn gaps(&self) -> &[$crate::reports::lines::Gap] {
            &self.gaps
        }
    };
}
pub(super) use framed;
