//! What a report tells of records: everything that it wants is fetched first, in one statement for each kind of thing,
//! and then put into lines; on the way, sources are numbered in the order in which the report comes to them, and gaps are
//! noted.

mod fetch;
mod wants;

use std::{cell::RefCell, collections::BTreeMap, sync::Arc};

use async_graphql::ID;
use rustc_hash::FxHashMap;

use super::{
    Question, Reader,
    lines::{Account, Attendee, Contact, Gap, Header, Holder, Named, Promise, SourceLine, Tie},
    parameters::Parameters,
};
pub(super) use fetch::records;
pub use wants::Wants;

use crate::{
    network::{Holding, Seat, Tally, Vertex},
    scalars::{Date, EdtfDate},
    store::{
        lists::{Citation, ParticipationText, Tenure},
        lookup::Label,
        rows,
    },
    vocabulary::{Attribution, EventStatus, GapKind, Stance},
};

/// What a report tells of records.
pub struct Book<'a> {
    pub(super) reader: &'a Reader,
    labels: FxHashMap<i64, Label>,
    events: FxHashMap<i64, Arc<rows::Event>>,
    people: FxHashMap<i64, Arc<rows::Person>>,
    sources: FxHashMap<i64, Arc<rows::Source>>,
    seats: FxHashMap<i64, Arc<[ParticipationText]>>,
    topics: FxHashMap<i64, Arc<[i64]>>,
    tenures: FxHashMap<i64, Arc<[Tenure]>>,
    citations: FxHashMap<i64, Arc<[Citation]>>,
    targets: FxHashMap<i64, Arc<[i64]>>,
}

/// What a report has told so far: parts of one report go on counting where the one before has ended.
#[derive(Clone, Debug, Default)]
pub(super) struct Told {
    /// The sources, each with its number.
    numbered: RefCell<FxHashMap<i64, u32>>,
    gaps: RefCell<BTreeMap<GapKind, Vec<Named>>>,
}

impl Book<'_> {
    /// The head of a report.
    pub fn header<R: Question>(&self, about: Option<Vertex>, input: &R::Input) -> Header {
        Header {
            report: R::NAME,
            about: about.and_then(|about| self.named(about)),
            home: self.reader.home.and_then(|home| self.named(home)),
            on: Date(self.reader.on),
            clearance: self.reader.clearance(),
            parameters: input.told(),
        }
    }

    /// A record by its identity; `None` where the reader may not see it.
    pub fn named_id(&self, id: i64) -> Option<Named> {
        let label = self.labels.get(&id)?;
        Some(Named {
            id: ID(format!("{}:{}", label.kind.reference(), label.key)),
            kind: label.kind,
            name: label.name.clone(),
        })
    }

    /// A record.
    pub fn named(&self, vertex: Vertex) -> Option<Named> {
        self.named_id(self.reader.network().record(vertex))
    }

    /// A person as it is kept.
    pub fn person(&self, vertex: Vertex) -> Option<&rows::Person> {
        self.people
            .get(&self.reader.network().record(vertex))
            .map(AsRef::as_ref)
    }

    /// An event as it is kept.
    pub fn event(&self, vertex: Vertex) -> Option<&rows::Event> {
        self.events
            .get(&self.reader.network().record(vertex))
            .map(AsRef::as_ref)
    }

    /// What an event was about, in the order of the record, as far as that was asked for.
    pub fn topics(&self, event: Vertex) -> &[i64] {
        let topics = self.topics.get(&self.reader.network().record(event));
        topics.map_or(&[], AsRef::as_ref)
    }

    /// The tenures of a person, in the order of the record.
    pub fn tenures(&self, person: Vertex) -> &[Tenure] {
        let tenures = self.tenures.get(&self.reader.network().record(person));
        tenures.map_or(&[], AsRef::as_ref)
    }

    /// Notes that a report cannot be sure of a record, once for each record and kind of doubt.
    pub fn doubt(&self, kind: GapKind, record: &Named) {
        let mut gaps = self.reader.told.gaps.borrow_mut();
        let records = gaps.entry(kind).or_default();
        if !records.contains(record) {
            records.push(record.clone());
        }
    }

    /// The numbers of the sources of a record, ascending. Those that were not told of before get the next ones.
    pub fn footnotes(&self, id: i64) -> Vec<u32> {
        let mut numbers: Vec<u32> = self
            .accounts(id)
            .into_iter()
            .map(|account| account.footnote)
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// What each source says of a record, in the order of the record.
    pub fn accounts(&self, id: i64) -> Vec<Account> {
        let Some(citations) = self.citations.get(&id) else {
            return Vec::new();
        };
        let seen = citations
            .iter()
            .filter(|citation| self.labels.contains_key(&citation.source_id));
        seen.map(|citation| Account {
            footnote: self.number(citation.source_id),
            stance: citation.stance,
            quote: citation.quote.clone(),
        })
        .collect()
    }

    fn number(&self, source: i64) -> u32 {
        let mut numbered = self.reader.told.numbered.borrow_mut();
        let next = u32::try_from(numbered.len())
            .unwrap_or(u32::MAX)
            .saturating_add(1);
        *numbered.entry(source).or_insert(next)
    }

    /// An event. What is uncertain of it is noted.
    pub fn contact(&self, event: Vertex) -> Option<Contact> {
        let network = self.reader.network();
        let id = network.record(event);
        let (row, named) = (self.events.get(&id)?, self.named_id(id)?);
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for seat in network.seats(event) {
            let attendee = self.attendee(id, &seat);
            match attendee.attribution {
                Attribution::Inferred => self.doubt(GapKind::HolderInferred, &named),
                Attribution::Unresolved if attendee.position.is_some() => {
                    self.doubt(GapKind::HolderUnknown, &named);
                }
                Attribution::Stated | Attribution::Unresolved => {}
            }
            if self.reader.is_home(seat.stands_for) {
                ours.push(attendee);
            } else {
                theirs.push(attendee);
            }
        }
        let name = |id: Option<i64>| id.and_then(|id| self.named_id(id));
        let topics = self.topics(event);
        self.doubt_event(&named, row, event);
        Some(Contact {
            kind: row.kind,
            status: row.status,
            from: EdtfDate(row.from_text.clone()),
            until: EdtfDate::of(row.until_text.as_ref()),
            format: row.format,
            venue: name(row.venue_id),
            city: name(row.city_id),
            ours,
            theirs,
            topics: topics.iter().filter_map(|&topic| self.named_id(topic)).collect(),
            summary: row.summary.clone(),
            footnotes: self.footnotes(id),
            event: named,
        })
    }

    /// Notes what is uncertain of an event as such.
    fn doubt_event(&self, named: &Named, row: &rows::Event, event: Vertex) {
        let dates = self.reader.network().event(event);
        let accounts = self.accounts(row.id);
        let is_of = |account: &Account, stances: &[Stance]| stances.contains(&account.stance);
        if !dates.from.is_one_day() {
            self.doubt(GapKind::DateUncertain, named);
        }
        let announced = match row.status {
            EventStatus::Announced => true,
            EventStatus::Held => {
                !accounts.is_empty()
                    && accounts
                        .iter()
                        .all(|account| is_of(account, &[Stance::Announces]))
            }
            EventStatus::Postponed | EventStatus::Cancelled => false,
        };
        if announced && dates.until.latest < self.reader.on {
            self.doubt(GapKind::AnnouncedWithoutReport, named);
        }
        if accounts
            .iter()
            .any(|account| is_of(account, &[Stance::Corrects, Stance::Contradicts]))
        {
            self.doubt(GapKind::AccountsDiffer, named);
        }
        match self.footnotes(row.id).len() {
            0 => self.doubt(GapKind::Unsourced, named),
            1 => self.doubt(GapKind::SingleSource, named),
            _ => {}
        }
    }

    fn attendee(&self, event: i64, seat: &Seat) -> Attendee {
        let texts = self.seats.get(&event);
        let text = texts.and_then(|texts| texts.iter().find(|text| text.ordinal == i64::from(seat.ordinal)));
        let name = |vertex: Option<Vertex>| vertex.and_then(|vertex| self.named(vertex));
        let person = seat.person.and_then(|person| self.person(person));
        Attendee {
            person: name(seat.person),
            style: person.and_then(|person| person.style.clone()),
            position: name(seat.position),
            credited_as: text.and_then(|text| text.credited_as.clone()),
            institution: name(seat.stands_for),
            label: text.and_then(|text| text.label.clone()),
            headcount: text.and_then(|text| text.headcount),
            role: seat.role,
            attendance: seat.attendance,
            attribution: seat.attribution,
        }
    }

    /// A person in a position.
    pub fn holder(&self, holding: &Holding) -> Option<Holder> {
        let network = self.reader.network();
        let tenure = holding.tenure.and_then(|ordinal| {
            let tenures = self.tenures(holding.person);
            tenures.iter().find(|tenure| tenure.ordinal == i64::from(ordinal))
        });
        let evidence = &holding.evidence;
        let mut footnotes: Vec<u32> = evidence
            .iter()
            .flat_map(|&event| self.footnotes(network.record(event)))
            .collect();
        footnotes.sort_unstable();
        footnotes.dedup();
        let institution = network
            .position(holding.position)
            .and_then(|position| position.institution);
        let person = self.person(holding.person);
        Some(Holder {
            person: self.named(holding.person)?,
            style: person.and_then(|person| person.style.clone()),
            position: self.named(holding.position)?,
            institution: institution.and_then(|institution| self.named(institution)),
            capacity: holding.capacity,
            certainty: holding.certainty,
            from: tenure.and_then(|tenure| EdtfDate::of(tenure.from_text.as_ref())),
            until: tenure.and_then(|tenure| EdtfDate::of(tenure.until_text.as_ref())),
            evidence: evidence.iter().filter_map(|&event| self.named(event)).collect(),
            footnotes,
        })
    }

    /// Somebody met.
    pub fn tie(&self, tally: &Tally) -> Option<Tie> {
        let network = self.reader.network();
        let name = |vertex: Option<Vertex>| vertex.and_then(|vertex| self.named(vertex));
        Some(Tie {
            with: self.named(tally.other)?,
            position: name(tally.position),
            institution: name(tally.institution),
            meetings: tally.meetings,
            first_met: EdtfDate(network.written(tally.first).into_owned()),
            last_met: EdtfDate(network.written(tally.last).into_owned()),
            last_event: self.named(tally.last)?,
            inferred: tally.inferred,
            footnotes: self.footnotes(network.record(tally.last)),
        })
    }

    /// A promise, as it stood on the day of the report.
    pub fn promise(&self, row: &rows::Commitment) -> Option<Promise> {
        let network = self.reader.network();
        let standing = self.reader.standing(row);
        let name = |id: Option<i64>| id.and_then(|id| self.named_id(id));
        let named = |vertex: Option<Vertex>| vertex.and_then(|vertex| self.named(vertex));
        let (by, event) = (standing.by, standing.event);
        let targets = self.targets.get(&row.id).map_or(&[][..], AsRef::as_ref);
        Some(Promise {
            promise: self.named_id(row.id)?,
            action: row.action,
            strength: row.strength,
            by: self.named_id(row.by_id),
            by_style: by
                .and_then(|by| self.person(by))
                .and_then(|person| person.style.clone()),
            by_position: named(standing.by_position.filter(|&position| Some(position) != by)),
            by_institution: named(
                standing
                    .by_institution
                    .filter(|&institution| Some(institution) != by),
            ),
            to: name(row.to_id),
            targets: targets
                .iter()
                .filter_map(|&target| self.named_id(target))
                .collect(),
            event: name(row.event_id),
            made: event.map(|event| EdtfDate(network.written(event).into_owned())),
            due: EdtfDate::of(row.due_text.as_ref()),
            status: standing.status,
            overdue: standing.overdue,
            age_in_days: standing.age_in_days,
            fulfilled_by: named(standing.kept),
            fulfilled: standing
                .kept
                .map(|event| EdtfDate(network.written(event).into_owned())),
            ours: standing.ours,
            promisor_in_position: by
                .zip(event)
                .and_then(|(by, event)| network.still_holds(by, event, self.reader.on)),
            footnotes: self.footnotes(row.id),
        })
    }

    /// The sources told of, by their numbers; of those that another part of the report has told of only such as this one
    /// knows.
    pub fn sources(&self) -> Vec<SourceLine> {
        let told = &self.reader.told;
        let mut numbered: Vec<(u32, i64)> = told
            .numbered
            .borrow()
            .iter()
            .map(|(&source, &number)| (number, source))
            .collect();
        numbered.sort_unstable();
        let lines = numbered.into_iter().filter_map(|(number, id)| {
            let row = self.sources.get(&id)?;
            Some(SourceLine {
                number,
                source: self.named_id(id)?,
                title: row.title.clone(),
                publisher: row.publisher.clone(),
                published: EdtfDate::of(row.published_text.as_ref()),
                url: row.url.clone(),
            })
        });
        lines.collect()
    }

    /// What is uncertain in what was told, by kind.
    pub fn gaps(&self) -> Vec<Gap> {
        let gaps = self.reader.told.gaps.borrow();
        let gaps = gaps.iter().map(|(&kind, records)| Gap {
            kind,
            records: records.clone(),
        });
        gaps.collect()
    }
}
