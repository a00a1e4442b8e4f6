//! The numbering, the lists and what becomes of facts that refer to nothing.

use super::{
    super::*,
    example::{Example, on, span},
};
use crate::vocabulary::{Attribution, EventKind, PositionRank};

#[test]
fn a_network_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Network>();
}

#[test]
fn a_tally_is_small() {
    assert_eq!(size_of::<Tally>(), 36);
    assert_eq!(size_of::<Option<Vertex>>(), 4);
}

#[test]
fn an_empty_network_knows_nothing() {
    let network = Network::empty();
    assert_eq!(network.vertex(1), None);
    assert_eq!(network.all_seats().count(), 0);
    assert_eq!(network.events().len(), 0);
}

#[test]
fn numbers_follow_names_and_dates() {
    let mut example = Example::default();
    example.event("b", EventKind::Meeting, on(10), &["cat", "bob @z", "ann =one"]);
    example.event("a", EventKind::Meeting, on(10), &["- @y"]);
    example.event("c", EventKind::Meeting, span(9, 20), &[]);
    example.event("d", EventKind::Meeting, span(9, 19), &[]);
    let built = example.build();
    let all = |kind| built.names(&built.network.vertices(kind).collect::<Vec<_>>());
    assert_eq!(all(VertexKind::Person), ["ann", "bob", "cat"]);
    assert_eq!(all(VertexKind::Institution), ["of y", "of z", "one"]);
    assert_eq!(all(VertexKind::Position), ["y", "z"]);
    assert_eq!(all(VertexKind::Event), ["d", "c", "a", "b"]);
    for kind in [
        VertexKind::Person,
        VertexKind::Institution,
        VertexKind::Position,
        VertexKind::Event,
    ] {
        for vertex in built.network.vertices(kind) {
            assert_eq!(built.network.kind(vertex), kind);
            assert_eq!(built.network.vertex(built.network.record(vertex)), Some(vertex));
        }
    }
}

#[test]
fn seats_lead_back_to_persons_positions_and_institutions_by_date() {
    let mut example = Example::default();
    example.meeting(20, &["ann @post", "ann =one", "ann ABSENT"]);
    example.meeting(10, &["bob", "ann =one DECLINED", "- @post"]);
    example.meeting(30, &["- @post MENTIONED", "ann"]);
    let built = example.build();
    let seats = |vertex: &str| {
        let seats = built.network.seats_of(built.vertex(vertex));
        seats
            .map(|seat| format!("{}.{}", built.name(seat.event), seat.ordinal))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        seats("person:ann"),
        ["10.1", "10.2", "20.0", "20.1", "20.2", "30.0", "30.1"]
    );
    assert_eq!(seats("position:post"), ["10.2", "20.0", "30.0"]);
    assert_eq!(seats("institution:of post"), ["10.2", "20.0", "30.0"]);
    assert_eq!(seats("institution:one"), ["10.1", "20.1"]);
    let events = |vertex: &str| built.names(built.network.events_of(built.vertex(vertex)));
    assert_eq!(
        events("person:ann"),
        ["10", "20", "30"],
        "through the position on day 10"
    );
    assert_eq!(events("institution:one"), ["20"]);
    assert_eq!(events("institution:of post"), ["10", "20"]);
}

#[test]
fn positions_come_by_rank_then_title() {
    let mut example = Example::default();
    example.ranked("a", "one", None);
    example.ranked("b", "one", Some(PositionRank::Staff));
    example.ranked("d", "one", Some(PositionRank::Head));
    example.ranked("c", "one", Some(PositionRank::Head));
    example.ranked("e", "two", Some(PositionRank::Head));
    let built = example.build();
    let one = built.vertex("institution:one");
    assert_eq!(built.names(built.network.positions_in(one)), ["c", "d", "b", "a"]);
    assert!(built.network.positions_in(built.vertex("position:a")).is_empty());
}

#[test]
fn references_to_nothing_are_left_out() {
    let mut example = Example::default();
    example.tenure("ann", "post", None, None);
    example.tenure("ann", "post", None, None);
    example.meeting(10, &["ann @post =one", "bob @post =one", "cat"]);
    let ann = example.person("ann");
    example.facts.tenures[0].person = -1;
    example.facts.tenures[1].position = ann;
    example.facts.positions[0].institution = -1;
    example.facts.events[0].venue = Some(-1);
    for fact in &mut example.facts.participations[..2] {
        fact.institution = Some(-1);
    }
    example.facts.participations[1].position = Some(ann);
    example.facts.participations[2].event = -1;
    let built = example.build();
    let seats: Vec<_> = built.network.all_seats().collect();
    assert_eq!(seats.len(), 2);
    let seat = seats[0];
    assert_eq!(
        (seat.institution, seat.stands_for, seat.attribution),
        (None, None, Attribution::Stated)
    );
    assert_eq!(seats[1].position, None);
    assert_eq!(built.network.event(seat.event).venue, None);
    assert_eq!(built.holders("post", 10), ["ann CERTAIN"], "by the meeting");
    assert_eq!(built.met("person:ann"), ["bob 1"]);
}

#[test]
fn events_at_the_ends_of_time_break_nothing() {
    let (first, last) = (i32::MIN, i32::MAX);
    let mut example = Example::default();
    example.tenure("ann", "post", Some(on(first)), Some(TenureEnd::On(on(last))));
    example.tenure("bob", "desk", Some(on(last)), None);
    example.tenure("cat", "desk", None, Some(TenureEnd::On(on(first))));
    example.event(
        "ever",
        EventKind::Meeting,
        span(first, last),
        &["- @post", "- @desk"],
    );
    example.meeting(first, &["dan @desk", "- @post"]);
    example.meeting(last, &["dan @desk", "- @post"]);
    let built = example.build();
    assert_eq!(built.attributions("ever"), ["ann INFERRED", "dan INFERRED"]);
    assert_eq!(built.holders("desk", 0), ["dan CERTAIN"]);
    assert_eq!(built.holders("desk", last), ["dan CERTAIN", "bob POSSIBLE"]);
}
