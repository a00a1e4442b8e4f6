//! What the tests stand on: a database of its own for each of them, on SQLite and on PostgreSQL.

mod cluster;
mod database;
mod missing;
mod nodes;
mod postgres;
mod programs;
mod tokens;
mod wire;

pub(crate) use database::{Backend, TestDatabase, with_database};
pub(crate) use missing::passed_over;
pub(crate) use nodes::Nodes;
pub(crate) use postgres::environment;
pub(crate) use tokens::{editor, token};
pub(crate) use wire::Wire;

/// Tells what a test counted, to whoever runs it with `--nocapture`.
#[expect(
    clippy::print_stdout,
    reason = "the test runner keeps it unless it is asked for"
)]
pub(crate) fn tell(counted: &str) {
    println!("{counted}");
}

/// Turns each test body into two tests, `sqlite::name` and `postgres::name`, each with an empty
/// database of its own.
///
/// A module calls this once, with all of its tests inside, since the two inner modules can exist
/// only once. `cargo test --test suite postgres::` then runs everything on PostgreSQL alone.
///
/// ```ignore
/// on_both_databases! {
///     /// What a user would miss if this broke.
///     async fn a_person_is_found_by_name(db: TestDatabase) {
///         let store = Store::open(db.url()).await.expect("an empty database opens");
///         // …
///     }
/// }
/// ```
macro_rules! on_both_databases {
    ($(
        $(#[$meta:meta])*
        async fn $name:ident($database:ident: TestDatabase) $body:block
    )+) => {
        $(
            $(#[$meta])*
            async fn $name($database: $crate::support::TestDatabase) $body
        )+

        mod sqlite {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $name() {
                    let backend = $crate::support::Backend::Sqlite;
                    $crate::support::with_database(backend, super::$name).await;
                }
            )+
        }

        mod postgres {
            $(
                #[tokio::test(flavor = "multi_thread")]
                async fn $name() {
                    let backend = $crate::support::Backend::Postgres;
                    $crate::support::with_database(backend, super::$name).await;
                }
            )+
        }
    };
}
pub(crate) use on_both_databases;
