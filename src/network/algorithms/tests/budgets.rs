//! Every measure keeps to its budget, and says so when it is used up.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::{
    super::{
        Budget, Compact, Limit, LimitExceeded, Sampling, betweenness, brokers, closeness, communities,
        components, pagerank,
    },
    networks::{any, circles},
};

type Run = fn(&Compact, &Budget) -> Result<String, LimitExceeded>;

const SOME: Sampling = Sampling::Some {
    vertices: 300,
    pairs: 3000,
};

/// Every measure; what it finds, in words.
const ALL: [Run; 8] = [
    |network, budget| Ok(format!("{:?}", pagerank(network, budget)?)),
    |network, budget| Ok(format!("{:?}", components(network, budget)?)),
    |network, budget| Ok(format!("{:?}", communities(network, budget)?)),
    |network, budget| {
        let groups: Vec<Option<u32>> = network.vertices().map(|vertex| Some(vertex % 3)).collect();
        Ok(format!("{:?}", brokers(network, &groups, budget)?))
    },
    |network, budget| Ok(format!("{:?}", closeness(network, Sampling::Exact, budget)?)),
    |network, budget| Ok(format!("{:?}", closeness(network, SOME, budget)?)),
    |network, budget| Ok(format!("{:?}", betweenness(network, Sampling::Exact, budget)?)),
    |network, budget| Ok(format!("{:?}", betweenness(network, SOME, budget)?)),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn there_is_the_whole_answer_or_none(links in any(), steps in 0..3000_u64) {
        let network = links.compact();
        for measure in ALL {
            match measure(&network, &Budget::new(steps, None)) {
                Ok(found) => prop_assert_eq!(Ok(found), measure(&network, &Budget::unlimited())),
                Err(exceeded) => prop_assert_eq!(exceeded.limit, Limit::Steps(steps)),
            }
        }
    }
}

#[test]
fn few_steps_end_it_at_once() {
    let network = circles(20_000, 20);
    for (place, measure) in ALL.iter().enumerate() {
        let began = Instant::now();
        let exceeded = measure(&network, &Budget::new(1000, None)).unwrap_err();
        assert_eq!(exceeded.limit, Limit::Steps(1000));
        assert!(
            exceeded.to_string().contains("more than 1000 steps"),
            "{exceeded}"
        );
        assert!(
            began.elapsed() < Duration::from_secs(1),
            "{place}: {:?}",
            began.elapsed()
        );
    }
}

#[test]
fn a_deadline_in_the_past_ends_it_soon() {
    let network = circles(100_000, 20);
    for (place, measure) in ALL.iter().enumerate() {
        let began = Instant::now();
        let exceeded = measure(&network, &Budget::new(u64::MAX, Some(began))).unwrap_err();
        assert_eq!(exceeded.limit, Limit::Deadline);
        assert!(exceeded.to_string().contains("too long"), "{exceeded}");
        assert!(
            began.elapsed() < Duration::from_secs(1),
            "{place}: {:?}",
            began.elapsed()
        );
    }
}

#[test]
fn a_deadline_to_come_does_not_matter() {
    let network = circles(1000, 20);
    let budget = Budget::new(u64::MAX, Some(Instant::now() + Duration::from_hours(1)));
    assert!(ALL.iter().all(|measure| measure(&network, &budget).is_ok()));
}
