//! Tells the relationships that were found, and what they can be taken up with again.

use rustc_hash::FxHashMap;

use super::{
    MOST_COLLEAGUES, Part, WatchListColleague, WatchListCounterpart, WatchListDoor, WatchListPart,
    WatchListRow,
    doors::{Doors, meetings},
    finding::{Counterpart, Found, Thread},
};
use crate::{
    network::{Tally, Vertex},
    reports::{Book, Reader, Wants},
    scalars::EdtfDate,
    vocabulary::{DoorKind, GapKind},
};

/// All that is told, before it has its words.
pub(super) struct Telling<'a> {
    pub(super) home: Vertex,
    pub(super) colleagues: Vec<(u32, Thread)>,
    pub(super) parts: [Part; 2],
    pub(super) doors: [Vec<Doors<'a>>; 2],
}

impl Telling<'_> {
    fn rows(&self) -> impl Iterator<Item = (&Found, &Doors<'_>)> {
        let parts = self.parts.iter().zip(&self.doors);
        parts.flat_map(|(part, doors)| part.found.iter().zip(doors))
    }

    /// What has to be fetched.
    pub(super) fn want(&self, reader: &Reader, wants: &mut Wants) {
        let network = reader.network();
        for (_, thread) in self.colleagues.iter().take(MOST_COLLEAGUES) {
            want_thread(reader, thread, wants);
        }
        for (found, doors) in self.rows() {
            wants.tally(network, &found.tally);
            for counterpart in &found.counterparts {
                wants.person(network, counterpart.person);
                if let Some(position) = counterpart.position {
                    wants.name(network, position);
                }
            }
            if let Some(thread) = &found.thread {
                want_thread(reader, thread, wants);
            }
            for event in doors.announced.iter().chain(&doors.unreported) {
                wants.cite(network, *event);
            }
            if let Some(promise) = doors.promise {
                wants.promise(network, promise);
            }
            let followed = doors.followers.iter().filter_map(|(_, met)| met.as_ref());
            for tally in doors.known.iter().chain(followed) {
                wants.tally(network, tally);
            }
            for (holding, _) in &doors.followers {
                wants.holding(network, holding);
            }
            if let Some(introduction) = &doors.introduction {
                wants.introduction(reader, introduction);
            }
        }
    }

    /// The institutions, the people, and the colleagues on whom relationships hang.
    pub(super) fn tell(&self, book: &Book<'_>) -> ([WatchListPart; 2], Vec<WatchListColleague>) {
        let hang: FxHashMap<Vertex, u32> = self
            .colleagues
            .iter()
            .map(|&(count, thread)| (thread.colleague, count))
            .collect();
        let mut parts = self.parts.iter().zip(&self.doors).map(|(part, doors)| {
            let rows = part.found.iter().zip(doors);
            WatchListPart {
                counts: part.counts,
                rows: rows
                    .filter_map(|(found, doors)| self.row(book, found, doors, &hang))
                    .collect(),
            }
        });
        let mut next = || parts.next().unwrap_or_default();
        let parts = [next(), next()];
        let colleagues = self.colleagues.iter().take(MOST_COLLEAGUES);
        let colleagues = colleagues.filter_map(|&(count, thread)| colleague(book, &thread, count));
        (parts, colleagues.collect())
    }

    fn row(
        &self,
        book: &Book<'_>,
        found: &Found,
        doors: &Doors<'_>,
        hang: &FxHashMap<Vertex, u32>,
    ) -> Option<WatchListRow> {
        let tie = book.tie(&found.tally)?;
        doubt(book, found, doors, &tie);
        let thread = found.thread.as_ref();
        Some(WatchListRow {
            class: found.class,
            meetings: meetings(book.reader, self.home, &found.tally),
            days_since: found.days,
            counterparts: found
                .counterparts
                .iter()
                .filter_map(|counterpart| told(book, counterpart))
                .collect(),
            rotated: found.rotated,
            only_colleague: thread.and_then(|thread| {
                let count = hang.get(&thread.colleague).copied().unwrap_or(1);
                colleague(book, thread, count)
            }),
            doors: self::doors(book, doors),
            tie,
        })
    }
}

fn want_thread(reader: &Reader, thread: &Thread, wants: &mut Wants) {
    wants.name(reader.network(), thread.colleague);
    if let Some(position) = thread.position {
        wants.name(reader.network(), position);
    }
}

fn colleague(book: &Book<'_>, thread: &Thread, institutions: u32) -> Option<WatchListColleague> {
    let position = thread.position;
    Some(WatchListColleague {
        colleague: book.named(thread.colleague)?,
        position: position.and_then(|position| book.named(position)),
        in_position: position.and_then(|position| book.reader.holds_now(thread.colleague, position)),
        inferred: thread.inferred,
        institutions,
    })
}

fn told(book: &Book<'_>, counterpart: &Counterpart) -> Option<WatchListCounterpart> {
    let person = book.person(counterpart.person);
    Some(WatchListCounterpart {
        person: book.named(counterpart.person)?,
        style: person.and_then(|person| person.style.clone()),
        position: counterpart.position.and_then(|position| book.named(position)),
        in_position: counterpart.serves,
    })
}

/// Notes what is uncertain of the last contact.
fn doubt(book: &Book<'_>, found: &Found, doors: &Doors<'_>, tie: &crate::reports::lines::Tie) {
    let network = book.reader.network();
    let last = found.tally.last;
    if !network.event(last).from.is_one_day() {
        book.doubt(GapKind::DateUncertain, &tie.last_event);
    }
    if tie.footnotes.is_empty() {
        book.doubt(GapKind::Unsourced, &tie.last_event);
    }
    let inferred = found
        .thread
        .is_some_and(|thread| thread.inferred && thread.last == last);
    if inferred || found.tally.inferred {
        book.doubt(GapKind::HolderInferred, &tie.last_event);
    }
    if let Some(unreported) = doors.unreported.and_then(|event| book.named(event)) {
        book.doubt(GapKind::AnnouncedWithoutReport, &unreported);
    }
}

/// The doors, what takes least first.
fn doors(book: &Book<'_>, doors: &Doors<'_>) -> Vec<WatchListDoor> {
    let network = book.reader.network();
    let written = |event: Vertex| EdtfDate(network.written(event).into_owned());
    let door = |kind, through| WatchListDoor {
        kind,
        through,
        position: None,
        when: None,
        holder: None,
        introduction: None,
        footnotes: Vec::new(),
    };
    let position = |tally: &Tally| tally.position.and_then(|position| book.named(position));
    let announced = doors.announced.and_then(|event| {
        Some(WatchListDoor {
            when: Some(written(event)),
            footnotes: book.footnotes(network.record(event)),
            ..door(DoorKind::AnnouncedEvent, book.named(event)?)
        })
    });
    let promise = doors.promise.and_then(|row| {
        Some(WatchListDoor {
            when: EdtfDate::of(row.due_text.as_ref()),
            footnotes: book.footnotes(row.id),
            ..door(DoorKind::OpenPromise, book.named_id(row.id)?)
        })
    });
    let known = doors.known.iter().filter_map(|tally| {
        Some(WatchListDoor {
            position: position(tally),
            when: Some(written(tally.last)),
            footnotes: book.footnotes(network.record(tally.last)),
            ..door(DoorKind::KnownPerson, book.named(tally.other)?)
        })
    });
    let followers = doors.followers.iter().filter_map(|(holding, met)| {
        let holder = book.holder(holding)?;
        Some(WatchListDoor {
            position: book.named(holding.position),
            when: met.map(|tally| written(tally.last)),
            footnotes: holder.footnotes.clone(),
            holder: Some(holder),
            ..door(DoorKind::NewHolder, book.named(holding.person)?)
        })
    });
    let introduction = doors.introduction.as_ref().and_then(|introduction| {
        let introduction = book.introduction(introduction)?;
        let first = introduction.steps.first()?;
        let mut footnotes: Vec<u32> = introduction.footnotes.clone();
        footnotes.extend(introduction.steps.iter().flat_map(|step| &step.footnotes));
        footnotes.sort_unstable();
        footnotes.dedup();
        Some(WatchListDoor {
            when: first.last_met.clone(),
            footnotes,
            ..door(DoorKind::Introduction, first.to.clone())
        })
        .map(|door| WatchListDoor {
            introduction: Some(introduction),
            ..door
        })
    });
    announced
        .into_iter()
        .chain(promise)
        .chain(known)
        .chain(followers)
        .chain(introduction)
        .collect()
}
