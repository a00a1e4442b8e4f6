//! Terms: the line of those who held a position, and of the positions that somebody held, each with the events that show
//! it.

use std::cmp::Reverse;

use super::{
    Network,
    attestations::ClaimRef,
    days::Days,
    facts::TenureEnd,
    tenures::Tenure,
    vertices::{Vertex, VertexKind},
};
use crate::{
    dates::{Day, Span},
    vocabulary::TenureCapacity,
};

/// A person's time in a position: a recorded tenure, or what events alone show.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Term {
    /// Who.
    pub person: Vertex,
    /// What.
    pub position: Vertex,
    /// The ordinal of the tenure in the person's list; `None` where only events show the person in the position.
    pub tenure: Option<u16>,
    /// In what capacity: that of the tenure, else substantive.
    pub capacity: TenureCapacity,
    /// When the tenure began; `None` where that is not known.
    pub from: Option<Span>,
    /// What is known of its end.
    pub until: Option<TenureEnd>,
    /// The events that attest the person in the position and fall into the term, in chronological order.
    pub attested: Vec<Vertex>,
    /// The events that were held, in which the person took part in the position and that fall into the term, in
    /// chronological order: those at which the person or the position is inferred as well.
    pub served: Vec<Vertex>,
}

impl Term {
    /// The first event that shows the person in the position; `None` where none does.
    pub fn first_shown(&self) -> Option<Vertex> {
        self.attested.first().copied()
    }

    /// The last event that shows the person in the position; `None` where none does.
    pub fn last_shown(&self) -> Option<Vertex> {
        self.attested.last().copied()
    }

    /// The first event of all, where it comes before all that show the person in the position: there it is inferred.
    pub fn first_inferred(&self) -> Option<Vertex> {
        let first = self.served.first().copied();
        first.filter(|&first| self.first_shown().is_none_or(|shown| first < shown))
    }
}

impl Network {
    /// The line of those who held a position, from the first to the last: by the beginning of the term, or where that is
    /// not known by the day of the first event in it, or else by its end; then by name. Terms of which nothing of
    /// this is known come last. Designates are not in it, as they do not hold the position yet. Empty for a vertex that is
    /// not a position.
    pub fn terms_in(&self, position: Vertex) -> Vec<Term> {
        let mut terms: Vec<Term> = self
            .claims
            .to(position)
            .iter()
            .flat_map(|claim| self.terms_of_claim(claim))
            .collect();
        self.order_terms(&mut terms);
        terms
    }

    /// The positions that a person held, from the first to the last, in the same order; of several that began together
    /// first by title. Empty for a vertex that is not a person.
    pub fn terms_of(&self, person: Vertex) -> Vec<Term> {
        let mut terms: Vec<Term> = self
            .claims
            .of(person)
            .flat_map(|claim| self.terms_of_claim(claim))
            .collect();
        self.order_terms(&mut terms);
        terms
    }

    /// Puts terms into the order in which a line has them.
    pub fn order_terms(&self, terms: &mut [Term]) {
        terms.sort_by_cached_key(|term| {
            let begun = self.term_begun(term);
            (
                begun.is_none(),
                begun,
                term.person,
                term.position,
                Reverse(term.tenure.is_some()),
                term.tenure,
            )
        });
    }

    /// The day by which a term is placed in a line.
    fn term_begun(&self, term: &Term) -> Option<Day> {
        let first = || {
            let firsts = [term.attested.first(), term.served.first()];
            let first = firsts.into_iter().flatten().min();
            first.map(|&event| self.events.get(event).from.earliest)
        };
        let end = || match term.until {
            Some(TenureEnd::On(until)) => Some(until.earliest),
            Some(TenureEnd::Open) | None => None,
        };
        term.from.map(|from| from.earliest).or_else(first).or_else(end)
    }

    /// The terms of one person in one position: one for each tenure, and one for the events that fall into none.
    fn terms_of_claim(&self, claim: ClaimRef<'_>) -> Vec<Term> {
        let (person, position) = (claim.person(), claim.position());
        let tenures = claim.tenures();
        let term = |tenure: Option<&Tenure>| Term {
            person,
            position,
            tenure: tenure.map(|tenure| tenure.ordinal),
            capacity: tenure.map_or(TenureCapacity::Substantive, |tenure| tenure.capacity),
            from: tenure.and_then(Tenure::from),
            until: tenure.and_then(Tenure::until),
            attested: Vec::new(),
            served: Vec::new(),
        };
        let mut terms: Vec<Term> = tenures.iter().map(|tenure| term(Some(tenure))).collect();
        terms.push(term(None));
        // The last one takes what falls into no tenure.
        let place = |event: Vertex| {
            let days = self.events.get(event).days();
            best_fit(tenures, days).unwrap_or(tenures.len())
        };
        for &event in claim.attested() {
            terms[place(event)].attested.push(event);
        }
        for event in self.served(person, position) {
            terms[place(event)].served.push(event);
        }
        terms.retain(|term| term.tenure.is_some() || !term.attested.is_empty() || !term.served.is_empty());
        terms
    }

    /// The events that were held and in which a person took part in a position, in chronological order: named or inferred,
    /// or recorded without a position and certainly its holder.
    pub fn served(&self, person: Vertex, position: Vertex) -> impl Iterator<Item = Vertex> + '_ {
        debug_assert_eq!(self.vertices.kind(position), VertexKind::Position);
        let events = self.named_at(person).iter().copied();
        events.filter(move |&event| {
            self.events.is_held(event)
                && self.seats_at(event).iter().any(|seat| {
                    seat.person == Some(person)
                        && seat.took_part()
                        && match seat.position {
                            Some(own) => own == position,
                            None => self.stands_in(person, position, event),
                        }
                })
        })
    }
}

/// The place of the tenure into which some days fall best, of several the first; `None` where they fall into none.
fn best_fit(tenures: &[Tenure], days: Days) -> Option<usize> {
    let fits = tenures.iter().enumerate().filter_map(|(place, tenure)| {
        // Of an event of uncertain date any of its days may be meant.
        let fits = [days.first, days.last].map(|day| tenure.fit(day));
        let within = tenure.possible().and_then(|possible| possible.common(days));
        let best = fits.into_iter().flatten().min();
        best.or_else(|| within.and_then(|within| tenure.fit(within.first)))
            .map(|fit| (fit, place))
    });
    fits.min().map(|(_, place)| place)
}
