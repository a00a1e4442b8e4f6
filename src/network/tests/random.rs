//! The network against the naive reading of the rules, on small random facts.

use proptest::prelude::*;

use super::{
    super::{
        days::Days,
        resolution::{Case, resolve},
        *,
    },
    naive::{Naive, meetings::Line},
};
use crate::{
    dates::{Day, Period, Span},
    vocabulary::{
        Attendance, Attribution, Certainty, EventKind, EventStatus, LinkKind, ParticipantRole, PositionRank,
        Side, TenureCapacity,
    },
};

pub(super) const INSTITUTIONS: RecordId = 100;
pub(super) const POSITIONS: RecordId = 200;
pub(super) const EVENTS: RecordId = 300;

pub(super) fn a_day() -> impl Strategy<Value = Day> {
    (1000..1400).prop_map(Day::from_number)
}

pub(super) fn a_date() -> impl Strategy<Value = Span> {
    (a_day(), prop_oneof![4 => Just(0), 1 => 1..45]).prop_map(|(day, more)| Span {
        earliest: day,
        latest: day.plus(more),
    })
}

fn an_id(first: RecordId, count: RecordId) -> impl Strategy<Value = RecordId> {
    (0..count).prop_map(move |place| first + place)
}

/// Some positions and persons come up more often, so that they have rivals.
fn a_position() -> impl Strategy<Value = RecordId> {
    prop_oneof![an_id(POSITIONS, 4), an_id(POSITIONS, 2)]
}

fn a_person() -> impl Strategy<Value = RecordId> {
    prop_oneof![an_id(1, 6), an_id(1, 3)]
}

pub(super) fn one_of<T: Copy + std::fmt::Debug + 'static>(list: &'static [T]) -> impl Strategy<Value = T> {
    proptest::sample::select(list)
}

pub(super) fn sometimes<T: std::fmt::Debug>(
    of: impl Strategy<Value = T>,
) -> impl Strategy<Value = Option<T>> {
    proptest::option::weighted(0.5, of)
}

/// Names are few, so that keys decide.
fn a_name() -> impl Strategy<Value = String> {
    "[ab]"
}

pub(super) fn named(first: RecordId, count: RecordId) -> impl Strategy<Value = Vec<NamedFact>> {
    let size = usize::try_from(count).unwrap();
    (
        Just(()),
        proptest::collection::vec(a_name(), size),
        permutation(count),
    )
        .prop_map(move |((), folds, keys)| {
            (first..)
                .zip(folds.into_iter().zip(keys))
                .map(|(id, (fold, key))| NamedFact { id, fold, key })
                .collect()
        })
}

fn permutation(count: RecordId) -> impl Strategy<Value = Vec<String>> {
    Just((0..count).map(|key| format!("key-{key}")).collect::<Vec<_>>()).prop_shuffle()
}

fn a_tenure() -> impl Strategy<Value = TenureFact> {
    let until = prop_oneof![
        2 => Just(None),
        1 => Just(Some(TenureEnd::Open)),
        3 => a_date().prop_map(|date| Some(TenureEnd::On(date))),
    ];
    let from = proptest::option::weighted(0.75, a_date());
    (
        an_id(1, 6),
        an_id(POSITIONS, 4),
        one_of(TenureCapacity::ALL),
        from,
        until,
    )
        .prop_map(|(person, position, capacity, from, until)| TenureFact {
            person,
            ordinal: 0,
            position,
            capacity,
            from,
            until,
        })
}

fn an_event() -> impl Strategy<Value = (EventFact, Vec<ParticipationFact>)> {
    let kind = prop_oneof![3 => Just(EventKind::Meeting), 2 => one_of(EventKind::ALL)];
    let status = prop_oneof![6 => Just(EventStatus::Held), 1 => one_of(EventStatus::ALL)];
    let until = prop_oneof![4 => Just(None), 1 => (0..30).prop_map(Some)];
    let venue = sometimes(an_id(INSTITUTIONS, 4));
    let sided = any::<bool>();
    let participants = proptest::collection::vec(a_participant(), 0..6);
    (a_date(), until, kind, status, venue, sided, participants).prop_map(
        |(from, until, kind, status, venue, sided, mut participants)| {
            for fact in &mut participants {
                fact.side = fact.side.filter(|_| sided);
            }
            let until = until.map(|more| Span {
                earliest: from.earliest.plus(more),
                latest: from.latest.plus(more),
            });
            (
                EventFact {
                    id: 0,
                    key: String::new(),
                    from,
                    written: None,
                    until,
                    kind,
                    status,
                    venue,
                },
                participants,
            )
        },
    )
}

fn a_participant() -> impl Strategy<Value = ParticipationFact> {
    let role = prop_oneof![6 => Just(ParticipantRole::Attendee), 1 => one_of(ParticipantRole::ALL)];
    let attendance = prop_oneof![6 => Just(Attendance::Attended), 1 => one_of(Attendance::ALL)];
    (
        sometimes(a_person()),
        sometimes(a_position()),
        proptest::option::weighted(0.3, an_id(INSTITUTIONS, 4)),
        sometimes(one_of(Side::ALL)),
        role,
        attendance,
    )
        .prop_map(
            |(person, position, institution, side, role, attendance)| ParticipationFact {
                event: 0,
                ordinal: 0,
                person,
                position,
                institution,
                side,
                role,
                attendance,
            },
        )
}

pub(super) fn some_facts() -> impl Strategy<Value = Facts> {
    let positions = proptest::collection::vec(
        (
            an_id(INSTITUTIONS, 4),
            any::<bool>(),
            sometimes(one_of(PositionRank::ALL)),
            a_name(),
        ),
        4,
    );
    (
        named(1, 6),
        named(INSTITUTIONS, 4),
        positions,
        proptest::collection::vec(a_tenure(), 0..6),
        proptest::collection::vec(an_event(), 0..11),
        permutation(11),
    )
        .prop_map(|(people, institutions, positions, mut tenures, events, keys)| {
            for (ordinal, tenure) in (0..).zip(&mut tenures) {
                tenure.ordinal = ordinal;
            }
            let positions =
                (POSITIONS..)
                    .zip(positions)
                    .map(|(id, (institution, several_holders, rank, fold))| PositionFact {
                        id,
                        institution,
                        several_holders,
                        rank,
                        fold,
                        key: id.to_string(),
                    });
            let mut facts = Facts {
                people,
                institutions,
                positions: positions.collect(),
                tenures,
                ..Facts::default()
            };
            for ((id, (event, participants)), key) in (EVENTS..).zip(events).zip(keys) {
                facts.events.push(EventFact { id, key, ..event });
                let seats = (0..).zip(participants);
                facts
                    .participations
                    .extend(seats.map(|(ordinal, fact)| ParticipationFact {
                        event: id,
                        ordinal: ordinal * 2,
                        ..fact
                    }));
            }
            facts
        })
}

fn a_filter() -> impl Strategy<Value = MeetingFilter> {
    let kinds = prop_oneof![
        2 => Just(None),
        1 => proptest::collection::vec(one_of(EventKind::ALL), 1..8).prop_map(|kinds| Some(kinds.into_iter().collect())),
    ];
    (sometimes(a_day()), sometimes(a_day()), any::<bool>(), kinds).prop_map(
        |(since, until, certainly, kinds)| MeetingFilter {
            period: Period { since, until },
            certainly,
            kinds,
        },
    )
}

/// Everything that a network says, by identities, so that two can be compared.
fn lines(network: &Network, view: View, of: RecordId, filter: &MeetingFilter) -> Vec<Line> {
    let tallies = network.view(view, network.vertex(of).unwrap(), filter, TallyOrder::default());
    let record = |vertex: Vertex| network.record(vertex);
    tallies
        .iter()
        .map(|tally| {
            (
                record(tally.other),
                tally.meetings,
                record(tally.first),
                record(tally.last),
                tally.position.map(record),
                tally.institution.map(record),
                tally.hosted,
                tally.visited,
                tally.inferred,
            )
        })
        .collect()
}

fn attributions(network: &Network) -> Vec<(RecordId, u16, Option<RecordId>, Attribution)> {
    let seats = network.all_seats();
    seats
        .map(|seat| {
            let person = seat.person.map(|person| network.record(person));
            (network.record(seat.event), seat.ordinal, person, seat.attribution)
        })
        .collect()
}

fn subjects(facts: &Facts) -> Vec<(View, RecordId)> {
    let people = facts
        .people
        .iter()
        .flat_map(|fact| [(View::Met, fact.id), (View::CoAttended, fact.id)]);
    let institutions = facts
        .institutions
        .iter()
        .flat_map(|fact| [(View::Met, fact.id), (View::Engaged, fact.id)]);
    people
        .chain(institutions)
        .chain(facts.positions.iter().map(|fact| (View::Met, fact.id)))
        .collect()
}

/// Whom a participant named only by a position would be, going by its holders that day.
fn sure(holders: &[Holding]) -> Option<Vertex> {
    let at = |level| {
        let at_level = holders.iter().filter(move |holding| holding.certainty == level);
        at_level.map(|holding| holding.person).collect::<Vec<_>>()
    };
    let certain = at(Certainty::Certain);
    let surest = if certain.is_empty() {
        at(Certainty::Likely)
    } else {
        certain
    };
    if let &[person] = surest.as_slice() {
        Some(person)
    } else {
        None
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn participants_are_resolved_as_the_holders_of_every_day_say(facts in some_facts()) {
        let network = Network::build(facts);
        for position in network.vertices(VertexKind::Position) {
            let several = network.position(position).is_some_and(|position| position.several_holders);
            let claims = network.claims.to(position);
            let case = Case::new(several, &claims, &network.events);
            let resolved = case.resolved(&case.certain());
            for day in (800..1700).map(Day::from_number) {
                let claim = resolve(&resolved, Days::day(day));
                let person = claim.map(|claim| claims.nth(claim).person());
                prop_assert_eq!(person, sure(&network.holders(position, day)), "on {:?}", day);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn the_network_says_what_the_rules_say(
        facts in some_facts(),
        filter in a_filter(),
        days in proptest::collection::vec((850..1650).prop_map(Day::from_number), 12),
    ) {
        let network = Network::build(facts.clone());
        let naive = Naive::new(&facts);
        for (event, ordinal, person, attribution) in attributions(&network) {
            prop_assert_eq!((person, attribution), naive.attribution(event, ordinal), "at {} {}", event, ordinal);
        }
        let certainties = |list: Vec<Holding>, of: fn(&Holding) -> Vertex| -> Vec<(RecordId, Certainty)> {
            list.iter().map(|holding| (network.record(of(holding)), holding.certainty)).collect()
        };
        for &day in &days {
            for position in &facts.positions {
                let holders = network.holders(network.vertex(position.id).unwrap(), day);
                prop_assert_eq!(
                    certainties(holders, |holding| holding.person), naive.holders(position.id, day),
                    "{} on {:?}", position.id, day
                );
            }
            for person in &facts.people {
                let held = network.positions_held(network.vertex(person.id).unwrap(), day);
                prop_assert_eq!(
                    certainties(held, |holding| holding.position), naive.positions_held(person.id, day),
                    "{} on {:?}", person.id, day
                );
            }
        }
        for (view, of) in subjects(&facts) {
            for filter in [&MeetingFilter::default(), &filter] {
                let tallies = naive.tallies(view, of, filter);
                for &(other, meetings, first, last, .., inferred) in &tallies {
                    let vertex = |id| network.vertex(id).unwrap();
                    let kind = match view {
                        View::Met => LinkKind::Met,
                        View::CoAttended => LinkKind::CoAttended,
                        View::Engaged => LinkKind::Engaged,
                    };
                    let bond = network.bond(kind, vertex(of), vertex(other), filter).unwrap();
                    let ends = (network.record(bond.first), network.record(bond.last));
                    prop_assert_eq!((bond.meetings, ends, bond.inferred), (meetings, (first, last), inferred));
                    let events = network.evidence(view, vertex(of), vertex(other), filter);
                    let events: Vec<RecordId> = events.into_iter().map(|event| network.record(event)).collect();
                    prop_assert_eq!(events, naive.evidence(view, of, other, filter));
                }
                prop_assert_eq!(lines(&network, view, of, filter), tallies, "{:?} of {}", view, of);
            }
        }
    }

    #[test]
    fn the_order_of_facts_does_not_matter(
        (facts, people, tenures, events, participations) in some_facts().prop_flat_map(|facts| (
            Just(facts.clone()),
            Just(facts.people).prop_shuffle(),
            Just(facts.tenures).prop_shuffle(),
            Just(facts.events).prop_shuffle(),
            Just(facts.participations).prop_shuffle(),
        )),
        day in a_day(),
    ) {
        let mut shuffled = Facts { people, tenures, events, participations, ..facts.clone() };
        shuffled.institutions.reverse();
        shuffled.positions.reverse();
        let (one, two) = (Network::build(facts.clone()), Network::build(shuffled));
        prop_assert_eq!(attributions(&one), attributions(&two));
        for (view, of) in subjects(&facts) {
            let filter = MeetingFilter::default();
            prop_assert_eq!(lines(&one, view, of, &filter), lines(&two, view, of, &filter));
        }
        for position in &facts.positions {
            let holders = |network: &Network| network.holders(network.vertex(position.id).unwrap(), day);
            prop_assert_eq!(holders(&one), holders(&two));
        }
    }
}
