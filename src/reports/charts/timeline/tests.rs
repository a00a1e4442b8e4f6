//! Where stretches and meetings go.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::{
    Edge, Mark, Stretch,
    place::{Placed, Window},
};
use crate::{
    reports::charts::tests::{day, lane, on, stretch},
    vocabulary::Certainty,
};

fn window() -> Window {
    Window {
        first: day("2010-01-01"),
        last: day("2019-12-31"),
        left: 100.0,
        right: 752.0,
    }
}

fn placed(stretches: Vec<Stretch>, marks: Vec<Mark>) -> Placed {
    Placed::new(&lane(stretches, marks), &window())
}

fn mark(text: &str, stated: bool) -> Mark {
    Mark {
        from: day(text),
        to: day(text),
        stated,
        words: text.to_owned(),
    }
}

#[test]
fn stretches_that_overlap_are_below_each_other() {
    let certain = |from: &str, to: &str| stretch("A", on(from), on(to), Certainty::Certain);
    let many = placed(
        vec![
            certain("2011-01-01", "2014-01-01"),
            certain("2013-01-01", "2015-01-01"),
            certain("2013-06-01", "2016-01-01"),
            certain("2014-06-01", "2017-01-01"),
        ],
        vec![],
    );
    let rows: Vec<(usize, usize)> = many.bars.iter().map(|bar| (bar.nth, bar.row)).collect();
    assert_eq!(rows, [(0, 0), (3, 0), (1, 1), (2, 2)]);
    assert_eq!(many.rows, 3);
    for (a, b) in many.bars.iter().zip(&many.bars[1..]) {
        assert!(a.row != b.row || a.right <= b.left, "{a:?} {b:?}");
    }
    // Who leaves on the day on which the next comes is in one row with them.
    let handover = placed(
        vec![
            certain("2011-01-01", "2014-01-01"),
            certain("2014-01-01", "2015-01-01"),
        ],
        vec![],
    );
    assert_eq!(handover.rows, 1);
    assert!(many.height > handover.height);
}

#[test]
fn stretches_are_cut_at_the_edges_and_left_out_beyond() {
    let bars = placed(
        vec![
            stretch("cut", on("2001-01-01"), on("2030-01-01"), Certainty::Certain),
            stretch("before", on("2001-01-01"), on("2009-12-31"), Certainty::Certain),
            stretch("after", on("2020-01-01"), Edge::Open, Certainty::Certain),
            stretch("turned", on("2012-01-01"), on("2011-01-01"), Certainty::Certain),
            stretch(
                "a day at the end",
                on("2019-12-31"),
                on("2019-12-31"),
                Certainty::Certain,
            ),
        ],
        vec![],
    )
    .bars;
    let drawn: BTreeSet<usize> = bars.iter().map(|bar| bar.nth).collect();
    assert_eq!(drawn, BTreeSet::from([0, 3, 4]));
    for bar in bars {
        assert!(
            bar.left >= 100.0 && bar.right <= 752.0 && bar.right - bar.left >= 2.0,
            "{bar:?}"
        );
    }
}

#[test]
fn meetings_that_would_cover_each_other_are_one_mark() {
    let near = placed(
        vec![],
        vec![
            mark("2012-01-01", true),
            mark("2012-01-05", true),
            mark("2016-01-01", false),
        ],
    );
    let seen: Vec<(usize, bool, usize)> = near
        .clusters
        .iter()
        .map(|cluster| (cluster.marks.len(), cluster.stated, cluster.strip))
        .collect();
    assert_eq!(seen, [(2, true, 0), (1, false, 0)]);
    // A stated one is never counted together with an inferred one.
    let both = placed(vec![], vec![mark("2012-01-01", true), mark("2012-01-05", false)]);
    let strips: Vec<usize> = both.clusters.iter().map(|cluster| cluster.strip).collect();
    assert_eq!(strips, [0, 1]);
    assert!(both.height > near.height);
    let outside = placed(vec![], vec![mark("2001-01-01", true), mark("2031-01-01", true)]);
    assert!(outside.clusters.is_empty());
    let unsure = placed(
        vec![],
        vec![Mark {
            to: day("2012-12-31"),
            ..mark("2012-01-01", false)
        }],
    );
    assert_eq!(unsure.whiskers.len(), 1);
}

proptest! {
    #[test]
    fn in_one_row_nothing_covers_anything(ends in prop::collection::vec((-9000_i32..9000, 0_i32..5000, 0_u8..4), 0..40)) {
        let edge = |number: i32, kind: u8| match kind {
            0 => Edge::Unknown,
            1 => Edge::Open,
            _ => Edge::On(day("2015-01-01").plus(number)),
        };
        let stretches = ends.iter().map(|&(from, length, kind)| {
            stretch("A", edge(from, kind ^ 2), edge(from + length, kind), Certainty::Certain)
        });
        let placed = placed(stretches.collect(), vec![]);
        for bar in &placed.bars {
            prop_assert!(bar.left >= 100.0 && bar.right <= 752.0 && bar.left < bar.right, "{bar:?}");
            prop_assert!(bar.row < placed.rows);
        }
        for pair in placed.bars.windows(2) {
            prop_assert!(pair[0].row < pair[1].row || pair[0].right <= pair[1].left, "{pair:?}");
        }
    }
}
