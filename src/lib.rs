//! Rapport remembers relationships for an organization that works through people: who met whom, where, on whose
//! behalf, about what and with what promise. It serves them as a graph over GraphQL.
//!
//! # The rooms
//!
//! From the lowest up; lower ones never import higher ones, which a test keeps so.
//!
//! | Room | What it is for |
//! | --- | --- |
//! | `vocabulary`, `fold`, `dates`, `clock` | words, names, days and the time |
//! | `request` | what is known of the request that is being answered: what it is called, what it takes |
//! | `secrets` | what of an address or a setting is not for other eyes |
//! | `network` | who met whom, and ways from one to another, in memory: no SQL, no GraphQL, nothing to wait for |
//! | `scalars` | dates and instants, as answers have them |
//! | `picture` | pictures of the network, in the formats that they are written in |
//! | `store` | all SQL, batch first |
//! | `records` | one definition of every record's fields; files, saving, deleting, merging, the history |
//! | `generate` | made-up records of any size |
//! | `access` | who asks, what they may do, and the tokens that show it |
//! | `live` | the record as it stands and as it was: a network for each clearance, fed from the store, and what takes up changes |
//! | `reports` | questions with an answer to print: a briefing, a register of meetings, who is overdue |
//! | `graphql` | the schema: waves of loaders, filters, types, changes |
//! | `app` | puts the record, the door to it and the schema together |
//! | `http`, `cli` | the server and the command line |
//!
//! # The way of a request
//!
//! `http` reads the request and gives an answer that is kept, if there is one. `graphql` parses and measures the document
//! before anything is done, then polls the resolvers. Whoever met whom is answered by `network`; what else is needed is
//! asked of loaders, and when nothing in the request can go on, each loader runs one statement for all that it was asked.
//!
//! # The way of a change
//!
//! A mutation's input becomes a record of `records`, is checked there like a line of a file, and is written by `store` with
//! its history in one transaction. Then `live` takes the change up into every network that is in use, the rest of the
//! request sees it, and subscribers are told.
//!
//! # What always holds
//!
//! - A query costs the same number of statements for one parent and for a hundred.
//! - What is above a reader's clearance does not exist for any list, count or conclusion.
//! - What follows from records (who met, who held a position) is never stored as a fact.
//! - A change is taken whole or not at all, and can be seen in the history and undone.
//!
//! # To add a field to a record
//!
//! A column in a new migration, in the crate `entity` and in `store::tables`; a line in `records::kinds`; the row in
//! `store::rows`, its filter in `graphql::filters` and its resolver in `graphql::types`; then `cargo run -- schema >
//! schema.graphql`.

pub mod access;
pub mod app;
pub mod cli;
pub mod clock;
pub mod dates;
pub mod fold;
pub mod generate;
pub mod graphql;
pub mod http;
pub mod live;
pub mod network;
pub mod picture;
pub mod records;
pub mod reports;
pub mod request;
pub mod scalars;
mod secrets;
pub mod store;
pub mod vocabulary;
