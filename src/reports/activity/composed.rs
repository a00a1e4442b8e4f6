//! The report of a period, put together from what was counted and what was fetched.

use super::{
    super::{
        Book, Reader,
        lines::{Attendee, Header, Promise},
    },
    ActivityReport, MOST_ENTRIES,
    chosen::{Chosen, First, Group, rarity},
    counted::{Counted, Met, Periods},
    lines::{
        ActivityEncounter, ActivityEntry, ActivityGroup, ActivityKind, ActivityLevel, ActivityRegion,
        ActivityStep, ActivityTotals,
    },
    promises::Promises,
};
use crate::{
    dates::Answer,
    network::{Seat, VertexKind},
    scalars::EdtfDate,
    store::rows::Commitment,
    vocabulary::{Attendance, ParticipantRole},
};

/// Puts the report together. What is told first refers to the first sources.
pub(super) fn compose(
    reader: &Reader,
    book: &Book<'_>,
    header: Header,
    periods: Periods,
    counted: &Counted,
    promises: &Promises,
    chosen: &Chosen<'_>,
) -> ActivityReport {
    let groups = |groups: &[Group]| -> Vec<ActivityGroup> {
        let groups = groups.iter().map(|&(of, events)| ActivityGroup {
            of: of.and_then(|of| book.named(of)),
            events,
        });
        groups.collect()
    };
    let told =
        |rows: &[&Commitment]| -> Vec<Promise> { rows.iter().filter_map(|row| book.promise(row)).collect() };
    let firsts = |firsts: &[First<'_>]| -> Vec<ActivityEncounter> {
        firsts
            .iter()
            .filter_map(|first| first_met(reader, book, first))
            .collect()
    };
    let highest = chosen.highest.lines.iter();
    let highest = highest
        .filter_map(|seat| reached(reader, book, periods, seat))
        .collect();
    let (new_people, new_institutions) = (firsts(&chosen.people.lines), firsts(&chosen.institutions.lines));
    let (made, closed) = (told(&chosen.made.lines), told(&chosen.closed.lines));
    let announced = chosen.announced.lines.iter();
    let announced = announced.filter_map(|&event| book.contact(event)).collect();
    let register = register(book, chosen);
    ActivityReport {
        header,
        period: periods.now,
        before: periods.before,
        totals: totals(reader, counted, promises),
        steps: steps(counted),
        kinds: kinds(counted),
        regions: regions(counted),
        countries: groups(&chosen.countries.lines),
        countries_left_out: chosen.countries.left_out,
        topics: groups(&chosen.topics.lines),
        topics_left_out: chosen.topics.left_out,
        levels: levels(counted),
        highest_rank: counted.highest,
        highest,
        highest_left_out: chosen.highest.left_out,
        new_people,
        new_people_left_out: chosen.people.left_out,
        new_institutions,
        new_institutions_left_out: chosen.institutions.left_out,
        made,
        made_left_out: chosen.made.left_out,
        closed,
        closed_left_out: chosen.closed.left_out,
        register,
        register_left_out: chosen.register.left_out,
        announced,
        announced_left_out: chosen.announced.left_out,
        sources: book.sources(),
        gaps: book.gaps(),
    }
}

fn totals(reader: &Reader, counted: &Counted, promises: &Promises) -> ActivityTotals {
    let (person, institution) = (VertexKind::Person, VertexKind::Institution);
    ActivityTotals {
        events: counted.events,
        meetings: counted.meetings,
        people: counted.parties(reader, person, Met::compared),
        institutions: counted.parties(reader, institution, Met::compared),
        new_people: counted.parties(reader, person, Met::first_met),
        new_institutions: counted.parties(reader, institution, Met::first_met),
        promises_made: promises.made_count,
        promises_closed: promises.closed_count,
    }
}

fn steps(counted: &Counted) -> Vec<ActivityStep> {
    let before = counted.steps_before.iter().map(|step| (false, step));
    let steps = before.chain(counted.steps.iter().map(|step| (true, step)));
    let steps = steps.map(|(in_period, (step, events))| ActivityStep {
        name: step.name.clone(),
        days: step.days,
        in_period,
        events: *events,
    });
    steps.collect()
}

fn kinds(counted: &Counted) -> Vec<ActivityKind> {
    let kinds = counted.kinds.iter();
    let mut kinds: Vec<ActivityKind> = kinds
        .map(|(&kind, &events)| ActivityKind { kind, events })
        .collect();
    kinds.sort_by_key(|line| rarity(line.events));
    kinds
}

fn regions(counted: &Counted) -> Vec<ActivityRegion> {
    let regions = counted.regions.iter();
    let mut regions: Vec<ActivityRegion> = regions
        .map(|(region, &events)| ActivityRegion {
            region: region.as_deref().map(str::to_owned),
            events,
        })
        .collect();
    regions.sort_by_key(|line| (line.region.is_none(), rarity(line.events)));
    regions
}

fn levels(counted: &Counted) -> Vec<ActivityLevel> {
    let levels = counted.levels.iter();
    let mut levels: Vec<ActivityLevel> = levels
        .map(|(&rank, &meetings)| ActivityLevel { rank, meetings })
        .collect();
    levels.sort_by_key(|line| (line.rank.is_none(), line.rank));
    levels
}

/// Somebody of the highest rank that we met.
fn reached(reader: &Reader, book: &Book<'_>, periods: Periods, seat: &Seat) -> Option<ActivityEncounter> {
    let network = reader.network();
    let person = seat.person.and_then(|person| book.person(person));
    let facts = network.event(seat.event);
    Some(ActivityEncounter {
        who: seat.person.and_then(|person| book.named(person)),
        style: person.and_then(|person| person.style.clone()),
        position: seat.position.and_then(|position| book.named(position)),
        institution: seat.stands_for.and_then(|institution| book.named(institution)),
        date: EdtfDate(network.written(seat.event).into_owned()),
        event: book.named(seat.event)?,
        sure: periods.now.period().holds(facts.from, facts.until) == Answer::Certainly,
        related: seat.person.is_some_and(|person| reader.is_related(person)),
        footnotes: book.footnotes(network.record(seat.event)),
    })
}

/// A person or an institution at the first meeting.
fn first_met(reader: &Reader, book: &Book<'_>, &(party, met, seat): &First<'_>) -> Option<ActivityEncounter> {
    let network = reader.network();
    let is_person = network.kind(party) == VertexKind::Person;
    let person = book.person(party).filter(|_| is_person);
    Some(ActivityEncounter {
        who: Some(book.named(party)?),
        style: person.and_then(|person| person.style.clone()),
        position: seat
            .position
            .filter(|_| is_person)
            .and_then(|position| book.named(position)),
        institution: seat
            .stands_for
            .filter(|_| is_person)
            .and_then(|institution| book.named(institution)),
        date: EdtfDate(network.written(seat.event).into_owned()),
        event: book.named(seat.event)?,
        sure: met.first_met().period.at_least > 0,
        related: reader.is_related(party),
        footnotes: book.footnotes(network.record(seat.event)),
    })
}

/// The rows of the register.
fn register(book: &Book<'_>, chosen: &Chosen<'_>) -> Vec<ActivityEntry> {
    let was_there = |attendee: &Attendee| {
        attendee.attendance == Attendance::Attended && attendee.role != ParticipantRole::Mentioned
    };
    let mut rows = Vec::new();
    for &event in &chosen.register.lines {
        let Some(contact) = book.contact(event) else {
            continue;
        };
        let ours: Vec<Attendee> = contact.ours.into_iter().filter(&was_there).collect();
        let others: Vec<Attendee> = contact.theirs.into_iter().filter(was_there).collect();
        let others: Vec<Option<Attendee>> = if others.is_empty() {
            vec![None]
        } else {
            others.into_iter().map(Some).collect()
        };
        rows.extend(others.into_iter().map(|counterpart| ActivityEntry {
            event: contact.event.clone(),
            kind: contact.kind,
            from: contact.from.clone(),
            until: contact.until.clone(),
            counterpart,
            ours: ours.clone(),
            venue: contact.venue.clone(),
            city: contact.city.clone(),
            topics: contact.topics.clone(),
            footnotes: contact.footnotes.clone(),
        }));
    }
    rows.truncate(MOST_ENTRIES);
    rows
}
