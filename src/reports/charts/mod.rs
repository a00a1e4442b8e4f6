//! The charts of reports, each an SVG document that can stand in a page and by itself: with no script, no font and no
//! address in it. They are pure: all words and days are the caller's, in the reader's language, and the same input
//! gives the same bytes.
//!
//! Colours are attributes, so that a chart is drawn right, on white, where no style sheet is heeded. The style sheet
//! in it ([`style`], the same in all of them) turns it dark on a screen that is set to dark, and never in print.
//! Nothing is told by colour alone.

pub mod bars;
mod document;
pub mod heat;
mod inks;
mod legend;
mod pen;
#[cfg(test)]
mod tests;
mod ticks;
pub mod timeline;

pub use inks::{Hue, style};

/// What every chart is given.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// What the chart is called among those in one page: its ids begin with it. Of other characters than letters,
    /// digits, `-` and `_` of ASCII each becomes a `-`. Two charts in one page need two names.
    pub name: String,
    /// What it shows, for those who hear it, and above the drawing too with [`headline`](Self::headline).
    pub title: String,
    /// Whether the title is drawn; a page that has it in a heading of its own does not want it twice.
    pub headline: bool,
    /// What is to be seen in it, for those who do not see it. Never drawn.
    pub description: String,
    /// What is drawn where there is nothing to show.
    pub nothing: String,
}

/// How wide a chart is drawn, in pixels, unless it needs more: about as wide as the text of a printed page.
const WIDTH: f64 = 760.0;
/// The space around everything.
const MARGIN: f64 = 8.0;
/// The size of letters, but for the title.
const LETTERS: f64 = 11.0;
/// How far the labels of rows may reach to the right.
const WIDEST_LABEL: f64 = 180.0;

/// A number with its thousands set apart by a narrow space, which no language takes for a decimal sign.
fn counted(number: u64) -> String {
    let digits = number.to_string();
    if digits.len() < 5 {
        return digits;
    }
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push('\u{202F}');
        }
        grouped.push(digit);
    }
    grouped
}
