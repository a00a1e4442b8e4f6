//! Points, rectangles and segments in a plane whose second axis leads down.

use std::ops::{Add, Mul, Sub};

/// A point, or the way from one to another.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

impl Point {
    pub(super) const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// How long it is.
    pub(super) fn length(self) -> f64 {
        self.x.hypot(self.y)
    }

    /// The same direction at length 1; to the right where there is no direction.
    pub(super) fn unit(self) -> Self {
        let length = self.length();
        if length > 1e-9 {
            self * (1.0 / length)
        } else {
            Self::new(1.0, 0.0)
        }
    }

    /// Turned by a right angle.
    pub(super) const fn across(self) -> Self {
        Self::new(-self.y, self.x)
    }
}

impl Add for Point {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.x + other.x, self.y + other.y)
    }
}

impl Sub for Point {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for Point {
    type Output = Self;

    fn mul(self, factor: f64) -> Self {
        Self::new(self.x * factor, self.y * factor)
    }
}

/// A rectangle with level sides.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub(super) left: f64,
    pub(super) top: f64,
    pub(super) right: f64,
    pub(super) bottom: f64,
}

impl Rect {
    /// A square around a point, with half of its side.
    pub(super) fn around(middle: Point, half: f64) -> Self {
        Self {
            left: middle.x - half,
            top: middle.y - half,
            right: middle.x + half,
            bottom: middle.y + half,
        }
    }

    /// The smallest that holds the points; an empty one at 0 where there are none.
    pub(super) fn holding(points: impl IntoIterator<Item = Point>) -> Self {
        points
            .into_iter()
            .map(|point| Self::around(point, 0.0))
            .reduce(|a, b| Self {
                left: a.left.min(b.left),
                top: a.top.min(b.top),
                right: a.right.max(b.right),
                bottom: a.bottom.max(b.bottom),
            })
            .unwrap_or(Self {
                left: 0.0,
                top: 0.0,
                right: 0.0,
                bottom: 0.0,
            })
    }

    pub(super) fn width(&self) -> f64 {
        self.right - self.left
    }

    pub(super) fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// Larger by so much at the sides, and above and below.
    pub(super) fn grown(&self, aside: f64, above: f64) -> Self {
        Self {
            left: self.left - aside,
            top: self.top - above,
            right: self.right + aside,
            bottom: self.bottom + above,
        }
    }

    pub(super) fn meets(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// Whether the other is wholly in it.
    pub(super) fn holds(&self, other: &Self) -> bool {
        self.left <= other.left
            && other.right <= self.right
            && self.top <= other.top
            && other.bottom <= self.bottom
    }

    /// The point in it that is nearest to another.
    pub(super) fn nearest(&self, point: Point) -> Point {
        Point::new(
            point.x.min(self.right).max(self.left),
            point.y.min(self.bottom).max(self.top),
        )
    }

    /// How long the part of a segment is that lies in it; 0 where none does.
    pub(super) fn covered(&self, from: Point, to: Point) -> f64 {
        let way = to - from;
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (start, step, low, high) in [
            (from.x, way.x, self.left, self.right),
            (from.y, way.y, self.top, self.bottom),
        ] {
            if step.abs() < 1e-9 {
                if start <= low || start >= high {
                    return 0.0;
                }
            } else {
                let (one, other) = ((low - start) / step, (high - start) / step);
                enter = enter.max(one.min(other));
                leave = leave.min(one.max(other));
            }
        }
        (leave - enter).max(0.0) * way.length()
    }
}

/// Whether two segments cross in a point that is an end of neither.
pub(super) fn cross(first: [Point; 2], second: [Point; 2]) -> bool {
    let side = |line: [Point; 2], point: Point| {
        let (way, aside) = (line[1] - line[0], point - line[0]);
        way.x * aside.y - way.y * aside.x
    };
    side(first, second[0]) * side(first, second[1]) < 0.0
        && side(second, first[0]) * side(second, first[1]) < 0.0
}
