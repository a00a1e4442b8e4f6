//! How a promise stood on the day of a report, as far as it follows from the network: who spoke for whom, what became of
//! it, and for how long it has been open.

use rustc_hash::FxHashSet;

use super::Reader;
use crate::{
    dates::{Edtf, Span},
    network::{Network, Seat, Vertex, VertexKind},
    store::{StoreError, rows},
    vocabulary::CommitmentStatus,
};

/// How many events are asked one by one for the promises made at them.
const MANY: usize = 5_000;

/// How a promise stood on the day of a report.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Who made it; `None` where the reader may not see that.
    pub by: Option<Vertex>,
    /// In what position: that in which the promisor was at the event, else the promisor where that is a position.
    pub by_position: Option<Vertex>,
    /// On whose behalf: for whom the promisor was at the event, of a position its institution, and of an institution itself.
    pub by_institution: Option<Vertex>,
    /// To whom; `None` where that is not recorded.
    pub to: Option<Vertex>,
    /// The institution to which it was made in the end, in the same way.
    pub to_institution: Option<Vertex>,
    /// The event at which it was made; `None` where that is not recorded.
    pub event: Option<Vertex>,
    /// When it was made: from the first day of that event to its last.
    pub made: Option<Span>,
    /// The event that kept it by the day of the report.
    pub kept: Option<Vertex>,
    /// What had become of it.
    pub status: CommitmentStatus,
    /// Until when it is to be kept; `None` where that was not said.
    pub due: Option<Span>,
    /// Whether it was open and its day had certainly passed.
    pub overdue: bool,
    /// For how many days it had been open, from the latest day on which it may have been made; `None` where it was not open,
    /// or where that day is not known.
    pub age_in_days: Option<i32>,
    /// Whether it was made by us.
    pub ours: bool,
    /// Whether it was made to us: to home or to somebody there for it, or, where it is not recorded to whom, at an event in
    /// which home took part. Never one of ours.
    pub to_us: bool,
}

impl Reader {
    /// How a promise stood on the day of the report.
    pub fn standing(&self, row: &rows::Commitment) -> Standing {
        let network = self.network();
        let vertex = |id: Option<i64>| id.and_then(|id| network.vertex(id));
        let (by, to, event) = (network.vertex(row.by_id), vertex(row.to_id), vertex(row.event_id));
        let seat = by.zip(event).and_then(|(by, event)| seat_of(network, event, by));
        let own_position = by.filter(|&by| network.kind(by) == VertexKind::Position);
        let by_institution = by.and_then(|by| stands_for(network, event, by));
        let kept_by = vertex(row.fulfilled_by_id);
        let kept = kept_by.filter(|&event| self.is_past(event));
        // One that was kept later was still open on the day. An event that the reader may not see tells nothing.
        let kept_later = kept_by.is_some() && kept.is_none();
        let status = match row.status {
            CommitmentStatus::Fulfilled if kept_later => CommitmentStatus::Open,
            status @ (CommitmentStatus::Open
            | CommitmentStatus::Fulfilled
            | CommitmentStatus::Lapsed
            | CommitmentStatus::Withdrawn) => status,
        };
        let is_open = status == CommitmentStatus::Open;
        let due = row.due_text.as_deref().and_then(|due| due.parse::<Edtf>().ok());
        let due = due.map(|due| due.span());
        let made = event.map(|event| {
            let dates = network.event(event);
            Span::new(dates.from.earliest, dates.until.latest)
        });
        let to_institution = to.and_then(|to| stands_for(network, event, to));
        let ours = self.is_home(by_institution);
        let home_was_there = event
            .zip(self.home)
            .is_some_and(|(event, home)| network.events_of(home).binary_search(&event).is_ok());
        Standing {
            by,
            by_position: seat.and_then(|seat| seat.position).or(own_position),
            by_institution,
            to,
            to_institution,
            event,
            made,
            kept,
            status,
            due,
            overdue: is_open && due.is_some_and(|due| due.latest < self.on),
            age_in_days: made
                .filter(|made| is_open && made.latest <= self.on)
                .map(|made| self.on.number() - made.latest.number()),
            ours,
            to_us: !ours && (self.is_home(to_institution) || row.to_id.is_none() && home_was_there),
        }
    }

    /// Whether a promise is still open and was made in a position that its maker no longer holds.
    pub fn has_outlived(&self, row: &rows::Commitment) -> bool {
        let standing = self.standing(row);
        let made = standing.by.zip(standing.event);
        let holds = made.and_then(|(by, event)| self.network().still_holds(by, event, self.on));
        standing.status == CommitmentStatus::Open && holds == Some(false)
    }

    /// How many of some promises are open.
    pub fn open_among(&self, promises: &[rows::Commitment]) -> u32 {
        let open = promises
            .iter()
            .filter(|row| self.standing(row).status == CommitmentStatus::Open);
        u32::try_from(open.count()).unwrap_or(u32::MAX)
    }

    /// The promises that concern a person, an institution or a position: made by, to or about it or a position in it, or at
    /// an event by or to a person or a position that was there for it, in it or by it; and those made before it at an event
    /// without it being recorded to whom. The soonest due first, each once.
    pub async fn promises_around(&self, about: Vertex) -> Result<Vec<rows::Commitment>, StoreError> {
        let network = self.network();
        let mut parties = vec![about];
        parties.extend(network.positions_in(about));
        let mut events: Vec<Vertex> = network.seats_of(about).map(|seat| seat.event).collect();
        events.dedup();
        let mut promises = self.promises_of(&parties).await?;
        let known: FxHashSet<i64> = promises.iter().map(|promise| promise.id).collect();
        // Of so many events nearly every promise was made at one.
        let made_there = if events.len() > MANY {
            self.all_promises().await?
        } else {
            self.promises_at(&events).await?
        };
        promises.extend(
            made_there
                .into_iter()
                .filter(|promise| !known.contains(&promise.id) && self.was_there_for(promise, about)),
        );
        let due = |promise: &rows::Commitment| {
            let due = promise.due_text.as_deref()?.parse::<Edtf>().ok()?.span();
            Some((due.latest, due.earliest))
        };
        promises.sort_by_cached_key(|promise| {
            let due = due(promise);
            (due.is_none(), due, promise.key.clone())
        });
        Ok(promises)
    }

    /// Whether a promise was made at an event by or to a person or a position that was there for somebody, in a position, or as
    /// that person; or, where it is not recorded to whom, before them.
    fn was_there_for(&self, promise: &rows::Commitment, about: Vertex) -> bool {
        let network = self.network();
        let Some(event) = promise.event_id.and_then(|event| network.vertex(event)) else {
            return false;
        };
        let is_about = |seat: &Seat| [seat.person, seat.position, seat.stands_for].contains(&Some(about));
        let parties = [Some(promise.by_id), promise.to_id].into_iter().flatten();
        let mut parties = parties.filter_map(|id| network.vertex(id));
        let spoke = parties.any(|party| {
            let is_party = |seat: &Seat| [seat.person, seat.position].contains(&Some(party));
            network
                .seats(event)
                .any(|seat| is_party(&seat) && is_about(&seat))
        });
        spoke
            || promise.to_id.is_none() && {
                let by = network
                    .vertex(promise.by_id)
                    .and_then(|by| stands_for(network, Some(event), by));
                network
                    .seats(event)
                    .any(|seat| is_about(&seat) && seat.took_part_in() && seat.stands_for != by)
            }
    }
}

/// The participation of somebody in an event, as a person or by the position.
fn seat_of(network: &Network, event: Vertex, party: Vertex) -> Option<Seat> {
    let mut seats = network.seats(event);
    seats.find(|seat| [seat.person, seat.position].contains(&Some(party)))
}

/// For whom somebody spoke at an event: as recorded there, else a position for its institution and an institution for
/// itself.
fn stands_for(network: &Network, event: Option<Vertex>, party: Vertex) -> Option<Vertex> {
    let seat = event.and_then(|event| seat_of(network, event, party));
    seat.and_then(|seat| seat.stands_for)
        .or_else(|| match network.kind(party) {
            VertexKind::Position => network.position(party).and_then(|position| position.institution),
            VertexKind::Institution => Some(party),
            VertexKind::Person | VertexKind::Event | VertexKind::Topic | VertexKind::Program => None,
        })
}
