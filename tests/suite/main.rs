//! The integration tests, in one program: each with a database of its own, on SQLite and on PostgreSQL.

mod access;
mod app;
mod cli;
mod graphql;
mod http;
mod leaks;
mod mutations;
mod records;
mod reports;
mod support;
mod tidy;
