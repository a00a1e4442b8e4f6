//! Pages of events that the network lists by their days.

use async_graphql::Result;

use super::event::Event;
use crate::{
    graphql::{
        connection::{Connection, Total},
        paging::PageArgs,
        scope::Scope,
    },
    network::Vertex,
    store::{
        page::{Order, Term, Value},
        rows,
    },
};

/// The order of events in the network's lists: by day, then key.
pub(super) const BY_DAY: &[Term] = Order::NEWEST.terms;

/// Where an event stands in lists by day.
fn place(scope: &Scope, vertex: Vertex, key: &str) -> Vec<Value> {
    let from = scope.network().event(vertex).from;
    vec![
        Value::Number(from.earliest.number().into()),
        Value::Number(from.latest.number().into()),
        Value::Text(key.to_owned()),
    ]
}

/// How a list of events that the network gives is shown.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(in crate::graphql) enum Shown {
    /// It goes from the oldest to the newest, and is shown so.
    OldestFirst,
    /// It goes from the oldest to the newest, and is shown the other way round.
    Reversed,
    /// It goes from the newest to the oldest, and is shown so.
    NewestFirst,
}

/// A page of events that the network lists. Only the events of the page are read.
pub(in crate::graphql) async fn event_page(
    scope: &Scope,
    events: &[Vertex],
    shown: Shown,
    page: &PageArgs,
) -> Result<Connection<Event>> {
    let at = |place: usize| {
        if shown == Shown::Reversed {
            events.len() - 1 - place
        } else {
            place
        }
    };
    // A cursor's event is found by its key, which the network does not know.
    let mut found = Vec::new();
    for cursor in page.cursors(BY_DAY)? {
        let [Value::Number(earliest), Value::Number(latest), Value::Text(key)] = cursor.as_slice() else {
            continue;
        };
        let row = scope.record_by_key::<rows::Event>(key).await?;
        let vertex = row.and_then(|row| scope.vertex(row.id));
        let listed = |vertex: Vertex| events.iter().position(|&event| event == vertex).map(at);
        let place = match vertex.and_then(listed) {
            Some(place) => Ok(place),
            None => Err(place_of_gone(
                scope,
                events.len(),
                |place| events[at(place)],
                shown,
                (*earliest, *latest, key),
            )
            .await?),
        };
        found.push((cursor, place));
    }
    let range = page.range(events.len(), BY_DAY, |values| {
        found
            .iter()
            .find(|(cursor, _)| cursor.as_slice() == values)
            .map_or(Err(0), |(_, place)| *place)
    })?;
    let network = scope.network();
    let ids: Vec<i64> = (range.from..range.until)
        .map(|place| network.record(events[at(place)]))
        .collect();
    let rows = scope.records::<rows::Event>(&ids).await?;
    let nodes = rows.into_iter().map(|row| {
        let values = scope
            .vertex(row.id)
            .map_or_else(Vec::new, |vertex| place(scope, vertex, &row.key));
        (Event(row), values)
    });
    Ok(Connection::new(
        BY_DAY,
        nodes,
        range.has_previous,
        range.has_next,
        Total::Known(events.len()),
    ))
}

/// Where an event that has gone would be in a list, by its day, and by its key among others of that day.
async fn place_of_gone(
    scope: &Scope,
    length: usize,
    event: impl Fn(usize) -> Vertex,
    shown: Shown,
    (earliest, latest, key): (i64, i64, &str),
) -> Result<usize> {
    let oldest_first = shown == Shown::OldestFirst;
    let day = |place: usize| {
        let from = scope.network().event(event(place)).from;
        (i64::from(from.earliest.number()), i64::from(from.latest.number()))
    };
    let before = |place: &usize| {
        if oldest_first {
            day(*place) < (earliest, latest)
        } else {
            day(*place) > (earliest, latest)
        }
    };
    let first = (0..length).take_while(before).count();
    let ids: Vec<i64> = (first..length)
        .take_while(|&place| day(place) == (earliest, latest))
        .map(|place| scope.network().record(event(place)))
        .collect();
    let same_day = scope.records::<rows::Event>(&ids).await?;
    let before = same_day.iter().filter(|row| {
        if oldest_first {
            row.key.as_str() < key
        } else {
            row.key.as_str() > key
        }
    });
    Ok(first + before.count())
}
