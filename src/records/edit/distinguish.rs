//! Saying of two records that look alike that they are two.

use super::found;
use crate::{
    clock::Clock,
    records::{
        import::Editor,
        problem::{Fault, FaultCode, Problem},
        record::Reference,
    },
    store::{Store, StoreError, known::Now},
};

/// Remembers that two records are two; tells what is wrong, if anything is, and then nothing was written.
///
/// # Errors
///
/// Where the database cannot be used.
pub async fn distinguish(
    store: &Store,
    clock: Clock,
    editor: &Editor,
    records: [&Reference; 2],
) -> Result<Vec<Problem>, StoreError> {
    let transaction = store.begin_write().await?;
    let (mut ids, mut faults) = (Vec::with_capacity(2), Vec::new());
    for (record, field) in records.into_iter().zip(["one", "other"]) {
        match found(&transaction, record, editor.clearance, field).await? {
            Ok(known) => match known.now {
                Now::Kept { .. } => ids.push(known.id),
                Now::Deleted { .. } | Now::Merged { .. } => {
                    let message = format!(
                        "the {} {:?} has been deleted",
                        record.kind.reference(),
                        record.key
                    );
                    faults.push(Fault::new(FaultCode::NotFound, message).at(field));
                }
            },
            Err(fault) => faults.push(fault),
        }
    }
    match ids.as_slice() {
        [one, other] if one == other => {
            faults.push(Fault::from("is the same record; expected another").at("other"));
        }
        [one, other] => {
            let at = clock.now().timestamp_micros();
            transaction.distinguish(*one, *other, at, &editor.by).await?;
        }
        _ => {}
    }
    if faults.is_empty() {
        transaction.commit().await?;
    } else {
        transaction.rollback().await?;
    }
    Ok(faults)
}
