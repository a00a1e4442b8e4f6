//! The tables of the watch list.

use super::{WatchListColleague, WatchListDoor, WatchListPart, WatchListReport, WatchListRow};
use crate::{
    reports::{
        LaidOut,
        laid_out::{Cell, Table, framed},
        words::Words,
    },
    vocabulary::{DoorKind, ReportName},
};

impl LaidOut for WatchListReport {
    const NAME: ReportName = ReportName::WatchList;
    const TEMPLATE: &'static str = include_str!("watch-list.jinja");

    framed!();

    fn tables(&self, words: &Words) -> Vec<Table> {
        vec![
            self.numbers(words),
            table(words, "institutions", &self.institutions),
            table(words, "people", &self.people),
            colleagues(words, &self.colleagues),
        ]
    }
}

impl WatchListReport {
    fn numbers(&self, words: &Words) -> Table {
        let columns = [
            "watch-list-with",
            "watch-list-relationships",
            "watch-list-class-LAPSED",
            "watch-list-class-DORMANT",
            "watch-list-class-COOLING",
            "watch-list-current",
            "watch-list-class-ROTATED",
            "watch-list-class-SINGLE_THREADED",
        ];
        let parts = [("institutions", &self.institutions), ("people", &self.people)];
        let rows = parts.map(|(name, part)| {
            let counts = part.counts;
            let number = |count: u32| Cell::number(words, count);
            vec![
                Cell::text(words.say(&format!("watch-list-{name}"))),
                number(counts.relationships),
                number(counts.lapsed),
                number(counts.dormant),
                number(counts.cooling),
                number(counts.current),
                number(counts.rotated),
                if name == "people" {
                    Cell::default()
                } else {
                    number(counts.single_threaded)
                },
            ]
        });
        Table::new(words, "numbers", "watch-list-numbers", &columns)
            .numbers(1..8)
            .with(rows)
    }
}

/// The relationships of one sort. Of persons it is not told whom contact went through.
fn table(words: &Words, name: &str, part: &WatchListPart) -> Table {
    let mut columns = vec![
        "watch-list-class",
        "watch-list-with",
        "last-met",
        "watch-list-days",
        "meetings",
        "watch-list-counterparts",
        "watch-list-doors",
    ];
    let threads = name == "institutions";
    if threads {
        columns.insert(6, "watch-list-only-colleague");
    }
    let rows = part.rows.iter().map(|row| {
        let mut cells = vec![
            Cell::text(words.word(row.class)),
            Cell::name(Some(&row.tie.with)),
            Cell::date(words, Some(&row.tie.last_met)).noted(&row.tie.footnotes),
            Cell::bounds(words, row.days_since),
            Cell::bounds(words, row.meetings),
            Cell::text(counterparts(words, row)),
            doors(words, row),
        ];
        if threads {
            let colleague = row.only_colleague.as_ref();
            cells.insert(6, Cell::name(colleague.map(|colleague| &colleague.colleague)));
        }
        cells
    });
    Table::new(words, name, &format!("watch-list-{name}"), &columns)
        .numbers([3, 4])
        .with(rows)
}

/// Those met last, each with the position and whether the person has left it.
fn counterparts(words: &Words, row: &WatchListRow) -> String {
    let named = row.counterparts.iter().map(|counterpart| {
        let mut about: Vec<String> = Vec::new();
        about.extend(
            counterpart
                .position
                .as_ref()
                .map(|position| position.name.clone()),
        );
        match counterpart.in_position {
            Some(true) => about.push(words.say("watch-list-serves")),
            Some(false) => about.push(words.say("watch-list-left")),
            None => {}
        }
        let name = &counterpart.person.name;
        if about.is_empty() {
            name.clone()
        } else {
            format!("{name} ({})", about.join("; "))
        }
    });
    named.collect::<Vec<_>>().join(", ")
}

/// What it can be taken up with again, in one cell.
fn doors(words: &Words, row: &WatchListRow) -> Cell {
    // That a person met is still there is told beside the name.
    let others = row.doors.iter().filter(|door| door.through != row.tie.with);
    let said: Vec<String> = others.clone().map(|door| said(words, door)).collect();
    let mut footnotes: Vec<u32> = others.flat_map(|door| door.footnotes.iter().copied()).collect();
    footnotes.sort_unstable();
    footnotes.dedup();
    Cell::text(said.join("; ")).noted(&footnotes)
}

/// One door: what it is, through whom or what, and when.
fn said(words: &Words, door: &WatchListDoor) -> String {
    let mut about: Vec<String> = Vec::new();
    about.extend(door.position.as_ref().map(|position| position.name.clone()));
    about.extend(door.when.as_ref().map(|when| {
        let date = words.date(&when.0);
        let message = match door.kind {
            DoorKind::AnnouncedEvent => return date,
            DoorKind::OpenPromise => "watch-list-due",
            DoorKind::KnownPerson | DoorKind::NewHolder | DoorKind::Introduction => "watch-list-met-on",
        };
        words.say_with(message, &[("date", (&date).into())])
    }));
    let steps = door
        .introduction
        .iter()
        .flat_map(|introduction| &introduction.steps);
    let way = steps.skip(1).map(|step| step.to.name.as_str());
    let about = if about.is_empty() {
        String::new()
    } else {
        format!(" ({})", about.join("; "))
    };
    let way = way.fold(String::new(), |way, name| way + " → " + name);
    format!("{}: {}{about}{way}", words.word(door.kind), door.through.name)
}

/// Those on whom relationships hang.
fn colleagues(words: &Words, colleagues: &[WatchListColleague]) -> Table {
    let columns = [
        "watch-list-colleague",
        "in-position",
        "watch-list-in-position",
        "watch-list-hanging",
        "watch-list-basis",
    ];
    let rows = colleagues.iter().map(|colleague| {
        vec![
            Cell::name(Some(&colleague.colleague)),
            Cell::name(colleague.position.as_ref()),
            Cell::text(colleague.in_position.map_or_else(String::new, |still| {
                words.say(if still {
                    "watch-list-serves"
                } else {
                    "watch-list-left"
                })
            })),
            Cell::number(words, colleague.institutions),
            Cell::text(if colleague.inferred {
                words.say("watch-list-inferred")
            } else {
                String::new()
            }),
        ]
    });
    Table::new(words, "colleagues", "watch-list-colleagues", &columns)
        .numbers([3])
        .with(rows)
}
