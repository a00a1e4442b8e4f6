//! Puts the parts of a country or a city, and what we had with them, into lines.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{
    CountryLevel, CountryMember, CountryMembers, CountryPart, CountryRelationship,
    parts::{Part, Parts},
};
use crate::{
    dates::Edtf,
    network::{Network, Seat, Vertex},
    reports::{Book, Reader, Wants, book::records},
    scalars::EdtfDate,
    store::{StoreError, page::Parents, rows},
    vocabulary::{Attribution, LinkKind, PositionRank},
};

/// How many parts of one sort are told.
pub(super) const MOST_PARTS: usize = 50;

/// The parts that are added up and told.
pub(super) fn told(parts: &Parts) -> impl Iterator<Item = &Part> {
    let lists = [&parts.sent, &parts.cities, &parts.organizations];
    let lists = lists.into_iter().flat_map(|list| list.iter().take(MOST_PARTS));
    std::iter::once(&parts.itself).chain(lists)
}

/// What is to be told of the parts, and of the missions that we never met.
pub(super) fn want(network: &Network, parts: &Parts, never_met: &[Part], wants: &mut Wants) {
    let received = parts.received.iter().take(MOST_PARTS);
    for part in told(parts)
        .chain(received)
        .chain(never_met.iter().take(MOST_PARTS))
    {
        wants.name(network, part.vertex);
        if let Some(tally) = part.tally {
            wants.tally(network, &tally);
        }
        // Where it sits, who sends it and who receives it.
        for kind in [LinkKind::LocatedIn, LinkKind::SentBy, LinkKind::ReceivedBy] {
            for place in network.recorded_others(part.vertex, kind, true) {
                wants.name(network, place);
            }
        }
    }
}

/// What the record has of the parts besides their names.
pub(super) struct Rows {
    about: i64,
    /// The country in which we sit.
    home_country: Option<i64>,
    embassies: FxHashMap<i64, Arc<rows::Embassy>>,
    organizations: FxHashMap<i64, Arc<rows::Organization>>,
}

impl Rows {
    /// Two statements.
    pub(super) async fn of(
        reader: &Reader,
        about: Vertex,
        home_country: Option<Vertex>,
        parts: &Parts,
    ) -> Result<Self, StoreError> {
        let network = reader.network();
        let ids = |parts: &[Part]| -> Vec<i64> {
            let told = parts.iter().take(MOST_PARTS);
            told.map(|part| network.record(part.vertex)).collect()
        };
        // Of all that are sent: which of those never met are told depends on where they sit.
        let sent = parts.sent.iter().map(|part| network.record(part.vertex));
        let mut embassies: Vec<i64> = sent.collect();
        embassies.extend(ids(&parts.received));
        Ok(Self {
            about: network.record(about),
            home_country: home_country.map(|country| network.record(country)),
            embassies: records(&reader.snapshot, &embassies).await?,
            organizations: records(&reader.snapshot, &ids(&parts.organizations)).await?,
        })
    }

    /// The missions that the country sends and that we never met, all of them: those where we are first, then by name.
    pub(super) fn never_met(&self, network: &Network, parts: &Parts) -> Vec<Part> {
        let never = parts.sent.iter().filter(|part| part.tally.is_none());
        let mut never: Vec<Part> = never.copied().collect();
        never.sort_by_key(|part| {
            let embassy = self.embassies.get(&network.record(part.vertex));
            !embassy.is_some_and(|embassy| self.is_near_us(embassy))
        });
        never
    }

    fn is_near_us(&self, embassy: &rows::Embassy) -> bool {
        Some(embassy.host_country_id) == self.home_country
    }

    /// The parts of one sort.
    pub(super) fn members(&self, book: &Book<'_>, sort: CountryPart, parts: &[Part]) -> CountryMembers {
        let members: Vec<CountryMember> = parts
            .iter()
            .take(MOST_PARTS)
            .filter_map(|part| self.member(book, sort, part))
            .collect();
        let met = parts.iter().filter(|part| part.tally.is_some());
        CountryMembers {
            count: number(parts.len()),
            met: number(met.count()),
            left_out: number(parts.len().saturating_sub(MOST_PARTS)),
            members,
        }
    }

    /// A part, and when we met it.
    pub(super) fn member(&self, book: &Book<'_>, sort: CountryPart, part: &Part) -> Option<CountryMember> {
        let (reader, network) = (book.reader, book.reader.network());
        let id = network.record(part.vertex);
        let embassy = self.embassies.get(&id);
        let organization = self.organizations.get(&id);
        let country = embassy.and_then(|embassy| match sort {
            CountryPart::MissionSent => book.named_id(embassy.host_country_id),
            CountryPart::MissionReceived => book.named_id(embassy.sending_country_id),
            CountryPart::Itself | CountryPart::City | CountryPart::Organization => None,
        });
        let city = embassy
            .and_then(|embassy| embassy.city_id)
            .or(organization.and_then(|organization| organization.city_id));
        let last = part.tally.map(|tally| tally.last);
        let ago = last.map(|event| reader.on.number() - network.event(event).until.latest.number());
        Some(CountryMember {
            institution: book.named(part.vertex)?,
            part: sort,
            embassy_kind: embassy.map(|embassy| embassy.kind),
            organization_kind: organization.map(|organization| organization.kind),
            subdivision: embassy.and_then(|embassy| embassy.subdivision_name.clone()),
            country,
            city: city.and_then(|city| book.named_id(city)),
            accredited_only: sort == CountryPart::MissionReceived
                && embassy.is_some_and(|embassy| {
                    embassy.host_country_id != self.about && embassy.city_id != Some(self.about)
                }),
            near_us: embassy.is_some_and(|embassy| self.is_near_us(embassy)),
            meetings: part.meetings,
            first_met: part.tally.map(|tally| written(network, tally.first)),
            last_met: last.map(|event| written(network, event)),
            last_event: last.and_then(|event| book.named(event)),
            days_ago: ago.map(|ago| u32::try_from(ago).unwrap_or(0)),
            footnotes: last.map_or_else(Vec::new, |event| book.footnotes(network.record(event))),
        })
    }
}

/// A rank that contacts have reached: which, at how many, and the seat at the last of them.
pub(super) fn level(
    book: &Book<'_>,
    &(rank, contacts, seat): &(PositionRank, u32, Seat),
) -> Option<CountryLevel> {
    let network = book.reader.network();
    let name = |vertex: Option<Vertex>| vertex.and_then(|vertex| book.named(vertex));
    Some(CountryLevel {
        rank,
        contacts,
        person: name(seat.person),
        style: seat
            .person
            .and_then(|person| book.person(person))
            .and_then(|person| person.style.clone()),
        inferred: seat.attribution == Attribution::Inferred,
        position: name(seat.position),
        institution: name(seat.stands_for),
        event: book.named(seat.event)?,
        on: written(network, seat.event),
        footnotes: book.footnotes(network.record(seat.event)),
    })
}

/// What is to be told of a rank.
pub(super) fn want_level(network: &Network, seat: &Seat, wants: &mut Wants) {
    if let Some(person) = seat.person {
        wants.person(network, person);
    }
    if let Some(position) = seat.position {
        wants.position(network, position);
    }
    if let Some(institution) = seat.stands_for {
        wants.name(network, institution);
    }
    wants.cite(network, seat.event);
}

/// The relationships that are recorded of some institutions and had possibly begun by the day of the report: those with us
/// first, then by kind and key. One statement.
pub(super) async fn relationships(
    reader: &Reader,
    of: &[Vertex],
) -> Result<Vec<rows::Relationship>, StoreError> {
    const LINKS: Parents = Parents::Links(&[
        ("relationship", "subject_id", "id"),
        ("relationship", "object_id", "id"),
    ]);
    let network = reader.network();
    let ids: Vec<i64> = of.iter().map(|&vertex| network.record(vertex)).collect();
    let mut rows: Vec<rows::Relationship> = reader.hanging(&LINKS, &ids).await?;
    rows.retain(|row| {
        let from = row
            .from_text
            .as_deref()
            .and_then(|from| from.parse::<Edtf>().ok());
        from.is_none_or(|from| from.span().earliest <= reader.on)
    });
    // They come by key.
    rows.sort_by_key(|row| (!is_with_us(reader, row), row.kind as u8));
    Ok(rows)
}

fn is_with_us(reader: &Reader, row: &rows::Relationship) -> bool {
    let ends = [row.subject_id, row.object_id].into_iter();
    ends.into_iter()
        .any(|end| reader.is_home(reader.network().vertex(end)))
}

/// A relationship.
pub(super) fn relationship(book: &Book<'_>, row: &rows::Relationship) -> Option<CountryRelationship> {
    let until = row.until_text.as_deref().filter(|&until| until != "..");
    let until = until.and_then(|until| until.parse::<Edtf>().ok());
    Some(CountryRelationship {
        kind: row.kind,
        subject: book.named_id(row.subject_id)?,
        object: book.named_id(row.object_id)?,
        from: EdtfDate::of(row.from_text.as_ref()),
        until: EdtfDate::of(row.until_text.as_ref()),
        ended: until.is_some_and(|until| until.span().latest < book.reader.on),
        with_us: is_with_us(book.reader, row),
        footnotes: book.footnotes(row.id),
    })
}

/// The date of an event, as it is written.
pub(super) fn written(network: &Network, event: Vertex) -> EdtfDate {
    EdtfDate(network.written(event).into_owned())
}

pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
