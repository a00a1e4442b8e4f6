//! Who faced whom at one event, held against what all events come to.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{
    super::{algorithms::Budget, *},
    example::{Example, on},
    random::some_facts,
};
use crate::vocabulary::{EventKind, LinkKind};

#[test]
fn nobody_is_faced_by_those_who_were_not_there() {
    let mut example = Example::default();
    example.meeting(10, &["ann =one", "- @post =two", "- =three"]);
    example.event("hall", EventKind::Conference, on(20), &["ann =one", "bob =two"]);
    let built = example.build();
    let faced = |of: &str, event: &str| -> Vec<u16> {
        let (of, event) = (built.vertex(of), built.vertex(event));
        let seats = built.network.faced(of, event);
        seats.iter().map(|seat| seat.ordinal).collect()
    };
    let one = "institution:one";
    assert_eq!(
        faced(one, "event:10"),
        [1, 2],
        "also whoever is known by a position, or not at all"
    );
    assert_eq!(faced(one, "event:hall"), [0_u16; 0], "one does not meet there");
    assert_eq!(faced("person:bob", "event:10"), [0_u16; 0], "Bob was not there");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    /// Counted event by event, an institution met and engaged with whom the views say.
    #[test]
    fn what_is_faced_adds_up_to_what_is_met(facts in some_facts()) {
        let network = Network::build(facts);
        for institution in network.vertices(VertexKind::Institution) {
            for view in [View::Met, View::Engaged] {
                let mut counted: BTreeMap<Vertex, u32> = BTreeMap::new();
                for event in network.events() {
                    let faced = network.faced(institution, event);
                    let mut others: Vec<Vertex> = faced
                        .iter()
                        .filter_map(|seat| if view == View::Met { seat.person } else { seat.stands_for })
                        .filter(|&other| other != institution)
                        .collect();
                    others.sort_unstable();
                    others.dedup();
                    for other in others {
                        *counted.entry(other).or_default() += 1;
                    }
                }
                let tallies = network.view(view, institution, &MeetingFilter::default(), TallyOrder::default());
                let tallied: BTreeMap<Vertex, u32> =
                    tallies.iter().map(|tally| (tally.other, tally.meetings)).collect();
                prop_assert_eq!(counted, tallied);
            }
        }
    }

    /// Those next to several are whom the views of each of them show.
    #[test]
    fn neighbours_are_those_in_view(facts in some_facts()) {
        let network = Network::build(facts);
        for view in [View::Met, View::CoAttended, View::Engaged] {
            let vertices: Vec<Vertex> = VertexKind::ALL.iter().flat_map(|&kind| network.vertices(kind)).collect();
            let all = vertices.iter().map(std::slice::from_ref);
            for of in all.chain(vertices.chunks(3)) {
                let mut seen: Vec<RecordId> = of
                    .iter()
                    .flat_map(|&of| network.view(view, of, &MeetingFilter::default(), TallyOrder::default()).to_vec())
                    .map(|tally| network.record(tally.other))
                    .collect();
                seen.sort_unstable();
                seen.dedup();
                let of: Vec<RecordId> = of.iter().map(|&vertex| network.record(vertex)).collect();
                prop_assert_eq!(network.neighbours(view, &of, &Budget::unlimited()), Ok(seen));
            }
        }
    }

    /// A recorded link leads from the one to the other, and is found from both.
    #[test]
    fn recorded_links_are_found_from_both_ends(facts in super::ways::linked_facts()) {
        let network = Network::build(facts);
        let vertices: Vec<Vertex> = VertexKind::ALL
            .iter()
            .flat_map(|&kind| network.vertices(kind).collect::<Vec<_>>())
            .collect();
        for &from in &vertices {
            for &kind in LinkKind::ALL {
                let others: Vec<Vertex> = network.recorded_others(from, kind, true).collect();
                prop_assert!(others.is_sorted() && others.windows(2).all(|pair| pair[0] != pair[1]));
                for other in others {
                    prop_assert!(network.recorded_others(other, kind, false).any(|back| back == from));
                }
            }
        }
    }
}
