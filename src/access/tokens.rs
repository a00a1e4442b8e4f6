//! Tokens of our own: a public id and 256 random bits, of which the database has a digest only.

use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use tokio::sync::watch;

use super::{Identity, Role};
use crate::{
    clock::Clock,
    store::{Store, StoreError, tokens::TokenRow},
    vocabulary::Visibility,
};

/// What every token begins with, so that one that was left lying about is recognised.
pub const PREFIX: &str = "rapport_";
/// How many random bytes the id and the secret have.
const ID_BYTES: usize = 6;
const SECRET_BYTES: usize = 32;
/// The last use is noted at most this often, in microseconds.
const NOTED_EVERY: i64 = 60_000_000;
/// For how many days a token is taken where nothing is said.
const DAYS: u64 = 365;
/// The longest name of a bearer, in characters.
const LONGEST_NAME: usize = 100;

/// What a new token is for.
#[derive(Clone, Debug)]
pub struct NewToken {
    /// Who bears it, as the history names them.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// What they may see.
    pub clearance: Visibility,
    /// From when on it is not taken any more, in microseconds since 1970; none where that never comes.
    pub expires_at: Option<i64>,
}

impl NewToken {
    /// The name of a bearer as it is kept; an error says what was expected.
    pub fn name(text: &str) -> Result<String, String> {
        let name = text.trim();
        if name.is_empty() || name.chars().count() > LONGEST_NAME || name.chars().any(char::is_control) {
            return Err(format!("expected 1 to {LONGEST_NAME} letters that can be seen"));
        }
        Ok(name.to_owned())
    }

    /// From when on a token is not taken any more whose last day, in UTC, is given or, where none is, a year from now; an
    /// error says what was expected.
    pub fn end(last: Option<NaiveDate>, now: DateTime<Utc>) -> Result<i64, String> {
        let today = now.date_naive();
        let last = last.unwrap_or_else(|| today + Days::new(DAYS));
        if last < today {
            return Err(format!("{last} has passed; expected a day to come"));
        }
        match last.succ_opt() {
            Some(day) => Ok(day.and_time(NaiveTime::MIN).and_utc().timestamp_micros()),
            None => Err(format!("{last} is too far away")),
        }
    }
}

/// Why a token of ours was not taken. Whoever sent it is told, and nothing of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum NotTaken {
    /// There is no such token.
    #[error("there is no such token")]
    Unknown,
    /// Its day has passed.
    #[error("the token has expired")]
    Expired,
    /// It was revoked.
    #[error("the token has been revoked")]
    Revoked,
}

/// The tokens of a database.
pub struct Tokens {
    store: Store,
    clock: Clock,
    known: Mutex<Known>,
    /// When each was last used, of those of which that is to be noted.
    uses: Mutex<FxHashMap<String, i64>>,
    revocations: watch::Sender<()>,
}

/// What is known of the tokens of the database.
#[derive(Default)]
struct Known {
    /// The rows of those that were shown, by id.
    rows: FxHashMap<String, TokenRow>,
    /// Rises whenever rows change: what was read from the database before that is not kept.
    changes: u64,
    /// Whether the rows could not be read again when it was time to: they are no longer relied on.
    stale: bool,
}

impl Tokens {
    /// The tokens of a database.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self {
            store,
            clock,
            known: Mutex::default(),
            uses: Mutex::default(),
            revocations: watch::Sender::new(()),
        }
    }

    /// Makes a token; tells how it is kept, and the token itself, which nobody is told ever again.
    ///
    /// # Errors
    ///
    /// Where the database cannot be used, or the machine has no random numbers.
    pub async fn create(&self, new: NewToken) -> Result<(TokenRow, String), TokenError> {
        let mut random = [0; ID_BYTES + SECRET_BYTES];
        getrandom::fill(&mut random).map_err(|_| TokenError::NoRandomness)?;
        let (id, secret) = random.split_at(ID_BYTES);
        let id = hexadecimal(id);
        let secret = URL_SAFE_NO_PAD.encode(secret);
        let row = TokenRow {
            id,
            name: new.name,
            digest: digest(&secret),
            role: new.role.word().to_owned(),
            clearance: new.clearance,
            created_at: self.clock.now().timestamp_micros(),
            expires_at: new.expires_at,
            last_used_at: None,
            revoked_at: None,
        };
        self.store.add_token(&row).await?;
        let token = format!("{PREFIX}{}_{secret}", row.id);
        Ok((row, token))
    }

    /// All tokens, the newest first.
    pub async fn list(&self) -> Result<Vec<TokenRow>, StoreError> {
        self.store.tokens().await
    }

    /// Revokes a token; tells whether there was one that was not revoked yet.
    pub async fn revoke(&self, id: &str) -> Result<bool, StoreError> {
        let revoked = self
            .store
            .revoke_token(id, self.clock.now().timestamp_micros())
            .await?;
        {
            let mut known = locked(&self.known);
            known.rows.remove(id);
            known.changes += 1;
        }
        if revoked {
            self.revocations.send_replace(());
        }
        Ok(revoked)
    }

    /// Tells whenever a token may have been revoked, so that what its bearer follows ends.
    pub fn revocations(&self) -> watch::Receiver<()> {
        self.revocations.subscribe()
    }

    /// Who bears a token.
    pub async fn verify(&self, token: &str) -> Result<Result<Identity, NotTaken>, StoreError> {
        let parts = token.strip_prefix(PREFIX).and_then(|rest| rest.split_once('_'));
        let Some((id, secret)) = parts.filter(|(id, _)| is_id(id)) else {
            return Ok(Err(NotTaken::Unknown));
        };
        let (known, changes) = {
            let known = locked(&self.known);
            let row = known.rows.get(id).filter(|_| !known.stale).cloned();
            (row, known.changes)
        };
        let row = match known {
            Some(row) => row,
            None => match self.store.token(id).await? {
                Some(row) => {
                    let mut known = locked(&self.known);
                    // A row that is stale stays, to be compared with what it has become.
                    if known.changes == changes && !known.stale {
                        known.rows.insert(id.to_owned(), row.clone());
                    }
                    row
                }
                None => return Ok(Err(NotTaken::Unknown)),
            },
        };
        // In the same time wherever they differ: how long it takes tells nothing of the secret.
        if !bool::from(digest(secret).as_bytes().ct_eq(row.digest.as_bytes())) {
            return Ok(Err(NotTaken::Unknown));
        }
        let now = self.clock.now().timestamp_micros();
        if row.revoked_at.is_some() {
            return Ok(Err(NotTaken::Revoked));
        }
        if row.expires_at.is_some_and(|end| end <= now) {
            return Ok(Err(NotTaken::Expired));
        }
        if row.last_used_at.is_none_or(|last| now - last >= NOTED_EVERY) {
            locked(&self.uses).insert(row.id.clone(), now);
        }
        // Whoever wrote the row knew the role.
        let role = Role::from_word(&row.role).unwrap_or(Role::Reader);
        Ok(Ok(Identity {
            name: row.name,
            role,
            clearance: row.clearance,
        }))
    }

    /// Notes the last uses, and reads every token that was shown again: another process may have revoked it.
    pub async fn refresh(&self) -> Result<(), StoreError> {
        let uses: Vec<(String, i64)> = locked(&self.uses).drain().collect();
        // Whether or not they can be noted, tokens that were revoked are not taken any more.
        let noted = self.store.note_token_uses(&uses).await;
        let (ids, changes) = {
            let known = locked(&self.known);
            (known.rows.keys().cloned().collect::<Vec<_>>(), known.changes)
        };
        if ids.is_empty() {
            return noted;
        }
        let read = self.store.tokens_among(&ids).await;
        let mut known = locked(&self.known);
        let rows = match read {
            Ok(rows) => rows,
            Err(error) => {
                // Each is read when it is next shown. Whether one was revoked is found out when they can be read again.
                known.stale = true;
                return noted.and(Err(error));
            }
        };
        let before = std::mem::take(&mut known.rows);
        // What was revoked here meanwhile is read when it is next shown.
        if known.changes == changes {
            known.rows = rows.into_iter().map(|row| (row.id.clone(), row)).collect();
        }
        known.changes += 1;
        known.stale = false;
        let revoked = before.values().any(|row| {
            let now = known.rows.get(&row.id);
            row.revoked_at.is_none() && now.is_none_or(|now| now.revoked_at.is_some())
        });
        drop(known);
        if revoked {
            self.revocations.send_replace(());
        }
        noted
    }
}

/// Why a token could not be made.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    /// The database cannot be used.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The machine has no random numbers.
    #[error("the machine gives no random numbers; without them no token is a secret")]
    NoRandomness,
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether a text may be the id of a token.
fn is_id(text: &str) -> bool {
    text.len() == 2 * ID_BYTES
        && text
            .bytes()
            .all(|digit| matches!(digit, b'0'..=b'9' | b'a'..=b'f'))
}

fn digest(secret: &str) -> String {
    hexadecimal(&Sha256::digest(secret.as_bytes()))
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: [u8; 16] = *b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    bytes
        .iter()
        .flat_map(|byte| [digit(byte >> 4), digit(byte & 15)])
        .collect()
}
