//! Brokerage against every three vertices looked at.

use proptest::prelude::*;

use super::{
    super::{Brokerage, Budget, brokers, brokers::on, crew::Crew},
    naive,
    networks::{any, circles, star},
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn brokers_are_what_every_three_vertices_say(
        links in any(),
        groups in proptest::collection::vec(proptest::option::weighted(0.8, 0..4_u32), 12),
    ) {
        let groups = &groups[..links.vertices as usize];
        let found = brokers(&links.compact(), groups, &Budget::unlimited()).unwrap();
        prop_assert_eq!(found, naive::brokers(&links.matrix(), groups));
    }
}

/// A hundred thousand pairs of ten thousand neighbours would take too long one by one.
#[test]
fn a_vertex_with_many_neighbours_is_no_trouble() {
    let groups: Vec<Option<u32>> = (0..=100_000).map(|vertex| Some(vertex % 2)).collect();
    let found = brokers(&star(100_000), &groups, &Budget::new(1_000_000, None)).unwrap();
    let half = 50_000_u64;
    let expected = Brokerage {
        coordinator: half * (half - 1) / 2,
        gatekeeper: half * half,
        consultant: half * (half - 1) / 2,
        liaison: 0,
    };
    assert_eq!(found[0], expected);
    assert_eq!(found[0].total(), 100_000 * 99_999 / 2);
    assert_eq!(found[1], Brokerage::default());
}

#[test]
fn threads_do_not_show() {
    let network = circles(3000, 20);
    let groups: Vec<Option<u32>> = (0..3000)
        .map(|vertex| (vertex % 7 > 0).then_some(vertex / 60))
        .collect();
    let on = |threads| on(Crew::of(threads), &network, &groups, &Budget::unlimited());
    assert!([2, 3, 8].into_iter().all(|threads| on(threads) == on(1)));
}

/// Groups of those beyond the end of the list are not known.
#[test]
fn groups_may_be_missing() {
    let found = brokers(&star(3), &[Some(1), Some(1), Some(2)], &Budget::unlimited()).unwrap();
    assert_eq!((found[0].gatekeeper, found[0].total()), (1, 1));
}
