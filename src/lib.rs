//! Rapport remembers relationships for an organization that works through people.

pub mod clock;
pub mod dates;
pub mod fold;
pub mod store;
pub mod vocabulary;
