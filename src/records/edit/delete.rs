//! Deleting a record, and bringing it back.

use super::{at_revision, found, save::problems_of};
use crate::{
    clock::Clock,
    records::{
        history,
        import::{Editor, Importing},
        json::Json,
        kinds, parse,
        problem::{Fault, FaultCode, Problem, Problems},
        reading::{Chunk, ParsedLine},
        record::Reference,
        render,
    },
    store::{
        Store, StoreError,
        export::RecordRows,
        known::{Known, Now},
        remove::Removal,
        write::WriteTransaction,
    },
    vocabulary::{NodeKind, Visibility},
};

/// So many of the records that refer to one are named.
const NAMED: usize = 10;

/// What came of deleting a record or bringing it back.
#[derive(Clone, Debug, Default)]
pub struct Removed {
    /// What is wrong; where there is anything, nothing was written.
    pub faults: Vec<Problem>,
}

impl From<Problem> for Removed {
    fn from(fault: Problem) -> Self {
        Self { faults: vec![fault] }
    }
}

/// Deletes a record, unless another refers to it. Its history and all that it said stay.
///
/// # Errors
///
/// Where the database cannot be used.
pub async fn delete(
    store: &Store,
    clock: Clock,
    editor: &Editor,
    record: &Reference,
    expected_revision: Option<i64>,
) -> Result<Removed, StoreError> {
    let transaction = store.begin_write().await?;
    let removed = remove(&transaction, clock, editor, record, expected_revision).await?;
    if removed.faults.is_empty() {
        transaction.commit().await?;
    } else {
        transaction.rollback().await?;
    }
    Ok(removed)
}

async fn remove(
    transaction: &WriteTransaction,
    clock: Clock,
    editor: &Editor,
    record: &Reference,
    expected_revision: Option<i64>,
) -> Result<Removed, StoreError> {
    let known = match found(transaction, record, editor.clearance, "id").await? {
        Ok(known) => known,
        Err(fault) => return Ok(fault.into()),
    };
    let kind = kinds::of(record.kind);
    let Some(rows) = transaction.records(kind.shape, &[known.id]).await?.pop() else {
        let message = format!("the {} {:?} has been deleted", kind.word, record.key);
        return Ok(Fault::new(FaultCode::NotFound, message).at("id").into());
    };
    if let Err(fault) = at_revision(rows.revision, expected_revision) {
        return Ok(fault.into());
    }
    let mut referring = transaction.referring(&[rows.id]).await?;
    referring.retain(|id| *id != rows.id);
    if !referring.is_empty() {
        let message = in_use(transaction, &referring, editor.clearance).await?;
        return Ok(Fault::new(FaultCode::InUse, message).at("id").into());
    }
    let at = transaction.instant(clock.now().timestamp_micros()).await?;
    let revision = transaction.last_revision().await? + 1;
    let removal = removal(transaction, record, rows, revision, None).await?;
    transaction.remove(removal, at, &editor.by).await?;
    Ok(Removed::default())
}

/// A record as it is taken out.
pub(super) async fn removal(
    transaction: &WriteTransaction,
    record: &Reference,
    rows: RecordRows,
    revision: i64,
    merged_into: Option<i64>,
) -> Result<Removal, StoreError> {
    let kind = kinds::of(record.kind);
    let mut ids = Vec::new();
    render::all_referred(kind, &rows, &mut ids);
    let keys = transaction.keys(&ids).await?;
    Ok(Removal {
        shape: kind.shape,
        state: render::line(kind, &rows, &keys),
        diff: render::last_diff(kind, &rows, &keys),
        rows,
        revision,
        merged_into,
    })
}

/// What still refers to a record, as far as somebody of a clearance may know.
async fn in_use(
    transaction: &WriteTransaction,
    referring: &[i64],
    clearance: Visibility,
) -> Result<String, StoreError> {
    let hidden = transaction.hidden(referring, clearance).await?;
    let seen: Vec<i64> = referring
        .iter()
        .copied()
        .filter(|id| !hidden.contains(id))
        .collect();
    let keys = transaction.keys(&seen).await?;
    let mut names: Vec<String> = keys
        .values()
        .map(|(kind, key)| {
            let kind = kind.parse().map_or("record", NodeKind::reference);
            format!("{kind}:{key}")
        })
        .collect();
    names.sort_unstable();
    let more = names.len().saturating_sub(NAMED);
    names.truncate(NAMED);
    Ok(match (names.is_empty(), more) {
        (true, _) => "is still referred to by what is above your clearance".to_owned(),
        (false, 0) => format!("is still referred to by {}", names.join(", ")),
        (false, more) => format!("is still referred to by {} and {more} more", names.join(", ")),
    })
}

/// Brings a deleted record back as it was, under its identity.
///
/// # Errors
///
/// Where the database cannot be used.
pub async fn restore(
    store: &Store,
    clock: Clock,
    editor: &Editor,
    record: &Reference,
) -> Result<Removed, StoreError> {
    let transaction = store.begin_write().await?;
    let known = match found(&transaction, record, editor.clearance, "id").await? {
        Ok(known) => known,
        Err(fault) => return Ok(fault.into()),
    };
    let tombstone = match known.now {
        Now::Deleted { .. } => transaction.tombstone(known.id).await?,
        Now::Kept { .. } | Now::Merged { .. } => None,
    };
    let Some(tombstone) = tombstone else {
        let message = format!(
            "the {} {:?} has not been deleted",
            record.kind.reference(),
            record.key
        );
        return Ok(Fault::new(FaultCode::Conflict, message).at("id").into());
    };
    if leads_to_hidden(&transaction, &tombstone.state, record, editor.clearance).await? {
        let message = format!("there is no {} {:?}", record.kind.reference(), record.key);
        return Ok(Fault::new(FaultCode::NotFound, message).at("id").into());
    }
    // It may refer to what the editor does not know of, which comes back with it.
    let editor = Editor {
        by: editor.by.clone(),
        clearance: Visibility::Confidential,
    };
    let mut importing = Importing::begin(&transaction, clock, vec!["input".into()], &editor).await?;
    importing.take(said(&[&tombstone.state])).await?;
    let report = importing.finish().await?;
    if report.failed() {
        transaction.rollback().await?;
    } else {
        transaction.commit().await?;
    }
    Ok(Removed {
        faults: problems_of(report.faults),
    })
}

/// Whether a relationship that is no more led to what somebody of a clearance may not see: it is hidden with it.
async fn leads_to_hidden(
    transaction: &WriteTransaction,
    state: &str,
    record: &Reference,
    clearance: Visibility,
) -> Result<bool, StoreError> {
    if record.kind != NodeKind::Relationship || clearance == Visibility::Confidential {
        return Ok(false);
    }
    let ends = history::ends(state);
    let wanted: Vec<(&str, &str)> = ends
        .iter()
        .map(|(kind, key)| (kind.word(), key.as_str()))
        .collect();
    let known = transaction.known(&wanted).await?;
    let level = |known: &Known| match known.now {
        Now::Kept { visibility } | Now::Deleted { visibility } => visibility,
        Now::Merged { .. } => 0,
    };
    if known.iter().any(|(_, known)| level(known) > clearance as i64) {
        return Ok(true);
    }
    let ids: Vec<i64> = known.iter().map(|(_, known)| known.id).collect();
    Ok(!transaction.hidden(&ids, clearance).await?.is_empty())
}

/// Lines of a record file that the database kept.
pub(super) fn said(lines: &[&str]) -> Chunk {
    let parsed = |(number, line): (u64, &&str)| {
        let mut problems = Problems::default();
        let json: Json<'_> = serde_json::from_str(line).unwrap_or(Json::Null);
        let record = parse::parse(json, &mut problems);
        ParsedLine {
            number,
            record,
            problems,
        }
    };
    Chunk::of((1..).zip(lines).map(parsed).collect())
}
