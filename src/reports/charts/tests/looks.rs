//! Whether what is drawn can be told apart and read, in light and in dark.

use super::*;
use crate::{
    picture::svg::look::{Ink, PAPER, TEXT},
    reports::charts::document::HATCH,
};

#[test]
fn a_stretch_shows_how_sure_it_is_without_its_colour() {
    let chart = |certainty, to| {
        let stretch = stretch("A", on("2011-01-01"), to, certainty);
        timeline(vec![lane(vec![stretch], vec![])]).draw()
    };
    let until = on("2015-01-01");
    assert!(chart(Certainty::Likely, until).contains("url(#timeline-blue)"));
    assert!(chart(Certainty::Possible, until).contains("stroke-dasharray"));
    let certain = chart(Certainty::Certain, until);
    assert!(
        !certain.contains("stroke-dasharray") && !certain.contains("<pattern") && !certain.contains("<mask")
    );
    assert!(chart(Certainty::Certain, Edge::Unknown).contains("mask=\"url(#timeline-to)\""));
    // The legend has what is drawn, and no more.
    let texts = Read::new(&chart(Certainty::Likely, Edge::Open)).texts;
    assert!(texts.contains(&"likely".to_owned()) && texts.contains(&"still so".to_owned()));
    assert!(!texts.contains(&"certain".to_owned()) && !texts.contains(&"stated".to_owned()));
}

#[test]
fn the_day_of_the_report_has_a_line_where_it_is_on_the_axis() {
    let mut chart = busy();
    let line = "class=\"s-day\"";
    assert_eq!(chart.draw().matches(line).count(), 1);
    chart.axis = Some((day("2015-12-31"), day("2011-01-01")));
    assert_eq!(chart.draw().matches(line).count(), 0);
}

/// The red, green and blue of `#rrggbb`, each from 0 to 1.
fn channels(ink: &str) -> [f64; 3] {
    [1, 3, 5].map(|at| f64::from(u8::from_str_radix(&ink[at..at + 2], 16).unwrap()) / 255.0)
}

/// A colour over another, so far opaque.
fn over(front: [f64; 3], opacity: f64, back: [f64; 3]) -> [f64; 3] {
    [0, 1, 2].map(|at| front[at] * opacity + back[at] * (1.0 - opacity))
}

/// The contrast of two colours as the Web Content Accessibility Guidelines reckon it, from 1 to 21.
fn contrast(a: [f64; 3], b: [f64; 3]) -> f64 {
    let [a, b] = [a, b].map(|channels| {
        let [red, green, blue] = channels.map(|channel| {
            if channel <= 0.04045 {
                channel / 12.92
            } else {
                ((channel + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    });
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn letters_can_be_read_on_every_tint_and_colour_in_light_and_dark() {
    let scheme: [fn(Ink) -> &'static str; 2] = [|ink| ink.light, |ink| ink.dark];
    for of in scheme {
        let channels = |ink| channels(of(ink));
        let enough = |a, b, what: &str| {
            let contrast = contrast(a, b);
            assert!(contrast >= 4.5, "{what}: {contrast}");
        };
        for (tint, letters) in inks::TINTS {
            enough(channels(tint.ink), channels(letters.ink), tint.name);
        }
        for hue in Hue::ALL {
            let own = channels(hue.tone().ink);
            enough(own, channels(inks::ON_HUE.ink), "on the colour");
            enough(own, channels(PAPER), "the colour on paper");
            enough(over(own, HATCH, channels(PAPER)), channels(TEXT), "on hatches");
        }
        for tone in [inks::TEXT, inks::ASIDE, inks::DAY] {
            enough(channels(tone.ink), channels(PAPER), tone.name);
        }
    }
}

#[test]
fn tints_go_from_weak_to_strong_and_take_any_number() {
    let name = |share| inks::tint(share).0.name;
    assert_eq!([0.0, 0.5, 1.0].map(name), ["t0", "t3", "t6"]);
    assert_eq!(
        [f64::NAN, -3.0, 7.0, f64::INFINITY].map(name),
        ["t0", "t0", "t6", "t6"]
    );
    for of in [|ink: &inks::Tone| ink.ink.light, |ink: &inks::Tone| ink.ink.dark] {
        let paper = channels(of(&inks::PAPER));
        let strengths = inks::TINTS.map(|(tint, _)| contrast(channels(of(&tint)), paper));
        assert!(strengths.is_sorted(), "{strengths:?}");
        assert!(strengths[0] > 1.1, "told from the paper");
    }
}

#[test]
fn an_empty_cell_has_no_tint() {
    let mut chart = heat(1, 3);
    chart.scale = None;
    chart.rows[0].cells = vec![
        None,
        Some(Cell {
            text: "7".into(),
            tint: 0.0,
            words: String::new(),
        }),
    ];
    let drawn = chart.draw();
    let read = Read::new(&drawn);
    assert_eq!(
        read.values("class")
            .filter(|class| class.starts_with("f-t0 "))
            .count(),
        1
    );
    assert_eq!(
        read.elements.iter().filter(|(name, _)| name == "circle").count(),
        2
    );
    assert!(read.texts.contains(&"7".to_owned()));
}
