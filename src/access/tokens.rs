//! Tokens of our own: a public id and 256 random bits, of which the database has a digest only.

use std::sync::{Mutex, MutexGuard, PoisonError};

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

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
    /// Rows that were read since they were last forgotten, by id.
    rows: Mutex<FxHashMap<String, TokenRow>>,
    /// When each was last used, of those of which that is to be noted.
    uses: Mutex<FxHashMap<String, i64>>,
}

impl Tokens {
    /// The tokens of a database.
    pub fn new(store: Store, clock: Clock) -> Self {
        Self {
            store,
            clock,
            rows: Mutex::default(),
            uses: Mutex::default(),
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
        locked(&self.rows).remove(id);
        Ok(revoked)
    }

    /// Who bears a token.
    pub async fn verify(&self, token: &str) -> Result<Result<Identity, NotTaken>, StoreError> {
        let parts = token.strip_prefix(PREFIX).and_then(|rest| rest.split_once('_'));
        let Some((id, secret)) = parts.filter(|(id, _)| id.len() == 2 * ID_BYTES && id.is_ascii()) else {
            return Ok(Err(NotTaken::Unknown));
        };
        let known = locked(&self.rows).get(id).cloned();
        let row = match known {
            Some(row) => row,
            None => match self.store.token(id).await? {
                Some(row) => {
                    locked(&self.rows).insert(id.to_owned(), row.clone());
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

    /// Notes the last uses, and reads every token again when it is next shown: another process may have revoked it.
    pub async fn refresh(&self) -> Result<(), StoreError> {
        let uses: Vec<(String, i64)> = locked(&self.uses).drain().collect();
        locked(&self.rows).clear();
        self.store.note_token_uses(&uses).await
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
