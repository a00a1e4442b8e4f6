//! What may have kept a promise that nothing is recorded to have kept: later events that fit what it is to do. They are
//! guesses from who took part, and are told as such.

use std::borrow::Cow;

use crate::{
    dates::Period,
    network::{MeetingFilter, Network, Vertex, VertexKind, View},
    reports::{Reader, Standing},
    vocabulary::{
        Attendance, CommitmentAction, CommitmentFit, EventKind, EventStatus, ParticipantRole, Side,
    },
};

/// An event that may have kept a promise, and why.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Guess {
    pub(super) fit: CommitmentFit,
    pub(super) event: Vertex,
    /// Whom the other side was, of the promisee and the targets.
    pub(super) with: Vertex,
}

/// The events that may have kept a promise: the closest fit first, then by date, each once. None where it is not known when
/// the promise was made.
pub(super) fn guesses(
    reader: &Reader,
    standing: &Standing,
    action: Option<CommitmentAction>,
    targets: &[Vertex],
) -> Vec<Guess> {
    let Some((made, event)) = standing.made.zip(standing.event) else {
        return Vec::new();
    };
    let network = reader.network();
    let filter = MeetingFilter {
        period: Period {
            since: Some(made.earliest),
            until: Some(reader.on),
        },
        ..MeetingFilter::default()
    };
    let home = reader.home.filter(|_| standing.to_us);
    let seeking = Seeking {
        network,
        filter,
        promisor: standing.by_institution.or(standing.by),
        promisee: standing.to_institution.or(standing.to).or(home),
    };
    let mut guesses = Vec::new();
    for &target in targets {
        seeking.faced(action, target, &mut guesses);
    }
    for other in seeking.promisee.iter().chain(targets) {
        seeking.done(action, *other, &mut guesses);
    }
    guesses.retain(|guess| {
        let facts = network.event(guess.event);
        guess.event != event && facts.status == EventStatus::Held && facts.from.latest >= made.earliest
    });
    guesses.sort_unstable_by_key(|guess| (guess.event, *guess));
    guesses.dedup_by_key(|guess| guess.event);
    guesses.sort_unstable();
    guesses
}

struct Seeking<'a> {
    network: &'a Network,
    filter: MeetingFilter,
    promisor: Option<Vertex>,
    promisee: Option<Vertex>,
}

impl Seeking<'_> {
    /// Whether either side faced somebody whom the promise is about. Of an introduction, that has to be the promisee, or
    /// all three have to have been there.
    fn faced(&self, action: Option<CommitmentAction>, target: Vertex, guesses: &mut Vec<Guess>) {
        let introduces = action == Some(CommitmentAction::Introduce);
        let mut add = |fit, events: Vec<Vertex>| {
            guesses.extend(events.into_iter().map(|event| Guess {
                fit,
                event,
                with: target,
            }));
        };
        let other = |party: Option<Vertex>| party.filter(|&party| party != target);
        if let Some(promisee) = other(self.promisee) {
            add(CommitmentFit::PromiseeMetTarget, self.meetings(promisee, target));
        }
        let Some(promisor) = other(self.promisor) else {
            return;
        };
        if !introduces {
            add(CommitmentFit::PromisorMetTarget, self.meetings(promisor, target));
        } else if let Some(promisee) = other(self.promisee) {
            let both = self.together(promisor, target);
            let of_promisee = self.attended(promisee);
            let all = both
                .into_iter()
                .filter(|event| of_promisee.binary_search(event).is_ok());
            add(CommitmentFit::AllTookPart, all.collect());
        }
    }

    /// What the two sides did together that fits what was promised.
    fn done(&self, action: Option<CommitmentAction>, other: Vertex, guesses: &mut Vec<Guess>) {
        let Some(promisor) = self.promisor.filter(|&promisor| promisor != other) else {
            return;
        };
        let fit = |event: Vertex| {
            let kind = self.network.event(event).kind;
            match action? {
                CommitmentAction::Sign => {
                    (kind == EventKind::Signing).then_some(CommitmentFit::SignedTogether)
                }
                CommitmentAction::Host | CommitmentAction::Invite => {
                    let at_theirs = kind != EventKind::Call && self.held_by(event, promisor);
                    at_theirs.then_some(CommitmentFit::HeldByPromisor)
                }
                CommitmentAction::Attend => {
                    let at_theirs = is_public(kind) && self.held_by(event, other);
                    at_theirs.then_some(CommitmentFit::HeldByPromisee)
                }
                CommitmentAction::Support => {
                    let at_theirs = is_public(kind) && self.held_by(event, other);
                    at_theirs.then_some(CommitmentFit::TookPartTogether)
                }
                CommitmentAction::Join => {
                    let joins = [EventKind::Signing, EventKind::Ceremony, EventKind::Launch].contains(&kind);
                    joins.then_some(CommitmentFit::TookPartTogether)
                }
                CommitmentAction::Introduce | CommitmentAction::Other => None,
            }
        };
        let invited = action == Some(CommitmentAction::Invite);
        let events = if invited {
            self.at_theirs_for(promisor, other)
        } else {
            self.together(promisor, other)
        };
        guesses.extend(events.into_iter().filter_map(|event| {
            Some(Guess {
                fit: fit(event)?,
                event,
                with: other,
            })
        }));
    }

    /// The events at which two face each other.
    fn meetings(&self, one: Vertex, target: Vertex) -> Vec<Vertex> {
        let network = self.network;
        let evidence = |view, of, other| network.evidence(view, of, other, &self.filter);
        match (network.kind(one), network.kind(target)) {
            (VertexKind::Institution, VertexKind::Institution) => evidence(View::Engaged, one, target),
            (VertexKind::Institution | VertexKind::Position, VertexKind::Person) => {
                evidence(View::Met, one, target)
            }
            (VertexKind::Person, VertexKind::Person | VertexKind::Institution) => {
                evidence(View::Met, target, one)
            }
            (_, VertexKind::Position) => {
                let institution = network.position(target).and_then(|position| position.institution);
                let mut events =
                    institution.map_or_else(Vec::new, |institution| self.meetings(one, institution));
                let own = self.attended(target);
                events.retain(|event| own.binary_search(event).is_ok());
                events
            }
            _ => Vec::new(),
        }
    }

    /// The events in which somebody took part, in chronological order.
    fn attended(&self, party: Vertex) -> Cow<'_, [Vertex]> {
        if self.network.kind(party) != VertexKind::Position {
            return Cow::Borrowed(self.network.events_of(party));
        }
        let seats = self.network.seats_of(party);
        let present = seats.filter(|seat| {
            seat.attendance == Attendance::Attended && seat.role != ParticipantRole::Mentioned
        });
        let mut events: Vec<Vertex> = present.map(|seat| seat.event).collect();
        events.dedup();
        Cow::Owned(events)
    }

    /// The events in the period in which both took part.
    fn together(&self, one: Vertex, other: Vertex) -> Vec<Vertex> {
        let (one, other) = (self.attended(one), self.attended(other));
        self.shared(&one, &other)
    }

    /// The events in the period in which the one took part, and to which the other came or was invited.
    fn at_theirs_for(&self, host: Vertex, guest: Vertex) -> Vec<Vertex> {
        self.shared(&self.attended(host), self.network.named_at(guest))
    }

    /// What two lists share, in the period. Each is sorted, and the shorter one is looked up in the longer one.
    fn shared(&self, one: &[Vertex], other: &[Vertex]) -> Vec<Vertex> {
        let (few, many) = if one.len() <= other.len() {
            (one, other)
        } else {
            (other, one)
        };
        // Dates that are known only in part begin earlier in the order than they may have been.
        let since = self.filter.period.since.map(|since| since.plus(-366));
        let start = few.partition_point(|&event| Some(self.network.event(event).from.earliest) < since);
        let until = self.filter.period.until;
        few[start..]
            .iter()
            .copied()
            .take_while(|&event| until.is_none_or(|until| self.network.event(event).from.earliest <= until))
            .filter(|event| many.binary_search(event).is_ok())
            .collect()
    }

    /// Whether somebody held an event: at its own place, as the host or as one of the organizers.
    fn held_by(&self, event: Vertex, party: Vertex) -> bool {
        self.network.event(event).venue == Some(party)
            || self.network.seats(event).any(|seat| {
                let own = [seat.person, seat.position, seat.stands_for].contains(&Some(party));
                own && (seat.side == Some(Side::Host) || seat.role == ParticipantRole::Organizer)
            })
    }
}

/// Whether an event is of a kind that one attends, and not a meeting of two sides.
const fn is_public(kind: EventKind) -> bool {
    match kind {
        EventKind::Meeting | EventKind::CourtesyCall | EventKind::Call => false,
        EventKind::Visit
        | EventKind::Signing
        | EventKind::Conference
        | EventKind::Workshop
        | EventKind::Orientation
        | EventKind::Launch
        | EventKind::Ceremony
        | EventKind::Reception
        | EventKind::Other => true,
    }
}
