//! What is of use to those who keep the record: records that were deleted, and records that look like one.

use std::sync::Arc;

use async_graphql::{Context, Enum, ID, Object, Result, SimpleObject};

use super::{
    change::{Change, page_of_history},
    node::Node,
};
use crate::{
    graphql::{
        connection::{Connection, Total},
        ids,
        loaders::{Duplicates, Hang, HiddenDeleted},
        paging::{self, PageArgs},
        scalars::DateTime,
        scope::Scope,
    },
    records::duplicates::{Candidate, Reason},
    store::{
        deleted::Deleted,
        page::{Term, Value},
    },
    vocabulary::NodeKind,
};

/// A record that was deleted, and can be brought back with restore.
#[derive(Clone, Debug)]
pub struct DeletedRecord(Arc<Deleted>);

/// A record that was deleted, and can be brought back with restore.
#[Object]
impl DeletedRecord {
    /// The identity that it had, and has again when it is brought back.
    async fn id(&self) -> ID {
        ids::id(self.0.kind, &self.0.key)
    }

    /// What kind of record it was.
    async fn kind(&self) -> NodeKind {
        self.0.kind
    }

    /// Its key.
    async fn key(&self) -> &str {
        &self.0.key
    }

    /// The name, title or text that it had; of a relationship its key.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// When it was deleted, in UTC.
    async fn at(&self) -> DateTime {
        DateTime::of_micros(self.0.at)
    }

    /// Who deleted it.
    async fn by(&self) -> &str {
        &self.0.by
    }

    /// The number of the change that deleted it.
    async fn revision(&self) -> i32 {
        i32::try_from(self.0.revision).unwrap_or(i32::MAX)
    }

    /// Every change of the record, newest first: who, when, what. The first of them says all that it said.
    async fn history(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "How many: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<Change>> {
        let page = PageArgs::forward(first, after);
        Box::pin(page_of_history(Scope::of(context), self.0.id, &page)).await
    }
}

impl DeletedRecord {
    /// Those of some kinds, or of all, the one deleted last first.
    pub(in crate::graphql) async fn page(
        scope: &Scope,
        kinds: Option<Vec<NodeKind>>,
        page: &PageArgs,
    ) -> Result<Connection<Self>> {
        // A relationship is hidden with its ends, also after it is no more.
        let hidden = scope.load::<HiddenDeleted>(()).await?;
        let filter = Deleted::filter(kinds.as_deref(), hidden.as_deref().unwrap_or_default());
        let list = paging::list(filter, Deleted::LATEST, page)?;
        Connection::fetch(scope, Hang::Root, 0, list, Self).await
    }
}

/// Why two records look like one.
#[derive(Clone, Copy, Debug, Enum, Eq, PartialEq)]
enum DuplicateReasonKind {
    /// They have one identifier elsewhere.
    SharedIdentifier,
    /// Events name both in one position on one day, though it has one holder at a time.
    SamePositionSameDay,
    /// They have one name, but for the order of its words, accents, case and hyphens.
    SameName,
}

/// Why two records look like one.
#[derive(Clone, Debug, SimpleObject)]
struct DuplicateReason {
    /// What sort of reason it is.
    kind: DuplicateReasonKind,
    /// What they have in common: `wikidata Q123`, `ambassador-of-japan-to-korea 2022-02-11`, `park jung sook`.
    detail: String,
}

/// Two records that look like one: for somebody who knows to merge them, or to say that they are different.
#[derive(Clone, Debug)]
pub struct DuplicateCandidate(Arc<Candidate>);

/// Two records that look like one: for somebody who knows to merge them, or to say that they are different.
#[Object]
impl DuplicateCandidate {
    /// The one whose key comes first.
    async fn one(&self, context: &Context<'_>) -> Result<Option<Node>> {
        Scope::of(context).node(self.0.one.0).await
    }

    /// The other one, of the same kind.
    async fn other(&self, context: &Context<'_>) -> Result<Option<Node>> {
        Scope::of(context).node(self.0.other.0).await
    }

    /// Why they look like one, the strongest reason first; at least one.
    async fn reasons(&self) -> Vec<DuplicateReason> {
        let reason = |reason: &Reason| match reason {
            Reason::SharedIdentifier(scheme, value) => DuplicateReason {
                kind: DuplicateReasonKind::SharedIdentifier,
                detail: format!("{scheme} {value}"),
            },
            Reason::SamePositionSameDay(position, day) => DuplicateReason {
                kind: DuplicateReasonKind::SamePositionSameDay,
                detail: format!("{position} {day}"),
            },
            Reason::SameName(name) => DuplicateReason {
                kind: DuplicateReasonKind::SameName,
                detail: name.clone(),
            },
        };
        self.0.reasons.iter().map(reason).collect()
    }
}

const BY_REASONS: &[Term] = &[
    Term::Number("duplicate.reasons"),
    Term::Text("duplicate.kind"),
    Term::Text("duplicate.one"),
    Term::Text("duplicate.other"),
];

impl DuplicateCandidate {
    /// Those of some kinds, or of all: those with most reasons first.
    pub(in crate::graphql) async fn page(
        scope: &Scope,
        kinds: Option<Vec<NodeKind>>,
        page: &PageArgs,
    ) -> Result<Connection<Self>> {
        let all = scope.load::<Duplicates>(()).await?.unwrap_or_default();
        let asked = |candidate: &&Arc<Candidate>| {
            let kinds = kinds.as_ref();
            kinds.is_none_or(|kinds| kinds.contains(&candidate.kind))
        };
        let found: Vec<&Arc<Candidate>> = all.iter().filter(asked).collect();
        let range = page.range(found.len(), BY_REASONS, |values| {
            let text = |place: usize| values.get(place).and_then(Value::text).unwrap_or_default();
            let reasons = values.first().and_then(Value::number).unwrap_or_default();
            let wanted = (reasons, text(1), text(2), text(3));
            found.binary_search_by(|candidate| candidate.place().cmp(&wanted))
        })?;
        let total = Total::Known(found.len());
        let rows = found
            .into_iter()
            .take(range.until)
            .skip(range.from)
            .map(|candidate| {
                let (reasons, kind, one, other) = candidate.place();
                let texts = [kind, one, other].map(|text| Value::Text(text.to_owned()));
                let place = std::iter::once(Value::Number(reasons)).chain(texts).collect();
                (Self(Arc::clone(candidate)), place)
            });
        Ok(Connection::new(
            BY_REASONS,
            rows,
            range.has_previous,
            range.has_next,
            total,
        ))
    }
}
