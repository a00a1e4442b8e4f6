//! Views of the network: which encounters count, in what order, and the memory of those asked for before.

use std::{
    cmp::{Ordering, Reverse},
    convert::Infallible,
    sync::Arc,
};

use quick_cache::{OptionsBuilder, Weighter, sync::Cache};

use super::{
    Network,
    events::EventVertex,
    tallies::Tally,
    vertices::{Vertex, VertexKind},
};
use crate::{
    dates::{Answer, Period},
    vocabulary::EventKind,
};

/// A derived relationship.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum View {
    /// The persons met by a person, an institution or a position.
    Met,
    /// The persons who were at events with a person and did not meet there.
    CoAttended,
    /// The institutions that an institution engaged with.
    Engaged,
}

impl View {
    /// Whether vertices of a kind have this view.
    pub(super) fn is_of(self, kind: VertexKind) -> bool {
        match self {
            Self::Met => match kind {
                VertexKind::Person | VertexKind::Institution | VertexKind::Position => true,
                VertexKind::Event | VertexKind::Topic | VertexKind::Program => false,
            },
            Self::CoAttended => kind == VertexKind::Person,
            Self::Engaged => kind == VertexKind::Institution,
        }
    }
}

/// A set of kinds of event.
#[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
pub struct EventKinds(u16);

impl EventKinds {
    const fn bit(kind: EventKind) -> u16 {
        1 << kind as u16
    }

    /// Whether a kind is in it.
    pub const fn contains(self, kind: EventKind) -> bool {
        self.0 & Self::bit(kind) != 0
    }
}

impl FromIterator<EventKind> for EventKinds {
    fn from_iter<I: IntoIterator<Item = EventKind>>(kinds: I) -> Self {
        Self(kinds.into_iter().fold(0, |set, kind| set | Self::bit(kind)))
    }
}

/// Which events count. By default all.
#[derive(Clone, Debug, Default, Eq, Hash, PartialEq)]
pub struct MeetingFilter {
    /// When they were.
    pub period: Period,
    /// Whether they must lie in the period certainly, not only possibly.
    pub certainly: bool,
    /// Of what kinds; `None` for all.
    pub kinds: Option<EventKinds>,
}

impl MeetingFilter {
    /// Whether an event counts.
    pub(super) fn admits(&self, event: &EventVertex) -> bool {
        self.kinds.is_none_or(|kinds| kinds.contains(event.kind))
            && match self.period.holds(event.from, event.until) {
                Answer::Certainly => true,
                Answer::Possibly => !self.certainly,
                Answer::No => false,
            }
    }
}

/// What tallies are sorted by.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum TallyField {
    /// How many meetings.
    Meetings,
    /// The date of the first of them: its (earliest, latest).
    FirstMet,
    /// The date of the last of them: its (latest, earliest).
    LastMet,
    /// The other's name.
    Name,
}

/// An order of tallies. By default most meetings first, then the latest last met, then by name and key. Ties of
/// any other order are by name and then by key, ascending whatever the direction.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct TallyOrder {
    /// By what.
    pub field: TallyField,
    /// Whether the largest or latest comes first.
    pub descending: bool,
}

impl Default for TallyOrder {
    fn default() -> Self {
        Self {
            field: TallyField::Meetings,
            descending: true,
        }
    }
}

/// How many tallies all remembered views together may have: at 36 bytes each some 75 MB.
const REMEMBERED_TALLIES: u64 = 1 << 21;
/// How many views are expected to be remembered.
const EXPECTED_VIEWS: usize = 1 << 12;
/// Into how many parts the memory is divided: few, as no view may be larger than its part.
const PARTS: usize = 4;

#[derive(Clone, Debug, Eq, Hash, PartialEq)]
struct Asked {
    view: View,
    of: Vertex,
    filter: MeetingFilter,
    order: TallyOrder,
}

/// A view weighs what it holds, and a little for its key.
#[derive(Clone, Debug)]
struct ByTallies;

impl Weighter<Asked, Arc<[Tally]>> for ByTallies {
    fn weight(&self, _: &Asked, tallies: &Arc<[Tally]>) -> u64 {
        tallies.len() as u64 + 4
    }
}

/// The views asked for before.
#[derive(Debug)]
pub(super) struct Views(Cache<Asked, Arc<[Tally]>, ByTallies, rustc_hash::FxBuildHasher>);

impl Views {
    pub(super) fn new() -> Self {
        let options = OptionsBuilder::new()
            .estimated_items_capacity(EXPECTED_VIEWS)
            .weight_capacity(REMEMBERED_TALLIES)
            .shards(PARTS)
            .build()
            .expect("both capacities are given");
        Self(Cache::with_options(
            options,
            ByTallies,
            rustc_hash::FxBuildHasher,
            quick_cache::sync::DefaultLifecycle::default(),
        ))
    }
}

impl Network {
    /// A view of a vertex within a filter and in an order, remembered as long as there is room: asked for
    /// again, it takes one look-up. Two who ask for the same view at once wait for one answer. Empty for a
    /// vertex of a kind that does not have the view.
    pub fn view(&self, view: View, of: Vertex, filter: &MeetingFilter, order: TallyOrder) -> Arc<[Tally]> {
        let asked = Asked {
            view,
            of,
            filter: filter.clone(),
            order,
        };
        let Ok(tallies) = self.views.0.get_or_insert_with(&asked, || {
            if order == TallyOrder::default() {
                return Ok::<_, Infallible>(self.tally(view, of, filter).into());
            }
            let mut tallies = self.view(view, of, filter, TallyOrder::default()).to_vec();
            self.sort(&mut tallies, order);
            Ok(tallies.into())
        });
        tallies
    }

    /// Most meetings first, then the latest last met, then by name and key. Here last met is a date, as the
    /// reader sees it: of two others last met on one date, at whatever events, the name decides.
    pub(super) fn sort_by_default(&self, tallies: &mut [Tally]) {
        tallies.sort_unstable_by_key(|tally| {
            let last = self.events.get(tally.last).from;
            (
                Reverse(tally.meetings),
                Reverse((last.latest, last.earliest)),
                tally.other,
            )
        });
    }

    fn sort(&self, tallies: &mut [Tally], order: TallyOrder) {
        if order.field == TallyField::Name {
            self.sort_by_name(tallies, order.descending);
            return;
        }
        let directed = |ordering: Ordering| {
            if order.descending {
                ordering.reverse()
            } else {
                ordering
            }
        };
        let by = |a: &Tally, b: &Tally| match order.field {
            TallyField::Meetings => a.meetings.cmp(&b.meetings),
            TallyField::FirstMet => {
                let date = |tally: &Tally| {
                    let from = self.events.get(tally.first).from;
                    (from.earliest, from.latest)
                };
                date(a).cmp(&date(b))
            }
            TallyField::LastMet => {
                let date = |tally: &Tally| {
                    let from = self.events.get(tally.last).from;
                    (from.latest, from.earliest)
                };
                date(a).cmp(&date(b))
            }
            TallyField::Name => Ordering::Equal,
        };
        tallies.sort_unstable_by(|a, b| directed(by(a, b)).then_with(|| a.other.cmp(&b.other)));
    }

    /// By name, and those that share one by key, in whichever direction the names go. Vertices are in that order.
    fn sort_by_name(&self, tallies: &mut [Tally], descending: bool) {
        tallies.sort_unstable_by_key(|tally| tally.other);
        if descending {
            tallies.reverse();
            let namesakes = |a: &Tally, b: &Tally| self.vertices.are_namesakes(a.other, b.other);
            for namesakes in tallies.chunk_by_mut(namesakes) {
                namesakes.reverse();
            }
        }
    }
}
