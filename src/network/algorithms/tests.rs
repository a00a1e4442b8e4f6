//! Every measure against a naive one on small random networks, and blind to how vertices are numbered.

use proptest::prelude::*;

use super::*;

type Links = Vec<(u32, u32, u32)>;

/// Few vertices, some of them without a link.
fn some_links() -> impl Strategy<Value = (u32, Links)> {
    (1..10_u32).prop_flat_map(|vertices| {
        let link = (0..vertices, 0..vertices, 1..5_u32);
        (Just(vertices), proptest::collection::vec(link, 0..20))
    })
}

fn compact(vertices: u32, links: &Links) -> Compact {
    Compact::new(vertices, || links.iter().copied())
}

/// Weights between every two vertices; 0 for none.
fn matrix(vertices: u32, links: &Links) -> Vec<Vec<f64>> {
    let mut matrix = vec![vec![0.0; vertices as usize]; vertices as usize];
    for &(one, other, weight) in links.iter().filter(|link| link.0 != link.1) {
        matrix[one as usize][other as usize] += f64::from(weight);
        matrix[other as usize][one as usize] += f64::from(weight);
    }
    matrix
}

/// Floyd and Warshall: the distance between every two, and by how many shortest ways.
fn all_distances(matrix: &[Vec<f64>]) -> Vec<Vec<Option<usize>>> {
    let count = matrix.len();
    let mut distances = vec![vec![None; count]; count];
    for one in 0..count {
        for other in 0..count {
            if one == other {
                distances[one][other] = Some(0);
            } else if matrix[one][other] > 0.0 {
                distances[one][other] = Some(1);
            }
        }
    }
    for through in 0..count {
        for one in 0..count {
            for other in 0..count {
                if let (Some(first), Some(second)) = (distances[one][through], distances[through][other])
                    && distances[one][other].is_none_or(|known| first + second < known)
                {
                    distances[one][other] = Some(first + second);
                }
            }
        }
    }
    distances
}

/// How many shortest ways there are from one vertex to another.
fn ways(matrix: &[Vec<f64>], distances: &[Vec<Option<usize>>], one: usize, other: usize) -> f64 {
    if one == other {
        return 1.0;
    }
    let Some(distance) = distances[one][other] else {
        return 0.0;
    };
    let next = (0..matrix.len())
        .filter(|&next| matrix[one][next] > 0.0 && distances[next][other] == Some(distance - 1));
    next.map(|next| ways(matrix, distances, next, other)).sum()
}

fn close(one: &[f64], other: &[f64]) -> bool {
    one.len() == other.len()
        && one
            .iter()
            .zip(other)
            .all(|(one, other)| (one - other).abs() < 1e-7)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_compact_network_has_every_link_from_both_ends((vertices, links) in some_links()) {
        let network = compact(vertices, &links);
        let matrix = matrix(vertices, &links);
        for one in network.vertices() {
            let mut row = vec![0.0; vertices as usize];
            for (&other, &weight) in network.neighbours(one).iter().zip(network.weights(one)) {
                row[other as usize] = f64::from(weight);
            }
            prop_assert!(network.neighbours(one).is_sorted());
            prop_assert_eq!(&row, &matrix[one as usize]);
        }
    }

    #[test]
    fn pagerank_is_where_the_walk_comes_to_rest((vertices, links) in some_links()) {
        let scores = pagerank(&compact(vertices, &links), &Budget::unlimited()).unwrap();
        let matrix = matrix(vertices, &links);
        let count = f64::from(vertices);
        let mut naive = vec![1.0 / count; vertices as usize];
        for _ in 0..2000 {
            let mut next = vec![0.15 / count; vertices as usize];
            for (from, row) in matrix.iter().enumerate() {
                let all: f64 = row.iter().sum();
                for (to, weight) in row.iter().enumerate() {
                    let share = if all > 0.0 { weight / all } else { 1.0 / count };
                    next[to] += 0.85 * naive[from] * share;
                }
            }
            naive = next;
        }
        prop_assert!(close(&scores, &naive), "{:?} {:?}", scores, naive);
    }

    #[test]
    fn closeness_is_what_the_distances_say((vertices, links) in some_links()) {
        let (scores, accuracy) = closeness(&compact(vertices, &links), Sampling::Exact, &Budget::unlimited()).unwrap();
        prop_assert_eq!(accuracy, Accuracy::Exact);
        let distances = all_distances(&matrix(vertices, &links));
        let naive = |vertex: usize| {
            let far: Vec<f64> = distances[vertex].iter().flatten().map(|&far| f64::from(u32::try_from(far).unwrap())).collect();
            let (reached, sum) = (f64::from(u32::try_from(far.len() - 1).unwrap()), far.iter().sum::<f64>());
            if sum > 0.0 { reached / sum * reached / f64::from(vertices - 1) } else { 0.0 }
        };
        let naive: Vec<f64> = (0..vertices as usize).map(naive).collect();
        prop_assert!(close(&scores, &naive), "{:?} {:?}", scores, naive);
    }

    #[test]
    fn betweenness_is_what_all_shortest_ways_say((vertices, links) in some_links()) {
        let (scores, _) = betweenness(&compact(vertices, &links), Sampling::Exact, &Budget::unlimited()).unwrap();
        let matrix = matrix(vertices, &links);
        let distances = all_distances(&matrix);
        let count = vertices as usize;
        let naive = |vertex: usize| {
            let mut sum = 0.0;
            for one in 0..count {
                for other in (0..count).filter(|&other| other != one) {
                    let whole = distances[one][other];
                    let halves = distances[one][vertex].zip(distances[vertex][other]).map(|(first, second)| first + second);
                    if vertex != one && vertex != other && whole.is_some() && whole == halves {
                        sum += ways(&matrix, &distances, one, vertex) * ways(&matrix, &distances, vertex, other)
                            / ways(&matrix, &distances, one, other);
                    }
                }
            }
            let pairs = f64::from(vertices.saturating_sub(1)) * f64::from(vertices.saturating_sub(2));
            if pairs > 0.0 { sum / pairs } else { 0.0 }
        };
        let naive: Vec<f64> = (0..count).map(naive).collect();
        prop_assert!(close(&scores, &naive), "{:?} {:?}", scores, naive);
    }

    #[test]
    fn components_are_who_can_be_reached((vertices, links) in some_links()) {
        let found = components(&compact(vertices, &links), &Budget::unlimited()).unwrap();
        let distances = all_distances(&matrix(vertices, &links));
        prop_assert!(found.is_sorted_by_key(|component| (std::cmp::Reverse(component.len()), component[0])));
        let mut all: Vec<u32> = found.iter().flatten().copied().collect();
        all.sort_unstable();
        prop_assert_eq!(all, (0..vertices).collect::<Vec<_>>());
        for component in &found {
            let reached = (0..vertices).filter(|&other| distances[component[0] as usize][other as usize].is_some());
            prop_assert_eq!(component, &reached.collect::<Vec<_>>());
        }
    }

    #[test]
    fn scores_do_not_depend_on_the_numbering((vertices, links) in some_links(), turn in 1..9_u32) {
        let renumber = |vertex: u32| (vertex + turn) % vertices;
        let turned: Links = links.iter().map(|&(one, other, weight)| (renumber(one), renumber(other), weight)).collect();
        let (one, two) = (compact(vertices, &links), compact(vertices, &turned));
        let budget = Budget::unlimited();
        let back = |scores: &[f64]| (0..vertices).map(|vertex| scores[renumber(vertex) as usize]).collect::<Vec<_>>();
        prop_assert!(close(&pagerank(&one, &budget).unwrap(), &back(&pagerank(&two, &budget).unwrap())));
        let exact = |network| closeness(network, Sampling::Exact, &budget).unwrap().0;
        prop_assert!(close(&exact(&one), &back(&exact(&two))));
        let exact = |network| betweenness(network, Sampling::Exact, &budget).unwrap().0;
        prop_assert!(close(&exact(&one), &back(&exact(&two))));
    }

    #[test]
    fn a_measure_keeps_to_its_budget((vertices, links) in some_links(), steps in 0..200_u64) {
        let network = compact(vertices, &links);
        let limited = Err(LimitExceeded { limit: Limit::Steps(steps) });
        let whole = betweenness(&network, Sampling::Exact, &Budget::unlimited()).map(|(scores, _)| scores);
        let found = betweenness(&network, Sampling::Exact, &Budget::new(steps, None)).map(|(scores, _)| scores);
        prop_assert!(found == whole || found == limited);
        let found = pagerank(&network, &Budget::new(steps, None));
        prop_assert!(found == pagerank(&network, &Budget::unlimited()) || found == limited);
    }
}

#[test]
fn some_starts_come_near_to_what_all_say() {
    // A ring with spokes: enough for a difference between the two to show.
    let links: Links = (0..2000_u32)
        .flat_map(|vertex| [(vertex, (vertex + 1) % 2000, 1), (vertex, vertex * 7 % 2000, 1)])
        .collect();
    let network = compact(2000, &links);
    let budget = Budget::unlimited();
    let (exact, _) = betweenness(&network, Sampling::Exact, &budget).unwrap();
    let (some, accuracy) = betweenness(&network, Sampling::Some(500), &budget).unwrap();
    let Accuracy::Within { error, samples, .. } = accuracy else {
        panic!("{accuracy:?}")
    };
    assert_eq!(samples, 500);
    let worst = exact
        .iter()
        .zip(&some)
        .map(|(one, other)| (one - other).abs())
        .fold(0.0, f64::max);
    assert!(worst < error, "{worst} {error}");
}
