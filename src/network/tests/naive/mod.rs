//! The rules read naively: straight from the text, day by day and everybody with everybody. Here: who held
//! which position, and who the participants named only by a position were.

pub(super) mod links;
pub(super) mod meetings;
pub(super) mod ways;

use std::collections::BTreeSet;

use super::super::*;
use crate::{
    dates::{Day, Span},
    vocabulary::{Attribution, Certainty, EventStatus, TenureCapacity},
};

pub(super) struct Naive<'a> {
    facts: &'a Facts,
    /// Person, attribution of each participation.
    resolved: Vec<(Option<RecordId>, Attribution)>,
}

fn days(from: Day, until: Day) -> impl Iterator<Item = Day> {
    (from.number()..=until.number()).map(Day::from_number)
}

fn apart(a: Day, b: Day) -> i32 {
    (a.number() - b.number()).abs()
}

impl<'a> Naive<'a> {
    pub(super) fn new(facts: &'a Facts) -> Self {
        let mut naive = Self {
            facts,
            resolved: Vec::new(),
        };
        naive.resolved = facts
            .participations
            .iter()
            .map(|fact| naive.resolve(fact))
            .collect();
        naive
    }

    pub(super) fn event(&self, id: RecordId) -> &EventFact {
        self.facts.events.iter().find(|event| event.id == id).unwrap()
    }

    fn position(&self, id: RecordId) -> &PositionFact {
        self.facts
            .positions
            .iter()
            .find(|position| position.id == id)
            .unwrap()
    }

    fn until(event: &EventFact) -> Span {
        event.until.unwrap_or(event.from)
    }

    fn event_days(event: &EventFact) -> impl Iterator<Item = Day> {
        days(
            event.from.earliest,
            Self::until(event).latest.max(event.from.latest),
        )
    }

    // Attestation.

    pub(super) fn attested(&self, person: RecordId, position: RecordId) -> Vec<Day> {
        let mut attested = Vec::new();
        for fact in &self.facts.participations {
            let event = self.event(fact.event);
            if fact.person == Some(person)
                && fact.position == Some(position)
                && event.status == EventStatus::Held
                && event.from.is_one_day()
                && Self::until(event) == event.from
            {
                attested.push(event.from.earliest);
            }
        }
        attested.sort();
        attested
    }

    // Holder.

    fn tenures(&self, person: RecordId, position: RecordId) -> impl Iterator<Item = &TenureFact> {
        self.facts.tenures.iter().filter(move |tenure| {
            tenure.person == person
                && tenure.position == position
                && tenure.capacity != TenureCapacity::Designate
        })
    }

    fn certainly_in_tenure(&self, person: RecordId, position: RecordId, day: Day) -> bool {
        self.tenures(person, position).any(|tenure| {
            let begun = tenure.from.is_some_and(|from| from.latest <= day);
            let not_ended = match tenure.until {
                None => false,
                Some(TenureEnd::Open) => true,
                Some(TenureEnd::On(until)) => day <= until.earliest,
            };
            begun && not_ended
        })
    }

    fn possible(tenure: &TenureFact, day: Day) -> bool {
        let begun = tenure.from.is_none_or(|from| from.earliest <= day);
        let not_ended = match tenure.until {
            None | Some(TenureEnd::Open) => true,
            Some(TenureEnd::On(until)) => day <= until.latest,
        };
        begun && not_ended
    }

    fn others(&self, person: RecordId, position: RecordId) -> Vec<RecordId> {
        if self.position(position).several_holders {
            return Vec::new();
        }
        self.facts
            .people
            .iter()
            .map(|fact| fact.id)
            .filter(|&other| other != person)
            .collect()
    }

    fn shown(&self, person: RecordId, position: RecordId, day: Day) -> bool {
        self.attested(person, position).contains(&day) || self.certainly_in_tenure(person, position, day)
    }

    fn certain(&self, person: RecordId, position: RecordId, day: Day) -> bool {
        if self.shown(person, position, day) {
            return true;
        }
        let attested = self.attested(person, position);
        let before = attested.iter().copied().filter(|&other| other < day).max();
        let after = attested.iter().copied().filter(|&other| other > day).min();
        let (Some(before), Some(after)) = (before, after) else {
            return false;
        };
        let others = self.others(person, position);
        let between = || days(before.plus(1), after.plus(-1));
        !others
            .iter()
            .any(|&other| between().any(|day| self.shown(other, position, day)))
    }

    /// How near what makes a person likely is to a day.
    fn nearness(&self, person: RecordId, position: RecordId, day: Day) -> Option<i32> {
        let mut near: Vec<i32> = self
            .attested(person, position)
            .iter()
            .map(|&other| apart(other, day))
            .collect();
        for tenure in self.tenures(person, position) {
            if !Self::possible(tenure, day) {
                continue;
            }
            if let Some(from) = tenure.from {
                if from.earliest <= day && day <= from.latest {
                    near.push(0);
                }
                if tenure.until.is_none() && from.latest <= day {
                    near.push(apart(from.latest, day));
                }
            }
            if let Some(TenureEnd::On(until)) = tenure.until {
                if until.earliest <= day && day <= until.latest {
                    near.push(0);
                }
                if tenure.from.is_none() && day <= until.earliest {
                    near.push(apart(until.earliest, day));
                }
            }
        }
        near.into_iter().filter(|&near| near <= 180).min()
    }

    fn certainty(&self, person: RecordId, position: RecordId, day: Day) -> Option<Certainty> {
        if self.certain(person, position, day) {
            return Some(Certainty::Certain);
        }
        let nearness = self.nearness(person, position, day);
        let outdone = |near: i32| {
            self.others(person, position).into_iter().any(|other| {
                self.certain(other, position, day)
                    || self
                        .attested(other, position)
                        .iter()
                        .any(|&attested| apart(attested, day) < near)
            })
        };
        match nearness {
            Some(near) if !outdone(near) => Some(Certainty::Likely),
            Some(_) => Some(Certainty::Possible),
            None if self
                .tenures(person, position)
                .any(|tenure| Self::possible(tenure, day)) =>
            {
                Some(Certainty::Possible)
            }
            None => None,
        }
    }

    fn name(&self, id: RecordId) -> (&str, &str) {
        let named = self
            .facts
            .people
            .iter()
            .chain(&self.facts.institutions)
            .find(|fact| fact.id == id)
            .unwrap();
        (&named.fold, &named.key)
    }

    pub(super) fn holders(&self, position: RecordId, day: Day) -> Vec<(RecordId, Certainty)> {
        let mut holders = Vec::new();
        for person in self.facts.people.iter().map(|fact| fact.id) {
            if let Some(certainty) = self.certainty(person, position, day) {
                let last = self.attested(person, position).last().copied();
                holders.push((certainty, std::cmp::Reverse(last), self.name(person), person));
            }
        }
        holders.sort();
        holders
            .into_iter()
            .map(|(certainty, _, _, person)| (person, certainty))
            .collect()
    }

    pub(super) fn positions_held(&self, person: RecordId, day: Day) -> Vec<(RecordId, Certainty)> {
        let mut held = Vec::new();
        for position in &self.facts.positions {
            if let Some(certainty) = self.certainty(person, position.id, day) {
                let last = self.attested(person, position.id).last().copied();
                let title = (&position.fold, &position.key);
                held.push((certainty, std::cmp::Reverse(last), title, position.id));
            }
        }
        held.sort();
        held.into_iter()
            .map(|(certainty, _, _, position)| (position, certainty))
            .collect()
    }

    fn sure(&self, position: RecordId, day: Day) -> Option<RecordId> {
        let holders = self.holders(position, day);
        for level in [Certainty::Certain, Certainty::Likely] {
            let at_level: Vec<RecordId> = holders
                .iter()
                .filter(|holder| holder.1 == level)
                .map(|holder| holder.0)
                .collect();
            match at_level.as_slice() {
                [] => {}
                &[person] => return Some(person),
                [..] => return None,
            }
        }
        None
    }

    fn resolve(&self, fact: &ParticipationFact) -> (Option<RecordId>, Attribution) {
        if fact.person.is_some() {
            return (fact.person, Attribution::Stated);
        }
        let Some(position) = fact.position else {
            return (None, Attribution::Unresolved);
        };
        let each: BTreeSet<Option<RecordId>> = Self::event_days(self.event(fact.event))
            .map(|day| self.sure(position, day))
            .collect();
        match each.into_iter().collect::<Vec<_>>().as_slice() {
            &[Some(person)] => (Some(person), Attribution::Inferred),
            [..] => (None, Attribution::Unresolved),
        }
    }

    pub(super) fn attribution(&self, event: RecordId, ordinal: u16) -> (Option<RecordId>, Attribution) {
        let same = |fact: &ParticipationFact| fact.event == event && fact.ordinal == ordinal;
        self.resolved[self.facts.participations.iter().position(same).unwrap()]
    }
}
