//! The colours of charts, on white and on a dark screen, and the style sheet that turns the one into the other.

use std::fmt::Write;

use crate::picture::svg::look::{self, Ink};

/// A colour with the name that it has in the style sheet.
#[derive(Clone, Copy)]
pub(super) struct Tone {
    pub(super) name: &'static str,
    pub(super) ink: Ink,
}

const fn tone(name: &'static str, light: &'static str, dark: &'static str) -> Tone {
    Tone {
        name,
        ink: Ink { light, dark },
    }
}

/// What the chart is on.
pub(super) const PAPER: Tone = Tone {
    name: "paper",
    ink: look::PAPER,
};
/// Letters, and what is as strong.
pub(super) const TEXT: Tone = Tone {
    name: "text",
    ink: look::TEXT,
};
/// What is said beside: the words of the axes.
pub(super) const ASIDE: Tone = Tone {
    name: "aside",
    ink: look::ASIDE,
};
/// Lines that bound.
pub(super) const RULE: Tone = Tone {
    name: "rule",
    ink: look::RULE,
};
/// Lines that only lead the eye.
pub(super) const GRID: Tone = tone("grid", "#e3e7ec", "#2a3038");
/// Letters on a colour of a [`Hue`], or on the stronger tints.
pub(super) const ON_HUE: Tone = tone("on", "#ffffff", "#14171c");
/// Letters on the tint in the middle, which is light on white and light on dark.
pub(super) const ON_MIDDLE: Tone = tone("middle", "#1c2128", "#14171c");
/// Meetings.
pub(super) const MARK: Tone = Hue::Orange.tone();
/// The day that the report speaks of.
pub(super) const DAY: Tone = tone("day", "#c02a2a", "#ff8078");

/// The colours that series can have. Letters on each have a contrast of 4.5 : 1 or more, and so has each on the paper.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub enum Hue {
    /// The first choice.
    #[default]
    Blue,
    /// Stands out most from blue, also for those who do not tell red from green.
    Orange,
    /// The third choice.
    Green,
    /// The fourth choice.
    Purple,
}

impl Hue {
    /// All of them, in the order in which they are chosen.
    pub const ALL: [Self; 4] = [Self::Blue, Self::Orange, Self::Green, Self::Purple];

    /// Its colours.
    pub(super) const fn tone(self) -> Tone {
        match self {
            Self::Blue => tone("blue", "#0072b2", "#5bb5f0"),
            Self::Orange => tone("orange", "#b84e00", "#ff9a52"),
            Self::Green => tone("green", "#00795a", "#3fc79f"),
            Self::Purple => tone("purple", "#7d5cb8", "#bda2ee"),
        }
    }
}

/// The tints of cells from the weakest to the strongest, each with the colour of letters on it.
pub(super) const TINTS: [(Tone, Tone); 7] = [
    (tone("t0", "#e4f0f9", "#17293a"), TEXT),
    (tone("t1", "#c9e2f3", "#1a3850"), TEXT),
    (tone("t2", "#a6cfea", "#1d4a6b"), TEXT),
    (tone("t3", "#7db8de", "#206088"), TEXT),
    (tone("t4", "#5a9fce", "#5fa3cd"), ON_MIDDLE),
    (tone("t5", "#1f6fa6", "#8cc3e4"), ON_HUE),
    (tone("t6", "#0a477a", "#bfe0f3"), ON_HUE),
];

/// The tint of a share from 0 to 1, with the colour of letters on it. What is below or no number is 0, what is above 1.
pub(super) fn tint(share: f64) -> (Tone, Tone) {
    let passed = [0.5, 1.5, 2.5, 3.5, 4.5, 5.5]
        .iter()
        .filter(|&&step| share * 6.0 >= step);
    TINTS[passed.count()]
}

/// Every colour that the style sheet turns.
pub(super) fn tones() -> impl Iterator<Item = Tone> {
    [PAPER, TEXT, ASIDE, RULE, GRID, ON_HUE, ON_MIDDLE, DAY]
        .into_iter()
        .chain(Hue::ALL.map(Hue::tone))
        .chain(TINTS.map(|(tint, _)| tint))
}

/// The style sheet that is in every chart, always the same: no wider than where the chart stands, and dark on a dark
/// screen. A page whose content security policy takes no styles within it can let this one through by its digest, or
/// have it in a file of its own.
pub fn style() -> String {
    let mut sheet = String::from(
        ".rapport.chart{max-width:100%;height:auto}@media screen and (prefers-color-scheme:dark){",
    );
    for Tone { name, ink } in tones() {
        // Writing to a string never fails.
        let written = write!(
            sheet,
            ".rapport .f-{name}{{fill:{0}}}.rapport .s-{name}{{stroke:{0}}}",
            ink.dark
        );
        debug_assert!(written.is_ok(), "a string takes whatever is written to it");
    }
    sheet.push('}');
    sheet
}
