//! The promises that were made at our events in a period, and those that were kept or lapsed in it.

use super::{
    super::{Reader, periods::Days},
    counted::{Counted, Periods},
    lines::ActivityCompared,
};
use crate::{
    dates::{Edtf, Period, Span},
    network::{Vertex, VertexKind},
    store::{
        StoreError,
        filter::{Field, Filter, TextTest},
        page::Parents,
        rows::Commitment,
    },
    vocabulary::{CommitmentStatus, EventStatus},
};

/// The promises of a period, each list the soonest due first, and how many there were in it and in the one before.
#[derive(Debug, Default)]
pub(super) struct Promises {
    /// Those that were made in the period.
    pub(super) made: Vec<Commitment>,
    pub(super) made_count: ActivityCompared,
    /// Those that were closed in the period: kept ones, then lapsed ones.
    pub(super) closed: Vec<Commitment>,
    pub(super) closed_count: ActivityCompared,
}

impl Promises {
    pub(super) async fn of(reader: &Reader, counted: &Counted, periods: Periods) -> Result<Self, StoreError> {
        let mut promises = Self::default();
        let events: Vec<Vertex> = counted.before.iter().chain(&counted.now).copied().collect();
        for row in reader.promises_at(&events).await? {
            let when = of_event(reader, periods, row.event_id);
            promises.made_count += when;
            if !when.period.is_none() {
                promises.made.push(row);
            }
        }
        let kept = kept(reader, periods).await?;
        let kept = kept
            .into_iter()
            .map(|row| (of_event(reader, periods, row.fulfilled_by_id), row));
        let lapsed = lapsed(reader, periods).await?;
        let lapsed = lapsed
            .into_iter()
            .map(|row| (of_due(periods, row.due_text.as_deref()), row));
        for (when, row) in kept.chain(lapsed) {
            if is_ours(reader, &row) {
                promises.closed_count += when;
                if !when.period.is_none() {
                    promises.closed.push(row);
                }
            }
        }
        Ok(promises)
    }
}

/// Whether dates lie in the periods.
fn compared(periods: Periods, from: Span, until: Span) -> ActivityCompared {
    let hold = |days: Days| days.hold(from, until);
    ActivityCompared {
        period: hold(periods.now),
        before: hold(periods.before),
    }
}

fn of_event(reader: &Reader, periods: Periods, event: Option<i64>) -> ActivityCompared {
    let event = event.and_then(|event| reader.network().vertex(event));
    event.map_or_else(ActivityCompared::default, |event| {
        let facts = reader.network().event(event);
        compared(periods, facts.from, facts.until)
    })
}

fn of_due(periods: Periods, due: Option<&str>) -> ActivityCompared {
    let due = due.and_then(|due| due.parse::<Edtf>().ok());
    due.map_or_else(ActivityCompared::default, |due| {
        compared(periods, due.span(), due.span())
    })
}

/// Promises that an event of the periods kept.
async fn kept(reader: &Reader, periods: Periods) -> Result<Vec<Commitment>, StoreError> {
    let network = reader.network();
    let within = network.events().filter(|&event| {
        let facts = network.event(event);
        let when = compared(periods, facts.from, facts.until);
        facts.status == EventStatus::Held && when != ActivityCompared::default()
    });
    let ids: Vec<i64> = within.map(|event| network.record(event)).collect();
    let mut kept = reader
        .hanging::<Commitment>(&Parents::Own("fulfilled_by_id"), &ids)
        .await?;
    kept.retain(|row| row.status == CommitmentStatus::Fulfilled);
    Ok(kept)
}

/// Promises that lapsed and were due in the periods. When they lapsed is not recorded; that they were not kept was so from
/// the day on which they were due.
async fn lapsed(reader: &Reader, periods: Periods) -> Result<Vec<Commitment>, StoreError> {
    let lapsed = TextTest::Is(CommitmentStatus::Lapsed.word().to_owned());
    let due = Period {
        since: Some(periods.before.since.0),
        until: Some(periods.now.until.0),
    };
    reader
        .promises_like(Filter::All(vec![
            Filter::Text(Field::Own("status"), lapsed),
            Filter::Within("due", due, false),
        ]))
        .await
}

/// Whether a promise is by us or to us, or was made where we were.
fn is_ours(reader: &Reader, row: &Commitment) -> bool {
    let network = reader.network();
    let Some(home) = reader.home else {
        return false;
    };
    let parties = [Some(row.by_id), row.to_id];
    let mut parties = parties.into_iter().flatten().filter_map(|id| network.vertex(id));
    let is_home = |party: Vertex| match network.kind(party) {
        VertexKind::Position => reader.is_home(network.position(party).and_then(|post| post.institution)),
        VertexKind::Person
        | VertexKind::Institution
        | VertexKind::Event
        | VertexKind::Topic
        | VertexKind::Program => party == home,
    };
    let event = row.event_id.and_then(|event| network.vertex(event));
    parties.any(is_home) || event.is_some_and(|event| network.events_of(home).binary_search(&event).is_ok())
}
