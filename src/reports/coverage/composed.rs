//! The coverage of a universe, put together from what was counted and what was fetched.

use super::{
    super::{Book, Reader, ReportError, Wants, lines::Bounds, periods::Days},
    CoverageConcentration, CoverageCount, CoverageHighest, CoverageLast, CoverageMember, CoverageReport,
    CoverageStep, CoverageUniverse, CoverageVisits, Input, MOST_MEMBERS, MOST_UNSURE,
    counted::{Counted, Tally},
    universe::{Member, Of, Universe},
};
use crate::{scalars::EdtfDate, vocabulary::GapKind};

/// Fetches what is told, and puts the report together.
pub(super) async fn compose(
    reader: &Reader,
    input: &Input,
    period: Days,
    universe: &Universe,
    counted: &Counted,
) -> Result<CoverageReport, ReportError> {
    let told = counted.order(reader);
    let concentration: Vec<(usize, u32)> = told
        .iter()
        .map(|&place| (place, counted.members[place].period.meetings.at_most))
        .collect();
    // Each of the two lists is cut by itself, or those met would leave no room for those who never were.
    let is_met = |place: usize| counted.members[place].ever.meetings.at_most > 0;
    let (mut met_places, mut never): (Vec<usize>, Vec<usize>) =
        told.into_iter().partition(|&place| is_met(place));
    let (met_count, never_count) = (met_places.len(), never.len());
    met_places.truncate(MOST_MEMBERS);
    never.truncate(MOST_MEMBERS);
    let (met_left_out, never_left_out) = (met_count - met_places.len(), never_count - never.len());
    let told: Vec<usize> = met_places.into_iter().chain(never).collect();
    let book = reader.book(wants(reader, universe, counted, &told)).await?;
    let about = match universe.of {
        Of::Embassies(about) | Of::Members(about) => Some(about),
        Of::Region(_) => None,
    };
    let members = told.iter().filter_map(|&place| {
        let (member, tally) = (&universe.members[place], &counted.members[place]);
        told_member(reader, &book, member, tally)
    });
    let members: Vec<CoverageMember> = members.collect();
    for &event in counted.unsure.iter().take(MOST_UNSURE) {
        if let Some(event) = book.named(event) {
            book.doubt(GapKind::DateUncertain, &event);
        }
    }
    let mut visits = CoverageVisits::default();
    for tally in &counted.members {
        visits.meetings += tally.period.meetings;
        visits.hosted += tally.period.hosted;
        visits.visited += tally.period.visited;
    }
    Ok(CoverageReport {
        header: book.header::<CoverageReport>(about, input),
        period,
        universe: CoverageUniverse {
            embassies_in: about
                .filter(|_| matches!(universe.of, Of::Embassies(_)))
                .and_then(|of| book.named(of)),
            region: match &universe.of {
                Of::Region(region) => Some(region.clone()),
                Of::Embassies(_) | Of::Members(_) => None,
            },
            members_of: about
                .filter(|_| matches!(universe.of, Of::Members(_)))
                .and_then(|of| book.named(of)),
            adds_up: universe.adds_up(),
            members: counted_as(universe.members.len()),
        },
        met: met(counted),
        visits,
        concentration: concentrated(&book, universe, &concentration),
        members,
        members_left_out: counted_as(met_left_out + never_left_out),
        never_left_out: counted_as(never_left_out),
        steps: counted
            .steps
            .iter()
            .map(|step| CoverageStep {
                name: step.name.clone(),
                days: step.days,
            })
            .collect(),
        sources: book.sources(),
        gaps: book.gaps(),
    })
}

fn counted_as(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn wants(reader: &Reader, universe: &Universe, counted: &Counted, told: &[usize]) -> Wants {
    let network = reader.network();
    let mut wants = Wants::default();
    match universe.of {
        Of::Embassies(about) | Of::Members(about) => wants.name(network, about),
        Of::Region(_) => {}
    }
    for &place in told {
        let (member, tally) = (&universe.members[place], &counted.members[place]);
        wants.name(network, member.member);
        if let Some(country) = member.sent_by {
            wants.name_id(country);
        }
        if let Some(last) = tally.last {
            wants.cite(network, last);
        }
        if let Some((_, seat)) = tally.highest {
            let named = [Some(seat.event), seat.person, seat.position];
            for vertex in named.into_iter().flatten() {
                wants.name(network, vertex);
            }
        }
    }
    for &event in counted.unsure.iter().take(MOST_UNSURE) {
        wants.name(network, event);
    }
    wants
}

fn told_member(reader: &Reader, book: &Book<'_>, member: &Member, tally: &Tally) -> Option<CoverageMember> {
    let network = reader.network();
    let date = |event| EdtfDate(network.written(event).into_owned());
    Some(CoverageMember {
        member: book.named(member.member)?,
        sent_by: member.sent_by.and_then(|country| book.named_id(country)),
        related: reader.is_related(member.member),
        period: tally.period,
        ever: tally.ever,
        shared: tally.shared,
        last: tally.last.and_then(|event| {
            Some(CoverageLast {
                event: book.named(event)?,
                date: date(event),
                footnotes: book.footnotes(network.record(event)),
            })
        }),
        rank: tally.rank,
        highest: tally.highest.and_then(|(rank, seat)| {
            Some(CoverageHighest {
                rank,
                person: seat.person.and_then(|person| book.named(person)),
                position: book.named(seat.position?)?,
                event: book.named(seat.event)?,
                date: date(seat.event),
            })
        }),
        steps: tally.steps.clone(),
    })
}

/// How many were met, and how many were not.
fn met(counted: &Counted) -> CoverageCount {
    let any = |meetings: Bounds| Bounds {
        at_least: (meetings.at_least > 0).into(),
        at_most: (meetings.at_most > 0).into(),
    };
    let mut count = CoverageCount {
        period: Bounds::default(),
        ever: Bounds::default(),
        never: Bounds::default(),
        only_shared: Bounds::default(),
    };
    for tally in &counted.members {
        let (period, ever, shared) = (
            any(tally.period.meetings),
            any(tally.ever.meetings),
            any(tally.shared),
        );
        count.period += period;
        count.ever += ever;
        count.never += Bounds {
            at_least: 1 - ever.at_most,
            at_most: 1 - ever.at_least,
        };
        count.only_shared += Bounds {
            at_least: shared.at_least * (1 - period.at_most),
            at_most: shared.at_most * (1 - period.at_least),
        };
    }
    count
}

/// On how few the meetings fall, given the members in the order of most meetings.
fn concentrated(book: &Book<'_>, universe: &Universe, members: &[(usize, u32)]) -> CoverageConcentration {
    let sum = |members: &[(usize, u32)]| -> u32 { members.iter().map(|&(_, meetings)| meetings).sum() };
    let met = members.iter().filter(|&&(_, meetings)| meetings > 0);
    let met: Vec<(usize, u32)> = met.copied().collect();
    let (meetings, top) = (sum(&met), &met[..met.len().min(3)]);
    let top_meetings = sum(top);
    let mut so_far = 0;
    let half = met.iter().position(|&(_, own)| {
        so_far += u64::from(own);
        2 * so_far >= u64::from(meetings)
    });
    let percent = (u64::from(top_meetings) * 100 + u64::from(meetings) / 2).checked_div(meetings.into());
    CoverageConcentration {
        meetings,
        top: top
            .iter()
            .filter_map(|&(place, _)| book.named(universe.members[place].member))
            .collect(),
        top_meetings,
        top_percent: percent.and_then(|percent| u32::try_from(percent).ok()),
        half: half.map(|place| counted_as(place + 1)),
    }
}
