//! The line of those who held a position: each rule by example, and on random networks.

use proptest::prelude::*;

use super::{
    super::*,
    example::{Built, Example, on, span},
    random::some_facts,
};
use crate::{
    dates::Span,
    vocabulary::{EventKind, TenureCapacity},
};

/// The terms in a position: "ann #0 attested 10 20 served 10 20".
fn line(built: &Built, position: &str) -> Vec<String> {
    let terms = built
        .network
        .terms_in(built.vertex(&format!("position:{position}")));
    let told = terms.iter().map(|term| {
        let tenure = term
            .tenure
            .map_or_else(String::new, |ordinal| format!(" #{ordinal}"));
        let events = |events: &[Vertex]| built.names(events).join(" ");
        let (attested, served) = (events(&term.attested), events(&term.served));
        format!(
            "{}{tenure} attested {attested} served {served}",
            built.name(term.person)
        )
    });
    told.collect()
}

#[test]
fn a_line_goes_by_the_beginning_else_by_the_first_event_else_by_the_end() {
    let mut example = Example::default();
    example.tenure("zoe", "post", Some(span(100, 120)), Some(TenureEnd::On(on(200))));
    example.tenure("ann", "post", None, Some(TenureEnd::On(on(90))));
    example.tenure("dan", "post", None, None);
    example.conference(210, &["bob @post"]);
    example.tenure("cat", "post", Some(on(205)), Some(TenureEnd::Open));
    assert_eq!(
        line(&example.build(), "post"),
        [
            "ann #0 attested  served ",
            "zoe #0 attested  served ",
            "cat #0 attested  served ",
            "bob attested 210 served 210",
            "dan #0 attested  served ",
        ]
    );
}

#[test]
fn an_event_falls_into_the_tenure_that_has_room_for_it_or_shows_a_term_by_itself() {
    let mut example = Example::default();
    example.tenure("ann", "post", Some(on(100)), Some(TenureEnd::On(on(200))));
    example.tenure("ann", "post", Some(on(300)), Some(TenureEnd::Open));
    for day in [50, 150, 200, 250, 300, 900] {
        example.conference(day, &["ann @post"]);
    }
    assert_eq!(
        line(&example.build(), "post"),
        [
            "ann attested 50 250 served 50 250",
            "ann #0 attested 150 200 served 150 200",
            "ann #1 attested 300 900 served 300 900",
        ]
    );
}

#[test]
fn who_is_absent_is_shown_and_does_not_serve_and_who_is_inferred_serves_and_is_not_shown() {
    let mut example = Example::default();
    example.meeting(90, &["- @post", "bob"]);
    example.meeting(100, &["ann @post ABSENT", "bob"]);
    example.meeting(110, &["ann @post", "bob"]);
    let built = example.build();
    assert_eq!(line(&built, "post"), ["ann attested 100 110 served 90 110"]);
    let terms = built.network.terms_in(built.vertex("position:post"));
    let first = |event: Option<Vertex>| event.map(|event| built.name(event));
    assert_eq!(first(terms[0].first_inferred()).as_deref(), Some("90"));
    assert_eq!(first(terms[0].first_shown()).as_deref(), Some("100"));
    assert_eq!(first(terms[0].last_shown()).as_deref(), Some("110"));
}

#[test]
fn whoever_certainly_holds_it_serves_where_no_position_is_recorded() {
    let mut example = Example::default();
    example.tenure("ann", "post", Some(on(100)), Some(TenureEnd::On(on(200))));
    example.meeting(150, &["ann", "bob"]);
    example.meeting(250, &["ann", "bob"]);
    assert_eq!(line(&example.build(), "post"), ["ann #0 attested  served 150"]);
}

#[test]
fn an_event_of_uncertain_date_falls_where_any_of_its_days_does() {
    let mut example = Example::default();
    example.tenure("ann", "post", Some(on(100)), Some(TenureEnd::On(on(200))));
    example.event("vague", EventKind::Meeting, span(50, 400), &["ann @post", "bob"]);
    example.event("late", EventKind::Meeting, span(300, 400), &["ann @post", "bob"]);
    assert_eq!(
        line(&example.build(), "post"),
        ["ann #0 attested  served vague", "ann attested  served late"]
    );
}

#[test]
fn a_designate_is_in_no_line() {
    let mut example = Example::default();
    example.tenure("ann", "post", Some(on(100)), None);
    example.capacity(TenureCapacity::Designate);
    let built = example.build();
    assert!(line(&built, "post").is_empty());
    assert!(built.network.terms_of(built.vertex("person:ann")).is_empty());
}

/// When a term began, ended or was shown.
fn days(network: &Network, term: &Term) -> Vec<Span> {
    let events = term.attested.iter().chain(&term.served);
    let mut days: Vec<Span> = events.map(|&event| network.event(event).from).collect();
    days.extend(term.from);
    days
}

proptest! {
    /// The lines of positions and those of persons are the same terms, no event is lost or told twice, and a line is in
    /// order.
    #[test]
    fn lines_of_positions_and_of_persons_agree(facts in some_facts()) {
        let network = Network::build(facts);
        let mut by_position = Vec::new();
        for position in network.vertices(VertexKind::Position) {
            let line = network.terms_in(position);
            let mut persons: Vec<Vertex> = line.iter().map(|term| term.person).collect();
            persons.sort_unstable();
            persons.dedup();
            for person in persons {
                let own = || line.iter().filter(|term| term.person == person);
                let mut attested: Vec<Vertex> = own().flat_map(|term| term.attested.clone()).collect();
                attested.sort_unstable();
                prop_assert_eq!(&attested[..], network.attested(person, position));
                let mut served: Vec<Vertex> = own().flat_map(|term| term.served.clone()).collect();
                served.sort_unstable();
                prop_assert_eq!(served, network.served(person, position).collect::<Vec<_>>());
            }
            for pair in line.windows(2) {
                let first = |term: &Term| days(&network, term).iter().map(|span| span.earliest).min();
                if let (Some(one), Some(other)) = (pair[0].from, pair[1].from) {
                    prop_assert!(one.earliest <= other.earliest);
                }
                if pair[0].from.is_none()
                    && pair[1].from.is_none()
                    && let (Some(one), Some(other)) = (first(&pair[0]), first(&pair[1]))
                {
                    prop_assert!(one <= other);
                }
            }
            by_position.extend(line);
        }
        let of_persons = network.vertices(VertexKind::Person).flat_map(|person| network.terms_of(person));
        let mut by_person: Vec<Term> = of_persons.collect();
        for terms in [&mut by_position, &mut by_person] {
            terms.sort_by_key(|term| (term.person, term.position, term.tenure));
        }
        prop_assert_eq!(by_position, by_person);
    }
}
