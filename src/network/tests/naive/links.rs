//! All links between two records, read naively from the rules and from the views that are worked out naively.

use std::collections::BTreeSet;

use super::{Naive, meetings::Line};
use crate::{
    dates::Day,
    network::{LinkFact, MeetingFilter, RecordId, TenureEnd, View},
    vocabulary::{EventStatus, LinkKind},
};

/// A link: from, to, kind, whether it leads that way, and the last event that shows it.
pub(in super::super) type Link = (RecordId, RecordId, LinkKind, bool, Option<RecordId>);

impl Naive<'_> {
    /// Every link within a filter, from both its ends.
    pub(in super::super) fn links(&self, filter: &MeetingFilter) -> Vec<Link> {
        let mut links = Vec::new();
        let facts = self.facts;
        let met = |line: &Line| (line.0, line.3);
        for person in &facts.people {
            for (other, last) in self.tallies(View::Met, person.id, filter).iter().map(met) {
                links.push((person.id, other, LinkKind::Met, true, Some(last)));
            }
            for (other, last) in self.tallies(View::CoAttended, person.id, filter).iter().map(met) {
                links.push((person.id, other, LinkKind::CoAttended, true, Some(last)));
            }
        }
        let institutions = facts.institutions.iter().map(|fact| fact.id);
        for of in institutions.chain(facts.positions.iter().map(|fact| fact.id)) {
            for (other, last) in self.tallies(View::Met, of, filter).iter().map(met) {
                links.push((of, other, LinkKind::Met, true, Some(last)));
                links.push((other, of, LinkKind::Met, true, Some(last)));
            }
        }
        for institution in &facts.institutions {
            for (other, last) in self
                .tallies(View::Engaged, institution.id, filter)
                .iter()
                .map(met)
            {
                links.push((institution.id, other, LinkKind::Engaged, true, Some(last)));
            }
        }
        let mut both = |from, to, kind, last| {
            links.push((from, to, kind, true, last));
            links.push((to, from, kind, false, last));
        };
        for position in &facts.positions {
            both(position.id, position.institution, LinkKind::PositionIn, None);
            for person in &facts.people {
                if self.may_hold(person.id, position.id, filter) {
                    both(person.id, position.id, LinkKind::Holds, None);
                }
            }
        }
        for event in &facts.events {
            if event.status != EventStatus::Held || !Self::admitted(event, filter) {
                continue;
            }
            let mut parties = BTreeSet::new();
            for place in 0..facts.participations.len() {
                if facts.participations[place].event == event.id && self.present(place) {
                    parties.extend(self.resolved[place].0.into_iter().chain(self.stands_for(place)));
                }
            }
            for party in parties {
                both(party, event.id, LinkKind::Attended, Some(event.id));
            }
        }
        for link in &facts.links {
            if let Some(last) = self.recorded(link, filter)
                && link.from != link.to
            {
                both(link.from, link.to, link.kind, last);
            }
        }
        links
    }

    fn may_hold(&self, person: RecordId, position: RecordId, filter: &MeetingFilter) -> bool {
        let days = |first: Day, last: Day| (first.number()..=last.number()).map(Day::from_number);
        let since = filter.period.since.unwrap_or(Day::from_number(500));
        let until = filter.period.until.unwrap_or(Day::from_number(2000));
        let tenured = self
            .tenures(person, position)
            .any(|tenure| days(since, until).any(|day| Self::possible(tenure, day)));
        tenured
            || self.facts.participations.iter().any(|fact| {
                let event = self.event(fact.event);
                fact.person == Some(person)
                    && fact.position == Some(position)
                    && event.status == EventStatus::Held
                    && event.from.is_one_day()
                    && Self::until(event) == event.from
                    && Self::admitted(event, filter)
            })
    }

    #[expect(
        clippy::option_option,
        reason = "whether it holds, and the event, of which there may be none"
    )]
    fn recorded(&self, link: &LinkFact, filter: &MeetingFilter) -> Option<Option<RecordId>> {
        let is_event = |id: &&RecordId| self.facts.events.iter().any(|event| event.id == **id);
        let own = [link.from, link.to].iter().find(is_event).copied();
        let event = own.or(link.paper.and_then(|paper| paper.event));
        if let Some(event) = event {
            return Self::admitted(self.event(event), filter).then_some(Some(event));
        }
        let Some(paper) = link.paper else {
            return Some(None);
        };
        let begun = paper
            .from
            .is_none_or(|from| filter.period.until.is_none_or(|until| from.earliest <= until));
        let over = match paper.until {
            Some(TenureEnd::On(end)) => filter.period.since.is_some_and(|since| end.latest < since),
            Some(TenureEnd::Open) | None => false,
        };
        (begun && !over).then_some(None)
    }
}
