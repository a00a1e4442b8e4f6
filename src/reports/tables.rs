//! Tables of reports: cells for what lines hold, and the tables that several reports have.

use super::{
    laid_out::{Cell, Chart, Column, Table},
    lines::{Acquaintance, Bounds, Contact, Holder, Named, Promise, Tie},
    words::{Spoken, Words},
};
use crate::{scalars::EdtfDate, vocabulary::CommitmentStatus};

impl Table {
    /// A table without rows: its name, and the messages of its caption and of the heads of its columns.
    pub fn new(words: &Words, name: &str, caption: &str, columns: &[&str]) -> Self {
        let columns = columns.iter().map(|head| Column {
            head: words.say(head),
            numbers: false,
        });
        Self {
            name: name.to_owned(),
            caption: words.say(caption),
            columns: columns.collect(),
            rows: Vec::new(),
        }
    }

    /// The same with numbers in some columns, counted from 0 on.
    #[must_use]
    pub fn numbers(mut self, columns: impl IntoIterator<Item = usize>) -> Self {
        for place in columns {
            if let Some(column) = self.columns.get_mut(place) {
                column.numbers = true;
            }
        }
        self
    }

    /// The same with rows.
    #[must_use]
    pub fn with(mut self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        self.rows.extend(rows);
        self
    }

    /// The same with the message of another caption.
    #[must_use]
    pub fn captioned(mut self, words: &Words, caption: &str) -> Self {
        self.caption = words.say(caption);
        self
    }

    /// The same as a part of a report: `open` of `commitments` is named `commitments.open`.
    #[must_use]
    pub fn within(mut self, part: &str) -> Self {
        self.name = format!("{part}.{}", self.name);
        self
    }
}

impl Chart {
    /// The same as a part of a report: `ages` of `commitments` is named `commitments.ages`.
    #[must_use]
    pub fn within(mut self, part: &str) -> Self {
        self.name = format!("{part}.{}", self.name);
        self
    }
}

impl Cell {
    /// A text.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// A record, by its name; empty for none.
    pub fn name(record: Option<&Named>) -> Self {
        Self::text(record.map_or("", |record| &record.name))
    }

    /// Several records, by their names.
    pub fn names<'a>(records: impl IntoIterator<Item = &'a Named>) -> Self {
        let names: Vec<&str> = records.into_iter().map(|record| record.name.as_str()).collect();
        Self::text(names.join(", "))
    }

    /// A date, for people; empty for none.
    pub fn date(words: &Words, date: Option<&EdtfDate>) -> Self {
        Self::text(date.map_or_else(String::new, |date| words.date(&date.0)))
    }

    /// A word of the vocabulary; empty for none.
    pub fn word<W: Spoken>(words: &Words, word: Option<W>) -> Self {
        Self::text(word.map_or_else(String::new, |word| words.word(word)))
    }

    /// A number.
    pub fn number(words: &Words, number: impl Into<i64>) -> Self {
        let number = number.into();
        let digits = words.number(number.unsigned_abs());
        Self {
            text: if number < 0 { format!("-{digits}") } else { digits },
            #[expect(
                clippy::cast_precision_loss,
                reason = "numbers of a report are far below 2^52"
            )]
            number: Some(number as f64),
            ..Self::default()
        }
    }

    /// A number between bounds.
    pub fn bounds(words: &Words, bounds: Bounds) -> Self {
        Self {
            text: words.bounds(bounds.at_least.into(), bounds.at_most.into()),
            number: (bounds.at_least == bounds.at_most).then(|| f64::from(bounds.at_least)),
            ..Self::default()
        }
    }

    /// The same with sources.
    #[must_use]
    pub fn noted(mut self, footnotes: &[u32]) -> Self {
        self.footnotes = footnotes.to_vec();
        self
    }

    /// The same with a tint from 0 to 1.
    #[must_use]
    pub fn tinted(mut self, heat: f64) -> Self {
        self.heat = Some(heat);
        self
    }
}

impl Contact {
    /// A table of events: when, what, who of theirs, who of ours, where.
    pub fn table(words: &Words, name: &str, contacts: &[Self]) -> Table {
        let columns = ["date", "event", "kind", "theirs", "ours", "place"];
        let rows = contacts.iter().map(|contact| {
            vec![
                Cell::text(words.period(
                    &contact.from.0,
                    contact.until.as_ref().map(|until| until.0.as_str()),
                )),
                Cell::name(Some(&contact.event)).noted(&contact.footnotes),
                Cell::text(words.word(contact.kind)),
                Cell::text(attendees(&contact.theirs)),
                Cell::text(attendees(&contact.ours)),
                Cell::names(contact.venue.iter().chain(&contact.city)),
            ]
        });
        Table::new(words, name, "contacts", &columns).with(rows)
    }
}

/// Those who were there, in one line: the person, else the position, else what the group is called.
pub(super) fn attendees(attendees: &[super::lines::Attendee]) -> String {
    let names: Vec<&str> = attendees
        .iter()
        .filter_map(|attendee| {
            let named = attendee.person.as_ref().or(attendee.position.as_ref());
            let named = named.map(|named| named.name.as_str());
            named.or(attendee.label.as_deref()).or(attendee
                .institution
                .as_ref()
                .map(|institution| institution.name.as_str()))
        })
        .collect();
    names.join(", ")
}

impl Promise {
    /// A table of promises: what, by whom, to whom, when, until when, what became of it.
    pub fn table(words: &Words, name: &str, promises: &[Self]) -> Table {
        let columns = [
            "promise",
            "by",
            "in-position",
            "to",
            "about",
            "made",
            "due",
            "status",
            "age",
        ];
        let rows = promises.iter().map(|promise| {
            let status = if promise.overdue && promise.status == CommitmentStatus::Open {
                words.say("overdue")
            } else {
                words.word(promise.status)
            };
            vec![
                Cell::name(Some(&promise.promise)).noted(&promise.footnotes),
                Cell::name(promise.by.as_ref()),
                Cell::name(promise.by_position.as_ref()),
                Cell::name(promise.to.as_ref()),
                Cell::names(&promise.targets),
                Cell::date(words, promise.made.as_ref()),
                Cell::date(words, promise.due.as_ref()),
                Cell::text(status),
                promise
                    .age_in_days
                    .map_or_else(Cell::default, |age| Cell::number(words, age)),
            ]
        });
        Table::new(words, name, "promises", &columns)
            .numbers([8])
            .with(rows)
    }
}

impl Holder {
    /// A table of those who held positions: what, who, in what capacity, since when, until when, how sure.
    pub fn table(words: &Words, name: &str, caption: &str, holders: &[Self]) -> Table {
        let columns = ["in-position", "holder", "capacity", "since", "until", "certainty"];
        let rows = holders.iter().map(|holder| {
            vec![
                Cell::name(Some(&holder.position)),
                Cell::name(Some(&holder.person)).noted(&holder.footnotes),
                Cell::text(words.word(holder.capacity)),
                Cell::date(words, holder.from.as_ref()),
                Cell::date(words, holder.until.as_ref()),
                Cell::text(words.word(holder.certainty)),
            ]
        });
        Table::new(words, name, caption, &columns).with(rows)
    }
}

impl Tie {
    /// A table of those met: who, in what position, for whom, how often, when first, when last.
    pub fn table(words: &Words, name: &str, caption: &str, ties: &[Self]) -> Table {
        let columns = [
            "who",
            "in-position",
            "on-behalf-of",
            "meetings",
            "first-met",
            "last-met",
            "attribution",
        ];
        let rows = ties.iter().map(|tie| {
            let inferred = if tie.inferred {
                words.say("inferred")
            } else {
                String::new()
            };
            vec![
                Cell::name(Some(&tie.with)),
                Cell::name(tie.position.as_ref()),
                Cell::name(tie.institution.as_ref()),
                Cell::number(words, tie.meetings),
                Cell::date(words, Some(&tie.first_met)),
                Cell::date(words, Some(&tie.last_met)).noted(&tie.footnotes),
                Cell::text(inferred),
            ]
        });
        Table::new(words, name, caption, &columns).numbers([3]).with(rows)
    }
}

impl Acquaintance {
    /// A table of persons who were at our contacts: who, in what position, for whom, how often, when last, whether still so.
    pub fn table(words: &Words, name: &str, caption: &str, people: &[Self]) -> Table {
        let columns = [
            "who",
            "in-position",
            "on-behalf-of",
            "meetings",
            "last-met",
            "still-in-position",
            "attribution",
        ];
        let rows = people.iter().map(|known| {
            let still = match known.still_in_position {
                Some(true) => words.say("yes"),
                Some(false) => words.say("no"),
                None => String::new(),
            };
            vec![
                Cell::name(Some(&known.person)),
                Cell::name(known.position.as_ref()),
                Cell::name(known.institution.as_ref()),
                Cell::number(words, known.meetings),
                Cell::date(words, Some(&known.last_met)).noted(&known.footnotes),
                Cell::text(still),
                Cell::text(if known.inferred {
                    words.say("inferred")
                } else {
                    String::new()
                }),
            ]
        });
        Table::new(words, name, caption, &columns).numbers([3]).with(rows)
    }
}
