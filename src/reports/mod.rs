//! Relationship reports: each is one question about the record, answered for one day and one clearance, and laid out for
//! print, for text, for a spreadsheet or for a program.
//!
//! A report is a pure function of what it is asked, of the day it speaks of and of what its reader may see: the same
//! question gives the same bytes. It reads the network first, then fetches what it is going to tell in as many statements
//! as there are kinds of things to tell, however many there are of each, and then puts its answer together.

pub mod laid_out;

mod book;
mod error;
pub mod lines;
mod reader;
pub mod words;

pub use book::{Book, Wants};
pub use error::ReportError;
pub use reader::Reader;
