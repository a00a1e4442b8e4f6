//! Filters, orders and the memory of views.

use std::sync::Arc;

use super::{
    super::*,
    example::{Built, Example, day, on, span},
};
use crate::{dates::Period, vocabulary::EventKind};

fn ordered(built: &Built, field: TallyField, descending: bool) -> Vec<String> {
    let order = TallyOrder { field, descending };
    let tallies = built.network.view(
        View::Met,
        built.vertex("person:ann"),
        &MeetingFilter::default(),
        order,
    );
    tallies.iter().map(|tally| built.name(tally.other)).collect()
}

#[test]
fn by_default_most_meetings_then_the_latest_then_the_name() {
    let mut example = Example::default();
    example.meeting(10, &["ann", "bob"]);
    example.meeting(20, &["ann", "bob"]);
    example.meeting(25, &["ann", "cat"]);
    example.meeting(26, &["ann", "dan"]);
    example.event("26 later by its key", EventKind::Call, on(26), &["ann", "eve"]);
    example.event("vague", EventKind::Call, span(20, 26), &["ann", "abe"]);
    let built = example.build();
    assert_eq!(
        ordered(&built, TallyField::Meetings, true),
        ["bob", "dan", "eve", "abe", "cat"]
    );
    assert_eq!(
        ordered(&built, TallyField::Meetings, false),
        ["abe", "cat", "dan", "eve", "bob"]
    );
    assert_eq!(
        ordered(&built, TallyField::FirstMet, false),
        ["bob", "abe", "cat", "dan", "eve"]
    );
    assert_eq!(
        ordered(&built, TallyField::FirstMet, true),
        ["dan", "eve", "cat", "abe", "bob"]
    );
    assert_eq!(
        ordered(&built, TallyField::LastMet, true),
        ["dan", "eve", "abe", "cat", "bob"]
    );
    assert_eq!(
        ordered(&built, TallyField::LastMet, false),
        ["bob", "cat", "abe", "dan", "eve"]
    );
}

#[test]
fn by_name_the_key_breaks_ties_upwards_in_either_direction() {
    let mut example = Example::default();
    example.meeting(10, &["ann", "bob", "cat", "dan"]);
    for person in &mut example.facts.people {
        if person.key == "cat" {
            person.fold = "bob".to_owned();
        }
    }
    let built = example.build();
    assert_eq!(ordered(&built, TallyField::Name, false), ["bob", "cat", "dan"]);
    assert_eq!(ordered(&built, TallyField::Name, true), ["dan", "bob", "cat"]);
}

#[test]
fn a_filter_narrows_by_period_and_by_kind() {
    let mut example = Example::default();
    example.event("vague", EventKind::Call, span(10, 20), &["ann", "bob"]);
    example.event("long", EventKind::Visit, on(12), &["ann", "cat"]);
    example.last_event().until = Some(on(30));
    example.event("day", EventKind::Meeting, on(12), &["ann", "dan"]);
    let built = example.build();
    let met = |since, until, certainly, kinds: Option<&[EventKind]>| {
        let period = Period {
            since: Some(day(since)),
            until: Some(day(until)),
        };
        let kinds = kinds.map(|kinds| kinds.iter().copied().collect());
        let filter = MeetingFilter {
            period,
            certainly,
            kinds,
        };
        built.tallied(&built.network.met(built.vertex("person:ann"), &filter))
    };
    assert_eq!(met(15, 40, false, None), ["bob 1", "cat 1"]);
    assert_eq!(met(15, 40, true, None), ["cat 1"], "it lasted into the period");
    assert_eq!(met(5, 12, true, None), ["cat 1", "dan 1"]);
    assert_eq!(
        met(0, 40, false, Some(&[EventKind::Call, EventKind::Meeting])),
        ["bob 1", "dan 1"]
    );
    assert!(met(0, 40, false, Some(&[])).is_empty());
}

#[test]
fn a_view_asked_for_again_is_the_same_one() {
    let mut example = Example::default();
    example.meeting(10, &["ann", "bob"]);
    let built = example.build();
    let view = |of, descending| {
        let order = TallyOrder {
            field: TallyField::Name,
            descending,
        };
        built
            .network
            .view(View::Met, built.vertex(of), &MeetingFilter::default(), order)
    };
    assert!(Arc::ptr_eq(&view("person:ann", true), &view("person:ann", true)));
    assert!(!Arc::ptr_eq(
        &view("person:ann", true),
        &view("person:ann", false)
    ));
    assert_ne!(
        view("person:ann", true)[0].other,
        view("person:bob", true)[0].other
    );
}
