//! Where events are told: notes and articles, some of which tell of several.

use std::io::{self, Write};

use super::Event;
use crate::generate::{
    dates,
    line::{Line, Lines},
    random::Random,
};

/// A source that is not new is one of the last so many.
const RECENT: usize = 8;
const PUBLISHERS: [&str; 6] = [
    "WeGO",
    "City Wire",
    "The Capital Herald",
    "Urban Observer",
    "Diplomatic Bulletin",
    "Public Affairs Daily",
];

/// The sources so far.
#[derive(Default)]
pub(super) struct Sources {
    written: usize,
}

/// A source, and how it tells of an event.
pub(super) struct Cited {
    number: usize,
    new: bool,
    stance: Option<&'static str>,
    quote: Option<&'static str>,
}

impl Cited {
    /// The key of the source.
    pub(super) fn key(&self) -> String {
        source_key(self.number)
    }
}

/// The key of a source.
pub(in crate::generate) fn source_key(number: usize) -> String {
    format!("source-{number}")
}

/// Writes citations into the list of a record.
pub(super) fn cite(line: &mut Line, cited: &[Cited]) {
    for cited in cited {
        if cited.stance.is_none() && cited.quote.is_none() {
            line.item(cited.key());
        } else {
            line.object(|line| {
                line.text("source", cited.key());
                line.some("stance", cited.stance);
                line.some("quote", cited.quote);
            });
        }
    }
}

impl Sources {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.written
    }

    /// The sources of an event: a new one for one event in three, an earlier one for one in six, and rarely one that
    /// disagrees.
    pub(super) fn cited(&self, event: &Event<'_>, random: &mut Random) -> Vec<Cited> {
        let recent = |random: &mut Random| self.written - random.below(self.written.min(RECENT));
        let announced = (!event.held()).then_some("ANNOUNCES");
        let mut cited = Vec::new();
        if random.chance(3_333) {
            let quote = "the two sides agreed to stay in touch";
            cited.push(Cited {
                number: self.written + 1,
                new: true,
                stance: announced,
                quote: random.chance(800).then_some(quote),
            });
        } else if self.written > 0 && random.chance(2_500) {
            cited.push(Cited {
                number: recent(random),
                new: false,
                stance: announced,
                quote: None,
            });
        }
        if cited.first().is_some_and(|first| first.new) && self.written > 0 && random.chance(400) {
            cited.push(Cited {
                number: recent(random),
                new: false,
                stance: Some(random.pick(&["CORRECTS", "CONTRADICTS"])),
                quote: None,
            });
        }
        cited
    }

    /// Writes those of an event's sources that are new.
    pub(super) fn write(
        &mut self,
        cited: &[Cited],
        event: &Event<'_>,
        random: &mut Random,
        lines: &mut Lines<impl Write>,
    ) -> io::Result<()> {
        for cited in cited.iter().filter(|cited| cited.new) {
            self.written = cited.number;
            let day = if event.held() {
                event.day + random.between(0, 6)
            } else {
                event.day - random.between(1, 30)
            };
            lines.record("source", cited.key(), |line| {
                line.text("published", dates::exact(day.min(dates::LAST)));
                line.text("publisher", PUBLISHERS[random.ranked(PUBLISHERS.len())]);
                line.text("title", &event.title);
                if random.chance(7_000) {
                    line.text("text", text(event, random));
                }
                if random.chance(5_000) {
                    line.text("url", format_args!("https://news.example.org/{}", cited.number));
                }
                line.text(
                    "language",
                    random.weighted(&[(80, "en"), (12, "ko"), (4, "es"), (4, "fr")]),
                );
                line.some("visibility", event.visibility);
            })?;
        }
        Ok(())
    }
}

fn text(event: &Event<'_>, random: &mut Random) -> String {
    let opening = random.pick(&[
        "As was learned this week: ",
        "From our correspondent. ",
        "",
        "In brief: ",
    ]);
    let closing = random.pick(&[
        " Details were not given.",
        " More is expected in spring.",
        " Observers called it a routine matter.",
        " It was the first of its kind.",
        "",
    ]);
    let told = event
        .summary
        .as_deref()
        .unwrap_or("Neither side said what was talked about.");
    format!("{opening}{}. {told}{closing}", event.title)
}
