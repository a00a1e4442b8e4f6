//! Puts the report on a country or a city together.

use rustc_hash::FxHashSet;

use super::{
    CountryPart, CountryReport, CountryTopic, CountryTotal, CountryVacancy, Input,
    figures::{Contacts, bounds_of, vacancies},
    parts::{Part, Parts, sits_in},
    telling::{self, MOST_PARTS, Rows, number, written},
};
use crate::{
    network::{Seat, Tally, TallyOrder, Vertex, VertexKind, View},
    reports::{
        Acquainted, Book, Question, Reader, ReportError, Wants,
        book::records,
        lines::{Contact, Promise},
    },
    store::{StoreError, rows},
    vocabulary::{CommitmentStatus, EventStatus, GapKind, NodeKind, PositionRank},
};

/// How many contacts are told in full.
const MOST_CONTACTS: usize = 30;
/// How many other events are told in full.
const MOST_EVENTS: usize = 10;
/// How many announced events are told.
const MOST_ANNOUNCED: usize = 5;
/// How many persons are told of in one list.
const MOST_PEOPLE: usize = 20;
/// How many relationships are told.
const MOST_RELATIONSHIPS: usize = 40;
/// How many topics are told.
const MOST_TOPICS: usize = 20;
/// How many positions without a known holder are told.
const MOST_VACANCIES: usize = 30;

const EXPECTED: &str = "the id of a country or a city, such as country:japan";

impl Question for CountryReport {
    type Input = Input;

    async fn answer(reader: &Reader, input: &Input) -> Result<Self, ReportError> {
        let (about, is_city) = asked_about(reader, &input.about).await?;
        let found = Found::of(reader, about, is_city).await?;
        let rows = Rows::of(reader, about, found.home_country, &found.parts).await?;
        let never_met = rows.never_met(reader.network(), &found.parts);
        let mut wants = Wants::default();
        found.want(reader, &never_met, &mut wants);
        let book = reader.book(wants).await?;
        let record = Record::of(reader, about, is_city).await?;
        let told = found.told(&book, &rows, &never_met, record, input);
        told.ok_or_else(|| ReportError::gone("about", &input.about, EXPECTED))
    }
}

/// The country or the city that is asked about, and whether it is a city.
async fn asked_about(reader: &Reader, id: &str) -> Result<(Vertex, bool), ReportError> {
    let about = reader
        .subject("about", id, EXPECTED, |kind| kind == VertexKind::Institution)
        .await?;
    let record = reader.network().record(about);
    let store = &reader.snapshot.store;
    let kinds = store.kinds(&[record], reader.clearance()).await?;
    match kinds.get(&record) {
        Some(NodeKind::Country) => Ok((about, false)),
        Some(NodeKind::City) => Ok((about, true)),
        Some(other) => Err(ReportError::Invalid {
            parameter: "about",
            message: format!("{id:?} is of the kind {}; expected {EXPECTED}", other.word()),
        }),
        None => Err(ReportError::gone("about", id, EXPECTED)),
    }
}

/// What the record has of the country or the city itself.
#[derive(Default)]
struct Record {
    code: Option<String>,
    region: Option<String>,
    subregion: Option<String>,
    note: Option<String>,
    other_names: Vec<String>,
}

impl Record {
    /// Two statements.
    async fn of(reader: &Reader, about: Vertex, is_city: bool) -> Result<Self, StoreError> {
        let id = reader.network().record(about);
        let mut record = Self::default();
        if is_city {
            let found = records::<rows::City>(&reader.snapshot, &[id]).await?;
            record.note = found.get(&id).and_then(|row| row.note.clone());
        } else if let Some(row) = records::<rows::Country>(&reader.snapshot, &[id]).await?.get(&id) {
            record.code.clone_from(&row.code);
            record.region.clone_from(&row.region);
            record.subregion.clone_from(&row.subregion);
            record.note.clone_from(&row.note);
        }
        let names = reader.snapshot.store.other_names(&[id]).await?;
        let names = names.get(&id).map_or(&[][..], AsRef::as_ref).iter();
        record.other_names = names.map(|name| name.name.clone()).collect();
        Ok(record)
    }
}

/// All that is going to be told, before it has names.
struct Found {
    about: Vertex,
    /// The country that a city lies in.
    country: Option<Vertex>,
    home_country: Option<Vertex>,
    parts: Parts,
    contacts: Contacts,
    levels: Vec<(PositionRank, u32, Seat)>,
    topics: Vec<(Vertex, u32, Vertex)>,
    theirs: Vec<Acquainted>,
    ours: Vec<Acquainted>,
    elsewhere: Vec<Tally>,
    vacancies: Vec<(Vertex, Vertex)>,
    relationships: Vec<rows::Relationship>,
    promises: Vec<rows::Commitment>,
    /// Events that took place in the city by the day of the report, newest first; and those of them in which we took part.
    here: Vec<Vertex>,
    here_ours: Vec<Vertex>,
}

impl Found {
    async fn of(reader: &Reader, about: Vertex, is_city: bool) -> Result<Self, StoreError> {
        let network = reader.network();
        let parts = Parts::of(reader, about, is_city).await?;
        let contacts = Contacts::of(reader, &parts);
        let is_theirs = |seat: &Seat| seat.stands_for.is_some_and(|part| parts.own.contains(&part));
        let theirs = reader.acquainted(&contacts.faced, is_theirs);
        let ours = reader.acquainted(&contacts.faced, |seat| reader.is_home(seat.stands_for));
        let elsewhere = if is_city {
            Vec::new()
        } else {
            elsewhere(reader, about, &theirs)
        };
        let mut own: Vec<Vertex> = parts.own.iter().copied().collect();
        own.sort_unstable();
        let mut promises = reader.promises_with(&own, &contacts.faced).await?;
        promises.retain(|promise| {
            let standing = reader.standing(promise);
            standing.status == CommitmentStatus::Open && (standing.ours || standing.to_us)
        });
        let here = parts.events_here.iter().rev().copied();
        let here: Vec<Vertex> = here
            .filter(|&event| reader.is_past(event) && network.event(event).status == EventStatus::Held)
            .collect();
        let events = reader.home.map_or(&[][..], |home| network.events_of(home));
        let is_ours = |event: &Vertex| events.binary_search(event).is_ok();
        Ok(Self {
            about,
            country: network.country(about).filter(|&country| country != about),
            home_country: reader.home.and_then(|home| sits_in(network, home)),
            levels: contacts.levels(reader, &parts),
            topics: contacts.topics(reader),
            vacancies: vacancies(reader, parts.added_up()),
            relationships: telling::relationships(reader, &own).await?,
            promises,
            here_ours: here.iter().copied().filter(is_ours).collect(),
            here,
            parts,
            contacts,
            theirs,
            ours,
            elsewhere,
        })
    }

    fn want(&self, reader: &Reader, never_met: &[Part], wants: &mut Wants) {
        let network = reader.network();
        let places = [Some(self.about), self.country, self.home_country];
        for vertex in places.into_iter().flatten() {
            wants.name(network, vertex);
        }
        telling::want(network, &self.parts, never_met, wants);
        let faced = self.contacts.faced.iter().take(MOST_CONTACTS);
        let same = self.contacts.same.iter().take(MOST_EVENTS);
        let announced = self.contacts.announced.iter().take(MOST_ANNOUNCED);
        let here = self.here.iter().take(MOST_EVENTS);
        for &event in faced.chain(same).chain(announced).chain(here) {
            wants.tell(network, event);
        }
        for (_, _, seat) in &self.levels {
            telling::want_level(network, seat, wants);
        }
        for &(topic, ..) in self.topics.iter().take(MOST_TOPICS) {
            wants.name(network, topic);
        }
        let ours = self.ours.iter().take(MOST_PEOPLE);
        for known in self.theirs.iter().take(MOST_PEOPLE).chain(ours) {
            wants.acquainted(network, known);
        }
        for tally in self.elsewhere.iter().take(MOST_PEOPLE) {
            wants.tally(network, tally);
        }
        for &(position, _) in self.vacancies.iter().take(MOST_VACANCIES) {
            wants.position(network, position);
        }
        for row in self.relationships.iter().take(MOST_RELATIONSHIPS) {
            wants.cite_id(row.id);
            wants.name_id(row.subject_id);
            wants.name_id(row.object_id);
        }
        for promise in &self.promises {
            wants.promise(network, promise);
        }
    }

    /// The report, in the order in which it is read, by which its sources are numbered; `None` where the record has gone.
    fn told(
        &self,
        book: &Book<'_>,
        rows: &Rows,
        never_met: &[Part],
        record: Record,
        input: &Input,
    ) -> Option<CountryReport> {
        let (reader, network) = (book.reader, book.reader.network());
        let Self { parts, contacts, .. } = self;
        let events = |events: &[Vertex], most: usize| -> Vec<Contact> {
            let events = events.iter().take(most);
            events.filter_map(|&event| book.contact(event)).collect()
        };
        let itself = rows.member(book, CountryPart::Itself, &parts.itself)?;
        let missions_sent = rows.members(book, CountryPart::MissionSent, &parts.sent);
        let cities = rows.members(book, CountryPart::City, &parts.cities);
        let organizations = rows.members(book, CountryPart::Organization, &parts.organizations);
        let levels = self.levels.iter().filter_map(|level| telling::level(book, level));
        let levels = levels.collect();
        let (years, years_left_out) = contacts.years(reader);
        let told = events(&contacts.faced, MOST_CONTACTS);
        let same_events = events(&contacts.same, MOST_EVENTS);
        let announced = events(&contacts.announced, MOST_ANNOUNCED);
        let promises = self.promises.iter().filter_map(|row| book.promise(row));
        let (promises_ours, promises_theirs): (Vec<Promise>, _) = promises.partition(|promise| promise.ours);
        let acquainted = |known: &[Acquainted]| {
            let known = known.iter().take(MOST_PEOPLE);
            known.filter_map(|known| book.acquaintance(known)).collect()
        };
        let (theirs, ours) = (acquainted(&self.theirs), acquainted(&self.ours));
        let elsewhere = self.elsewhere.iter().take(MOST_PEOPLE);
        let elsewhere = elsewhere.filter_map(|tally| book.tie(tally)).collect();
        let topics = self
            .topics
            .iter()
            .take(MOST_TOPICS)
            .filter_map(|&(topic, contacts, last)| {
                Some(CountryTopic {
                    topic: book.named(topic)?,
                    contacts,
                    last: written(network, last),
                })
            });
        let missions_received = rows.members(book, CountryPart::MissionReceived, &parts.received);
        let relationships = self.relationships.iter().take(MOST_RELATIONSHIPS);
        let relationships = relationships.filter_map(|row| telling::relationship(book, row));
        let relationships = relationships.collect();
        let latest_here = events(&self.here, MOST_EVENTS);
        let vacancies = self.vacancies.iter().take(MOST_VACANCIES);
        let vacancies = vacancies.filter_map(|&(position, institution)| {
            let named = book.named(position)?;
            book.doubt(GapKind::PositionVacant, &named);
            Some(CountryVacancy {
                position: named,
                rank: network.position(position)?.rank,
                institution: book.named(institution)?,
            })
        });
        Some(CountryReport {
            header: book.header::<CountryReport>(Some(self.about), input),
            code: record.code,
            region: record.region,
            subregion: record.subregion,
            country: self.country.and_then(|country| book.named(country)),
            other_names: record.other_names,
            note: record.note,
            home_country: self.home_country.and_then(|country| book.named(country)),
            total: CountryTotal {
                contacts: bounds_of(reader, &contacts.faced),
                same_events: bounds_of(reader, &contacts.same),
                parts: number(parts.own.len()),
                parts_met: number(parts.added_up().filter(|part| part.tally.is_some()).count()),
            },
            itself,
            missions_never_met: rows.members(book, CountryPart::MissionSent, never_met).members,
            missions_never_met_left_out: left_out(never_met, MOST_PARTS),
            missions_sent,
            missions_received,
            cities,
            organizations,
            relationships,
            relationships_left_out: left_out(&self.relationships, MOST_RELATIONSHIPS),
            years,
            years_left_out,
            levels,
            promises_theirs,
            promises_ours,
            contacts: told,
            same_events,
            announced,
            announced_left_out: left_out(&contacts.announced, MOST_ANNOUNCED),
            events_here: bounds_of(reader, &self.here),
            events_here_ours: bounds_of(reader, &self.here_ours),
            latest_here,
            theirs,
            theirs_left_out: left_out(&self.theirs, MOST_PEOPLE),
            ours,
            ours_left_out: left_out(&self.ours, MOST_PEOPLE),
            elsewhere,
            elsewhere_left_out: left_out(&self.elsewhere, MOST_PEOPLE),
            topics: topics.collect(),
            topics_left_out: left_out(&self.topics, MOST_TOPICS),
            vacancies: vacancies.collect(),
            vacancies_left_out: left_out(&self.vacancies, MOST_VACANCIES),
            sources: book.sources(),
            gaps: book.gaps(),
        })
    }
}

fn left_out<T>(list: &[T], most: usize) -> u32 {
    number(list.len().saturating_sub(most))
}

/// Others of the country whom we met, besides those who stood for it at our contacts: most often first.
fn elsewhere(reader: &Reader, country: Vertex, known: &[Acquainted]) -> Vec<Tally> {
    let network = reader.network();
    let Some(home) = reader.home else {
        return Vec::new();
    };
    let known: FxHashSet<Vertex> = known.iter().map(|known| known.person).collect();
    let met = network.view(View::Met, home, &reader.until_then(), TallyOrder::default());
    met.iter()
        .filter(|tally| !known.contains(&tally.other) && network.country(tally.other) == Some(country))
        .copied()
        .collect()
}
