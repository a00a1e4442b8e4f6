//! What can be so, and should not stay so. Whoever was at an event as the holder of a position, and nobody can tell who that
//! was, is looked for in the network, by the command.

use super::{Check, CheckReport, Finding, named, worded};
use crate::{
    dates::Day,
    records::checks::{TOGETHER, day, overlaps},
    store::{
        StoreError,
        check::Oddity,
        export::ReadTransaction,
        quality::Want,
        record_checks::{CertainTenure, DoubleAttestation},
    },
};

/// Looks for all that should not stay so, as of a day.
pub(super) async fn check(
    reading: &ReadTransaction,
    today: Day,
    limit: u32,
    report: &mut CheckReport,
) -> Result<(), StoreError> {
    two_holders(reading, limit, report).await?;
    for (check, want) in [
        (Check::NoReport, Want::Report),
        (Check::NoSource, Want::Source),
        (Check::Due, Want::Fulfilment),
        (Check::NoPlace, Want::Place),
    ] {
        let found = reading.wanting(want, today, limit).await?;
        let say = |oddity: &Oddity| {
            let text = oddity.text.as_deref().unwrap_or_default();
            match want {
                Want::Report => format!("was announced for {text}"),
                Want::Fulfilment => format!("is due {text}"),
                Want::Source | Want::Place => String::new(),
            }
        };
        report.add(check, found.total, worded(&found, say));
    }
    Ok(())
}

async fn two_holders(
    reading: &ReadTransaction,
    limit: u32,
    report: &mut CheckReport,
) -> Result<(), StoreError> {
    let (mut count, mut findings) = (0, Vec::new());
    for positions in reading.single_positions().await?.chunks(TOGETHER) {
        let held = overlaps(&reading.certain_tenures(positions).await?);
        let attested = reading.double_attestations(positions).await?;
        count += (held.len() + attested.len()) as u64;
        let room = (limit as usize).saturating_sub(findings.len());
        let held: Vec<[CertainTenure; 2]> = held.into_iter().take(room).collect();
        let attested: Vec<DoubleAttestation> = attested.into_iter().take(room - held.len()).collect();
        let of_tenures = held.iter().flat_map(|[a, b]| [a.position, a.person, b.person]);
        let of_events = attested.iter().flat_map(|one| {
            let ([a, b], [c, d]) = (one.persons, one.events);
            [one.position, a, b, c, d]
        });
        let keys = reading
            .keys(&of_tenures.chain(of_events).collect::<Vec<_>>())
            .await?;
        findings.extend(held.iter().map(|[first, second]| Finding {
            record: Some(named(&keys, first.position)),
            message: format!(
                "is held by {} and {} at once, from {} to {}",
                named(&keys, first.person),
                named(&keys, second.person),
                day(first.from.max(second.from)),
                day(first.until.min(second.until))
            ),
        }));
        findings.extend(attested.iter().map(|one| {
            let [person, other] = one.persons;
            let [first, last] = one.events;
            let events = if first == last {
                named(&keys, first)
            } else {
                format!("{} and {}", named(&keys, first), named(&keys, last))
            };
            Finding {
                record: Some(named(&keys, one.position)),
                message: format!(
                    "is held by {} and {} on one day, {}, in {events}",
                    named(&keys, person),
                    named(&keys, other),
                    day(one.day)
                ),
            }
        }));
    }
    report.add(Check::TwoHolders, count, findings);
    Ok(())
}
