//! The relationships that are recorded as such: memberships, partnerships, agreements.

use async_graphql::SimpleObject;
use schemars::JsonSchema;
use serde::Serialize;

use crate::{
    dates::Edtf,
    network::Vertex,
    reports::{Book, Reader, Wants, lines::Named},
    scalars::EdtfDate,
    store::{StoreError, page::Parents, rows},
    vocabulary::RelationshipKind,
};

/// A recorded relationship, as a report tells it.
#[derive(Clone, Debug, JsonSchema, Serialize, SimpleObject)]
#[graphql(name = "ReportedRelationship")]
pub struct RelationLine {
    /// The relationship.
    pub relationship: Named,
    /// What it is, read from the subject to the object.
    pub kind: RelationshipKind,
    /// From whom it is read.
    pub subject: Named,
    /// To whom it is read.
    pub object: Named,
    /// Since when; null where that is not known.
    pub from: Option<EdtfDate>,
    /// Until when, or `..` for still so; null where that is not known.
    pub until: Option<EdtfDate>,
    /// A remark of those who keep the record; null where there is none.
    pub note: Option<String>,
    /// The sources, by their numbers in this report.
    pub footnotes: Vec<u32>,
}

impl Reader {
    /// The relationships that are recorded of somebody, without those that certainly began after the day of the report: by
    /// kind, then by key.
    pub async fn relationships(&self, of: Vertex) -> Result<Vec<rows::Relationship>, StoreError> {
        const LINKS: Parents = Parents::Links(&[
            ("relationship", "subject_id", "id"),
            ("relationship", "object_id", "id"),
        ]);
        let id = self.network().record(of);
        let mut found: Vec<rows::Relationship> = self.hanging(&LINKS, &[id]).await?;
        found.retain(|row| {
            let from = row
                .from_text
                .as_deref()
                .and_then(|from| from.parse::<Edtf>().ok());
            from.is_none_or(|from| from.span().earliest <= self.on)
        });
        found.sort_by(|one, other| {
            let by_kind = (one.kind as u8).cmp(&(other.kind as u8));
            by_kind.then_with(|| one.key.cmp(&other.key))
        });
        Ok(found)
    }
}

impl Wants {
    /// A recorded relationship.
    pub fn relationship(&mut self, row: &rows::Relationship) {
        self.cite_id(row.id);
        self.name_id(row.subject_id);
        self.name_id(row.object_id);
    }
}

impl Book<'_> {
    /// A recorded relationship.
    pub fn relationship(&self, row: &rows::Relationship) -> Option<RelationLine> {
        Some(RelationLine {
            relationship: self.named_id(row.id)?,
            kind: row.kind,
            subject: self.named_id(row.subject_id)?,
            object: self.named_id(row.object_id)?,
            from: EdtfDate::of(row.from_text.as_ref()),
            until: EdtfDate::of(row.until_text.as_ref()),
            note: row.note.clone(),
            footnotes: self.footnotes(row.id),
        })
    }
}
