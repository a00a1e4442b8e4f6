//! Lists of others that the network tallied: who met, came along or engaged, and how often. A page of one is shown.

use std::sync::Arc;

use async_graphql::{Context, Result};

use super::{
    event::Event,
    event_page::{Shown, event_page},
};
use crate::{
    graphql::{
        connection::{Connection, PageInfo},
        error::bad_input,
        filters::MetFilter,
        ids,
        orders::MetOrder,
        paging::{PageArgs, Range, encode},
        scalars::EdtfDate,
        scope::Scope,
    },
    network::{MeetingFilter, Tally, Vertex, View},
    store::page::{Term, Value},
};

/// Where an other stands in a list: how far from its beginning, and which record it is.
const PLACE: &[Term] = &[Term::Number("place"), Term::Text("id")];

/// A list of others that the network tallied, of which a page is shown.
pub(super) struct Tallies {
    pub(super) view: View,
    pub(super) of: Option<Vertex>,
    pub(super) filter: MeetingFilter,
    pub(super) list: Arc<[Tally]>,
    pub(super) range: Range,
}

impl Tallies {
    pub(super) async fn fetch(
        context: &Context<'_>,
        view: View,
        id: i64,
        filter: Option<Box<MetFilter>>,
        order: Option<MetOrder>,
        page: &PageArgs,
    ) -> Result<Self> {
        let scope = Scope::of(context);
        let filter = MetFilter::meetings(filter.as_deref())?;
        let of = scope.vertex(id);
        let tallies = of.map_or_else(
            || Arc::from([]),
            |of| scope.network().view(view, of, &filter, MetOrder::order(order)),
        );
        let mut found = Vec::new();
        for cursor in page.cursors(PLACE)? {
            let [Value::Number(place), Value::Text(id)] = cursor.as_slice() else {
                continue;
            };
            let vertex = match ids::parse(&id.into()) {
                Some((kind, key)) => scope
                    .node_by_key(kind, key)
                    .await?
                    .and_then(|node| scope.vertex(node.record())),
                None => return Err(bad_input("the cursor is not one of this list")),
            };
            let listed = vertex.and_then(|vertex| tallies.iter().position(|tally| tally.other == vertex));
            let place = listed.ok_or_else(|| usize::try_from(*place).unwrap_or_default());
            found.push((cursor, place));
        }
        let range = page.range(tallies.len(), PLACE, |values| {
            found
                .iter()
                .find(|(cursor, _)| cursor.as_slice() == values)
                .map_or(Err(0), |(_, place)| *place)
        })?;
        Ok(Self {
            view,
            of,
            filter,
            list: tallies,
            range,
        })
    }

    pub(super) fn part(&self) -> impl Iterator<Item = (usize, Tally)> {
        (self.range.from..self.range.until).map(|place| (place, self.list[place]))
    }

    pub(super) fn edge(&self, place: usize, tally: Tally) -> TallyEdge {
        TallyEdge {
            view: self.view,
            of: self.of,
            filter: self.filter.clone(),
            place,
            tally,
        }
    }

    pub(super) async fn page_info(&self, scope: &Scope) -> Result<PageInfo> {
        let ends = (
            self.part().next(),
            self.range
                .until
                .checked_sub(1)
                .filter(|&last| last >= self.range.from),
        );
        let start = match ends.0 {
            Some((place, tally)) => Some(cursor(scope, place, tally).await?),
            None => None,
        };
        let end = match ends.1 {
            Some(place) => Some(cursor(scope, place, self.list[place]).await?),
            None => None,
        };
        Ok(PageInfo::new(
            self.range.has_previous,
            self.range.has_next,
            start,
            end,
        ))
    }

    pub(super) fn total(&self) -> i32 {
        i32::try_from(self.list.len()).unwrap_or(i32::MAX)
    }
}

pub(super) async fn cursor(scope: &Scope, place: usize, tally: Tally) -> Result<String> {
    let node = scope.node(scope.network().record(tally.other)).await?;
    let id = node.map(|node| node.global_id().0).unwrap_or_default();
    Ok(encode(
        PLACE,
        &[
            Value::Number(i64::try_from(place).unwrap_or(i64::MAX)),
            Value::Text(id),
        ],
    ))
}

/// One of the others, and what there is between the two.
#[derive(Clone)]
pub(super) struct TallyEdge {
    pub(super) view: View,
    pub(super) of: Option<Vertex>,
    pub(super) filter: MeetingFilter,
    pub(super) place: usize,
    pub(super) tally: Tally,
}

impl TallyEdge {
    pub(super) async fn events(&self, scope: &Scope, page: &PageArgs) -> Result<Connection<Event>> {
        let Some(of) = self.of else {
            return Ok(Connection::empty());
        };
        let events = scope
            .network()
            .evidence(self.view, of, self.tally.other, &self.filter);
        event_page(scope, &events, Shown::NewestFirst, page).await
    }

    pub(super) fn meetings(&self) -> i32 {
        i32::try_from(self.tally.meetings).unwrap_or(i32::MAX)
    }
}

pub(super) fn date(context: &Context<'_>, event: Vertex) -> EdtfDate {
    EdtfDate(Scope::of(context).network().written(event).into_owned())
}
