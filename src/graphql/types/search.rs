//! What a search finds.

use std::sync::Arc;

use async_graphql::{Context, Object, Result};
use futures_util::future::try_join_all;

use super::node::Node;
use crate::{
    graphql::{
        connection::PageInfo,
        error::bad_input,
        loaders::{SearchCounts, Searches, Texts},
        paging::{PageArgs, encode},
        scope::Scope,
    },
    store::{
        page::{Order, Term},
        search::{Hit, Search, snippet},
    },
    vocabulary::NodeKind,
};

/// The name asked for first, then names that hold the words, then texts; each by name, kind and key.
const PLACE: Order = Order {
    terms: &[
        Term::Number("tier"),
        Term::Text("fold"),
        Term::Text("kind"),
        Term::Text("key"),
    ],
    descending: false,
};
/// Longer texts are no search.
const LONGEST: usize = 1000;

/// What a search found, a page of it.
pub struct SearchConnection {
    search: Search,
    edges: Vec<SearchEdge>,
    continued: bool,
    more: bool,
}

/// A record that a search found.
#[derive(Clone)]
pub struct SearchEdge {
    search: Search,
    hit: Hit,
    node: Node,
}

impl SearchConnection {
    pub(in crate::graphql) async fn fetch(
        context: &Context<'_>,
        text: &str,
        kinds: &[NodeKind],
        page: &PageArgs,
    ) -> Result<Self> {
        if text.len() > LONGEST {
            return Err(bad_input(format!(
                "text: {} bytes are too many; expected at most {LONGEST}",
                text.len()
            )));
        }
        let scope = Scope::of(context);
        let search = Search::new(text, kinds);
        let slice = page.slice(PLACE)?;
        let continued = slice.after.is_some();
        if search.is_empty() {
            return Ok(Self {
                search,
                edges: Vec::new(),
                continued: false,
                more: false,
            });
        }
        let found = scope
            .load::<Searches>((search.clone(), slice))
            .await?
            .unwrap_or_else(|| Arc::new((Vec::new(), false)));
        for hit in &found.0 {
            scope.hot().keep_kind(hit.id, hit.kind);
        }
        let nodes = try_join_all(found.0.iter().map(|hit| scope.node(hit.id))).await?;
        let edges = found.0.iter().zip(nodes);
        let edges = edges.filter_map(|(hit, node)| {
            Some(SearchEdge {
                search: search.clone(),
                hit: hit.clone(),
                node: node?,
            })
        });
        let edges = edges.collect();
        Ok(Self {
            search,
            edges,
            continued,
            more: found.1,
        })
    }
}

/// What a search found, a page of it.
#[Object]
impl SearchConnection {
    /// What was found, on this page: the name asked for first, then names that hold the words, then texts; each by name.
    async fn edges(&self) -> &[SearchEdge] {
        &self.edges
    }

    /// The records of this page, in the same order.
    async fn nodes(&self) -> Vec<&Node> {
        self.edges.iter().map(|edge| &edge.node).collect()
    }

    /// Where this page stands in the list.
    async fn page_info(&self) -> PageInfo {
        let cursor = |edge: &SearchEdge| encode(PLACE.terms, &edge.hit.place);
        PageInfo::new(
            self.continued,
            self.more,
            self.edges.first().map(cursor),
            self.edges.last().map(cursor),
        )
    }

    /// How many records were found in all. Counted only when asked for.
    async fn total_count(&self, context: &Context<'_>) -> Result<i32> {
        if self.search.is_empty() {
            return Ok(0);
        }
        let count = Scope::of(context)
            .load::<SearchCounts>(self.search.clone())
            .await?;
        Ok(i32::try_from(count.unwrap_or_default()).unwrap_or(i32::MAX))
    }
}

/// A record that a search found.
#[Object]
impl SearchEdge {
    /// Marks this place in the list, for `after`.
    async fn cursor(&self) -> String {
        encode(PLACE.terms, &self.hit.place)
    }

    /// The record.
    async fn node(&self) -> &Node {
        &self.node
    }

    /// The words that matched, marked with `**`, in their place: some words around the first of them. Null where they
    /// were found only in a name that is never shown.
    async fn snippet(&self, context: &Context<'_>) -> Result<Option<String>> {
        let texts = Scope::of(context)
            .load::<Texts>(self.hit.id)
            .await?
            .unwrap_or_default();
        Ok(snippet(&texts, &self.search))
    }
}
