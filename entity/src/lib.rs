//! The rows of Rapport's database: one file a table, named as the table. A column is described where it is
//! created, in the migration's `schema.sql`. Nothing here knows of GraphQL, and nothing of the network.
#![expect(
    missing_docs,
    reason = "a column is described once, where it is created: migration/src/*/schema.sql"
)]

pub mod change;
pub mod citation;
pub mod city;
pub mod commitment;
pub mod commitment_target;
pub mod country;
pub mod distinction;
pub mod embassy;
pub mod embassy_accreditation;
pub mod event;
pub mod event_topic;
pub mod identifier;
pub mod institution;
pub mod merge;
pub mod organization;
pub mod other_name;
pub mod participation;
pub mod person;
pub mod position;
pub mod program;
pub mod record;
pub mod relationship;
pub mod source;
pub mod tenure;
pub mod token;
pub mod tombstone;
pub mod topic;
