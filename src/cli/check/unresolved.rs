//! Participants in a position of which nobody can tell who held it that day, as the network knows them.

use crate::{
    live,
    network::{Network, Seat},
    records::check::{Check, CheckReport, Finding, reference},
    store::{StoreError, export::ReadTransaction},
    vocabulary::{Attribution, EventStatus, Visibility},
};

/// Looks for them in everything that is recorded, of events that were held.
pub(super) async fn check(
    reading: &ReadTransaction,
    limit: u32,
    report: &mut CheckReport,
) -> Result<(), StoreError> {
    let network = Network::build(live::facts(reading, Visibility::Confidential).await?);
    let unresolved = |seat: &Seat| match seat.attribution {
        Attribution::Unresolved => network.event(seat.event).status == EventStatus::Held,
        Attribution::Stated | Attribution::Inferred => false,
    };
    let (mut count, mut first) = (0, Vec::new());
    for seat in network.all_seats().filter(unresolved) {
        // One who is known by an institution or a label alone is in no position.
        let Some(position) = seat.position else {
            continue;
        };
        count += 1;
        if first.len() < limit as usize {
            first.push((network.record(seat.event), seat.ordinal, network.record(position)));
        }
    }
    let ids: Vec<i64> = first
        .iter()
        .flat_map(|(event, _, position)| [*event, *position])
        .collect();
    let keys = reading.keys(&ids).await?;
    let named = |id: &i64| keys.get(id).map(|(kind, key)| reference(kind, key));
    let findings = first.iter().map(|(event, ordinal, position)| Finding {
        record: named(event),
        message: format!("participants.{ordinal}: {}", named(position).unwrap_or_default()),
    });
    report.add(Check::Unresolved, count, findings.collect());
    Ok(())
}
