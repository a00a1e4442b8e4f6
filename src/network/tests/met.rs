//! Who met whom, who was there with whom, which institutions engaged.

use super::{
    super::*,
    example::{Example, on, span},
};
use crate::vocabulary::EventKind;

#[test]
fn an_event_counts_once_however_many_seats_face_each_other() {
    let mut example = Example::default();
    example.meeting(10, &["ann =one", "ann =two", "bob =three", "bob"]);
    assert_eq!(example.build().met("person:ann"), ["bob 1"]);
}

#[test]
fn a_tally_shows_the_other_as_at_the_last_meeting() {
    let mut example = Example::default();
    example.meeting(10, &["ann =one", "bob @post"]);
    example.event(
        "twice",
        EventKind::Meeting,
        on(20),
        &["ann =one", "bob =one", "bob @desk =two", "bob =three"],
    );
    example.event(
        "vague",
        EventKind::Meeting,
        span(5, 15),
        &["ann =one", "bob =four"],
    );
    let built = example.build();
    let tallies = built
        .network
        .met(built.vertex("person:ann"), &MeetingFilter::default());
    let [tally] = tallies.as_slice() else {
        panic!("bob only")
    };
    assert_eq!(
        (tally.meetings, built.name(tally.first), built.name(tally.last)),
        (3, "vague".into(), "twice".into())
    );
    assert_eq!(
        tally.position.map(|vertex| built.name(vertex)).as_deref(),
        Some("desk")
    );
    assert_eq!(
        tally.institution.map(|vertex| built.name(vertex)).as_deref(),
        Some("two"),
        "the first that faces"
    );
    let evidence = built.network.evidence(
        View::Met,
        built.vertex("person:ann"),
        tally.other,
        &MeetingFilter::default(),
    );
    assert_eq!(
        built.names(&evidence),
        ["twice", "vague", "10"],
        "by the latest day they may have been on"
    );
}

#[test]
fn a_meeting_between_persons_is_inferred_unless_both_are_named() {
    let mut example = Example::default();
    example.tenure("bob", "post", Some(on(5)), Some(TenureEnd::Open));
    example.meeting(10, &["ann", "- @post"]);
    example.meeting(11, &["cat", "- @post"]);
    example.meeting(12, &["cat", "bob @post"]);
    example.meeting(13, &["dan", "- @post", "bob =else"]);
    let built = example.build();
    assert_eq!(built.met("person:bob"), ["cat 2", "dan 1", "ann 1 inferred"]);
    assert_eq!(built.met("person:ann"), ["bob 1 inferred"]);
}

#[test]
fn an_institution_meets_through_whoever_stands_for_it_named_or_not() {
    let mut example = Example::default();
    example.tenure("bob", "post", Some(on(5)), Some(TenureEnd::Open));
    example.meeting(10, &["- =one", "ann =two", "- @post", "cat =one"]);
    let built = example.build();
    assert_eq!(built.met("institution:one"), ["ann 1", "bob 1 inferred"]);
    assert_eq!(
        built.met("institution:of post"),
        ["ann 1", "cat 1"],
        "named or not, the one who stands for it"
    );
}

#[test]
fn with_sides_an_institution_may_meet_its_own() {
    let mut example = Example::default();
    example.meeting(10, &["ann =one HOST", "bob =one GUEST", "cat =one HOST"]);
    assert_eq!(
        example.build().met("institution:one"),
        ["ann 1", "bob 1", "cat 1"]
    );
}

#[test]
fn a_position_meets_through_its_seats_even_unresolved() {
    let mut example = Example::default();
    example.meeting(10, &["- @post", "ann"]);
    example.meeting(500, &["bob @post", "cat"]);
    example.meeting(510, &["- @post", "dan"]);
    let built = example.build();
    assert_eq!(built.attributions("10"), ["- UNRESOLVED", "ann STATED"]);
    assert_eq!(
        built.met("position:post"),
        ["dan 1 inferred", "cat 1", "ann 1 inferred"]
    );
    assert_eq!(built.met("person:bob"), ["dan 1 inferred", "cat 1"]);
}

#[test]
fn a_position_meets_through_a_certain_holder_recorded_without_one() {
    let mut example = Example::default();
    example.tenure("bob", "post", Some(on(100)), Some(TenureEnd::On(on(200))));
    example.meeting(99, &["bob", "ann"]);
    example.meeting(100, &["bob", "cat"]);
    example.event("vague", EventKind::Meeting, span(199, 201), &["bob", "dan"]);
    example.meeting(150, &["bob @desk", "eve"]);
    let built = example.build();
    assert_eq!(
        built.met("position:post"),
        ["cat 1"],
        "neither before, nor perhaps after, nor in another position"
    );
    assert_eq!(built.met("position:desk"), ["eve 1"]);
}

#[test]
fn a_position_does_not_meet_its_own_holder() {
    let mut example = Example::default();
    example.tenure("bob", "post", Some(on(5)), Some(TenureEnd::Open));
    example.meeting(10, &["- @post", "bob =else", "ann"]);
    assert_eq!(
        example.build().met("position:post"),
        ["ann 1"],
        "bob stands in for it too, so ann's meeting is named"
    );
}

#[test]
fn who_is_there_without_meeting_co_attends() {
    let mut example = Example::default();
    example.meeting(10, &["ann =one", "bob =one", "cat =two"]);
    example.conference(20, &["ann =one", "cat =two", "dan ABSENT"]);
    example.conference(30, &["ann =one", "cat =two"]);
    example.last_event().status = crate::vocabulary::EventStatus::Announced;
    let built = example.build();
    assert_eq!(built.co_attended("person:ann"), ["cat 1", "bob 1"]);
    assert_eq!(built.met("person:ann"), ["cat 1"]);
}

#[test]
fn co_attending_is_inferred_unless_both_are_named() {
    let mut example = Example::default();
    example.tenure("bob", "post", Some(on(5)), Some(TenureEnd::Open));
    example.conference(10, &["- @post", "ann"]);
    example.conference(11, &["- @post", "bob", "cat"]);
    assert_eq!(
        example.build().co_attended("person:bob"),
        ["cat 1", "ann 1 inferred"]
    );
}

#[test]
fn institutions_engage_where_their_people_face_each_other() {
    let mut example = Example::default();
    example.meeting(10, &["- =one", "ann =two"]);
    example.meeting(11, &["cat =one", "cat @post", "- =two", "bob"]);
    let (one, two) = (example.institution("one"), example.institution("two"));
    example.facts.events[0].venue = Some(one);
    example.facts.events[1].venue = Some(two);
    let built = example.build();
    assert_eq!(
        built.engaged("institution:one"),
        ["two 2"],
        "cat does not make one and the post's engage"
    );
    let tallies = built
        .network
        .engaged(built.vertex("institution:one"), &MeetingFilter::default());
    assert_eq!(
        (tallies[0].hosted, tallies[0].visited, tallies[0].inferred),
        (1, 1, false)
    );
    assert_eq!((tallies[0].position, tallies[0].institution), (None, None));
    assert_eq!(built.engaged("institution:of post"), ["two 1"]);
}

#[test]
fn a_view_is_empty_for_a_kind_that_does_not_have_it() {
    let mut example = Example::default();
    example.meeting(10, &["ann @post", "bob"]);
    let built = example.build();
    let all = MeetingFilter::default();
    for vertex in ["event:10", "position:post", "institution:of post"] {
        assert!(
            built.network.co_attended(built.vertex(vertex), &all).is_empty(),
            "{vertex}"
        );
    }
    for vertex in ["event:10", "position:post", "person:ann"] {
        assert!(
            built.network.engaged(built.vertex(vertex), &all).is_empty(),
            "{vertex}"
        );
    }
    assert!(built.network.met(built.vertex("event:10"), &all).is_empty());
}
