//! What becomes of records over time, drawn by dice, and the same without what is above a clearance.
//!
//! Not everything can be told twice. A reader is told of references by who may see the record referred to now, and of a
//! record's own past by who could see it then. So a record that is for the clearance at the end, but was not for a while,
//! must not have been referred to meanwhile by one that was: without it there would have been nothing to refer to. Where
//! the dice say otherwise, the reference is left out from the beginning, on both sides. Records that are above the
//! clearance at the end may be referred to at any time, whether they were before or not.

use std::collections::BTreeSet;

use rapport::vocabulary::Visibility;
use serde_json::Value;

use super::drawn::{Dice, GUARDED, LEVELS, PLAIN, RELATIONSHIPS, anybody_but, drawn};
use super::redaction::{Records, ends, hidden, is_for, leave_out, redacted};

/// A record as it is from now on; none where it is deleted.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub(super) id: String,
    pub(super) line: Option<Value>,
}

/// Everything that becomes of records, batch by batch.
#[derive(Clone, Debug)]
pub(super) struct Story {
    pub(super) batches: Vec<Vec<Step>>,
    clearance: Visibility,
}

/// Leaves out what a record should not name. Says whether there was anything.
fn mend(record: &mut Value, unwanted: impl Fn(&str) -> bool) -> bool {
    let mut mended = false;
    leave_out(record, |other| {
        mended |= unwanted(other);
        unwanted(other)
    });
    for (end, other) in [("subject", "object"), ("object", "subject")] {
        if record[end].as_str().is_some_and(&unwanted) {
            record[end] = anybody_but(record[other].as_str().unwrap_or_default()).into();
            mended = true;
        }
    }
    mended
}

/// Whether a record names another.
fn names(record: &Value, id: &str) -> bool {
    let mut found = ends(record).any(|end| end == id);
    leave_out(&mut record.clone(), |other| {
        found |= other == id;
        false
    });
    found
}

impl Story {
    /// Draws a story: one set of numbers for each record, and one for each change.
    pub(super) fn drawn(records: &[Vec<u32>], changes: &[Vec<u32>], clearance: Visibility) -> Self {
        let mut state = Records::new();
        let mut order: Vec<&str> = Vec::new();
        for (place, id) in PLAIN.iter().chain(GUARDED).enumerate() {
            let mut dice = Dice::new(records.get(place).map_or(&[], Vec::as_slice));
            if place < PLAIN.len() || dice.below(5) > 0 {
                order.push(id);
                state.insert((*id).to_owned(), drawn(id, &mut dice));
            }
        }
        let there: BTreeSet<String> = state.keys().cloned().collect();
        for record in state.values_mut() {
            mend(record, |other| !there.contains(other));
        }
        let first = order.iter().map(|id| Step::put(id, state[*id].clone()));
        let mut story = Self {
            batches: vec![first.collect()],
            clearance,
        };
        for numbers in changes {
            let batch = change(&state, &mut Dice::new(numbers));
            for step in &batch {
                step.apply(&mut state);
            }
            story.batches.push(batch);
        }
        story.batches.retain(|batch| !batch.is_empty());
        story.mended()
    }

    /// The records after each batch.
    fn states(&self) -> Vec<Records> {
        let mut state = Records::new();
        let after = self.batches.iter().map(|batch| {
            for step in batch {
                step.apply(&mut state);
            }
            state.clone()
        });
        after.collect()
    }

    /// The records as they are at the end, or were when they were deleted.
    pub(super) fn last(&self) -> Records {
        let mut last = Records::new();
        for step in self.batches.iter().flatten() {
            if let Some(line) = &step.line {
                last.insert(step.id.clone(), line.clone());
            }
        }
        last
    }

    /// The records that are hidden from the clearance at the end.
    fn hidden(&self) -> BTreeSet<String> {
        hidden(&self.last(), self.clearance)
    }

    /// What the clearance sees after each batch.
    fn seen(&self) -> Vec<Records> {
        let hidden = self.hidden();
        let states = self.states();
        states
            .iter()
            .map(|state| redacted(state, &hidden, self.clearance))
            .collect()
    }

    /// What the clearance sees at the end.
    pub(super) fn at_last(&self) -> Records {
        self.seen().pop().unwrap_or_default()
    }

    /// The same story where it can be told without what is above the clearance.
    fn mended(mut self) -> Self {
        let mut goes_on = true;
        while goes_on {
            goes_on = false;
            let (hidden, seen, clearance) = (self.hidden(), self.seen(), self.clearance);
            for batch in 0..self.batches.len() {
                for place in 0..self.batches[batch].len() {
                    let until = self.lasts(batch, place);
                    let missing = |other: &str| {
                        !hidden.contains(other)
                            && seen[batch..until].iter().any(|seen| !seen.contains_key(other))
                    };
                    if let Some(line) = &mut self.batches[batch][place].line
                        && is_for(line, clearance)
                    {
                        goes_on |= mend(line, missing);
                    }
                }
            }
        }
        self
    }

    /// The batch that changes a record next.
    fn lasts(&self, batch: usize, place: usize) -> usize {
        let id = &self.batches[batch][place].id;
        let mut later = batch + 1..self.batches.len();
        let next = later.find(|&later| self.batches[later].iter().any(|step| step.id == *id));
        next.unwrap_or(self.batches.len())
    }

    /// The story as if nothing above the clearance had ever been recorded.
    pub(super) fn without_hidden(&self) -> Vec<Vec<Step>> {
        let seen = self.seen();
        let none = Records::new();
        let told = self.batches.iter().enumerate().map(|(place, batch)| {
            let before = place.checked_sub(1).map_or(&none, |before| &seen[before]);
            let steps = batch.iter().filter_map(|step| {
                let now = seen[place].get(&step.id);
                (before.get(&step.id) != now).then(|| Step {
                    id: step.id.clone(),
                    line: now.cloned(),
                })
            });
            steps.collect()
        });
        told.collect()
    }

    /// The records that the clearance saw and then did not, though nobody deleted them.
    pub(super) fn raised(&self) -> BTreeSet<String> {
        let (seen, states) = (self.seen(), self.states());
        let mut raised = BTreeSet::new();
        for place in 1..seen.len() {
            let gone = seen[place - 1].keys().filter(|id| !seen[place].contains_key(*id));
            raised.extend(gone.filter(|id| states[place].contains_key(*id)).cloned());
        }
        raised
    }
}

impl Step {
    pub(super) fn put(id: &str, line: Value) -> Self {
        Self {
            id: id.to_owned(),
            line: Some(line),
        }
    }

    fn apply(&self, state: &mut Records) {
        match &self.line {
            Some(line) => state.insert(self.id.clone(), line.clone()),
            None => state.remove(&self.id),
        };
    }
}

/// Draws what becomes of some records at once.
fn change(state: &Records, dice: &mut Dice<'_>) -> Vec<Step> {
    let again = |id: &str, dice: &mut Dice<'_>| {
        let mut record = drawn(id, dice);
        mend(&mut record, |other| !state.contains_key(other));
        record
    };
    match dice.below(8) {
        // A field or two of a record that is there.
        1 | 2 => {
            let id = if dice.once_in(3) {
                dice.pick(PLAIN)
            } else {
                dice.pick(GUARDED)
            };
            let Some(before) = state.get(id) else {
                return Vec::new();
            };
            let count = before.as_object().map_or(0, serde_json::Map::len);
            let (one, other) = (2 + dice.below(count - 2), 2 + dice.below(count - 2));
            let new = again(id, dice);
            let mut record = before.clone();
            let fields = record.as_object_mut().expect("a record is an object");
            for (place, (name, value)) in fields.iter_mut().enumerate() {
                if place == one || place == other {
                    *value = new[name].clone();
                }
            }
            if ends(&record).collect::<BTreeSet<_>>().len() == 1 {
                record["object"] = anybody_but(record["subject"].as_str().unwrap_or_default()).into();
            }
            vec![Step::put(id, record)]
        }
        // Who may see it.
        3 | 4 => {
            let id = dice.pick(GUARDED);
            let Some(before) = state.get(id) else {
                return Vec::new();
            };
            let mut record = before.clone();
            record["visibility"] = dice.pick(LEVELS).into();
            vec![Step::put(id, record)]
        }
        // Nothing leads to it any more, and then it is deleted.
        5 | 6 => {
            let from = dice.pick(&[GUARDED, RELATIONSHIPS]);
            let id = dice.pick(from);
            if !state.contains_key(id) {
                return vec![Step::put(id, again(id, dice))];
            }
            let leading = state
                .iter()
                .filter(|(other, record)| *other != id && names(record, id));
            let mut steps: Vec<Step> = leading
                .map(|(other, record)| {
                    let mut record = record.clone();
                    mend(&mut record, |named| named == id);
                    Step::put(other, record)
                })
                .collect();
            steps.push(Step {
                id: id.to_owned(),
                line: None,
            });
            steps
        }
        // Several events and promises at once, each for whom it was.
        7 => {
            let ids: BTreeSet<&str> = (0..3).map(|_| dice.pick(GUARDED)).collect();
            let ids = ids
                .into_iter()
                .filter(|id| !id.starts_with("relationship") && state.contains_key(*id));
            let steps = ids.map(|id| {
                let mut record = again(id, dice);
                record["visibility"] = state[id]["visibility"].clone();
                Step::put(id, record)
            });
            steps.collect()
        }
        _ => Vec::new(),
    }
}
