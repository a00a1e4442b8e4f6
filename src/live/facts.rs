//! What the network is built from, and what has changed in it: rows of the database as the network takes them.

use rustc_hash::FxHashSet;

use crate::{
    network::{
        Change, CountryFact, EventFact, Facts, LinkFact, NamedFact, NationalityFact, Network, PaperFact,
        ParticipationFact, PositionFact, TenureEnd, TenureFact, Unwieldy,
    },
    store::{
        StoreError,
        export::ReadTransaction,
        facts::{FactRows, NamedRow, StoredDate},
    },
    vocabulary::Visibility,
};

/// What the network of a clearance is built from.
pub async fn facts(reading: &ReadTransaction, clearance: Visibility) -> Result<Facts, StoreError> {
    Ok(placed(reading.facts(clearance, None).await?))
}

/// What has become of some records as a network takes it up, with all that has to come along; `Unwieldy` where it is
/// better built anew.
pub async fn change(
    reading: &ReadTransaction,
    clearance: Visibility,
    network: &Network,
    records: &[i64],
) -> Result<Result<Change, Unwieldy>, StoreError> {
    if records.len() > Change::MOST_RECORDS {
        return Ok(Err(Unwieldy));
    }
    let mut change = Change {
        records: records.iter().copied().collect::<FxHashSet<_>>(),
        facts: placed(reading.facts(clearance, Some(records)).await?),
    };
    let referring = match network.referring(&change) {
        Ok(referring) => referring,
        Err(unwieldy) => return Ok(Err(unwieldy)),
    };
    if !referring.is_empty() {
        let rows = reading.facts(clearance, Some(&referring)).await?;
        change.facts.append(placed(rows));
        change.records.extend(referring);
    }
    Ok(Ok(change))
}

/// Rows as the network takes them.
fn placed(rows: FactRows) -> Facts {
    let named = |row: NamedRow| NamedFact {
        id: row.id,
        fold: row.fold,
        key: row.key,
    };
    let place = |ordinal: i64| u16::try_from(ordinal).unwrap_or(u16::MAX);
    Facts {
        people: rows.people.into_iter().map(named).collect(),
        institutions: rows.institutions.into_iter().map(named).collect(),
        positions: rows
            .positions
            .into_iter()
            .map(|row| PositionFact {
                id: row.named.id,
                institution: row.institution,
                several_holders: row.several_holders,
                rank: row.rank,
                fold: row.named.fold,
                key: row.named.key,
            })
            .collect(),
        tenures: rows
            .tenures
            .into_iter()
            .map(|row| TenureFact {
                person: row.person,
                ordinal: place(row.ordinal),
                position: row.position,
                capacity: row.capacity,
                from: row.from.map(|date| date.span),
                until: row.until.map(|date| end(&date)),
            })
            .collect(),
        events: rows
            .events
            .into_iter()
            .map(|row| EventFact {
                id: row.id,
                key: row.key,
                written: written(&row.from),
                from: row.from.span,
                until: row.until.map(|date| date.span),
                kind: row.kind,
                status: row.status,
                venue: row.venue,
            })
            .collect(),
        participations: rows
            .participations
            .into_iter()
            .map(|row| ParticipationFact {
                event: row.event,
                ordinal: place(row.ordinal),
                person: row.person,
                position: row.position,
                institution: row.institution,
                side: row.side,
                role: row.role,
                attendance: row.attendance,
            })
            .collect(),
        topics: rows.topics.into_iter().map(named).collect(),
        programs: rows.programs.into_iter().map(named).collect(),
        countries: rows
            .countries
            .into_iter()
            .map(|(country, region)| CountryFact {
                country,
                region: region.map(Into::into),
            })
            .collect(),
        nationalities: rows
            .nationalities
            .into_iter()
            .map(|(person, country)| NationalityFact { person, country })
            .collect(),
        links: rows
            .links
            .into_iter()
            .map(|row| LinkFact {
                from: row.from,
                to: row.to,
                kind: row.kind,
                paper: row.paper.map(|paper| PaperFact {
                    record: paper.record,
                    from: paper.from.map(|date| date.span),
                    until: paper.until.map(|date| end(&date)),
                    event: paper.event,
                    pledge: paper.pledge,
                }),
            })
            .collect(),
    }
}

/// What is known of the end of a tenure or a relationship.
fn end(date: &StoredDate) -> TenureEnd {
    if date.text == ".." {
        TenureEnd::Open
    } else {
        TenureEnd::On(date.span)
    }
}

/// A date as it was written, where it is not simply the day.
fn written(date: &StoredDate) -> Option<Box<str>> {
    let plain = date.span.is_one_day() && date.text == date.span.earliest.to_string();
    (!plain).then(|| date.text.as_str().into())
}
