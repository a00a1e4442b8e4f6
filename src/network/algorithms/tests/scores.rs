//! The scores of vertices, and what is made of them, against naive ones.

use proptest::prelude::*;

use super::{
    super::{Accuracy, Budget, Sampling, betweenness, closeness, degrees, float, pagerank, shared},
    naive,
    networks::{any, close},
};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn a_compact_network_has_every_link_from_both_ends(links in any()) {
        let network = links.compact();
        let matrix = links.matrix();
        prop_assert_eq!(network.len(), links.vertices as usize);
        for vertex in network.vertices() {
            let mut row = vec![0.0; network.len()];
            for (&other, &weight) in network.neighbours(vertex).iter().zip(network.weights(vertex)) {
                row[other as usize] = f64::from(weight);
            }
            prop_assert!(network.neighbours(vertex).windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert!(network.weights(vertex).iter().all(|&weight| weight > 0));
            prop_assert_eq!(network.degree(vertex), network.neighbours(vertex).len());
            prop_assert_eq!(&row, &matrix[vertex as usize]);
        }
        let bytes = 4 * (network.len() + 1) + 16 * network.links();
        prop_assert_eq!(network.size_in_bytes(), bytes);
    }

    #[test]
    fn degrees_count_neighbours(links in any()) {
        let count = |row: &Vec<f64>| float(row.iter().filter(|&&weight| weight > 0.0).count());
        let naive: Vec<f64> = links.matrix().iter().map(count).collect();
        prop_assert_eq!(degrees(&links.compact()), naive);
    }

    #[test]
    fn pagerank_is_where_the_walk_comes_to_rest(links in any()) {
        let scores = pagerank(&links.compact(), &Budget::unlimited()).unwrap();
        let naive = naive::pagerank(&links.matrix());
        prop_assert!(close(&scores, &naive, 1e-9), "{:?} {:?}", scores, naive);
    }

    #[test]
    fn closeness_is_what_the_distances_say(links in any()) {
        let found = closeness(&links.compact(), Sampling::Exact, &Budget::unlimited()).unwrap();
        let naive = naive::closeness(&links.matrix());
        prop_assert_eq!(found.1, Accuracy::Exact);
        prop_assert!(close(&found.0, &naive, 1e-12), "{:?} {:?}", found, naive);
    }

    #[test]
    fn betweenness_is_what_all_shortest_ways_say(links in any()) {
        let found = betweenness(&links.compact(), Sampling::Exact, &Budget::unlimited()).unwrap();
        let naive = naive::betweenness(&links.matrix());
        prop_assert_eq!(found.1, Accuracy::Exact);
        prop_assert!(close(&found.0, &naive, 1e-12), "{:?} {:?}", found, naive);
    }

    #[test]
    fn shared_neighbours_are_all_of_them_the_rarest_first(links in any(), one in 0..12_u32, other in 0..12_u32) {
        if links.vertices == 0 {
            return Ok(());
        }
        let (one, other) = (one % links.vertices, other % links.vertices);
        let matrix = links.matrix();
        let degree = |vertex: usize| matrix[vertex].iter().filter(|&&weight| weight > 0.0).count();
        let both = |&vertex: &u32| matrix[one as usize][vertex as usize] > 0.0
            && matrix[other as usize][vertex as usize] > 0.0 && degree(vertex as usize) > 1;
        let mut naive: Vec<(usize, u32)> = (0..links.vertices).filter(both)
            .map(|vertex| (degree(vertex as usize), vertex)).collect();
        naive.sort_unstable();
        let naive: Vec<(u32, f64)> = naive.into_iter()
            .map(|(degree, vertex)| (vertex, 1.0 / float(degree).ln())).collect();
        let found = shared(&links.compact(), one, other);
        prop_assert_eq!(found.iter().map(|of| of.0).collect::<Vec<_>>(), naive.iter().map(|of| of.0).collect::<Vec<_>>());
        prop_assert!(found.iter().zip(&naive).all(|(found, naive)| (found.1 - naive.1).abs() < 1e-12));
    }
}
