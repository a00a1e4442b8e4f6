//! Relationship reports: each is one question about the record, answered for one day and one clearance, and laid out for
//! print, for text, for a spreadsheet or for a program.
//!
//! A report is a pure function of what it is asked, of the day it speaks of and of what its reader may see: the same
//! question gives the same bytes. It reads the network first, then fetches what it is going to tell in as many statements
//! as there are kinds of things to tell, however many there are of each, and then puts its answer together.
//!
//! # To add a report
//!
//! A name in `vocabulary::ReportName`; a folder here with the input, the answer and the template; a line in `question`; a
//! field in `graphql::report_query`; its words in `words`, in four languages.

pub mod activity;
mod book;
pub mod briefing;
pub mod charts;
pub mod commitments;
pub mod contact;
pub mod country;
pub mod coverage;
pub mod dossier;
mod encounters;
mod error;
pub mod handover;
pub mod laid_out;
pub mod lines;
pub mod network;
pub mod parameters;
pub mod periods;
pub mod profile;
mod question;
mod reader;
pub mod render;
mod standing;
mod tables;
pub mod terms;
pub mod watch_list;
pub mod words;

pub use book::{Book, Wants};
pub use encounters::Acquainted;
pub use error::ReportError;
pub use laid_out::LaidOut;
pub use question::{Question, SHARED, Setting, ask, report};
pub use reader::Reader;
pub use render::render;
pub use standing::Standing;
