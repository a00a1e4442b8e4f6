//! Records that look like one: named alike but for order, accents, case and hyphens, with one identifier elsewhere, or in
//! one position on one day. Whether they are is for somebody who knows to say.

use std::{collections::BTreeMap, fmt};

use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    dates::Day,
    store::{
        Store, StoreError,
        duplicates::{NameRow, PairRow},
    },
    vocabulary::{NodeKind, Visibility},
};

/// Of more records that are named alike, each is held against the next one only.
const MANY: usize = 10;

/// Why two records look like one.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Reason {
    /// They share an identifier: the scheme, and the identifier.
    SharedIdentifier(String, String),
    /// Events name both in one position on one day: the key of the position, and the day.
    SamePositionSameDay(String, Day),
    /// A name of the one is a name of the other, but for the order of its words, accents, case and hyphens.
    SameName(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SharedIdentifier(scheme, value) => write!(f, "both are {scheme} {value}"),
            Self::SamePositionSameDay(position, day) => write!(f, "both were {position} on {day}"),
            Self::SameName(name) => write!(f, "both are called {name}"),
        }
    }
}

/// Two records that look like one.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The identity and the key of the one whose key comes first.
    pub one: (i64, String),
    /// Those of the other one, of the same kind.
    pub other: (i64, String),
    /// What kind of record they are.
    pub kind: NodeKind,
    /// Why, the strongest reason first; never empty.
    pub reasons: Vec<Reason>,
}

/// All pairs of records that look like one to somebody of a clearance, but for those that were found to be two: those
/// with most reasons first, then by kind and keys.
pub async fn candidates(store: &Store, clearance: Visibility) -> Result<Vec<Candidate>, StoreError> {
    let names = store.names().await?;
    let identifiers = store.shared_identifiers().await?;
    let at_once = store.at_once(clearance).await?;
    let decided: FxHashSet<(i64, i64)> = store.distinctions().await?.into_iter().collect();
    let mut pairs: FxHashMap<(i64, i64), Vec<Reason>> = FxHashMap::default();
    for PairRow {
        one,
        other,
        what,
        value,
    } in identifiers
    {
        pairs
            .entry((one, other))
            .or_default()
            .push(Reason::SharedIdentifier(what, value));
    }
    for PairRow {
        one,
        other,
        what,
        value,
    } in at_once
    {
        let day = Day::from_number(value.parse().unwrap_or_default());
        pairs
            .entry((one, other))
            .or_default()
            .push(Reason::SamePositionSameDay(what, day));
    }
    for (pair, name) in alike(names) {
        pairs.entry(pair).or_default().push(Reason::SameName(name));
    }
    pairs.retain(|pair, _| !decided.contains(pair));
    let ids: Vec<i64> = pairs.keys().flat_map(|(one, other)| [*one, *other]).collect();
    let labels = store.labels(&ids, clearance).await?;
    let mut candidates: Vec<Candidate> = Vec::with_capacity(pairs.len());
    for ((one, other), mut reasons) in pairs {
        let (Some(first), Some(second)) = (labels.get(&one), labels.get(&other)) else {
            continue;
        };
        reasons.sort();
        reasons.dedup();
        let mut ends = [(one, first.key.clone()), (other, second.key.clone())];
        ends.sort_by(|one, other| one.1.cmp(&other.1));
        let [one, other] = ends;
        let kind = first.kind;
        candidates.push(Candidate {
            one,
            other,
            kind,
            reasons,
        });
    }
    candidates.sort_by(|one, other| one.place().cmp(&other.place()));
    Ok(candidates)
}

impl Candidate {
    /// Its place among all: those with most reasons come first.
    pub fn place(&self) -> (i64, &str, &str, &str) {
        let reasons = i64::try_from(self.reasons.len()).unwrap_or(i64::MAX);
        (-reasons, self.kind.word(), &self.one.1, &self.other.1)
    }
}

/// Records by key: the identity of each, and its name.
type ByKey = BTreeMap<String, (i64, String)>;

/// Pairs of records of one kind, the smaller identity first, with a name that is the same but for the order of its words:
/// each once, with that name.
fn alike(names: Vec<NameRow>) -> Vec<((i64, i64), String)> {
    let mut named: FxHashMap<(NodeKind, i64, String), ByKey> = FxHashMap::default();
    for NameRow {
        id,
        kind,
        key,
        fold,
        apart,
    } in names
    {
        for spelling in spellings(&fold) {
            let records = named.entry((kind, apart, spelling)).or_default();
            records.entry(key.clone()).or_insert_with(|| (id, fold.clone()));
        }
    }
    let mut pairs: BTreeMap<(i64, i64), String> = BTreeMap::new();
    for records in named.into_values() {
        let records: Vec<(i64, String)> = records.into_values().collect();
        let reach = if records.len() > MANY { 1 } else { records.len() };
        for (place, (one, name)) in records.iter().enumerate() {
            for (other, _) in records.iter().skip(place + 1).take(reach) {
                let pair = (*one.min(other), *one.max(other));
                let told = pairs.entry(pair).or_insert_with(|| name.clone());
                if name < told {
                    told.clone_from(name);
                }
            }
        }
    }
    pairs.into_iter().collect()
}

/// The words of a name in one order, and the same with two neighbours written as one: a hyphen may stand for a space or
/// for nothing.
fn spellings(fold: &str) -> Vec<String> {
    let words: Vec<&str> = fold
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let sorted = |mut words: Vec<String>| {
        words.sort_unstable();
        words.join(" ")
    };
    let mut spellings = Vec::with_capacity(words.len());
    if words.is_empty() {
        return spellings;
    }
    spellings.push(sorted(words.iter().map(|word| (*word).to_owned()).collect()));
    for place in 1..words.len() {
        let mut joined: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let second = joined.remove(place);
        joined[place - 1].push_str(&second);
        spellings.push(sorted(joined));
    }
    spellings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::fold;

    fn are_alike(one: &str, other: &str) -> bool {
        let row = |id, name: &str| NameRow {
            id,
            kind: NodeKind::Person,
            key: format!("key-{id}"),
            fold: fold(name),
            apart: 0,
        };
        !alike(vec![row(1, one), row(2, other)]).is_empty()
    }

    #[test]
    fn names_are_alike_but_for_order_accents_case_and_hyphens() {
        for (one, other) in [
            ("Jung-Sook Park", "PARK Jung Sook"),
            ("Jungsook Park", "Park, Jung-Sook"),
            ("José Ñandú", "nandu jose"),
            ("Ann", "ann"),
        ] {
            assert!(are_alike(one, other), "{one} {other}");
        }
        for (one, other) in [("Ann Lee", "Ann Li"), ("Ann", "Ann Lee"), ("?", "!")] {
            assert!(!are_alike(one, other), "{one} {other}");
        }
    }

    #[test]
    fn many_of_one_name_are_held_against_their_neighbours_only() {
        let row = |id| NameRow {
            id,
            kind: NodeKind::Person,
            key: format!("key-{id:03}"),
            fold: "john smith".to_owned(),
            apart: 0,
        };
        assert_eq!(alike((0..10).map(row).collect()).len(), 45);
        assert_eq!(alike((0..100).map(row).collect()).len(), 99);
    }
}
