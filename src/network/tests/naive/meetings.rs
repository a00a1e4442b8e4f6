//! The rules read naively: who faced whom, met, co-attended and engaged.

use std::collections::{BTreeMap, BTreeSet};

use super::{super::super::*, Naive};
use crate::{
    dates::Answer,
    vocabulary::{Attendance, Attribution, EventKind, EventStatus, ParticipantRole, Side},
};

/// A tally by identities: other, meetings, first, last, position, institution, hosted, visited, inferred.
pub(in super::super) type Line = (
    RecordId,
    u32,
    RecordId,
    RecordId,
    Option<RecordId>,
    Option<RecordId>,
    u32,
    u32,
    bool,
);

/// Two participations, by their places among the facts: the subject's and the other's.
type Pair = (usize, usize);

impl Naive<'_> {
    // Present, facing.

    pub(super) fn present(&self, place: usize) -> bool {
        let fact = &self.facts.participations[place];
        self.event(fact.event).status == EventStatus::Held
            && fact.attendance == Attendance::Attended
            && fact.role != ParticipantRole::Mentioned
    }

    pub(super) fn stands_for(&self, place: usize) -> Option<RecordId> {
        let fact = &self.facts.participations[place];
        fact.institution
            .or_else(|| Some(self.position(fact.position?).institution))
    }

    /// The participations of an event, in the order of the record.
    fn at(&self, event: RecordId) -> Vec<usize> {
        let facts = &self.facts.participations;
        let mut places: Vec<usize> = (0..facts.len())
            .filter(|&place| facts[place].event == event)
            .collect();
        places.sort_by_key(|&place| facts[place].ordinal);
        places
    }

    fn side(&self, place: usize) -> Option<Side> {
        let facts = &self.facts.participations;
        facts[place].side.or_else(|| {
            let institution = self.stands_for(place)?;
            let others = self.at(facts[place].event).into_iter();
            let sides: BTreeSet<Side> = others
                .filter(|&other| self.stands_for(other) == Some(institution))
                .filter_map(|other| facts[other].side)
                .collect();
            if sides.len() == 1 {
                sides.first().copied()
            } else {
                None
            }
        })
    }

    fn face(&self, one: usize, two: usize) -> bool {
        let facts = &self.facts.participations;
        let event = self.event(facts[one].event);
        let meeting = [
            EventKind::Meeting,
            EventKind::CourtesyCall,
            EventKind::Visit,
            EventKind::Call,
            EventKind::Signing,
        ];
        let same_person = self.resolved[one].0.is_some() && self.resolved[one].0 == self.resolved[two].0;
        if one == two
            || same_person
            || !self.present(one)
            || !self.present(two)
            || !meeting.contains(&event.kind)
        {
            return false;
        }
        if self.at(event.id).iter().any(|&place| facts[place].side.is_some()) {
            return match (self.side(one), self.side(two)) {
                (Some(one), Some(two)) => one != two,
                (None, _) | (_, None) => false,
            };
        }
        match (self.stands_for(one), self.stands_for(two)) {
            (Some(one), Some(two)) => one != two,
            (None, _) | (_, None) => true,
        }
    }

    // Met, co-attended, engaged.

    pub(super) fn admitted(event: &EventFact, filter: &MeetingFilter) -> bool {
        let answer = filter.period.holds(event.from, Self::until(event));
        let in_period = answer == Answer::Certainly || (answer == Answer::Possibly && !filter.certainly);
        in_period && filter.kinds.is_none_or(|kinds| kinds.contains(event.kind))
    }

    fn is_subject(&self, view: View, of: RecordId, place: usize) -> bool {
        let fact = &self.facts.participations[place];
        if self.facts.people.iter().any(|person| person.id == of) {
            return self.resolved[place].0 == Some(of);
        }
        if self
            .facts
            .institutions
            .iter()
            .any(|institution| institution.id == of)
        {
            return self.stands_for(place) == Some(of);
        }
        let stand_in =
            |person| Self::event_days(self.event(fact.event)).all(|day| self.certain(person, of, day));
        view == View::Met
            && (fact.position == Some(of) || (fact.position.is_none() && fact.person.is_some_and(stand_in)))
    }

    /// The pairs that show an encounter at an event: of the subject's participation and the other's.
    fn pairs(&self, view: View, of: RecordId, event: RecordId) -> BTreeMap<RecordId, Vec<Pair>> {
        let mut pairs: BTreeMap<RecordId, Vec<Pair>> = BTreeMap::new();
        let mut met = BTreeSet::new();
        // The other outside, so that the first pair is of the other's first participation.
        for two in self.at(event) {
            let other = match view {
                View::Met | View::CoAttended => self.resolved[two].0,
                View::Engaged => self.stands_for(two),
            };
            let Some(other) = other.filter(|&other| other != of) else {
                continue;
            };
            for one in self.at(event) {
                if !self.is_subject(view, of, one) || !self.present(one) || !self.present(two) {
                    continue;
                }
                if self.face(one, two) {
                    met.insert(other);
                }
                if self.face(one, two) || view == View::CoAttended {
                    pairs.entry(other).or_default().push((one, two));
                }
            }
        }
        if view == View::CoAttended {
            pairs.retain(|other, _| !met.contains(other));
        }
        pairs
    }

    pub(in super::super) fn tallies(&self, view: View, of: RecordId, filter: &MeetingFilter) -> Vec<Line> {
        let mut meetings: BTreeMap<RecordId, Vec<(&EventFact, Vec<Pair>)>> = BTreeMap::new();
        for event in self
            .facts
            .events
            .iter()
            .filter(|event| Self::admitted(event, filter))
        {
            for (other, pairs) in self.pairs(view, of, event.id) {
                meetings.entry(other).or_default().push((event, pairs));
            }
        }
        let mut lines: Vec<Line> = Vec::new();
        let institution = self
            .facts
            .institutions
            .iter()
            .any(|institution| institution.id == of);
        for (other, meetings) in meetings {
            let stated = |place: usize| self.resolved[place].1 == Attribution::Stated;
            let named = |&(one, two): &Pair| (institution || stated(one)) && stated(two);
            let first = meetings
                .iter()
                .min_by_key(|(event, _)| (event.from.earliest, event.from.latest, &event.key));
            let last = meetings
                .iter()
                .max_by_key(|(event, _)| (event.from.latest, event.from.earliest, &event.key));
            let (first, (last, pairs)) = (first.unwrap().0, last.unwrap());
            let seat = pairs[0].1;
            let engaged = view == View::Engaged;
            let at = |venue| {
                meetings
                    .iter()
                    .filter(|(event, _)| engaged && event.venue == Some(venue))
                    .count()
            };
            lines.push((
                other,
                u32::try_from(meetings.len()).unwrap(),
                first.id,
                last.id,
                self.facts.participations[seat].position.filter(|_| !engaged),
                self.stands_for(seat).filter(|_| !engaged),
                u32::try_from(at(of)).unwrap(),
                u32::try_from(at(other)).unwrap(),
                !engaged && !meetings.iter().any(|(_, pairs)| pairs.iter().any(named)),
            ));
        }
        lines.sort_by_key(|line| {
            let last = self.event(line.3).from;
            (
                std::cmp::Reverse((line.1, last.latest, last.earliest)),
                self.name(line.0),
            )
        });
        lines
    }

    pub(in super::super) fn evidence(
        &self,
        view: View,
        of: RecordId,
        other: RecordId,
        filter: &MeetingFilter,
    ) -> Vec<RecordId> {
        let events = self
            .facts
            .events
            .iter()
            .filter(|event| Self::admitted(event, filter));
        let mut events: Vec<&EventFact> = events
            .filter(|event| self.pairs(view, of, event.id).contains_key(&other))
            .collect();
        events.sort_by_key(|event| std::cmp::Reverse((event.from.latest, event.from.earliest, &event.key)));
        events.iter().map(|event| event.id).collect()
    }
}
