//! Answers, kept until the record changes: what was asked before, to the byte, on the same day, of the same state, is
//! answered without parsing it again. Only answers without errors are kept.

use axum::body::Bytes;
use quick_cache::{Weighter, sync::Cache};

use super::media::Media;
use crate::{
    dates::Day,
    request::{self, Consulted},
    vocabulary::Visibility,
};

/// Requests that are larger are not kept, in bytes.
const LARGEST_REQUEST: usize = 16 * 1024;
/// Answers that are larger are not kept, in bytes.
const LARGEST_ANSWER: usize = 1024 * 1024;
/// How many answers room is made for at first.
const EXPECTED: usize = 4_096;

/// What an answer depends on.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub(super) struct Asked {
    /// The state of the record.
    pub(super) version: u64,
    /// The day, which positions and holders are asked for by default.
    pub(super) day: Day,
    /// The media type of the answer.
    pub(super) media: Media,
    /// What whoever asks may see; answers that depend on who they are, too, are not kept.
    pub(super) clearance: Visibility,
    /// Whether the schema tells them nothing of itself.
    pub(super) reserved: bool,
    /// The request.
    pub(super) body: Bytes,
}

/// The answers that are kept, up to a number of bytes in all.
pub(super) struct Answers(Cache<Asked, Bytes, ByBytes>, Consulted);

#[derive(Clone)]
struct ByBytes;

impl Weighter<Asked, Bytes> for ByBytes {
    fn weight(&self, asked: &Asked, answer: &Bytes) -> u64 {
        (asked.body.len() + answer.len() + 128) as u64
    }
}

impl Answers {
    /// Keeps up to so many bytes of requests and answers; none at all where that is 0.
    pub(super) fn new(bytes: u64) -> Self {
        Self(
            Cache::with_weighter(EXPECTED, bytes, ByBytes),
            Consulted::default(),
        )
    }

    /// The answer, if it is kept.
    pub(super) fn get(&self, asked: &Asked) -> Option<Bytes> {
        let kept = self.0.get(asked);
        self.1.count(kept.is_some());
        if kept.is_some() {
            request::kept();
        }
        kept
    }

    /// How many there are, how many bytes they take with what was asked, and how often one was there.
    pub(super) fn counted(&self) -> (usize, u64, &Consulted) {
        (self.0.len(), self.0.weight(), &self.1)
    }

    /// Keeps an answer. Those of an earlier state are never asked for again and make room.
    pub(super) fn keep(&self, asked: Asked, answer: &Bytes) {
        if asked.body.len() <= LARGEST_REQUEST && answer.len() <= LARGEST_ANSWER {
            self.0.insert(asked, answer.clone());
        }
    }
}
