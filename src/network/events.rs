//! Events as a network knows them, and the two orders of their dates.

use std::{borrow::Cow, ops::Range, sync::Arc};

use rustc_hash::FxHashMap;

use super::{
    MeetingFilter, Network,
    days::Days,
    facing::Facing,
    links::Table,
    vertices::{Vertex, VertexKind, Vertices},
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

    fn longest(&self) -> i32 {
        self.until.latest.number() - self.from.latest.number()
    }

    fn widest(&self) -> i32 {
        self.from.latest.number() - self.from.earliest.number()
    }

    /// Whether it took place, and surely all on one day.
    pub(super) fn attests(&self) -> bool {
        super::facing::is_held(self.status) && self.from.is_one_day() && self.from == self.until
    }
}

/// How recent an event is: its place in the order of (latest, earliest, key) is by the latest day, and then that of its
/// vertex. The largest is the last meeting.
pub(super) type Recency = (i32, Vertex);

/// Before the first event of all.
const FIRST: Vertex = Vertex::from_number(0);
/// Past the last event of all.
const LAST: Vertex = Vertex::from_number(u32::MAX - 1);

/// All events.
#[derive(Clone, Debug)]
pub(super) struct Events {
    table: Table<EventVertex>,
    /// One bit for each slot of the table: whether the event that it was built with took place.
    held: Arc<[u64]>,
    /// All of them, in chronological order.
    order: Arc<Vec<Vertex>>,
    /// From the latest day on which an event began to the latest on which it ended: the most days of any.
    longest: i32,
    /// From the earliest day on which an event may have begun to the latest: the most days of any.
    widest: i32,
    /// The dates on which events began, as written, of those that are not written as a day.
    written: Arc<FxHashMap<Vertex, Arc<str>>>,
}

impl Events {
    /// Takes events, and the dates of those that are not written as a day.
    pub(super) fn new(
        vertices: &Vertices,
        events: impl Iterator<Item = (Vertex, EventVertex)>,
        written: FxHashMap<Vertex, Arc<str>>,
    ) -> Self {
        let table = Table::new(vertices.slots_of(VertexKind::Event..=VertexKind::Event), events);
        let mut held = vec![0; table.len().div_ceil(64)];
        for (place, event) in table.built() {
            held[place / 64] |= u64::from(super::facing::is_held(event.status)) << (place % 64);
        }
        let mut events = Self {
            table,
            held: held.into(),
            order: Arc::clone(vertices.of_kind(VertexKind::Event)),
            longest: 0,
            widest: 0,
            written: Arc::new(written),
        };
        let (longest, widest) = events
            .table
            .built()
            .fold((0, 0), |(longest, widest), (_, event)| {
                (event.longest().max(longest), event.widest().max(widest))
            });
        (events.longest, events.widest) = (longest, widest);
        events
    }

    pub(super) fn get(&self, event: Vertex) -> &EventVertex {
        self.table
            .get(event)
            .expect("an event is asked of the network it came from")
    }

    /// How recent an event is.
    pub(super) fn recency(&self, event: Vertex) -> Recency {
        (self.get(event).from.latest.number(), event)
    }

    /// For how many days, after the latest on which it began, the longest event may have gone on.
    pub(super) fn longest(&self) -> i32 {
        self.longest
    }

    /// The events among which are all that may have gone on between two days.
    pub(super) fn between(&self, since: Option<Day>, until: Option<Day>) -> Range<Vertex> {
        let start = since.map_or(FIRST, |since| {
            self.first_from(since.plus(-self.longest.saturating_add(self.widest)))
        });
        let end = until.map_or(LAST, |until| self.first_from(until.plus(1)));
        start..end
    }

    /// Whether there is such an event.
    pub(super) fn has(&self, event: Vertex) -> bool {
        self.table.get(event).is_some()
    }

    /// Takes out an event.
    pub(super) fn take_out(&mut self, event: Vertex) {
        self.table.replace(event, None);
        if self.written.contains_key(&event) {
            Arc::make_mut(&mut self.written).remove(&event);
        }
    }

    /// Puts in an event, and the date on which it began as it is written, where it is not written as a day. The order has
    /// to be taken afterwards.
    pub(super) fn put_in(&mut self, event: Vertex, facts: EventVertex, written: Option<&str>) {
        self.longest = self.longest.max(facts.longest());
        self.widest = self.widest.max(facts.widest());
        self.table.replace(event, Some(facts));
        if let Some(written) = written {
            Arc::make_mut(&mut self.written).insert(event, Arc::from(written));
        }
    }

    /// Takes the order of the events that there are.
    pub(super) fn take_order(&mut self, vertices: &Vertices) {
        self.order = Arc::clone(vertices.of_kind(VertexKind::Event));
    }

    /// How many events were replaced.
    pub(super) fn replaced(&self) -> usize {
        self.table.replaced()
    }

    /// Events that a filter lets through for sure: of any kind, begun and ended within the period.
    pub(super) fn surely_between(&self, filter: &MeetingFilter) -> Range<Vertex> {
        let start = filter.period.since.map_or(FIRST, |since| self.first_from(since));
        let ends = filter.period.until.map(|until| {
            let days = self.longest.saturating_add(self.widest);
            until.plus(days.saturating_neg()).plus(1)
        });
        let end = ends.map_or(LAST, |end| self.first_from(end));
        if filter.kinds.is_some() || end < start {
            return start..start;
        }
        start..end
    }

    /// The first of the events that began on a day or later; past the last where there is none.
    fn first_from(&self, day: Day) -> Vertex {
        let place = self
            .order
            .partition_point(|&event| self.get(event).from.earliest < day);
        self.order.get(place).copied().unwrap_or(LAST)
    }

    /// Whether an event took place.
    pub(super) fn is_held(&self, event: Vertex) -> bool {
        match self.table.built_place(event) {
            Some(place) => self.held[place / 64] & (1 << (place % 64)) != 0,
            None => super::facing::is_held(self.get(event).status),
        }
    }

    /// The memory it takes, in bytes.
    pub(super) fn size_in_bytes(&self) -> usize {
        let written = self
            .written
            .values()
            .map(|text| text.len() + size_of::<(Vertex, Arc<str>)>() + 16);
        self.table.size_in_bytes() + written.sum::<usize>()
    }
}

impl Network {
    /// All events, in chronological order: by (earliest, latest, key) of the date on which they began.
    pub fn events(&self) -> impl ExactSizeIterator<Item = Vertex> + DoubleEndedIterator + Clone + '_ {
        self.vertices(VertexKind::Event)
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
