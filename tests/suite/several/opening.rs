//! Several programs that come to an empty database at once: one of them makes the tables, and all can use them.

use futures_util::future::join_all;
use rapport::store::{Access, Store};

use super::COMMON;
use crate::app::import;
use crate::support::on_both_databases;

on_both_databases! {
    async fn an_empty_database_is_opened_by_several_at_once(db: TestDatabase) {
        let programs = (0..4).map(|_| {
            let url = db.url().to_owned();
            tokio::spawn(async move { Store::open(&url, Access::Write).await })
        });
        let mut stores = Vec::new();
        for opened in join_all(programs).await {
            stores.push(opened.expect("it does not panic").expect("it opens"));
        }
        import(&stores[0], COMMON).await;
        for store in &stores {
            assert_eq!(store.revision().await.expect("it answers"), stores[0].revision().await.expect("it answers"));
            assert!(!store.is_empty().await.expect("it answers"));
        }
    }
}
