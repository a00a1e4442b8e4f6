//! Addresses that lead nowhere, or elsewhere than they should: what is said of them.

use rapport::store::{Access, Store};

use crate::support::{Backend, Nodes, TestDatabase, with_database};

async fn refused(url: &str) -> String {
    let opened = Store::open(url, Access::Write).await;
    opened.expect_err("it cannot be opened").to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_address_asks_for_is_never_passed_over() {
    with_database(Backend::Postgres, async |db: TestDatabase| {
        for (parameter, why) in [
            ("sslmode=require", "server does not support TLS"),
            ("sslmode=sometimes", "unknown value"),
            (
                "connect_timeout=3",
                "connect_timeout: it is not known; expected application_name, dbname, host,",
            ),
            (
                "target_session_attrs=standby",
                "target_session_attrs=standby: expected any, read-write or primary",
            ),
        ] {
            let said = refused(&format!("{}&{parameter}", db.url())).await;
            assert!(said.contains(why), "{parameter}: {said}");
        }
        // Without a user before the host there is no @ by which to find the password.
        let said = refused("postgres:///rapport?host=/nowhere&user=rapport&password=s3cret").await;
        assert!(
            said.starts_with("postgres:///rapport?host=/nowhere&user=rapport: cannot be opened: "),
            "{said}"
        );
    })
    .await;
}

/// The one that can be written to is found, wherever it stands; a replica alone is not taken for it.
#[tokio::test(flavor = "multi_thread")]
async fn of_several_hosts_the_one_that_can_be_written_to_is_used() {
    let Some(mut nodes) = Nodes::new() else { return };
    nodes.tell("make 5432");
    nodes.tell("follow 5433 5432");
    for ports in [&[5432, 5433][..], &[5433, 5432], &[5434, 5433, 5432]] {
        let store = Store::open(&nodes.url(ports), Access::Write).await;
        let store = store.expect("one of them can be written to");
        let change = store.begin_write().await.expect("it can be written to");
        change.rollback().await.expect("nothing was changed");
        store.close().await.expect("it closes");
    }
    let said = refused(&nodes.url(&[5433, 5434])).await;
    assert!(said.contains("none of these hosts can be written to"), "{said}");
}
