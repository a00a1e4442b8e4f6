//! A matrix of cells, each with a few letters and a tint from weak to strong: who met whom how often, or when.

use super::{
    Frame, LETTERS, MARGIN, WIDEST_LABEL, WIDTH,
    inks::{self, ASIDE, PAPER, RULE, TEXT},
    legend::{self, Sign},
    pen::{self, Anchor, Area, Letters, Pen},
};
use crate::picture::svg::text::{Short, real, shortened, tidy, width};

/// A matrix. Without rows, or without columns, there is nothing to show.
#[derive(Clone, Debug)]
pub struct Heat {
    /// What every chart is given.
    pub frame: Frame,
    /// The labels of the columns, from left to right. Where they have no room beside each other, they lead upwards.
    pub columns: Vec<String>,
    /// The rows, from top to bottom.
    pub rows: Vec<Row>,
    /// What the tints mean; `None` for no legend.
    pub scale: Option<Scale>,
}

/// A row of a matrix.
#[derive(Clone, Debug)]
pub struct Row {
    /// Who or what it is about.
    pub label: String,
    /// Its cells in the order of the columns; `None` where there is nothing. What is missing is empty, what is beyond the
    /// columns is not drawn.
    pub cells: Vec<Option<Cell>>,
}

/// A cell in which there is something.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What is written in it: a number or bounds, `3` or `3–5`. Where it has no room even in small letters, it is left to
    /// the pointer.
    pub text: String,
    /// How strong its tint is, from 0 to 1; a number beyond is taken as the nearer of the two, and none as 0.
    pub tint: f64,
    /// What the pointer is told beyond the labels of row and column and the text; empty for nothing.
    pub words: String,
}

/// What the tints mean, in words.
#[derive(Clone, Debug)]
pub struct Scale {
    /// What the weakest is: `1 meeting`.
    pub low: String,
    /// What the strongest is: `12 meetings`.
    pub high: String,
    /// What an empty cell means; empty for no word on it.
    pub empty: String,
}

/// From one row to the next.
const ROW: f64 = 22.0;
/// The narrowest and the widest that a column is.
const COLUMN: (f64, f64) = (19.0, 64.0);
/// The room that a label of a column has upwards.
const UPWARDS: f64 = 110.0;

impl Heat {
    /// The chart as an SVG document.
    pub fn draw(&self) -> String {
        if self.rows.is_empty() || self.columns.is_empty() {
            return pen::nothing(&self.frame);
        }
        let mut pen = Pen::new(&self.frame);
        let labels = self.rows.iter().map(|row| row.label.as_str());
        let left = MARGIN + pen::label_room(labels, 40.0, WIDEST_LABEL) + 8.0;
        let column = self.column((WIDTH - MARGIN - left) / real(self.columns.len()));
        let right = left + column * real(self.columns.len());
        let wide = WIDTH.max(right + MARGIN);
        let roof = pen.headline(&self.frame, wide);
        let top = self.heads(&mut pen, roof, left, column);
        for (nth, row) in self.rows.iter().enumerate() {
            let y = top + ROW * real(nth);
            let letters = Letters::new(TEXT, Anchor::End);
            pen.words(
                left - 8.0,
                y + ROW / 2.0 + 4.0,
                &row.label,
                left - 8.0 - MARGIN,
                letters,
            );
            for (place, head) in self.columns.iter().enumerate() {
                let area = Area {
                    x: left + column * real(place),
                    y,
                    width: column,
                    height: ROW,
                };
                match row.cells.get(place) {
                    Some(Some(cell)) => filled(&mut pen, area, cell, &row.label, head),
                    Some(None) | None => legend::empty(&mut pen, area),
                }
            }
            pen.put(format_args!("\n"));
        }
        let floor = top + ROW * real(self.rows.len());
        for edge in [top, floor] {
            pen.line((left, edge), (right, edge), RULE, 1.0);
        }
        let bottom = self.legend(&mut pen, floor + 8.0, wide);
        pen.document(&self.frame, wide, bottom + MARGIN)
    }

    /// How wide the columns are: as their texts need it, and wider where there is room.
    fn column(&self, even: f64) -> f64 {
        let texts = self
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().take(self.columns.len()).flatten());
        let widest = texts
            .map(|cell| width(&tidy(&cell.text), LETTERS - 1.0, false) + 5.0)
            .fold(COLUMN.0, f64::max);
        even.floor().min(COLUMN.1).max(widest.min(COLUMN.1).ceil())
    }

    /// Writes the labels of the columns; where the cells begin below them.
    fn heads(&self, pen: &mut Pen, roof: f64, left: f64, column: f64) -> f64 {
        let widest = pen::label_room(self.columns.iter().map(String::as_str), 0.0, f64::INFINITY);
        let level = widest <= column - 4.0;
        let height = if level { 16.0 } else { widest.min(UPWARDS) + 6.0 };
        for (place, head) in self.columns.iter().enumerate() {
            let middle = left + column * (real(place) + 0.5);
            if level {
                let letters = Letters::new(ASIDE, Anchor::Middle);
                pen.words(middle, roof + height - 4.0, head, column, letters);
            } else {
                let letters = Letters {
                    upwards: true,
                    ..Letters::new(ASIDE, Anchor::Start)
                };
                pen.words(middle + 4.0, roof + height - 5.0, head, UPWARDS, letters);
            }
        }
        roof + height
    }

    fn legend(&self, pen: &mut Pen, top: f64, right: f64) -> f64 {
        let Some(scale) = &self.scale else { return top };
        let (low, high) = (tidy(&scale.low), tidy(&scale.high));
        let room = WIDTH / 3.0;
        let base = top + 13.0;
        pen.words(MARGIN, base, &low, room, Letters::new(TEXT, Anchor::Start));
        let shown = |words: &str| width(&shortened(words, room, LETTERS, false), LETTERS, false);
        let mut x = MARGIN + shown(&low) + 6.0;
        for (tint, _) in inks::TINTS {
            let area = Area {
                x,
                y: top + 3.0,
                width: 16.0,
                height: 12.0,
            };
            pen.filled(area, tint);
            x += 16.0;
        }
        x += 6.0;
        pen.words(x, base, &high, room, Letters::new(TEXT, Anchor::Start));
        x += shown(&high) + 18.0;
        // What an empty cell means comes below where it has no room beside.
        let empty = [(Sign::EmptyCell, scale.empty.as_str())];
        let beside = legend::entry_width(&scale.empty);
        if x + beside <= right - MARGIN {
            legend::write_from(pen, &empty, (x, top), right - MARGIN)
        } else {
            legend::write(pen, &empty, top + 18.0, right - MARGIN)
        }
    }
}

fn filled(pen: &mut Pen, area: Area, cell: &Cell, row: &str, head: &str) {
    let (tint, ink) = inks::tint(cell.tint);
    let text = tidy(&cell.text);
    let mut tooltip = format!("{row}, {head}: {text}");
    if !cell.words.is_empty() {
        tooltip.push_str("; ");
        tooltip.push_str(&cell.words);
    }
    pen.open(&tooltip);
    // The border in the colour of the paper sets cells of one tint apart.
    pen.put(format_args!(
        r#"<rect class="f-{} s-{}" x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="{}"/>"#,
        tint.name,
        PAPER.name,
        Short(area.x + 0.5),
        Short(area.y + 0.5),
        Short(area.width - 1.0),
        Short(area.height - 1.0),
        tint.ink.light,
        PAPER.ink.light,
    ));
    let sizes = [LETTERS, LETTERS - 1.0, LETTERS - 2.0];
    let fits = |size: &f64| width(&text, *size, false) <= area.width - 3.0;
    if let Some(size) = sizes.into_iter().find(fits) {
        let letters = Letters {
            size,
            ..Letters::new(ink, Anchor::Middle)
        };
        let place = (area.x + area.width / 2.0, area.y + area.height / 2.0 + 4.0);
        pen.words(place.0, place.1, &text, area.width, letters);
    }
    pen.close();
}
