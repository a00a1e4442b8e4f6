//! The connections of a database, counted.

use super::{Backend, Store};

/// Connections to the database that are shared by who needs one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Pool {
    /// What they are for: `read`, `write`, or `all` where the same serve both.
    pub name: &'static str,
    /// How many are open.
    pub open: u64,
    /// How many of them nobody uses.
    pub idle: u64,
}

impl Store {
    /// The connections, as they are at this moment.
    pub fn pools(&self) -> Vec<Pool> {
        match self.backend {
            Backend::Sqlite => {
                let pool = |name, connection: &sea_orm::DatabaseConnection| {
                    let pool = connection.get_sqlite_connection_pool();
                    Pool {
                        name,
                        open: u64::from(pool.size()),
                        idle: pool.num_idle() as u64,
                    }
                };
                vec![pool("read", &self.read.primary), pool("write", &self.write)]
            }
            Backend::Postgres => {
                let pool = self.write.get_postgres_connection_pool();
                vec![Pool {
                    name: "all",
                    open: u64::from(pool.size()),
                    idle: pool.num_idle() as u64,
                }]
            }
        }
    }
}
