//! Rapport remembers relationships for an organization that works through people.

pub mod app;
pub mod cli;
pub mod clock;
pub mod dates;
pub mod fold;
pub mod generate;
pub mod graphql;
pub mod http;
pub mod network;
pub mod records;
pub mod store;
pub mod vocabulary;
