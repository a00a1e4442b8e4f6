//! Tokens of the database: what is kept of them, and that their secrets are nowhere.

use std::fmt::Write;

use chrono::{DateTime, Utc};
use rapport::access::tokens::{NewToken, NotTaken, Tokens};
use rapport::access::{Guard, Identity, Refusal, Role};
use rapport::clock::Clock;
use rapport::store::{Access, Store};
use rapport::vocabulary::Visibility;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, Statement};
use sha2::{Digest, Sha256};

use super::log::{listen, logged};
use crate::support::{Backend, TestDatabase, on_both_databases, with_database};

/// How many letters of a secret may be found somewhere by chance.
const BY_CHANCE: usize = 12;

fn at(text: &str) -> Clock {
    let instant: DateTime<Utc> = text.parse().expect("an instant");
    Clock::Fixed(instant)
}

async fn tokens(db: &TestDatabase, clock: Clock) -> Tokens {
    let store = Store::open(db.url(), Access::Write)
        .await
        .expect("the database opens");
    Tokens::new(store, clock)
}

fn ann() -> NewToken {
    NewToken {
        name: "ann".to_owned(),
        role: Role::Editor,
        clearance: Visibility::Internal,
        expires_at: None,
    }
}

/// The secret of a token: what follows its id.
pub(crate) fn secret(token: &str) -> &str {
    &token["rapport_".len() + 13..]
}

/// Whether no part of a secret is in bytes.
pub(crate) fn is_without(bytes: &[u8], secret: &str) -> bool {
    let text = String::from_utf8_lossy(bytes);
    (0..=secret.len() - BY_CHANCE).all(|begin| !text.contains(&secret[begin..begin + BY_CHANCE]))
}

/// Everything that the database has on its disk, or what it says of its tokens where it is a server.
#[expect(clippy::disallowed_methods, reason = "the store is not to say what it keeps")]
pub(crate) async fn kept(db: &TestDatabase) -> Vec<u8> {
    if db.backend() == Backend::Sqlite {
        let path = db
            .url()
            .trim_start_matches("sqlite://")
            .split('?')
            .next()
            .expect("a path");
        let files = ["", "-wal", "-shm"].map(|end| std::fs::read(format!("{path}{end}")).unwrap_or_default());
        assert!(files[0].len() + files[1].len() > 4_096, "the files were found");
        return files.concat();
    }
    let mut options = ConnectOptions::new(db.url());
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await.expect("the database answers");
    let mut dump = Vec::new();
    let tables =
        "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()";
    let statement = |sql: String| Statement::from_string(connection.get_database_backend(), sql);
    for table in connection
        .query_all_raw(statement(tables.to_owned()))
        .await
        .expect("tables")
    {
        let table: String = table.try_get_by_index(0).expect("a name");
        let rows = connection
            .query_all_raw(statement(format!("SELECT t::text FROM \"{table}\" t")))
            .await
            .expect("rows");
        for row in rows {
            dump.extend(row.try_get_by_index::<String>(0).expect("text").into_bytes());
        }
    }
    dump
}

/// What is compared is a digest with a digest, both of 64 digits, in the same time wherever they differ.
#[tokio::test]
async fn a_digest_of_the_secret_is_kept_and_nothing_else() {
    with_database(Backend::Sqlite, async |db: TestDatabase| {
        let tokens = tokens(&db, at("2022-04-01T00:00:00Z")).await;
        let (row, token) = tokens.create(ann()).await.expect("it is made");
        let mut digest = String::new();
        for byte in Sha256::digest(secret(&token)) {
            write!(digest, "{byte:02x}").expect("a text takes all");
        }
        assert_eq!((row.digest.as_str(), row.digest.len()), (digest.as_str(), 64));
        assert_eq!(token, format!("rapport_{}_{}", row.id, secret(&token)));
        // 256 bits in six a letter.
        assert_eq!((row.id.len(), secret(&token).len()), (12, 43));
        assert_eq!(tokens.list().await.expect("tokens"), [row]);
        let mut all: Vec<String> = Vec::new();
        for _ in 0..50 {
            all.push(tokens.create(ann()).await.expect("it is made").1);
        }
        let mut secrets: Vec<&str> = all.iter().map(|token| secret(token)).collect();
        secrets.sort_unstable();
        secrets.dedup();
        assert_eq!(secrets.len(), 50);
    })
    .await;
}

on_both_databases! {
    async fn a_secret_is_in_no_file_of_the_database(db: TestDatabase) {
        let tokens = tokens(&db, at("2022-04-01T00:00:00Z")).await;
        let (row, token) = tokens.create(ann()).await.expect("it is made");
        tokens.verify(&token).await.expect("the database answers").expect("it is taken");
        tokens.verify(&format!("{token}x")).await.expect("the database answers").expect_err("it is wrong");
        tokens.refresh().await.expect("the database answers");
        tokens.revoke(&row.id).await.expect("the database answers");
        let kept = kept(&db).await;
        assert!(kept.windows(64).any(|window| window == row.digest.as_bytes()), "the digest is kept");
        assert!(is_without(&kept, secret(&token)));
        assert!(!is_without(&kept, &row.digest), "it would have been found");
    }

    async fn a_last_use_is_noted_once_a_minute(db: TestDatabase) {
        let first = tokens(&db, at("2022-04-01T00:00:00Z")).await;
        let (_, token) = first.create(ann()).await.expect("it is made");
        for (instant, noted) in [
            ("2022-04-01T00:00:00Z", "2022-04-01T00:00:00Z"),
            ("2022-04-01T00:00:59Z", "2022-04-01T00:00:00Z"),
            ("2022-04-01T00:01:00Z", "2022-04-01T00:01:00Z"),
        ] {
            let tokens = tokens(&db, at(instant)).await;
            tokens.verify(&format!("{token}x")).await.expect("the database answers").expect_err("it is wrong");
            tokens.refresh().await.expect("the database answers");
            tokens.verify(&token).await.expect("the database answers").expect("it is taken");
            tokens.refresh().await.expect("the database answers");
            let last = tokens.list().await.expect("tokens")[0].last_used_at;
            assert_eq!(last, Some(at(noted).now().timestamp_micros()), "{instant}");
        }
    }

    /// One statement, however many were shown; and none where none was.
    async fn looking_again_costs_one_statement(db: TestDatabase) {
        let store = Store::open(db.url(), Access::Write).await.expect("the database opens");
        let tokens = Tokens::new(store.clone(), at("2022-04-01T00:00:00Z"));
        tokens.refresh().await.expect("the database answers");
        let mut made = Vec::new();
        for _ in 0..20 {
            made.push(tokens.create(ann()).await.expect("it is made"));
        }
        let verify = async || {
            for (_, token) in &made {
                tokens.verify(token).await.expect("the database answers").expect("it is taken");
            }
        };
        verify().await;
        tokens.refresh().await.expect("the uses are noted");
        tokens.refresh().await.expect("the database answers");
        let before = store.statements();
        tokens.refresh().await.expect("the database answers");
        verify().await;
        assert_eq!(store.statements() - before, 1);
        // One that another process took out altogether is not taken either.
        let mut revocations = tokens.revocations();
        assert!(!revocations.has_changed().expect("the tokens are there"));
        let other = Tokens::new(store.clone(), at("2022-04-01T00:00:00Z"));
        assert!(other.revoke(&made[7].0.id).await.expect("the database answers"));
        tokens.refresh().await.expect("the database answers");
        assert!(revocations.has_changed().expect("the tokens are there"));
        revocations.mark_unchanged();
        let refused = tokens.verify(&made[7].1).await.expect("the database answers");
        assert_eq!(refused, Err(NotTaken::Revoked));
        tokens.refresh().await.expect("the database answers");
        assert!(!revocations.has_changed().expect("the tokens are there"), "once");
    }
}

/// At every level; in what the types say of themselves; and in every refusal.
#[tokio::test]
async fn no_part_of_a_secret_is_in_an_error_or_in_the_log() {
    listen();
    with_database(Backend::Sqlite, async |db: TestDatabase| {
        let clock = at("2022-04-01T00:00:00Z");
        let store = Store::open(db.url(), Access::Write)
            .await
            .expect("the database opens");
        let guard = Guard::new(store.clone(), clock, None, None);
        let new = ann();
        let mut told = vec![format!("{new:?} {guard:?} {store:?}")];
        let (row, token) = guard.tokens().create(new).await.expect("it is made");
        let identity = guard.identify(Some(&token)).await.expect("it is taken");
        let expected = Identity {
            name: "ann".to_owned(),
            role: Role::Editor,
            clearance: Visibility::Internal,
        };
        assert_eq!(identity, expected);
        told.push(format!(
            "{row:?} {identity:?} {:?}",
            guard.tokens().list().await.expect("tokens")
        ));
        let mut refusals: Vec<Refusal> = Vec::new();
        for wrong in [
            format!("{token}x"),
            token[..30].to_owned(),
            token["rapport_".len()..].to_owned(),
            token.to_uppercase(),
        ] {
            refusals.push(guard.identify(Some(&wrong)).await.expect_err("it is wrong"));
        }
        guard
            .tokens()
            .revoke(&row.id)
            .await
            .expect("the database answers");
        refusals.push(guard.identify(Some(&token)).await.expect_err("it is revoked"));
        store.close().await.expect("it closes");
        guard.tokens().refresh().await.expect_err("it is closed");
        refusals.push(guard.identify(Some(&token)).await.expect_err("it is closed"));
        told.extend(refusals.iter().map(|refusal| format!("{refusal} {refusal:?}")));
        told.push(logged());
        let told = told.concat();
        assert!(is_without(told.as_bytes(), secret(&token)), "{told}");
        assert!(
            is_without(told.as_bytes(), &secret(&token).to_uppercase()),
            "{told}"
        );
    })
    .await;
}
