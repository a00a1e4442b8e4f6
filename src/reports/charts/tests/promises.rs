//! What every chart promises.

use super::*;
use crate::reports::charts::{counted, style, ticks};

#[test]
fn every_chart_is_well_formed_and_needs_nothing_else() {
    for chart in all() {
        let read = Read::new(&chart);
        assert!(
            read.elements
                .iter()
                .all(|(name, _)| name != "script" && name != "image" && name != "a")
        );
        let outside = chart.replace("http://www.w3.org/2000/svg", "");
        assert!(
            !outside.contains("http") && !outside.contains("@import") && !outside.contains("NaN"),
            "{chart}"
        );
        let (_, root) = &read.elements[0];
        let root = |key: &str| &root.iter().find(|(name, _)| name == key).unwrap().1;
        assert_eq!(root("role"), "img");
        assert_eq!(
            root("viewBox"),
            &format!("0 0 {} {}", root("width"), root("height"))
        );
        let ids: BTreeSet<&str> = read.values("id").collect();
        assert_eq!(read.values("id").count(), ids.len(), "each id once");
        for id in root("aria-labelledby").split(' ') {
            assert!(ids.contains(id), "{id}");
        }
        for place in read.values("fill").chain(read.values("mask")) {
            if let Some(id) = place
                .strip_prefix("url(#")
                .and_then(|rest| rest.strip_suffix(')'))
            {
                assert!(ids.contains(id), "{id}");
            }
        }
        // What the caller wrote is text and nothing else, and nothing turns its direction.
        assert!(!chart.contains("<Sons>") && chart.contains("Chart O’Brien &amp; &lt;Sons&gt;"));
        assert!(!chart.contains('\u{202E}') && !chart.contains('\u{0}'));
    }
}

#[test]
fn the_same_input_gives_the_same_bytes_and_no_noise_of_floats() {
    assert_eq!(all(), all());
    for chart in all() {
        let read = Read::new(&chart);
        for key in ["x", "y", "width", "height", "cx", "cy", "r", "d"] {
            for number in read
                .values(key)
                .flat_map(|value| value.split(['M', 'L', 'Z', ',']))
            {
                let decimals = number.split_once('.').map_or(0, |(_, decimals)| decimals.len());
                assert!(decimals <= 1, "{key} {number}");
            }
        }
    }
}

#[test]
fn two_charts_in_one_page_share_no_id() {
    let ids = |name: &str| -> BTreeSet<String> {
        let chart = Timeline {
            frame: frame(name),
            ..busy()
        };
        Read::new(&chart.draw()).values("id").map(str::to_owned).collect()
    };
    assert!(ids("one").is_disjoint(&ids("two")));
    assert!(ids("1 <é>").contains("chart-1-----title"));
    assert!(ids("").contains("chart--title"));
}

#[test]
fn where_there_is_nothing_the_chart_says_so() {
    for chart in [
        months(0).draw(),
        heat(0, 3).draw(),
        heat(3, 0).draw(),
        timeline(vec![]).draw(),
        Timeline {
            day: None,
            ..timeline(vec![lane(
                vec![stretch("?", Edge::Unknown, Edge::Open, Certainty::Possible)],
                vec![],
            )])
        }
        .draw(),
    ] {
        let read = Read::new(&chart);
        assert_eq!(
            read.texts.last().map(String::as_str),
            Some("Nothing is recorded.")
        );
        assert_eq!(read.texts.len(), 2, "and the title");
    }
}

#[test]
fn a_title_that_the_page_has_is_not_drawn() {
    let mut chart = months(3);
    chart.frame.headline = false;
    let read = Read::new(&chart.draw());
    assert!(read.texts.iter().all(|text| !text.contains("Chart")));
    assert!(read.tooltips[0].starts_with("Chart"));
}

#[test]
fn long_labels_are_shortened_and_told_whole() {
    for chart in [names().draw(), heat(2, 2).draw(), busy().draw()] {
        let read = Read::new(&chart);
        assert!(
            read.texts
                .iter()
                .any(|text| text.starts_with("대한") || text.contains("대한"))
        );
        assert!(read.texts.iter().all(|text| text.chars().count() < 60));
        assert!(read.texts.iter().any(|text| text.ends_with('…')));
        assert!(read.tooltips.iter().any(|text| text.contains(KOREAN)));
    }
}

#[test]
fn of_many_labels_only_so_many_are_shown() {
    let shown = |bars: &Bars| -> Vec<String> {
        let read = Read::new(&bars.draw());
        let months = read
            .texts
            .into_iter()
            .filter(|text| text.len() == 7 && text.as_bytes()[4] == b'-');
        months.collect()
    };
    assert_eq!(shown(&months(10)).len(), 10);
    let many = shown(&months(400));
    assert!((8..=20).contains(&many.len()), "{many:?}");
    assert!(many.iter().all(|month| month.ends_with("-01")), "{many:?}");
    // A January that comes later is shown all the same.
    let mut later = months(400);
    later.entries.drain(..7);
    later.along = Along::Time { anchor: 5 };
    let later = shown(&later);
    assert!(
        later.len() > 7 && later.iter().all(|month| month.ends_with("-01")),
        "{later:?}"
    );
}

#[test]
fn bars_have_their_values_where_there_is_room() {
    let texts = Read::new(&months(12).draw()).texts;
    // The sum of June 1990: 5, 2 and 2.
    assert!(texts.contains(&"9".to_owned()), "{texts:?}");
    let read = Read::new(&months(400).draw());
    assert!(!read.texts.contains(&"9".to_owned()), "{:?}", read.texts);
    assert!(
        read.tooltips
            .iter()
            .any(|text| text.starts_with("1990-06: 9 (Certain ")),
        "{:?}",
        read.tooltips
    );
    assert_eq!(counted(9999), "9999");
    assert_eq!(counted(1_234_567), "1\u{202F}234\u{202F}567");
}

#[test]
fn the_style_sheet_is_one_for_all_and_dark_on_screens_alone() {
    let sheet = style();
    for chart in all() {
        assert_eq!(chart.matches("<style>").count(), 1);
        assert!(chart.contains(&format!("<style>{sheet}</style>")));
    }
    assert_eq!(sheet.matches('{').count(), sheet.matches('}').count());
    assert_eq!(sheet.matches("@media").count(), 1);
    assert!(sheet.contains("@media screen and (prefers-color-scheme:dark)"));
    let names: Vec<&str> = inks::tones().map(|tone| tone.name).collect();
    assert_eq!(
        names.iter().collect::<BTreeSet<_>>().len(),
        names.len(),
        "each name once"
    );
}

#[test]
fn ticks_are_round() {
    assert_eq!(ticks::counts(0), [0, 1]);
    assert_eq!(ticks::counts(3), [0, 1, 2, 3]);
    assert_eq!(ticks::counts(13), [0, 5, 10, 15]);
    assert_eq!(
        ticks::counts(1_000_000),
        [0, 200_000, 400_000, 600_000, 800_000, 1_000_000]
    );
    assert!(ticks::counts(u64::MAX).len() <= 6);
    let labels = |first: &str, last: &str| -> Vec<String> {
        let ticks = ticks::days(day(first), day(last), 550.0);
        assert!(ticks.is_sorted(), "{ticks:?}");
        assert!((1..=14).contains(&ticks.len()), "{ticks:?}");
        ticks.into_iter().map(|(_, label)| label).collect()
    };
    assert_eq!(
        labels("2024-05-01", "2024-05-03"),
        ["2024-05-01", "2024-05-02", "2024-05-03"]
    );
    assert_eq!(
        labels("2024-05-01", "2024-06-01"),
        ["2024-05-06", "2024-05-13", "2024-05-20", "2024-05-27"]
    );
    assert_eq!(
        labels("2024-01-15", "2024-06-15"),
        ["2024-02", "2024-03", "2024-04", "2024-05", "2024-06"]
    );
    assert_eq!(labels("1993-01-15", "2024-06-15")[..2], ["1995", "2000"]);
    assert_eq!(labels("-0140-01-15", "0230-06-15")[..2], ["-0100", "-0050"]);
    assert_eq!(labels("2024-05-05", "2024-05-05"), ["2024-05-05"]);
    assert_eq!(labels("-9999-01-01", "9999-12-31")[..2], ["-8000", "-6000"]);
    // None of the round dates lies between.
    assert_eq!(ticks::days(day("2024-05-05"), day("2024-05-06"), 10.0).len(), 1);
}
