//! The connections of a database, counted.

use super::{Backend, Store};

/// Connections to a database that are shared by who needs one.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Pool {
    /// What they are for: `read`, `write`, or `all` where the same serve both; or the place of a replica, `HOST:PORT`.
    pub name: String,
    /// How many there can be.
    pub most: u64,
    /// How many are open.
    pub open: u64,
    /// How many of them nobody uses.
    pub idle: u64,
}

impl Pool {
    fn of<DB: sqlx::Database>(name: &str, pool: &sqlx::Pool<DB>) -> Self {
        Self {
            name: name.to_owned(),
            most: u64::from(pool.options().get_max_connections()),
            open: u64::from(pool.size()),
            idle: pool.num_idle() as u64,
        }
    }
}

impl Store {
    /// The connections, as they are at this moment.
    pub fn pools(&self) -> Vec<Pool> {
        match self.backend {
            Backend::Sqlite => vec![
                Pool::of("read", self.read.primary.get_sqlite_connection_pool()),
                Pool::of("write", self.write.get_sqlite_connection_pool()),
            ],
            Backend::Postgres => {
                let all = Pool::of("all", self.write.get_postgres_connection_pool());
                let replicas = self.read.replicas();
                let replicas = replicas.map(|replica| {
                    Pool::of(replica.place(), replica.connection.get_postgres_connection_pool())
                });
                std::iter::once(all).chain(replicas).collect()
            }
        }
    }

    /// The replicas by their places, `HOST:PORT`, and whether each is read from at this moment: it has what was answered
    /// last.
    pub fn replicas(&self) -> Vec<(String, bool)> {
        let reader = &self.read;
        let replicas = reader.replicas();
        replicas
            .map(|replica| (replica.place().to_owned(), reader.has_caught_up(replica)))
            .collect()
    }
}
