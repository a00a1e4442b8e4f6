//! What is odd between the records of an import and others, once all of them have been written.

use rustc_hash::FxHashSet;

use super::{
    import::Importing,
    kinds,
    problem::Fault,
    record::{Record, Slot, Value},
    render::Keys as KeysById,
};
use crate::{
    dates::Day,
    store::{
        StoreError,
        record_checks::{CertainTenure, DoubleAttestation},
        write::WriteTransaction,
    },
    vocabulary::NodeKind,
};

/// Positions, or embassies, that are looked at together.
pub(super) const TOGETHER: usize = 5_000;

/// What the import touched of which something odd may have come.
#[derive(Debug, Default)]
pub(super) struct Touched {
    held: FxHashSet<i64>,
    attested: FxHashSet<i64>,
    embassies: Vec<i64>,
}

impl Touched {
    /// Remembers what a record that is written touches.
    pub(super) fn learn(&mut self, record: &Record, id: i64, id_of: impl Fn(&Value) -> Option<i64>) {
        let items = |field: &str| record.value(field).and_then(Value::items).unwrap_or_default();
        let id_at = |item: &[Slot], field: usize| item.get(field).and_then(Slot::value).and_then(&id_of);
        self.held
            .extend(items("tenures").iter().filter_map(|tenure| id_at(tenure, 0)));
        let named = items("participants")
            .iter()
            .filter(|item| id_at(item, 0).is_some());
        self.attested.extend(named.filter_map(|item| id_at(item, 1)));
        if record.kind.kind == NodeKind::Embassy {
            self.embassies.push(id);
        }
    }
}

/// Warns of everything odd around what was touched.
pub(super) async fn warn(
    transaction: &WriteTransaction,
    touched: Touched,
    importing: &mut Importing<'_>,
) -> Result<(), StoreError> {
    let held = sorted(touched.held);
    for positions in held.chunks(TOGETHER) {
        let overlaps = overlaps(&transaction.certain_tenures(positions).await?);
        let ids: Vec<i64> = overlaps
            .iter()
            .flat_map(|[a, b]| [a.position, a.person, b.person])
            .collect();
        let keys = transaction.keys(&ids).await?;
        for [first, second] in overlaps {
            let message = format!(
                "{} is held by {} and {} at once, from {} to {}",
                name(&keys, first.position),
                name(&keys, first.person),
                name(&keys, second.person),
                day(first.from.max(second.from)),
                day(first.until.min(second.until)),
            );
            warn_at(
                importing,
                &keys,
                [first.person, second.person],
                "tenures",
                message,
            );
        }
    }
    let attested = sorted(touched.attested);
    for positions in attested.chunks(TOGETHER) {
        let found = transaction
            .double_attestations(positions, importing.editor.clearance)
            .await?;
        let ids = |one: &DoubleAttestation| {
            let ([a, b], [c, d]) = (one.persons, one.events);
            [one.position, a, b, c, d]
        };
        let ids: Vec<i64> = found.iter().flat_map(ids).collect();
        let keys = transaction.keys(&ids).await?;
        for one in found {
            let [person, other] = one.persons;
            let (position, person, other) =
                (name(&keys, one.position), name(&keys, person), name(&keys, other));
            let message = format!(
                "{position} is held by {person} and by {other} on one day, {}",
                day(one.day)
            );
            warn_at(importing, &keys, one.events, "participants", message);
        }
    }
    for embassies in touched.embassies.chunks(TOGETHER) {
        let found = transaction.embassies_outside_host(embassies).await?;
        let ids: Vec<i64> = found
            .iter()
            .flat_map(|(embassy, city)| [*embassy, *city])
            .collect();
        let keys = transaction.keys(&ids).await?;
        for (embassy, city) in found {
            let message = format!("{} does not lie in the host country", name(&keys, city));
            warn_at(importing, &keys, [embassy, embassy], "city", message);
        }
    }
    Ok(())
}

fn sorted(ids: FxHashSet<i64>) -> Vec<i64> {
    let mut ids: Vec<i64> = ids.into_iter().collect();
    ids.sort_unstable();
    ids
}

/// Tenures of different persons that share more than the day of a handover, from tenures in the order of their
/// positions and first days. Each is held against the one before it that lasted longest.
pub(super) fn overlaps(tenures: &[CertainTenure]) -> Vec<[CertainTenure; 2]> {
    let mut found = Vec::new();
    let mut longest: Option<CertainTenure> = None;
    for tenure in tenures {
        let before = longest.filter(|before| before.position == tenure.position);
        if let Some(before) = before
            && before.person != tenure.person
            && before.until.min(tenure.until) > tenure.from.max(before.from)
        {
            found.push([before, *tenure]);
        }
        longest = Some(
            before
                .filter(|before| before.until >= tenure.until)
                .unwrap_or(*tenure),
        );
    }
    found
}

/// Warns in the last line of the import that defines one of two records.
fn warn_at(importing: &mut Importing<'_>, keys: &KeysById, ids: [i64; 2], field: &str, message: String) {
    let at = ids.iter().filter_map(|id| {
        let (kind, key) = keys.get(id)?;
        importing.keys.defined_at(kind.parse().ok()?, key)
    });
    if let Some(at) = at.max() {
        importing.warn(at, Fault::from(message).at(field));
    }
}

fn name(keys: &KeysById, id: i64) -> String {
    let Some((kind, key)) = keys.get(&id) else {
        return "a record".to_owned();
    };
    let word = kind
        .parse::<NodeKind>()
        .map_or("record", |kind| kinds::of(kind).word);
    format!("the {word} {key:?}")
}

/// A day by its number since 1970-01-01.
pub(super) fn day(number: i64) -> Day {
    Day::from_number(i32::try_from(number).unwrap_or(i32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tenure(position: i64, person: i64, from: i64, until: i64) -> CertainTenure {
        CertainTenure {
            position,
            person,
            from,
            until,
        }
    }

    #[test]
    fn a_handover_is_no_overlap() {
        let none: Vec<[CertainTenure; 2]> = Vec::new();
        assert_eq!(overlaps(&[tenure(1, 1, 0, 10), tenure(1, 2, 10, 20)]), none);
        assert_eq!(overlaps(&[tenure(1, 1, 0, 10), tenure(2, 2, 5, 20)]), none);
        assert_eq!(overlaps(&[tenure(1, 1, 0, 10), tenure(1, 1, 5, 20)]), none);
        let [long, short, late] = [tenure(1, 1, 0, 30), tenure(1, 2, 5, 6), tenure(1, 3, 20, 40)];
        assert_eq!(overlaps(&[long, short, late]), [[long, short], [long, late]]);
    }
}
