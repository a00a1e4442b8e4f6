//! Undoing a merge: the duplicate comes back as it was, and every field that the merge changed gets back what it held.

use serde_json::Value as Told;

use super::{Merged, delete::said, save::problems_of};
use crate::{
    clock::Clock,
    records::{
        import::{Editor, Importing},
        kinds,
        problem::{Fault, FaultCode, Problem},
        record::Reference,
        render,
    },
    store::{Store, StoreError, merges::MergeRow, write::WriteTransaction},
    vocabulary::{ChangeAction, NodeKind, Visibility},
};

/// Undoes a merge, unless what it changed has been changed again.
///
/// # Errors
///
/// Where the database cannot be used.
pub async fn undo_merge(store: &Store, clock: Clock, editor: &Editor, id: i64) -> Result<Merged, StoreError> {
    let transaction = store.begin_write().await?;
    let Some(merge) = transaction.merge(id).await? else {
        return Ok(refused(FaultCode::NotFound, "there is no such merge".to_owned()).into());
    };
    if merge.undone_revision.is_some() {
        return Ok(refused(
            FaultCode::Conflict,
            "the merge has been undone already".to_owned(),
        )
        .into());
    }
    let keys = transaction.keys(&[merge.kept_id]).await?;
    let Some((kind, key)) = keys.get(&merge.kept_id) else {
        let message = "the record that was kept is no more; undo what became of it first";
        return Ok(refused(FaultCode::Conflict, message.to_owned()).into());
    };
    let kept = kind.parse().ok().map(|kind| Reference {
        kind,
        key: key.clone(),
    });
    let Undoing { lines, faults, moved } = lines(&transaction, &merge, editor.clearance).await?;
    if !faults.is_empty() {
        return Ok(Merged {
            faults,
            ..Merged::default()
        });
    }
    transaction.unmerge(merge.duplicate_id).await?;
    let unrestricted = Editor {
        by: editor.by.clone(),
        clearance: Visibility::Confidential,
    };
    let mut importing = Importing::begin(&transaction, clock, vec!["input".into()], &unrestricted).await?;
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    importing.take(said(&lines)).await?;
    let revision = importing.revision;
    let report = importing.finish().await?;
    if report.failed() {
        transaction.rollback().await?;
        return Ok(Merged {
            faults: problems_of(report.faults),
            ..Merged::default()
        });
    }
    transaction.note_undone(id, revision).await?;
    transaction.commit().await?;
    Ok(Merged {
        id,
        kept,
        diff: "[]".to_owned(),
        moved,
        faults: Vec::new(),
    })
}

fn refused(code: FaultCode, message: String) -> Problem {
    Fault::new(code, message).at("mergeId")
}

/// What undoing a merge takes.
#[derive(Default)]
struct Undoing {
    /// What has to be said of every record that the merge changed, as lines of a record file.
    lines: Vec<String>,
    /// Whatever stands against it.
    faults: Vec<Problem>,
    /// How many records but for the two are led back that the editor may see.
    moved: u64,
}

/// Finds out what undoing a merge takes.
async fn lines(
    transaction: &WriteTransaction,
    merge: &MergeRow,
    clearance: Visibility,
) -> Result<Undoing, StoreError> {
    let mut undoing = Undoing::default();
    let is_other = |id: i64| id != merge.kept_id && id != merge.duplicate_id;
    let changes = transaction
        .changes_between(merge.first_revision, merge.last_revision)
        .await?;
    let ids: Vec<i64> = changes.iter().map(|change| change.record_id).collect();
    let keys = transaction.keys(&ids).await?;
    for change in &changes {
        if change.action != ChangeAction::Updated {
            // Taken out by the merge: the duplicate, and relationships between the two.
            if let Some(tombstone) = transaction.tombstone(change.record_id).await? {
                let counts = is_other(tombstone.id) && tombstone.visibility <= clearance as i64;
                undoing.moved += u64::from(counts);
                undoing.lines.push(tombstone.state);
            }
            continue;
        }
        let Some((kind, key)) = keys.get(&change.record_id) else {
            // It has been deleted since, as it was then.
            continue;
        };
        let Ok(kind) = kind.parse::<NodeKind>() else {
            continue;
        };
        let definition = kinds::of(kind);
        let Some(rows) = transaction
            .records(definition.shape, &[change.record_id])
            .await?
            .pop()
        else {
            continue;
        };
        let mut referred = Vec::new();
        render::all_referred(definition, &rows, &mut referred);
        let now = render::told(definition, &rows, &transaction.keys(&referred).await?);
        let diff: Vec<(String, Told, Told)> =
            serde_json::from_str(change.diff.as_deref().unwrap_or("[]")).unwrap_or_default();
        let seen = rows.visibility <= clearance as i64;
        undoing.moved += u64::from(seen && is_other(rows.id));
        let mut line = serde_json::Map::new();
        line.insert("type".to_owned(), definition.word.into());
        line.insert("key".to_owned(), key.as_str().into());
        for (field, before, after) in diff {
            if now.get(&field).unwrap_or(&Told::Null) != &after {
                let name = if seen {
                    format!("{}:{key}", definition.word)
                } else {
                    "a record".to_owned()
                };
                let message =
                    format!("{field} of {name} has been changed since the merge; change it back first");
                undoing.faults.push(refused(FaultCode::Conflict, message));
            }
            line.insert(field, before);
        }
        undoing.lines.push(Told::Object(line).to_string());
    }
    Ok(undoing)
}
