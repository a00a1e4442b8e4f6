//! Lists in pages, by the Relay specification, with `nodes` and `totalCount` beside `edges` and `pageInfo`.

use std::{borrow::Cow, sync::Arc};

use async_graphql::{Context, Object, OutputType, Result, SimpleObject, TypeName};
use futures_util::future::BoxFuture;

use super::{
    loaders::{CountKey, Counts, Hang, PageKey, Pages},
    paging::encode,
    scope::Scope,
};
use crate::store::{
    page::{List, Page, Term, Value},
    rows::Paged,
};

/// Where a page stands in its list.
#[derive(Clone, Debug, SimpleObject)]
pub struct PageInfo {
    /// Whether the list goes on before the first edge of this page.
    has_previous_page: bool,
    /// Whether the list goes on after the last edge of this page.
    has_next_page: bool,
    /// The cursor of the first edge, to go backward from with `before`; null on an empty page.
    start_cursor: Option<String>,
    /// The cursor of the last edge, to go forward from with `after`; null on an empty page.
    end_cursor: Option<String>,
}

impl PageInfo {
    pub(super) fn new(
        has_previous: bool,
        has_next: bool,
        start: Option<String>,
        end: Option<String>,
    ) -> Self {
        Self {
            has_previous_page: has_previous,
            has_next_page: has_next,
            start_cursor: start,
            end_cursor: end,
        }
    }
}

/// A node in its place in a list.
pub struct Edge<N> {
    terms: &'static [Term],
    place: Vec<Value>,
    node: N,
}

impl<N: OutputType> TypeName for Edge<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Edge", N::type_name()).into()
    }
}

/// A node in its place in a list.
#[Object(name_type)]
impl<N: OutputType> Edge<N> {
    /// Marks this place in the list, for `after` and `before`. It stays good when others are added or removed, and goes
    /// with the order that the list was asked in.
    async fn cursor(&self) -> String {
        encode(self.terms, &self.place)
    }

    /// The record, or what else is listed.
    async fn node(&self) -> &N {
        &self.node
    }
}

/// How many there are in a list: known, or counted when asked for.
pub(super) enum Total {
    Known(usize),
    Later(Box<dyn Fn(Arc<Scope>) -> BoxFuture<'static, Result<i64>> + Send + Sync>),
}

impl Total {
    pub(super) async fn get(&self, context: &Context<'_>) -> Result<i32> {
        let total = match self {
            Self::Known(total) => i64::try_from(*total).unwrap_or(i64::MAX),
            Self::Later(count) => count(Arc::clone(Scope::of(context))).await?,
        };
        Ok(i32::try_from(total).unwrap_or(i32::MAX))
    }
}

/// A page of a list.
pub struct Connection<N> {
    edges: Vec<Edge<N>>,
    has_previous: bool,
    has_next: bool,
    total: Total,
}

impl<N: OutputType> TypeName for Connection<N> {
    fn type_name() -> Cow<'static, str> {
        format!("{}Connection", N::type_name()).into()
    }
}

/// A page of a list, by the Relay specification.
#[Object(name_type)]
impl<N: OutputType> Connection<N> {
    /// The nodes of this page with their cursors, in the order of the list.
    async fn edges(&self) -> &[Edge<N>] {
        &self.edges
    }

    /// The nodes of this page without cursors, in the order of the list.
    async fn nodes(&self) -> Vec<&N> {
        self.edges.iter().map(|edge| &edge.node).collect()
    }

    /// Where this page stands in the list.
    async fn page_info(&self) -> PageInfo {
        PageInfo::new(
            self.has_previous,
            self.has_next,
            self.edges.first().map(|edge| encode(edge.terms, &edge.place)),
            self.edges.last().map(|edge| encode(edge.terms, &edge.place)),
        )
    }

    /// How many there are in the whole list, within the filter, whatever the page. Counted only when asked for.
    async fn total_count(&self, context: &Context<'_>) -> Result<i32> {
        self.total.get(context).await
    }
}

impl<N: OutputType> Connection<N> {
    pub(super) fn new(
        terms: &'static [Term],
        nodes: impl IntoIterator<Item = (N, Vec<Value>)>,
        has_previous: bool,
        has_next: bool,
        total: Total,
    ) -> Self {
        let edges = nodes
            .into_iter()
            .map(|(node, place)| Edge { terms, place, node })
            .collect();
        Self {
            edges,
            has_previous,
            has_next,
            total,
        }
    }

    pub(super) fn empty() -> Self {
        Self {
            edges: Vec::new(),
            has_previous: false,
            has_next: false,
            total: Total::Known(0),
        }
    }

    /// A page of a list that the database cuts.
    pub(super) async fn fetch<R: Paged>(
        scope: &Scope,
        hang: Hang,
        parent: i64,
        list: List,
        node: impl Fn(Arc<R>) -> N,
    ) -> Result<Self> {
        let terms = list.order.terms;
        let filter = Arc::new(list.filter.clone());
        let key = PageKey {
            list: Arc::new(list),
            hang: hang.clone(),
            parent,
        };
        let page = scope
            .load::<Pages<R>>(key)
            .await?
            .unwrap_or_else(|| Arc::new(Page::empty()));
        let count = CountKey { filter, hang, parent };
        let total = Total::Later(Box::new(move |scope| {
            let count = count.clone();
            Box::pin(async move { Ok(scope.load::<Counts<R>>(count).await?.unwrap_or_default()) })
        }));
        let rows = page
            .rows
            .iter()
            .map(|(row, place)| (node(Arc::clone(row)), place.clone()));
        Ok(Self::new(terms, rows, page.has_previous, page.has_next, total))
    }
}
