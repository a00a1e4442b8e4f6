//! The line of those who held a position, or of the positions that somebody held: since when, how sure, and how soon we
//! met them.

mod chart;
mod lines;
mod relations;
mod spans;
mod tables;
mod visits;

use rustc_hash::FxHashMap;

pub use self::{
    chart::TermChart,
    lines::{HowSoon, SoonSince, TermLine},
    relations::RelationLine,
    visits::{Visit, VisitKind, VisitLine},
};
use super::{Reader, Wants, lines::Bounds};
use crate::{
    dates::{Edtf, End, Span},
    network::{Network, TenureEnd, Term, Vertex},
    store::{
        StoreError,
        filter::{Field, Filter, TextTest},
        lists::Tenure,
        page::{List, Order, Parents, Slice, Term as By},
    },
    vocabulary::{Certainty, TenureCapacity},
};

/// The template of lines of holders, by the name under which others import it.
pub(super) const TEMPLATE: (&str, &str) = ("terms", include_str!("terms.jinja"));
/// For how many days after the day of a report a term that is still to come is told of.
const AHEAD: i32 = 365;

/// A person's time in a position, and our meetings in it.
#[derive(Clone, Debug)]
pub struct Served {
    /// The term, without what came after the day of the report.
    pub term: Term,
    /// The events at which we faced the person in that position, in chronological order.
    pub contacts: Vec<Vertex>,
    /// How sure it is that the person holds the position on the day of the report by this term; `None` where nothing
    /// suggests it.
    pub certainty: Option<Certainty>,
}

/// Whose terms as designates are asked for.
#[derive(Clone, Copy, Debug)]
pub enum DesignatesOf {
    /// Of some persons.
    People,
    /// Of some positions.
    Positions,
}

impl Reader {
    /// The line of those who held a position, first to last, as [`Network::terms_in`] has it, with those designated.
    pub fn line_of(&self, position: Vertex, designated: &[Term]) -> Vec<Served> {
        let mut terms = self.network().terms_in(position);
        terms.extend(
            designated
                .iter()
                .filter(|term| term.position == position)
                .cloned(),
        );
        self.network().order_terms(&mut terms);
        self.served(terms)
    }

    /// The positions that a person held, first to last, as [`Network::terms_of`] has it, with those for which the person
    /// was designated.
    pub fn terms_of(&self, person: Vertex, designated: &[Term]) -> Vec<Served> {
        let mut terms = self.network().terms_of(person);
        terms.extend(designated.iter().filter(|term| term.person == person).cloned());
        self.network().order_terms(&mut terms);
        self.served(terms)
    }

    fn served(&self, terms: Vec<Term>) -> Vec<Served> {
        let network = self.network();
        let mut met: FxHashMap<Vertex, Vec<Vertex>> = FxHashMap::default();
        let mut holders: FxHashMap<Vertex, Vec<crate::network::Holding>> = FxHashMap::default();
        let terms = terms.into_iter().filter_map(|term| self.by_then(term));
        let served = terms.map(|term| {
            let contacts = met.entry(term.person).or_insert_with(|| {
                let mut contacts = self.contacts(term.person);
                contacts.sort_unstable();
                contacts
            });
            let holders = holders
                .entry(term.position)
                .or_insert_with(|| network.holders(term.position, self.on));
            let holding = holders
                .iter()
                .find(|holding| (holding.person, holding.tenure) == (term.person, term.tenure));
            Served {
                contacts: term
                    .served
                    .iter()
                    .copied()
                    .filter(|event| contacts.binary_search(event).is_ok())
                    .collect(),
                certainty: holding
                    .map(|holding| holding.certainty)
                    .filter(|_| term.capacity != TenureCapacity::Designate),
                term,
            }
        });
        served.collect()
    }

    /// A term as it was known on the day of the report; `None` where it was not.
    fn by_then(&self, mut term: Term) -> Option<Term> {
        term.attested.retain(|&event| self.is_past(event));
        term.served.retain(|&event| self.is_past(event));
        let known = match term.from {
            Some(from) => from.earliest <= self.on.plus(AHEAD),
            None => term.tenure.is_some() || !term.attested.is_empty() || !term.served.is_empty(),
        };
        known.then_some(term)
    }

    /// The terms of those designated for a position, who do not hold it yet: in one statement.
    pub async fn designates(&self, of: DesignatesOf, ids: &[Vertex]) -> Result<Vec<Term>, StoreError> {
        let network = self.network();
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<i64> = ids.iter().map(|&vertex| network.record(vertex)).collect();
        let column = match of {
            DesignatesOf::People => "person_id",
            DesignatesOf::Positions => "position_id",
        };
        let designate = TenureCapacity::Designate.word().to_owned();
        let list = List {
            filter: Filter::Text(Field::Own("capacity"), TextTest::Is(designate)),
            order: Order {
                terms: &[By::Text("r.key"), By::Number("t.ordinal")],
                descending: false,
            },
            slice: Slice {
                limit: u32::MAX,
                from_end: false,
                after: None,
                before: None,
            },
        };
        let store = &self.snapshot.store;
        let pages = store
            .pages_by_parent::<Tenure>(&Parents::Own(column), &ids, &list, self.clearance())
            .await?;
        let rows = pages.values().flat_map(|page| &page.rows);
        let mut terms: Vec<Term> = rows.filter_map(|(row, _)| designated(network, row)).collect();
        network.order_terms(&mut terms);
        Ok(terms)
    }

    /// How many of some events there are by the day of the report, possibly and certainly.
    pub fn counted(&self, events: &[Vertex]) -> Bounds {
        let network = self.network();
        let certain = events
            .iter()
            .filter(|&&event| network.event(event).from.latest <= self.on);
        Bounds {
            at_least: u32::try_from(certain.count()).unwrap_or(u32::MAX),
            at_most: u32::try_from(events.len()).unwrap_or(u32::MAX),
        }
    }
}

/// A recorded time as designate.
fn designated(network: &Network, row: &Tenure) -> Option<Term> {
    let date = |text: &Option<String>| text.as_deref()?.parse::<Edtf>().ok();
    let until = row.until_text.as_deref().and_then(|until| until.parse().ok());
    Some(Term {
        person: network.vertex(row.person_id)?,
        position: network.vertex(row.position_id)?,
        tenure: u16::try_from(row.ordinal).ok(),
        capacity: row.capacity,
        from: date(&row.from_text).map(|from| from.span()),
        until: until.map(|until| match until {
            End::Open => TenureEnd::Open,
            End::On(date) => TenureEnd::On(date.span()),
        }),
        attested: Vec::new(),
        served: Vec::new(),
    })
}

impl Served {
    /// How soon we met the person after the term began, or after the record first shows the person in the position; `None`
    /// where we did not, or where a designate was not in the position yet.
    pub fn soon(&self, network: &Network) -> Option<HowSoon> {
        how_soon(network, &self.term, &self.contacts)
    }
}

/// How soon the first of some events was after a term began, or after the record first shows the person in the position:
/// `None` where there are none.
pub fn how_soon(network: &Network, term: &Term, events: &[Vertex]) -> Option<HowSoon> {
    let spans = || events.iter().map(|&event| network.event(event).from);
    let first = Span::new(
        spans().map(|span| span.earliest).min()?,
        spans().map(|span| span.latest).min()?,
    );
    let (since, start) = match term.from {
        Some(from) => (SoonSince::TookUp, from),
        None => match term.first_inferred() {
            Some(inferred) => (SoonSince::FirstInferred, network.event(inferred).from),
            None => (SoonSince::FirstShown, network.event(term.first_shown()?).from),
        },
    };
    let days = |from: crate::dates::Day, to: crate::dates::Day| {
        u32::try_from(to.number() - from.number()).unwrap_or(0)
    };
    Some(HowSoon {
        since,
        days: Bounds {
            at_least: days(start.latest, first.earliest),
            at_most: days(start.earliest, first.latest),
        },
    })
}

impl Wants {
    /// A person's time in a position, what shows it, and our first and last meeting in it.
    pub fn served(&mut self, network: &Network, served: &Served) {
        let term = &served.term;
        self.person(network, term.person);
        self.position(network, term.position);
        if term.tenure.is_some() {
            self.cite(network, term.person);
        }
        let shown = [term.first_shown(), term.last_shown(), term.first_inferred()];
        let met = [served.contacts.first(), served.contacts.last()];
        for event in shown
            .into_iter()
            .chain(met.map(Option::<&Vertex>::copied))
            .flatten()
        {
            self.cite(network, event);
        }
    }
}
