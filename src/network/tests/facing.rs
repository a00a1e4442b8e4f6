//! Who faces whom: kinds, presence, sides and institutions.

use super::example::{Example, on};
use crate::vocabulary::{EventKind, EventStatus};

fn met(kind: EventKind, participants: &[&str]) -> Vec<String> {
    let mut example = Example::default();
    example.person("ann");
    example.event("e", kind, on(10), participants);
    example.build().met("person:ann")
}

#[test]
fn one_meets_at_meetings_calls_visits_and_signings_only() {
    let meetings: Vec<EventKind> = EventKind::ALL
        .iter()
        .copied()
        .filter(|&kind| !met(kind, &["ann =one", "bob =two"]).is_empty())
        .collect();
    assert_eq!(
        meetings,
        [
            EventKind::Meeting,
            EventKind::CourtesyCall,
            EventKind::Visit,
            EventKind::Call,
            EventKind::Signing
        ]
    );
}

#[test]
fn only_who_was_there_meets() {
    for absent in ["ABSENT", "INVITED", "DECLINED", "MENTIONED"] {
        assert!(
            met(EventKind::Meeting, &["ann =one", &format!("bob =two {absent}")]).is_empty(),
            "{absent}"
        );
        assert!(
            met(EventKind::Meeting, &[&format!("ann =one {absent}"), "bob =two"]).is_empty(),
            "{absent}"
        );
    }
    for present in ["ORGANIZER", "SPEAKER", "SIGNATORY", "OBSERVER"] {
        assert_eq!(
            met(EventKind::Meeting, &["ann =one", &format!("bob =two {present}")]),
            ["bob 1"]
        );
    }
}

#[test]
fn nobody_meets_at_what_was_not_held() {
    for &status in EventStatus::ALL {
        let mut example = Example::default();
        example.meeting(10, &["ann =one", "bob =two"]);
        example.last_event().status = status;
        let built = example.build();
        let expected: &[&str] = if status == EventStatus::Held {
            &["bob 1"]
        } else {
            &[]
        };
        assert_eq!(built.met("person:ann"), expected, "{status}");
        let took_part = built.network.events_of(built.vertex("person:ann"));
        assert_eq!(
            built.names(took_part),
            ["10"],
            "who takes part does so whatever became of the event"
        );
    }
}

#[test]
fn without_sides_different_institutions_face_each_other() {
    assert_eq!(
        met(EventKind::Meeting, &["ann =one", "bob =two", "cat =one"]),
        ["bob 1"]
    );
    assert_eq!(
        met(EventKind::Meeting, &["ann @p", "bob =of_p", "cat @q"]),
        ["cat 1"],
        "the position's counts"
    );
    assert_eq!(
        met(EventKind::Meeting, &["ann @p =two", "bob =of_p", "cat =two"]),
        ["bob 1"],
        "the given counts"
    );
}

#[test]
fn without_sides_one_who_stands_for_none_faces_everybody() {
    assert_eq!(
        met(EventKind::Meeting, &["ann", "bob", "cat =one"]),
        ["bob 1", "cat 1"]
    );
    assert_eq!(
        met(EventKind::Meeting, &["ann =one", "bob", "cat =one"]),
        ["bob 1"]
    );
}

#[test]
fn with_sides_only_different_sides_face_each_other() {
    let participants = [
        "ann =one HOST",
        "bob =one GUEST",
        "cat =two HOST",
        "dan =two GUEST",
    ];
    assert_eq!(met(EventKind::Meeting, &participants), ["bob 1", "dan 1"]);
}

#[test]
fn with_sides_one_without_is_on_that_of_its_institution() {
    assert_eq!(
        met(EventKind::Meeting, &["ann =one", "- =one HOST", "bob =two GUEST"]),
        ["bob 1"]
    );
    assert!(
        met(
            EventKind::Meeting,
            &["ann =one", "- =one GUEST", "bob =two GUEST"]
        )
        .is_empty()
    );
    assert!(
        met(
            EventKind::Meeting,
            &["ann =three", "- =one HOST", "bob =two GUEST"]
        )
        .is_empty(),
        "on none"
    );
    assert!(
        met(EventKind::Meeting, &["ann", "- HOST", "bob GUEST"]).is_empty(),
        "for none, so on none"
    );
}

#[test]
fn with_an_institution_on_both_sides_one_without_is_on_none() {
    let participants = [
        "ann =one",
        "- =one HOST",
        "- =one GUEST",
        "bob =two GUEST",
        "cat =three HOST",
    ];
    assert!(met(EventKind::Meeting, &participants).is_empty());
}

#[test]
fn a_side_counts_even_if_its_only_bearer_stayed_away() {
    assert!(
        met(
            EventKind::Meeting,
            &["ann =one", "bob =two", "cat =three HOST ABSENT"]
        )
        .is_empty()
    );
    assert_eq!(
        met(
            EventKind::Meeting,
            &["ann =one", "bob GUEST", "cat =one HOST ABSENT"]
        ),
        ["bob 1"]
    );
}

#[test]
fn nobody_faces_himself() {
    let mut example = Example::default();
    example.meeting(10, &["ann =one", "ann =two"]);
    let built = example.build();
    assert!(built.met("person:ann").is_empty());
    assert!(built.met("institution:one").is_empty());
    assert!(built.engaged("institution:one").is_empty());
    let mut example = Example::default();
    example.meeting(10, &["ann =one", "bob =one", "ann =two"]);
    let built = example.build();
    assert_eq!(built.met("institution:one"), ["ann 1"], "through bob");
    assert_eq!(built.engaged("institution:two"), ["one 1"]);
}
