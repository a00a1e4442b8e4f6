//! Looking at a whole record: whether all that is kept fits together, which is a fault where it does not; and what can be
//! so, and should not stay so, of which people are told.
//!
//! To add a check: a value of [`Check`] with what it says, and what looks for it in `integrity` or `quality`; or, where the
//! network has to be asked, in the command.

mod integrity;
mod quality;

use rustc_hash::FxHashMap;

use super::kinds;
use crate::{
    clock::Clock,
    store::{
        StoreError,
        check::{Found, Oddity},
        export::ReadTransaction,
    },
    vocabulary::NodeKind,
};

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// The database is not what it should be, whatever is recorded in it.
    Fault,
    /// The record could be better.
    Warning,
}

macro_rules! checks {
    ($($(#[$meta:meta])* $name:ident = $word:literal, $severity:ident, $says:literal;)+) => {
        /// What is looked for, in the order in which it is told: faults first.
        #[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
        pub enum Check { $($(#[$meta])* $name,)+ }

        impl Check {
            /// All checks in their order.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The word that programs know it by.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$name => $word,)+ }
            }

            /// How much a finding weighs.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)+ }
            }

            /// What is found, as people read it.
            pub const fn says(self) -> &'static str {
                match self { $(Self::$name => $says,)+ }
            }
        }
    };
}

checks! {
    /// What the database finds wrong with its file.
    File = "FILE", Fault, "the database's file is damaged";
    /// References that lead nowhere.
    References = "REFERENCES", Fault, "references lead nowhere";
    /// Records without rows of their own, and the reverse.
    Rows = "ROWS", Fault, "records and the rows of their kinds do not fit together";
    /// Records that are not at the revision of their latest change.
    Revisions = "REVISIONS", Fault, "records and their histories do not fit together";
    /// Revisions that are missing.
    Gaps = "GAPS", Fault, "changes are missing in the history";
    /// Deleted records that are there.
    Tombstones = "TOMBSTONES", Fault, "records are deleted and there at once";
    /// Records that no search finds, and what is found of records that are not there.
    Search = "SEARCH", Fault, "the search index does not fit the records";
    /// Names that are sorted wrongly.
    Names = "NAMES", Fault, "names are not folded as they should be, so that they are sorted and found wrongly";
    /// Dates that are compared wrongly.
    Dates = "DATES", Fault, "dates are not kept as they are meant, so that they are compared wrongly";
    /// Participants who are known by their position alone, and nobody can tell who they were.
    Unresolved = "UNRESOLVED", Warning, "participants in a position of which nobody can tell who held it that day";
    /// Positions that two held at once.
    TwoHolders = "TWO_HOLDERS", Warning, "two persons in a position that has one holder, on one day";
    /// Announced events that have passed.
    NoReport = "NO_REPORT", Warning, "announced events whose day has passed, without word of whether they were held";
    /// What nobody tells of.
    NoSource = "NO_SOURCE", Warning, "events, promises and relationships without a source";
    /// Promises that are due.
    Due = "DUE", Warning, "open promises that are due";
    /// Persons of whom nothing is known but the name.
    NoPlace = "NO_PLACE", Warning, "persons without any tenure or participation";
    /// Records that look like one.
    Duplicates = "DUPLICATES", Warning, "records that look like one: merge them, or say that they are different";
}

/// One thing that was found.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// The record that it is about, as `person:jung-sook-park`; none where it is about none, or one that is not there.
    pub record: Option<String>,
    /// What was found; empty where the check says it all.
    pub message: String,
}

/// What a check found.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Section {
    /// The check.
    pub check: Check,
    /// How many in all.
    pub count: u64,
    /// The first of them.
    pub findings: Vec<Finding>,
}

/// What was found in one state of a record.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct CheckReport {
    /// The number of the latest change.
    pub revision: i64,
    /// What was found, in the order of the checks; nothing of those that found nothing.
    pub sections: Vec<Section>,
}

impl CheckReport {
    /// Adds what a check found, if anything.
    pub fn add(&mut self, check: Check, count: u64, findings: Vec<Finding>) {
        if count > 0 {
            self.sections.push(Section {
                check,
                count,
                findings,
            });
            self.sections.sort_by_key(|section| section.check);
        }
    }

    /// How many findings weigh so much.
    pub fn count(&self, severity: Severity) -> u64 {
        let sections = self.sections.iter();
        let weighing = sections.filter(|section| section.check.severity() == severity);
        weighing.map(|section| section.count).sum()
    }
}

/// Looks at everything that the database alone can tell, and names at most so many of each kind of finding.
///
/// # Errors
///
/// Where the database cannot be read.
pub async fn check(reading: &ReadTransaction, clock: Clock, limit: u32) -> Result<CheckReport, StoreError> {
    let mut report = CheckReport {
        revision: reading.revision().await?,
        ..CheckReport::default()
    };
    integrity::check(reading, limit, &mut report).await?;
    quality::check(reading, clock.today(), limit, &mut report).await?;
    Ok(report)
}

/// Kind (in the word of the column) and key of a record as a reference.
pub fn reference(kind: &str, key: &str) -> String {
    let word = kind
        .parse::<NodeKind>()
        .map_or("record", |kind| kinds::of(kind).word);
    format!("{word}:{key}")
}

/// A record by its id as a reference.
fn named(keys: &FxHashMap<i64, (String, String)>, id: i64) -> String {
    keys.get(&id).map_or_else(
        || format!("the record with the id {id}"),
        |(kind, key)| reference(kind, key),
    )
}

/// Findings from what the database found, each in some words.
fn worded(found: &Found, say: impl Fn(&Oddity) -> String) -> Vec<Finding> {
    let finding = |oddity: &Oddity| Finding {
        record: oddity.record.as_ref().map(|(kind, key)| reference(kind, key)),
        message: say(oddity),
    };
    found.first.iter().map(finding).collect()
}
