//! Taking up changes while others build, keep and ask: what must not be seen in between.

use std::io::Cursor;

use super::*;
use crate::network::VertexKind;
use crate::records::{self, Editor, ImportOptions, Input};

async fn import(store: &Store, lines: &'static str) {
    let input = Input {
        name: "test.jsonl".to_owned(),
        reader: Box::new(Cursor::new(lines.as_bytes())),
        table: None,
    };
    let options = ImportOptions {
        dry_run: false,
        editor: Editor::unrestricted("test"),
    };
    let report = records::import(store, Clock::System, vec![input], &options).await;
    assert_eq!(report.expect("it can be written").faults, []);
}

async fn live(lines: &'static str) -> Arc<Live> {
    let store = Store::in_memory().await.expect("there is memory");
    import(&store, lines).await;
    let live = Live::start(store, Visibility::Public, Clock::System).await;
    Arc::new(live.expect("it can be read"))
}

const ANN: &str = r#"{"type": "person", "key": "ann", "name": "Ann"}"#;
const ANNA: &str = r#"{"type": "person", "key": "ann", "name": "Anna"}"#;
const BOB: &str = r#"{"type": "person", "key": "bob", "name": "Bob"}"#;
const EVE: &str = r#"{"type": "person", "key": "eve", "name": "Eve"}"#;

/// A state of the past is kept if the version is still that at which it was begun: so it has to be another one as soon as
/// the change can be seen, and before the states that are kept are cleared.
#[tokio::test(flavor = "multi_thread")]
async fn the_version_rises_before_kept_states_are_cleared() {
    let live = live(ANN).await;
    import(live.store(), BOB).await;
    let before = live.version();
    let mut revisions = live.revisions();
    let revision = live.store().revision().await.expect("it can be read");
    // Whoever takes up the change has to wait here before they can clear them.
    let kept = live.kept_past();
    let taking_up = tokio::spawn({
        let live = Arc::clone(&live);
        async move { live.refresh().await }
    });
    while live
        .ready(Visibility::Public)
        .is_none_or(|now| now.revision < revision)
    {
        std::thread::yield_now();
    }
    let after = live.version();
    drop(kept);
    assert_eq!(after, before + 1);
    revisions.changed().await.expect("it is there");
    let refreshed = taking_up
        .await
        .expect("it does not panic")
        .expect("it can be read");
    assert_eq!(refreshed, Refreshed::Followed(1));
}

/// A network that was built from a database with changes that the present one never had is not taken: neither where its
/// latest change has a number that was not given here, nor where it was given to another change.
#[tokio::test]
async fn what_was_built_from_a_history_that_is_gone_is_not_taken() {
    let (present, gone) = (live(ANN).await, live(ANN).await);
    import(gone.store(), BOB).await;
    import(gone.store(), EVE).await;
    let lost = gone.built(Visibility::Public).await.expect("it can be read");
    assert_eq!(people(&lost), 3);
    for lines in [EVE, ANNA] {
        import(present.store(), lines).await;
        let taking_up = present.taking_up.lock().await;
        let taken = present.take_up(&taking_up, Some(lost.clone())).await;
        taken.expect("it can be read");
        drop(taking_up);
        assert_eq!(people(&present.standing()), 2, "after {lines}");
    }
    // One that was built from this history is.
    let renewed = present.built(Visibility::Public).await.expect("it can be read");
    let taking_up = present.taking_up.lock().await;
    let taken = present.take_up(&taking_up, Some(renewed.clone())).await;
    taken.expect("it can be read");
    let networks = [renewed, present.standing()].map(|standing| standing.networks[0].clone());
    assert!(matches!(&networks, [Some(one), Some(other)] if Arc::ptr_eq(one, other)));
}

/// How many people everybody sees.
fn people(standing: &Standing) -> usize {
    let network = standing.network(Visibility::Public).expect("it is built");
    network.vertices(VertexKind::Person).len()
}
