//! Questions of those who keep the record.

use async_graphql::{Context, Object, Result};

use super::{
    connection::Connection,
    paging::PageArgs,
    scope::Scope,
    types::{DeletedRecord, DuplicateCandidate},
};
use crate::vocabulary::NodeKind;

/// Questions of those who keep the record.
#[derive(Default)]
pub(super) struct KeepingQuery;

/// Questions of those who keep the record.
#[Object]
impl KeepingQuery {
    /// Records that were deleted and are no more, the one deleted last first. restore brings one back.
    async fn deleted_records(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Only those of these kinds; by default of all.")] kinds: Option<Vec<NodeKind>>,
        #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<DeletedRecord>> {
        let page = PageArgs::forward(first, after);
        Box::pin(DeletedRecord::page(Scope::of(context), kinds, &page)).await
    }

    /// Pairs of parties or topics that look like one, with the reasons: those with most reasons first. None of them is ever
    /// merged by itself; merge makes one of two, and distinguish says that they are two, so that they are not asked about
    /// again.
    // What distinguish says is no change of the record, by which kept answers are let go.
    #[graphql(cache_control(private))]
    async fn duplicate_candidates(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Only those of these kinds; by default of all.")] kinds: Option<Vec<NodeKind>>,
        #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
        #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
    ) -> Result<Connection<DuplicateCandidate>> {
        let page = PageArgs::forward(first, after);
        Box::pin(DuplicateCandidate::page(Scope::of(context), kinds, &page)).await
    }
}
