//! Dates as people know them: written in EDTF at the precision that is known, each with an earliest and a
//! latest day, compared with three answers: certainly, possibly, no.
//!
//! A text is read once, into an [`Edtf`]; from then on only its [`Span`] counts, two plain [`Day`] numbers.
//! The grammar is that of `edtf-core`, the calendar that of `chrono`; this module narrows them to the profile
//! that records keep (see [`Edtf`]) and tells people what was wrong with a text and what was expected.
//!
//! Nothing here reads a clock: a day that means today is the caller's to give.

mod day;
mod edtf;
mod end;
mod error;
mod explain;
mod period;
mod profile;
mod span;

pub use self::{day::Day, edtf::Edtf, end::End, error::DateError, period::Period, span::Answer, span::Span};
