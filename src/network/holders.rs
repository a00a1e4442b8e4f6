//! Who held a position on a day, how sure that is, and why.
//!
//! What the rules leave open is decided here. A person is *likely* through whatever is nearest to the day: an
//! attestation, or the bound of a tenure (a day between its earliest and its latest is at no distance); others
//! make the person less sure when they are attested nearer than that. Likely persons whom a surer one
//! outdoes are possible. "Most recently attested" compares the last attestation in the position, whenever it was.

use std::cmp::Reverse;

use super::{
    Network,
    around::{Around, around},
    attestations::{ClaimRef, ClaimsTo},
    days,
    tenures::{Fit, REACH, Tenure},
    vertices::Vertex,
};
use crate::{
    dates::Day,
    vocabulary::{Certainty, TenureCapacity},
};

/// A person in a position on a day, and what it rests on.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Holding {
    /// Who.
    pub person: Vertex,
    /// What.
    pub position: Vertex,
    /// In what capacity: that of the tenure, else substantive.
    pub capacity: TenureCapacity,
    /// How sure it is.
    pub certainty: Certainty,
    /// The ordinal, in the person's list, of the tenure into which the day falls best; `None` where none
    /// that is recorded has room for it.
    pub tenure: Option<u16>,
    /// The events that it rests on, in chronological order: those of the day, else those before and after
    /// between which nobody else is shown, else, where the person is not certain, the nearest within 180
    /// days. Empty where it rests on a tenure alone.
    pub evidence: Vec<Vertex>,
}

/// What one claim says of a day, before others are heard.
struct Plea<'a> {
    claim: ClaimRef<'a>,
    certain: bool,
    /// How near to the day that is which makes the person likely, in days.
    nearness: Option<u32>,
    around: Around<'a>,
}

impl Plea<'_> {
    /// The attesting events that a holding rests on, given whether a tenure certainly covers the day.
    fn evidence(&self, on: Day, in_tenure: bool) -> Vec<Vertex> {
        let Around { before, after } = self.around;
        match (before, after) {
            (Some((day, events)), _) if day == on => events.to_vec(),
            (Some((_, before)), Some((_, after))) if self.certain && !in_tenure => [before, after].concat(),
            _ if self.certain => Vec::new(),
            (before, after) => {
                let nearest = self
                    .around
                    .distance(on)
                    .filter(|&days| days <= REACH.unsigned_abs());
                let near = [before, after].into_iter().flatten();
                near.filter(|(day, _)| Some(day.number().abs_diff(on.number())) == nearest)
                    .flat_map(|(_, events)| events.iter().copied())
                    .collect()
            }
        }
    }
}

/// What others say of the day.
#[derive(Clone, Copy, Default)]
struct Rivals {
    somebody_certain: bool,
    /// How near to the day anybody is attested.
    nearest: Option<u32>,
}

impl Network {
    /// Who held a position on a day: surest first, then most recently attested, then by name. Empty where
    /// nothing suggests anybody, and for a vertex that is not a position.
    pub fn holders(&self, position: Vertex, on: Day) -> Vec<Holding> {
        let pleas = self.pleas(&self.claims.to(position), on);
        let rivals = self.rivals(position, &pleas, on);
        let mut holdings: Vec<Holding> = pleas.iter().map(|plea| holding(plea, rivals, on)).collect();
        holdings.sort_by_cached_key(|holding| {
            (
                holding.certainty,
                Reverse(self.last_attested(holding)),
                holding.person,
            )
        });
        holdings
    }

    /// The positions that a person held on a day, each as [`Network::holders`] has it: surest first, then most
    /// recently attested, then by title. Empty for a vertex that is not a person.
    pub fn positions_held(&self, person: Vertex, on: Day) -> Vec<Holding> {
        let mut holdings = Vec::new();
        for claim in self.claims.of(person) {
            let Some(plea) = self.plea(claim, on) else {
                continue;
            };
            let position = claim.position();
            let rivals = if self.has_several_holders(position) {
                Rivals::default()
            } else {
                self.rivals(position, &self.pleas(&self.claims.to(position), on), on)
            };
            holdings.push(holding(&plea, rivals, on));
        }
        holdings.sort_by_cached_key(|holding| {
            (
                holding.certainty,
                Reverse(self.last_attested(holding)),
                holding.position,
            )
        });
        holdings
    }

    /// Whether the person who spoke at an event still holds, on a day, the position in which he or she was there: `None`
    /// where that is not known, or where the person was there without a position.
    pub fn still_holds(&self, person: Vertex, event: Vertex, on: Day) -> Option<bool> {
        let seat = self.seats(event).find(|seat| seat.person == Some(person))?;
        let holders = self.holders(seat.position?, on);
        let first = holders.first()?;
        match first.certainty {
            Certainty::Certain | Certainty::Likely => Some(first.person == person),
            // Others may hold it, and the person no longer can.
            Certainty::Possible => holders
                .iter()
                .all(|holding| holding.person != person)
                .then_some(false),
        }
    }

    /// What the claims to a position say of a day.
    fn pleas<'a>(&self, claims: &ClaimsTo<'a>, on: Day) -> Vec<Plea<'a>> {
        claims.iter().filter_map(|claim| self.plea(claim, on)).collect()
    }

    /// What a claim says of a day; `None` where nothing in it suggests the person.
    fn plea<'a>(&self, claim: ClaimRef<'a>, on: Day) -> Option<Plea<'a>> {
        let around = around(claim.attested(), &self.events, on);
        let tenures = claim.tenures();
        let attested = around.distance(on).filter(|&days| days <= REACH.unsigned_abs());
        let nearness = tenures
            .iter()
            .filter_map(|tenure| tenure.nearness(on))
            .chain(attested)
            .min();
        let certain = days::around(claim.certain(), on).is_some();
        let possible = tenures
            .iter()
            .filter_map(Tenure::possible)
            .any(|days| days.contains(on));
        (certain || nearness.is_some() || possible).then_some(Plea {
            claim,
            certain,
            nearness,
            around,
        })
    }

    /// What all who may have held a position say of a day. Where several may hold it at once, nobody is a rival.
    fn rivals(&self, position: Vertex, pleas: &[Plea<'_>], on: Day) -> Rivals {
        if self.has_several_holders(position) {
            return Rivals::default();
        }
        Rivals {
            somebody_certain: pleas.iter().any(|plea| plea.certain),
            nearest: pleas.iter().filter_map(|plea| plea.around.distance(on)).min(),
        }
    }

    fn has_several_holders(&self, position: Vertex) -> bool {
        self.position(position)
            .is_some_and(|position| position.several_holders)
    }

    fn last_attested(&self, holding: &Holding) -> Option<Day> {
        let last = self.attested(holding.person, holding.position).last();
        last.map(|&event| self.events.get(event).from.earliest)
    }
}

/// What a claim comes to, once others were heard.
fn holding(plea: &Plea<'_>, rivals: Rivals, on: Day) -> Holding {
    let claim = plea.claim;
    let outdone = |near: u32| rivals.somebody_certain || rivals.nearest.is_some_and(|nearest| nearest < near);
    let certainty = if plea.certain {
        Certainty::Certain
    } else if plea.nearness.is_some_and(|near| !outdone(near)) {
        Certainty::Likely
    } else {
        Certainty::Possible
    };
    let tenures = claim.tenures().iter();
    let fitting = tenures
        .filter_map(|tenure| Some((tenure.fit(on)?, tenure)))
        .min_by_key(|&(fit, _)| fit);
    Holding {
        person: claim.person(),
        position: claim.position(),
        capacity: fitting.map_or(TenureCapacity::Substantive, |(_, tenure)| tenure.capacity),
        certainty,
        tenure: fitting.map(|(_, tenure)| tenure.ordinal),
        evidence: plea.evidence(on, fitting.is_some_and(|(fit, _)| fit == Fit::Certain)),
    }
}
