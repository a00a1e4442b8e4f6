//! Participants of whom the source names only the position.

use super::{
    super::{algorithms::Budget, *},
    example::{Example, on, span},
};
use crate::vocabulary::EventKind;

fn who(example: Example) -> Vec<String> {
    example.build().attributions("e")
}

#[test]
fn the_one_certain_holder_is_inferred() {
    let mut example = Example::default();
    example.tenure("ann", "post", Some(on(500)), Some(TenureEnd::Open));
    example.tenure("bob", "post", None, None);
    example.event(
        "e",
        EventKind::Meeting,
        on(1000),
        &["- @post", "cat @post", "-", "bob"],
    );
    assert_eq!(
        who(example),
        ["- UNRESOLVED", "cat STATED", "- UNRESOLVED", "bob STATED"],
        "ann and cat are certain"
    );
    let mut example = Example::default();
    example.tenure("ann", "post", Some(on(500)), Some(TenureEnd::Open));
    example.tenure("bob", "post", None, None);
    example.event("e", EventKind::Meeting, on(1000), &["- @post"]);
    assert_eq!(who(example), ["ann INFERRED"]);
}

#[test]
fn else_the_one_likely_holder_but_never_a_possible_one() {
    let mut example = Example::default();
    example.conference(900, &["ann @post"]);
    example.conference(1110, &["bob @post"]);
    example.event("e", EventKind::Meeting, on(1000), &["- @post"]);
    assert_eq!(who(example), ["ann INFERRED"]);
    let mut example = Example::default();
    example.conference(900, &["ann @post"]);
    example.conference(1100, &["bob @post"]);
    example.event("e", EventKind::Meeting, on(1000), &["- @post"]);
    assert_eq!(who(example), ["- UNRESOLVED"], "equally near");
    let mut example = Example::default();
    example.tenure("ann", "post", None, None);
    example.event("e", EventKind::Meeting, on(1000), &["- @post"]);
    assert_eq!(who(example), ["- UNRESOLVED"], "only possible");
}

#[test]
fn an_end_is_weighed_against_attestations_like_a_beginning() {
    for (day, expected) in [(1015, "ann INFERRED"), (1016, "- UNRESOLVED")] {
        let mut example = Example::default();
        example.tenure("bob", "post", None, Some(TenureEnd::On(on(1031))));
        example.conference(1000, &["ann @post"]);
        example.event("e", EventKind::Meeting, on(day), &["- @post"]);
        assert_eq!(who(example), [expected], "ann {} days away", day - 1000);
    }
    let mut example = Example::default();
    example.tenure("bob", "post", None, Some(TenureEnd::On(on(1000))));
    example.conference(1000, &["ann @post"]);
    example.event("e", EventKind::Meeting, on(990), &["- @post"]);
    assert_eq!(who(example), ["- UNRESOLVED"], "equally near");
}

#[test]
fn a_date_of_several_days_needs_the_same_holder_on_each() {
    for (end, expected) in [
        (1010, "ann INFERRED"),
        (1020, "- UNRESOLVED"),
        (1021, "- UNRESOLVED"),
    ] {
        let mut example = Example::default();
        example.tenure("ann", "post", Some(on(500)), Some(TenureEnd::On(on(1020))));
        example.tenure("bob", "post", Some(on(1020)), Some(TenureEnd::Open));
        example.event("e", EventKind::Meeting, span(1000, end), &["- @post"]);
        assert_eq!(who(example), [expected], "a vague date to {end}");
        let mut example = Example::default();
        example.tenure("ann", "post", Some(on(500)), Some(TenureEnd::On(on(1020))));
        example.tenure("bob", "post", Some(on(1020)), Some(TenureEnd::Open));
        example.event("e", EventKind::Meeting, on(1000), &["- @post"]);
        example.last_event().until = Some(on(end));
        assert_eq!(who(example), [expected], "an event until {end}");
    }
}

#[test]
fn a_holder_first_certain_and_then_likely_is_the_same_person() {
    let mut example = Example::default();
    example.conference(1000, &["ann @post"]);
    example.event("e", EventKind::Meeting, span(980, 1020), &["- @post"]);
    assert_eq!(who(example), ["ann INFERRED"]);
}

#[test]
fn an_inferred_person_attests_nothing() {
    let mut example = Example::default();
    example.conference(1000, &["ann @post"]);
    example.meeting(1100, &["- @post"]);
    example.event("e", EventKind::Meeting, on(1200), &["- @post"]);
    assert_eq!(
        who(example),
        ["- UNRESOLVED"],
        "200 days from the only attestation"
    );
}

#[test]
fn inferred_seats_are_listed_by_what_identifies_them() {
    let mut example = Example::default();
    example.conference(1000, &["-", "ann @post", "- @post"]);
    let event = example.facts.events[0].id;
    let ann = example.person("ann");
    let built = example.build();
    assert_eq!(
        built.network.inferred_seats(&Budget::unlimited()),
        Ok(vec![(event, 2, ann)])
    );
}

#[test]
fn where_the_source_names_somebody_unknown_nobody_is_inferred() {
    let mut example = Example::default();
    example.tenure("ann", "post", Some(on(500)), Some(TenureEnd::Open));
    example.event("e", EventKind::Meeting, on(1000), &["- @post"]);
    example.facts.participations[0].person = Some(-1);
    assert_eq!(who(example), ["- UNRESOLVED"]);
}
