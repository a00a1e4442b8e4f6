//! Documents that the operator trusts: read from files at the start, and asked for by their names. A server can be told
//! to serve no others.

use std::{
    collections::HashMap,
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use async_graphql::ServerError;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use thiserror::Error;

use super::{Schema, error::refusal};
use crate::vocabulary::ErrorCode;

/// The documents that are trusted, each by its names.
#[derive(Clone, Debug, Default)]
pub struct TrustedDocuments {
    /// By the SHA-256 of its text in hexadecimal, and by whatever name its file gives it.
    by_name: Arc<HashMap<String, Arc<str>>>,
    /// Whether no other document is served.
    only: bool,
}

/// How a request names a document.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Named {
    /// By `documentId`: a name, or `sha256:` and the SHA-256 of the text.
    Id(String),
    /// In the manner of Apollo's clients, by the SHA-256 of the text in hexadecimal.
    Hash(String),
}

/// Why a document is not served.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum NotServed {
    /// None has this name.
    Unknown(Named),
    /// It is none of those that are trusted, and no others are served.
    NotTrusted,
    /// Its text is not the one that the name stands for.
    AnotherText,
}

/// Why documents cannot be trusted.
#[derive(Debug, Error)]
pub enum TrustedError {
    /// A file cannot be read.
    #[error("{}: {error}", path.display())]
    Unreadable {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// A manifest has none of the three shapes.
    #[error(
        "{}: expected an object of texts by name, a list of [name, text], or Apollo's manifest: {error}",
        path.display()
    )]
    NoManifest {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        error: serde_json::Error,
    },
    /// A document is not one of this schema.
    #[error("{}: {}{message}", path.display(), name.as_deref().map(|name| format!("{name}: ")).unwrap_or_default())]
    Invalid {
        /// In which file.
        path: PathBuf,
        /// Under which name in it; none where the file is the document.
        name: Option<String>,
        /// What is wrong.
        message: String,
    },
    /// There is nothing.
    #[error("{}: no document is there; expected files *.graphql, or a manifest *.json", .0.display())]
    Empty(PathBuf),
}

/// A manifest as the tools of clients write it.
#[derive(Deserialize)]
#[serde(untagged)]
enum Manifest {
    /// Apollo's: `{"format": "apollo-persisted-query-manifest", "operations": [{"id": …, "body": …}]}`.
    Apollo { operations: Vec<Operation> },
    /// Relay's and GraphQL Code Generator's: `{"NAME": "TEXT"}`.
    Named(HashMap<String, String>),
    /// The same as a list: `[["NAME", "TEXT"]]`.
    Listed(Vec<(String, String)>),
}

#[derive(Deserialize)]
struct Operation {
    id: String,
    body: String,
}

impl TrustedDocuments {
    /// Reads the documents of a folder (each file `*.graphql` or `*.gql` is one, and goes by its name without the ending;
    /// each `*.json` is a manifest) or of one file. Every document is checked against the schema: one that could never be
    /// answered is found out now.
    pub async fn read(path: &Path, schema: &Schema) -> Result<Self, TrustedError> {
        let mut documents = HashMap::new();
        for file in files(path)? {
            let text = fs::read_to_string(&file).map_err(|error| TrustedError::Unreadable {
                path: file.clone(),
                error,
            })?;
            let is_manifest = file
                .extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
            let found = if is_manifest {
                in_manifest(&file, &text)?
            } else {
                vec![(None, text)]
            };
            for (name, text) in found {
                let checked = schema.check(&text).await;
                if let Err(errors) = checked {
                    let messages: Vec<String> = errors.iter().map(ServerError::to_string).collect();
                    return Err(TrustedError::Invalid {
                        path: file,
                        name,
                        message: messages.join("; "),
                    });
                }
                let stem = || file.file_stem().map(|stem| stem.to_string_lossy().into_owned());
                let text: Arc<str> = text.into();
                documents.insert(hash(&text), Arc::clone(&text));
                // A file's last line ends, which what a client sends may not.
                documents
                    .entry(hash(text.trim()))
                    .or_insert_with(|| Arc::clone(&text));
                if let Some(name) = name.or_else(stem) {
                    documents.insert(name, text);
                }
            }
        }
        if documents.is_empty() {
            return Err(TrustedError::Empty(path.to_owned()));
        }
        Ok(Self {
            by_name: Arc::new(documents),
            only: false,
        })
    }

    /// The same documents, and no others are served, if there are any.
    #[must_use]
    pub fn and_no_others(self) -> Self {
        Self {
            only: !self.by_name.is_empty(),
            ..self
        }
    }

    /// The text of what is asked for, by its own text, its name, or both; none where neither is given.
    pub fn text(&self, text: Option<String>, named: Option<Named>) -> Result<Option<String>, NotServed> {
        match (text, named) {
            (None, None) => Ok(None),
            (None, Some(named)) => match self.by_name.get(named.key()) {
                Some(text) => Ok(Some(text.as_ref().to_owned())),
                None => Err(NotServed::Unknown(named)),
            },
            (Some(text), Some(named)) if hash(&text) != named.key() => Err(NotServed::AnotherText),
            (Some(text), _) if self.only && !self.by_name.contains_key(&hash(&text)) => {
                Err(NotServed::NotTrusted)
            }
            (Some(text), _) => Ok(Some(text)),
        }
    }
}

impl Named {
    fn key(&self) -> &str {
        match self {
            Self::Id(id) => id.strip_prefix("sha256:").unwrap_or(id),
            Self::Hash(hash) => hash,
        }
    }
}

impl NotServed {
    /// The code of it in GraphQL.
    pub const fn code(&self) -> ErrorCode {
        match self {
            Self::Unknown(_) => ErrorCode::PersistedQueryNotFound,
            Self::NotTrusted => ErrorCode::DocumentNotTrusted,
            Self::AnotherText => ErrorCode::BadInput,
        }
    }

    /// The same as GraphQL tells it.
    pub fn error(&self) -> ServerError {
        let message = match self {
            Self::Unknown(Named::Id(_)) => "documentId: the server knows no document of this name",
            // Apollo's clients look for this very word, and send the document then.
            Self::Unknown(Named::Hash(_)) => "PersistedQueryNotFound",
            Self::NotTrusted => "this server answers only the documents that it knows; send documentId",
            Self::AnotherText => {
                "extensions.persistedQuery.sha256Hash: not that of the query; expected its SHA-256 in hexadecimal"
            }
        };
        refusal(self.code(), message, None)
    }
}

/// The files of a folder in the order of their names, those of the folders in it too; a file is its own.
fn files(path: &Path) -> Result<Vec<PathBuf>, TrustedError> {
    let unreadable = |error| TrustedError::Unreadable {
        path: path.to_owned(),
        error,
    };
    if !fs::metadata(path).map_err(unreadable)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = fs::read_dir(path).map_err(unreadable)?;
    let mut paths = entries
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(unreadable)?;
    paths.sort();
    let mut found = Vec::new();
    for path in paths {
        let ending = path
            .extension()
            .map(|ending| ending.to_string_lossy().to_ascii_lowercase());
        if path.is_dir() {
            found.extend(files(&path)?);
        } else if matches!(ending.as_deref(), Some("graphql" | "gql" | "json")) {
            found.push(path);
        }
    }
    Ok(found)
}

fn in_manifest(path: &Path, text: &str) -> Result<Vec<(Option<String>, String)>, TrustedError> {
    let manifest = serde_json::from_str(text).map_err(|error| TrustedError::NoManifest {
        path: path.to_owned(),
        error,
    })?;
    let named = |(name, text): (String, String)| (Some(name), text);
    Ok(match manifest {
        Manifest::Apollo { operations } => {
            let operations = operations.into_iter();
            operations
                .map(|operation| named((operation.id, operation.body)))
                .collect()
        }
        Manifest::Named(documents) => documents.into_iter().map(named).collect(),
        Manifest::Listed(documents) => documents.into_iter().map(named).collect(),
    })
}

/// The SHA-256 of a text in hexadecimal.
fn hash(text: &str) -> String {
    use std::fmt::Write;

    let mut hexadecimal = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        write!(hexadecimal, "{byte:02x}").expect("a text takes all that is written to it");
    }
    hexadecimal
}
