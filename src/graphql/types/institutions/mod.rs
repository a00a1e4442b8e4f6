//! Organizations, embassies, cities and countries: whatever has positions and can be represented.

use async_graphql::{Context, Result};

use super::position::Position;
use crate::{
    graphql::{
        connection::{Connection, Total},
        error::bad_input,
        paging::PageArgs,
        scope::Scope,
    },
    store::{
        page::{Term, Value},
        rows,
    },
};

/// Writes a type of the schema that is an institution: what all parties and all institutions have, then its own.
macro_rules! institution {
    ($(#[$meta:meta])* $name:ident { $($own:tt)* }) => {
        party! {
            $(#[$meta])*
            $name {
                /// The positions in it: the head's first, those of no recorded rank last, then by title and key.
                pub(in crate::graphql) async fn positions(
                    &self,
                    context: &Context<'_>,
                    #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
                    #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
                    #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
                    #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
                ) -> Result<Connection<Position>> {
                    Box::pin(positions(context, self.0.id, &PageArgs::new(first, after, last, before))).await
                }

                /// Institutions whose representatives met its own, most meetings first unless ordered otherwise. Nothing
                /// rolls up: an embassy is not its country, an office not its parent.
                pub(in crate::graphql) async fn engaged_with(
                    &self,
                    context: &Context<'_>,
                    #[graphql(desc = "Which meetings count.")] filter: Option<Box<MetFilter>>,
                    #[graphql(desc = "The order; by default most meetings first, then the latest met, then by name.")]
                    order_by: Option<MetOrder>,
                    #[graphql(desc = "How many from the beginning: 20 by default, 200 at most.")] first: Option<i32>,
                    #[graphql(desc = "Only those after this cursor.")] after: Option<String>,
                    #[graphql(desc = "How many from the end: 200 at most.")] last: Option<i32>,
                    #[graphql(desc = "Only those before this cursor.")] before: Option<String>,
                ) -> Result<EngagementConnection> {
                    let page = PageArgs::new(first, after, last, before);
                    Box::pin(EngagementConnection::fetch(context, self.0.id, filter, order_by, &page)).await
                }

                $($own)*
            }
        }
    };
}

mod city;
mod country;
mod embassy;
mod interface;
mod organization;

pub(in crate::graphql) use city::City;
pub(in crate::graphql) use country::Country;
pub(in crate::graphql) use embassy::Embassy;
pub(in crate::graphql) use interface::Institution;
pub(in crate::graphql) use organization::Organization;

/// The positions in an institution, which the network lists.
async fn positions(context: &Context<'_>, id: i64, page: &PageArgs) -> Result<Connection<Position>> {
    const BY_KEY: &[Term] = &[Term::Text("key")];
    let scope = Scope::of(context);
    let network = scope.network();
    let Some(vertex) = network.vertex(id) else {
        return Ok(Connection::empty());
    };
    let positions = network.positions_in(vertex);
    let mut found = Vec::new();
    for cursor in page.cursors(BY_KEY)? {
        let [Value::Text(key)] = cursor.as_slice() else {
            continue;
        };
        let row = scope.record_by_key::<rows::Position>(key).await?;
        let vertex = row.and_then(|row| scope.vertex(row.id));
        let place = vertex.and_then(|vertex| positions.iter().position(|&listed| listed == vertex));
        let gone = || bad_input("the cursor's position is no longer in this list; begin again without it");
        found.push((cursor, place.ok_or_else(gone)?));
    }
    let range = page.range(positions.len(), BY_KEY, |values| {
        found
            .iter()
            .find(|(cursor, _)| cursor.as_slice() == values)
            .map(|(_, place)| *place)
            .ok_or(0)
    })?;
    let ids: Vec<i64> = positions[range.from..range.until]
        .iter()
        .map(|&vertex| network.record(vertex))
        .collect();
    let rows = scope.records::<rows::Position>(&ids).await?;
    let nodes = rows.into_iter().map(|row| {
        let place = vec![Value::Text(row.key.clone())];
        (Position(row), place)
    });
    Ok(Connection::new(
        BY_KEY,
        nodes,
        range.has_previous,
        range.has_next,
        Total::Known(positions.len()),
    ))
}

/// A record that the database guarantees.
pub(super) fn required<T>(record: Option<T>) -> Result<T> {
    record.ok_or_else(|| bad_input("the record has been deleted meanwhile; ask again"))
}
