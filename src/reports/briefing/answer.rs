//! Puts a briefing together.

use rustc_hash::FxHashMap;

use super::{BriefedChannel, BriefedParty, BriefedTopic, BriefingReport, Input, changes, subject::Party};
use crate::{
    network::{Seat, Vertex, VertexKind},
    reports::{Acquainted, Book, Question, Reader, ReportError, Wants, lines::Promise},
    scalars::EdtfDate,
    store::rows,
    vocabulary::{CommitmentStatus, GapKind},
};

/// How many parties of an event are told of.
const MOST_PARTIES: usize = 20;
/// How many contacts are told in full.
const MOST_CONTACTS: usize = 30;
/// How many acquaintances are told of on each side.
const MOST_PEOPLE: usize = 20;
/// How many topics are told.
const MOST_TOPICS: usize = 20;
/// How many ways to be introduced are told.
const MOST_WAYS: usize = 3;

impl Question for BriefingReport {
    type Input = Input;

    async fn answer(reader: &Reader, input: &Input) -> Result<Self, ReportError> {
        let network = reader.network();
        let expected =
            "the id of a person, an institution or an event, such as embassy:embassy-of-colombia-in-seoul";
        let about = reader
            .subject("about", &input.about, expected, |kind| {
                matches!(
                    kind,
                    VertexKind::Person | VertexKind::Institution | VertexKind::Event
                )
            })
            .await?;
        let whom = match &input.whom {
            Some(id) => Some(whom(reader, id).await?),
            None => None,
        };
        let (vertices, left_out) = parties(reader, about);
        let parties: Vec<Party> = vertices
            .into_iter()
            .map(|vertex| Party::of(reader, vertex, whom))
            .collect();
        let told = Told::of(reader, about, &parties)?;
        let promises = reader.promises_with(&told.of, &told.contacts).await?;
        let mut wants = Wants::default();
        told.want(reader, &parties, whom, &mut wants);
        if network.kind(about) == VertexKind::Event {
            wants.tell(network, about);
        }
        wants.name(network, about);
        for promise in &promises {
            wants.promise(network, promise);
        }
        let book = reader.book(wants).await?;
        let event = book.contact(about);
        let briefed = briefed(reader, &book, &parties).await?;
        let contacts: Vec<_> = told
            .contacts
            .iter()
            .take(MOST_CONTACTS)
            .filter_map(|&event| book.contact(event))
            .collect();
        let promises: Vec<Promise> = promises.iter().filter_map(|row| book.promise(row)).collect();
        let mut changed: Vec<_> = told
            .changes
            .iter()
            .filter_map(|found| found.line(reader, &book))
            .collect();
        if let Some(&last) = told.faced.first() {
            let met = network.event(last).until.latest;
            changed.extend(changes::of_promises(&promises, met, reader.on));
        }
        changed.sort_by(|one, other| {
            let day = |change: &super::BriefedChange| {
                let date = change.on.as_ref()?.0.parse::<crate::dates::Edtf>().ok()?;
                Some(date.span().earliest)
            };
            let by_day = match (day(one), day(other)) {
                (Some(one), Some(other)) => one.cmp(&other),
                (one, other) => other.is_some().cmp(&one.is_some()),
            };
            by_day.then_with(|| one.kind.cmp(&other.kind))
        });
        let open = |ours: bool| {
            let open = promises
                .iter()
                .filter(move |promise| promise.status == CommitmentStatus::Open && promise.ours == ours);
            open.cloned().collect::<Vec<_>>()
        };
        let people = |found: &[Acquainted]| {
            let told = found.iter().take(MOST_PEOPLE);
            told.filter_map(|known| book.acquaintance(known))
                .collect::<Vec<_>>()
        };
        let (topics, topics_left_out) = topics(reader, &book, &told.contacts);
        Ok(Self {
            header: book.header::<Self>(Some(about), input),
            whom: whom.and_then(|whom| book.named(whom)),
            parties: briefed,
            parties_left_out: left_out,
            event,
            contact_count: u32::try_from(told.contacts.len()).unwrap_or(u32::MAX),
            contacts,
            promises_theirs: open(false),
            promises_ours: open(true),
            topics,
            topics_left_out,
            ours: people(&told.ours),
            ours_left_out: left_out_of(told.ours.len(), MOST_PEOPLE),
            theirs: people(&told.theirs),
            theirs_left_out: left_out_of(told.theirs.len(), MOST_PEOPLE),
            introductions: told
                .introductions
                .iter()
                .filter_map(|way| book.introduction(way))
                .collect(),
            changes: changed,
            sources: book.sources(),
            gaps: book.gaps(),
        })
    }
}

/// Who of ours a briefing is for.
async fn whom(reader: &Reader, id: &str) -> Result<Vertex, ReportError> {
    let expected = "the id of a person or a position, such as position:wego-secretary-general";
    reader
        .subject("whom", id, expected, |kind| {
            matches!(kind, VertexKind::Person | VertexKind::Position)
        })
        .await
}

/// Whom a briefing is about, and how many are left out: of an event the institutions besides us that somebody stands for,
/// and the persons who stand for none.
fn parties(reader: &Reader, about: Vertex) -> (Vec<Vertex>, u32) {
    let network = reader.network();
    if network.kind(about) != VertexKind::Event {
        return (vec![about], 0);
    }
    let mut found = Vec::new();
    for seat in network.seats(about) {
        let party = seat.stands_for.or(seat.person);
        found.extend(party.filter(|&party| !reader.is_home(Some(party)) && !found.contains(&party)));
    }
    let left_out = left_out_of(found.len(), MOST_PARTIES);
    found.truncate(MOST_PARTIES);
    (found, left_out)
}

/// How many of a list are left out where no more than some are told.
fn left_out_of(all: usize, most: usize) -> u32 {
    u32::try_from(all.saturating_sub(most)).unwrap_or(u32::MAX)
}

/// What a briefing is going to tell of all its parties together.
struct Told {
    /// The parties.
    of: Vec<Vertex>,
    /// Events in which we and one of them took part, newest first.
    contacts: Vec<Vertex>,
    /// Those of them at which we faced one, newest first.
    faced: Vec<Vertex>,
    ours: Vec<Acquainted>,
    theirs: Vec<Acquainted>,
    introductions: Vec<crate::network::Introduction>,
    changes: Vec<changes::Found>,
}

impl Told {
    fn of(reader: &Reader, about: Vertex, parties: &[Party]) -> Result<Self, ReportError> {
        let of: Vec<Vertex> = parties.iter().map(|party| party.vertex).collect();
        let newest_first = |mut events: Vec<Vertex>| {
            events.retain(|&event| event != about);
            events.sort_unstable();
            events.dedup();
            events.reverse();
            events
        };
        let contacts = newest_first(of.iter().flat_map(|&party| reader.shared_events(party)).collect());
        let faced = newest_first(
            parties
                .iter()
                .flat_map(|party| party.contacts.iter().copied())
                .collect(),
        );
        let is_theirs = |seat: &Seat| {
            [seat.person, seat.stands_for]
                .into_iter()
                .flatten()
                .any(|vertex| of.contains(&vertex))
        };
        let ours = reader.acquainted(&faced, |seat| reader.is_home(seat.stands_for));
        let theirs = reader.acquainted(&faced, is_theirs);
        let mut introductions = Vec::new();
        for party in parties.iter().filter(|party| party.contacts.is_empty()) {
            introductions.extend(reader.introductions(party.vertex, MOST_WAYS)?);
        }
        let changes = parties
            .iter()
            .flat_map(|party| changes::since_last_met(reader, party))
            .collect();
        Ok(Self {
            of,
            contacts,
            faced,
            ours,
            theirs,
            introductions,
            changes,
        })
    }

    fn want(&self, reader: &Reader, parties: &[Party], whom: Option<Vertex>, wants: &mut Wants) {
        let network = reader.network();
        for party in parties {
            wants.name(network, party.vertex);
            if network.kind(party.vertex) == VertexKind::Person {
                wants.person(network, party.vertex);
            }
            for vertex in party.country.into_iter().chain(whom) {
                wants.name(network, vertex);
            }
            for holding in party.then.iter().chain(&party.now) {
                wants.holding(network, holding);
            }
            for &position in &party.vacant {
                wants.name(network, position);
            }
            for &(_, with, event) in &party.channels {
                wants.name(network, with);
                wants.cite(network, event);
            }
        }
        for &event in self.contacts.iter().take(MOST_CONTACTS) {
            wants.tell(network, event);
        }
        // Of all others only what they were about.
        for &event in &self.contacts {
            wants.topics(network, event);
        }
        for side in [&self.ours, &self.theirs] {
            for known in side.iter().take(MOST_PEOPLE) {
                wants.acquainted(network, known);
            }
        }
        for way in &self.introductions {
            wants.introduction(reader, way);
        }
        for found in &self.changes {
            found.want(network, wants);
        }
    }
}

/// The parties, told.
async fn briefed(
    reader: &Reader,
    book: &Book<'_>,
    parties: &[Party],
) -> Result<Vec<BriefedParty>, ReportError> {
    let network = reader.network();
    let ids: Vec<i64> = parties.iter().map(|party| network.record(party.vertex)).collect();
    let other_names = reader.snapshot.store.other_names(&ids).await?;
    let mut notes = reader.notes(&ids).await?;
    let mut briefed = Vec::new();
    for (party, id) in parties.iter().zip(ids) {
        let Some(named) = book.named(party.vertex) else {
            continue;
        };
        let holders = |holdings: &[crate::network::Holding]| {
            let holders = holdings.iter().filter_map(|holding| book.holder(holding));
            holders.collect::<Vec<_>>()
        };
        let positions_now = holders(&party.now);
        for holder in positions_now
            .iter()
            .filter(|holder| holder.certainty > crate::vocabulary::Certainty::Certain)
        {
            book.doubt(GapKind::HolderUncertain, &holder.position);
        }
        for position in party.vacant.iter().filter_map(|&position| book.named(position)) {
            book.doubt(GapKind::PositionVacant, &position);
        }
        let last_met = party.channels.iter().filter_map(|&(channel, with, event)| {
            let ago = reader.on.number() - network.event(event).until.latest.number();
            Some(BriefedChannel {
                channel,
                with: book.named(with)?,
                event: book.named(event)?,
                on: EdtfDate(network.written(event).into_owned()),
                days_ago: u32::try_from(ago).unwrap_or(0),
                footnotes: book.footnotes(network.record(event)),
            })
        });
        briefed.push(BriefedParty {
            style: book
                .person(party.vertex)
                .and_then(|person: &rows::Person| person.style.clone()),
            other_names: other_names
                .get(&id)
                .map_or(&[][..], AsRef::as_ref)
                .iter()
                .map(|name| name.name.clone())
                .collect(),
            country: party.country.and_then(|country| book.named(country)),
            note: notes.remove(&id),
            positions_then: holders(&party.then),
            positions_now,
            last_met: last_met.collect(),
            party: named,
        });
    }
    Ok(briefed)
}

/// What contacts were about, most often first, then by the last of them, then by name; and how many topics are left out.
fn topics(reader: &Reader, book: &Book<'_>, contacts: &[Vertex]) -> (Vec<BriefedTopic>, u32) {
    let network = reader.network();
    let mut found: FxHashMap<i64, (u32, Vertex)> = FxHashMap::default();
    // Newest first, so that the first of each is its last.
    for &event in contacts {
        for &topic in book.topics(event) {
            found
                .entry(topic)
                .and_modify(|(contacts, _)| *contacts += 1)
                .or_insert((1, event));
        }
    }
    let mut topics: Vec<(Vertex, BriefedTopic)> = found
        .into_iter()
        .filter_map(|(topic, (contacts, last))| {
            let line = BriefedTopic {
                topic: book.named_id(topic)?,
                contacts,
                last: EdtfDate(network.written(last).into_owned()),
            };
            Some((last, line))
        })
        .collect();
    topics.sort_by(|(one_last, one), (other_last, other)| {
        let by_contacts = other.contacts.cmp(&one.contacts);
        by_contacts
            .then_with(|| other_last.cmp(one_last))
            .then_with(|| one.topic.name.cmp(&other.topic.name))
            .then_with(|| one.topic.id.0.cmp(&other.topic.id.0))
    });
    let left_out = left_out_of(topics.len(), MOST_TOPICS);
    topics.truncate(MOST_TOPICS);
    (topics.into_iter().map(|(_, topic)| topic).collect(), left_out)
}
