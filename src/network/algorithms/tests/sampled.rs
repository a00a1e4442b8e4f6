//! What is worked out from some, against what all say; and that threads do not show in it.

use proptest::prelude::*;

use super::{
    super::{
        Accuracy, Budget, Compact, LimitExceeded, Sampling, betweenness, closeness, crew::Crew, pagerank,
        pairs,
    },
    networks::{any, circles, close, ring, star},
};

type Measure = fn(&Compact, Sampling, &Budget) -> Result<(Vec<f64>, Accuracy), LimitExceeded>;

/// How far the scores are off, how far they may be, and from how many that is.
fn off(measure: Measure, network: &Compact, sampling: Sampling) -> (f64, f64, u32) {
    let budget = Budget::unlimited();
    let (exact, _) = measure(network, Sampling::Exact, &budget).unwrap();
    let (some, accuracy) = measure(network, sampling, &budget).unwrap();
    let far = exact.iter().zip(&some).map(|(exact, some)| (exact - some).abs());
    let worst = far.fold(0.0, f64::max);
    match accuracy {
        Accuracy::Exact => (worst, 0.0, 0),
        Accuracy::Within { error, samples, .. } => (worst, error, samples),
    }
}

fn some(vertices: u32, pairs: u32) -> Sampling {
    Sampling::Some { vertices, pairs }
}

#[test]
fn sampled_closeness_is_within_its_error() {
    let networks = [(circles(3000, 20), 0.06), (star(1500), 0.35), (ring(1200), 0.002)];
    for (network, most) in networks {
        let (off, error, samples) = off(closeness, &network, some(600, 1));
        assert!(
            off <= error && error < most && samples >= 600,
            "{off} {error} {samples}"
        );
    }
}

#[test]
fn sampled_betweenness_is_within_its_error() {
    for network in [circles(3000, 20), star(1500), ring(1200)] {
        let (off, error, samples) = off(betweenness, &network, some(1, 20_000));
        assert!(
            off <= error && error < 0.03 && samples == 20_000,
            "{off} {error} {samples}"
        );
    }
}

/// What is known in full is said to be: small components always are.
#[test]
fn as_many_as_there_are_is_exact() {
    let network = circles(500, 20);
    assert_eq!(off(closeness, &network, some(500, 1)), (0.0, 0.0, 0));
    let (_, accuracy) = closeness(&network, some(2, 1), &Budget::unlimited()).unwrap();
    assert!(matches!(accuracy, Accuracy::Within { .. }));
}

#[test]
fn where_ways_are_long_fewer_pairs_are_looked_at() {
    let (network, budget) = (ring(1000), Budget::unlimited());
    let found = pairs::between(Crew::of(2), &network, 1 << 17, 1_000_000, &budget).unwrap();
    let accuracy = found.1;
    assert!(
        matches!(
            accuracy,
            Accuracy::Within {
                samples: 500..2000,
                ..
            }
        ),
        "{accuracy:?}"
    );
}

#[test]
fn it_is_sampled_where_there_is_much_of_it() {
    assert_eq!(Sampling::automatic(0, 0), Sampling::Exact);
    assert_eq!(Sampling::automatic(5000, 30_000), Sampling::Exact);
    let Sampling::Some { vertices, pairs } = Sampling::automatic(100_000, 1_000_000) else {
        panic!()
    };
    assert!(vertices >= 1000 && pairs >= 100_000);
    assert!(matches!(
        Sampling::automatic(usize::MAX, usize::MAX / 4),
        Sampling::Some { .. }
    ));
}

#[test]
fn threads_do_not_show() {
    let network = circles(9000, 20);
    let small = circles(1000, 20);
    let budget = Budget::unlimited();
    let all = |threads| {
        let crew = Crew::of(threads);
        [
            pagerank::on(crew, &network, &budget).unwrap(),
            closeness::on(crew, &small, Sampling::Exact, &budget).unwrap().0,
            closeness::on(crew, &network, some(300, 1), &budget).unwrap().0,
            betweenness::on(crew, &small, Sampling::Exact, &budget).unwrap().0,
            betweenness::on(crew, &network, some(1, 3000), &budget).unwrap().0,
        ]
    };
    let one = all(1);
    assert!([2, 3, 8].into_iter().all(|threads| all(threads) == one));
    assert_eq!(one[0], pagerank(&network, &budget).unwrap());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn samples_of_any_network_come_near_to_it(links in any()) {
        let network = links.compact();
        let (worst, error, _) = off(betweenness, &network, some(1, 4000));
        prop_assert!(worst <= error, "{} {}", worst, error);
        let (worst, error, _) = off(closeness, &network, some(4, 1));
        prop_assert!(worst <= error, "{} {}", worst, error);
        let scores = closeness(&network, some(1, 1), &Budget::unlimited()).unwrap().0;
        prop_assert!(close(&scores, &vec![0.5; scores.len()], 0.5), "{:?}", scores);
    }
}
