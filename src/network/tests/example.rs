//! Small hand-made facts, by short names.

use std::collections::HashMap;

use super::super::*;
use crate::{
    dates::{Day, Span},
    vocabulary::{
        Attendance, Attribution, Certainty, EventKind, EventStatus, ParticipantRole, PositionRank, Side,
        TenureCapacity,
    },
};

/// A day by its number.
pub(super) fn day(number: i32) -> Day {
    Day::from_number(number)
}

/// One day as a date.
pub(super) fn on(number: i32) -> Span {
    Span::day(day(number))
}

/// A date that may be any of several days.
pub(super) fn span(earliest: i32, latest: i32) -> Span {
    Span {
        earliest: day(earliest),
        latest: day(latest),
    }
}

/// Facts in the making. Names come into being when first used; a participant is "person", "person @position",
/// "person =institution" and so on, with "-" for nobody, and words such as "HOST", "ABSENT" and "MENTIONED".
#[derive(Default)]
pub(super) struct Example {
    pub(super) facts: Facts,
    ids: HashMap<String, RecordId>,
}

impl Example {
    fn id(&mut self, kind: &str, name: &str) -> (RecordId, bool) {
        let next = 1000 - RecordId::try_from(self.ids.len()).unwrap();
        let full = format!("{kind}:{name}");
        let fresh = !self.ids.contains_key(&full);
        (*self.ids.entry(full).or_insert(next), fresh)
    }

    pub(super) fn person(&mut self, name: &str) -> RecordId {
        let (id, fresh) = self.id("person", name);
        if fresh {
            self.facts.people.push(NamedFact {
                id,
                fold: name.to_owned(),
                key: name.to_owned(),
            });
        }
        id
    }

    pub(super) fn institution(&mut self, name: &str) -> RecordId {
        let (id, fresh) = self.id("institution", name);
        if fresh {
            self.facts.institutions.push(NamedFact {
                id,
                fold: name.to_owned(),
                key: name.to_owned(),
            });
        }
        id
    }

    /// A position in the institution "of …": "post" is in "of post".
    pub(super) fn position(&mut self, name: &str) -> RecordId {
        let institution = self.institution(&format!("of {name}"));
        let (id, fresh) = self.id("position", name);
        if fresh {
            let (fold, key) = (name.to_owned(), name.to_owned());
            let rank = None;
            self.facts.positions.push(PositionFact {
                id,
                institution,
                several_holders: false,
                rank,
                fold,
                key,
            });
        }
        id
    }

    /// Lets several persons hold a position at once.
    pub(super) fn shared(&mut self, name: &str) {
        let id = self.position(name);
        for fact in self.facts.positions.iter_mut().filter(|fact| fact.id == id) {
            fact.several_holders = true;
        }
    }

    pub(super) fn ranked(&mut self, name: &str, institution: &str, rank: Option<PositionRank>) {
        let id = self.position(name);
        let institution = self.institution(institution);
        for fact in self.facts.positions.iter_mut().filter(|fact| fact.id == id) {
            fact.rank = rank;
            fact.institution = institution;
        }
    }

    pub(super) fn tenure(
        &mut self,
        person: &str,
        position: &str,
        from: Option<Span>,
        until: Option<TenureEnd>,
    ) {
        let (person, position) = (self.person(person), self.position(position));
        let ordinal = self
            .facts
            .tenures
            .iter()
            .filter(|fact| fact.person == person)
            .count();
        let ordinal = u16::try_from(ordinal).unwrap();
        let capacity = TenureCapacity::Substantive;
        self.facts.tenures.push(TenureFact {
            person,
            ordinal,
            position,
            capacity,
            from,
            until,
        });
    }

    /// Changes the last tenure's capacity.
    pub(super) fn capacity(&mut self, capacity: TenureCapacity) {
        self.facts.tenures.last_mut().unwrap().capacity = capacity;
    }

    /// An event; its key is its name.
    pub(super) fn event(&mut self, name: &str, kind: EventKind, from: Span, participants: &[&str]) {
        let (id, fresh) = self.id("event", name);
        assert!(fresh, "each event once");
        let (key, status) = (name.to_owned(), EventStatus::Held);
        self.facts.events.push(EventFact {
            id,
            key,
            from,
            written: None,
            until: None,
            kind,
            status,
            venue: None,
        });
        for (ordinal, words) in (0..).zip(participants) {
            let mut fact = ParticipationFact {
                event: id,
                ordinal,
                person: None,
                position: None,
                institution: None,
                side: None,
                role: ParticipantRole::Attendee,
                attendance: Attendance::Attended,
            };
            for word in words.split(' ') {
                if let Some(position) = word.strip_prefix('@') {
                    fact.position = Some(self.position(position));
                } else if let Some(institution) = word.strip_prefix('=') {
                    fact.institution = Some(self.institution(&institution.replace('_', " ")));
                } else if let Ok(side) = word.parse::<Side>() {
                    fact.side = Some(side);
                } else if let Ok(role) = word.parse::<ParticipantRole>() {
                    fact.role = role;
                } else if let Ok(attendance) = word.parse::<Attendance>() {
                    fact.attendance = attendance;
                } else if word != "-" {
                    fact.person = Some(self.person(word));
                }
            }
            self.facts.participations.push(fact);
        }
    }

    /// A meeting on one day; its name is the day's number.
    pub(super) fn meeting(&mut self, number: i32, participants: &[&str]) {
        self.event(&number.to_string(), EventKind::Meeting, on(number), participants);
    }

    /// A conference on one day, which attests and at which nobody faces anybody; its name is the day's number.
    pub(super) fn conference(&mut self, number: i32, participants: &[&str]) {
        self.event(
            &number.to_string(),
            EventKind::Conference,
            on(number),
            participants,
        );
    }

    /// The last event, to change it.
    pub(super) fn last_event(&mut self) -> &mut EventFact {
        self.facts.events.last_mut().unwrap()
    }

    pub(super) fn build(self) -> Built {
        let network = Network::build(self.facts);
        Built {
            network,
            ids: self.ids,
        }
    }
}

/// A network that is asked, and answers, by name.
pub(super) struct Built {
    pub(super) network: Network,
    ids: HashMap<String, RecordId>,
}

impl Built {
    pub(super) fn vertex(&self, full: &str) -> Vertex {
        self.network.vertex(self.ids[full]).unwrap()
    }

    pub(super) fn name(&self, vertex: Vertex) -> String {
        let record = self.network.record(vertex);
        let full = self.ids.iter().find(|&(_, &id)| id == record).unwrap().0;
        full.split_once(':').unwrap().1.to_owned()
    }

    pub(super) fn names(&self, vertices: &[Vertex]) -> Vec<String> {
        vertices.iter().map(|&vertex| self.name(vertex)).collect()
    }

    /// The holders of a position: "ann CERTAIN".
    pub(super) fn holders(&self, position: &str, on: i32) -> Vec<String> {
        let holdings = self
            .network
            .holders(self.vertex(&format!("position:{position}")), day(on));
        holdings
            .iter()
            .map(|holding| self.holding(holding.person, holding.certainty))
            .collect()
    }

    pub(super) fn held(&self, person: &str, on: i32) -> Vec<String> {
        let holdings = self
            .network
            .positions_held(self.vertex(&format!("person:{person}")), day(on));
        holdings
            .iter()
            .map(|holding| self.holding(holding.position, holding.certainty))
            .collect()
    }

    fn holding(&self, vertex: Vertex, certainty: Certainty) -> String {
        format!("{} {certainty}", self.name(vertex))
    }

    /// Who met a subject, given as "person:ann", and how often: "bob 2", with " inferred" where so.
    pub(super) fn met(&self, subject: &str) -> Vec<String> {
        let tallies = self.network.met(self.vertex(subject), &MeetingFilter::default());
        self.tallied(&tallies)
    }

    pub(super) fn co_attended(&self, person: &str) -> Vec<String> {
        let tallies = self
            .network
            .co_attended(self.vertex(person), &MeetingFilter::default());
        self.tallied(&tallies)
    }

    pub(super) fn engaged(&self, institution: &str) -> Vec<String> {
        let tallies = self
            .network
            .engaged(self.vertex(institution), &MeetingFilter::default());
        self.tallied(&tallies)
    }

    pub(super) fn tallied(&self, tallies: &[Tally]) -> Vec<String> {
        let tally = |tally: &Tally| {
            let inferred = if tally.inferred { " inferred" } else { "" };
            format!("{} {}{inferred}", self.name(tally.other), tally.meetings)
        };
        tallies.iter().map(tally).collect()
    }

    /// Who was at an event, in the order of the record: "ann STATED", "- UNRESOLVED".
    pub(super) fn attributions(&self, event: &str) -> Vec<String> {
        let seats = self.network.seats(self.vertex(&format!("event:{event}")));
        let attribution = |seat: Seat| match (seat.person, seat.attribution) {
            (Some(person), attribution @ (Attribution::Stated | Attribution::Inferred)) => {
                format!("{} {attribution}", self.name(person))
            }
            (None, Attribution::Unresolved) => "- UNRESOLVED".to_owned(),
            (Some(_), Attribution::Unresolved) | (None, Attribution::Stated | Attribution::Inferred) => {
                panic!("a person goes with an attribution")
            }
        };
        seats.map(attribution).collect()
    }
}

#[test]
fn an_example_says_what_it_seems_to_say() {
    let mut example = Example::default();
    example.meeting(10, &["ann @post =Seoul_City HOST SPEAKER INVITED", "-"]);
    let built = example.build();
    let seat = built.network.all_seats().next().expect("there are two");
    assert_eq!(seat.side, Some(Side::Host));
    assert_eq!(seat.role, ParticipantRole::Speaker);
    assert_eq!(seat.attendance, Attendance::Invited);
    assert_eq!(
        seat.institution.map(|vertex| built.name(vertex)).as_deref(),
        Some("Seoul City")
    );
    assert_eq!(built.attributions("10"), ["ann STATED", "- UNRESOLVED"]);
}
