//! Puts a profile together.

use rustc_hash::FxHashSet;

use super::{Input, ProfileName, ProfileReport, ProfileTerm, found::Found};
use crate::{
    network::{Seat, Vertex, VertexKind},
    reports::{Book, Question, Reader, ReportError, Wants, lines::Promise, terms::DesignatesOf},
    scalars::EdtfDate,
    store::rows,
    vocabulary::CommitmentStatus,
};

/// How many promises of each sort are told.
const MOST_PROMISES: usize = 50;

impl Question for ProfileReport {
    type Input = Input;

    async fn answer(reader: &Reader, input: &Input) -> Result<Self, ReportError> {
        let network = reader.network();
        let person = reader.person("about", &input.about).await?;
        let designated = reader.designates(DesignatesOf::People, &[person]).await?;
        let found = Found::of(reader, person, &designated);
        let promises = Promises::of(reader, &found).await?;
        let relationships = reader.relationships(person).await?;
        let mut wants = Wants::default();
        found.want(reader, &mut wants);
        for row in promises.all() {
            wants.promise(network, row);
        }
        for row in &relationships {
            wants.relationship(row);
        }
        let book = reader.book(wants).await?;
        let id = network.record(person);
        let other_names = reader.snapshot.store.other_names(&[id]).await?;
        let row = book.person(person);
        let terms = found.terms.iter().filter_map(|term| {
            let met = term.told_met().iter();
            Some(ProfileTerm {
                term: book.term(&term.served)?,
                met: met
                    .filter_map(|met| met.line(reader, &book, &term.served))
                    .collect(),
                met_count: count(&term.met),
            })
        });
        let date = |event: Option<&Vertex>| event.map(|&event| EdtfDate(network.written(event).into_owned()));
        let told = |events: &[Vertex]| -> Vec<_> {
            events.iter().filter_map(|&event| book.contact(event)).collect()
        };
        let ties = |tallies: &[crate::network::Tally]| -> Vec<_> {
            tallies.iter().filter_map(|tally| book.tie(tally)).collect()
        };
        let told_promises = |list: &[rows::Commitment]| Promises::told(list, &book);
        Ok(Self {
            header: book.header::<Self>(Some(person), input),
            style: row.and_then(|row| row.style.clone()),
            other_names: names(other_names.get(&id).map_or(&[][..], AsRef::as_ref)),
            nationality: found
                .country
                .filter(|&country| row.and_then(|row| row.nationality_id) == Some(network.record(country)))
                .and_then(|country| book.named(country)),
            country: found.country.and_then(|country| book.named(country)),
            note: row.and_then(|row| row.note.clone()),
            ours: found.ours,
            terms: terms.collect(),
            meetings: reader.counted(&found.faced),
            first_met: date(found.faced.last()),
            last_met: date(found.faced.first()),
            contacts: told(found.told_contacts()),
            contact_count: reader.counted(&found.contacts),
            visits: found
                .visits
                .iter()
                .filter_map(|visit| book.visit(visit))
                .collect(),
            events_without_us: told(found.told_without_us()),
            events_without_us_count: reader.counted(&found.without_us),
            met: ties(found.told_met()),
            met_count: count(&found.met),
            co_attended: ties(found.told_co_attended()),
            co_attended_count: count(&found.co_attended),
            promises_outlived: told_promises(&promises.outlived),
            promises_outlived_count: count(&promises.outlived),
            promises_made: told_promises(&promises.made),
            promises_made_count: count(&promises.made),
            promises_made_open: reader.open_among(&promises.made),
            promises_received: told_promises(&promises.received),
            promises_received_count: count(&promises.received),
            promises_heard: told_promises(&promises.heard),
            promises_heard_count: count(&promises.heard),
            promises_about: told_promises(&promises.about),
            promises_about_count: count(&promises.about),
            relationships: relationships
                .iter()
                .filter_map(|row| book.relationship(row))
                .collect(),
            sources: book.sources(),
            gaps: book.gaps(),
        })
    }
}

/// The promises around a person, each in one list: open ones first, then the soonest due.
#[derive(Default)]
struct Promises {
    made: Vec<rows::Commitment>,
    /// Those of them that outlived the position.
    outlived: Vec<rows::Commitment>,
    received: Vec<rows::Commitment>,
    heard: Vec<rows::Commitment>,
    about: Vec<rows::Commitment>,
}

impl Promises {
    async fn of(reader: &Reader, found: &Found) -> Result<Self, ReportError> {
        let network = reader.network();
        let person = found.person;
        let around = reader.promises_around(person).await?;
        let known: FxHashSet<i64> = around.iter().map(|row| row.id).collect();
        let attended: Vec<Vertex> = found.contacts.iter().chain(&found.without_us).copied().collect();
        let at_events = reader.promises_at(&attended).await?;
        let mut promises = Self::default();
        // Whether a party is the person, or a position in which the person was at the event.
        let is_person = |party: Option<Vertex>, event: Option<Vertex>| match party {
            Some(party) if network.kind(party) == VertexKind::Position => event
                .and_then(|event| seat_of(reader, event, person))
                .is_some_and(|seat| seat.position == Some(party)),
            party => party == Some(person),
        };
        for row in around {
            let standing = reader.standing(&row);
            // What was promised to nobody in particular, by others who were there with the person.
            let before = standing.event.filter(|_| row.to_id.is_none());
            let list = if is_person(standing.by, standing.event) {
                &mut promises.made
            } else if is_person(standing.to, standing.event)
                || standing.ours && before.is_some_and(|event| found.faced.contains(&event))
            {
                &mut promises.received
            } else if !standing.ours && before.is_some_and(|event| attended.contains(&event)) {
                &mut promises.heard
            } else {
                &mut promises.about
            };
            list.push(row);
        }
        for row in at_events.into_iter().filter(|row| !known.contains(&row.id)) {
            let standing = reader.standing(&row);
            let seat = standing.event.and_then(|event| seat_of(reader, event, person));
            let stood_for = seat.and_then(|seat| seat.stands_for);
            if stood_for.is_some() && standing.to_institution == stood_for {
                promises.heard.push(row);
            }
        }
        for list in [
            &mut promises.made,
            &mut promises.received,
            &mut promises.heard,
            &mut promises.about,
        ] {
            list.sort_by_key(|row| reader.standing(row).status != CommitmentStatus::Open);
        }
        let outlived = promises.made.iter().filter(|row| reader.has_outlived(row));
        promises.outlived = outlived.cloned().collect();
        Ok(promises)
    }

    /// Those that are told.
    fn all(&self) -> impl Iterator<Item = &rows::Commitment> {
        let lists = [
            &self.made,
            &self.outlived,
            &self.received,
            &self.heard,
            &self.about,
        ];
        lists.into_iter().flat_map(|list| list.iter().take(MOST_PROMISES))
    }

    fn told(list: &[rows::Commitment], book: &Book<'_>) -> Vec<Promise> {
        let told = list.iter().take(MOST_PROMISES);
        told.filter_map(|row| book.promise(row)).collect()
    }
}

/// Where a person sat at an event.
fn seat_of(reader: &Reader, event: Vertex, person: Vertex) -> Option<Seat> {
    let mut seats = reader.network().seats(event);
    seats.find(|seat| seat.person == Some(person))
}

fn names(names: &[crate::store::lists::OtherName]) -> Vec<ProfileName> {
    let names = names.iter().map(|name| ProfileName {
        name: name.name.clone(),
        kind: name.kind,
        language: name.language.clone(),
    });
    names.collect()
}

fn count<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}
