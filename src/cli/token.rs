//! `rapport token`: who may ask and change what.

use std::io::{self, Write};

use chrono::{DateTime, NaiveDate};
use clap::{Args, Subcommand, ValueEnum};

use super::{Outcome, clearance::Clearance};
use crate::{
    access::{
        Role,
        tokens::{NewToken, TokenError, Tokens},
    },
    clock::Clock,
    store::{Access, Store, StoreError, tokens::TokenRow},
};

/// What is to be done with tokens.
#[derive(Subcommand)]
pub(super) enum TokenCommand {
    /// Make a token and print it, once: it is kept as a digest only, and nobody can be told it again.
    Create(Create),
    /// List all tokens, without their secrets.
    List,
    /// Revoke a token: it is not taken any more.
    Revoke {
        /// The id of the token, as it is listed.
        id: String,
    },
}

/// What a new token is for.
#[derive(Args)]
pub(super) struct Create {
    /// Who bears it, as the history names them.
    name: String,

    /// What they may do.
    #[arg(long, value_enum, default_value_t = RoleArg::Reader)]
    role: RoleArg,

    /// What they may see: records above this do not exist for them, nor for any count or path.
    #[arg(long, value_enum, default_value_t = Clearance::Public)]
    clearance: Clearance,

    /// The last day, in UTC, on which it is taken, such as 2027-12-31, or `never`. By default a year from now.
    #[arg(long, value_name = "DAY")]
    expires: Option<String>,
}

/// What a bearer may do.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum RoleArg {
    /// Read the record.
    Reader,
    /// Change the record too.
    Editor,
    /// See to tokens too.
    Admin,
}

impl From<RoleArg> for Role {
    fn from(role: RoleArg) -> Self {
        match role {
            RoleArg::Reader => Self::Reader,
            RoleArg::Editor => Self::Editor,
            RoleArg::Admin => Self::Admin,
        }
    }
}

impl TokenCommand {
    /// Does it.
    pub(super) async fn run(
        &self,
        database: &str,
        clock: Clock,
        output: &mut impl Write,
        errors: &mut impl Write,
    ) -> io::Result<Outcome> {
        let access = match self {
            Self::List => Access::Read,
            Self::Create(_) | Self::Revoke { .. } => Access::Write,
        };
        let store = match Store::open(database, access).await {
            Ok(store) => store,
            Err(error) => {
                writeln!(errors, "{error}")?;
                return Ok(Outcome::Unusable);
            }
        };
        let tokens = Tokens::new(store.clone(), clock);
        let done = match self {
            Self::Create(create) => create.run(&tokens, clock, output, errors).await,
            Self::List => list(&tokens, clock, output).await,
            Self::Revoke { id } => revoke(&tokens, id, output, errors).await,
        };
        let outcome = match done {
            Ok(outcome) => outcome,
            Err(Failure::Write(error)) => return Err(error),
            Err(Failure::Token(error)) => {
                writeln!(errors, "{error}")?;
                Outcome::Unusable
            }
        };
        if let Err(error) = store.close().await {
            writeln!(errors, "{error}")?;
            return Ok(Outcome::Unusable);
        }
        Ok(outcome)
    }
}

/// Why it could not be done.
enum Failure {
    Write(io::Error),
    Token(TokenError),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Write(error)
    }
}

impl From<TokenError> for Failure {
    fn from(error: TokenError) -> Self {
        Self::Token(error)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Token(error.into())
    }
}

impl Create {
    async fn run(
        &self,
        tokens: &Tokens,
        clock: Clock,
        output: &mut impl Write,
        errors: &mut impl Write,
    ) -> Result<Outcome, Failure> {
        let name = match NewToken::name(&self.name) {
            Ok(name) => name,
            Err(message) => {
                writeln!(errors, "NAME: {message}")?;
                return Ok(Outcome::Usage);
            }
        };
        let expires_at = match self.end(clock) {
            Ok(end) => end,
            Err(message) => {
                writeln!(errors, "--expires: {message}")?;
                return Ok(Outcome::Usage);
            }
        };
        let (row, token) = tokens
            .create(NewToken {
                name,
                role: self.role.into(),
                clearance: self.clearance.into(),
                expires_at,
            })
            .await?;
        writeln!(
            errors,
            "Token {} of {}: {}, {}, {}. It is not shown again:",
            row.id,
            row.name,
            row.role,
            row.clearance.word(),
            match row.expires_at {
                Some(end) => format!("expires on {}", day(end - 1)),
                None => "never expires".to_owned(),
            }
        )?;
        writeln!(output, "{token}")?;
        Ok(Outcome::Done)
    }

    /// From when on the token is not taken any more; none where that never comes.
    fn end(&self, clock: Clock) -> Result<Option<i64>, String> {
        let last = match self.expires.as_deref() {
            Some("never") => return Ok(None),
            Some(text) => {
                let day = text.parse::<NaiveDate>();
                Some(day.map_err(|_| format!("{text:?} is no day; expected one like 2027-12-31, or never"))?)
            }
            None => None,
        };
        NewToken::end(last, clock.now()).map(Some)
    }
}

async fn list(tokens: &Tokens, clock: Clock, output: &mut impl Write) -> Result<Outcome, Failure> {
    let now = clock.now().timestamp_micros();
    writeln!(
        output,
        "id\tname\trole\tclearance\tcreated\texpires\tlast used\tstate"
    )?;
    for row in tokens.list().await? {
        let instant = |at: Option<i64>, none: &str| at.map_or_else(|| none.to_owned(), minute);
        writeln!(
            output,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
            row.id,
            row.name,
            row.role,
            row.clearance.word(),
            minute(row.created_at),
            instant(row.expires_at, "never"),
            instant(row.last_used_at, "never"),
            state(&row, now)
        )?;
    }
    Ok(Outcome::Done)
}

fn state(row: &TokenRow, now: i64) -> &'static str {
    if row.revoked_at.is_some() {
        "revoked"
    } else if row.expires_at.is_some_and(|end| end <= now) {
        "expired"
    } else {
        "taken"
    }
}

async fn revoke(
    tokens: &Tokens,
    id: &str,
    output: &mut impl Write,
    errors: &mut impl Write,
) -> Result<Outcome, Failure> {
    if tokens.revoke(id).await? {
        writeln!(
            output,
            "{id} is revoked: a server that is running takes it for a second more at most"
        )?;
        return Ok(Outcome::Done);
    }
    // Somebody may have taken the token itself for its id: it is not to be shown.
    writeln!(
        errors,
        "there is no token with this id that was not revoked; rapport token list has them all"
    )?;
    Ok(Outcome::Faults)
}

fn minute(at: i64) -> String {
    let instant = DateTime::from_timestamp_micros(at).unwrap_or_default();
    instant.format("%Y-%m-%d %H:%M UTC").to_string()
}

fn day(at: i64) -> String {
    let instant = DateTime::from_timestamp_micros(at).unwrap_or_default();
    instant.format("%Y-%m-%d").to_string()
}
