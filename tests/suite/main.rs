//! The integration tests, in one program: each with a database of its own, on SQLite and on PostgreSQL.

mod access;
mod app;
mod attacks;
mod cli;
mod faults;
mod graphql;
mod http;
mod leaks;
mod mutations;
mod records;
mod reports;
mod several;
mod support;
mod tidy;
