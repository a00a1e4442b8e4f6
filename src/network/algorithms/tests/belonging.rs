//! Components and communities: what they promise, on random networks.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    super::{Budget, communities, components},
    naive,
    networks::{any, circles},
};

/// Whether groups are numbered by size, the largest first, and equally large ones by their smallest vertex.
fn in_order(of: &[u32]) -> bool {
    let count = of.iter().max().map_or(0, |&most| most + 1);
    let key = |label: u32| {
        let members = (0..of.len()).filter(|&vertex| of[vertex] == label);
        (std::cmp::Reverse(members.clone().count()), members.min())
    };
    let keys: Vec<_> = (0..count).map(key).collect();
    keys.windows(2).all(|pair| pair[0] < pair[1]) && keys.iter().all(|key| key.1.is_some())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn components_are_what_can_be_reached(links in any()) {
        let of = components(&links.compact(), &Budget::unlimited()).unwrap();
        let distances = naive::distances(&links.matrix());
        for one in 0..of.len() {
            for other in 0..of.len() {
                prop_assert_eq!(of[one] == of[other], distances[one][other].is_finite());
            }
        }
        prop_assert!(in_order(&of), "{:?}", of);
    }

    #[test]
    fn communities_hang_together_and_cannot_be_improved_in_one_step(links in any()) {
        let matrix = links.matrix();
        let found = communities(&links.compact(), &Budget::unlimited()).unwrap();
        let of = &found.of;
        prop_assert!(in_order(of), "{:?}", of);
        for (label, &size) in (0..).zip(&found.sizes) {
            prop_assert_eq!(of.iter().filter(|&&of| of == label).count(), size as usize);
        }
        prop_assert!((found.modularity - naive::modularity(&matrix, of)).abs() < 1e-12);

        // What is within the same community can be reached within it.
        let mut within = matrix.clone();
        for (one, row) in within.iter_mut().enumerate() {
            for (other, weight) in row.iter_mut().enumerate() {
                if of[one] != of[other] {
                    *weight = 0.0;
                }
            }
        }
        let distances = naive::distances(&within);
        for one in 0..of.len() {
            for other in 0..of.len() {
                prop_assert_eq!(of[one] == of[other], distances[one][other].is_finite());
            }
        }

        let labels: BTreeSet<u32> = of.iter().copied().collect();
        let alone = u32::MAX;
        for vertex in 0..of.len() {
            for &to in labels.iter().chain([&alone]) {
                let mut moved = of.clone();
                moved[vertex] = to;
                prop_assert!(naive::modularity(&matrix, &moved) < found.modularity + 1e-9, "{} to {}", vertex, to);
            }
        }
        for &one in &labels {
            for &other in &labels {
                let joined: Vec<u32> = of.iter().map(|&of| if of == one { other } else { of }).collect();
                prop_assert!(naive::modularity(&matrix, &joined) < found.modularity + 1e-9, "{} and {}", one, other);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn communities_are_nearly_as_good_as_any(mut links in any()) {
        links.vertices = links.vertices.min(8);
        links.links.retain(|link| link.0 < links.vertices && link.1 < links.vertices);
        let found = communities(&links.compact(), &Budget::unlimited()).unwrap().modularity;
        let most = naive::most_modularity(&links.matrix());
        prop_assert!(found < most + 1e-9 && found > most - 0.1, "{} of {}", found, most);
    }
}

/// 2,400 vertices in circles of 30: what is known beforehand is found, and the same every time.
#[test]
fn circles_of_friends_are_communities() {
    let network = circles(2400, 30);
    let found = communities(&network, &Budget::unlimited()).unwrap();
    assert_eq!(Ok(&found), communities(&network, &Budget::unlimited()).as_ref());
    assert!(found.modularity > 0.75, "{}", found.modularity);
    let together = |&(one, other): &(u32, u32)| found.of[one as usize] == found.of[other as usize];
    let pairs: Vec<(u32, u32)> = (0..2400)
        .filter(|vertex| vertex % 30 != 29)
        .map(|vertex| (vertex, vertex + 1))
        .filter(|&(one, other)| network.degree(one) > 2 && network.degree(other) > 2)
        .collect();
    let kept = pairs.iter().filter(|pair| together(pair)).count();
    assert!(kept * 100 > pairs.len() * 95, "{kept} of {}", pairs.len());
}
