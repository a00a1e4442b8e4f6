//! What the schema answers.

mod clearance;
mod contract;
mod costs;
mod documents;
mod errors;
mod filters;
mod filters_by_date;
mod filters_by_relation;
mod filters_limits;
mod filters_random;
mod fixture;
mod known_at;
mod network;
mod orders;
mod pages;
mod pages_walked;
mod questions;
mod search;
mod semantics;
mod statements;
mod statements_grown;
