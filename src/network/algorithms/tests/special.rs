//! Networks of which one knows the scores: none, one vertex, no links, a star, several parts.

use super::{
    super::{
        Brokerage, Budget, Compact, Sampling, betweenness, brokers, closeness, communities, components,
        degrees, pagerank, shared,
    },
    networks::{close, of, ring, star},
};

struct All {
    pagerank: Vec<f64>,
    closeness: Vec<f64>,
    betweenness: Vec<f64>,
    components: Vec<u32>,
    communities: Vec<u32>,
    modularity: f64,
}

fn all(network: &Compact) -> All {
    let budget = Budget::unlimited();
    let found = communities(network, &budget).unwrap();
    let groups = vec![Some(0); network.len()];
    assert_eq!(brokers(network, &groups, &budget).unwrap().len(), network.len());
    let some = Sampling::Some {
        vertices: 1,
        pairs: 1,
    };
    assert_eq!(closeness(network, some, &budget).unwrap().0.len(), network.len());
    assert_eq!(
        betweenness(network, some, &budget).unwrap().0.len(),
        network.len()
    );
    All {
        pagerank: pagerank(network, &budget).unwrap(),
        closeness: closeness(network, Sampling::Exact, &budget).unwrap().0,
        betweenness: betweenness(network, Sampling::Exact, &budget).unwrap().0,
        components: components(network, &budget).unwrap(),
        communities: found.of,
        modularity: found.modularity,
    }
}

#[test]
fn nothing_has_no_scores() {
    let network = Compact::new(0, std::iter::empty);
    let all = all(&network);
    assert!(network.is_empty() && degrees(&network).is_empty());
    assert!(all.pagerank.is_empty() && all.closeness.is_empty() && all.betweenness.is_empty());
    assert!(all.components.is_empty() && all.communities.is_empty() && all.modularity == 0.0);
}

#[test]
fn one_vertex_is_everywhere_and_near_to_nobody() {
    let all = all(&of(1, &[]));
    assert_eq!(
        (all.pagerank, all.closeness, all.betweenness),
        (vec![1.0], vec![0.0], vec![0.0])
    );
    assert_eq!((all.components, all.communities), (vec![0], vec![0]));
}

#[test]
fn without_links_everybody_is_alike() {
    let all = all(&of(4, &[(2, 2)]));
    assert!(close(&all.pagerank, &[0.25; 4], 1e-12));
    assert_eq!((all.closeness, all.betweenness), (vec![0.0; 4], vec![0.0; 4]));
    assert_eq!(
        (all.components, all.communities),
        (vec![0, 1, 2, 3], vec![0, 1, 2, 3])
    );
    assert!(all.modularity == 0.0);
}

#[test]
fn the_middle_of_a_star_is_in_between() {
    let network = star(4);
    let all = all(&network);
    // The middle has 0.15/5 and what all points pass on; a point a quarter of what the middle passes on.
    let middle = 0.03 + 0.85 * 4.0 * 0.03;
    let middle = middle / (1.0 - 0.85 * 0.85);
    let point = (1.0 - middle) / 4.0;
    assert!(close(&all.pagerank, &[middle, point, point, point, point], 1e-9));
    let point = 4.0 / 7.0;
    assert!(close(&all.closeness, &[1.0, point, point, point, point], 1e-12));
    assert_eq!(all.betweenness, [1.0, 0.0, 0.0, 0.0, 0.0]);
    assert_eq!((all.components, all.communities), (vec![0; 5], vec![0; 5]));
    assert_eq!(shared(&network, 1, 2), [(0, 1.0 / 4_f64.ln())]);
    assert_eq!(shared(&network, 0, 1), []);
    assert_eq!(shared(&network, 0, 0), []);
}

#[test]
fn parts_are_told_apart() {
    // A triangle, a pair, one alone.
    let network = of(6, &[(1, 2), (3, 4), (4, 5), (5, 3)]);
    let all = all(&network);
    assert_eq!(all.components, [2, 1, 1, 0, 0, 0]);
    assert_eq!(all.communities, all.components);
    let expected = 1.0 - (0.75_f64.powi(2) + 0.25_f64.powi(2));
    assert!((all.modularity - expected).abs() < 1e-12, "{}", all.modularity);
    assert!(close(&all.closeness, &[0.0, 0.2, 0.2, 0.4, 0.4, 0.4], 1e-12));
    assert_eq!(all.betweenness, [0.0; 6]);
    assert!((all.pagerank.iter().sum::<f64>() - 1.0).abs() < 1e-9);
}

#[test]
fn on_a_ring_all_are_alike() {
    let all = all(&ring(9));
    assert!(close(&all.pagerank, &[1.0 / 9.0; 9], 1e-10));
    assert!(close(&all.closeness, &[8.0 / 20.0; 9], 1e-12));
    // Each of the 28 pairs of others has one shortest way, and 6 of them lead through here.
    assert!(close(&all.betweenness, &[6.0 / 28.0; 9], 1e-12));
}

/// Whoever links two groups has a role by the groups of the three.
#[test]
fn roles_follow_from_groups() {
    let network = of(3, &[(0, 1), (1, 2)]);
    let roles = |groups: [u32; 3]| {
        let found = brokers(&network, &groups.map(Some), &Budget::unlimited()).unwrap();
        assert_eq!((found[0], found[2]), (Brokerage::default(), Brokerage::default()));
        let Brokerage {
            coordinator,
            gatekeeper,
            consultant,
            liaison,
        } = found[1];
        [coordinator, gatekeeper, consultant, liaison]
    };
    assert_eq!(roles([7, 7, 7]), [1, 0, 0, 0]);
    assert_eq!(roles([7, 7, 8]), [0, 1, 0, 0]);
    assert_eq!(roles([7, 8, 7]), [0, 0, 1, 0]);
    assert_eq!(roles([7, 8, 9]), [0, 0, 0, 1]);
}
