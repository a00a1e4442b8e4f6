//! Events as a network knows them, and the two orders of their dates.

use std::{borrow::Cow, ops::Range};

use rustc_hash::FxHashMap;

use super::{
    Network,
    days::Days,
    facing::Facing,
    links::number,
    vertices::{Vertex, VertexKind},
};
use crate::{
    dates::{Day, Span},
    vocabulary::{EventKind, EventStatus},
};

/// An event.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct EventVertex {
    /// The date on which it began.
    pub from: Span,
    /// The date on which it ended; that on which it began where no other is recorded.
    pub until: Span,
    /// What sort of event.
    pub kind: EventKind,
    /// What became of it.
    pub status: EventStatus,
    /// The institution at whose place it was; `None` where that is not recorded.
    pub venue: Option<Vertex>,
    pub(super) facing: Facing,
}

impl EventVertex {
    /// Every day on which it may have gone on.
    pub(super) fn days(&self) -> Days {
        Days::of_event(self.from, self.until)
    }

    /// Whether it took place, and surely all on one day.
    pub(super) fn attests(&self) -> bool {
        super::facing::is_held(self.status) && self.from.is_one_day() && self.from == self.until
    }
}

/// All events, in chronological order.
#[derive(Debug)]
pub(super) struct Events {
    first: u32,
    list: Box<[EventVertex]>,
    /// The place of each in the order of (latest, earliest, key).
    recency: Box<[u32]>,
    /// From the latest day on which an event began to the latest on which it ended: the most days of any.
    longest: i32,
    /// From the earliest day on which an event may have begun to the latest: the most days of any.
    widest: i32,
    /// The dates on which events began, as written, of those that are not written as a day.
    written: FxHashMap<Vertex, Box<str>>,
}

impl Events {
    /// Takes the events in the order of their vertices. `first` is the number of the first.
    pub(super) fn new(first: u32, list: Vec<EventVertex>, written: FxHashMap<Vertex, Box<str>>) -> Self {
        let mut order: Vec<u32> = (0..number(list.len())).collect();
        // They come by (earliest, latest, key), so a stable sort by the latest day leaves the rest in place.
        order.sort_by_key(|&event| list[event as usize].from.latest);
        let mut recency = vec![0; list.len()];
        for (rank, &event) in (0..).zip(&order) {
            recency[event as usize] = rank;
        }
        let days = |event: &EventVertex| event.until.latest.number() - event.from.latest.number();
        Self {
            first,
            widest: list
                .iter()
                .map(|event| event.from.latest.number() - event.from.earliest.number())
                .max()
                .unwrap_or(0),
            longest: list.iter().map(days).max().unwrap_or(0).max(0),
            list: list.into(),
            recency: recency.into(),
            written,
        }
    }

    pub(super) fn get(&self, event: Vertex) -> &EventVertex {
        &self.list[(event.number() - self.first) as usize]
    }

    /// The place of an event in the order of (latest, earliest, key): the largest is the last meeting.
    pub(super) fn recency(&self, event: Vertex) -> u32 {
        self.recency[(event.number() - self.first) as usize]
    }

    /// For how many days, after the latest on which it began, the longest event may have gone on.
    pub(super) fn longest(&self) -> i32 {
        self.longest
    }

    /// The events among which are all that may have gone on between two days.
    pub(super) fn between(&self, since: Option<Day>, until: Option<Day>) -> Range<Vertex> {
        let began = |day: Day| number(self.list.partition_point(|event| event.from.earliest < day));
        let start = since.map_or(0, |since| {
            began(since.plus(-self.longest.saturating_add(self.widest)))
        });
        let end = until.map_or(number(self.list.len()), |until| began(until.plus(1)));
        Vertex::from_number(self.first + start)..Vertex::from_number(self.first + end)
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        let written = self
            .written
            .values()
            .map(|text| text.len() + size_of::<(Vertex, Box<str>)>());
        size_of_val(&*self.list) + size_of_val(&*self.recency) + written.sum::<usize>()
    }
}

impl Network {
    /// All events, in chronological order: by (earliest, latest, key) of the date on which they began.
    pub fn events(&self) -> impl ExactSizeIterator<Item = Vertex> + DoubleEndedIterator + use<> {
        self.vertices.of_kind(VertexKind::Event)
    }

    /// The date on which an event began, as it was written.
    ///
    /// # Panics
    ///
    /// Where the vertex is not an event of this network.
    pub fn written(&self, event: Vertex) -> Cow<'_, str> {
        match self.events.written.get(&event) {
            Some(text) => Cow::Borrowed(text),
            None => Cow::Owned(self.events.get(event).from.earliest.to_string()),
        }
    }

    /// An event.
    ///
    /// # Panics
    ///
    /// Where the vertex is not an event of this network.
    pub fn event(&self, event: Vertex) -> EventVertex {
        *self.events.get(event)
    }
}
