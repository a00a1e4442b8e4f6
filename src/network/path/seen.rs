//! What a search has seen, from one end or from both.

use std::{
    ops::Range,
    sync::{Arc, Mutex, PoisonError},
};

use crate::network::vertices::{Vertex, Vertices};

/// From which end a search goes.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) enum End {
    /// From the beginning of the way.
    #[default]
    Ahead,
    /// From its end.
    Back,
}

impl End {
    /// The mark of a level. Links lead from a level to itself and to the two next to it, so that three marks tell them
    /// apart.
    const fn mark(self, level: usize) -> u8 {
        let first = match self {
            Self::Ahead => 1,
            Self::Back => 4,
        };
        first
            + match level % 3 {
                0 => 0,
                1 => 1,
                _ => 2,
            }
    }

    /// Whether a mark is of the other end.
    pub(super) const fn is_of_other(self, mark: u8) -> bool {
        match self {
            Self::Ahead => mark >= 4,
            Self::Back => mark < 4,
        }
    }
}

/// What was seen from one end.
#[derive(Debug, Default)]
pub(super) struct Seen {
    pub(super) end: End,
    /// The vertices, level after level.
    pub(super) order: Vec<Vertex>,
    /// Where each level begins.
    starts: Vec<usize>,
}

impl Seen {
    /// Begins at a vertex, which is the first level.
    pub(super) fn begin(&mut self, end: End, at: Vertex) {
        self.end = end;
        self.order.push(at);
        self.starts.push(0);
    }

    /// Begins another level. Gives the places of the one before it.
    pub(super) fn next_level(&mut self) -> Range<usize> {
        let last = self.starts.last().copied().unwrap_or(0);
        self.starts.push(self.order.len());
        last..self.order.len()
    }

    /// How many levels there are.
    pub(super) fn levels(&self) -> usize {
        self.starts.len()
    }

    /// The vertices of a level.
    pub(super) fn level(&self, level: usize) -> &[Vertex] {
        let end = self.starts.get(level + 1).copied().unwrap_or(self.order.len());
        &self.order[self.starts[level]..end]
    }

    /// The vertices of the last level.
    pub(super) fn frontier(&self) -> &[Vertex] {
        self.level(self.levels() - 1)
    }

    /// The mark of the last level.
    pub(super) fn mark(&self) -> u8 {
        self.mark_of(self.levels() - 1)
    }

    /// The mark of a level.
    pub(super) const fn mark_of(&self, level: usize) -> u8 {
        self.end.mark(level)
    }

    fn clear(&mut self, marks: &mut [u8], vertices: &Vertices) {
        for vertex in self.order.drain(..) {
            marks[vertices.slot(vertex)] = 0;
        }
        self.starts.clear();
    }
}

/// What a search needs, and the next one uses again.
#[derive(Debug, Default)]
pub(super) struct Room {
    /// For each slot of a vertex the mark of the level at which it was seen; 0 for those not seen.
    pub(super) marks: Vec<u8>,
    pub(super) ahead: Seen,
    pub(super) back: Seen,
}

/// Rooms that are free.
#[derive(Clone, Debug, Default)]
pub(in crate::network) struct Rooms(Arc<Mutex<Vec<Room>>>);

impl Rooms {
    /// A room with nothing seen in it.
    pub(super) fn take(&self, vertices: &Vertices) -> Room {
        let free = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let mut room = free.unwrap_or_default();
        // A later version has more slots.
        if room.marks.len() < vertices.slot_count() {
            room.marks.resize(vertices.slot_count(), 0);
        }
        room
    }

    /// Makes a room ready for another search, in the time that this one took.
    pub(super) fn give_back(&self, mut room: Room, vertices: &Vertices) {
        let Room { marks, ahead, back } = &mut room;
        ahead.clear(marks, vertices);
        back.clear(marks, vertices);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(room);
    }
}
