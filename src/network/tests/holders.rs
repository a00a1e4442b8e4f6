//! Who held a position on a day: each rule by example.

use super::{
    super::*,
    example::{Built, Example, day, on, span},
};
use crate::vocabulary::{EventKind, EventStatus, TenureCapacity};

fn holding(built: &Built, person: &str, position: &str, on: i32) -> Holding {
    let holders = built
        .network
        .holders(built.vertex(&format!("position:{position}")), day(on));
    let person = built.vertex(&format!("person:{person}"));
    holders
        .into_iter()
        .find(|holding| holding.person == person)
        .unwrap()
}

#[test]
fn an_attested_day_is_certain_and_half_a_year_around_it_likely() {
    let mut example = Example::default();
    example.conference(1000, &["ann @post"]);
    let built = example.build();
    for (day, expected) in [
        (819, None),
        (820, Some("LIKELY")),
        (999, Some("LIKELY")),
        (1000, Some("CERTAIN")),
    ] {
        let expected: Vec<String> = expected
            .iter()
            .map(|certainty| format!("ann {certainty}"))
            .collect();
        assert_eq!(built.holders("post", day), expected, "{day}");
        assert_eq!(
            built.holders("post", 2000 - day),
            expected,
            "as far after as before: {day}"
        );
    }
}

#[test]
fn whoever_is_named_in_a_position_is_attested_in_whatever_role() {
    let mut example = Example::default();
    example.conference(1000, &["ann @post ABSENT", "bob @desk MENTIONED"]);
    let built = example.build();
    assert_eq!(built.holders("post", 1000), ["ann CERTAIN"]);
    assert_eq!(built.holders("desk", 1000), ["bob CERTAIN"]);
}

#[test]
fn only_what_was_held_on_one_day_attests() {
    for &status in EventStatus::ALL {
        let mut example = Example::default();
        example.conference(1000, &["ann @post"]);
        example.last_event().status = status;
        assert_eq!(
            example.build().holders("post", 1000).is_empty(),
            status != EventStatus::Held,
            "{status}"
        );
    }
    let mut example = Example::default();
    example.event("vague", EventKind::Other, span(1000, 1001), &["ann @post"]);
    example.event("long", EventKind::Other, on(1000), &["bob @post"]);
    example.last_event().until = Some(on(1002));
    example.event("short", EventKind::Other, on(1000), &["cat @post"]);
    example.last_event().until = Some(on(1000));
    assert_eq!(example.build().holders("post", 1000), ["cat CERTAIN"]);
}

#[test]
fn a_tenure_is_certain_between_its_inner_bounds_and_likely_within_them() {
    let mut example = Example::default();
    example.tenure(
        "ann",
        "post",
        Some(span(1000, 1010)),
        Some(TenureEnd::On(span(1900, 1910))),
    );
    let built = example.build();
    for (day, expected) in [
        (999, None),
        (1000, Some("LIKELY")),
        (1009, Some("LIKELY")),
        (1010, Some("CERTAIN")),
        (1900, Some("CERTAIN")),
        (1901, Some("LIKELY")),
        (1910, Some("LIKELY")),
        (1911, None),
    ] {
        let expected: Vec<String> = expected
            .iter()
            .map(|certainty| format!("ann {certainty}"))
            .collect();
        assert_eq!(built.holders("post", day), expected, "{day}");
    }
}

#[test]
fn an_unknown_bound_leaves_half_a_year_likely_and_the_rest_possible() {
    let mut example = Example::default();
    example.tenure("ann", "post", Some(span(1000, 1010)), None);
    example.tenure("bob", "desk", None, Some(TenureEnd::On(span(1000, 1010))));
    example.tenure("cat", "seat", None, None);
    example.tenure("dan", "chair", None, Some(TenureEnd::Open));
    example.tenure("eve", "stool", Some(on(1000)), Some(TenureEnd::Open));
    let built = example.build();
    assert_eq!(built.holders("post", 1190), ["ann LIKELY"]);
    assert_eq!(built.holders("post", 1191), ["ann POSSIBLE"]);
    assert_eq!(built.holders("desk", 820), ["bob LIKELY"]);
    assert_eq!(built.holders("desk", 819), ["bob POSSIBLE"]);
    assert!(built.holders("desk", 1011).is_empty());
    assert_eq!(built.holders("seat", 5), ["cat POSSIBLE"]);
    assert_eq!(
        built.holders("chair", 5),
        ["dan POSSIBLE"],
        "an open end is known, and nothing is near it"
    );
    assert_eq!(built.holders("stool", 1_000_000), ["eve CERTAIN"]);
}

#[test]
fn a_designate_does_not_hold() {
    let mut example = Example::default();
    example.tenure("ann", "post", Some(on(1000)), Some(TenureEnd::Open));
    example.capacity(TenureCapacity::Designate);
    example.tenure("bob", "post", Some(on(1000)), Some(TenureEnd::Open));
    example.capacity(TenureCapacity::Acting);
    let built = example.build();
    assert_eq!(built.holders("post", 1000), ["bob CERTAIN"]);
    assert_eq!(
        holding(&built, "bob", "post", 1000).capacity,
        TenureCapacity::Acting
    );
}

#[test]
fn between_two_attestations_one_is_certain_unless_somebody_else_is_shown() {
    let mut example = Example::default();
    example.conference(1000, &["ann @post"]);
    example.conference(3000, &["ann @post"]);
    let built = example.build();
    assert_eq!(built.holders("post", 2000), ["ann CERTAIN"]);

    let mut example = Example::default();
    example.conference(1000, &["ann @post"]);
    example.conference(2500, &["bob @post"]);
    example.conference(3000, &["ann @post"]);
    let built = example.build();
    assert!(built.holders("post", 2000).is_empty());
    assert_eq!(built.holders("post", 1100), ["ann LIKELY"]);

    let mut example = Example::default();
    example.conference(1000, &["ann @post"]);
    example.tenure("bob", "post", Some(on(2500)), Some(TenureEnd::On(on(2501))));
    example.conference(3000, &["ann @post"]);
    assert!(example.build().holders("post", 2000).is_empty());
}

#[test]
fn ones_own_tenures_between_two_attestations_do_not_hide_somebody_else() {
    for (bob, expected) in [(false, "ann CERTAIN"), (true, "ann POSSIBLE")] {
        let mut example = Example::default();
        example.conference(1000, &["ann @post"]);
        example.tenure("ann", "post", Some(on(1200)), Some(TenureEnd::On(on(1300))));
        example.tenure("ann", "post", Some(on(1400)), Some(TenureEnd::On(on(1500))));
        example.tenure("ann", "post", None, None);
        if bob {
            example.conference(2000, &["bob @post"]);
        }
        example.conference(3000, &["ann @post"]);
        assert_eq!(example.build().holders("post", 2500), [expected]);
    }
}

#[test]
fn on_the_day_of_a_handover_both_hold_and_what_follows_is_undisturbed() {
    let mut example = Example::default();
    example.tenure("ann", "post", Some(on(500)), Some(TenureEnd::On(on(1000))));
    example.conference(1000, &["bob @post"]);
    example.conference(3000, &["bob @post"]);
    let built = example.build();
    assert_eq!(
        built.holders("post", 1000),
        ["bob CERTAIN", "ann CERTAIN"],
        "most recently attested first"
    );
    assert_eq!(built.holders("post", 2000), ["bob CERTAIN"]);
}

#[test]
fn one_is_only_possible_when_another_is_certain_or_attested_nearer() {
    let mut example = Example::default();
    example.conference(1000, &["bob @post"]);
    example.conference(1100, &["ann @post"]);
    let built = example.build();
    assert_eq!(built.holders("post", 1000), ["bob CERTAIN", "ann POSSIBLE"]);
    assert_eq!(built.holders("post", 1049), ["bob LIKELY", "ann POSSIBLE"]);
    assert_eq!(
        built.holders("post", 1050),
        ["ann LIKELY", "bob LIKELY"],
        "equally near"
    );
    assert_eq!(built.holders("post", 1051), ["ann LIKELY", "bob POSSIBLE"]);
}

#[test]
fn a_bound_is_outdone_only_by_who_is_attested_nearer_than_it_is() {
    let mut example = Example::default();
    example.tenure("ann", "post", Some(on(1000)), None);
    example.conference(970, &["bob @post"]);
    let built = example.build();
    assert_eq!(
        built.holders("post", 1010),
        ["bob LIKELY", "ann LIKELY"],
        "40 days from bob, 10 from the bound"
    );
    let mut example = Example::default();
    example.tenure("ann", "post", Some(on(1000)), None);
    example.conference(1030, &["bob @post"]);
    let built = example.build();
    assert_eq!(built.holders("post", 1010), ["bob LIKELY", "ann LIKELY"]);
    assert_eq!(
        built.holders("post", 1016),
        ["bob LIKELY", "ann POSSIBLE"],
        "14 days from bob, 16 from the bound"
    );
}

#[test]
fn where_several_may_hold_a_position_others_make_nobody_less_sure() {
    let mut example = Example::default();
    example.shared("post");
    example.conference(1000, &["ann @post"]);
    example.conference(1500, &["bob @post"]);
    example.conference(2000, &["ann @post"]);
    let built = example.build();
    assert_eq!(built.holders("post", 1499), ["ann CERTAIN", "bob LIKELY"]);
    assert_eq!(built.holders("post", 1500), ["ann CERTAIN", "bob CERTAIN"]);
    assert_eq!(built.held("bob", 1499), ["post LIKELY"]);
}

#[test]
fn holders_come_surest_first_then_most_recently_attested_then_by_name() {
    let mut example = Example::default();
    example.shared("post");
    for person in ["dan", "cat", "ann"] {
        example.tenure(person, "post", Some(on(500)), Some(TenureEnd::Open));
    }
    example.tenure("bob", "post", Some(on(500)), None);
    example.conference(900, &["cat @post"]);
    let built = example.build();
    assert_eq!(
        built.holders("post", 1000),
        ["cat CERTAIN", "ann CERTAIN", "dan CERTAIN", "bob POSSIBLE"]
    );
}

#[test]
fn positions_held_are_those_whose_holders_name_the_person() {
    let mut example = Example::default();
    example.tenure("ann", "b", Some(on(500)), Some(TenureEnd::Open));
    example.tenure("ann", "a", Some(on(500)), Some(TenureEnd::Open));
    example.tenure("ann", "c", None, None);
    example.conference(990, &["ann @d", "bob @e"]);
    example.conference(995, &["ann @e"]);
    let built = example.build();
    assert_eq!(
        built.held("ann", 1000),
        ["a CERTAIN", "b CERTAIN", "e LIKELY", "d LIKELY", "c POSSIBLE"]
    );
    assert_eq!(built.held("bob", 1000), ["e POSSIBLE"], "ann is attested nearer");
}

#[test]
fn a_holding_says_what_it_rests_on() {
    let mut example = Example::default();
    example.tenure("ann", "other", None, None);
    example.tenure("ann", "post", None, None);
    example.tenure("ann", "post", Some(on(2000)), Some(TenureEnd::On(on(2100))));
    example.capacity(TenureCapacity::Acting);
    example.conference(1000, &["ann @post"]);
    example.event("too", EventKind::Other, on(1000), &["ann @post", "ann @post"]);
    example.conference(1400, &["ann @post"]);
    let built = example.build();
    let evidence = |on| built.names(&holding(&built, "ann", "post", on).evidence);
    assert_eq!(evidence(1000), ["1000", "too"], "the events of the day");
    assert_eq!(
        evidence(1200),
        ["1000", "too", "1400"],
        "those between which nobody else is shown"
    );
    assert_eq!(evidence(1580), ["1400"], "the nearest");
    assert!(evidence(1581).is_empty(), "too far");
    assert!(evidence(2050).is_empty(), "the tenure alone");
    assert_eq!(holding(&built, "ann", "post", 1000).tenure, Some(1));
    assert_eq!(
        holding(&built, "ann", "post", 2050).tenure,
        Some(2),
        "the one into which the day falls best"
    );
    assert_eq!(
        holding(&built, "ann", "post", 2050).capacity,
        TenureCapacity::Acting
    );
    let attested = built
        .network
        .attested(built.vertex("person:ann"), built.vertex("position:post"));
    assert_eq!(
        built.names(attested),
        ["1000", "too", "1400"],
        "each once, in order"
    );
}

#[test]
fn a_tenure_that_ends_before_it_begins_suggests_nothing() {
    let mut example = Example::default();
    example.tenure("ann", "post", Some(on(1000)), Some(TenureEnd::On(on(900))));
    let built = example.build();
    for day in [850, 900, 950, 1000, 1050] {
        assert!(built.holders("post", day).is_empty(), "{day}");
    }
}
