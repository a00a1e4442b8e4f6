//! Changing the record one step at a time: saving one record, deleting it, bringing it back, making one of two. Each is
//! a transaction of its own, taken whole or not at all, and says everything that is wrong at once.

mod delete;
mod distinguish;
mod generated_key;
mod merge;
mod rewrite;
mod save;
mod undo;

pub use delete::{Removed, delete, restore};
pub use distinguish::distinguish;
pub use merge::{MERGEABLE, Merged, merge};
pub use save::{Edit, Outcome, Saved, import_values, save};
pub use undo::undo_merge;

use super::{
    problem::{Fault, FaultCode, Problem},
    record::Reference,
};
use crate::{
    store::{
        StoreError,
        known::{Known, Now},
        write::WriteTransaction,
    },
    vocabulary::Visibility,
};

/// What a record is that somebody of a clearance names; else why it cannot be taken.
async fn found(
    transaction: &WriteTransaction,
    record: &Reference,
    clearance: Visibility,
    field: &str,
) -> Result<Result<Known, Problem>, StoreError> {
    let known = transaction
        .known(&[(record.kind.word(), record.key.as_str())])
        .await?;
    let not_found = |why: &str| {
        let message = format!("there is no {} {:?}{why}", record.kind.reference(), record.key);
        Fault::new(FaultCode::NotFound, message).at(field)
    };
    Ok(match known.first() {
        Some((_, known)) => match known.now {
            Now::Merged { .. } => Err(not_found(" any more: it has become part of another record")),
            Now::Kept { visibility } | Now::Deleted { visibility } if visibility > clearance as i64 => {
                Err(not_found(""))
            }
            Now::Kept { .. } | Now::Deleted { .. } => Ok(*known),
        },
        None => Err(not_found("")),
    })
}

/// That a record is at the revision at which it is expected; else why it cannot be changed.
fn at_revision(now: i64, expected: Option<i64>) -> Result<(), Problem> {
    match expected {
        Some(expected) if expected != now => {
            let message =
                format!("the record is not at revision {expected} any more: read it again, then change it");
            Err(Fault::new(FaultCode::Conflict, message).at("expectedRevision"))
        }
        Some(_) | None => Ok(()),
    }
}
