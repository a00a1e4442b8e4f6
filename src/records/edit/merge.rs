//! Two records of one party become one: what the duplicate says is joined to the one that is kept, what refers to the
//! duplicate refers to it, and the duplicate's key leads to it from then on. Nothing is lost, and all can be undone.

use super::{
    delete::removal,
    found,
    rewrite::{differing, joined, redirected},
};
use crate::{
    clock::Clock,
    records::{
        fields::RecordKind,
        import::Editor,
        kinds,
        problem::{Fault, FaultCode, Problem},
        record::Reference,
        render, rows,
    },
    store::{
        Store, StoreError,
        export::RecordRows,
        known::Now,
        record_checks::Parthood,
        write::{RecordChange, WriteTransaction},
    },
    vocabulary::NodeKind,
};

/// The kinds of which two records can become one: parties, and topics. They have other names, so that no name is lost.
pub const MERGEABLE: [NodeKind; 6] = [
    NodeKind::Person,
    NodeKind::Organization,
    NodeKind::Embassy,
    NodeKind::City,
    NodeKind::Country,
    NodeKind::Topic,
];

/// What came of making one record of two, or of undoing that.
#[derive(Clone, Debug, Default)]
pub struct Merged {
    /// What the merge is called, for whoever undoes it; 0 where nothing was written.
    pub id: i64,
    /// The record that is kept; none where it cannot be told.
    pub kept: Option<Reference>,
    /// What changes in the record that is kept: a JSON array of `[field, before, after]`.
    pub diff: String,
    /// How many other records are made to refer to it that the editor may see.
    pub moved: u64,
    /// What is wrong; where there is anything, nothing was written.
    pub faults: Vec<Problem>,
}

impl From<Problem> for Merged {
    fn from(fault: Problem) -> Self {
        Self {
            faults: vec![fault],
            ..Self::default()
        }
    }
}

/// Makes one record of two.
///
/// # Errors
///
/// Where the database cannot be used.
pub async fn merge(
    store: &Store,
    clock: Clock,
    editor: &Editor,
    [kept, duplicate]: [&Reference; 2],
    dry_run: bool,
) -> Result<Merged, StoreError> {
    let transaction = store.begin_write().await?;
    let merged = join(&transaction, clock, editor, kept, duplicate).await?;
    if merged.faults.is_empty() && !dry_run {
        transaction.commit().await?;
        return Ok(merged);
    }
    transaction.rollback().await?;
    Ok(Merged { id: 0, ..merged })
}

async fn join(
    transaction: &WriteTransaction,
    clock: Clock,
    editor: &Editor,
    kept: &Reference,
    duplicate: &Reference,
) -> Result<Merged, StoreError> {
    let refused = |field: &str, message: String| Ok(Fault::from(message).at(field).into());
    if kept.kind != duplicate.kind {
        let message = format!(
            "is {}; expected {}, as the record that is kept",
            kinds::of(duplicate.kind).one,
            kinds::of(kept.kind).one
        );
        return refused("duplicate", message);
    }
    if !MERGEABLE.contains(&kept.kind) {
        let words: Vec<&str> = MERGEABLE.iter().map(|kind| kind.reference()).collect();
        let message = format!(
            "two of this kind cannot become one; expected one of {}",
            words.join(", ")
        );
        return refused("keep", message);
    }
    let kind = kinds::of(kept.kind);
    let mut rows = Vec::with_capacity(2);
    for (record, field) in [(kept, "keep"), (duplicate, "duplicate")] {
        let known = match found(transaction, record, editor.clearance, field).await? {
            Ok(known) => known,
            Err(fault) => return Ok(fault.into()),
        };
        if let Now::Deleted { .. } = known.now {
            let message = format!("the {} {:?} has been deleted", kind.word, record.key);
            return Ok(Fault::new(FaultCode::NotFound, message).at(field).into());
        }
        rows.extend(transaction.records(kind.shape, &[known.id]).await?);
    }
    let [before, gone] = rows.as_slice() else {
        return refused("keep", "cannot be read".to_owned());
    };
    if before.id == gone.id {
        return refused(
            "duplicate",
            "is the record that is kept; expected another".to_owned(),
        );
    }
    let at = transaction.instant(clock.now().timestamp_micros()).await?;
    let mut joining = Joining {
        transaction,
        at,
        by: &editor.by,
        revision: transaction.last_revision().await?,
    };
    let first = joining.revision + 1;
    let moved = joining.redirect(gone.id, before.id, editor).await?;
    // After the others, as they may be read again with it.
    let after = joined(kind, before, gone);
    let changed = differing(kind, before, &after);
    let update = joining.update(before.clone(), after, changed);
    let diffs = joining.write(kind, update.into_iter().collect()).await?;
    let diff = diffs.into_iter().next().unwrap_or_else(|| "[]".to_owned());
    joining.revision += 1;
    let removal = removal(
        transaction,
        duplicate,
        gone.clone(),
        joining.revision,
        Some(before.id),
    )
    .await?;
    transaction.remove(removal, at, &editor.by).await?;
    if let Some(parthood) = parthood(kept.kind)
        && leads_in_a_circle(&transaction.parts(parthood).await?, before.id)
    {
        let message = "one of the two is a part of the other, through others; nothing is a part of itself";
        return refused("duplicate", message.to_owned());
    }
    let id = transaction
        .note_merge(before.id, gone.id, first, joining.revision)
        .await?;
    Ok(Merged {
        id,
        kept: Some(kept.clone()),
        diff,
        moved,
        faults: Vec::new(),
    })
}

struct Joining<'a> {
    transaction: &'a WriteTransaction,
    at: i64,
    by: &'a str,
    revision: i64,
}

/// What becomes of a record.
struct Update {
    before: RecordRows,
    after: RecordRows,
    /// The places of the fields that differ.
    changed: Vec<usize>,
    revision: i64,
}

impl Joining<'_> {
    /// Makes all that refers to one record refer to another, but for these two; tells how many records that are. A
    /// relationship between the two would be one with itself: it is deleted.
    async fn redirect(&mut self, from: i64, to: i64, editor: &Editor) -> Result<u64, StoreError> {
        let mut referring = self.transaction.referring(&[from]).await?;
        referring.retain(|id| *id != from && *id != to);
        let hidden = self.transaction.hidden(&referring, editor.clearance).await?;
        for kind in &kinds::KINDS {
            let mut updates = Vec::new();
            for before in self.transaction.records(kind.shape, &referring).await? {
                let (after, changed) = redirected(kind, &before, from, to);
                if kind.kind == NodeKind::Relationship && relates_to_itself(&after) {
                    let record = Reference {
                        kind: kind.kind,
                        key: before.key.clone(),
                    };
                    self.revision += 1;
                    let removal = removal(self.transaction, &record, before, self.revision, None).await?;
                    self.transaction.remove(removal, self.at, self.by).await?;
                } else {
                    updates.extend(self.update(before, after, changed));
                }
            }
            self.write(kind, updates).await?;
        }
        Ok((referring.len() - hidden.len()) as u64)
    }

    /// What becomes of a record, with the number of the change; none where nothing does.
    fn update(&mut self, before: RecordRows, after: RecordRows, changed: Vec<usize>) -> Option<Update> {
        if changed.is_empty() {
            return None;
        }
        self.revision += 1;
        Some(Update {
            before,
            after,
            changed,
            revision: self.revision,
        })
    }

    /// Writes what becomes of records of one kind; tells of each what differs.
    async fn write(
        &self,
        kind: &'static RecordKind,
        updates: Vec<Update>,
    ) -> Result<Vec<String>, StoreError> {
        let mut ids = Vec::new();
        for update in &updates {
            for place in &update.changed {
                render::referred(kind, *place, &update.before, &mut ids);
                render::referred(kind, *place, &update.after, &mut ids);
            }
        }
        let keys = self.transaction.keys(&ids).await?;
        let (mut changes, mut diffs) = (
            Vec::with_capacity(updates.len()),
            Vec::with_capacity(updates.len()),
        );
        for update in updates {
            let Update {
                before,
                after,
                changed,
                revision,
            } = update;
            let diff = render::diff(kind, &changed, &before, &after, &keys);
            diffs.push(diff.clone());
            changes.push(RecordChange {
                before: Some(rows::touched(kind, &changed, diff, before.visibility)),
                ..rows::new_change(kind, after, revision)
            });
        }
        self.transaction.write(changes, self.at, self.by).await?;
        Ok(diffs)
    }
}

/// Whether a relationship has the same record at both ends: the columns after that of its kind.
fn relates_to_itself(rows: &RecordRows) -> bool {
    rows.cells
        .get(1)
        .is_some_and(|subject| rows.cells.get(2) == Some(subject))
}

fn parthood(kind: NodeKind) -> Option<Parthood> {
    match kind {
        NodeKind::Organization => Some(Parthood::Organization),
        NodeKind::Topic => Some(Parthood::Topic),
        NodeKind::Country
        | NodeKind::City
        | NodeKind::Embassy
        | NodeKind::Position
        | NodeKind::Person
        | NodeKind::Program
        | NodeKind::Source
        | NodeKind::Event
        | NodeKind::Commitment
        | NodeKind::Relationship => None,
    }
}

/// Whether what a record is a part of leads back to it.
fn leads_in_a_circle(parts: &[(i64, i64)], from: i64) -> bool {
    let whole_of: rustc_hash::FxHashMap<i64, i64> = parts.iter().copied().collect();
    let mut at = from;
    for _ in 0..=parts.len() {
        match whole_of.get(&at) {
            Some(whole) if *whole == from => return true,
            Some(whole) => at = *whole,
            None => return false,
        }
    }
    true
}
