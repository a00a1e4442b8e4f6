//! The history of Rapport's database, oldest step first. A step never changes once it has been released, so
//! none of them may use the crate `entity`, which describes the tables as they are today.

pub use sea_orm_migration::prelude::*;

mod dialect;
mod m20261123_000001_record;
mod m20261125_000002_keeping;

/// Brings a database from wherever it stands to today's shape.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261123_000001_record::Migration),
            Box::new(m20261125_000002_keeping::Migration),
        ]
    }
}
