//! A database that has no room left, or must not be written to.

use std::process::Command;

use rapport::access::tokens::Tokens;
use rapport::clock::Clock;
use rapport::store::{Access, Store};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::app::{EXAMPLE, Rapport, import};
use crate::cli::serving::{Process, client};
use crate::support::{Backend, TestDatabase, editor, passed_over, tell, with_database};

/// How many bytes are left when somebody else has taken the rest.
const ROOM: u64 = 150_000;

/// A file system of a few megabytes, as long as this is there.
struct Small(TempDir);

impl Small {
    /// `None` where this machine lets us make none, as most containers do, which has then been said.
    fn new() -> Option<Self> {
        let directory = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("it can be written to");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=3m", "tmpfs"])
            .arg(directory.path())
            .output();
        let why = match mounted {
            Ok(mounted) if mounted.status.success() => return Some(Self(directory)),
            Ok(mounted) => String::from_utf8_lossy(&mounted.stderr).trim().to_owned(),
            Err(error) => format!("mount: {error}"),
        };
        passed_over("the tests of a full disk", &why);
        None
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        // What cannot be unmounted is left behind, and seen.
        let _ = Command::new("umount").arg(self.0.path()).status();
    }
}

/// What a change is answered with: nothing where it was made, else the code of the error.
async fn save(url: &str, token: &str, note: &str) -> Option<String> {
    let query =
        "mutation ($input: PersonInput!) { savePerson(input: $input) { revision errors { message } } }";
    let body = json!({"query": query, "variables": {"input": {"key": "andrew-lim", "note": note}}});
    let request = client().post(url).bearer_auth(token).json(&body);
    let answer: Value = request
        .send()
        .await
        .expect("it serves")
        .json()
        .await
        .expect("JSON");
    match answer["errors"][0]["extensions"]["code"].as_str() {
        Some(code) => Some(code.to_owned()),
        None if answer["data"]["savePerson"]["revision"].is_i64() => None,
        None => panic!("neither made nor refused: {answer}"),
    }
}

/// Where there is no room a change is refused whole, everything can still be asked, and what there was stays sound.
#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk_refuses_changes_and_loses_none() {
    let Some(small) = Small::new() else { return };
    let url = format!("sqlite://{}/rapport.db", small.0.path().display());
    let store = Store::open(&url, Access::Write)
        .await
        .expect("there is room for it");
    import(&store, EXAMPLE).await;
    let token = editor(&Tokens::new(store.clone(), Clock::System), "ann").await;
    let before = store.revision().await.expect("the database answers");
    store.close().await.expect("it closes");
    let (server, said) = Process::start_at(&url);
    // Somebody else takes the room.
    let other = small.0.path().join("other");
    std::fs::write(&other, vec![0; 4 << 20]).expect_err("there is less");
    let taken = std::fs::metadata(&other).expect("it is there").len();
    let file = std::fs::File::options()
        .write(true)
        .open(&other)
        .expect("it is there");
    file.set_len(taken - ROOM).expect("it gives back a little");
    let long = "x".repeat(9_000);
    let (mut saved, mut last, mut refused) = (0, 0, Vec::new());
    for round in 0..1_000 {
        match save(&server.url, &token, &format!("{round} {long}")).await {
            None => (saved, last) = (saved + 1, round),
            Some(code) => refused.push(code),
        }
        if refused.len() == 3 {
            break;
        }
    }
    assert_eq!(refused, ["DATABASE_FULL"; 3], "after {saved} changes");
    let query = json!({"query": r#"{ person(key: "andrew-lim") { note } }"#});
    let answer = client()
        .post(&server.url)
        .json(&query)
        .send()
        .await
        .expect("it serves");
    let answer: Value = answer.json().await.expect("JSON");
    let note = answer["data"]["person"]["note"]
        .as_str()
        .expect("it can be asked")
        .to_owned();
    assert!(
        note.starts_with(&format!("{last} ")),
        "the last that was acknowledged"
    );
    // As soon as there is room again, and without another start.
    std::fs::remove_file(&other).expect("it is there");
    assert_eq!(save(&server.url, &token, "After").await, None);
    saved += 1;
    assert_eq!(server.end(said).0, Some(0));
    let store = Store::open(&url, Access::Read).await.expect("it is sound");
    assert_eq!(
        store.revision().await.expect("the database answers"),
        before + saved
    );
    store.close().await.expect("it closes");
    tell(&format!(
        "no room left: 3 changes refused, {saved} acknowledged and all there, the last when there was room again"
    ));
}

/// Changes are refused with a code while the database is only to be read from, and taken again as soon as it is not.
#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_is_only_to_be_read_from_answers_and_refuses_changes() {
    with_database(Backend::Postgres, async |db: TestDatabase| {
        let rapport = Rapport::with_example(&db).await.edited();
        let name = &db.texts("SELECT current_database()::text").await[0];
        let save = r#"mutation { savePerson(input: {key: "andrew-lim", note: "Seen"}) { revision } }"#;
        rapport.ask(save.replace("Seen", "Before").as_str()).await;
        db.damage(&format!(
            "ALTER DATABASE {name} SET default_transaction_read_only = on"
        ))
        .await;
        // Connections that are open stay as they are.
        db.texts(
            "SELECT count(pg_terminate_backend(pid))::text FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .await;
        let errors = rapport.errors(save).await;
        let refused = "DATABASE_READ_ONLY: the database can only be read from just now; nothing was changed";
        assert_eq!(errors, [refused]);
        let note = r#"{ person(key: "andrew-lim") { note } }"#;
        assert_eq!(rapport.ask(note).await, json!({"person": {"note": "Before"}}));
        db.damage(&format!(
            "BEGIN READ WRITE; ALTER DATABASE {name} RESET default_transaction_read_only; COMMIT"
        ))
        .await;
        let errors = rapport.errors(save).await;
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!(rapport.ask(note).await, json!({"person": {"note": "Seen"}}));
    })
    .await;
}
