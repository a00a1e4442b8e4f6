//! Scores are blind to how vertices are numbered.

use proptest::prelude::*;

use super::{
    super::{
        Budget, Sampling, betweenness, brokers, closeness, communities, components, degrees, pagerank, shared,
    },
    networks::{any_renumbered, close},
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn scores_do_not_depend_on_the_numbering((links, numbers) in any_renumbered()) {
        let networks = [links.compact(), links.renumbered(&numbers).compact()];
        let budget = Budget::unlimited();
        let back = |scores: &[f64]| numbers.iter().map(|&new| scores[new as usize]).collect::<Vec<_>>();
        let same = |[one, other]: [Vec<f64>; 2]| close(&one, &back(&other), 1e-9);
        prop_assert!(same(networks.each_ref().map(degrees)));
        prop_assert!(same(networks.each_ref().map(|network| pagerank(network, &budget).unwrap())));
        prop_assert!(same(networks.each_ref().map(|network| closeness(network, Sampling::Exact, &budget).unwrap().0)));
        prop_assert!(same(networks.each_ref().map(|network| betweenness(network, Sampling::Exact, &budget).unwrap().0)));
    }

    #[test]
    fn roles_and_components_do_not_depend_on_the_numbering(
        (links, numbers) in any_renumbered(),
        groups in proptest::collection::vec(proptest::option::weighted(0.8, 0..4_u32), 12),
    ) {
        let networks = [links.compact(), links.renumbered(&numbers).compact()];
        let budget = Budget::unlimited();
        let count = links.vertices as usize;
        let mut moved = vec![None; count];
        for (&new, &group) in numbers.iter().zip(&groups) {
            moved[new as usize] = group;
        }
        let one = brokers(&networks[0], &groups[..count], &budget).unwrap();
        let other = brokers(&networks[1], &moved, &budget).unwrap();
        prop_assert!(numbers.iter().zip(&one).all(|(&new, one)| other[new as usize] == *one));

        let [one, other] = networks.each_ref().map(|network| components(network, &budget).unwrap());
        for first in 0..count {
            for second in 0..count {
                let moved = (other[numbers[first] as usize], other[numbers[second] as usize]);
                prop_assert_eq!(one[first] == one[second], moved.0 == moved.1);
                let [one, other] = [
                    (&networks[0], first, second),
                    (&networks[1], numbers[first] as usize, numbers[second] as usize),
                ].map(|(network, first, second)| {
                    let shared = shared(network, u32::try_from(first).unwrap(), u32::try_from(second).unwrap());
                    shared.into_iter().map(|(_, score)| score).collect::<Vec<_>>()
                });
                prop_assert!(close(&one, &other, 1e-12));
            }
        }
        let sizes = |of: &[u32]| {
            let mut of = of.to_vec();
            of.sort_unstable();
            of
        };
        prop_assert_eq!(sizes(&one), sizes(&other));

        // Equally good choices may turn out differently, but no worse than so.
        let [one, other] = networks.each_ref().map(|network| communities(network, &budget).unwrap().modularity);
        prop_assert!((one - other).abs() < 0.1, "{} {}", one, other);
    }
}
