//! Lists in pages, by the Relay specification, with `nodes` and `totalCount` beside `edges` and `pageInfo`.

use std::{borrow::Cow, sync::Arc};

use async_graphql::{Context, Object, OutputType, Result, SimpleObject, TypeName};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use futures_util::future::BoxFuture;

use super::{
    error::bad_input,
    loaders::{CountKey, Counts, Hang, PageKey, Pages},
    scope::Scope,
};
use crate::store::{
    filter::Filter,
    page::{List, Order, Slice, Term, Value},
    rows::Paged,
};

/// How many rows a page holds where neither `first` nor `last` says.
const DEFAULT_PAGE: u32 = 20;
/// How many rows a page may hold.
const LARGEST_PAGE: i32 = 200;

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
        encode(&self.place)
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
            self.edges.first().map(|edge| encode(&edge.place)),
            self.edges.last().map(|edge| encode(&edge.place)),
        )
    }

    /// How many there are in the whole list, within the filter, whatever the page. Counted only when asked for.
    async fn total_count(&self, context: &Context<'_>) -> Result<i32> {
        self.total.get(context).await
    }
}

impl<N: OutputType> Connection<N> {
    pub(super) fn new(
        nodes: impl IntoIterator<Item = (N, Vec<Value>)>,
        has_previous: bool,
        has_next: bool,
        total: Total,
    ) -> Self {
        let edges = nodes
            .into_iter()
            .map(|(node, place)| Edge { place, node })
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
        let filter = Arc::new(list.filter.clone());
        let key = PageKey {
            list: Arc::new(list),
            hang: hang.clone(),
            parent,
        };
        let page = scope
            .load::<Pages<R>>(key)
            .await?
            .unwrap_or_else(|| Arc::new(crate::store::page::Page::empty()));
        let count = CountKey { filter, hang, parent };
        let total = Total::Later(Box::new(move |scope| {
            let count = count.clone();
            Box::pin(async move { Ok(scope.load::<Counts<R>>(count).await?.unwrap_or_default()) })
        }));
        let rows = page
            .rows
            .iter()
            .map(|(row, place)| (node(Arc::clone(row)), place.clone()));
        Ok(Self::new(rows, page.has_previous, page.has_next, total))
    }
}

/// What a client says of the page that it wants.
#[derive(Clone, Debug, Default)]
pub(super) struct PageArgs {
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
}

impl PageArgs {
    pub(super) fn new(
        first: Option<i32>,
        after: Option<String>,
        last: Option<i32>,
        before: Option<String>,
    ) -> Self {
        Self {
            first,
            after,
            last,
            before,
        }
    }

    /// A page that only goes forward.
    pub(super) fn forward(first: Option<i32>, after: Option<String>) -> Self {
        Self {
            first,
            after,
            last: None,
            before: None,
        }
    }

    fn limit(&self) -> Result<(u32, bool)> {
        let (name, asked, from_end) = match (self.first, self.last) {
            (Some(_), Some(_)) => return Err(bad_input("first and last are given; expected one of them")),
            (Some(first), None) => ("first", first, false),
            (None, Some(last)) => ("last", last, true),
            // Backward paging without a number takes the rows right before the cursor.
            (None, None) => return Ok((DEFAULT_PAGE, self.before.is_some() && self.after.is_none())),
        };
        if asked > LARGEST_PAGE {
            return Err(bad_input(format!(
                "{name}: {asked} is too many; expected at most {LARGEST_PAGE}, page by page"
            )));
        }
        let limit =
            u32::try_from(asked).map_err(|_| bad_input(format!("{name}: {asked}; expected 0 or more")))?;
        Ok((limit, from_end))
    }

    /// The part of a list in an order of the database.
    pub(super) fn slice(&self, order: Order) -> Result<Slice> {
        let (limit, from_end) = self.limit()?;
        let after = self
            .after
            .as_deref()
            .map(|cursor| decode("after", cursor, order.terms))
            .transpose()?;
        let before = self
            .before
            .as_deref()
            .map(|cursor| decode("before", cursor, order.terms))
            .transpose()?;
        Ok(Slice {
            limit,
            from_end,
            after,
            before,
        })
    }

    /// Which part of a list in memory. `find` tells where a cursor's row is (`Ok`) or would be (`Err`).
    pub(super) fn range(
        &self,
        length: usize,
        terms: &[Term],
        find: impl Fn(&[Value]) -> std::result::Result<usize, usize>,
    ) -> Result<Range> {
        let (limit, from_end) = self.limit()?;
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let after = self
            .after
            .as_deref()
            .map(|cursor| decode("after", cursor, terms))
            .transpose()?;
        let before = self
            .before
            .as_deref()
            .map(|cursor| decode("before", cursor, terms))
            .transpose()?;
        let start = after.map_or(0, |values| {
            find(&values).map_or_else(|place| place, |place| place + 1)
        });
        let end = before.map_or(length, |values| find(&values).unwrap_or_else(|place| place));
        let (start, end) = (start.min(length), end.min(length).max(start.min(length)));
        let (from, until) = if from_end {
            (end.saturating_sub(limit).max(start), end)
        } else {
            (start, end.min(start.saturating_add(limit)))
        };
        Ok(Range {
            from,
            until,
            has_previous: from > 0,
            has_next: until < length,
        })
    }

    /// The cursors of the page, decoded, for those that must be looked up before a range can be told.
    pub(super) fn cursors(&self, terms: &[Term]) -> Result<Vec<Vec<Value>>> {
        let named = [("after", &self.after), ("before", &self.before)];
        named
            .iter()
            .filter_map(|(name, cursor)| Some(decode(name, cursor.as_deref()?, terms)))
            .collect()
    }
}

/// Which part of a list in memory a page is.
pub(super) struct Range {
    pub(super) from: usize,
    pub(super) until: usize,
    pub(super) has_previous: bool,
    pub(super) has_next: bool,
}

/// A cursor for a place in an order.
pub(super) fn encode(place: &[Value]) -> String {
    URL_SAFE_NO_PAD.encode(serde_json::to_string(place).unwrap_or_default())
}

fn decode(name: &str, cursor: &str, terms: &[Term]) -> Result<Vec<Value>> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok();
    let values: Option<Vec<Value>> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let fits = |values: &Vec<Value>| {
        values.len() == terms.len()
            && values.iter().zip(terms).all(|pair| {
                matches!(
                    pair,
                    (Value::Number(_), Term::Number(_)) | (Value::Text(_), Term::Text(_))
                )
            })
    };
    let strange = || {
        bad_input(format!(
            "{name}: {:?} is not a cursor of this list; expected one that the same list gave in the same order",
            cursor.chars().take(60).collect::<String>()
        ))
    };
    let values = values.filter(fits).ok_or_else(strange)?;
    if values
        .iter()
        .any(|value| matches!(value, Value::Text(text) if text.contains('\0')))
    {
        return Err(strange());
    }
    Ok(values)
}

/// A list in the order and with the part that a client asked for.
pub(super) fn list(filter: Filter, order: Order, page: &PageArgs) -> Result<List> {
    Ok(List {
        filter,
        order,
        slice: page.slice(order)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: &[Term] = &[Term::Number("n")];

    fn args(first: Option<i32>, after: Option<i64>, last: Option<i32>, before: Option<i64>) -> PageArgs {
        let cursor = |number: Option<i64>| number.map(|number| encode(&[Value::Number(number)]));
        PageArgs::new(first, cursor(after), last, cursor(before))
    }

    /// The part of a list of the numbers 0 to 9 that a page is.
    fn part(page: &PageArgs) -> (usize, usize, bool, bool) {
        let find = |values: &[Value]| match values {
            [Value::Number(number)] => usize::try_from(*number).map_err(|_| 0),
            _ => Err(0),
        };
        let range = page.range(10, TERMS, find).unwrap();
        (range.from, range.until, range.has_previous, range.has_next)
    }

    #[test]
    fn pages_go_forward_and_backward() {
        assert_eq!(part(&args(Some(3), None, None, None)), (0, 3, false, true));
        assert_eq!(part(&args(Some(3), Some(2), None, None)), (3, 6, true, true));
        assert_eq!(part(&args(Some(30), Some(7), None, None)), (8, 10, true, false));
        assert_eq!(part(&args(None, None, Some(3), None)), (7, 10, true, false));
        assert_eq!(part(&args(None, None, Some(3), Some(7))), (4, 7, true, true));
        assert_eq!(part(&args(None, Some(1), Some(30), Some(4))), (2, 4, true, true));
        assert_eq!(part(&args(Some(0), None, None, None)), (0, 0, false, true));
        assert_eq!(part(&args(Some(5), Some(7), None, Some(3))), (8, 8, true, true));
    }

    #[test]
    fn unreasonable_pages_are_refused() {
        let message = |page: PageArgs| page.range(10, TERMS, |_| Err(0)).err().unwrap().message;
        assert_eq!(
            message(args(Some(201), None, None, None)),
            "first: 201 is too many; expected at most 200, page by page"
        );
        assert_eq!(
            message(args(None, None, Some(-1), None)),
            "last: -1; expected 0 or more"
        );
        assert_eq!(
            message(args(Some(1), None, Some(1), None)),
            "first and last are given; expected one of them"
        );
        assert!(
            message(PageArgs::forward(None, Some("x".into()))).starts_with("after: \"x\" is not a cursor")
        );
    }
}
