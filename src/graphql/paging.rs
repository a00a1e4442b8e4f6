//! Which part of a list a client wants, and the cursors that mark places in it.

use std::{
    hash::{Hash, Hasher},
    iter,
};

use async_graphql::Result;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rustc_hash::FxHasher;

use super::error::bad_input;
use crate::store::{
    filter::Filter,
    page::{List, Order, Slice, Term, Value},
};

/// How many rows a page holds where neither `first` nor `last` says.
pub(super) const DEFAULT_PAGE: u32 = 20;
/// How many rows a page may hold.
pub(super) const LARGEST_PAGE: i32 = 200;

impl Value {
    /// The number, if it is one.
    pub(super) fn number(&self) -> Option<i64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(_) => None,
        }
    }

    /// The text, if it is one.
    pub(super) fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Number(_) => None,
        }
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

/// A cursor for a place in an order. It begins with a mark of the order, so that it is not taken for one of another.
pub(super) fn encode(terms: &[Term], place: &[Value]) -> String {
    let marked: Vec<Value> = iter::once(Value::Number(mark(terms)))
        .chain(place.iter().cloned())
        .collect();
    URL_SAFE_NO_PAD.encode(serde_json::to_string(&marked).unwrap_or_default())
}

/// A small number that tells orders apart.
fn mark(terms: &[Term]) -> i64 {
    let mut hasher = FxHasher::default();
    terms.hash(&mut hasher);
    i64::from(hasher.finish().to_le_bytes()[0])
}

fn decode(name: &str, cursor: &str, terms: &[Term]) -> Result<Vec<Value>> {
    let bytes = URL_SAFE_NO_PAD.decode(cursor).ok();
    let marked: Option<Vec<Value>> = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let values = marked.and_then(|mut values| {
        let known = values.first() == Some(&Value::Number(mark(terms)));
        known.then(|| values.split_off(1))
    });
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
        let cursor = |number: Option<i64>| number.map(|number| encode(TERMS, &[Value::Number(number)]));
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
